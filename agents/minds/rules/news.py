"""Claims as something to tell: whether one would, to whom, and what one calls them."""

from __future__ import annotations

from agents.minds.rules.words import clipped, first_name
from agents.perception import ClaimView, Me, Seen
from agents.relationship import Relationship

CONFIDANT_E6 = 400_000


def may_tell(me: Me, claim: ClaimView, person: str, relationship: Relationship | None, now: int) -> bool:
    """Return whether `me` means to tell `claim` to `person`: news that is not over, secrets only to the close."""
    if person == claim.origin or not means_to_pass_on(me, claim):
        return False
    if claim.ends is not None and claim.ends.seconds <= now:
        return False
    return not claim.secret or (relationship is not None and relationship.closeness_e6 >= CONFIDANT_E6)


def means_to_pass_on(me: Me, claim: ClaimView) -> bool:
    """Return whether `me` wants others to hear of `claim`; its origin does until it has thought otherwise."""
    if claim.knowing.passes_on:
        return True
    return claim.origin == me.id and claim.knowing.attitude == "unconsidered" and not claim.secret


def title_for(me: Me, claim: ClaimView) -> str:
    """Return what `me` calls `claim`: "my supper" where others say "Mara's supper"."""
    title = clipped(claim.title or claim.text, 120)
    if claim.origin == me.id:
        for own in (me.name, first_name(me.name)):
            for ending in ("'s ", "’s "):
                if title.startswith(own + ending):
                    return "my " + title[len(own + ending) :]
    return title


def call(seen: Seen) -> str:
    """Return what to call somebody in sight within a reason."""
    return clipped(first_name(seen.name), 60) if seen.name else "somebody new"
