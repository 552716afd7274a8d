"""The rules mind interviewed: it says what it remembers and was told, from whom and when, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.memory import Memory
from agents.perception import ClaimView, Me
from agents.plan import Plan
from agents.tasks import ANSWER_INTERVIEW
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer
from tests.agents.rules_town import (
    DAY,
    EMPTY,
    HOUR,
    MINUTE,
    ask,
    claim,
    known,
    me,
    memory,
    moment,
    persona,
    step,
)

NAMES = (("mara", "Mara Holm"), ("tom", "Tom Ash"))


def interview(
    question: str,
    *memories: Memory,
    claims: tuple[ClaimView, ...] = (),
    names: tuple[tuple[str, str], ...] = NAMES,
    who: Me | None = None,
    day: int = 0,
    minute: int = 600,
) -> InterviewAnswer:
    given_ = AnswerInterviewInput(who or me(), moment(day, minute), question, memories, claims, names)
    answer: InterviewAnswer = ask(ANSWER_INTERVIEW, given_)
    return answer


@pytest.mark.parametrize(
    "question", ["Do you know of Tom Ash?", "do you know tom ash", "Have you met Tom?", "Who is Tom?"]
)
def test_a_person_known_by_name_is_known(question: str) -> None:
    met = memory(1, "Talked with Tom Ash about nets.", "tom", kind="summary")
    answer = interview(question, memory(0, "Tom Ash was dozing at the Green.", "tom", kind="observation"), met)
    assert answer.yes is True
    assert answer.text == "Yes, I know Tom Ash. I talked with Tom Ash about nets."
    assert answer.memories == (met.id,)


@pytest.mark.parametrize(
    "question", ["Do you know of Tom Berg?", "Do you know of Eve?", "Do you know tomorrow's baker?"]
)
def test_a_person_of_another_name_is_not(question: str) -> None:
    answer = interview(question, memory(0, "Tom Ash said to me: hello.", "tom", kind="heard"))
    assert answer.yes is False
    assert answer.memories == ()


def test_a_name_one_has_only_heard_counts() -> None:
    heard = memory(0, "Tom Ash said to me: Eve Moss has moved.", "tom", kind="heard")
    answer = interview("Do you know of Eve Moss?", heard)
    assert (answer.yes, answer.memories) == (True, (heard.id,))


@pytest.mark.parametrize("name", ["王小明", "ليلى", "=cmd()", 'O"Hara', "<b>Bob</b>", "Will"])
def test_names_of_any_sort_are_found(name: str) -> None:
    assert interview(f"Do you know of {name}?", names=(("x", name),)).yes is True
    assert interview(f"Do you know of {name}?", names=()).yes is False


def test_a_verb_is_not_taken_for_a_name() -> None:
    assert interview("Will you go fishing?", names=(("x", "Will Moss"),)).text != "Yes, I know Will Moss."


def test_asked_for_oneself_one_says_so() -> None:
    assert interview("Do you know of Ida Quill?").text == "Yes, that is me. I am Ida Quill."


SUPPER_QUESTIONS = [
    "Do you know of Mara's supper?",
    "Do you know that Mara is giving a supper?",
    "Have you heard about a supper at the Blue Cup?",
    "Is there a supper on Saturday?",
]


@pytest.mark.parametrize("question", SUPPER_QUESTIONS)
def test_a_claim_known_is_told_with_from_whom_and_when(question: str) -> None:
    told = memory(0, "Tom Ash said to me: Mara is giving a supper.", "tom", "supper", kind="heard")
    answer = interview(question, told, claims=(claim(),))
    assert answer.yes is True
    assert answer.text == (
        "Yes. Mara is giving a supper. It is at the Blue Cup tomorrow at 18:00. Tom Ash told me today at 09:00."
    )
    assert answer.memories == (told.id,)


@pytest.mark.parametrize("question", SUPPER_QUESTIONS)
def test_a_claim_not_known_is_not_known_even_by_friends_of_its_origin(question: str) -> None:
    memories = (
        memory(0, "Mara Holm and I know each other: friend.", "mara"),
        memory(1, "Mara Holm was cooking supper at the Blue Cup.", "mara", "cafe", kind="observation"),
        memory(2, "Talked with Mara Holm about bread.", "mara", kind="summary"),
    )
    assert interview(question, *memories).yes is False


def test_knowing_somebody_is_not_knowing_their_news() -> None:
    answer = interview("Do you know Mara Holm?", claims=(claim(),))
    assert answer.text == "Yes, I know Mara Holm."


@pytest.mark.parametrize("names", [NAMES, (("mara", "Mara Holm"),)])
def test_the_same_news_of_somebody_else_is_not_known(names: tuple[tuple[str, str], ...]) -> None:
    news = claim(id="n", title="the news about Mara", text="Mara has bought a horse", is_event=False)
    assert interview("Do you know of the news about Mara?", claims=(news,), names=names).yes is True
    assert interview("Do you know of the news about Tom?", claims=(news,), names=names).yes is False
    assert interview("Do you know of the news about Mara?", names=names).yes is False
    assert interview("Do you know of Tom's supper?", claims=(claim(),), names=names).yes is False
    assert interview("Will you go to Mara's supper with Tom?", claims=(claim(),), names=names).text.startswith(
        "I have not"
    )


def test_kindred_words_are_understood() -> None:
    run = claim(id="run", title="Tom's run for mayor", text="Tom is running for mayor", origin="tom", origin_name="Tom")
    assert interview("Have you heard about Tom's candidacy?", claims=(run,)).yes is True
    assert interview("Is there a dinner at the Blue Cup?", claims=(claim(),)).yes is True


def test_a_word_in_a_fact_about_oneself_is_no_news() -> None:
    fact = memory(0, "I once fined the mayor.", "ida")
    assert interview("Do you know who is running for mayor?", fact).yes is False


def test_news_in_a_script_without_spaces_is_found_by_its_title() -> None:
    supper = claim(title="玛拉的晚宴", text="玛拉要办晚宴", origin_name="玛拉")
    assert interview("你知道玛拉的晚宴吗？ Do you know?", claims=(supper,)).yes is True


def test_another_event_of_the_same_sort_is_not_mixed_up() -> None:
    dance = claim(id="dance", title="the harvest dance", text="there is a harvest dance", origin_name=None, origin=None)
    answer = interview("Do you know of the harvest dance?", claims=(claim(), dance))
    assert "harvest dance" in answer.text
    assert interview("Do you know of the harvest dance in the old barn by the river?", claims=(claim(),)).yes is False


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"place": None, "place_name": None}, "It is tomorrow at 18:00. I don't know where."),
        ({"starts": None, "ends": None}, "It is at the Blue Cup. I don't know when."),
        ({"place": None, "place_name": None, "starts": None, "ends": None}, "I don't know where or when."),
        ({"is_event": False}, "Mara is giving a supper. Tom Ash told me today at 09:00."),
        ({"teller_name": None}, "Somebody I don't know told me today at 09:00."),
    ],
)
def test_what_was_not_told_is_not_said(changes: dict[str, object], expected: str) -> None:
    answer = interview("Do you know of Mara's supper?", claims=(replace(claim(), **changes),))  # type: ignore[arg-type]
    assert expected in answer.text


def test_the_origin_speaks_of_its_own() -> None:
    own = claim(origin="ida", origin_name="Ida Quill", title="Ida's supper", knowing=known(teller=None))
    assert interview("Do you know of a supper?", claims=(own,)).text.startswith("Yes. I am giving a supper.")
    assert interview("Who told you about the supper?", claims=(own,)).text.startswith("Nobody had to tell me")
    assert interview("What do you think of the supper?", claims=(own,)).text.startswith("It is my own doing")


@pytest.mark.parametrize(
    ("attending", "expected", "yes"),
    [
        (True, "Yes, I am going to Mara's supper, because Mara Holm is my friend.", True),
        (False, "No, I am not going to Mara's supper, because I don't care for crowds.", False),
        (None, "I have not made up my mind about it.", None),
    ],
)
def test_will_you_go_is_answered_with_the_reason_and_its_memory(
    attending: bool | None, expected: str, yes: bool | None
) -> None:
    reason = "Mara Holm is my friend" if attending else "I don't care for crowds"
    fact = memory(3, f"{reason}.")
    settled = known(attending=attending, reason=reason, reason_memory=fact.id)
    for question in ("Will you go to Mara's supper?", "Why are you going to the supper, or why not?"):
        answer = interview(question, memory(0, "x", "supper"), fact, claims=(claim(knowing=settled),))
        assert (answer.text, answer.yes, answer.memories) == (expected, yes, (fact.id,))


def test_did_you_go_is_answered_from_what_was_seen_there() -> None:
    settled = claim(knowing=known(attending=True, reason="it sounds like a good time"))
    there = memory(5, "Tom Ash was eating at the Blue Cup.", "tom", "cafe", kind="observation", created=DAY + 19 * HOUR)
    asked = {"claims": (settled,), "day": 1, "minute": 1300}
    assert interview("Did you go to Mara's supper?", there, **asked).yes is True  # type: ignore[arg-type]
    meant = interview("Did you go to Mara's supper?", **asked)  # type: ignore[arg-type]
    assert (meant.yes, meant.text) == (None, "I meant to go to Mara's supper, because it sounds like a good time.")
    stayed = claim(knowing=known(attending=False))
    answer = interview("Did you go to Mara's supper?", claims=(stayed,), day=1, minute=1300)
    assert (answer.yes, answer.text) == (False, "No, I did not go to Mara's supper.")


def test_who_when_and_what_one_makes_of_it() -> None:
    news = claim(knowing=known(attitude="doubtful", reason="I have only Tom Ash's word for it"))
    assert interview("Who told you about the supper?", claims=(news,)).text == "Tom Ash told me today at 09:00."
    assert interview("When is the supper?", claims=(news,)).text == "It is at the Blue Cup tomorrow at 18:00."
    opinion = interview("What do you think of the supper?", claims=(news,)).text
    assert opinion == "I am not sure I believe it, because I have only Tom Ash's word for it."
    dull = replace(news, is_event=False)
    assert interview("Why the supper?", claims=(dull,)).text == opinion
    assert "giving a supper" in interview("When is the supper?", claims=(dull,)).text


def test_one_can_say_who_one_is() -> None:
    fact = memory(0, "I grew up by the sea.", "ida")
    answer = interview("Who are you?", fact, who=me(activity="reading"))
    assert (
        answer.text
        == "I am Ida Quill. I am 40 years old. I work as a writer. Just now I am reading. I grew up by the sea."
    )
    assert answer.memories == (fact.id,)
    assert interview("What do you do?", who=me(EMPTY, activity="sleeping")).text == "I am Ida."


def test_one_can_say_what_one_means_to_do() -> None:
    steps = (step(420, 720, "writing", "home"), step(720, 780, "having soup", "cafe"))
    plan = Plan(0, 420 * MINUTE, 780 * MINUTE, steps)
    promise = step(1440 + 1080, 1440 + 1200, "eating", "cafe", origin="commitment", claim="supper")
    answer = interview("What are your plans?", who=me(plan=plan, commitments=(promise,)), claims=(claim(),))
    assert answer.text == (
        "Next for me: writing now and having soup today at 12:00."
        " I have promised to be at Mara's supper at the Blue Cup, tomorrow at 18:00."
    )
    written = memory(0, "My plan for Friday: writing.", kind="plan")
    assert interview("What are your plans?", written).text == "My plan for Friday: writing."
    assert interview("What are your plans?").text == "I have no plans to speak of."


def test_one_can_say_what_one_thinks_of_somebody() -> None:
    insight = memory(1, "Tom Ash spends a lot of time feeding the ducks.", "tom", kind="reflection")
    answer = interview(
        "What do you think of Tom Ash?", memory(0, "Tom Ash was dozing.", "tom", kind="observation"), insight
    )
    assert (answer.text, answer.yes, answer.memories) == (insight.text, None, (insight.id,))
    assert interview("What do you think of Tom?").text == "I don't know Tom Ash well enough to say."


def test_one_can_say_what_one_likes() -> None:
    who = me(persona(dislikes=("crowds",)))
    fact = memory(0, "I like old maps.")
    answer = interview("Do you like maps?", fact, who=who)
    assert (answer.yes, answer.memories) == (True, (fact.id,))
    assert interview("Do you like crowds?", who=who).yes is False
    assert interview("What do you like?", who=who).text == "I like old maps and walking early."
    assert interview("Do you like opera?", who=who).text == "I couldn't say."


def test_other_questions_get_the_memory_that_has_most_to_do_with_them_or_nothing() -> None:
    roof = memory(0, "The roof of the barn leaks.")
    assert interview("How is the roof?", memory(1, "I like tea."), roof).memories == (roof.id,)
    nothing = interview("What is the meaning of life?", roof)
    assert (nothing.text, nothing.yes, nothing.memories) == ("I couldn't say.", None, ())
    assert interview("Will you come to the wedding?").yes is False
    wedding = memory(2, "Tom Ash said to me: the wedding is off.", "tom", kind="heard")
    assert interview("Will you come to the wedding?", wedding).memories == (wedding.id,)


def test_days_are_named_from_today() -> None:
    old = claim(knowing=known(seconds=9 * HOUR))
    for day, expected in ((1, "yesterday at 09:00"), (4, "4 days ago at 09:00")):
        assert expected in interview("Who told you about the supper?", claims=(old,), day=day).text
    far = replace(claim(), starts=moment(5, 600, "sunday"), ends=moment(5, 700, "sunday"))
    assert "in 5 days at 10:00" in interview("When is the supper?", claims=(far,)).text


@given(
    question=st.one_of(st.text(max_size=300), st.sampled_from(["Why?", "Do you know of Tom?", "Who told you of x?"])),
    texts=st.lists(st.text(max_size=200), max_size=4),
    name=st.text(min_size=1, max_size=120),
    title=st.text(max_size=200),
)
def test_any_question_is_answered_from_what_was_given(question: str, texts: list[str], name: str, title: str) -> None:
    memories = tuple(memory(n, text, "x") for n, text in enumerate(texts))
    news = claim(title=title, text=title, origin_name=name)
    answer = interview(question, *memories, claims=(news,), names=(("x", name),))
    assert answer.text
    assert set(answer.memories) <= {one.id for one in memories}


@given(st.text(max_size=100))
def test_what_is_not_in_the_input_is_never_said(question: str) -> None:
    answer = interview(question, names=(), who=me(EMPTY))
    assert "supper" not in answer.text
    assert answer.memories == ()
