"""A few people and places to ask the rules mind about: rich, empty and awkward ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from agents.affect import Mood
from agents.memory import Memory, MemoryKind
from agents.minds.rules import decide
from agents.perception import ClaimView, Me, Moment, PlaceView, Seen, View
from agents.persona import BigFive, Habit, LifeContext, Persona, PersonalIdentity, SocialIdentity, Weekday
from agents.plan import PlanStep
from agents.relationship import Relationship
from agents.talk import DETAILS, Knowledge
from agents.tasks import CONSIDER, PLAN_DAY, REACT
from agents.tasks.base import Question
from agents.tasks.claiming import Consideration, ConsiderInput
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.planning import DayPlan, PlanDayInput

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

HOME = PlaceView("home", "the cottage", "home", True, 0)
CAFE = PlaceView("cafe", "the Blue Cup", "cafe", True, 10, 7 * 60, 18 * 60)
PUB = PlaceView("pub", "the Anchor", "pub", True, 10, 16 * 60, 1 * 60)
PARK = PlaceView("park", "the Green", "park", True, 5)
MILL = PlaceView("mill", "Old Mill", "workshop", True, 10, 6 * 60, 20 * 60)
CLOSED = PlaceView("vault", "the vault", "museum", False, 10, 3 * 60, 3 * 60 + 1)
PLACES = (HOME, CAFE, PUB, PARK, MILL, CLOSED)


def traits(**changed: float) -> BigFive:
    return BigFive(**changed)


def persona(
    name: str = "Ida Quill",
    *,
    five: BigFive | None = None,
    likes: tuple[str, ...] = ("old maps", "walking early"),
    dislikes: tuple[str, ...] = (),
    habits: tuple[Habit, ...] = (),
    wake: str = "07:00",
    sleep: str = "22:30",
    goals: tuple[str, ...] = ("finish my book",),
    groups: tuple[str, ...] = (),
    occupation: str | None = "writer",
) -> Persona:
    return Persona(
        id="ida",
        name=name,
        social=SocialIdentity(age=40, occupation=occupation, groups=groups),
        personal=PersonalIdentity(traits=five or BigFive(), likes=likes, dislikes=dislikes),
        context=LifeContext(home="home", wake=wake, sleep=sleep, habits=habits, goals=goals),
    )


EMPTY = Persona(id="ida", name="Ida", context=LifeContext(home="home"))
NIGHT_WATCH = persona(
    habits=(Habit(do="keeping watch", at="mill", start="22:00", end="05:30", fixed=True),), wake="18:00", sleep="10:00"
)
SHIFT = Habit(do="grinding corn", at="mill", start="09:00", end="17:00", fixed=True)
MILLER = persona(habits=(SHIFT, Habit(do="having a pint", at="pub", start="17:30", end="18:30")), occupation="miller")


def me(who: Persona | None = None, **changed: Any) -> Me:
    plain = Me("ida", who or persona(), Mood(), HOME, "reading", None, None, None, ())
    return replace(plain, **changed)


def moment(day: int = 0, minute: int = 10 * 60, weekday: Weekday = "friday") -> Moment:
    return Moment(day * DAY + minute * MINUTE, day, minute, weekday, "2026-02-13")


def step(start: int, end: int, activity: str, place: str, **more: Any) -> PlanStep:
    """A step given in minutes of the first day."""
    return PlanStep(start * MINUTE, end * MINUTE, activity, place, **more)


def clock(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def plan_input(
    who: Persona, *, places: tuple[PlaceView, ...] = PLACES, due: tuple[PlanStep, ...] = (), weekday: Weekday = "friday"
) -> PlanDayInput:
    """The question of a day that begins at the midnight before second 0."""
    wakes, sleeps = clock(who.context.wake), clock(who.context.sleep)
    sleeps += 24 * 60 if sleeps <= wakes else 0
    return PlanDayInput(
        me(who), moment(minute=wakes, weekday=weekday), wakes * MINUTE, sleeps * MINUTE, places, due, ()
    )


def day_plan(given: PlanDayInput, *, seed: int = 1, tick: int = 1) -> DayPlan:
    plan: DayPlan = ask(PLAN_DAY, given, seed=seed, tick=tick)
    return plan


def ask(task: Any, given: Any, *, seed: int = 1, tick: int = 1, n: int = 0) -> Any:
    """The rules' answer."""
    return decide(Question(task, "ida", tick, n, seed, given))


TOM = Relationship("friend", familiarity_e6=600_000, closeness_e6=300_000)


def seen(person: str = "tom", name: str | None = "Tom Ash", **changed: Any) -> Seen:
    plain = Seen(person, name, "mending a net", None, TOM if name else None, None)
    return replace(plain, **changed)


def claim(**changed: Any) -> ClaimView:
    """Mara's supper, on the second day from 18:00 to 20:00 in the cafe, as Tom told it."""
    plain = ClaimView(
        id="supper",
        text="Mara is giving a supper",
        title="Mara's supper",
        first_person="I am giving a supper",
        origin="mara",
        origin_name="Mara Holm",
        about=("mara",),
        appeals_to=("cooking", "stories"),
        interest=7,
        secret=False,
        is_event=True,
        place="cafe",
        place_name="the Blue Cup",
        starts=moment(1, 18 * 60, "saturday"),
        ends=moment(1, 20 * 60, "saturday"),
        knowing=Knowledge("supper", "tom", "u/1", 9 * HOUR, DETAILS),
        teller_name="Tom Ash",
    )
    return replace(plain, **changed)


def known(**changed: Any) -> Knowledge:
    return replace(Knowledge("supper", "tom", "u/1", 9 * HOUR, DETAILS), **changed)


def react_input(*others: Seen, who: Me | None = None, claims: tuple[ClaimView, ...] = (), **changed: Any) -> ReactInput:
    others = others or (seen(),)
    plain = ReactInput(
        me=who or me(place=CAFE),
        view=View(moment(), others, PLACES),
        fresh=(),
        memories=(),
        claims=claims,
        known_to=(),
        may_talk=tuple(other.person for other in others),
    )
    return replace(plain, **changed)


def reactions(given: ReactInput, times: int = 400) -> list[Reaction]:
    return [ask(REACT, given, tick=41, n=n) for n in range(times)]


def consider_input(who: Persona | None = None, **changed: Any) -> ConsiderInput:
    plain = ConsiderInput(me(who), moment(), claim(), TOM, TOM, (), (), invited=False)
    return replace(plain, **changed)


def considerations(given: ConsiderInput, times: int = 300) -> list[Consideration]:
    return [ask(CONSIDER, given, n=n) for n in range(times)]


def memory(n: int, text: str, *about: str, kind: MemoryKind = "fact", created: int = 0) -> Memory:
    return Memory(f"ida/0/{n}", kind, text, created, 3, about)
