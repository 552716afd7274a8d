"""A step taken apart: the habit's own steps, or what such an activity is usually made of."""

from __future__ import annotations

from agents.minds.rules.activities import PARTS_AT, PARTS_OF
from agents.minds.rules.outings import known_kind
from agents.minds.rules.words import clipped, content_words
from agents.tasks.base import Question
from agents.tasks.planning import DetailStepInput, StepDetails

_MOST_ACTIVITIES = 12


def detail_step(question: Question[DetailStepInput, StepDetails]) -> StepDetails:
    """Return the step in two to four smaller activities, or in the habit's own steps where it has some."""
    asked = question.input
    for habit in asked.me.persona.context.habits:
        if habit.steps and habit.do == asked.step.activity:
            own = [clipped(step, 200) for step in habit.steps if step.strip()]
            if own:
                return StepDetails(activities=tuple(own[:_MOST_ACTIVITIES]))
    activity = clipped(asked.step.activity, 200) or "passing the time"
    before, after = _parts(asked, activity, question)
    return StepDetails(activities=tuple(part for part in (before, activity, after) if part))


def _parts(asked: DetailStepInput, activity: str, question: Question[DetailStepInput, StepDetails]) -> tuple[str, str]:
    stream = question.stream("parts")
    words = content_words(activity)
    for keys, parts in PARTS_OF:
        if words & keys:
            return stream.choice(parts)
    here = asked.me.place
    kind = known_kind(here.kind) if here is not None and here.id == asked.step.place else ""
    return stream.choice(PARTS_AT.get(kind, PARTS_AT[""]))
