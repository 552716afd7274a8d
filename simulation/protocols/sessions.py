"""Sessions: the people of each episode meet when the scenario says so, with hours to years in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.planning import minute_of
from agents.sessions import DAY, MINUTE, gap_seconds
from agents.talk import Utterance
from simulation.bonds import STRANGERS
from simulation.clock import Clock, Tick
from simulation.protocols import turns
from simulation.protocols.base import Gathering, Joining, Opening
from simulation.specs.session_spec import EpisodeSpec, SessionSpec, SessionsProtocol

SESSION_SECONDS = 3600
_BEFORE_THE_FIRST = 1800
_SHARE_OF_GAP = 3
"""What happened in between does so at two thirds of the gap."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session with its times worked out.

    Args:
        episode: The episode it belongs to.
        spec: As the scenario says it.
        number: From 1.
        people: Who talks, the one who begins in front.
        start: Simulated seconds.
        gap_seconds: Since the start of the session before; 0 for the first.
        between: When what happened before it takes effect.
        relationship: What the scenario says those who talk are to each other, now or at an earlier session of the
            same people; empty where it never does.
        stated: Whether the scenario says so at this session.
    """

    episode: EpisodeSpec
    spec: SessionSpec
    number: int
    people: tuple[str, ...]
    start: int
    gap_seconds: int
    between: int
    relationship: str
    stated: bool


def sittings(episode: EpisodeSpec, clock: Clock, time: str) -> tuple[Sitting, ...]:
    """Return the sessions of `episode` in order, with their times; `time` is that of days that do not say."""
    found: list[Sitting] = []
    said: dict[frozenset[str], str] = {}
    for number, spec in enumerate(episode.sessions, start=1):
        start = _start(episode, spec, clock, time, found[-1].start if found else None)
        people = spec.people or episode.people
        group = frozenset(people)
        stated = spec.relationship or (episode.relationship if number == 1 or group not in said else None)
        if stated is not None:
            said[group] = stated
        gap = start - found[-1].start if found else 0
        between = start - gap // _SHARE_OF_GAP if found else max(0, start - _BEFORE_THE_FIRST)
        found.append(
            Sitting(episode, spec, number, people, start, gap, between, said.get(group, ""), stated is not None)
        )
    return tuple(found)


def _start(episode: EpisodeSpec, spec: SessionSpec, clock: Clock, time: str, before: int | None) -> int:
    if before is None:
        base = gap_seconds(episode.begins_after) if episode.begins_after else 0
        day, minute = clock.moment(base).day, minute_of(spec.time or time)
        at = clock.seconds_at(day, minute)
        return max(MINUTE, at if at >= base else at + DAY)
    at = before + gap_seconds(spec.after or "1 day")
    return at if spec.time is None else clock.seconds_at(clock.moment(at).day, minute_of(spec.time))


class Sessions:
    """The protocol of sessions; see `SessionsProtocol`. A tick before each session is for what happened in between."""

    lives_by_plans = False
    one_gathering = True

    def __init__(self, clock: Clock, spec: SessionsProtocol, episodes: tuple[EpisodeSpec, ...]) -> None:
        self.spec = spec
        self.held: dict[int, list[Sitting]] = {}
        """By start: the sessions that are held then."""
        self.prepared: dict[int, list[Sitting]] = {}
        """By start: the sessions whose time in between is lived through then."""
        for episode in episodes:
            for sitting in sittings(episode, clock, spec.time):
                self.held.setdefault(sitting.start, []).append(sitting)
                self.prepared.setdefault(sitting.between, []).append(sitting)
        self._ticks = tuple(
            Tick(index, start, SESSION_SECONDS)
            for index, start in enumerate(sorted({*self.held, *self.prepared}), start=1)
        )
        longest = (session.max_turns or spec.max_turns for episode in episodes for session in episode.sessions)
        self.turns_per_tick = self.max_turns = max(longest)
        self.max_participants = max(
            len(session.people or episode.people) for episode in episodes for session in episode.sessions
        )

    def ticks(self) -> Iterator[Tick]:
        """Yield two ticks a session, in order of time: what happened before it, and the session."""
        return iter(self._ticks)

    def sitting_of(self, tick: Tick, participants: Sequence[str]) -> Sitting | None:
        """Return the session that `participants` hold in `tick`, None where they hold none."""
        here = set(participants)
        return next((one for one in self.held.get(tick.start, ()) if here <= set(one.people)), None)

    def concerned(self, tick: Tick, people: Sequence[str]) -> list[str]:
        """Return those of `people` who have part in what `tick` is for, in their order."""
        due = (*self.held.get(tick.start, ()), *self.prepared.get(tick.start, ()))
        concerned = {person for sitting in due for person in sitting.people}
        return [person for person in people if person in concerned]

    def turns_in(self, sitting: Sitting) -> int:
        """Return the most turns of a session."""
        return sitting.spec.max_turns or self.spec.max_turns

    def meet(self, gathering: Gathering, tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Open the sessions that are due, with those who are there; nobody talks alone."""
        free = set(gathering.free)
        openings: list[Opening] = []
        for sitting in self.held.get(tick.start, ()):
            people = tuple(person for person in sitting.people if person in free)
            if len(people) > 1:
                free.difference_update(people)
                openings.append(Opening(people, reason_of(sitting), place=sitting.spec.place or ""))
        return openings, ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return whose turn it is; see `simulation.protocols.turns`."""
        return turns.next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether everybody has taken leave."""
        return turns.is_over(participants, utterances)


def reason_of(sitting: Sitting) -> str:
    """Return why a session is begun, an infinitive clause."""
    spec = sitting.spec
    if spec.task is not None:
        return f"to {spec.task.goal}"
    if spec.topic is not None:
        return f"to talk about {spec.topic}"
    if sitting.number > 1:
        return "to catch up"
    return "to get to know each other" if sitting.relationship == STRANGERS else "to talk"
