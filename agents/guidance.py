"""Guidance of a turn: the skill it takes, the strategy it follows, and the passages of documents it may draw on."""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that bears on the talk.

    Args:
        document: The document's id.
        title: What people call it.
        start: Where the stretch begins, in characters from the document's start.
        end: Where it ends.
        text: Its words.
    """

    document: str
    title: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """The passage's id, such as "tides/0-80"."""
        return f"{self.document}/{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the dialogue engine has to say about a turn.

    Args:
        skill: The name of the skill it takes; empty where none is selected.
        instruction: What that skill is, as an instruction.
        exemplars: Pairs of a remark and a reply that show the skill.
        strategy: The name of the strategy it follows; empty where no policy names one.
        advice: What that strategy is, as an instruction.
        passages: What may be drawn on, the most fitting first.
        language: The name of the language people speak.
    """

    skill: str = ""
    instruction: str = ""
    exemplars: tuple[tuple[str, str], ...] = ()
    strategy: str = ""
    advice: str = ""
    passages: tuple[Passage, ...] = ()
    language: str = ENGLISH


NO_GUIDANCE = Guidance()
