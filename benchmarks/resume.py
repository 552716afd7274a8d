"""What opening and resuming a long run cost: a month of a town of 25, opened whole and gone on with at several days.

python benchmarks/resume.py                                   # makes the run first, some minutes
python benchmarks/resume.py --run FOLDER --at 5 15 25 29      # of one that is there
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from simulation.engine import Committed, genesis_hash
from simulation.forking import fork
from simulation.reading.loading import load_scenario
from simulation.run import Run

T = TypeVar("T")
MOST_SECONDS = 5.0
DAY = 86_400


def main() -> int:
    """Print the figures; return 1 if opening takes too long or a resumed run ends otherwise, else 0."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        run = Run.open(options.run) if options.run else _made(Path(folder) / "run", options.days)
        opening = _opened(run)
        same = [_resumed(run, Path(folder) / str(day), day) for day in options.at]
    return int(opening > MOST_SECONDS or not all(same))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, help="a finished run; one of valentine when left out")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--at", type=int, nargs="*", default=[5, 15, 25, 29], help="days at which to go on")
    return parser.parse_args()


def _made(folder: Path, days: int) -> Run:
    scenario = load_scenario("valentine", overrides=[f"clock.days={days}", "settings.vectors=false"])
    run, seconds = _timed(lambda: _played(Run.create(scenario, folder)))
    print(f"made: {days} days x {len(scenario.study.people)} people in {seconds:.1f} s")
    return run


def _played(run: Run) -> Run:
    run.advance()
    return run


def _opened(run: Run) -> float:
    """Print what opening `run` costs; return the seconds until it could be gone on with."""
    again, open_s = _timed(lambda: Run.open(run.folder))
    info, info_s = _timed(again.info)
    dimensions, genesis = again.setting.embedder.dimensions, genesis_hash(again.scenario.study)
    with again.record() as record:
        state, state_s = _timed(lambda: record.state_to_go_on_from(dimensions, genesis))
        checked, check_s = _timed(lambda: record.verify(genesis))
    carried = sum(len(stream) for stream in state.streams.values())
    print(f"{info.ticks_done} ticks, {checked.events} events, {info.memories} memories, {carried} of them carried")
    for name, seconds in (
        ("opened", open_s),
        ("summed up", info_s),
        ("checked and ready to go on", state_s),
        ("checked in full (townsfolk verify)", check_s),
    ):
        print(f"{name:40} {seconds:6.2f} s")
    return open_s + info_s + state_s


def _resumed(run: Run, folder: Path, day: int) -> bool:
    """Print what it costs to go on with a copy of `run` from `day` on; return whether it ends as `run` did."""
    copy = fork(run, folder, at=day * DAY, overrides=["settings.vectors=false"])
    left = copy.info().ticks_total - copy.info().ticks_done
    marks: list[float] = []

    def mark(_: Committed) -> None:
        marks.append(time.process_time())

    info, seconds = _timed(lambda: copy.advance(on_tick=mark))
    ticking = marks[-1] - marks[0]
    before = seconds - ticking * left / max(1, left - 1)
    print(
        f"from day {day:3}: {left:5} ticks left, {seconds:6.2f} s, of it {before:5.2f} s before the first tick, "
        f"{1000 * ticking / max(1, left - 1):5.1f} ms a tick"
    )
    return info.final_hash == run.info().final_hash


def _timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what `do` gives, and the processor's seconds it took."""
    started = time.process_time()
    return do(), time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
