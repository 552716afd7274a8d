"""The rules mind's moments: who turns to whom, how often, and for which particular reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.affect import Mood
from agents.memory import Memory
from agents.minds.rules.news import means_to_pass_on, title_for
from agents.perception import Seen
from agents.persona import BigFive
from agents.relationship import Relationship
from agents.tasks.deciding import ReactInput
from tests.agents.rules_town import (
    CAFE,
    HOME,
    HOUR,
    TOM,
    claim,
    known,
    me,
    memory,
    moment,
    persona,
    react_input,
    reactions,
    seen,
    step,
)

PASSING_ON = claim(knowing=known(passes_on=True, attitude="keen"))
OWN = claim(origin="ida", origin_name="Ida Quill", title="Ida's supper", knowing=known(teller=None, passes_on=True))


def share(given: ReactInput, times: int = 600) -> float:
    return sum(one.action != "carry_on" for one in reactions(given, times)) / times


def reasons(given: ReactInput, times: int = 1500) -> set[str]:
    return {one.reason for one in reactions(given, times) if one.action != "carry_on"}


def test_without_sociability_nobody_is_ever_approached() -> None:
    given = react_input(seen(), who=me(place=CAFE, sociability_e6=0), claims=(PASSING_ON,))
    assert share(given) == 0


def test_sociability_scales_how_often() -> None:
    shares = [share(react_input(who=me(place=CAFE, sociability_e6=scale))) for scale in (300_000, 1_000_000, 2_000_000)]
    assert shares[0] < shares[1] < shares[2]


def test_only_those_one_may_talk_to_are_approached() -> None:
    given = react_input(seen("tom"), seen("eve", "Eve Moss"), may_talk=("eve",))
    assert {one.person for one in reactions(given)} == {"", "eve"}
    assert share(react_input(seen(), may_talk=())) == 0
    assert share(react_input(seen(), may_talk=("somebody-out-of-sight",))) == 0


def test_nobody_approaches_itself() -> None:
    assert share(react_input(seen("ida", "Ida Quill"))) == 0


def test_equal_questions_get_equal_reactions() -> None:
    given = react_input(claims=(PASSING_ON,))
    assert reactions(given, 50) == reactions(given, 50)


def test_news_to_pass_on_makes_one_turn_to_somebody_and_is_named() -> None:
    given = react_input(claims=(PASSING_ON,))
    assert share(given) > share(react_input())
    assert reasons(given) == {"to tell Tom about Mara's supper"}
    assert {one.claim for one in reactions(given) if one.action != "carry_on"} == {"supper"}


def test_ones_own_event_is_an_invitation() -> None:
    assert reasons(react_input(claims=(OWN,))) == {"to invite Tom to my supper"}


@pytest.mark.parametrize(
    "changes",
    [
        {"known_to": (("supper", "tom"),)},
        {"claims": (replace(PASSING_ON, origin="tom"),)},
        {"claims": (claim(knowing=known(passes_on=False)),)},
        {"claims": (replace(PASSING_ON, secret=True),)},
        {"claims": (replace(PASSING_ON, starts=moment(0, 300), ends=moment(0, 400)),)},
    ],
    ids=["already known", "to its origin", "not meant to spread", "a secret", "over"],
)
def test_news_is_not_the_reason_where_it_should_not_be_told(changes: dict[str, object]) -> None:
    given = replace(react_input(claims=(PASSING_ON,)), **changes)  # type: ignore[arg-type]
    assert not any(one.claim for one in reactions(given))


def test_a_secret_is_told_to_the_close() -> None:
    dear = seen(relationship=replace(TOM, closeness_e6=700_000))
    assert reasons(react_input(dear, claims=(replace(PASSING_ON, secret=True),))) == {"to tell Tom about Mara's supper"}


def test_its_origin_means_to_tell_what_is_no_secret() -> None:
    unconsidered = replace(OWN, knowing=known(teller=None))
    assert means_to_pass_on(me(), unconsidered)
    assert not means_to_pass_on(me(), replace(unconsidered, secret=True))


def test_titles_become_ones_own() -> None:
    assert title_for(me(), replace(OWN, title="Ida Quill’s supper")) == "my supper"
    assert title_for(me(), claim()) == "Mara's supper"
    assert title_for(me(), replace(OWN, title="the supper")) == "the supper"


def test_those_who_have_just_talked_let_each_other_be() -> None:
    just, earlier, before = (share(react_input(seen(since_talk=since))) for since in (HOUR, 5 * HOUR // 2, 5 * HOUR))
    assert just < earlier < before
    assert just < 0.03


def test_the_outgoing_turn_to_others_more_than_the_withdrawn() -> None:
    outgoing, withdrawn = (
        share(react_input(who=me(persona(five=BigFive(extraversion=value)), place=CAFE))) for value in (0.95, 0.05)
    )
    assert outgoing > 2 * withdrawn


def test_friends_are_approached_more_than_strangers_and_the_disliked() -> None:
    foe = seen(relationship=Relationship("rival", 900_000, -800_000))
    friend, stranger, rival = (share(react_input(one)) for one in (seen(), seen(name=None), foe))
    assert stranger < friend / 3
    assert rival < friend / 3


def test_work_and_low_spirits_hold_back_and_a_cafe_draws_out() -> None:
    shift = step(540, 1020, "grinding corn", "mill", fixed=True)
    in_cafe, at_home, at_work = (
        share(react_input(who=who), 1500) for who in (me(place=CAFE), me(place=HOME), me(place=CAFE, step=shift))
    )
    assert at_work < at_home < in_cafe
    low = me(place=CAFE, mood=Mood(valence_e6=-1_000_000))
    assert share(react_input(who=low), 1500) < in_cafe


def test_a_talk_is_joined_less_readily_than_begun() -> None:
    joining = react_input(seen(conversation="3/cafe/tom"))
    assert {one.action for one in reactions(joining)} == {"carry_on", "join"}
    assert share(joining) < share(react_input())


def test_a_longer_tick_gives_more_chances_within_it() -> None:
    given = react_input()
    later = replace(given, view=replace(given.view, moment=moment(1)))
    assert share(later) > share(given)


def recalled(text: str) -> tuple[Memory, ...]:
    return (memory(1, text, "tom", kind="summary"),)


@pytest.mark.parametrize(
    ("other", "changes", "expected"),
    [
        (seen(), {}, "to ask Tom how the mending is going"),
        (seen(activity="忙着"), {}, "to ask Tom how the day is going"),
        (seen(), {"memories": recalled("Talked with Tom Ash about his garden.")}, "to hear more about his garden"),
        (seen(), {"memories": recalled("Talked with Tom Ash about my garden.")}, "to talk about my garden"),
        (seen(since_talk=25 * HOUR), {}, "to catch up with Tom"),
        (seen(relationship=replace(TOM, closeness_e6=800_000)), {}, "to hear how Tom is"),
        (seen(name=None, activity=""), {}, "to introduce myself"),
        (
            seen(),
            {"claims": (claim(knowing=known(attending=True)),), "known_to": (("supper", "tom"),)},
            "to talk about Mara's supper with Tom",
        ),
    ],
)
def test_there_is_always_something_particular_to_talk_about(
    other: Seen, changes: dict[str, object], expected: str
) -> None:
    found = reasons(replace(react_input(other), **changes))  # type: ignore[arg-type]
    assert expected in found
    assert all(reason.startswith("to ") for reason in found)


def test_a_name_of_any_sort_fits_into_the_reason() -> None:
    for name in ("王小明", "x" * 120, "=cmd()", "Dr. Ada Moss", '"; DROP'):
        for one in reactions(react_input(seen(name=name), claims=(PASSING_ON,)), 60):
            assert len(one.reason) <= 300
