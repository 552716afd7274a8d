"""The layouts by name: forms that dialogues are written in and read from."""

from __future__ import annotations

from functools import cache
from typing import Any

from agents.errors import QuestionError
from simulation.dialogues.layouts.base import Filled, Layout, Wishes


@cache
def layouts() -> dict[str, Layout[Any]]:
    """Return all layouts by name, our own first."""
    from simulation.dialogues.layouts.chat import OpenAI, ShareGPT
    from simulation.dialogues.layouts.chatlog import ChatLog
    from simulation.dialogues.layouts.convokit import ConvoKit
    from simulation.dialogues.layouts.episodes import Chronicles, MixedSessions
    from simulation.dialogues.layouts.huggingface import HuggingFace
    from simulation.dialogues.layouts.ours import Csv, JsonLines, Parquet
    from simulation.dialogues.layouts.personachat import PersonaChatLines
    from simulation.dialogues.layouts.preferences import Preferences
    from simulation.dialogues.layouts.rounds import Rounds
    from simulation.dialogues.layouts.spc import SyntheticPersonaChat
    from simulation.dialogues.layouts.synthpai import SynthPAI
    from simulation.dialogues.layouts.transcript import Transcript

    every: tuple[Layout[Any], ...] = (
        JsonLines(), Csv(), Parquet(), OpenAI(), ShareGPT(), Rounds(), Preferences(), SyntheticPersonaChat(),
        Chronicles(), MixedSessions(), SynthPAI(), ConvoKit(), Transcript(), HuggingFace(), PersonaChatLines(),
        ChatLog(),
    )  # fmt: skip
    return {one.name: one for one in every}


def layout(name: str) -> Layout[Any]:
    """Return the layout called `name`.

    Raises:
        QuestionError: If there is none.
    """
    from simulation.reading.problems import nearest

    if name not in layouts():
        raise QuestionError(f"there is no format {name!r}; expected {nearest(name, layouts())}")
    return layouts()[name]


__all__ = ["Filled", "Layout", "Wishes", "layout", "layouts"]
