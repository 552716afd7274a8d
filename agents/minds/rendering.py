"""From the typed input of a question to its prompt: static instructions first, then the person, then what varies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agents.memory import Memory
from agents.minds import judging_prompts
from agents.minds.base import Message
from agents.minds.describing import (
    LONGEST_MEMORY,
    claim_line,
    clock_line,
    dial_lines,
    heard_line,
    memory_line,
    now_lines,
    opinion_line,
    partner_line,
    person_lines,
    place_line,
    relationship_words,
    seen_line,
    self_lines,
    step_line,
    thing_line,
    thing_rules,
    turn_line,
)
from agents.minds.faces import between_lines, face_lines, scene_lines
from agents.minds.labels import Labels
from agents.minds.prompts import Prompt, load_prompt
from agents.minds.schemas import answer_schema
from agents.minds.sections import LONGEST_LINE, Section, bytes_for, fitted, section, utf8_bytes
from agents.minds.sittings import example_lines, guidance_lines, passage_lines, session_lines, so_far_lines
from agents.perception import ClaimView, Me, Moment, PlaceView
from agents.plan import PlanStep
from agents.sessions import gap_words
from agents.tasks.base import Answer, AnyQuestion
from agents.tasks.claiming import ConsiderInput
from agents.tasks.conversing import ConverseInput
from agents.tasks.deciding import ReactInput
from agents.tasks.guiding import ChooseWayInput
from agents.tasks.inducing import InduceHabitInput
from agents.tasks.interviewing import AnswerInterviewInput
from agents.tasks.meeting_again import LiveBetweenInput, SummariseEpisodeInput
from agents.tasks.narrating import AdjudicateInput, AttemptInput
from agents.tasks.noting import AdoptFactInput, NoteFactsInput, TellStoryInput
from agents.tasks.opining import UpdateOpinionInput
from agents.tasks.planning import DetailStepInput, PlanDayInput, RevisePlanInput
from agents.tasks.publishing import ArgueInput
from agents.tasks.reflecting import PonderInput, ReflectInput
from agents.tasks.remembering import RateImportanceInput, SummarisePeriodInput, SummariseTalkInput
from agents.tasks.speaking import SayInput

_STEPS_TOLD = 8
_SECONDS_PER_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt, and what the labels in it stand for."""

    messages: tuple[Message, ...]
    labels: Labels


def rendered(question: AnyQuestion, *, json_schema: bool, note: str = "") -> Rendered | None:
    """Return the prompt of `question` within its task's token budget, or None where it cannot be made to fit.

    Args:
        question: Only its input and its task go into the prompt.
        json_schema: True where the schema travels as response format; else the prompt describes it.
        note: What was wrong with the answer before; empty the first time.
    """
    prompt = load_prompt(question.task.name)
    labels = Labels(question.input.me.id, getattr(question.input, "names", ()))
    sections = _SECTIONS[question.task.name](question.input, labels)
    system = prompt.instructions(_schema_text(question, json_schema))
    noted = [section("problem", [note])] if note else []
    room = (
        bytes_for(question.task.token_budget)
        - utf8_bytes(system)
        - utf8_bytes(prompt.request)
        - utf8_bytes(prompt.again)
    )
    kept = fitted([*sections, *noted], room)
    if kept is None:
        return None
    return Rendered((Message("system", system), Message("user", _user_text(prompt, kept, bool(note)))), labels)


def _user_text(prompt: Prompt, sections: Iterable[Section], again: bool) -> str:
    by_tag = {part.tag: str(part) for part in sections}
    text = prompt.fill(by_tag)
    return f"{text}\n\n{by_tag['problem']}\n{prompt.again}" if again else text


def _schema_text(question: AnyQuestion, json_schema: bool) -> str:
    if json_schema:
        return ""
    output: type[Answer] = question.task.output
    return json.dumps(answer_schema(output), ensure_ascii=False, separators=(",", ":"))


