"""What a page's row says of each kind of event. The encoder knows the numbers; the rows are listed with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from simulation import events as ev

if TYPE_CHECKING:
    from simulation.report.chunks import Encoder

Row = list[Any]
_Encoded = Iterator[tuple[str, Row]]


def _percent(value_e6: int) -> int:
    return round(value_e6 / 10_000)


def _joined(to: Encoder, event: ev.PersonJoined) -> _Encoded:
    person, mood = to.person(event.person), event.mood
    yield "stays", [person, to.place(event.place)]
    yield "sleeps", [person, int(event.asleep)]
    yield "moods", [person, *map(_percent, (mood.valence_e6, mood.arousal_e6, mood.dominance_e6))]


def _gone(to: Encoder, event: ev.PersonLeft) -> _Encoded:
    yield "stays", [to.person(event.person), -1]


def _arrived(to: Encoder, event: ev.Arrived) -> _Encoded:
    yield "stays", [to.person(event.person), to.place(event.place)]


def _departed(to: Encoder, event: ev.Departed) -> _Encoded:
    yield "ways", [to.person(event.person), to.place(event.origin), to.place(event.destination), event.arrives]


def _turned_away(to: Encoder, event: ev.TurnedAway) -> _Encoded:
    yield "ways", [to.person(event.person), to.place(event.place), to.place(event.back), event.arrives]


def _slept(to: Encoder, event: ev.Slept) -> _Encoded:
    yield "sleeps", [to.person(event.person), 1]


def _woke(to: Encoder, event: ev.Woke) -> _Encoded:
    yield "sleeps", [to.person(event.person), 0]


def _active(to: Encoder, event: ev.ActivityChanged) -> _Encoded:
    yield "doing", [to.person(event.person), to.word(event.activity)]


def _mood(to: Encoder, event: ev.MoodChanged) -> _Encoded:
    mood = event.mood
    yield "moods", [to.person(event.person), *map(_percent, (mood.valence_e6, mood.arousal_e6, mood.dominance_e6))]


def _planned(to: Encoder, event: ev.Planned) -> _Encoded:
    steps = [
        [step.start, step.end, to.word(step.activity), to.place(step.place), step.origin, to.claim(step.claim)]
        for step in event.plan.steps
    ]
    yield "plans", [to.person(event.person), event.because, steps]


def _opened(to: Encoder, event: ev.ConversationOpened) -> _Encoded:
    to.talk(event.conversation)
    people = [to.person(person) for person in event.participants]
    bonds = ["" if one == event.opener else to.bond(event.opener, one) for one in event.participants]
    yield "talks", [event.conversation, to.place(event.place), to.person(event.opener), event.reason, people, bonds]


def _came(to: Encoder, event: ev.ParticipantJoined) -> _Encoded:
    yield "came", [to.talk(event.conversation), to.person(event.person)]


def _begun(to: Encoder, event: ev.ThreadOpened) -> _Encoded:
    thread, person = to.talk(event.thread), to.person(event.person)
    yield "talks", [event.thread, -1, person, "", [person], [""]]
    yield "threads", [thread, to.topic(event.topic)]


def _posted(to: Encoder, event: ev.Posted) -> _Encoded:
    post = event.utterance
    yield from _uttered(to, event)
    if post.reply_to is not None:
        yield "replies", [to.talk(post.conversation), post.n, post.reply_to]


def _read(to: Encoder, event: ev.Read) -> _Encoded:
    yield "reads", [to.person(event.person), [post for post in map(to.cite, event.posts) if post != -1]]


def _uttered(to: Encoder, event: ev.Uttered | ev.Posted) -> _Encoded:
    said = event.utterance
    to.said(said.id, said.text)
    yield (
        "lines",
        [
            to.talk(said.conversation),
            to.person(said.speaker),
            [to.person(one) for one in said.addressees],
            said.text,
            str(said.act),
            said.emotion,
            str(said.source),
            [row for row in map(to.memory, said.memories) if row >= 0],
            [[to.claim(one.claim), " ".join(one.details)] for one in said.claims],
            [[to.topic(one.topic), _percent(one.stance_e6)] for one in said.stances],
        ],
    )


def _ended(to: Encoder, event: ev.ConversationClosed) -> _Encoded:
    yield "ended", [to.talk(event.conversation), event.because]


def _remembered(to: Encoder, event: ev.Remembered) -> _Encoded:
    memory = event.memory
    cites = [cited for cited in map(to.cite, memory.cites) if cited != -1]
    to.remember(event.person, memory.id)
    text = to.shortened(memory.text, memory.cites)
    yield "memories", [to.person(event.person), memory.kind, memory.created, memory.importance, text, cites]


def _recalled(to: Encoder, event: ev.Recalled) -> _Encoded:
    rows = [row for row in map(to.memory, event.memories) if row >= 0]
    yield "recalls", [to.person(event.person), event.seconds, rows]


def _began(to: Encoder, event: ev.ClaimBegan) -> _Encoded:
    claim, person = to.claim(event.claim), to.person(event.person)
    yield "news", [claim, person, -1, -1, -1, list(event.details), ""]
    yield "views", [claim, person, "keen", 1, _choice(event.attending), "", -1]


def _told(to: Encoder, event: ev.Told) -> _Encoded:
    conversation, _, turn = event.utterance.rpartition("/")
    teller, hearer = to.person(event.teller), to.person(event.hearer)
    where = [to.talk(conversation), int(turn)]
    yield "news", [to.claim(event.claim), hearer, teller, *where, list(event.details), ""]


def _informed(to: Encoder, event: ev.Informed) -> _Encoded:
    yield "news", [to.claim(event.claim), to.person(event.person), -1, -1, -1, list(event.details), event.by]


def _considered(to: Encoder, event: ev.Considered) -> _Encoded:
    attending, memory = _choice(event.attending), to.memory(event.reason_memory)
    who = [to.claim(event.claim), to.person(event.person)]
    yield "views", [*who, event.attitude, int(event.passes_on), attending, event.reason, memory]


def _choice(attending: bool | None) -> int | None:
    return None if attending is None else int(attending)


def _related(to: Encoder, event: ev.Related) -> _Encoded:
    seen = event.relationship
    to.bond(event.person, event.other, seen.kind)
    amounts = [_percent(seen.closeness_e6), _percent(seen.familiarity_e6), seen.talks]
    yield "ties", [to.person(event.person), to.person(event.other), seen.kind, *amounts]


def _unrelated(to: Encoder, event: ev.Unrelated) -> _Encoded:
    to.bond(event.person, event.other, "")
    yield "ties", [to.person(event.person), to.person(event.other), "", 0, 0, 0]


def _opined(to: Encoder, event: ev.Opined) -> _Encoded:
    mind = event.opinion
    amounts = [_percent(one) for one in (mind.stance_e6, mind.confidence_e6, event.change_e6)]
    yield "opinions", [to.person(event.person), to.topic(event.topic), *amounts, mind.reason, event.rule]


def _intervened(to: Encoder, event: ev.Intervened) -> _Encoded:
    yield "outside", [to.outside(event.number, event.what)]


def _tried(to: Encoder, event: ev.Attempted) -> _Encoded:
    after = [[to.thing(event.place, thing), state] for thing, state in event.changes]
    where = [to.person(event.person), to.place(event.place), to.thing(event.place, event.thing)]
    yield "tries", [*where, to.word(event.do), int(event.allowed), event.reason, after]


ENCODE: dict[str, Callable[[Encoder, Any], _Encoded]] = {
    "person_joined": _joined,
    "person_left": _gone,
    "arrived": _arrived,
    "departed": _departed,
    "turned_away": _turned_away,
    "slept": _slept,
    "woke": _woke,
    "activity_changed": _active,
    "mood_changed": _mood,
    "planned": _planned,
    "conversation_opened": _opened,
    "thread_opened": _begun,
    "posted": _posted,
    "read": _read,
    "participant_joined": _came,
    "uttered": _uttered,
    "conversation_closed": _ended,
    "remembered": _remembered,
    "recalled": _recalled,
    "claim_began": _began,
    "told": _told,
    "informed": _informed,
    "considered": _considered,
    "related": _related,
    "unrelated": _unrelated,
    "opined": _opined,
    "intervened": _intervened,
    "attempted": _tried,
}
