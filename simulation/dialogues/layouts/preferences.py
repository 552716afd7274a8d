"""Preference pairs: what was kept over what was rejected, in the form that trainers of preferences take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from agents.canonical import E6
from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Preference, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, LinesLayout, Row, Wishes
from simulation.dialogues.layouts.chat import Message


class Pair(Row):
    """A prompt, an answer that was kept and one that was not."""

    id: str = Field(default="", description="The pair's id.")
    dialogue: str = Field(default="", description="The dialogue it is from.")
    prompt: tuple[Message, ...] = Field(
        description="What is to be answered: what one is told, and what was said before."
    )
    chosen: tuple[Message, ...] = Field(min_length=1, description="The answer that was kept.")
    rejected: tuple[Message, ...] = Field(min_length=1, description="The answer that was not.")
    score_chosen: float | None = Field(default=None, description="What the kept one was given, from 0 to 1.")
    score_rejected: float | None = Field(default=None, description="What the other was given.")
    judge: str = Field(default="", description="By whom: names of critics.")


class Preferences(LinesLayout[Pair]):
    """Pairs as JSON lines."""

    name: ClassVar[str] = "preferences"
    title: ClassVar[str] = "preference pairs: prompt, chosen, rejected, with scores (for DPO and the like)"
    needs: ClassVar[str] = "runs that drafted several candidates and chose among them"
    record = Pair

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Pair]:  # noqa: ARG002 - of others
        """Return one record per pair.

        Raises:
            InputError: If no candidates were recorded, or none was better than another.
        """
        if not corpus.preferences:
            raise self.refused("these record no candidate that was kept over another one with a lower score")
        return Filled(tuple(_pair(one, corpus) for one in corpus.preferences))

    def corpus(self, some: Sequence[Pair], where: str) -> Corpus:
        """Return the kept side of each pair as a dialogue."""
        dialogues, speakers = [], []
        for number, pair in enumerate(some, start=1):
            name = pair.id or f"{number}"
            user, agent = Speaker(f"{name}/user", "user"), Speaker(f"{name}/assistant", "assistant")
            said = [one for one in (*pair.prompt, *pair.chosen) if one.role in ("user", "assistant")]
            turns = tuple(
                Turn(f"{name}/{n}", agent.id if one.role == "assistant" else user.id, one.content)
                for n, one in enumerate(said)
            )
            dialogues.append(Dialogue(name, turns, (user.id, agent.id)))
            speakers += [user, agent]
        return Corpus(tuple(dialogues), tuple(speakers), Origin(self.name, files=(where,)))


def _pair(one: Preference, corpus: Corpus) -> Pair:
    before = tuple(
        Message(
            role="assistant" if turn.speaker == one.speaker else "user",
            content=turn.text if turn.speaker == one.speaker else _named(turn, one, corpus),
        )
        for turn in one.history
    )
    task = Message(role="system" if one.speaker else "user", content=one.system)
    return Pair(
        id=one.id,
        dialogue=one.dialogue,
        prompt=(task, *before),
        chosen=(Message(role="assistant", content=one.chosen),),
        rejected=(Message(role="assistant", content=one.rejected),),
        score_chosen=_share(one.chosen_score_e6),
        score_rejected=_share(one.rejected_score_e6),
        judge=one.judge,
    )


def _named(turn: Turn, one: Preference, corpus: Corpus) -> str:
    """Return the words of a turn, with who says them in front where more than two talk."""
    others = {each.speaker for each in one.history} - {one.speaker}
    return f"{corpus.speaker(turn.speaker).name}: {turn.text}" if len(others) > 1 else turn.text


def _share(score_e6: int | None) -> float | None:
    return None if score_e6 is None else score_e6 / E6
