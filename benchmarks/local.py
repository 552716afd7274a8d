"""What the small model is worth here: loading, tokens, voiced turns, and whether all tasks make sense.

    python benchmarks/local.py [--hours 24] [--people 10] [--answers 10] [--only all]

Needs the extra and the model: pip install 'townsfolk[local]' && townsfolk model install. Figures depend on who else
wants the processor, so processor seconds are printed beside those of the clock.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from agents.minds.base import Failure, Message, Mind, Request  # noqa: E402
from agents.minds.checking import Senseless, checked  # noqa: E402
from agents.minds.local_model.local import ALL_SLOTS, ALL_TOKENS, LocalProvider  # noqa: E402
from agents.minds.local_model.local_files import LOCAL, check_ready, local_model  # noqa: E402
from agents.minds.local_model.local_server import LocalServer  # noqa: E402
from agents.minds.prompting.common import midnight  # noqa: E402
from agents.minds.prompting.rendering import rendered  # noqa: E402
from agents.minds.prompting.schemas import fitted  # noqa: E402
from agents.minds.repair import Unusable, parse_answer  # noqa: E402
from agents.minds.rules import RulesMind  # noqa: E402
from agents.tasks import PLAN_DAY, RATE_IMPORTANCE  # noqa: E402
from agents.tasks.base import AnyQuestion, Outcome, Question  # noqa: E402
from agents.tasks.planning import DayPlan, PlanDayInput  # noqa: E402
from agents.tasks.remembering import RateImportanceInput, Ratings, ToRate  # noqa: E402
from simulation import load_scenario  # noqa: E402
from simulation.engine import Engine, make_setting  # noqa: E402
from simulation.inquiry.voiced import voiced_counts  # noqa: E402
from simulation.run import Run  # noqa: E402
from simulation.scenario import Scenario, Settings  # noqa: E402
from simulation.world import MemoryJournal  # noqa: E402

PLANTED = (
    ("I brushed my teeth.", "My brother died last night."),
    ("I had toast for breakfast.", "I was asked to marry, and said yes."),
    ("I walked past the quay.", "The house next door burnt down."),
    ("I washed a cup.", "I lost my work today."),
)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--answers", type=int, default=10)
    parser.add_argument("--only", choices=("speed", "voice", "all"), default=None, help="only this part")
    given = parser.parse_args()
    check_ready(local_model(LOCAL))
    scenario = small_valentine(given.people)
    if given.only in {None, "speed"}:
        asyncio.run(speed())
    if given.only in {None, "voice"}:
        voice_a_day(scenario, given.hours)
    if given.only in {None, "all"}:
        asyncio.run(all_tasks(scenario, given.answers))


def small_valentine(people: int) -> Scenario:
    """Return the valentine scenario with so many of its people, those whose news it is first."""
    scenario = load_scenario("valentine")
    study = scenario.study
    origins = {claim.origin for claim in study.claims}
    kept = sorted(study.people, key=lambda person: person.slug not in origins)[:people]
    ids = {person.slug for person in kept}
    ties = tuple(tie for tie in study.ties if set(tie.between) <= ids)
    smaller = study.model_copy(update={"people": tuple(kept), "ties": ties, "interventions": (), "measures": ()})
    return Scenario(study=smaller, settings=Settings(mind=LOCAL, vectors=False))


async def speed() -> None:
    """Print how long loading takes, and tokens per second with one request and with eight at once."""
    provider = LocalProvider(LocalServer(local_model(LOCAL), slots=8, tokens_per_slot=1024), timeout_seconds=600)
    try:
        await provider.complete(_story(99, 1))  # litellm takes seconds to import
        for at_once in (1, 8):
            began, processor = time.monotonic(), _processor()
            replies = await asyncio.gather(*(provider.complete(_story(n, 60)) for n in range(at_once)))
            tokens = sum(0 if isinstance(reply, Failure) else reply.answer_tokens for reply in replies)
            wall, used = time.monotonic() - began, _processor() - processor
            print(f"{at_once} at once: {tokens / wall:.0f} tokens/s, {1000 * used / tokens:.1f} processor ms a token")
    finally:
        await provider.close()
    began = time.monotonic()
    server = LocalServer(local_model(LOCAL), slots=8, tokens_per_slot=1024)
    server.address()
    print(f"loading: {time.monotonic() - began:.2f} s")
    server.stop()


def _story(n: int, tokens: int) -> Request:
    return Request(
        model=local_model(LOCAL).name, messages=(Message("user", f"Tell me story number {n}."),), schema=None,
        schema_name="", max_tokens=tokens, temperature_e6=700_000, sample=f"{n:08x}", task="voice/1", person="",
        tick=0, n=n,
    )  # fmt: skip


def voice_a_day(scenario: Scenario, hours: int) -> None:
    """Print how long a day takes, and what became of the wordings."""
    with tempfile.TemporaryDirectory() as folder:
        run = Run.create(scenario, Path(folder) / "run")
        began, processor = time.monotonic(), _processor()
        info = run.advance(until=hours * 3600)
        with run.record() as record:
            counts = voiced_counts(record)
        minutes, used = (time.monotonic() - began) / 60, (_processor() - processor) / 60
        print(f"{info.people} people, {hours} h: {minutes:.1f} min, {used:.1f} processor min, {info.utterances} turns")
        if counts is not None:
            print(f"  voiced {counts.voiced} of {counts.turns} turns; of {counts.wordings} wordings kept {counts.kept}")
            print(f"  free {dict(counts.free)}")
            print(f"  held {dict(counts.held)}")


@dataclass
class Gathering:
    """Answers as the rules do and keeps the questions of one task."""

    name: str = "rules"
    wanted: str = PLAN_DAY.name

    def __post_init__(self) -> None:
        self.questions: list[AnyQuestion] = []
        self._rules: Mind = RulesMind()

    async def answer(self, question: Question[Any, Any]) -> Outcome[Any]:
        """Return the rules' answer."""
        if question.task.name == self.wanted:
            self.questions.append(question)
        return await self._rules.answer(question)

    async def close(self) -> None:
        """Nothing is open."""


