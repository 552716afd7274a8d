"""Rating: how much memories matter, asked at once for all that is new, or for all of some hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.memory import IMPORTANCE_MAX, IMPORTANCE_MIN, Memory
from agents.tasks import RATE_IMPORTANCE
from agents.tasks.base import Question
from agents.tasks.remembering import RateImportanceInput, ToRate
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Phase, Rated
from simulation.phases.opining import day_is_over

_SECONDS_PER_HOUR = 3600
_RATED_WHEN_MADE = frozenset({"fact", "reflection", "digest"})


async def rate(ctx: TickContext, person: str, new: Sequence[NewMemory]) -> list[int]:
    """Return how much each of `new` matters; where ratings are put off, what the rules guess until then.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    given = _input(ctx, person, [ToRate(one.kind, one.text, one.about, one.claim_interest) for one in new])
    if not ctx.setting.study.saving.rate_hours:
        return within(len(new), (await ctx.ask(RATE_IMPORTANCE, person, given)).answer.ratings)
    question = Question(RATE_IMPORTANCE, person, ctx.tick.index, 0, ctx.setting.study.seed, given)
    return within(len(new), (await ctx.setting.thrift.by_rules(question)).answer.ratings)


async def rate_what_is_due(ctx: TickContext, person: str, stored: Sequence[Memory]) -> list[Memory]:
    """Ask about everything that was only guessed, once some hours of it have come together or the day is over.

    Returns:
        `stored`, the memories of this tick, with the importance they have by now.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    hours = ctx.setting.study.saving.rate_hours
    guessed = [*_guessed_before(ctx, person), *stored] if hours else []
    if not guessed or not (ctx.now - guessed[0].created >= hours * _SECONDS_PER_HOUR or day_is_over(ctx, person)):
        return list(stored)
    given = _input(ctx, person, [ToRate(one.kind, one.text, one.about, _interest(ctx, one)) for one in guessed])
    ratings = within(len(guessed), (await ctx.ask(RATE_IMPORTANCE, person, given)).answer.ratings)
    changed = {one.id: rating for one, rating in zip(guessed, ratings, strict=True) if one.importance != rating}
    ctx.draft.add(Phase.ABSORB, person, Rated(person, tuple(changed.items()), ctx.now + 1))
    return [replace(one, importance=changed.get(one.id, one.importance)) for one in stored]


def within(count: int, ratings: Sequence[int]) -> list[int]:
    """Return `count` ratings from 1 to 10: what is missing is mundane, what is too many is left out."""
    kept = [*ratings[:count], *[IMPORTANCE_MIN] * max(0, count - len(ratings))]
    return [max(IMPORTANCE_MIN, min(IMPORTANCE_MAX, rating)) for rating in kept]


def _input(ctx: TickContext, person: str, memories: Sequence[ToRate]) -> RateImportanceInput:
    return RateImportanceInput(ctx.me(person), tuple(memories))


def _guessed_before(ctx: TickContext, person: str) -> list[Memory]:
    """Return what was remembered since the last ratings, oldest first."""
    since, found = ctx.state.lives[person].rated_until, []
    stream = ctx.state.streams[person]
    for row in range(len(stream) - 1, -1, -1):
        memory = stream.at(row)
        if memory.created < since:
            break
        if memory.kind not in _RATED_WHEN_MADE:
            found.append(memory)
    return found[::-1]


def _interest(ctx: TickContext, memory: Memory) -> int:
    """Return how interesting the claims a memory is about are, 0 where it is about none."""
    facts = ctx.setting.claims.facts
    return max((facts[one].spec.interest for one in memory.about if one in facts), default=0)
