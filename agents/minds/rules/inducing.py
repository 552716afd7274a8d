"""Habits as rules come to them: out of what was done on three days at least, else out of a like or a wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents import commonsense
from agents.memory import Memory
from agents.minds.rules.activities import PARTS_AT, PARTS_OF
from agents.minds.rules.hours import clock_minute
from agents.minds.rules.outings import known_kind
from agents.minds.rules.words import clipped, content_words
from agents.perception import MINUTES_PER_DAY, PlaceView
from agents.persona import Persona
from agents.streams import Stream
from agents.tasks.base import Question
from agents.tasks.inducing import Doing, HabitInduced, InduceHabitInput

_OFTEN = 3
_NO_HABIT = (
    "thinking",
    "making a plan",
    "planning",
    "waiting",
    "resting",
    "passing the time",
    "getting ready",
    "looking",
)
_STEP = 15
_HALF_HOUR = 30
_CHANCE_E6 = 350_000
_EVENINGS = ("18:30", "19:30", "17:30", "20:15", "16:30")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What a habit of a kind looks like."""

    do: str
    minutes: int
    goal: str
    steps: tuple[str, ...]
    needs: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


_OF_FIELD: Mapping[str, _Pattern] = {
    "baking": _Pattern(
        "baking a loaf for tomorrow", 90, "have bread of my own on the table",
        ("weighing flour", "kneading dough", "waiting for it to rise", "taking the loaf out"),
        ("there is flour in the house",), ("there is a fresh loaf in the kitchen",),
    ),
    "cooking": _Pattern(
        "cooking something that takes its time", 75, "eat well",
        ("chopping onions", "stirring the pot", "tasting"), (), ("there is a warm meal",),
    ),
    "reading": _Pattern(
        "reading a chapter", 60, "be somewhere else for an hour", ("finding my page", "reading", "marking my page"),
        ("I have a book at hand",), (),
    ),
    "writing": _Pattern(
        "writing a page", 45, "have it on paper", ("sharpening a pencil", "writing", "reading it over"), (),
        ("there is a page more",),
    ),
    "maps": _Pattern(
        "going over an old chart", 45, "know every inlet on it", ("unrolling the chart", "tracing the coast"), (), (),
    ),
    "walking": _Pattern(
        "taking a long way round", 60, "get some air", ("lacing my boots", "walking", "catching my breath"),
        ("it is not pouring",), ("my head is clear",),
    ),
    "running": _Pattern(
        "running my round", 45, "keep fit", ("stretching", "running", "catching my breath"), ("my knee holds",),
        ("I am tired in a good way",),
    ),
    "garden": _Pattern(
        "seeing to the plants", 45, "have something to pick", ("fetching the watering can", "weeding", "watering"), (),
        ("the plants are watered",),
    ),
    "music": _Pattern(
        "practising", 45, "play for others one day", ("tuning up", "playing scales", "playing a piece"),
        ("nobody is asleep next door",), (),
    ),
    "singing": _Pattern(
        "practising my part", 30, "know it by heart", ("warming up", "going over the hard bars"),
        ("nobody is asleep next door",), (),
    ),
    "painting": _Pattern(
        "sketching", 45, "see better", ("laying out the colours", "sketching", "rinsing the brushes"),
        ("there is light enough",), ("there is a sketch more",),
    ),
    "woodwork": _Pattern(
        "working at the bench", 60, "finish what I began", ("clearing the bench", "sawing", "sweeping up"), (),
        ("it is a step further",),
    ),
    "mending": _Pattern(
        "mending one thing", 45, "throw nothing away", ("looking for the right tool", "mending", "sweeping up"),
        ("something is broken",), ("one thing works again",),
    ),
    "sewing": _Pattern(
        "sewing by the lamp", 45, "have it ready", ("threading a needle", "sewing"), ("there is light enough",), (),
    ),
    "chess": _Pattern(
        "playing through a game", 45, "see it coming next time", ("setting up the board", "going move by move"), (), (),
    ),
    "birds": _Pattern(
        "watching the birds", 30, "know them by their song", ("sitting down quietly", "counting"), (),
        ("there is a line more in my list",),
    ),
    "stars": _Pattern(
        "looking at the sky", 30, "find my way about up there", ("putting out the lamp", "waiting for my eyes"),
        ("the sky is clear",), (),
    ),
    "tea": _Pattern(
        "having tea in peace", 30, "have a moment for myself", ("putting the kettle on", "waiting", "pouring"), (), (),
    ),
    "coffee": _Pattern(
        "having coffee in peace", 30, "have a moment for myself", ("grinding the beans", "pouring"), (), (),
    ),
}  # fmt: skip


