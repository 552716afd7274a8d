"""What the live view shows, row by row."""

from __future__ import annotations

import re

import pytest

from simulation.cli.view import Pace, Spent, View, short_names, time_left
from simulation.inquiry.board import Board, board_of
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.run import Run
from simulation.scenario import Study
from tests import readings


def board_at(run: Run, tick: int) -> Board:
    board = Board()
    with run.record() as record:
        for row in record.ticks():
            if row.tick.index <= tick:
                board.take(row.tick.index, row.tick.start, [one.event for one in record.committed(row).entries])
    return board


def shown(study: Study, board: Board, width: int, height: int, *, spent: Spent | None = None) -> list[str]:
    view = View(study, with_model=spent is not None)
    rows = view.rows(board, Pace(board.tick, 192, 12.0), spent or Spent(), width, height)
    assert len(rows) == height
    assert all(row.cell_len <= width for row in rows)
    return [row.plain.rstrip() for row in rows]


@pytest.fixture(scope="module")
def valentine() -> Run:
    return readings.finished("valentine")


@pytest.fixture(scope="module")
def morning(valentine: Run) -> Board:
    return board_at(valentine, 44)


@pytest.mark.parametrize("width", [1, 8, 20, 39, 80, 99, 100, 140, 240])
@pytest.mark.parametrize("height", [1, 2, 5, 8, 12, 24, 60])
def test_it_fits_every_window(width: int, height: int, valentine: Run, morning: Board) -> None:
    shown(valentine.scenario.study, morning, width, height)


def test_everybody_is_somewhere(valentine: Run, morning: Board) -> None:
    for width, height in ((80, 24), (140, 40)):
        rows = shown(valentine.scenario.study, morning, width, height)
        counts = [re.match(r".{8,24}?\s{2,}(\d+|·)  ", row) for row in rows]
        assert sum(int(found.group(1)) for found in counts if found and found.group(1) != "·") == 25


def test_a_small_window_shows_the_places_most_go_to_and_the_rest_together(valentine: Run, morning: Board) -> None:
    rows = "\n".join(shown(valentine.scenario.study, morning, 80, 24))
    for words in ("the boatyard", "elsewhere", "at home", "on the way", "asleep"):
        assert re.search(rf"^{words}", rows, flags=re.MULTILINE)
    assert "the Net Loft  " not in rows
    shown_later = (shown(valentine.scenario.study, board_at(valentine, tick), 80, 24) for tick in (30, 60, 120))
    names = [[row[:14].strip() for row in rows[3:13]] for rows in shown_later]
    assert names[0] == names[1] == names[2], "rows do not jump"


def test_a_large_window_shows_all_places_beside_the_talk(valentine: Run, morning: Board) -> None:
    rows = shown(valentine.scenario.study, morning, 140, 40)
    text = "\n".join(rows)
    for place in valentine.scenario.study.places:
        assert place.name[:15] in text
    assert any(re.search(r"^the [\w ]+ +\d+  .*   (  )?\w+: ", row) for row in rows)


def test_people_stand_with_what_they_do_where_there_is_room(valentine: Run, morning: Board) -> None:
    rows = "\n".join(shown(valentine.scenario.study, morning, 240, 60))
    person, doing = next(
        (person, doing)
        for person, doing in sorted(morning.doing.items())
        if morning.places[person] is not None and person not in morning.asleep
    )
    first = next(one.name for one in valentine.scenario.study.people if one.slug == person).split()[0]
    assert f"{first} {doing[:8]}" in rows


def test_the_newest_line_is_at_the_bottom(valentine: Run, morning: Board) -> None:
    rows = shown(valentine.scenario.study, morning, 80, 24)
    said = morning.lines[-1]
    at = max(number for number, row in enumerate(rows) if re.match(r"  \w+: ", row))
    assert said.text[:20] in rows[at]


