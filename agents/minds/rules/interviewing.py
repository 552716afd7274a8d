"""The answer to a question from outside, out of what the person remembers and has been told."""

from __future__ import annotations

from agents.minds.rules.words import clipped, content_words, words_of
from agents.tasks.base import Question
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer


def answer_interview(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer:
    """Return an answer that rests on the input alone."""
    asked = question.input
    words = content_words(asked.question)
    for claim in asked.claims:
        if words & words_of((claim.title, claim.text)):
            cites = tuple(memory.id for memory in asked.memories if claim.id in memory.about)[:6]
            return InterviewAnswer(text=clipped(f"Yes. {claim.text}.", 1200), yes=True, memories=cites)
    for person, name in asked.names:
        if words & content_words(name):
            cites = tuple(memory.id for memory in asked.memories if person in memory.about)[:6]
            return InterviewAnswer(text=clipped(f"Yes, I know {name}.", 1200), yes=True, memories=cites)
    if asked.question.casefold().startswith("do you know"):
        return InterviewAnswer(text="No, I have not heard of that.", yes=False)
    return InterviewAnswer(text="I couldn't say.")
