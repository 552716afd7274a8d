"""Jobs: a batch shared out among processes is the batch of one, killed or not; and what cannot be shared is refused."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agents import plugins
from agents.critics.base import Criticism, Dialogue
from agents.errors import InputError, Paused, PluginMissing, TownsfolkError
from agents.minds.rules import RulesMind
from agents.streams import Stream
from simulation.batches.jobs import Crew, check_jobs
from simulation.batches.sharing import Composed, Composer, News, _answer, _sendable
from simulation.context import TickContext
from simulation.engine import Committed, Engine, make_setting
from simulation.events import Phase
from simulation.phases.hearing import Talk
from simulation.reading.loading import parse_scenario
from simulation.run import Run
from simulation.scenario import Scenario
from simulation.state import Conversation, State
from tests.commands import townsfolk
from tests.doubles import as_file, played, shared_embedder, tiny_town
from tests.killing import Forker, Rig
from tests.simulation.test_batches import EVERYTHING, evening

EXPERTS = [{"name": "plain"}, {"name": "asker", "questions": 0.5}]


def demanding(**protocol: Any) -> Scenario:
    """Return a batch in which every tick depends on those before: by exemplars, and by who proposed what was kept."""
    return evening(planted=EVERYTHING, experts=EXPERTS, exemplars=2, rounds=2, **protocol)


def hashes(run: Run) -> list[str]:
    with run.record() as record:
        return [row.hash for row in record.ticks()]


def seal(run: Run) -> str:
    with run.record() as record:
        last = record.last_tick()
    assert last is not None
    return last.seal


def test_two_jobs_come_to_the_record_of_one(tmp_path: Path) -> None:
    scenario = demanding(dialogues=5)
    alone, shared = Run.create(scenario, tmp_path / "alone"), Run.create(scenario, tmp_path / "shared")
    alone.advance()
    shared.advance(jobs=2)
    assert hashes(shared) == hashes(alone)
    assert seal(shared) == seal(alone)


def test_a_shared_batch_that_is_killed_goes_on_without_loss_or_duplicate(tmp_path: Path) -> None:
    scenario = demanding(dialogues=6)
    with Forker() as forker:
        rig = Rig(forker, tmp_path, as_file(scenario), options=["--jobs", "2"])
        trial = rig.trial("killed", Stream(7, "kills"), kills=1, moments=["statement", "any"])
    assert trial.hashes == rig.undisturbed == played(scenario).hashes
    with Run.open(tmp_path / "killed" / "run").record() as record:
        opened = [one.event.conversation for one in record.events("conversation_opened")]  # type: ignore[union-attr]
    assert len(opened) == len(set(opened)) == 6


class Slaying(Crew):
    """A crew of which one process is killed once the first tick is committed."""

    def follow(self, committed: Committed) -> None:
        super().follow(committed)
        process = self._workers[0]._process
        if committed.tick.index == 1 and process is not None:
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()


def test_a_process_that_dies_pauses_the_batch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scenario = demanding(dialogues=6)
    run = Run.create(scenario, tmp_path / "run")
    monkeypatch.setattr("simulation.batches.jobs.Crew", Slaying)
    with pytest.raises(Paused, match="killed by SIGKILL"):
        run.advance(jobs=2)
    assert run.info().status == "paused"
    run.advance()
    assert hashes(run) == played(scenario).hashes


class Following:
    """Composes in this process, from a state of its own, as a process of a crew does."""

    def __init__(self, scenario: Scenario) -> None:
        self.hashes: list[str] = []
        self.engine = Engine(make_setting(scenario.study, shared_embedder()), RulesMind(), self, hold=self.hold)
        own = make_setting(scenario.study, shared_embedder())
        self._composer = Composer(own, State(dimensions=own.embedder.dimensions), scenario.settings)
        self._past: list[Committed] = []

    def record(self, committed: Committed) -> None:
        self.hashes.append(committed.hash)
        self._past.append(committed)

    async def hold(self, context: TickContext, conversations: Sequence[Conversation]) -> dict[str, Talk]:
        outside = tuple(entry.event for entry in context.draft.entries() if entry.phase == Phase.INTERVENE)
        unheard = [pickle.dumps(News(tuple(self._past), outside, context.tick, context.ends_day))]
        self._past.clear()
        talks = {}
        for conversation in conversations:
            composed = await _answer(self._composer, unheard, conversation)
            assert isinstance(composed, Composed)
            context.draft.merge(composed.draft)
            talks[conversation.id] = composed.talk
            unheard = []
        return talks

    def whole(self) -> list[str]:
        self.engine.found()
        while self.engine.upcoming is not None:
            asyncio.run(self.engine.step())
        return self.hashes


def test_who_composes_follows_what_is_committed_and_what_comes_from_outside() -> None:
    scenario = demanding(dialogues=8)
    shorter = {"at": "2026-03-09T18:02", "do": "change", "key": "protocol.max_turns", "value": 4}
    data = {**json.loads(as_file(scenario)), "interventions": [shorter]}
    changed = parse_scenario(json.dumps(data))
    assert Following(changed).whole() == played(changed).hashes != played(scenario).hashes


def test_trouble_in_a_dialogue_is_an_answer_of_its_own() -> None:
    following = Following(demanding())
    nobody = Conversation("1/hall/p0", "hall", ("p0", "p1"), "p0", "", "")
    assert isinstance(asyncio.run(_answer(following._composer, [b"no news"], nobody)), pickle.UnpicklingError)


def test_only_a_batch_of_minds_that_compute_here_is_shared_out(tmp_path: Path) -> None:
    def with_settings(**settings: Any) -> Scenario:
        scenario = evening()
        return scenario.model_copy(update={"settings": scenario.settings.model_copy(update=settings)})

    check_jobs(evening())
    with pytest.raises(InputError, match="is no batch of dialogues"):
        check_jobs(tiny_town())
    with pytest.raises(InputError, match=r"openai/test is asked over a connection.*settings.concurrency"):
        check_jobs(with_settings(mind="openai/test"))
    with pytest.raises(InputError, match="p0 is played by a human being"):
        check_jobs(with_settings(seats=("p0",)))
    run = Run.create(tiny_town(), tmp_path / "run")
    with pytest.raises(InputError, match="is no batch of dialogues"):
        run.advance(jobs=2)


def test_what_only_this_process_has_is_not_shared_out() -> None:
    @plugins.bring("critic", "silent")
    def silent(talk: Dialogue) -> Criticism:
        return Criticism("silent", 1_000_000)

    try:
        with pytest.raises(InputError, match=r"the critic 'silent' was brought by this process.*leave jobs out"):
            check_jobs(evening(critics=["silent"]))
    finally:
        plugins.drop("critic", "silent")


@dataclass
class Crowded(Exception):
    """Does not travel: what it holds cannot be pickled."""

    what: Any


def test_errors_travel_between_processes_as_themselves_or_in_words() -> None:
    assert isinstance(_sendable(Paused("no answer")), Paused)
    told = _sendable(PluginMissing("critic", "silent"))
    assert isinstance(told, TownsfolkError) and "silent" in str(told)
    assert "Crowded" in str(_sendable(Crowded(lambda: None)))


def test_progress_counts_the_dialogues_of_a_batch(tmp_path: Path) -> None:
    file = tmp_path / "evening.yaml"
    file.write_text(as_file(evening(dialogues=5)), encoding="utf-8")
    ended = townsfolk("run", file, "--out", tmp_path / "run")
    shown = [line for line in ended.stderr.splitlines() if "dialogues" in line]
    assert shown == [" 40 %  2 of 5 dialogues", " 80 %  4 of 5 dialogues", "100 %  5 of 5 dialogues"]
