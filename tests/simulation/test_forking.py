"""A fork shares its past and differs only after the fork; runs can be compared, and reproduced elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.errors import InputError, QuestionError, ReplayDiffers, RunFolderError, ScenarioError
from simulation.events import StudyChanged
from simulation.forking import fork
from simulation.inquiry.comparing import compare
from simulation.replaying import replay
from simulation.reproducing import reproduce_hash, reproduce_text, verify
from simulation.run import Run, simulate
from tests.doubles import eventful_town, tiny_meetings, tiny_town

NOON = 5 * 3600
AT_NOON = 11
"""The first tick that begins at noon or later, of half hours from seven."""


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return simulate(tiny_town(people=5), tmp_path_factory.mktemp("parent") / "run")


def hashes_of(run: Run) -> list[str]:
    with run.record() as record:
        return [row.hash for row in record.ticks()]


def test_a_fork_has_the_past_of_its_parent_and_nothing_else(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON)
    assert hashes_of(child) == hashes_of(parent)[:AT_NOON]
    assert child.info().ticks_done == AT_NOON - 1
    assert child.state().tick == AT_NOON - 1


def test_a_fork_without_a_change_ends_like_its_parent(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON)
    child.advance()
    assert hashes_of(child) == hashes_of(parent)
    assert compare(parent, child).first is None
    assert replay(child).final_hash == parent.info().final_hash


def test_a_fork_with_a_change_differs_from_the_fork_on(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON, overrides=["conduct.talk=false"])
    child.advance()
    before, after = hashes_of(parent), hashes_of(child)
    assert after[:AT_NOON] == before[:AT_NOON]
    assert not set(after[AT_NOON:]) & set(before[AT_NOON:])
    with child.record() as record:
        assert not list(record.events("conversation_opened", first=AT_NOON))
        changed = list(record.events("study_changed"))
    assert [(one.tick, one.event) for one in changed] == [(AT_NOON, StudyChanged("conduct.talk", "false"))]


@pytest.mark.parametrize(
    "change", ["conduct.talk=false", "places.cafe.capacity=1", "seed=9", "people.ada.context.wake=06:00"]
)
def test_a_fork_resumes_and_replays_like_any_run(parent: Run, tmp_path: Path, change: str) -> None:
    whole = fork(parent, tmp_path / "whole", at=NOON, overrides=[change])
    final = whole.advance().final_hash
    assert replay(whole).final_hash == final
    pieces = fork(parent, tmp_path / "pieces", at=NOON, overrides=[change])
    for until in range(NOON, NOON + 3 * 3600, 1800):
        Run.open(pieces.folder).advance(until=until)
    assert Run.open(pieces.folder).advance().final_hash == final


def test_a_fork_of_a_fork_keeps_the_changes_of_its_past_only(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON, overrides=["conduct.sociability=0.1"])
    child.advance()
    early = fork(child, tmp_path / "early", at=NOON - 3600)
    early.advance()
    assert hashes_of(early) == hashes_of(parent)
    late = fork(child, tmp_path / "late", at=NOON + 3600, overrides=["conduct.sociability=3.0"])
    late.advance()
    assert hashes_of(late)[: AT_NOON + 2] == hashes_of(child)[: AT_NOON + 2]
    assert hashes_of(late)[-1] != hashes_of(child)[-1]
    assert sorted(late.changes) == [AT_NOON, AT_NOON + 2]
    assert replay(late).final_hash == late.info().final_hash


def test_the_parent_is_only_read(parent: Run, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in parent.folder.iterdir() if path.is_file()}
    fork(parent, tmp_path / "child", at=NOON, overrides=["conduct.talk=false"]).advance()
    after = {path.name: path.read_bytes() for path in parent.folder.iterdir() if path.is_file()}
    assert {name: after[name] for name in before if not name.endswith(("-shm", "-wal"))} == {
        name: data for name, data in before.items() if not name.endswith(("-shm", "-wal"))
    }


def test_settings_of_a_fork_touch_no_hash(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON, overrides=["settings.concurrency=1"])
    child.advance()
    assert child.settings.at(0) == parent.scenario.settings
    assert child.settings.at(AT_NOON).concurrency == 1
    assert hashes_of(child) == hashes_of(parent)


def test_interventions_can_be_added_from_a_file(parent: Run, tmp_path: Path) -> None:
    more = [{"do": "tell", "at": "2026-03-02T13:00", "claim": "well", "to": {"everybody": True}}]
    (tmp_path / "more.yaml").write_text(json.dumps(more), encoding="utf-8")
    child = fork(parent, tmp_path / "child", at=NOON, interventions=tmp_path / "more.yaml")
    child.advance()
    assert all("well" in life.knowledge for life in child.state().lives.values())
    assert replay(child).final_hash == child.info().final_hash
    (tmp_path / "no.yaml").write_text("do: tell", encoding="utf-8")
    with pytest.raises(ScenarioError, match="not a list"):
        fork(parent, tmp_path / "other", at=NOON, interventions=tmp_path / "no.yaml")


@pytest.mark.parametrize(
    "change",
    ["name=other", "protocol.kind=daily_meetings", "clock.start=2026-01-01", "conduct.talk=perhaps", "colour=red"],
)
def test_a_change_that_makes_no_sense_is_refused_and_leaves_nothing(parent: Run, tmp_path: Path, change: str) -> None:
    with pytest.raises(ScenarioError):
        fork(parent, tmp_path / "child", at=NOON, overrides=[change])
    assert not list(tmp_path.iterdir())


def test_a_fork_where_the_parent_has_not_been_is_refused(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    with pytest.raises(QuestionError, match="has not come so far"):
        fork(run, tmp_path / "child", at=NOON)
    run.advance(until=3 * 3600)
    with pytest.raises(QuestionError, match="resume it first"):
        fork(run, tmp_path / "child", at=NOON)
    assert fork(run, tmp_path / "child", at=3 * 3600).info().ticks_done == 6
    with pytest.raises(RunFolderError, match="exists already"):
        fork(run, tmp_path / "child", at=3600)


def test_a_fork_at_the_very_beginning_shares_the_founding(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=0, overrides=["conduct.talk=false"])
    assert hashes_of(child) == hashes_of(parent)[:1]
    assert child.advance().utterances == 0


def test_comparing_names_the_first_difference_and_what_differs_by_day(tmp_path: Path) -> None:
    one = simulate(tiny_meetings(days=3), tmp_path / "one")
    other = fork(one, tmp_path / "other", at=86_400, overrides=["conduct.talk=false"])
    other.advance()
    found = compare(one, other)
    assert found.ticks == (6, 6)
    assert found.first is not None
    assert (found.first.tick, found.first.time) == (3, "2026-03-03 18:00")
    assert "conduct.talk" in found.first.what
    assert [day.day for day in found.days] == [1, 2, 3]
    assert found.days[0].lines[0] == found.days[0].lines[1] == found.days[0].same_lines > 0
    assert found.days[1].lines[1] == 0
    assert found.days[2].ties[1] == ()


def test_comparing_runs_of_two_studies_looks_at_what_happened(tmp_path: Path) -> None:
    one, other = (simulate(tiny_town(seed=seed), tmp_path / str(seed)) for seed in (1, 2))
    same = simulate(tiny_town(seed=1, question="Who is it?"), tmp_path / "same")
    assert compare(one, other).first is not None
    assert compare(one, same).first is None
    elsewhere = simulate(tiny_town(claims=[], clock={"start": "2026-03-03T07:00", "days": 1}), tmp_path / "elsewhere")
    with pytest.raises(QuestionError, match="different dates"):
        compare(one, elsewhere)


def test_a_reproduce_file_is_the_same_wherever_the_run_was_made_and_comes_to_the_same_end(tmp_path: Path) -> None:
    texts = [reproduce_text(simulate(eventful_town(), tmp_path / name)) for name in ("here", "there")]
    assert texts[0] == texts[1]
    assert reproduce_hash(texts[0]) == reproduce_hash(texts[1])
    (tmp_path / "file.json").write_text(texts[0], encoding="utf-8")
    verified = verify(tmp_path / "file.json", tmp_path / "again")
    assert verified.final_hash == Run.open(tmp_path / "here").info().final_hash


def test_a_fork_and_an_unfinished_run_can_be_reproduced(parent: Run, tmp_path: Path) -> None:
    child = fork(parent, tmp_path / "child", at=NOON, overrides=["conduct.sociability=2.5"])
    child.advance(until=NOON + 7200)
    (tmp_path / "file.json").write_text(reproduce_text(child), encoding="utf-8")
    verified = verify(tmp_path / "file.json", tmp_path / "again")
    assert hashes_of(verified.run) == hashes_of(child)


def test_a_reproduce_file_that_does_not_hold_is_named(parent: Run, tmp_path: Path) -> None:
    data = json.loads(reproduce_text(parent))
    (tmp_path / "file.json").write_text(json.dumps({**data, "final_hash": "0" * 32}), encoding="utf-8")
    with pytest.raises(ReplayDiffers, match="the file says 0000"):
        verify(tmp_path / "file.json", tmp_path / "again")
    for text in ("", "[]", "{}", json.dumps({**data, "format": "other/9"})):
        (tmp_path / "bad.json").write_text(text, encoding="utf-8")
        with pytest.raises(InputError):
            verify(tmp_path / "bad.json", tmp_path / "bad")
    with pytest.raises(InputError):
        verify(tmp_path / "missing.json", tmp_path / "bad")
    new = Run.create(tiny_town(), tmp_path / "new")
    with pytest.raises(QuestionError, match="nothing to reproduce"):
        reproduce_text(new)
