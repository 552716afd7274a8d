"""The rules mind on news: interest, passing on, going or not, and reasons that rest on memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.persona import BigFive, Habit
from agents.plan import PlanStep
from agents.relationship import Relationship
from agents.tasks.claiming import ConsiderInput
from tests.agents.rules_town import (
    DAY,
    HOUR,
    SHIFT,
    TOM,
    claim,
    consider_input,
    considerations,
    known,
    memory,
    moment,
    persona,
)

FOE = Relationship("rival", 800_000, -600_000)
OUTGOING, WITHDRAWN = BigFive(extraversion=0.95), BigFive(extraversion=0.05)
ANXIOUS, CAREFUL, PRICKLY = BigFive(neuroticism=0.9), BigFive(conscientiousness=0.9), BigFive(agreeableness=0.1)


def going(given_: ConsiderInput) -> float:
    found = considerations(given_)
    return sum(one.attending is True for one in found) / len(found)


def spreading(given_: ConsiderInput) -> float:
    found = considerations(given_)
    return sum(one.passes_on for one in found) / len(found)


def evening(start: int, end: int, activity: str, **more: object) -> PlanStep:
    """A step of the second day, in hours."""
    return PlanStep(DAY + start * HOUR, DAY + end * HOUR, activity, "mill", **more)  # type: ignore[arg-type]


def test_equal_questions_get_equal_answers() -> None:
    assert considerations(consider_input(), 30) == considerations(consider_input(), 30)


def test_interesting_news_is_passed_on_by_many_and_dull_news_by_few() -> None:
    assert 0.25 < spreading(consider_input(claim=claim(interest=7))) < 0.85
    assert spreading(consider_input(claim=claim(interest=2))) < 0.2


def test_the_outgoing_pass_on_more_and_hardly_anybody_passes_on_a_secret() -> None:
    outgoing, withdrawn = (spreading(consider_input(persona(five=five))) for five in (OUTGOING, WITHDRAWN))
    assert outgoing > withdrawn + 0.2
    assert spreading(consider_input(claim=claim(secret=True))) < 0.1


def keen(given_: ConsiderInput) -> float:
    found = considerations(given_)
    return sum(one.attitude == "keen" for one in found) / len(found)


def test_news_that_meets_a_taste_a_group_or_an_occupation_interests_more() -> None:
    plain = keen(consider_input(claim=claim(interest=6)))
    for who in (
        persona(likes=("cooking for many",)),
        persona(groups=("the cooking circle",)),
        persona(occupation="cooking teacher"),
    ):
        assert keen(consider_input(who, claim=claim(interest=6))) > plain + 0.2


def test_words_inside_other_words_are_no_taste() -> None:
    art = claim(appeals_to=("art",), interest=6)
    assert keen(consider_input(persona(likes=("parties",)), claim=art)) == keen(
        consider_input(persona(likes=("bees",)), claim=art)
    )


def test_what_concerns_oneself_interests_more() -> None:
    assert keen(consider_input(claim=claim(interest=6, about=("ida",)))) > keen(consider_input(claim=claim(interest=6)))


def doubtful(given_: ConsiderInput) -> float:
    found = considerations(given_)
    return sum(one.attitude == "doubtful" for one in found) / len(found)


def test_strangers_and_the_disliked_are_doubted_unless_they_speak_for_themselves() -> None:
    news = claim(is_event=False)
    assert doubtful(consider_input(claim=news)) == 0
    assert doubtful(consider_input(claim=news, teller=None)) > 0.1
    assert doubtful(consider_input(claim=news, teller=FOE)) > 0.5
    own = replace(news, knowing=known(teller="mara"))
    assert doubtful(consider_input(claim=own, teller=None, origin=None)) == 0
    reasons = {
        one.reason for one in considerations(consider_input(claim=news, teller=FOE)) if one.attitude == "doubtful"
    }
    assert reasons == {"I have only Tom Ash's word for it"}


def test_one_decides_to_go_only_when_when_and_where_are_known() -> None:
    for unknown in (claim(starts=None, ends=None), claim(place=None, place_name=None)):
        assert {one.attending for one in considerations(consider_input(claim=unknown), 50)} == {None}
    assert {one.attending for one in considerations(consider_input(claim=claim(is_event=False)), 50)} == {None}
    assert None not in {one.attending for one in considerations(consider_input(), 50)}


@pytest.mark.parametrize("kind", ["duty", "promise"])
def test_a_clash_is_the_reason_to_stay_away(kind: str) -> None:
    clash = evening(
        17, 22, "working the evening shift", **({"fixed": True} if kind == "duty" else {"origin": "commitment"})
    )
    fact = memory(4, "I work the evening shift on Saturdays.")
    other = memory(5, "Tom said to me: the evening shift is working hard.", kind="heard")
    (answer,) = {
        (one.attending, one.reason, one.reason_memory)
        for one in considerations(consider_input(clashes=(clash,), memories=(other, fact)))
    }
    assert answer == (False, "I am working the evening shift then", fact.id)


def test_a_meeting_agreed_on_is_a_reason_that_rests_on_the_words_it_was_agreed_in() -> None:
    clash = evening(17, 22, "meeting Tom Ash", origin="commitment", claim="meeting/40/mill/tom/3")
    words = replace(memory(5, "Tom Ash said to me: Shall we say six?", kind="heard"), cites=("40/mill/tom/3",))
    other = replace(words, id="ida/0/6", cites=("40/mill/tom/4",))
    answers = considerations(consider_input(clashes=(clash,), memories=(other, words)), 30)
    assert {(one.reason, one.reason_memory) for one in answers} == {("I am meeting Tom Ash then", words.id)}


def test_who_remembers_a_wish_of_its_own_would_rather_see_to_that() -> None:
    wish = memory(3, "I want to finish my book.")
    answers = considerations(consider_input(claim=claim(interest=2), memories=(wish,)))
    reasons = {(one.reason, one.reason_memory) for one in answers if one.attending is False}
    assert ("I would rather use the time to finish my book", wish.id) in reasons
    assert "I want my weekend to myself" not in {reason for reason, _ in reasons}


def test_without_a_memory_that_supports_it_a_reason_stands_alone() -> None:
    clash = evening(17, 22, "grinding corn", fixed=True)
    unrelated = memory(1, "I like old maps.")
    (answer,) = {
        (one.reason, one.reason_memory)
        for one in considerations(consider_input(clashes=(clash,), memories=(unrelated,)))
    }
    assert answer == ("I am grinding corn then", "")


def test_a_duty_of_a_day_that_is_not_planned_yet_is_remembered() -> None:
    late = SHIFT.model_copy(update={"end": "19:30"})
    answers = considerations(consider_input(persona(habits=(late,))))
    assert {(one.attending, one.reason) for one in answers} == {(False, "I am grinding corn then")}
    sundays = late.model_copy(update={"days": ("sunday",)})
    assert going(consider_input(persona(habits=(sundays,)))) > 0


def test_coming_a_little_late_is_no_hindrance() -> None:
    assert going(consider_input(clashes=(evening(17, 18, "grinding corn", fixed=True),))) > 0


def test_the_event_itself_is_no_clash() -> None:
    assert going(consider_input(clashes=(evening(18, 20, "eating", origin="commitment", claim="supper"),))) > 0


def test_a_habit_is_a_weaker_reason() -> None:
    habit = evening(18, 19, "having a pint", origin="habit")
    free, usual = going(consider_input()), going(consider_input(clashes=(habit,)))
    assert 0 < usual < free
    reasons = {one.reason for one in considerations(consider_input(clashes=(habit,))) if not one.attending}
    assert reasons == {"I am usually having a pint then"}


def test_who_is_asleep_then_or_hears_of_it_too_late_stays_away() -> None:
    early = considerations(consider_input(persona(sleep="17:30", wake="04:00")), 20)
    assert {(one.attending, one.reason) for one in early} == {(False, "I am in bed by then")}
    late = considerations(consider_input(moment=moment(1, 21 * 60)), 20)
    assert {(one.attending, one.reason) for one in late} == {(False, "it was over before I heard of it")}
    owl = persona(sleep="10:00", wake="18:00")
    assert going(consider_input(owl)) > 0


def test_a_dislike_keeps_people_away_and_its_fact_is_the_memory() -> None:
    fact = memory(2, "I don't care for crowds.")
    party = claim(title="Mara's party", text="Mara is giving a party")
    answers = considerations(consider_input(persona(dislikes=("crowds",)), claim=party, memories=(fact,)))
    declined = [one for one in answers if one.reason == "I don't care for crowds"]
    assert len(declined) > len(answers) / 2
    assert {(one.attending, one.reason_memory) for one in declined} == {(False, fact.id)}


def test_a_dislike_of_something_else_is_not_held_against_it() -> None:
    answers = considerations(consider_input(persona(dislikes=("music nobody is listening to in an old mill",))))
    assert not any("care for" in one.reason for one in answers)


def test_the_outgoing_friends_and_the_invited_come_more_than_strangers() -> None:
    outgoing, withdrawn = (going(consider_input(persona(five=five))) for five in (OUTGOING, WITHDRAWN))
    assert outgoing > withdrawn
    assert going(consider_input(invited=True)) > going(consider_input())
    assert going(consider_input(origin=None)) < going(consider_input())
    assert going(consider_input(origin=FOE)) < going(consider_input())


@pytest.mark.parametrize(
    ("who", "origin", "expected"),
    [
        (persona(five=OUTGOING), FOE, "Mara Holm and I don't get on"),
        (persona(five=OUTGOING), None, "I hardly know Mara Holm"),
        (persona(five=WITHDRAWN), TOM, "I would rather have a quiet time at home"),
        (persona(), TOM, "I want my weekend to myself"),
        (persona(five=CAREFUL), TOM, "I have too much to do as it is"),
        (persona(five=ANXIOUS), TOM, "I get anxious among so many people"),
        (persona(five=PRICKLY), TOM, "it is not my kind of thing"),
    ],
)
def test_who_is_not_hindered_still_has_a_reason_not_to_come(who: object, origin: object, expected: str) -> None:
    answers = considerations(replace(consider_input(who, origin=origin), claim=claim(interest=2)))  # type: ignore[arg-type]
    assert expected in {one.reason for one in answers if one.attending is False}


@pytest.mark.parametrize(
    ("who", "tie", "expected"),
    [
        (persona(likes=("cooking for many",)), TOM, "I like cooking for many"),
        (persona(groups=("the cooking circle",)), TOM, "I belong to the cooking circle"),
        (persona(), TOM, "Mara Holm and I are close"),
        (persona(), replace(TOM, kind="sister"), "Mara Holm is my sister"),
        (persona(), replace(TOM, kind="friend"), "Mara Holm is my friend"),
        (persona(), replace(TOM, kind="acquaintance"), "I get on well with Mara Holm"),
        (persona(), replace(TOM, closeness_e6=0), "it sounds like a good time"),
    ],
)
def test_who_comes_has_a_reason(who: object, tie: Relationship, expected: str) -> None:
    if expected.endswith("are close"):
        tie = replace(tie, kind="household")
    answers = considerations(replace(consider_input(who, origin=tie), claim=claim(interest=9)))  # type: ignore[arg-type]
    assert {one.reason for one in answers if one.attending} == {expected}


def test_the_reason_of_fondness_rests_on_a_memory_of_the_person() -> None:
    met = memory(7, "Talked with Mara Holm about bread.", "mara", kind="summary")
    answers = considerations(consider_input(memories=(memory(1, "I like tea."), met)))
    assert {one.reason_memory for one in answers if one.reason == "Mara Holm is my friend"} == {met.id}


def test_what_was_decided_stays_decided() -> None:
    settled = known(attitude="keen", passes_on=False, attending=False, reason="I am away", reason_memory="ida/0/1")
    (answer,) = {one.model_dump_json() for one in considerations(consider_input(claim=claim(knowing=settled)), 50)}
    assert '"attending":false' in answer
    assert '"reason":"I am away"' in answer
    assert '"passes_on":false' in answer


def test_ones_own_event_is_attended() -> None:
    own = claim(origin="ida", knowing=known(teller=None))
    assert {one.attending for one in considerations(consider_input(claim=own), 20)} == {True}


def test_plain_dislike_of_news_is_said() -> None:
    news = claim(is_event=False, interest=2, appeals_to=("politics",))
    answers = considerations(consider_input(persona(dislikes=("politics",)), claim=news), 20)
    assert {one.reason for one in answers} == {"I don't care for politics"}


@given(
    interest=st.integers(1, 10),
    name=st.text(min_size=1, max_size=120),
    title=st.text(max_size=500),
    likes=st.lists(st.text(min_size=1, max_size=500), max_size=3),
    texts=st.lists(st.text(max_size=200), max_size=5),
    secret=st.booleans(),
    invited=st.booleans(),
    clash=st.booleans(),
)
def test_any_news_gets_an_answer_that_cites_only_what_was_given(
    interest: int,
    name: str,
    title: str,
    likes: list[str],
    texts: list[str],
    secret: bool,
    invited: bool,
    clash: bool,
) -> None:
    who = persona(name, likes=tuple(likes), dislikes=tuple(likes[:1]))
    memories = tuple(memory(n, text, "mara") for n, text in enumerate(texts))
    news = claim(interest=interest, title=title, secret=secret, origin_name=name)
    clashes = (evening(18, 20, title or "x", fixed=True),) if clash else ()
    given_ = replace(consider_input(who, claim=news, memories=memories, clashes=clashes), invited=invited)
    for one in considerations(given_, 3):
        assert one.reason_memory in {"", *(memory.id for memory in memories)}
        assert not (clash and one.attending)


def test_a_fixed_habit_without_days_is_a_duty_every_day() -> None:
    always = Habit(do="minding the lamp", start="00:00", end="00:00", fixed=True)
    assert going(consider_input(persona(habits=(always,)))) == 0
