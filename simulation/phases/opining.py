"""Opining: what people come to think after having heard others, by rule or by their own mind, and what of claims."""

from __future__ import annotations

from collections.abc import Sequence

from agents.canonical import E6
from agents.opinion import INITIAL, Exposure, Move, Opinion, bounded, nature_of
from agents.opinion_rules import Contact, Heard, Held, Meeting, stage_of
from agents.opinion_rules.contagion import ATTITUDES, Stage
from agents.persona import Persona
from agents.streams import Stream
from agents.talk import Act, Knowledge, Source, Utterance
from agents.tasks import UPDATE_OPINION
from agents.tasks.opining import HeardStance, UpdateOpinionInput
from simulation.context import Setting, TickContext
from simulation.draft import NewMemory
from simulation.events import Considered, Opined, Phase, Read, Slept
from simulation.phases.hearing import Talk

_DISTRUST_E6 = -500_000
_FROM_OUTSIDE = "intervention/"


def initial_events(setting: Setting, person: Persona) -> list[Opined]:
    """Return what `person` thinks when it comes into the world."""
    return [
        Opined(person.slug, topic, opinion, INITIAL, opinion.stance_e6, (Move(INITIAL, opinion.stance_e6),), (INITIAL,))
        for topic, opinion in setting.topics.first_opinions(person).items()
    ]


def day_is_over(ctx: TickContext, person: str) -> bool:
    """Return whether the tick is the last of the day for `person`: none follows, or it falls asleep."""
    return ctx.ends_day or any(isinstance(event, Slept) for event in ctx.draft.events_of(Phase.MEET, person))


