"""A day being planned: blocks of time that must not overlap, at places that are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.minds.rules.hours import LATEST_MINUTE, Span, WakingDay, free_spans, is_open, open_spans
from agents.minds.rules.words import clipped
from agents.perception import Me, PlaceView
from agents.plan import PlanStep, StepOrigin
from agents.tasks.planning import DayPlan, Step

SHORTEST_MINUTES = 10
_TAIL_MINUTES = 15
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A step in the making."""

    span: Span
    activity: str
    place: str
    origin: StepOrigin = "routine"
    claim: str = ""
    fixed: bool = False


class Draft:
    """The blocks of a day so far, and what is needed to add more.

    The last minutes before sleep are kept for being at home. Home can always be entered; any other place
    only while it is open. A habit or a promise may name a place beyond `places`, such as somebody else's home:
    nothing is known of its hours.

    Args:
        me: Whose day.
        day: Its waking hours.
        places: What the person knows of; never empty in a world, but an empty tuple is borne.
    """

    def __init__(self, me: Me, day: WakingDay, places: Sequence[PlaceView]) -> None:
        self.me = me
        self.day = day
        self.places = {place.id: place for place in places}
        self.home = _home(me, places)
        self.blocks: list[Block] = []

    def put(self, block: Block, *, shortest: int = SHORTEST_MINUTES) -> None:
        """Add what of `block` is possible: while its place is open, and where nothing else stands yet."""
        for allowed in self._allowed(block):
            for free in self.free():
                part = allowed.within(free)
                if part and part.minutes >= min(shortest, block.span.minutes):
                    self.blocks.append(replace(block, span=part))

    def free(self) -> list[Span]:
        """Return the spans of the waking day that no block takes, in order of time."""
        return free_spans(self.day.awake, [block.span for block in self.blocks])

    def open_at(self, place: str, span: Span) -> bool:
        """Return whether one can be at `place` for all of `span`."""
        return place == self.home or (place in self.places and is_open(self.places[place], span))

    def block_of(self, step: PlanStep) -> Block:
        """Return `step` as a block of this day."""
        span = Span(self.day.minute(step.start), self.day.minute(step.end))
        return Block(span, step.activity, step.place, step.origin, step.claim, step.fixed)

    def in_order(self) -> list[Block]:
        """Return the blocks in order of time."""
        return sorted(self.blocks, key=lambda block: block.span.start)

    def _allowed(self, block: Block) -> list[Span]:
        span = block.span.within(self.day.awake)
        if span is None or block.place == self.home:
            return [span] if span else []
        tail = _TAIL_MINUTES if self.day.awake.minutes >= 4 * _TAIL_MINUTES else 0
        out = span.within(Span(self.day.awake.start, self.day.awake.end - tail))
        if out is None:
            return []
        return open_spans(self.places[block.place], out) if block.place in self.places else [out]


def _home(me: Me, places: Sequence[PlaceView]) -> str:
    home = me.persona.context.home
    if home is not None and (not places or any(place.id == home for place in places)):
        return home
    kinds = [place.id for place in places if place.kind == "home"]
    return kinds[0] if kinds else places[0].id if places else ""


def as_day_plan(draft: Draft) -> DayPlan:
    """Return the draft's blocks as the answer of a mind; equal neighbours become one step."""
    steps: list[Block] = []
    for block in draft.in_order():
        if steps and _same(steps[-1], block):
            steps[-1] = replace(steps[-1], span=Span(steps[-1].span.start, block.span.end))
        else:
            steps.append(block)
    return DayPlan(steps=tuple(_step(block) for block in _fewer(steps)))


def _same(first: Block, second: Block) -> bool:
    return replace(first, span=second.span) == second and first.span.end == second.span.start


def _fewer(blocks: list[Block]) -> list[Block]:
    """Return at most the number of steps that an answer may have: the shortest neighbours give way."""
    while len(blocks) > _MOST_STEPS:
        loose = [at for at in range(1, len(blocks)) if not blocks[at].fixed and not blocks[at].claim]
        at = min(loose or range(1, len(blocks)), key=lambda at: (blocks[at].span.minutes, at))
        before = blocks[at - 1]
        blocks[at - 1 : at + 1] = [replace(before, span=Span(before.span.start, blocks[at].span.end))]
    return blocks


def _step(block: Block) -> Step:
    start = max(0, min(block.span.start, LATEST_MINUTE - 1))
    return Step(
        start_minute=start,
        end_minute=max(start + 1, min(block.span.end, LATEST_MINUTE)),
        activity=clipped(block.activity, 200) or "passing the time",
        place=block.place,
        origin=block.origin,
        claim=block.claim,
        fixed=block.fixed,
    )
