"""Finding who or what a reader means."""

from __future__ import annotations

import pytest

from agents.errors import QuestionError
from simulation.inquiry.finding import Finder, Named, everybody, find
from simulation.reading.loading import load_scenario, parse_scenario
from tests.readings import awkward_scenario

FEW = [Named("ann-lee", "Ann Lee"), Named("bo", "Bo Lee"), Named("anna", "Änna Ng"), Named("lee-way", "The Inn")]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("bo", "bo"),
        ("BO", "bo"),
        ("Ann Lee", "ann-lee"),
        ("  ann   lee ", "ann-lee"),
        ("anna", "anna"),
        ("ann-", "ann-lee"),
        ("ÄNNA", "anna"),
        ("änna ng", "anna"),
        ("ng", "anna"),
        ("inn", "lee-way"),
        ("lee-w", "lee-way"),
        ("the in", "lee-way"),
    ],
)
def test_an_id_a_name_or_a_beginning_finds(word: str, found: str) -> None:
    assert find("person", word, FEW) == found


@pytest.mark.parametrize(("word", "words"), [("ann", "ann-lee (Ann Lee), anna"), ("an", "ann-lee"), ("b", "")])
def test_what_can_mean_several_is_refused_with_all_of_them(word: str, words: str) -> None:
    if word == "b":
        assert find("person", word, FEW) == "bo"
        return
    with pytest.raises(QuestionError, match="more than one person") as refused:
        find("person", word, FEW)
    assert words in str(refused.value)


def test_a_name_that_is_not_there_is_answered_with_what_is_near() -> None:
    with pytest.raises(QuestionError, match=r"no person 'Anne Leh'.*ann-lee \(Ann Lee\)"):
        find("person", "Anne Leh", FEW)


def test_where_nothing_is_near_all_there_is_is_named() -> None:
    with pytest.raises(QuestionError, match=r"expected one of ann-lee \(Ann Lee\), bo \(Bo Lee\)"):
        find("person", "zzzzzz", FEW)
    with pytest.raises(QuestionError, match="this run has no claim at all, so none is called 'news'"):
        find("claim", "news", [])


def test_a_claim_is_found_by_part_of_its_title() -> None:
    finder = Finder(load_scenario("valentine").study)
    assert finder.claim_name(finder.claim("Valentine party")) == "Bettina's Valentine party"
    assert finder.claim("Bettina party") == finder.claim("valentine PARTY")


def test_an_empty_word_means_nobody() -> None:
    with pytest.raises(QuestionError, match="no person was named"):
        find("person", "  ", FEW)


def test_a_study_is_searched_by_people_places_and_claims() -> None:
    finder = Finder(load_scenario("corner").study)
    assert finder.person("odile v") == "odile"
    assert finder.place("the halfway") == "cafe"
    for word in ("odile's sing", "Odile's sing-along", "sing-along", "odile sing", "along"):
        assert finder.claim(word) == "sing-along"
    assert finder.person_name("odile") == "Odile Varga"
    assert finder.place_name("cafe") == "the Halfway Cafe"
    assert finder.claim_name("sing-along") == "Odile's sing-along"
    assert finder.person_name("nobody") == finder.place_name("nobody") == finder.claim_name("nobody") == "nobody"


def test_names_in_every_script_are_found() -> None:
    finder = Finder(parse_scenario(awkward_scenario()).study)
    assert finder.person("王芳") == "chinese"
    assert finder.person("ليلى") == "arabic"
    assert finder.person("=HYPER") == "formula"
    assert finder.person("zoë") == "emoji"


def test_newcomers_count_as_people() -> None:
    joining = {"do": "join", "at": "2026-05-04T09:00", "person": {"id": "new", "name": "New Here"}}
    study = parse_scenario(awkward_scenario(interventions=[joining])).study
    assert everybody(study)[-1].slug == "new"
    assert Finder(study).person("new h") == "new"
