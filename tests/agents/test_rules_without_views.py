"""How the rules mind speaks of a topic on which hardly anybody, or nobody, has an opinion."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from agents.talk import Act, Utterance
from simulation import World
from simulation.events import Uttered
from simulation.reading.loading import parse_scenario

PEOPLE = ["Ada Brook", "Ben Croft", "Cleo Dunn", "Dov Eden"]


@cache
def said(given: tuple[str, ...], seed: int) -> tuple[tuple[Utterance, ...], ...]:
    """Return the talks of a day in one room, where those in `given` are for the road and nobody else has a view."""
    town: dict[str, Any] = {
        "schema": 1,
        "name": "road",
        "seed": seed,
        "clock": {"start": "2026-03-02T07:00", "end": "2026-03-02T21:00", "minutes_per_tick": 20},
        "places": [{"id": "hall", "name": "the hall", "kind": "home"}],
        "topics": [
            {
                "id": "road",
                "title": "the road",
                "proposition": "The road should be built",
                "interest": 10,
                "first": {"given": dict.fromkeys(given, 0.8)},
            }
        ],
        "claims": [{"id": "fair", "text": "the fair is cancelled", "origin": "ada-brook", "interest": 9}],
        "people": PEOPLE,
        "settings": {"vectors": False},
    }
    world = World(parse_scenario(json.dumps(town)))
    while world.running:
        world.step()
    talks: dict[str, list[Utterance]] = {}
    for entry in (entry for tick in world.journal.ticks for entry in tick.entries):
        if isinstance(entry.event, Uttered):
            talks.setdefault(entry.event.utterance.conversation, []).append(entry.event.utterance)
    return tuple(tuple(talk) for talk in talks.values())


def is_about_the_road(utterance: Utterance) -> bool:
    return utterance.subject is not None and utterance.subject.kind == "topic"


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("given", [(), ("ben-croft",)])
def test_nobody_says_twice_in_a_talk_that_it_has_no_view(given: tuple[str, ...], seed: int) -> None:
    passed = 0
    for talk in said(given, seed):
        about = [one.speaker for one in talk if is_about_the_road(one) and one.act is Act.ANSWER and not one.stances]
        assert len(about) == len(set(about)), [one.text for one in talk]
        passed += len(about)
    assert passed


@pytest.mark.parametrize("seed", [1, 2])
def test_where_nobody_has_a_view_the_talk_goes_on_to_other_things(seed: int) -> None:
    for talk in said((), seed):
        assert sum(map(is_about_the_road, talk)) <= 3


@pytest.mark.parametrize("seed", [1, 2])
def test_news_gets_a_word_before_another_matter_comes_up(seed: int) -> None:
    told = 0
    for talk in said((), seed):
        for news, reply in pairwise(talk):
            if news.claims:
                told += 1
                assert not (is_about_the_road(reply) and reply.act is Act.ASK)
    assert told
