"""Agreeing: what is arranged in talk becomes a commitment, kept or broken for a reason that can be read."""

from __future__ import annotations

from collections.abc import Iterable

from agents.affect import Mood, stirred
from agents.plan import MEETING, PlanStep
from agents.planning import overlapping
from agents.talk import Act, Meeting, Utterance
from agents.tasks.speaking import MeetingSaid
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Phase, Promised, Settled
from simulation.phases.hearing import Talk
from simulation.phases.naming import NAMELESS, name_in_talk
from simulation.phases.observe import wakes_now

MEETING_SECONDS = 3600
_SOONEST_SECONDS = 900
_PROPOSING = frozenset({Act.SUGGEST, Act.INVITE, Act.ASK})
_ACCEPTING = frozenset({Act.ACCEPT, Act.AGREE})
_PROMISING = frozenset({Act.INFORM, Act.TELL, Act.ANSWER, Act.RESPOND})
_KEPT_VALENCE_E6, _LET_DOWN_VALENCE_E6 = 60_000, -150_000


def may_arrange(ctx: TickContext) -> bool:
    """Return whether people arrange in talk to meet: where they live by plans and the study lets them."""
    return ctx.setting.protocol.lives_by_plans and ctx.setting.study.conduct.appointments


def meeting_of(ctx: TickContext, said: MeetingSaid | None, people: Iterable[str]) -> Meeting | None:
    """Return where and when `people`, who talk, mean to be, in simulated seconds.

    None where there is no such place, where it is the home of none of them, and where it is too soon.
    """
    if said is None or not may_arrange(ctx):
        return None
    if not any(ctx.setting.geography.is_open_to(ctx.setting.home(person), said.place) for person in people):
        return None
    start = ctx.setting.clock.seconds_at(ctx.moment.day + said.day, said.minute)
    if start < ctx.now + _SOONEST_SECONDS:
        return None
    return Meeting(said.place, start, start + MEETING_SECONDS)


def promise(ctx: TickContext, talk: Talk, utterance: Utterance) -> None:
    """Write what `utterance` commits people to: both where it accepts a proposal, its speaker where it promises."""
    speaker = utterance.speaker
    proposed = _open_proposal(talk, utterance) if utterance.act in _ACCEPTING else None
    if proposed is not None and proposed.meeting is not None:
        for person, other in ((speaker, proposed.speaker), (proposed.speaker, speaker)):
            _commit(ctx, talk, proposed.meeting, proposed.id, person, (other,))
    elif utterance.meeting is not None and utterance.act in _PROMISING:
        _commit(ctx, talk, utterance.meeting, utterance.id, speaker, utterance.addressees)


def _open_proposal(talk: Talk, answer: Utterance) -> Utterance | None:
    """Return the latest proposal to the speaker of `answer`, None where it has spoken since or there is none."""
    for said in reversed(talk.said[: answer.n]):
        if said.speaker == answer.speaker:
            return None
        if said.meeting is not None and said.act in _PROPOSING and answer.speaker in said.addressees:
            return said
    return None


def _commit(ctx: TickContext, talk: Talk, meeting: Meeting, said: str, person: str, others: tuple[str, ...]) -> None:
    """Write that `person` means to be there; nothing where it is to meet the same people at that time already."""
    there = overlapping(ctx.state.lives[person].commitments, meeting.start, meeting.end)
    if any(step.others == others for step in there):
        return
    names = [name_in_talk(ctx, talk, person, other) or NAMELESS for other in others]
    step = PlanStep(
        start=meeting.start,
        end=meeting.end,
        activity=f"meeting {' and '.join(names)}",
        place=meeting.place,
        origin="commitment",
        claim=f"{MEETING}{said}",
        others=others,
    )
    ctx.draft.add(Phase.TALK, talk.conversation.id, Promised(person, step))


def settle(ctx: TickContext, person: str, mood: Mood) -> Mood:
    """Write which commitments of `person` are kept or broken by now, and why; return the mood after it.

    Kept is what one was there for, and for a meeting at least one of the others, too. What is over without that is
    broken; one learns so at its end, or on waking.
    """
    life = ctx.state.lives[person]
    for step in life.commitments:
        if not step.claim or step.claim in life.kept or step.start > ctx.now:
            continue
        together = not step.others or any(_is_there(ctx, other, step) for other in step.others)
        if step.end > ctx.now and _is_there(ctx, person, step) and together:
            mood = _settle_one(ctx, person, step, mood, _how_kept(ctx, person, step), kept=True)
        elif step.end <= ctx.now + ctx.tick.seconds:
            mood = _settle_one(ctx, person, step, mood, _why_broken(ctx, person, step), kept=False)
    return mood


def _settle_one(ctx: TickContext, person: str, step: PlanStep, mood: Mood, because: str, *, kept: bool) -> Mood:
    ctx.draft.add(Phase.ABSORB, person, Settled(person, step.claim, kept, because, ctx.now))
    if not step.others:
        return mood
    ctx.draft.remember(person, NewMemory("observation", f"{because}.", (*step.others, step.place)))
    traits = ctx.setting.personas[person].personal.traits
    if kept:
        return stirred(mood, traits, _KEPT_VALENCE_E6, 0)
    return stirred(mood, traits, _LET_DOWN_VALENCE_E6, 0) if _is_there(ctx, person, step) else mood


def _is_there(ctx: TickContext, person: str, step: PlanStep) -> bool:
    body = ctx.state.bodies.get(person)
    return body is not None and body.place == step.place and (not body.asleep or wakes_now(ctx, person))


def _how_kept(ctx: TickContext, person: str, step: PlanStep) -> str:
    place = ctx.setting.geography.name(step.place)
    if not step.others:
        return f"I was at {place}"
    there = [other for other in step.others if _is_there(ctx, other, step)]
    return f"I met {_names(ctx, person, there)} at {place}, as we had said"


def _why_broken(ctx: TickContext, person: str, step: PlanStep) -> str:
    body, place = ctx.state.bodies[person], ctx.setting.geography.name(step.place)
    if _is_there(ctx, person, step) and step.others:
        return f"I waited at {place}, but {_names(ctx, person, step.others)} did not come"
    missed = f"I did not meet {_names(ctx, person, step.others)} at {place}" if step.others else f"I was not at {place}"
    if body.destination == step.place:
        return f"{missed}: I was still on my way"
    if wakes_now(ctx, person):
        return f"{missed}: I was asleep"
    where = f" at {ctx.setting.geography.name(body.place)}" if body.place is not None else ""
    duty = ", which I could not leave" if _on_duty(ctx, person) else ""
    return f"{missed}: I was {body.activity or 'elsewhere'}{where}{duty}"


def _on_duty(ctx: TickContext, person: str) -> bool:
    plan = ctx.state.lives[person].plan
    step = plan.step_at(ctx.now) if plan is not None else None
    return step is not None and step.fixed


def _names(ctx: TickContext, person: str, others: Iterable[str]) -> str:
    return " and ".join(ctx.name(person, other) or NAMELESS for other in others)
