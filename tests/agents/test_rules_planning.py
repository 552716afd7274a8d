"""The rules mind's days: in order, within waking hours, at known and open places, and true to persona and promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.minds.rules.hours import Span, is_open
from agents.minds.rules.outings import known_kind
from agents.perception import PlaceView
from agents.persona import BigFive, Habit, LifeContext, Persona, PersonalIdentity, SocialIdentity, Weekday
from agents.plan import Plan, PlanStep
from agents.tasks import DETAIL_STEP, REVISE_PLAN
from agents.tasks.planning import DayPlan, DetailStepInput, PlanDayInput, RevisePlanInput, Step, StepDetails
from tests.agents.rules_town import (
    CAFE,
    CLOSED,
    EMPTY,
    HOME,
    MILLER,
    MINUTE,
    NIGHT_WATCH,
    PLACES,
    SHIFT,
    ask,
    day_plan,
    me,
    moment,
    persona,
    plan_input,
    step,
)

ODD_NAMES = ["=cmd()", "王小明", "ليلى", "<b>Bob</b>", 'O"Hara', "Ada\u202eLovelace", "x" * 120]
PEOPLE = [EMPTY, MILLER, NIGHT_WATCH, persona(five=BigFive(extraversion=1.0)), persona(five=BigFive(extraversion=0.0))]


def assert_valid(plan: DayPlan, given: PlanDayInput) -> None:
    wakes, sleeps = given.wakes // MINUTE, given.sleeps // MINUTE
    places = {place.id: place for place in given.places}
    now = wakes
    for one in plan.steps:
        assert one.start_minute == now < one.end_minute
        assert one.activity.strip()
        span = Span(one.start_minute, one.end_minute)
        assert one.place == "home" or is_open(places[one.place], span)
        now = one.end_minute
    assert now == sleeps
    assert plan.steps[-1].place == "home"


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("seed", range(8))
def test_a_day_is_covered_from_waking_to_sleeping_at_open_places(who: Persona, seed: int) -> None:
    given = plan_input(who)
    assert_valid(day_plan(given, seed=seed), given)


HABITS = st.builds(
    Habit,
    do=st.sampled_from(["baking bread", "eating lunch", "忙", "x"]),
    at=st.sampled_from(["cafe", "mill", "pub", "vault", "home", None]),
    start=st.times().map(lambda time: time.strftime("%H:%M")),
    end=st.times().map(lambda time: time.strftime("%H:%M")),
    days=st.lists(st.sampled_from(("friday", "saturday", "sunday")), max_size=2, unique=True).map(tuple),
    fixed=st.booleans(),
)
CLOCKS = st.times().map(lambda time: time.strftime("%H:%M"))


@given(
    habits=st.lists(HABITS, max_size=6),
    wake=CLOCKS,
    sleep=CLOCKS,
    name=st.sampled_from(ODD_NAMES),
    five=st.tuples(*[st.floats(0, 1)] * 5),
    kept=st.integers(0, len(PLACES) - 1),
    due=st.tuples(st.integers(0, 2000), st.integers(1, 400)),
    seed=st.integers(0, 2**40),
)
def test_any_life_gets_a_valid_day(
    habits: list[Habit],
    wake: str,
    sleep: str,
    name: str,
    five: tuple[float, ...],
    kept: int,
    due: tuple[int, int],
    seed: int,
) -> None:
    traits = dict(zip(BigFive.model_fields, five, strict=True))
    who = Persona(
        id="ida",
        name=name,
        personal=PersonalIdentity(traits=BigFive(**traits), likes=("x" * 400,)),
        context=LifeContext(home="home", wake=wake, sleep=sleep, habits=tuple(habits), goals=("y" * 400,)),
    )
    places = (HOME, *PLACES[1 : 1 + kept])
    known = {place.id for place in places}
    who = who.model_copy(
        update={
            "context": who.context.model_copy(
                update={"habits": tuple(habit for habit in habits if habit.at is None or habit.at in known)}
            )
        }
    )
    promised = step(due[0], due[0] + due[1], "singing", places[-1].id, origin="commitment", claim="c", fixed=True)
    given_ = plan_input(who, places=places, due=(promised,))
    assert_valid(day_plan(given_, seed=seed), given_)


def test_equal_questions_get_equal_days_and_other_days_differ() -> None:
    given_ = plan_input(MILLER)
    assert day_plan(given_, tick=3) == day_plan(given_, tick=3)
    assert len({day_plan(given_, tick=tick).model_dump_json() for tick in range(10)}) == 10


def step_doing(plan: DayPlan, activity: str) -> list[Step]:
    return [one for one in plan.steps if one.activity == activity]


def test_a_duty_is_kept_to_the_minute_and_marked_fixed() -> None:
    careless = persona(habits=(SHIFT,), five=BigFive(conscientiousness=0.0))
    for seed in range(20):
        (shift,) = step_doing(day_plan(plan_input(careless), seed=seed), "grinding corn")
        assert (shift.start_minute, shift.end_minute, shift.place) == (540, 1020, "mill")
        assert shift.fixed
        assert shift.origin == "habit"


def test_the_conscientious_keep_habits_exactly_and_others_stray_or_skip() -> None:
    tea = Habit(do="having tea", at="cafe", start="15:00", end="16:00")
    exact = persona(habits=(tea,), five=BigFive(conscientiousness=0.9))
    loose = persona(habits=(tea,), five=BigFive(conscientiousness=0.1))
    days = [step_doing(day_plan(plan_input(exact), seed=seed), "having tea") for seed in range(40)]
    assert {(one.start_minute) for day in days for one in day} == {900}
    assert all(days)
    strayed = [step_doing(day_plan(plan_input(loose), seed=seed), "having tea") for seed in range(40)]
    starts = {one.start_minute for day in strayed for one in day}
    assert len(starts) > 3
    assert all(abs(start - 900) <= 20 for start in starts)
    assert 0 < sum(not day for day in strayed) < 20


def test_a_promise_beats_a_habit_but_not_a_duty() -> None:
    promise = step(1020, 1140, "singing", "park", origin="commitment", claim="song", fixed=True)
    pub = Habit(do="having a pint", at="pub", start="17:00", end="20:00")
    plan = day_plan(plan_input(persona(habits=(pub,)), due=(promise,)))
    (sung,) = step_doing(plan, "singing")
    assert (sung.start_minute, sung.end_minute, sung.origin, sung.claim) == (1020, 1140, "commitment", "song")
    busy = persona(habits=(Habit(do="grinding corn", at="mill", start="09:00", end="18:00", fixed=True),))
    (late,) = step_doing(day_plan(plan_input(busy, due=(promise,))), "singing")
    assert late.start_minute == 1080


def test_one_is_at_the_place_of_a_promise_in_good_time() -> None:
    promise = step(1020, 1140, "singing", "park", origin="commitment", claim="song", fixed=True)
    steps = day_plan(plan_input(EMPTY, due=(promise,))).steps
    at = next(n for n, one in enumerate(steps) if one.activity == "singing")
    assert steps[at - 1].place == "park"
    assert steps[at - 1].end_minute == 1020


def test_a_promise_at_a_place_nobody_listed_is_kept() -> None:
    promise = step(1020, 1140, "singing", "maras-home", origin="commitment", claim="song", fixed=True)
    assert step_doing(day_plan(plan_input(EMPTY, due=(promise,))), "singing")[0].place == "maras-home"


@pytest.mark.parametrize("weekday", ["monday", "saturday"])
def test_habits_keep_to_their_days(weekday: Weekday) -> None:
    who = persona(habits=(SHIFT.model_copy(update={"days": ("monday",)}),))
    assert bool(step_doing(day_plan(plan_input(who, weekday=weekday)), "grinding corn")) == (weekday == "monday")


def test_a_night_shift_runs_across_midnight() -> None:
    watch = NIGHT_WATCH.model_copy(
        update={"context": NIGHT_WATCH.context.model_copy(update={"habits": (_night_habit(),)})}
    )
    (shift,) = step_doing(day_plan(plan_input(watch)), "keeping watch")
    assert (shift.start_minute, shift.end_minute) == (1320, 1320 + 450)


def _night_habit() -> Habit:
    return Habit(do="keeping watch", at="park", start="22:00", end="05:30", days=("friday",), fixed=True)


def test_the_habit_of_a_morning_after_a_night_awake_counts_by_its_own_weekday() -> None:
    bread = Habit(do="buying bread", at="cafe", start="08:00", end="09:00", days=("saturday",), fixed=True)
    owl = persona(habits=(bread,), wake="18:00", sleep="10:00")
    (bought,) = step_doing(day_plan(plan_input(owl, weekday="friday")), "buying bread")
    assert bought.start_minute == 24 * 60 + 480
    assert not step_doing(day_plan(plan_input(owl, weekday="saturday")), "buying bread")


def test_a_shift_that_somebody_sleeps_through_is_left_out() -> None:
    early = persona(habits=(Habit(do="keeping watch", at="park", start="22:00", end="06:00"),), wake="05:30")
    assert not [one for one in step_doing(day_plan(plan_input(early)), "keeping watch") if one.start_minute < 12 * 60]


def test_even_somebody_without_a_trait_or_habit_goes_out_to_meet_people() -> None:
    hermit = Persona(
        id="ida",
        name="Ida",
        personal=PersonalIdentity(traits=BigFive(extraversion=0.0)),
        context=LifeContext(home="home"),
    )
    for who in (EMPTY, hermit):
        for seed in range(20):
            assert any(one.place != "home" for one in day_plan(plan_input(who), seed=seed).steps)


def test_the_outgoing_are_out_more_than_the_withdrawn() -> None:
    def minutes_out(extraversion: float) -> int:
        who = persona(five=BigFive(extraversion=extraversion))
        plans = [day_plan(plan_input(who), seed=seed) for seed in range(20)]
        return sum(one.end_minute - one.start_minute for plan in plans for one in plan.steps if one.place != "home")

    assert minutes_out(0.9) > 3 * minutes_out(0.1) // 2


def test_children_are_not_sent_to_the_pub() -> None:
    child = EMPTY.model_copy(update={"social": SocialIdentity(age=9)})
    for seed in range(30):
        assert all(one.place != "pub" for one in day_plan(plan_input(child), seed=seed).steps)


def test_a_meal_out_of_habit_is_not_eaten_twice() -> None:
    soup = Habit(do="eating soup with the crew", at="cafe", start="11:00", end="12:00")
    eater = persona(habits=(soup,), five=BigFive(conscientiousness=0.9))
    for seed in range(20):
        noon = [one for one in day_plan(plan_input(eater), seed=seed).steps if 720 <= one.start_minute < 840]
        assert not any("lunch" in one.activity or "sandwich" in one.activity for one in noon)


def test_likes_and_work_fill_free_time_at_home() -> None:
    done = {one.activity for seed in range(40) for one in day_plan(plan_input(persona()), seed=seed).steps}
    assert {"walking early", "thinking about old maps", "thinking how to finish my book"} <= done
    assert "rewriting a page" in done


def test_in_a_world_of_one_place_everybody_stays_there() -> None:
    given_ = plan_input(EMPTY, places=(HOME,))
    plan = day_plan(given_)
    assert_valid(plan, given_)
    assert {one.place for one in plan.steps} == {"home"}


def test_without_a_home_of_ones_own_the_first_home_or_place_will_do() -> None:
    homeless = Persona(id="ida", name="Ida")
    plan = day_plan(plan_input(homeless, places=(CAFE, HOME)))
    assert plan.steps[-1].place == "home"
    assert day_plan(plan_input(homeless, places=(CAFE,))).steps[-1].place == "cafe"
    assert day_plan(plan_input(homeless, places=())).steps[-1].place == ""


def test_free_time_is_taken_in_steps_of_at_most_three_hours() -> None:
    for seed in range(10):
        for one in day_plan(plan_input(EMPTY), seed=seed).steps:
            assert one.end_minute - one.start_minute <= 180


def test_the_day_after_midnight_at_the_start_of_a_scenario_counts_from_its_own_midnight() -> None:
    given_ = replace(plan_input(EMPTY), moment=moment(0, 2 * 60), wakes=2 * 60 * MINUTE, sleeps=6 * 60 * MINUTE)
    plan = day_plan(given_)
    assert (plan.steps[0].start_minute, plan.steps[-1].end_minute) == (120, 360)


def test_a_scenario_that_starts_in_the_afternoon_has_its_midnight_before_the_start() -> None:
    given_ = PlanDayInput(me(EMPTY), replace(moment(0, 15 * 60), seconds=0), 0, 6 * 60 * MINUTE, PLACES, (), ())
    plan = day_plan(given_)
    assert (plan.steps[0].start_minute, plan.steps[-1].end_minute) == (900, 1260)


def test_a_waking_day_of_a_minute_is_one_step() -> None:
    given_ = replace(plan_input(EMPTY), sleeps=7 * 60 * MINUTE + 60)
    assert len(day_plan(given_).steps) == 1


def test_forty_scraps_of_habits_are_joined_into_a_plan_that_fits() -> None:
    scraps = tuple(
        Habit(do=f"task {n}", start=f"{8 + n // 4:02d}:{n % 4 * 15:02d}", end=f"{8 + n // 4:02d}:{n % 4 * 15 + 14:02d}")
        for n in range(50)
    )
    given_ = plan_input(persona(habits=scraps, five=BigFive(conscientiousness=1.0)))
    plan = day_plan(given_)
    assert len(plan.steps) <= 40
    assert_valid(plan, given_)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("Coffee house", "cafe"), ("town-square", "square"), ("observatory", "place"), ("home", ""), ("work", "")],
)
def test_kinds_of_places_are_known_by_their_words(kind: str, expected: str) -> None:
    assert known_kind(kind) == expected


# --- revising ---------------------------------------------------------------------------------------------------


def revise_input(remaining: Sequence[PlanStep], due: Sequence[PlanStep], *, minute: int = 720) -> RevisePlanInput:
    plan = Plan(0, 420 * MINUTE, 1350 * MINUTE, tuple(remaining))
    return RevisePlanInput(
        me(MILLER, plan=plan),
        moment(minute=minute),
        minute * MINUTE,
        1350 * MINUTE,
        PLACES,
        tuple(remaining),
        tuple(due),
        "news",
    )


REST = (
    step(690, 780, "grinding corn", "mill", origin="habit", fixed=True),
    step(780, 1080, "reading at the window", "home"),
    step(1080, 1350, "playing patience", "home"),
)
PROMISE = step(900, 1020, "singing", "park", origin="commitment", claim="song", fixed=True)


def test_a_revised_plan_holds_what_is_due_and_keeps_the_rest() -> None:
    plan: DayPlan = ask(REVISE_PLAN, revise_input(REST, (PROMISE,)))
    spans = {(one.activity, one.start_minute, one.end_minute) for one in plan.steps}
    assert ("singing", 900, 1020) in spans
    assert ("grinding corn", 720, 780) in spans
    assert ("reading at the window", 780, 885) in spans
    assert ("reading at the window", 1020, 1080) in spans
    assert plan.steps[-1].end_minute == 1350


def test_a_duty_that_goes_on_is_not_broken_off_for_a_promise() -> None:
    promise = replace(PROMISE, start=720 * MINUTE)
    plan: DayPlan = ask(REVISE_PLAN, revise_input(REST, (promise,)))
    assert step_doing(plan, "singing")[0].start_minute == 780


def test_what_is_due_now_begins_now_and_what_is_over_is_dropped() -> None:
    running = replace(PROMISE, start=700 * MINUTE)
    over = replace(PROMISE, start=600 * MINUTE, end=650 * MINUTE, activity="dancing")
    plan: DayPlan = ask(REVISE_PLAN, revise_input(REST[1:], (running, over)))
    assert step_doing(plan, "singing")[0].start_minute == 720
    assert not step_doing(plan, "dancing")


def test_a_day_with_nothing_left_is_filled_again() -> None:
    plan: DayPlan = ask(REVISE_PLAN, revise_input((), (PROMISE,)))
    assert (plan.steps[0].start_minute, plan.steps[-1].end_minute) == (720, 1350)
    assert step_doing(plan, "singing")


def test_minutes_after_midnight_count_on_from_the_waking_day() -> None:
    plan = Plan(0, 1080 * MINUTE, (1440 + 600) * MINUTE, ())
    given_ = RevisePlanInput(
        me(NIGHT_WATCH, plan=plan),
        moment(1, 120, "saturday"),
        (1440 + 120) * MINUTE,
        (1440 + 600) * MINUTE,
        PLACES,
        (),
        (step(1440 + 300, 1440 + 360, "singing", "park", origin="commitment", claim="song"),),
        "news",
    )
    revised: DayPlan = ask(REVISE_PLAN, given_)
    assert revised.steps[0].start_minute == 1440 + 120
    assert step_doing(revised, "singing")[0].start_minute == 1440 + 300


# --- detailing --------------------------------------------------------------------------------------------------


def details(who: Persona, activity: str, place: PlaceView = HOME) -> StepDetails:
    given_ = DetailStepInput(me(who, place=place), moment(), step(600, 720, activity, place.id))
    answer: StepDetails = ask(DETAIL_STEP, given_)
    return answer


def test_a_habit_with_steps_is_taken_apart_into_them() -> None:
    habit = SHIFT.model_copy(update={"steps": ("filling the hopper", "minding the stones")})
    assert details(persona(habits=(habit,)), "grinding corn").activities == ("filling the hopper", "minding the stones")


@pytest.mark.parametrize("activity", ["having soup for lunch", "doing nothing", "working at the mill", "忙", "x" * 300])
@pytest.mark.parametrize("place", [HOME, CAFE, CLOSED])
def test_other_steps_are_taken_apart_around_the_activity_itself(activity: str, place: PlaceView) -> None:
    answer = details(EMPTY, activity, place)
    assert 1 <= len(answer.activities) <= 4
    assert any(part.rstrip("…") in activity for part in answer.activities)
