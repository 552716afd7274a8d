"""Named streams of random numbers: every draw belongs to (seed, purpose, person, tick, n) and to nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

from agents.canonical import E6

T = TypeVar("T")

_WORD = 8
_WORDS_PER_BLOCK = 8


class Stream:
    """A sequence of draws that depends on its key alone, not on what else was drawn in the run.

    A BLAKE2b counter generator: block ``i`` is the keyed hash of ``i``. Making one and drawing three
    numbers costs about a microsecond, so streams are made where they are needed and thrown away.

    Args:
        seed: The seed of the run.
        purpose: What the draws decide, such as ``"meet"``; streams of two purposes are independent.
        person: Whose draws they are; a place or a conversation where nobody in particular draws.
        tick: The tick they belong to.
        n: Which of several streams of this key.

    Example:
        >>> Stream(1, "meet", "ann", 3).below(100) == Stream(1, "meet", "ann", 3).below(100)
        True
    """

    __slots__ = ("_block", "_counter", "_key", "_left")

    def __init__(self, seed: int, purpose: str, person: str = "", tick: int = 0, n: int = 0) -> None:
        name = f"{seed}\x1f{purpose}\x1f{person}\x1f{tick}\x1f{n}"
        self._key = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=32).digest()
        self._counter = 0
        self._block = b""
        self._left = 0

    def bits64(self) -> int:
        """Return the next draw, uniform over 0 to 2**64 - 1."""
        if self._left == 0:
            data = self._counter.to_bytes(8, "big")
            self._block = hashlib.blake2b(data, key=self._key, digest_size=64).digest()
            self._counter += 1
            self._left = _WORDS_PER_BLOCK
        at = (_WORDS_PER_BLOCK - self._left) * _WORD
        self._left -= 1
        return int.from_bytes(self._block[at : at + _WORD], "big")

    def below(self, bound: int) -> int:
        """Return an integer in ``[0, bound)``.

        Raises:
            ValueError: If `bound` is not positive.
        """
        if bound <= 0:
            raise ValueError(f"bound must be positive, got {bound}")
        return (self.bits64() * bound) >> 64

    def chance(self, probability_e6: int) -> bool:
        """Return True with `probability_e6` millionths; one draw, whatever the probability."""
        return self.below(E6) < probability_e6

    def choice(self, items: Sequence[T]) -> T:
        """Return one of `items`, each as likely.

        Raises:
            ValueError: If `items` is empty.
        """
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[T], weights: Sequence[int]) -> T:
        """Return one of `items` with chances in proportion to the integer `weights`.

        Raises:
            ValueError: If the lengths differ, a weight is negative, or no weight is positive.
        """
        if len(items) != len(weights) or any(weight < 0 for weight in weights):
            raise ValueError("weights must be as many as items and not negative")
        at = self.below(sum(weights))
        for item, weight in zip(items, weights, strict=True):
            at -= weight
            if at < 0:
                return item
        raise AssertionError("unreachable: the draw is below the sum of the weights")

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return `items` in a random order (Fisher-Yates); the input is not changed."""
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result
