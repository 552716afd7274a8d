"""Ablations: what is lost without a part of the mind, in interviews after one run and in worlds that run without it.

By interview, as in the paper (Park et al., UIST 2023, section 6): one run, then the same questions with nested blocks
of memory hidden, scored against what the record says is true. By world: the scenario run again without a block, which
is ours and not the paper's.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from agents.embedding import Embedder
from agents.memory import Memory, MemoryKind, MemoryStream
from agents.minds.base import Mind, Reply, Request
from agents.persona import PersonaBlock
from agents.tasks.base import Question
from agents.tasks.interviewing import ANSWER_INTERVIEW, AnswerInterviewInput, InterviewAnswer
from simulation.engine import Committed, Engine, make_setting
from simulation.events import ConversationOpened, Remembered, Settled, Told, Uttered
from simulation.experiments.statistics import Bootstrap, Difference, Spread, difference, spread
from simulation.inquiry.interviews import Interviewer
from simulation.reading.loading import changed_study
from simulation.scenario import Scenario, Settings, Study
from simulation.state import State

Category = Literal["self-knowledge", "memory", "plans", "reactions", "reflections"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
BOOTSTRAP = Bootstrap(resamples=2000, confidence_e6=950_000)
_ASKED_MINUTE = 16 * 60
_MOST_OF_A_SORT = 3
_SAID = 4

_OBSERVED: frozenset[MemoryKind] = frozenset({"observation", "heard", "said", "summary", "digest"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What is hidden from people who are interviewed.

    Args:
        name: What it is called in tables.
        kinds: The kinds of memories that are hidden.
        plans: Whether plans and commitments are.
        claims: Whether news and the names of others are.
    """

    name: str
    kinds: frozenset[MemoryKind] = frozenset()
    plans: bool = False
    claims: bool = False


