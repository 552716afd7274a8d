"""Sessions of episodes: what happens before one, what those who sit in it see, and what they keep of it."""

from __future__ import annotations

from functools import partial

from agents.facts import Fact
from agents.memory import Memory
from agents.minds.rules.sessions.items import MARK
from agents.minds.rules.words import content_words
from agents.sessions import Asking, Errand, Known, SessionView
from agents.tasks import LIVE_BETWEEN, SUMMARISE_EPISODE
from agents.tasks.meeting_again import LiveBetweenInput, SummariseEpisodeInput
from agents.tasks.speaking import Partner
from simulation.bonds import STRANGERS, begun, moved, roles_of, same_kind
from simulation.context import TickContext
from simulation.draft import NewMemory
from simulation.events import Arrived, Phase, Related, Remembered, Retired, SessionOpened
from simulation.executor import Concurrently
from simulation.phases.hearing import Talk
from simulation.phases.naming import name_in_talk
from simulation.protocols.sessions import Sessions, Sitting
from simulation.state import Conversation

_NEWS = 6
_LIVED = 12
_KNOWN = 10
_RECOLLECTED = 6
_LATEST = 600
_SUMMARY_IMPORTANCE = 6
_ABOUT = "episode/"


def sessions_of(ctx: TickContext) -> Sessions | None:
    """Return the protocol where it is one of sessions, else None."""
    protocol = ctx.setting.protocol
    return protocol if isinstance(protocol, Sessions) else None


async def live_between(ctx: TickContext, sessions: Sessions) -> None:
    """Write what happened before the sessions that this tick prepares, and what those who meet are to each other.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    composing: dict[str, Sitting] = {}
    for sitting in sessions.prepared.get(ctx.tick.start, ()):
        people = tuple(person for person in sitting.people if person in ctx.state.bodies)
        _relate(ctx, sessions, sitting, people)
        stated = {happened.to for happened in sitting.spec.happened}
        for happened in sitting.spec.happened:
            if happened.to in ctx.state.bodies:
                _lives_through(ctx, happened.to, happened.text)
        if sitting.number > 1 and sessions.spec.compose_happenings:
            composing.update((person, sitting) for person in people if person not in stated)
    await Concurrently().run({one: partial(_compose, ctx, one, sitting) for one, sitting in sorted(composing.items())})


def _lives_through(ctx: TickContext, person: str, text: str) -> None:
    ctx.draft.remember(person, NewMemory("observation", text, (person,)))


async def _compose(ctx: TickContext, person: str, sitting: Sitting) -> None:
    me = ctx.me(person)
    wants = " ".join((*me.persona.context.goals, *me.persona.personal.likes, me.persona.social.occupation or ""))
    lived = [
        one for one in ctx.state.streams[person].latest(_LATEST) if one.kind == "observation" and person in one.about
    ]
    memories = dict.fromkeys((*lived[-_LIVED:], *ctx.recall(person, wants or me.name)))
    given = LiveBetweenInput(me, ctx.moment, sitting.gap_seconds, tuple(memories))
    for text in (await ctx.ask(LIVE_BETWEEN, person, given)).answer.events:
        _lives_through(ctx, person, text)


def relationship_of(ctx: TickContext, sessions: Sessions, sitting: Sitting, people: tuple[str, ...]) -> str:
    """Return what `people` are to each other at a session: as stated there, else as stated before and moved since."""
    ties = tuple(ctx.state.lives[one].relationships.get(other) for one in people for other in people if one != other)
    if sitting.stated:
        return sitting.relationship
    if sitting.relationship:
        return moved(sitting.relationship, ties) if sessions.spec.relationships_move else sitting.relationship
    kinds = {tie.kind for tie in ties if tie is not None}
    if not kinds:
        return STRANGERS
    return _plural(min(kinds)) if len(kinds) == 1 else " and ".join(sorted(kinds))


def _plural(kind: str) -> str:
    return kind if kind.endswith("s") else f"{kind}s"


def _relate(ctx: TickContext, sessions: Sessions, sitting: Sitting, people: tuple[str, ...]) -> None:
    """Write what `people` are to each other from now on, where that is something else than before."""
    relationship = relationship_of(ctx, sessions, sitting, people)
    if relationship == STRANGERS or not sitting.relationship:
        return
    roles = roles_of(relationship, people)
    for person in people:
        for other in people:
            before = ctx.state.lives[person].relationships.get(other)
            if person != other and (before is None or before.kind != roles[other]):
                ctx.draft.add(Phase.DECIDE, person, Related(person, other, begun(roles[other], before)))


def open_session(ctx: TickContext, sessions: Sessions, talk: Conversation) -> None:
    """Write which session `talk` is, and that those who hold it have come to its place."""
    sitting = sessions.sitting_of(ctx.tick, talk.participants)
    if sitting is None:
        return
    for person in talk.participants:
        if ctx.state.bodies[person].place != talk.place:
            ctx.draft.add(Phase.MEET, person, Arrived(person, talk.place))
    ctx.draft.add(
        Phase.MEET,
        talk.id,
        SessionOpened(
            conversation=talk.id,
            episode=sitting.episode.id,
            number=sitting.number,
            of=len(sitting.episode.sessions),
            gap_seconds=sitting.gap_seconds,
            relationship=relationship_of(ctx, sessions, sitting, sitting.people),
            main=sitting.episode.main or "",
        ),
    )


def session_view(ctx: TickContext, talk: Talk, speaker: str) -> SessionView | None:
    """Return the session that `talk` is as `speaker` sees it; None where it is none."""
    sessions = sessions_of(ctx)
    sitting = sessions.sitting_of(ctx.tick, talk.participants) if sessions else None
    if sessions is None or sitting is None:
        return None
    others = tuple(person for person in talk.participants if person != speaker)
    relationship = relationship_of(ctx, sessions, sitting, sitting.people)
    since = _since(ctx, speaker, others)
    attended = tuple(one.number for one in _earlier(sessions, sitting) if speaker in one.people)
    summary = _summary(ctx, speaker, sitting)
    spec = sitting.spec
    roles = roles_of(relationship, sitting.people)
    return SessionView(
        me_id=speaker,
        episode=sitting.episode.id,
        number=sitting.number,
        of=len(sitting.episode.sessions),
        gap_seconds=sitting.gap_seconds,
        since_seconds=None if since is None else ctx.now - since,
        relationship=relationship,
        before=_before(sessions, sitting, relationship) if attended else "",
        roles=tuple((person, roles[person]) for person in talk.participants),
        attended=attended,
        main=sitting.episode.main or "",
        summary=summary.text if summary else "",
        summary_memory=summary.id if summary else "",
        news=_news(ctx, speaker, others),
        known=_known(ctx, talk, speaker, others),
        elsewhere=_known(ctx, talk, speaker, _absent(sitting, talk)),
        mentioned=_mentioned(ctx, speaker, others),
        speech_event=spec.speech_event or "",
        common_ground=spec.common_ground,
        topic=spec.topic or "",
        subtopic=spec.subtopic or "",
        characteristics=spec.characteristics,
        errand=Errand(spec.task.goal, spec.task.steps, spec.task.after_turns) if spec.task else None,
        askings=_askings(sessions, sitting, talk, speaker),
        recollected=_recollected(ctx, sitting, talk, speaker),
        pronouns=tuple((one, ctx.setting.bodies[one].social.pronouns) for one in talk.participants),
    )


def _since(ctx: TickContext, speaker: str, others: tuple[str, ...]) -> int | None:
    """Return when `speaker` last talked with any of `others`."""
    ties = (ctx.state.lives[speaker].relationships.get(other) for other in others)
    return max((tie.last_talk for tie in ties if tie is not None and tie.last_talk is not None), default=None)


def _before(sessions: Sessions, sitting: Sitting, relationship: str) -> str:
    """Return what the same people were to each other in their last session, where that was something else."""
    earlier = [one for one in _earlier(sessions, sitting) if set(one.people) == set(sitting.people)]
    before = earlier[-1].relationship if earlier else ""
    return "" if not before or same_kind(before, relationship) else before


def _mentioned(ctx: TickContext, speaker: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return what of its likes, goals, values and facts `speaker` has told any of `others` before."""
    persona = ctx.setting.personas[speaker]
    personal, context = persona.personal, persona.context
    said = [
        content_words(memory.text)
        for memory in ctx.state.streams[speaker].latest(_LATEST)
        if memory.kind == "said" and set(others) & set(memory.about)
    ]
    lines = (*personal.likes, *context.goals, *personal.values, *context.facts)
    return tuple(line for line in lines if any(content_words(line) <= words for words in said))


