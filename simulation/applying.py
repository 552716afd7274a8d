"""How events change a state: one function for each kind of event, and `apply`, which finds the right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from agents.inner import InnerLife
from agents.memory import MemoryStream
from agents.opinion import Exposure
from agents.talk import Knowledge, merged_details
from agents.things import Attempt
from simulation import events as ev
from simulation.state import Body, Conversation, State, Thread, Vectors


def apply(state: State, event: ev.Event, vectors: Vectors) -> None:
    """Change `state` by one event. A function of its arguments alone: no time, no draw, no file.

    Args:
        state: Changed in place.
        event: What happened.
        vectors: By memory id: the vectors of the memories that `Remembered` events add.

    Raises:
        KeyError: If the event names somebody or something that is not in `state`.
    """
    _APPLY[event.kind](state, event, vectors)


def _person_joined(state: State, event: ev.PersonJoined, _: Vectors) -> None:
    state.bodies[event.person] = Body(place=event.place, asleep=event.asleep, wakes=event.wakes)
    state.lives[event.person] = InnerLife(mood=event.mood)
    state.streams[event.person] = MemoryStream(state.dimensions)


def _related(state: State, event: ev.Related, _: Vectors) -> None:
    state.lives[event.person].relationships[event.other] = event.relationship


def _claim_began(state: State, event: ev.ClaimBegan, _: Vectors) -> None:
    life = state.lives[event.person]
    life.knowledge[event.claim] = Knowledge(
        claim=event.claim,
        teller=None,
        utterance=None,
        seconds=event.seconds,
        details=event.details,
        attitude="keen",
        passes_on=True,
        attending=event.attending,
    )


def _intervened(state: State, event: ev.Intervened, _: Vectors) -> None:
    """Change nothing: the events after it do."""


def _study_changed(state: State, event: ev.StudyChanged, _: Vectors) -> None:
    state.changes = (*state.changes, (event.key, event.value))


def _informed(state: State, event: ev.Informed, _: Vectors) -> None:
    knowledge = state.lives[event.person].knowledge
    before = knowledge.get(event.claim)
    if before is None:
        knowledge[event.claim] = Knowledge(event.claim, None, event.by, event.seconds, event.details)
    else:
        knowledge[event.claim] = replace(before, details=merged_details(before.details, event.details))


def _unrelated(state: State, event: ev.Unrelated, _: Vectors) -> None:
    state.lives[event.person].relationships.pop(event.other, None)


def _person_left(state: State, event: ev.PersonLeft, _: Vectors) -> None:
    del state.bodies[event.person]


def _woke(state: State, event: ev.Woke, _: Vectors) -> None:
    body = state.bodies[event.person]
    body.asleep = False
    body.noticed = {}


def _slept(state: State, event: ev.Slept, _: Vectors) -> None:
    body = state.bodies[event.person]
    body.asleep = True
    body.wakes = event.wakes
    body.activity = "sleeping"
    life = state.lives[event.person]
    life.plan = None
    life.details = ()
    life.detailed = -1


def _noticed(state: State, event: ev.Noticed, _: Vectors) -> None:
    state.bodies[event.person].noticed.update(event.others)


def _planned(state: State, event: ev.Planned, _: Vectors) -> None:
    life = state.lives[event.person]
    life.plan = event.plan
    life.details = ()
    life.detailed = -1


def _detailed(state: State, event: ev.Detailed, _: Vectors) -> None:
    life = state.lives[event.person]
    life.details = event.activities
    life.detailed = event.start


def _activity_changed(state: State, event: ev.ActivityChanged, _: Vectors) -> None:
    state.bodies[event.person].activity = event.activity


def _departed(state: State, event: ev.Departed, _: Vectors) -> None:
    body = state.bodies[event.person]
    body.place = None
    body.destination = event.destination
    body.arrives = event.arrives
    body.noticed = {}


def _arrived(state: State, event: ev.Arrived, _: Vectors) -> None:
    body = state.bodies[event.person]
    body.place = event.place
    body.destination = None


def _turned_away(state: State, event: ev.TurnedAway, _: Vectors) -> None:
    body = state.bodies[event.person]
    body.place = None
    body.destination = event.back
    body.arrives = event.arrives


def _attempted(state: State, event: ev.Attempted, _: Vectors) -> None:
    tried = Attempt(event.place, event.thing, event.do, event.allowed, event.reason, event.seconds)
    state.lives[event.person].tries(tried)
    for thing, now in event.changes:
        state.things[f"{event.place}/{thing}"] = now


def _conversation_opened(state: State, event: ev.ConversationOpened, _: Vectors) -> None:
    state.conversations[event.conversation] = Conversation(
        event.conversation, event.place, event.participants, event.opener, event.reason, event.claim
    )
    for person in event.participants:
        state.bodies[person].conversation = event.conversation


def _session_opened(state: State, event: ev.SessionOpened, _: Vectors) -> None:
    """Change nothing: which session a conversation is follows from the study; this is for the record."""


def _participant_joined(state: State, event: ev.ParticipantJoined, _: Vectors) -> None:
    talk = state.conversations[event.conversation]
    talk.participants = (*talk.participants, event.person)
    talk.joined[event.person] = len(talk.utterances)
    state.bodies[event.person].conversation = event.conversation


def _uttered(state: State, event: ev.Uttered, _: Vectors) -> None:
    said = event.utterance
    talk = state.conversations[said.conversation]
    talk.utterances = (*talk.utterances, said)
    state.lives[said.speaker].says(said.text)
    for voiced in said.stances:
        exposure = Exposure(said.id, said.speaker, voiced.stance_e6, voiced.confidence_e6, said.text)
        for hearer in talk.participants:
            if hearer != said.speaker and said.is_heard_by(hearer):
                state.lives[hearer].hears(voiced.topic, exposure)


def _told(state: State, event: ev.Told, _: Vectors) -> None:
    hearer = state.lives[event.hearer]
    state.lives[event.teller].learns_that_one_knows(event.claim, event.hearer)
    hearer.learns_that_one_knows(event.claim, event.teller)
    hearer.knowledge[event.claim] = after_telling(hearer.knowledge.get(event.claim), event)


def after_telling(before: Knowledge | None, event: ev.Told) -> Knowledge:
    """Return what a hearer knows of a claim after a telling; the first teller stays the first."""
    if before is None:
        return Knowledge(event.claim, event.teller, event.utterance, event.seconds, event.details)
    return replace(before, details=merged_details(before.details, event.details))


def after_considering(before: Knowledge, event: ev.Considered) -> Knowledge:
    """Return what somebody makes of a claim after having considered it."""
    return replace(
        before,
        attitude=event.attitude,
        passes_on=event.passes_on,
        attending=event.attending,
        reason=event.reason,
        reason_memory=event.reason_memory,
    )


def _considered(state: State, event: ev.Considered, _: Vectors) -> None:
    life = state.lives[event.person]
    life.knowledge[event.claim] = after_considering(life.knowledge[event.claim], event)


def _conversation_closed(state: State, event: ev.ConversationClosed, _: Vectors) -> None:
    talk = state.conversations.pop(event.conversation)
    for person in talk.participants:
        if person in state.bodies:
            state.bodies[person].conversation = None


def _recalled(state: State, event: ev.Recalled, _: Vectors) -> None:
    state.streams[event.person].touch(event.memories, event.seconds)


def _remembered(state: State, event: ev.Remembered, vectors: Vectors) -> None:
    memory = event.memory
    state.streams[event.person].add(memory, vectors[memory.id])
    if memory.kind not in ("fact", "reflection", "digest"):
        state.lives[event.person].importance_since_reflection += memory.importance


def _rated(state: State, event: ev.Rated, _: Vectors) -> None:
    life, stream = state.lives[event.person], state.streams[event.person]
    gained = sum(rating - stream[memory].importance for memory, rating in event.ratings)
    stream.rate(event.ratings)
    life.importance_since_reflection = max(0, life.importance_since_reflection + gained)
    life.rated_until = event.until


def _reflected(state: State, event: ev.Reflected, _: Vectors) -> None:
    state.lives[event.person].importance_since_reflection = 0


def _fact_noted(state: State, event: ev.FactNoted, _: Vectors) -> None:
    state.streams[event.person].retire(event.instead_of)
    state.lives[event.person].notes(event.fact, event.instead_of)


def _habit_formed(state: State, event: ev.HabitFormed, _: Vectors) -> None:
    life = state.lives[event.person]
    life.schemas = (*life.schemas, event.schema)


def _digested(state: State, event: ev.Digested, _: Vectors) -> None:
    state.streams[event.person].cover(event.covers)


def _retired(state: State, event: ev.Retired, _: Vectors) -> None:
    state.streams[event.person].retire(event.memories)


def _mood_changed(state: State, event: ev.MoodChanged, _: Vectors) -> None:
    state.lives[event.person].mood = event.mood


def _promised(state: State, event: ev.Promised, _: Vectors) -> None:
    state.lives[event.person].promises(event.step)


def _released(state: State, event: ev.Released, _: Vectors) -> None:
    state.lives[event.person].releases(event.claim)


def _settled(state: State, event: ev.Settled, _: Vectors) -> None:
    state.lives[event.person].settles(event.claim, kept=event.kept, seconds=event.seconds)


def _opined(state: State, event: ev.Opined, _: Vectors) -> None:
    state.lives[event.person].thinks(event.topic, event.opinion)


def _addressed(state: State, event: ev.Addressed, _: Vectors) -> None:
    exposure = Exposure(event.by, "", event.stance_e6, event.confidence_e6, event.text)
    state.lives[event.person].hears(event.topic, exposure)


def _scored(state: State, event: ev.Scored, _: Vectors) -> None:
    """Change nothing: a score is for the record."""


def _thread_opened(state: State, event: ev.ThreadOpened, _: Vectors) -> None:
    state.threads[event.thread] = Thread(event.thread, event.person, event.topic)


def _posted(state: State, event: ev.Posted, _: Vectors) -> None:
    thread = state.threads[event.utterance.conversation]
    thread.posts = (*thread.posts, event.utterance)
    state.lives[event.utterance.speaker].says(event.utterance.text)


def _read(state: State, event: ev.Read, _: Vectors) -> None:
    state.read[event.person] = (*state.read.get(event.person, ()), *event.posts)
    for post in map(state.post, event.posts):
        for voiced in post.stances:
            exposure = Exposure(post.id, post.speaker, voiced.stance_e6, voiced.confidence_e6, post.text)
            state.lives[event.person].hears(voiced.topic, exposure)


def _moderated(state: State, event: ev.Moderated, _: Vectors) -> None:
    state.moderated = tuple(sorted({*state.moderated, event.claim}))


def _drafted(state: State, event: ev.Drafted, _: Vectors) -> None:
    proposed, chosen = state.experts.get(event.expert, (0, 0))
    state.experts[event.expert] = (proposed + 1, chosen)


def _chosen(state: State, event: ev.Chosen, _: Vectors) -> None:
    proposed, chosen = state.experts.get(event.expert, (0, 0))
    state.experts[event.expert] = (proposed, chosen + event.kept)


def _shelved(state: State, event: ev.Shelved, _: Vectors) -> None:
    best = sorted((*state.shelf, event), key=lambda one: (-one.total_e6, one.conversation))
    state.shelf = tuple(best[: event.room])


_APPLY: dict[str, Callable[[State, Any, Vectors], None]] = {
    "person_joined": _person_joined,
    "related": _related,
    "claim_began": _claim_began,
    "intervened": _intervened,
    "study_changed": _study_changed,
    "informed": _informed,
    "unrelated": _unrelated,
    "person_left": _person_left,
    "woke": _woke,
    "slept": _slept,
    "noticed": _noticed,
    "planned": _planned,
    "detailed": _detailed,
    "activity_changed": _activity_changed,
    "departed": _departed,
    "arrived": _arrived,
    "turned_away": _turned_away,
    "attempted": _attempted,
    "conversation_opened": _conversation_opened,
    "session_opened": _session_opened,
    "participant_joined": _participant_joined,
    "uttered": _uttered,
    "told": _told,
    "considered": _considered,
    "conversation_closed": _conversation_closed,
    "recalled": _recalled,
    "remembered": _remembered,
    "rated": _rated,
    "reflected": _reflected,
    "fact_noted": _fact_noted,
    "habit_formed": _habit_formed,
    "digested": _digested,
    "retired": _retired,
    "mood_changed": _mood_changed,
    "promised": _promised,
    "released": _released,
    "settled": _settled,
    "opined": _opined,
    "addressed": _addressed,
    "scored": _scored,
    "thread_opened": _thread_opened,
    "posted": _posted,
    "read": _read,
    "moderated": _moderated,
    "drafted": _drafted,
    "chosen": _chosen,
    "shelved": _shelved,
}
