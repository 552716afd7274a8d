"""The rules mind as a mind: every task is answered, as a function of the question alone."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from agents.errors import QuestionError
from agents.minds.base import Mind
from agents.minds.rules import RulesMind, decide
from agents.minds.rules.words import clipped, content_words, first_name, listed, stem
from agents.talk import Source
from agents.tasks import TASKS
from agents.tasks.base import Question, Task
from agents.tasks.reflecting import Insights, ReflectInput
from tests.agents.inquiries import question
from tests.agents.rules_town import me, moment


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_is_answered_in_its_type_and_equally_each_time(name: str) -> None:
    mind: Mind = RulesMind()
    asked = question(TASKS[name])
    outcome = asyncio.run(mind.answer(asked))
    assert isinstance(outcome.answer, TASKS[name].output)
    assert (outcome.source, outcome.attempts, outcome.calls) == (Source.COMPOSED, 0, ())
    assert decide(asked) == outcome.answer


def test_a_task_without_a_rule_is_refused_by_name() -> None:
    task = Task("divine", 1, ReflectInput, Insights)
    with pytest.raises(QuestionError, match="divine"):
        decide(Question(task, "ida", 1, 0, 1, ReflectInput(me(), moment(), ())))


_PLANS = """
from agents.tasks import PLAN_DAY
from tests.agents.rules_town import MILLER, day_plan, plan_input
print([day_plan(plan_input(MILLER), seed=seed).model_dump_json() for seed in range(5)])
"""


def test_answers_do_not_depend_on_the_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _PLANS],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_mind_has_a_name() -> None:
    assert RulesMind().name == "rules"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Tom Ash", "Tom"), ("Dr. Ada Moss", "Ada"), ("Old Ben", "Old Ben"), ("王小明", "王小明"), (" ", " ")],
)
def test_people_are_called_by_their_first_name(name: str, expected: str) -> None:
    assert first_name(name) == expected


def test_words_meet_by_stem_and_never_as_parts_of_each_other() -> None:
    assert stem("baking") == stem("bakes") == stem("baked")
    assert stem("parties") == stem("party")
    assert not content_words("art") & content_words("parties")
    assert content_words("the of and") == frozenset()


def test_texts_are_cut_at_a_word_and_lists_are_english() -> None:
    assert clipped("one two three", 9) == "one two…"
    assert clipped("x" * 30, 10) == "x" * 9 + "…"
    assert clipped(" a\n b ", 10) == "a b"
    assert [listed(parts) for parts in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]