def _news(ctx: TickContext, speaker: str, others: tuple[str, ...]) -> tuple[Memory, ...]:
    """Return what happened to `speaker` that it has told none of `others` yet, oldest first."""
    memories = ctx.state.streams[speaker].latest(_LATEST)
    told = [
        (memory.created, content_words(memory.text))
        for memory in memories
        if memory.kind == "said" and set(others) & set(memory.about)
    ]
    lived = [
        memory
        for memory in memories
        if memory.kind == "observation"
        and speaker in memory.about
        and not any(when > memory.created and content_words(memory.text) <= words for when, words in told)
    ]
    return tuple(lived[-_NEWS:])


def _known(ctx: TickContext, talk: Talk, speaker: str, people: tuple[str, ...]) -> tuple[Known, ...]:
    """Return what `people` said of themselves in talks with `speaker` before this one, oldest first."""
    found = [
        Known(
            *(person, ctx.setting.names[person], fact.aspect, fact.value, fact.memory, fact.since),
            ctx.setting.bodies[person].social.pronouns,
            _recalled(ctx, speaker, person, fact),
        )
        for person in people
        for fact in ctx.state.lives[speaker].facts.get(person, ())
        if name_in_talk(ctx, talk, speaker, person) is not None
    ]
    return tuple(sorted(found, key=lambda fact: (fact.since, fact.memory))[-_KNOWN:])


