"""Things as values: what people see of them, what a narrator knows of them, and what was attempted with them."""

from __future__ import annotations

from dataclasses import dataclass, replace

RECENT_ATTEMPTS = 6


@dataclass(frozen=True, slots=True)
class Possibility:
    """Something that can be done with a thing.

    Args:
        do: Fits after "I am", such as "lighting the oven".
        suits: Activities in which one does it.
        when: States of the thing in which it can be done; any if empty.
        needs: Pairs of thing id and state: how other things at the place have to be.
        by: Occupations, groups, skills or person ids of those who may; everybody if empty.
        becomes: The state of the thing afterwards; empty for no change.
        leaves: Pairs of thing id and state: how other things at the place are afterwards.
        refusal: Why not, as a sentence, where it cannot be done; may be empty.
    """

    do: str
    suits: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    by: tuple[str, ...] = ()
    becomes: str = ""
    leaves: tuple[tuple[str, str], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing at a place, with the state it is in now and what can be done with it."""

    id: str
    name: str
    state: str
    can: tuple[Possibility, ...] = ()

    @property
    def from_outside(self) -> ThingView:
        """The same as people see it, who do not know what has to be so before anything can be done with it."""
        return replace(self, can=tuple(Possibility(one.do, one.suits) for one in self.can))


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tried to do with a thing, and what came of it.

    Args:
        place: The id of the place.
        thing: The id of the thing.
        do: Fits after "I am".
        allowed: Whether it worked.
        reason: Why it did not, as a sentence; empty where it did.
        seconds: When.
    """

    place: str
    thing: str
    do: str
    allowed: bool
    reason: str
    seconds: int
