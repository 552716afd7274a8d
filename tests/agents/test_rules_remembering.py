"""The rules mind on the past: what matters, and what remains of a conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.memory import MemoryKind
from agents.minds.rules.summaries import subjects_in
from agents.persona import BigFive, Persona
from agents.talk import Act, Subject, SubjectKind, Utterance
from agents.tasks import RATE_IMPORTANCE, SUMMARISE_TALK
from agents.tasks.remembering import RateImportanceInput, Ratings, SummariseTalkInput, TalkSummary, ToRate
from agents.tasks.speaking import Partner
from tests.agents.rules_town import TOM, ask, me, moment, persona


def rate(*memories: ToRate, name: str = "Ida Quill") -> tuple[int, ...]:
    answer: Ratings = ask(RATE_IMPORTANCE, RateImportanceInput(me(persona(name)), memories))
    return answer.ratings


def rated(kind: MemoryKind, text: str, interest: int = 0) -> int:
    return rate(ToRate(kind, text, (), interest))[0]


@pytest.mark.parametrize(
    ("kind", "text", "low", "high"),
    [
        ("observation", "Tom Ash was mending a net at the Green.", 1, 2),
        ("observation", "Tom Ash was sitting by the fire at the Anchor.", 1, 2),
        ("heard", "Tom Ash said to me: Lovely weather, isn't it?", 2, 3),
        ("said", "I said to Tom Ash: Good morning.", 2, 3),
        ("plan", "My plan for Friday: writing at the cottage from 09:00.", 2, 4),
        ("plan", "My plan for Friday: my wedding at the church from 09:00.", 2, 4),
        ("summary", "Talked with Tom Ash about the weather.", 3, 4),
        ("reflection", "I often see Tom Ash at the Green.", 6, 8),
        ("reflection", "I am in love, and my mother is dying.", 6, 8),
        ("heard", "Tom Ash said to me: My sister died last night.", 8, 10),
        ("observation", "The mill burned down.", 7, 10),
    ],
)
def test_memories_matter_by_their_kind_and_their_words(kind: MemoryKind, text: str, low: int, high: int) -> None:
    assert low <= rated(kind, text) <= high


@pytest.mark.parametrize(
    ("graver", "lighter"),
    [
        ("My sister died last night.", "My sister bought a loaf."),
        ("There was a fire at the school.", "There was soup at the school."),
        ("He asked me to marry him.", "He asked me to pass the salt."),
        ("She lost her job.", "She lost her pencil case again, I suppose."),
        ("They quarrelled about money.", "They talked about the weather."),
    ],
)
def test_a_graver_memory_is_rated_above_a_lighter_one(graver: str, lighter: str) -> None:
    for kind in ("heard", "observation"):
        assert rated(kind, graver) > rated(kind, lighter)


def test_claims_count_by_their_interest() -> None:
    ratings = [rated("heard", "Tom Ash said to me: guess what.", interest) for interest in (0, 3, 6, 10)]
    assert ratings == sorted(set(ratings))
    assert rated("said", "I said to Tom: guess what.", 10) < ratings[-1]


def test_ones_own_name_makes_one_listen_but_not_when_it_is_part_of_a_word() -> None:
    assert rated("heard", "Tom said in my hearing: Ida bakes.") == rated("heard", "Tom said: Eva bakes.") + 1
    assert rated("heard", "Tom said: Friday is holiday.") == rated("heard", "Tom said: Sunday is holiday.")
    assert rate(ToRate("heard", "小明说：王小明来了"), name="王小明") == (3,)


@given(
    kind=st.sampled_from(("observation", "heard", "said", "reflection", "plan", "fact", "summary")),
    texts=st.lists(st.text(max_size=300), max_size=6),
    interest=st.integers(0, 10),
    name=st.text(min_size=1, max_size=120),
)
def test_every_memory_gets_a_rating(kind: MemoryKind, texts: list[str], interest: int, name: str) -> None:
    ratings = rate(*(ToRate(kind, text, (), interest) for text in texts), name=name)
    assert len(ratings) == len(texts)
    assert all(1 <= rating <= 10 for rating in ratings)


# --- what remains of a conversation -----------------------------------------------------------------------------


def turn(n: int, speaker: str, act: Act, kind: SubjectKind = "other", text: str = "", ref: str = "") -> Utterance:
    subject = Subject(kind, ref, text) if text else None
    other = "ida" if speaker == "tom" else "tom"
    return Utterance("c", n, 4, 36_000, speaker, (other,), f"Well, {text}.", act, subject)


PARTNER = Partner("tom", "Tom Ash", "mending a net", TOM)


def summary(*turns: Utterance, who: Persona | None = None, partners: tuple[Partner, ...] = (PARTNER,)) -> TalkSummary:
    answer: TalkSummary = ask(SUMMARISE_TALK, SummariseTalkInput(me(who), moment(), partners, turns))
    return answer


def test_a_summary_names_the_partner_and_the_subjects_news_first() -> None:
    text = summary(
        turn(0, "tom", Act.GREET, "wellbeing", "how things are"),
        turn(1, "ida", Act.ASK, "work", "your garden"),
        turn(2, "tom", Act.TELL, "claim", "Mara's supper", "supper"),
        turn(3, "ida", Act.RESPOND, "claim", "the supper", "supper"),
    ).text
    assert text == "Talked with Tom Ash about Mara's supper and Tom's garden."
    assert subjects_in(text) == ["Mara's supper", "Tom's garden"]


@pytest.mark.parametrize(
    ("speaker", "said", "kept"),
    [
        ("tom", "my garden", "Tom's garden"),
        ("tom", "your book", "my book"),
        ("ida", "my book", "my book"),
        ("ida", "your garden", "Tom's garden"),
        ("tom", "our roof", "their roof"),
        ("ida", "our roof", "our roof"),
        ("tom", "Ida's book", "my book"),
        ("tom", "mending nets.", "mending nets"),
    ],
)
def test_whose_thing_it_was_is_kept(speaker: str, said: str, kept: str) -> None:
    assert summary(turn(0, speaker, Act.INFORM, "work", said)).text == f"Talked with Tom Ash about {kept}."


def test_a_talk_about_nothing_is_remembered_as_that() -> None:
    turns = [turn(n, ("tom", "ida")[n % 2], Act.GREET) for n in range(6)]
    assert summary(*turns[:2]).text == "Exchanged a few words with Tom Ash."
    assert summary(*turns).text == "Talked with Tom Ash about nothing in particular."
    assert subjects_in(summary(*turns).text) == []
    assert subjects_in(summary(*turns[:2]).text) == []


def test_several_partners_and_strangers_are_named_as_far_as_known() -> None:
    stranger = Partner("eve", None, "", None)
    assert summary(partners=(PARTNER, stranger)).text == "Exchanged a few words with Tom Ash and somebody I don't know."
    unnamed = turn(0, "eve", Act.INFORM, "work", "my garden")
    assert summary(unnamed, partners=(stranger,)).text == "Talked with somebody I don't know about their garden."


def test_small_talk_brings_people_a_little_closer_and_disagreement_does_not() -> None:
    friendly = [turn(n, ("tom", "ida")[n % 2], Act.INFORM) for n in range(6)]
    quarrel = [*friendly, *(turn(n, "tom", Act.DISAGREE) for n in range(6, 10))]
    assert 0.02 <= summary(*friendly).closeness_change <= 0.08
    assert summary(*quarrel).closeness_change < 0
    assert summary(*quarrel).valence_change < 0 < summary(*friendly).valence_change
    assert summary(*quarrel).arousal_change > summary(*friendly).arousal_change


def test_an_invitation_taken_up_warms_and_one_declined_cools() -> None:
    asked = [turn(0, "ida", Act.INVITE), turn(1, "tom", Act.ACCEPT)]
    refused = [turn(0, "ida", Act.INVITE), turn(1, "tom", Act.DECLINE)]
    assert summary(*asked).closeness_change > summary(*refused).closeness_change


def test_the_agreeable_warm_more_readily_and_the_neurotic_take_quarrels_harder() -> None:
    kind, cold = (persona(five=BigFive(agreeableness=value)) for value in (1.0, 0.0))
    talk = turn(0, "tom", Act.INFORM)
    assert summary(talk, who=kind).closeness_change > summary(talk, who=cold).closeness_change
    calm, tense = (persona(five=BigFive(neuroticism=value)) for value in (0.0, 1.0))
    row = turn(0, "tom", Act.DISAGREE)
    assert summary(row, who=tense).closeness_change < summary(row, who=calm).closeness_change


def test_a_taste_in_common_endears_and_an_opposite_one_puts_off() -> None:
    who = persona(likes=("old maps",), dislikes=("crowds",))
    said: tuple[tuple[SubjectKind, str], ...] = (
        ("like", "tea"),
        ("like", "maps"),
        ("like", "crowds"),
        ("dislike", "crowds"),
    )
    plain, common, opposite, agreed = (
        summary(turn(0, "tom", Act.INFORM, kind, text), who=who).closeness_change for kind, text in said
    )
    assert opposite < plain < common == agreed
    own = summary(turn(0, "ida", Act.INFORM, "like", "maps"), who=who).closeness_change
    assert own == plain


@given(texts=st.lists(st.text(max_size=600), max_size=8), acts=st.lists(st.sampled_from(Act), min_size=8, max_size=8))
def test_any_talk_is_summed_up_within_bounds(texts: list[str], acts: list[Act]) -> None:
    turns = [turn(n, ("tom", "ida")[n % 2], acts[n], "work", text) for n, text in enumerate(texts)]
    answer = summary(*turns)
    assert answer.text.endswith((".", "…"))
    assert -0.3 <= answer.closeness_change <= 0.3
