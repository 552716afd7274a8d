"""The sections of questions about what was: ratings, summaries, facts, reflections, opinions and interviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from agents.facts import Fact
from agents.minds.prompting.common import base_sections, memory_section, news_section, self_sections, transcript_section
from agents.minds.prompting.describing import (
    heard_line,
    nature_lines,
    opinion_line,
    partner_line,
)
from agents.minds.prompting.happenings import (
    met_section,
    promised_section,
    talks_section,
    today_section,
    tried_section,
)
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import LONGEST_LINE, Section, section
from agents.opinion import in_words
from agents.tasks.interviewing import AnswerInterviewInput
from agents.tasks.noting import AdoptFactInput, NoteFactsInput, TellStoryInput
from agents.tasks.opining import UpdateOpinionInput
from agents.tasks.reflecting import PonderInput, ReflectInput
from agents.tasks.remembering import RateImportanceInput, SummarisePeriodInput, SummariseTalkInput

_KNOWN_TOLD = 8


def _rate_importance(given: RateImportanceInput, _labels: Labels) -> list[Section]:
    lines = [f"{number}. ({one.kind}) {one.text}" for number, one in enumerate(given.memories, 1)]
    count = f"Give exactly {len(lines)} ratings, one for each line of to_rate, in the same order."
    return [
        *self_sections(given.me),
        section("to_rate", lines),
        section("how_many", [count]),
    ]


def _summarise_talk(given: SummariseTalkInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    return [
        *base_sections(given.me, given.moment, labels),
        section("people", [partner_line(partner, given.moment, labels) for partner in given.partners]),
        transcript_section(given.transcript, given.me, labels),
    ]


def _summarise_period(given: SummarisePeriodInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("period", [f"What fades is of {given.period}."]),
        memory_section(given.memories, given.moment, labels, rank=2, longest=LONGEST_LINE),
    ]


def _newest(known: Sequence[Fact]) -> list[str]:
    """Return what was noted last, oldest first: a prompt of the fourth week is no longer than one of the second."""
    return [fact.text for fact in sorted(known, key=lambda fact: fact.since)[-_KNOWN_TOLD:]]


def _note_facts(given: NoteFactsInput, labels: Labels) -> list[Section]:
    speakers = dict.fromkeys(turn.speaker for turn in given.turns)
    people = [f"[{labels.person(speaker)}] {labels.name(speaker)} has just spoken." for speaker in speakers]
    return [
        *base_sections(given.me, given.moment, labels),
        section("people", people),
        section("known", _newest(given.known), rank=3, least=2, drop="first"),
        transcript_section(given.turns, given.me, labels),
    ]


def _adopt_fact(given: AdoptFactInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("aspect", [f"You are asked for a {given.aspect} of yours."]),
        section("asked", [given.question]),
    ]


def _tell_story(given: TellStoryInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("fact", [given.fact]),
        section("asked", [given.question]),
        section("events", [f"{number}. I {event}." for number, event in enumerate(given.events, 1)]),
    ]


def _ponder(given: PonderInput, labels: Labels) -> list[Section]:
    latest_first = given.memories[::-1]
    return [*base_sections(given.me, given.moment, labels), memory_section(latest_first, given.moment, labels, rank=2)]


def _reflect(given: ReflectInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        memory_section(given.memories, given.moment, labels, rank=2),
        section("wondering", [given.question] if given.question else []),
    ]


def _answer_interview(given: AnswerInterviewInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("topics", [opinion_line(view, labels) for view in given.opinions], rank=3, least=3),
        news_section(given.claims, given.me, given.moment, labels),
        promised_section(given.me, given.moment, labels),
        today_section(given.me, given.moment, labels),
        tried_section(given.me, given.moment),
        met_section(given.encounters, given.moment, labels),
        talks_section(given.day, given.moment, labels),
        memory_section(given.memories, given.moment, labels),
        section("asked", [given.question]),
    ]


def _update_opinion(given: UpdateOpinionInput, labels: Labels) -> list[Section]:
    heard = [heard_line(one, given.view.scale, labels) for one in given.heard]
    return [
        *base_sections(given.me, given.moment, labels),
        section("topic", [opinion_line(given.view, labels), *_first_thought(given)]),
        section("nature", nature_lines(given.me.persona.personal.judgement)),
        section("heard_of_it", heard, rank=5, least=6, drop="first"),
        memory_section(given.memories, given.moment, labels),
    ]


def _first_thought(given: UpdateOpinionInput) -> list[str]:
    """Return where the person stood at first, where it has moved since."""
    first, now = given.first_stance_e6, given.view.opinion
    if first is None or now is None or in_words(first, given.view.scale) == in_words(now.stance_e6, given.view.scale):
        return []
    return [f"At first you were {in_words(first, given.view.scale)}."]


SECTIONS: Mapping[str, Callable[[Any, Labels], list[Section]]] = {
    "rate_importance": _rate_importance,
    "summarise_talk": _summarise_talk,
    "summarise_period": _summarise_period,
    "note_facts": _note_facts,
    "adopt_fact": _adopt_fact,
    "tell_story": _tell_story,
    "ponder": _ponder,
    "reflect": _reflect,
    "answer_interview": _answer_interview,
    "update_opinion": _update_opinion,
}
