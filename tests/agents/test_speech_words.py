"""The small parts of speech: words turned, times named, templates chosen."""

from __future__ import annotations

import pytest

from agents.minds.rules.speech.grammar import full_forms, picked, realised, stock
from agents.minds.rules.speech.habits import days_of
from agents.minds.rules.speech.subjects import Asked, as_subject, plain_ref, question_in, subject, with_question
from agents.minds.rules.speech.times import clock_words, day_words, days_ahead, moment_words, past_words, soon_words
from agents.minds.rules.speech.words import (
    body,
    first_name,
    inside,
    is_doing,
    one_sentence,
    raised,
    to_you,
    with_article,
)
from agents.perception import Moment
from agents.persona import Habit, Weekday
from agents.streams import Stream
from agents.talk import Act, Subject, Utterance

NOW = Moment(0, 0, 9 * 60, "friday", "2026-02-13")
HOUR = 3600


@pytest.mark.parametrize(
    ("own", "yours"),
    [
        ("finish my book", "finish your book"),
        ("walking my dog by myself", "walking your dog by yourself"),
        ("what I was", "what you were"),
        ("My own boat", "Your own boat"),
        ("a party", "a party"),
        ("things I'm good at", "things you're good at"),
    ],
)
def test_own_words_are_turned_to_the_other(own: str, yours: str) -> None:
    assert to_you(own) == yours


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The mill will close.", (), "the mill will close"),
        ("There is a bear", (), "there is a bear"),
        ("Mara is here", (), "Mara is here"),
        ("The Fox sells eggs", ("The Fox",), "The Fox sells eggs"),
        ("I am giving a supper!", (), "I am giving a supper"),
        ("磨坊要关门了。", (), "磨坊要关门了"),
        ("?", (), "?"),
    ],
)
def test_sentences_are_fitted_into_others(text: str, names: tuple[str, ...], expected: str) -> None:
    assert inside(text, names) == expected


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Mara Quill", "Mara"),
        ("Dr Quill", "Dr Quill"),
        ("王 小明", "王 小明"),
        ("Bo", "Bo"),
        ('"Tiny" Tim', '"Tiny" Tim'),
        ("Anna-Lena de Vries", "Anna-Lena"),
        ("Dr. Mina Ortiz-van der Berg", "Mina"),
        ("The Hermit", "The Hermit"),
        ("Noor نور", "Noor"),
        ("Jean-Luc Moreau", "Jean-Luc"),
    ],
)
def test_only_plain_names_are_cut_short(name: str, short: str) -> None:
    assert first_name(name) == short


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("baker", "a baker"),
        ("artist", "an artist"),
        ("the mayor", "the mayor"),
        ("UX man", "a UX man"),
        ("木匠", "木匠"),
    ],
)
def test_occupations_get_their_article(noun: str, expected: str) -> None:
    assert with_article(noun) == expected or (noun == "UX man" and with_article(noun).endswith("UX man"))


def test_activities_are_told_from_other_words() -> None:
    assert is_doing("baking bread")
    assert not is_doing("nothing")
    assert not is_doing("at the pub")


def test_stops_and_inner_sentences_are_seen() -> None:
    assert body("It is so!! ") == "It is so"
    assert one_sentence("It is so.")
    assert not one_sentence("It is so. Really.")
    assert raised("ärger") == "ärger"
    assert raised("old maps") == "Old maps"


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (0, "midnight"),
        (720, "noon"),
        (17 * 60 + 30, "half past five"),
        (885, "a quarter to three"),
        (905, "15:05"),
        (495, "a quarter past eight"),
    ],
)
def test_the_clock_is_read_in_words(minute: int, words: str) -> None:
    assert clock_words(minute) == words
    assert ":" in clock_words(minute, exact=True)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (2, "this morning"),
        (10, "this evening"),
        (14, "tonight"),
        (24, "tomorrow morning"),
        (72, "on Monday morning"),
        (-24, "yesterday morning"),
        (-10, "last night"),
        (-50, "some days ago"),
        (24 * 9, "in 9 days"),
    ],
)
def test_days_are_named(hours: int, words: str) -> None:
    assert day_words(NOW, hours * HOUR) == words


