"""Self-play: policies play a session many times against a partner, and a table says how often they reached its goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from agents.errors import InputError
from agents.partners import PARTNERS, Bargainer, Partner
from agents.policies import MIND, Heard, Repertoire, repertoire
from agents.streams import Stream
from simulation.measures.table import Row, Table, mean, share, wilson

Drawn = Callable[[Stream], Partner]
_MOST_APART = 11
_LEAST_APART = 4


@dataclass(frozen=True, slots=True)
class Game:
    """One session.

    Args:
        turns: As the policy saw them, the partner's reply after each of its own.
        reached: Whether its goal was reached.
        left: Whether the partner left before.
    """

    turns: tuple[Heard, ...]
    reached: bool
    left: bool

    @property
    def own_turns(self) -> int:
        """How many turns the policy took."""
        return sum(turn.mine for turn in self.turns)


def play(policy: Repertoire, partner: Partner, most_turns: int) -> Game:
    """Return one session of `policy` with `partner`, over after `most_turns` turns of the policy."""
    turns = [Heard(False, partner.opening, "")] if partner.opening else []
    advice = dict(policy.strategies)
    for _ in range(most_turns):
        strategy = policy.next(tuple(turns))
        turns.append(Heard(True, advice.get(strategy, ""), strategy))
        reply = partner.reply(tuple(turns))
        turns.append(Heard(False, reply.text, reply.strategy))
        if reply.reached or reply.leaves:
            return Game(tuple(turns), reply.reached, reply.leaves and not reply.reached)
    return Game(tuple(turns), reached=False, left=False)


def games(policy: str, partner: str | Drawn, *, number: int = 200, seed: int = 1, most_turns: int = 12) -> list[Game]:
    """Return `number` sessions of the policy of that name; game n has the same partner for every policy.

    Args:
        policy: A packaged policy, or one of a package or notebook.
        partner: One of `agents.partners.PARTNERS`, another policy (they bargain), or a function of a stream.
        number: How many.
        seed: Draws the partners.
        most_turns: Of the policy.

    Raises:
        ScenarioError: If there is no such policy.
        InputError: If there is no such partner, or the policy is 'mind', which needs one.
    """
    known, drawn = _policy(policy), _drawn(partner)
    return [play(known, drawn(Stream(seed, "selfplay", "", n)), most_turns) for n in range(number)]


def self_play(
    policies: Sequence[str], partner: str | Drawn, *, number: int = 200, seed: int = 1, most_turns: int = 12
) -> Table:
    """Return for each policy how often it reached the goal, with which interval and in how many turns; see `games`.

    Raises:
        ScenarioError: If there is no such policy.
        InputError: If there is no such partner, or a policy is 'mind'.
    """
    name = partner if isinstance(partner, str) else getattr(partner, "__name__", "a partner")
    rows = tuple(
        _row(policy, name, games(policy, partner, number=number, seed=seed, most_turns=most_turns))
        for policy in policies
    )
    columns = ("policy", "partner", "games", "reached_share", "from", "to", "left_share", "turns_median", "turns_mean")
    notes = (
        f"Seed {seed}; at most {most_turns} turns of the policy. Partners are rules that answer to strategies.",
        "Turns are the policy's, in games that reached the goal; 'from' and 'to' are the 95 % interval of the share.",
    )
    return Table("selfplay", "How often does a policy reach its goal?", columns, rows, notes)


def _row(policy: str, partner: str, played: Sequence[Game]) -> Row:
    turns = [game.own_turns for game in played if game.reached]
    low, high = wilson(len(turns), len(played))
    left = sum(game.left for game in played)
    return (
        policy, partner, len(played), share(len(turns), len(played)), round(low, 3), round(high, 3),
        share(left, len(played)), median(turns) if turns else None, mean(turns),
    )  # fmt: skip


def _policy(name: str) -> Repertoire:
    if name == MIND:
        raise InputError("the policy 'mind' asks a mind for each strategy; self-play has none, name another policy")
    return repertoire(name)


def _drawn(partner: str | Drawn) -> Drawn:
    if not isinstance(partner, str):
        return partner
    if partner in PARTNERS:
        return PARTNERS[partner]
    try:
        return partial(_bargainer, _policy(partner))
    except InputError as problem:
        known = ", ".join(PARTNERS)
        raise InputError(
            f"there is no partner {partner!r}; expected one of {known}, or a policy: {problem}"
        ) from problem


def _bargainer(policy: Repertoire, stream: Stream) -> Partner:
    apart = _LEAST_APART + stream.below(_MOST_APART - _LEAST_APART + 1)
    return Bargainer(policy.next, apart, dict(policy.strategies))