def midnight(moment: Moment, wakes: int) -> int:
    """Return the simulated seconds of midnight before waking at `wakes`: plans count their minutes from there."""
    at = moment.seconds - moment.minute * 60 - moment.seconds % 60
    return at - -(-max(0, at - wakes) // _SECONDS_PER_DAY) * _SECONDS_PER_DAY


def _base(me: Me, moment: Moment | None, labels: Labels) -> list[Section]:
    return [
        *_self(me),
        section("now", now_lines(me, moment, labels)),
    ]


def _self(me: Me) -> list[Section]:
    """Return who one is: what does not change from call to call first, and apart from it what has come to be since.

    Nothing stands there that is not true of the persona as it is given: a line of the origin only where that holds it.
    """
    given = self_lines(me)
    own = given[: len(given) - len(me.stories)]
    if me.origin is not None:
        own = [line for line in person_lines(me.origin) if any(now.startswith(line.rstrip(".")) for now in given)]
    new = [line for line in given if line not in own]
    return [section("you", own, rank=1, least=1), section("of_late", new, rank=1, least=1)]


def _memories(
    memories: Iterable[Memory],
    moment: Moment | None,
    labels: Labels,
    *,
    rank: int = 6,
    longest: int = LONGEST_MEMORY,
) -> Section:
    unique = {memory.id: memory for memory in memories}
    lines = [memory_line(one, moment, labels, longest=longest) for one in unique.values()]
    return section("memories", lines, rank=rank, least=3)


def _news(claims: Iterable[ClaimView], me: Me, moment: Moment, labels: Labels) -> Section:
    return section("news", [claim_line(claim, me.id, moment, labels) for claim in claims], rank=3, least=4)


def _places(places: Iterable[PlaceView], me: Me, labels: Labels) -> Section:
    used = {habit.at for habit in me.persona.context.habits} | {me.persona.context.home}
    ordered = sorted(places, key=lambda place: (place.id not in used, place.minutes_away, place.id))
    return section("places", [place_line(place, labels) for place in ordered], rank=4, least=12)


def _day(wakes: int, sleeps: int, zero: int) -> Section:
    return section("day", [f"The plan covers minute {(wakes - zero) // 60} to minute {(sleeps - zero) // 60}."])


def _steps(tag: str, steps: Iterable[PlanStep], zero: int, labels: Labels) -> Section:
    lines = []
    for step in steps:
        news = f", for [{labels.claim(step.claim)}]" if step.claim else ""
        minutes = f"minute {(step.start - zero) // 60} to {(step.end - zero) // 60}"
        fixed = " (cannot be skipped)" if step.fixed else ""
        lines.append(f"{minutes}: {step.activity} at [{step.place}]{news}{fixed}")
    return section(tag, lines, rank=2, least=8)


def _plan_day(given: PlanDayInput, labels: Labels) -> list[Section]:
    zero = midnight(given.moment, given.wakes)
    return [
        *_base(given.me, given.moment, labels),
        _day(given.wakes, given.sleeps, zero),
        _places(given.places, given.me, labels),
        _steps("promised", given.due, zero, labels),
        _memories(given.yesterday, given.moment, labels),
    ]


def _detail_step(given: DetailStepInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("step", [step_line(given.step, given.moment, labels)]),
    ]


def _revise_plan(given: RevisePlanInput, labels: Labels) -> list[Section]:
    zero = midnight(given.moment, given.wakes)
    return [
        *_base(given.me, given.moment, labels),
        _day(max(given.wakes, given.moment.seconds), given.sleeps, zero),
        _places(given.places, given.me, labels),
        _steps("plan", _worth_telling(given.remaining), zero, labels),
        _steps("promised", given.due, zero, labels),
        section("event", [given.because]),
    ]


def _worth_telling(remaining: Sequence[PlanStep]) -> list[PlanStep]:
    """Return the steps that matter for what is left of a day, in order of time; what fills the gaps only while near.

    So a prompt in the morning is hardly longer than one in the evening.
    """
    by_weight = sorted(remaining, key=lambda step: (not step.fixed, step.origin == "routine", step.start))
    return sorted(by_weight[:_STEPS_TOLD], key=lambda step: step.start)


def _react(given: ReactInput, labels: Labels) -> list[Section]:
    for seen in given.view.people:
        labels.know(seen.person, seen.name)
    for person, name in given.view.names:
        labels.know(person, name)
    free = set(given.may_talk)
    people = sorted(given.view.people, key=lambda seen: seen.person not in free)
    known = [f"{labels.name(person)} knows [{labels.claim(claim)}]." for claim, person in given.known_to]
    return [
        *_base(given.me, given.view.moment, labels),
        section("people", [seen_line(seen, seen.person in free, labels) for seen in people], rank=2, least=6),
        _news(given.claims, given.me, given.view.moment, labels),
        section("known_to", known, rank=5, least=4),
        section("noticed", [memory_line(one, given.view.moment, labels) for one in given.fresh], rank=4, least=3),
        _memories(given.memories, given.view.moment, labels),
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
            else _self(given.me)
        ),
        section("now", now_lines(given.me, given.moment, labels)),
        section("people", [partner_line(partner, labels) for partner in given.partners]),
        section("known", facts, rank=4, least=2, drop="first"),
        _news(given.claims, given.me, given.moment, labels),
        section("topics", [opinion_line(view, labels) for view in given.opinions], rank=3, least=3),
        _places(given.places, given.me, labels),
        _memories(remembered, given.moment, labels),
        section("said_before", given.recent_lines, rank=7, least=2, drop="first"),
        section("manner", _manner(given), rank=8),
        section("session", session_lines(given.session, labels), rank=2, least=3),
        section("so_far", so_far_lines(given.session, labels), rank=7, least=2),
        section("passages", passage_lines(given.guidance), rank=7, least=1),
        section("examples", example_lines(given.guidance), rank=8, least=1),
        section("guidance", guidance_lines(given.guidance)),
        _transcript(given.transcript, given.me, labels),
        section("talk", _talk_lines(given, labels)),
    ]


