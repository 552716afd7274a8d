"""How far claims have travelled: who knows, by the chain of tellings and by asking everybody."""

from __future__ import annotations

from simulation.clock import SECONDS_PER_DAY
from simulation.events import ClaimBegan, Informed, Told
from simulation.inquiry.interviews import Interviewer
from simulation.measures.evidence import Evidence
from simulation.measures.published import Literature, literature
from simulation.measures.table import Row, Table, share
from simulation.scenario import Claim
from simulation.state import State

NAME = "reach"
_HOUR = 3600
_HOURLY_UP_TO_DAYS = 7


def reach(evidence: Evidence) -> tuple[Table, ...]:
    """Return how many people know of each claim, at the start, at the end, and hour by hour.

    Measures: the people who know a claim, as a number and as a share of those who are there. Twice: by provenance
    (a chain of tellings leads to them, the origin and those informed from outside included), and by asking each
    "Do you know of <title>?" (or "Have you heard that ...?" where it has no title) and counting those who say yes.
    `citing` are those of them who can cite a memory for it, at the end; `disagreements` are people of whom
    provenance and answer say different things at the end.

    Unit: people; shares in [0, 1].

    Source: the shape of the end-to-end evaluation of J. S. Park et al., "Generative Agents: Interactive
    Simulacra of Human Behavior", UIST 2023, section 7.1.

    Limits: who was told "something" without its substance counts as not knowing. Asking is answered by the
    rules mind out of each person's memory, whichever mind the run had, so that a measure costs nothing; it tells
    whether memory and provenance agree, not whether a model would have found its way to the answer.
    """
    return (_summary(evidence), _over_time(evidence))


def knowers(state: State, claim: str) -> list[str]:
    """Return who of those present knows `claim` by provenance, sorted."""
    return sorted(person for person in state.bodies if claim in state.lives[person].knowledge)


def asking_for(claim: Claim) -> str:
    """Return the question by which everybody is asked for `claim`: by its title, or by its text where it has none.

    Example:
        >>> asking_for(Claim(id="well", text="The old well has run dry.", origin="ben"))
        'Have you heard that "The old well has run dry"?'
    """
    if claim.title:
        return f"Do you know of {claim.title}?"
    return f'Have you heard that "{claim.text.rstrip(".!?")}"?'


def asked_knowers(interviewer: Interviewer, state: State, question: str) -> dict[str, bool]:
    """Return who of those present says yes to `question`, in order of id, and whether it cites a memory."""
    answers = {person: interviewer.ask(person, question) for person in sorted(state.bodies)}
    return {person: bool(answer.memories) for person, answer in answers.items() if answer.yes}


def _summary(evidence: Evidence) -> Table:
    published = literature(evidence.study.name)
    notes = ["Who knows, the origin included: by provenance (tellings), and by asking everybody without touching them."]
    rows = []
    for claim in sorted(evidence.setting.claims.facts):
        row, disagreeing = _claim_row(evidence, claim, published)
        rows.append(row)
        if disagreeing:
            notes.append(f"{claim}: provenance and answer differ for {', '.join(disagreeing)}.")
    columns = [
        "claim",
        "start",
        "start_share",
        "end",
        "end_share",
        "asked_start",
        "asked_end",
        "citing",
        "disagreements",
    ]
    if published.has(NAME):
        columns += ["published_start_share", "published_end_share"]
    return Table(NAME, "Reach: who knows", tuple(columns), tuple(rows), (*notes, *published.notes(NAME)))


def _claim_row(evidence: Evidence, claim: str, published: Literature) -> tuple[Row, list[str]]:
    question = asking_for(evidence.setting.claims.facts[claim].spec)
    start, end = knowers(evidence.start, claim), knowers(evidence.end, claim)
    asked_start = asked_knowers(evidence.at_start, evidence.start, question)
    asked_end = asked_knowers(evidence.at_end, evidence.end, question)
    disagreeing = sorted(set(end) ^ set(asked_end))
    beside = tuple(published.value(NAME, claim, what) for what in ("start_share", "end_share"))
    row: Row = (
        claim,
        len(start),
        share(len(start), len(evidence.start.bodies)),
        len(end),
        share(len(end), len(evidence.end.bodies)),
        len(asked_start),
        len(asked_end),
        sum(asked_end.values()),
        len(disagreeing),
        *(beside if published.has(NAME) else ()),
    )
    return row, disagreeing


def _over_time(evidence: Evidence) -> Table:
    claims = sorted(evidence.setting.claims.facts)
    learnt = {claim: sorted(learnt_at(evidence, claim).values()) for claim in claims}
    rows: tuple[Row, ...] = tuple(
        (evidence.when(seconds), *(sum(1 for at in learnt[claim] if at <= seconds) for claim in claims))
        for seconds in _marks(evidence)
    )
    notes = ("People who know, by provenance, at each time.",)
    return Table("reach_over_time", "Reach over time", ("time", *claims), rows, notes)


def learnt_at(evidence: Evidence, claim: str) -> dict[str, int]:
    """Return when each knower of `claim` learnt it: by person id, the end of the tick, in simulated seconds."""
    ends = {tick.index: tick.start + tick.seconds for tick in evidence.ticks}
    first: dict[str, int] = {}
    for happened in evidence.events("claim_began", "told", "informed"):
        event = happened.event
        if isinstance(event, ClaimBegan | Informed) and event.claim == claim:
            first.setdefault(event.person, ends[happened.tick])
        elif isinstance(event, Told) and event.claim == claim:
            first.setdefault(event.hearer, ends[happened.tick])
    return first


def _marks(evidence: Evidence) -> list[int]:
    """Return the times of the table: every hour of a short study, every day of a long one, and the end."""
    end = evidence.end_seconds
    step = _HOUR if end <= _HOURLY_UP_TO_DAYS * SECONDS_PER_DAY else SECONDS_PER_DAY
    return [*range(0, end, step), end]
