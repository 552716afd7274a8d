"""The classical rules by which claims catch on: SIR, SEIZ and thresholds; each draws from the stream it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from agents.canonical import E6
from agents.streams import Stream
from agents.talk import Attitude

Stage = Literal["susceptible", "exposed", "spreading", "sceptical", "recovered"]

ATTITUDES: dict[Stage, tuple[Attitude, bool]] = {
    "susceptible": ("unconsidered", False),
    "exposed": ("interested", False),
    "spreading": ("keen", True),
    "sceptical": ("doubtful", False),
    "recovered": ("indifferent", False),
}
"""How a stage is kept in a person's knowledge of a claim: its attitude, and whether it passes the claim on."""


def stage_of(attitude: Attitude | None, passes_on: bool) -> Stage:
    """Return the stage that `attitude` and `passes_on` stand for; None is somebody who was never told.

    Example:
        >>> stage_of("keen", True), stage_of(None, False)
        ('spreading', 'susceptible')
    """
    if passes_on:
        return "spreading"
    by_attitude: dict[Attitude, Stage] = {
        "interested": "exposed", "keen": "exposed", "doubtful": "sceptical", "indifferent": "recovered",
    }  # fmt: skip
    return "susceptible" if attitude is None else by_attitude.get(attitude, "susceptible")


@dataclass(frozen=True, slots=True)
class Contact:
    """A claim as somebody met it: in which utterance, and whether its speaker believes or doubts it."""

    cause: str
    speaker: str
    doubts: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """How somebody met a claim since it was last asked.

    Args:
        contacts: The utterances that carried the claim, in order.
        ties: How many acquaintances the person has.
        tellers: How many different people it has ever heard the claim from.
        threshold_e6: Which share of acquaintances is enough for this person; None where the rule says so.
    """

    contacts: Sequence[Contact]
    ties: int = 0
    tellers: int = 1
    threshold_e6: int | None = None


class ClaimRule(Protocol):
    """A rule by which a claim catches on or is given up."""

    def after_meeting(self, stage: Stage, meeting: Meeting, stream: Stream, /) -> Stage:
        """Return the stage after having met the claim; `stream` holds the person's own draws."""
        ...

    def after_a_day(self, stage: Stage, stream: Stream, /) -> Stage:
        """Return the stage after a day has passed."""
        ...


@dataclass(frozen=True, slots=True)
class SIR:
    """Susceptible, infected, recovered: each contact infects with `beta`, each day cures with `gamma`.

    Source: W. O. Kermack, A. G. McKendrick, "A contribution to the mathematical theory of epidemics", Proceedings of
    the Royal Society A 115, 1927, as a chain in discrete time; for rumours compare D. J. Daley, D. G. Kendall 1964.
    """

    beta_e6: int
    gamma_e6: int

    def after_meeting(self, stage: Stage, meeting: Meeting, stream: Stream, /) -> Stage:
        """Return "spreading" where one of the contacts infects; see `ClaimRule`."""
        if stage != "susceptible":
            return stage
        return "spreading" if any(stream.chance(self.beta_e6) for _ in meeting.contacts) else stage

    def after_a_day(self, stage: Stage, stream: Stream, /) -> Stage:
        """Return "recovered" where the day cures; see `ClaimRule`."""
        return "recovered" if stage == "spreading" and stream.chance(self.gamma_e6) else stage


@dataclass(frozen=True, slots=True)
class SEIZ:
    """Susceptible, exposed, infected, and sceptics, who spread their doubt.

    Args:
        beta_e6: Chance that a contact with somebody infected takes hold at all.
        p_e6: Of those, the share who believe at once; the others need time.
        b_e6: Chance that a contact with a sceptic takes hold at all.
        l_e6: Of those, the share who doubt at once; the others need time.
        rho_e6: Chance that another contact with somebody infected convinces one who needs time.
        epsilon_e6: Chance that somebody who needs time comes to believe by itself within a day.

    Source: L. M. A. Bettencourt, A. Cintron-Arias, D. I. Kaiser, C. Castillo-Chavez, "The power of a good idea:
    Quantitative modeling of the spread of ideas from epidemiological models", Physica A 364, 2006, pp. 513-536;
    for rumours F. Jin et al., "Epidemiological modeling of news and rumors on Twitter", SNA-KDD 2013.
    """

    beta_e6: int
    p_e6: int
    b_e6: int
    l_e6: int
    rho_e6: int
    epsilon_e6: int

    def after_meeting(self, stage: Stage, meeting: Meeting, stream: Stream, /) -> Stage:
        """Return the stage after one contact after the other; see `ClaimRule`."""
        for contact in meeting.contacts:
            stage = self._after(stage, contact, stream)
        return stage

    def _after(self, stage: Stage, contact: Contact, stream: Stream) -> Stage:
        if stage == "susceptible":
            takes, at_once = (self.b_e6, self.l_e6) if contact.doubts else (self.beta_e6, self.p_e6)
            if not stream.chance(takes):
                return stage
            if not stream.chance(at_once):
                return "exposed"
            return "sceptical" if contact.doubts else "spreading"
        if stage == "exposed" and not contact.doubts and stream.chance(self.rho_e6):
            return "spreading"
        return stage

    def after_a_day(self, stage: Stage, stream: Stream, /) -> Stage:
        """Return "spreading" where the time has come; see `ClaimRule`."""
        return "spreading" if stage == "exposed" and stream.chance(self.epsilon_e6) else stage


@dataclass(frozen=True, slots=True)
class Threshold:
    """One believes once enough of one's acquaintances have told it.

    Args:
        share_e6: The share of acquaintances that is enough; counts where `number` is 0.
        number: How many tellers are enough; 0 where the share counts.

    Source: M. Granovetter, "Threshold Models of Collective Behavior", American Journal of Sociology 83 (6), 1978; on
    networks D. J. Watts, "A simple model of global cascades on random networks", PNAS 99 (9), 2002.
    """

    share_e6: int
    number: int = 0

    def after_meeting(self, stage: Stage, meeting: Meeting, _stream: Stream, /) -> Stage:
        """Return "spreading" where enough have told; see `ClaimRule`."""
        if stage != "susceptible":
            return stage
        share = self.share_e6 if meeting.threshold_e6 is None else meeting.threshold_e6
        by_number = self.number and meeting.threshold_e6 is None
        enough = meeting.tellers >= self.number if by_number else meeting.tellers * E6 >= share * meeting.ties
        return "spreading" if enough else stage

    def after_a_day(self, stage: Stage, _stream: Stream, /) -> Stage:
        """Return `stage`: nothing passes by itself; see `ClaimRule`."""
        return stage
