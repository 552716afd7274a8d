"""What is said makes sense: reactions fit answers, nothing is asked twice, activities fit the frames they stand in."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from agents.memory import Memory
from agents.minds.rules.speech import speak
from agents.minds.rules.speech.doings import Kind, alike, given_back, kind_of, kinds, said_by, said_to
from agents.minds.rules.speech.grammar import full_forms
from agents.minds.rules.speech.memories import told_by_partner
from agents.minds.rules.speech.situation import read
from agents.minds.rules.speech.stock import reactions
from agents.perception import PlaceView
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import Act, Knowledge, Subject, SubjectKind, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn
from tests.agents.speech_scenes import FRIEND, HOUR, LATER, NOON, ORIGIN, RESERVED, Actor, actor, question, supper, talk

SEEDS = range(40)
SPOUSE = Relationship("spouse", 1_000_000, 900_000)
HOME = PlaceView("cottage", "Signal Cottage", "home", True, 0)


def two() -> tuple[Actor, Actor]:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Ash", RESERVED)
    ann.ties, tom.ties = {"tom": FRIEND}, {"ann": FRIEND}
    return ann, tom


def told(kind: SubjectKind, ref: str, text: str, words: str, act: Act = Act.ANSWER, n: int = 1) -> Utterance:
    return Utterance("48/x", n, 48, NOON.seconds, "ann", ("tom",), words, act, Subject(kind, ref, text, "ann"))


def replies(tom: Actor, ann: Actor, turns: list[Utterance], **given: int) -> list[Turn]:
    return [speak(question(tom, [ann], turns, seed=seed, opener="ann", **given)) for seed in SEEDS]  # type: ignore[arg-type]


def test_reactions_have_the_polarity_of_the_answer() -> None:
    ann, tom = two()
    nothing = replies(tom, ann, [told("plan", ":after=no", "walking my dog", "Nothing after that.")])
    assert not any(re.search(r"sorted|taken care of|worked out|busy", turn.text.lower()) for turn in nothing)
    good = replies(tom, ann, [told("day", "=yes", "", "Quiet, the way I like it.")])
    assert not any(re.search(r"sorry|comes to an end|the rest is kinder|like that\.", turn.text) for turn in good)
    low = replies(tom, ann, [told("day", "=no", "", "Long.")])
    assert not any(re.search(r"glad|how a day should be|well used", turn.text) for turn in low)


def test_the_same_plan_is_noticed_by_the_one_who_hears_of_it() -> None:
    ann, tom = two()
    turns = replies(tom, ann, [told("plan", "", "walking my dog", "I'm walking my dog at one.", Act.INFORM)])
    noticed = sum(
        bool(re.search(r"so am I|you too|same|myself|coincid|both", turn.text, re.IGNORECASE)) for turn in turns
    )
    assert noticed > 0.85 * len(turns)


def test_the_same_activity_is_noticed_by_the_one_who_is_asked_for_its_own() -> None:
    ann, tom = two()
    back = told("activity", "?activity@tom@", "baking bread", "I'm baking bread. And you?")
    for turn in replies(tom, ann, [back]):
        assert re.search(
            r"same|like you|both|copying|you too|so am I|me too|two of us|only one", turn.text, re.IGNORECASE
        )


@pytest.mark.parametrize(
    ("kind", "words", "never"),
    [
        ("activity", "I'm baking bread until one.", ":till"),
        ("activity", "I'm baking bread, as always.", ":often"),
        ("plan", "I'm walking the cat at three. I look forward to that.", ":mood"),
        ("plan", "I'm walking the cat, and after that reading.", ":after"),
    ],
)
def test_nobody_asks_what_has_been_said(kind: SubjectKind, words: str, never: str) -> None:
    ann, tom = two()
    text = "walking the cat" if kind == "plan" else "mending nets"
    for turn in replies(tom, ann, [told(kind, "", text, words, Act.INFORM)]):
        assert turn.subject is not None
        assert not turn.subject.ref.endswith(f"?{kind}@ann@{never}")
        assert turn.subject.ref != never


def test_meals_are_not_asked_about_as_work_is() -> None:
    ann, tom = two()
    ann.activity = "having soup for lunch"
    for turn in replies(tom, ann, [told("activity", "", "having soup for lunch", "Having soup.")]):
        asked = re.search(r":(hard|often|enjoy)$", turn.subject.ref if turn.subject else "")
        assert asked is None
        assert not re.search(r"an art to|won't do itself|half done|get back to having", turn.text)


@pytest.mark.parametrize(
    ("activity", "kind"),
    [
        ("driving copper nails", "work"),
        ("doing the accounts", "work"),
        ("having soup for lunch", "rest"),
        ("waiting for my tea to cool", "rest"),
        ("getting ready for bed", "rest"),
        ("watching the birds", "fun"),
        ("doing the crossword", "fun"),
        ("yodelling", ""),
    ],
)
def test_activities_are_known_by_their_first_word(activity: str, kind: Kind) -> None:
    assert kind_of(activity) == kind
    slots = kinds("it", activity)
    assert ("it_busy" in slots) == (kind != "rest")
    assert ("it_free" in slots) == (kind != "work")


def test_whose_things_they_are_changes_with_the_mouth() -> None:
    assert said_by("celebrating at Mara's supper", "Mara Quill", "Tom Ash") == "celebrating at my supper"
    assert said_to("celebrating at Mara's supper", "Tom Ash", "Mara Quill") == "celebrating at your supper"
    assert said_by("rowing with Tom", "Mara Quill", "Tom Ash") == "rowing with you"
    assert given_back("rowing my boat with you") == "rowing your boat with me"
    assert given_back("picking up what I ordered") == "picking up what you ordered"
    assert alike("rowing my boat", "rowing your boat")
    assert not alike("", "")


def at_home(asked: Question[SayInput, Turn]) -> Question[SayInput, Turn]:
    return replace(asked, input=replace(asked.input, me=replace(asked.input.me, place=HOME)))


def test_who_lives_together_does_not_part_at_home_like_strangers() -> None:
    ann, tom = two()
    ann.ties, tom.ties = {"tom": SPOUSE}, {"ann": SPOUSE}
    for seed in SEEDS:
        turn = speak(at_home(question(tom, [ann], [told("other", "", "", "Well.")], seed=seed, must_end=True)))
        assert turn.ends
        assert not re.search(r"Goodbye|So long|All the best|meet again|be off|nice to meet|Mind how", turn.text)
        opened = speak(at_home(question(tom, [ann], seed=seed)))
        assert not re.search(r"often here|to be found", opened.text)


def test_a_plan_hours_away_is_no_reason_to_go() -> None:
    ann, tom = two()
    tom.plan = Plan(0, 0, 30 * HOUR, (PlanStep(17 * HOUR, 18 * HOUR, "mending nets", "quay"),))
    for turn in replies(tom, ann, [told("other", "", "", "Well.")], must_end=True):
        assert "mending nets" not in turn.text


def test_reasons_to_stay_away_that_do_not_hinder_are_not_given_as_hindrances() -> None:
    ann, tom = two()
    knowing = Knowledge(
        "supper", "ann", "48/x/0", 0, ORIGIN.details, "indifferent", False, False, "I don't care for soup"
    )
    tom.claims["supper"] = supper(knowing, origin="ann", origin_name="Ann Lee")
    invited = replace(told("claim", "supper", "my supper", "Come!", Act.INVITE, 0), claims=())
    for turn in replies(tom, ann, [invited]):
        assert turn.act is Act.DECLINE
        assert not re.search(r"can't|cannot|could|wish I|have to miss", turn.text)


def test_words_are_given_back_once_in_a_talk() -> None:
    for seed in SEEDS:
        ann, tom = two()
        spoken = talk([ann, tom], seed=seed)
        echoes = [
            after.text
            for before, after in pairwise(spoken)
            if before.subject and len(before.subject.text) > 3
            and before.subject.kind in ("activity", "plan", "like")
            and re.match(re.escape(before.subject.text) + r"[.!,]", after.text, re.IGNORECASE)
        ]  # fmt: skip
        assert len(echoes) <= 1, echoes


def test_reactions_are_not_remembered_as_tastes() -> None:
    ann, tom = two()
    for n, words in enumerate(("I like how everybody turns up in everybody's day.", "I like a day without surprises.")):
        tom.memories = (Memory(f"tom/1/{n}", "heard", f"Ann Lee said to me: {words}", 0, 4, ("ann",)),)
        assert told_by_partner(read(question(tom, [ann]))) == []


def test_a_newcomer_does_not_take_up_what_it_did_not_hear() -> None:
    ann, tom = two()
    lev = actor("lev", "Lev Ost")
    lev.ties = {"ann": FRIEND, "tom": FRIEND}
    heard = [told("like", ":why", "old maps", "It's restful.", n=3)]
    heard = [replace(heard[0], addressees=("tom", "lev"))]
    for seed in SEEDS:
        turn = speak(question(lev, [ann, tom], heard, seed=seed, opener="ann"))
        assert not re.search(r"I'll ask no more|That's reason enough|I think I understand", turn.text)


def test_a_newcomer_is_not_left_with_a_promise_of_more() -> None:
    ann, tom = two()
    lev = actor("lev", "Lev Ost")
    tom.ties["lev"] = FRIEND
    joins = Utterance(
        "48/x",
        4,
        48,
        NOON.seconds,
        "lev",
        ("ann", "tom"),
        "What's up?",
        Act.GREET,
        Subject("topic", ":talk?topic@@:talk"),
    )
    mine = replace(told("like", "", "old maps", "Old maps.", n=3), speaker="tom", addressees=("ann",))
    for seed in SEEDS:
        turn = speak(question(tom, [lev, ann], [mine, joins], seed=seed, opener="ann", must_end=True))
        assert turn.ends
        assert not re.search(r"the merrier|Come in|Stay|Join us|Come and sit", turn.text)


def test_full_forms_know_what_is_and_what_has() -> None:
    assert full_forms("It's gone by quickly.") == "It has gone by quickly."
    assert full_forms("It's late.") == "It is late."


def test_every_polar_reaction_covers_its_answers() -> None:
    for found in ("yes", "no", "even", "full"):
        assert any(found in line.tags for line in reactions.ON_DAY)
    for found in ("yes", "no", "even"):
        assert any(found in line.tags for line in reactions.ON_FEELING)


def test_a_newcomer_who_is_asked_nothing_asks_to_join() -> None:
    ann, tom = two()
    lev = actor("lev", "Lev Ost")
    lev.ties = {"ann": FRIEND, "tom": FRIEND}
    heard = [replace(told("goal", "", "my wish to see the sea", "I want to see the sea.", n=3), addressees=("tom",))]
    for seed in SEEDS:
        turn = speak(question(lev, [ann, tom], heard, seed=seed, opener="ann"))
        assert turn.subject is not None
        assert turn.subject.kind == "topic"


def test_reasons_are_told_in_the_past_once_it_is_over() -> None:
    ann, tom = two()
    busy = Knowledge("supper", "ann", "1/x/0", 0, ORIGIN.details, "interested", False, False, "I am mending nets then")
    tom.claims["supper"] = supper(busy)
    asked = Utterance(
        "48/x",
        0,
        48,
        LATER.seconds,
        "ann",
        ("tom",),
        "Were you there?",
        Act.ASK,
        Subject("claim", "supper:attending", "", "tom"),
    )
    over = replace(LATER, seconds=LATER.seconds + 60)
    for seed in SEEDS:
        turn = speak(question(tom, [ann], [asked], seed=seed, opener="ann", now=over))
        assert "I am mending" not in turn.text
