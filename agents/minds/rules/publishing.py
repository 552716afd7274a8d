"""What the rules mind writes for many: posts of a forum, arguments of a debate."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.opining import argument_on, post_on
from agents.tasks.base import Question
from agents.tasks.publishing import ArgueInput
from agents.tasks.speaking import SAY, SayInput, Turn


def write_post(question: Question[SayInput, Turn]) -> Turn:
    """Return a post on the topic of the question, which its writer has an opinion on.

    Raises:
        ValueError: If it has none.
    """
    return post_on(replace(question, task=SAY), question.input.opinions[0], answers=bool(question.input.transcript))


def argue(question: Question[ArgueInput, Turn]) -> Turn:
    """Return an argument for the side that the speaker was given."""
    given = question.input
    spoken = Question(SAY, question.person, question.tick, question.n, question.seed, given)
    return argument_on(spoken, given.opinions[0], given.side_e6)
