"""Where knowledge comes from: every knower has a chain, and every link of it was heard."""

from __future__ import annotations

from itertools import pairwise

import pytest

from simulation.events import ClaimBegan, Considered, ConversationOpened, Event, Informed, Told, Uttered
from simulation.inquiry.provenance import History, chain, history
from simulation.run import Run
from tests import readings

RUNS = ["corner", "valentine"]


def histories(run: Run) -> list[History]:
    with run.record() as record:
        return [history(record, claim.id) for claim in run.scenario.study.claims]


@pytest.mark.parametrize("name", RUNS)
def test_every_knower_has_a_chain_to_the_origin(name: str) -> None:
    run = readings.finished(name)
    state = run.state()
    for claim, went in zip(run.scenario.study.claims, histories(run), strict=True):
        assert set(went.knowledge) == {person for person, life in state.lives.items() if claim.id in life.knowledge}
        assert len(went.knowledge) > 1
        for person in went.knowledge:
            links = went.chain(person)
            assert links is not None
            assert (links[0].teller if links else person) == claim.origin
            assert not links or links[-1].hearer == person


@pytest.mark.parametrize("name", RUNS)
def test_the_links_of_a_chain_hold_together_in_time(name: str) -> None:
    for went in histories(readings.finished(name)):
        for person in went.knowledge:
            for before, after in pairwise(went.chain(person) or ()):
                assert before.hearer == after.teller
                assert (before.tick, before.said.n) < (after.tick, after.said.n)


@pytest.mark.parametrize("name", RUNS)
def test_what_is_known_is_what_the_state_says(name: str) -> None:
    run = readings.finished(name)
    lives = run.state().lives
    for went in histories(run):
        assert went.knowledge == {person: lives[person].knowledge[went.claim] for person in went.knowledge}


def test_a_telling_names_the_sentence_and_the_place() -> None:
    run = readings.finished("corner")
    places = {place.slug for place in run.scenario.study.places}
    for went in histories(run):
        for telling in went.tellings:
            assert telling.place in places
            assert telling.said.speaker == telling.teller
            assert went.claim in {carried.claim for carried in telling.said.claims}


def _round() -> list[tuple[int, Event]]:
    return [
        (0, ClaimBegan("ann", "news", 0, ("what", "who"), None)),
        (2, Informed("dan", "news", 1800, ("what",), "intervention/2/0")),
        (3, ConversationOpened("3/hall/ann", "hall", ("ann", "bo"), "ann", "to talk", "")),
        (3, Uttered(readings.line("3/hall/ann", 0, "ann", "bo", claim="news"))),
        (3, Told("news", "ann", "bo", "3/hall/ann/0", 2700, ("what",))),
        (3, Considered("bo", "news", "keen", True, None, "I like it", "bo/0/1")),
        (4, ConversationOpened("4/yard/bo", "yard", ("bo", "cy"), "bo", "to talk", "")),
        (4, Uttered(readings.line("4/yard/bo", 0, "bo", "cy", claim="news"))),
        (4, Told("news", "bo", "cy", "4/yard/bo/0", 3600, ("what",))),
        (5, ConversationOpened("5/yard/ann", "yard", ("ann", "cy"), "ann", "to talk", "")),
        (5, Uttered(readings.line("5/yard/ann", 0, "ann", "cy", claim="news", details=("what", "who")))),
        (5, Told("news", "ann", "cy", "5/yard/ann/0", 4500, ("what", "who"))),
        (6, Informed("cy", "news", 5400, ("what",), "intervention/6/0")),
    ]


def test_a_chain_follows_who_told_first() -> None:
    links = chain(readings.Told(_round()), "cy", "news")
    assert links is not None
    assert [(link.teller, link.hearer, link.place) for link in links] == [("ann", "bo", "hall"), ("bo", "cy", "yard")]


def test_the_origin_and_whoever_was_informed_from_outside_need_no_chain() -> None:
    went = history(readings.Told(_round()), "news")
    assert went.chain("ann") == went.chain("dan") == ()
    assert [(root.person, root.by) for root in went.roots.values()] == [("ann", ""), ("dan", "intervention/2/0")]


def test_somebody_who_was_not_told_has_no_chain() -> None:
    assert chain(readings.Told(_round()), "eve", "news") is None
    assert chain(readings.Told([]), "ann", "news") is None


def test_details_add_up_and_the_first_teller_stays() -> None:
    went = history(readings.Told(_round()), "news")
    known = went.knowledge["cy"]
    assert (known.teller, known.details, known.seconds) == ("bo", ("what", "who"), 3600)
    assert [telling.teller for telling in went.heard_by("cy")] == ["bo", "ann"]
    assert [telling.hearer for telling in went.told_by("ann")] == ["bo", "cy"]


def test_what_somebody_made_of_it_is_kept() -> None:
    known = history(readings.Told(_round()), "news").knowledge["bo"]
    assert (known.attitude, known.passes_on, known.reason) == ("keen", True, "I like it")


def test_a_teller_who_was_never_told_is_found_out() -> None:
    without_the_beginning = readings.Told(_round()[1:])
    with pytest.raises(ValueError, match="without having been told"):
        chain(without_the_beginning, "cy", "news")
