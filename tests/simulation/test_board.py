"""The board of a run shows what is written on a forum, and what is tried where there is a narrator."""

from __future__ import annotations

from dataclasses import replace

from simulation.events import Attempted
from simulation.inquiry.board import Board, board_of
from tests.report import runs


def test_posts_are_among_the_last_lines() -> None:
    with runs.forum().record() as record:
        board = board_of(record)
        posts = record.count("posted")
    written = [line for line in board.lines if line.place == "the forum"]
    assert written and len(written) <= posts == board.counts["posted"]


def test_what_is_tried_is_among_the_last_lines_with_what_came_of_it() -> None:
    board = Board()
    refused = Attempted("berta", "bakery", "oven", "lighting the oven", False, "The wood is used up.", (), 5400)
    board.take(7, 5400, [refused])
    board.take(9, 8100, [replace(refused, allowed=True, reason="", changes=(("oven", "hot"),))])
    assert [line.text for line in board.lines] == [
        "(lighting the oven: it does not work. The wood is used up.)",
        "(lighting the oven: it works.)",
    ]
    assert {(line.speaker, line.place) for line in board.lines} == {("berta", "bakery")}
    assert board.counts["attempted"] == 2
