"""The sections of questions about company: whether to turn to somebody, what to say, and what to make of news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from agents.minds.prompting.common import (
    base_sections,
    memory_section,
    news_section,
    place_section,
    self_sections,
    transcript_section,
)
from agents.minds.prompting.describing import (
    claim_line,
    dial_lines,
    memory_line,
    now_lines,
    opinion_line,
    partner_line,
    relationship_words,
    seen_line,
    self_lines,
    step_line,
    turn_line,
)
from agents.minds.prompting.faces import between_lines, face_lines, scene_lines
from agents.minds.prompting.happenings import met_section, promised_section, today_section, tried_section
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import LONGEST_LINE, Section, section
from agents.minds.prompting.sittings import example_lines, guidance_lines, passage_lines, session_lines, so_far_lines
from agents.sessions import gap_words
from agents.tasks.claiming import ConsiderInput
from agents.tasks.conversing import ConverseInput
from agents.tasks.deciding import ReactInput
from agents.tasks.guiding import ChooseWayInput
from agents.tasks.meeting_again import LiveBetweenInput, SummariseEpisodeInput
from agents.tasks.publishing import ArgueInput
from agents.tasks.speaking import SayInput


def _react(given: ReactInput, labels: Labels) -> list[Section]:
    for seen in given.view.people:
        labels.know(seen.person, seen.name)
    for person, name in given.view.names:
        labels.know(person, name)
    free = set(given.may_talk)
    people = sorted(given.view.people, key=lambda seen: seen.person not in free)
    known = [f"{labels.name(person)} knows [{labels.claim(claim)}]." for claim, person in given.known_to]
    return [
        *base_sections(given.me, given.view.moment, labels),
        section("people", [seen_line(seen, seen.person in free, labels) for seen in people], rank=2, least=6),
        news_section(given.claims, given.me, given.view.moment, labels),
        section("known_to", known, rank=5, least=4),
        section("noticed", [memory_line(one, given.view.moment, labels) for one in given.fresh], rank=4, least=3),
        memory_section(given.memories, given.view.moment, labels),
    ]


def _say(given: SayInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    every = (*given.memories, *(memory for partner in given.partners for memory in partner.memories))
    apart = {memory.id for memory in given.session.news + given.session.recollected} if given.session else set()
    remembered = [memory for memory in every if memory.id not in apart]
    facts = [fact for partner in given.partners for fact in partner.facts]
    return [
        *(
            [section("you", [*self_lines(given.me), *given.beyond], rank=1, least=1)]
            if given.beyond
            else self_sections(given.me)
        ),
        section("now", now_lines(given.me, given.moment, labels)),
        section("people", [partner_line(partner, given.moment, labels) for partner in given.partners]),
        section("known", facts, rank=4, least=2, drop="first"),
        news_section(given.claims, given.me, given.moment, labels),
        section("topics", [opinion_line(view, labels) for view in given.opinions], rank=3, least=3),
        place_section(given.places, given.me, labels),
        promised_section(given.me, given.moment, labels),
        today_section(given.me, given.moment, labels, most=3),
        tried_section(given.me, given.moment),
        memory_section(remembered, given.moment, labels),
        met_section(given.encounters, given.moment, labels),
        section("said_before", given.recent_lines, rank=7, least=2, drop="first"),
        section("manner", _manner(given), rank=8),
        section("session", session_lines(given.session, labels), rank=2, least=3),
        section("so_far", so_far_lines(given.session, given.moment, labels), rank=7, least=2),
        section("passages", passage_lines(given.guidance), rank=7, least=1),
        section("examples", example_lines(given.guidance), rank=8, least=1),
        section("guidance", guidance_lines(given.guidance)),
        transcript_section(given.transcript, given.me, labels),
        section("talk", _talk_lines(given, labels)),
    ]


def _write_post(given: SayInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    wrote = given.transcript[-1].speaker if given.transcript else ""
    return [
        *base_sections(given.me, given.moment, labels),
        section(
            "people", [partner_line(partner, given.moment, labels) for partner in given.partners if partner.id == wrote]
        ),
        news_section(given.claims, given.me, given.moment, labels),
        section("topics", [opinion_line(view, labels) for view in given.opinions]),
        memory_section(given.memories, given.moment, labels),
        section("said_before", given.recent_lines, rank=7, least=2, drop="first"),
        transcript_section(given.transcript, given.me, labels),
    ]


def _argue(given: ArgueInput, labels: Labels) -> list[Section]:
    side = "for" if given.side_e6 > 0 else "against"
    return [
        *_write_post(given, labels),
        section("side", [f"You argue {side}: {given.opinions[0].proposition}."]),
    ]


def _converse(given: ConverseInput, labels: Labels) -> list[Section]:
    names = dict(given.names)
    for one in (given.me, given.other):
        labels.know(one.id, names.get(one.id, "the first" if one is given.me else "the second"))
    return [
        section("first", face_lines(given.me, labels), rank=4, least=2),
        section("second", face_lines(given.other, labels), rank=4, least=2),
        section("between", between_lines(given)),
        section("scene", scene_lines(given)),
        _spoken(given, labels),
    ]


def _spoken(given: ConverseInput, labels: Labels) -> Section:
    return section("heard", [turn_line(turn, "", labels) for turn in given.transcript], rank=5, least=4, drop="first")


def _manner(given: SayInput) -> list[str]:
    """Return how the speaker put things before: its words, and what it replied to remarks like the last one."""
    fond = [f"Words you are fond of: {', '.join(given.favourite_words)}."] if given.favourite_words else []
    return fond + [f"To '{remark}' you once said: {reply}" for remark, reply in given.replies]


def _talk_lines(given: SayInput, labels: Labels) -> list[str]:
    lines = [f"This conversation was begun by {'you' if given.opener == given.me.id else labels.name(given.opener)}."]
    if given.reason:
        lines.append(f"You began it {given.reason}.")
    if given.opening_claim:
        lines.append(f"You meant to tell [{labels.claim(given.opening_claim)}].")
    if not given.appointments:
        lines.append("People here make no appointments in talk: leave meeting null.")
    lines += dial_lines(given.dials)
    if given.aside:
        lines.append(f"You say this aside: only {labels.name(given.partners[0].id)} hears it, not the others here.")
    if given.must_end:
        lines.append("This has to be your last turn: take leave, and set ends to true.")
    elif given.turns_left <= 3:
        lines.append(f"Only {given.turns_left} turns are left.")
    return lines


def _consider(given: ConsiderInput, labels: Labels) -> list[Section]:
    people = []
    if given.teller is not None or given.claim.teller_name:
        people.append(f"{given.claim.teller_name or 'A stranger'} told you; {relationship_words(given.teller)}.")
    if given.origin is not None and given.claim.origin_name not in (None, given.claim.teller_name):
        people.append(f"It comes from {given.claim.origin_name}; {relationship_words(given.origin)}.")
    asked = ["The one who told you asked you to come."] if given.invited else []
    return [
        *base_sections(given.me, given.moment, labels),
        section("people", people),
        section("news", [claim_line(given.claim, given.me.id, given.moment, labels), *asked]),
        section("clashes", [step_line(step, given.moment, labels) for step in given.clashes], rank=2, least=3),
        memory_section(given.memories, given.moment, labels),
    ]


def _choose_way(given: ChooseWayInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("options", [f"{name}: {instruction}" for name, instruction in given.options]),
        transcript_section(given.transcript, given.me, labels),
    ]


def _live_between(given: LiveBetweenInput, labels: Labels) -> list[Section]:
    return [
        *base_sections(given.me, given.moment, labels),
        section("between", [f"You live through {gap_words(given.gap_seconds)} in which nobody has said what you did."]),
        memory_section(given.memories, given.moment, labels, rank=2),
    ]


def _summarise_episode(given: SummariseEpisodeInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    return [
        *base_sections(given.me, given.moment, labels),
        section("people", [partner_line(partner, given.moment, labels) for partner in given.partners]),
        section("session", session_lines(given.session, labels)),
        section("kept", [given.before] if given.before else []),
        memory_section(given.memories, given.moment, labels, rank=2, longest=LONGEST_LINE),
    ]


SECTIONS: Mapping[str, Callable[[Any, Labels], list[Section]]] = {
    "react": _react,
    "say": _say,
    "write_post": _write_post,
    "argue": _argue,
    "converse": _converse,
    "consider": _consider,
    "choose_way": _choose_way,
    "live_between": _live_between,
    "summarise_episode": _summarise_episode,
}
