"""How near an estimate comes to what a run then uses: calls and tokens, for models that lead different lives.

Each scenario is estimated, and then lived on two models in this process: one that answers as the rules mind would, and
one whose answers are chance within what each question allows. Both count four letters as a token, as the estimate does
four bytes; what a model's own tokeniser makes of it is another matter.

    python benchmarks/estimates.py [SCENARIO ...] [--json figures.json]

Ends with 1 if an estimate is not within a factor of two.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.embedding import StaticEmbedder
from agents.minds.base import Mind, Request
from agents.minds.language import LanguageMind
from agents.minds.rules import RulesMind
from benchmarks.playing import Nowhere, lived
from simulation.engine import Engine, make_setting
from simulation.estimating import estimate
from simulation.reading.loading import load_scenario
from simulation.scenario import Scenario, Settings
from tests.dictating import DictatedMind, Dictation
from tests.doubles import tiny_meetings, tiny_town
from tests.plausible import schema_answer

PACKAGED = ("corner", "valentine", "rumour", "polarise", "forum", "debate")
ALL = 1_000_000


class Chance(Dictation):
    """A model whose answers are chance, a function of its request."""

    def text_of(self, request: Request) -> str:
        """Return JSON that fits the request."""
        messages = [{"role": one.role, "content": one.content} for one in request.messages]
        body: dict[str, Any] = {"messages": messages, "sample": request.sample}
        if request.schema is not None:
            body["response_format"] = {"json_schema": {"schema": request.schema}}
        return schema_answer(body)


def scenarios(names: list[str]) -> Iterator[tuple[str, Scenario]]:
    """Yield small towns of several seeds, then the packaged scenarios; or those named."""
    if not names:
        for seed in range(1, 7):
            yield f"4 people, 10 h, seed {seed}", tiny_town(seed=seed)
        for seed in range(1, 4):
            yield f"6 people, 24 h, seed {seed}", tiny_town(people=6, hours=24, seed=seed)
        yield "4 people, 4 days of meetings", tiny_meetings()
    for name in names or PACKAGED:
        yield name, load_scenario(name)


def on_a_model(scenario: Scenario, json_schema: bool) -> Scenario:
    """Return `scenario` with the settings of a model that takes schemas or not."""
    settings = {"mind": "direct:test@http://127.0.0.1:1/v1", "endpoint": {"json_schema": json_schema}}
    return scenario.model_copy(update={"settings": Settings.model_validate(settings)})


def used(scenario: Scenario, json_schema: bool, by_chance: bool, embedder: StaticEmbedder) -> Dictation:
    """Return a model that has led all the lives of `scenario`."""
    model = Chance() if by_chance else Dictation()
    language = LanguageMind(model, "test", json_schema=json_schema, fallback=RulesMind(), fallback_share_e6=ALL)
    mind: Mind = language if by_chance else DictatedMind(language, model, json_schema=json_schema)

    asyncio.run(lived(Engine(make_setting(scenario.study, embedder), mind, Nowhere())))
    return model


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scenarios", nargs="*", default=[])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    embedder, rows, worst = StaticEmbedder(), [], 1.0
    print("estimate over use         model    form    calls used  calls  tokens in  tokens out")
    for name, scenario in scenarios(options.scenarios):
        for json_schema in (True, False):
            expected = estimate(on_a_model(scenario, json_schema))
            guess = [sum(getattr(one, key) for one in expected) for key in ("calls", "prompt_tokens", "answer_tokens")]
            for by_chance in (False, True):
                model = used(scenario, json_schema, by_chance, embedder)
                real = (model.calls, model.prompt_tokens, model.answer_tokens)
                ratios = [one / max(1, other) for one, other in zip(guess, real, strict=True)]
                worst = max([worst, *ratios, *(1 / max(ratio, 0.001) for ratio in ratios)])
                words = ("chance" if by_chance else "rules", "schema" if json_schema else "prompt")
                rows.append({"scenario": name, "model": words[0], "form": words[1], "ratios": ratios, "used": real})
                print(f"{name:<27}{words[0]:<8}{words[1]:<8}{real[0]:>9}", *(f"{ratio:>8.2f}" for ratio in ratios))
    print(f"the worst is off by a factor of {worst:.2f} (at most 2)")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0 if worst <= 2 else 1


if __name__ == "__main__":
    sys.exit(main())
