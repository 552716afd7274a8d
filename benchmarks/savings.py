"""What each saving of a study saves, and what it does to the study's outcome.

Two tables. The first lets 25 people of `valentine` live ten hours with every task going through a mock model server
that answers with what the rules mind would say (`tests/rehearsing.py`): calls and tokens with and without each saving,
beside the figures published for the generative-agents town (25 agents, 10.2 hours: 13,705 calls and 6.6 M tokens, in
its repository's issue 156). That town's ten hours begin at midnight; so does the first count here, and the second
begins when people are up.

The second runs the whole two days over paired seeds, with the rules mind in memory, and tests equivalence: the 90 %
interval of the paired difference in reach has to lie within five points (two one-sided tests at 5 %), since a
difference that was not found is not yet the same. Savings that change nothing under the rules mind are equal by
construction there (rules answer what is routine, whoever is asked): the table says so by a difference of exactly 0.

    python benchmarks/savings.py [--seeds 30] [--processes 2] [--only tokens|reach|archetypes] [--arms ARM ...]

A third table shares situations among people of one archetype in `polarise` and prints the share that was asked and
how far the shared stances end from those of everybody being asked.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import statistics
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")

from benchmarks.playing import Nowhere, embedder, lived  # noqa: E402

HOUR = 3600
MARGIN = 0.05
PUBLISHED_CALLS, PUBLISHED_TOKENS = 13_705, 6_600_000
T_95 = {10: 1.833, 20: 1.729, 30: 1.699, 40: 1.685, 60: 1.671}
ARMS: dict[str, dict[str, Any]] = {
    "asking everything": {},
    "routine by rules": {"routine": "rules"},
    "deciding on change": {"react": "on_change"},
    "rating every 6 hours": {"rate_hours": 6},
    "small talk in one call": {"exchange": "whole"},
    "routine, rating": {"routine": "rules", "rate_hours": 6},
    "all of them": {"routine": "rules", "react": "on_change", "rate_hours": 6, "exchange": "whole"},
}
NOTHING, GATED = "asking everything", "routine, rating"
DAYS = {"midnight to ten": (0, 10), "seven to five": (7, 17)}


def scenario_of(name: str, seed: int, saving: dict[str, Any]) -> Any:  # noqa: ANN401 - imported where it is needed
    """Return a packaged scenario with another seed and its savings."""
    from simulation.reading.loading import load_scenario

    packaged = load_scenario(name)
    data = packaged.study.model_dump(mode="json", by_alias=True) | {"seed": seed, "saving": saving}
    return packaged.model_copy(update={"study": type(packaged.study).model_validate_json(_json(data))})


def _json(data: object) -> str:
    import json

    return json.dumps(data)


@dataclass(frozen=True)
class Used:
    """What a stretch of a run used."""

    calls: int
    tokens: int


def through_a_server(saving: dict[str, Any]) -> dict[str, Used]:
    """Return what the stretches of the day use when every task goes through a mock server."""
    from agents.minds.assembly import language_mind
    from agents.minds.rules import RulesMind
    from simulation.engine import Engine, make_setting
    from tests.agents.inquiries import MemoryStore
    from tests.loopback import Loopback
    from tests.rehearsing import RehearsingMind, Script

    study = scenario_of("valentine", 11, saving).study
    script, store = Script(), MemoryStore()
    with Loopback(script) as server:
        os.environ["OPENAI_API_KEY"] = "sk-benchmark-0000"
        mind = language_mind(
            f"direct:mock@{server.url}", endpoint_json_schema=True, timeout_seconds=60.0, retries=2, concurrency=16,
            calls=10**7, tokens=None, cost_usd=None, store=store, fallback=RulesMind(),
        )  # fmt: skip
        engine = Engine(make_setting(study, embedder()), RehearsingMind(mind, script), Nowhere())

        async def stretches() -> dict[str, Used]:
            found, marks = {}, sorted({hour for span in DAYS.values() for hour in span})
            at: dict[int, Used] = {}
            for mark in marks:
                await lived(engine, mark * HOUR)
                at[mark] = _used(store)
            await engine.mind.close()
            for name, (begin, end) in DAYS.items():
                found[name] = Used(at[end].calls - at[begin].calls, at[end].tokens - at[begin].tokens)
            return found

        return asyncio.run(stretches())


def _used(store: Any) -> Used:  # noqa: ANN401
    """Return calls and tokens so far, at four bytes a token as everywhere in the project where no server counts."""
    sizes = (
        sum(len(message.content.encode()) for message in request.messages) + len(reply.text.encode())
        for request, reply in store.kept.values()
    )
    return Used(len(store.kept), sum(sizes) // 4)


def reached(saving: dict[str, Any], seed: int) -> float:
    """Return which share of people know a claim at the end of `valentine`, the mean over its claims."""
    from agents.minds.rules import RulesMind
    from simulation.engine import Engine, make_setting
    from simulation.measures.reach import knowers

    study = scenario_of("valentine", seed, saving).study
    engine = Engine(make_setting(study, embedder()), RulesMind(), Nowhere())
    asyncio.run(lived(engine))
    people = len(engine.state.bodies)
    return float(statistics.fmean(len(knowers(engine.state, claim.id)) / people for claim in study.claims))


def half_width(differences: Sequence[float]) -> float:
    """Return half of the 90 % interval of the mean, by Student's t."""
    n = len(differences)
    t = T_95[max(size for size in T_95 if size <= n)] if n >= min(T_95) else float("nan")
    return t * statistics.stdev(differences) / math.sqrt(n)


