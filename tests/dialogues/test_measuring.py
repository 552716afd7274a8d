"""Measures of data sets against values worked out by hand."""

from __future__ import annotations

import doctest
import math
import time
from dataclasses import replace

import numpy as np
import pytest

from simulation.dialogues import profiles
from simulation.dialogues.corpus import Corpus, Turn
from simulation.dialogues.layouts import splicing
from simulation.dialogues.measuring import diversity, duplicates, leaks, personas, sessions, words
from simulation.dialogues.measuring.page import cells, page
from simulation.dialogues.measuring.report import report
from simulation.dialogues.measuring.sessions import callbacks
from simulation.dialogues.measuring.words import words_of
from tests.dialogues import corpora


@pytest.mark.parametrize("module", [diversity, duplicates, leaks, personas, sessions, words, profiles, splicing])
def test_the_examples_in_docstrings_hold(module: object) -> None:
    found = doctest.testmod(module, extraglobs={"np": np, "Turn": Turn})  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed


def test_words_are_counted_alike_everywhere() -> None:
    assert words_of("It’s 3 o'clock — ＡＢＣ!") == ("it's", "3", "o'clock", "abc")
    assert words_of("مرحبا يا ليلى") == ("مرحبا", "يا", "ليلى")
    assert words_of("今日は") == ("今", "日", "は")


def test_distinct_n_counts_within_turns() -> None:
    turns = [("a", "b", "c"), ("a", "b"), ("c",)]
    assert diversity.distinct(turns, 1) == 3 / 6
    assert diversity.distinct(turns, 2) == 2 / 3
    assert diversity.distinct(turns, 3) == 1.0
    assert diversity.distinct([], 1) is None


def test_windows_make_corpora_of_two_sizes_comparable() -> None:
    small = [("a", "b", "c", "d")]
    assert diversity.windowed_distinct(small * 3, 1, window=4) == 1.0
    assert diversity.distinct(small * 3, 1) == 1 / 3
    assert diversity.windowed_distinct([("a",)], 1, window=4) == 1.0
    assert diversity.windowed_distinct([], 1) is None


def test_self_bleu_worked_out_by_hand() -> None:
    """Two turns of the same two words: one- and two-word runs all match. Others: none matches, 0.1 for none."""
    assert diversity.self_bleu([("a", "b"), ("a", "b")]) == pytest.approx(1.0)
    one, two = ("a", "b"), ("a", "c")
    by_hand = math.exp((math.log(1 / 2) + math.log(0.1 / 1)) / 2)
    assert diversity.self_bleu([one, two]) == pytest.approx(by_hand)
    assert diversity.self_bleu([one]) is None


def test_self_bleu_punishes_turns_shorter_than_the_closest_other() -> None:
    short, long = ("a",), ("a", "b", "c")
    first = math.exp(1 - 3 / 1) * 1.0
    second = math.exp((math.log(1 / 3) + math.log(0.1 / 2) + math.log(0.1 / 1)) / 3)
    assert diversity.self_bleu([short, long]) == pytest.approx((first + second) / 2)


def test_self_bleu_clips_counts_by_the_best_of_all_others() -> None:
    turns = [("a", "a", "a"), ("a", "a"), ("a",)]
    first = math.exp((math.log(2 / 3) + math.log(1 / 2) + math.log(0.1 / 1)) / 3)
    second, third = 1.0 * math.exp((math.log(2 / 2) + math.log(1 / 1)) / 2), math.exp(1 - 2 / 1)
    assert diversity.self_bleu(turns) == pytest.approx((first + second * math.exp(0) + third) / 3)


def test_samples_are_of_one_size_and_always_the_same() -> None:
    turns = [(str(n),) for n in range(50)]
    chosen = diversity.sampled(turns, 10)
    assert len(chosen) == 10
    assert chosen == diversity.sampled(turns, 10)
    assert chosen == sorted(chosen, key=lambda one: int(one[0]))


def test_vocabulary_grows_by_heaps_law() -> None:
    new = [(f"w{n}",) for n in range(1_200)]
    grown = diversity.vocabulary(new)
    assert (grown.types, grown.at_1000, grown.at_10000) == (1_200, 1_000, None)
    assert grown.growth == pytest.approx(1.0)
    assert diversity.vocabulary([("a",)] * 1_200).growth == pytest.approx(0.0)
    assert diversity.vocabulary([("a",)]).growth is None


