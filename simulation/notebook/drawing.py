"""What all pictures of a run share: figures, axes of time, names that fit and can be drawn, legends beside the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from agents.errors import QuestionError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#000000")
"""The palette of M. Okabe and K. Ito, "Color Universal Design", 2008; the most distinct come first."""

GREY = "#9AA0A6"
ROW_INCHES = 0.24
DASHES = ("-", "--", "-.", ":")
_WIDE = 9.0
_LONGEST = 34


def colour(number: int) -> str:
    """Return the colour of the `number`-th thing; after eight they begin again."""
    return OKABE_ITO[number % len(OKABE_ITO)]


def dash(number: int) -> str:
    """Return the dash of the `number`-th line, so that 32 lines differ in colour or dash."""
    return DASHES[(number + number // len(OKABE_ITO)) % len(DASHES)]


def subplots(
    rows: int, columns: int = 1, *, heights: Sequence[float], widths: Sequence[float] = ()
) -> tuple[Figure, Any]:
    """Return a figure with its axes in one row or one column; it belongs to nobody but the caller.

    Raises:
        QuestionError: If matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot
    except ImportError as problem:
        raise QuestionError("plots need matplotlib: pip install 'townsfolk[notebook]'") from problem
    ratios = {"height_ratios": heights} | ({"width_ratios": widths} if widths else {})
    figure, axes = pyplot.subplots(
        rows, columns, figsize=(_WIDE, sum(heights)), layout="constrained", squeeze=False, gridspec_kw=ratios
    )
    pyplot.close(figure)
    return figure, axes.ravel()


def timed(axis: Axes, first: Any, last: Any, *, form: str = "", most: int = 7) -> None:  # noqa: ANN401 - timestamps
    """Let `axis` go from `first` to `last`, marked by hours, days, dates or months as its length asks for."""
    import pandas as pd
    from matplotlib.dates import AutoDateLocator, DateFormatter

    last = last if last > first else first + pd.Timedelta(hours=1)
    step = next((step for step in _STEPS if (last - first) / pd.Timedelta(step) <= most), None)
    axis.set_xlim(first, last)
    if step is None:
        axis.xaxis.set_major_locator(AutoDateLocator(maxticks=most))  # type: ignore[no-untyped-call]
    else:
        axis.set_xticks(pd.date_range(first.ceil(step), last, freq=step).to_numpy())
    axis.xaxis.set_major_formatter(DateFormatter(form or _form(step)))  # type: ignore[no-untyped-call]
    axis.set_xlabel("simulated time")
    axis.grid(axis="x", alpha=0.3)


_STEPS = ("5min", "15min", "30min", "1h", "2h", "3h", "6h", "12h", "1D", "2D", "7D", "14D", "28D")


def _form(step: str | None) -> str:
    if step is None:
        return "%b %Y"
    return "%a %d %b" if step.endswith("D") else "%a %H:%M"


def whole_numbers(axis: Any) -> None:  # noqa: ANN401 - one axis of Axes, x or y
    """Let an axis that counts be marked at whole numbers only."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True, nbins=6))


def fitting(text: str, longest: int = _LONGEST, *, end: int = 0) -> str:
    """Return `text`, shortened by an ellipsis where it is longer than a label may be; the last `end` letters stay."""
    if len(text) <= longest:
        return text
    return text[: longest - 1 - end].rstrip() + "…" + text[len(text) - end :].lstrip()


def drawable(text: str, instead: str) -> str:
    """Return `text`, or `instead` where the fonts that matplotlib is set to use have no letters for it."""
    from matplotlib import rcParams

    return text if {*map(ord, text)} <= _letters(tuple(rcParams["font.family"])) else instead


@cache
def _letters(families: tuple[str, ...]) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    fonts = [get_font(findfont(FontProperties(family=[family]))) for family in families]
    return frozenset(letter for font in fonts for letter in font.get_charmap())


def beside(axis: Axes) -> None:
    """Put the legend of what has a label beside the data, where it covers none."""
    axis.legend(**_BESIDE)


def patched(axis: Axes, looks: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Put a legend of coloured patches beside the data."""
    from matplotlib.patches import Patch

    patches = {name: Patch(label=name, **look) for name, look in looks}
    axis.legend(handles=list(patches.values()), **_BESIDE)


_BESIDE: dict[str, Any] = {"fontsize": 8, "loc": "upper left", "bbox_to_anchor": (1.0, 1.0)}


def empty(axis: Axes, message: str) -> None:
    """Say in the middle of `axis` why nothing is drawn there."""
    axis.text(0.5, 0.5, message, ha="center", va="center", transform=axis.transAxes, color="#555555")
    axis.set_xticks([])
    axis.set_yticks([])
