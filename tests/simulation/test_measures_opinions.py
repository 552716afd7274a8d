"""Measures of opinions, belief, cascades and health, each in a case worked by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from agents.canonical import canonical_json
from agents.opinion import Move, Opinion, Voiced
from agents.talk import Act, Utterance
from simulation.clock import Tick
from simulation.engine import Committed
from simulation.events import (
    Considered,
    ConversationOpened,
    Entry,
    Event,
    Informed,
    Intervened,
    Opined,
    Phase,
    Told,
    Uttered,
)
from simulation.measures import Evidence, HeldRecord, Table
from simulation.measures.belief import belief
from simulation.measures.candour import Said, candour, sycophancy
from simulation.measures.cascades import cascades, distances, reproduction, virality
from simulation.measures.cost import cost
from simulation.measures.dispersion import (
    assortativity,
    bimodality,
    clusters,
    convergence,
    correlation,
    entropy,
    esteban_ray,
    histogram,
    mean_of,
    variance,
)
from simulation.measures.health import agreement, distinct, health, repetition, self_similarity
from simulation.measures.opinions import opinions
from simulation.reading.loading import parse_scenario
from simulation.scenario import Scenario
from tests.doubles import played, shared_embedder, started

DAY = 86_400
FIRST = {"ann": 1.0, "bo": 0.5, "cy": -0.5, "di": -1.0}


def meetings(**changes: Any) -> Scenario:
    """Return a society of four, one rumour and its truth, and another topic."""
    people = [
        {"name": name, "personal": {"values": values}}
        for name, values in (("Ann", ["order"]), ("Bo", ["order"]), ("Cy", ["freedom"]), ("Di", ["freedom"]))
    ]
    data = {
        "schema": 1,
        "name": "four",
        "clock": {"start": "2026-03-02T00:00", "days": 3},
        "places": [{"name": "town", "kind": "square"}],
        "people": people,
        "ties": [{"between": ["ann", "bo"]}, {"between": ["cy", "di"]}],
        "claims": [{"id": "flood", "text": "The dam is leaking", "origin": "ann", "interest": 8}],
        "topics": [
            {"id": "truth", "title": "the dam", "proposition": "The dam is leaking", "claim": "flood"},
            {"id": "tax", "title": "the tax", "proposition": "The tax is fair", "first": {"given": FIRST}},
        ],
        "protocol": {"kind": "daily_meetings", "partners": 1, "terse": True},
        "settings": {"vectors": False},
    }  # fmt: skip
    return parse_scenario(json.dumps({**data, **changes}))


def evidence(scenario: Scenario, happened: Mapping[int, Sequence[Event]], ticks: int = 3) -> Evidence:
    """Return a run of `scenario` in which, by tick (one a day), this and nothing else happened."""
    founding = started(scenario).ticks[0]
    scripted = [_committed(index, happened.get(index, ())) for index in range(1, ticks + 1)]
    return Evidence(scenario, HeldRecord([founding, *scripted]), shared_embedder())


def _committed(index: int, events: Sequence[Event]) -> Committed:
    entries = tuple(Entry(Phase.TALK, "script", n, event) for n, event in enumerate(events))
    start = (index - 1) * DAY + 18 * 3600
    bodies = tuple(canonical_json(event) for event in events)
    return Committed(Tick(index, start, 1800), entries, bodies, {}, (), "")


def opened(*people: str, tick: int = 1) -> ConversationOpened:
    return ConversationOpened(f"{tick}/town/{people[0]}", "town", people, people[0], "", "")


def said(
    n: int, speaker: str, hearer: str, stance: int, *, tick: int = 1, talk: str = "ann", act: Act = Act.TELL
) -> Uttered:
    voiced = (Voiced("tax", stance),)
    return Uttered(
        Utterance(f"{tick}/town/{talk}", n, tick, 0, speaker, (hearer,), f"line {n} of {speaker}", act, stances=voiced)
    )


def opined(person: str, topic: str, stance: int, change: int, *causes: str) -> Opined:
    moves = tuple(Move(cause, change // len(causes)) for cause in causes)
    return Opined(person, topic, Opinion(stance), "deffuant", change, moves, causes)


def table(tables: tuple[Table, ...], name: str) -> Table:
    return next(one for one in tables if one.name == name)


# Dispersion


def test_mean_and_variance_of_a_case_worked_by_hand() -> None:
    assert mean_of([1.0, 0.0, -0.4]) == pytest.approx(0.2)
    assert variance([1.0, -1.0, 1.0, -1.0]) == 1.0
    assert (mean_of([]), variance([]), entropy([]), esteban_ray([])) == (None, None, None, None)


def test_the_bins_of_a_histogram_share_the_scale_evenly() -> None:
    assert histogram([-1.0, -0.81, -0.79, 0.99, 1.0]) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize("people", [2, 10, 50, 1000])
def test_esteban_and_ray_is_largest_for_two_equal_camps_at_the_ends_whatever_the_number(people: int) -> None:
    half = people // 2
    assert esteban_ray([-1.0] * half + [1.0] * half) == 1.0
    others = [
        [-1.0] * (half + max(1, people // 10)) + [1.0] * (half - max(1, people // 10)),
        [-0.5] * half + [0.5] * half,
        [-1.0 + 2 * at / (people - 1) for at in range(people)],
        [-1.0] * half + [0.0] * (people - half),
    ]
    assert all((esteban_ray(stances) or 0.0) < 1.0 for stances in others if stances != [-1.0, 1.0])


def test_esteban_and_ray_of_three_bins_by_hand() -> None:
    stances = [-1.0, -1.0, 0.1, 1.0]  # shares 1/2, 1/4, 1/4 at 0, 5/9 and 1
    a = 2.6
    expected = 2**a * (
        0.5**a * 0.25 * 5 / 9 + 0.5**a * 0.25 + 0.25**a * (0.5 * 5 / 9 + 0.25 * 4 / 9) + 0.25**a * (0.5 + 0.25 * 4 / 9)
    )
    assert esteban_ray(stances) == pytest.approx(expected)


def test_bimodality_is_high_for_two_camps_and_lower_for_one() -> None:
    two = bimodality([-1.0] * 50 + [1.0] * 50)
    one = bimodality([0.1 * at for at in (-3, -2, -1, -1, 0, 0, 0, 0, 1, 1, 2, 3)])
    assert two is not None and one is not None
    assert two > 0.9 > 5 / 9 > one
    assert bimodality([0.5] * 9) is None
    assert bimodality([0.0, 1.0, 0.5]) is None


def test_bimodality_of_four_by_hand() -> None:
    # two at each end: skewness 0, excess (3 / 2) * (5 * (1 - 3) + 6) = -6, over 3 * 9 / 2
    assert bimodality([-1.0, -1.0, 1.0, 1.0]) == pytest.approx(1 / (-6 + 13.5))


def test_entropy_is_zero_in_one_bin_and_one_when_even() -> None:
    assert entropy([0.3, 0.3]) == 0.0
    assert entropy([-0.9 + 0.2 * at for at in range(10)]) == pytest.approx(1.0)


def test_camps_are_told_apart_by_gaps_and_small_ones_left_out() -> None:
    stances = [0.0, 0.05, 0.1, 0.9, 0.92, -1.0]
    assert clusters(stances) == [3, 2, 1]
    assert clusters(stances, least_share=0.3) == [3, 2]
    assert clusters([]) == []


def test_assortativity_is_one_in_echo_chambers_and_minus_one_across() -> None:
    stances = {"a": 1.0, "b": 1.0, "c": -1.0, "d": -1.0}
    assert assortativity(stances, [("a", "b"), ("c", "d")]) == pytest.approx(1.0)
    assert assortativity(stances, [("a", "c"), ("b", "d")]) == pytest.approx(-1.0)
    assert assortativity(stances, [("a", "b"), ("a", "c"), ("c", "d"), ("b", "d")]) == pytest.approx(0.0)
    assert assortativity(stances, [("a", "x")]) is None
    assert assortativity({"a": 1.0, "b": 1.0}, [("a", "b"), ("a", "b")]) is None


def test_convergence_is_the_first_step_after_which_nothing_moves_any_more() -> None:
    assert convergence([0.5, 0.0, 0.2, 0.0, 0.0]) == 3
    assert convergence([0.0, 0.0]) == 0
    assert convergence([0.0, 0.5]) is None


def test_correlation_needs_three_pairs_that_vary() -> None:
    assert correlation([(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]) == pytest.approx(1.0)
    assert correlation([(0.0, 1.0), (1.0, 3.0)]) is None
    assert correlation([(1.0, 1.0), (1.0, 3.0), (1.0, 2.0)]) is None


# Tables from scripted records


def test_opinions_are_followed_day_by_day() -> None:
    found = opinions(
        evidence(
            meetings(),
            {
                1: [
                    opened("ann", "di"),
                    said(0, "di", "ann", -1_000_000),
                    opined("ann", "tax", 0, -1_000_000, "1/town/ann/0"),
                ],
                2: [opined("bo", "tax", 500_000, 0)],
            },
        )
    )  # fmt: skip
    tax = next(row for row in table(found, "opinions").records() if row["topic"] == "tax")
    assert (tax["mean_start"], tax["mean_end"]) == (0.0, -0.25)
    assert tax["settled_on_day"] == 2
    assert tax["echo_start"] == pytest.approx(0.8)
    days = [row for row in table(found, "opinion_days").records() if row["topic"] == "tax"]
    assert [(row["day"], row["updates"], row["mean_change"]) for row in days] == [
        (0, 0, None), (1, 1, 1.0), (2, 1, 0.0), (3, 0, None),
    ]  # fmt: skip


def test_inertia_compares_what_moved_with_what_was_heard() -> None:
    events: list[Event] = [opened("ann", "di")]
    for n, (person, held, heard, after) in enumerate(
        [("ann", 1_000_000, -1_000_000, 0), ("bo", 500_000, 1_000_000, 750_000), ("cy", -500_000, 0, -250_000)]
    ):
        events += [said(n, "di", person, heard), opined(person, "tax", after, after - held, f"1/town/ann/{n}")]
    row = table(opinions(evidence(meetings(), {1: events})), "opinion_inertia").records()[0]
    assert (row["updates"], row["follows_what_is_heard"], row["moved_share"]) == (3, 1.0, 1.0)


def told(teller: str, hearer: str, claim: str = "flood") -> Told:
    return Told(claim, teller, hearer, "1/town/ann/0", 0, ("what",))


def test_knowing_and_believing_are_counted_apart() -> None:
    happened: dict[int, list[Event]] = {
        1: [told("ann", "bo"), opined("bo", "truth", 400_000, 400_000)],
        2: [told("bo", "cy"), opined("cy", "truth", -300_000, -300_000), opined("bo", "truth", -1, -400_001)],
        3: [Considered("ann", "flood", "indifferent", False, None, "", "")],
    }
    found = table(belief(evidence(meetings(), happened)), "belief_days")
    rows = [tuple(row.values())[2:] for row in found.records()]
    assert rows == [
        (3, 1, 0, 3, 1, 0),
        (2, 1, 1, 2, 2, 0),
        (1, 1, 2, 2, 1, 1),
        (1, 0, 3, 2, 1, 1),
    ]
    assert all(sum(map(int, map(str, part))) == 4 for row in rows for part in (row[:3], row[3:]))


def test_under_a_rule_for_claims_believing_is_spreading() -> None:
    scenario = meetings(claim_rule={"kind": "sir"})
    happened: dict[int, list[Event]] = {
        1: [told("ann", "bo"), Considered("bo", "flood", "keen", True, None, "", "")],
        2: [Considered("bo", "flood", "indifferent", False, None, "", "")],
    }
    found = belief(evidence(scenario, happened))
    row = table(found, "belief").records()[0]
    assert (row["know"], row["believe"], row["peak"], row["peak_day"], row["gave_up"]) == (2, 1, 2, 1, 1)


def test_the_counts_of_the_day_table_are_those_of_the_state() -> None:
    scenario = meetings(clock={"start": "2026-03-02T00:00", "days": 5})
    tape = played(scenario)
    found = table(belief(Evidence(scenario, HeldRecord(tape.ticks), shared_embedder())), "belief_days").records()[-1]
    lives = tape.engine.state.lives.values()
    assert found["knowing_S"] == sum("flood" not in life.knowledge for life in lives)
    assert found["knowing_I"] == sum(life.knowledge["flood"].passes_on for life in lives if "flood" in life.knowledge)
    held = [life.opinions["truth"].stance_e6 for life in lives if "truth" in life.opinions]
    assert found["believing_I"] == sum(stance > 0 for stance in held)


def test_cascades_are_trees_of_first_tellings() -> None:
    happened: dict[int, list[Event]] = {
        1: [told("ann", "bo"), told("ann", "cy")],
        2: [told("bo", "di"), told("cy", "di"), told("di", "ann")],
    }
    row = cascades(evidence(meetings(), happened))[0].records()[0]
    assert (row["size"], row["roots"], row["depth"], row["breadth"]) == (4, 1, 2, 2)
    # distances: ann-bo 1, ann-cy 1, ann-di 2, bo-cy 2, bo-di 1, cy-di 3
    assert row["virality"] == pytest.approx(10 / 6, abs=1e-4)
    assert row["R"] == 0.75


def test_people_informed_from_outside_are_roots_of_their_own() -> None:
    happened: dict[int, list[Event]] = {
        1: [Informed("cy", "flood", 0, ("what",), "intervention/1/0"), told("cy", "di")]
    }
    row = cascades(evidence(meetings(), happened))[0].records()[0]
    assert (row["size"], row["roots"], row["virality"]) == (3, 2, 1.0)


def test_virality_of_a_chain_and_of_nothing() -> None:
    chain = {"a": None, "b": "a", "c": "b", "d": "c"}
    assert virality(chain) == pytest.approx((3 * 1 + 2 * 2 + 1 * 3) / 6, abs=1e-4)
    assert (virality({"a": None}), reproduction({}), distances(chain)["d"]) == (None, None, 3)


def test_sycophancy_is_the_share_of_the_way_gone_to_the_other() -> None:
    assert sycophancy([Said("ann", 1.0, 1.0, -1.0)]) == 0.0
    assert sycophancy([Said("ann", 1.0, -1.0, -1.0)]) == 1.0
    assert sycophancy([Said("ann", None, 0.3, 1.0), Said("ann", 0.5, 0.5, 0.5), Said("ann", 0.2, 0.1, None)]) is None


def test_candour_reads_what_people_thought_when_they_spoke() -> None:
    happened: dict[int, list[Event]] = {
        1: [opened("ann", "cy"), said(0, "ann", "cy", 1_000_000), said(1, "cy", "ann", 250_000)],
        2: [opened("cy", "di", tick=2), said(0, "cy", "di", -500_000, tick=2, talk="cy")],
    }
    row = next(one for one in candour(evidence(meetings(), happened))[0].records() if one["topic"] == "tax")
    assert (row["voiced"], row["sycophancy"]) == (3, 0.5)
    assert (row["asked_again"], row["wavering"]) == (1, 1.0)
    assert row["pairs"] == 1


def test_costs_add_up() -> None:
    happened = {1: [Intervened(0, 1, "tell", 2_500_000)], 2: [Intervened(0, 2, "tell", 2_500_000)]}
    rows = cost(evidence(meetings(), happened))[0].records()
    assert [(row["times"], row["cost"]) for row in rows] == [(2, 5.0), (2, 5.0)]


# Health


def test_distinct_words_and_repetition_by_hand() -> None:
    assert distinct(["one two one", "one two"], 1) == 2 / 5
    assert distinct(["one two one", "one two"], 2) == 2 / 3
    assert (distinct([], 1), repetition([])) == (None, None)
    assert repetition(["a", "b", "a", "a"]) == 0.5


def line(speaker: str, text: str, act: Act = Act.TELL) -> Utterance:
    return Utterance("1/town/ann", 0, 1, 0, speaker, ("bo",), text, act)


def test_self_similarity_compares_a_speaker_with_itself_only() -> None:
    lines = [line("ann", "red green"), line("bo", "red green"), line("ann", "red blue"), line("bo", "red green")]
    assert self_similarity(lines) == pytest.approx((1 / 3 + 1) / 2)


def test_agreement_is_a_share_of_agreeing_and_disagreeing() -> None:
    acts = [Act.AGREE, Act.AGREE, Act.DISAGREE, Act.TELL]
    assert agreement([line("ann", "x", act) for act in acts]) == pytest.approx(2 / 3)
    assert agreement([]) is None


def test_a_silent_run_and_a_run_of_one_view_say_so() -> None:
    silent = health(evidence(meetings(), {}))[0].records()[0]
    assert silent["verdict"] == "collapsed: nobody says anything"
    same: list[Event] = [opined(person, "tax", 100_000, 1) for person in ("ann", "bo", "cy", "di")]
    happened = {1: [opened("ann", "bo"), said(0, "ann", "bo", 0), *same]}
    assert "all think the same of tax" in str(health(evidence(meetings(), happened))[0].records()[0]["verdict"])


def test_a_run_whose_lines_repeat_has_collapsed_unless_it_is_terse() -> None:
    lines: list[Event] = [opened("ann", "bo"), *(said(n, "ann", "bo", 0) for n in range(3))]
    again = [Uttered(Utterance("1/town/ann", n, 1, 0, "ann", ("bo",), "line again", Act.TELL)) for n in range(3, 12)]
    talkative = meetings(protocol={"kind": "daily_meetings"})
    assert "said before" in str(health(evidence(talkative, {1: [*lines, *again]}))[0].records()[0]["verdict"])
    assert health(evidence(meetings(), {1: [*lines, *again]}))[0].records()[0]["verdict"] == "alive"
