"""Pastimes: what somebody does with free time, out of likes, goals, work and the hour."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agents.minds.rules.activities import AT_HOME, OF_OCCUPATION
from agents.minds.rules.drafting import Draft
from agents.minds.rules.hours import Span
from agents.minds.rules.words import clipped, names_a_thing
from agents.perception import MINUTES_PER_DAY
from agents.plan import StepOrigin
from agents.streams import Stream

_GOAL_WEIGHT = 2
_LIKE_WEIGHT = 3
_WORK_WEIGHT = 2
_HOME_WEIGHT = 5


def pastime_at_home(draft: Draft, span: Span, stream: Stream, used: Collection[str]) -> tuple[str, StepOrigin]:
    """Return an activity for a while at home that is not among `used`, and why it is in the plan."""
    persona = draft.me.persona
    stocks: list[tuple[list[str], StepOrigin]] = [
        (_towards(persona.context.goals), "goal"),
        ([liking(like) for like in persona.personal.likes], "routine"),
        (_of_work(persona.social.occupation or ""), "routine"),
        (list(AT_HOME[_hour_name(draft, span)]), "routine"),
    ]
    fresh = [([one for one in stock if one not in used], origin) for stock, origin in stocks]
    weights = [
        weight if stock else 0
        for weight, (stock, _) in zip((_GOAL_WEIGHT, _LIKE_WEIGHT, _WORK_WEIGHT, _HOME_WEIGHT), fresh, strict=True)
    ]
    if not any(weights):
        return "resting", "routine"
    stock, origin = stream.weighted(fresh, weights)
    return stream.choice(stock), origin


def _towards(goals: Sequence[str]) -> list[str]:
    forms = ("thinking how to {}", "making a plan to {}")
    return [form.format(clipped(goal.rstrip("."), 150)) for form in forms for goal in goals]


def liking(like: str) -> str:
    """Return an activity made of something liked.

    Example:
        >>> liking("old maps"), liking("walking early")
        ('thinking about old maps', 'walking early')
    """
    phrase = clipped(like.rstrip("."), 150)
    first = phrase.split()[0] if phrase.split() else ""
    doing = len(first) > 5 and first.islower() and first.endswith("ing") and not names_a_thing(phrase)
    return phrase if doing else f"thinking about {phrase}"


def _of_work(occupation: str) -> list[str]:
    for word in occupation.casefold().replace("-", " ").split():
        if word in OF_OCCUPATION:
            return list(OF_OCCUPATION[word])
    return []


def _hour_name(draft: Draft, span: Span) -> str:
    hour = span.start % MINUTES_PER_DAY // 60
    if span.start >= draft.day.awake.end - 60:
        return "night"
    return "evening" if hour >= 18 or hour < 4 else "morning" if hour < 11 else "day"
