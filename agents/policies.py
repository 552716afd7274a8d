"""Policies of talk: what names the strategy of the next turn. One slot, whatever the talk is for.

That a small planner beside the language model names the next strategy, and can be exchanged, follows PPDPP (Y. Deng et
al., 2024); the strategies of support are those of Emotional Support Conversation (S. Liu et al., 2021).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from agents import plugins
from agents.errors import InputError, ScenarioError
from agents.minds.rules.sessions.feeling import tone_of

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
ALL_STRATEGIES = tuple(strategy for one in _PACKAGED for strategy in one.strategies)
"""Name and instruction of every packaged strategy."""


def repertoire(name: str) -> Repertoire:
    """Return the policy called `name`: a packaged one, or one that a package or this process brought.

    Raises:
        ScenarioError: If there is none.
        InputError: If what was brought is no policy.
    """
    if name == MIND:
        return Repertoire(MIND, ALL_STRATEGIES, lambda _: "")
    if name in PACKAGED:
        return PACKAGED[name]
    if plugins.find("policy", name) is None:
        known = ", ".join(sorted({*PACKAGED, MIND, *plugins.names("policy")}))
        raise ScenarioError(f"there is no policy {name!r}", where="dialogue.policy.name", expected=f"one of: {known}")
    return _brought(name, plugins.load("policy", name))


def _brought(name: str, thing: object) -> Repertoire:
    """Return what was brought as a policy.

    Three shapes are taken: a `Repertoire`; a function of the turns, which names strategies of the packaged policies;
    and a class, or a function of nothing, that gives a thing with `strategies` and `next`.
    """
    if callable(thing) and not isinstance(thing, type) and len(plugins.parameters(thing)) == 1:
        return Repertoire(name, ALL_STRATEGIES, thing)
    made: Any = thing() if callable(thing) else thing
    try:
        strategies = made.strategies
        pairs = strategies.items() if isinstance(strategies, Mapping) else strategies
        return Repertoire(name, tuple((str(one), str(advice)) for one, advice in pairs), made.next)
    except (AttributeError, TypeError, ValueError) as problem:
        raise InputError(
            f"the policy {name!r} is none: {problem}; expected `strategies`, instructions by name, and `next`, a "
            "function of the turns that names one"
        ) from problem
