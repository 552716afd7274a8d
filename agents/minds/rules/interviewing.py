"""The answer to a question from outside, out of what the person remembers and has been told, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from agents.memory import Memory
from agents.minds.rules.asking import QuestionSort, beyond_names, claims_in, people_in, sort_of, topic_words
from agents.minds.rules.met import meeting
from agents.minds.rules.reasons import supporting
from agents.minds.rules.recounting import (
    about,
    answer,
    attempted,
    claim_known,
    day_of,
    habits,
    myself,
    person_known,
    plans,
    retold,
    sentence,
    whereabouts,
)
from agents.minds.rules.words import content_words, words_of
from agents.perception import ClaimView
from agents.tasks.base import Question
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_UNKNOWN = "I couldn't say."
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_THING = re.compile(
    r"\b(?:the|an?|my|your|his|her|its|our|their|\w+'s) (?P<thing>[a-z]+)"
    r"(?=[.,;:!?\"]|$| (?:to|from|in|on|at|for|of|with|by|is|was|has|had|and|or|but|that|which|will|when)\b)"
)


def answer_interview(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer:
    """Return an answer that rests on the input alone; what the person does not know is said to be unknown."""
    asked = question.input
    sort = sort_of(asked.question)
    if sort == "self":
        return myself(asked)
    lived = meeting(asked) or attempted(asked, why=sort == "why")
    if lived is not None:
        return lived
    claims = claims_in(asked.question, asked.claims, asked.names)
    people = people_in(asked.question, asked.names)
    if claims and not (sort == "liking" and _of_own_taste(asked)):
        return _of_claim(asked, claims[0], sort)
    if people_in(asked.question, [(asked.me.id, asked.me.name)]) and sort in ("knowing", "open"):
        return answer(f"Yes, that is me. I am {asked.me.name}.", yes=True)
    if people and (sort != "knowing" or not beyond_names(asked.question, people)):
        return _of_person(asked, *people[0], sort)
    return _OTHER.get(sort, _from_memory)(asked)


def _of_own_taste(asked: AnswerInterviewInput) -> bool:
    """Return whether the question names something that one likes or dislikes, in all its words."""
    words, personal = content_words(asked.question), asked.me.persona.personal
    tastes = (content_words(taste) for taste in (*personal.likes, *personal.dislikes))
    return any(taste and taste <= words for taste in tastes)


def _of_claim(asked: AnswerInterviewInput, claim: ClaimView, sort: QuestionSort) -> InterviewAnswer:
    now, told = asked.moment, about(asked, claim.id)
    if sort == "attending" and claim.is_event:
        return _attendance(asked, claim)
    if sort == "why" and claim.knowing.reason:
        return _attendance(asked, claim) if claim.is_event else _because(asked, claim)
    if sort == "teller":
        return _source(asked, claim, told)
    if sort == "when":
        return answer(whereabouts(claim, now).strip() or claim_known(asked.me, claim, now), memories=told[:1])
    if sort in ("opinion", "liking"):
        return _because(asked, claim)
    return answer(f"Yes. {claim_known(asked.me, claim, now)}", yes=True, memories=told[:2])


_VIEWS = {
    "keen": "I am very taken with it",
    "interested": "I find it interesting",
    "indifferent": "It does not mean much to me",
    "doubtful": "I am not sure I believe it",
    "unconsidered": "I have not made up my mind about it",
}
_OF_BAD_NEWS = {"keen": "It troubles me a good deal", "interested": "I do not like the sound of it"}


def _because(asked: AnswerInterviewInput, claim: ClaimView) -> InterviewAnswer:
    views = _VIEWS | _OF_BAD_NEWS if claim.tone == "bad" else _VIEWS
    view = "It is my own doing" if claim.origin == asked.me.id else views[claim.knowing.attitude]
    reason = f", because {claim.knowing.reason}" if claim.knowing.reason else ""
    return answer(sentence(view + reason), memories=_behind(asked, claim))


def _behind(asked: AnswerInterviewInput, claim: ClaimView) -> list[Memory]:
    """Return the memory behind the reason, or one that says as much, where it came to mind; else one of the claim."""
    words = content_words(claim.knowing.reason)
    saying = claim.knowing.reason_memory or supporting(asked.memories, words, len(words))
    reason = [memory for memory in asked.memories if memory.id == saying]
    return reason or about(asked, claim.id)[:1]


def _attendance(asked: AnswerInterviewInput, claim: ClaimView) -> InterviewAnswer:
    attending, over = claim.knowing.attending, claim.ends is not None and claim.ends.seconds <= asked.moment.seconds
    reason = f", because {claim.knowing.reason}" if claim.knowing.reason else ""
    memories = _behind(asked, claim)
    if over:
        return _attended(asked, claim, reason, memories)
    if attending is None:
        return answer("I have not made up my mind about it.", memories=memories)
    words = f"Yes, I am going to {claim.title}" if attending else f"No, I am not going to {claim.title}"
    return answer(sentence(words + reason), yes=attending, memories=memories)


def _attended(asked: AnswerInterviewInput, claim: ClaimView, reason: str, memories: list[Memory]) -> InterviewAnswer:
    there = [memory for memory in asked.memories if _during(memory, claim)]
    if there:
        return answer(f"Yes, I was there. {retold(there[0])}", yes=True, memories=there[:2])
    if claim.knowing.attending:
        return answer(sentence(f"I meant to go to {claim.title}{reason}"), memories=memories)
    return answer(sentence(f"No, I did not go to {claim.title}{reason}"), yes=False, memories=memories)


def _during(memory: Memory, claim: ClaimView) -> bool:
    """Return whether `memory` is of something seen at the event's place while it went on."""
    if claim.starts is None or claim.ends is None or claim.place is None or memory.kind != "observation":
        return False
    return claim.place in memory.about and claim.starts.seconds <= memory.created < claim.ends.seconds


