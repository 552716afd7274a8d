"""What answers in company may say: reactions, turns, exchanges, and what one makes of news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from agents.guidance import ENGLISH
from agents.minds.checking.check import Check, Senseless
from agents.tasks.claiming import Consideration, ConsiderInput
from agents.tasks.conversing import ConverseInput, Exchange
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.guiding import ChooseWayInput, ChosenWay
from agents.tasks.meeting_again import EpisodeSummary, LiveBetweenInput, LivedThrough, SummariseEpisodeInput
from agents.tasks.speaking import ClaimSaid, MeetingSaid, SayInput, StanceSaid, SubjectAnswer, Turn


def _reaction(given: ReactInput, answer: Reaction, check: Check) -> Reaction:
    claim = check.id(answer.claim, check.labels.claims)
    if answer.action == "carry_on":
        return answer.model_copy(update={"person": check.keep("", answer.person), "claim": check.keep("", claim)})
    person = check.id(answer.person, check.labels.people)
    if person not in given.may_talk:
        raise Senseless(f"person: there is nobody called {answer.person[:64]!r} who can be talked to now")
    reason = check.words(answer.reason) if answer.reason else ""
    talking = {seen.person for seen in given.view.people if seen.conversation}
    action = check.keep("join" if person in talking else "approach", answer.action)
    return Reaction(action=action, person=person, reason=reason, claim=claim)


def _turn(given: SayInput, answer: Turn, check: Check) -> Turn:
    partners = {partner.id for partner in given.partners}
    addressee = check.id(answer.addressee, check.labels.people)
    others = [name for person, name in given.names if person != given.me.id]
    others += [partner.name for partner in given.partners if partner.name]
    text = check.words(answer.text, given.me.name, others)
    if given.guidance.language == ENGLISH:
        text = check.spoken_here(text, _words_around(given))
    return answer.model_copy(
        update={
            "text": text,
            "subject": _subject(answer.subject, check),
            "claims": _said(given, answer.claims, check),
            "memories": check.ids(answer.memories, check.labels.memories),
            "addressee": check.keep(addressee if addressee in partners else "", addressee),
            "ends": check.keep(answer.ends or given.must_end, answer.ends),
            "stances": _stances(answer.stances, check),
            "emotion": check.feeling(answer.emotion),
            "meeting": _meeting(answer.meeting, check),
        }
    )


def _words_around(given: SayInput) -> Iterator[str]:
    """Yield words that show which language is spoken: what was said, and what the speaker knows and remembers."""
    yield from (turn.text for turn in given.transcript if turn.speaker != given.me.id)
    yield from (claim.text for claim in given.claims)
    yield from (memory.text for memory in given.memories)
    yield from (given.me.persona.description, *given.me.persona.context.facts)


def _said(given: SayInput, claims: Iterable[ClaimSaid], check: Check) -> tuple[ClaimSaid, ...]:
    known = {claim.id: claim.details for claim in given.claims}
    said: dict[str, ClaimSaid] = {}
    for one in claims:
        claim = check.id(one.claim, check.labels.claims)
        details = tuple(detail for detail in known.get(claim, ()) if detail in one.details)
        check.trimmed |= bool(set(one.details) - set(details))
        if claim in known and details:
            said.setdefault(claim, ClaimSaid(claim=claim, details=details))
    return tuple(said.values())


def _stances(stances: Iterable[StanceSaid], check: Check) -> tuple[StanceSaid, ...]:
    said: dict[str, StanceSaid] = {}
    for one in stances:
        topic = check.id(one.topic, check.labels.topics)
        if topic:
            said.setdefault(topic, one.model_copy(update={"topic": topic}))
    return tuple(said.values())


def _meeting(meeting: MeetingSaid | None, check: Check) -> MeetingSaid | None:
    place = check.id(meeting.place, check.labels.places) if meeting is not None else ""
    return meeting.model_copy(update={"place": place}) if meeting is not None and place else None


def _subject(subject: SubjectAnswer | None, check: Check) -> SubjectAnswer | None:
    if subject is None:
        return None
    labels = check.labels
    known = {**labels.people, **labels.places, **labels.claims, **labels.memories, **labels.topics}
    return subject.model_copy(
        update={
            "ref": check.id(subject.ref, known),
            "text": check.aside(subject.text),
            "owner": check.id(subject.owner, labels.people),
        }
    )


def _exchange(given: ConverseInput, answer: Exchange, check: Check) -> Exchange:
    kept, names = [], (given.me.name, given.other.name)
    for n, line in enumerate(answer.turns[: given.turns]):
        text = check.words(line.text, names[n % 2], (names[(n + 1) % 2],))
        kept.append(line.model_copy(update={"text": text, "emotion": check.feeling(line.emotion)}))
    check.trimmed |= len(kept) != len(answer.turns)
    return Exchange(turns=tuple(kept))


def _consideration(given: ConsiderInput, answer: Consideration, check: Check) -> Consideration:
    if answer.attitude == "unconsidered":
        raise Senseless("attitude: say keen, interested, indifferent or doubtful")
    attending = answer.attending if given.claim.is_event else None
    return answer.model_copy(
        update={
            "attending": check.keep(attending, answer.attending),
            "reason": check.words(answer.reason) if answer.reason else "",
            "reason_memory": check.id(answer.reason_memory, check.labels.memories),
        }
    )


def _way(given: ChooseWayInput, answer: ChosenWay, check: Check) -> ChosenWay:
    plain = answer.name.strip().strip("[]").casefold().replace(" ", "_")
    names = {name.casefold(): name for name, _ in given.options}
    if plain not in names:
        raise Senseless(f"name: there is no option {answer.name[:64]!r}")
    return ChosenWay(name=check.keep(names[plain], answer.name))


def _lived(_given: LiveBetweenInput, answer: LivedThrough, check: Check) -> LivedThrough:
    return LivedThrough(events=tuple(check.words(event) for event in answer.events))


def _episode(_given: SummariseEpisodeInput, answer: EpisodeSummary, check: Check) -> EpisodeSummary:
    return EpisodeSummary(text=check.words(answer.text))


CHECKS: Mapping[str, Callable[[Any, Any, Check], Any]] = {
    "react": _reaction,
    "say": _turn,
    "write_post": _turn,
    "argue": _turn,
    "converse": _exchange,
    "consider": _consideration,
    "choose_way": _way,
    "live_between": _lived,
    "summarise_episode": _episode,
}
