"""Every way in which a scenario file can be wrong ends in one error that names file, line, fault and remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from agents.errors import InputError, ScenarioError
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.reading.scenario_files import MAX_BYTES

FILE = Path("town.yaml")

TOWN = """\
schema: 1
name: town
question: Who hears of it?
seed: 3
clock: {start: 2026-02-13T08:00, days: 2}
places:
  - {id: row, name: Row, kind: home}
  - {id: inn, name: The Inn, hours: {opens: 10:00, closes: 02:00}, near: [{place: row, minutes: 3}]}
people:
  - id: mara
    name: Mara
    context: {home: row, wake: 06:30, sleep: 22:00}
  - name: Tom
    context:
      habits:
        - {do: serving, at: inn, start: 17:00, end: 23:00}
crowds:
  - {id: guest, count: 3, homes: [row]}
ties:
  - between: [mara, tom]
  - between: [mara, guest-1]
network: {generator: watts_strogatz, k: 2, p: 0.1}
claims:
  - id: supper
    text: There is a supper.
    origin: mara
    event: {place: inn, day: 2, start: 19:00, end: 22:00}
  - {id: debt, text: The inn owes money., origin: tom}
protocol: {kind: town, travel_minutes: 5}
conduct: {sociability: 1.5, talk: true}
measures: [reach]
settings: {mind: rules, limits: {calls: 5}}
"""


def refusal(text: str, file: Path | None = FILE) -> ScenarioError:
    with pytest.raises(ScenarioError) as caught:
        parse_scenario(text, file=file)
    return caught.value


def changed(old: str, new: str) -> str:
    assert TOWN.count(old) >= 1, old
    return TOWN.replace(old, new, 1)


def test_the_town_of_these_tests_is_valid() -> None:
    assert len(parse_scenario(TOWN, file=FILE).study.people) == 5


SHAPES = {
    "an unknown key": ("seed: 3", "sede: 3", 4, "unknown key 'sede'", "'seed'"),
    "an unknown key far inside": ("wake: 06:30", "wakes: 06:30", 12, "unknown key 'wakes'", "'wake'"),
    "a key one level too high": (
        "name: Tom",
        "name: Tom\n    likes: [ale]",
        14,
        "unknown key 'likes'",
        "'personal.likes'",
    ),
    "a key unlike any": ("seed: 3", "zzz: 3", 4, "unknown key 'zzz'", "one of claim"),
    "a word for a number": ("seed: 3", "seed: three", 4, "'seed' cannot be 'three'", "a whole number from 0 to"),
    "text for a number": ("seed: 3", "seed: '3'", 4, "'seed' cannot be '3'", "a whole number"),
    "a fraction for a whole number": ("seed: 3", "seed: 3.5", 4, "'seed' cannot be 3.5", "a whole number"),
    "a number out of bounds": (
        "sociability: 1.5",
        "sociability: 9",
        30,
        "'sociability' cannot be 9",
        "a number from 0 to 3",
    ),
    "a negative number": ("calls: 5", "calls: -5", 32, "'calls' cannot be -5", "a whole number of at least 0"),
    "a word for a boolean": ("talk: true", "talk: yes", 30, "'talk' cannot be 'yes'", "true or false"),
    "a number for a name": (
        "name: Tom",
        "name: 12",
        13,
        "'name' cannot be 12",
        "in quotes where it looks like a number",
    ),
    "a boolean for a name": ("name: Tom", "name: true", 13, "'name' cannot be true", "text"),
    "an empty name": ("name: Tom", "name: ''", 13, "'name' cannot be empty", "not empty"),
    "a name that is too long": (
        "name: Tom",
        f"name: {'x' * 121}",
        13,
        "'name' cannot be 'xxx",
        "at most 120 characters",
    ),
    "a number for a time": ("wake: 06:30", "wake: 390", 12, "'wake' cannot be 390", "a time of day such as 07:30"),
    "a time with one digit": ("wake: 06:30", "wake: 6:30", 12, "'wake' cannot be '6:30'", "two digits each"),
    "an hour there is not": ("wake: 06:30", "wake: 24:30", 12, "'wake' cannot be '24:30'", "a time of day"),
    "a date in other order": ("2026-02-13T08:00", "13.02.2026", 5, "'start' cannot be '13.02.2026'", "a date such as"),
    "a name for an id": (
        "between: [mara, tom]",
        "between: [mara, Tom]",
        20,
        "item 1 of 'between' cannot be 'Tom'",
        "'tom'",
    ),
    "one for a pair": ("between: [mara, tom]", "between: [mara]", 20, "'between' cannot be a list of 1", "exactly 2"),
    "three for a pair": ("between: [mara, tom]", "between: [mara, tom, x]", 20, "cannot be a list of 3", "exactly 2"),
    "a word for a list": ("measures: [reach]", "measures: reach", 31, "'measures' cannot be 'reach'", "a list"),
    "nothing for a list": ("measures: [reach]", "measures:", 31, "'measures' cannot be empty", "a list"),
    "a word for a mapping": (
        "conduct: {sociability: 1.5, talk: true}",
        "conduct: calm",
        30,
        "cannot be 'calm'",
        "a mapping",
    ),
    "a list for a mapping": ("clock: {start", "clock: [a]\nx: {start", 5, "'clock' cannot be a list of 1", "a mapping"),
    "a mapping for a number": ("seed: 3", "seed: {a: 1}", 4, "'seed' cannot be a mapping", "a whole number"),
    "a number for a person": ("- name: Tom", "- 3\n  - name: Tom", 13, "item 1 of 'people' cannot be 3", "a mapping"),
    "a word out of a choice": (
        "watts_strogatz",
        "smallworld",
        22,
        "'generator' cannot be 'smallworld'",
        "watts_strogatz",
    ),
    "another kind of protocol": (
        "kind: town",
        "kind: city",
        29,
        "'kind' cannot be 'city'",
        "daily_meetings, debate, forum, plugin, sessions, town",
    ),
    "a word for a protocol": (
        "protocol: {kind: town, travel_minutes: 5}",
        "protocol: town",
        29,
        "cannot be 'town'",
        "kind: one of",
    ),
    "a key of another protocol": (
        "travel_minutes",
        "partners",
        29,
        "unknown key 'partners'",
        "one of kind, max_participants",
    ),
    "an option that is a list": (
        "protocol: {kind: town, travel_minutes: 5}",
        "protocol: {kind: plugin, name: x, options: {a: [1]}}",
        29,
        "'a' cannot be a list of 1",
        "text or a whole number or true or false or a number",
    ),
    "a missing key": ("    text: There is a supper.\n", "", 24, "the key 'text' is missing", "text"),
    "a misspelt key that is needed": ("    text: There", "    txt: There", 25, "unknown key 'txt'", "'text'"),
    "another schema": ("schema: 1", "schema: 2", 1, "schema 2 is not read by this version", "schema: 1"),
    "a schema in quotes": ("schema: 1", "schema: '1'", 1, "schema '1' is not read", "schema: 1"),
    "a schema and more": ("schema: 1", "schema: 7\nfoo: 1", 1, "schema 7 is not read", "schema: 1"),
    "a crowd of none": ("count: 3", "count: 0", 18, "'count' cannot be 0", "a whole number from 1 to"),
}


MEANINGS = {
    "a tie to nobody": ("[mara, guest-1]", "[mara, guest-9]", 21, "there is no person 'guest-9'", "'guest-"),
    "a tie to oneself": ("[mara, guest-1]", "[mara, mara]", 21, "'mara' is tied to itself", "two people"),
    "a tie twice": ("[mara, guest-1]", "[tom, mara]", 21, "tom and mara are tied twice", "one tie"),
    "a claim of nobody": ("origin: tom", "origin: thom", 28, "there is no person 'thom'", "'tom'"),
    "two claims of one id": ("id: debt", "id: supper", 28, "two claims have the id 'supper'", "an id of its own"),
    "two people of one id": (
        "- name: Tom",
        "- name: Tom\n    id: mara",
        14,
        "two people have the id 'mara'",
        "of its own",
    ),
    "two places of one id": ("id: inn", "id: row", 8, "two places have the id 'row'", "of its own"),
    "a person like one of a crowd": ("id: mara", "id: guest-2", 18, "two people have the id 'guest-2'", "of its own"),
    "an event at no place": ("{place: inn, day", "{place: in, day", 27, "there is no place 'in'", "'inn'"),
    "an event after the end": (
        "day: 2",
        "day: 4",
        27,
        "the event 'supper' falls outside the clock, on day 4",
        "within 2026",
    ),
    "an event before the start": (
        "day: 2, start: 19:00, end: 22:00",
        "day: 1, start: 06:00, end: 07:00",
        27,
        "falls outside the clock",
        "within",
    ),
    "an event of no length": (
        "start: 19:00, end: 22:00",
        "start: 19:00, end: 19:00",
        27,
        "ends when it starts",
        "another time",
    ),
    "a home nowhere": ("home: row", "home: rowe", 12, "there is no place 'rowe'", "'row'"),
    "a crowd's home nowhere": ("homes: [row]", "homes: [row, barn]", 18, "there is no place 'barn'", "one of inn, row"),
    "a habit nowhere": ("at: inn", "at: inn-2", 16, "there is no place 'inn-2'", "'inn'"),
    "near nowhere": ("{place: row, minutes", "{place: rwo, minutes", 8, "there is no place 'rwo'", "'row'"),
    "near itself": ("{place: row, minutes", "{place: inn, minutes", 8, "'inn' is near itself", "another place"),
    "near twice": ("near: [", "near: [{place: row, minutes: 9}, ", 8, "'row' is near twice", "each place once"),
    "a place that closes at once": ("closes: 02:00", "closes: 10:00", 8, "'The Inn' closes when it opens", "no hours"),
    "a habit of no length": ("end: 23:00", "end: 17:00", 16, "'serving' ends when it starts", "another time"),
    "no time to sleep": ("sleep: 22:00", "sleep: 06:30", 12, "waking and sleeping are both at 06:30", "another time"),
    "an end before the start": ("days: 2", "end: 2026-02-12", 5, "the clock ends at 2026-02-12", "later than"),
    "an end at the start": ("days: 2", "end: 2026-02-13T08:00", 5, "not after its start", "later than"),
    "days and an end": ("days: 2", "days: 2, end: 2026-02-15", 5, "both 'end' and 'days'", "one of them"),
    "a day there is not": (
        "2026-02-13T08:00",
        "2026-02-30",
        5,
        "there is no 2026-02-30 in the calendar",
        "a date that",
    ),
    "an end there is not": ("days: 2", "end: 2026-13-01", 5, "there is no 2026-13-01 in the calendar", "a date that"),
    "a year there is not": ("2026-02-13T08:00", "0000-01-01", 5, "there is no 0000-01-01", "from 0001 to 9999"),
    "an end after all years": ("2026-02-13T08:00", "9999-12-31", 5, "runs past the year 9999", "an earlier start"),
    "too long a clock": ("days: 2", "end: 2099-01-01", 5, "the clock runs for 26,", "at most 3,660 days"),
    "too many people": ("count: 3", "count: 20000", 17, "there are 20,002 people", "at most 20,000"),
    "too long a crowd id": ("id: guest", f"id: {'g' * 57}", 18, "the id of a crowd is too long", "at most 56"),
    "more neighbours than people": ("k: 2", "k: 5", 22, "5 people cannot have 5 neighbours each", "less than 5"),
    "more ties than people": (
        "watts_strogatz, k: 2",
        "barabasi_albert, m: 5",
        22,
        "cannot tie to 5 of 5 people",
        "less than 5",
    ),
    "a blank name": ("name: Tom", "name: '  '", 13, "'name' is blank", "something that can be read"),
    "a name on two lines": ("name: Tom", 'name: "T\\nom"', 13, "has a line break or tab in it", "one line"),
    "a measure twice": ("[reach]", "[reach, reach]", 31, "the measure 'reach' stands twice", "each measure once"),
}


WORDS = {
    "a tag": ("seed: 3", "seed: !foo 3", 4, "the tag '!foo' is not allowed", "a plain value"),
    "a tag of YAML's own": ("seed: 3", "seed: !!int 3", 4, "is not allowed", "a plain value"),
    "a tag on a list": ("measures: [", "measures: !!set [", 31, "is not allowed", "a plain value"),
    "an object of Python": (
        "seed: 3",
        "seed: !!python/object/apply:os.system ['x']",
        4,
        "the tag 'tag:yaml.org,2002:python/",
        "a plain value",
    ),
    "a key twice": ("seed: 3", "seed: 3\nseed: 4", 5, "the key 'seed' stands twice", "it is on line 4 already"),
    "a number as key": ("seed: 3", "1: 3", 4, "the key '1' is not text", "a word as key"),
    "a boolean as key": ("seed: 3", "true: 3", 4, "the key 'true' is not text", "a word as key"),
    "nothing as key": ("seed: 3", "~: 3", 4, "an empty key is not text", "a word as key"),
    "a list as key": ("seed: 3", "? [a]\n: 3", 4, "a list or mapping is used as a key", "a word as key"),
    "an alias as key": ("seed: 3", "question2: &q a\n? *q\n: 3", 5, "the alias *q is used as a key", "a word as key"),
    "an alias of nothing": ("seed: 3", "seed: *x", 4, "*x refers to nothing", "an anchor &x before it"),
    "an alias of itself": ("seed: 3", "seed: &x [*x]", 4, "*x refers to what it is a part of", "that ends before it"),
    "a merge of text": (
        "seed: 3",
        "<<: text",
        4,
        "'<<' merges something that is not a mapping",
        "an alias of a mapping",
    ),
    "two documents": ("seed: 3", "seed: 3\n---\nname: x", 5, "a second document begins here", "one document"),
    "a tab": ("seed: 3", "clock2:\n\tseed: 3", 5, "keeps for itself", "no tab"),
    "an open bracket": (
        "measures: [reach]",
        "measures: [reach",
        32,
        "a list in brackets is not closed, begun on line 31",
        "']'",
    ),
    "an open brace": ("talk: true}", "talk: true", 31, "a mapping in braces is not closed, begun on line 30", "'}'"),
    "an open quotation": ("seed: 3", "seed: '3", 4, "a quotation is not closed", "a closing quotation mark"),
    "two colons": ("name: Tom", "name: Tom: the baker", 13, "a ':' stands where no key can begin", "quotes around"),
    "a wrong indentation": ("    name: Mara", "   name: Mara", 11, "does not fit the indentation", "in one column"),
    "a line of its own": ("seed: 3", "seed", 5, "neither a key nor an item", "'key: value'"),
    "a character YAML keeps": ("seed: 3", "seed: @3", 4, "keeps for itself", "quotes around it"),
    "an unknown escape": (
        "name: Tom",
        'name: "a\\qb"',
        13,
        "an escape after a backslash is not known",
        "single quotes",
    ),
    "no number": ("sociability: 1.5", "sociability: .nan", 30, "'.nan' is no number", "a number"),
    "an infinite number": ("sociability: 1.5", "sociability: -.inf", 30, "'-.inf' is no number", "a number"),
    "an overflowing number": ("sociability: 1.5", "sociability: 1e999", 30, "'1e999' is no number", "a number"),
    "a huge number": ("seed: 3", f"seed: {'9' * 5000}", 4, "is too long", "at most 19 digits"),
    "a number over 64 bits": (
        "seed: 3",
        "seed: 9999999999999999999",
        4,
        "'seed' cannot be 9999999999999999999",
        "to 9223",
    ),
    "a control character": ("name: Tom", "name: T\x07om", 13, "the character U+0007 cannot be printed", "plain text"),
    "an escaped control character": ("name: Tom", 'name: "T\\x1bom"', 13, "cannot be printed", "plain text"),
    "a text that turns around": (
        "name: Tom",
        "name: T\u202eom",
        13,
        "the character U+202E cannot be printed",
        "plain text",
    ),
    "a lone surrogate": ("name: Tom", "name: T\ud800om", 13, "the character U+D800 cannot be printed", "plain text"),
    "an escaped lone surrogate": (
        "name: Tom",
        'name: "T\\ud800om"',
        13,
        "an escape after a backslash",
        "single quotes",
    ),
}

ALL = {**SHAPES, **MEANINGS, **WORDS}


@pytest.mark.parametrize("case", ALL)
def test_a_fault_is_named_with_file_and_line(case: str) -> None:
    old, new, line, problem, expected = ALL[case]
    error = refusal(changed(old, new))
    assert error.file == FILE
    assert error.line == line, str(error)
    assert problem in error.problem
    assert expected in error.expected
    assert str(error).startswith(f"town.yaml:{line}: ")
    assert "\n" not in str(error)
    assert error.exit_code == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "there is nothing in it"),
        ("  \n# only this\n", "there is nothing in it"),
        ("~", "there is nothing in it"),
        ("--- \n", "there is nothing in it"),
        ("just a word", "this is not a mapping"),
        ("- a\n- b\n", "this is not a mapping"),
        ("42", "this is not a mapping"),
    ],
)
def test_a_file_must_hold_a_mapping(text: str, problem: str) -> None:
    error = refusal(text)
    assert (error.problem, error.line) == (problem, 1)
    assert "name, places and people" in error.expected


def test_an_empty_town_is_refused() -> None:
    places = "name: x\nplaces: [{name: Row}]\n"
    assert refusal(places).problem == "nobody lives here"
    assert refusal(places + "people: []\n").line == 3
    assert refusal(places + "people: []\ncrowds: []\n").problem == "nobody lives here"
    assert refusal("name: x\nplaces: []\npeople: [Ann]\n").problem == "there is nowhere to be"
    assert refusal("name: x\npeople: [Ann]\n").problem == "there is nowhere to be"


def test_a_network_of_more_ties_than_memory_is_refused() -> None:
    town = "name: x\nplaces: [{name: Row}]\ncrowds: [{count: 5000}]\nnetwork: "
    assert "12,497,500 ties" in refusal(town + "{generator: complete}").problem
    assert refusal(town + "{generator: erdos_renyi, p: 0.9}").line == 4
    parse_scenario(town + "{generator: erdos_renyi, p: 0.01}")


def test_of_several_faults_the_first_by_line_is_told_and_the_rest_counted() -> None:
    text = changed("talk: true", "talk: maybe").replace("seed: 3", "seed: x").replace("calls: 5", "cals: 5")
    error = refusal(text)
    assert (error.line, error.more) == (4, 2)
    assert str(error).endswith("(and 2 more)")


def test_the_path_of_the_fault_is_told() -> None:
    error = refusal(changed("at: inn", "at: out"))
    assert error.where == "people.1.context.habits.0.at"
    assert "(people.1.context.habits.0.at)" in str(error)


def test_alias_bombs_are_refused_without_being_written_out() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [
        f"{after}: &{after} [{', '.join([f'*{name}'] * 9)}]" for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    error = refusal("\n".join(rows))
    assert (error.line, error.problem) == (6, "there are too many values")


def test_a_merge_bomb_is_refused() -> None:
    rows = ["a: &a {x: 1}"]
    rows += [
        f"a{n}: &a{n} {{k: [*a{n - 1 if n > 1 else ''}, *a{n - 1 if n > 1 else ''}], <<: *a}}" for n in range(1, 25)
    ]
    assert refusal("\n".join(rows)).problem == "there are too many values"


@pytest.mark.parametrize("text", ["x: " + "[" * 100_000, "x: " + "{a: " * 50_000, "- " * 50_000])
def test_deep_nesting_is_refused(text: str) -> None:
    error = refusal(text)
    assert error.problem == "lists and mappings are nested too deeply"
    assert error.line == 1


def test_deep_nesting_by_aliases_is_refused() -> None:
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 60))]
    error = refusal("\n".join(rows))
    assert error.problem == "lists and mappings are nested too deeply"
    assert error.line in range(38, 43)


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "town.yaml"
    path.write_bytes(TOWN.replace("name: Tom", "name: Zoë").encode("latin-1"))
    error = refused_file(path)
    assert (error.file, error.line, error.problem) == (path, 13, "this is not UTF-8")


def refused_file(source: str | Path) -> ScenarioError:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(source)
    return caught.value


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "town.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TOWN.replace("\n", "\r\n").encode())
    assert load_scenario(path).study.name == "town"


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as opened:
        os.truncate(opened.fileno(), 200_000_000)
    error = refused_file(path)
    assert "200,000,000 bytes" in error.problem
    assert f"{MAX_BYTES:,}" in error.expected


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused_file(tmp_path).problem == "this is a folder"


def test_a_device_or_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert refused_file(pipe).problem == "this is not an ordinary file"
    assert refused_file(Path("/dev/zero")).problem == "this is not an ordinary file"


def test_a_missing_file_is_refused_with_the_nearest_packaged_name(tmp_path: Path) -> None:
    error = refused_file(tmp_path / "cornr.yaml")
    assert error.problem == "there is no such file"
    assert "'corner'" in error.expected
    assert error.file == tmp_path / "cornr.yaml"


def test_a_file_in_no_folder_and_names_that_no_system_takes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused_file(tmp_path / "file" / "town.yaml").problem == "there is no such file"
    assert "cannot be read" in refused_file("a/\0.yaml").problem
    assert "cannot be read" in refused_file("a/" + "x" * 5000).problem


def test_an_unknown_packaged_name_is_refused_with_the_nearest() -> None:
    error = refused_file("cornr")
    assert error.problem == "there is no packaged scenario 'cornr'"
    assert "'corner'" in error.expected


def test_an_input_error_is_what_the_command_line_catches() -> None:
    assert issubclass(ScenarioError, InputError)


@pytest.mark.parametrize("case", WORDS)
def test_the_slower_reader_in_python_alone_refuses_the_same(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulation.reading.yaml_reading._LOADER", yaml.SafeLoader)
    old, new, _, _, _ = ALL[case]
    assert refusal(changed(old, new)).line is not None
    assert parse_scenario(TOWN, file=FILE).study.name == "town"


def test_a_name_that_no_file_system_takes_is_no_scenario() -> None:
    for name in ("x" * 5000, "a\0b"):
        with pytest.raises(ScenarioError, match="there is no packaged scenario"):
            load_scenario(name)


@pytest.mark.parametrize("name", ["first.csv", "run.sqlite", "page.HTML"])
def test_a_file_of_data_is_said_to_be_no_scenario(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("run,text\nfirst,Morning: all well?\n  - a: [b\n")
    with pytest.raises(ScenarioError, match=rf"a file that ends in {Path(name).suffix} is no scenario"):
        load_scenario(tmp_path / name)
