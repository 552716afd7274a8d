"""Habits as schemas: what somebody does, what for, in which steps, what has to be so before and what is so after.

Beside the habits of a persona there are those somebody has come to, out of what it is and what it did again and again.
The idea of schemas that plans and replies draw on alike follows B. Kane and L. Schubert, "We Are What We Repeatedly Do:
Inducing and Deploying Habitual Schemas in Persona-Based Responses", EMNLP 2023.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agents.persona import Habit, Persona, Weekday

MOST_INDUCED = 3
_MINUTES_PER_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class HabitSchema:
    """A habit that somebody came to.

    Args:
        do: An activity that fits after "I am".
        place: The id of the place; empty for home.
        start_minute: Of the day.
        end_minute: The same; before `start_minute` means the next morning.
        days: The weekdays it falls on; every day when empty.
        goal: What it is for, fitting after "so as to"; may be empty.
        steps: What it is made of, in order, each fitting after "I am".
        needs: What has to be so before, each a clause such as "the library is open".
        leaves: What is so afterwards, the same.
        rests_on: Ids of the memories it was induced from; one at least.
        memory: The id of the memory that holds it.
        since: Simulated seconds.
    """

    do: str
    place: str
    start_minute: int
    end_minute: int
    days: tuple[Weekday, ...]
    goal: str
    steps: tuple[str, ...]
    needs: tuple[str, ...]
    leaves: tuple[str, ...]
    rests_on: tuple[str, ...]
    memory: str
    since: int

    def as_habit(self) -> Habit:
        """Return it as a habit like those of personas, so that whatever reads these reads it, too."""
        return Habit(
            do=self.do, at=self.place or None, start=_clock(self.start_minute), end=_clock(self.end_minute),
            days=self.days, steps=self.steps, goal=self.goal or None, needs=self.needs, leaves=self.leaves,
        )  # fmt: skip


def with_habits(persona: Persona, schemas: Iterable[HabitSchema]) -> Persona:
    """Return `persona` with the habits it came to behind those it has; one that it has already is not added."""
    had = {habit.do for habit in persona.context.habits}
    more = tuple(schema.as_habit() for schema in schemas if schema.do not in had)
    if not more:
        return persona
    context = persona.context.model_copy(update={"habits": (*persona.context.habits, *more)})
    return persona.model_copy(update={"context": context})


def in_words(habit: Habit) -> str:
    """Return a habit as somebody tells it of itself, with all that its schema says.

    Example:
        >>> in_words(Habit(do="kneading", start="06:00", end="07:00", goal="have bread", leaves=("there is bread",)))
        'I am usually kneading from 06:00 to 07:00, so as to have bread. After it, there is bread.'
    """
    days = f" on {_listed([day.capitalize() + 's' for day in habit.days])}" if 0 < len(habit.days) < 7 else ""
    goal = f", so as to {habit.goal.rstrip('.')}" if habit.goal else ""
    parts = [f"I am usually {habit.do.rstrip('.')} from {habit.start} to {habit.end}{days}{goal}."]
    if habit.steps:
        parts.append(f"Step by step: {', then '.join(step.rstrip('.') for step in habit.steps)}.")
    if habit.needs:
        parts.append(f"For it, {_listed([need.rstrip('.') for need in habit.needs])}, or I leave it.")
    if habit.leaves:
        parts.append(f"After it, {_listed([left.rstrip('.') for left in habit.leaves])}.")
    return " ".join(parts)


def unmet(needs: Iterable[str], holds: Iterable[str], could_hold: Iterable[str]) -> tuple[str, ...]:
    """Return those of `needs` that are known not to hold: some habit brings them about, and none has yet.

    What no habit brings about is taken to hold.

    Args:
        needs: What has to be so.
        holds: What is so by now, out of the habits that came before.
        could_hold: Everything that any habit leaves behind.
    """
    there, possible = {_plain(one) for one in holds}, {_plain(one) for one in could_hold}
    return tuple(need for need in needs if _plain(need) in possible - there)


def _plain(condition: str) -> str:
    return " ".join(condition.casefold().split()).rstrip(".")


def _clock(minute: int) -> str:
    return f"{minute % _MINUTES_PER_DAY // 60:02d}:{minute % 60:02d}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
