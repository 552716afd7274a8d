"""What a model said is on record: a replay needs no server, and one flipped byte of an answer is found and named."""

from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from agents.errors import JournalError, ReplayDiffers
from simulation.engine import genesis_hash
from simulation.keeping.checksums import outcomes_checksum, sealed
from simulation.replaying import first_other_outcome, replay
from simulation.run import JOURNAL_FILE, Run
from tests.commands import townsfolk
from tests.doubles import as_file, tiny_town
from tests.loopback import Loopback, plausible

LAST_SAID = "tick = (SELECT max(tick) FROM outcomes WHERE task = 'say') AND task = 'say'"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of a model by the command line, whose server is gone by now."""
    folder = tmp_path_factory.mktemp("recorded")
    (folder / "study.yaml").write_text(as_file(tiny_town(people=4, hours=4)), encoding="utf-8")
    options = ("--mind", "openai/test", "--set", "settings.endpoint.json_schema=true", "--quiet", "--out", "run")
    with Loopback(plausible) as server:
        done = townsfolk("run", "./study.yaml", *options, cwd=folder, env=server.environment)
        assert done.returncode == 0, done.stderr
        assert server.count == Run.open(folder / "run").info().model_calls > 30
    return folder / "run"


@pytest.fixture
def run(recorded: Path, tmp_path: Path) -> Run:
    shutil.copytree(recorded, tmp_path / "run")
    return Run.open(tmp_path / "run")


def test_a_replay_needs_no_server_no_key_and_no_call(run: Run) -> None:
    before = run.info()
    done = townsfolk("replay", run.folder)
    assert done.returncode == 0, done.stderr
    assert before.final_hash in done.stdout
    assert run.info() == before


def test_resuming_what_is_done_needs_no_server(run: Run) -> None:
    done = townsfolk("resume", run.folder, "--quiet")
    assert (done.returncode, done.stdout.strip()) == (0, run.info().final_hash)


def test_utterances_say_that_a_model_made_them(run: Run) -> None:
    done = townsfolk("export", run.folder, "--format", "jsonl")
    sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert "model" in sources
    assert set(sources) <= {"model", "fallback"}


@pytest.mark.parametrize("number", [0, 11, 29])
@pytest.mark.parametrize("column", ["reply", "request"])
def test_a_flipped_byte_in_any_answer_is_found_and_named(run: Run, number: int, column: str) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE)
    query = f"SELECT key, person, task, tick, {column} FROM answers ORDER BY tick, key LIMIT 1 OFFSET ?"
    key, person, task, tick, text = connection.execute(query, (number,)).fetchone()
    at = text.rindex("e")
    connection.execute(f"UPDATE answers SET {column} = ? WHERE key = ?", (text[:at] + "d" + text[at + 1 :], key))
    connection.commit()
    connection.close()
    with pytest.raises(JournalError, match=f"{task}, {person}, tick {tick}") as caught:
        replay(run)
    assert caught.value.exit_code == 1


def test_a_damaged_answer_ends_the_command_with_its_name(run: Run) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE)
    query = "SELECT key, person, task, tick FROM answers ORDER BY tick, key LIMIT 1 OFFSET 7"
    key, *names = connection.execute(query).fetchone()
    connection.execute("UPDATE answers SET reply = reply || ' ' WHERE key = ?", (key,))
    connection.commit()
    connection.close()
    for word in ("replay", "verify"):
        done = townsfolk(word, run.folder)
        assert done.returncode == 1
        assert all(str(name) in done.stderr for name in names)
        assert "defect" not in done.stderr


def rewritten(run: Run, statement: str) -> None:
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    assert connection.execute(statement).rowcount > 0
    connection.close()


@pytest.mark.parametrize(
    "change", ["source = 'fallback'", "attempts = attempts + 1", "repairs = '[1]'", "calls = '[]'"]
)
def test_how_an_answer_came_about_is_part_of_the_record(run: Run, change: str) -> None:
    rewritten(
        run,
        f"UPDATE outcomes SET {change} WHERE {LAST_SAID}",
    )
    with pytest.raises(JournalError, match=r"outcomes of tick \d+ do not fit .*the last good tick is"):
        replay(run)


def test_a_replay_compares_how_answers_came_about(run: Run) -> None:
    rewritten(
        run,
        f"UPDATE outcomes SET attempts = 7 WHERE {LAST_SAID}",
    )
    sealed_again(run)
    with run.record() as record:
        record.verify(genesis_hash(run.scenario.study))
    with pytest.raises(ReplayDiffers, match=r"how the answer to say of .*: 7 in the record, 1 in the replay"):
        replay(run)


def sealed_again(run: Run) -> None:
    """Give every tick the checksums and the seal that fit what is in the journal now."""
    connection = sqlite3.connect(run.folder / JOURNAL_FILE, isolation_level=None)
    before = ""
    with run.record() as record:
        for row in record.ticks():
            sums = replace(row.checksums, outcomes=outcomes_checksum(record.outcome_rows(row.tick.index)))
            before = sealed(before, row.tick, row.hash, sums)
            values = (sums.outcomes, before, row.tick.index)
            connection.execute("UPDATE ticks SET outcomes_checksum = ?, seal = ? WHERE n = ?", values)
    connection.close()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM outcomes WHERE tick = 2", "UPDATE outcomes SET tick = tick + 50 WHERE tick = 2"]
)
def test_an_outcome_that_is_gone_or_elsewhere_is_found(run: Run, statement: str) -> None:
    rewritten(run, statement)
    with pytest.raises(JournalError, match="outcomes of tick"):
        replay(run)


def test_a_replay_names_whose_answer_came_about_otherwise() -> None:
    one = [("ada", 3, "say", 0, "model", 1, "[]", '["k"]'), ("ben", 3, "say", 1, "model", 1, "[]", '["l"]')]
    other = [("ada", 3, "say", 0, "model", 2, "[]", '["k"]')]
    said = "how the answer to say of ada (number 0) came about, field attempts: 1 in the record, 2 in the replay"
    assert first_other_outcome(one, other) == said
    assert first_other_outcome(one[1:], []) == "how the answer to say of ben (number 1) came about, only in the record"
    assert first_other_outcome([], one[1:]) == "how the answer to say of ben (number 1) came about, only in the replay"
