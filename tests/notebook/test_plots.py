"""Pictures of a run: each has a title, named axes and, where there is more than one thing, a legend."""

from __future__ import annotations

import io
import itertools
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from agents.errors import QuestionError
from simulation.notebook.plots import OKABE_ITO, Plots
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.run import Run, simulate
from tests import readings
from tests.report import runs

if TYPE_CHECKING:
    from matplotlib.figure import Figure

matplotlib = pytest.importorskip("matplotlib", reason="plots need townsfolk[notebook]")
matplotlib.use("Agg")


@pytest.fixture(scope="module")
def plots() -> Plots:
    return readings.finished("valentine").plots


def words(figure: Figure) -> str:
    """Return every text of a figure."""
    return " ".join(text.get_text() for text in figure.findobj(matplotlib.text.Text))


def drawn(figure: Figure) -> None:
    """Draw a figure as a notebook does."""
    figure.savefig(io.BytesIO(), dpi=100)


PICTURES: dict[str, tuple[Callable[[Plots], Figure], tuple[str, ...]]] = {
    "diffusion": (
        lambda plots: plots.diffusion(),
        ("people who know (of 25)", "simulated time", "Fergus's run for mayor"),
    ),
    "social": (lambda plots: plots.social(), ("at the founding: 52 ties", "at the end")),
    "day": (lambda plots: plots.day(2), ("Saturday, 14 February 2026", "Bettina Skov", "a home", "elsewhere")),
    "moods": (lambda plots: plots.moods(), ("valence (-1 to 1)", "mean")),
    "two moods": (lambda plots: plots.moods("maren", "runa"), ("Maren Kroon", "Runa Hesselby")),
    "costs": (lambda plots: plots.costs(), ("tokens", "no calls")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_what_it_shows_in_which_unit(plots: Plots, name: str) -> None:
    draw, expected = PICTURES[name]
    figure = draw(plots)
    assert all(axis.get_title() for axis in figure.axes)
    assert [text for text in expected if text not in words(figure)] == []
    drawn(figure)


def test_the_cascade_names_everybody_who_knows(plots: Plots) -> None:
    run = readings.finished("valentine")
    shown = words(plots.diffusion("candidacy"))
    assert all(run.setting.names[person] in shown for person in run.graphs.told("candidacy"))


def test_opinions_are_drawn_with_their_spread() -> None:
    figure = runs.rumour().plots.opinions()
    assert "stance (-1 against, 1 for)" in words(figure) and "How they are spread" in words(figure)


def test_what_a_scenario_does_not_have_is_not_drawn(plots: Plots) -> None:
    with pytest.raises(QuestionError):
        plots.opinions()
    for day in (0, 9):
        with pytest.raises(QuestionError):
            plots.day(day)
    with pytest.raises(QuestionError):
        plots.diffusion("nonsense")
    with pytest.raises(QuestionError):
        plots.moods("nobody at all")


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Return runs that are hard to draw: many people, one, years, names without letters, long titles, and no tick."""
    folder = tmp_path_factory.mktemp("towns")
    return {
        "two hundred": runs.crowd(folder / "crowd"),
        "one": runs.alone(folder / "alone"),
        "years": readings.finished("mixed_sessions"),
        "long": _long(folder / "long"),
        "new": Run.create(load_scenario("corner"), folder / "new"),
    }


def _long(folder: Path) -> Run:
    names = ["Maximiliana Featherstonehaugh-Cholmondeley of Saint Bartholomew", "王芳", "Zoë 👩‍🚀 O'Neil"]
    title = "the long and winding piece of news that everybody tells everybody, number"
    return simulate(
        parse_scenario(
            json.dumps(
                {
                    "schema": 1,
                    "name": "long",
                    "clock": {"start": "2026-03-02T06:00", "end": "2026-03-02T12:00"},
                    "settings": {"vectors": False},
                    "places": [{"id": "home", "name": "the house of " + names[0], "kind": "home"}],
                    "people": [{"id": f"p{n}", "name": name} for n, name in enumerate(names)],
                    "network": {"generator": "complete", "kind": "friend"},
                    "claims": [
                        {"id": f"c{n}", "text": f"It is {n} o'clock", "title": f"{title} {n}", "origin": "p0"}
                        for n in range(9)
                    ],
                    "topics": [{"id": "dogs", "title": title, "proposition": "Dogs are fine"}],
                },
                ensure_ascii=False,
            )
        ),
        folder,
    )


@pytest.mark.parametrize("picture", ["diffusion", "social", "day", "moods", "opinions", "costs"])
@pytest.mark.parametrize("town", ["two hundred", "one", "years", "long", "new"])
def test_every_picture_of_every_town_is_drawn_or_refused_in_words(
    towns: dict[str, Run], town: str, picture: str
) -> None:
    try:
        figure = getattr(towns[town].plots, picture)()
    except QuestionError as problem:
        assert len(str(problem)) > 20
        return
    drawn(figure)  # warnings are errors: no letter is missing, no axis without marks
    for axis in figure.axes:
        assert _apart(axis), (town, picture)
        assert axis.get_title()


def _apart(axis: Any) -> bool:
    """Return whether the marks below an axis do not touch each other."""
    boxes = [label.get_window_extent() for label in axis.get_xticklabels() if label.get_text() and label.get_visible()]
    seen = sorted((box.x0, box.x1) for box in boxes)
    return all(one[1] < other[0] for one, other in itertools.pairwise(seen))


def test_a_legend_covers_no_data_and_a_name_without_letters_is_drawn_by_its_id(towns: dict[str, Run]) -> None:
    figure = towns["long"].plots.diffusion()
    drawn(figure)
    above, below = figure.axes
    legend = above.get_legend()
    assert legend is not None
    assert legend.get_window_extent().x0 >= above.get_window_extent().x1 - 1
    assert figure.bbox.x1 >= legend.get_window_extent().x1
    names = [text.get_text() for text in below.texts]
    assert "Maximiliana Featherstonehaugh-Cho…" in names and not any("王" in name or "👩" in name for name in names)


def test_a_run_that_has_not_begun_or_has_no_opinions_yet_says_so(towns: dict[str, Run]) -> None:
    for draw in (towns["new"].plots.day, towns["new"].plots.moods):
        with pytest.raises(QuestionError, match="nothing has happened"):
            draw()
    assert "nobody has an opinion on it yet" in words(towns["long"].plots.opinions())
    assert "nobody knows anybody" in words(towns["one"].plots.social())
    assert "200 people, too many for names" in words(towns["two hundred"].plots.social())


def test_the_colours_are_eight_and_differ() -> None:
    assert len(set(OKABE_ITO)) == 8


SEEN_BY: dict[str, tuple[tuple[float, float, float], ...]] = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How linear colours look: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, at full severity."""


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_any_two_colours_can_be_told_apart_by(eyes: str) -> None:
    looks = [lab(colour, SEEN_BY[eyes]) for colour in OKABE_ITO]
    nearest = min(math.dist(one, other) for n, one in enumerate(looks) for other in looks[:n])
    assert nearest > 10  # in CIELAB; about 2 can just be noticed side by side


def lab(colour: str, eyes: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """Return a colour in CIELAB (D65) as it is seen."""
    given = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in given]
    seen = [min(1.0, max(0.0, sum(row[n] * linear[n] for n in range(3)))) for row in eyes]
    weights = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (sum(row[n] * seen[n] for n in range(3)) / white[at] for at, row in enumerate(weights))
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("name", PICTURES)
def test_things_of_one_legend_differ_in_colour_dash_or_pattern(plots: Plots, name: str) -> None:
    figure = PICTURES[name][0](plots)
    for axis in figure.axes:
        assert axis.get_title() and (not axis.axison or axis.get_xlabel() or axis.get_ylabel())
        legend = axis.get_legend()
        if legend is None:
            assert len(axis.get_legend_handles_labels()[1]) <= 1, f"{name}: several things and no legend"
            continue
        looks = [look(handle) for handle in legend.legend_handles]
        assert len(set(looks)) == len(looks), f"{name}: two things of one legend look alike"


def look(handle: Any) -> tuple[str, ...]:
    """Return what tells a thing in a legend apart."""
    from matplotlib.colors import to_hex

    colour = handle.get_color() if hasattr(handle, "get_color") else handle.get_facecolor()
    parts = (getattr(handle, f"get_{part}", lambda: "")() for part in ("linestyle", "hatch", "marker"))
    return (to_hex(colour), *map(str, parts))