def induce_habit(question: Question[InduceHabitInput, HabitInduced]) -> HabitInduced:
    """Return a habit that rests on what was done often, else on a simple fact; no `do` where nothing suggests one."""
    asked = question.input
    stream = question.stream("habit")
    often = next((one for one in asked.doings if one.days >= _OFTEN and not one.activity.startswith(_NO_HABIT)), None)
    if often is not None:
        return _of_doing(asked, often)
    return _of_fact(asked, stream) if stream.chance(_CHANCE_E6) else HabitInduced(do="")


def _of_doing(asked: InduceHabitInput, doing: Doing) -> HabitInduced:
    kind = _kind_at(asked.places, doing.place)
    before, after = next(
        (parts[0] for keys, parts in PARTS_OF if content_words(doing.activity) & keys),
        PARTS_AT.get(kind, (("", ""),))[0],
    )
    start = doing.minute - doing.minute % _STEP
    place = next((view for view in asked.places if view.id == doing.place), None)
    home = asked.me.persona.context.home
    like = next((_OF_FIELD[field] for field in commonsense.fields_of(doing.activity) if field in _OF_FIELD), None)
    return HabitInduced(
        do=clipped(doing.activity, 200),
        place="" if doing.place == home else doing.place,
        start_minute=start,
        end_minute=min(MINUTES_PER_DAY, start + 2 * _HALF_HOUR),
        goal=like.goal if like is not None else "",
        steps=tuple(step for step in (before, clipped(doing.activity, 160), after) if step),
        needs=(f"{place.name} is open",) if place is not None and place.opens is not None else (),
        leaves=like.leaves if like is not None else (),
        memories=doing.memories[-_OFTEN:],
    )


def _kind_at(places: Sequence[PlaceView], place: str) -> str:
    return next((known_kind(view.kind) for view in places if view.id == place), "")


def _of_fact(asked: InduceHabitInput, stream: Stream) -> HabitInduced:
    found = [(memory, pattern) for memory in asked.memories for pattern in _patterns(asked.me.persona, memory)]
    if not found:
        return HabitInduced(do="")
    memory, pattern = stream.choice(found)
    start = _free_from(asked.me.persona, pattern.minutes)
    if start is None:
        return HabitInduced(do="")
    return HabitInduced(
        do=pattern.do, start_minute=start, end_minute=start + pattern.minutes, goal=pattern.goal,
        steps=pattern.steps, needs=pattern.needs, leaves=pattern.leaves, memories=(memory.id,),
    )  # fmt: skip


def _patterns(persona: Persona, memory: Memory) -> list[_Pattern]:
    """Return the patterns for a like or a wish that no habit of the persona serves yet."""
    if not memory.text.startswith(("I like ", "I want to ", "I am good at ")):
        return []
    had = {
        field
        for habit in persona.context.habits
        for field in commonsense.fields_of(f"{habit.do} {' '.join(habit.steps)}")
    }
    return [
        _OF_FIELD[field] for field in commonsense.fields_of(memory.text)[:1] if field in _OF_FIELD and field not in had
    ]


def _free_from(persona: Persona, minutes: int) -> int | None:
    """Return a minute in the evening from which nothing usual stands in the way; None where there is none."""
    context = persona.context
    taken = [(clock_minute(habit.start), clock_minute(habit.end)) for habit in context.habits]
    sleep = clock_minute(context.sleep)
    for clock in _EVENINGS:
        start = clock_minute(clock)
        end = start + minutes
        late = sleep > start and end > sleep
        if not late and not any(first < end and start < last for first, last in taken):
            return start
    return None
