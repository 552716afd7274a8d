"""Utterances as rows: what every tabular export is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.talk import Utterance
from simulation.clock import Clock
from simulation.events import ConversationOpened, ParticipantJoined, Related, Uttered
from simulation.run import Run

EXPORT_SCHEMA = "townsfolk-utterance/1"


def utterance_rows(run: Run) -> Iterator[dict[str, Any]]:
    """Yield one row per utterance, in order of tick, conversation and turn.

    `session` counts the conversations that the same people have had, from 1; `relationship` is how the
    speaker saw the first addressee when it spoke; `time` is the simulated date and time.

    Raises:
        JournalError: If the journal is damaged.
    """
    study = run.scenario.study
    clock, names = Clock(study.clock), {person.slug: person.name for person in study.people}
    talks: dict[str, dict[str, Any]] = {}
    sessions: dict[tuple[str, ...], int] = {}
    ties: dict[tuple[str, str], str] = {}
    kinds = ("conversation_opened", "participant_joined", "uttered", "related")
    with run.record() as record:
        for happened in record.events(*kinds):
            event = happened.event
            if isinstance(event, Related):
                ties[event.person, event.other] = event.relationship.kind
            elif isinstance(event, ConversationOpened):
                group = tuple(sorted(event.participants))
                sessions[group] = sessions.get(group, 0) + 1
                talks[event.conversation] = {
                    "place": event.place,
                    "participants": list(event.participants),
                    "session": sessions[group],
                }
            elif isinstance(event, ParticipantJoined):
                joined = talks[event.conversation]
                joined["participants"] = [*joined["participants"], event.person]
            elif isinstance(event, Uttered):
                said = event.utterance
                yield _row(said, talks[said.conversation], clock, names, ties)


def _row(
    said: Utterance, talk: dict[str, Any], clock: Clock, names: dict[str, str], ties: dict[tuple[str, str], str]
) -> dict[str, Any]:
    moment = clock.moment(said.seconds)
    return {
        "schema": EXPORT_SCHEMA,
        "conversation": said.conversation,
        "session": talk["session"],
        "participants": talk["participants"],
        "place": talk["place"],
        "time": f"{moment.date}T{moment.clock}",
        "tick": said.tick,
        "utterance": said.id,
        "turn": said.n,
        "speaker": said.speaker,
        "speaker_name": names[said.speaker],
        "addressees": list(said.addressees),
        "relationship": ties.get((said.speaker, said.addressees[0]), "stranger"),
        "text": said.text,
        "act": str(said.act),
        "reply_to": said.reply_to,
        "emotion": said.emotion,
        "source": str(said.source),
        "memories": list(said.memories),
        "claims": [{"claim": carried.claim, "details": list(carried.details)} for carried in said.claims],
    }
