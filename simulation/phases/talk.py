"""Talk: conversations take their turns; what is told is heard and weighed before the hearer speaks next."""

from __future__ import annotations

from functools import partial
from typing import Literal

from agents.activation import activated
from agents.canonical import E6
from agents.memory import Memory
from agents.minds.detecting import confirmed_claims
from agents.opinion import OpinionView, Voiced, bounded
from agents.perception import ClaimView, PlaceView
from agents.talk import Carried, Detail, Source, Subject, Utterance
from agents.tasks import SAY
from agents.tasks.base import Outcome
from agents.tasks.speaking import Partner, SayInput, Turn
from simulation.context import TickContext
from simulation.events import ConversationClosed, Phase, Uttered
from simulation.phases.agreeing import may_arrange, meeting_of, promise
from simulation.phases.asides import kept_aside
from simulation.phases.debating import debate
from simulation.phases.exchanging import exchange_turns, may_exchange
from simulation.phases.guiding import as_guided, guided, most_turns, session_memories
from simulation.phases.hearing import Talk, tell, weigh_the_new
from simulation.phases.meeting_again import encounters
from simulation.phases.naming import NAMELESS, is_named, name_in_talk
from simulation.phases.noting import adopt_what_is_asked, remember_how_it_came
from simulation.phases.selves import as_it_shows, own_manner, persona_used
from simulation.phases.terse import exchange
from simulation.scenario import DebateProtocol
from simulation.specs.batch_spec import BatchProtocol
from simulation.state import Conversation

_LINES_HEARD = 12
_PARTNER_MEMORIES = 4
_LATEST = 400
_LEAVES_BEFORE_SECONDS = 300


async def converse(ctx: TickContext, conversation: Conversation) -> Talk:
    """Return the conversation after its turns of this tick; all that happened is written to the draft.

    Raises:
        Paused: If a mind's answer cannot be had now.
    """
    spec = ctx.setting.study.protocol
    if isinstance(spec, DebateProtocol):
        return await debate(ctx, conversation, spec)
    if isinstance(spec, BatchProtocol):
        from simulation.batches.composing import compose

        return await compose(ctx, conversation, spec)
    if ctx.setting.terse:
        talk = exchange(ctx, conversation)
        for person in talk.participants:
            await weigh_the_new(ctx, talk, person)
        return talk
    protocol = ctx.setting.protocol
    talk = Talk(conversation, list(conversation.utterances))
    pause = len(talk.said) + protocol.turns_per_tick
    while len(talk.said) < pause and not talk.over:
        await _go_on(ctx, talk, pause)
        if protocol.is_over(talk.participants, talk.aloud):
            _close(ctx, talk, "said_goodbye")
        elif len(talk.said) >= most_turns(ctx, talk):
            _close(ctx, talk, "out_of_turns")
    for person in talk.participants:
        if person not in {utterance.speaker for utterance in talk.said[len(conversation.utterances) :]}:
            await weigh_the_new(ctx, talk, person)
    return talk


def _close(ctx: TickContext, talk: Talk, because: Literal["said_goodbye", "out_of_turns"]) -> None:
    talk.over = True
    ctx.draft.add(Phase.TALK, talk.conversation.id, ConversationClosed(talk.conversation.id, because))


async def _go_on(ctx: TickContext, talk: Talk, pause: int) -> None:
    """Let the next speaker take its turn, or both all turns up to `pause` where the study allows that."""
    speaker = ctx.setting.protocol.next_speaker(talk.participants, talk.aloud)
    most = most_turns(ctx, talk)
    if may_exchange(ctx, talk):
        last = min(pause, most)
        must_end = last == most or any(_has_to_go(ctx, person) for person in talk.participants)
        await exchange_turns(ctx, talk, speaker, last - len(talk.said), must_end=must_end)
    else:
        await _take_turn(ctx, talk, speaker)


async def _take_turn(ctx: TickContext, talk: Talk, speaker: str) -> None:
    await weigh_the_new(ctx, talk, speaker)
    await adopt_what_is_asked(ctx, talk, speaker)
    await remember_how_it_came(ctx, talk, speaker)
    given = await guided(ctx, talk, kept_aside(ctx, talk, say_input(ctx, talk, speaker)))
    n = len(talk.said)
    outcome = await ctx.ask(SAY, speaker, given, n)
    utterance = as_guided(ctx, given, utterance_of(ctx, talk, speaker, n, outcome, given))
    talk.said.append(utterance)
    ctx.draft.add(Phase.TALK, talk.conversation.id, Uttered(utterance))
    tell(ctx, talk, utterance)
    promise(ctx, talk, utterance)


