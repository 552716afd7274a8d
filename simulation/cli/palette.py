"""Colours for people that those who are colour-blind can tell apart, on dark and on light screens.

Six of the eight colours of M. Okabe and K. Ito, "Color Universal Design", 2002 (revised 2008); its black and yellow
are left out, as one of them is invisible on either screen. Names are always written, so colour is never all there is.
"""

from __future__ import annotations

from collections.abc import Iterable

COLOURS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#0072B2")


def colours_of(people: Iterable[str]) -> dict[str, str]:
    """Return a colour for each of `people`, in turn."""
    return {person: COLOURS[number % len(COLOURS)] for number, person in enumerate(people)}
