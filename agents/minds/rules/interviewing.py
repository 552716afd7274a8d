"""The answer to a question from outside, out of what the person remembers and has been told, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from agents.memory import Memory
from agents.minds.rules.answers.oneself import about_oneself
from agents.minds.rules.answers.others import about_somebody, about_ties, about_two, known_as
from agents.minds.rules.answers.reading import bare, meant_names, parts_of
from agents.minds.rules.answers.tellings import about_tellings
from agents.minds.rules.answers.unknown import (
    never_heard_of,
    not_of_this_world,
    of_ones_life,
    only_heard_of,
    strange_names,
    what_if,
)
from agents.minds.rules.asking import QuestionSort, beyond_names, claims_in, people_in, sort_of, topic_words
from agents.minds.rules.met import is_about_meeting, meeting
from agents.minds.rules.news import title_for
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
from agents.minds.rules.whose import speaks_as_i
from agents.minds.rules.words import clipped, content_words, listed, words_of
from agents.opinion import in_words
from agents.perception import ClaimView
from agents.tasks.base import Question
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_UNKNOWN = "I couldn't say."
_LONGEST = 1200
_MOST_CITED = 6
_ENOUGH = 2
"""A memory answers a question when it has one in so many of the words that matter in it."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_THING = re.compile(
    r"\b(?:the|an?|my|your|his|her|its|our|their|\w+'s) (?P<thing>[a-z]+)"
    r"(?=[.,;:!?\"]|$| (?:to|from|in|on|at|for|of|with|by|is|was|has|had|and|or|but|that|which|will|when)\b)"
)


