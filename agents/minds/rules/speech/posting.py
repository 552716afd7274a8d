"""Posts of a forum: a thread opened with a view and its reason, and replies that take up the reason of the other."""

from __future__ import annotations

import re

from agents.canonical import digest
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.opining import STRONG_E6, UNDECIDED_E6, as_clause
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.stock import posts as lines
from agents.minds.rules.speech.words import body, content_words, first_name, inside, to_you
from agents.opinion import OpinionView
from agents.talk import Act

_THEIR_REASON = re.compile(r"\b(I (?:care about|like|love|want|need|value) [^.!?,;:]+)")
EMPTY_REASONS = ("that is how I have always seen it", "what I was told about it sounded right to me")
"""What the rules put down where they have no reason; nobody would write that in a forum."""
_POINT = re.compile(r"^you (?:care about|like|love|value) (.+)$")


def post_parts(sp: Speaker, act: Act, view: OpinionView, stance_e6: int) -> list[str]:
    """Return the sentences of a post: of a new thread for `Act.TELL`, else of a reply to the post read last."""
    slots = {"title": view.title, "prop": as_clause(view, sp.sit.names.values())}
    if not content_words(view.title) <= content_words(view.proposition):
        slots["topic"] = view.title
    reason = own_reason(sp.sit, view)
    if reason and (act is not Act.TELL or sp.chance(75)):
        slots["reason"] = reason
    if act is Act.TELL:
        return [sp.say(_opening(stance_e6), **slots)]
    slots |= _their_slots(sp.sit, reason)
    answer = sp.say(lines.AGREEING if act is Act.AGREE else lines.CONTRADICTING, **slots)
    return [answer, sp.say(_short(stance_e6), **slots)] if act is Act.DISAGREE or sp.chance(40) else [answer]


def own_reason(sit: Situation, view: OpinionView) -> str:
    """Return why the writer sees it so: the reason of its opinion, else a value or liking; "" for what is true or not.

    Of values and likings one that shares a word with the topic goes first, then one of the values, the same each time.
    """
    names = list(sit.names.values())
    if view.opinion is not None and view.opinion.reason not in ("", *EMPTY_REASONS):
        return _to_partner(sit, inside(body(view.opinion.reason), names))
    personal = sit.me.persona.personal
    if view.claim is not None:
        return ""
    words = content_words(f"{view.title} {view.proposition}")
    for form, tastes in (("I care about {}", personal.values), ("I like {}", personal.likes)):
        for taste in tastes:
            if content_words(taste) & words:
                return form.format(inside(taste, names))
    values = personal.values
    at = int(digest(sit.me.id, view.topic)[:8], 16) % len(values) if values else 0
    return f"I care about {inside(values[at], names)}" if values else ""


def _to_partner(sit: Situation, reason: str) -> str:
    """Return a reason as it is written to the one answered: "you put it well"."""
    name = sit.partner.name
    for called in (name, first_name(name)) if name and sit.given.transcript else ():
        if reason.startswith(f"{called} "):
            return f"you {reason[len(called) + 1 :]}"
    return reason


def _their_slots(sit: Situation, own: str) -> dict[str, str]:
    found = _THEIR_REASON.search(sit.given.transcript[-1].text)
    if found is None or found[1] == own:
        return {}
    theirs = to_you(found[1].strip()).replace("You ", "you ", 1)
    point = _POINT.match(theirs)
    return {"theirs": theirs} | ({"point": point[1]} if point else {})


def _opening(stance_e6: int) -> Stock:
    if abs(stance_e6) < UNDECIDED_E6:
        return lines.UNDECIDED
    if stance_e6 > 0:
        return lines.STRONGLY_FOR if stance_e6 >= STRONG_E6 else lines.FOR
    return lines.STRONGLY_AGAINST if stance_e6 <= -STRONG_E6 else lines.AGAINST


def _short(stance_e6: int) -> Stock:
    if abs(stance_e6) < UNDECIDED_E6:
        return lines.UNDECIDED_SHORT
    return lines.FOR_SHORT if stance_e6 > 0 else lines.AGAINST_SHORT
