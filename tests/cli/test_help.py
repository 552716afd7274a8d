"""The lists of commands are read at a glance: a line each, whole in a terminal of eighty columns."""

from __future__ import annotations

import pytest

from tests.cli.calling import call


@pytest.mark.parametrize("group", [(), ("dataset",), ("model",)])
def test_no_command_is_told_of_in_half_a_sentence(group: tuple[str, ...]) -> None:
    listed = call(*group, "--help").out.split("Commands:\n")[1].splitlines()
    assert len(listed) > 1
    assert [line for line in listed if line.endswith("...") or not line.endswith(".")] == []
