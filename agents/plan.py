"""Plans as values: steps with a time and a place, and what may be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MEETING = "meeting/"
"""What the id of a meeting agreed on in talk begins with; the id of the utterance that proposed it follows."""

StepOrigin = Literal["habit", "goal", "commitment", "routine", "reaction"]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Something a person means to do at a place for a while.

    Args:
        start: Simulated seconds since the start of the scenario.
        end: The same; later than `start`.
        activity: Fits after "I am", such as "baking bread".
        place: The id of the place.
        origin: Why it is in the plan.
        claim: The id of the event it attends, or of a meeting agreed on in talk; empty otherwise.
        fixed: True where it cannot be skipped for something else, such as a shift.
        others: Person ids of those one has agreed to meet.
    """

    start: int
    end: int
    activity: str
    place: str
    origin: StepOrigin = "routine"
    claim: str = ""
    fixed: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A person's steps from waking to sleeping, in order of time, without overlap.

    `wakes` and `sleeps` are simulated seconds; the last step ends at `sleeps`.
    """

    day: int
    wakes: int
    sleeps: int
    steps: tuple[PlanStep, ...]

    def step_at(self, seconds: int) -> PlanStep | None:
        """Return the step that covers `seconds`, None where there is none."""
        return next((step for step in self.steps if step.start <= seconds < step.end), None)

    def step_after(self, seconds: int) -> PlanStep | None:
        """Return the first step that begins after `seconds`, None where there is none."""
        return next((step for step in self.steps if step.start > seconds), None)
