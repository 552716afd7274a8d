"""A session of the forum: who looks in, what its feed shows, what it learns from that, and what it writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from agents.canonical import E6
from agents.minds.detecting import confirmed_claims
from agents.opinion import OpinionView, Voiced, bounded
from agents.streams import Stream
from agents.talk import Carried, Knowledge, Source, Subject, Utterance
from agents.tasks import WRITE_POST
from agents.tasks.base import Outcome
from agents.tasks.speaking import Partner, SayInput, Turn
from simulation.applying import after_telling
from simulation.context import TickContext
from simulation.events import Phase, Posted, Read, ThreadOpened, Told
from simulation.feeds import ordered
from simulation.phases.hearing import consider
from simulation.phases.selves import used_by
from simulation.scenario import ForumProtocol

PLACE = "forum"
_SHOWN_AT_MOST = 400
_SAYS_SO_E6 = 150_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post somebody has written, before it has a number: in a thread, or to open one where `thread` is empty."""

    person: str
    thread: str
    reply_to: int | None
    addressees: tuple[str, ...]
    turn: Turn
    topic: OpinionView
    claims: tuple[Carried, ...]
    source: Source


async def visit(ctx: TickContext, person: str) -> Wanted | None:
    """Write what `person` reads and learns in this session; return what it writes, None where nothing.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    spec = _spec(ctx)
    stream = Stream(ctx.setting.study.seed, "forum", person, ctx.tick.index)
    if not ctx.setting.study.conduct.talk or not stream.chance(round(spec.visiting * E6)):
        return None
    posts = _shown(ctx, person, spec, stream)
    if posts:
        ctx.draft.add(Phase.TALK, person, Read(person, tuple(post.id for post in posts)))
        await _learn(ctx, person, posts)
    return await _written(ctx, person, posts, stream) if stream.chance(round(spec.writing * E6)) else None


def _spec(ctx: TickContext) -> ForumProtocol:
    spec = ctx.setting.study.protocol
    assert isinstance(spec, ForumProtocol)  # noqa: S101 - only a forum has sessions
    return spec


def _shown(ctx: TickContext, person: str, spec: ForumProtocol, stream: Stream) -> list[Utterance]:
    """Return the page `person` gets to see: unread posts of others, without those of moderated claims."""
    read = set(ctx.state.read.get(person, ()))
    latest = [post for thread in ctx.state.threads.values() for post in thread.posts]
    latest = sorted(latest, key=lambda post: (-post.seconds, post.id))[:_SHOWN_AT_MOST]
    unread = [post for post in latest if post.id not in read and post.speaker != person and is_visible(ctx, post)]
    stances = {topic: opinion.stance_e6 for topic, opinion in ctx.state.lives[person].opinions.items()}
    replies = Counter(
        f"{thread.id}/{post.reply_to}"
        for thread in ctx.state.threads.values()
        for post in thread.posts
        if post.reply_to is not None
    )
    return ordered(spec.feed, unread, stances, replies, stream)[: spec.page]


def is_visible(ctx: TickContext, post: Utterance) -> bool:
    """Return whether a post carries no claim that is moderated by now."""
    return not any(carried.claim in ctx.state.moderated for carried in post.claims)


async def _learn(ctx: TickContext, person: str, posts: list[Utterance]) -> None:
    learnt: dict[str, Knowledge] = {}
    tellers: dict[str, str] = {}
    for post in posts:
        for carried in post.claims:
            told = Told(carried.claim, post.speaker, person, post.id, ctx.now, carried.details)
            ctx.draft.add(Phase.TALK, person, told)
            before = learnt.get(carried.claim) or ctx.state.lives[person].knowledge.get(carried.claim)
            learnt[carried.claim] = after_telling(before, told)
            tellers.setdefault(carried.claim, post.speaker)
    if ctx.setting.topics.claim_rule is not None:
        return
    call = partial(ctx.name, person)
    for number, (claim, knowledge) in enumerate(sorted(learnt.items())):
        if knowledge.attitude == "unconsidered" and ctx.setting.claims.facts[claim].spec.origin != person:
            for event in await consider(ctx, person, knowledge, tellers[claim], number, call):
                ctx.draft.add(Phase.TALK, person, event)


async def _written(ctx: TickContext, person: str, posts: list[Utterance], stream: Stream) -> Wanted | None:
    """Return a reply to one of the posts read, or a thread of its own; None where there is nothing to say.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    views = {view.topic: view for view in _postable(ctx, person)}
    answerable = [post for post in posts if any(one.topic in views for one in post.stances)]
    if answerable and stream.chance(_spec_chance(ctx)):
        parent = stream.choice(answerable)
        topic = views[next(one.topic for one in parent.stances if one.topic in views)]
        return await _composed(ctx, person, topic, parent)
    if not views:
        return None
    own = [views[topic] for topic in sorted(views)]
    return await _composed(ctx, person, stream.weighted(own, [view.interest for view in own]), None)


