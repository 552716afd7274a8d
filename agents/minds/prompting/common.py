"""What the prompts of many tasks hold: the person, its moment, its memories and news, and the places it knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agents.memory import Memory
from agents.minds.prompting.describing import (
    LONGEST_MEMORY,
    claim_line,
    memory_line,
    now_lines,
    person_lines,
    place_line,
    self_lines,
    turn_line,
)
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import Section, section
from agents.perception import ClaimView, Me, Moment, PlaceView

_SECONDS_PER_DAY = 24 * 60 * 60


def midnight(moment: Moment, wakes: int) -> int:
    """Return the simulated seconds of midnight before waking at `wakes`: plans count their minutes from there."""
    at = moment.seconds - moment.minute * 60 - moment.seconds % 60
    return at - -(-max(0, at - wakes) // _SECONDS_PER_DAY) * _SECONDS_PER_DAY


def base_sections(me: Me, moment: Moment | None, labels: Labels) -> list[Section]:
    """Return who asks and in what state it is."""
    return [
        *self_sections(me),
        section("now", now_lines(me, moment, labels)),
    ]


def self_sections(me: Me) -> list[Section]:
    """Return who one is: what does not change from call to call first, and apart from it what has come to be since.

    Nothing stands there that is not true of the persona as it is given: a line of the origin only where that holds it.
    """
    given = self_lines(me)
    own = given[: len(given) - len(me.stories)]
    if me.origin is not None:
        own = [line for line in person_lines(me.origin) if any(now.startswith(line.rstrip(".")) for now in given)]
    new = [line for line in given if line not in own]
    return [section("you", own, rank=1, least=1), section("of_late", new, rank=1, least=1)]


def memory_section(
    memories: Iterable[Memory],
    moment: Moment | None,
    labels: Labels,
    *,
    rank: int = 6,
    longest: int = LONGEST_MEMORY,
) -> Section:
    """Return memories, each once, the first the last to be left out."""
    unique = {memory.id: memory for memory in memories}
    lines = [memory_line(one, moment, labels, longest=longest) for one in unique.values()]
    return section("memories", lines, rank=rank, least=3)


def news_section(claims: Iterable[ClaimView], me: Me, moment: Moment, labels: Labels) -> Section:
    """Return the claims a person knows, as far as it knows them."""
    return section("news", [claim_line(claim, me.id, moment, labels) for claim in claims], rank=3, least=4)


def place_section(places: Iterable[PlaceView], me: Me, labels: Labels) -> Section:
    """Return places, those of habits first, then by distance."""
    used = {habit.at for habit in me.persona.context.habits} | {me.persona.context.home}
    ordered = sorted(places, key=lambda place: (place.id not in used, place.minutes_away, place.id))
    home = me.persona.context.home
    lines = [f"{place_line(place, labels)}{' You live there.' if place.id == home else ''}" for place in ordered]
    return section("places", lines, rank=4, least=12)


def transcript_section(turns: Iterable[Any], me: Me, labels: Labels) -> Section:
    """Return what was said, the latest the last to be left out."""
    return section("heard", [turn_line(turn, me.id, labels) for turn in turns], rank=5, least=6, drop="first")
