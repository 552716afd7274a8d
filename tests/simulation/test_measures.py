"""Measures on scripted records, where every figure can be counted by hand."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from agents.canonical import canonical_json
from agents.embedding import Vector
from agents.errors import JournalError
from agents.memory import Memory
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import Act, Carried, Utterance
from simulation.clock import Tick
from simulation.engine import Committed
from simulation.events import (
    Arrived,
    Considered,
    ConversationOpened,
    Departed,
    Entry,
    Event,
    Informed,
    PersonLeft,
    Phase,
    Planned,
    Related,
    Remembered,
    Slept,
    StudyChanged,
    Told,
    Uttered,
    Woke,
)
from simulation.measures import Evidence, HeldRecord, Table
from simulation.measures.attendance import attendance
from simulation.measures.days import days
from simulation.measures.density import acquaintances, density, pairs_to_ask
from simulation.measures.published import literature
from simulation.measures.reach import knowers, reach
from simulation.measures.talk import talk
from simulation.scenario import Scenario
from tests.doubles import played, shared_embedder, started, tiny_meetings, tiny_town

HALF_HOUR = 1800
OPENS = 20  # the tick in which the concert begins, at 16:30
ENDS = 23  # the tick at whose beginning it is over


def evidence(scenario: Scenario, happened: Mapping[int, Sequence[Event]], ticks: int) -> Evidence:
    """Return the evidence of a run of `scenario` in which, by tick, this and nothing else happened."""
    founding = started(scenario).ticks[0]
    scripted = [_committed(index, happened.get(index, ())) for index in range(1, ticks + 1)]
    return Evidence(scenario, HeldRecord([founding, *scripted]), shared_embedder())


def _committed(index: int, events: Sequence[Event]) -> Committed:
    texts = {event.memory.id: event.memory.text for event in events if isinstance(event, Remembered)}
    vectors: dict[str, Vector] = dict(zip(texts, shared_embedder().embed(list(texts.values())), strict=True))
    entries = tuple(Entry(Phase.TALK, "script", n, event) for n, event in enumerate(events))
    bodies = tuple(canonical_json(event) for event in events)
    return Committed(Tick(index, (index - 1) * HALF_HOUR, HALF_HOUR), entries, bodies, vectors, (), "")


def told(claim: str, teller: str, hearer: str, tick: int, utterance: str = "1/square/ada/0") -> Told:
    return Told(claim, teller, hearer, utterance, (tick - 1) * HALF_HOUR, ("what", "who", "where", "when"))


def weighed(person: str, attending: bool | None, reason: str = "", memory: str = "") -> Considered:
    return Considered(person, "concert", "interested", True, attending, reason, memory)


def said(n: int, speaker: str, text: str, act: Act, conversation: str = "1/square/ada") -> Uttered:
    claims = (Carried("concert"),) if act == Act.INVITE else ()
    return Uttered(Utterance(conversation, n, 1, 0, speaker, ("ben",), text, act, claims=claims))


def opened(*people: str, tick: int = 1) -> ConversationOpened:
    return ConversationOpened(f"{tick}/square/{people[0]}", "square", people, people[0], "", "")


def cells(table: Table, row: int = 0) -> dict[str, Any]:
    return table.records()[row]


def row_of(table: Table, **wanted: Any) -> dict[str, Any]:
    (found,) = (row for row in table.records() if all(row[key] == value for key, value in wanted.items()))
    return found


# Reach.


def test_at_the_start_only_its_origin_knows_a_claim() -> None:
    table = reach(evidence(tiny_town(), {}, 2))[0]
    for claim in ("concert", "well"):
        row = row_of(table, claim=claim)
        assert (row["start"], row["end"], row["asked_start"], row["asked_end"]) == (1, 1, 1, 1)
        assert row["start_share"] == row["end_share"] == 0.25


def test_a_telling_adds_its_hearer_and_asking_finds_it() -> None:
    row = row_of(reach(evidence(tiny_town(), {2: [told("concert", "ada", "ben", 2)]}, 3))[0], claim="concert")
    assert (row["end"], row["end_share"], row["asked_end"], row["disagreements"]) == (2, 0.5, 2, 0)


def test_citing_counts_those_whose_yes_rests_on_a_memory() -> None:
    heard = Memory("ben/2/0", "heard", "Ada Brook said to me: I am giving a concert.", 1800, 5, ("ada", "concert"))
    events: dict[int, Sequence[Event]] = {
        2: [told("concert", "ada", "ben", 2), told("concert", "ada", "cleo", 2), Remembered("ben", heard)]
    }
    row = row_of(reach(evidence(tiny_town(), events, 3))[0], claim="concert")
    assert (row["asked_end"], row["citing"]) == (3, 2)


def test_an_answer_that_provenance_denies_is_a_disagreement_and_is_named() -> None:
    dream = Memory("cleo/2/0", "heard", "Somebody said in my hearing: Ada is giving a concert.", 1800, 5, ("concert",))
    table = reach(evidence(tiny_town(), {2: [Remembered("cleo", dream)]}, 3))[0]
    row = row_of(table, claim="concert")
    assert (row["end"], row["asked_end"], row["disagreements"]) == (1, 2, 1)
    assert "concert: provenance and answer differ for cleo." in table.notes


def test_who_was_informed_from_outside_knows() -> None:
    events: dict[int, Sequence[Event]] = {2: [Informed("dov", "well", 1800, ("what",), "intervention/2/0")]}
    tables = reach(evidence(tiny_town(), events, 3))
    assert row_of(tables[0], claim="well")["end"] == 2
    assert tables[1].column("well") == [1, 2, 2]


def test_who_has_left_is_not_counted() -> None:
    run = evidence(tiny_town(), {2: [told("concert", "ada", "ben", 2)], 3: [PersonLeft("ben")]}, 3)
    row = row_of(reach(run)[0], claim="concert")
    assert (row["end"], row["end_share"], row["asked_end"]) == (1, round(1 / 3, 6), 1)
    assert knowers(run.end, "concert") == ["ada"]


def test_reach_over_time_counts_at_the_end_of_ticks_hour_by_hour_and_at_the_end() -> None:
    events = {2: [told("concert", "ada", "ben", 2)], 5: [told("concert", "ben", "dov", 5)]}
    table = reach(evidence(tiny_town(), events, 5))[1]
    assert table.name == "reach_over_time"
    assert table.column("time") == [f"2026-03-02 {time}" for time in ("07:00", "08:00", "09:00", "09:30")]
    assert table.column("concert") == [1, 2, 2, 3]


def test_the_second_telling_of_a_claim_changes_no_figure() -> None:
    events = {2: [told("concert", "ada", "ben", 2)], 3: [told("concert", "ada", "ben", 3)]}
    table = reach(evidence(tiny_town(), events, 4))[1]
    assert table.column("concert") == [1, 2, 2]


def test_reach_of_a_long_study_is_told_by_the_day() -> None:
    scenario = tiny_town(clock={"start": "2026-03-02T07:00", "days": 9, "minutes_per_tick": 1440})
    founding = started(scenario).ticks[0]
    ticks = [Committed(Tick(n, (n - 1) * 86_400, 86_400), (), (), {}, (), "") for n in range(1, 10)]
    table = reach(Evidence(scenario, HeldRecord([founding, *ticks]), shared_embedder()))[1]
    assert len(table.rows) == 10


# Density.


def knows(one: str, other: str) -> Related:
    return Related(one, other, Relationship())


def test_density_is_twice_the_edges_over_the_ordered_pairs() -> None:
    run = evidence(tiny_town(ties=[{"between": ["ada", "ben"]}]), {1: [knows("ada", "cleo"), knows("cleo", "ada")]}, 1)
    table = density(run)[0]
    start, end = row_of(table, when="start"), row_of(table, when="end")
    before, after = len(acquaintances(run.start)), len(acquaintances(run.end))
    assert (start["edges"], end["edges"]) == (before, after)
    assert end["density"] == pytest.approx(2 * after / (4 * 3), abs=1e-6)
    assert ("ada", "ben") in acquaintances(run.start)
    assert acquaintances(run.end) - acquaintances(run.start) <= {("ada", "cleo")}


def test_an_edge_needs_both_to_know_each_other() -> None:
    run = evidence(tiny_town(), {1: [knows("ben", "cleo")]}, 1)
    table = density(run)[0]
    assert row_of(table, when="start")["edges"] == row_of(table, when="end")["edges"]
    assert row_of(table, when="end")["disagreements"] == 0


def test_asking_everybody_finds_every_relationship() -> None:
    table = density(Evidence(tiny_town(), HeldRecord(played(tiny_town()).ticks), shared_embedder()))[0]
    assert row_of(table, when="end")["asked_edges"] >= row_of(table, when="end")["edges"]
    assert row_of(table, when="start")["asked_edges"] == row_of(table, when="start")["edges"]
    assert table.column("disagreements") == [0, 0]


def heard(person: str, other: str) -> Remembered:
    text = f"Ada Brook said to me: {other} has found a coin."
    return Remembered(person, Memory(f"{person}/1/0", "heard", text, 0, 5, ("ada",)))


def test_whom_one_has_only_heard_of_one_knows_of_and_can_say_from_where() -> None:
    run = evidence(tiny_town(people=6), {1: [heard("ben", "Esi Frost"), heard("esi", "Ben Croft")]}, 1)
    start, end = (cells(density(run)[0], row) for row in (0, 1))
    assert end["edges"] == start["edges"]
    assert end["asked_edges"] == start["asked_edges"] + 1
    assert end["disagreements"] == 0


def test_large_societies_are_asked_by_a_sample_that_the_seed_draws() -> None:
    people = [f"p{number:03d}" for number in range(100)]
    asked = pairs_to_ask(people, 7)
    assert len(asked) == 2000
    assert asked == sorted(set(asked))
    assert all(one < other for one, other in asked)
    assert asked == pairs_to_ask(people, 7) != pairs_to_ask(people, 8)


def test_a_sample_is_declared_in_the_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulation.measures.density._MOST_PAIRS_ASKED", 3)
    table = density(evidence(tiny_town(), {}, 1))[0]
    assert "At the end a sample of 3 of 6 pairs was asked." in table.notes


def test_a_person_alone_has_no_density() -> None:
    table = density(evidence(tiny_town(people=1, ties=[]), {}, 1))[0]
    assert table.column("density") == [None, None]


# Attendance.


def concert() -> Evidence:
    """Return a record in which everything one can do about an event happens."""
    off_key = Memory("cleo/3/0", "observation", "Ada sang off key in the cafe.", 3600, 6, ("ada",))
    return evidence(
        tiny_town(people=6, hours=12),
        {
            1: [opened("ada", "ben"), said(0, "ada", "Come to my concert!", Act.INVITE)],
            2: [told("concert", "ada", "ben", 2, "1/square/ada/0"), weighed("ben", True, "I like music")],
            3: [Remembered("cleo", off_key), told("concert", "ben", "cleo", 3, "3/square/ben/0")],
            4: [weighed("cleo", False, "she sings off key", "cleo/3/0")],
            5: [told("concert", "ben", "dov", 5, "5/square/ben/0")],
            17: [Departed("ben", "west", "square", 0), Departed("cleo", "east", "square", 0)],
            18: [Departed("esi", "east", "square", 0), Departed("ada", "east", "square", 0)],
            OPENS - 1: [Arrived("ada", "square"), Arrived("cleo", "square")],
            OPENS: [Arrived("ben", "square"), Arrived("esi", "square")],
            OPENS + 1: [Slept("esi", 0)],
            OPENS + 2: [Departed("ben", "square", "west", 0)],
            ENDS: [Arrived("ben", "west"), told("concert", "ben", "finn", ENDS, "23/west/ben/0")],
        },
        24,
    )


def test_attendance_counts_told_decided_and_come() -> None:
    row = cells(attendance(concert())[0])
    assert (row["claim"], row["place"], row["begins"]) == ("concert", "square", "2026-03-02 16:30")
    assert (row["told"], row["invited"]) == (3, 1)
    assert (row["going"], row["not_going"], row["undecided"]) == (1, 1, 1)
    assert (row["came"], row["came_share"], row["others"]) == (1, round(1 / 3, 6), 2)


def test_attendance_names_everybody_with_minutes_and_reasons() -> None:
    table = attendance(concert())[1]
    ben, cleo = row_of(table, person="ben"), row_of(table, person="cleo")
    assert (ben["told_by"], ben["told_at"], ben["invited"]) == ("ada", "2026-03-02 07:30", True)
    assert (ben["decision"], ben["reason"], ben["minutes"], ben["came"]) == ("comes", "I like music", 60, True)
    assert (cleo["decision"], cleo["memory"]) == ("does not come", "Ada sang off key in the cafe.")
    assert (cleo["minutes"], cleo["came"], cleo["invited"]) == (90, False, False)
    ada = row_of(table, person="ada")
    assert (ada["decision"], ada["came"]) == ("host", "host")
    assert row_of(table, person="dov")["decision"] == "undecided"


def test_who_sleeps_at_the_place_or_does_not_know_has_not_come() -> None:
    esi = row_of(attendance(concert())[1], person="esi")
    assert (esi["told_by"], esi["decision"], esi["minutes"], esi["came"]) == (None, None, 30, False)


def test_who_hears_of_an_event_after_it_was_not_told() -> None:
    assert cells(attendance(concert())[0])["told"] == 3
    assert row_of(attendance(concert())[1], person="finn")["told_at"] == "2026-03-02 18:00"


def test_who_was_informed_from_outside_was_told_by_nobody_and_can_come() -> None:
    events: dict[int, Sequence[Event]] = {
        2: [Informed("ben", "concert", 1800, ("what", "where", "when"), "intervention/2/0")],
        17: [Departed("ben", "west", "square", 0)],
        OPENS: [Arrived("ben", "square")],
    }
    tables = attendance(evidence(tiny_town(), events, 24))
    assert (cells(tables[0])["told"], cells(tables[0])["came"]) == (1, 1)
    assert row_of(tables[1], person="ben")["told_by"] is None


def test_a_record_that_ends_before_the_event_says_so() -> None:
    table = attendance(evidence(tiny_town(), {}, 3))[0]
    assert "concert: the record ends before the event does." in table.notes
    assert cells(table)["came_share"] is None


def test_an_event_in_somebodys_home_counts_who_is_awake_there() -> None:
    claim = {"id": "tea", "text": "Ada is giving a tea", "origin": "ada"}
    event = {"place": "west", "start": "08:00", "end": "09:00"}
    scenario = tiny_town(claims=[{**claim, "event": event}])
    row = cells(attendance(evidence(scenario, {2: [told("tea", "ada", "ben", 2)]}, 6))[0])
    assert (row["told"], row["came"], row["others"]) == (1, 1, 1)  # ben and dov live there


def test_a_study_without_events_has_an_empty_table() -> None:
    scenario = tiny_town(claims=[{"id": "well", "text": "The well has run dry", "origin": "ben"}])
    assert attendance(evidence(scenario, {}, 2))[0].rows == ()


# Days.


def test_a_lived_day_is_whole() -> None:
    scenario = tiny_town(clock={"start": "2026-03-02T00:00", "days": 2, "minutes_per_tick": 30})
    table = days(Evidence(scenario, HeldRecord(played(scenario).ticks), shared_embedder()))[0]
    assert [(row["day"], row["person"]) for row in table.records()] == [
        (day, person) for person in ("ada", "ben", "cleo", "dov") for day in ("2026-03-02", "2026-03-03")
    ]
    assert all(table.column("whole"))
    assert cells(table)["woke"] == "2026-03-02 07:00"
    assert cells(table)["slept"] == "2026-03-02 22:00"
    assert table.notes == ("8 of 8 days have waking, a plan, located steps and sleep.",)


def plan(*steps: tuple[int, int, str]) -> Plan:
    made = tuple(PlanStep(start * HALF_HOUR, end * HALF_HOUR, f"step {start}", place) for start, end, place in steps)
    return Plan(0, 0, 20 * HALF_HOUR, made)


def test_steps_count_only_where_one_was_at_their_place() -> None:
    at_home_only = plan((0, 2, "east"), (2, 4, "square"), (4, 6, "east"))
    row = row_of(days(evidence(tiny_town(), {1: [Planned("ada", at_home_only, "")]}, 8))[0], person="ada")
    assert (row["woke"], row["plans"], row["steps_planned"], row["steps_done"]) == ("awake at the start", 1, 3, 2)
    assert (row["places"], row["slept"], row["whole"]) == (1, None, None)


def test_a_plan_that_was_replaced_counts_until_then() -> None:
    first, second = plan((0, 2, "east"), (4, 6, "east")), plan((4, 6, "square"))
    events: dict[int, Sequence[Event]] = {1: [Planned("ada", first, "")], 4: [Planned("ada", second, "")]}
    row = row_of(days(evidence(tiny_town(), events, 8))[0], person="ada")
    assert (row["plans"], row["steps_done"]) == (2, 1)


def test_a_day_without_a_plan_is_not_whole() -> None:
    table = days(evidence(tiny_town(), {3: [Slept("ada", 99)]}, 4))[0]
    assert row_of(table, person="ada")["whole"] is False


def test_a_date_on_which_somebody_never_woke_has_a_row() -> None:
    scenario = tiny_town(clock={"start": "2026-03-02T07:00", "days": 2, "minutes_per_tick": 30})
    table = days(evidence(scenario, {3: [Slept("ada", 99)]}, 48))[0]
    row = row_of(table, person="ada", day="2026-03-03")
    assert (row["woke"], row["plans"], row["whole"]) == (None, 0, False)


def test_somebody_who_wakes_late_and_leaves_has_its_days_until_then() -> None:
    scenario = tiny_town(clock={"start": "2026-03-02T07:00", "days": 2, "minutes_per_tick": 30})
    events: dict[int, Sequence[Event]] = {3: [Slept("ada", 99)], 5: [Woke("ada")], 7: [PersonLeft("ada")]}
    table = days(evidence(scenario, events, 48))[0]
    mine = [row for row in table.records() if row["person"] == "ada"]
    assert [row["woke"] for row in mine] == ["awake at the start", "2026-03-02 09:00"]


def test_meetings_have_no_days() -> None:
    table = days(evidence(tiny_meetings(), {}, 2))[0]
    assert table.rows == ()
    assert table.notes == ("Nobody lives by plans under this protocol.",)


# Talk.


def figures(*lines: Uttered) -> dict[str, Any]:
    table = talk(evidence(tiny_town(), {1: [opened("ada", "ben"), *lines]}, 48))[0]
    return {str(row["figure"]): row["value"] for row in table.records()}


def test_talk_counts_conversations_and_lines_by_person_and_day() -> None:
    found = figures(said(0, "ada", "Good morning, Ben.", Act.GREET), said(1, "ben", "Good morning, Ada.", Act.GREET))
    assert (found["conversations"], found["utterances"], found["utterances per conversation"]) == (1, 2, 2.0)
    assert found["utterances per person and day"] == 0.5


def test_lines_that_differ_in_names_times_and_numbers_are_one_skeleton() -> None:
    found = figures(
        said(0, "ada", "Ben, come to the cafe at 8:30.", Act.SUGGEST),
        said(1, "ben", "Ada Brook, come to the square at noon!", Act.SUGGEST),
        said(2, "ada", "I would rather not.", Act.DECLINE),
    )
    assert found["distinct share"] == round(2 / 3, 6)
    assert found["top skeleton share"] == round(2 / 3, 6)


def test_distinct_n_counts_different_words_and_pairs() -> None:
    found = figures(said(0, "ada", "so so so", Act.INFORM))
    assert (found["distinct-1"], found["distinct-2"]) == (round(1 / 3, 6), 0.5)


def test_a_question_is_answered_by_an_answer_next() -> None:
    found = figures(
        said(0, "ada", "How are you?", Act.ASK),
        said(1, "ben", "Well.", Act.ANSWER),
        said(2, "ada", "And the well?", Act.ASK),
        said(3, "ben", "Goodbye.", Act.PART),
        said(4, "ada", "Where to?", Act.ASK),
    )
    assert (found["questions"], found["answered share"]) == (3, round(1 / 3, 6))


def test_a_silent_town_has_no_shares() -> None:
    found = figures()
    assert (found["conversations"], found["utterances"]) == (0, 0)
    assert found["distinct share"] is found["top skeleton share"] is found["answered share"] is None
    assert found["utterances per conversation"] is None


def test_the_commonest_skeletons_are_listed() -> None:
    lines = [said(n, "ada", "Good day, Ben." if n else "Rain again.", Act.GREET) for n in range(3)]
    table = talk(evidence(tiny_town(), {1: [opened("ada", "ben"), *lines]}, 2))[1]
    assert table.rows[0] == ("good day <name>", 2, round(2 / 3, 6))


# Evidence, and what was published.


def test_measures_read_and_change_nothing() -> None:
    tape = played(tiny_town(people=5))
    run = Evidence(tiny_town(people=5), HeldRecord(tape.ticks), shared_embedder())
    accessed = {person: stream.accessed.tolist() for person, stream in run.end.streams.items()}
    memories = {person: len(stream) for person, stream in run.end.streams.items()}
    first = [measure(run) for measure in (reach, density, attendance, days, talk)]
    assert {person: stream.accessed.tolist() for person, stream in run.end.streams.items()} == accessed
    assert {person: len(stream) for person, stream in run.end.streams.items()} == memories
    assert [measure(run) for measure in (reach, density, attendance, days, talk)] == first


def test_measures_draw_nothing_from_the_global_generator() -> None:
    before = random.getstate()
    run = evidence(tiny_town(), {}, 2)
    for measure in (reach, density, attendance, days, talk):
        measure(run)
    assert random.getstate() == before


def test_a_record_without_a_tick_cannot_be_measured() -> None:
    with pytest.raises(JournalError, match="no tick yet"):
        Evidence(tiny_town(), HeldRecord([]))


def test_what_a_fork_changed_counts_at_the_end() -> None:
    events: dict[int, Sequence[Event]] = {2: [StudyChanged("conduct.sociability", "0.5")]}
    run = evidence(tiny_town(), events, 3)
    assert run.setting.study.conduct.sociability == 0.5
    assert run.study.conduct.sociability == 1.0


def test_published_figures_stand_beside_ours_where_there_are_any() -> None:
    plain, published = evidence(tiny_town(), {}, 1), evidence(tiny_town(name="valentine"), {}, 1)
    for measure in (reach, density, attendance):
        assert not any(column.startswith("published") for column in measure(plain)[0].columns)
        assert any(column.startswith("published") for column in measure(published)[0].columns)
        assert measure(published)[0].notes[-1].endswith("the paper's figures with another mind, not a target.")
    assert density(published)[0].column("published_density") == [0.167, 0.74]
    assert row_of(reach(published)[0], claim="concert")["published_end_share"] is None


def test_the_published_figures_of_valentine_are_those_of_the_paper() -> None:
    found = literature("valentine")
    assert "UIST 2023" in found.source
    assert found.value("reach", "valentine-party", "end_share") == 0.52
    assert found.value("reach", "candidacy", "end_share") == 0.32
    assert (found.value("attendance", "valentine-party", "told"), found.value("attendance", "nobody", "told")) == (
        12,
        None,
    )
    assert "0.48 in the preprint" in found.notes("reach")[0]
    assert literature("corner").notes("reach") == ()
