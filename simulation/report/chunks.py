"""What happened, as the page reads it: short rows of numbers and texts, tick by tick, for a live page to go on with.

People, places, claims and topics are numbers: their positions in the head. Activities are numbers too: positions
in a list of words that grows. A memory is known by its owner and its row in the owner's stream, an utterance by its
conversation's number and its turn. `ROWS` lists the kinds of rows with the meaning of their columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from simulation import events as ev
from simulation.clock import Tick
from simulation.record import Record
from simulation.report.encodings import ENCODE, Row

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
    "threads": "tick, talk, topic: this talk is a thread of the forum, its lines are posts, and it has no place",
    "replies": "tick, talk, turn, turn of the post that it answers",
    "reads": "tick, person, [[talk, turn] of each post]",
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
    "tries": "tick, person, place, thing, word, 1 where it worked or 0, why not, [[thing, state] afterwards]",
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
        self._outside: list[str] = head["outside"]
        self._things = [_numbers(place.get("things", [])) for place in head["places"]]
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
            encode = ENCODE.get(event.kind)
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

    def thing(self, place: str, thing: str) -> int:
        """Return the number of a thing among those of its place, -1 where there is none."""
        number = self.place(place)
        return self._things[number].get(thing, -1) if number >= 0 else -1

    def outside(self, number: int, what: str) -> str:
        """Return in words what the intervention `number` of the schedule is, `what` where the study has no such one."""
        return self._outside[number] if 0 <= number < len(self._outside) else what

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
    for happened in record.events(*ENCODE, first=ticks[0].index, last=ticks[-1].index):
        found.setdefault(happened.tick, []).append(happened.event)
    return found
