"""Answers and questions of the rules mind in detail: every side of every subject, and what memories give to say."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from agents.memory import Memory
from agents.minds.rules.speech import speak
from agents.minds.rules.speech.subjects import question_in, split_ref
from agents.perception import ClaimView, Moment, PlaceView
from agents.plan import Plan, PlanStep
from agents.talk import Act, Attitude, Carried, Knowledge, Subject, SubjectKind, Utterance
from agents.tasks.speaking import Turn
from tests.agents.speech_scenes import (
    FRIEND,
    HOUR,
    LATER,
    LIVELY,
    NEIGHBOUR,
    NOON,
    ORIGIN,
    RESERVED,
    Actor,
    actor,
    question,
    supper,
    talk,
)

KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)
SIDES = [
    "activity:often", "activity:hard", "activity:enjoy", "activity:till", "plan:after", "plan:mood", "plan:when",
    "work:like", "work:day", "like:why", "like:time", "goal:progress", "goal:why", "goal:help", "wellbeing:why",
    "wellbeing:secret", "fact:origin",
]  # fmt: skip


def two() -> tuple[Actor, Actor]:
    ann, tom = actor("ann", "Ann Lee", LIVELY), actor("tom", "Tom Ash", RESERVED)
    ann.ties, tom.ties = {"tom": FRIEND, "mara": NEIGHBOUR}, {"ann": FRIEND, "mara": NEIGHBOUR}
    return ann, tom


def asks(kind: SubjectKind, ref: str = "", text: str = "") -> Utterance:
    about = Subject(kind, ref, text, "tom")
    return Utterance("48/x", 0, 48, NOON.seconds, "ann", ("tom",), "Well?", Act.ASK, about)


def answer(tom: Actor, ann: Actor, asked: Utterance, seed: int, now: Moment = NOON) -> Turn:
    return speak(question(tom, [ann], [asked], seed=seed, opener="ann", now=now))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("claim", "name")])
@pytest.mark.parametrize("rich", [True, False])
def test_every_kind_of_question_is_answered_in_kind(kind: SubjectKind, rich: bool) -> None:
    ann, tom = two()
    if not rich:
        tom = actor("tom", "Tom Ash", rich=False)
        tom.ties["ann"] = FRIEND
    for seed in range(6):
        turn = answer(tom, ann, asks(kind), seed)
        assert turn.act is Act.ANSWER
        assert turn.subject is not None
        assert turn.subject.kind == kind


@pytest.mark.parametrize("side", SIDES)
def test_every_side_of_a_subject_is_answered_on_that_side(side: str) -> None:
    kind, _, aspect = side.partition(":")
    for seed in range(6):
        ann, tom = two()
        turn = answer(tom, ann, asks(kind, f":{aspect}", "old maps"), seed)  # type: ignore[arg-type]
        assert turn.act is Act.ANSWER
        assert turn.subject is not None
        assert split_ref(turn.subject.ref.partition("?")[0]) == ("", aspect)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("found", ["yes", "no"])
def test_every_answer_gets_a_reaction(side: str, found: str) -> None:
    kind, _, aspect = side.partition(":")
    ann, tom = two()
    about = Subject(kind, f":{aspect}={found}", "old maps", "ann")  # type: ignore[arg-type]
    answered = Utterance("48/x", 0, 48, NOON.seconds, "ann", ("tom",), "Now and then.", Act.ANSWER, about)
    for seed in range(4):
        assert answer(tom, ann, answered, seed).text


@pytest.mark.parametrize(
    ("kind", "ref", "text"),
    [
        ("wellbeing", "", "low"),
        ("wellbeing", "", "well"),
        ("like", "", "old maps"),
        ("like", "", "small talk"),
        ("dislike", "", "small talk"),
        ("value", "", "silence"),
        ("work", "", "my work as a baker"),
        ("work", "", "my work as a tailor"),
        ("goal", "", "my wish to finish my book"),
        ("goal", "", "my wish to see the sea"),
        ("fact", ":origin", "the hills"),
        ("fact", ":origin", "the coast"),
        ("fact", "", ""),
        ("plan", "", "walking my dog"),
        ("plan", "supper", "Mara's supper"),
        ("plan", "", ""),
        ("person", "mara", "Mara"),
        ("person", "mara", ""),
        ("memory", "", "the harvest"),
        ("day", "", "well"),
        ("place", "=yes", "Old Mill Bakery"),
        ("claim", "", ""),
        ("claim", "unknown", "the thing"),
        ("other", "", ""),
    ],
)
@pytest.mark.parametrize("act", [Act.ANSWER, Act.INFORM])
def test_whatever_is_told_is_taken_up(kind: SubjectKind, ref: str, text: str, act: Act) -> None:
    ann, tom = two()
    told = Utterance("48/x", 0, 48, NOON.seconds, "ann", ("tom",), "Well.", act, Subject(kind, ref, text, "ann"))
    for seed in range(4):
        turn = answer(tom, ann, told, seed)
        assert len(turn.text) > 2
        assert "my" not in turn.text.split()[:2]


def view(attitude: Attitude, attending: bool | None, **changes: object) -> ClaimView:
    knowing = Knowledge("supper", "mara", "1/x/y/0", 0, ORIGIN.details, attitude, False, attending, "I like good soup")
    return supper(knowing, **{"partner_knows": True, **changes})


@pytest.mark.parametrize("attitude", get_args(Attitude))
@pytest.mark.parametrize("attending", [True, False, None])
@pytest.mark.parametrize("aspect", ["attending", "opinion", "teller", "who", "why", "what", "when", "where"])
def test_every_question_about_a_claim_is_answered(attitude: Attitude, attending: bool | None, aspect: str) -> None:
    for seed, now in ((1, NOON), (2, replace(LATER, seconds=LATER.seconds + 60))):
        ann, tom = two()
        tom.claims["supper"] = view(attitude, attending)
        turn = answer(tom, ann, asks("claim", f"supper:{aspect}", "Mara's supper"), seed, now)
        assert turn.act in (Act.ANSWER, Act.TELL)
        assert turn.subject is not None
        assert turn.subject.kind == "claim"


@pytest.mark.parametrize("aspect", ["attending", "opinion", "teller", "who", "why", "where"])
def test_the_origin_answers_for_its_own_claim(aspect: str) -> None:
    for seed in range(6):
        ann, tom = two()
        tom.id = "mara"
        tom.claims["supper"] = supper(ORIGIN)
        asked = replace(asks("claim", f"supper:{aspect}", "your supper"), addressees=("mara",))
        assert speak(question(tom, [ann], [asked], seed=seed, opener="ann")).act is Act.ANSWER


@pytest.mark.parametrize("found", ["yes", "no", "maybe", "known", ""])
@pytest.mark.parametrize("aspect", ["", ":attending", ":where", ":when", ":teller", ":opinion"])
@pytest.mark.parametrize("act", [Act.ANSWER, Act.RESPOND, Act.ACCEPT, Act.DECLINE])
def test_every_response_to_news_is_taken_up(found: str, aspect: str, act: Act) -> None:
    for mine in (True, False):
        ann, tom = two()
        tom.claims["supper"] = supper(replace(ORIGIN)) if mine else view("keen", True)
        if mine:
            tom.id = "mara"
        about = Subject("claim", f"supper{aspect}={found}" if found else f"supper{aspect}", "Mara's supper", "ann")
        carried = (Carried("supper", ("what", "where")),) if aspect == ":where" else ()
        told = Utterance("48/x", 1, 48, NOON.seconds, "ann", (tom.id,), "Well.", act, about, carried)
        assert len(speak(question(tom, [ann], [told], seed=3, opener="ann")).text) > 2


def test_an_invitation_left_open_is_decided_once_the_details_are_known() -> None:
    ann, tom = two()
    tom.claims["supper"] = view("keen", True)
    invited = Utterance(
        "48/x",
        0,
        48,
        NOON.seconds,
        "ann",
        ("tom",),
        "Come!",
        Act.INVITE,
        Subject("claim", "supper"),
        (Carried("supper"),),
    )
    asked = Utterance(
        "48/x",
        1,
        48,
        NOON.seconds,
        "tom",
        ("ann",),
        "When?",
        Act.ANSWER,
        Subject("claim", "supper:attending=maybe?claim@ann@supper:when"),
    )
    given = replace(invited, n=2, act=Act.ANSWER, subject=Subject("claim", "supper:when", "", "ann"), text="At six.")
    for seed in range(6):
        turn = speak(question(tom, [ann], [invited, asked, given], seed=seed, opener="ann"))
        assert turn.act is Act.ACCEPT


def test_what_was_known_before_is_said_to_be_known() -> None:
    ann, tom = two()
    tom.claims["supper"] = view("interested", None)
    told = Utterance(
        "48/x",
        0,
        48,
        NOON.seconds,
        "ann",
        ("tom",),
        "A supper!",
        Act.TELL,
        Subject("claim", "supper"),
        (Carried("supper"),),
    )
    for seed in range(8):
        assert "Mara" in speak(question(tom, [ann], [told], seed=seed, opener="ann")).text
    tom.claims["supper"] = view("interested", None, teller_name=None)
    assert speak(question(tom, [ann], [told], seed=1, opener="ann")).act is Act.RESPOND


MEMORIES = (
    Memory("ann/1/0", "observation", "Mara was mending nets at the Long Quay.", NOON.seconds - 3 * HOUR, 4, ("mara",)),
    Memory(
        "ann/1/1",
        "observation",
        "Tom Ash was counting loaves at Old Mill Bakery.",
        NOON.seconds - 4 * HOUR,
        4,
        ("tom",),
    ),
    Memory("ann/1/2", "summary", "Talked with Mara about the harvest.", NOON.seconds - 5 * HOUR, 4, ("mara",)),
    Memory("ann/1/3", "summary", "Talked with Tom Ash about the new bridge.", NOON.seconds - 26 * HOUR, 4, ("tom",)),
    Memory("ann/1/4", "heard", "Tom Ash said to me: Well, I like brass bands. And you?", 0, 4, ("tom",)),
    Memory("ann/1/5", "heard", "Tom Ash said to me: I want to learn to sail.", 0, 4, ("tom",)),
    Memory("ann/1/6", "reflection", "I am not the only one here who cares for bread.", 0, 6),
    Memory("ann/1/7", "observation", "Somebody was here.", 0, 1),
)


def test_memories_give_something_to_say_and_are_cited() -> None:
    cited: set[str] = set()
    for seed in range(150):
        ann, tom = two()
        ann.memories = MEMORIES
        for turn in talk([ann, tom], seed=seed):
            cited.update(turn.memories)
    assert {memory.id for memory in MEMORIES[:7]} <= cited


def test_questions_about_others_are_answered_from_what_was_seen() -> None:
    ann, tom = two()
    tom.memories = MEMORIES[:1]
    for seed in range(6):
        turn = answer(tom, ann, asks("person", "mara", "Mara"), seed)
        assert "mending nets" in turn.text
        assert turn.memories == ("ann/1/0",)
        unseen = answer(two()[1], ann, asks("person", "mara", "Mara"), seed)
        assert "mending nets" not in unseen.text


def test_a_promise_is_told_as_a_plan_to_those_who_know_of_it() -> None:
    said = 0
    for seed in range(20):
        ann, tom = two()
        tom.claims["supper"] = view("keen", True)
        asked = question(tom, [ann], [asks("plan")], seed=seed, opener="ann")
        step = PlanStep(42 * HOUR, 44 * HOUR, "eating at Mara's supper", "quay", "commitment", "supper", fixed=True)
        given = replace(asked.input, me=replace(asked.input.me, commitments=(step,)))
        turn = speak(replace(asked, input=given))
        said += "Mara's supper" in turn.text
    assert said > 5


def test_where_one_goes_next_is_named_when_places_are_given() -> None:
    named = 0
    for seed in range(40):
        ann, tom = two()
        asked = question(tom, [ann], [asks("plan")], seed=seed, opener="ann")
        parks = (PlaceView("park", "Pond Park", "park", True, 5),)
        named += "Pond Park" in speak(replace(asked, input=replace(asked.input, places=parks))).text
    assert named > 2


@pytest.mark.parametrize("hour", [1, 6, 9, 13, 18, 23])
def test_any_hour_and_any_distance_of_plans_can_be_spoken_of(hour: int) -> None:
    now = Moment(hour * HOUR, 0, hour * 60, "sunday", "2026-02-15")
    for ahead in (5, 14, 30, 45, 65, 195, 600, 1500):
        ann, tom = two()
        steps = (PlanStep(now.seconds + ahead * 60, now.seconds + (ahead + 60) * 60, "feeding ducks", "park"),)
        tom.plan = Plan(0, 0, 48 * HOUR, steps)
        tom.activity = ""
        turn = answer(tom, ann, asks("plan"), ahead, now)
        assert turn.act is Act.ANSWER


@pytest.mark.parametrize("days", [0, 1, 3, 9])
def test_events_of_any_day_can_be_announced(days: int) -> None:
    starts = Moment(NOON.seconds + days * 24 * HOUR + 2 * HOUR + 17 * 60, days, 14 * 60 + 17, "friday", "2026-02-22")
    for seed in range(10):
        ann, tom = two()
        ann.claims["supper"] = view("keen", True, partner_knows=False, starts=starts, ends=None)
        turn = speak(question(ann, [tom], seed=seed, opening_claim="supper"))
        assert question_in_text(turn) or turn.act in (Act.INVITE, Act.GREET)


def question_in_text(turn: Turn) -> bool:
    return turn.text.endswith("?")


def test_who_joins_a_talk_is_told_what_it_is_about() -> None:
    ann, tom = two()
    bo = actor("bo", "Bo Ek")
    bo.ties = {"ann": NEIGHBOUR, "tom": NEIGHBOUR}
    for other in (ann, tom):
        other.ties["bo"] = NEIGHBOUR
    joining = speak(question(bo, [ann, tom], seed=2, opener="ann"))
    assert joining.act is Act.GREET
    about = Subject("like", "", "old maps", "ann")
    before = Utterance("48/x", 3, 48, NOON.seconds, "ann", ("tom",), "I like old maps.", Act.INFORM, about)
    ask = Subject("topic", "?topic@@:talk")
    joined = Utterance("48/x", 4, 48, NOON.seconds, "bo", ("ann", "tom"), "May I join you?", Act.GREET, ask)
    assert question_in(joined) is not None
    texts = [speak(question(ann, [bo, tom], [before, joined], seed=seed)).text for seed in range(10)]
    assert any("old maps" in text for text in texts)


def test_a_latecomer_to_a_farewell_says_hello_and_goodbye() -> None:
    ann, tom = two()
    bo = actor("bo", "Bo Ek")
    bo.ties = {"ann": NEIGHBOUR, "tom": NEIGHBOUR}
    leaving = Utterance("48/x", 5, 48, NOON.seconds, "ann", ("tom", "bo"), "I must go.", Act.PART, ends=True)
    turn = speak(question(bo, [ann, tom], [leaving], seed=1, opener="ann"))
    assert turn.ends
    assert turn.act is Act.PART


def test_a_question_to_somebody_else_is_left_to_them() -> None:
    ann, tom = two()
    bo = actor("bo", "Bo Ek")
    bo.ties = {"ann": NEIGHBOUR, "tom": NEIGHBOUR}
    asked = Utterance(
        "48/x", 0, 48, NOON.seconds, "ann", ("tom", "bo"), "How are you?", Act.ASK, Subject("wellbeing", "", "", "tom")
    )
    for seed in range(5):
        turn = speak(question(bo, [ann, tom], [asked], seed=seed, opener="ann"))
        assert turn.subject is None or turn.subject.kind != "wellbeing" or turn.act is not Act.ANSWER