CONDITIONS = (
    Condition("all there is"),
    Condition("no reflection", frozenset({"reflection"})),
    Condition("no reflection, no planning", frozenset({"reflection", "plan"}), plans=True),
    Condition(
        "no reflection, no planning, no observation", _OBSERVED | {"reflection", "plan"}, plans=True, claims=True
    ),
    Condition("no memory", frozenset(get_args(MemoryKind)), plans=True, claims=True),
)
"""Nested: each hides what the one before it hides, and more."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A question with a known answer: the words one of which a true answer holds, or yes or no."""

    person: str
    category: Category
    text: str
    holds: tuple[str, ...] = ()
    yes: bool | None = None

    def is_met(self, answer: InterviewAnswer) -> bool:
        """Return whether `answer` says what is true."""
        if self.yes is not None and answer.yes is not self.yes:
            return False
        said = _plain(answer.text)
        return not self.holds or any(_plain(words) in said for words in self.holds)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a condition or an arm, what was measured, over the seeds, and against the first line."""

    name: str
    outcome: str
    spread: Spread
    against: Difference | None


def by_interview(scenario: Scenario, seeds: Sequence[int], embedder: Embedder) -> list[Row]:
    """Return the share of questions answered truly, by condition and category, over paired seeds.

    People are asked at four in the afternoon of the last day, or at the end where that comes first.

    Raises:
        Paused: If a model's answer cannot be had.
    """
    shares: dict[tuple[str, str], list[float]] = defaultdict(list)
    for seed in seeds:
        for (condition, category), (met, asked) in asyncio.run(_interviewed(scenario, seed, embedder)).items():
            shares[condition, category].append(met / asked)
    first = CONDITIONS[0].name
    return [
        Row(condition.name, category, *_compared(shares[first, category], shares[condition.name, category]))
        for condition in CONDITIONS
        for category in (*CATEGORIES, "all")
        if shares[condition.name, category]
    ]


def _compared(baseline: list[float], values: list[float]) -> tuple[Spread, Difference | None]:
    pairs = list(zip(baseline, values, strict=True)) if len(baseline) == len(values) else []
    return spread(values, BOOTSTRAP), None if values is baseline or not pairs else difference(pairs, BOOTSTRAP)


async def _interviewed(scenario: Scenario, seed: int, embedder: Embedder) -> dict[tuple[str, str], tuple[int, int]]:
    study = changed_study(scenario.study, [("seed", str(seed))])
    kept = _Kept()
    mind = _mind(scenario.settings, kept)
    engine = Engine(make_setting(study, embedder), mind, kept)
    try:
        await _until_the_last_afternoon(engine)
        probes = probes_of(engine.state, study, kept)
        counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for condition in CONDITIONS:
            for probe in probes:
                answer = await _asked(engine, mind, condition, probe)
                for category in (probe.category, "all"):
                    counts[condition.name, category][0] += probe.is_met(answer)
                    counts[condition.name, category][1] += 1
    finally:
        await mind.close()
    return {key: (met, asked) for key, (met, asked) in counts.items()}


async def _until_the_last_afternoon(engine: Engine) -> None:
    clock = engine.setting.clock
    last = clock.seconds_at(clock.moment(max(0, clock.seconds - 1)).day, _ASKED_MINUTE)
    stop = last if last < clock.seconds else clock.seconds
    engine.found()
    while engine.upcoming is not None and engine.upcoming.start < stop:
        await engine.step()


async def _asked(engine: Engine, mind: Mind, condition: Condition, probe: Probe) -> InterviewAnswer:
    now = engine.upcoming.start if engine.upcoming is not None else engine.setting.clock.seconds
    state = without_kinds(engine.state, probe.person, condition.kinds)
    question = Interviewer(engine.setting, state, now).question(probe.person, probe.text)
    given = hidden(question.input, condition)
    asked = Question(ANSWER_INTERVIEW, probe.person, question.tick, question.n, question.seed, given)
    return (await mind.answer(asked)).answer


def without_kinds(state: State, person: str, kinds: frozenset[MemoryKind]) -> State:
    """Return `state` with the memories of `kinds` taken out of what `person` carries; the rest is shared."""
    if not kinds:
        return state
    stream = MemoryStream(state.dimensions)
    for row, memory in enumerate(state.streams[person]):
        if memory.kind not in kinds:
            stream.add(memory, state.streams[person].vectors[row].astype("int8"))
            stream.touch([memory.id], int(state.streams[person].accessed[row]))
    return replace(state, streams={**state.streams, person: stream})


def hidden(given: AnswerInterviewInput, condition: Condition) -> AnswerInterviewInput:
    """Return what an interviewed person has before it under `condition`."""
    me = replace(given.me, plan=None, step=None, next_step=None, commitments=()) if condition.plans else given.me
    if not condition.claims:
        return replace(given, me=me)
    unknowing = replace(me, attempts=())
    return replace(given, me=unknowing, claims=(), names=(), encounters=(), day=(), opinions=())


def probes_of(state: State, study: Study, kept: _Kept) -> list[Probe]:
    """Return questions to everybody in `state` whose answers the record knows, a few of each sort."""
    names = {person.slug: person.name for person in study.people}
    probes: list[Probe] = []
    for person in sorted(state.bodies):
        for sort in (_of_oneself, _of_others, _of_news, _of_plans, _of_events, _of_conclusions):
            probes += list(sort(person, state, study, names, kept))[:_MOST_OF_A_SORT]
    return probes


def _of_oneself(person: str, _s: State, study: Study, _n: dict[str, str], _k: _Kept) -> Iterable[Probe]:
    persona = next((one for one in study.people if one.slug == person), None)
    if persona is not None and persona.social.occupation:
        yield Probe(person, "self-knowledge", "What do you do for a living?", (persona.social.occupation,))
    for like in persona.personal.likes[:1] if persona is not None else ():
        yield Probe(person, "self-knowledge", f"Do you like {like}?", yes=True)


def _of_others(person: str, state: State, _st: Study, names: dict[str, str], kept: _Kept) -> Iterable[Probe]:
    ties = state.lives[person].relationships
    met = [other for other, tie in sorted(ties.items()) if tie.named and tie.talks and other in names]
    for other in met[:2]:
        facts = (fact.value for fact in state.lives[person].facts.get(other, ()))
        subjects = (*kept.subjects.get((person, other), ()), *facts)
        if subjects:
            yield Probe(person, "memory", f"What do you remember of {names[other]}?", subjects)
    strangers = [other for other in sorted(names) if other not in ties and other != person]
    for other in strangers[:1]:
        yield Probe(person, "memory", f"Do you know {names[other]}?", yes=False)


def _of_news(person: str, state: State, study: Study, _n: dict[str, str], _k: _Kept) -> Iterable[Probe]:
    for claim in study.claims:
        if claim.title and claim.origin != person:
            knows = claim.id in state.lives[person].knowledge
            yield Probe(person, "memory", f"Have you heard of {claim.title}?", yes=knows)


def _of_plans(person: str, state: State, study: Study, _n: dict[str, str], _k: _Kept) -> Iterable[Probe]:
    life = state.lives[person]
    now = max((memory.created for stream in state.streams.values() for memory in stream), default=0)
    ahead = [step for step in (life.plan.steps if life.plan is not None else ()) if step.start > now]
    claims = {claim.id for claim in study.claims}
    activities = tuple(step.activity for step in ahead[:_SAID] if step.claim not in claims)
    if activities:
        yield Probe(person, "plans", "What are your plans for today?", activities)


def _of_events(person: str, state: State, study: Study, _n: dict[str, str], _k: _Kept) -> Iterable[Probe]:
    for claim in study.claims:
        knowing = state.lives[person].knowledge.get(claim.id)
        if claim.title and claim.event is not None and knowing is not None and knowing.attending is not None:
            text = f"Are you going to {claim.title}?"
            yield Probe(person, "reactions", text, (claim.title,), yes=knowing.attending)


def _of_conclusions(person: str, state: State, _st: Study, names: dict[str, str], _k: _Kept) -> Iterable[Probe]:
    reflections = [memory for memory in state.streams[person] if memory.kind == "reflection"]
    for other, name in sorted(names.items()):
        about = tuple(memory.text for memory in reflections if other in memory.about)
        if about and other != person:
            yield Probe(person, "reflections", f"What do you think of {name}?", about)


@dataclass(frozen=True, slots=True)
class Arm:
    """A world without a block: the keys of the study that switch it off, with values as JSON text."""

    name: str
    changes: tuple[tuple[str, str], ...]


ARMS = (
    Arm("all there is", ()),
    Arm("no reflection", (("conduct.reflection_threshold", "100000"),)),
    Arm("no facts about others", (("memory.facts", "false"), ("memory.adopt", "false"))),
    Arm("no appointments", (("conduct.appointments", "false"),)),
    Arm("only the newest memories", (("memory.importance", "0.0"), ("memory.relevance", "0.0"))),
    *(
        Arm(f"persona without {block}", (("conduct.without_blocks", f'["{block}"]'),))
        for block in get_args(PersonaBlock)
    ),
)


def by_world(scenario: Scenario, seeds: Sequence[int], embedder: Embedder) -> list[Row]:
    """Return what worlds come to that run without a block, over paired seeds.

    Raises:
        Paused: If a model's answer cannot be had.
    """
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    for arm in ARMS:
        for seed in seeds:
            for outcome, value in asyncio.run(_world(scenario, arm, seed, embedder)).items():
                values[arm.name, outcome].append(value)
    outcomes = list(dict.fromkeys(outcome for _, outcome in values))
    first = ARMS[0].name
    return [
        Row(arm.name, outcome, *_compared(values[first, outcome], values[arm.name, outcome]))
        for arm in ARMS
        for outcome in outcomes
    ]


async def _world(scenario: Scenario, arm: Arm, seed: int, embedder: Embedder) -> dict[str, float]:
    study = changed_study(scenario.study, [("seed", str(seed)), *arm.changes])
    kept = _Kept()
    mind = _mind(scenario.settings, kept)
    engine = Engine(make_setting(study, embedder), mind, kept)
    try:
        engine.found()
        while engine.upcoming is not None:
            await engine.step()
    finally:
        await mind.close()
    return kept.outcomes(engine.state, study)


def _mind(settings: Settings, kept: _Kept) -> Mind:
    from simulation.minds import check_mind, make_mind

    check_mind(settings)
    return make_mind(settings, kept)


class _Kept:
    """Keeps of a world in memory what ablations ask about, and a model's answers as long as it lasts."""

    def __init__(self) -> None:
        self.subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._lines: list[str] = []
        self._counts: dict[str, int] = defaultdict(int)
        self._answers: dict[str, Reply] = {}

    def record(self, committed: Committed) -> None:
        """Count the events of a tick."""
        for entry in committed.entries:
            match entry.event:
                case Remembered(person=person, memory=memory):
                    self._counts[memory.kind] += 1
                    self._note_subjects(person, memory)
                case Uttered(utterance=said):
                    self._lines.append(said.text)
                case Told():
                    self._counts["told"] += 1
                case ConversationOpened():
                    self._counts["talks"] += 1
                case Settled(kept=kept):
                    self._counts["kept" if kept else "broken"] += 1
                case _:
                    pass

    def find(self, key: str) -> Reply | None:
        """Return the answer kept under `key`."""
        return self._answers.get(key)

    def keep(self, request: Request, reply: Reply) -> None:
        """Keep `reply` as long as the world lasts."""
        self._answers[request.key] = reply

    def outcomes(self, state: State, study: Study) -> dict[str, float]:
        """Return what a world came to."""
        people = max(1, len(state.lives))
        knowers = [sum(claim.id in life.knowledge for life in state.lives.values()) for claim in study.claims]
        return {
            "share that knows a claim": sum(knowers) / (people * max(1, len(knowers))),
            "talks": float(self._counts["talks"]),
            "lines": float(len(self._lines)),
            "distinct lines": len(set(self._lines)) / max(1, len(self._lines)),
            "reflections": float(self._counts["reflection"]),
            "commitments kept": self._counts["kept"] / max(1, self._counts["kept"] + self._counts["broken"]),
        }

    def _note_subjects(self, person: str, memory: Memory) -> None:
        from agents.minds.rules.summaries import subjects_in

        if memory.kind == "summary" and memory.about:
            self.subjects[person, memory.about[0]] += subjects_in(memory.text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
