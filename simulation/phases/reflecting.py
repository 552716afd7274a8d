"""Reflecting: what somebody asks itself once enough has happened, what comes to mind, and what it concludes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from agents.memory import Memory
from agents.tasks import PONDER, REFLECT
from agents.tasks.reflecting import Insight, Insights, PonderInput, ReflectInput
from simulation.context import TickContext
from simulation.events import Phase, Reflected, Remembered
from simulation.executor import Concurrently

IMPORTANCE_OF_INSIGHTS = 8
_LOOKED_OVER = 40
_PER_QUESTION = 24
_JUST_HAPPENED = 8


async def reflect(ctx: TickContext, person: str, new: Sequence[Memory]) -> None:
    """Write what `person` concludes; the sum of importance starts again, whether or not that is anything.

    The published way (Park et al., UIST 2023, section 4.2): the latest memories raise a few questions, each question
    calls memories to mind, earlier reflections among them, and insights rest on those.

    Args:
        ctx: The tick.
        person: Somebody for whom enough has come together.
        new: The memories of this tick, which are not in the stream yet.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    latest = tuple([*ctx.state.streams[person].latest(_LOOKED_OVER), *new][-_LOOKED_OVER:])
    given = PonderInput(ctx.me(person), ctx.moment, latest, ctx.names_known_to(person))
    questions = tuple(dict.fromkeys((await ctx.ask(PONDER, person, given)).answer.questions)) or ("",)
    before_one = [_considered(ctx, person, question, latest, new) for question in questions]
    answers = await Concurrently().run(
        {
            str(n): partial(_answer, ctx, person, question, memories, n)
            for n, (question, memories) in enumerate(zip(questions, before_one, strict=True))
        }
    )
    resting = [
        insight for n, memories in enumerate(before_one) for insight in resting_on(memories, answers[str(n)].insights)
    ]
    _keep(ctx, person, resting, len(new))


def resting_on(memories: Iterable[Memory], insights: Iterable[Insight]) -> list[Insight]:
    """Return those of `insights` that rest on one of `memories`, without what they cite that is not among them."""
    known = {memory.id for memory in memories}
    kept = []
    for insight in insights:
        cites = tuple(dict.fromkeys(cited for cited in insight.cites if cited in known))
        if cites:
            kept.append(insight.model_copy(update={"cites": cites}))
    return kept


def _considered(
    ctx: TickContext, person: str, question: str, latest: Sequence[Memory], new: Sequence[Memory]
) -> tuple[Memory, ...]:
    """Return what `person` looks at to answer `question`: what it calls to mind, and what has just happened."""
    if not question:
        return tuple(latest)
    return (*ctx.recall(person, question, _PER_QUESTION), *new[-_JUST_HAPPENED:])


async def _answer(ctx: TickContext, person: str, question: str, memories: tuple[Memory, ...], n: int) -> Insights:
    given = ReflectInput(ctx.me(person), ctx.moment, memories, ctx.names_known_to(person), question)
    return (await ctx.ask(REFLECT, person, given, n)).answer


def _keep(ctx: TickContext, person: str, insights: Sequence[Insight], first: int) -> None:
    """Write `insights` as memories from number `first` on; one that was had before only comes to mind again."""
    had = {memory.text: memory for memory in ctx.state.streams[person] if memory.kind == "reflection"}
    kept: dict[str, Memory] = {}
    for insight in insights:
        if insight.text in had:
            ctx.draft.recall(person, (had[insight.text],))
        elif insight.text not in kept:
            about = tuple(other for other, name in ctx.names_known_to(person) if name in insight.text)
            memory_id = f"{person}/{ctx.tick.index}/{first + len(kept)}"
            kept[insight.text] = Memory(
                memory_id, "reflection", insight.text, ctx.now, IMPORTANCE_OF_INSIGHTS, about, insight.cites
            )
    for memory in kept.values():
        ctx.draft.add(Phase.ABSORB, person, Remembered(person, memory))
    ctx.draft.add(Phase.ABSORB, person, Reflected(person, tuple(memory.id for memory in kept.values())))
