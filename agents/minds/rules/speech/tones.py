"""Which stock of lines suits a piece of news: nobody is glad of bad news or of a funeral, nor wild about what is
neither; and nobody is asked what moved them to a leak in the roof."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.stock import bad_news, grave, reactions
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.whose import speaks_as_i
from agents.perception import ClaimView
from agents.tone import is_grave

GLAD = "glad"
"""The tag of lines that only good news and invitations call for."""
DEED = "deed"
"""The tag of lines about what somebody undertakes; good news takes them, too."""
MATTER = "matter"
"""The tag of lines about what merely is so, or has happened."""

LIGHT = "light"
"""The tag of lines that no bad news takes."""

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
_AT_A_GRAVE = {
    id(plain): solemn
    for plain, solemn in (
        (lines.LEAD, grave.LEAD),
        (lines.LEAD_PLAIN, grave.LEAD),
        (lines.MINE, grave.MINE),
        (lines.OWN_NEWS, grave.MINE),
        (lines.INVITE_MINE, grave.INVITE_MINE),
        (lines.INVITE_ALONG, grave.INVITE_ALONG),
        (lines.ACCEPT, grave.ACCEPT),
        (lines.GOING_ANYWAY, grave.GOING_ANYWAY),
        (lines.DECLINE, grave.DECLINE),
        (lines.DECLINE_PLAIN, grave.DECLINE_PLAIN),
        (lines.NOT_GOING, grave.NOT_GOING),
        (lines.NOT_GOING_ANYWAY, grave.NOT_GOING_ANYWAY),
        (lines.UNDECIDED, grave.UNDECIDED),
        (lines.STILL_OPEN, grave.STILL_OPEN),
        (lines.ON_ACCEPT, grave.ON_ACCEPT),
        (lines.ON_DECLINE, grave.ON_DECLINE),
        (lines.ON_UNDECIDED, grave.ON_UNDECIDED),
        (lines.SAY_GOING, grave.SAY_GOING),
        (lines.SAY_MY_OWN_EVENT, grave.SAY_MY_OWN_EVENT),
        (lines.SAY_WAS_THERE, grave.SAY_WAS_THERE),
        (lines.SAY_WAS_NOT, grave.SAY_WAS_NOT),
        (lines.ASK_YOU_GOING, grave.ASK_YOU_GOING),
        (lines.ASK_GOING_KNOWN, grave.ASK_GOING_KNOWN),
        (lines.ASK_COMING_MINE, grave.ASK_COMING_MINE),
        (lines.ASK_WAS_THERE, grave.ASK_WAS_THERE),
        (lines.ON_OWN_NEWS_RECEIVED, grave.ON_TOLD),
        (reactions.ON_GOING, grave.ON_GOING),
        (reactions.ON_WAS_THERE, grave.ON_WAS_THERE),
    )
}
"""By the identity of the lines that are said of any event, those that are said of a grave one."""


def of_mourning(claim: ClaimView) -> bool:
    """Return whether the claim announces an occasion of mourning."""
    return claim.is_event and (is_grave(claim.text) or is_grave(claim.title))


def is_deed(claim: ClaimView) -> bool:
    """Return whether the claim says what its origin undertakes, not merely what its origin knows of."""
    return speaks_as_i(claim.first_person)


def reaction_to(claim: ClaimView) -> Stock:
    """Return what one says to the news, by what one makes of it."""
    if of_mourning(claim):
        return grave.ON_HEARING
    return _toned(claim, *_REACTIONS.get(claim.knowing.attitude, _REACTIONS["interested"]))


def view_of(claim: ClaimView) -> Stock:
    """Return what one says of the news when asked for a view."""
    if of_mourning(claim):
        return grave.VIEW
    return _toned(claim, *_VIEWS.get(claim.knowing.attitude, _VIEWS["interested"]))


def teller_on(claim: ClaimView) -> Stock | None:
    """Return what one adds to the news that one tells; None while one has no view of it."""
    found = None if of_mourning(claim) else _TELLERS.get(claim.knowing.attitude)
    return None if found is None else _toned(claim, *found)


def received(claim: ClaimView | None, found: str) -> Stock:
    """Return what the teller says to the response, which was `found` to be "yes", "no" or "known"."""
    if claim is None:
        return fitting(lines.ON_NEWS_RECEIVED, _GOOD)
    if of_mourning(claim):
        return grave.ON_TOLD
    return _toned(claim, lines.ON_NEWS_RECEIVED, bad_news.ON_RECEIVED if found == "yes" else lines.ON_NEWS_RECEIVED)


def suited(claim: ClaimView | None, stock: Stock) -> Stock:
    """Return the lines of `stock`, or those said in their place, that suit the news; of any kind where it is None."""
    if claim is None:
        return fitting(stock, _GOOD)
    if of_mourning(claim):
        return _AT_A_GRAVE.get(id(stock)) or _toned(claim, stock, stock)
    return _toned(claim, stock, stock)


def emotion_on_hearing(claim: ClaimView) -> str:
    """Return how one feels on hearing the news."""
    return _HEARD.get(claim.knowing.attitude, ("neutral", "neutral"))[claim.tone == "bad"]


def emotion_of_teller(claim: ClaimView) -> str:
    """Return how one feels on telling the news."""
    if of_mourning(claim):
        return "sad"
    return _TOLD.get(claim.knowing.attitude, ("neutral", "neutral"))[claim.tone == "bad"]


def _toned(claim: ClaimView, stock: Stock, bad: Stock) -> Stock:
    deed = is_deed(claim)
    if claim.tone == "bad":
        return fitting(bad, frozenset({DEED if deed else MATTER}))
    if claim.tone == "good" or claim.is_event:
        return fitting(stock, _GOOD)
    return fitting(stock, frozenset({DEED if deed else MATTER, LIGHT}))


_GOOD = frozenset({GLAD, DEED, LIGHT})
_KINDS = _GOOD | {MATTER}


@lru_cache(maxsize=256)
def fitting(stock: Stock, kinds: frozenset[str]) -> Stock:
    """Return the lines of `stock` for news of `kinds`, as lines for everybody; those for any other kind are left out.

    Args:
        stock: The lines; the tags `GLAD`, `DEED`, `MATTER` and `LIGHT` are told from the others.
        kinds: Which of these may stay.
    """
    kept = (line for line in stock if _KINDS.intersection(line.tags) <= kinds)
    return tuple(replace(line, tags=tuple(tag for tag in line.tags if tag not in _KINDS)) for line in kept)
