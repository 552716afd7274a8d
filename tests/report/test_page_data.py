"""The page without a browser: what is in it, how big it is, what it allows itself, and who may ask the server."""

from __future__ import annotations

import base64
import gzip
import http.client
import json
import re
from pathlib import Path

import pytest

from agents.errors import QuestionError, RunFolderError
from simulation.events import Posted, ThreadOpened, Uttered
from simulation.reading.loading import parse_scenario
from simulation.report import write_page
from simulation.report.chunks import ROWS, Encoder
from simulation.report.data import PageData, json_text
from simulation.report.head import head_of
from simulation.report.outside import in_words
from simulation.report.page import page_of
from simulation.report.serving import PageServer, serve
from simulation.run import Run
from tests import readings
from tests.cli.calling import call
from tests.report import runs


def test_two_days_of_twenty_five_people_stay_below_two_megabytes(valentine: Run, tmp_path: Path) -> None:
    assert write_page(valentine, tmp_path / "a" / "page.html") < 2_000_000


def test_the_same_run_gives_the_same_page(valentine: Run, tmp_path: Path) -> None:
    write_page(valentine, tmp_path / "one.html")
    write_page(valentine, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_rows_hold_what_the_record_holds(valentine: Run) -> None:
    data = PageData(valentine).whole()
    rows, info = data["rows"], valentine.info()
    assert set(rows) <= set(ROWS)
    assert len(rows["lines"]) == info.utterances
    assert len(rows["talks"]) == info.conversations
    assert len(rows["memories"]) == info.memories
    assert sum(row[3] >= 0 for row in rows["news"]) == info.tellings
    assert data["state"]["hash"] == info.final_hash


def test_a_line_names_rows_of_its_speakers_memories(valentine: Run) -> None:
    rows = PageData(valentine).whole()["rows"]
    memories: dict[int, list[str]] = {}
    for row in rows["memories"]:
        memories.setdefault(row[1], []).append(row[5] if isinstance(row[5], str) else row[5][0])
    with valentine.record() as record:
        said = [one.event.utterance for one in record.events("uttered") if isinstance(one.event, Uttered)]
        texts = {memory.id: memory.text for _, memory in record.memories()}
    for line, utterance in zip(rows["lines"], said, strict=True):
        assert line[4] == utterance.text
        assert len(line[8]) == len(utterance.memories)
        for row, memory in zip(line[8], utterance.memories, strict=True):
            assert texts[memory].startswith(memories[line[2]][row])


def test_reading_in_pieces_gives_what_reading_at_once_gives(valentine: Run) -> None:
    with valentine.record() as record:
        encoder = Encoder(head_of(valentine))
        encoder.follow(record)
        whole, early, late = encoder.rows(), encoder.rows(-1), encoder.rows(100)
    ticks = [row[0] for row in late["ticks"]]
    assert ticks == list(range(101, 193))
    assert whole == early
    assert whole["lines"][-len(late["lines"]) :] == late["lines"]


def test_data_cannot_leave_its_element() -> None:
    value = {"a": "</script><!--<script>\u2028&amp;"}
    assert not re.search(r"[<>&\u2028]", json_text(value))
    assert json.loads(json_text(value)) == value


def test_a_long_run_is_packed_and_says_the_same(valentine: Run) -> None:
    data = PageData(valentine).whole()
    page = page_of(data)
    packed = re.search(r'id="data" data-packed="gzip">([A-Za-z0-9+/=]+)</script>', page)
    assert packed is not None
    assert json.loads(gzip.decompress(base64.b64decode(packed[1]))) == data
    assert page == page_of(data)
    assert len(page) < 1_000_000


def test_slots_in_the_data_are_not_filled_again(valentine: Run) -> None:
    data = {**PageData(valentine).whole(), "rows": {}}
    data["head"]["question"] = "{script}{style}{policy}{data}"
    page = page_of(data)
    assert page.count("{script}{style}{policy}{data}") == 1


def test_the_policy_lets_in_this_script_and_this_style_alone(valentine: Run) -> None:
    still, live = (page_of(PageData(valentine).whole(live=one)) for one in (False, True))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', still)
    assert policy
    assert "unsafe" not in policy[1] and "default-src 'none'" in policy[1] and "connect-src 'none'" in policy[1]
    assert "connect-src 'self'" in live
    assert not re.search(r"(src|href)=[\"'](https?:)?//", still)


def test_topics_and_opinions_are_on_the_page() -> None:
    data = PageData(runs.rumour()).whole()
    assert data["rows"]["opinions"]
    assert data["head"]["topics"]


def test_threads_and_posts_of_the_forum_are_on_the_page_as_talks_and_lines() -> None:
    with runs.forum().record() as record:
        threads = [one.event.thread for one in record.events("thread_opened") if isinstance(one.event, ThreadOpened)]
        posts = [one.event.utterance for one in record.events("posted") if isinstance(one.event, Posted)]
    rows = PageData(runs.forum()).whole()["rows"]
    assert [rows["talks"][row[1]][1] for row in rows["threads"]] == threads
    assert {one.text for one in posts} <= {row[4] for row in rows["lines"]}
    assert len(rows["replies"]) == sum(one.reply_to is not None for one in posts)
    assert rows["reads"]


def test_what_was_tried_is_on_the_page_with_what_came_of_it(tmp_path: Path) -> None:
    data = PageData(runs.bakehouse(tmp_path / "run")).whole()
    tries, words = data["rows"]["tries"], [row[0] for row in data["rows"]["words"]]
    bakery = next(n for n, place in enumerate(data["head"]["places"]) if place["id"] == "bakery")
    first, *_, last = tries
    assert [words[first[4]], *first[5:]] == ["lighting the oven", 0, "The wood is used up.", []]
    assert (last[2], last[5], last[7]) == (bakery, 1, [[0, "hot"]])


def test_interventions_are_told_in_words() -> None:
    change = {"do": "change", "at": "2026-03-02", "key": "conduct.talk", "value": False}
    specs = [
        {"do": "tell", "at": "2026-03-02", "claim": "fair", "to": {"people": ["ada"]}},
        {"do": "tell", "at": "2026-03-02", "claim": "fair", "to": {"everybody": True}},
        {"do": "leave", "at": "2026-03-02", "who": {"share": 0.25}},
        {"do": "leave", "at": "2026-03-02", "who": {"most_central": 2}},
        {"do": "leave", "at": "2026-03-02", "who": {"at": "hut"}},
        {"do": "tie", "at": "2026-03-02", "between": ["ada", "bo"], "kind": "friend"},
        {"do": "cut_tie", "at": "2026-03-02", "between": ["ada", "bo"]},
        {"do": "join", "at": "2026-03-02", "person": {"name": "Cy Dunn"}},
        change,
        {
            "do": "broadcast",
            "at": "2026-03-02",
            "topic": "dogs",
            "stance": 1.0,
            "text": "Dogs are fine.",
            "to": {"people": ["ada", "bo"]},
        },
        {"do": "bridge", "at": "2026-03-02", "groups": ["north", "south"], "ties": 1},
    ]
    study = parse_scenario(json.dumps({**_TWO, "interventions": specs})).study
    assert in_words(study) == [
        "Ada is told of the fair",
        "everybody is told of the fair",
        "25% of all people are gone for good",
        "the 2 with the most acquaintances are gone for good",
        "whoever is at the hut is gone for good",
        "Ada and Bo are tied now: friend",
        "Ada and Bo are strangers to each other again",
        "Cy Dunn comes to town",
        "conduct.talk is False from now on",
        "“Dogs are fine.” (the dogs); Ada and Bo are reached",
        "1 tie is made between north and south",
    ]


_TWO = {
    "schema": 1,
    "name": "two",
    "clock": {"start": "2026-03-02", "days": 1},
    "places": [{"id": "hut", "name": "the hut", "kind": "home"}],
    "people": [
        {"id": "ada", "name": "Ada", "social": {"groups": ["north"]}},
        {"id": "bo", "name": "Bo", "social": {"groups": ["south"]}},
    ],
    "claims": [{"id": "fair", "text": "There is a fair", "title": "the fair", "origin": "ada"}],
    "topics": [{"id": "dogs", "title": "the dogs", "proposition": "Dogs are fine"}],
}


def test_report_writes_beside_the_run_or_where_it_is_told(tmp_path: Path) -> None:
    folder = readings.finished("corner").folder
    ended = call("report", folder, "--out", tmp_path / "page.html")
    assert ended.code == 0 and "MB" in ended.out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert call("report", tmp_path / "nothing").code == 2
    assert call("report", folder, "--out", folder / "journal.sqlite" / "x").code == 2
    with pytest.raises(RunFolderError):
        write_page(readings.finished("corner"), tmp_path)


def test_the_server_answers_this_machine_by_its_own_name_only() -> None:
    with serve(readings.finished("corner")) as server:
        assert _asked(server, "/")[0] == 200
        status, text = _asked(server, "/ticks?after=70")
        assert status == 200 and [row[0] for row in json.loads(text)["rows"]["ticks"]] == [71, 72]
        assert json.loads(_asked(server, "/ticks?after=72")[1])["rows"] == {}
        assert _asked(server, "/ticks?after=x")[0] == 400
        assert _asked(server, "/../journal.sqlite")[0] == 404
        assert _asked(server, "/", host="evil.example")[0] == 403
        assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_bad_input() -> None:
    run = readings.finished("corner")
    with serve(run) as server, pytest.raises(QuestionError, match="cannot be had"), serve(run, server.server_port):
        pass


def _asked(server: PageServer, path: str, host: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text