def test_knowledge_and_counts_are_at_the_foot(valentine: Run, morning: Board) -> None:
    *_, known, counts = shown(valentine.scenario.study, morning, 80, 24)
    party, candidacy = (len(morning.knowers[claim]) for claim in ("valentine-party", "candidacy"))
    assert known == f"{party} of 25 know Bettina's Valentine party   {candidacy} of 25 know Fergus's run for mayor"
    assert counts.startswith(f"{morning.counts['conversation_opened']} conversations · ")


def test_calls_and_cost_are_shown_where_a_model_is_asked(valentine: Run, morning: Board) -> None:
    study = valentine.scenario.study
    assert shown(study, morning, 120, 24, spent=Spent(1234, 0.5))[-1].endswith("1,234 model calls · $0.50")
    assert shown(study, morning, 120, 24, spent=Spent(3, None))[-1].endswith("cost unknown")


def test_before_the_founding_there_is_nothing_to_see() -> None:
    rows = shown(load_scenario("corner").study, Board(), 80, 24)
    assert rows[0].startswith("corner  Monday 2026-05-04  06:00")
    assert rows[3] == "about to begin"


def test_names_are_shown_as_they_are_and_nothing_steers_the_terminal() -> None:
    run = readings.awkward()
    text = "\n".join(shown(run.scenario.study, board_at(run, 8), 200, 50))
    for words in ("王芳", "[bold]Ada[/bold]", "<b>Ben</b>;", "the [i]news[/i]"):
        assert words in text
    people = [{"id": "evil", "name": "Evil", "context": {"home": "room"}}]
    study = parse_scenario(readings.awkward_scenario(people=people, claims=[], network=None)).study
    board = Board()
    board.move("evil", "room")
    board.doing["evil"] = "typing \x1b[2J\nand \x07 more"
    board.open("c", "room", ["evil"])
    board.hear("c", 0, "evil", "look: \x1b]0;title\x07 \u202eback\r\n")
    board.tick = 1
    text = "\n".join(shown(study, board, 120, 30))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "␛[2J" in text


def test_a_society_without_talk_people_or_claims_is_shown_too() -> None:
    study = parse_scenario(readings.awkward_scenario(claims=[], network=None)).study
    board = Board()
    board.tick = 0
    for width, height in ((80, 24), (140, 40)):
        shown(study, board, width, height)


def test_short_names_are_told_apart() -> None:
    names = {"a": "Ann Lee", "b": "Ann Ray", "c": "Bo Ray", "d": "王芳", "e": " "}
    assert short_names(names) == {"a": "Ann Lee", "b": "Ann Ray", "c": "Bo", "d": "王芳", "e": "e"}


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "1 s left"), (98.5, "99 s left"), (120, "3 min left"), (7300, "2 h 2 min left")]
)
def test_time_left_is_said_in_words(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_a_board_read_from_the_record_is_the_board_that_was_followed(valentine: Run) -> None:
    followed = board_at(valentine, 10_000)
    with valentine.record() as record:
        read = board_of(record)
    for kind in ("conversation_opened", "uttered", "told", "remembered"):
        assert read.counts[kind] == followed.counts[kind]
    assert (read.places, read.doing, read.asleep, read.talking) == (
        followed.places,
        followed.doing,
        followed.asleep,
        followed.talking,
    )
    assert (read.knowers, list(read.lines), read.tick) == (followed.knowers, list(followed.lines), followed.tick)


def test_the_board_agrees_with_the_state(valentine: Run) -> None:
    board = board_at(valentine, 100)
    state = valentine.state(100)
    assert board.places == {person: body.place for person, body in state.bodies.items()}
    assert set(board.asleep) == {person for person, body in state.bodies.items() if body.asleep}
    assert board.doing == {person: body.activity for person, body in state.bodies.items() if body.activity}
    assert board.talking == {
        person: body.conversation for person, body in state.bodies.items() if body.conversation is not None
    }
    for claim, knowers in board.knowers.items():
        assert set(knowers) == {person for person, life in state.lives.items() if claim in life.knowledge}