def _write_post(given: SayInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    wrote = given.transcript[-1].speaker if given.transcript else ""
    return [
        *_base(given.me, given.moment, labels),
        section("people", [partner_line(partner, labels) for partner in given.partners if partner.id == wrote]),
        _news(given.claims, given.me, given.moment, labels),
        section("topics", [opinion_line(view, labels) for view in given.opinions]),
        _memories(given.memories, given.moment, labels),
        section("said_before", given.recent_lines, rank=7, least=2, drop="first"),
        _transcript(given.transcript, given.me, labels),
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


def _transcript(turns: Iterable[Any], me: Me, labels: Labels) -> Section:
    return section("heard", [turn_line(turn, me.id, labels) for turn in turns], rank=5, least=6, drop="first")


def _talk_lines(given: SayInput, labels: Labels) -> list[str]:
    lines = [f"This conversation was begun by {'you' if given.opener == given.me.id else labels.name(given.opener)}."]
    if given.reason:
        lines.append(f"You began it {given.reason}.")
    if given.opening_claim:
        lines.append(f"You meant to tell [{labels.claim(given.opening_claim)}].")
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
        *_base(given.me, given.moment, labels),
        section("people", people),
        section("news", [claim_line(given.claim, given.me.id, given.moment, labels), *asked]),
        section("clashes", [step_line(step, given.moment, labels) for step in given.clashes], rank=2, least=3),
        _memories(given.memories, given.moment, labels),
    ]


def _rate_importance(given: RateImportanceInput, _labels: Labels) -> list[Section]:
    lines = [f"{number}. ({one.kind}) {one.text}" for number, one in enumerate(given.memories, 1)]
    count = f"Give exactly {len(lines)} ratings, one for each line of to_rate, in the same order."
    return [
        *_self(given.me),
        section("to_rate", lines),
        section("how_many", [count]),
    ]


def _summarise_talk(given: SummariseTalkInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    return [
        *_base(given.me, given.moment, labels),
        section("people", [partner_line(partner, labels) for partner in given.partners]),
        _transcript(given.transcript, given.me, labels),
    ]


def _summarise_period(given: SummarisePeriodInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("period", [f"What fades is of {given.period}."]),
        _memories(given.memories, given.moment, labels, rank=2, longest=LONGEST_LINE),
    ]


def _note_facts(given: NoteFactsInput, labels: Labels) -> list[Section]:
    speakers = dict.fromkeys(turn.speaker for turn in given.turns)
    people = [f"[{labels.person(speaker)}] {labels.name(speaker)} has just spoken." for speaker in speakers]
    return [
        *_base(given.me, given.moment, labels),
        section("people", people),
        section("known", [fact.text for fact in given.known], rank=3, least=2, drop="first"),
        _transcript(given.turns, given.me, labels),
    ]


def _adopt_fact(given: AdoptFactInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("aspect", [f"You are asked for a {given.aspect} of yours."]),
        section("asked", [given.question]),
    ]


def _tell_story(given: TellStoryInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("fact", [given.fact]),
        section("asked", [given.question]),
        section("events", [f"{number}. I {event}." for number, event in enumerate(given.events, 1)]),
    ]


def _induce_habit(given: InduceHabitInput, labels: Labels) -> list[Section]:
    places = _places(given.places, given.me, labels)
    doings = [
        f"{doing.activity} at [{doing.place}], on {doing.days} days, from about "
        f"{doing.minute // 60:02d}:{doing.minute % 60:02d}: {', '.join(map(labels.memory, doing.memories[-3:]))}"
        for doing in given.doings
    ]
    return [
        *_base(given.me, given.moment, labels),
        places,
        section("doings", doings, rank=3, least=3),
        _memories(given.memories, given.moment, labels),
    ]


def _attempt(given: AttemptInput, labels: Labels) -> list[Section]:
    tried = [
        f"{clock_line(one.seconds, given.moment)}: {one.do}{'' if one.allowed else f', in vain: {one.reason}'}"
        for one in given.me.attempts
    ]
    return [
        *_base(given.me, given.moment, labels),
        section("things", [thing_line(thing) for thing in given.things], rank=3, least=6),
        section("tried", tried, rank=5, least=2, drop="first"),
    ]


def _adjudicate(given: AdjudicateInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("people", [f"{given.me.name} tries it; there are also: {', '.join(given.present) or 'nobody'}."]),
        section("things", [line for thing in given.things for line in thing_rules(thing)], rank=3, least=12),
        section("attempt", [f"{given.me.name} tries, with [{given.thing}]: {given.do}"]),
    ]


def _ponder(given: PonderInput, labels: Labels) -> list[Section]:
    latest_first = given.memories[::-1]
    return [*_base(given.me, given.moment, labels), _memories(latest_first, given.moment, labels, rank=2)]


def _reflect(given: ReflectInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        _memories(given.memories, given.moment, labels, rank=2),
        section("wondering", [given.question] if given.question else []),
    ]


def _answer_interview(given: AnswerInterviewInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        _news(given.claims, given.me, given.moment, labels),
        _memories(given.memories, given.moment, labels),
        section("asked", [given.question]),
    ]


def _update_opinion(given: UpdateOpinionInput, labels: Labels) -> list[Section]:
    heard = [heard_line(one, given.view.scale, labels) for one in given.heard]
    return [
        *_base(given.me, given.moment, labels),
        section("topic", [opinion_line(given.view, labels)]),
        section("heard_of_it", heard, rank=5, least=6, drop="first"),
        _memories(given.memories, given.moment, labels),
    ]


def _choose_way(given: ChooseWayInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("options", [f"{name}: {instruction}" for name, instruction in given.options]),
        _transcript(given.transcript, given.me, labels),
    ]


def _live_between(given: LiveBetweenInput, labels: Labels) -> list[Section]:
    return [
        *_base(given.me, given.moment, labels),
        section("between", [f"You live through {gap_words(given.gap_seconds)} in which nobody has said what you did."]),
        _memories(given.memories, given.moment, labels, rank=2),
    ]


def _summarise_episode(given: SummariseEpisodeInput, labels: Labels) -> list[Section]:
    for partner in given.partners:
        labels.know(partner.id, partner.name)
    return [
        *_base(given.me, given.moment, labels),
        section("people", [partner_line(partner, labels) for partner in given.partners]),
        section("session", session_lines(given.session, labels)),
        section("kept", [given.before] if given.before else []),
        _memories(given.memories, given.moment, labels, rank=2, longest=LONGEST_LINE),
    ]


_SECTIONS: Mapping[str, Callable[[Any, Labels], list[Section]]] = {
    "plan_day": _plan_day,
    "detail_step": _detail_step,
    "revise_plan": _revise_plan,
    "react": _react,
    "say": _say,
    "converse": _converse,
    "consider": _consider,
    "rate_importance": _rate_importance,
    "summarise_talk": _summarise_talk,
    "summarise_period": _summarise_period,
    "note_facts": _note_facts,
    "adopt_fact": _adopt_fact,
    "tell_story": _tell_story,
    "induce_habit": _induce_habit,
    "attempt": _attempt,
    "adjudicate": _adjudicate,
    "ponder": _ponder,
    "reflect": _reflect,
    "answer_interview": _answer_interview,
    "update_opinion": _update_opinion,
    "write_post": _write_post,
    "argue": _argue,
    "live_between": _live_between,
    "choose_way": _choose_way,
    "summarise_episode": _summarise_episode,
    **judging_prompts.SECTIONS,
}
