"""Which archived memories join a talk: not what has just been said, few at a farewell, long ones in short."""

from __future__ import annotations

from agents.activation import activated, in_short
from agents.memory import Memory
from agents.retrieval import Recalled
from agents.talk import Act

LONG = "Ben told me at length about the boat, " * 8


def recalled(n: int, text: str = "text", *cites: str, relevance: int = 0) -> Recalled:
    return Recalled(Memory(f"ada/1/{n}", "heard", text, 0, 5, (), cites), 0, 5, 0, 0, 0, relevance, 100 - n)


def ids(memories: tuple[Memory, ...]) -> list[int]:
    return [int(memory.id.rpartition("/")[2]) for memory in memories]


def test_what_is_before_ones_mind_is_not_recalled_beside_it() -> None:
    found = [recalled(0, "said", "7/x/0"), recalled(1, "summary", "7/x/0", "3/y/1"), recalled(2)]
    assert ids(activated(found, at_hand=("7/x/0", "7/x/1"))) == [1, 2]
    assert ids(activated(found)) == [0, 1, 2]


def test_a_farewell_needs_little() -> None:
    found = [recalled(n) for n in range(8)]
    assert ids(activated(found, last_act=Act.PART)) == [0, 1, 2]
    assert len(activated(found, last_act=Act.ASK)) == 8


def test_only_the_most_fitting_come_in_full() -> None:
    found = [recalled(n, LONG, relevance=n) for n in range(5)]
    memories = activated(found)
    assert ids(memories) == [0, 1, 2, 3, 4]
    assert [memory.text == LONG for memory in memories] == [False, False, True, True, True]
    assert all(memory.text.endswith("…") and len(memory.text) <= 141 for memory in memories[:2])


def test_short_memories_stay_as_they_are() -> None:
    memory = recalled(0).memory
    assert in_short(memory) is memory


def test_nothing_comes_of_nothing() -> None:
    assert activated([]) == ()
