"""Files of others: public layouts are read as they are passed around, and whatever is wrong is named with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import InputError, QuestionError
from simulation.dialogues import reading
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.layouts import layout, layouts
from simulation.dialogues.layouts.detecting import detected
from simulation.export import load_corpus

PARLAI = """1 your persona: i like to remodel homes.
2 your persona: i like to go hunting.
3 hi , how are you doing ?\tyou must be very fast .\t\tno|yes
4 i am !\ti also remodel homes .
1 partner's persona: i am 31 years old.
2 your persona: i work as a nurse.
3 __SILENCE__\thello , i am from ohio .
"""
NESTED = {
    "train": [
        {
            "personality": ["i like cats ."],
            "utterances": [
                {"candidates": ["no", "i have two cats ."], "history": ["hello ?"]},
                {
                    "candidates": ["no", "they sleep ."],
                    "history": ["hello ?", "i have two cats .", "what do they do ?"],
                },
            ],
        }
    ],
    "valid": [],
}
FLAT = [
    {"personality": ["i ski ."], "candidates": ["a", "hi ."], "history": ["hey ."], "conv_id": 0, "utterance_idx": 0},
    {
        "personality": ["i ski ."], "candidates": ["a", "i ski ."], "history": ["hey .", "hi .", "hobbies ?"],
        "conv_id": 0, "utterance_idx": 1,
    },
]  # fmt: skip
REALTALK = {
    "name": {"speaker_1": "Emi", "speaker_2": "Elise"},
    "session_1": [
        {
            "clean_text": "Hey! I work as a barista.",
            "speaker": "Emi",
            "date_time": "29.12.2023, 00:41:26",
            "dia_id": "1",
        },
        {"clean_text": "I love hiking.", "speaker": "Elise", "date_time": "29.12.2023, 00:42:00", "dia_id": "2"},
    ],
    "session_1_date_time": "29.12.2023, 00:41:26",
    "session_10": [{"clean_text": "Bye.", "speaker": "Emi"}],
    "session_2": [{"clean_text": "How was the hiking?", "speaker": "Emi", "date_time": "01.01.2024, 10:00:00"}],
    "session_2_date_time": "01.01.2024, 10:00:00",
}
LOCOMO = [
    {
        "sample_id": "conv-26",
        "conversation": {
            "speaker_a": "Caroline", "speaker_b": "Melanie",
            "session_1": [{"speaker": "Caroline", "dia_id": "D1:1", "text": "Hey Mel!"}],
            "session_1_date_time": "1:56 pm on 8 May, 2023",
        },
    }
]  # fmt: skip
CHRONICLE = {
    "dataID": "episode-1", "relationship": "Classmates", "time_interval": ["Start", "A few weeks after"],
    "summary": ["s"],
    "first_session_dialogue": ["Hi", "Hello"], "first_session_speakers": ["Classmate A", "Classmate B"],
    "second_session_dialogue": ["Again"], "second_session_speakers": ["Classmate A"], "eval_indicator": "x",
}  # fmt: skip


def read(tmp_path: Path, content: object, form: str | None = None) -> Corpus:
    file = tmp_path / "data"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return load_corpus(file, form)


def said(corpus: Corpus) -> list[list[str]]:
    return [[f"{corpus.speaker(turn.speaker).name}: {turn.text}" for turn in one.turns] for one in corpus.dialogues]


def test_parlais_lines_are_read(tmp_path: Path) -> None:
    corpus = read(tmp_path, PARLAI)
    assert said(corpus) == [
        ["Partner: hi , how are you doing ?", "Self: you must be very fast .", "Partner: i am !",
         "Self: i also remodel homes ."],
        ["Self: hello , i am from ohio ."],
    ]  # fmt: skip
    assert corpus.speaker("1/1").persona == ("i like to remodel homes.", "i like to go hunting.")
    assert corpus.speaker("2/0").persona == ("i am 31 years old.",)


@pytest.mark.parametrize("content", [NESTED, NESTED["train"], "\n".join(map(json.dumps, FLAT))])
def test_persona_chat_as_json_is_read(content: object, tmp_path: Path) -> None:
    corpus = read(tmp_path, content)
    lines = said(corpus)[0]
    assert lines[0].startswith("Partner: he")
    assert lines[-1].startswith("Self: ")
    assert len(lines) == 4
    one = layout("personachat")
    records = one.read({"": (tmp_path / "data").read_bytes()}, "file")
    assert one.read(one.write(records), "file") == records


def test_chat_logs_are_read_in_the_order_of_their_sessions(tmp_path: Path) -> None:
    corpus = read(tmp_path, json.dumps(REALTALK, indent=1))
    assert said(corpus) == [["Emi: Hey! I work as a barista.", "Elise: I love hiking."], ["Emi: How was the hiking?"],
                            ["Emi: Bye."]]  # fmt: skip
    assert [one.session for one in corpus.dialogues] == [1, 2, 3]
    assert [one.interval for one in corpus.dialogues] == ["Start", "A few days after", ""]
    assert corpus.dialogues[1].gap == 292_714
    assert said(read(tmp_path, LOCOMO)) == [["Caroline: Hey Mel!"]]
    one = layout("chatlog")
    records = one.read({"": json.dumps(REALTALK).encode()}, "file")
    assert one.read(one.write(records), "file") == records


def test_chronicles_of_others_are_read(tmp_path: Path) -> None:
    corpus = read(tmp_path, json.dumps(CHRONICLE))
    assert [(one.episode, one.session, one.relationship, one.interval) for one in corpus.dialogues] == [
        ("episode-1", 1, "Classmates", "Start"), ("episode-1", 2, "Classmates", "A few weeks after"),
    ]  # fmt: skip


def test_synthetic_persona_chat_of_others_is_read(tmp_path: Path) -> None:
    text = (
        "user 1 personas,user 2 personas,Best Generated Conversation\n"
        '"I love cats.\nI am a vet.","I am 40.","User 1: Hi.\nUser 2: Hello!\nhow are you?\nUser 1: Fine."\n'
    )
    corpus = read(tmp_path, text)
    assert said(corpus) == [["User 1: Hi.", "User 2: Hello!\nhow are you?", "User 1: Fine."]]
    assert corpus.speaker("1/user-1").persona == ("I love cats.", "I am a vet.")


def test_comments_of_others_are_read(tmp_path: Path) -> None:
    comment: dict[str, object] = {
        "author": "pers1", "username": "FireFly", "text": "Hm.", "id": "c1", "thread_id": "t1", "parent_id": None,
        "children": ["c2"], "profile": {"age": 31, "occupation": "chef", "income": None}, "reviews": {"human": {}},
        "guesses": [{"model": "x"}],
    }  # fmt: skip
    corpus = read(tmp_path, json.dumps(comment))
    assert corpus.dialogues[0].kind == "post"
    assert corpus.speaker("pers1").persona == ("I am 31 years old.", "I work as a chef.")


def test_plain_logs_are_read(tmp_path: Path) -> None:
    corpus = read(tmp_path, "Ann: Hello: you.\r\nBo: Hi.\r\n\r\nAnn: Again.\r\n")
    assert said(corpus) == [["Ann: Hello: you.", "Bo: Hi."], ["Ann: Again."]]


def test_chats_of_others_are_read(tmp_path: Path) -> None:
    shared = [
        {"id": "x", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Ho"}], "more": 1}
    ]
    assert said(read(tmp_path, json.dumps(shared, indent=2))) == [["user: Hi", "assistant: Ho"]]
    messages = {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}]}
    corpus = read(tmp_path, "\ufeff" + json.dumps(messages) + "\n")
    assert said(corpus) == [["user: Hi"]]
    assert corpus.speaker("1/assistant").persona == ("Be kind.",)


@pytest.mark.parametrize(
    ("form", "content", "words"),
    [
        ("openai", '{"messages":[{"role":"user","content":"x"}]}\n{"messages":[{"role":"robot","content":"x"}]}',
         "line 2: messages.0.role: Input should be"),
        ("openai", '{"messages":[{"role":"user"}]}', "line 1: messages.0.content: Field required"),
        ("openai", '{"messages": []}', "line 1: messages: "),
        ("openai", "[]x", "line 1: there is more behind the end"),
        ("openai", '[\n{"messages":[{"role":"user","content":"x"}]}\n{}]', 'line 2: expected "," or "]"'),
        ("openai", "[{]", "line 1: not valid JSON"),
        ("sharegpt", '[{"conversations":[{"from":"human"}]}]', "line 1: conversations.0.value: Field required"),
        ("sharegpt", "{", "line 1: Invalid JSON"),
        ("preferences", '{"prompt":[],"chosen":[],"rejected":[]}', "line 1: chosen: "),
        ("spc", "a,b\n1,2\n", "line 1: user 1 personas: there is no such column"),
        ("spc", "user 1 personas,user 2 personas,Best Generated Conversation\na,b\n",
         "line 2: Best Generated Conversation: the cell is missing"),
        ("spc", "user 1 personas,user 2 personas,Best Generated Conversation\na,b,hello\n",
         'Best Generated Conversation: it does not begin with "User 1: "'),
        ("spc", "user 1 personas,user 2 personas,Best Generated Conversation\na,b,,d\n",
         "line 2: there are more cells"),
        ("spc", 'user 1 personas,user 2 personas,Best Generated Conversation\n"a',
         "line 1: unexpected end"),
        ("chronicles", json.dumps(CHRONICLE | {"second_session_speakers": []}),
         "second_session_speakers has 0 entries for 1 turns"),
        ("chronicles", '{"dataID": 1}', "line 1: dataID: Input should be a valid string"),
        ("misc", '{"main_speaker":"a","speaker_list":["a"],"first_session_dialogue":[["a"]]}',
         "line 1: first_session_dialogue"),
        ("synthpai", '{"author":"a","text":"x","id":"1"}', "line 1: thread_id: Field required"),
        ("personachat", "hello\n", "line 1: expected a number"),
        ("personachat", "1 your persona: x\n2 alone\n", "line 2: expected the partner's words, a tab"),
        ("personachat", '{"train": {}}', "expected a list of dialogues"),
        ("personachat", '{"train": [{"personality": []}]}', "dialogue 1, line 1: utterances: Field required"),
        ("chatlog", '{"session_1": {}}', "line 1: session_1: expected a list"),
        ("chatlog", '{"session_1": [{"text": "x"}]}', "line 1: session_1.0.speaker: there is nobody"),
        ("chatlog", '{"session_1": [{"speaker": "x"}]}', "line 1: session_1.0.text: there are no words"),
        ("chatlog", '{"session_1": [3]}', "line 1: session_1.0: expected an object"),
        ("chatlog", '{"x": 1}', "there is no session_1"),
        ("chatlog", '{"conversation": 1}', "line 1: conversation: expected an object"),
        ("chatlog", "[3]", "line 1: expected an object"),
        ("chatlog", '{"sessions": []}', "line 1: sessions: "),
        ("transcript", "Ann: hi\nnothing here\n", "line 2: expected a name"),
        ("transcript", '"open: x\n', "line 1: a name in quotation marks that is not closed"),
        ("transcript", '"a" b\n', 'line 1: expected ": " behind the name'),
        ("jsonl", "{}\n", "line 1: schema: "),
        ("parquet", "PAR1 no", "is not a Parquet file"),
        ("parquet", "PAR1" + "x" * 40 + "\x09\0\0\0PAR1", "is not a Parquet file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_line_and_field(form: str, content: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, content, form)
    assert str(tmp_path / "data") in str(refused.value)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 2


def test_folders_lacking_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "utterances.jsonl").write_text("{}")
    for form, words in (
        ("convokit", r"there is no speakers\.json"), ("rounds", r"there is no user\.jsonl"),
        ("huggingface", r"there is no data/train\.parquet"), ("openai", "is one file"),
    ):  # fmt: skip
        if form != "openai":
            with pytest.raises(InputError, match=words):
                load_corpus(tmp_path, form)
    (tmp_path / "speakers.json").write_text("[]")
    with pytest.raises(InputError, match=r"utterances\.jsonl, line 1: id: Field required"):
        load_corpus(tmp_path, "convokit")
    with pytest.raises(InputError, match="is one file, not a folder of 2"):
        load_corpus(tmp_path, "openai")
    with pytest.raises(InputError, match="looks like no layout"):
        load_corpus(tmp_path)


def test_convokit_tables_are_checked(tmp_path: Path) -> None:
    good = {"id": "1", "conversation_id": "1", "speaker": "x", "text": "hi", "reply-to": None}
    (tmp_path / "utterances.jsonl").write_text(json.dumps(good))
    for content, words in (
        ("[]", "expected an object by id"),
        ('{"x": 3}', "x: expected an object"),
        ("{", "not valid"),
        ('{"x": {"meta": {"name": "\\ud800"}}}', "half a character"),
    ):
        (tmp_path / "speakers.json").write_text(content)
        with pytest.raises(InputError, match=words):
            load_corpus(tmp_path, "convokit")
    (tmp_path / "speakers.json").write_text("{}")
    (tmp_path / "corpus.json").write_text("3")
    with pytest.raises(InputError, match=r"corpus\.json, line 1: expected an object"):
        load_corpus(tmp_path, "convokit")


def test_what_is_not_there_not_text_or_of_no_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_corpus(tmp_path / "nothing")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="holds no files"):
        load_corpus(empty)
    (tmp_path / "blank").write_text("\n\n")
    with pytest.raises(InputError, match="blank is empty: there are no dialogues in it"):
        load_corpus(tmp_path / "blank")
    (tmp_path / "bytes").write_bytes(b"a\nb\xff\xfe")
    with pytest.raises(InputError, match="line 2: not UTF-8"):
        load_corpus(tmp_path / "bytes")
    with pytest.raises(InputError, match="looks like no layout"):
        read(tmp_path, '{"hello": 1}')
    with pytest.raises(QuestionError, match="no format"):
        read(tmp_path, "{}", "nope")


def test_files_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 3)
    with pytest.raises(InputError, match="is larger than"):
        read(tmp_path, "Ann: hello")


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = '{"session_1": ' + "[" * 100_000
    with pytest.raises(InputError):
        read(tmp_path, deep, "chatlog")
    with pytest.raises(InputError):
        read(tmp_path, "[" * 100_000, "openai")


@pytest.mark.parametrize("form", sorted(layouts()))
@settings(max_examples=20)
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_whatever_bytes_there_are_the_error_is_clear(form: str, content: bytes) -> None:
    one = layout(form)
    for files in ({"": content}, dict.fromkeys(_FOLDER_FILES, content)):
        try:
            one.corpus(one.read(files, "file"), "file")
        except InputError as problem:
            assert str(problem)


_FOLDER_FILES = (
    "utterances.jsonl", "speakers.json", "conversations.json", "corpus.json", "user.jsonl", "agent.jsonl", "README.md",
    "data/train.parquet",
)  # fmt: skip


def test_layouts_are_told_apart() -> None:
    for content, expected in (
        (PARLAI, "personachat"), (json.dumps(REALTALK), "chatlog"), (json.dumps(LOCOMO), "chatlog"),
        (json.dumps(CHRONICLE), "chronicles"), ("# x\nAnn: hi", "transcript"),
    ):  # fmt: skip
        assert detected({"": content.encode()}, "file") == expected
