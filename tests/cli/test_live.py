"""The live view, in a terminal: it shows the run, gives the screen back, and never stands in the run's way."""

from __future__ import annotations

import io
import re
import signal
from pathlib import Path

import pytest

from simulation.cli.live import Live, Screen, live
from simulation.engine import Committed
from simulation.reading.loading import load_scenario
from simulation.run import Run
from tests.cli.terminals import Terminal

QUICK = ("--set", "settings.vectors=false")


def clean(terminal: Terminal) -> bool:
    """Return whether the terminal is as it was before."""
    return not terminal.window.full_screen and not terminal.window.cursor_hidden


def test_a_run_is_watched_and_leaves_a_summary_behind(tmp_path: Path) -> None:
    with Terminal("run", "corner", "--pace", "0.02", *QUICK, cwd=tmp_path) as terminal:
        assert terminal.finish() == 0
        assert clean(terminal)
        summary = "\n".join(terminal.window.normal)
        assert re.search(r"^corner: done after 72 of 72 ticks, \d+\.\d s$", summary, flags=re.MULTILINE)
        assert "8 people · " in summary
        assert "Reach: who knows" in summary
        assert "  townsfolk show runs/corner-7 --limit 5" in summary
        assert "about to begin" not in summary
        whole = [picture for picture in terminal.pictures if "Monday 2026-05-04  1" in picture[0]]
        assert len(whole) > 2
        for picture in whole:
            assert picture[0].startswith("corner  Monday 2026-05-04  1")
            assert picture[0].endswith("day 1 of 1")
            assert re.search(r"━+─* +\d+ %", picture[1])
            assert re.search(r"^\d of 8 know Odile's sing-along$", picture[-2])
            assert re.search(r"^\d+ conversations? · \d+ lines? · \d+ tellings? · [\d,]+ memories$", picture[-1])
        assert any("the Halfway Cafe" in row for row in whole[0])
        assert any(re.match(r"  \w+: \w", row) for row in whole[-1])


@pytest.mark.parametrize(("width", "height"), [(140, 40), (12, 3)])
def test_the_view_fits_every_window(width: int, height: int, tmp_path: Path) -> None:
    arguments = ("run", "corner", "--pace", "0.05", "--until", "3h", *QUICK)
    with Terminal(*arguments, width=width, height=height, cwd=tmp_path) as terminal:
        assert terminal.finish() == 0
        assert clean(terminal)
        assert terminal.pictures


def test_the_view_follows_a_window_that_changes(tmp_path: Path) -> None:
    with Terminal("run", "corner", "--pace", "0.5", *QUICK, cwd=tmp_path) as terminal:
        terminal.read_until(" know ")
        terminal.resize(120, 30)
        terminal.read_until("day 1 of 1")
        terminal.read_while(lambda window: len(window.picture[0]) != 120)
        terminal.send(signal.SIGINT)
        assert terminal.finish() == 130


def test_an_interrupted_view_gives_the_screen_back(tmp_path: Path) -> None:
    with Terminal("run", "corner", "--pace", "0.5", *QUICK, cwd=tmp_path) as terminal:
        terminal.read_until(" know ")
        terminal.send(signal.SIGINT)
        assert terminal.finish() == 130
        assert clean(terminal)
        said = [line for line in terminal.window.normal if line]
        assert re.fullmatch(r"townsfolk: interrupted; \d+ of 72 ticks are kept", said[0])
        assert said[1] == "townsfolk: go on with: townsfolk resume runs/corner-7"
        assert len(said) == 2


def test_a_resumed_run_is_shown_from_where_it_was(tmp_path: Path) -> None:
    run = Run.create(load_scenario("corner", overrides=["settings.vectors=false"]), tmp_path / "run")
    run.advance(until=6 * 3600)
    with Terminal("resume", "run", "--pace", "0.1", "--until", "8h", cwd=tmp_path) as terminal:
        assert terminal.finish() == 0
        first = terminal.pictures[0]
        assert "2026-05-04  1" in first[0]
        assert not first[-1].startswith("0 conversations")


def test_a_view_that_is_suspended_gives_the_screen_back_and_takes_it_again(tmp_path: Path) -> None:
    with Terminal("run", "corner", "--pace", "0.4", "--until", "4h", *QUICK, cwd=tmp_path) as terminal:
        terminal.read_until(" know ")
        terminal.send(signal.SIGTSTP)
        terminal.read_while(lambda window: window.full_screen)
        terminal.wait_until_stopped()
        assert clean(terminal)
        terminal.send(signal.SIGCONT)
        terminal.read_until(" know ")
        assert terminal.finish() == 0
        assert clean(terminal)


def test_a_quiet_run_draws_nothing(tmp_path: Path) -> None:
    with Terminal("run", "corner", "--quiet", "--until", "1h", *QUICK, cwd=tmp_path) as terminal:
        assert terminal.finish() == 0
        assert terminal.pictures == []
        assert [len(line) for line in terminal.window.normal] == [32, 0]


class Broken(io.StringIO):
    """A terminal that has gone away."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")


def test_a_terminal_that_goes_away_does_not_stop_the_run(tmp_path: Path) -> None:
    run = Run.create(load_scenario("corner", overrides=["settings.vectors=false"]), tmp_path / "run")
    with live(run, 8, Broken()) as view:
        assert run.advance(until=7200, on_tick=view.on_tick).ticks_done == 8
    assert "Input/output error" in view.problem


class Clockwork:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def committed(run: Run) -> list[Committed]:
    with run.record() as record:
        return [record.committed(row) for row in record.ticks()]


def test_no_more_is_painted_than_eyes_can_follow(tmp_path: Path) -> None:
    scenario = load_scenario("corner", overrides=["settings.vectors=false"])
    done = Run.create(scenario, tmp_path / "done")
    done.advance(until=6 * 3600)
    run, clock, file = Run.create(scenario, tmp_path / "run"), Clockwork(), io.StringIO()
    view = Live(run, 72, file, clock=clock)
    painted = 0
    for tick in committed(done):
        clock.now += 0.01
        before = file.tell()
        view.on_tick(tick)
        painted += file.tell() > before
    assert 1 <= painted <= 4


def test_only_rows_that_changed_are_written() -> None:
    from rich.text import Text

    file = io.StringIO()
    screen = Screen(file)
    screen.paint([Text("one"), Text("two")])
    before = file.tell()
    screen.paint([Text("one"), Text("two")])
    assert file.tell() == before
    screen.paint([Text("one"), Text("three")])
    assert file.getvalue()[before:] == "\x1b[2;1Hthree\x1b[K"


def test_time_left_is_said_once_it_can_be_told(tmp_path: Path) -> None:
    run, clock, file = Run.create(load_scenario("corner"), tmp_path / "run"), Clockwork(), io.StringIO()
    view = Live(run, 72, file, clock=clock)
    assert view._pace(0.0).seconds_left is None
    view._board.tick = 36
    assert view._pace(5.0).seconds_left == pytest.approx(5.0)
