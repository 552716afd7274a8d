"""What answers about the past may say: ratings, summaries, facts, reflections, opinions and interviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from agents.minds.checking.check import Check, Senseless
from agents.stories import in_order
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer
from agents.tasks.noting import AdoptedFact, AdoptFactInput, Facts, NoteFactsInput, StoryTold, TellStoryInput
from agents.tasks.opining import UpdatedOpinion, UpdateOpinionInput
from agents.tasks.reflecting import Insight, Insights, PonderInput, ReflectInput, Wonderings
from agents.tasks.remembering import (
    PeriodSummary,
    RateImportanceInput,
    Ratings,
    SummarisePeriodInput,
    SummariseTalkInput,
    TalkSummary,
)


def _ratings(given: RateImportanceInput, answer: Ratings, _check: Check) -> Ratings:
    if len(answer.ratings) != len(given.memories):
        raise Senseless(f"ratings: there have to be exactly {len(given.memories)}, not {len(answer.ratings)}")
    return answer


def _summary(_given: SummariseTalkInput, answer: TalkSummary, check: Check) -> TalkSummary:
    return answer.model_copy(update={"text": check.words(answer.text)})


def _period(_given: SummarisePeriodInput, answer: PeriodSummary, check: Check) -> PeriodSummary:
    return PeriodSummary(text=check.words(answer.text))


def _facts(given: NoteFactsInput, answer: Facts, check: Check) -> Facts:
    speakers = {turn.speaker for turn in given.turns}
    kept = []
    for fact in answer.facts:
        person = check.id(fact.person, check.labels.people)
        if person in speakers:
            words = {"aspect": check.words(fact.aspect), "value": check.words(fact.value)}
            kept.append(fact.model_copy(update={"person": person, **words}))
    check.trimmed |= len(kept) != len(answer.facts)
    return Facts(facts=tuple(kept))


def _adopted(given: AdoptFactInput, answer: AdoptedFact, check: Check) -> AdoptedFact:
    return AdoptedFact(value=check.words(answer.value, given.me.name) if answer.value.strip() else "")


def _story(given: TellStoryInput, answer: StoryTold, check: Check) -> StoryTold:
    text = check.words(answer.text, given.me.name) if answer.text.strip() else ""
    if text and not in_order(text, given.events):
        raise Senseless("text: tell the events that stand under events, all of them and in their order")
    return StoryTold(text=text)


def _wonderings(_given: PonderInput, answer: Wonderings, check: Check) -> Wonderings:
    return Wonderings(questions=tuple(check.words(question) for question in answer.questions))


def _insights(_given: ReflectInput, answer: Insights, check: Check) -> Insights:
    kept = []
    for insight in answer.insights:
        cites = check.ids(insight.cites, check.labels.memories)
        if cites:
            kept.append(Insight(text=check.words(insight.text), cites=cites))
    if answer.insights and not kept:
        raise Senseless("cites: no insight rests on a memory that stands in memories")
    return Insights(insights=tuple(kept))


def _interview(given: AnswerInterviewInput, answer: InterviewAnswer, check: Check) -> InterviewAnswer:
    memories = check.ids(answer.memories, check.labels.memories)
    text = check.words(answer.text, given.me.name)
    return answer.model_copy(update={"text": text, "memories": memories})


def _opinion(given: UpdateOpinionInput, answer: UpdatedOpinion, check: Check) -> UpdatedOpinion:
    return answer.model_copy(
        update={
            "text": check.words(answer.text, given.me.name),
            "reason": check.words(answer.reason) if answer.reason else "",
        }
    )


CHECKS: Mapping[str, Callable[[Any, Any, Check], Any]] = {
    "rate_importance": _ratings,
    "summarise_talk": _summary,
    "summarise_period": _period,
    "note_facts": _facts,
    "adopt_fact": _adopted,
    "tell_story": _story,
    "ponder": _wonderings,
    "reflect": _insights,
    "answer_interview": _interview,
    "update_opinion": _opinion,
}
