"""What a step of the time line takes in a browser, with 25 people and with 200, and how big the pages are.

A headless Chromium opens the page of `valentine` (two days) and that of a morning of two hundred people, and its time
line is moved step by step. `work` is what a step keeps the page busy: our script and the layout after it. `frame` is
from one frame to the next while every frame has a step; beside it stand the frames of an empty page, which no page can
do better than. All three are the median over the steps and, in brackets, what 95 of 100 steps do not exceed.

    python benchmarks/page.py [--steps 60] [--rounds 3] [--json figures.json]

Needs chromium and chromedriver, and ends with 1 if a step with 200 people keeps the page busy for longer than 400 ms.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from simulation.reading.loading import load_scenario
from simulation.report import write_page
from simulation.run import Run, simulate
from tests.report import runs
from tests.report.browser import Reader, reader

MOST_MS = 400
EMPTY = "<!doctype html><title>empty</title><p>Nothing moves here.</p>"

STEPS = """
const [steps, done] = arguments, slider = document.getElementById('slider');
const work = [], frames = [], from = slider ? Number(slider.min) : 0, to = slider ? Number(slider.max) : 0;
let before = null, n = 0;
function frame(now) {
  if (before !== null) frames.push(now - before);
  before = now;
  if (n++ >= steps) return done([work, frames]);
  if (slider) {
    const began = performance.now();
    slider.value = from + (n % (to - from + 1));
    slider.dispatchEvent(new Event('input'));
    void document.body.offsetHeight;
    work.push(performance.now() - began);
  }
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
"""


@dataclass(frozen=True)
class Times:
    """Milliseconds: the median, and what 95 of 100 do not exceed."""

    median: float
    most: float

    def __str__(self) -> str:
        return f"{self.median:.1f} [{self.most:.1f}]"


@dataclass(frozen=True)
class Figures:
    """What the page of one run comes to; `page_bytes` is its file."""

    people: int
    ticks: int
    page_bytes: int
    work: Times
    frame: Times


def valentine(folder: Path) -> Run:
    """Return two days of 25 people."""
    return simulate(load_scenario("valentine", overrides=["settings.vectors=false"]), folder)


RUNS: dict[str, Callable[[Path], Run]] = {"valentine": valentine, "two hundred people": runs.crowd}


def times(rounds: Sequence[Sequence[float]]) -> Times:
    """Return the times of the round with the lowest median, since other work only ever adds to them."""
    best = sorted(min(rounds, key=statistics.median))
    return Times(statistics.median(best), best[min(len(best) - 1, 95 * len(best) // 100)])


def stepped(page: Reader, url: str, steps: int, rounds: int) -> tuple[list[list[float]], list[list[float]]]:
    """Return for each round the milliseconds of work of every step, and those from frame to frame."""
    found = []
    for _ in range(rounds):
        if url.startswith("data:"):
            page.driver.get(url)
        else:
            page.open(url)
        found.append(page.driver.execute_async_script(STEPS, steps))
    return [work for work, _ in found], [frames for _, frames in found]


def measured(page: Reader, run: Run, file: Path, steps: int, rounds: int) -> Figures:
    """Return what the page of `run`, written to `file`, comes to."""
    size, info = write_page(run, file), run.info()
    work, frames = stepped(page, file.as_uri(), steps, rounds)
    return Figures(len(run.scenario.study.people), info.ticks_done, size, times(work), times(frames))


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("no chromium and chromedriver on this machine", file=sys.stderr)
        return 2
    found = {}
    with tempfile.TemporaryDirectory() as folder, reader(Path(folder) / "profile") as page:
        page.driver.set_script_timeout(600)
        _, frames = stepped(page, f"data:text/html,{EMPTY}", options.steps, options.rounds)
        print(f"an empty page: {times(frames)} ms from frame to frame")
        for name, live in RUNS.items():
            run = live(Path(folder) / name.replace(" ", "-"))
            one = measured(page, run, Path(folder) / f"{name}.html", options.steps, options.rounds)
            found[name] = one
            print(
                f"{name}: {one.people} people, {one.ticks} ticks, {one.page_bytes / 1e6:.2f} MB; a step: "
                f"work {one.work} ms, frame {one.frame} ms",
                flush=True,
            )
    if options.json:
        options.json.write_text(json.dumps({name: asdict(one) for name, one in found.items()}, indent=1), "utf-8")
    return 0 if all(one.work.median <= MOST_MS for one in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
