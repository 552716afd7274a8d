"""Folders of finished runs, for commands to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import readings


@pytest.fixture(scope="session")
def corner() -> Path:
    return readings.finished("corner").folder


@pytest.fixture(scope="session")
def valentine() -> Path:
    return readings.finished("valentine").folder


@pytest.fixture(scope="session")
def awkward() -> Path:
    return readings.awkward().folder