async def opine(ctx: TickContext, person: str, talk: Talk | None) -> None:
    """Write what `person` makes of what it heard: of claims where a rule decides, and of topics.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    if ctx.setting.topics.claim_rule is not None:
        _catch(ctx, person, talk)
    if not ctx.setting.topics.specs:
        return
    heard = _heard(ctx, person, talk)
    due = day_is_over(ctx, person) if ctx.setting.topics.daily else talk is None or talk.over
    if heard and due:
        for number, topic in enumerate(sorted(heard)):
            await _form(ctx, person, topic, heard[topic], number, talk)


def _heard(ctx: TickContext, person: str, talk: Talk | None) -> dict[str, list[Exposure]]:
    """Return what `person` has heard and not thought over yet, by topic, in order of time."""
    found = {topic: list(kept) for topic, kept in ctx.state.lives[person].exposures.items()}
    for said in heard_now(ctx, person, talk):
        for voiced in said.stances:
            exposure = Exposure(said.id, said.speaker, voiced.stance_e6, voiced.confidence_e6, said.text)
            found.setdefault(voiced.topic, []).append(exposure)
    return {topic: exposures for topic, exposures in found.items() if _may_form(ctx, person, topic, talk)}


def _may_form(ctx: TickContext, person: str, topic: str, talk: Talk | None) -> bool:
    """Return whether there is something to have an opinion on: of a claim one has not been told there is none."""
    spec = ctx.setting.topics.specs.get(topic)
    if spec is None:
        return False
    return spec.claim is None or _knowing(ctx, person, spec.claim, talk) is not None


def heard_now(ctx: TickContext, person: str, talk: Talk | None) -> list[Utterance]:
    """Return what others said to `person` in this tick, or wrote that it read in it."""
    if talk is None:
        return _read_now(ctx, person)
    return [said for said in talk.heard_by(person) if said.tick == ctx.tick.index and said.speaker != person]


def _read_now(ctx: TickContext, person: str) -> list[Utterance]:
    read = (event.posts for event in ctx.draft.events_of(Phase.TALK, person) if isinstance(event, Read))
    return [ctx.state.post(post) for posts in read for post in posts]


async def _form(
    ctx: TickContext, person: str, topic: str, heard: list[Exposure], number: int, talk: Talk | None
) -> None:
    if ctx.setting.topics.rule is None:
        event = await _by_mind(ctx, person, topic, heard, number)
    else:
        event = by_rule(ctx, person, topic, heard)
    ctx.draft.add(Phase.ABSORB, person, event)
    believed = _belief(ctx, event, talk)
    if believed is not None:
        ctx.draft.add(Phase.ABSORB, person, believed)


def by_rule(ctx: TickContext, person: str, topic: str, exposures: Sequence[Exposure]) -> Opined:
    """Return what `person` thinks of `topic` after `exposures` by the rule of the study."""
    rule, before = ctx.setting.topics.rule, ctx.state.lives[person].opinions.get(topic)
    assert rule is not None  # noqa: S101 - asked only where there is one
    held = Held(
        None if before is None else before.stance_e6,
        ctx.state.lives[person].first_stances.get(topic),
        nature_of(ctx.setting.bodies[person].personal.judgement),
    )
    heard = [
        Heard(one.cause, one.speaker, one.stance_e6, one.confidence_e6, _trust(ctx, person, one.speaker))
        for one in exposures
    ]
    stream = Stream(ctx.setting.study.seed, f"opinion.{topic}", person, ctx.tick.index)
    change = rule.update(held, heard, stream)
    opinion = Opinion(change.stance_e6) if before is None else _moved(before, change.stance_e6)
    return Opined(
        person=person,
        topic=topic,
        opinion=opinion,
        rule=ctx.setting.study.opinion_rule.name or ctx.setting.study.opinion_rule.kind,
        change_e6=change.stance_e6 - (held.stance_e6 or 0),
        moves=change.moves,
        exposed=tuple(dict.fromkeys(one.cause for one in exposures)),
    )


def _moved(before: Opinion, stance_e6: int) -> Opinion:
    """Return the opinion at another stance; a reason for the other side is a reason no more."""
    kept = before.stance_e6 * stance_e6 > 0
    return Opinion(stance_e6, before.confidence_e6, before.reason if kept else "")


def _trust(ctx: TickContext, person: str, speaker: str) -> int:
    """Return the weight of a speaker's word: 1, or from 0 (hostile) over 1/3 (indifferent) to 1 (dear)."""
    if not ctx.setting.topics.trust_by_closeness or not speaker:
        return E6
    tie = ctx.state.lives[person].relationships.get(speaker)
    return max(0, (tie.closeness_e6 if tie else 0) - _DISTRUST_E6) * 2 // 3


async def _by_mind(ctx: TickContext, person: str, topic: str, exposures: Sequence[Exposure], number: int) -> Opined:
    given = update_input(ctx, person, topic, exposures)
    outcome = await ctx.ask(UPDATE_OPINION, person, given, number)
    answer, before = outcome.answer, ctx.state.lives[person].opinions.get(topic)
    stance = bounded(round(answer.stance * E6))
    causes = tuple(dict.fromkeys(one.cause for one in exposures))
    if not ctx.setting.terse:
        text = answer.text if not answer.reason else f"{answer.text.rstrip('.')}, because {answer.reason.rstrip('.')}."
        ctx.draft.remember(person, NewMemory("reflection", text, (topic,), causes))
    return Opined(
        person=person,
        topic=topic,
        opinion=Opinion(stance, max(0, min(E6, round(answer.confidence * E6))), answer.reason),
        rule="mind",
        change_e6=stance - (before.stance_e6 if before else 0),
        moves=(),
        exposed=causes,
        text=answer.text if outcome.source is Source.MODEL else "",
    )


