"""How opinions change and claims catch on by rule: small Protocols, and the classical models behind them."""

from __future__ import annotations

from agents.opinion_rules.base import Change, Heard, Held, OpinionRule
from agents.opinion_rules.classical import Backfire, Deffuant, DeGroot, FriedkinJohnsen, HegselmannKrause, Voter
from agents.opinion_rules.contagion import SEIZ, SIR, ClaimRule, Contact, Meeting, Stage, Threshold, stage_of

__all__ = [
    "SEIZ",
    "SIR",
    "Backfire",
    "Change",
    "ClaimRule",
    "Contact",
    "DeGroot",
    "Deffuant",
    "FriedkinJohnsen",
    "Heard",
    "HegselmannKrause",
    "Held",
    "Meeting",
    "OpinionRule",
    "Stage",
    "Threshold",
    "Voter",
    "stage_of",
]
