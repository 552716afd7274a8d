"""The README, executed: what it shows has to work as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(opening: str) -> str:
    """Return the one fenced block of the README that begins with the line(s) `opening`."""
    found = re.findall(re.escape(opening) + r"\n(.*?)```", README, flags=re.DOTALL)
    assert len(found) == 1, opening
    return str(found[0])


@pytest.mark.parametrize("which", ["town", "tests"])
def test_each_command_to_begin_with_is_one_line_and_needs_python_and_pip_only(which: str) -> None:
    script = ROOT / ".ci" / "readme_command.sh"
    command = subprocess.run([script, which], capture_output=True, text=True, check=True).stdout
    assert command == block(f"<!-- command: {which} -->\n```bash")
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt ")


def test_the_commands_of_the_shell_work_in_order(tmp_path: Path) -> None:
    script = "set -e\n" + block("<!-- command: shell -->\n```bash")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "two.csv").read_text(encoding="utf-8").count("\n") > 10


def test_the_lines_of_the_script_work() -> None:
    names: dict[str, object] = {}
    exec(block("```python"), names)  # the README is ours
    assert getattr(names["world"], "hash", "")
