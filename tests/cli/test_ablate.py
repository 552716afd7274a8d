"""`townsfolk ablate`: both tables, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from tests.cli.calling import call
from tests.doubles import as_file, tiny_town


def test_both_tables_are_printed_with_differences_and_intervals(tmp_path: Path) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(as_file(tiny_town(people=3, hours=4)), encoding="utf-8")
    shown = call("ablate", file, "--seeds", "2")
    assert shown.code == 0
    assert "By interview: share of questions answered truly" in shown.out
    assert "By world: the scenario run without a block (ours, not the paper's)" in shown.out
    data = call("ablate", file, "--seeds", "2", "--interviews", "--json").data
    assert data["seeds"] == [1, 2]
    assert data["worlds"] == []
    assert {"without", "what", "mean", "interval", "difference"} <= set(data["interviews"][0])
