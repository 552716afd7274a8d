"""The cognitive questions of people, all of them, by name."""

from __future__ import annotations

from agents.tasks.base import Answer, AnyQuestion, AnyTask, Outcome, Question, Task
from agents.tasks.claiming import CONSIDER
from agents.tasks.conversing import CONVERSE
from agents.tasks.deciding import REACT
from agents.tasks.guiding import CHOOSE_WAY
from agents.tasks.inducing import INDUCE_HABIT
from agents.tasks.interviewing import ANSWER_INTERVIEW
from agents.tasks.judging import JUDGE_AGREEMENT, JUDGE_DIALOGUE, JUDGE_PAIR, JUDGE_PORTRAYAL, MEND_TURN
from agents.tasks.meeting_again import LIVE_BETWEEN, SUMMARISE_EPISODE
from agents.tasks.narrating import ADJUDICATE, ATTEMPT
from agents.tasks.noting import ADOPT_FACT, NOTE_FACTS, TELL_STORY
from agents.tasks.opining import UPDATE_OPINION
from agents.tasks.planning import DETAIL_STEP, PLAN_DAY, REVISE_PLAN
from agents.tasks.publishing import ARGUE, WRITE_POST
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
        CONVERSE,
        CONSIDER,
        RATE_IMPORTANCE,
        SUMMARISE_TALK,
        SUMMARISE_PERIOD,
        NOTE_FACTS,
        ADOPT_FACT,
        TELL_STORY,
        INDUCE_HABIT,
        ATTEMPT,
        ADJUDICATE,
        PONDER,
        REFLECT,
        ANSWER_INTERVIEW,
        UPDATE_OPINION,
        WRITE_POST,
        ARGUE,
        LIVE_BETWEEN,
        SUMMARISE_EPISODE,
        CHOOSE_WAY,
        JUDGE_DIALOGUE,
        JUDGE_AGREEMENT,
        JUDGE_PORTRAYAL,
        JUDGE_PAIR,
        MEND_TURN,
    )
}

__all__ = [
    "ADJUDICATE",
    "ADOPT_FACT",
    "ANSWER_INTERVIEW",
    "ARGUE",
    "ATTEMPT",
    "CHOOSE_WAY",
    "CONSIDER",
    "CONVERSE",
    "DETAIL_STEP",
    "INDUCE_HABIT",
    "JUDGE_AGREEMENT",
    "JUDGE_DIALOGUE",
    "JUDGE_PAIR",
    "JUDGE_PORTRAYAL",
    "LIVE_BETWEEN",
    "MEND_TURN",
    "NOTE_FACTS",
    "PLAN_DAY",
    "PONDER",
    "RATE_IMPORTANCE",
    "REACT",
    "REFLECT",
    "REVISE_PLAN",
    "SAY",
    "SUMMARISE_EPISODE",
    "SUMMARISE_PERIOD",
    "SUMMARISE_TALK",
    "TASKS",
    "TELL_STORY",
    "UPDATE_OPINION",
    "WRITE_POST",
    "Answer",
    "AnyQuestion",
    "AnyTask",
    "Outcome",
    "Question",
    "Task",
]
