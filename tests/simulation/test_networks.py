"""Networks out of who people are, and out of files that may come from anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from simulation.blocks import attribute_of, block_edges, homophily_edges, workplace_edges
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.scenario import Network, Study
from simulation.society import founding_ties


def people(count: int, **changes: Any) -> Study:
    """Return people of two groups, who work in a mill or a shop."""
    data = {
        "schema": 1,
        "name": "net",
        "places": [{"id": place, "name": place, "kind": "place"} for place in ("town", "mill", "shop")],
        "people": [
            {
                "id": f"p{n}",
                "name": f"P{n}",
                "social": {"groups": ["left" if n % 2 else "right"], "occupation": "miller" if n % 3 else "clerk"},
                "personal": {"values": ["order" if n % 2 else "freedom"]},
                "context": {
                    "habits": [
                        {
                            "do": "working",
                            "at": "mill" if n % 4 else "shop",
                            "start": "08:00",
                            "end": "12:00",
                            "fixed": True,
                        }
                    ]
                },
            }
            for n in range(count)
        ],
    }
    return parse_scenario(json.dumps({**data, **changes})).study


def shares(edges: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how many edges stay in a group, and how many go across."""
    within = sum(one % 2 == other % 2 for one, other in edges)
    return within, len(edges) - within


def test_blocks_are_denser_within_than_across() -> None:
    study = people(100)
    within, across = shares(block_edges(Network(generator="stochastic_blocks", p=0.2, p_between=0.01), study.people, 3))
    assert abs(within - 2 * 1225 * 0.2) < 70
    assert abs(across - 2500 * 0.01) < 16


def test_blocks_at_the_ends_are_whole_or_empty() -> None:
    study = people(10)
    edges = block_edges(Network(generator="stochastic_blocks", p=1.0, p_between=0.0), study.people, 3)
    assert shares(edges) == (20, 0)
    assert len(set(edges)) == 20
    assert block_edges(Network(generator="stochastic_blocks", p=0.0, p_between=0.0), study.people, 3) == []


def test_blocks_can_be_made_of_other_attributes() -> None:
    one = people(2).people[1]
    assert [attribute_of(one, by) for by in ("group", "value", "occupation", "home")] == [
        "left",
        "order",
        "miller",
        "town",
    ]


def test_homophily_ties_like_to_like() -> None:
    study = people(80)
    blind = shares(homophily_edges(Network(generator="homophily", m=3, homophily=0.0), study.people, 3))
    alike = shares(homophily_edges(Network(generator="homophily", m=3, homophily=20.0), study.people, 3))
    assert abs(blind[0] - blind[1]) < 0.3 * sum(blind)
    assert alike[0] > 3 * alike[1]


def test_people_with_a_duty_at_one_place_know_each_other() -> None:
    edges = workplace_edges(Network(generator="workplaces"), people(12).people, 3)
    assert {frozenset(one % 4 == 0 for one in edge) for edge in edges} == {frozenset({True}), frozenset({False})}
    assert len(edges) == 3 + 36
    crowded = workplace_edges(Network(generator="workplaces", k=3), people(100).people, 3)
    assert 100 <= len(crowded) <= 300


@pytest.mark.parametrize("generator", ["stochastic_blocks", "homophily", "workplaces"])
def test_a_network_is_drawn_from_the_seed(generator: str) -> None:
    network = {"generator": generator, "p": 0.3, "p_between": 0.1}
    assert founding_ties(people(20, network=network)) == founding_ties(people(20, network=network))
    if generator != "workplaces":
        assert founding_ties(people(20, network=network, seed=2)) != founding_ties(people(20, network=network))


GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="edge" attr.name="closeness" attr.type="double"/><graph edgedefault="undirected">
<node id="p0"/><node id="p1"/><edge source="p0" target="p1"><data key="d0">0.7</data></edge></graph></graphml>"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, str], Study]:
    """Give a function that loads three people with a tie file of a name and text."""

    def loaded(name: str, text: str) -> Study:
        (tmp_path / name).write_text(text, encoding="utf-8")
        places = "places: [{id: town, name: town, kind: square}]\n"
        head = (
            f"schema: 1\nname: net\n{places}people: [{{id: p0, name: A}}, {{id: p1, name: B}}, {{id: p2, name: C}}]\n"
        )
        (tmp_path / "s.yaml").write_text(f"{head}tie_files: [{name}]\n", encoding="utf-8")
        return load_scenario(tmp_path / "s.yaml").study

    return loaded


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("net.graphml", GRAPHML),
        ("net.csv", "source,target,closeness\np0,p1,0.7\n\n"),
        ("net.csv", "From,To,kind,closeness\np0,p1,,0.7\n"),
    ],
)
def test_ties_come_out_of_files(load: Callable[[str, str], Study], name: str, text: str) -> None:
    (tie,) = load(name, text).ties
    assert (tie.between, tie.kind, tie.closeness) == (("p0", "p1"), "acquaintance", 0.7)


def test_an_edge_list_may_have_comments(load: Callable[[str, str], Study]) -> None:
    study = load("net.edges", "# who knows whom\np0 p1\n\np1 p2  # neighbours\n")
    assert [tie.between for tie in study.ties] == [("p0", "p1"), ("p1", "p2")]


@pytest.mark.parametrize(
    ("name", "text", "problem", "line"),
    [
        ("net.edges", "p0 p1\np0 p1 p2\n", "3 words", 2),
        ("net.edges", "p0 p9\n", "no person 'p9'", 1),
        ("net.edges", "p0 p1\np1 p0\n", "tied twice", 2),
        ("net.edges", "p0,p1\n", "1 word;.*a space between", 1),
        ("net.csv", "a,b\n", "no column 'source'", 1),
        ("net.csv", "", "no column 'source'", 1),
        ("net.csv", "source;target\np0;p1\n", "semicolons stand between the cells; expected commas", 1),
        ("net.csv", "source\ttarget\np0\tp1\n", "tabs stand between the cells", 1),
        ("net.csv", "source,target,kind,kind\np0,p1,friend,foe\n", "'kind' stands twice", 1),
        ("net.csv", 'source,target,kind\np0,p1,"fri\nend"\n', "line break", 3),
        ("net.csv", "source,target,secret\n", "unknown column", 1),
        ("net.csv", "source,target\np0\n", "1 cell;", 2),
        ("net.csv", 'source,target\n"p0,p1\n', "not CSV", 2),
        ("net.csv", "source,target,closeness\np0,p1,much\n", "cannot be", 2),
        ("net.csv", "source,target,closeness\np0,p1,nan\n", "cannot be", 2),
        ("net.csv", "source,target,closeness\np0,p1,7\n", "cannot be", 2),
        ("net.graphml", "<graphml>\n<graph>", "not XML: no element found", 2),
        ("net.graphml", "", "not XML", 1),
        ("net.graphml", "<html><p>no</p></html>", "XML of 'html'; expected GraphML", 1),
        ("net.graphml", '<!DOCTYPE x [<!ENTITY a "aa">]><graphml>&a;</graphml>', "definitions of its own", 1),
        ("net.graphml", '\n<!DOCTYPE x SYSTEM "file:///dev/zero"><graphml/>', "definitions of its own", 2),
        ("net.graphml", '<graphml><graph>\n<edge source="p0" target="p9"/></graph></graphml>', "no person 'p9'", 2),
        ("net.graphml", '<graphml>\n<edge source="p0"/>\n</graphml>', "cannot be empty", 2),
        ("net.xlsx", "p0 p1", "no file of ties", None),
    ],
)
def test_files_that_cannot_be_used_are_named_with_their_line(
    load: Callable[[str, str], Study], name: str, text: str, problem: str, line: int | None
) -> None:
    with pytest.raises(ScenarioError, match=problem) as found:
        load(name, text)
    assert found.value.file is not None and found.value.file.name == name
    assert found.value.line == line


@pytest.mark.parametrize("name", ["../net.csv", "/etc/passwd", "missing.csv"])
def test_tie_files_stay_in_the_folder(tmp_path: Path, name: str) -> None:
    text = f"schema: 1\nname: net\nplaces: [{{name: t}}]\npeople: [A, B]\ntie_files: ['{name}']\n"
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError):
        load_scenario(tmp_path / "s.yaml")
