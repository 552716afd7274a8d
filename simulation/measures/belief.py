"""How far claims are known and believed, day by day: S, I and R, once for knowing and once for believing."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from agents.opinion_rules import stage_of
from agents.talk import Attitude
from simulation.events import ClaimBegan, Considered, Event, Informed, Opined, PersonJoined, PersonLeft, Told
from simulation.measures.evidence import Evidence
from simulation.measures.table import Row, Table

NAME = "belief"
_KINDS = ("person_joined", "person_left", "claim_began", "informed", "told", "considered", "opined")


@dataclass(slots=True)
class Standing:
    """How one person stands to one claim, as events leave it."""

    knows: bool = False
    passes_on: bool = False
    attitude: Attitude = "unconsidered"
    stance_e6: int | None = None
    once_passed_on: bool = False
    once_believed: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """S, I and R of a claim: never, now, and no longer."""

    susceptible: int
    infected: int
    recovered: int


@dataclass(slots=True)
class Spread:
    """How everybody stands to one claim.

    Args:
        claim: Its id.
        topic: The topic about its truth; empty where there is none.
        by_stage: True where a classical rule for claims says who believes, not an opinion.
    """

    claim: str
    topic: str = ""
    by_stage: bool = False
    here: set[str] = field(default_factory=set)
    people: dict[str, Standing] = field(default_factory=dict)

    def see(self, event: Event) -> None:
        """Take note of `event` where it has to do with the claim."""
        if isinstance(event, PersonJoined):
            self.here.add(event.person)
        elif isinstance(event, PersonLeft):
            self.here.discard(event.person)
        elif isinstance(event, ClaimBegan) and event.claim == self.claim:
            self._one(event.person, knows=True, attitude="keen", passes_on=True)
        elif isinstance(event, Informed) and event.claim == self.claim:
            self._one(event.person, knows=True)
        elif isinstance(event, Told) and event.claim == self.claim:
            self._one(event.hearer, knows=True)
        elif isinstance(event, Considered) and event.claim == self.claim:
            self._one(event.person, attitude=event.attitude, passes_on=event.passes_on)
        elif isinstance(event, Opined) and event.topic == self.topic:
            self._one(event.person, stance_e6=event.opinion.stance_e6)

    def _one(self, person: str, **changes: object) -> None:
        standing = self.people.setdefault(person, Standing())
        for name, value in changes.items():
            setattr(standing, name, value)
        standing.once_passed_on |= standing.passes_on
        standing.once_believed |= self.believes(standing)

    def believes(self, standing: Standing) -> bool:
        """Return whether somebody who stands so believes the claim."""
        if not standing.knows:
            return False
        if self.by_stage:
            return stage_of(standing.attitude, standing.passes_on) == "spreading"
        if self.topic:
            return (standing.stance_e6 or 0) > 0
        return standing.attitude in ("keen", "interested")

    def knowing(self) -> Counts:
        """Return S (not told), I (knows and passes it on) and R (knows and keeps it) of those present."""
        present = [self.people[person] for person in self.here if person in self.people]
        knowing = [one for one in present if one.knows]
        spreading = sum(one.passes_on for one in knowing)
        return Counts(len(self.here) - len(knowing), spreading, len(knowing) - spreading)

    def believing(self) -> Counts:
        """Return S (never believed), I (believes) and R (believed once) of those present."""
        present = [self.people[person] for person in self.here if person in self.people]
        now = sum(self.believes(one) for one in present)
        once = sum(one.once_believed and not self.believes(one) for one in present)
        return Counts(len(self.here) - now - once, now, once)


def spreads(evidence: Evidence) -> dict[str, Spread]:
    """Return an empty `Spread` for each claim of the study, by id."""
    topics = {topic.claim: topic.id for topic in evidence.study.topics if topic.claim}
    by_stage = evidence.study.claim_rule.kind != "mind"
    return {
        claim.id: Spread(claim.id, topics.get(claim.id, ""), by_stage)
        for claim in sorted(evidence.study.claims, key=lambda claim: claim.id)
    }


def belief(evidence: Evidence) -> tuple[Table, ...]:
    """Return how many people know and how many believe each claim: at the end, and at the end of each day.

    Measures: S, I and R of those present. Knowing: S was never told, I knows and means to tell others, R knows and
    does not. Believing: S never believed, I believes now, R believed once and does not any more. Somebody believes
    whose opinion on the topic about the claim is above 0; without such a topic, who is keen or interested; under a
    classical rule for claims, who is spreading.

    Unit: people; shares in [0, 1].

    Source: the S/I/R counts of Y. Liu et al., "From Skepticism to Acceptance: Simulating the Attitude Dynamics Toward
    Fake News", IJCAI 2024, taken apart for knowing and believing.

    Limits: a claim without a topic is taken as believed by whoever finds it interesting.
    """
    kept = spreads(evidence)
    rows: dict[str, list[Row]] = {claim: [] for claim in kept}
    happened = evidence.events(*_KINDS)
    held = next(happened, None)
    for day, last in _days(evidence):
        while held is not None and held.tick <= last:
            for spread in kept.values():
                spread.see(held.event)
            held = next(happened, None)
        for claim, spread in kept.items():
            rows[claim].append((claim, day, *_cells(spread)))
    columns = (
        "claim", "day", "knowing_S", "knowing_I", "knowing_R", "believing_S", "believing_I", "believing_R",
    )  # fmt: skip
    notes = ("Knowing: S not told, I tells others, R keeps it. Believing: S never, I now, R once and no longer.",)
    days = Table(
        "belief_days", "Knowing and believing, day by day", columns, tuple(chain.from_iterable(rows.values())), notes
    )
    return (_summary(rows), days)


def _cells(spread: Spread) -> tuple[int, ...]:
    knowing, believing = spread.knowing(), spread.believing()
    return (
        knowing.susceptible, knowing.infected, knowing.recovered,
        believing.susceptible, believing.infected, believing.recovered,
    )  # fmt: skip


def _days(evidence: Evidence) -> list[tuple[int, int]]:
    """Return each day (0 is the founding) with its last tick."""
    last: dict[int, int] = {}
    for tick in evidence.ticks:
        day = 0 if tick.index == 0 else evidence.setting.clock.moment(tick.start).day + 1
        last[day] = tick.index
    return sorted(last.items())


def _summary(rows: dict[str, list[Row]]) -> Table:
    made: list[Row] = []
    for claim, days in rows.items():
        believing = [int(row[6] or 0) for row in days]
        people = sum(int(cell or 0) for cell in days[-1][2:5])
        peak = max(believing)
        knowing = people - int(days[-1][2] or 0)
        made.append(
            (claim, people, knowing, _share(knowing, people), believing[-1], _share(believing[-1], people), peak,
             days[believing.index(peak)][1], int(days[-1][7] or 0))
        )  # fmt: skip
    columns = ("claim", "people", "know", "know_share", "believe", "believe_share", "peak", "peak_day", "gave_up")
    return Table(NAME, "Who knows, who believes", columns, tuple(made))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None
