"""The rules mind's insights: about people, news, goals and days, resting on memories that were given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agents.memory import Memory, MemoryKind
from agents.persona import Persona
from agents.tasks import PONDER, REFLECT
from agents.tasks.reflecting import Insight, Insights, PonderInput, ReflectInput, Wonderings
from tests.agents.rules_town import MILLER, ask, me, memory, moment, persona

NAMES = (("ida", "Ida Quill"), ("mara", "Mara Holm"), ("tom", "Tom Ash"))


def insights(*memories: Memory, who: Persona | None = None, tick: int = 1) -> tuple[Insight, ...]:
    answer: Insights = ask(REFLECT, ReflectInput(me(who), moment(), memories, NAMES), tick=tick)
    return answer.insights


def talks(*subjects: str) -> tuple[Memory, ...]:
    return tuple(
        memory(n, f"Talked with Tom Ash about {subject}.", "tom", kind="summary") for n, subject in enumerate(subjects)
    )


def sights(*texts: str, place: str = "park") -> tuple[Memory, ...]:
    return tuple(memory(10 + n, text, "tom", place, kind="observation") for n, text in enumerate(texts))


def test_those_one_talks_with_often_stand_out() -> None:
    (found,) = insights(*talks("his garden", "the roof"))
    assert "Tom Ash" in found.text
    assert "roof" in found.text or "garden" in found.text
    assert set(found.cites) == {"ida/0/0", "ida/0/1"}


def test_a_subject_that_comes_back_is_noticed() -> None:
    (found,) = insights(*talks("his garden", "the roof", "his garden"))
    assert found.text == "Tom Ash and I keep coming back to his garden."


def test_talks_about_nothing_are_still_talks() -> None:
    (found,) = insights(*talks("nothing in particular", "nothing in particular"))
    assert found.text == "Tom Ash and I often have a word, about nothing in particular."


def test_nobody_is_said_to_have_told_one_of_ones_own_things() -> None:
    texts = {insights(*talks("my book", "the roof"), tick=tick)[0].text for tick in range(30)}
    texts |= {insights(*talks("the roof", "my book"), tick=tick)[0].text for tick in range(30)}
    assert not any("told me about my" in text for text in texts)
    assert len(texts) > 2


def test_one_talk_is_no_pattern() -> None:
    assert insights(*talks("his garden")) == ()
    assert insights() == ()


def test_those_seen_again_and_again_are_known_by_place_or_activity() -> None:
    same = sights(*["Tom Ash was feeding the ducks at the Green."] * 3)
    assert insights(*same)[0].text == "Tom Ash spends a lot of time feeding the ducks."
    there = sights(*(f"Tom Ash was {doing} at the Green." for doing in ("reading", "dozing", "humming")))
    assert insights(*there)[0].text == "I often see Tom Ash at the Green."
    assert insights(*sights("Tom Ash was humming.", "Tom Ash was dozing.", "I saw Tom Ash.")) == ()


def test_seeing_somebody_at_home_or_at_work_says_nothing() -> None:
    for place in ("home", "mill"):
        seen = sights(*["Tom Ash was feeding the ducks at the Green."] * 3, place=place)
        assert insights(*seen, who=MILLER.model_copy(update={"context": MILLER.context})) == ()


def test_news_heard_from_several_is_going_round() -> None:
    found = insights(
        memory(0, "Tom Ash said to me: Mara is giving a supper.", "tom", "supper", kind="heard"),
        memory(1, "Mara Holm said to me: I am giving a supper.", "mara", "supper", kind="heard"),
        memory(2, "Talked with Tom Ash about Mara's supper.", "tom", "supper", kind="summary"),
    )
    assert found[0].text == "Word of Mara's supper is going round: I have heard it from Mara Holm and Tom Ash."
    assert set(found[0].cites) == {"ida/0/0", "ida/0/1"}


def test_what_touches_a_goal_is_noticed_but_the_goal_itself_is_not() -> None:
    goal = memory(0, "I want to finish my book.")
    heard = memory(1, "Tom Ash said to me: When will you finish that book?", "tom", kind="heard")
    assert insights(goal) == ()
    (found,) = insights(goal, heard)
    assert found.text == "I still want to finish my book."
    assert found.cites == ("ida/0/1",)
    assert insights(heard, heard)[0].text == "I still want to finish my book, and I keep thinking of it."


def test_a_taste_that_others_share_is_noticed() -> None:
    heard = [memory(n, "Tom Ash said to me: I like old maps.", "tom", kind="heard") for n in range(2)]
    assert insights(*heard)[0].text == "I am not the only one here who cares for old maps."


def test_days_that_are_alike_are_noticed() -> None:
    plans = [
        memory(n, f"My plan for {day}: grinding corn at Old Mill from 09:00; {other}.", kind="plan")
        for n, (day, other) in enumerate([("Friday", "reading at home from 18:00"), ("Monday", "dozing at home")])
    ]
    assert insights(*plans)[0].text == "My days are full of grinding corn."


def test_an_insight_is_not_had_twice() -> None:
    first = insights(*talks("his garden", "his garden"))
    again = memory(9, first[0].text, "tom", kind="reflection")
    assert insights(*talks("his garden", "his garden"), again) == ()


KINDS = st.sampled_from(("observation", "heard", "said", "reflection", "plan", "fact", "summary"))
TEXTS = st.one_of(
    st.text(max_size=200),
    st.sampled_from(["Talked with Tom Ash about it.", "Tom Ash was x at y.", "My plan for friday: a at b; c at d."]),
)


@given(st.lists(st.tuples(KINDS, TEXTS, st.lists(st.sampled_from(["tom", "mara", "supper", "x"]), max_size=3))))
def test_any_memories_give_at_most_three_insights_that_cite_them(
    given_: list[tuple[MemoryKind, str, list[str]]],
) -> None:
    memories = [memory(n, text, *about, kind=kind) for n, (kind, text, about) in enumerate(given_)]
    found = insights(*memories, who=persona(goals=("x", "忙"), likes=("y",)))
    ids = {one.id for one in memories}
    assert len(found) <= 3
    assert all(one.cites and set(one.cites) <= ids for one in found)
    assert len({one.text for one in found}) == len(found)


def wonderings(*memories: Memory) -> tuple[str, ...]:
    answer: Wonderings = ask(PONDER, PonderInput(me(), moment(), memories, NAMES))
    return answer.questions


def answering(question: str, *memories: Memory) -> tuple[Insight, ...]:
    answer: Insights = ask(REFLECT, ReflectInput(me(), moment(), memories, NAMES, question))
    return answer.insights


def conclusions(*texts: str) -> tuple[Memory, ...]:
    return tuple(memory(20 + n, text, kind="reflection") for n, text in enumerate(texts))


def test_one_asks_oneself_about_those_who_stand_out() -> None:
    assert wonderings(*talks("his garden", "the roof")) == ("What is there between Tom Ash and me?",)
    assert wonderings() == ()


def test_a_question_is_answered_and_no_other() -> None:
    found = answering("What is there between Tom Ash and me?", *talks("his garden", "the roof"))
    assert len(found) == 1
    assert answering("What are my days full of?", *talks("his garden", "the roof")) == ()


def test_conclusions_about_one_person_add_up_and_cite_each_other() -> None:
    had = conclusions("Tom Ash and I keep coming back to his garden.", "Tom Ash likes to talk with me, of rain last.")
    (found,) = answering("What is there between Tom Ash and me?", *had)
    assert found.text == "There is more and more between Tom Ash and me."
    assert set(found.cites) == {one.id for one in had}


def test_a_stage_that_was_reached_is_not_concluded_again() -> None:
    had = conclusions(
        "There is more and more between Tom Ash and me.",
        "Tom Ash and I keep coming back to his garden.",
        "I often see Tom Ash at the Green.",
    )
    assert answering("What is there between Tom Ash and me?", *had) == ()
    (next_one,) = answering("What is there between Tom Ash and me?", *had, *conclusions(*[""] * 3, "Tom Ash is kind."))
    assert next_one.text == "Tom Ash has become a part of my days here."