def say_input(ctx: TickContext, talk: Talk, speaker: str) -> SayInput:
    """Return the question of `speaker`'s next turn in `talk`."""
    protocol = ctx.setting.protocol
    heard = talk.heard_by(speaker)
    others = _addressed_first(talk, speaker, heard)
    partners = tuple(_partner(ctx, talk, speaker, other) for other in others)
    opener = talk.conversation.opener
    turns_left = protocol.max_turns - len(talk.said)
    someone_left = any(utterance.ends for utterance in heard)
    about = _query(ctx, talk, speaker, partners)
    replies, favourite_words = own_manner(ctx, speaker, heard)
    me, beyond = as_it_shows(ctx, ctx.me(speaker, tuple(talk.adopted.get(speaker, ()))), about)
    return SayInput(
        me=me,
        moment=ctx.moment,
        partners=partners,
        opener=opener,
        reason=talk.conversation.reason if speaker == opener else "",
        opening_claim=talk.conversation.claim if speaker == opener else "",
        transcript=heard[-_LINES_HEARD:],
        memories=_activated(ctx, talk, speaker, partners),
        claims=_claims(ctx, talk, speaker, others),
        names=_names(ctx, partners, speaker),
        recent_lines=ctx.state.lives[speaker].lines,
        must_end=someone_left or turns_left <= len(talk.participants) or _has_to_go(ctx, speaker),
        turns_left=turns_left,
        opinions=_opinions(ctx, talk, speaker),
        places=_places(ctx, talk, speaker),
        appointments=may_arrange(ctx),
        dials=ctx.setting.dials,
        beyond=beyond,
        replies=replies,
        favourite_words=favourite_words,
        encounters=encounters(ctx, talk, speaker),
    )


def _places(ctx: TickContext, talk: Talk, speaker: str) -> tuple[PlaceView, ...]:
    """Return the places of the speaker's plan and of meetings spoken of, so that it can say where it is going."""
    plan, here = ctx.state.lives[speaker].plan, ctx.state.bodies[speaker].place
    places = dict.fromkeys(step.place for step in plan.steps) if plan else {}
    spoken_of = (said.meeting.place for said in talk.heard_by(speaker) if said.meeting is not None)
    return tuple(ctx.place_view(place, here) for place in dict.fromkeys((*places, *spoken_of)))


def _activated(ctx: TickContext, talk: Talk, speaker: str, partners: tuple[Partner, ...]) -> tuple[Memory, ...]:
    """Return what joins the talk from memory; only that counts as having come to mind."""
    heard = talk.heard_by(speaker)[-_LINES_HEARD:]
    others = [said for said in heard if said.speaker != speaker]
    memories = activated(
        ctx.explain(speaker, _query(ctx, talk, speaker, partners)),
        at_hand={said.id for said in heard},
        last_act=others[-1].act if others else None,
    )
    ctx.draft.recall(speaker, memories)
    return memories


def _addressed_first(talk: Talk, speaker: str, heard: tuple[Utterance, ...]) -> tuple[str, ...]:
    """Return the others, the one who spoke last in front."""
    others = [person for person in talk.participants if person != speaker]
    last = heard[-1].speaker if heard else None
    return tuple(sorted(others, key=lambda person: (person != last, talk.participants.index(person))))


def _partner(ctx: TickContext, talk: Talk, speaker: str, other: str) -> Partner:
    facts = ctx.state.lives[speaker].facts.get(other, ())
    apart = {fact.memory for fact in facts}
    about = [
        memory
        for memory in ctx.state.streams[speaker].latest(_LATEST)
        if other in memory.about and memory.id not in apart
    ]
    best = sorted(about, key=lambda memory: (-memory.importance, -memory.created, memory.id))[:_PARTNER_MEMORIES]
    return Partner(
        id=other,
        name=name_in_talk(ctx, talk, speaker, other),
        activity=ctx.state.bodies[other].activity,
        relationship=ctx.state.lives[speaker].relationships.get(other),
        memories=tuple(best),
        facts=tuple(fact.text for fact in facts),
    )


def _names(ctx: TickContext, partners: tuple[Partner, ...], speaker: str) -> tuple[tuple[str, str], ...]:
    known = dict(ctx.names_known_to(speaker))
    known.update((partner.id, partner.name) for partner in partners if partner.name is not None)
    return tuple(sorted(known.items()))


def _claims(ctx: TickContext, talk: Talk, speaker: str, others: tuple[str, ...]) -> tuple[ClaimView, ...]:
    life = ctx.state.lives[speaker]
    knowledge = {**life.knowledge, **talk.learnt.get(speaker, {})}
    new = talk.known_to.get(speaker, {})
    return tuple(
        ctx.setting.claims.view(
            knowledge[claim],
            knower=speaker,
            known_to=(*life.known_to.get(claim, ()), *sorted(new.get(claim, ()))),
            partners=others,
            call=partial(name_in_talk, ctx, talk, speaker),
        )
        for claim in sorted(knowledge)
    )


