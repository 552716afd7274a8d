"""A small society of people who meet again and again, for tests of sessions."""

from __future__ import annotations

import json
from typing import Any

from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario

PIANO = "I sold my mother's piano to a school in the valley."
ANKLE = "I broke my ankle on the harbour stairs."
ASKED = "What did Ben tell you about the piano?"

PEOPLE = (
    {
        "id": "ada",
        "name": "Ada Brook",
        "social": {"pronouns": "she", "occupation": "baker"},
        "personal": {"likes": ["old maps", "winter swimming"], "values": ["patience"]},
        "context": {"goals": ["open a bakery of my own"], "facts": ["I cannot ride a bicycle."]},
    },
    {
        "id": "ben",
        "name": "Ben Croft",
        "social": {"pronouns": "he", "occupation": "boat builder"},
        "personal": {"likes": ["rye bread", "sailing"], "dislikes": ["crowds"]},
        "context": {"goals": ["finish the red boat"], "facts": ["My brother lives abroad."]},
    },
    {
        "id": "cleo",
        "name": "Cleo Dunn",
        "social": {"pronouns": "she", "occupation": "nurse"},
        "personal": {"likes": ["night trains"]},
        "context": {"goals": ["learn Portuguese"]},
    },
    {"id": "dov", "name": "Dov Ember", "personal": {"likes": ["chess"]}, "context": {"facts": ["I was born at sea."]}},
)
TWO = {
    "id": "boat",
    "people": ["ada", "ben"],
    "relationship": "neighbours",
    "sessions": [
        {"happened": [{"to": "ben", "text": PIANO}]},
        {"after": "3 weeks", "happened": [{"to": "ada", "text": ANKLE}]},
        {"after": "2 years", "relationship": "friends"},
    ],
}
MIXED = {
    "id": "mixed",
    "main": "ada",
    "sessions": [
        {"people": ["ada", "ben"], "relationship": "neighbours", "happened": [{"to": "ben", "text": PIANO}]},
        {"people": ["ada", "cleo"], "after": "2 weeks", "relationship": "co-workers"},
        {"people": ["ada", "dov"], "after": "1 month", "relationship": "strangers"},
        {
            "people": ["ada", "dov"],
            "after": "1 year",
            "questions": [
                {"by": "dov", "to": "ada", "about": 1, "text": ASKED},
                {"by": "ada", "to": "dov", "about": 1, "text": "Do you remember the piano?"},
            ],
        },
    ],
}


def meeting_again(
    *episodes: dict[str, Any], seed: int = 1, protocol: dict[str, Any] | None = None, **changes: Any
) -> Scenario:
    """Return a study of sessions: the three of Ada and Ben where no other episodes are given."""
    data: dict[str, Any] = {
        "schema": 1,
        "name": "again",
        "seed": seed,
        "clock": {"start": "2020-01-06T00:00"},
        "places": [{"id": "town", "name": "the town", "kind": "home"}, {"id": "cafe", "name": "the cafe"}],
        "people": PEOPLE,
        "settings": {"vectors": False},
        "protocol": {"kind": "sessions", "episodes": list(episodes or (TWO,)), **(protocol or {})},
    }
    return parse_scenario(json.dumps({**data, **changes}))
