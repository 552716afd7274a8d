"""The command `show`: what was said, as a transcript."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

if TYPE_CHECKING:
    from agents.memory import Memory
    from agents.talk import Utterance
    from simulation.cli.paper import Paper
    from simulation.clock import Clock
    from simulation.inquiry.finding import Finder
    from simulation.inquiry.transcript import Transcript
    from simulation.record import Record
    from simulation.run import Run

TRANSCRIPT_SCHEMA = "townsfolk-transcript/1"

_ENDS = {
    "said_goodbye": "they took leave",
    "out_of_turns": "it went on too long",
    "interrupted": "it was interrupted",
    None: "it was still going on",
}


def show(
    folder: RunFolder,
    person: Annotated[
        list[str] | None, typer.Option(help="Only conversations with this person; again for a second one.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Only conversations at this place.")] = None,
    day: Annotated[int | None, typer.Option(help="Only conversations of this day, counted from 1.", min=1)] = None,
    claim: Annotated[str | None, typer.Option(help="Only conversations in which this claim was told.")] = None,
    conversation: Annotated[str | None, typer.Option(help="Only the conversation of this id.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many conversations.", min=1)] = None,
    memories: Annotated[
        bool, typer.Option("--memories", help="Under each line, what it was built from and the claims it carried.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print what was said, as transcripts, and what was written in a forum, in order of time.

    All conversations and threads of a run, or those that all the filters take. People, places and claims are named by
    id or name, or by the beginning of either.
    """
    from simulation.inquiry.finding import Finder
    from simulation.inquiry.threads import all_said
    from simulation.inquiry.transcript import Selection

    run = open_run(folder)
    finder = Finder(run.scenario.study)
    with run.record() as record:
        everything = all_said(record)
        selection = Selection(
            people=tuple(finder.person(word) for word in person or ()),
            place=finder.place(place) if place is not None else None,
            day=day,
            claim=finder.claim(claim) if claim is not None else None,
            conversation=_conversation(conversation, everything) if conversation is not None else None,
        )
        reading = _Reading(run, finder, record, with_memories=memories)
        found = list(islice((one for one in everything if selection.takes(one, reading.clock)), limit))
        if as_json:
            say_json({"schema": TRANSCRIPT_SCHEMA, "conversations": [reading.as_json(one) for one in found]})
        else:
            _print(reading, found, len(everything))


def _conversation(word: str, everything: Sequence[Transcript]) -> str:
    from simulation.inquiry.finding import Named, find

    return find("conversation", word, [Named(one.conversation, one.conversation) for one in everything])


class _Reading:
    """One reading of a run: the names, the clock and, where wanted, the memories."""

    def __init__(self, run: Run, finder: Finder, record: Record, *, with_memories: bool) -> None:
        from simulation.cli.palette import colours_of
        from simulation.clock import Clock
        from simulation.inquiry.finding import everybody

        self.clock: Clock = Clock(run.scenario.study.clock)
        self.names = finder
        self.colours = colours_of(sorted(person.slug for person in everybody(run.scenario.study)))
        self.titles = {topic.id: topic.title for topic in run.scenario.study.topics}
        self.with_memories = with_memories
        self.memories: dict[str, Memory] = {}
        if with_memories:
            self.memories = {memory.id: memory for _, memory in record.memories()}

    def as_json(self, held: Transcript) -> dict[str, Any]:
        """Return a conversation as JSON values."""
        moment = self.clock.moment(held.seconds)
        return {
            "conversation": held.conversation,
            "kind": "talk" if held.topic is None else "thread",
            "topic": held.topic,
            "day": moment.day + 1,
            "weekday": moment.weekday,
            "time": f"{moment.date}T{moment.clock}",
            "tick": held.tick,
            "place": held.place,
            "place_name": self.place_name(held),
            "participants": [
                {
                    "person": person,
                    "name": self.names.person_name(person),
                    "joined_at": dict(held.joined).get(person, 0),
                }
                for person in held.participants
            ],
            "relationships": [dataclasses.asdict(bond) for bond in held.bonds],
            "session": held.session,
            "episode": _episode_json(held),
            "opener": held.opener,
            "reason": held.reason,
            "claim": held.claim or None,
            "ended": held.ended,
            "lines": [self._line_json(held, said) for said in held.utterances],
        }

    def place_name(self, held: Transcript) -> str:
        """Return where it was said; of a thread, what it is about."""
        if held.topic is None:
            return self.names.place_name(held.place)
        return f"the forum: {self.titles.get(held.topic, held.topic)}"

    def _line_json(self, held: Transcript, said: Utterance) -> dict[str, Any]:
        moment = self.clock.moment(said.seconds)
        line: dict[str, Any] = {
            "utterance": said.id,
            "turn": said.n,
            "time": f"{moment.date}T{moment.clock}",
            "speaker": said.speaker,
            "speaker_name": self.names.person_name(said.speaker),
            "addressees": list(said.addressees),
            "hearers": list(held.hearers(said)),
            "text": said.text,
            "reply_to": said.reply_to,
            "act": str(said.act),
            "emotion": said.emotion,
            "source": str(said.source),
            "memories": list(said.memories),
            "persona_used": list(said.persona_used),
            "claims": [{"claim": one.claim, "details": list(one.details)} for one in said.claims],
        }
        if self.with_memories:
            line["memories"] = [dataclasses.asdict(self.memories[one]) for one in said.memories if one in self.memories]
        return line


