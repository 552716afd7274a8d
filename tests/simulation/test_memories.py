"""The tree of reflections: roots that nobody cites, and each reflection once in full."""

from __future__ import annotations

from agents.memory import Memory, MemoryKind
from simulation.inquiry.memories import Node, Tree, tree_of


def memory(n: int, kind: MemoryKind = "observation", *cites: int) -> Memory:
    return Memory(f"ada/1/{n}", kind, f"thing {n}", n, 5, (), tuple(f"ada/1/{cite}" for cite in cites))


def known(*memories: Memory) -> dict[str, Memory]:
    return {one.id: one for one in memories}


def test_a_reflection_on_a_reflection_stands_above_it() -> None:
    first, second = memory(2, "reflection", 0, 1), memory(3, "reflection", 2, 1)
    (root,) = tree_of(known(memory(0), memory(1), first, second))
    assert root.memory == second
    assert [node.memory.id for node in root.cites] == ["ada/1/2", "ada/1/1"]
    assert [node.memory.id for node in root.cites[0].cites] == ["ada/1/0", "ada/1/1"]
    tree = Tree("ada", "Ada", 9, (root,))
    assert (tree.reflections, tree.depth) == (2, 2)


def test_a_reflection_cited_twice_is_drawn_in_full_once() -> None:
    shared = memory(1, "reflection", 0)
    left, right = memory(2, "reflection", 1), memory(3, "reflection", 1)
    first, second = tree_of(known(memory(0), shared, left, right))
    assert not first.cites[0].again
    assert first.cites[0].cites == (Node(memory(0)),)
    assert second.cites[0] == Node(shared, again=True)


def test_without_reflections_there_is_no_tree() -> None:
    tree = Tree("ada", "Ada", 9, tree_of(known(memory(0), memory(1))))
    assert (tree.roots, tree.reflections, tree.depth) == ((), 0, 0)


def test_what_is_cited_but_not_known_is_left_out() -> None:
    (root,) = tree_of(known(memory(1, "reflection", 0, 7)))
    assert root.cites == ()
