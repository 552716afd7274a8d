"""Replay: work a run out again from its record, without a single call, and compare every hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from agents.canonical import plain
from agents.errors import JournalError, Paused, ReplayDiffers
from agents.minds.base import Mind, Reply, Request
from simulation.bridge import Bridge
from simulation.engine import Committed, Engine, genesis_hash, make_setting
from simulation.events import Entry, Event, StudyChanged, Uttered
from simulation.journal import checksums
from simulation.keeping.checksums import OutcomeRow, outcome_rows
from simulation.minds import make_mind
from simulation.parts import META_KEY as PARTS_KEY
from simulation.parts import changed_parts, check_parts, kept_parts
from simulation.record import Record, TickRow
from simulation.run import OnTick, Run
from simulation.scenario import Settings

_TASKS = {
    "uttered": "say",
    "considered": "consider",
    "planned": "plan_day or revise_plan",
    "detailed": "detail_step",
    "activity_changed": "react",
    "reflected": "reflect",
    "digested": "summarise_period",
    "fact_noted": "note_facts",
    "settled": "adopt_fact",
    "opined": "update_opinion",
    "remembered": "rate_importance, or a task that words what is remembered",
}
"""By kind of event: the task whose answer it holds, under a mind that answers itself."""
_OUTCOME_FIELDS = ("source", "attempts", "repairs", "calls")


@dataclass(frozen=True, slots=True)
class Replayed:
    """How a replay went: ticks verified, and the final hash both came to."""

    ticks: int
    final_hash: str


def replay(run: Run, on_tick: OnTick | None = None) -> Replayed:
    """Return what the replay came to; every committed tick was worked out again and is equal.

    Raises:
        JournalError: If the record itself is damaged.
        ReplayDiffers: At the first tick that comes out differently.
        PluginMissing: If a part that a package or a notebook brought to the run is not here.
    """
    with run.record() as record:
        kept = kept_parts(record.meta().get(PARTS_KEY, ""))
    check_parts(kept)
    try:
        return _replayed(run, on_tick)
    except ReplayDiffers as found:
        if changed := changed_parts(kept):
            raise ReplayDiffers(found.tick, f"{found.difference} ({'; '.join(changed)})") from found
        raise


def _replayed(run: Run, on_tick: OnTick | None) -> Replayed:
    with run.record() as record:
        record.verify(genesis_hash(run.scenario.study))
        rows = record.ticks()
        if not rows:
            raise JournalError(f"{run.folder} has no committed tick; there is nothing to replay")
        setting = make_setting(run.scenario.study, run.setting.embedder)
        recorder = _Comparing(record, {row.tick.index: row for row in rows})
        settings = run.settings
        mind = _recorded_mind(settings.at(0), record)
        engine = Engine(setting, mind, recorder, changes=run.changes)
        bridge = Bridge()
        try:
            for row in rows:
                if settings.at(row.tick.index) != settings.at(max(0, row.tick.index - 1)):
                    engine.mind = _recorded_mind(settings.at(row.tick.index), record)
                committed = _worked_out(engine, bridge, row)
                if on_tick is not None:
                    on_tick(committed)
        finally:
            bridge.close()
    return Replayed(ticks=len(rows) - 1, final_hash=engine.last_hash)


def _recorded_mind(settings: Settings, record: Record) -> Mind:
    return make_mind(settings, RecordedAnswers(record), recorded_only=True)


def _worked_out(engine: Engine, bridge: Bridge, row: TickRow) -> Committed:
    try:
        return engine.found() if row.tick.index == 0 else bridge.run(engine.step())
    except Paused as missing:
        raise ReplayDiffers(row.tick.index, str(missing)) from missing


class RecordedAnswers:
    """The answers of a record as an answer store that only reads."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under `key`; see `AnswerStore`."""
        return self._record.answer(key)

    def keep(self, request: Request, reply: Reply) -> None:
        """Keep nothing: a replay never gets a new answer."""
        raise AssertionError(
            f"a replay asked a model: {request.task} for {request.person} in tick {request.tick} ({reply})"
        )


