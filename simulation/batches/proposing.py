"""Proposing: a candidate of a dialogue, or of one turn, as one of the experts leads people to talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar, cast

from agents.canonical import E6
from agents.dials import Dials, intensified
from agents.guidance import Guidance
from agents.streams import Stream
from agents.talk import Utterance
from agents.tasks import SAY
from agents.tasks.base import Answer, Outcome, Task
from agents.tasks.speaking import SayInput
from simulation.batches.planting import sown
from simulation.candidates import PlantedFault
from simulation.context import TickContext
from simulation.phases.hearing import Talk
from simulation.protocols.batch import Batch
from simulation.specs.batch_spec import BatchProtocol, ExpertSpec, FaultName
from simulation.state import Conversation

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

NOBODY_IN_PARTICULAR = ExpertSpec(name="plain")
APART = 4000
"""How far the numbers of the questions of two candidates are apart; no dialogue has so many turns."""
_ENOUGH_TO_TELL = 30
_LEAST_WEIGHT = 10_000
_EXEMPLAR_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as proposed: who led it, what was said, and which errors were planted.

    `said` holds the whole dialogue so far where only its last turn is proposed.
    """

    number: int
    expert: ExpertSpec
    said: tuple[Utterance, ...]
    planted: tuple[PlantedFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn, and the error that was planted in it, if one was."""

    utterance: Utterance
    planted: PlantedFault | None = None


def expert_of(ctx: TickContext, conversation: Conversation, spec: BatchProtocol, number: int) -> ExpertSpec:
    """Return who leads candidate `number`: experts take turns until there is a record, then the better ones more often.

    Whoever was chosen more often among what it proposed is drawn more often, and nobody is never drawn.
    """
    if not spec.experts:
        return NOBODY_IN_PARTICULAR
    records = [ctx.state.experts.get(expert.name, (0, 0)) for expert in spec.experts]
    if min(proposed for proposed, _ in records) < _ENOUGH_TO_TELL:
        return spec.experts[number % len(spec.experts)]
    weights = [max(_LEAST_WEIGHT, (chosen * E6 // proposed) ** 2 // E6) for proposed, chosen in records]
    stream = Stream(ctx.setting.study.seed, "experts", conversation.opener, ctx.tick.index, number)
    return stream.weighted(spec.experts, weights)


async def propose(
    ctx: TickContext, conversation: Conversation, spec: BatchProtocol, number: int, so_far: tuple[Utterance, ...] = ()
) -> Proposal:
    """Return candidate `number`: the dialogue to its end, or in a matter of turns only the one after `so_far`.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    expert, protocol = expert_of(ctx, conversation, spec, number), ctx.setting.protocol
    said, planted = list(so_far), list[PlantedFault]()
    while True:
        speaker = protocol.next_speaker(conversation.participants, tuple(said))
        spoken = await say_turn(ctx, conversation, spec, expert, number * APART + len(said), speaker, said)
        said.append(spoken.utterance)
        planted += [spoken.planted] if spoken.planted is not None else []
        if spec.of == "turn" or is_over(ctx, conversation, tuple(said)):
            return Proposal(number, expert, tuple(said), tuple(planted))


def is_over(ctx: TickContext, conversation: Conversation, said: tuple[Utterance, ...]) -> bool:
    """Return whether all is said, or there are no turns left."""
    protocol = ctx.setting.protocol
    return len(said) >= protocol.max_turns or protocol.is_over(conversation.participants, said)


async def say_turn(
    ctx: TickContext,
    conversation: Conversation,
    spec: BatchProtocol,
    expert: ExpertSpec,
    n: int,
    speaker: str,
    said: Sequence[Utterance],
) -> Spoken:
    """Return what `speaker` says after the turns `said`, as `expert` leads it; `n` is the number of the question.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    from simulation.phases.guiding import as_guided, guided
    from simulation.phases.talk import say_input, utterance_of

    talk = Talk(conversation, list(said))
    own = cast(TickContext, _Apart(ctx, n - len(said)))
    given = await guided(own, talk, say_input(ctx, talk, speaker))
    given = replace(given, guidance=_with_exemplars(ctx, given.guidance))
    given = _about_the_topic(ctx, conversation, given)
    persona = given.me.persona
    shown = intensified(persona, round(expert.persona_intensity * E6))
    given = replace(given, me=replace(given.me, persona=shown), dials=_dials(expert, given.dials))
    outcome = await ctx.ask(SAY, speaker, given, n)
    spoken = as_guided(ctx, given, utterance_of(ctx, talk, speaker, len(said), outcome, given))
    rates = _rates(spec, expert)
    if not rates:
        return Spoken(spoken)
    stream = Stream(ctx.setting.study.seed, "planting", speaker, ctx.tick.index, n)
    sowing = sown(spoken, persona, tuple(said), rates, stream)
    planted = PlantedFault(len(said), sowing.fault, sowing.words) if sowing.fault else None
    return Spoken(sowing.utterance, planted)


class _Apart:
    """The tick as one candidate sees it: its questions have numbers of their own."""

    def __init__(self, ctx: TickContext, first: int) -> None:
        self._ctx = ctx
        self._first = first

    def __getattr__(self, name: str) -> object:
        return getattr(self._ctx, name)

    async def ask(self, task: Task[In, Out], person: str, given: In, n: int = 0) -> Outcome[Out]:
        """Return the mind's answer; see `TickContext.ask`."""
        return await self._ctx.ask(task, person, given, self._first + n)


def _about_the_topic(ctx: TickContext, conversation: Conversation, given: SayInput) -> SayInput:
    """Return the question with no other topic than the one the dialogue is about, where it is about one."""
    protocol = ctx.setting.protocol
    topic = protocol.topic_of(ctx.tick, conversation.opener) if isinstance(protocol, Batch) else ""
    if not topic:
        return given
    return replace(given, opinions=tuple(view for view in given.opinions if view.topic == topic))


def _with_exemplars(ctx: TickContext, guidance: Guidance) -> Guidance:
    """Return `guidance` with remarks and replies of the best dialogues so far among its exemplars."""
    pairs = [
        (before.text, after.text)
        for shelved in ctx.state.shelf
        for before, after in list(pairwise(shelved.lines))[1 : 1 + _EXEMPLAR_PAIRS]
    ]
    return replace(guidance, exemplars=(*guidance.exemplars, *pairs)) if pairs else guidance


def _rates(spec: BatchProtocol, expert: ExpertSpec) -> Mapping[FaultName, float]:
    return {**spec.planted, **{fault: min(1.0, spec.planted.get(fault, 0.0) + rate)
                               for fault, rate in expert.planted.items()}}  # fmt: skip


def _dials(expert: ExpertSpec, before: Dials) -> Dials:
    return Dials(
        repetition=_sum(before.repetition, expert.repetition),
        specificity=_sum(before.specificity, expert.specificity),
        relatedness=_sum(before.relatedness, expert.relatedness),
        questions=_sum(before.questions, expert.questions),
    )


def _sum(dial_e6: int, turn: float) -> int:
    return max(-E6, min(E6, dial_e6 + round(turn * E6)))
