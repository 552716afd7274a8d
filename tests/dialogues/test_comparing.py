"""The losing rate: pairs by lot, both orders, names hidden, and nothing said where nobody judges."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from agents.errors import InputError
from agents.minds.rules import RulesMind
from agents.talk import Source
from agents.tasks.base import Outcome, Question
from agents.tasks.judging import PairJudgement
from simulation.dialogues.comparing import Losses, judged_by, losing_rate
from simulation.dialogues.corpus import Corpus, Dialogue, Speaker, Turn
from simulation.scenario import Settings
from tests.commands import townsfolk


def dialogue(name: str, *texts: str) -> Dialogue:
    turns = tuple(Turn(f"{name}/{n}", ("ada", "ben")[n % 2], text) for n, text in enumerate(texts))
    return Dialogue(name, turns, ("ada", "ben"))


class Judge:
    """Prefers whatever its key is highest for."""

    name = "test"

    def __init__(self, key: Any) -> None:
        self.key = key
        self.seen: list[tuple[str, ...]] = []

    async def answer(self, question: Question[Any, Any]) -> Outcome[Any]:
        first, second = question.input.first, question.input.second
        self.seen.append(first)
        return Outcome(PairJudgement(better="first" if self.key(first) >= self.key(second) else "second"), Source.MODEL)

    async def close(self) -> None: ...


OURS = [
    dialogue(f"o{n}", *(["I spent the weekend painting the boat.", "Which colour did you choose?"] * 2))
    for n in range(4)
]
THEIRS = [
    dialogue(f"t{n}", "I spent the weekend painting the boat.", "Which colour did you choose?", "Blue, like before.")
    for n in range(4)
]


def losses(judge: Any) -> Losses:
    return asyncio.run(judged_by(list(zip(OURS, THEIRS, strict=True)), judge))


def test_a_pair_is_lost_when_the_reference_is_found_better_whichever_stands_first() -> None:
    assert losses(Judge(lambda lines: -len(lines))) == Losses("test", 4, 4, 0)
    assert losses(Judge(len)) == Losses("test", 4, 0, 4)


def test_a_judge_that_goes_by_the_order_has_no_preference() -> None:
    found = losses(Judge(lambda _: 0))
    assert (found.lost, found.won, found.rate) == (0, 0, 0.0)


def test_names_are_hidden() -> None:
    judge = Judge(len)
    losses(judge)
    assert all(line[:3] in ("A: ", "B: ") for lines in judge.seen for line in lines)


def test_the_interval_is_wilsons() -> None:
    low, high = Losses("test", 10, 5, 5).interval
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)


def corpus(dialogues: list[Dialogue]) -> Corpus:
    return Corpus(speakers=(Speaker("ada", "Ada"), Speaker("ben", "Ben")), dialogues=tuple(dialogues))


def test_rules_judge_by_what_critics_see_and_draw_the_same_pairs_each_time() -> None:
    found = [losing_rate(corpus(OURS), corpus(THEIRS), Settings(), pairs=3, seed=2) for _ in range(2)]
    assert found[0] == found[1]
    assert (found[0].judge, found[0].pairs, found[0].lost) == (RulesMind.name, 3, 3)


def test_an_empty_set_is_refused() -> None:
    with pytest.raises(InputError, match="no dialogue"):
        losing_rate(corpus([]), corpus(THEIRS), Settings())


def chats(path: Path, *texts: str) -> Path:
    messages = [{"role": ("user", "assistant")[n % 2], "content": text} for n, text in enumerate(texts)]
    path.write_text(json.dumps({"messages": messages}) + "\n", encoding="utf-8")
    return path


def test_without_a_judge_the_command_says_that_it_is_not_measured(tmp_path: Path) -> None:
    ours, theirs = chats(tmp_path / "a.jsonl", "Hi.", "Hi."), chats(tmp_path / "b.jsonl", "Cold out?", "Very, yes.")
    silent = townsfolk("dataset", "compare", ours, theirs)
    assert (silent.returncode, "not measured" in silent.stdout) == (0, True)
    judged = townsfolk("dataset", "compare", ours, theirs, "--judge", "rules", "--json")
    assert json.loads(judged.stdout)["pairs"] == 1
