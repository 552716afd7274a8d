"""Critics of dialogues: what is wrong with which turn, how good the whole is, and which of several is best.

A critic is a pure function from a dialogue to a score and faults (`base`); those that come with townsfolk work without
a model, from embeddings, lexicons and rules of English. `registry` finds them by name. What follows from scores is
beside them: weights fitted on choices (`weighing`), the most consistent of several (`agreeing`), declining what is weak
(`abstaining`), and the loop of self-evaluation and self-update (`feedback`).
"""

from __future__ import annotations

from agents.critics.base import Bench, Critic, Criticism, Dialogue, Fault, Line, Speaker
from agents.critics.registry import critic_names, make_critic

__all__ = [
    "Bench",
    "Critic",
    "Criticism",
    "Dialogue",
    "Fault",
    "Line",
    "Speaker",
    "critic_names",
    "make_critic",
]
