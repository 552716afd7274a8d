"""Spans: how far a stretch of ticks reaches, and in which societies people may run ahead at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulation.clock import Tick
from simulation.context import Setting
from simulation.draft import NewMemory
from simulation.interventions import is_due
from simulation.protocols.town import TownLife
from simulation.scheduling.stretch import Span
from simulation.specs.tie_spec import TieChangeSpec
from simulation.state import State

_LONGEST = 4000
"""Ticks after which everybody is brought together anyway."""


def may_run_ahead(setting: Setting, state: State) -> bool:
    """Return whether it can be told from `state` on who may meet whom: in towns, and where partners are drawn by lot.

    A protocol of a package may say of itself that it `meets_by_lot`: that its meetings follow from the seed, the tick,
    who is there and, where it heeds that, who knows whom, and that no talk goes on into the next tick.
    """
    protocol = setting.protocol
    if setting.study.conduct.narrator:
        return False  # how things are left, those find who come later
    if not protocol.one_gathering:
        return isinstance(protocol, TownLife)
    if not getattr(protocol, "meets_by_lot", False) or state.conversations:
        return False
    if getattr(protocol, "along_ties", True) and not _acquaintance_stays(setting, state):
        return False
    return protocol.turns_per_tick >= protocol.max_turns


def _acquaintance_stays(setting: Setting, state: State) -> bool:
    """Return whether no ties end, and whoever somebody knows knows it too: then talks along ties make none either."""
    lives = state.lives
    return setting.study.ties_change == TieChangeSpec() and all(
        person in lives[other].relationships
        for person in state.bodies
        for other in lives[person].relationships
        if other in state.bodies
    )


def span_of(
    setting: Setting,
    first: Tick,
    *,
    changes: Mapping[int, tuple[tuple[str, str], ...]],
    halts_at: int | None,
    days_between_snapshots: int,
    news: Sequence[tuple[str, NewMemory]],
) -> Span:
    """Return the ticks from `first` up to the last one before something comes from outside.

    Args:
        setting: The run's setting, with everything that changed up to `first`.
        first: The tick that comes next.
        changes: By tick index: keys of the study that change there.
        halts_at: Simulated seconds from which on nothing is worked out; None for the end of the run.
        days_between_snapshots: On the eve of each day whose number it divides the state may be kept.
        news: Person and memory: what reaches people from outside at the beginning of `first`.
    """
    span = Span([first], set(), set(), news)
    later = (tick for tick in setting.protocol.ticks() if tick.index > first.index)
    while len(span.ticks) < _LONGEST:
        last, after = span.ticks[-1], next(later, None)
        if after is None:
            span.ending_days.add(last.index)
            break
        day = setting.clock.moment(after.start).day
        if day != setting.clock.moment(last.start).day:
            span.ending_days.add(last.index)
            if day % days_between_snapshots == 0:
                span.snapshots.add(last.index)
        if (halts_at is not None and after.start >= halts_at) or is_due(setting, after, last.start, changes):
            break
        span.ticks.append(after)
    else:
        span.ticks.pop()
    return span