def _spec_chance(ctx: TickContext) -> int:
    return round(_spec(ctx).replying * E6)


def _postable(ctx: TickContext, person: str) -> list[OpinionView]:
    """Return the topics `person` has an opinion on and may write of: about a claim only what it would pass on."""
    life = ctx.state.lives[person]
    return [
        view
        for view in ctx.setting.topics.views(life)
        if view.opinion is not None
        and (
            view.claim is None
            or (view.claim in life.knowledge and view.claim not in ctx.state.moderated and _tells(ctx, person, view))
        )
    ]


def _tells(ctx: TickContext, person: str, view: OpinionView) -> bool:
    """Return whether `person` passes the claim on, or contradicts it."""
    known = ctx.state.lives[person].knowledge[view.claim or ""]
    sure = view.opinion is not None and abs(view.opinion.stance_e6) >= _SAYS_SO_E6
    return sure and (known.passes_on or known.attitude == "doubtful")


async def _composed(ctx: TickContext, person: str, view: OpinionView, parent: Utterance | None) -> Wanted:
    given = _say_input(ctx, person, view, parent)
    outcome = await ctx.ask(WRITE_POST, person, given)
    return Wanted(
        person=person,
        thread=parent.conversation if parent is not None else "",
        reply_to=parent.n if parent is not None else None,
        addressees=(parent.speaker,) if parent is not None else _readers(ctx, person),
        turn=outcome.answer,
        topic=view,
        claims=_carried(ctx, person, view, outcome, given),
        source=outcome.source,
    )


def _carried(
    ctx: TickContext, person: str, view: OpinionView, outcome: Outcome[Turn], given: SayInput
) -> tuple[Carried, ...]:
    """Return the claims a post carries: of a model's those its words tell, else that which its topic is about."""
    if outcome.source is Source.MODEL:
        return confirmed_claims(outcome.answer, given)
    if view.claim is None:
        return ()
    return (Carried(view.claim, ctx.state.lives[person].knowledge[view.claim].details),)


def _readers(ctx: TickContext, person: str) -> tuple[str, ...]:
    """Return whom a new thread is for: acquaintances, or whoever is there where there are none."""
    tied = sorted(other for other in ctx.state.lives[person].relationships if other in ctx.state.bodies)
    return tuple(tied[:12]) or tuple(other for other in sorted(ctx.state.bodies) if other != person)[:1]


def _say_input(ctx: TickContext, person: str, view: OpinionView, parent: Utterance | None) -> SayInput:
    life = ctx.state.lives[person]
    other = parent.speaker if parent is not None else next(iter(_readers(ctx, person)), person)
    partner = Partner(other, ctx.name(person, other), "", life.relationships.get(other))
    known = [life.knowledge[view.claim]] if view.claim is not None else []
    call = partial(ctx.name, person)
    return SayInput(
        me=ctx.me(person),
        moment=ctx.moment,
        partners=(partner,),
        opener=person,
        reason="",
        opening_claim="",
        transcript=(parent,) if parent is not None else (),
        memories=(),
        claims=tuple(ctx.setting.claims.view(one, knower=person, known_to=(), partners=(), call=call) for one in known),
        names=ctx.names_known_to(person),
        recent_lines=life.lines,
        must_end=False,
        turns_left=9,
        opinions=(view,),
    )


def publish(ctx: TickContext, wanted: list[Wanted]) -> None:
    """Write the posts of a session, numbered in order of person, so that arrival decides nothing."""
    lengths = {thread.id: len(thread.posts) for thread in ctx.state.threads.values()}
    for one in sorted(wanted, key=lambda each: each.person):
        thread = one.thread or f"{ctx.tick.index}/{PLACE}/{one.person}"
        if not one.thread:
            ctx.draft.add(Phase.TALK, thread, ThreadOpened(thread, one.person, one.topic.topic))
        n = lengths.get(thread, 0)
        lengths[thread] = n + 1
        ctx.draft.add(Phase.TALK, thread, Posted(_post(ctx, one, thread, n)))


def _post(ctx: TickContext, one: Wanted, thread: str, n: int) -> Utterance:
    return Utterance(
        conversation=thread,
        n=n,
        tick=ctx.tick.index,
        seconds=ctx.now,
        speaker=one.person,
        addressees=one.addressees,
        text=one.turn.text,
        act=one.turn.act,
        subject=Subject("topic", one.topic.topic, one.topic.title),
        claims=one.claims,
        source=one.source,
        emotion=one.turn.emotion,
        reply_to=one.reply_to,
        stances=tuple(
            Voiced(said.topic, bounded(round(said.stance * E6)), max(0, min(E6, round(said.confidence * E6))))
            for said in one.turn.stances
            if said.topic == one.topic.topic
        ),
        persona_used=used_by(ctx, one.person, one.turn.text),
    )