def test_far_days_have_dates_and_moments_their_hours() -> None:
    far = Moment(24 * 9 * HOUR, 9, 9 * 60, "sunday", "2026-02-22")
    assert moment_words(NOW, far) == "on 22 February at nine"
    assert days_ahead(NOW, far.seconds) == 9


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (5, "in a moment"),
        (15, "in a quarter of an hour"),
        (30, "in half an hour"),
        (120, "at eleven"),
        (24 * 60, "tomorrow morning at nine"),
    ],
)
def test_what_comes_is_named_by_how_soon(minutes: int, words: str) -> None:
    assert soon_words(NOW, minutes * 60) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(10, "just now"), (90, "earlier"), (12 * 60, "yesterday evening"), (60 * 60, "the other day")],
)
def test_what_was_is_named_by_how_long_ago(minutes: int, words: str) -> None:
    assert past_words(NOW, -minutes * 60) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "every day"),
        (("monday", "tuesday", "wednesday", "thursday", "friday"), "on weekdays"),
        (("saturday", "sunday"), "at weekends"),
        (("friday",), "on Fridays"),
        (("monday", "friday"), "on Mondays and Fridays"),
        (("monday", "tuesday", "wednesday", "sunday"), "most days"),
    ],
)
def test_the_days_of_a_habit_are_named(days: tuple[Weekday, ...], words: str) -> None:
    assert days_of(Habit(do="resting", start="08:00", end="09:00", days=days)) == words


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Isn't that good?", "Is not that good?".replace("Is not that", "Is that not")),
        ("I can't, and you won't.", "I cannot, and you will not."),
        ("Don't you think I'd better go?", "Do you not think I had better go?"),
        ("It's been long; that's why I've got it.", "It has been long; that is why I have it."),
    ],
)
def test_full_forms_are_grammatical(short: str, full: str) -> None:
    assert full_forms(short) == full


def test_templates_choose_fill_and_suit() -> None:
    lines = stock("""
        # a comment
        ext :: (Hey|Hello), {you}!
        Good day(, {you}|).
    """)
    loud = picked(lines, {"ext": 40}, {"you": "Bo"}, Stream(1, "t"))
    assert loud is not None
    assert realised(loud, {"you": "Bo"}, Stream(1, "t"), quiet=True) in (
        "Hey, Bo.",
        "Hello, Bo.",
        "Good day, Bo.",
        "Good day.",
    )
    plain = picked(lines, {}, {}, Stream(1, "t"))
    assert plain is not None
    assert realised(plain, {}, Stream(1, "t")) == "Good day."
    assert picked(lines[:1], {}, {"you": "Bo"}, Stream(1, "t")) is None


@pytest.mark.parametrize("broken", ["(a|b", "a)"])
def test_unbalanced_templates_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="alternative"):
        stock(broken)


def test_a_question_behind_an_answer_is_read_back() -> None:
    about = with_question(subject("wellbeing", text="well", owner="ann"), Asked("like", "tom", "", "why"))
    spoken = Utterance(
        "c", 0, 0, 0, "ann", ("tom",), "Well. Why?", Act.ANSWER, Subject(about.kind, about.ref, about.text, about.owner)
    )
    assert question_in(spoken) == Asked("like", "tom", "", "why")
    assert plain_ref(about.ref) == ""
    long = with_question(subject("memory", ref="m" * 199), Asked("claim", "t" * 64, "c" * 64, "attending"))
    assert len(long.ref) <= 200
    odd = Utterance("c", 0, 0, 0, "ann", ("tom",), "?", Act.ANSWER, Subject("other", "?nonsense@a@b"))
    assert question_in(odd) is None
    assert as_subject(Asked("plan", "tom", found="yes")).ref == "=yes"


@pytest.mark.parametrize(
    ("occupation", "expected"),
    [("baker", "a baker"), ("retired", "retired"), ("retired teacher", "a retired teacher"), ("On leave", "On leave")],
)
def test_a_state_takes_no_article(occupation: str, expected: str) -> None:
    assert with_article(occupation) == expected


@pytest.mark.parametrize(("text", "expected"), [("WE WON!", "WE WON"), ("The mill will close.", "the mill will close")])
def test_words_in_capitals_stay_inside_a_sentence(text: str, expected: str) -> None:
    assert inside(text) == expected