def answer_interview(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer:
    """Return an answer that rests on the input alone; what the person does not know is said to be unknown.

    A question of several parts is answered part by part; a name that is written a little wrong is taken as meant.
    """
    parts = _with_topic(parts_of(bare(question.input.question)), question.input)
    found = [_as_meant(replace(question, input=replace(question.input, question=part))) for part in parts]
    if len(found) == 1:
        return found[0]
    told = [one for one in found if one.text != _UNKNOWN] or found[:1]
    told = [one for at, one in enumerate(told) if not any(one.text in more.text for more in told[at + 1 :])]
    yes = told[0].yes if len({one.yes for one in told}) == 1 else None
    text = clipped(" ".join(dict.fromkeys(one.text for one in told)), _LONGEST)
    cited = tuple(dict.fromkeys(memory for one in told for memory in one.memories))[:_MOST_CITED]
    return InterviewAnswer(text=text, yes=yes, memories=cited)


def _with_topic(parts: list[str], asked: AnswerInterviewInput) -> list[str]:
    """Return the parts of a question, the news that the first names added to those that name nothing themselves."""
    claims = claims_in(parts[0], asked.claims, asked.names) if len(parts) > 1 else []
    if not claims:
        return parts
    named = [claims_in(one, asked.claims, asked.names) or people_in(one, asked.names) for one in parts]
    return [one if has else f"{one.rstrip('?')} ({claims[0].title})?" for one, has in zip(parts, named, strict=True)]


def _as_meant(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer:
    """Return the answer to one question; of a name that is nobody's but much like a known one, it says so."""
    asked = question.input
    meant = meant_names(asked.question, asked.names)
    if not meant:
        return _one(question)
    text = asked.question
    for written, name in meant.items():
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", name, text)
    found = _one(replace(question, input=replace(asked, question=text)))
    lead = f"If you mean {listed(sorted(set(meant.values())))}: "
    return found.model_copy(update={"text": clipped(lead + found.text, _LONGEST)})


def _one(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer:
    asked = question.input
    found = not_of_this_world(asked) or what_if(question)
    if found is not None:
        return found
    claims = claims_in(asked.question, asked.claims, asked.names)
    people = people_in(asked.question, asked.names)
    found = None if claims or people else about_oneself(asked)
    return found or _of_what_was(asked, claims, people) or _of_what_is(asked, claims, people)


def _of_what_was(
    asked: AnswerInterviewInput, claims: list[ClaimView], people: list[tuple[str, str]]
) -> InterviewAnswer | None:
    """Return the answer to a question about oneself, what one did, whom one met and what was said; None for others."""
    sort = sort_of(asked.question)
    if sort == "self":
        return myself(asked)
    lived = about_tellings(asked) or meeting(asked) or attempted(asked, why=sort == "why")
    if lived is not None or claims:
        return lived
    return about_two(asked, people) or about_ties(asked)


def _of_what_is(asked: AnswerInterviewInput, claims: list[ClaimView], people: list[tuple[str, str]]) -> InterviewAnswer:
    """Return the answer to a question about news, about others, or about anything else."""
    sort = sort_of(asked.question)
    if claims and not (sort == "liking" and _of_own_taste(asked)):
        return _of_claim(asked, claims[0], sort)
    if people_in(asked.question, [(asked.me.id, asked.me.name)]) and sort in ("knowing", "open"):
        return answer(f"Yes, that is me. I am {asked.me.name}.", yes=True)
    if people:
        found = about_somebody(asked, *people[0]) or _of_stranger(asked, sort)
        if found is None and (sort != "knowing" or not beyond_names(asked.question, people)):
            found = _of_person(asked, *people[0], sort)
        if found is not None:
            return found
    unheard = None if people else only_heard_of(asked) or (None if _telling(asked) else never_heard_of(asked))
    if unheard is not None:
        return unheard
    return _of_topic(asked) or _OTHER.get(sort, _from_memory)(asked)


def _of_stranger(asked: AnswerInterviewInput, sort: QuestionSort) -> InterviewAnswer | None:
    """Return that one knows nothing of a second name in a question that is not about oneself; None where none is."""
    strange = strange_names(asked)
    if not strange or sort not in ("open", "knowing") or re.search(r"\byou\b", asked.question, re.IGNORECASE):
        return None
    return answer(f"I know nothing about {strange[0]}.")


def _of_topic(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return what one thinks of a matter that people disagree about; None where the question names none."""
    words = topic_words(asked.question)
    for view in asked.opinions:
        title = content_words(view.title)
        if title and title <= words and view.claim is None:
            if view.opinion is None:
                return answer(f"I have no opinion on {view.title} yet.")
            stance = in_words(view.opinion.stance_e6, view.scale)
            reason = f", because {view.opinion.reason.rstrip('.')}" if view.opinion.reason else ""
            return answer(f"On {view.title} I am {stance}{reason}.")
    return None


def _of_own_taste(asked: AnswerInterviewInput) -> bool:
    """Return whether the question names something that one likes or dislikes, in all its words."""
    words, personal = content_words(asked.question), asked.me.persona.personal
    tastes = (content_words(taste) for taste in (*personal.likes, *personal.dislikes))
    return any(taste and taste <= words for taste in tastes)


def _of_claim(asked: AnswerInterviewInput, claim: ClaimView, sort: QuestionSort) -> InterviewAnswer:
    told = about(asked, claim.id)
    if sort == "attending" and claim.is_event:
        return _attendance(asked, claim)
    if claim.is_event and _HOW_WAS.match(asked.question) and _is_over(asked, claim):
        return _attendance(asked, claim)
    if sort == "why" and (claim.knowing.reason or _is_own_doing(asked, claim)):
        return _why(asked, claim)
    if sort == "teller":
        return _source(asked, claim, told)
    return _known_of(asked, claim, sort, told)


def _known_of(asked: AnswerInterviewInput, claim: ClaimView, sort: QuestionSort, told: list[Memory]) -> InterviewAnswer:
    now = asked.moment
    if sort == "why":
        return answer(f"I don't know why. {claim_known(asked.me, claim, now)}", memories=told[:2])
    if sort == "when":
        return answer(whereabouts(claim, now).strip() or claim_known(asked.me, claim, now), memories=told[:1])
    if sort in ("opinion", "liking"):
        return _because(asked, claim)
    return answer(f"Yes. {claim_known(asked.me, claim, now)}", yes=True, memories=told[:2])


def _why(asked: AnswerInterviewInput, claim: ClaimView) -> InterviewAnswer:
    if not claim.knowing.reason:
        return _motive(asked, claim)
    return _attendance(asked, claim) if claim.is_event else _because(asked, claim)


def _is_own_doing(asked: AnswerInterviewInput, claim: ClaimView) -> bool:
    """Return whether the news is of what the one asked does, not merely of what it was the first to know."""
    return claim.origin == asked.me.id and speaks_as_i(claim.first_person)


def _is_over(asked: AnswerInterviewInput, claim: ClaimView) -> bool:
    return claim.ends is not None and claim.ends.seconds <= asked.moment.seconds


_HOW_WAS = re.compile(r"^\W*(?:and |so )?(?:how was|what was|did you enjoy|did you like)\b", re.IGNORECASE)


def _motive(asked: AnswerInterviewInput, claim: ClaimView) -> InterviewAnswer:
    """Return why one does what one's own news says: a wish or a value that has to do with it, else one's will."""
    words = content_words(" ".join((claim.text, claim.title, *claim.appeals_to)))
    persona = asked.me.persona
    wish = next((one for one in persona.context.goals if words & content_words(one)), "")
    value = next((one for one in persona.personal.values if words & content_words(one)), "")
    liked = next((one for one in persona.personal.likes if words & content_words(one)), "")
    memories = _behind(asked, claim)
    if wish:
        return answer(f"It is my own doing. I want to {wish.rstrip('.')}.", memories=memories)
    if value:
        return answer(f"It is my own doing. {sentence(value.rstrip('.') + ' matters to me')}", memories=memories)
    if liked:
        return answer(f"It is my own doing. I like {liked.rstrip('.')}.", memories=memories)
    return answer("It is my own doing, and I felt it was time.", memories=memories)


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
    view = "It is my own doing" if _is_own_doing(asked, claim) else views[claim.knowing.attitude]
    reason = f", because {claim.knowing.reason}" if claim.knowing.reason else ""
    return answer(sentence(view + reason), memories=_behind(asked, claim))


def _behind(asked: AnswerInterviewInput, claim: ClaimView) -> list[Memory]:
    """Return the memory behind the reason, or one that says as much, where it came to mind; else one of the claim."""
    words = content_words(claim.knowing.reason)
    saying = claim.knowing.reason_memory or supporting(asked.memories, words, len(words))
    reason = [memory for memory in asked.memories if memory.id == saying]
    return reason or about(asked, claim.id)[:1]


def _attendance(asked: AnswerInterviewInput, claim: ClaimView) -> InterviewAnswer:
    attending, over = claim.knowing.attending, _is_over(asked, claim)
    reason = f", because {claim.knowing.reason}" if claim.knowing.reason else ""
    memories = _behind(asked, claim)
    if over:
        return _attended(asked, claim, reason, memories)
    if attending is None:
        return answer("I have not made up my mind about it.", memories=memories)
    title = title_for(asked.me, claim)
    words = f"Yes, I am going to {title}" if attending else f"No, I am not going to {title}"
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
        own = "it is my own doing" if _is_own_doing(asked, claim) else "I knew it before anybody else did"
        return answer(f"Nobody had to tell me; {own}.", memories=told[:1])
    teller = claim.teller_name or "Somebody I don't know"
    heard = [memory for memory in told if memory.kind == "heard"]
    return answer(sentence(f"{teller} told me {day_of(claim.knowing.seconds, asked.moment)}"), memories=heard[:1])


def _of_person(asked: AnswerInterviewInput, person: str, name: str, sort: QuestionSort) -> InterviewAnswer:
    if sort not in ("opinion", "liking"):
        return person_known(asked, person, name)
    mine = sorted(about(asked, person), key=lambda memory: memory.kind != "reflection")
    kept = [memory for memory in mine if memory.kind in ("reflection", "summary", "fact")][:2] or mine[:1]
    if not kept:
        return known_as(asked, name) or answer(f"I don't know {name} well enough to say.")
    tie = known_as(asked, name)
    told = [tie.text.removeprefix(f"Yes, I know {name}. ")] if tie is not None and not tie.memories[1:] else []
    return answer(" ".join([*told, *(retold(memory) for memory in kept)]), memories=kept)


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
    found = _found_out(asked, words)
    if found is not None:
        return found
    best = max(asked.memories, key=lambda memory: len(words & content_words(memory.text)), default=None)
    shared = len(words & content_words(best.text)) if best is not None else 0
    if best is not None and shared and _ENOUGH * shared >= len(words) and not strange_names(asked):
        return of_ones_life(asked) or answer(f"What comes to mind is this. {retold(best)}", memories=[best])
    return of_ones_life(asked) or _nothing_known(asked)


def _found_out(asked: AnswerInterviewInput, words: frozenset[str]) -> InterviewAnswer | None:
    """Return what one found out of a thing when something with it was in vain; None where it is about no such thing."""
    for tried in reversed(asked.me.attempts):
        known = content_words(tried.reason)
        if words and not tried.allowed and words <= known:
            when = day_of(tried.seconds, asked.moment)
            return answer(f"{sentence(tried.reason)} I found that out {when}, {tried.do}.")
    return None


def _nothing_known(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return that one cannot say; of a name one does not know, that one knows nothing about it."""
    strange = strange_names(asked)
    if strange and is_about_meeting(asked.question):
        return answer(f"No. I know nobody called {strange[0]}.", yes=False)
    return answer(f"I know nothing about {strange[0]}." if strange else _UNKNOWN)


_OTHER: dict[QuestionSort, Callable[[AnswerInterviewInput], InterviewAnswer]] = {
    "plans": plans,
    "habits": habits,
    "liking": _liking,
    "knowing": _knowing,
    "attending": _attending,
}
