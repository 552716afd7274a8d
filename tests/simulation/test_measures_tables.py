"""Tables, masks, and finding measures by name."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from agents.errors import ScenarioError
from simulation.measures import (
    Evidence,
    HeldRecord,
    Table,
    make_measure,
    measure_names,
    measure_tables,
    summaries,
    tables_of,
)
from simulation.measures.masking import Masker
from simulation.measures.reach import reach
from simulation.measures.table import mean, share, shown
from simulation.run import Run, simulate
from tests.doubles import played, shared_embedder, tiny_town

PACKAGED = ("attendance", "days", "density", "reach", "talk")


# Tables.


def test_a_table_refuses_a_row_of_another_length() -> None:
    with pytest.raises(ValueError, match="table t: 1 cells in a row of 2 columns"):
        Table("t", "T", ("a", "b"), ((1,),))


def test_a_table_gives_records_columns_and_a_data_frame() -> None:
    table = Table("t", "T", ("who", "share"), (("ada", 0.5), ("ben", None)))
    assert table.records() == [{"who": "ada", "share": 0.5}, {"who": "ben", "share": None}]
    assert table.column("share") == [0.5, None]
    frame = table.frame()
    assert list(frame.columns) == ["who", "share"]
    assert len(frame) == 2
    with pytest.raises(ValueError, match="what"):
        table.column("what")


def test_a_table_reads_as_plain_text() -> None:
    table = Table("t", "Who came", ("who", "came_share"), (("ada", 0.4375), ("ben", None)), ("A note.",))
    assert table.text().splitlines() == [
        "Who came",
        "who  came share",
        "---  ----------",
        "ada  0.438",
        "ben",
        "A note.",
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(True, "yes"), (False, "no"), (None, ""), (0.0, "0"), (1.0, "1"), (0.0004, "0"), (-0.0004, "0"), (7, "7")],
)
def test_a_cell_is_shown_as_people_read_it(cell: bool | float | None, text: str) -> None:
    assert shown(cell) == text


def test_wide_tables_have_their_headings_in_several_lines_where_that_helps() -> None:
    columns = tuple(f"polarised_start_{n}" for n in range(10))
    lines = Table("wide", "Wide", columns, (tuple(range(10)),)).text().splitlines()
    assert lines[1].split() == ["polarised"] * 10 and lines[3].split() == list("0123456789")
    assert max(map(len, lines)) <= 120
    long = Table("long", "Long", columns, (("x" * 200, *range(9)),)).text().splitlines()
    assert "polarised start 3" in long[1]


def test_shares_and_means_of_nothing_are_nothing() -> None:
    assert (share(1, 3), share(0, 0)) == (0.333333, None)
    assert (mean([1, 2]), mean([])) == (1.5, None)


# Masks.

MASKER = Masker(
    ["Mara Lind", "Bo Okafor", "Anne-Marie d'Arc", "李 明", "山田太郎"], ["the old mill", "2 Chapel Row", "茶館"]
)


@pytest.mark.parametrize(
    ("text", "skeleton"),
    [
        ("Mara's supper is at the Old Mill, 18:30!", "<name> supper is at <place> <time>"),
        ("Mara Lind and Bo met at 2 Chapel Row.", "<name> and <name> met at <place>"),
        ("Anne-Marie d’Arc sings.", "<name> sings"),
        ("Come on Saturday at half past six.", "come on <time> at <time>"),
        ("It starts at 7 pm, on 3 May.", "it starts at <time> on <time>"),
        ("A quarter to nine, or two o'clock?", "a <time> or <time>"),
        ("I may march past the mill, I am.", "i may march past the mill i am"),
        ("Three hundred and two loaves, 1,000 rolls", "<number> and <number> loaves <number> rolls"),
        ("山田太郎は茶館にいます", "<name> は <place> にいます"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_names_places_times_and_numbers_are_masked_and_nothing_else(text: str, skeleton: str) -> None:
    assert MASKER.skeleton(text) == skeleton


def test_a_masker_without_names_leaves_words_alone() -> None:
    assert Masker([], []).skeleton("Mara is here") == "mara is here"


# The registry.


def test_the_packaged_measures_are_there_and_say_what_they_measure() -> None:
    assert set(PACKAGED) <= set(measure_names())
    for name in PACKAGED:
        text = make_measure(name).__doc__ or ""
        assert all(part in text for part in ("Measures:", "Unit:", "Source:", "Limits:")), name


def test_an_unknown_measure_is_refused_with_the_nearest() -> None:
    with pytest.raises(ScenarioError, match=r"there is no measure 'reech' \(measures\); expected 'reach'"):
        make_measure("reech")


def test_an_installed_package_can_offer_a_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("loudness", "simulation.measures.reach:reach", "townsfolk.measures")
    monkeypatch.setattr("agents.plugins.entry_points", lambda group: EntryPoints([entry]))
    assert make_measure("loudness") is reach
    assert "loudness" in measure_names()
    with pytest.raises(ScenarioError, match="expected 'loudness'"):
        make_measure("lowdness")


def test_tables_come_in_the_order_of_the_names_and_the_first_of_each_sums_up() -> None:
    run = Evidence(tiny_town(), HeldRecord(played(tiny_town()).ticks), shared_embedder())
    tables = tables_of(run, ("density", "reach", "attendance"))
    assert [table.name for table in tables] == [
        "density",
        "reach",
        "reach_over_time",
        "attendance",
        "attendance_people",
    ]
    assert [table.name for table in summaries(tables)] == ["density", "reach", "attendance"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("runs") / "tiny"
    return simulate(tiny_town(measures=["reach", "talk"]), folder)


def test_a_run_gives_the_tables_of_the_measures_its_study_names(run: Run) -> None:
    assert [table.name for table in summaries(measure_tables(run))] == ["reach", "talk"]
    assert [table.name for table in measure_tables(run, ["days"])] == ["days"]
    assert measure_tables(run, []) == ()


def test_a_run_on_disk_and_one_in_memory_measure_the_same(run: Run) -> None:
    held = Evidence(run.scenario, HeldRecord(played(run.scenario).ticks), shared_embedder())
    assert measure_tables(run, PACKAGED) == tables_of(held, PACKAGED)


def test_a_run_opened_again_measures_the_same(run: Run) -> None:
    assert measure_tables(Run.open(Path(run.folder)), PACKAGED) == measure_tables(run, PACKAGED)
