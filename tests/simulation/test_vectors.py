"""Chroma is a disposable index: rebuilt from the journal whatever happens to it, and never decisive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
import pytest

from agents.errors import DiskTrouble, Paused
from agents.memory import Memory
from agents.streams import Stream
from simulation.engine import Committed
from simulation.run import VECTORS_FOLDER, Run, simulate
from simulation.scenario import Scenario, Settings
from simulation.vectors import Row, VectorStore, _is_sound
from tests.commands import environment
from tests.doubles import played, shared_embedder, tiny_town


def with_vectors(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"settings": Settings(vectors=True)})


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors") / "run"
    simulate(with_vectors(tiny_town(people=3, hours=6)), folder)
    return folder


@pytest.fixture
def run(finished: Path, tmp_path: Path) -> Run:
    """A finished run in a folder of its own, since Chroma keeps its clients by path."""
    shutil.copytree(finished, tmp_path / "run")
    return Run.open(tmp_path / "run")


def rows(count: int) -> list[Row]:
    texts = [f"thing number {number} happened at the mill" for number in range(count)]
    vectors = shared_embedder().embed(texts)
    return [
        Row("ada" if n % 2 else "ben", Memory(f"x/0/{n}", "heard", text, n, 5, ("mill",)), vector)
        for n, (text, vector) in enumerate(zip(texts, vectors, strict=True))
    ]


def files_of(run: Run) -> list[Path]:
    return sorted(path for path in (run.folder / VECTORS_FOLDER).rglob("*") if path.is_file())


def test_every_memory_is_in_the_index(run: Run) -> None:
    store = run.vectors()
    assert store.count() == run.info().memories > 50
    assert files_of(run)


def test_chroma_never_decides(run: Run) -> None:
    assert run.info().final_hash == played(tiny_town(people=3, hours=6)).hashes[-1]


def test_a_planted_memory_is_found_and_can_be_asked_of_one_person(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "vectors")
    planted = Memory("ada/9/0", "heard", "The blacksmith hid a violin under the bridge.", 9, 8)
    (vector,) = shared_embedder().embed([planted.text])
    store.catch_up([*rows(150), Row("ada", planted, vector)])
    (query,) = shared_embedder().embed(["where is the violin?"])
    assert store.search(query, k=3)[0].memory == "ada/9/0"
    assert store.search(query, k=1, person="ada")[0].text == planted.text
    assert all(found.person == "ben" for found in store.search(query, k=5, person="ben"))
    distances = [found.distance for found in store.search(query, k=10)]
    assert distances == sorted(distances)
    assert store.seconds > 0


def test_catching_up_adds_only_what_is_missing(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "vectors")
    every = rows(250)
    assert store.catch_up(every[:120]) == 120
    assert store.catch_up(every[:120]) == 0
    assert store.catch_up(every) == 130
    assert store.count() == 250


def test_texts_that_chroma_cannot_hold_are_held_all_the_same(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "vectors")
    zeros = np.zeros(256, dtype=np.int8)
    odd = [Memory(f"ada/1/{n}", "heard", text, 0, 1) for n, text in enumerate(["\0", "", "\U0001f600", "a\ud800"])]
    store.catch_up([Row("ada", memory, zeros) for memory in odd])
    assert store.count() == 4


def test_a_deleted_index_is_made_again(run: Run) -> None:
    before = run.info()
    shutil.rmtree(run.folder / VECTORS_FOLDER)
    assert run.vectors().count() == before.memories
    assert run.info().final_hash == before.final_hash


def test_a_deleted_index_is_made_again_even_where_it_was_open(run: Run) -> None:
    (query,) = shared_embedder().embed(["soup"])
    for _ in range(6):
        store = run.vectors()
        assert store.count() == run.info().memories
        assert len(store.search(query, k=5)) == 5
        shutil.rmtree(run.folder / VECTORS_FOLDER)


def garble(path: Path, seed: int) -> None:
    data = bytearray(path.read_bytes())
    stream = Stream(seed, "garble", path.name)
    for _ in range(max(1, len(data) // 20)):
        if data:
            data[stream.below(len(data))] = stream.below(256)
    path.write_bytes(bytes(data) or b"\xff" * 100)


@pytest.mark.parametrize("damage", ["garbled", "emptied", "foreign"])
def test_a_damaged_index_is_rebuilt_and_the_run_unmoved(run: Run, damage: str) -> None:
    for number, path in enumerate(files_of(run)):
        if damage == "garbled":
            garble(path, number)
        else:
            path.write_bytes(b"" if damage == "emptied" else b"this is not what was here" * 400)
    store = run.vectors()
    assert store.count() == run.info().memories
    (query,) = shared_embedder().embed(["soup"])
    assert len(store.search(query, k=5)) == 5


def test_a_database_is_looked_at_before_chroma_may_end_the_process_on_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    client = chromadb.PersistentClient

    def noting(path: str, **options: Any) -> Any:
        opened.append(path)
        return client(path, **options)

    monkeypatch.setattr(chromadb, "PersistentClient", noting)
    (database,) = [path for path in files_of(run) if path.name == "chroma.sqlite3"]
    assert _is_sound(database)
    assert _is_sound(tmp_path / "not there yet")
    garble(database, 1)
    assert not _is_sound(database)
    store = run.vectors()
    assert store.count() == run.info().memories
    assert str(database.parent) not in opened
    assert len(opened) == 1


def test_each_file_of_an_index_may_be_damaged_alone(finished: Path, tmp_path: Path) -> None:
    names = [path.relative_to(finished) for path in files_of(Run.open(finished))]
    assert len(names) > 1
    for number, name in enumerate(names):
        shutil.copytree(finished, tmp_path / str(number))
        run = Run.open(tmp_path / str(number))
        garble(run.folder / name, number)
        store = run.vectors()
        assert store.count() == run.info().memories, name
        (query,) = shared_embedder().embed(["soup"])
        assert len(store.search(query, k=5)) == 5, name


def test_an_index_damaged_in_the_middle_of_a_run_changes_no_hash(tmp_path: Path) -> None:
    scenario = with_vectors(tiny_town(people=4, hours=8))
    run = Run.create(scenario, tmp_path / "run")

    def damage(committed: Committed) -> None:
        if committed.tick.index == 8:
            for number, path in enumerate(files_of(run)):
                garble(path, number)

    assert run.advance(on_tick=damage).final_hash == played(tiny_town(people=4, hours=8)).hashes[-1]
    assert run.vectors().count() == run.info().memories


def test_an_index_that_cannot_be_written_ends_no_run_silently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = with_vectors(tiny_town(people=3, hours=4))
    run = Run.create(scenario, tmp_path / "run")

    def broken(*_: object) -> None:
        raise RuntimeError("no room for an index")

    with monkeypatch.context() as patch:
        patch.setattr(VectorStore, "_add_to", broken)
        with pytest.raises(Paused, match=r"no room for an index.*settings\.vectors=false"):
            run.advance()
    assert run.info().status == "paused"
    run.advance()
    assert run.info().final_hash == played(tiny_town(people=3, hours=4)).hashes[-1]
    assert run.vectors().count() == run.info().memories


def test_a_file_in_the_place_of_the_index_pauses_a_run_and_nothing_is_lost(run: Run) -> None:
    final = run.info().final_hash
    folder = run.folder / VECTORS_FOLDER
    shutil.rmtree(folder)
    folder.write_text("not ours")
    with pytest.raises(DiskTrouble, match="the journal is whole: go on with"):
        run.advance()
    assert folder.read_text() == "not ours"
    folder.unlink()
    assert run.advance().final_hash == final


def test_a_run_without_vectors_makes_no_folder_and_can_be_indexed_later(tmp_path: Path) -> None:
    run = simulate(tiny_town(people=3, hours=4), tmp_path / "run")
    assert not (run.folder / VECTORS_FOLDER).exists()
    assert run.vectors().count() == run.info().memories


def test_a_killed_flush_leaves_an_index_that_catches_up(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, threading, time\n"
        "import simulation.vectors as vectors\n"
        "from simulation.run import Run\n"
        "add = vectors.VectorStore._add_to\n"
        "def dying(self, collection, batch):\n"
        "    threading.Timer(float(sys.argv[2]), os.kill, (os.getpid(), signal.SIGKILL)).start()\n"
        "    add(self, collection, batch)\n"
        "    time.sleep(1)\n"
        "vectors.VectorStore._add_to, vectors._AT_ONCE = dying, 50\n"
        "Run.open(sys.argv[1]).advance()\n"
    )
    run = Run.create(with_vectors(tiny_town(people=3, hours=6)), tmp_path / "run")
    for delay in ("0.001", "0.02"):
        done = subprocess.run([sys.executable, "-c", code, run.folder, delay], env=environment(), check=False)
        assert done.returncode == -9
    assert run.advance().final_hash == played(tiny_town(people=3, hours=6)).hashes[-1]
    assert run.vectors().count() == run.info().memories


def test_telemetry_is_off(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from simulation.vectors import VectorStore; "
        "store = VectorStore(Path(sys.argv[1])); store.count(); "
        "import chromadb, os; "
        "print(store._collection._client.get_settings().anonymized_telemetry, 'posthog' in sys.modules)"
    )
    env = {key: value for key, value in environment().items() if key != "ANONYMIZED_TELEMETRY"}
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "v"], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == "False"
    assert os.environ.get("ANONYMIZED_TELEMETRY") == "False"
