"""Threads of the forum, read as transcripts are: who began them, about what, and every post."""

from __future__ import annotations

from dataclasses import replace

from simulation.events import Posted, ThreadOpened
from simulation.inquiry.transcript import Readable, Transcript, transcripts

KINDS = ("thread_opened", "posted")
PLACE = "forum"


def threads(record: Readable) -> list[Transcript]:
    """Return all threads of the forum in the order in which they began; none where there is no forum.

    Raises:
        JournalError: If the journal is damaged.
    """
    starts = {row.tick.index: row.tick.start for row in record.ticks()}
    found: dict[str, Transcript] = {}
    for happened in record.events(*KINDS):
        event = happened.event
        if isinstance(event, ThreadOpened):
            found[event.thread] = _begun(event, happened.tick, starts[happened.tick])
        elif isinstance(event, Posted):
            thread, post = found[event.utterance.conversation], event.utterance
            people = tuple(dict.fromkeys((*thread.participants, post.speaker)))
            found[thread.conversation] = replace(thread, participants=people, utterances=(*thread.utterances, post))
    return list(found.values())


def _begun(event: ThreadOpened, tick: int, seconds: int) -> Transcript:
    return Transcript(
        conversation=event.thread,
        place=PLACE,
        tick=tick,
        seconds=seconds,
        participants=(event.person,),
        opener=event.person,
        reason="",
        claim="",
        session=1,
        bonds=(),
        ended="said_goodbye",
        topic=event.topic,
    )


def all_said(record: Readable) -> list[Transcript]:
    """Return talks and threads together, in the order in which they began.

    Raises:
        JournalError: If the journal is damaged.
    """
    return sorted([*threads(record), *transcripts(record)], key=lambda held: (held.seconds, held.tick))
