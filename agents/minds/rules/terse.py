"""One sentence that says all there is to say: the claims passed on, and where one stands on a topic."""

from __future__ import annotations

from dataclasses import dataclass

from agents.opinion import OpinionView, in_words
from agents.talk import Act


@dataclass(frozen=True, slots=True)
class Terse:
    """What one sentence has to hold.

    Args:
        claims: The texts of the claims it passes on.
        doubts: Whether it passes them on as untrue.
        view: The topic spoken of with the speaker's opinion; None where there is none.
    """

    claims: tuple[str, ...]
    doubts: bool
    view: OpinionView | None


@dataclass(frozen=True, slots=True)
class TerseLine:
    """The words, and what they do."""

    text: str
    act: Act


def terse_line(said: Terse) -> TerseLine:
    """Return the sentence.

    Example:
        >>> terse_line(Terse(("The well is dry.",), False, None)).text
        'I heard: The well is dry.'
    """
    parts = []
    if said.claims:
        news = "; ".join(claim.rstrip(". ") for claim in said.claims)
        parts.append(f"I don't believe what they say: {news}." if said.doubts else f"I heard: {news}.")
    if said.view is not None and said.view.opinion is not None:
        where = in_words(said.view.opinion.stance_e6, said.view.scale)
        parts.append(f"On {said.view.title} I am {where}.")
    if not parts:
        return TerseLine("Nothing new with me.", Act.INFORM)
    return TerseLine(" ".join(parts), Act.DISAGREE if said.doubts else Act.TELL)
