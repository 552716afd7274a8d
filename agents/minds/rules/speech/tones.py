"""Which stock of lines suits a piece of news: nobody is glad of bad news, nor wild about what is neither."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.stock import bad_news
from agents.minds.rules.speech.stock import claims as lines
from agents.perception import ClaimView

GLAD = "glad"
"""The tag of lines that only good news and invitations call for."""

_REACTIONS = {
    "keen": (lines.ON_KEEN, bad_news.ON_GRIEVED),
    "interested": (lines.ON_INTERESTED, bad_news.ON_STRUCK),
    "indifferent": (lines.ON_INDIFFERENT, bad_news.ON_UNTOUCHED),
    "doubtful": (lines.ON_DOUBTFUL, lines.ON_DOUBTFUL),
}
_VIEWS = {
    "keen": (lines.VIEW_KEEN, bad_news.VIEW_GRIEVED),
    "interested": (lines.VIEW_INTERESTED, bad_news.VIEW_STRUCK),
    "indifferent": (lines.VIEW_INDIFFERENT, lines.VIEW_INDIFFERENT),
    "doubtful": (lines.VIEW_DOUBTFUL, lines.VIEW_DOUBTFUL),
}
_TELLERS = {
    "keen": (lines.TELLER_KEEN, bad_news.TELLER_GRIEVED),
    "interested": (lines.TELLER_INTERESTED, bad_news.TELLER_STRUCK),
    "indifferent": (lines.TELLER_INDIFFERENT, lines.TELLER_INDIFFERENT),
    "doubtful": (lines.TELLER_DOUBTFUL, lines.TELLER_DOUBTFUL),
}
_HEARD = {
    "keen": ("happy", "sad"),
    "interested": ("curious", "worried"),
    "indifferent": ("neutral", "neutral"),
    "doubtful": ("doubtful", "doubtful"),
}
_TOLD = {"keen": ("excited", "worried"), "interested": ("neutral", "worried"), "doubtful": ("worried", "worried")}


def reaction_to(claim: ClaimView) -> Stock:
    """Return what one says to the news, by what one makes of it."""
    return _toned(claim, *_REACTIONS.get(claim.knowing.attitude, _REACTIONS["interested"]))


def view_of(claim: ClaimView) -> Stock:
    """Return what one says of the news when asked for a view."""
    return _toned(claim, *_VIEWS.get(claim.knowing.attitude, _VIEWS["interested"]))


def teller_on(claim: ClaimView) -> Stock | None:
    """Return what one adds to the news that one tells; None while one has no view of it."""
    found = _TELLERS.get(claim.knowing.attitude)
    return None if found is None else _toned(claim, *found)


def received(claim: ClaimView | None, found: str) -> Stock:
    """Return what the teller says to the response, which was `found` to be "yes", "no" or "known"."""
    if claim is None:
        return fitting(lines.ON_NEWS_RECEIVED, glad=True)
    return _toned(claim, lines.ON_NEWS_RECEIVED, bad_news.ON_RECEIVED if found == "yes" else lines.ON_NEWS_RECEIVED)


def suited(claim: ClaimView, stock: Stock) -> Stock:
    """Return the lines of `stock` that suit the news."""
    return _toned(claim, stock, stock)


def emotion_on_hearing(claim: ClaimView) -> str:
    """Return how one feels on hearing the news."""
    return _HEARD.get(claim.knowing.attitude, ("neutral", "neutral"))[claim.tone == "bad"]


def emotion_of_teller(claim: ClaimView) -> str:
    """Return how one feels on telling the news."""
    return _TOLD.get(claim.knowing.attitude, ("neutral", "neutral"))[claim.tone == "bad"]


def _toned(claim: ClaimView, stock: Stock, bad: Stock) -> Stock:
    if claim.tone == "bad":
        return fitting(bad, glad=False)
    return fitting(stock, glad=claim.tone == "good" or claim.is_event)


@lru_cache(maxsize=256)
def fitting(stock: Stock, *, glad: bool) -> Stock:
    """Return `stock` with its glad lines, as lines for everybody, or without them."""
    kept = (line for line in stock if glad or GLAD not in line.tags)
    return tuple(replace(line, tags=tuple(tag for tag in line.tags if tag != GLAD)) for line in kept)
