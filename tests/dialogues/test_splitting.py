"""Parts of a corpus share no person and no episode, whatever the seed; where that cannot be, it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import InputError
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.splitting import Shares, connected, parse_shares, split
from tests.dialogues import corpora


def people(corpus: Corpus) -> set[str]:
    return {person for one in corpus.dialogues for person in one.people}


@settings(max_examples=30)
@given(
    pairs=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=25),
    seed=st.integers(0, 5),
    episodes=st.lists(st.sampled_from(["", "e1", "e2"]), min_size=25, max_size=25),
)
def test_parts_share_no_person_and_no_episode(pairs: list[tuple[int, int]], seed: int, episodes: list[str]) -> None:
    dialogues = tuple(
        corpora.talk(str(n), [(f"p{a}", "Hello."), (f"p{b}", "Hello.")], episode=episodes[n])
        for n, (a, b) in enumerate(pairs)
    )
    corpus = Corpus(dialogues, tuple(corpora.speaker(f"p{n}", (f"I am {n}.",)) for n in range(31)))
    groups = connected(corpus)
    if len(groups) < 3:
        with pytest.raises(InputError, match="split"):
            split(corpus, Shares(seed=seed))
        return
    parts = split(corpus, Shares(seed=seed))
    assert list(parts) == ["train", "validation", "test"]
    for name, part in parts.items():
        assert part.dialogues
        for other, rest in parts.items():
            if other != name:
                assert not people(part) & people(rest)
                own = {one.episode_id for one in part.dialogues}
                assert not own & {one.episode_id for one in rest.dialogues}
    assert sum(len(part.dialogues) for part in parts.values()) == len(dialogues)


def test_shares_are_kept_as_far_as_groups_allow() -> None:
    parts = split(corpora.many(40), Shares(80, 10, 10))
    assert {name: len(part.dialogues) for name, part in parts.items()} == {"train": 96, "validation": 12, "test": 12}


def test_the_seed_deals_out_groups_and_order_stays() -> None:
    corpus = corpora.many(10)
    first, again, other = (split(corpus, Shares(seed=seed)) for seed in (1, 1, 2))
    assert [one.id for one in first["test"].dialogues] == [one.id for one in again["test"].dialogues]
    assert [one.id for one in first["train"].dialogues] != [one.id for one in other["train"].dialogues]
    order = [one.id for one in corpus.dialogues]
    numbers = [order.index(one.id) for one in first["train"].dialogues]
    assert numbers == sorted(numbers)


def test_one_person_under_two_ids_is_one_person() -> None:
    alike = [replace(corpora.speaker("Ann", ("I am a baker.",)), id=f"ann-{n}") for n in range(2)]
    talks = tuple(corpora.talk(str(n), [(f"ann-{n}", "Hi."), (f"b{n}", "Hi.")]) for n in range(2))
    assert len(connected(Corpus(talks, tuple(alike)))) == 1
    treated = [corpora.speaker(name, own=f"{n}/x") for n, name in enumerate(("Ann", "Anna"))]
    talks = tuple(corpora.talk(str(n), [(f"{n}/x", "Hi."), (f"b{n}", "Hi.")]) for n in range(2))
    same = tuple(replace(one, person="study/x", persona=(one.name,)) for one in treated)
    assert len(connected(Corpus(talks, same))) == 1


@pytest.mark.parametrize(
    ("corpus", "words"),
    [
        (corpora.many(1), "the 3 people of these 3 dialogues are all connected"),
        (corpora.many(2), "fall into only 2 groups"),
        (Corpus((), ()), "no dialogues to split"),
    ],
)
def test_an_impossible_split_says_why(corpus: Corpus, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        split(corpus, Shares())
    assert refused.value.exit_code == 2


def test_shares_are_read_from_words() -> None:
    assert parse_shares("80,10,10", 3) == Shares(80, 10, 10, 3)
    assert parse_shares("90/10", 0) == Shares(90, 0, 10)
    for wrong in ("", "80", "a,b", "80,10,10,10", "0,50,50", "100,0", "1.5,2", "-1,2", "1e3,1"):
        with pytest.raises(InputError, match="split"):
            parse_shares(wrong, 0)
