"""From a file to a resolved scenario: what is filled in, what is drawn, what the command line changes, what is kept."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import ScenarioError
from agents.persona import BigFive
from agents.streams import Stream
from simulation.reading.crowds import varied
from simulation.reading.expectations import file_schema, schema_at
from simulation.reading.ids import MAX_LENGTH, Ids, slug
from simulation.reading.loading import (
    changed_settings,
    changed_study,
    json_schema,
    load_scenario,
    packaged_scenarios,
    parse_scenario,
    scenario_from_json,
    scenario_to_json,
)
from simulation.reading.names import FAMILY_NAMES, given_names
from simulation.reading.yaml_reading import Located, read_value, read_yaml
from simulation.scenario import PluginProtocol, Scenario, Study, TownProtocol
from simulation.specs.intervention_spec import Join

DATA = Path(__file__).parent.parent / "data"
RICH = DATA / "rich.yaml"

ROOM = """\
name: room
places: [{name: The Room}]
people: [Ann, Ben, Cem]
"""


def study_of(text: str, **options: Any) -> Study:
    return parse_scenario(text, **options).study


@pytest.fixture(scope="module")
def rich() -> Scenario:
    return load_scenario(RICH)


# What readers write


def test_three_people_in_one_room_need_three_lines() -> None:
    study = study_of(ROOM)
    assert [(person.slug, person.name, person.context.home) for person in study.people] == [
        ("ann", "Ann", "the-room"),
        ("ben", "Ben", "the-room"),
        ("cem", "Cem", "the-room"),
    ]
    assert (study.clock.start, study.clock.end, study.clock.days) == ("2026-02-13T00:00", "2026-02-14T00:00", None)
    assert (study.ties, study.network, study.protocol) == ((), None, TownProtocol())


def test_two_hundred_people_on_a_small_world_are_a_crowd_and_a_network() -> None:
    study = study_of(
        "name: small-world\n"
        "places: [{name: North, kind: home}, {name: South, kind: home}, {name: Square}]\n"
        "crowds: [{count: 200, homes: [north, south]}]\n"
        "network: {generator: watts_strogatz, k: 6, p: 0.1}\n"
    )
    assert len({person.slug for person in study.people}) == len({person.name for person in study.people}) == 200
    assert Counter(person.context.home for person in study.people) == {"north": 100, "south": 100}
    assert study.ties == (), "the graph is drawn when the world is founded"


def test_a_night_shift_runs_across_midnight() -> None:
    study = study_of(
        "name: night\nclock: {start: 2026-02-13T18:00, end: 2026-02-14T18:00}\n"
        "places: [{name: Flat, kind: home}, {name: Ward, hours: {opens: 20:00, closes: 08:00}}]\n"
        "people:\n  - name: Noor\n    context:\n      wake: 16:00\n      sleep: 08:30\n"
        "      habits: [{do: watching the ward, at: ward, start: 22:00, end: 06:00, fixed: true}]\n"
    )
    habit = study.people[0].context.habits[0]
    assert (habit.start, habit.end, study.clock.end) == ("22:00", "06:00", "2026-02-14T18:00")


def test_a_place_can_be_for_one() -> None:
    study = study_of("name: x\nplaces: [{name: Booth, capacity: 1}, {name: Hall}]\npeople: [A, B, C, D, E]\n")
    assert study.places[0].capacity == 1
    assert all(person.context.home == "booth" for person in study.people), "without a home anywhere, the first place"


def test_a_town_where_nobody_knows_anybody_is_fine() -> None:
    assert study_of(ROOM + "ties: []\nclaims: []\n").ties == ()


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("王芳", "person-1"),
        ("أمل", "person-1"),
        ("42", "person-1"),
        ("<b>Bob</b>", "b-bob-b"),
        ("=cmd()", "cmd"),
        ('Ann "the Axe" O\'Hara', "ann-the-axe-ohara"),
        ("Zoë Łuk-SSen", "zoe-luk-ssen"),
        ("Ünal Çağlı", "unal-cagli"),
        ("😀 Joy", "joy"),
        ("No", "no"),
        ("x" * 120, "x" * MAX_LENGTH),
    ],
)
def test_strange_names_stay_as_they_are_and_get_plain_ids(name: str, person: str) -> None:
    found = study_of(yaml.safe_dump({"name": "x", "places": [{"name": "P"}], "people": [name]}, allow_unicode=True))
    assert (found.people[0].name, found.people[0].slug) == (name, person)
    assert scenario_from_json(scenario_to_json(Scenario(study=found))).study == found


def test_words_mean_what_they_look_like() -> None:
    study = study_of(
        "name: no\nclock: {start: 2026-02-13, days: 1}\nplaces: [{name: Off, hours: {opens: 07:30, closes: 12:00}}]\n"
        "people: [No, Yes, On, y, Null, 1_000, 0x1F, 010, 2026-02-13]\n"
    )
    assert " ".join(person.name for person in study.people) == "No Yes On y Null 1_000 0x1F 010 2026-02-13"
    assert study.places[0].hours is not None
    assert (study.name, study.places[0].name, study.places[0].hours.opens) == ("no", "Off", "07:30")


def test_json_is_a_scenario_too() -> None:
    assert study_of(json.dumps(yaml.safe_load(ROOM))) == study_of(ROOM)


def test_everything_a_file_can_say_is_read(rich: Scenario) -> None:
    study, settings = rich.study, rich.settings
    assert [person.slug for person in study.people[:6]] == ["mara", "no", "ines", "person-4", "b-bob-b", "cmd"]
    assert [place.slug for place in study.places] == ["tern-row", "bakery", "quay", "cafe-ore", "place-5"]
    assert study.people[0].description == "Bakes for the whole street, and knows most of what happens in it."
    assert study.people[3].context.habits == study.people[1].context.habits, "merged from the anchor"
    assert study.people[3].context.goals == ("see the other shore",)
    assert (study.clock.start, study.clock.end) == ("2026-02-13T06:00", "2026-02-15T06:00")
    assert study.claims[0].title is None, "made by the engine"
    assert (settings.concurrency, settings.limits.calls, settings.vectors) == (4, 1000, False)
    joins = [spec.person for spec in study.interventions if isinstance(spec, Join)]
    assert [(person.slug, person.context.home) for person in joins] == [("newcomer", "tern-row")]


def test_loading_makes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room.yaml").write_text(ROOM)
    monkeypatch.chdir(tmp_path)
    load_scenario("room.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["room.yaml"]


# Where files are


def test_a_name_is_packaged_and_anything_like_a_path_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corner.yaml").write_text(ROOM)
    (tmp_path / "corner").write_text(ROOM)
    assert load_scenario("corner").study.name == "corner"
    for source in ("corner.yaml", "./corner", tmp_path / "corner", str(tmp_path / "corner.yaml")):
        assert load_scenario(source).study.name == "room"


def test_packaged_scenarios_are_listed_with_their_question() -> None:
    listed = {packaged.name: packaged for packaged in packaged_scenarios()}
    assert list(listed) == sorted(listed)
    for name, packaged in listed.items():
        study = load_scenario(name).study
        assert (study.name, packaged.people, packaged.question) == (name, len(study.people), study.question)
        assert packaged.days >= 1


def test_reading_is_light() -> None:
    heavy = ("litellm", "chromadb", "mesa", "pandas", "networkx")
    code = f"import sys, simulation.reading.loading; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


# Persona files


def with_personas(folder: Path, personas: str, text: str = ROOM) -> Path:
    path = folder / "town.yaml"
    path.write_text(f"{text}personas: {personas}\n", encoding="utf-8")
    return path


def test_persona_files_add_people_after_those_written_inline(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "dee.yaml").write_text("- Dee\n- {name: Ann, social: {age: 5}}\n")
    (tmp_path / "eve.yml").write_text("- name: Eve\n")
    people = load_scenario(with_personas(tmp_path, "[more/dee.yaml, eve.yml]")).study.people
    assert [person.slug for person in people] == ["ann", "ben", "cem", "dee", "ann-2", "eve"]
    assert people[4].social.age == 5


def test_a_town_may_live_in_persona_files_alone(tmp_path: Path) -> None:
    (tmp_path / "dee.yaml").write_text("- Dee\n")
    path = with_personas(tmp_path, "[dee.yaml]", "name: x\nplaces: [{name: P}]\n")
    assert [person.slug for person in load_scenario(path).study.people] == ["dee"]


def test_a_fault_in_a_persona_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "dee.yaml").write_text("- Dee\n- name: Eve\n  context:\n    home: nowhere\n")
    error = refusal(with_personas(tmp_path, "[dee.yaml]"))
    assert (error.file, error.line, error.where) == (tmp_path / "dee.yaml", 4, "1.context.home")
    (tmp_path / "dee.yaml").write_text("- Dee\n- name: Eve\n  agee: 4\n")
    error = refusal(with_personas(tmp_path, "[dee.yaml]"))
    assert (error.file, error.line, error.where) == (tmp_path / "dee.yaml", 3, "1.agee")


def refusal(source: str | Path, **options: Any) -> ScenarioError:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(source, **options)
    return caught.value


@pytest.mark.parametrize(
    ("personas", "problem"),
    [
        ("[/etc/passwd]", "is an absolute path"),
        ("['C:/people.yaml']", "is an absolute path"),
        ("['~/people.yaml']", "is an absolute path"),
        ("[../people.yaml]", "leads out of the scenario's folder"),
        ("[more/../../people.yaml]", "leads out of the scenario's folder"),
        ("['..\\people.yaml']", "leads out of the scenario's folder"),
        ("[link.yaml]", "leads out of the scenario's folder"),
        ("[absent.yaml]", "there is no such file"),
        ("[.]", "this is a folder"),
        ("['']", "has no usable name"),
        ("[7]", "has no usable name"),
        ("[large.yaml]", "too many"),
        ("[dee.yaml, dee.yaml]", "stands twice"),
        (f"[{'x' * 280}.yaml]", "cannot be used"),
        ("dee.yaml", "'personas' cannot be 'dee.yaml'"),
    ],
)
def test_persona_files_are_found_in_the_scenarios_folder_only(tmp_path: Path, personas: str, problem: str) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (tmp_path / "people.yaml").write_text("- Mal\n")
    (folder / "link.yaml").symlink_to(tmp_path / "people.yaml")
    (folder / "dee.yaml").write_text("- Dee\n")
    (folder / "large.yaml").write_bytes(b"#" * 5_000_001)
    error = refusal(with_personas(folder, personas))
    assert problem in error.problem
    assert (error.file, error.line) == (folder / "town.yaml", 4)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("name: Dee\n", 1, "this is not a list of people"),
        ("", 1, "there is nothing in it"),
        ("- Dee\n- !x Eve\n", 2, "the tag '!x' is not allowed"),
        ("- Dee\n- [", 2, "a bracket is not closed"),
    ],
)
def test_a_hostile_persona_file_is_refused_as_a_scenario_is(tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "dee.yaml").write_text(text)
    error = refusal(with_personas(tmp_path, "[dee.yaml]"))
    assert (error.file, error.line) == (tmp_path / "dee.yaml", line)
    assert problem in error.problem


def test_persona_files_need_a_scenario_file() -> None:
    with pytest.raises(ScenarioError, match="the scenario itself is not in a file"):
        parse_scenario(ROOM + "personas: [dee.yaml]\n")


# Ids


def test_ids_from_names_give_way_to_ids_that_are_given() -> None:
    study = study_of(
        "name: x\nplaces: [{name: Inn}, {name: Inn}, {name: 灯台}, {id: inn-2, name: Old Inn}]\n"
        "people: [Ann, {id: ann, name: Other}, Ann, ANN, 芳, {id: ann-3, name: Third}, Guest 1]\n"
        "crowds: [{count: 2, id: guest}]\n"
    )
    assert [place.slug for place in study.places] == ["inn", "inn-3", "place-3", "inn-2"]
    assert [person.slug for person in study.people] == [
        "ann-2", "ann", "ann-4", "ann-5", "person-5", "ann-3", "guest-1-2", "guest-1", "guest-2",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_a_slug_is_empty_or_an_id(name: str) -> None:
    made = slug(name)
    assert made == "" or re.fullmatch(r"[a-z0-9][a-z0-9-]{0,47}", made)
    assert slug(made) == made


@given(st.text(alphabet="abcXYZ 09", max_size=20))
def test_a_slug_of_ascii_keeps_letters_and_digits(name: str) -> None:
    made = slug(name)
    assert made.replace("-", "") == ("".join(name.split()).lower() if re.search("[a-zA-Z]", name) else "")


@given(st.lists(st.sampled_from(["ann", "ann-2", "ann-2-2", "guest", "guest-1", "guest-1-2"]), max_size=30))
def test_ids_are_unique_and_never_those_of_a_crowd(wanted: list[str]) -> None:
    ids = Ids({"ann-3"}, crowds={"guest", "guest-1", "guest-x"})
    made = [ids.take(word) for word in wanted]
    assert len({*made, "ann-3"}) == len(made) + 1
    assert not [word for word in made if re.fullmatch(r"guest(-1|-x)?-\d+", word)]


def test_many_people_of_one_name_get_ids_quickly() -> None:
    study = study_of("name: x\nplaces: [{name: P}]\npeople:\n" + "- Ann\n" * 3000)
    assert study.people[-1].slug == "ann-3000"


# Crowds

CROWD = """\
name: x
places: [{name: P}]
crowds:
  - {id: guard, count: 40, persona: {personal: {traits: {openness: 0.9}}}}
