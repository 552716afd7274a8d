"""What counts as knowing of something one has only heard words of."""

from __future__ import annotations

import pytest

from agents.memory import Memory
from simulation.applying import apply
from simulation.engine import make_setting
from simulation.events import Remembered
from simulation.inquiry.interviews import Interviewer
from tests.doubles import shared_embedder, started, tiny_town


@pytest.mark.parametrize(
    ("heard", "question", "knows"),
    [
        ("Ada Brook said to me: Fair enough.", "Do you know of a fair?", False),
        ("Ada Brook said to me: Ben sold his mother's piano to a school.", "What do you know about the piano?", True),
        ("Ada Brook said to me: What became of the piano?", "What do you know about the piano?", False),
        ("Ada Brook said to me: Fair enough.", 'Have you heard that "There is a fair"?', False),
        ("Ada Brook said to me: Finn owes me a coin.", "Do you know of Finn?", True),
        ("Ada Brook said to me: Finn Gale owes me a coin.", "Do you know of Finn Gale?", True),
        ("Ada Brook said to me: There is a fair at the mill.", "Do you know of a fair at the mill?", True),
        ("Ada Brook said to me: Good morning.", "Do you know of Finn?", False),
    ],
)
def test_a_name_that_was_heard_is_known_of_and_an_idiom_tells_nothing(heard: str, question: str, knows: bool) -> None:
    scenario = tiny_town()
    state = started(scenario).engine.state
    memory = Memory("ben/1/0", "heard", heard, 0, 5, ("ada",))
    apply(state, Remembered("ben", memory), {memory.id: shared_embedder().embed([heard])[0]})
    answer = Interviewer(make_setting(scenario.study, shared_embedder()), state, 1800).ask("ben", question)
    assert answer.yes is knows
    assert answer.memories == ((memory.id,) if knows else ())
