"""Callbacks: how often later sessions of an episode come back to earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.minds.rules.words import content_words
from agents.sessions import gap_words
from agents.talk import Utterance
from simulation.events import Remembered, SessionOpened, Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table

NAME = "callbacks"
_TOLD = frozenset({"heard", "said", "summary", "fact", "digest", "reflection"})


@dataclass(slots=True)
class _Session:
    opened: SessionOpened
    tick: int
    turns: list[Utterance] = field(default_factory=list)
    back: dict[str, int] = field(default_factory=dict)
    """By utterance: how many sessions back it comes."""


def callbacks(evidence: Evidence) -> tuple[Table, ...]:
    """Return how many later sessions come back to an earlier one, by episode and by session.

    Measures: a callback is an utterance that rests on a memory its speaker formed in an earlier session of the same
    episode (something heard, said, summed up or noted of the other) and that shares a word of meaning with it. The
    rate is the share of sessions after the first that hold at least one.

    Unit: shares in [0, 1]; distances in sessions.

    Source: sessions that refer to earlier ones are the point of Conversation Chronicles (J. Jang et al., 2023).

    Limits: only memories that an utterance names count, so a mind that names none has none; a general word in common
    is enough.
    """
    sessions = _sessions(evidence)
    later = [one for one in sessions if one.opened.number > 1]
    episodes = dict.fromkeys(one.opened.episode for one in sessions)
    rows = [_row(name, [one for one in later if one.opened.episode == name]) for name in episodes]
    columns = ("episode", "later_sessions", "with_callback", "rate", "callbacks", "per_100_turns", "mean_sessions_back")
    whole = Table(NAME, "Callbacks: sessions that come back to earlier ones", columns, (_row("all", later), *rows))
    return (whole, _by_session(sessions))


def _sessions(evidence: Evidence) -> list[_Session]:
    sessions: dict[str, _Session] = {}
    held_in: dict[tuple[int, str], SessionOpened] = {}
    memories: dict[str, tuple[str, SessionOpened | None]] = {}
    here: dict[int, list[_Session]] = {}
    for happened in evidence.events("session_opened", "uttered", "remembered"):
        event = happened.event
        if isinstance(event, SessionOpened):
            sessions[event.conversation] = _Session(event, happened.tick)
            here.setdefault(happened.tick, []).append(sessions[event.conversation])
        elif isinstance(event, Uttered) and event.utterance.conversation in sessions:
            session = sessions[event.utterance.conversation]
            session.turns.append(event.utterance)
            for person in (event.utterance.speaker, *event.utterance.addressees):
                held_in[happened.tick, person] = session.opened
            _count(session, event.utterance, memories)
        elif isinstance(event, Remembered) and event.memory.kind in _TOLD:
            opened = held_in.get((happened.tick, event.person))
            if opened is not None:
                memories[event.memory.id] = (event.memory.text, opened)
    return list(sessions.values())


def _count(session: _Session, said: Utterance, memories: dict[str, tuple[str, SessionOpened | None]]) -> None:
    words = content_words(said.text)
    for memory in said.memories:
        text, formed = memories.get(memory, ("", None))
        if formed is None or formed.episode != session.opened.episode or formed.number >= session.opened.number:
            continue
        if words & content_words(text):
            back = session.opened.number - formed.number
            session.back[said.id] = max(back, session.back.get(said.id, 0))


def _row(name: str, later: list[_Session]) -> Row:
    holding = [one for one in later if one.back]
    backs = [back for one in later for back in one.back.values()]
    turns = sum(len(one.turns) for one in later)
    return (
        name,
        len(later),
        len(holding),
        round(len(holding) / len(later), 4) if later else None,
        len(backs),
        round(100 * len(backs) / turns, 2) if turns else None,
        round(sum(backs) / len(backs), 2) if backs else None,
    )


def _by_session(sessions: list[_Session]) -> Table:
    rows: tuple[Row, ...] = tuple(
        (
            one.opened.episode,
            one.opened.number,
            gap_words(one.opened.gap_seconds) if one.opened.gap_seconds else "",
            one.opened.relationship,
            len(one.turns),
            len(one.back),
        )
        for one in sessions
    )
    columns = ("episode", "session", "gap", "relationship", "turns", "callbacks")
    return Table("callbacks_by_session", "Callbacks: by session", columns, rows)