class _Comparing:
    """A recorder that writes nothing and compares everything."""

    def __init__(self, record: Record, rows: dict[int, TickRow]) -> None:
        self._record = record
        self._rows = rows

    def record(self, committed: Committed) -> None:
        index = committed.tick.index
        row = self._rows[index]
        if committed.tick != row.tick:
            raise ReplayDiffers(index, f"the tick is {committed.tick}, the record has {row.tick}")
        if committed.hash != row.hash:
            raise ReplayDiffers(index, first_difference(self._record.committed(row).entries, committed.entries))
        outcomes = outcome_rows(index, committed.outcomes)
        sums = checksums(committed, outcomes)
        if sums.vectors != row.checksums.vectors:
            raise ReplayDiffers(index, "a memory's vector; was another version of the embedding used?")
        if sums.outcomes != row.checksums.outcomes:
            raise ReplayDiffers(index, first_other_outcome(list(self._record.outcome_rows(index)), outcomes))


def first_other_outcome(one: Sequence[OutcomeRow], other: Sequence[OutcomeRow]) -> str:
    """Return the first answer that came about otherwise in the replay, in words: whose, to what, and how."""
    old, new = ({row[:4]: row[4:] for row in rows} for rows in (one, other))
    key = min(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    person, _, task, n = key
    asked = f"how the answer to {task} of {person} (number {n}) came about"
    if key not in old or key not in new:
        return f"{asked}, only in {'the replay' if key not in old else 'the record'}"
    field = next(at for at, (was, now) in enumerate(zip(old[key], new[key], strict=True)) if was != now)
    return (
        f"{asked}, field {_OUTCOME_FIELDS[field]}: {old[key][field]!r} in the record, {new[key][field]!r} in the replay"
    )


def first_difference(
    one: tuple[Entry, ...], other: tuple[Entry, ...], names: tuple[str, str] = ("the record", "the replay")
) -> str:
    """Return the first difference between two lists of events in words: who, which event, which field.

    Args:
        one: In the order of application.
        other: The same.
        names: What the two are called in the answer.
    """
    for before, after in zip_longest(one, other):
        if before != after:
            return _entry_difference(before, after, names)
    return "the order or the chain of hashes, not an event"


def _entry_difference(one: Entry | None, other: Entry | None, names: tuple[str, str]) -> str:
    if one is not None and other is not None and _place(one) == _place(other):
        return _field_difference(one, other, names)
    if other is None or (one is not None and _place(one) < _place(other)):
        return f"{_named(one)}, only in {names[0]}"
    return f"{_named(other)}, only in {names[1]}"


def _field_difference(one: Entry, other: Entry, names: tuple[str, str]) -> str:
    old, new = _leaves(plain(one.event)), _leaves(plain(other.event))
    field = min(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    values = f"{old.get(field)!r} in {names[0]}, {new.get(field)!r} in {names[1]}"
    return f"{_named(one)}, field {field}: {values}"


def _place(entry: Entry) -> tuple[int, str, int, str]:
    return int(entry.phase), entry.owner, entry.n, entry.event.kind


def _named(entry: Entry | None) -> str:
    assert entry is not None  # noqa: S101 - zip_longest never gives two Nones
    event = entry.event
    if isinstance(event, StudyChanged):
        return f"the study's {event.key} changed to {event.value}"
    return f"{event.kind} of {entry.owner} ({_answer(event)}phase {entry.phase.name.lower()}, number {entry.n})"


def _answer(event: Event) -> str:
    """Return whose answer to which task an event holds, in words, where it holds one."""
    person = event.utterance.speaker if isinstance(event, Uttered) else getattr(event, "person", "")
    task = _TASKS.get(event.kind, "")
    return f"{person}'s answer to {task}, " if person and task else ""


def _leaves(value: object, path: str = "") -> dict[str, object]:
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in _leaves(item, f"{path}.{key}" if path else key).items()}
    if isinstance(value, list):
        return {k: v for n, item in enumerate(value) for k, v in _leaves(item, f"{path}.{n}").items()}
    return {path: value}
