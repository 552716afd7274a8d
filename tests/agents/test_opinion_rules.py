"""The rules of opinion change: what each does in a case worked by hand, and that every millionth has its cause."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from agents.canonical import E6
from agents.opinion import INITIAL, SCALE, Move, Nature, bounded, in_words, nature_of, rounded
from agents.opinion_rules import (
    SEIZ,
    SIR,
    Backfire,
    Change,
    Contact,
    Deffuant,
    DeGroot,
    FriedkinJohnsen,
    Heard,
    HegselmannKrause,
    Held,
    Meeting,
    OpinionRule,
    Threshold,
    Voter,
    stage_of,
)
from agents.opinion_rules import dynamics as dyn
from agents.opinion_rules.base import apportioned
from agents.persona import Judgement
from agents.streams import Stream

RULES: list[OpinionRule] = [
    Deffuant(400_000),
    Backfire(400_000, 1_200_000),
    HegselmannKrause(400_000),
    DeGroot(),
    FriedkinJohnsen(),
    Voter(),
]
STREAM = Stream(1, "test")


def heard(*stances: int, trust: int = E6) -> list[Heard]:
    return [Heard(f"talk/{n}", f"person-{n}", stance, trust_e6=trust) for n, stance in enumerate(stances)]


def update(
    rule: OpinionRule, held: int | None, *stances: int, initial: int | None = None, nature: Nature | None = None
) -> Change:
    return rule.update(Held(held, initial, nature or Nature()), heard(*stances), Stream(1, "test"))


stances = st.integers(-E6, E6)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
@given(
    held=st.none() | stances, initial=stances, others=st.lists(stances, min_size=1, max_size=6), seed=st.integers(0, 99)
)
@settings(max_examples=60, deadline=None)
def test_the_moves_add_up_to_the_change_and_nobody_leaves_the_scale(
    rule: OpinionRule, held: int | None, initial: int, others: list[int], seed: int
) -> None:
    said = [Heard(f"talk/{n}", f"p{n % 4}", stance, trust_e6=1 + 200_000 * (n % 5)) for n, stance in enumerate(others)]
    change = rule.update(Held(held, initial), said, Stream(seed, "rule"))
    assert (held or 0) + sum(move.delta_e6 for move in change.moves) == change.stance_e6
    assert -E6 <= change.stance_e6 <= E6
    assert {move.cause for move in change.moves} <= {one.cause for one in said} | {INITIAL}


@given(parts=st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=8), denominator=st.integers(1, 10**7))
@settings(max_examples=100, deadline=None)
def test_shares_add_up_to_the_rounded_whole_and_are_off_by_less_than_one(parts: list[int], denominator: int) -> None:
    shares = apportioned(parts, denominator)
    assert sum(shares) == (2 * sum(parts) + denominator) // (2 * denominator)
    assert all(abs(share * denominator - part) < denominator for share, part in zip(shares, parts, strict=True))


def test_deffuant_brings_a_near_pair_together_and_leaves_the_far_alone() -> None:
    assert update(Deffuant(400_000), 0, 300_000).stance_e6 == 150_000
    assert update(Deffuant(400_000), 0, 400_000).moves == ()
    assert update(Deffuant(500_000, 100_000), 0, 400_000, -400_000).stance_e6 == 40_000 - 44_000


def test_only_the_last_stance_of_a_speaker_counts() -> None:
    twice = [Heard("talk/0", "ann", 100_000), Heard("talk/1", "ann", 300_000)]
    change = Deffuant(400_000).update(Held(0), twice, STREAM)
    assert change.moves == (Move("talk/1", 150_000),)


def test_backfire_attracts_the_near_repels_the_far_and_stays_on_the_scale() -> None:
    rule = Backfire(400_000, 1_200_000)
    assert update(rule, 0, 200_000).stance_e6 == 100_000
    assert update(rule, -200_000, 600_000).stance_e6 == -200_000
    assert update(rule, -500_000, 1_000_000).stance_e6 == -E6


def test_hegselmann_krause_takes_the_mean_of_the_near_and_of_itself() -> None:
    change = update(HegselmannKrause(400_000), 0, 300_000, 400_000, -700_000)
    assert change.stance_e6 == 233_333
    assert [move.cause for move in change.moves] == ["talk/0", "talk/1"]


def test_degroot_weighs_by_trust() -> None:
    said = [Heard("a/0", "ann", 900_000, trust_e6=E6), Heard("a/1", "bo", -300_000, trust_e6=500_000)]
    assert DeGroot(500_000).update(Held(0), said, STREAM).stance_e6 == (900_000 - 150_000) // 2


def test_friedkin_johnsen_is_drawn_back_to_its_first_opinion_and_names_that_as_a_cause() -> None:
    change = update(FriedkinJohnsen(), 0, 1_000_000, initial=-1_000_000, nature=Nature(stubbornness_e6=250_000))
    assert change.stance_e6 == 500_000
    assert change.moves == (Move("talk/0", 750_000), Move(INITIAL, -250_000))


def test_the_voter_takes_over_one_of_the_views_it_heard() -> None:
    found = {Voter().update(Held(0), heard(-1, 1), Stream(seed, "vote")).stance_e6 for seed in range(20)}
    assert found == {-1, 1}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_who_had_no_opinion_takes_over_what_it_hears(rule: OpinionRule) -> None:
    assert update(rule, None, 400_000).stance_e6 == 400_000


def test_a_stance_has_the_nearest_word_of_its_scale() -> None:
    assert [in_words(stance) for stance in (-E6, -500_000, 0, 500_000, E6)] == list(SCALE)
    assert in_words(2_000_000, ("no", "yes")) == "yes"
    assert in_words(-250_001) == "against"


def test_rounding_is_the_same_on_both_sides_of_zero() -> None:
    assert [rounded(n, 2) for n in (-3, -1, 1, 3)] == [-2, -1, 1, 2]
    assert (bounded(3 * E6), bounded(-3 * E6)) == (E6, -E6)


def test_the_parameters_of_a_persona_come_in_millionths() -> None:
    assert nature_of(Judgement(conformity=0.1, stubbornness=0.2, confirmation_bias=0.3)) == Nature(
        100_000, 200_000, 300_000
    )


# Claims


def test_stages_are_kept_as_attitudes() -> None:
    assert stage_of(None, False) == "susceptible"
    assert stage_of("unconsidered", False) == "susceptible"
    assert stage_of("keen", True) == "spreading"
    assert (stage_of("interested", False), stage_of("doubtful", False)) == ("exposed", "sceptical")
    assert stage_of("indifferent", False) == "recovered"


def test_sir_infects_with_certainty_at_one_and_never_at_zero() -> None:
    meeting = Meeting([Contact("a/0", "ann")])
    assert SIR(E6, E6).after_meeting("susceptible", meeting, STREAM) == "spreading"
    assert SIR(0, 0).after_meeting("susceptible", meeting, STREAM) == "susceptible"
    assert SIR(E6, E6).after_a_day("spreading", STREAM) == "recovered"
    assert SIR(E6, E6).after_meeting("recovered", meeting, STREAM) == "recovered"


def test_seiz_lets_sceptics_spread_their_doubt_and_the_hesitant_be_convinced() -> None:
    told, doubted = Meeting([Contact("a/0", "ann")]), Meeting([Contact("a/1", "bo", doubts=True)])
    at_once = SEIZ(E6, E6, E6, E6, E6, E6)
    hesitant = SEIZ(E6, 0, E6, 0, E6, E6)
    assert at_once.after_meeting("susceptible", told, STREAM) == "spreading"
    assert at_once.after_meeting("susceptible", doubted, STREAM) == "sceptical"
    assert hesitant.after_meeting("susceptible", told, STREAM) == "exposed"
    assert hesitant.after_meeting("susceptible", doubted, STREAM) == "exposed"
    assert hesitant.after_meeting("exposed", told, STREAM) == "spreading"
    assert hesitant.after_meeting("exposed", doubted, STREAM) == "exposed"
    assert hesitant.after_a_day("exposed", STREAM) == "spreading"
    assert SEIZ(0, 0, 0, 0, 0, 0).after_meeting("susceptible", told, STREAM) == "susceptible"


def granovetter(thresholds: list[int]) -> int:
    """Return how many of a crowd join in who all see each other, one threshold (in people) each."""
    rule = Threshold(0)
    stages = ["spreading" if threshold == 0 else "susceptible" for threshold in thresholds]
    others = len(thresholds) - 1
    for _ in thresholds:
        joined = stages.count("spreading")
        for person, threshold in enumerate(thresholds):
            meeting = Meeting([Contact("a/0", "x")], others, joined, threshold * E6 // others)
            if stages[person] == "susceptible" and joined:
                stages[person] = rule.after_meeting("susceptible", meeting, STREAM)
    return stages.count("spreading")


def test_granovetters_hundred_all_join_and_one_stays_alone_when_the_one_becomes_a_two() -> None:
    assert granovetter(list(range(100))) == 100
    assert granovetter([0, 2, *range(2, 100)]) == 1


def test_a_threshold_in_people_counts_tellers() -> None:
    rule = Threshold(0, number=3)
    contact = [Contact("a/0", "ann")]
    assert rule.after_meeting("susceptible", Meeting(contact, 10, 2), STREAM) == "susceptible"
    assert rule.after_meeting("susceptible", Meeting(contact, 10, 3), STREAM) == "spreading"
    assert rule.after_a_day("spreading", STREAM) == "spreading"


# Societies at once


def some_stances(count: int, seed: int = 3) -> dyn.Stances:
    return dyn.uniform_stances(count, Stream(seed, "stances"))


def test_a_round_of_deffuant_is_the_scalar_rule_for_every_pair() -> None:
    stances, rule = some_stances(40), Deffuant(700_000, 300_000)
    pairs = dyn.random_pairs(40, Stream(1, "pairs"))
    after = dyn.deffuant_round(stances, pairs, 700_000, 300_000)
    for one, other in [(int(a), int(b)) for a, b in pairs] + [(int(b), int(a)) for a, b in pairs]:
        assert after[one] == update(rule, int(stances[one]), int(stances[other])).stance_e6


def test_a_round_of_hegselmann_krause_is_the_scalar_rule_for_everybody() -> None:
    stances = some_stances(50)
    after = dyn.hegselmann_krause_round(stances, 350_000)
    for person in range(50):
        others = [int(stance) for at, stance in enumerate(stances) if at != person]
        assert after[person] == update(HegselmannKrause(350_000), int(stances[person]), *others).stance_e6


def random_weights(count: int, seed: int = 5) -> dyn.Weights:
    stream = Stream(seed, "weights")
    rows = [[stream.below(1000) for _ in range(count)] for _ in range(count)]
    weights = np.array(rows, dtype=np.int64)
    np.fill_diagonal(weights, 700)
    return weights


def test_rounds_of_degroot_and_friedkin_johnsen_are_the_scalar_rules_for_everybody() -> None:
    stances, weights = some_stances(20), random_weights(20)
    anchors = np.arange(0, E6, E6 // 20, dtype=np.int64)[:20]
    initial = some_stances(20, seed=4)
    mean, anchored = dyn.degroot_round(stances, weights), dyn.friedkin_johnsen_round(stances, initial, weights, anchors)
    for person in range(20):
        said = [
            Heard(f"t/{at}", f"p{at}", int(stances[at]), trust_e6=int(weights[person, at]))
            for at in range(20)
            if at != person
        ]
        held = Held(int(stances[person]), int(initial[person]), Nature(stubbornness_e6=int(anchors[person])))
        assert mean[person] == DeGroot(700).update(held, said, STREAM).stance_e6
        assert anchored[person] == FriedkinJohnsen(700).update(held, said, STREAM).stance_e6


def test_weights_that_cannot_be_exact_or_add_up_to_nothing_are_refused() -> None:
    stances = some_stances(2)
    with pytest.raises(ValueError, match="no weight"):
        dyn.degroot_round(stances, np.zeros((2, 2), dtype=np.int64))
    with pytest.raises(ValueError, match="coarser unit"):
        dyn.friedkin_johnsen_round(
            stances, stances, np.full((2, 2), 10**9, dtype=np.int64), np.zeros(2, dtype=np.int64)
        )


# Theory, small; benchmarks/opinions.py repeats it with a thousand people and fifty seeds


def settled(stances: dyn.Stances, weights: dyn.Weights, rounds: int = 400) -> dyn.Stances:
    for _ in range(rounds):
        stances = dyn.degroot_round(stances, weights)
    return stances


def left_eigenvector(weights: dyn.Weights) -> NDArray[np.float64]:
    rows = weights / weights.sum(axis=1, keepdims=True)
    values, vectors = np.linalg.eig(rows.T)
    vector = np.real(vectors[:, np.argmin(abs(values - 1))])
    return np.asarray(vector / vector.sum())


def test_degroot_settles_on_the_mean_weighted_by_the_left_eigenvector() -> None:
    stances, weights = some_stances(30), random_weights(30)
    expected = float(left_eigenvector(weights) @ stances)
    assert np.allclose(settled(stances, weights), expected, atol=30)


def test_degroot_swings_for_ever_where_trust_is_periodic() -> None:
    swap = np.array([[0, 1], [1, 0]], dtype=np.int64)
    stances = np.array([E6, -E6], dtype=np.int64)
    assert list(dyn.degroot_round(stances, swap)) == [-E6, E6]
    assert list(settled(stances, swap, 2)) == [E6, -E6]


def test_degroot_settles_group_by_group_where_trust_is_split() -> None:
    split: dyn.Weights = np.array(
        [[row // 3 == column // 3 for column in range(6)] for row in range(6)], dtype=np.int64
    )
    stances = np.array([0, 300_000, 600_000, -900_000, -600_000, -300_000], dtype=np.int64)
    assert list(settled(stances, split)) == [300_000] * 3 + [-600_000] * 3


def test_friedkin_johnsen_settles_where_its_equation_says() -> None:
    count = 25
    weights, initial = random_weights(count), some_stances(count)
    anchors = np.array([100_000 + 30_000 * at for at in range(count)], dtype=np.int64)
    stances = initial.copy()
    for _ in range(400):
        stances = dyn.friedkin_johnsen_round(stances, initial, weights, anchors)
    trust, open_to = weights / weights.sum(axis=1, keepdims=True), np.diag(1 - anchors / E6)
    expected = np.linalg.solve(np.eye(count) - open_to @ trust, (np.eye(count) - open_to) @ initial)
    assert np.allclose(stances, expected, atol=20)


def test_deffuant_leaves_about_one_over_epsilon_camps() -> None:
    counts = []
    for seed in range(6):
        stances = some_stances(300, seed)
        stream = Stream(seed, "meetings")
        for _ in range(250):
            stances = dyn.deffuant_round(stances, dyn.random_pairs(300, stream), 500_000)
        counts.append(sum(size >= 15 for size in dyn.clusters(stances)))
    assert 1.5 <= sum(counts) / len(counts) <= 2.5


def test_clusters_are_told_apart_by_gaps() -> None:
    assert dyn.clusters(np.array([0, 5_000, 500_000, 505_000, 511_000, -E6], dtype=np.int64)) == [3, 2, 1]
    assert dyn.clusters(np.array([], dtype=np.int64)) == []


def test_the_voter_model_ends_at_the_initial_share() -> None:
    count, ends = 30, []
    for seed in range(150):
        stream = Stream(seed, "voters")
        stances = np.array([E6] * 9 + [-E6] * 21, dtype=np.int64)
        while len(set(stances.tolist())) > 1:
            chosen = np.array([(at + 1 + stream.below(count - 1)) % count for at in range(count)], dtype=np.int64)
            stances = dyn.voter_round(stances, chosen)
        ends.append(stances[0] == E6)
    assert abs(sum(ends) / 150 - 0.3) < 0.12
