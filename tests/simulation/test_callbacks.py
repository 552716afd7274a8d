"""Callbacks: what counts as coming back to an earlier session, and what does not."""

from __future__ import annotations

import pytest

from agents.tasks.speaking import Turn
from simulation.measures.callbacks import callbacks
from simulation.measures.evidence import Evidence, HeldRecord
from tests.doubles import ScriptedMind, played, tiny_meetings
from tests.simulation.episodes import MIXED, meeting_again


def table(mind: ScriptedMind | None = None, **changes: object) -> list[tuple[object, ...]]:
    scenario = meeting_again(**changes)  # type: ignore[arg-type]
    tape = played(scenario, mind)
    evidence = Evidence(scenario, HeldRecord(tape.ticks))
    return [tuple(row) for row in callbacks(evidence)[0].rows]


def test_sessions_that_rest_on_earlier_ones_are_counted() -> None:
    whole, boat = table(seed=3)
    assert (whole[0], boat[0]) == ("all", "boat")
    assert whole[1] == 2
    assert whole[1:] == boat[1:]
    assert 0 < float(str(whole[3])) <= 1


def test_a_mind_that_names_no_memory_has_none() -> None:
    def say(question: object) -> Turn:
        return Turn(text="Well, well.", act="inform", ends=question.input.must_end)  # type: ignore[attr-defined, arg-type]

    whole, _ = table(ScriptedMind({"say": say}))
    assert whole[2:5] == (0, 0.0, 0)
    assert whole[6] is None


def test_the_session_after_next_is_two_back_and_partners_differ() -> None:
    scenario = meeting_again(MIXED)
    whole, sessions = callbacks(Evidence(scenario, HeldRecord(played(scenario).ticks)))
    assert whole.rows[0][1] == 3
    assert [row[1] for row in sessions.rows] == [1, 2, 3, 4]
    assert [row[2] for row in sessions.rows] == ["", "two weeks", "a month", "a year"]


def test_a_society_without_sessions_has_no_callbacks() -> None:
    scenario = tiny_meetings(days=1)
    (whole, by_session) = callbacks(Evidence(scenario, HeldRecord(played(scenario).ticks)))
    assert whole.rows == (("all", 0, 0, None, 0, None, None),)
    assert by_session.rows == ()


@pytest.mark.parametrize(("name", "least"), [("chronicles", 0.7), ("mixed_sessions", 0.4)])
def test_the_packaged_studies_come_back_to_earlier_sessions(name: str, least: float) -> None:
    from simulation.reading.loading import load_scenario

    scenario = load_scenario(name, overrides=["settings.vectors=false"])
    whole = callbacks(Evidence(scenario, HeldRecord(played(scenario).ticks)))[0].rows[0]
    assert float(str(whole[3])) >= least
