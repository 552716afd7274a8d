"""What fills the hours that nothing claims: meals, outings, and being at home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.minds.rules.activities import AT_HOME, BREAKFASTS, EATING, LUNCHES, LUNCHES_OUT, SUPPERS
from agents.minds.rules.drafting import Block, Draft
from agents.minds.rules.hours import Span
from agents.minds.rules.outings import outing
from agents.minds.rules.pastimes import pastime_at_home
from agents.minds.rules.traits import between, traits_of
from agents.minds.rules.words import content_words
from agents.perception import MINUTES_PER_DAY
from agents.streams import Stream

_SHORT_MINUTES = 25
_LENGTHS = (30, 30, 45, 45, 60, 60, 75, 90)
_LONGEST_REST = 75
_NIGHT_MINUTES = 45
_MORNING_WAKE = range(4 * 60, 12 * 60)
_MEALS_BY_DAY = {"lunch": Span(690, 840), "supper": Span(1050, 1200)}
_MEALS_AFTER_WAKING = {"lunch": Span(270, 420), "supper": Span(600, 750)}


def fill(draft: Draft, stream: Stream) -> Draft:
    """Fill every free span of `draft` and return it; the whole waking day is covered afterwards."""
    filler = _Filler(draft, stream)
    for span in draft.free():
        filler.fill(span)
    filler.go_out_once()
    return draft


class _Filler:
    def __init__(self, draft: Draft, stream: Stream) -> None:
        self.draft = draft
        self.stream = stream
        self.traits = traits_of(draft.me.persona)
        self.used = {block.activity for block in draft.blocks}
        eating = [block.span.start for block in draft.blocks if content_words(block.activity) & EATING]
        self.eaten = {self._meal_at(minute) for minute in eating}

    def fill(self, span: Span) -> None:
        at = span.start
        while at < span.end:
            rest = Span(at, span.end)
            at = self._stretch(rest) or self._add(rest)

    def _add(self, rest: Span) -> int:
        block = self._meal(rest) or self._night(rest) or self._pastime(rest)
        self.draft.blocks.append(block)
        self.used.add(block.activity)
        return block.span.end

    def _stretch(self, rest: Span) -> int | None:
        """Let the step before go on over a short `rest`; return its new end, None where that is not possible."""
        if rest.minutes > _SHORT_MINUTES or rest.end == self.draft.day.awake.end:
            return None
        for at, block in enumerate(self.draft.blocks):
            if block.span.end == rest.start and not block.claim and self.draft.open_at(block.place, rest):
                self.draft.blocks[at] = replace(block, span=Span(block.span.start, rest.end))
                return rest.end
        return None

    def _meal(self, rest: Span) -> Block | None:
        meal = self._meal_now(rest.start)
        if meal is None:
            return None
        self.eaten.add(meal)
        span = _first(rest, 30 if meal == "breakfast" else 45)
        if meal == "lunch" and self.stream.chance(between(150_000, 450_000, self.traits.extraversion)):
            out = outing(self.draft, span, self.stream, kinds=("cafe", "restaurant", "pub", "square"))
            if out and out.span == span:
                return replace(out, activity=self._new(LUNCHES_OUT), origin="routine")
        dishes = {"breakfast": BREAKFASTS, "lunch": LUNCHES, "supper": SUPPERS}[meal]
        return Block(span, self._new(dishes), self.draft.home)

    def _windows(self) -> dict[str, Span]:
        """Return when lunch and supper are due: by the clock for those who wake in the morning, else after waking."""
        wake = self.draft.day.awake.start
        if wake in _MORNING_WAKE:
            return _MEALS_BY_DAY
        return {meal: Span(span.start + wake, span.end + wake) for meal, span in _MEALS_AFTER_WAKING.items()}

    def _meal_at(self, minute: int) -> str:
        """Return which meal something eaten at `minute` is."""
        windows = self._windows()
        if minute < windows["lunch"].start - 60:
            return "breakfast"
        return "lunch" if minute < windows["supper"].start - 60 else "supper"

    def _meal_now(self, minute: int) -> str | None:
        wake = self.draft.day.awake.start
        if "breakfast" not in self.eaten and minute < wake + 90:
            return "breakfast"
        for meal, window in self._windows().items():
            if meal not in self.eaten and window.start <= minute < window.end:
                return meal
        return None

    def _night(self, rest: Span) -> Block | None:
        if rest.end != self.draft.day.awake.end or rest.minutes > _NIGHT_MINUTES:
            return None
        return Block(rest, self._new(AT_HOME["night"]), self.draft.home)

    def _pastime(self, rest: Span) -> Block:
        span = self._length(rest)
        if self.stream.chance(self._going_out_e6(span.start)):
            out = outing(self.draft, span, self.stream, used=self.used)
            if out:
                return out
        activity, origin = pastime_at_home(self.draft, span, self.stream, self.used)
        return Block(span, activity, self.draft.home, origin)

    def _length(self, rest: Span) -> Span:
        """Return the start of `rest`, so long that neither it nor what is left over is a scrap."""
        usable = rest
        if rest.end == self.draft.day.awake.end and rest.minutes > _NIGHT_MINUTES:
            usable = Span(rest.start, rest.end - 30)
        minutes = self.stream.choice(_LENGTHS)
        meal = self._minutes_to_meal(rest.start)
        if meal is not None and minutes > meal > _SHORT_MINUTES:
            minutes = meal
        if usable.minutes - minutes < 30:
            minutes = usable.minutes if usable.minutes <= _LONGEST_REST else usable.minutes // 10 * 5
        return _first(usable, minutes)

    def _minutes_to_meal(self, minute: int) -> int | None:
        later = range(minute + 5, minute + max(_LENGTHS) + 1, 5)
        return next((at - minute for at in later if self._meal_now(at) not in (None, "breakfast")), None)

    def _going_out_e6(self, minute: int) -> int:
        share = between(200_000, 700_000, self.traits.extraversion)
        hour = minute % MINUTES_PER_DAY // 60
        factor = 5 if hour < 6 else 30 if hour < 8 else 100 if hour < 21 else 40
        return share * factor // 100

    def _new(self, activities: Sequence[str]) -> str:
        return self.stream.choice([one for one in activities if one not in self.used] or activities)

    def go_out_once(self) -> None:
        """Turn the longest pastime at home into an outing, where the whole day would be spent at home otherwise."""
        draft = self.draft
        if any(block.place != draft.home for block in draft.blocks):
            return
        idle = [block for block in draft.in_order()[:-1] if block.origin in ("routine", "goal")]
        for block in sorted(idle, key=lambda block: (-min(block.span.minutes, 60), block.span.start)):
            out = outing(draft, block.span, self.stream, used=self.used)
            if out and out.span == block.span:
                draft.blocks[draft.blocks.index(block)] = out
                return


def _first(rest: Span, minutes: int) -> Span:
    """Return the first `minutes` of `rest`, or all of it where a scrap would be left."""
    end = rest.start + minutes
    return rest if rest.end - end < 10 else Span(rest.start, end)
