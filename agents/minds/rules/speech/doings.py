"""Kinds of activity, read off their first word, and activities as one of two people says them to the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from agents.minds.rules.speech.words import first_name, to_you
from agents.minds.rules.words import word_set

Kind = Literal["work", "rest", "fun", ""]
"""``work`` gets something done, ``rest`` is a meal, a wait or bed, ``fun`` is done for its own sake; else unknown."""

_WORK = word_set(
    """airing baking balancing bandaging binding boiling brewing building calling carrying carving cataloguing chalking
    chiselling chopping cleaning clearing cooking copying correcting counting cutting delivering digging driving
    dusting emptying entering filling fitting fixing forging frying gluing grading grinding hammering hanging
    harvesting helping hoeing ironing keeping kneading ladling making marking mending milking minding mixing mopping
    mowing oiling packing painting peeling piling planing planking planting ploughing polishing preparing printing
    pruning punching raking repairing roofing running sanding sawing scoring scrubbing selling serving sewing
    shaping sharpening shelving signing sorting sounding sowing stacking stamping steaming stirring stitching
    stringing sweeping tapping teaching testing threading tidying treating tuning typing unloading unlocking
    varnishing washing watering waxing weaving weeding weighing welding wiping working wrapping writing"""
)
_REST = word_set(
    """breakfasting brushing catching chewing choosing dining dozing drinking eating falling finding finishing getting
    going having lacing laying leaning lingering lying napping nodding ordering passing resting sipping sitting
    sleeping snoozing standing stopping stretching swallowing tasting turning undressing waiting waking"""
)
_FUN = word_set(
    """admiring celebrating chatting dancing doodling drawing dreaming enjoying exploring feeding fishing flying
    gardening hiking humming juggling knitting listening looking losing painting photographing picking playing
    practising rambling reading rehearsing riding rowing sailing sharing singing skating sketching smelling solving
    stargazing strolling swimming trying walking wandering watching whistling whittling winning"""
)
_REST_PHRASES = re.compile(
    r"^(?:getting ready for bed|getting up|going to bed|laying out my things|lying in|taking (?:some air|it easy)"
    r"|taking a (?:short )?(?:break|nap)|turning in|putting my feet up|putting things away"
    r"|locking up|saying good night|having )"
)
_FUN_PHRASES = re.compile(
    r"^(?:taking a (?:short )?(?:walk|turn|stroll)|making music|writing in my diary"
    r"|doing (?:the crossword|a jigsaw|a puzzle))"
)
_WORK_PHRASES = re.compile(
    r"^(?:doing (?:the|my) |taking (?:in|out|apart|the trays)|taking \S.* apart|turning (?:out|up)|lighting the"
    r"|laying the table|setting out|putting up|sorting|laying on|opening crates|going (?:over|through) )"
)


@lru_cache(maxsize=4096)
def kind_of(activity: str) -> Kind:
    """Return the kind of an activity that begins with an -ing form; empty where its verb is not known.

    Example:
        >>> [kind_of(one) for one in ("mending nets", "having soup for lunch", "watching the birds", "yodelling")]
        ['work', 'rest', 'fun', '']
    """
    if _REST_PHRASES.match(activity):
        return "rest"
    if _FUN_PHRASES.match(activity):
        return "fun"
    if _WORK_PHRASES.match(activity):
        return "work"
    head = activity.split(" ", 1)[0].lower()
    if head in _REST:
        return "rest"
    if head in _FUN:
        return "fun"
    return "work" if head in _WORK else ""


def kinds(slot: str, activity: str) -> dict[str, str]:
    """Return `activity` under `slot`, and again under the slot of its kind: ``it_work``, ``it_rest``, ``it_fun``.

    ``it_busy`` holds all but rest, ``it_free`` all but work, for frames that take what is not known as well.
    """
    kind = kind_of(activity) if activity else ""
    slots = {slot: activity} | ({f"{slot}_{kind}": activity} if kind else {})
    if activity and kind != "rest":
        slots[f"{slot}_busy"] = activity
    if activity and kind != "work":
        slots[f"{slot}_free"] = activity
    return slots


def said_by(activity: str, me: str, you: str | None) -> str:
    """Return somebody's own activity as they say it to `you`: "Bettina's party" is "my party" in Bettina's mouth."""
    words = _named(_ITSELF.sub("myself", activity), me, "my", "me")
    return _named(words, you, "your", "you") if you else words


def said_to(activity: str, me: str, you: str | None) -> str:
    """Return what the one addressed does as `me` says it to them."""
    words = _named(to_you(_ITSELF.sub("myself", activity)), me, "my", "me")
    return _named(words, you, "your", "you") if you else words


_ITSELF = re.compile(r"\b(?:himself|herself|themselves|themself|oneself)\b")
"""How a habit calls the one whose it is, as the author of a persona writes it; nobody says so of itself."""


def _named(words: str, name: str, whose: str, whom: str) -> str:
    if not name or first_name(name) not in words:
        return words
    for one in dict.fromkeys((name, first_name(name))):
        owner = re.compile(rf"(?<!\w){re.escape(one)}(?:['’]s?)(?!\w)")
        words = owner.sub(whose, words)
        words = re.sub(rf"(?<=\b(?:with|ting) ){re.escape(one)}(?!['’\w])", whom, words)
    return words


def given_back(activity: str) -> str:
    """Return what the other said it does, in the hearer's mouth: "feeding my hens with you" is "your hens with me"."""
    return _PERSONS.sub(lambda found: _OTHER_WAY.get(found.group().lower()) or to_you(found.group()).lower(), activity)


_PERSONS = re.compile(r"\b(?:you|your|yours|yourself|i|me|my|mine|myself|am|our|ours)\b", re.IGNORECASE)
_OTHER_WAY = {"you": "me", "your": "my", "yours": "mine", "yourself": "myself"}


def alike(one: str, other: str) -> bool:
    """Return whether two activities are the same but for whose things they are done with."""
    return bool(one) and to_you(one).lower() == to_you(other).lower()
