"""Static embeddings: the same text gives the same whole numbers, alone or in a batch, and near texts are near."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.canonical import digest
from agents.embedding import StaticEmbedder, similarity_e6
from tests.doubles import shared_embedder

SENTENCES = ["I said hello to Ben.", "the cafe was full", "", "naïve café 王芳 \U0001f600", "a" * 5000]


def test_vectors_are_small_whole_numbers_of_the_declared_length() -> None:
    for vector in shared_embedder().embed(SENTENCES):
        assert vector.shape == (StaticEmbedder.dimensions,)
        assert vector.dtype == np.int8
        assert np.abs(vector.astype(int)).max() <= 127


def test_a_known_text_has_a_known_vector() -> None:
    (vector,) = shared_embedder().embed(["The old well has run dry."])
    assert digest(vector.tobytes()) == "34296242b18839b90f61319a434569cb"


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_a_batch_gives_what_each_text_gives_alone(texts: list[str]) -> None:
    batch = StaticEmbedder().embed(texts)
    for text, vector in zip(texts, batch, strict=True):
        assert np.array_equal(StaticEmbedder().embed([text])[0], vector)


def test_the_longest_texts_do_not_overflow() -> None:
    for text in ("serendipity " * 3000, "\U0001f600" * 3000, "e" * 30_000):
        (vector,) = StaticEmbedder().embed([text])
        length = float(np.linalg.norm(vector.astype(float)))
        assert 120 < length < 134


def test_texts_that_repeat_get_one_vector_each_in_order() -> None:
    first, second, again = shared_embedder().embed(["soup", "maps", "soup"])
    assert np.array_equal(first, again)
    assert not np.array_equal(first, second)


def test_a_text_without_a_known_token_gives_zeros() -> None:
    (vector,) = shared_embedder().embed([""])
    assert not vector.any()


def test_a_lone_surrogate_is_no_reason_to_stop() -> None:
    (vector,) = shared_embedder().embed(["half an emoji \ud83d here"])
    assert vector.any()


def test_no_texts_give_no_vectors() -> None:
    assert shared_embedder().embed([]) == []


def test_what_is_kept_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agents.embedding._KEPT", 3)
    embedder = shared_embedder()
    before = embedder.embed(["one", "two"])
    for n in range(8):
        embedder.embed([f"text {n}", "one"])
        assert len(embedder._kept) <= 6
    assert np.array_equal(embedder.embed(["one", "two"]), before)


def test_near_texts_are_nearer_than_far_ones() -> None:
    party, invitation, weather = shared_embedder().embed(
        ["Ada is giving a party tonight", "there is a party at Ada's this evening", "rain fell on the dry fields"]
    )
    assert similarity_e6(party, invitation) > similarity_e6(party, weather) + 100_000


def test_similarity_is_a_cosine_in_millionths() -> None:
    (vector,) = shared_embedder().embed(["soup"])
    zeros = np.zeros(StaticEmbedder.dimensions, dtype=np.int8)
    assert similarity_e6(vector, vector) == 1_000_000
    assert similarity_e6(vector, (-vector).astype(np.int8)) == -1_000_000
    assert similarity_e6(vector, zeros) == 0