def token_table() -> None:
    """Print calls and tokens by saving."""
    print("Ten hours of valentine through a mock server that answers as the rules mind would")
    print(f"{'':24}" + "".join(f"{name:>32}" for name in DAYS))
    print(f"{'':24}" + f"{'calls':>10}{'tokens':>12}{'of 6.6 M':>10}" * len(DAYS))
    for name, saving in ARMS.items():
        spans = through_a_server(saving)
        cells = "".join(
            f"{one.calls:>10,}{one.tokens:>12,}{PUBLISHED_TOKENS / max(1, one.tokens):>9.1f}x" for one in spans.values()
        )
        print(f"{name:24}{cells}", flush=True)
    print(f"{'published town':24}{PUBLISHED_CALLS:>10,}{PUBLISHED_TOKENS:>12,}\n")


def reach_table(seeds: Iterable[int], processes: int, arms: Sequence[str]) -> bool:
    """Print reach by saving over paired seeds; return whether the gated pair is equivalent to none."""
    chosen = list(seeds)
    print(f"Reach at the end of two days over {len(chosen)} paired seeds (rules mind), and the paired difference")
    print(f"{'':24}{'reach':>8}{'difference':>12}{'90 % interval':>22}  within five points")
    full: list[float] = []
    good = False
    with ProcessPoolExecutor(processes) as pool:
        for name in (NOTHING, *arms):
            values = list(pool.map(partial(reached, ARMS[name]), chosen))
            full = full or values
            paired = [value - before for value, before in zip(values, full, strict=True)]
            mean, half = statistics.fmean(paired), half_width(paired) if any(paired) else 0.0
            within = abs(mean) + half <= MARGIN
            good |= within and name == GATED
            interval = f"{mean - half:+.3f} to {mean + half:+.3f}"
            verdict = "yes" if within else "no"
            print(f"{name:24}{statistics.fmean(values):>8.3f}{mean:>+12.3f}{interval:>22}  {verdict}", flush=True)
    return good


def archetype_table(seeds: Iterable[int]) -> None:
    """Print for `polarise` with the mind's own update how many were asked, and how far the shared answers lead."""
    print("\nSituations shared by archetype in polarise, opinions updated by the mind")
    print(
        f"{'told apart by':21}{'step':>7}{'asked':>8}{'of':>8}{'share':>8}{'error of stances':>17}{'of variance':>13}"
    )
    for by, step in (
        (("judgement",), 1.0),
        (("judgement",), 0.5),
        (("judgement",), 0.25),
        (("traits", "judgement"), 0.5),
    ):
        asked, of, error, variances = 0, 0, [], []
        for seed in seeds:
            everybody, questions = stances_of({}, seed)
            shared, kinds = stances_of(
                {"archetypes": {"by": list(by), "tasks": ["update_opinion"], "step": step}}, seed
            )
            asked, of = asked + len(set(kinds)), of + len(questions)
            error += [abs(everybody[key] - shared[key]) for key in everybody if key in shared]
            variances.append(abs(statistics.pvariance(everybody.values()) - statistics.pvariance(shared.values())))
        print(
            f"{', '.join(by):21}{step:>7}{asked:>8,}{of:>8,}{asked / of:>8.2f}{statistics.fmean(error):>17.3f}"
            f"{statistics.fmean(variances):>13.4f}",
            flush=True,
        )


def stances_of(saving: dict[str, Any], seed: int) -> tuple[dict[str, float], list[str]]:
    """Return the last stances, and a key of every question of opinion that reached the mind."""
    from agents.minds.rules import RulesMind
    from simulation.engine import Engine, make_setting

    scenario = scenario_of("polarise", seed, saving)
    study = scenario.study.model_copy(update={"opinion_rule": type(scenario.study.opinion_rule)(kind="mind")})
    asked: list[str] = []

    class Noting(RulesMind):
        async def answer(self, question: Any) -> Any:  # noqa: ANN401
            if question.task.name == "update_opinion":
                asked.append(f"{question.sample}{question.input!r}")
            return await super().answer(question)

    engine = Engine(make_setting(study, embedder()), Noting(), Nowhere())
    asyncio.run(lived(engine))
    return {
        f"{person}/{topic}": opinion.stance_e6 / 1e6
        for person, life in engine.state.lives.items()
        for topic, opinion in life.opinions.items()
    }, asked


def main() -> int:
    """Print the tables; return 1 if reach with routine by rules and rating by six hours is not equivalent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", choices=("tokens", "reach", "archetypes"))
    parser.add_argument("--arms", nargs="+", choices=[*ARMS][1:], default=[*ARMS][1:], help="whose reach is measured")
    arguments = parser.parse_args()
    good = True
    if arguments.only in (None, "tokens"):
        token_table()
    if arguments.only in (None, "reach"):
        good = reach_table(range(1, arguments.seeds + 1), arguments.processes, arguments.arms)
    if arguments.only in (None, "archetypes"):
        archetype_table(range(1, 6))
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