def _opinions(ctx: TickContext, talk: Talk, speaker: str) -> tuple[OpinionView, ...]:
    """Return the topics `speaker` can speak of; those about claims once it knows the claim."""
    topics, learnt = ctx.setting.topics, talk.learnt.get(speaker, {})
    views = {view.topic: view for view in topics.views(ctx.state.lives[speaker])}
    fresh = (topics.of_claim.get(claim) for claim in learnt)
    views.update((topic, topics.view(topic, None)) for topic in fresh if topic is not None and topic not in views)
    return tuple(views[topic] for topic in sorted(views))


def _stances(ctx: TickContext, turn: Turn, given: SayInput, claims: tuple[Carried, ...]) -> tuple[Voiced, ...]:
    """Return the stances a turn voices; who tells a claim and says nothing else stands for what it believes of it."""
    views = {view.topic: view for view in given.opinions}
    voiced = {
        said.topic: Voiced(said.topic, bounded(round(said.stance * E6)), max(0, min(E6, round(said.confidence * E6))))
        for said in turn.stances
        if said.topic in views
    }
    for carried in claims:
        telling = ctx.setting.topics.voiced_by_telling(carried.claim, ctx.state.lives[given.me.id].opinions)
        if telling is not None and "what" in carried.details:
            voiced.setdefault(telling.topic, telling)
    return tuple(voiced[topic] for topic in sorted(voiced))


def _query(ctx: TickContext, talk: Talk, speaker: str, partners: tuple[Partner, ...]) -> str:
    who = ", ".join(partner.name or NAMELESS for partner in partners)
    heard = talk.heard_by(speaker)
    about = heard[-1].text if heard else talk.conversation.reason
    return f"{about} {who} {ctx.setting.geography.name(talk.conversation.place)}"


def _has_to_go(ctx: TickContext, speaker: str) -> bool:
    """Return whether a duty or a promise of `speaker` begins now elsewhere, or it should be in bed."""
    plan = ctx.state.lives[speaker].plan
    if plan is None:
        return False
    if ctx.now >= plan.sleeps:
        return True
    soon = ctx.now + _LEAVES_BEFORE_SECONDS
    step = plan.step_at(soon)
    return step is not None and step.fixed and step.place != ctx.state.bodies[speaker].place


def _named_details(view: ClaimView, text: str) -> tuple[Detail, ...]:
    tells_who = view.origin_name is not None and view.origin_name.split(" ")[0].casefold() in text.casefold()
    return tuple(detail for detail in view.details if detail == "what" or (detail == "who" and tells_who))


def utterance_of(
    ctx: TickContext, talk: Talk, speaker: str, n: int, outcome: Outcome[Turn], given: SayInput
) -> Utterance:
    """Return the turn as an utterance, without claims its speaker does not know or memories it did not have."""
    turn = outcome.answer
    others = tuple(person for person in talk.participants if person != speaker)
    if given.aside:
        others = (given.partners[0].id,)
    heard = [said.n for said in talk.said if said.is_heard_by(speaker)]
    known = {view.id: view.details for view in given.claims}
    had = {memory.id for memory in given.memories}.union(
        memory.id for partner in given.partners for memory in partner.memories
    )
    had.update(view.knowing.reason_memory for view in given.claims)
    had.update(session_memories(given))
    had.update(one.seen.id for one in given.encounters if one.seen is not None)
    subject = turn.subject
    claims = tuple(
        Carried(said.claim, tuple(detail for detail in known[said.claim] if detail in said.details))
        for said in turn.claims
        if said.claim in known
    )
    declared = {carried.claim for carried in claims}
    claims += tuple(
        Carried(view.id, _named_details(view, turn.text))
        for view in given.claims
        if view.id not in declared and is_named(view, turn.text)
    )
    if outcome.source is Source.MODEL:
        claims = confirmed_claims(turn, given)
    return Utterance(
        conversation=talk.conversation.id,
        n=n,
        tick=ctx.tick.index,
        seconds=ctx.now,
        speaker=speaker,
        addressees=(turn.addressee,) if turn.addressee in others else others,
        text=turn.text,
        act=turn.act,
        subject=Subject(subject.kind, subject.ref, subject.text, subject.owner) if subject else None,
        claims=claims,
        memories=tuple(memory for memory in turn.memories if memory in had and memory),
        source=outcome.source,
        emotion=turn.emotion,
        reply_to=heard[-1] if heard else None,
        ends=turn.ends and not given.aside,
        aside=given.aside,
        stances=_stances(ctx, turn, given, claims),
        meeting=meeting_of(ctx, turn.meeting, talk.participants),
        persona_used=persona_used(ctx, outcome, given),
    )
