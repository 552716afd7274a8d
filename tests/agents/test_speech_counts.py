"""How often two talked in a day is said only where it is true."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agents.minds.rules.speech import speak
from tests.agents.speech_scenes import FRIEND, HOUR, LIVELY, actor, question

COUNTED = re.compile(r"\b(?:twice|two conversations|second time)\b", re.IGNORECASE)


def _greetings(talks: int) -> list[str]:
    mara, orla = actor("mara", "Mara Quill", LIVELY), actor("orla", "Orla Finch")
    mara.ties = {"orla": replace(FRIEND, talks=talks, last_talk=9 * HOUR)}
    return [speak(question(mara, [orla], seed=seed)).text for seed in range(250)]


@pytest.mark.parametrize("talks", [2, 3, 7])
def test_a_later_talk_is_not_called_the_second(talks: int) -> None:
    assert not [line for line in _greetings(talks) if COUNTED.search(line)]


def test_the_second_talk_may_be_called_that() -> None:
    assert [line for line in _greetings(1) if COUNTED.search(line)]