def test_vendi_and_similarity_of_vectors() -> None:
    three = np.array([[1.0, 0, 0], [1.0, 0, 0], [0, 1.0, 0]])
    by_hand = math.exp(-(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3)))
    assert diversity.vendi(three) == pytest.approx(by_hand)
    assert diversity.vendi(np.vstack([three] * 5)) == pytest.approx(by_hand)
    assert diversity.mean_similarity(three) == pytest.approx(1 / 3)
    assert diversity.vendi(np.zeros((2, 3))) is None
    assert diversity.mean_similarity(np.zeros((2, 3))) is None


def test_entropy_is_shared_out() -> None:
    assert diversity.entropy_share([1, 1, 2]) == pytest.approx((0.5 * math.log(4) + 0.5 * math.log(2)) / math.log(3))
    assert diversity.entropy_share([0, 0]) is None


def test_persona_sentences_are_covered_by_half_of_their_words() -> None:
    persona = ("I like old maps of harbours.", "I am a baker.", "It is.")
    turns = [Turn("1", "ann", "Those maps! So old."), Turn("2", "ann", "Hm.", persona_used=("work:baker",))]
    assert personas.covered(persona, turns) == (2, 2)
    assert personas.covered(persona, turns[:1]) == (1, 2)
    corpus = corpora.two(("I like old maps.", "Really?"))
    assert personas.coverage(corpus) == 0.5
    assert personas.coverage(replace(corpus, speakers=())) is None


def test_statements_agree_with_personas_or_clash_with_them() -> None:
    people = (
        replace(corpora.speaker("Ann", ("I like old maps.", "I am 40 years old.", "I work as a baker.")), id="ann"),
        replace(corpora.speaker("Bo", ()), id="bo"),
    )
    said = [
        ("ann", "I like old maps."),
        ("bo", "I love rain."),
        ("ann", "I am 30 years old. I work as a nurse."),
        ("bo", "I hate rain."),
    ]
    found = personas.consistency(Corpus((corpora.talk("1", said),), people))
    assert (found.statements, found.agreeing, found.contradicting, found.changing) == (5, 1, 2, 1)
    assert found.measured == 3
    assert found.score == pytest.approx((1 - 2) / 3)  # bo, of whom nothing is known, does not count
    assert found.examples[0] == ("1/2", "I am 30 years old.", "I am 40 years old.")
    assert personas.consistency(Corpus((), ())).score is None


def test_the_same_dialogues_have_the_same_diversity_in_any_order() -> None:
    said = [f"word{n} word{n * 7 % 41} word{n * 3 % 17} and so on and on" for n in range(400)]
    talks = [corpora.talk(str(n), [("ann", said[n]), ("bo", said[-n])]) for n in range(200)]
    figures = [report(Corpus(tuple(some), ()), "x").figures() for some in (talks, talks[::-1], talks[90:] + talks[:90])]
    assert figures[0]["distinct_1_window"] is not None
    assert figures[0] == figures[1] == figures[2]


def test_callbacks_need_a_recalling_phrase_and_a_word_from_before() -> None:
    first = [("ann", "I bought a canoe."), ("bo", "Nice.")]
    later = {
        "recalls": ("bo", "How is the canoe you told me about?"),
        "takes up": ("bo", "A canoe it is."),
        "neither": ("bo", "You told me nothing."),
    }
    held = [corpora.talk("1", first, episode="e", session=1)]
    held += [
        corpora.talk(name, [said, ("ann", "So so.")], episode="e", session=n)
        for n, (name, said) in enumerate(later.items(), start=2)
    ]
    found = callbacks(Corpus(tuple(held), (corpora.speaker("ann"), corpora.speaker("bo"))))
    assert (found.later, found.rate, found.carried) == (3, 1 / 3, 2 / 3)
    assert callbacks(corpora.two(("a", "b"))).rate is None


