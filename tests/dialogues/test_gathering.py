"""Runs gathered into a corpus: what each utterance says of itself, sessions, candidates, rows of earlier versions."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from agents.errors import InputError
from agents.talk import Source, Utterance
from simulation.candidates import CriticScore, DraftLine, Edit
from simulation.dialogues.layouts import layout
from simulation.dialogues.reading import json_lines
from simulation.events import Chosen, Drafted, Event, Uttered
from simulation.export import load_corpus, read_csv, read_jsonl, utterance_rows
from simulation.export.candidates import preferences_of
from simulation.export.gathering import corpus_of_rows, gathered, holds_runs, runs_at
from simulation.export.rows import EARLIER_SCHEMA, SpanUsed, UtteranceRow
from simulation.export.sheet import _cell
from simulation.export.wording import Wording
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.run import Run, simulate
from simulation.scenario import Settings
from simulation.settings_history import SettingsHistory
from tests import readings
from tests.dialogues import corpora

LATER = (
    "run", "kind", "episode", "gap", "bond", "main", "topic", "persona", "traits", "model", "prompt", "skill",
    "strategy", "persona_used", "knowledge_used",
)  # fmt: skip


def earlier(row: UtteranceRow) -> dict[str, object]:
    values = {name: value for name, value in asdict(row).items() if name not in LATER}
    return values | {"schema": EARLIER_SCHEMA}


def test_rows_of_the_version_before_are_read(tmp_path: Path) -> None:
    plain = replace(corpora.ROW, episode="", persona=(), traits=(), model="")
    (tmp_path / "rows.jsonl").write_text(json.dumps(earlier(plain)) + "\n")
    assert read_jsonl(tmp_path / "rows.jsonl") == [plain]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(earlier(plain))
    writer.writerow([_cell(value) for value in earlier(plain).values()])
    (tmp_path / "rows.csv").write_text(file.getvalue(), newline="")
    assert read_csv(tmp_path / "rows.csv") == [plain]
    (tmp_path / "bad.jsonl").write_text(f'{{"schema": "{EARLIER_SCHEMA}"')
    with pytest.raises(InputError, match="line 1: Invalid JSON"):
        read_jsonl(tmp_path / "bad.jsonl")


def test_every_utterance_names_persona_episode_and_what_worded_it() -> None:
    rows = list(utterance_rows(readings.finished("corner")))
    assert {row.model for row in rows} == {"rules"}
    assert {row.prompt for row in rows} == {""}
    assert all(row.persona and row.traits for row in rows)
    assert any(row.persona_used for row in rows)
    by_episode: dict[str, dict[int, UtteranceRow]] = {}
    for row in rows:
        by_episode.setdefault(row.episode, {}).setdefault(row.session, row)
    several = [sessions for sessions in by_episode.values() if len(sessions) > 1]
    assert several
    for sessions in several:
        assert [row.gap is None for _, row in sorted(sessions.items())] == [True] + [False] * (len(sessions) - 1)


def test_posts_and_speeches_are_rows_too() -> None:
    posts = [row for row in utterance_rows(readings.finished("forum")) if row.kind == "post"]
    assert posts
    assert any(row.reply_to is not None for row in posts)
    assert all(row.topic and row.place_name == "the forum" and row.episode == row.conversation for row in posts)
    assert {row.kind for row in utterance_rows(readings.finished("debate"))} == {"speech"}


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    folder = tmp_path_factory.mktemp("sessions")
    return {
        name: simulate(load_scenario(name, overrides=["settings.vectors=false"]), folder / name)
        for name in ("chronicles", "mixed_sessions")
    }


def test_sessions_of_a_scenario_fill_the_layouts_made_for_them(sessions: dict[str, Run]) -> None:
    corpus = gathered([("", sessions["chronicles"])])
    one = layout("chronicles")
    records = list(one.fill(corpus).records)
    assert len(records) == len(corpus.episodes()) == 10
    for record in records:
        assert record.relationship
        assert record.time_interval[0] == "Start"
        assert all(interval.startswith("A ") for interval in record.time_interval[1:])
        assert all(record.summary)
        assert record.summary[4].startswith("First, ")
    corpus = gathered([("", sessions["mixed_sessions"])])
    (record,) = layout("misc").fill(corpus).records
    assert len(record.speaker_list) == 4
    assert all(getattr(record, f"{ordinal}_session_memory") for ordinal in ("first", "third", "sixth"))
    files = layout("misc").write([record])
    assert layout("misc").read(files, "file") == [record]


def test_later_sessions_refer_to_earlier_ones_at_a_measured_rate(sessions: dict[str, Run]) -> None:
    from simulation.dialogues.measuring.sessions import callbacks

    found = callbacks(gathered([("", sessions["chronicles"])]))
    assert found.later == 40
    assert found.rate is not None
    assert found.rate > 0.3


def test_spans_of_documents_are_given_with_their_words(tmp_path: Path) -> None:
    document = {"id": "guide", "text": "The old lighthouse was built in 1764 by two brothers from the north."}
    content = readings.awkward_scenario(dialogue={"documents": [document]})
    rows = list(utterance_rows(simulate(parse_scenario(content), tmp_path / "run")))
    used = [span for row in rows for span in row.knowledge_used]
    for span in used:
        assert span.text == document["text"][span.start : span.end] != ""
    file = layout("parquet").write([replace(corpora.ROW, knowledge_used=(SpanUsed("guide", 0, 3, "The"),))])
    (row,) = layout("parquet").read(file, "file")
    assert row.knowledge_used == (SpanUsed("guide", 0, 3, "The"),)
    assert next(corpus_of_rows([row]).turns()).knowledge_used == ("guide: The",)


def test_runs_are_found_in_folders_and_named(sessions: dict[str, Run], tmp_path: Path) -> None:
    folder = sessions["chronicles"].folder.parent
    assert [name for name, _ in runs_at([folder])] == ["chronicles", "mixed_sessions"]
    assert [name for name, _ in runs_at([folder / "chronicles"])] == [""]
    assert [name for name, _ in runs_at([folder, folder / "chronicles"])] == [
        f"{folder.name}/chronicles", f"{folder.name}/mixed_sessions", "chronicles",
    ]  # fmt: skip
    assert holds_runs(folder)
    assert not holds_runs(tmp_path)
    with pytest.raises(InputError, match="there is no run in"):
        runs_at([tmp_path])
    with pytest.raises(InputError, match="two of the runs have one name"):
        runs_at([folder / "chronicles", folder / "chronicles"])
    assert len(load_corpus(folder).dialogues) == 56


def test_people_who_differ_between_runs_stay_apart() -> None:
    one = replace(corpora.ROW, run="a")
    other = replace(corpora.ROW, run="b", persona=("I like new maps.",))
    corpus = corpus_of_rows([one, other])
    assert [speaker.id for speaker in corpus.speakers] == ["a/ann", "b/ann", "bo"]
    assert {turn.speaker for turn in corpus.turns()} == {"a/ann", "b/ann"}
    same = corpus_of_rows([one, replace(one, run="b")])
    assert [speaker.id for speaker in same.speakers] == ["ann", "bo"]
    assert [dialogue.id for dialogue in same.dialogues] == ["a/3/hall/ann", "b/3/hall/ann"]


def test_a_crowd_of_another_seed_is_other_people() -> None:
    from simulation.dialogues.splitting import connected

    one = replace(corpora.ROW, run="a", participants=("ann",), addressees=("ann",))
    treated = replace(one, run="b", persona=("I like new maps.",))
    drawn = replace(treated, run="c", speaker_name="Zoe")
    assert len(connected(corpus_of_rows([one, treated]))) == 1
    assert len(connected(corpus_of_rows([one, drawn]))) == 2


class Recorded:
    """A run whose record was made by hand."""

    def __init__(self, run: Run, *happened: Event) -> None:
        self.scenario = run.scenario
        self._told = readings.Told([(1, event) for event in happened])

    def record(self) -> Recorded:
        return self

    def __enter__(self) -> Recorded:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def count(self, kind: str) -> int:
        return len(list(self._told.events(kind)))

    def events(self, *kinds: str) -> object:
        return self._told.events(*kinds)


def drafted(number: int, total_e6: int, *texts: str, turn: int = -1) -> Drafted:
    people = ("gustav", "anselm")
    lines = tuple(DraftLine(people[n % 2], text) for n, text in enumerate(texts))
    return Drafted(
        conversation="1/hall/gustav", number=number, round=0, turn=turn, expert="plain", lines=lines,
        scores=(CriticScore("coherence", total_e6),), total_e6=total_e6, faults=(), edits=(), gain_e6=0, planted=(),
    )  # fmt: skip


def chosen(number: int, *, turn: int = -1, kept: bool = True) -> Chosen:
    return Chosen("1/hall/gustav", number, 0, turn, "plain", "score", 900_000, kept)


def test_what_was_kept_stands_over_each_that_got_less() -> None:
    run = Recorded(
        readings.finished("corner"),
        drafted(0, 900_000, "Hello.", "Well."), drafted(1, 300_000, "Eh.", "Eh."),
        drafted(2, 900_000, "Same.", "Score."), drafted(3, 200_000, "Hello.", "Well."), chosen(0),
    )  # fmt: skip
    (pair,) = preferences_of(run, "r1")  # type: ignore[arg-type]
    assert (pair.chosen, pair.rejected) == (
        "Gustav Lind: Hello.\nAnselm Reyes: Well.",
        "Gustav Lind: Eh.\nAnselm Reyes: Eh.",
    )
    assert (pair.id, pair.dialogue, pair.judge) == ("r1/1/hall/gustav/whole/0-1", "r1/1/hall/gustav", "coherence")
    assert pair.system.startswith("Write a dialogue of Gustav Lind and Anselm Reyes.\nGustav Lind: ")


def test_what_was_drafted_turn_by_turn_has_its_history() -> None:
    said = Utterance("1/hall/gustav", 0, 1, 0, "anselm", ("gustav",), "How are you?", corpora.ROW.act)
    run = Recorded(
        readings.finished("corner"),
        Uttered(said), drafted(0, 100, "Bad.", turn=1), drafted(1, 900, "Well, thank you.", turn=1), chosen(1, turn=1),
        Uttered(replace(said, n=1, speaker="gustav", text="Well, thank you.")),
    )  # fmt: skip
    (pair,) = preferences_of(run, "")  # type: ignore[arg-type]
    assert (pair.speaker, [turn.text for turn in pair.history]) == ("gustav", ["How are you?"])
    assert (pair.chosen, pair.rejected) == ("Well, thank you.", "Bad.")
    assert pair.system.startswith("You are Gustav Lind.\n")


def test_a_mended_turn_stands_over_what_it_was() -> None:
    edits = (Edit(1, "I hate tea.", "I like tea.", "persona"), Edit(0, "Gone.", "", "x"), Edit(5, "a", "b", "x"))
    best = replace(drafted(0, 900, "Tea?", "I like tea."), edits=edits)
    (pair,) = preferences_of(Recorded(readings.finished("corner"), best, chosen(0)), "")  # type: ignore[arg-type]
    assert (pair.chosen, pair.rejected, pair.judge) == ("I like tea.", "I hate tea.", "persona")
    assert [turn.text for turn in pair.history] == ["Tea?"]
    assert pair.speaker == "anselm"


def test_what_was_not_kept_is_no_preference() -> None:
    corner = readings.finished("corner")
    assert preferences_of(corner, "") == []
    weak = Recorded(corner, drafted(0, 900, "A."), drafted(1, 100, "B."), chosen(0, kept=False))
    assert preferences_of(weak, "") == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "tick", "expected"),
    [
        (Source.COMPOSED, 1, ("rules", "")), (Source.FALLBACK, 1, ("rules", "")), (Source.HUMAN, 1, ("", "")),
        (Source.MODEL, 1, ("m-1", "say/5")), (Source.VOICED, 1, ("v-1", "voice/2")),
        (Source.MODEL, 2, ("m-2", "converse/1")), (Source.MODEL, 3, ("openai/x", "")),
    ],
)  # fmt: skip
def test_words_know_their_model_and_prompt(source: Source, tick: int, expected: tuple[str, str]) -> None:
    asked = {
        ("ann", 1, "say", -1): ("say/5", "m-1"), ("ann", 1, "voice", -1): ("voice/2", "v-1"),
        ("", 2, "converse", -1): ("converse/1", "m-2"),
    }  # fmt: skip
    wording = Wording(SettingsHistory(((0, Settings(mind="openai/x")),)), asked)
    said = Utterance("1/hall/ann", 0, tick, 0, "ann", ("bo",), "Hi.", corpora.ROW.act, source=source)
    assert (wording.model(said), wording.prompt(said)) == expected


def test_lines_of_json_keep_their_numbers() -> None:
    assert [(line.number, line.text) for line in json_lines(b'[\n {"a": 1},\n\n {"a": 2}]', "f")] == [
        (2, '{"a": 1}'), (4, '{"a": 2}'),
    ]  # fmt: skip
    assert [line.number for line in json_lines(b'{"a": 1}\n\n{"a": 2}\n', "f")] == [1, 3]
    assert [line.number for line in json_lines(b'{\n"a": 1\n}\n', "f")] == [1]
