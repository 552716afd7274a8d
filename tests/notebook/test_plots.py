"""Pictures of a run: each has a title, named axes and, where there is more than one thing, a legend."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from agents.errors import QuestionError
from simulation.notebook.plots import OKABE_ITO, Plots
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
    figure.canvas.draw()


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


def test_the_colours_are_eight_and_differ() -> None:
    assert len(set(OKABE_ITO)) == 8