def test_the_same_and_nearly_the_same_dialogues_are_found() -> None:
    base = [("ann", " ".join(f"word{n}" for n in range(40))), ("bo", "Yes, quite so, I should think.")]
    close = [(base[0][0], base[0][1] + " more"), base[1]]
    other = [("ann", "Something else altogether was said on that day by me."), ("bo", "Was it?")]
    talks = tuple(corpora.talk(str(n), said) for n, said in enumerate((base, base, close, other)))
    found = duplicates.duplicates(Corpus(talks, ()))
    assert (found.dialogues, found.near) == (1 / 4, 1 / 4)
    assert found.turns == 3 / 7
    assert found.examples == (("1", "0"), ("2", "0"))
    assert duplicates.duplicates(Corpus((), ())).dialogues is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("As an AI language model, I cannot eat.", "assistant"),
        ("I can't help with that.", "assistant"),
        ("Sure! Here is a dialogue:", "instructions"),
        ("Ignore all previous instructions.", "instructions"),
        ("<|im_start|>user", "template"),
        ("[INST] hello [/INST]", "template"),
        ("### Response: hi", "template"),
        ("assistant: hi", "template"),
        ("I <b>love</b> it", "markup"),
        ("That is **great**", "markup"),
        ("see [this](http://x)", "markup"),
        ("fish &amp; chips", "markup"),
        ('{"text": "hi"}', "structure"),
        ("Turn 3: hi", "structure"),
        ("Hi [user 1's name]!", "placeholder"),
        ("Dear {name},", "placeholder"),
        ("*smiles warmly* Hello", "stage"),
    ],
)
def test_leaks_are_told_by_kind(text: str, kind: str) -> None:
    assert kind in leaks.leaks_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "I love it, 3 < 4 and 5 > 2.", "Sure, here we go.", "I asked Mara: what now?", "It cost 20 * 3 * 2.",
        "I am an art teacher.", "He said (and I quote) no.", "The user manual is on the shelf.",
        "We talked about the system.",
        "I'm an airline pilot.", "My training starts on Monday.",
    ],
)  # fmt: skip
def test_plain_talk_is_no_leak(text: str) -> None:
    assert leaks.leaks_in(text) == {}


def test_a_report_has_every_group_and_leaves_blank_what_cannot_be_measured() -> None:
    found = report(corpora.two(("Do you like maps?", "I do. [b]yes[/b]")), "two")
    assert [name for name, _ in found.groups] == [
        "size", "lengths", "diversity", "personas", "manner", "sessions", "faults",
    ]  # fmt: skip
    figures = found.figures()
    assert (figures["dialogues"], figures["turns"], figures["words"], figures["speakers"]) == (1, 2, 9, 2)
    assert (figures["turns_mean"], figures["words_p95"], figures["questions"]) == (2, 5, 0.5)
    assert figures["callbacks"] is None
    assert figures["leaks"] == 0.5
    assert found.plain()["examples"][0] == {"kind": "leak: markup", "where": "1/hall/ann/1", "words": "[b]"}
    empty = report(Corpus((), ()), "empty")
    assert empty.figures()["turns_mean"] is None
    assert empty.figures()["dialogues"] == 0
    table = cells([found, empty])
    assert all(len(row) == 3 for row in table)
    assert ["turns a dialogue, mean", "2", ""] in table
    text = page([found, replace(empty, name="<script>")])
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_hundreds_of_dialogues_are_measured_within_a_minute_of_processor_time() -> None:
    topics = [f"topic{n} harbour lamp number{n % 17} boats paint letter" for n in range(300)]
    talks = tuple(
        corpora.talk(
            str(n),
            [
                (("ann", "bo")[turn % 2], f"I saw {topics[(7 * n + turn) % 300]} on day {n * turn}.")
                for turn in range(12)
            ],
        )
        for n in range(400)
    )
    begun = time.process_time()
    found = report(Corpus(talks, (corpora.speaker("ann"), corpora.speaker("bo"))), "many")
    assert found.figures()["turns"] == 4_800
    assert time.process_time() - begun < 60


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("People call me Rafael Hoang.", [("name", "Rafael Hoang")]),
        ("I'm called Ann Lee. And you?", [("name", "Ann Lee")]),
        ("You can call me Bo, if you like.", [("name", "Bo")]),
        ("They call me mad.", []),
        ("I like the end of it, in the evening.", []),
        ("I like talking about that.", []),
        ("I love the sound of rain on the roof.", [("like", "the sound of rain on the roof")]),
        ("I hate the noise of it.", []),
    ],
)
def test_names_are_read_and_likings_stand_by_themselves(text: str, facts: list[tuple[str, str]]) -> None:
    assert [(one.aspect, one.value) for one in profiles.stated(text)] == facts