def update_input(ctx: TickContext, person: str, topic: str, heard: Sequence[Exposure]) -> UpdateOpinionInput:
    """Return the question of what `person` thinks of `topic` now, with the words it heard, however long ago.

    Who spoke is named only where known.
    """
    life = ctx.state.lives[person]
    view = ctx.setting.topics.view(topic, life.opinions.get(topic))
    query = f"{view.title}: {view.proposition}"
    return UpdateOpinionInput(
        me=ctx.me(person),
        moment=ctx.moment,
        view=view,
        first_stance_e6=life.first_stances.get(topic),
        heard=tuple(
            HeardStance(
                cause=one.cause,
                speaker=one.speaker,
                name=ctx.name(person, one.speaker) if one.speaker else None,
                text=one.words,
                stance_e6=one.stance_e6,
                confidence_e6=one.confidence_e6,
                relationship=life.relationships.get(one.speaker),
            )
            for one in heard
        ),
        memories=() if ctx.setting.terse else ctx.recall(person, query),
    )


def _belief(ctx: TickContext, event: Opined, talk: Talk | None) -> Considered | None:
    """Return what believing or disbelieving a claim does to how one deals with it; None where nothing changes."""
    claim = ctx.setting.topics.specs[event.topic].claim
    if claim is None or ctx.setting.topics.claim_rule is not None:
        return None
    knowing = _knowing(ctx, event.person, claim, talk)
    if knowing is None or event.opinion.stance_e6 == 0:
        return None
    attitude, passes_on = knowing.attitude, knowing.passes_on
    if event.opinion.stance_e6 < 0:
        attitude, passes_on = "doubtful", False
    elif attitude == "doubtful":
        attitude, passes_on = "interested", True
    if (attitude, passes_on) == (knowing.attitude, knowing.passes_on):
        return None
    return Considered(
        event.person, claim, attitude, passes_on, knowing.attending, event.opinion.reason, knowing.reason_memory
    )


def _knowing(ctx: TickContext, person: str, claim: str, talk: Talk | None) -> Knowledge | None:
    learnt = talk.learnt.get(person, {}) if talk is not None else {}
    return learnt.get(claim) or ctx.state.lives[person].knowledge.get(claim)


def _catch(ctx: TickContext, person: str, talk: Talk | None) -> None:
    """Write what contacts and the passing of a day do to the claims `person` knows, by the study's rule."""
    life, rule = ctx.state.lives[person], ctx.setting.topics.claim_rule
    assert rule is not None  # noqa: S101 - asked only where there is one
    contacts = _contacts(ctx, person, talk)
    over = day_is_over(ctx, person)
    for claim in sorted(contacts.keys() | (life.knowledge.keys() if over else set())):
        known = life.knowledge.get(claim)
        before: Stage = stage_of(known.attitude, known.passes_on) if known else "susceptible"
        stream = Stream(ctx.setting.study.seed, f"claim.{claim}", person, ctx.tick.index)
        after = before
        if claim in contacts:
            tellers = {*life.known_to.get(claim, ()), *(one.speaker for one in contacts[claim])}
            own = ctx.setting.bodies[person].personal.judgement.threshold
            enough = None if own is None else round(own * E6)
            meeting = Meeting(contacts[claim], max(1, len(life.relationships)), len(tellers), enough)
            after = rule.after_meeting(before, meeting, stream)
        if over:
            after = rule.after_a_day(after, stream) if after == before else after
        if after != before:
            attitude, passes_on = ATTITUDES[after]
            ctx.draft.add(Phase.ABSORB, person, Considered(person, claim, attitude, passes_on, None, "", ""))


def _contacts(ctx: TickContext, person: str, talk: Talk | None) -> dict[str, list[Contact]]:
    """Return the utterances of this tick that carried a claim to `person`, and news from outside, by claim."""
    found: dict[str, list[Contact]] = {}
    for said in heard_now(ctx, person, talk):
        for carried in said.claims:
            if "what" in carried.details:
                found.setdefault(carried.claim, []).append(Contact(said.id, said.speaker, said.act is Act.DISAGREE))
    for claim, known in sorted(ctx.state.lives[person].knowledge.items()):
        by = known.utterance or ""
        fresh = known.seconds == ctx.now and known.attitude == "unconsidered"
        if fresh and known.teller is None and by.startswith(_FROM_OUTSIDE):
            found.setdefault(claim, []).append(Contact(by, ""))
    return found
