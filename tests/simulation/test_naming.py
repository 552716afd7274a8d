"""A speaker is known by name once it has said it."""

from __future__ import annotations

import pytest

from agents.talk import Act, Utterance
from simulation.phases.naming import says_own_name


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("Al Green", "I'm Al, I mend clocks.", True),
        ("Al Green", "I'm AL.", True),
        ("Al Green", "I also mend clocks.", False),
        ("Al Green", "Mr Green was here before.", False),
        ("Zoë O'Brien", "Zoë is the name.", True),
        ("王芳", "我叫王芳。", True),
        ("王芳", "你好。", False),
        ("محمد علي", "أنا محمد", True),
        ("J. R. (Bob) [x] *", "They call me j. r.", False),
    ],
)
def test_a_name_is_heard_as_a_word_of_its_own(name: str, text: str, known: bool) -> None:
    said = Utterance("1/x/a", 0, 1, 0, "a", ("b",), text, Act.GREET)
    assert says_own_name(said, name) is known


def test_who_introduces_itself_has_said_its_name() -> None:
    assert says_own_name(Utterance("1/x/a", 0, 1, 0, "a", ("b",), "Hi!", Act.INTRODUCE), "Al Green")
