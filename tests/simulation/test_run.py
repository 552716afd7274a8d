"""A run's folder: made whole, held by one process, stopped and gone on with at any tick, to one and the same end."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from agents.errors import DiskTrouble, InputError, ProviderTrouble, RunFolderError, ScenarioError
from simulation.engine import Committed, genesis_hash
from simulation.journal import Journal
from simulation.reading.loading import parse_scenario
from simulation.replaying import replay
from simulation.run import JOURNAL_FILE, Run, simulate
from simulation.scenario import Scenario
from tests.commands import command, environment, townsfolk
from tests.doubles import ScriptedMind, as_file, eventful_town, played, tiny_meetings, tiny_town

SOCIETIES = {"town": tiny_town, "meetings": tiny_meetings, "eventful": eventful_town}


def hashes_of(run: Run) -> list[str]:
    with run.record() as record:
        return [row.hash for row in record.ticks()]


def scripted(monkeypatch: pytest.MonkeyPatch, mind: ScriptedMind) -> ScriptedMind:
    """Let runs think with `mind`."""
    monkeypatch.setattr("simulation.advancing.make_mind", lambda *_, **__: mind)
    return mind


@pytest.mark.parametrize("kind", SOCIETIES)
def test_a_run_on_disk_is_the_world_in_memory(kind: str, tmp_path: Path) -> None:
    scenario = SOCIETIES[kind]()
    run = simulate(scenario, tmp_path / "run")
    assert hashes_of(run) == played(scenario).hashes
    assert replay(run).final_hash == run.info().final_hash


@pytest.mark.parametrize("kind", SOCIETIES)
def test_a_run_that_stops_after_every_tick_ends_in_the_same_hashes(kind: str, tmp_path: Path) -> None:
    scenario = SOCIETIES[kind]()
    Run.create(scenario, tmp_path / "run")

    class Enough(Exception):
        pass

    def stop(_: Committed) -> None:
        raise Enough

    for _ in range(len(played(scenario).ticks)):
        with pytest.raises(Enough):
            Run.open(tmp_path / "run").advance(on_tick=stop)
    info = Run.open(tmp_path / "run").advance()
    assert info.status == "done"
    assert hashes_of(Run.open(tmp_path / "run")) == played(scenario).hashes


def test_until_stops_before_the_first_tick_at_or_after_it(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    info = run.advance(until=3 * 1800)
    assert (info.ticks_done, info.status) == (3, "stopped")
    assert run.advance(until=3 * 1800).ticks_done == 3
    assert run.advance(until=3 * 1800 + 1).ticks_done == 4
    assert run.advance(until=0).ticks_done == 4
    info = run.advance()
    assert info.status == "done"
    assert hashes_of(run) == played(tiny_town()).hashes


def test_a_run_with_no_committed_tick_resumes(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    info = run.info()
    assert (info.status, info.ticks_done, info.final_hash) == ("new", 0, genesis_hash(run.scenario.study))
    assert Run.open(tmp_path / "run").advance().final_hash == played(tiny_town()).hashes[-1]


def test_a_run_of_which_only_the_founding_is_done_says_so(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    info = run.advance(until=0)
    assert (info.status, info.ticks_done, info.memories > 0) == ("stopped", 0, True)


def test_resuming_what_is_done_does_nothing_and_says_so(tmp_path: Path) -> None:
    run = simulate(tiny_town(), tmp_path / "run")
    before, data = run.info(), (run.folder / JOURNAL_FILE).read_bytes()
    seen: list[Committed] = []
    assert run.advance(on_tick=seen.append) == before
    assert not seen
    assert len((run.folder / JOURNAL_FILE).read_bytes()) == len(data)
    done = townsfolk("resume", run.folder)
    assert (done.returncode, done.stdout.startswith("done after 20 of 20 ticks")) == (0, True)


def test_info_counts_what_happened(tmp_path: Path) -> None:
    run = simulate(eventful_town(), tmp_path / "run")
    info = run.info()
    kinds = [event.kind for _, event in played(eventful_town()).events]
    assert info.conversations == kinds.count("conversation_opened") > 0
    assert info.utterances == kinds.count("uttered") > 0
    assert info.tellings == kinds.count("told") > 0
    assert info.memories == kinds.count("remembered") > 0
    assert (info.ticks_done, info.ticks_total, info.model_calls, info.cost_usd) == (20, 20, 0, 0)


def test_the_state_can_be_had_after_any_tick(tmp_path: Path) -> None:
    run = simulate(tiny_meetings(days=3), tmp_path / "run")
    tape = played(tiny_meetings(days=3))
    for tick in (0, 1, 4, 6):
        lines = sum(entry.event.kind == "uttered" for past in tape.ticks[: tick + 1] for entry in past.entries)
        state = run.state(at=tick)
        assert state.tick == tick
        memories = sum(one.kind == "said" for stream in state.streams.values() for one in stream)
        assert memories == lines
    assert run.state().tick == 6


def test_a_second_process_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    refused: list[str] = []

    def second(_: Committed) -> None:
        if not refused:
            done = townsfolk("resume", run.folder)
            assert done.returncode == 2
            refused.append(done.stderr)
            assert run.info().status == "running"

    assert run.advance(on_tick=second).final_hash == played(tiny_town()).hashes[-1]
    assert "another process is working on" in refused[0]


def test_the_lock_goes_with_the_process_however_it_ends(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    code = (
        "import os, signal, sys; from simulation.run import Run; "
        "Run.open(sys.argv[1]).advance(on_tick=lambda _: os.kill(os.getpid(), signal.SIGKILL))"
    )
    done = subprocess.run([sys.executable, "-c", code, run.folder], env=environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    assert run.info().status == "killed"
    assert run.advance().status == "done"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RunFolderError, match="exists already"):
        Run.create(tiny_town(), tmp_path / "run")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(RunFolderError, match="exists already"):
        Run.create(tiny_town(), tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "run"]
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["letter.txt"]


def test_an_empty_folder_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    assert Run.create(tiny_town(), tmp_path / "run").info().status == "new"


def test_a_run_is_not_started_twice_in_one_folder(tmp_path: Path) -> None:
    Run.create(tiny_town(), tmp_path / "run")
    with pytest.raises(RunFolderError, match="townsfolk resume"):
        Run.create(tiny_town(), tmp_path / "run")


def test_missing_parents_are_made(tmp_path: Path) -> None:
    assert Run.create(tiny_town(), tmp_path / "a" / "b" / "run").folder.is_dir()


@pytest.mark.parametrize("folder", ["/proc/nowhere/run", "/dev/null/run", "bad\0name"])
def test_a_folder_that_cannot_be_written_is_bad_input(folder: str) -> None:
    with pytest.raises(InputError):
        Run.create(tiny_town(), folder)


def test_a_folder_that_cannot_be_written_is_one_line_and_exit_code_two(tmp_path: Path) -> None:
    done = townsfolk("run", "corner", "--out", "/proc/nowhere/run", cwd=tmp_path)
    assert done.returncode == 2
    assert "/proc/nowhere/run" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_refused_scenario_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(as_file(tiny_town()).replace('"cafe"', '"attic"', 1), encoding="utf-8")
    done = townsfolk("run", "./study.yaml", "--out", "run", cwd=tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["study.yaml"]


def test_what_is_no_run_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="holds no run"):
        Run.open(tmp_path)
    run = Run.create(tiny_town(), tmp_path / "run")
    (run.folder / JOURNAL_FILE).unlink()
    with pytest.raises(RunFolderError, match="no journal"):
        Run.open(run.folder)


def test_a_clock_without_a_tick_makes_no_run(tmp_path: Path) -> None:
    short = tiny_meetings().model_dump(mode="json", by_alias=True)
    short["study"]["clock"] = {"start": "2026-03-02T19:00", "end": "2026-03-02T20:00"}
    short["study"]["claims"] = []
    scenario = Scenario.model_validate_json(json.dumps(short))
    with pytest.raises((InputError, ScenarioError), match="nothing can happen"):
        Run.create(scenario, tmp_path / "run")
    assert not list(tmp_path.iterdir())


def test_an_interruption_between_ticks_keeps_what_is_committed(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")

    def interrupt(committed: Committed) -> None:
        if committed.tick.index == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.advance(on_tick=interrupt)
    info = run.info()
    assert (info.status, info.ticks_done) == ("interrupted", 5)
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]


def test_an_interruption_within_a_tick_keeps_what_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def dawdle(question: object) -> None:
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)
        await asyncio.sleep(60)
        waited_out.append(question)

    waited_out: list[object] = []
    run = Run.create(tiny_town(), tmp_path / "run")
    run.advance(until=4 * 1800)
    with monkeypatch.context() as patch:
        mind = scripted(patch, ScriptedMind({"rate_importance": dawdle}))
        with pytest.raises(KeyboardInterrupt):
            run.advance()
        assert not waited_out
        assert mind.closed == 1
    assert (run.info().status, run.info().ticks_done) == ("interrupted", 4)
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]


def test_ctrl_c_ends_a_command_with_its_own_exit_code_and_the_run_resumes(tmp_path: Path) -> None:
    prelude = (
        "import os, signal\nimport simulation.engine as engine\nstep = engine.Engine.step\n"
        "async def interrupted(self):\n"
        "    if self.upcoming.index == 7: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return await step(self)\n"
        "engine.Engine.step = interrupted\n"
    )
    (tmp_path / "study.yaml").write_text(as_file(tiny_town()), encoding="utf-8")
    done = townsfolk("run", "./study.yaml", "--out", "run", "-q", cwd=tmp_path, prelude=prelude)
    assert done.returncode == 130, done.stderr
    assert "interrupted" in done.stderr
    run = Run.open(tmp_path / "run")
    assert run.info().status == "interrupted"
    assert run.info().ticks_done in (6, 7)
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]


def test_a_pause_is_noted_with_its_reason_and_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(question: object) -> None:
        raise ProviderTrouble("the server is away")

    run = Run.create(tiny_town(), tmp_path / "run")
    with monkeypatch.context() as patch:
        mind = scripted(patch, ScriptedMind({"say": away}))
        with pytest.raises(ProviderTrouble):
            run.advance()
        assert mind.closed == 1
    info = run.info()
    assert (info.status, info.reason) == ("paused", "the server is away")
    assert info.ticks_done > 0
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]
    assert run.info().reason == ""


def test_a_defect_is_noted_as_a_failure_and_can_be_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(question: object) -> None:
        raise ZeroDivisionError("oh")

    run = Run.create(tiny_town(), tmp_path / "run")
    with monkeypatch.context() as patch:
        scripted(patch, ScriptedMind({"say": broken}))
        with pytest.raises(ZeroDivisionError):
            run.advance()
    info = run.info()
    assert (info.status, info.reason) == ("failed", "ZeroDivisionError: oh")
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen megabytes, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only the superuser may mount a small disk")
    words = [mount, "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("this machine mounts no small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def filled_up(disk: Path, leave: int) -> Path:
    """Fill `disk` but for `leave` bytes; return the file that fills it."""
    filler = disk / "filler"
    free = shutil.disk_usage(disk).free
    filler.write_bytes(b"x" * max(0, free - leave))
    return filler


def test_a_full_disk_pauses_a_run_that_goes_on_when_there_is_space(small_disk: Path) -> None:
    run = Run.create(tiny_town(people=5, hours=12), small_disk / "run")
    run.advance(until=4 * 1800)
    filler = filled_up(small_disk, 40_000)
    with pytest.raises(DiskTrouble, match="cannot be written"):
        run.advance()
    done = townsfolk("resume", run.folder)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    filler.unlink()
    assert run.advance().status == "done"
    assert hashes_of(run) == played(tiny_town(people=5, hours=12)).hashes


def test_a_disk_that_is_full_from_the_start_makes_no_run(small_disk: Path) -> None:
    filled_up(small_disk, 4096)
    with pytest.raises(RunFolderError, match="cannot be"):
        Run.create(tiny_town(), small_disk / "run")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("pages", [3, 20, 60])
def test_a_journal_that_may_not_grow_pauses_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    opened = Journal.open.__func__  # type: ignore[attr-defined]

    def tight(cls: type[Journal], path: Path) -> Journal:
        journal: Journal = opened(cls, path)
        (now,) = journal._connection.execute("PRAGMA page_count").fetchone()
        journal._connection.execute(f"PRAGMA max_page_count = {now + pages}")
        return journal

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "open", classmethod(tight))
        with pytest.raises(DiskTrouble, match="full"):
            run.advance()
    with run.record() as record:
        record.verify(genesis_hash(run.scenario.study))
    assert run.advance().final_hash == played(tiny_town()).hashes[-1]


def test_a_run_moves_with_its_folder(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "here")
    run.advance(until=5 * 1800)
    shutil.move(tmp_path / "here", tmp_path / "there")
    moved = Run.open(tmp_path / "there")
    assert moved.advance().final_hash == played(tiny_town()).hashes[-1]


def test_a_run_is_read_while_it_is_being_written(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    seen: list[int] = []

    def look(committed: Committed) -> None:
        state = Run.open(run.folder).state()
        assert state.tick == committed.tick.index
        seen.append(state.tick)

    run.advance(on_tick=look, until=6 * 1800)
    assert seen == list(range(7))


def test_settings_can_change_from_one_part_to_the_next(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    run.advance(until=5 * 1800)
    settings = run.scenario.settings.model_copy(update={"concurrency": 1})
    assert run.advance(settings=settings).final_hash == played(tiny_town()).hashes[-1]


def test_a_run_that_is_killed_before_its_folder_exists_leaves_the_name_free(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(as_file(tiny_town()), encoding="utf-8")
    prelude = (
        "import os, signal\nimport simulation.keeping.folder as run\n"
        "run._write_new = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    words = command("run", "./study.yaml", "--out", "run", "-q", prelude=prelude)
    assert subprocess.run(words, cwd=tmp_path, env=environment(), check=False).returncode == -signal.SIGKILL
    assert not (tmp_path / "run").exists()
    assert townsfolk("run", "./study.yaml", "--out", "run", "-q", cwd=tmp_path).returncode == 0
    assert hashes_of(Run.open(tmp_path / "run")) == played(parse_scenario(as_file(tiny_town()))).hashes
