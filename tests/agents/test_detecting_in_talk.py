"""What a model says in a talk: a claim spreads only where the words tell it, whatever was declared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agents.talk import Act, Source
from agents.tasks import SAY
from agents.tasks.base import Outcome, Question
from agents.tasks.speaking import ClaimSaid, SayInput, Turn
from simulation.events import Told, Uttered
from tests.doubles import ScriptedMind, played, sociable, tiny_town


def spoken(text: Callable[[str], str], source: Source) -> ScriptedMind:
    """Return a mind whose turns declare every claim it knows and say `text` of it."""

    async def say(question: Question[SayInput, Turn]) -> Outcome[Turn]:
        known = question.input.claims[:1]
        words = " ".join(text(view.text) for view in known) or "Good morning."
        claims = tuple(ClaimSaid(claim=view.id, details=view.details) for view in known)
        return Outcome(Turn(text=words, act=Act.TELL, claims=claims, ends=question.input.must_end), source)

    return ScriptedMind({SAY.name: say, "react": sociable})


@pytest.mark.parametrize(
    ("text", "source", "tells"),
    [
        (lambda claim: f"{claim}.", Source.MODEL, True),
        (lambda _: "Lovely weather today.", Source.MODEL, False),
        (lambda claim: f"It is not true that {claim}.", Source.MODEL, False),
        (lambda _: "Lovely weather today.", Source.COMPOSED, True),
    ],
)
def test_only_what_the_words_of_a_model_tell_is_told(text: Callable[[str], str], source: Source, tells: bool) -> None:
    events = [event for _, event in played(tiny_town(people=3, hours=4), spoken(text, source)).events]
    assert any(isinstance(event, Uttered) for event in events)
    assert any(isinstance(event, Told) for event in events) == tells