def _source(asked: AnswerInterviewInput, claim: ClaimView, told: list[Memory]) -> InterviewAnswer:
    if claim.knowing.teller is None:
        return answer("Nobody had to tell me; it is my own doing.", memories=told[:1])
    teller = claim.teller_name or "Somebody I don't know"
    heard = [memory for memory in told if memory.kind == "heard"]
    return answer(sentence(f"{teller} told me {day_of(claim.knowing.seconds, asked.moment)}"), memories=heard[:1])


def _of_person(asked: AnswerInterviewInput, person: str, name: str, sort: QuestionSort) -> InterviewAnswer:
    if sort not in ("opinion", "liking"):
        return person_known(asked, person, name)
    mine = sorted(about(asked, person), key=lambda memory: memory.kind != "reflection")
    kept = [memory for memory in mine if memory.kind in ("reflection", "summary", "fact")][:2] or mine[:1]
    if not kept:
        return answer(f"I don't know {name} well enough to say.")
    return answer(" ".join(retold(memory) for memory in kept), memories=kept)


def _liking(asked: AnswerInterviewInput) -> InterviewAnswer:
    words = topic_words(asked.question)
    personal = asked.me.persona.personal
    for things, yes, form in (
        (personal.dislikes, False, "No, I don't care for {}."),
        (personal.likes, True, "Yes, I like {}."),
    ):
        for thing in things:
            if words and words & content_words(thing):
                facts = [memory for memory in asked.memories if content_words(thing) <= content_words(memory.text)]
                return answer(form.format(thing.rstrip(".")), yes=yes, memories=facts[:1])
    if not words and personal.likes:
        return answer(f"I like {personal.likes[0].rstrip('.')}.")
    return _from_memory(asked)


def _knowing(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return whether anything in memory says all that was asked for; a name one has only heard counts."""
    found = _telling(asked)
    if found:
        return answer(f"Yes. {retold(found[0])}", yes=True, memories=found[:2])
    return answer("No, I don't know of that.", yes=False)


def _saying(asked: AnswerInterviewInput) -> list[Memory]:
    """Return the memories that say all that was asked for, out of what one was told or knows of others."""
    words = topic_words(asked.question)
    telling = (
        memory
        for memory in asked.memories
        if memory.kind not in ("observation", "plan") and not (memory.kind == "fact" and asked.me.id in memory.about)
    )
    return [memory for memory in telling if words and words <= content_words(memory.text)]


def _telling(asked: AnswerInterviewInput) -> list[Memory]:
    """Return the memories from which one knows what was asked for.

    A single common word is too little to go by in what was said, unless it stands there as a thing somebody stated
    something of: "fair enough" tells of no fair, and "his mother's piano" of a piano. A name is enough.
    """
    words, found = topic_words(asked.question), _saying(asked)
    if len(words) > 1 or words <= _names_in(asked.question):
        return found
    return [memory for memory in found if memory.kind not in ("heard", "said") or _states_of(memory.text, words)]


def _states_of(text: str, words: frozenset[str]) -> bool:
    """Return whether a sentence of `text` that asks nothing has one of `words` as a thing: owned or with an article."""
    stated = (part for part in _SENTENCE.split(text) if not part.rstrip("\"'").endswith("?"))
    return any(words & content_words(found["thing"]) for part in stated for found in _THING.finditer(part))


def _names_in(question: str) -> frozenset[str]:
    """Return the content words of `question` that are written like names: a capital within the sentence."""
    inside = question.split()[1:]
    return words_of(word for word in inside if word.lstrip("'\"‘“(")[:1].isupper())


def _attending(asked: AnswerInterviewInput) -> InterviewAnswer:
    return _from_memory(asked) if _saying(asked) else answer("I don't know of anything of the kind.", yes=False)


def _from_memory(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return the memory that has most to do with the question, put in words."""
    words = topic_words(asked.question)
    best = max(asked.memories, key=lambda memory: len(words & content_words(memory.text)), default=None)
    if best is None or not words & content_words(best.text):
        return answer(_UNKNOWN)
    return answer(f"What comes to mind is this. {retold(best)}", memories=[best])


_OTHER: dict[QuestionSort, Callable[[AnswerInterviewInput], InterviewAnswer]] = {
    "plans": plans,
    "habits": habits,
    "liking": _liking,
    "knowing": _knowing,
    "attending": _attending,
}
