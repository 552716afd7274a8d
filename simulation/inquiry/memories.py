"""What a person remembers, for readers of a run: what comes to mind at a query and why, and the tree of reflections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.errors import QuestionError
from agents.habits import HabitSchema
from agents.memory import Memory, MemoryStream
from agents.persona import Habit
from agents.retrieval import Recalled, RetrievalWeights, retrieve
from simulation.events import Recalled as RecalledEvent
from simulation.events import Remembered
from simulation.inquiry.finding import Finder
from simulation.inquiry.interviews import setting_at, state_at
from simulation.state import State

if TYPE_CHECKING:
    from simulation.run import Run


@dataclass(frozen=True, slots=True)
class Search:
    """What comes to a person's mind at a query, best first, with every term of every score.

    Args:
        person: The person's id.
        name: What others call this person.
        query: The words that were looked for.
        seconds: The simulated time of the search.
        candidates: How many memories were weighed.
        weights: How much each normalised term counts, and how fast recency decays.
        found: At most k memories, each with raw and normalised terms and the weighted sum.
        faded: Ids of those found that the person no longer carries with it.
    """

    person: str
    name: str
    query: str
    seconds: int
    candidates: int
    weights: RetrievalWeights
    found: tuple[Recalled, ...]
    faded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """A memory in the tree of reflections, above those it cites.

    `again` is True where the same reflection stands higher up with all below it; its `cites` are left out here.
    """

    memory: Memory
    cites: tuple[Node, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The reflections of a person; `roots` are those that no other cites, oldest first."""

    person: str
    name: str
    seconds: int
    roots: tuple[Node, ...]

    @property
    def reflections(self) -> int:
        """How many reflections there are."""
        return len({one.memory.id for one in _below(self.roots) if one.memory.kind == "reflection"})

    @property
    def depth(self) -> int:
        """How many reflections stand above each other at most; 0 where there is none."""
        return max((_reflections_deep(root) for root in self.roots), default=0)


def search_memory(
    run: Run, person: str, query: str, *, at: str | None = None, k: int | None = None, archive: bool = False
) -> Search:
    """Return what comes to mind of `person` at `query`; the run stays as it was.

    Args:
        run: With at least its founding committed.
        person: The person's id or name, or an unmistakable beginning of either.
        query: Any words.
        at: A simulated date and time; the end of what is committed when left out.
        k: How many at most; as many as the scenario says when left out.
        archive: Look among all that was ever remembered by then, not only among what the person still carries.

    Raises:
        QuestionError: If there is no such person, `k` is below 1, or the time is not within the record.
        JournalError: If the journal is damaged.
    """
    if k is not None and k < 1:
        raise QuestionError(f"{k} memories cannot be shown; expected 1 or more")
    who = Finder(run.scenario.study).person(person)
    state, now = state_at(run, at)
    setting = setting_at(run.scenario.study, state, run.setting.embedder)
    if who not in state.streams:
        raise QuestionError(f"{who!r} is not there yet at that time; give a later one")
    carried = state.streams[who]
    stream = _archive(run, who, state) if archive else carried
    found = retrieve(
        stream,
        setting.embedder.embed([query])[0],
        now,
        k=setting.study.memory.top if k is None else k,
        weights=setting.weights,
    )
    faded = frozenset(one.memory.id for one in found if one.memory.id not in carried)
    return Search(who, setting.names[who], query, now, len(stream), setting.weights, found, faded)


def _archive(run: Run, person: str, state: State) -> MemoryStream:
    """Return all that `person` ever remembered up to `state`, with the time each last came to mind."""
    stream = MemoryStream(state.dimensions)
    with run.record() as record:
        vectors = record.vectors(last=state.tick)
        for happened in record.events("remembered", "recalled", last=state.tick):
            event = happened.event
            if isinstance(event, Remembered) and event.person == person:
                stream.add(event.memory, vectors[event.memory.id])
            elif isinstance(event, RecalledEvent) and event.person == person:
                stream.touch(event.memories, event.seconds)
    return stream


@dataclass(frozen=True, slots=True)
class HeldHabit:
    """A habit of a person: as a schema, since when, and the memories it was induced from.

    `schema` is None where the persona had it from the beginning.
    """

    habit: Habit
    schema: HabitSchema | None = None
    memories: tuple[Memory, ...] = ()


def habits_of(run: Run, person: str, *, at: str | None = None) -> tuple[HeldHabit, ...]:
    """Return the habits of `person` at `at`, those of the persona first, then those it came to.

    Raises:
        QuestionError: If there is no such person, or the time is not within the record.
        JournalError: If the journal is damaged.
    """
    who = Finder(run.scenario.study).person(person)
    state, _ = state_at(run, at)
    setting = setting_at(run.scenario.study, state, run.setting.embedder)
    own = tuple(HeldHabit(habit) for habit in setting.personas[who].context.habits)
    schemas = state.lives[who].schemas if who in state.lives else ()
    with run.record() as record:
        known = {memory.id: memory for owner, memory in record.memories(state.tick) if owner == who}
    came_to = (
        HeldHabit(schema.as_habit(), schema, tuple(known[one] for one in schema.rests_on if one in known))
        for schema in schemas
    )
    return (*own, *came_to)


def reflection_tree(run: Run, person: str, *, at: str | None = None) -> Tree:
    """Return the reflections of `person` up to `at`, each above what it cites.

    Raises:
        QuestionError: If there is no such person, or the time is not within the record.
        JournalError: If the journal is damaged.
    """
    who = Finder(run.scenario.study).person(person)
    state, now = state_at(run, at)
    with run.record() as record:
        known = {memory.id: memory for owner, memory in record.memories(state.tick) if owner == who}
    return Tree(who, run.setting.names[who], now, tree_of(known))


def tree_of(memories: Mapping[str, Memory]) -> tuple[Node, ...]:
    """Return the roots of the tree that the reflections among `memories` make, oldest first.

    Args:
        memories: By id, in order of time. What is cited and not among them is left out.
    """
    reflections = [memory for memory in memories.values() if memory.kind == "reflection"]
    cited = {cite for memory in reflections for cite in memory.cites}
    drawn: set[str] = set()
    return tuple(_node(memory, memories, drawn) for memory in reflections if memory.id not in cited)


def _node(memory: Memory, memories: Mapping[str, Memory], drawn: set[str]) -> Node:
    if memory.kind != "reflection":
        return Node(memory)
    if memory.id in drawn:
        return Node(memory, again=True)
    drawn.add(memory.id)
    cites = (memories[cite] for cite in memory.cites if cite in memories)
    return Node(memory, tuple(_node(cited, memories, drawn) for cited in cites))


def _below(nodes: tuple[Node, ...]) -> list[Node]:
    return [one for node in nodes for one in (node, *_below(node.cites))]


def _reflections_deep(node: Node) -> int:
    if node.memory.kind != "reflection":
        return 0
    return 1 + max((_reflections_deep(below) for below in node.cites), default=0)
