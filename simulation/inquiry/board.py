"""What there is to see of a run at one moment: who is where and does what, what was said last, who knows what."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from simulation import events as ev
from simulation.record import Record

LINES_KEPT = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it is shown: who said what where and when (simulated seconds)."""

    conversation: str
    place: str
    seconds: int
    speaker: str
    text: str


@dataclass(slots=True)
class Board:
    """A fold of events, light enough to follow a run while it is worked out.

    Args:
        seconds: Simulated seconds at the start of the last tick.
        tick: Its index; -1 before the founding.
        places: By person: the place, None on the way.
        heading: By person on the way: where to.
        present: By place: who is there, in the order of coming; under None, who is on the way.
        doing: By person: the activity.
        asleep: Who sleeps, in the order of falling asleep.
        talking: By person: the conversation.
        knowers: By claim: who knows it, in the order of learning.
        lines: The last lines said, posts written and things tried (in parentheses), oldest first.
        counts: How many events there were of each kind.
    """

    seconds: int = 0
    tick: int = -1
    places: dict[str, str | None] = field(default_factory=dict)
    heading: dict[str, str] = field(default_factory=dict)
    present: dict[str | None, dict[str, None]] = field(default_factory=dict)
    doing: dict[str, str] = field(default_factory=dict)
    asleep: dict[str, None] = field(default_factory=dict)
    talking: dict[str, str] = field(default_factory=dict)
    knowers: dict[str, dict[str, None]] = field(default_factory=dict)
    lines: deque[Said] = field(default_factory=lambda: deque(maxlen=LINES_KEPT))
    counts: Counter[str] = field(default_factory=Counter)
    _talks: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    def take(self, tick: int, seconds: int, happened: Iterable[ev.Event]) -> None:
        """Follow one committed tick that began at `seconds`."""
        self.tick, self.seconds = tick, seconds
        for event in happened:
            self.counts[event.kind] += 1
            follow = _FOLLOW.get(event.kind)
            if follow is not None:
                follow(self, event)

    def move(self, person: str, place: str | None, heading: str = "") -> None:
        """Put `person` at `place`, None for on the way to `heading`."""
        before = self.places.get(person)
        self.present.get(before, {}).pop(person, None)
        self.places[person] = place
        self.present.setdefault(place, {})[person] = None
        if place is None:
            self.heading[person] = heading

    def open(self, conversation: str, place: str, people: Iterable[str]) -> None:
        """Let a conversation begin, or `people` come to one that goes on."""
        _, together = self._talks.setdefault(conversation, (place, []))
        for person in people:
            together.append(person)
            self.talking[person] = conversation

    def close(self, conversation: str) -> None:
        """Let a conversation end."""
        _, together = self._talks.pop(conversation, ("", []))
        for person in together:
            self.talking.pop(person, None)

    def hear(self, conversation: str, seconds: int, speaker: str, text: str) -> None:
        """Keep a line among the last ones."""
        place, _ = self._talks[conversation]
        self.lines.append(Said(conversation, place, seconds, speaker, text))

    def forget(self, person: str) -> None:
        """Take `person` off the board."""
        self.present.get(self.places.pop(person, None), {}).pop(person, None)
        self.asleep.pop(person, None)
        self.doing.pop(person, None)


def board_of(record: Record) -> Board:
    """Return the board after the last committed tick of `record`.

    Raises:
        JournalError: If the journal is damaged.
    """
    board = Board()
    starts = {row.tick.index: row.tick.start for row in record.ticks()}
    for happened in record.events(*_FOLLOW):
        board.take(happened.tick, starts[happened.tick], (happened.event,))
    board.counts["remembered"] = record.count("remembered")
    last = record.last_tick()
    if last is not None:
        board.tick, board.seconds = last.tick.index, last.tick.start
    return board


def _joined(board: Board, event: ev.PersonJoined) -> None:
    board.move(event.person, event.place)
    if event.asleep:
        board.asleep[event.person] = None


def _slept(board: Board, event: ev.Slept) -> None:
    board.asleep[event.person] = None


def _woke(board: Board, event: ev.Woke) -> None:
    board.asleep.pop(event.person, None)


def _active(board: Board, event: ev.ActivityChanged) -> None:
    board.doing[event.person] = event.activity


def _left(board: Board, event: ev.Departed) -> None:
    board.move(event.person, None, event.destination)


def _turned_away(board: Board, event: ev.TurnedAway) -> None:
    board.move(event.person, None, event.back)


def _arrived(board: Board, event: ev.Arrived) -> None:
    board.move(event.person, event.place)


def _opened(board: Board, event: ev.ConversationOpened) -> None:
    board.open(event.conversation, event.place, event.participants)


def _came(board: Board, event: ev.ParticipantJoined) -> None:
    board.open(event.conversation, "", (event.person,))


def _closed(board: Board, event: ev.ConversationClosed) -> None:
    board.close(event.conversation)


def _uttered(board: Board, event: ev.Uttered) -> None:
    said = event.utterance
    board.hear(said.conversation, said.seconds, said.speaker, said.text)


def _posted(board: Board, event: ev.Posted) -> None:
    post = event.utterance
    board.lines.append(Said(post.conversation, "the forum", post.seconds, post.speaker, post.text))


def _tried(board: Board, event: ev.Attempted) -> None:
    came_of_it = "it works." if event.allowed else f"it does not work. {event.reason}"
    words = f"({event.do}: {came_of_it})"
    board.lines.append(Said(f"{event.place}/{event.person}", event.place, event.seconds, event.person, words))


def _learnt(board: Board, event: ev.ClaimBegan | ev.Informed) -> None:
    board.knowers.setdefault(event.claim, {})[event.person] = None


def _told(board: Board, event: ev.Told) -> None:
    board.knowers.setdefault(event.claim, {})[event.hearer] = None


def _gone(board: Board, event: ev.PersonLeft) -> None:
    board.forget(event.person)


_FOLLOW: dict[str, Callable[[Board, Any], None]] = {
    "person_joined": _joined,
    "person_left": _gone,
    "slept": _slept,
    "woke": _woke,
    "activity_changed": _active,
    "departed": _left,
    "turned_away": _turned_away,
    "arrived": _arrived,
    "conversation_opened": _opened,
    "participant_joined": _came,
    "conversation_closed": _closed,
    "uttered": _uttered,
    "posted": _posted,
    "attempted": _tried,
    "claim_began": _learnt,
    "informed": _learnt,
    "told": _told,
}
