"""The rules mind: answers every cognitive question from its typed input, without a language model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from agents.errors import QuestionError
from agents.minds.rules.considering import consider
from agents.minds.rules.conversing import converse
from agents.minds.rules.detailing import detail_step
from agents.minds.rules.episodes import choose_way, live_between, summarise_episode
from agents.minds.rules.inducing import induce_habit
from agents.minds.rules.interviewing import answer_interview
from agents.minds.rules.narrating import adjudicate, attempt
from agents.minds.rules.noting import adopt_fact, note_facts
from agents.minds.rules.opining import update_opinion
from agents.minds.rules.planning import plan_day, revise_plan
from agents.minds.rules.publishing import argue, write_post
from agents.minds.rules.reacting import react
from agents.minds.rules.reflecting import ponder, reflect
from agents.minds.rules.remembering import rate_importance, summarise_period, summarise_talk
from agents.minds.rules.stories import tell_story
from agents.talk import Source
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.speaking import SayInput, Turn

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)


def _say(question: Question[SayInput, Turn]) -> Turn:
    from agents.minds.rules.dialling import dialled

    return dialled(question, _speak)


def _speak(question: Question[SayInput, Turn]) -> Turn:
    from agents.minds.rules.sessions import speak_in_session
    from agents.minds.rules.speech import speak
    from agents.minds.rules.speech.attempts import speak_of_attempts
    from agents.minds.rules.speech.meeting import speak_of_meetings
    from agents.minds.rules.speech.opining import speak_of_topics
    from agents.minds.rules.speech.stories import tell_how_it_came

    for own in (speak_in_session, speak_of_meetings, speak_of_topics, speak_of_attempts, tell_how_it_came):
        turn = own(question)
        if turn is not None:
            return turn
    return speak(question)


def _judged(name: str) -> Callable[[Any], Answer]:
    """Return the rule of a question to a judge; the critics behind it are read in when first asked."""

    def answer(question: AnyQuestion) -> Answer:
        from agents.minds.rules import judging

        rule: Callable[[AnyQuestion], Answer] = getattr(judging, name)
        return rule(question)

    return answer


_RULES: dict[str, Callable[[Any], Answer]] = {
    "plan_day": plan_day,
    "detail_step": detail_step,
    "revise_plan": revise_plan,
    "react": react,
    "say": _say,
    "converse": converse,
    "consider": consider,
    "rate_importance": rate_importance,
    "summarise_talk": summarise_talk,
    "summarise_period": summarise_period,
    "note_facts": note_facts,
    "adopt_fact": adopt_fact,
    "tell_story": tell_story,
    "induce_habit": induce_habit,
    "attempt": attempt,
    "adjudicate": adjudicate,
    "ponder": ponder,
    "reflect": reflect,
    "answer_interview": answer_interview,
    "update_opinion": update_opinion,
    "write_post": write_post,
    "argue": argue,
    "live_between": live_between,
    "choose_way": choose_way,
    "summarise_episode": summarise_episode,
    "judge_dialogue": _judged("judge_dialogue"),
    "judge_agreement": _judged("judge_agreement"),
    "judge_portrayal": _judged("judge_portrayal"),
    "judge_pair": _judged("judge_pair"),
    "mend_turn": _judged("mend_turn"),
}


def decide(question: AnyQuestion) -> Answer:
    """Return the rules' answer to `question`: a pure function of it.

    Raises:
        QuestionError: If there is no rule for the question's task.
    """
    rule = _RULES.get(question.task.name)
    if rule is None:
        raise QuestionError(f"the rules mind has no rule for the task {question.task.name!r}")
    return rule(question)


class RulesMind:
    """A deterministic mind: equal questions get equal answers, whatever was asked before.

    It is called what it is: rules, not a language model.
    """

    name = "rules"

    async def close(self) -> None:
        """Do nothing: rules hold no connection."""

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        """Return the composed answer.

        Raises:
            QuestionError: If there is no rule for the question's task.
        """
        return Outcome(cast(Out, decide(question)), Source.COMPOSED)
