"""Habits as schemas: goal, steps, conditions before and after; how they are told, induced by rules, and planned by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agents.habits import HabitSchema, in_words, unmet, with_habits
from agents.memory import Memory
from agents.minds.checking import Senseless, checked
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import decide
from agents.persona import Habit, LifeContext, Persona, PersonalIdentity
from agents.streams import Stream
from agents.tasks import ANSWER_INTERVIEW, INDUCE_HABIT, PLAN_DAY
from agents.tasks.inducing import Doing, HabitInduced
from tests.agents.inquiries import ME, MILL, OFTEN, PERSONA, SQUARE, question

BREAD = HabitSchema(
    "baking a loaf", "", 1110, 1200, ("friday", "monday"), "have bread", ("kneading", "waiting"),
    ("there is flour",), ("there is bread",), ("orla/0/1",), "orla/3/4", 900,
)  # fmt: skip
MILLING = Habit(do="grinding flour", start="08:00", end="12:00", leaves=("there is flour",))
BAKING = Habit(do="baking a loaf", start="13:00", end="14:00", needs=("There is flour.",))


def asked(**changes: Any) -> Any:
    return question(INDUCE_HABIT, replace(question(INDUCE_HABIT).input, **changes))


def test_a_schema_is_a_habit_like_those_of_a_persona() -> None:
    habit = BREAD.as_habit()
    assert (habit.start, habit.end, habit.at) == ("18:30", "20:00", None)
    assert in_words(habit) == (
        "I am usually baking a loaf from 18:30 to 20:00 on Fridays and Mondays, so as to have bread. Step by step: "
        "kneading, then waiting. For it, there is flour, or I leave it. After it, there is bread."
    )
    persona = with_habits(PERSONA, (BREAD,))
    assert [one.do for one in persona.context.habits] == ["grinding flour", "baking a loaf"]
    assert with_habits(persona, (BREAD,)) is persona
    assert with_habits(PERSONA, ()) is PERSONA


def test_a_need_is_unmet_only_where_some_habit_brings_it_about_and_none_has() -> None:
    leaves = ["there is flour"]
    assert unmet(["There is flour."], [], leaves) == ("There is flour.",)
    assert unmet(["there is flour"], leaves, leaves) == ()
    assert unmet(["the sun shines"], [], leaves) == ()


def planned(*habits: Habit) -> list[str]:
    context = LifeContext(home="tor-house", habits=habits)
    persona = Persona(id="orla", name="Orla", personal=PERSONA.personal, context=context)
    given = replace(question(PLAN_DAY).input, me=replace(ME, persona=persona), due=())
    return [step.activity for step in decide(question(PLAN_DAY, given)).steps]  # type: ignore[attr-defined]


def test_a_habit_is_left_where_what_it_needs_has_not_been_brought_about_before() -> None:
    assert "baking a loaf" in planned(MILLING, BAKING)
    assert "baking a loaf" not in planned(MILLING.model_copy(update={"start": "15:00", "end": "16:00"}), BAKING)
    monday = MILLING.model_copy(update={"days": ("monday",)})
    assert "baking a loaf" not in planned(monday, BAKING)
    assert "baking a loaf" in planned(BAKING)


def test_rules_make_a_habit_of_what_was_done_on_three_days() -> None:
    habit = decide(asked())
    assert isinstance(habit, HabitInduced)
    assert (habit.do, habit.place, habit.start_minute) == ("buying soap", "square", 660)
    assert habit.memories == OFTEN.memories
    at_the_mill = decide(asked(doings=(replace(OFTEN, place="mill"),)))
    assert at_the_mill.needs == ("The Mill is open",)  # type: ignore[attr-defined]


def test_rules_make_no_habit_of_mere_thoughts_or_of_what_was_done_twice() -> None:
    thought = Doing("thinking about soap", "square", 5, 660, ("orla/2/9",))
    for doings in ((thought,), (replace(OFTEN, days=2),)):
        assert decide(asked(doings=doings, memories=())) == HabitInduced(do="")


def test_rules_come_to_a_habit_out_of_a_simple_fact_in_a_free_hour() -> None:
    fact = Memory("orla/0/3", "fact", "I like old maps.", 0, 4, ("orla",))
    found = [decide(replace(asked(doings=(), memories=(fact,)), n=n)) for n in range(30)]
    habits = [one for one in found if one.do]  # type: ignore[attr-defined]
    assert 0 < len(habits) < 30
    assert all(one.memories == ("orla/0/3",) and one.steps and one.goal for one in habits)  # type: ignore[attr-defined]
    busy = LifeContext(habits=(Habit(do="standing watch", start="10:00", end="23:00"),))
    persona = Persona(id="orla", name="Orla", personal=PersonalIdentity(), context=busy)
    again = [
        decide(replace(asked(doings=(), memories=(fact,), me=replace(ME, persona=persona)), n=n)) for n in range(30)
    ]
    assert all(one == HabitInduced(do="") for one in again)


def test_a_model_has_to_name_a_memory_that_stands_in_its_prompt() -> None:
    one = question(INDUCE_HABIT)
    prompt = rendered(one, json_schema=True)
    assert prompt is not None
    assert "buying soap at [square], on 3 days, from about 11:00: m1, m2, m3" in prompt.messages[1].content
    labels = prompt.labels
    habit = HabitInduced(do="buying soap", place="square", end_minute=60, memories=("m1", "m99"))
    kept, trimmed = checked(one, habit, labels)
    assert kept.memories == ("orla/2/9",)
    assert trimmed
    assert checked(one, HabitInduced(do=" ", memories=("m1",)), labels)[0] == HabitInduced(do="")
    with pytest.raises(Senseless, match="rests on no memory"):
        checked(one, HabitInduced(do="buying soap", memories=("m99",)), Labels("orla", ()))


def test_what_somebody_usually_does_is_told_when_asked() -> None:
    memory = Memory("orla/3/4", "fact", in_words(BREAD.as_habit()), 900, 5, ("orla",))
    given = question(ANSWER_INTERVIEW).input
    me = replace(ME, persona=with_habits(PERSONA, (BREAD,)))
    evening = replace(given, me=me, question="What do you usually do in the evening?", memories=(memory,))
    answer = decide(question(ANSWER_INTERVIEW, evening))
    assert "baking a loaf" in answer.text  # type: ignore[attr-defined]
    assert "grinding" not in answer.text  # type: ignore[attr-defined]
    assert answer.memories == ("orla/3/4",)  # type: ignore[attr-defined]
    all_of_them = decide(question(ANSWER_INTERVIEW, replace(evening, question="Do you have any habits?")))
    assert "grinding flour" in all_of_them.text  # type: ignore[attr-defined]
    nobody = replace(evening, me=replace(ME, persona=Persona(id="x", name="X")))
    assert decide(question(ANSWER_INTERVIEW, nobody)).text == "I have no habits to speak of."  # type: ignore[attr-defined]


def test_where_one_may_go_and_how_one_begins_are_in_the_question() -> None:
    given = question(INDUCE_HABIT).input
    assert given.places == (MILL, SQUARE)
    assert Stream(1, "habit").chance(1_000_000)
