"""Rounds, role by role: the agent's words in one file, the user's in another, tied by the number of the round.

For tuning that keeps an adapter for each role (J. Wang et al., "Instruct Once, Chat Consistently in Multiple Rounds",
2024). What was said before a line are the lines of both files with lower numbers, so it need not stand in each again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, Layout, Row, Wishes, as_lines, published
from simulation.dialogues.layouts.chat import parts
from simulation.dialogues.reading import Files, fault, json_lines, records

_FILES: dict[str, Literal["user", "agent"]] = {"user.jsonl": "user", "agent.jsonl": "agent"}


class Round(Row):
    """What one role says in one round."""

    dialogue: str = Field(description="The dialogue's id.")
    round: int = Field(ge=0, description="From 1; 0 where the agent begins.")
    turn: int = Field(ge=0, description="Its place among the lines of both roles, from 0.")
    speaker: str = Field(description="The id of who says it; of several in a row the first.")
    name: str = Field(description="What that person is called.")
    persona: tuple[str, ...] = Field(default=(), description="What is known of that person, in the first person.")
    text: str = Field(description="The words.")


@dataclass(frozen=True, slots=True)
class Lined:
    """A round with the role it belongs to."""

    role: Literal["user", "agent"]
    round: Round


class Rounds(Layout[Lined]):
    """A folder with a file for each role."""

    name: ClassVar[str] = "rounds"
    title: ClassVar[str] = "rounds role by role: agent.jsonl and user.jsonl, tied by round"
    suffix: ClassVar[str] = ""
    needs: ClassVar[str] = "dialogues of two or more"

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Lined]:
        """Return the lines of both roles in order.

        Raises:
            InputError: If nobody answers anybody.
        """
        found, left_out = parts(corpus, wishes)
        if not found:
            raise self.refused("nobody answers anybody here")
        lines: list[Lined] = []
        for part in found:
            number = 0
            for turn, said in enumerate(part.said):
                number += not said.agent
                who = corpus.speaker(said.speaker)
                line = Round(
                    dialogue=part.dialogue.id,
                    round=number,
                    turn=turn,
                    speaker=who.id,
                    name=who.name,
                    persona=who.persona,
                    text=said.text,
                )
                lines.append(Lined("agent" if said.agent else "user", line))
        return Filled(tuple(_sorted(lines)), tuple(left_out))

    def write(self, some: Sequence[Lined]) -> dict[str, bytes]:
        """Return both files."""
        return {name: as_lines(one.round for one in some if one.role == role) for name, role in _FILES.items()}

    def read(self, files: Files, where: str) -> list[Lined]:
        """Return the lines of both files, the user's first."""
        found = []
        for name, role in _FILES.items():
            if name not in files:
                raise fault(where, None, f"there is no {name} in it")
            lines = json_lines(files[name], f"{where}/{name}")
            found += [Lined(role, one) for one in records(Round, lines)]
        return found

    def corpus(self, some: Sequence[Lined], where: str) -> Corpus:
        """Return the dialogues the rounds belong to."""
        by_dialogue: dict[str, list[Lined]] = {}
        for one in some:
            by_dialogue.setdefault(one.round.dialogue, []).append(one)
        dialogues, speakers = [], dict[str, Speaker]()
        for name, lines in by_dialogue.items():
            lines.sort(key=lambda one: one.round.turn)
            for said in (line.round for line in lines):
                speakers.setdefault(said.speaker, Speaker(said.speaker, said.name, said.persona))
            turns = tuple(Turn(f"{name}/{one.round.turn}", one.round.speaker, one.round.text) for one in lines)
            people = tuple(dict.fromkeys(turn.speaker for turn in turns))
            dialogues.append(Dialogue(name, turns, people))
        return Corpus(tuple(dialogues), tuple(speakers.values()), Origin(self.name, files=(where,)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a line of either file."""
        return published(self.name, Round)


def _sorted(lines: Sequence[Lined]) -> list[Lined]:
    """Return the lines as they are read back: the user's, then the agent's."""
    return [one for role in _FILES.values() for one in lines if one.role == role]
