"""Rules of opinion and of catching on that a package or a notebook brought: classes as they are, functions dressed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from agents import plugins
from agents.canonical import E6
from agents.errors import InputError
from agents.opinion import Move
from agents.opinion_rules.base import Change, Heard, Held, OpinionRule, last_of_each
from agents.opinion_rules.contagion import ClaimRule, Meeting, Stage
from agents.streams import Stream

Options = Mapping[str, str | int | bool | float]


def brought_opinion_rule(name: str, options: Options) -> OpinionRule:
    """Return the opinion rule of that name: a class, made with `options`, or a function of what was held and heard.

    Raises:
        PluginMissing: If there is none.
        InputError: If it does not take the options, or is no rule.
    """
    thing = plugins.load("opinion_rule", name)
    if inspect.isclass(thing):
        return cast("OpinionRule", _made(name, thing, options, "update"))
    return _OpinionFunction(name, thing, dict(options))


def brought_claim_rule(name: str, options: Options) -> ClaimRule:
    """Return the claim rule of that name: a class, made with `options`, or a function of a stage and a meeting.

    Raises:
        PluginMissing: If there is none.
        InputError: If it does not take the options, or is no rule.
    """
    thing = plugins.load("claim_rule", name)
    if inspect.isclass(thing):
        return cast("ClaimRule", _made(name, thing, options, "after_meeting"))
    return _ClaimFunction(thing, dict(options))


def _made(name: str, thing: Callable[..., object], options: Options, method: str) -> object:
    try:
        rule = thing(**options)
    except TypeError as problem:
        raise InputError(f"the rule {name!r} cannot be made with {dict(options)}: {problem}") from problem
    if not hasattr(rule, method):
        raise InputError(f"the rule {name!r} has no method {method!r}")
    return rule


@dataclass(frozen=True, slots=True)
class _OpinionFunction:
    """A function ``(held, heard, stream) -> Change`` or the new stance in millionths, shared among those heard."""

    name: str
    function: Callable[..., object]
    options: dict[str, str | int | bool | float]

    def update(self, held: Held, heard: Sequence[Heard], stream: Stream, /) -> Change:
        """Return what the function says; see `OpinionRule`.

        Raises:
            InputError: If it gives something else.
        """
        found = self.function(held, heard, stream, **self.options)
        if isinstance(found, Change):
            return found
        if not isinstance(found, int) or isinstance(found, bool):
            raise InputError(f"the rule {self.name!r} gave {found!r}; expected a Change, or a stance in millionths")
        stance = max(-E6, min(E6, found))
        return Change(stance, _shared(stance - (held.stance_e6 or 0), last_of_each(heard)))


def _shared(delta: int, heard: Sequence[Heard]) -> tuple[Move, ...]:
    """Return the difference in even parts, the rest with the first ones."""
    if not delta:
        return ()
    sign, (part, rest) = (1 if delta > 0 else -1), divmod(abs(delta), len(heard))
    moves = [Move(one.cause, sign * (part + (at < rest))) for at, one in enumerate(heard)]
    return tuple(move for move in moves if move.delta_e6)


@dataclass(frozen=True, slots=True)
class _ClaimFunction:
    """A function ``(stage, meeting, stream) -> stage``; nothing changes over night."""

    function: Callable[..., Stage]
    options: dict[str, str | int | bool | float]

    def after_meeting(self, stage: Stage, meeting: Meeting, stream: Stream, /) -> Stage:
        """Return what the function says; see `ClaimRule`."""
        return self.function(stage, meeting, stream, **self.options)

    def after_a_day(self, stage: Stage, _stream: Stream, /) -> Stage:
        """Return the stage as it is."""
        return stage
