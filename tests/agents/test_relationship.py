"""Meeting makes people familiar, talk makes them closer or not, and both stay within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agents.canonical import E6
from agents.relationship import Relationship, after_talk

RELATIONSHIPS = st.builds(
    Relationship,
    kind=st.sampled_from(["friend", "acquaintance"]),
    familiarity_e6=st.integers(0, E6),
    closeness_e6=st.integers(-E6, E6),
    talks=st.integers(0, 100),
)


@given(RELATIONSHIPS, st.integers(-3 * E6, 3 * E6), st.integers(0, 10**6))
def test_a_talk_adds_one_and_keeps_within_bounds(before: Relationship, change: int, seconds: int) -> None:
    after = after_talk(before, change, seconds)
    assert before.familiarity_e6 <= after.familiarity_e6 <= E6
    assert -E6 <= after.closeness_e6 <= E6
    assert (after.talks, after.last_talk, after.kind) == (before.talks + 1, seconds, before.kind)
    if change >= 0:
        assert after.closeness_e6 >= before.closeness_e6


def test_strangers_become_acquaintances() -> None:
    after = after_talk(None, 50_000, 60)
    assert after == Relationship("acquaintance", 120_000, 50_000, 1, 60)


def test_many_talks_bring_familiarity_near_to_whole() -> None:
    seen = Relationship()
    for n in range(60):
        seen = after_talk(seen, 0, n)
    assert seen.familiarity_e6 > 990_000


def test_a_name_once_known_is_not_forgotten_and_one_never_said_is_not_known() -> None:
    nameless = after_talk(None, 0, 60, named=False)
    assert not nameless.named
    introduced = after_talk(nameless, 0, 120, named=True)
    assert introduced.named
    assert after_talk(introduced, 0, 180, named=False).named
