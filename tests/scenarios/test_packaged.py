"""The packaged scenarios: that they load, and that the lives written down in them can be lived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import networkx as nx
import pytest

from agents.persona import Habit, Persona, Weekday
from agents.planning import minute_of
from simulation.clock import Clock
from simulation.places import Geography
from simulation.reading.loading import load_scenario, packaged_scenarios
from simulation.scenario import Study, TownProtocol

DAY = 24 * 60
DAYS_LIVED: dict[str, tuple[Weekday, ...]] = {"corner": ("monday",), "valentine": ("friday", "saturday")}
PARTY_DAY: Weekday = "saturday"


@pytest.fixture(scope="module", params=sorted(DAYS_LIVED))
def study(request: pytest.FixtureRequest) -> Study:
    return load_scenario(str(request.param)).study


@pytest.fixture(scope="module")
def corner() -> Study:
    return load_scenario("corner").study


@pytest.fixture(scope="module")
def valentine() -> Study:
    return load_scenario("valentine").study


def geography_of(study: Study) -> Geography:
    assert isinstance(study.protocol, TownProtocol)
    return Geography(study.places, study.protocol.travel_minutes)


def place_of(person: Persona, habit: Habit) -> str:
    place = habit.at or person.context.home
    assert place is not None
    return place


def span(habit: Habit) -> tuple[int, int]:
    """Return the minutes of the day at which `habit` starts and ends; past 1440 where it ends the next morning."""
    start, end = minute_of(habit.start), minute_of(habit.end)
    return start, end if end > start else end + DAY


def habits_on(person: Persona, day: Weekday) -> list[Habit]:
    habits = [habit for habit in person.context.habits if not habit.days or day in habit.days]
    return sorted(habits, key=span)


def days_of(study: Study) -> Iterator[tuple[Persona, Weekday]]:
    for person in study.people:
        for day in DAYS_LIVED[study.name]:
            yield person, day


def acquaintance(study: Study) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(person.slug for person in study.people)
    graph.add_edges_from(tie.between for tie in study.ties)
    return graph


def texts_of(person: Persona) -> list[str]:
    personal, context = person.personal, person.context
    activities = [text for habit in context.habits for text in (habit.do, *habit.steps)]
    return [person.description, *personal.likes, *personal.dislikes, *context.goals, *context.facts, *activities]


def shares_a_place(first: Persona, second: Persona, days: tuple[Weekday, ...]) -> bool:
    return any(
        place_of(first, mine) == place_of(second, theirs)
        and span(mine)[0] < span(theirs)[1]
        and span(theirs)[0] < span(mine)[1]
        for day in days
        for mine in habits_on(first, day)
        for theirs in habits_on(second, day)
    )


def test_all_packaged_scenarios_are_looked_at_here() -> None:
    assert {packaged.name for packaged in packaged_scenarios()} >= set(DAYS_LIVED)


def test_the_days_lived_are_those_of_the_clock(study: Study) -> None:
    clock = Clock(study.clock)
    weekdays = [clock.moment(second).weekday for second in range(0, clock.seconds, clock.tick_seconds)]
    assert tuple(dict.fromkeys(weekdays)) == DAYS_LIVED[study.name]


def test_corner_is_a_day_of_eight_people(corner: Study) -> None:
    clock = Clock(corner.clock)
    assert (len(corner.people), len(corner.places), len(corner.claims)) == (8, 5, 1)
    assert clock.seconds // clock.tick_seconds == 72
    assert corner.measures == ("reach",)


def test_valentine_is_two_days_of_twenty_five_people(valentine: Study) -> None:
    assert (len(valentine.people), len(valentine.places)) == (25, 20)
    assert Clock(valentine.clock).seconds == 2 * 24 * 3600
    assert valentine.clock.start == "2026-02-13T00:00"
    assert valentine.measures == ("reach", "density", "attendance")


def test_everybody_lives_in_a_home(study: Study) -> None:
    homes = {place.slug for place in study.places if place.kind == "home"}
    assert {person.context.home for person in study.people} == homes


def test_places_are_open_while_people_mean_to_be_there(study: Study) -> None:
    geography = geography_of(study)
    for person in study.people:
        for habit in person.context.habits:
            minutes = range(*span(habit), study.clock.minutes_per_tick)
            shut = [minute for minute in minutes if not geography.is_open(place_of(person, habit), minute % DAY)]
            assert not shut, f"{person.name}: {habit.do}"


def test_habits_leave_time_to_get_from_one_to_the_next(study: Study) -> None:
    geography = geography_of(study)
    for person, day in days_of(study):
        for before, after in pairwise(habits_on(person, day)):
            way = geography.minutes_between(place_of(person, before), place_of(person, after))
            assert span(before)[1] + way <= span(after)[0], f"{person.name}, {day}: {before.do}, then {after.do}"


def test_habits_fall_into_waking_hours_and_leave_time_to_get_up(study: Study) -> None:
    for person, day in days_of(study):
        wake, sleep = minute_of(person.context.wake), minute_of(person.context.sleep)
        sleep += DAY if sleep < wake else 0
        for habit in habits_on(person, day):
            start, end = span(habit)
            assert wake <= start and end <= sleep, f"{person.name}: {habit.do}"


def test_habits_begin_and_end_on_ticks(study: Study) -> None:
    for person in study.people:
        for habit in person.context.habits:
            assert all(minute % study.clock.minutes_per_tick == 0 for minute in span(habit)), habit.do


def test_no_place_is_fuller_by_habit_than_it_can_hold(study: Study) -> None:
    geography = geography_of(study)
    for day in DAYS_LIVED[study.name]:
        there = Counter(
            (place_of(person, habit), minute)
            for person in study.people
            for habit in habits_on(person, day)
            for minute in range(*span(habit), study.clock.minutes_per_tick)
        )
        for (place, minute), people in there.items():
            capacity = geography.capacity(place)
            assert capacity is None or people <= capacity, f"{place} at {minute // 60}:{minute % 60:02d}"


def test_an_event_is_held_where_it_is_open_and_there_is_room(study: Study) -> None:
    geography = geography_of(study)
    events = [claim.event for claim in study.claims if claim.event is not None]
    assert events
    for event in events:
        minutes = range(minute_of(event.start), minute_of(event.end), study.clock.minutes_per_tick)
        assert all(geography.is_open(event.place, minute) for minute in minutes)
        capacity = geography.capacity(event.place)
        assert capacity is None or capacity >= 20


def test_origins_are_awake_and_free_for_their_own_events(study: Study) -> None:
    people = {person.slug: person for person in study.people}
    for claim in study.claims:
        if claim.event is None:
            continue
        day = DAYS_LIVED[study.name][claim.event.day - 1]
        start, end = minute_of(claim.event.start), minute_of(claim.event.end)
        busy = [
            habit for habit in habits_on(people[claim.origin], day) if span(habit)[0] < end and start < span(habit)[1]
        ]
        assert not busy


def test_claims_leave_where_and_when_to_their_event(study: Study) -> None:
    for claim in study.claims:
        words = " ".join(filter(None, (claim.text, claim.title, claim.first_person))).lower()
        assert not any(place.name.lower() in words for place in study.places)
        assert not any(sign in words for sign in ("saturday", "tonight", "evening", "o'clock", ":"))
        assert claim.title and claim.first_person and claim.appeals_to


def test_nobody_has_a_claim_in_their_persona(study: Study) -> None:
    for claim in study.claims:
        said = {text.lower() for text in (claim.text, claim.title or "", claim.first_person or "")}
        for person in study.people:
            assert not [text for text in texts_of(person) for phrase in said if phrase in text.lower()]


def test_everybody_can_be_reached_by_a_chain_of_acquaintance(study: Study) -> None:
    assert nx.is_connected(acquaintance(study))


def test_households_know_each_other(valentine: Study) -> None:
    graph = acquaintance(valentine)
    for first, second in combinations(valentine.people, 2):
        if first.context.home == second.context.home:
            assert graph.has_edge(first.slug, second.slug), f"{first.name} and {second.name}"


def test_about_one_in_six_know_each_other_in_valentine(valentine: Study) -> None:
    assert 0.16 <= nx.density(acquaintance(valentine)) <= 0.18


def test_the_host_has_an_enemy(valentine: Study) -> None:
    party = next(claim for claim in valentine.claims if claim.event is not None)
    assert any(tie.closeness < -0.3 and party.origin in tie.between for tie in valentine.ties)
    assert any(tie.closeness < -0.3 and party.origin not in tie.between for tie in valentine.ties)


def test_several_people_have_a_duty_at_the_hour_of_the_party(valentine: Study) -> None:
    event = next(claim.event for claim in valentine.claims if claim.event is not None)
    start, end = minute_of(event.start), minute_of(event.end)
    bound = {
        person.slug
        for person in valentine.people
        for habit in habits_on(person, PARTY_DAY)
        if habit.fixed and span(habit)[0] < end and start < span(habit)[1]
    }
    assert len(bound) >= 4
    assert len(bound) <= len(valentine.people) // 2


def test_days_in_valentine_cross_without_everybody_meeting_everybody(valentine: Study) -> None:
    days = DAYS_LIVED["valentine"]
    pairs = list(combinations(valentine.people, 2))
    meeting = sum(shares_a_place(first, second, days) for first, second in pairs)
    assert 0.2 <= meeting / len(pairs) <= 0.6


def test_every_public_place_has_regulars(valentine: Study) -> None:
    visits = {
        (place_of(person, habit), person.slug) for person, day in days_of(valentine) for habit in habits_on(person, day)
    }
    regulars = Counter(place for place, _ in visits)
    for place in valentine.places:
        assert place.kind == "home" or regulars[place.slug] >= 3, place.name


@pytest.mark.parametrize("trait", ["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"])
def test_people_differ_in_character(valentine: Study, trait: str) -> None:
    scores = [getattr(person.personal.traits, trait) for person in valentine.people]
    assert min(scores) <= 0.35 and max(scores) >= 0.75
    assert len(set(scores)) >= 8


@pytest.mark.parametrize("strength", ["formality", "verbosity", "warmth", "humour", "directness"])
def test_people_differ_in_how_they_talk(valentine: Study, strength: str) -> None:
    scores = [getattr(person.personal.style, strength) for person in valentine.people]
    assert min(scores) <= 0.2 and max(scores) >= 0.8


def test_personas_of_valentine_are_rich(valentine: Study) -> None:
    for person in valentine.people:
        personal, context = person.personal, person.context
        assert person.social.age and person.social.occupation and person.description, person.name
        assert 3 <= len(personal.likes) <= 5 and 2 <= len(personal.dislikes) <= 3, person.name
        assert len(personal.style.phrases) <= 2 and personal.values and personal.skills, person.name
        assert 2 <= len(context.goals) <= 3 and 4 <= len(context.facts) <= 6, person.name
        assert 3 <= len(context.habits) <= 8 and any(habit.steps for habit in context.habits), person.name


def test_no_two_people_tell_the_same(study: Study) -> None:
    told = Counter(
        text.lower()
        for person in study.people
        for text in {*person.personal.likes, *person.personal.dislikes, *person.context.facts, *person.context.goals}
    )
    assert [text for text, times in told.items() if times > 1] == []


def test_activities_fit_after_i_am(study: Study) -> None:
    said = [text for person in study.people for habit in person.context.habits for text in (habit.do, *habit.steps)]
    said += [claim.event.activity for claim in study.claims if claim.event and claim.event.activity]
    assert [text for text in said if not text.split()[0].endswith("ing") or text.endswith(".")] == []


def test_activities_are_as_true_when_others_tell_of_them(study: Study) -> None:
    said = [text for person in study.people for habit in person.context.habits for text in (habit.do, *habit.steps)]
    assert [text for text in said if {"I", "me", "my", "mine", "myself"} & set(text.split())] == []


def test_facts_are_sentences_in_the_first_person(study: Study) -> None:
    for person in study.people:
        for fact in person.context.facts:
            words = set(fact.rstrip(".").split())
            assert fact.endswith(".") and words & {"I", "My", "my", "me"}, fact


def test_likes_and_goals_fit_after_their_openings(study: Study) -> None:
    for person in study.people:
        for text in (*person.personal.likes, *person.personal.dislikes, *person.context.goals):
            assert not text.startswith(("to ", "I ")) and not text.endswith("."), text


def test_first_names_are_their_own(study: Study) -> None:
    first_names = [person.name.split()[0] for person in study.people]
    assert len(set(first_names)) == len(first_names)
    assert [name.lower() for name in first_names] == [person.slug for person in study.people]
