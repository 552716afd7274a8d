"""A run's record as pandas data frames, a table per kind of thing. Times are naive local timestamps."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulation.clock import Clock
from simulation.events import (
    Arrived,
    ConversationClosed,
    ConversationOpened,
    Departed,
    Informed,
    MoodChanged,
    Opined,
    PersonJoined,
    Planned,
    Remembered,
    Told,
)
from simulation.export.rows import utterance_rows
from simulation.inquiry.authorship import OPINION_TASK, Author, Authors

if TYPE_CHECKING:
    import pandas as pd

    from simulation.run import Run

Row = dict[str, Any]


class Tables:
    """The tables of one run. Each call reads the record anew, so a run that goes on can be looked at again.

    Args:
        run: The run to read.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._clock = Clock(run.scenario.study.clock)

    def utterances(self) -> pd.DataFrame:
        """Return one row per utterance; the columns are those of ``townsfolk export --schema``."""
        return self._frame([dataclasses.asdict(row) for row in utterance_rows(self._run)])

    def conversations(self) -> pd.DataFrame:
        """Return one row per conversation: when, where, who began it and why, how many turns, how it ended."""
        return self._frame(self._conversations())

    def memories(self, person: str | None = None) -> pd.DataFrame:
        """Return one row per memory, of one person or of all; importance is 1 to 10.

        `source`, `model` and `prompt` say who worded it, as they do of utterances.

        Raises:
            QuestionError: If there is no such person.
        """
        wanted = None if person is None else self._person(person)
        return self._frame(row for row in self._memories() if wanted in (None, row["person"]))

    def tellings(self) -> pd.DataFrame:
        """Return one row per telling, and per piece of news from outside (with an empty teller)."""
        return self._frame(self._tellings())

    def plans(self) -> pd.DataFrame:
        """Return one row per step of every plan that was made, with the reason for making it."""
        return self._frame(self._plans())

    def positions(self) -> pd.DataFrame:
        """Return one row per stay: person, place, when it came and when it left (missing while it is there)."""
        return self._frame(self._positions())

    def moods(self) -> pd.DataFrame:
        """Return one row per change of mood: valence, arousal and dominance, each in [-1, 1]."""
        return self._frame(self._moods())

    def opinions(self) -> pd.DataFrame:
        """Return one row per change of an opinion: stance in [-1, 1], confidence in [0, 1], and the reason.

        `text` is the opinion in the words of a model that was asked; `source`, `model` and `prompt` say who was.
        """
        return self._frame(self._opinions())

    def costs(self) -> pd.DataFrame:
        """Return one row per model answer: person, task, tick, tokens, cost in US dollars (missing: unknown)."""
        with self._run.record() as record:
            return self._frame(record.answer_costs())

    def _conversations(self) -> Iterator[Row]:
        rows: dict[str, Row] = {}
        for tick, event in self._events("conversation_opened", "conversation_closed", "uttered"):
            if isinstance(event, ConversationOpened):
                rows[event.conversation] = {
                    "conversation": event.conversation,
                    "time": self._time(tick),
                    "place": event.place,
                    "participants": list(event.participants),
                    "opener": event.opener,
                    "reason": event.reason,
                    "turns": 0,
                    "ended": None,
                }
            elif isinstance(event, ConversationClosed):
                rows[event.conversation]["ended"] = event.because
            else:
                rows[event.utterance.conversation]["turns"] += 1
        yield from rows.values()

    def _memories(self) -> Iterator[Row]:
        authors = self._authors()
        for tick, event in self._by_tick("remembered"):
            if isinstance(event, Remembered):
                memory = event.memory
                author = authors.of_memory(event.person, tick, memory.kind)
                yield {
                    "memory": memory.id,
                    "person": event.person,
                    "kind": memory.kind,
                    "time": self._time(memory.created),
                    "text": memory.text,
                    "importance": memory.importance,
                    "about": list(memory.about),
                    "cites": list(memory.cites),
                    **dataclasses.asdict(author),
                }

    def _tellings(self) -> Iterator[Row]:
        for _, event in self._events("told", "informed"):
            if isinstance(event, Told | Informed):
                teller, hearer = (event.teller, event.hearer) if isinstance(event, Told) else ("", event.person)
                yield {
                    "claim": event.claim,
                    "time": self._time(event.seconds),
                    "teller": teller,
                    "hearer": hearer,
                    "utterance": event.utterance if isinstance(event, Told) else event.by,
                    "details": list(event.details),
                }

    def _plans(self) -> Iterator[Row]:
        for seconds, event in self._events("planned"):
            if isinstance(event, Planned):
                for step in event.plan.steps:
                    yield {
                        "person": event.person,
                        "made": self._time(seconds),
                        "because": event.because,
                        "start": self._time(step.start),
                        "end": self._time(step.end),
                        "activity": step.activity,
                        "place": step.place,
                        "origin": step.origin,
                    }

    def _positions(self) -> Iterator[Row]:
        stays: dict[str, Row] = {}
        for seconds, event in self._events("person_joined", "arrived", "departed"):
            if isinstance(event, PersonJoined | Arrived):
                stays[event.person] = {"person": event.person, "place": event.place, "came": self._time(seconds)}
            elif isinstance(event, Departed):
                yield {**stays.pop(event.person), "left": self._time(seconds)}
        for person in sorted(stays):
            yield {**stays[person], "left": None}

    def _moods(self) -> Iterator[Row]:
        for seconds, event in self._events("person_joined", "mood_changed"):
            if isinstance(event, PersonJoined | MoodChanged):
                yield {
                    "person": event.person,
                    "time": self._time(seconds),
                    "valence": event.mood.valence_e6 / 1_000_000,
                    "arousal": event.mood.arousal_e6 / 1_000_000,
                    "dominance": event.mood.dominance_e6 / 1_000_000,
                }

    def _opinions(self) -> Iterator[Row]:
        authors, starts = self._authors(), self._starts()
        formed: Counter[tuple[str, int]] = Counter()
        for tick, event in self._by_tick("opined"):
            if isinstance(event, Opined):
                number = formed[event.person, tick]
                formed[event.person, tick] += 1
                asked = event.rule == "mind"
                author = authors.of_question(event.person, tick, OPINION_TASK, number) if asked else Author()
                yield {
                    "person": event.person,
                    "topic": event.topic,
                    "time": self._time(starts[tick]),
                    "stance": event.opinion.stance_e6 / 1_000_000,
                    "confidence": event.opinion.confidence_e6 / 1_000_000,
                    "change": event.change_e6 / 1_000_000,
                    "reason": event.opinion.reason,
                    "rule": event.rule,
                    "exposed": list(event.exposed),
                    "text": event.text,
                    **dataclasses.asdict(author),
                }

    def _events(self, *kinds: str) -> Iterator[tuple[int, Any]]:
        """Yield the simulated seconds and the event of everything of `kinds`, in order."""
        starts = self._starts()
        for tick, event in self._by_tick(*kinds):
            yield starts[tick], event

    def _by_tick(self, *kinds: str) -> Iterator[tuple[int, Any]]:
        """Yield the tick and the event of everything of `kinds`, in order."""
        with self._run.record() as record:
            for happened in record.events(*kinds):
                yield happened.tick, happened.event

    def _starts(self) -> dict[int, int]:
        """Return the simulated seconds at which each tick began."""
        with self._run.record() as record:
            return {row.tick.index: row.tick.start for row in record.ticks()}

    def _authors(self) -> Authors:
        with self._run.record() as record:
            return Authors(record)

    def _person(self, word: str) -> str:
        from simulation.inquiry.finding import Finder

        return Finder(self._run.scenario.study).person(word)

    def _time(self, seconds: int) -> pd.Timestamp:
        import pandas as pd

        moment = self._clock.moment(seconds)
        return pd.Timestamp(f"{moment.date}T{moment.clock}")

    def _frame(self, rows: Any) -> pd.DataFrame:  # noqa: ANN401 - rows of any columns
        import pandas as pd

        return pd.DataFrame(list(rows))
