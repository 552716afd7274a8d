"""Proposing: a candidate of a dialogue, or of one turn, as one of the experts leads people to talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from agents.canonical import E6
from agents.dials import Dials, intensified
from agents.streams import Stream
from agents.talk import Utterance
from agents.tasks import SAY
from simulation.batch_spec import BatchProtocol, ExpertSpec, FaultName
from simulation.batches.planting import sown
from simulation.candidates import PlantedFault
from simulation.context import TickContext
from simulation.phases.hearing import Talk
from simulation.state import Conversation

NOBODY_IN_PARTICULAR = ExpertSpec(name="plain")
APART = 1000
"""How far the numbers of the questions of two candidates are apart; no dialogue has so many turns."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate as proposed: who led it, what was said, and which errors were planted.

    `said` holds the whole dialogue so far where only its last turn is proposed.
    """

    number: int
    expert: str
    said: tuple[Utterance, ...]
    planted: tuple[PlantedFault, ...] = ()


@dataclass(slots=True)
class _Course:
    said: list[Utterance]
    planted: list[PlantedFault] = field(default_factory=list)


def expert_of(spec: BatchProtocol, number: int) -> ExpertSpec:
    """Return who leads candidate `number`: the experts take turns."""
    return spec.experts[number % len(spec.experts)] if spec.experts else NOBODY_IN_PARTICULAR


async def propose(
    ctx: TickContext, conversation: Conversation, spec: BatchProtocol, number: int, so_far: tuple[Utterance, ...] = ()
) -> Proposal:
    """Return candidate `number`: the dialogue to its end, or in a matter of turns only the one after `so_far`.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    expert, protocol = expert_of(spec, number), ctx.setting.protocol
    course = _Course(list(so_far))
    while True:
        speaker = protocol.next_speaker(conversation.participants, tuple(course.said))
        await _turn(ctx, conversation, spec, expert, number, speaker, course)
        if spec.of == "turn" or is_over(ctx, conversation, tuple(course.said)):
            return Proposal(number, expert.name, tuple(course.said), tuple(course.planted))


def is_over(ctx: TickContext, conversation: Conversation, said: tuple[Utterance, ...]) -> bool:
    """Return whether all is said, or there are no turns left."""
    protocol = ctx.setting.protocol
    return len(said) >= protocol.max_turns or protocol.is_over(conversation.participants, said)


async def _turn(
    ctx: TickContext,
    conversation: Conversation,
    spec: BatchProtocol,
    expert: ExpertSpec,
    number: int,
    speaker: str,
    course: _Course,
) -> None:
    from simulation.phases.talk import _say_input as say_input
    from simulation.phases.talk import _utterance as utterance_of

    talk = Talk(conversation, course.said)
    given = say_input(ctx, talk, speaker)
    persona = given.me.persona
    shown = intensified(persona, round(expert.persona_intensity * E6))
    given = replace(given, me=replace(given.me, persona=shown), dials=_dials(expert, given.dials))
    turn = len(course.said)
    outcome = await ctx.ask(SAY, speaker, given, number * APART + turn)
    said = utterance_of(ctx, talk, speaker, turn, outcome, given)
    rates = _rates(spec, expert)
    if rates:
        stream = Stream(ctx.setting.study.seed, "planting", speaker, ctx.tick.index, number * APART + turn)
        sowing = sown(said, persona, tuple(course.said), rates, stream)
        said = sowing.utterance
        if sowing.fault:
            course.planted.append(PlantedFault(turn, sowing.fault))
    course.said.append(said)


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
