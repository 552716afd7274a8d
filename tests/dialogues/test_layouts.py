"""Every layout: what is written is read back the same, byte for byte, fits its schema, and keeps all words unharmed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import InputError, QuestionError
from simulation.dialogues.corpus import Corpus, Dialogue, elapsed_words
from simulation.dialogues.layouts import Layout, Wishes, layout, layouts
from simulation.dialogues.layouts.base import NO_WISHES
from simulation.export import exported_corpus, load_corpus
from simulation.export.gathering import corpus_of_rows, gathered
from tests import readings
from tests.dialogues import corpora

SHAPES: dict[str, Callable[[Sequence[str]], Corpus]] = {
    "jsonl": lambda texts: corpus_of_rows(corpora.rows(texts)),
    "csv": lambda texts: corpus_of_rows(corpora.rows(texts)),
    "parquet": lambda texts: corpus_of_rows(corpora.rows(texts)),
    "openai": corpora.two,
    "sharegpt": corpora.two,
    "rounds": corpora.two,
    "preferences": lambda texts: corpora.compared(texts[0], texts[1] + "."),
    "spc": corpora.two,
    "chronicles": corpora.chronicle,
    "misc": corpora.mixed,
    "synthpai": corpora.forum,
    "convokit": corpora.two,
    "transcript": corpora.two,
    "huggingface": corpora.two,
}
READ_ONLY = ("personachat", "chatlog")
FOLDERS = ("rounds", "convokit", "huggingface")
_JSON = {"jsonl", "openai", "preferences", "chronicles", "misc", "synthpai"}

few = settings(max_examples=25)
said = st.lists(corpora.texts, min_size=2, max_size=5)


def filled(name: str, corpus: Corpus, wishes: Wishes = NO_WISHES) -> tuple[Layout[Any], list[Any], dict[str, bytes]]:
    one = layout(name)
    found = list(one.fill(corpus, wishes).records)
    return one, found, one.write(found)


def words(corpus: Corpus) -> list[list[str]]:
    return [[turn.text for turn in dialogue.turns] for dialogue in corpus.dialogues]


def test_every_layout_has_a_shape_here() -> None:
    assert set(SHAPES) | set(READ_ONLY) == set(layouts())


@pytest.mark.parametrize("name", SHAPES)
@few
@given(texts=said)
def test_what_is_written_is_read_back_byte_for_byte(name: str, texts: list[str]) -> None:
    one, records, files = filled(name, SHAPES[name](texts))
    again = one.read(files, "file")
    assert again == records
    assert one.write(again) == files


@pytest.mark.parametrize("name", SHAPES)
def test_no_words_are_lost_or_changed(name: str) -> None:
    for text in corpora.NASTY:
        corpus = SHAPES[name]((text, "Yes.", f"{text} and {text}", "No."))
        one, _, files = filled(name, corpus)
        read = one.corpus(one.read(files, "file"), "file")
        assert words(read) == ([["Hello.", text]] if name == "preferences" else words(corpus))


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in ("openai", "sharegpt", "preferences", "spc")])
@few
@given(names=st.lists(corpora.texts, min_size=2, max_size=2, unique=True))
def test_names_survive(name: str, names: list[str]) -> None:
    corpus = SHAPES[name](("Hello.", "Hello to you."))
    if corpus.rows:
        corpus = corpus_of_rows(corpora.rows(("Hello.", "Hello."), (names[0], names[1])))
    else:
        called = dict(zip([one.id for one in corpus.speakers], names, strict=False))
        corpus = replace(
            corpus, speakers=tuple(replace(one, name=called.get(one.id, one.name)) for one in corpus.speakers)
        )
    one, _, files = filled(name, corpus)
    read = one.corpus(one.read(files, "file"), "file")
    found = {read.speaker(turn.speaker).name for turn in read.turns()}
    assert found >= set(names) if name != "misc" else len(found) == 4


@pytest.mark.parametrize("name", SHAPES)
def test_records_fit_the_schema_that_is_published(name: str) -> None:
    one, _, files = filled(name, SHAPES[name](("=1+1", "Yes.", "\u2028", "No.")))
    schema = one.schema()
    checks = pytest.importorskip("jsonschema").Draft202012Validator(schema)
    checks.check_schema(schema)
    assert schema["$id"]
    seen = 0
    for record in _records_of(name, files):
        checks.validate(record)
        seen += 1
    assert seen or name in ("csv", "parquet", "spc", "transcript", "huggingface")


def _records_of(name: str, files: dict[str, bytes]) -> list[Any]:
    if name in _JSON:
        return [json.loads(line) for line in files[""].decode().splitlines()]
    if name == "sharegpt":
        return list(json.loads(files[""]))
    if name == "rounds":
        return [json.loads(line) for content in files.values() for line in content.decode().splitlines()]
    if name == "convokit":
        return [json.loads(line) for line in files["utterances.jsonl"].decode().splitlines()]
    return []


@pytest.mark.parametrize("name", [*SHAPES, *READ_ONLY])
def test_every_field_is_described(name: str) -> None:
    schema = layout(name).schema()
    for kind in [schema, *schema.get("$defs", {}).values()]:
        for field, about in kind.get("properties", {}).items():
            assert about.get("description"), (name, field)


@pytest.mark.parametrize("run", ["corner", "forum", "debate", "awkward"])
def test_runs_go_through_every_layout_they_have_the_shape_for(run: str) -> None:
    corpus = gathered([("", readings.awkward() if run == "awkward" else readings.finished(run))])
    refused = []
    for name, one in layouts().items():
        try:
            records = list(one.fill(corpus).records)
        except InputError as problem:
            refused.append(name)
            assert problem.exit_code == 2
            assert f"the layout {name}" in str(problem)
            continue
        files = one.write(records)
        assert one.read(files, "file") == records
        assert one.write(one.read(files, "file")) == files
    expected = {"preferences", "chronicles", "misc", *READ_ONLY}
    if run != "forum":
        expected.add("synthpai")
    if run in ("debate", "awkward"):
        expected.add("spc")
    assert set(refused) == expected


@pytest.mark.parametrize(
    ("name", "corpus", "missing"),
    [
        ("preferences", corpora.two(("a", "b")), "record no candidate"),
        ("chronicles", corpora.two(("a", "b")), "no two people have more than 1"),
        ("chronicles", corpora.forum(), "no two people have any"),
        ("misc", corpora.two(("a", "b")), "no episode here has a main speaker"),
        ("misc", replace(corpora.mixed(), dialogues=corpora.mixed().dialogues[:4]), "has 4 sessions"),
        ("synthpai", corpora.two(("a", "b")), "nobody writes in a forum"),
        ("spc", corpora.forum(), "nobody talks with just one other"),
        ("spc", replace(corpora.two(("a", "b")), speakers=()), "have no personas"),
        ("openai", corpora.two(("a",)), "nobody answers anybody"),
        ("rounds", corpora.two(("a",)), "nobody answers anybody"),
        ("convokit", Corpus((), ()), "nobody talks"),
        ("huggingface", Corpus((), ()), "nobody talks"),
        ("transcript", Corpus((), ()), "nobody talks"),
        ("jsonl", corpora.two(("a", "b")), "come from elsewhere"),
        ("personachat", corpora.two(("a", "b")), "read only"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_with_what_is_missing(name: str, corpus: Corpus, missing: str) -> None:
    with pytest.raises(InputError, match=missing) as refused:
        layout(name).fill(corpus)
    assert refused.value.exit_code == 2


def test_misc_refuses_too_few_partners() -> None:
    corpus = corpora.mixed()
    alike = tuple(replace(one, turns=corpus.dialogues[0].turns, people=("ann", "bo")) for one in corpus.dialogues)
    with pytest.raises(InputError, match="Ann talks with 1 others"):
        layout("misc").fill(replace(corpus, dialogues=alike))


def test_an_unknown_layout_is_refused_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="no format 'sharegtp'; expected 'sharegpt'"):
        layout("sharegtp")


def test_one_person_is_the_assistant_and_has_the_last_word() -> None:
    _, [example], _ = filled("openai", corpora.two(("Hello.", "Hello to you.", "Bye.")))
    assert [(one.role, one.content) for one in example.messages] == [
        ("system", "You are Bo Croft.\nI am a vet."),
        ("user", "Hello."),
        ("assistant", "Hello to you."),
    ]
    _, [example], _ = filled("openai", corpora.two(("Hello.", "Hello to you.")), Wishes(speaker="Ann Brook"))
    assert [one.role for one in example.messages] == ["system", "assistant"]
    with pytest.raises(InputError, match="nobody called 'Zoe'"):
        layout("openai").fill(corpora.two(("a", "b")), Wishes(speaker="Zoe"))


def test_turns_of_one_side_become_one_and_several_others_are_named() -> None:
    dialogue = corpora.talk("1", [("ann", "One."), ("bo", "Two."), ("ann", "Three."), ("cy", "Four."), ("bo", "Five.")])
    corpus = Corpus((dialogue,), tuple(corpora.speaker(name.title(), own=name) for name in ("ann", "bo", "cy")))
    _, [shared], _ = filled("sharegpt", corpus)
    assert [(one.from_, one.value) for one in shared.conversations] == [
        ("human", "Ann: One."), ("gpt", "Two."), ("human", "Ann: Three.\nCy: Four."), ("gpt", "Five."),
    ]  # fmt: skip


def test_rounds_are_tied_by_their_number() -> None:
    one, records, files = filled("rounds", corpora.two(("a", "b", "c", "d")))
    assert [(line.role, line.round.round, line.round.turn) for line in records] == [
        ("user", 1, 0), ("user", 2, 2), ("agent", 1, 1), ("agent", 2, 3),
    ]  # fmt: skip
    assert set(files) == {"user.jsonl", "agent.jsonl"}
    with pytest.raises(InputError, match=r"there is no agent\.jsonl"):
        one.read({"user.jsonl": files["user.jsonl"]}, "folder")


def test_chronicles_state_interval_and_relationship_of_every_session() -> None:
    corpus = corpora.chronicle()
    _, [record], _ = filled("chronicles", corpus)
    assert record.relationship == "friends"
    assert record.time_interval == ("Start", *["A few months after"] * 4)
    assert record.summary == tuple(f"Summary {n}." for n in range(1, 6))
    assert record.third_session_speakers == ("Ann Brook", "Bo Croft")
    longer = replace(corpus, dialogues=(*corpus.dialogues, replace(corpus.dialogues[0], id="6", session=6)))
    assert layout("chronicles").fill(longer).left_out == (
        "1 dialogues that make no five sessions of the same two people",
    )


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (None, "Start"),
        (3600, "A few hours after"),
        (10 * 86_400, "A few weeks after"),
        (10**9, "A couple of years after"),
    ],
)
def test_elapsed_time_has_the_words_of_the_layout(gap: int | None, expected: str) -> None:
    assert elapsed_words(gap) == expected


def test_mixed_sessions_keep_what_the_main_speaker_keeps() -> None:
    one, [record], files = filled("misc", corpora.mixed())
    assert record.main_speaker == "Ann"
    assert record.speaker_list == ("Ann", "Bo", "Cy", "Di")
    read = one.corpus(one.read(files, "file"), "file")
    assert read.dialogues[3].notes == ("Note 4.", "=1+1")
    assert {dialogue.main for dialogue in read.dialogues} == {"mixed/Ann"}


def test_comments_name_their_parents_children_and_writers() -> None:
    _, [first, second], _ = filled("synthpai", corpora.forum())
    assert (first.parent_id, first.children) == (None, (second.id,))
    assert second.parent_id == first.id
    assert first.profile == {
        "username": "Ann", "age": 40, "sex": "", "city_country": "", "birth_city_country": "", "education": "",
        "occupation": "baker", "income": "", "income_level": "", "relationship_status": "", "style": "",
    }  # fmt: skip


def test_a_convokit_conversation_is_one_tree() -> None:
    dialogue = corpora.talk("1", [("ann", "a"), ("bo", "b"), ("ann", "c")])
    loose = replace(dialogue, turns=tuple(replace(turn, reply_to="") for turn in dialogue.turns))
    _, records, files = filled("convokit", Corpus((loose,), (corpora.speaker("ann"), corpora.speaker("bo"))))
    lines = [json.loads(line) for line in files["utterances.jsonl"].splitlines()]
    assert [line["reply-to"] for line in lines] == [None, "1/0", "1/1"]
    assert {line["conversation_id"] for line in lines} == {"1/0"}
    assert lines[0]["timestamp"] == 1777876200
    index = json.loads(files["index.json"])
    assert index["version"] == 1
    assert index["utterances-index"]["emotion"] == ["<class 'str'>"]
    assert set(json.loads(files["speakers.json"])) == {"ann", "bo"}
    assert set(json.loads(files["conversations.json"])) == {"1/0"}
    assert records[0].id == "1/0"


def test_an_older_convokit_corpus_is_read() -> None:
    files = {
        "utterances.jsonl": b'{"id": "u1", "conversation_id": "u1", "speaker": "x", "reply_to": null, "timestamp": 1, '
        b'"text": "Hi."}\n{"id": "u2", "conversation_id": "u1", "speaker": "y", "reply_to": "u1", "timestamp": 2, '
        b'"text": "Ho."}\n',
        "speakers.json": b'{"x": {"gender": "f"}, "y": {}}',
    }
    one = layout("convokit")
    read = one.corpus(one.read(files, "folder"), "folder")
    assert words(read) == [["Hi.", "Ho."]]
    assert [turn.reply_to for turn in read.turns()] == ["", "u1"]


def test_no_cell_of_a_sheet_is_a_formula() -> None:
    corpus = corpora.two(("=1+1", "@x"))
    people = tuple(replace(one, persona=("=HYPERLINK(1)", "+1")) for one in corpus.speakers)
    _, _, files = filled("spc", replace(corpus, speakers=people))
    cells = [cell for row in csv.reader(io.StringIO(files[""].decode(), newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in cells)
    assert cells[3] == "'=HYPERLINK(1)\n+1"


@pytest.mark.parametrize("name", ["spc", "csv"])
def test_long_cells_are_read_back(name: str) -> None:
    one, records, files = filled(name, SHAPES[name](("long " * 40_000, "Yes.")))
    assert one.read(files, "file") == records


def test_a_transcript_reads_like_one() -> None:
    _, _, files = filled("transcript", corpora.two(("Hello.", "Two\nlines.")))
    assert files[""].decode() == (
        "# 1/hall/ann\n# 2026-05-04T06:30\n".replace("# 2026-05-04T06:30\n", "")
        + "Ann Brook: Hello.\nBo Croft: Two\n    lines.\n"
    )
    alike = corpora.two(("Hello.", "Hello."), ("Ann", "Ann"))
    assert b"Ann (ann): Hello.\nAnn (bo): Hello.\n" in filled("transcript", alike)[2][""]


def test_parts_stand_in_files_of_their_own_and_share_nobody(tmp_path: Path) -> None:
    from simulation.dialogues.splitting import Shares

    for form, names in (
        ("openai", {"train.jsonl", "validation.jsonl", "test.jsonl"}),
        ("huggingface", {"README.md", "data/train.parquet", "data/validation.parquet", "data/test.parquet"}),
    ):
        export = exported_corpus(corpora.many(10), form, wishes=Wishes(shares=Shares()))
        assert set(export.files) == names
        export.save(tmp_path / form)
        with pytest.raises(InputError, match="is not text"):
            export.text()
    read = load_corpus(tmp_path / "huggingface")
    assert len(read.dialogues) == 30


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "preferences"])
def test_a_file_tells_by_itself_of_which_layout_it_is(name: str, tmp_path: Path) -> None:
    corpus = SHAPES[name](("Hello there.", "Hello to you."))
    export = exported_corpus(corpus, name)
    export.save(tmp_path / "data")
    read = load_corpus(tmp_path / "data")
    assert read.origin.layout == name
    assert words(read) == words(corpus)


def test_the_data_card_says_how_it_was_made_and_what_it_is_not_for() -> None:
    corpus = gathered([("", readings.finished("corner"))])
    card = layout("huggingface").write(layout("huggingface").fill(corpus).records)["README.md"].decode()
    for expected in (
        "- Scenario: corner", "- Mind: rules", "- Seeds: 7", "| distinct-2 | 0.", "must not be used for",
        "There is one split", "path: data/train.parquet", "Turns by source: composed ",
    ):  # fmt: skip
        assert expected in card


def test_a_dialogue_knows_its_episode() -> None:
    assert Dialogue("1", (), ()).episode_id == "1"
    assert Dialogue("1", (), (), episode="e").episode_id == "e"
