"""What is heavy is imported when it is first needed, and not before."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.commands import environment

HEAVY = ("litellm", "openai", "chromadb", "mesa", "pandas", "wordllama", "networkx", "rich", "typer")
ALLOWED = {
    "simulation": (),
    "agents": (),
    "simulation.cli": (),
    "simulation.run": (),
    "simulation.replaying": (),
    "simulation.vectors": (),
    "simulation.world": ("mesa", "pandas", "networkx"),
}


@pytest.mark.parametrize("module", ALLOWED)
def test_importing_a_module_loads_nothing_heavy_that_it_does_not_need(module: str) -> None:
    code = f"import json, sys, {module}; print(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) <= set(ALLOWED[module])


def test_a_run_of_the_rules_mind_without_an_index_loads_neither_litellm_nor_chroma() -> None:
    code = (
        "import json, sys, tempfile; from tests.doubles import tiny_town\n"
        "from simulation.run import simulate\n"
        "before = set(sys.modules)\n"
        "with tempfile.TemporaryDirectory() as folder: simulate(tiny_town(people=2, hours=2), folder + '/run')\n"
        "print(json.dumps([name for name in ('litellm', 'openai', 'chromadb', 'httpx') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
