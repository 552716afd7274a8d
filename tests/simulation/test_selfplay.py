"""Self-play: policies against simulated users and against each other, the same every time, in a table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from agents import plugins
from agents.errors import InputError, ScenarioError
from agents.partners import PARTNERS, Bargainer, Doubter, Learner, Reply, Troubled
from agents.policies import Heard
from agents.streams import Stream
from simulation.batches.selfplay import games, self_play
from tests.cli.calling import call


def saying(partner: Troubled | Learner | Doubter | Bargainer, *strategies: str) -> list[Reply]:
    turns: list[Heard] = []
    replies = []
    for strategy in strategies:
        turns.append(Heard(True, "", strategy))
        replies.append(partner.reply(tuple(turns)))
        turns.append(Heard(False, replies[-1].text, replies[-1].strategy))
    return replies


def test_the_troubled_want_to_be_heard_before_they_are_advised() -> None:
    assert saying(Troubled(1, 2, 3), "question", "affirmation", "affirmation", "others")[-1].reached
    assert saying(Troubled(1, 2, 3), "question", "suggestion")[-1].reached
    assert saying(Troubled(1, 2, 2), "suggestion", "")[-1].leaves
    assert not any(reply.reached for reply in saying(Troubled(3, 4, 9), "question", "suggestion", "suggestion"))


def test_what_was_understood_shows_when_it_is_checked() -> None:
    replies = saying(Learner(2, quick=False), "hint", "check", "explain", "hint", "check")
    assert [reply.reached for reply in replies] == [False, False, False, False, True]
    assert "not sure" in replies[1].text
    assert saying(Learner(1, quick=True), "hint", "check")[-1].reached


def test_a_doubter_comes_round_for_reasons_once_it_was_asked() -> None:
    assert saying(Doubter(4, 2), "inquire", "justify", "justify")[-1].reached
    assert saying(Doubter(4, 2), "propose", "propose")[-1].leaves
    assert not saying(Doubter(4, 5), "justify", "justify", "justify")[-1].reached


def test_a_deal_is_an_offer_a_way_to_each_other_and_a_yes() -> None:
    silent = lambda _: ""  # noqa: E731
    assert [one.reached for one in saying(Bargainer(silent, 2), "accept", "propose", "concede", "accept")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert saying(Bargainer(lambda _: "accept", 2), "propose", "concede")[-1].reached
    assert not saying(Bargainer(silent, 2), "concede", "accept")[-1].reached


def test_every_policy_meets_the_same_partners_and_the_table_is_the_same_every_time() -> None:
    table = self_play(["emotional_support", "tutoring"], "troubled", number=60, seed=3)
    assert table == self_play(["emotional_support", "tutoring"], "troubled", number=60, seed=3)
    support, tutoring = table.records()
    assert (support["games"], support["partner"]) == (60, "troubled")
    assert 0.6 < float(support["reached_share"] or 0) < 1
    assert float(support["from"] or 0) < float(support["reached_share"] or 0) < float(support["to"] or 0)
    assert (tutoring["reached_share"], tutoring["turns_median"], tutoring["left_share"]) == (0.0, None, 1.0)
    assert table != self_play(["emotional_support", "tutoring"], "troubled", number=60, seed=4)


def test_two_policies_bargain_with_each_other() -> None:
    (row,) = self_play(["negotiation"], "negotiation", number=50).records()
    assert 0 < float(row["reached_share"] or 0) < 1
    first = games("negotiation", "negotiation", number=1)[0]
    assert [turn.strategy for turn in first.turns[:2]] == ["inquire", "inquire"]


def test_a_policy_of_a_cell_plays_with_a_partner_of_ones_own() -> None:
    @plugins.bring("policy", "knocks")
    def knocks(turns: tuple[Heard, ...]) -> str:
        return "ask" if len(turns) < 5 else ""

    @dataclass
    class Door:
        needed: int
        opening: str = ""

        def reply(self, turns: tuple[Heard, ...]) -> Reply:
            return Reply("...", reached=sum(turn.strategy == "ask" for turn in turns) >= self.needed)

    def door(stream: Stream) -> Door:
        return Door(1 + stream.below(6))

    try:
        (row,) = self_play(["knocks"], door, number=40, most_turns=5).records()
        assert row["partner"] == "door"
        assert 0 < float(row["reached_share"] or 0) < 1
    finally:
        plugins.drop("policy", "knocks")


def test_who_is_not_there_cannot_play() -> None:
    with pytest.raises(ScenarioError, match="there is no policy 'charm'"):
        self_play(["charm"], "troubled")
    with pytest.raises(InputError, match=r"there is no partner 'nobody'; expected one of troubled, learner, doubter"):
        self_play(["negotiation"], "nobody")
    with pytest.raises(InputError, match="asks a mind"):
        self_play(["mind"], "troubled")
    assert set(PARTNERS) == {"troubled", "learner", "doubter"}


def test_the_command_prints_the_table_and_some_games() -> None:
    shown = call("selfplay", "negotiation", "tutoring", "--with", "doubter", "--games", "20", "--show", "1")
    assert shown.code == 0
    assert "How often does a policy reach its goal?" in shown.out
    assert "negotiation: [inquire] Ask what matters most to the other." in shown.out
    assert "tutoring with doubter, game 1: " in shown.out
    rows = call("selfplay", "negotiation", "--with", "doubter", "--json").data["tables"]["selfplay"]
    assert [row["policy"] for row in rows] == ["negotiation"]
    assert call("selfplay", "charm", "--with", "doubter").code == 2
