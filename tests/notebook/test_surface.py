"""A run as a notebook uses it: steps, a bar, people, talks, interviews, causes, forks, and what cells show."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import simulation
from agents.errors import QuestionError, RunFolderError, ScenarioError
from simulation.notebook.bar import Bar
from simulation.reading.loading import load_scenario
from simulation.replaying import replay
from simulation.run import Run
from tests import readings
from tests.report import runs


@pytest.fixture(scope="module")
def valentine() -> Run:
    return readings.finished("valentine")


def begun(folder: Path) -> Run:
    return simulation.start(load_scenario("corner", overrides=["settings.vectors=false"]), folder)


def test_a_run_can_be_stepped_and_ends_in_the_hash_of_one_that_was_not(tmp_path: Path) -> None:
    run = begun(tmp_path / "run")
    assert [run.step().ticks_done, run.step(3).ticks_done] == [1, 4]
    assert run.play("6h").ticks_done == 24
    assert run.play().status == "done"
    assert run.step().status == "done"
    assert run.info().final_hash == readings.finished("corner").info().final_hash
    with pytest.raises(QuestionError, match="1 or more"):
        run.step(0)


def test_playing_stops_where_it_is_told_and_goes_on(tmp_path: Path) -> None:
    run = begun(tmp_path / "run")
    info = run.play(stop_when=lambda committed: committed.tick.index == 5)
    assert (info.ticks_done, info.status) == (5, "interrupted")
    assert info.reason == "stop_when said so at 2026-05-04 07:00"
    assert run.play("2026-05-04T09:00").ticks_done == 12
    with pytest.raises(QuestionError, match="no time"):
        run.play("soon")


def test_a_run_is_stepped_watched_and_changed_within_a_block(tmp_path: Path) -> None:
    scenario = load_scenario("corner", overrides=["settings.vectors=false"])
    with simulation.simulate(scenario, tmp_path / "run", until="2h") as run:
        assert run.info().status == "stopped"
        before = len(run.tables.utterances())
        run.change("conduct.talk", False)
        run.change("conduct.sociability", 0.1)
        info = run.play(stop_when=lambda committed: committed.tick.index == 30)
    assert (info.ticks_done, info.status) == (30, "interrupted")
    again = Run.open(tmp_path / "run")
    assert again.play().status == "done"
    said = again.tables.utterances()
    assert len(said[said["tick"] > 9]) == 0
    assert 0 < before >= len(said) - 6  # talks that were going on may come to their end
    assert again.final_study.conduct.sociability == 0.1
    assert replay(again).final_hash == again.info().final_hash
    assert again.changes == {9: (("conduct.talk", "false"), ("conduct.sociability", "0.1"))}
    with pytest.raises(QuestionError, match="is over"):
        again.change("conduct.talk", True)


def test_an_error_within_the_block_loses_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), begun(tmp_path / "run") as run:
        run.step(3)
        raise ZeroDivisionError
    assert Run.open(tmp_path / "run").info().ticks_done == 3


def test_what_cannot_be_changed_in_the_middle_is_refused(tmp_path: Path) -> None:
    run = begun(tmp_path / "run")
    run.step()
    with pytest.raises(ScenarioError, match="only at the founding"):
        run.change("clock.start", "2026-01-01")
    with pytest.raises(ScenarioError, match="sociability"):
        run.change("conduct.sociabilty", 1)
    with pytest.raises(QuestionError, match="is a setting"):
        run.change("settings.mind", "rules")
    assert run.changes == {}


def test_simulate_takes_a_name_and_finds_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert simulation.start("corner").folder == Path("runs/corner-7")
    assert simulation.start("corner").folder == Path("runs/corner-7-2")
    with pytest.raises(RunFolderError):
        simulation.start("corner", "runs/corner-7")


def test_a_person_is_shown_as_it_is_at_the_end(valentine: Run) -> None:
    card = valentine.person("Bettina")
    assert card.persona.slug == "bettina"
    assert "Bettina's Valentine party" in card.knows
    assert card.plan and card.memories and card.mood
    assert repr(card).startswith("Bettina Skov, Sunday 2026-02-15 00:00: sleeping")


def test_talks_are_found_by_people_place_and_claim(valentine: Run) -> None:
    everything, some = valentine.talks(), valentine.talks("bettina", claim="valentine-party")
    assert len(everything) == valentine.info().conversations > len(some) > 0
    assert all("bettina" in talk.names for talk in some)
    assert {talk.place for talk in valentine.talks(place="boatyard")} == {"the boatyard"}
    assert repr(some[0]).count("\n") == len(some[0].lines)


def test_threads_of_a_forum_are_among_the_talks() -> None:
    run = runs.forum()
    threads = [talk for talk in run.talks() if talk.held.topic is not None]
    assert len(threads) == len([talk for talk in run.talks() if talk.place.startswith("the forum, ")]) > 0
    long = next(talk for talk in threads if len(talk.held.utterances) > 2)
    assert "bicycles in the pedestrian street" in repr(long) + long.place
    assert not any(" answers " in talk._repr_html_() for talk in readings.finished("corner").talks()[:5])
    assert "answers " in long._repr_html_() and "began it" not in long._repr_html_()
    posts = run.tables.utterances().query("kind == 'post'")
    assert sum(len(talk.lines) for talk in threads) == len(posts)
    assert not any(talk.held.topic for talk in run.talks(place=run.scenario.study.places[0].slug))


def test_a_hall_of_people_is_named_in_short() -> None:
    talk = readings.finished("debate").talks()[0]
    assert " and 23 more" in repr(talk).splitlines()[0] or ", 23 more" in repr(talk).splitlines()[0]


def test_why_follows_the_chain_from_the_origin(valentine: Run) -> None:
    with valentine.record() as record:
        from simulation.inquiry.provenance import chain

        expected = chain(record, "fergus", "valentine-party")
    why = valentine.why("fergus", "valentine-party")
    assert expected and [step.words for step in why.steps] == [telling.said.text for telling in expected]
    assert valentine.why("bettina", "valentine-party").steps == ()
    assert "it began here" in repr(valentine.why("bettina", "valentine-party"))
    ignorant = next(one for one in valentine.setting.names if "candidacy" not in valentine.state().lives[one].knowledge)
    assert "knows nothing of" in repr(valentine.why(ignorant, "candidacy"))
    with pytest.raises(QuestionError):
        valentine.why("fergus", "nonsense")


def test_why_says_what_was_heard_before_a_view_changed() -> None:
    run = runs.rumour()
    changed = run.tables.opinions().query("change != 0").iloc[0]
    why = run.why(changed["person"], changed["topic"])
    assert why.knows and why.steps
    assert re.search(r"\([+-]\d\.\d\d\)", why.steps[0].to)


def test_an_interview_leaves_the_run_as_it_was(valentine: Run) -> None:
    before = valentine.info()
    held = valentine.ask("maren", "Are you going to the party?")
    assert held.answer.text and "Maren Kroon" in held._repr_html_()
    assert valentine.info() == before


def test_a_fork_differs_from_its_time_on(tmp_path: Path) -> None:
    parent = readings.finished("corner")
    fork = parent.fork(tmp_path / "fork", at="3h", changes={"conduct.talk": False})
    assert fork.info().ticks_done == 12
    fork.play()
    early, late = (one.tables.conversations()["time"].max() for one in (fork, parent))
    assert early < pd.Timestamp("2026-05-04T09:00") < late


def test_cells_show_names_with_markup_as_text() -> None:
    run = readings.awkward()
    shown = [
        run._repr_html_(),
        run.person("markup")._repr_html_(),
        run.talks("markup")[0]._repr_html_(),
        run.why("markup", "news")._repr_html_(),
        run.ask("markup", "Who <b>are</b> you?")._repr_html_(),
    ]
    assert not any("<b>Ben</b>" in text or "<b>are" in text for text in shown)
    assert any("&lt;b&gt;Ben&lt;/b&gt;; Croft" in text for text in shown)


def test_a_bar_outside_of_a_notebook_shows_nothing_and_harms_nothing() -> None:
    with Bar(4) as bar:
        assert bar._repr_html_() == "beginning"
        bar.show(2, "<noon>")
    assert 'value="2" max="4"' in bar._repr_html_()
    assert "&lt;noon&gt;" in bar._repr_html_()


def test_opinions_are_a_table() -> None:
    opinions = runs.rumour().tables.opinions()
    assert opinions["stance"].between(-1, 1).all() and opinions["confidence"].between(0, 1).all()
    assert {"person", "topic", "time", "change", "reason", "rule", "exposed"} <= set(opinions)
