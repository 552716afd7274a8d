"""The cognitive questions of people, all of them, by name."""

from __future__ import annotations

from agents.tasks.base import Answer, AnyQuestion, AnyTask, Outcome, Question, Task
from agents.tasks.claiming import CONSIDER
from agents.tasks.deciding import REACT
from agents.tasks.interviewing import ANSWER_INTERVIEW
from agents.tasks.noting import ADOPT_FACT, NOTE_FACTS
from agents.tasks.opining import UPDATE_OPINION
from agents.tasks.planning import DETAIL_STEP, PLAN_DAY, REVISE_PLAN
from agents.tasks.reflecting import PONDER, REFLECT
from agents.tasks.remembering import RATE_IMPORTANCE, SUMMARISE_PERIOD, SUMMARISE_TALK
from agents.tasks.speaking import SAY

TASKS: dict[str, AnyTask] = {
    task.name: task
    for task in (
        PLAN_DAY,
        DETAIL_STEP,
        REVISE_PLAN,
        REACT,
        SAY,
        CONSIDER,
        RATE_IMPORTANCE,
        SUMMARISE_TALK,
        SUMMARISE_PERIOD,
        NOTE_FACTS,
        ADOPT_FACT,
        PONDER,
        REFLECT,
        ANSWER_INTERVIEW,
        UPDATE_OPINION,
    )
}

__all__ = [
    "ADOPT_FACT",
    "ANSWER_INTERVIEW",
    "CONSIDER",
    "DETAIL_STEP",
    "NOTE_FACTS",
    "PLAN_DAY",
    "PONDER",
    "RATE_IMPORTANCE",
    "REACT",
    "REFLECT",
    "REVISE_PLAN",
    "SAY",
    "SUMMARISE_PERIOD",
    "SUMMARISE_TALK",
    "TASKS",
    "UPDATE_OPINION",
    "Answer",
    "AnyQuestion",
    "AnyTask",
    "Outcome",
    "Question",
    "Task",
]