"""


def test_a_crowd_is_drawn_from_the_seed_alone() -> None:
    first, again, other = (study_of(CROWD, seed=seed).people for seed in (1, 1, 2))
    assert first == again
    assert [person.name for person in first] != [person.name for person in other]
    assert [person.slug for person in first] == [person.slug for person in other]


def test_a_crowd_does_not_change_when_another_joins_it() -> None:
    alone = study_of(CROWD).people
    assert study_of(CROWD + "  - {count: 5}\n").people[:40] == alone


def test_traits_vary_around_what_the_crowd_has_in_common_unless_told_not_to() -> None:
    traits = [person.personal.traits for person in study_of(CROWD).people]
    assert len({trait.openness for trait in traits}) > 10
    assert min(trait.openness for trait in traits) >= 0.5
    same = study_of(CROWD.replace("count: 40", "count: 40, vary: false")).people
    assert {person.personal.traits for person in same} == {BigFive(openness=0.9)}


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_varied_traits_stay_within_bounds(seed: int, middle: float) -> None:
    traits = varied(BigFive(extraversion=middle), Stream(seed, "test"))
    assert all(0 <= value <= 1 and round(value, 3) == value for value in traits.model_dump().values())


def test_names_are_many_of_many_origins_and_fit_the_pronouns() -> None:
    assert len(set(given_names("they"))) >= 120
    assert len(set(FAMILY_NAMES)) == len(FAMILY_NAMES) >= 120
    women = study_of("name: x\nplaces: [{name: P}]\ncrowds: [{count: 50, persona: {social: {pronouns: she}}}]\n").people
    assert {person.name.split()[0] for person in women} <= set(given_names("she"))
    assert not set(given_names("she")) - set(given_names("they"))


def test_names_stay_unique_when_the_list_is_used_up() -> None:
    pairs = len(given_names("she")) * len(FAMILY_NAMES)
    assert pairs < 20_000
    crowd = f"{{count: {pairs + 2}, vary: false, persona: {{social: {{pronouns: she}}}}}}"
    people = study_of(f"name: x\nplaces: [{{name: P}}]\npeople: [Ann Lee]\ncrowds: [{crowd}]\n").people
    names = Counter(person.name for person in people)
    assert max(names.values()) == 1
    assert sum(name.endswith(" 2") for name in names) == 2


def test_a_crowd_with_a_name_of_its_own_is_numbered() -> None:
    people = study_of(
        "name: x\nplaces: [{name: P}]\npeople: [Guard 2]\ncrowds: [{id: g, count: 3, persona: {name: Guard}}]\n"
    ).people
    assert [person.name for person in people] == ["Guard 2", "Guard 1", "Guard 3", "Guard 4"]


# Changes from the command line


def test_keys_are_changed_by_name_by_id_and_by_number() -> None:
    changes = [
        "seed=11", "conduct.sociability=0.3", "people.mara.context.wake=06:00", "people.1.name=Nobody",
        "claims.supper.event.start=19:30", "places.cafe-ore.capacity=null", "settings.mind=rules",
        "settings.limits.calls=100", "ties.0.closeness=-0.5", "measures=[reach, density]", "crowds.resident.count=1",
        "protocol={kind: daily_meetings, time: '12:00'}", "question=What: is # this?", "memory.top=3",
        "interventions.0.cost=2",
    ]  # fmt: skip
    scenario = load_scenario(RICH, overrides=changes)
    study = scenario.study
    assert (study.seed, study.conduct.sociability, study.memory.top) == (11, 0.3, 3)
    assert (study.people[0].context.wake, study.people[1].name, study.people[1].slug) == ("06:00", "Nobody", "no")
    assert study.claims[0].event is not None
    assert (study.claims[0].event.start, study.places[3].capacity) == ("19:30", None)
    assert (scenario.settings.limits.calls, scenario.settings.limits.cost_usd) == (100, 2.5)
    assert (study.ties[0].closeness, study.measures, study.question) == (-0.5, ("reach", "density"), "What: is # this?")
    assert len(study.people) == 6 + 5 + 1
    assert study.protocol.kind == "daily_meetings"


def test_the_last_change_counts_and_the_options_of_their_own_come_last() -> None:
    scenario = parse_scenario(ROOM, overrides=["seed=4", "seed=5", "settings.mind=a/b"], seed=6, mind="c/d")
    assert (scenario.study.seed, scenario.settings.mind) == (6, "c/d")
    assert parse_scenario(ROOM, overrides=["seed=4", "seed=5"]).study.seed == 5


def test_settings_do_not_change_the_study() -> None:
    plain = parse_scenario(ROOM)
    other = parse_scenario(ROOM, mind="openai/x", overrides=["settings.limits.cost_usd=1", "settings.concurrency=64"])
    assert plain.study.digest == other.study.digest
    assert plain.study.digest != parse_scenario(ROOM, seed=2).study.digest


def test_how_a_time_is_written_does_not_change_the_study() -> None:
    days = study_of(ROOM + "clock: {start: 2026-02-13, days: 2}\n")
    assert days.digest == study_of(ROOM + "clock: {end: 2026-02-15T00:00}\n").digest


def test_setting_one_end_of_the_clock_drops_the_other() -> None:
    text = ROOM + "clock: {start: 2026-02-13, days: 2}\n"
    assert study_of(text, overrides=["clock.end=2026-02-20"]).clock.end == "2026-02-20T00:00"
    assert study_of(ROOM + "clock: {end: 2026-02-20}\n", overrides=["clock.days=1"]).clock.end == "2026-02-14T00:00"


def test_a_change_replaces_people_and_persona_files(tmp_path: Path) -> None:
    (tmp_path / "dee.yaml").write_text("- Dee\n")
    path = with_personas(tmp_path, "[absent.yaml]")
    people = load_scenario(path, overrides=["personas=[dee.yaml]", "people.dee.context.wake=05:00"]).study.people
    assert (people[-1].slug, people[-1].context.wake) == ("dee", "05:00")
    assert [person.slug for person in study_of(ROOM, overrides=["people=[X, Y]"]).people] == ["x", "y"]


@pytest.mark.parametrize(
    ("change", "problem", "expected"),
    [
        ("seed", "'--set seed' is not a change", "key=value"),
        ("=3", "'--set =3' is not a change", "key=value"),
        ("a..b=3", "is not a change", "key=value"),
        ("sede=3", "--set sede=3: unknown key 'sede'", "'seed'"),
        ("conduct.sociabilty=1", "unknown key 'sociabilty'", "'sociability'"),
        ("people.mara.wake=06:00", "unknown key 'wake'", "'context.wake'"),
        ("people.marra.context.wake=06:00", "people has no 'marra'", "'mara'"),
        ("people.77.name=X", "people has no '77'", "one of b-bob-b, cmd"),
        (f"people.{'9' * 5000}.name=X", "people has no '999", "one of"),
        ("ties.friend.closeness=1", "ties has no 'friend'", "one of 0, 1"),
        ("measures.9=x", "measures has no '9'", "0"),
        ("seed.x=3", "seed is 7 and has no 'x'", ""),
        ("seed=x", "--set seed=x: 'seed' cannot be 'x'", "a whole number from 0"),
        ("seed=", "'seed' cannot be empty", "a whole number"),
        ("conduct.talk=no", "'talk' cannot be 'no'", "true or false"),
        ("question='open", "this is not YAML: a quotation is not closed", "a closing"),
        ("measures=[!x a]", "the tag '!x' is not allowed", "a plain value"),
        ("seed=.nan", "'.nan' is no number", "a number"),
        ("question=a\x07b", "cannot be printed", "plain text"),
        ("people.mara.context.habits.0.end=05:30", "'baking bread' ends when it starts", "another time"),
        ("network.k=40", "14 people cannot have 40 neighbours", "less than 14"),
        ("tise.0=3", "unknown key 'tise'", "'ties'"),
        ("personas=[../x.yaml]", "leads out of the scenario's folder", "in the scenario's folder"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_with_the_nearest_valid_word(
    change: str, problem: str, expected: str
) -> None:
    error = refusal(RICH, overrides=[change])
    assert problem in error.problem
    assert expected in error.expected
    assert error.line is None, "it does not stand in the file"
    assert "--set " in str(error)


def test_options_of_their_own_are_checked_as_well() -> None:
    with pytest.raises(ScenarioError, match="--seed -1: 'seed' cannot be -1"):
        parse_scenario(ROOM, seed=-1)
    with pytest.raises(ScenarioError, match="'mind' cannot be empty"):
        parse_scenario(ROOM, mind="")


def test_a_change_goes_into_what_the_file_leaves_out() -> None:
    with pytest.raises(ScenarioError, match="claims has no 'party'"):
        parse_scenario(ROOM, overrides=["claims.party.interest=3"])
    assert parse_scenario(ROOM, overrides=["settings.endpoint.retries=1"]).settings.endpoint.retries == 1
    assert parse_scenario(ROOM, overrides=["protocol.travel_minutes=1"]).study.protocol == TownProtocol(
        travel_minutes=1
    )


def test_an_override_value_is_a_word_a_list_a_mapping_or_a_quotation() -> None:
    assert read_value(" 06:00 ").plain() == "06:00"
    assert read_value("[1, {a: no}]").plain() == (1, {"a": "no"})
    assert read_value("'3'").plain() == "3"
    assert read_value("a: b").plain() == "a: b"


# The resolved scenario of a run folder


def test_a_resolved_scenario_comes_back_and_is_written_the_same_again(rich: Scenario) -> None:
    text = scenario_to_json(rich)
    assert scenario_from_json(text) == rich
    assert scenario_to_json(scenario_from_json(text)) == text
    assert text.startswith('{\n  "study": {\n    "schema": 1,') and text.endswith("}\n")
    assert "王芳" in text


def test_the_bytes_do_not_depend_on_the_order_of_options() -> None:
    text = ROOM + "protocol: {kind: plugin, name: p, options: {%s}}\n"
    one, other = (parse_scenario(text % order) for order in ("a: 1, b: no", "b: no, a: 1"))
    assert isinstance(one.study.protocol, PluginProtocol)
    assert scenario_to_json(one) == scenario_to_json(other)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{", "[", "this is not JSON"),
        ('"seed": 7', '"seed": NaN', "a number is without end"),
        ('"seed": 7', '"seed": 1e999', "a number is without end"),
        ('"seed": 7', f'"seed": {"9" * 30}', "a number is too long"),
        ('"seed": 7', f'"seed": {"9" * 5000}', "this JSON cannot be used"),
        ('"seed": 7', '"seed": 7, "seed": 8', "a key stands twice"),
        ('"seed": 7', '"seed": "7"', "'seed' cannot be '7'"),
        ('"seed": 7', '"sede": 7', "unknown key 'sede'"),
        ('"seed": 7', '"seed": ' + "[" * 100_000, "nested too deeply"),
        ('"name": "harbour"', '"name": "\\ud800"', "cannot be printed"),
        ('"study"', '"studio"', "this is not a resolved scenario"),
        ('"id": "mara"', '"id": null', "a person without id or home"),
        ('"home": "tern-row"', '"home": null', "a person without id or home"),
        ('"id": "quay"', '"id": null', "a place without id"),
        ('"end": "2026-02-15T06:00"', '"end": null', "the clock has no end"),
        ('"seed": 7', '"seed": 7, "crowds": []', "this is for files only"),
        ('"origin": "mara"', '"origin": "mira"', "there is no person 'mira'"),
    ],
)
def test_a_resolved_scenario_is_read_strictly(rich: Scenario, old: str, new: str, problem: str) -> None:
    text = scenario_to_json(rich)
    assert old in text
    with pytest.raises(ScenarioError) as caught:
        scenario_from_json(text.replace(old, new, 1))
    assert problem in caught.value.problem


def test_a_study_is_changed_by_key_and_json(rich: Scenario) -> None:
    study = changed_study(
        rich.study, [("conduct.talk", "false"), ("people.mara.name", '"\\ud83d\\ude00: [x"'), ("clock.days", "3")]
    )
    assert (study.conduct.talk, study.people[0].name, study.clock.end) == (False, "😀: [x", "2026-02-16T06:00")
    with pytest.raises(ScenarioError, match="unknown key 'tolk'"):
        changed_study(rich.study, [("conduct.tolk", "false")])
    with pytest.raises(ScenarioError, match="this is not JSON"):
        changed_study(rich.study, [("conduct.talk", "no")])
    places = [*(place.model_dump(mode="json") for place in rich.study.places), {"name": "A"}, {"name": "A"}]
    assert changed_study(rich.study, [("places", json.dumps(places))]).places[-1].slug == "a-2"


def test_settings_are_changed_apart_from_the_study(rich: Scenario) -> None:
    assert changed_settings(rich, ["settings.limits.calls=5"]).limits.calls == 5
    with pytest.raises(ScenarioError, match="the study of a run cannot be changed"):
        changed_settings(rich, ["seed=5"])


# Interventions

JOINS = (
    ROOM
    + "clock: {start: 2026-02-13, days: 1}\nclaims: [{id: news, text: It is so., origin: ann}]\ninterventions:\n  - "
)


@pytest.mark.parametrize(
    ("spec", "problem"),
    [
        ("{do: tell, at: 2026-02-13, claim: news, to: {}}", "0 ways of saying whom"),
        ("{do: tell, at: 2026-02-13, claim: news, to: {everybody: true, share: 0.5}}", "2 ways of saying whom"),
        ("{do: tell, at: 2026-02-13, claim: newz, to: {everybody: true}}", "there is no claim 'newz'"),
        ("{do: tell, at: 2026-02-13, claim: news, to: {people: [eve]}}", "there is no person 'eve'"),
        ("{do: tell, at: 2026-02-13, claim: news, to: {at: inn}}", "there is no place 'inn'"),
        ("{do: leave, at: 2026-02-30, who: {people: [ann]}}", "there is no 2026-02-30 in the calendar"),
        ("{do: leave, at: 2026-02-14, who: {people: [ann]}}", "at 2026-02-14 the clock has ended"),
        ("{do: leave, at: 2026-02-13, times: 2, who: {people: [ann]}}", "2 times, but not how far apart"),
        ("{do: leave, at: 2026-02-13, every_minutes: 2, who: {people: [ann]}}", "this repeats, but not how often"),
        ("{do: tie, at: 2026-02-13, between: [ann, ann]}", "'ann' is tied to itself"),
        ("{do: cut_tie, at: 2026-02-13, between: [ann, zed]}", "there is no person 'zed'"),
        ("{do: join, at: 2026-02-13, person: {name: Eve, context: {home: inn}}}", "there is no place 'inn'"),
        ("{do: change, at: 2026-02-13, key: network, value: null}", "'network' matters only at the founding"),
        ("{do: change, at: 2026-02-13, key: conduct.tolk, value: true}", "unknown key 'tolk'"),
        ("{do: change, at: 2026-02-13, key: people.eve.name, value: X}", "people has no 'eve'"),
        ("{do: change, at: 2026-02-13, key: conduct.talk, value: 3}", "'talk' cannot be 3"),
        ("{do: dance, at: 2026-02-13}", "'do' cannot be 'dance'"),
        ("{at: 2026-02-13}", "the key 'do' is missing"),
        ("{do: leave, at: 2026-02-13, whom: {}}", "unknown key 'whom'"),
        ("{do: change, at: 2026-02-13, key: conduct.talk, value: [3]}", "'value' cannot be a list of 1"),
    ],
)
def test_an_intervention_that_cannot_happen_is_refused_at_its_line(spec: str, problem: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(JOINS + spec + "\n")
    assert problem in caught.value.problem
    assert caught.value.line == 7


def test_nobody_joins_with_the_id_of_another() -> None:
    joining = "{do: join, at: 2026-02-13, person: {name: Zed, id: zed}}\n"
    with pytest.raises(ScenarioError, match="scenario:8: two people have the id 'zed'"):
        parse_scenario(f"{JOINS}{joining}  - {joining}")


def test_those_who_join_can_be_named_by_what_happens_later() -> None:
    study = study_of(
        JOINS + "{do: join, at: 2026-02-13T01:00, person: {name: Ann}}\n"
        "  - {do: tie, at: 2026-02-13T02:00, between: [ann, ann-2]}\n"
    )
    joins = study.interventions[0]
    assert isinstance(joins, Join)
    assert (joins.person.slug, joins.person.context.home) == ("ann-2", "the-room")


# The schema


def test_every_key_of_the_schema_is_described() -> None:
    schema = json_schema()
    for name, part in [("the file", schema), *schema["$defs"].items()]:
        assert part.get("description"), name
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"


def test_an_editor_accepts_what_is_read_and_marks_what_is_not() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    for file in (RICH, *Path("scenarios").glob("*.yaml")):
        assert [error.message for error in validator.iter_errors(json_types(read_yaml(file.read_text("utf-8"))))] == []
    assert list(validator.iter_errors({"name": "x", "places": [{"name": "A", "capacitty": 3}]}))


def json_types(node: Located) -> object:
    return json.loads(json.dumps(node.plain()))


def test_what_may_stand_somewhere_is_found_through_choices_and_lists() -> None:
    tree = read_yaml("protocol: {kind: daily_meetings}\npeople: [Ann, {name: Ben}]\n")
    assert "partners" in schema_at(("protocol",), tree)["properties"]
    assert schema_at(("people", 1, "context", "wake"), tree)["default"] == "07:00"
    assert schema_at(("nothing", "at", "all"), tree) == {}
    assert "properties" in file_schema()


@pytest.mark.parametrize(
    "goal", ["win the cup", "to win the cup", "I want to win the cup", "I would like to win the cup"]
)
def test_a_goal_is_what_fits_after_i_want_to(goal: str) -> None:
    text = json.dumps(
        {
            "schema": 1,
            "name": "cup",
            "places": [{"id": "home", "name": "home", "kind": "home"}],
            "people": [{"name": "Ada Brook", "context": {"goals": [goal, "tow a car", "to"]}}, "Ben Croft"],
        }
    )
    scenario = parse_scenario(text)
    assert scenario.study.people[0].context.goals == ("win the cup", "tow a car", "to")
    assert scenario_from_json(scenario_to_json(scenario)) == scenario


def test_likes_and_dislikes_are_what_fits_after_i_like() -> None:
    personal = {
        "likes": ["I like trains", "I love the sea", "tea"],
        "dislikes": ["I don't like mice", "I hate soup", "I"],
    }
    people = [{"name": "Ada Brook", "personal": personal}, "Ben Croft"]
    places = [{"id": "home", "name": "home", "kind": "home"}]
    scenario = parse_scenario(json.dumps({"schema": 1, "name": "x", "places": places, "people": people}))
    ada = scenario.study.people[0].personal
    assert (ada.likes, ada.dislikes) == (("trains", "the sea", "tea"), ("mice", "soup", "I"))
