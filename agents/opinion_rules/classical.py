"""The classical rules of opinion change, in whole millionths, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.canonical import E6
from agents.opinion import INITIAL, Move, bounded, rounded
from agents.opinion_rules.base import Change, Heard, Held, adopted, last_of_each, moved
from agents.streams import Stream


@dataclass(frozen=True, slots=True)
class Deffuant:
    """Bounded confidence in pairs: who is near enough moves towards the other.

    Args:
        epsilon_e6: How far a view may be away to count, on the scale from -1 to 1.
        mu_e6: Which share of the distance is covered; one half brings a pair together.

    Source: G. Deffuant, D. Neau, F. Amblard, G. Weisbuch, "Mixing beliefs among interacting agents", Advances in
    Complex Systems 3 (1-4), 2000, pp. 87-98. Two who hear each other both move, from where they stood before.
    """

    epsilon_e6: int
    mu_e6: int = E6 // 2

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the stance after one meeting after the other; see `OpinionRule`."""
        return one_after_the_other(held, heard, self.step)

    def step(self, stance: int, other: int) -> int:
        """Return how far `other` moves `stance`."""
        distance = other - stance
        return rounded(distance * self.mu_e6, E6) if abs(distance) < self.epsilon_e6 else 0


def one_after_the_other(held: Held, heard: Sequence[Heard], step: Callable[[int, int], int]) -> Change:
    """Return the change by a pairwise rule: each speaker counts once, in the order of speaking."""
    said = last_of_each(heard)
    if held.stance_e6 is None:
        return adopted(said)
    stance, moves = held.stance_e6, []
    for one in said:
        delta = bounded(stance + step(stance, one.stance_e6)) - stance
        if delta:
            moves.append(Move(one.cause, delta))
            stance += delta
    return Change(stance, tuple(moves))


@dataclass(frozen=True, slots=True)
class Backfire:
    """Bounded confidence with repulsion: the near attract, the far push away.

    Args:
        accept_e6: Up to this distance a view attracts.
        reject_e6: From this distance on it repels; between the two it leaves one cold.
        mu_e6: Which share of the distance is covered, either way.

    Source: W. Jager, F. Amblard, "Uniformity, Bipolarization and Pluriformity Captured as Generic Stylized Behavior
    with an Agent-Based Simulation Model of Attitude Change", Computational & Mathematical Organization Theory 10,
    2005, pp. 295-303 (latitudes of acceptance, non-commitment and rejection).
    """

    accept_e6: int
    reject_e6: int
    mu_e6: int = E6 // 2

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the stance after one meeting after the other; see `OpinionRule`."""
        return one_after_the_other(held, heard, self.step)

    def step(self, stance: int, other: int) -> int:
        """Return how far `other` moves `stance`."""
        distance = other - stance
        if abs(distance) < self.accept_e6:
            return rounded(distance * self.mu_e6, E6)
        return -rounded(distance * self.mu_e6, E6) if abs(distance) > self.reject_e6 else 0


@dataclass(frozen=True, slots=True)
class HegselmannKrause:
    """Bounded confidence in groups: the mean of all views that are near enough, the own one included.

    Args:
        epsilon_e6: How far a view may be away to count, on the scale from -1 to 1.

    Source: R. Hegselmann, U. Krause, "Opinion dynamics and bounded confidence models, analysis, and simulation",
    Journal of Artificial Societies and Social Simulation 5 (3), 2002.
    """

    epsilon_e6: int

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the mean of the near views; see `OpinionRule`."""
        said = last_of_each(heard)
        if held.stance_e6 is None:
            return adopted(said)
        stance = held.stance_e6
        near = [one for one in said if abs(one.stance_e6 - stance) <= self.epsilon_e6]
        return moved(stance, [one.cause for one in near], [one.stance_e6 - stance for one in near], len(near) + 1)


@dataclass(frozen=True, slots=True)
class DeGroot:
    """Repeated averaging: the mean of all views, weighted by trust.

    Args:
        self_e6: The weight of the own view, where full trust in another is 1,000,000.

    Source: M. H. DeGroot, "Reaching a Consensus", Journal of the American Statistical Association 69 (345), 1974.
    """

    self_e6: int = E6

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the weighted mean; see `OpinionRule`."""
        said = last_of_each(heard)
        if held.stance_e6 is None:
            return adopted(said)
        stance, whole = held.stance_e6, self.self_e6 + sum(one.trust_e6 for one in said)
        parts = [one.trust_e6 * (one.stance_e6 - stance) for one in said]
        return moved(stance, [one.cause for one in said], parts, max(1, whole))


@dataclass(frozen=True, slots=True)
class FriedkinJohnsen:
    """DeGroot's averaging with an anchor: a stubborn person is drawn back to the first opinion it had.

    Args:
        self_e6: The weight of the own present view, where full trust in another is 1,000,000.

    The stubbornness of a persona is the weight of its first opinion; the rest goes to the weighted mean.

    Source: N. E. Friedkin, E. C. Johnsen, "Social influence and opinions", Journal of Mathematical Sociology
    15 (3-4), 1990, pp. 193-206.
    """

    self_e6: int = 0

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the mix of the weighted mean and the first opinion; see `OpinionRule`."""
        said = last_of_each(heard)
        if held.stance_e6 is None or held.initial_e6 is None:
            return adopted(said)
        stance, anchor = held.stance_e6, held.nature.stubbornness_e6
        whole = max(1, self.self_e6 + sum(one.trust_e6 for one in said))
        parts = [(E6 - anchor) * one.trust_e6 * (one.stance_e6 - stance) for one in said]
        parts.append(anchor * whole * (held.initial_e6 - stance))
        return moved(stance, [*(one.cause for one in said), INITIAL], parts, whole * E6)


@dataclass(frozen=True, slots=True)
class Voter:
    """The voter model: take over the view of one of those heard, drawn by lot.

    Source: R. A. Holley, T. M. Liggett, "Ergodic Theorems for Weakly Interacting Infinite Systems and the Voter
    Model", Annals of Probability 3 (4), 1975.
    """

    def update(self, held: Held, heard: Sequence[Heard], stream: Stream, /) -> Change:
        """Return the view of one of those heard; see `OpinionRule`."""
        said = last_of_each(heard)
        one = stream.choice(said)
        delta = one.stance_e6 - (held.stance_e6 or 0)
        return Change(one.stance_e6, (Move(one.cause, delta),) if delta else ())
