"""Names within a talk: a stranger has none until it has said its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.perception import ClaimView
from agents.talk import Act, Utterance
from simulation.context import TickContext

if TYPE_CHECKING:
    from simulation.phases.hearing import Talk

NAMELESS = "somebody I don't know"


def name_in_talk(ctx: TickContext, talk: Talk, person: str, other: str) -> str | None:
    """Return what `person` calls `other` by now: known before, or from its own mouth in this talk; else None."""
    known = ctx.name(person, other)
    if known is not None:
        return known
    name = ctx.setting.names[other]
    heard = (said for said in talk.heard_by(person) if said.speaker == other)
    return name if any(says_own_name(said, name) for said in heard) else None


def says_own_name(said: Utterance, name: str) -> bool:
    """Return whether the speaker, who is called `name`, introduces itself in `said` or names itself in passing."""
    if said.act is Act.INTRODUCE:
        return True
    first = (name.split() or [name])[0]
    if not first.isascii():
        return first in said.text
    return re.search(rf"\b{re.escape(first)}\b", said.text, re.IGNORECASE) is not None


def listed(words: Sequence[str]) -> str:
    """Return `words`, at least one, as people enumerate them: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def is_named(view: ClaimView, text: str) -> bool:
    """Return whether the words name the claim, so that whoever hears them has heard of it, declared or not."""
    words = text.casefold()
    return any(name.rstrip(".").casefold() in words for name in (view.title, view.text, view.first_person))
