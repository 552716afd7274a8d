"""Policies of talk: what names the strategy of the next turn. One slot, whatever the talk is for.

That a small planner beside the language model names the next strategy, and can be exchanged, follows PPDPP (Y. Deng et
al., 2024); the strategies of support are those of Emotional Support Conversation (S. Liu et al., 2021).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points

from agents.errors import ScenarioError
from agents.minds.rules.sessions.feeling import tone_of

ENTRY_POINT_GROUP = "townsfolk.policies"
MIND = "mind"


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn as a policy sees it: whose it was, its words, and the strategy it followed."""

    mine: bool
    text: str
    strategy: str


Policy = Callable[[tuple[Heard, ...]], str]
"""Names the strategy of the next turn from the turns so far; empty for none. A pure function."""


@dataclass(frozen=True, slots=True)
class Repertoire:
    """A policy with its strategies: name and instruction of each, in their usual order."""

    name: str
    strategies: tuple[tuple[str, str], ...]
    next: Policy


def _support(turns: tuple[Heard, ...]) -> str:
    """Explore, then comfort, then act; nothing before the other has told of something that weighs on it."""
    told = next((at for at, turn in enumerate(turns) if not turn.mine and tone_of(turn.text) == "bad"), None)
    if told is None:
        return ""
    used = [turn.strategy for turn in turns[told:] if turn.mine and turn.strategy]
    order = ("question", "reflection", "affirmation", "self_disclosure", "suggestion", "information", "restatement")
    return next((name for name in order if name not in used), "others")


def _tutoring(turns: tuple[Heard, ...]) -> str:
    """Ask, hint, explain, check, then praise what is right or put right what is not."""
    used = [turn.strategy for turn in turns if turn.mine and turn.strategy]
    if not used:
        return "ask"
    last = next((turn.text.casefold() for turn in reversed(turns) if not turn.mine), "")
    unsure = any(word in last for word in ("don't know", "no idea", "not sure", "can't", "couldn't say"))
    after = {
        "ask": "hint",
        "hint": "explain",
        "explain": "check",
        "check": "praise",
        "praise": "ask",
        "correct": "check",
    }
    if unsure and used[-1] == "check":
        return "correct"
    return after.get(used[-1], "ask")


def _negotiation(turns: tuple[Heard, ...]) -> str:
    """Inquire, propose, give reasons, counter, give way, agree."""
    used = [turn.strategy for turn in turns if turn.mine and turn.strategy]
    order = ("inquire", "propose", "justify", "counter", "concede")
    return next((name for name in order if name not in used), "accept")


_PACKAGED = (
    Repertoire(
        "emotional_support",
        (
            ("question", "Ask how it is and what makes it hard, so that the other can speak."),
            ("restatement", "Say in your own words what the other has told you."),
            ("reflection", "Name the feeling you hear."),
            ("self_disclosure", "Tell something like it that you know from yourself."),
            ("affirmation", "Say what the other does well, and that it can be borne."),
            ("suggestion", "Offer one small thing to try, as a question."),
            ("information", "Tell something true and useful about such situations."),
            ("others", "Just be there."),
        ),
        _support,
    ),
    Repertoire(
        "tutoring",
        (
            ("ask", "Ask what the other knows or would try first."),
            ("hint", "Give a hint, not the solution."),
            ("explain", "Explain it in another way, step by step."),
            ("check", "Let the other say it in its own words."),
            ("praise", "Say what was good about the answer."),
            ("correct", "Say kindly what is not right yet."),
        ),
        _tutoring,
    ),
    Repertoire(
        "negotiation",
        (
            ("inquire", "Ask what matters most to the other."),
            ("propose", "Make an offer."),
            ("justify", "Give your reasons."),
            ("counter", "Make another offer in place of theirs."),
            ("concede", "Give way on one thing and ask for something in return."),
            ("accept", "Agree, and say what was agreed."),
        ),
        _negotiation,
    ),
)  # fmt: skip
PACKAGED: Mapping[str, Repertoire] = {one.name: one for one in _PACKAGED}


def repertoire(name: str) -> Repertoire:
    """Return the policy called `name`: a packaged one, or one that an installed package offers.

    Raises:
        ScenarioError: If there is none.
    """
    if name == MIND:
        return Repertoire(MIND, tuple(strategy for one in _PACKAGED for strategy in one.strategies), lambda _: "")
    if name in PACKAGED:
        return PACKAGED[name]
    offered = {entry.name: entry for entry in entry_points(group=ENTRY_POINT_GROUP)}
    if name not in offered:
        known = ", ".join(sorted({*PACKAGED, MIND, *offered}))
        raise ScenarioError(f"there is no policy {name!r}", where="dialogue.policy.name", expected=f"one of: {known}")
    found: Repertoire = offered[name].load()
    return found
