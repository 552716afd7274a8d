"""News and invitations in the speech of the rules mind: told as known, answered as decided, secrets kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.memory import Memory
from agents.minds.rules.speech import speak
from agents.minds.rules.speech.subjects import split_ref
from agents.perception import ClaimView
from agents.talk import Act, Carried, Detail, Knowledge, Source, Subject, Utterance
from agents.tasks.speaking import Turn
from tests.agents.speech_scenes import (
    FRIEND,
    LATER,
    LIVELY,
    NEIGHBOUR,
    NOON,
    ORIGIN,
    RESERVED,
    Actor,
    actor,
    question,
    said,
    supper,
    talk,
)

SEEDS = range(25)


def ann_and_tom() -> tuple[Actor, Actor]:
    ann, tom = actor("ann", "Ann Lee", LIVELY), actor("tom", "Tom Ash", RESERVED)
    ann.ties = {"tom": FRIEND, "mara": NEIGHBOUR}
    tom.ties = {"ann": FRIEND}
    return ann, tom


def heard_by_ann(*details: Detail, **changes: object) -> ClaimView:
    knowing = Knowledge("supper", "mara", "1/x/y/2", 0, details or ("what", "who", "where", "when"), "keen", True)
    known = set(knowing.details)
    gaps: dict[str, object] = {}
    if "where" not in known:
        gaps |= {"place": None, "place_name": None}
    if "when" not in known:
        gaps |= {"starts": None, "ends": None}
    return supper(knowing, **gaps | changes)


def telling(ann: Actor, tom: Actor, seed: int) -> Turn:
    return speak(question(ann, [tom], seed=seed, opening_claim="supper"))


def told_turn(
    ann: Actor, tom: Actor, act: Act = Act.INVITE, text: str = "Mara is giving a supper. Will you come?"
) -> Utterance:
    subject = Subject("claim", "supper", "Mara's supper")
    return Utterance("48/x", 0, 48, NOON.seconds, ann.id, (tom.id,), text, act, subject, (Carried("supper"),))


@pytest.mark.parametrize("attending", [True, False, None])
def test_an_invitation_is_taken_up_or_declined_as_decided(attending: bool | None) -> None:
    for seed in SEEDS:
        mara, tom = actor("mara", "Mara Quill", LIVELY), actor("tom", "Tom Ash", RESERVED)
        mara.ties["tom"] = tom.ties["mara"] = FRIEND
        knowing = Knowledge(
            "supper",
            "mara",
            "48/x/0",
            NOON.seconds,
            ORIGIN.details,
            "keen",
            False,
            attending,
            "I have nets to mend",
            "tom/1/0",
        )
        tom.claims["supper"] = supper(knowing, partner_knows=True)
        turn = speak(question(tom, [mara], [told_turn(mara, tom)], seed=seed, opener="mara"))
        assert turn.act is {True: Act.ACCEPT, False: Act.DECLINE, None: Act.ANSWER}[attending]
        assert turn.subject is not None
        assert split_ref(turn.subject.ref) == ("supper", "attending")
        if attending is False:
            assert "nets to mend" in turn.text
            assert turn.memories == ("tom/1/0",)


def test_news_is_told_with_who_it_came_from() -> None:
    named = 0
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann()
        for spoken in talk([ann, tom], seed=seed, opening_claim="supper"):
            if spoken.act in (Act.TELL, Act.INVITE) and spoken.speaker == "ann":
                named += 1
                assert "Mara" in spoken.text
                assert [carried.claim for carried in spoken.claims] == ["supper"]
    assert named > 15


def test_details_that_are_not_known_are_not_said() -> None:
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann("what", "who")
        tom.attitude = "keen"
        for turn in talk([ann, tom], seed=seed, opening_claim="supper"):
            assert "Long Quay" not in turn.text
            assert not any(word in turn.text for word in ("at six", "18:00", "tomorrow evening"))
            assert all(set(carried.details) <= {"what", "who"} for carried in turn.claims)


def test_details_are_declared_exactly_when_they_are_in_the_words() -> None:
    for seed in range(80):
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann()
        turn = telling(ann, tom, seed)
        for carried in turn.claims:
            assert ("where" in carried.details) == ("the Long Quay" in turn.text)
            assert ("when" in carried.details) == ("tomorrow evening" in turn.text.lower())


def test_careless_tellers_leave_more_out() -> None:
    def full(conscientiousness: float) -> int:
        count = 0
        for seed in range(60):
            ann, tom = ann_and_tom()
            traits = LIVELY.traits.model_copy(update={"conscientiousness": conscientiousness})
            persona = ann.persona.model_copy(update={"personal": LIVELY.model_copy(update={"traits": traits})})
            ann.persona, ann.claims["supper"] = persona, heard_by_ann()
            count += sum(len(carried.details) for carried in telling(ann, tom, seed).claims)
        return count

    assert full(1.0) > full(0.0)


def test_a_missing_detail_is_asked_for_and_given_by_who_knows_it() -> None:
    given = 0
    for seed in range(40):
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann()
        tom.claims["supper"] = heard_by_ann("what", "who", partner_knows=True)
        asking = Utterance(
            "48/x",
            0,
            48,
            NOON.seconds,
            "tom",
            ("ann",),
            "Where is it?",
            Act.ASK,
            Subject("claim", "supper:where", "", "ann"),
        )
        turn = speak(question(ann, [tom], [asking], seed=seed, opener="tom"))
        assert turn.act is Act.ANSWER
        assert "Long Quay" in turn.text
        assert turn.claims[0].details == ("what", "where")
        given += 1
        ann.claims["supper"] = heard_by_ann("what", "who")
        unknowing = speak(question(ann, [tom], [asking], seed=seed, opener="tom"))
        assert not unknowing.claims
        assert "Long Quay" not in unknowing.text
    assert given == 40


def test_who_told_is_answered_with_the_teller() -> None:
    ann, tom = ann_and_tom()
    ann.claims["supper"] = heard_by_ann()
    asking = Utterance(
        "48/x",
        0,
        48,
        NOON.seconds,
        "tom",
        ("ann",),
        "Who told you?",
        Act.ASK,
        Subject("claim", "supper:teller", "", "ann"),
    )
    for seed in SEEDS:
        assert "Mara" in speak(question(ann, [tom], [asking], seed=seed, opener="tom")).text


def test_a_secret_is_told_to_friends_only_and_with_a_plea() -> None:
    told = 0
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann(secret=True)
        told += any(turn.claims for turn in talk([ann, tom], seed=seed, opening_claim="supper"))
        ann, tom = ann_and_tom()
        ann.ties["tom"] = NEIGHBOUR
        ann.claims["supper"] = heard_by_ann(secret=True)
        for turn in talk([ann, tom], seed=seed, opening_claim="supper"):
            assert not turn.claims
            assert "supper" not in turn.text
    assert told > 15


def test_what_the_partner_knows_is_no_news_but_may_be_talked_about() -> None:
    asked = 0
    for seed in range(40):
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann(partner_knows=True)
        tom.claims["supper"] = heard_by_ann(partner_knows=True)
        for turn in talk([ann, tom], seed=seed):
            assert turn.act not in (Act.TELL, Act.INVITE)
            asked += (
                turn.act is Act.ASK
                and turn.subject is not None
                and turn.subject.kind == "claim"
                and bool(turn.subject.ref)
            )
    assert asked > 5


def test_an_event_that_is_over_is_not_announced() -> None:
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        ann.claims["supper"] = heard_by_ann()
        later = replace(LATER, seconds=LATER.seconds + 3600, minute=LATER.minute + 60)
        for turn in talk([ann, tom], seed=seed, opening_claim="supper", now=later):
            assert turn.act not in (Act.TELL, Act.INVITE)


@pytest.mark.parametrize(
    "text",
    [
        "the mill will close",
        "The mill will close.",
        "Quill's mill closes. Nobody knows why.",
        "磨坊要关门了。",
        '"Mill" = closed!',
        "There is a bear in the woods",
    ],
)
def test_claims_of_any_wording_can_be_told(text: str) -> None:
    core = text.strip().rstrip(".!。")
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        view = heard_by_ann("what", text=text, title=core, is_event=False, origin=None, origin_name=None, starts=None)
        ann.claims["supper"] = replace(view, place=None, place_name=None, ends=None, teller_name="Bo Ek")
        turn = next(turn for turn in talk([ann, tom], seed=seed, opening_claim="supper") if turn.claims)
        assert core[1:] in turn.text
        assert ".." not in turn.text
        assert [carried.details for carried in turn.claims] == [("what",)]


def test_a_claim_keeps_the_capital_of_a_name_and_loses_that_of_an_article() -> None:
    texts: list[str] = []
    for seed in range(60):
        for text in ("Mara is giving a supper", "The mill will close"):
            ann, tom = ann_and_tom()
            ann.claims["supper"] = replace(
                heard_by_ann(), text=text, teller_name="Bo Ek", knowing=replace(heard_by_ann().knowing, teller="bo")
            )
            texts.append(telling(ann, tom, seed).text)
    assert any("that Mara is giving" in text for text in texts)
    assert any("that the mill will close" in text for text in texts)
    assert not any("mara" in text or "that The" in text for text in texts)


def test_the_origin_speaks_in_the_first_person_and_of_its_own_event() -> None:
    for seed in SEEDS:
        mara, tom = actor("mara", "Mara Quill", LIVELY), actor("tom", "Tom Ash")
        mara.ties["tom"] = tom.ties["mara"] = FRIEND
        mara.claims["supper"] = supper(ORIGIN)
        turn = speak(question(mara, [tom], seed=seed, opening_claim="supper"))
        if turn.claims:
            assert "I am giving a supper" in turn.text
            assert "Mara's supper" not in turn.text
            assert turn.act is Act.INVITE


def test_nothing_outside_the_input_is_mentioned() -> None:
    canary = supper(ORIGIN, id="canary", text="Zanzibar is burning", title="the Zanzibar fire", origin="zed")
    for seed in SEEDS:
        ann, tom = ann_and_tom()
        ann.memories = (
            Memory("ann/9/0", "summary", "Talked with Tom Ash about the Zanzibar fire.", 0, 3, ("tom", "canary")),
        )
        ann.claims = {"canary": replace(canary, secret=True, partner_knows=False)}
        tom.ties["ann"] = ann.ties["tom"] = NEIGHBOUR
        for turn in talk([ann, tom], seed=seed):
            assert "Zanzibar" not in turn.text


def test_what_was_seen_is_told_with_the_memory_it_rests_on() -> None:
    cited = 0
    for seed in range(60):
        ann, tom = ann_and_tom()
        seen = Memory(
            "ann/40/1", "observation", "Mara was mending nets at the Long Quay.", NOON.seconds - 7200, 4, ("mara",)
        )
        ann.memories = (*ann.memories, seen)
        for turn in talk([ann, tom], seed=seed):
            if "ann/40/1" in turn.memories:
                cited += 1
                assert "mending nets" in turn.text.lower()
                assert turn.speaker == "ann"
    assert cited > 3


def human(text: str, act: Act = Act.INFORM) -> Utterance:
    return Utterance("48/x", 0, 48, NOON.seconds, "ann", ("tom",), text, act, source=Source.HUMAN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hello there! How are you doing?", "wellbeing"),
        ("What's your name?", "name"),
        ("So what do you do for a living?", "work"),
        ("What are you up to?", "activity"),
        ("Any plans for later?", "plan"),
        ("What do you like?", "like"),
        ("Have you heard any news?", "claim"),
        ("Where are you from?", "fact"),
        ("Do you come here often?", "place"),
        ("Is the moon made of cheese?", "other"),
    ],
)
def test_questions_of_people_without_subjects_are_read_off_their_words(text: str, kind: str) -> None:
    ann, tom = ann_and_tom()
    for seed in range(5):
        turn = speak(question(tom, [ann], [human(text)], seed=seed, opener="ann"))
        assert turn.act in (Act.ANSWER, Act.INTRODUCE)
        assert turn.subject is not None
        assert turn.subject.kind == kind


def test_details_of_the_claim_spoken_of_are_understood_from_words() -> None:
    ann, tom = ann_and_tom()
    tom.claims["supper"] = heard_by_ann(partner_knows=True)
    mine = said(Turn(text="There is a supper.", act=Act.TELL, claims=()), "tom", ("ann",), 0)
    mine = replace(mine, claims=(Carried("supper"),))
    for words, expected in (("And where is that?", "Long Quay"), ("What time?", "six"), ("Who told you that?", "Mara")):
        asked = replace(human(words), n=1)
        assert expected in speak(question(tom, [ann], [mine, asked], seed=2, opener="tom")).text


@pytest.mark.parametrize("act", [Act.THANK, Act.SUGGEST, Act.DISAGREE, Act.AGREE, Act.INFORM, Act.RESPOND])
def test_any_act_of_a_person_gets_a_fitting_turn(act: Act) -> None:
    ann, tom = ann_and_tom()
    for seed in range(8):
        turn = speak(question(tom, [ann], [human("We could go for a walk.", act)], seed=seed, opener="ann"))
        assert turn.text
        assert len(turn.text) > 2


def test_a_question_about_a_claim_never_heard_of_is_answered_so() -> None:
    ann, tom = ann_and_tom()
    asking = replace(
        human("Are you going?", Act.ASK), subject=Subject("claim", "supper:attending", "Mara's supper", "tom")
    )
    for seed in SEEDS:
        turn = speak(question(tom, [ann], [asking], seed=seed, opener="ann"))
        assert turn.act is Act.ANSWER
        assert not turn.claims
