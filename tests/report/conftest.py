"""Pages and a browser, made once for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulation.report import write_page
from simulation.run import Run
from tests import readings
from tests.report import runs
from tests.report.browser import Reader, reader


@pytest.fixture(scope="session")
def valentine() -> Run:
    return readings.finished("valentine")


@pytest.fixture(scope="session")
def page(valentine: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(valentine, tmp_path_factory)


@pytest.fixture(scope="session")
def markup(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.markup(tmp_path_factory.mktemp("markup") / "run"), tmp_path_factory)


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.crowd(tmp_path_factory.mktemp("crowd") / "run"), tmp_path_factory)


@pytest.fixture(scope="session")
def bakehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.bakehouse(tmp_path_factory.mktemp("bakehouse") / "run"), tmp_path_factory)


@pytest.fixture(scope="session")
def forum(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.forum(), tmp_path_factory)


@pytest.fixture(scope="session")
def rumour(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.rumour(), tmp_path_factory)


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(readings.finished("mixed_sessions"), tmp_path_factory)


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(readings.finished("debate"), tmp_path_factory)


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _written(runs.alone(tmp_path_factory.mktemp("alone") / "run"), tmp_path_factory)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with reader(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def see(browser: Reader) -> Iterator[Reader]:
    """A reader before whom nothing may go wrong: the console stays empty, and nobody else is asked for anything."""
    browser.paint("light", 1280, 800)
    browser.complaints()
    browser.asked()
    yield browser
    assert browser.complaints() == []
    strangers = [
        url for url in browser.asked() if not url.startswith(("file:///", "data:", "about:", "http://127.0.0.1:"))
    ]
    assert strangers == []


def _written(run: Run, factory: pytest.TempPathFactory) -> str:
    file: Path = factory.mktemp("pages") / "page.html"
    write_page(run, file)
    return file.as_uri()