async def all_tasks(scenario: Scenario, answers: int) -> None:
    """Print which share of plans and ratings parses, and which makes sense."""
    plans = (await _plans(scenario))[:answers]
    provider = LocalProvider(
        LocalServer(local_model(LOCAL), slots=ALL_SLOTS, tokens_per_slot=ALL_TOKENS), timeout_seconds=600
    )
    try:
        await _judge(provider, plans, "plans in time order, within waking hours, at known places")
        await _judge(provider, [_rating(plans[n % len(plans)], n) for n in range(answers)], "ratings of planted pairs")
    finally:
        await provider.close()


async def _plans(scenario: Scenario) -> list[AnyQuestion]:
    from agents.embedding import StaticEmbedder

    mind = Gathering()
    engine = Engine(make_setting(scenario.study, StaticEmbedder()), mind, MemoryJournal())
    engine.found()
    for _ in range(40):
        await engine.step()
    return mind.questions


def _rating(plan: AnyQuestion, n: int) -> AnyQuestion:
    texts = PLANTED[n // 2 % len(PLANTED)][:: 1 if n % 2 else -1]  # the grave one first as often as last
    pair = tuple(ToRate("observation", text) for text in texts)
    return Question(RATE_IMPORTANCE, plan.person, plan.tick, n, plan.seed, RateImportanceInput(plan.input.me, pair))


async def _judge(provider: LocalProvider, questions: list[AnyQuestion], what: str) -> None:
    fates = Counter([await _fate(provider, question) for question in questions])
    total = sum(fates.values())
    parses = total - fates["no answer"]
    print(
        f"{what}: of {total} {parses} parse, {parses - fates['refused']} pass the checks, {fates['sense']} make sense"
    )


async def _fate(provider: LocalProvider, question: AnyQuestion) -> str:
    prompt = rendered(question, json_schema=True)
    task = question.task
    assert prompt is not None
    reply = await provider.complete(
        Request(
            model=local_model(LOCAL).name,
            messages=prompt.messages,
            schema=fitted(question),
            schema_name=task.output.__name__,
            max_tokens=task.answer_tokens,
            temperature_e6=task.temperature_e6,
            sample=question.sample,
            task=task.name,
            person=question.person,
            tick=question.tick,
            n=question.n,
        )
    )
    parsed = (
        Unusable("empty", "") if isinstance(reply, Failure) else parse_answer(task.output, reply.text, reply.finish)
    )
    if isinstance(parsed, Unusable):
        return "no answer"
    try:
        answer, _ = checked(question, parsed.answer, prompt.labels)
    except Senseless:
        return "refused"
    return "sense" if makes_sense(question.input, parsed.answer) and answer is not None else "nonsense"


def makes_sense(given: object, answer: object) -> bool:
    """Return whether an answer could be meant: a plan that can be lived, a rating that puts grave above dull."""
    if isinstance(answer, Ratings) and isinstance(given, RateImportanceInput):
        dull, grave = answer.ratings if given.memories[0].text in {one for one, _ in PLANTED} else answer.ratings[::-1]
        return dull < grave
    if not isinstance(answer, DayPlan) or not isinstance(given, PlanDayInput):
        return False
    places = {place.id for place in given.places} | {place.name.casefold() for place in given.places}
    spans = [(step.start_minute, step.end_minute) for step in answer.steps]
    zero = midnight(given.moment, given.wakes)
    wakes, sleeps = (given.wakes - zero) // 60, (given.sleeps - zero) // 60
    in_order = all(start < end for start, end in spans) and spans == sorted(spans)
    apart = all(one[1] <= other[0] for one, other in pairwise(spans))
    within = all(wakes <= start and end <= sleeps for start, end in spans)
    known = all(step.place.strip("[]") in places or step.place.casefold() in places for step in answer.steps)
    return in_order and apart and within and known


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