def _recalled(ctx: TickContext, speaker: str, person: str, fact: Fact) -> bool:
    """Return whether `speaker` has said to `person`, since it was told, what that person told it."""
    words = content_words(fact.value)
    return any(
        memory.kind == "said" and memory.created > fact.since and words <= content_words(memory.text)
        for memory in ctx.state.streams[speaker].latest(_LATEST)
        if person in memory.about
    )


def _absent(sitting: Sitting, talk: Talk) -> tuple[str, ...]:
    """Return those of the episode who are not here, in order of id."""
    everybody = {person for session in sitting.episode.sessions for person in session.people or sitting.episode.people}
    return tuple(sorted(everybody - set(talk.participants)))


def _askings(sessions: Sessions, sitting: Sitting, talk: Talk, speaker: str) -> tuple[Asking, ...]:
    here = set(talk.participants)
    earlier = {one.number: one for one in _earlier(sessions, sitting)}
    return tuple(
        Asking(
            *(n, one.by, one.to, one.text, one.about or 0),
            attended=one.about is None or speaker in earlier[one.about].people,
            at=None if one.about is None else earlier[one.about].start,
        )
        for n, one in enumerate(sitting.spec.questions)
        if speaker in (one.by, one.to) and {one.by, one.to} <= here
    )


def _earlier(sessions: Sessions, sitting: Sitting) -> list[Sitting]:
    """Return the sessions of the same episode before `sitting`, in order."""
    found = [
        one
        for held in sessions.held.values()
        for one in held
        if one.episode.id == sitting.episode.id and one.number < sitting.number
    ]
    return sorted(found, key=lambda one: one.number)


def _recollected(ctx: TickContext, sitting: Sitting, talk: Talk, speaker: str) -> tuple[Memory, ...]:
    """Return what comes to mind at a question just put to `speaker`, one of the session or one in passing."""
    heard = talk.heard_by(speaker)
    if not heard or heard[-1].speaker == speaker or "?" not in heard[-1].text:
        return ()
    last = heard[-1]
    stated = next((one.text for one in sitting.spec.questions if one.to == speaker and one.text in last.text), None)
    composed = last.subject is not None and last.subject.ref.startswith(MARK)
    if stated is None and composed:
        return ()
    recalled = ctx.recall(speaker, stated or last.text, k=_RECOLLECTED)
    return tuple(dict.fromkeys((*recalled, *(_told(ctx, speaker, stated) if stated else ()))))


def _told(ctx: TickContext, speaker: str, question: str) -> list[Memory]:
    """Return what was said to `speaker` before now that shares most words with `question`, however long ago."""
    words = content_words(question)
    heard = [
        (len(words & content_words(memory.text)), memory.created, memory.id, memory)
        for memory in ctx.state.streams[speaker].latest(_LATEST)
        if memory.kind == "heard" and memory.created < ctx.tick.start
    ]
    best = sorted((one for one in heard if one[0]), key=lambda one: one[:3], reverse=True)
    return [memory for *_, memory in best[:_RECOLLECTED]]


def _summary(ctx: TickContext, person: str, sitting: Sitting) -> Memory | None:
    """Return the memory that holds what `person` keeps of the episode so far."""
    about = _ABOUT + sitting.episode.id
    stream = ctx.state.streams[person]
    return next((one for one in reversed(list(stream)) if one.kind == "digest" and one.about == (about,)), None)


async def keep_episode(ctx: TickContext, person: str, talk: Talk) -> None:
    """Write what `person` keeps of the episode now that a session of it is over; the summary before it goes.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    sessions = sessions_of(ctx)
    sitting = sessions.sitting_of(ctx.tick, talk.participants) if sessions and talk.over else None
    view = session_view(ctx, talk, person) if sitting is not None else None
    if sessions is None or sitting is None or view is None or not sessions.spec.summaries:
        return
    before = _summary(ctx, person, sitting)
    new = [one.memory for one in ctx.draft.events_of(Phase.ABSORB, person) if isinstance(one, Remembered)]
    talked = tuple(memory for memory in new if memory.kind == "summary")
    if not talked:
        return
    memories = (*view.news, *talked)
    partners = tuple(_partner(ctx, talk, person, other) for other in talk.participants if other != person)
    kept = before.text if before else ""
    given = SummariseEpisodeInput(ctx.me(person), ctx.moment, view, partners, kept, memories)
    answer = (await ctx.ask(SUMMARISE_EPISODE, person, given)).answer
    cites = tuple(memory.id for memory in ((before,) if before else ()) + memories)
    about = (_ABOUT + sitting.episode.id,)
    digest = Memory(
        f"{person}/{ctx.tick.index}/{len(new)}", "digest", answer.text, ctx.now, _SUMMARY_IMPORTANCE, about, cites
    )
    ctx.draft.add(Phase.ABSORB, person, Remembered(person, digest))
    if before is not None:
        ctx.draft.add(Phase.ABSORB, person, Retired(person, (before.id,)))


def _partner(ctx: TickContext, talk: Talk, person: str, other: str) -> Partner:
    tie = ctx.state.lives[person].relationships.get(other)
    return Partner(other, name_in_talk(ctx, talk, person, other), ctx.state.bodies[other].activity, tie)
