"""Questions of what is said to many: a post in a forum, an argument in a debate."""

from __future__ import annotations

from dataclasses import dataclass

from agents.tasks.base import Task
from agents.tasks.speaking import SayInput, Turn


@dataclass(frozen=True, slots=True)
class ArgueInput(SayInput):
    """Everything a speaker may draw on for an argument before an audience.

    Of what `SayInput` holds, `opinions` is the one topic of the debate with what the speaker itself thinks of it, and
    `transcript` the arguments so far.

    Args:
        side_e6: The side it has to argue for, whatever it thinks: above 0 for the proposition, below 0 against it.
    """

    side_e6: int = 0


WRITE_POST: Task[SayInput, Turn] = Task("write_post", 1, SayInput, Turn, answer_tokens=300)
"""What to write about the one topic of `opinions`: an answer to the post of `transcript`, or, without one, a thread."""
ARGUE: Task[ArgueInput, Turn] = Task("argue", 1, ArgueInput, Turn, answer_tokens=350)
