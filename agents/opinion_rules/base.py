"""The seam of opinion change: what a rule is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from agents.canonical import E6
from agents.opinion import INITIAL, Move, Nature
from agents.streams import Stream


@dataclass(frozen=True, slots=True)
class Heard:
    """One stance that was heard.

    Args:
        cause: The id of the utterance, or the name of the intervention.
        speaker: Person id; empty where it came from outside.
        stance_e6: As it was voiced.
        confidence_e6: How sure the speaker sounded.
        trust_e6: How much the hearer trusts the speaker, from 0 to 1,000,000.
    """

    cause: str
    speaker: str
    stance_e6: int
    confidence_e6: int = E6 // 2
    trust_e6: int = E6 // 2


@dataclass(frozen=True, slots=True)
class Held:
    """What the hearer thought before.

    Args:
        stance_e6: None where it had no opinion.
        initial_e6: The first opinion it ever had; None where it had none.
        nature: How it deals with the views of others.
    """

    stance_e6: int | None
    initial_e6: int | None = None
    nature: Nature = field(default_factory=Nature)


@dataclass(frozen=True, slots=True)
class Change:
    """A new stance, and what moved it there: the sum of `moves` is the difference to the stance before (or to 0)."""

    stance_e6: int
    moves: tuple[Move, ...]


class OpinionRule(Protocol):
    """A rule of opinion change. It is a pure function of its arguments, in integers of 1e-6.

    A rule looks at the last stance of each speaker. Who had no opinion takes over what it heard, as `adopted` has it.
    """

    def update(self, held: Held, heard: Sequence[Heard], stream: Stream, /) -> Change:
        """Return the new stance and what each cause contributed to it.

        Args:
            held: What the hearer thought before.
            heard: What it heard since, in order; at least one.
            stream: For rules that draw.
        """
        ...


def last_of_each(heard: Sequence[Heard]) -> list[Heard]:
    """Return the last stance of each speaker, in the order in which they were said; outside causes all count."""
    last: dict[str, Heard] = {}
    for one in heard:
        key = one.speaker or f"\x1f{one.cause}"
        last.pop(key, None)
        last[key] = one
    return list(last.values())


def apportioned(parts: Sequence[int], denominator: int) -> list[int]:
    """Return whole shares that add up to the rounded sum of ``parts / denominator``, each off by less than one.

    Example:
        >>> apportioned([10, 10, 10], 7)
        [2, 1, 1]
    """
    total = _nearest(sum(parts), denominator)
    shares = [part // denominator for part in parts]
    order = sorted(range(len(parts)), key=lambda at: (-(parts[at] % denominator), at))
    for at in order[: total - sum(shares)]:
        shares[at] += 1
    return shares


def _nearest(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def moved(held: int, causes: Sequence[str], parts: Sequence[int], denominator: int) -> Change:
    """Return `held` moved by ``parts / denominator``, a part for each of `causes`, in whole millionths."""
    shares = apportioned(parts, denominator)
    moves = tuple(Move(cause, share) for cause, share in zip(causes, shares, strict=True) if share)
    return Change(held + sum(shares), moves)


def adopted(heard: Sequence[Heard]) -> Change:
    """Return the opinion of somebody who had none: the mean of what it heard, weighted by trust."""
    trust = [max(1, one.trust_e6) for one in heard]
    parts = [one.stance_e6 * weight for one, weight in zip(heard, trust, strict=True)]
    return moved(0, [one.cause for one in heard], parts, sum(trust))


def pulled_back(held: int, initial: int, weight_e6: int) -> Move:
    """Return the move towards the first opinion, by `weight_e6` of the way."""
    return Move(INITIAL, _nearest((initial - held) * weight_e6, E6))
