"""What a founded world rests on cannot be changed away, and where nothing can happen nothing is begun."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agents.errors import QuestionError, ScenarioError
from simulation.events import Informed
from simulation.forking import fork
from simulation.reading.loading import changed_study, parse_scenario
from simulation.run import Run, simulate

WORLD = """schema: 1
name: founded
clock: {start: "2026-05-04T08:00", end: "2026-05-04T12:00", minutes_per_tick: 60}
places: [{id: inn, name: the inn}, {id: mill, name: the mill}]
people: [{id: ann, name: Ann}, {id: bob, name: Bob}]
claims: [{id: fire, text: There was a fire, origin: ann}]
topics: [{id: wheel, title: the wheel, proposition: The wheel should be mended}]
settings: {vectors: false}
"""
PAIR = "schema: 1\nname: pair\nplaces: [{name: the inn}]\npeople: [{id: ann, name: Ann}, {id: bob, name: Bob}]\n"


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Give a run that is over."""
    return simulate(parse_scenario(WORLD), tmp_path_factory.mktemp("parent") / "run")


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("places", [{"id": "inn", "name": "the inn"}], "the place 'mill' would be gone"),
        ("places.mill.id", "mall", "the place 'mill' would be gone"),
        ("people", [{"id": "ann", "name": "Ann"}], "the person 'bob' would be gone.*do: leave"),
        ("people.bob.id", "rob", "the person 'bob' would be gone"),
        ("people", [{"id": one, "name": one} for one in ("ann", "bob", "cid")], "'cid' would be new.*do: join"),
        ("claims", [], "the claim 'fire' would be gone"),
        ("topics", [], "the topic 'wheel' would be gone"),
        ("crowds", [{"count": 2}], "a crowd cannot be added.*do: join"),
    ],
)
def test_what_a_world_was_founded_with_stays(key: str, value: object, problem: str) -> None:
    study = parse_scenario(WORLD).study
    with pytest.raises(ScenarioError, match=problem):
        changed_study(study, [(key, json.dumps(value))])


def test_what_is_there_may_change_and_places_be_added() -> None:
    study = parse_scenario(WORLD).study
    places = [{"id": "inn", "name": "the old inn"}, {"id": "mill", "name": "the mill"}, {"id": "pub", "name": "a pub"}]
    changed = changed_study(study, [("places", json.dumps(places)), ("people.ann.name", '"Anna"')])
    assert [place.name for place in changed.places] == ["the old inn", "the mill", "a pub"]
    assert changed.people[0].name == "Anna"


def test_a_fork_that_takes_a_place_away_is_refused_before_there_is_a_folder(parent: Run, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="'mill' would be gone"):
        fork(parent, tmp_path / "child", at=3600, overrides=["places=[{id: inn, name: the inn}]"])
    assert not (tmp_path / "child").exists()


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "nothing in it; expected a list of interventions", 1),
        ("do: tell\n", "not a list of interventions", 1),
        ("[]\n", "not a list of interventions", 1),
        (
            '# a letter\n- {do: tell, at: "2026-05-04T11:00", claim: fir, to: {everybody: true}}\n',
            r"no claim 'fir' \(0.claim\)",
            2,
        ),
        ('- {do: tell,\n   att: "2026-05-04T11:00", claim: fire, to: {everybody: true}}\n', "unknown key 'att'", 2),
        (
            '- {do: tell, at: "2026-05-04T08:30", claim: fire, to: {everybody: true}}\n',
            r"has not begun \(0.at\); expected later than 2026-05-04T09:00",
            1,
        ),
    ],
)
def test_interventions_of_a_fork_are_refused_with_their_file_and_line(
    parent: Run, tmp_path: Path, text: str, problem: str, line: int
) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(text)
    with pytest.raises(ScenarioError, match=problem) as found:
        fork(parent, tmp_path / "child", at=7200, interventions=file)
    assert (found.value.file, found.value.line) == (file, line)
    assert not (tmp_path / "child").exists()


def test_a_fork_after_the_end_says_that_the_run_is_over(parent: Run, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="is over by then; its last tick begins at 2026-05-04T11:00"):
        fork(parent, tmp_path / "child", at=5 * 3600)


@pytest.mark.parametrize("at", ["09:01", "10:00", "10:30"])
def test_an_intervention_from_the_fork_on_happens(parent: Run, tmp_path: Path, at: str) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(f'- {{do: tell, at: "2026-05-04T{at}", claim: fire, to: {{people: [bob]}}}}\n')
    child = fork(parent, tmp_path / "child", at=7200, interventions=file)
    child.advance()
    with child.record() as record:
        informed = [one.event for one in record.events("informed")]
    assert [one.person for one in informed if isinstance(one, Informed)] == ["bob"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'protocol: {kind: daily_meetings, time: "18:00"}\n'
            'clock: {start: "2026-05-04T19:00", end: "2026-05-05T18:00"}\n',
            "nobody ever meets: it is never 18:00 from 2026-05-04T19:00",
        ),
        (
            'protocol: {kind: forum, times: ["08:00", "20:00"]}\n'
            'clock: {start: "2026-05-04T09:00", end: "2026-05-04T20:00"}\n',
            "never 08:00 or 20:00",
        ),
        ("protocol: {kind: batch, seats: 3}\n", "dialogues of 3 cannot be where there are 2 people"),
        ("protocol: {kind: batch, seats: 3, circle: 2}\ncrowds: [{count: 9}]\n", "cannot be in a circle of 2"),
    ],
)
def test_a_study_in_which_nothing_can_happen_is_refused_at_its_line(text: str, problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem) as found:
        parse_scenario(PAIR + text)
    assert found.value.line == 5


@pytest.mark.parametrize(
    "text",
    [
        'protocol: {kind: debate, topic: x, speakers_for: [ann], time: "06:00"}\n'
        "topics: [{id: x, title: x, proposition: X is y}]\n"
        'clock: {start: "2026-05-04T19:00", end: "2026-05-05T07:00"}\n',
        'protocol: {kind: daily_meetings}\nclock: {start: "2026-05-04T18:00", end: "2026-05-04T18:05"}\n',
        'protocol: {kind: batch, seats: 3}\ninterventions: [{do: join, at: "2026-02-13", person: {name: Cid}}]\n',
    ],
)
def test_a_study_in_which_little_can_happen_is_read(text: str) -> None:
    assert parse_scenario(PAIR + text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("topics: [{id: t, title: x, proposition: X is y, scale: [only]}]\n", "expected a list of 2 to 11"),
        (
            "topics: [{id: t, title: x, proposition: X is y, first: {given: {ann: 2}}}]\n",
            "cannot be 2.*expected a number from -1 to 1",
        ),
        ("claims: [{id: c, text: X is y, origin: ann, denies: c}]\n", "expected the id of another claim"),
        (
            "claims: [{id: c, text: X is y, origin: ann}]\n"
            'interventions: [{do: tell, at: "2026-02-13", claim: c, to: {everybody: true}, details: []}]\n',
            "'details' cannot be a list of 0.*at least 1",
        ),
        ("network: {generator: watts_strogatz}\npeople: [Ann]\n", "one person cannot be in a network"),
    ],
)
def test_a_refusal_says_what_is_expected(text: str, problem: str) -> None:
    world = PAIR.rpartition("people")[0] if "people:" in text else PAIR
    with pytest.raises(ScenarioError, match=problem):
        parse_scenario(world + text)