def _print(reading: _Reading, found: Sequence[Transcript], of: int) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    for number, held in enumerate(found):
        if number:
            paper.rule()
        _print_header(paper, reading, held)
        for said in held.utterances:
            _print_line(paper, reading, held, said)
        if held.ended != "said_goodbye":
            paper.line((f"({_ENDS[held.ended]})", "dim"), indent=2)
    if not found:
        paper.line(f"no conversation fits, of {of} in the run" if of else "nobody has talked in this run")


def _print_header(paper: Paper, reading: _Reading, held: Transcript) -> None:
    from simulation.cli.text import together, when

    paper.line(
        (f"{when(reading.clock, held.seconds)} · {reading.place_name(held)}", "bold"),
        (f"  [{held.conversation}]", "dim"),
    )
    people = together(
        [reading.names.person_name(person) for person in held.participants if person not in dict(held.joined)]
    )
    if held.topic is not None:
        posts = len(held.utterances)
        paper.line(f"{posts} post{'' if posts == 1 else 's'} by {people}", hang=2)
        return
    bonds = "" if held.in_episode is not None else f" · {_bonds(reading, held)}"
    paper.line(f"{people}{bonds} · {_session_words(held)}", hang=2)
    if held.reason:
        paper.line((f"{reading.names.person_name(held.opener)} began it: {held.reason}", "dim"), hang=2)


def _episode_json(held: Transcript) -> dict[str, Any] | None:
    """Return which session of which episode a conversation is, None where it is none."""
    from agents.sessions import gap_label, gap_words

    of = held.in_episode
    if of is None:
        return None
    return {
        "id": of.episode,
        "session": of.number,
        "of": of.of,
        "gap_seconds": of.gap_seconds,
        "gap": gap_words(of.gap_seconds) if of.gap_seconds else "",
        "gap_label": gap_label(of.gap_seconds),
        "relationship": of.relationship,
        "main": of.main or None,
    }


def _session_words(held: Transcript) -> str:
    """Return in words which session of which episode a conversation is, and how many-th talk it is outside of one."""
    from agents.sessions import gap_words
    from simulation.cli.text import ordinal

    of = held.in_episode
    if of is None:
        return f"{ordinal(held.session)} talk"
    gap = f", {gap_words(of.gap_seconds)} later" if of.gap_seconds else ""
    return f"session {of.number} of {of.of} of {of.episode}{gap} · {of.relationship}"


def _bonds(reading: _Reading, held: Transcript) -> str:
    """Return in words what those who talk were to each other."""
    kinds = {bond.kind for bond in held.bonds}
    if len(kinds) == 1:
        (kind,) = kinds
        return "strangers" if kind == "stranger" else kind
    return ", ".join(
        f"{reading.names.person_name(bond.other)} to {reading.names.person_name(bond.person)}: {bond.kind}"
        for bond in held.bonds
    )


def _print_line(paper: Paper, reading: _Reading, held: Transcript, said: Utterance) -> None:
    for person, turn in held.joined:
        if turn == said.n:
            paper.line((f"({reading.names.person_name(person)} joins them)", "dim"), indent=2)
    style = f"bold {reading.colours.get(said.speaker, '')}"
    aside = f", aside to {reading.names.person_name(said.addressees[0])}" if said.aside else ""
    aside = aside if held.topic is None else _answering(reading, held, said)
    paper.line((f"{reading.names.person_name(said.speaker)}{aside}:", style), f" {said.text}", indent=2, hang=4)
    if not reading.with_memories:
        return
    from simulation.cli.text import when

    for memory in (reading.memories[one] for one in said.memories if one in reading.memories):
        about = f"from memory ({memory.kind}, {when(reading.clock, memory.created)}): {memory.text}"
        paper.line((about, "dim"), indent=6, hang=2)
    for one in said.claims:
        details = ", ".join(one.details)
        paper.line((f"tells {reading.names.claim_name(one.claim)} ({details})", "dim"), indent=6, hang=2)


def _answering(reading: _Reading, held: Transcript, said: Utterance) -> str:
    """Return when a post was written, and whom it answers."""
    from simulation.cli.text import when

    if said.reply_to is None:
        return ""
    answered = reading.names.person_name(held.utterances[said.reply_to].speaker)
    return f", {when(reading.clock, said.seconds)}, to {answered}"


COMMANDS = (show,)
