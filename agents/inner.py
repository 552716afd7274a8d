"""The inner life of a person: mood, relationships, knowledge, plan and promises. Events change it, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.affect import Mood
from agents.facts import Fact
from agents.habits import HabitSchema
from agents.opinion import Exposure, Opinion
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import Knowledge
from agents.things import RECENT_ATTEMPTS, Attempt

RECENT_LINES = 24


@dataclass(slots=True)
class InnerLife:
    """What one person carries in its head beside the memory stream.

    Args:
        mood: Its present mood.
        relationships: By person id; who is missing is a stranger.
        knowledge: By claim id; what is missing is not known.
        known_to: By claim id: the persons who, as far as this one knows, know the claim; sorted.
        plan: The plan of the waking day; None before the first waking.
        details: The activities the step that began at `detailed` is made of; empty where it was not taken apart.
        detailed: Start of that step in simulated seconds; -1 where there is none.
        commitments: What was promised and is not over, in order of time.
        kept: Ids (of events and meetings) of those commitments that have been kept already.
        lines: The last own lines said, oldest first.
        importance_since_reflection: Sum of the importance of what was experienced since.
        reflected_at: Row of the stream up to which the last reflection looked.
        opinions: By topic id; on what is missing there is no opinion.
        first_stances: By topic id: the stance of the first opinion there was.
        rated_until: Memories from this time on are rated by a guess only, where a study puts ratings off.
        schemas: The habits one has come to, as schemas, in the order of coming to them.
        attempts: The last it tried to do with things, oldest first.
        facts: By person id, one's own among them: what one knows of it apart from events, in the order of learning.
        exposures: By topic id: stances that were heard and have not been thought over yet, in order.
    """

    mood: Mood = field(default_factory=Mood)
    relationships: dict[str, Relationship] = field(default_factory=dict)
    knowledge: dict[str, Knowledge] = field(default_factory=dict)
    known_to: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plan: Plan | None = None
    details: tuple[str, ...] = ()
    detailed: int = -1
    commitments: tuple[PlanStep, ...] = ()
    kept: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    importance_since_reflection: int = 0
    opinions: dict[str, Opinion] = field(default_factory=dict)
    first_stances: dict[str, int] = field(default_factory=dict)
    exposures: dict[str, tuple[Exposure, ...]] = field(default_factory=dict)
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    schemas: tuple[HabitSchema, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    rated_until: int = 0

    def learns_that_one_knows(self, claim: str, person: str) -> None:
        """Note that `person` knows `claim`, as far as this person can tell."""
        known = self.known_to.get(claim, ())
        if person not in known:
            self.known_to[claim] = tuple(sorted((*known, person)))

    def says(self, line: str) -> None:
        """Keep `line` among the last own lines."""
        self.lines = (*self.lines, line)[-RECENT_LINES:]

    def tries(self, attempt: Attempt) -> None:
        """Keep `attempt` among the last ones."""
        self.attempts = (*self.attempts, attempt)[-RECENT_ATTEMPTS:]

    def promises(self, step: PlanStep) -> None:
        """Add `step` to the commitments, in place of an earlier one for the same event."""
        others = tuple(kept for kept in self.commitments if not step.claim or kept.claim != step.claim)
        self.commitments = tuple(sorted((*others, step), key=lambda kept: (kept.start, kept.activity)))

    def hears(self, topic: str, exposure: Exposure) -> None:
        """Note that a stance on `topic` reached this person."""
        self.exposures[topic] = (*self.exposures.get(topic, ()), exposure)

    def thinks(self, topic: str, opinion: Opinion) -> None:
        """Hold `opinion` on `topic`, everything heard about it so far thought over."""
        self.opinions[topic] = opinion
        self.first_stances.setdefault(topic, opinion.stance_e6)
        self.exposures.pop(topic, None)

    def settles(self, commitment: str, *, kept: bool, seconds: int) -> None:
        """Note that a commitment was kept, or drop it where it was broken; those that were over by `seconds` go."""
        if kept:
            self.kept = (*self.kept, commitment)
        else:
            self.releases(commitment)
        self.commitments = tuple(step for step in self.commitments if step.end > seconds or step.claim not in self.kept)
        there = {step.claim for step in self.commitments}
        self.kept = tuple(one for one in self.kept if one in there)

    def releases(self, claim: str) -> None:
        """Drop the commitment for the event `claim`, if there is one."""
        self.commitments = tuple(kept for kept in self.commitments if kept.claim != claim)

    def notes(self, fact: Fact, instead_of: tuple[str, ...]) -> None:
        """Know `fact` from now on, instead of the facts that the memories `instead_of` held."""
        for person, known in list(self.facts.items()):
            self.facts[person] = tuple(one for one in known if one.memory not in instead_of)
        self.facts[fact.about] = (*self.facts.get(fact.about, ()), fact)
