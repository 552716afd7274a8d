"""What happened, as the page reads it: short rows of numbers and texts, tick by tick, for a live page to go on with.

People, places, claims and topics are numbers: their positions in the head. Activities are numbers too: positions
in a list of words that grows. A memory is known by its owner and its row in the owner's stream, an utterance by its
conversation's number and its turn. `ROWS` lists the kinds of rows with the meaning of their columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from simulation import events as ev
from simulation.clock import Tick
from simulation.record import Record

Row = list[Any]
Rows = dict[str, list[Row]]

ROWS: dict[str, str] = {
    "words": "text",
    "ticks": "tick, start, seconds",
    "stays": "tick, person, place (-1: left the world)",
    "ways": "tick, person, from, to, arrives",
    "sleeps": "tick, person, 1 asleep or 0 awake",
    "doing": "tick, person, word",
    "moods": "tick, person, valence, arousal, dominance (percent)",
    "plans": "tick, person, reason, [[start, end, word, place, origin, claim or -1]]",
    "talks": "tick, id, place, opener, reason, [people], [bond of each to the opener, empty for the opener]",
    "came": "tick, talk, person",
    "lines": "tick, talk, speaker, [addressees], text, act, emotion, source, [memory rows], [[claim, details]], "
    "[[topic, stance in percent]]",
    "ended": "tick, talk, why",
    "memories": "tick, person, kind, created, importance, text, [memory row, or [talk, turn]]; a text "
    "in a list goes before the words of the line that is cited",
    "recalls": "tick, person, seconds, [memory rows]",
    "news": "tick, claim, person, teller (-1: nobody), talk (-1: none), turn, [details], from outside or empty",
    "views": "tick, claim, person, attitude, passes on, attending (1, 0, null), reason, memory row or -1",
    "ties": "tick, person, other, kind, closeness, familiarity (percent), talks; kind empty where they part",
    "opinions": "tick, person, topic, stance, confidence, change (percent), reason, rule",
    "outside": "tick, what",
}


class Encoder:
    """Turns committed ticks into rows, once each and in order.

    Args:
        head: As `simulation.report.head.head_of` gives it; its lists say which number is whose.
    """

    def __init__(self, head: dict[str, Any]) -> None:
        self.last = -1
        self._people = _numbers(head["people"])
        self._places = _numbers(head["places"])
        self._claims = _numbers(head["claims"])
        self._topics = _numbers(head["topics"])
        self._words: dict[str, int] = {}
        self._talks: dict[str, int] = {}
        self._said: dict[str, str] = {}
        self._memories: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._ties: dict[tuple[str, str], str] = {}
        self._ticks: list[tuple[int, Rows]] = []
        self._rows: Rows = {}

    def follow(self, record: Record) -> None:
        """Take in what `record` has committed since the last call.

        Raises:
            JournalError: If the journal is damaged.
        """
        new = [row.tick for row in record.ticks() if row.tick.index > self.last]
        if not new:
            return
        happened = _by_tick(record, new)
        for tick in new:
            self._take(tick, happened.get(tick.index, []))

    def rows(self, after: int = -1) -> Rows:
        """Return the rows of all ticks later than `after`, joined; kinds without rows are left out."""
        joined: Rows = {}
        for tick, rows in self._ticks:
            if tick > after:
                for kind, some in rows.items():
                    joined.setdefault(kind, []).extend(some)
        return joined

    def _take(self, tick: Tick, happened: Iterable[ev.Event]) -> None:
        self._rows = {"ticks": [[tick.index, tick.start, tick.seconds]]}
        for event in happened:
            encode = _ENCODE.get(event.kind)
            if encode is not None:
                for kind, row in encode(self, event):
                    self._rows.setdefault(kind, []).append([tick.index, *row])
        self._ticks.append((tick.index, self._rows))
        self.last = tick.index

    def person(self, person: str) -> int:
        """Return the number of a person, -1 where it is nobody of the study."""
        return self._people.get(person, -1)

    def place(self, place: str) -> int:
        """Return the number of a place."""
        return self._places.get(place, -1)

    def claim(self, claim: str) -> int:
        """Return the number of a claim, -1 where there is none."""
        return self._claims.get(claim, -1)

    def topic(self, topic: str) -> int:
        """Return the number of a topic."""
        return self._topics.get(topic, -1)

    def word(self, text: str) -> int:
        """Return the number of an activity; a new one gets the next and a row of its own."""
        if text not in self._words:
            self._words[text] = len(self._words)
            self._rows.setdefault("words", []).append([text])
        return self._words[text]

    def talk(self, conversation: str) -> int:
        """Return the number of a conversation; a new one gets the next."""
        return self._talks.setdefault(conversation, len(self._talks))

    def memory(self, memory: str) -> int:
        """Return the row of a memory in its owner's stream, -1 where there is none."""
        return self._memories.get(memory, -1)

    def remember(self, person: str, memory: str) -> None:
        """Give `memory` the next row in the stream of `person`."""
        self._memories[memory] = self._counts.get(person, 0)
        self._counts[person] = self._memories[memory] + 1

    def cite(self, cited: str) -> int | list[int]:
        """Return what a memory rests on: another one's row, or conversation and turn; -1 where it is neither."""
        if cited in self._memories:
            return self._memories[cited]
        conversation, _, turn = cited.rpartition("/")
        return [self._talks[conversation], int(turn)] if conversation in self._talks and turn.isdigit() else -1

    def said(self, utterance: str, text: str) -> None:
        """Keep the words of `utterance`, which memories repeat."""
        self._said[utterance] = text

    def shortened(self, text: str, cites: tuple[str, ...]) -> str | list[str]:
        """Return `text`, or in a list what goes before the words of the one line that it repeats."""
        words = self._said.get(cites[0], "") if len(cites) == 1 else ""
        return [text.removesuffix(words)] if words and text.endswith(words) else text

    def bond(self, person: str, other: str, kind: str | None = None) -> str:
        """Return what `other` is to `person`; `kind` changes it."""
        if kind is not None:
            self._ties[person, other] = kind
        return self._ties.get((person, other), "") or "stranger"


def _numbers(items: Iterable[dict[str, Any]]) -> dict[str, int]:
    return {item["id"]: number for number, item in enumerate(items)}


def _by_tick(record: Record, ticks: list[Tick]) -> dict[int, list[ev.Event]]:
    found: dict[int, list[ev.Event]] = {}
    for happened in record.events(*_ENCODE, first=ticks[0].index, last=ticks[-1].index):
        found.setdefault(happened.tick, []).append(happened.event)
    return found


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


def _uttered(to: Encoder, event: ev.Uttered) -> _Encoded:
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


def _intervened(_to: Encoder, event: ev.Intervened) -> _Encoded:
    yield "outside", [event.what]


_ENCODE: dict[str, Callable[[Encoder, Any], _Encoded]] = {
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
}
