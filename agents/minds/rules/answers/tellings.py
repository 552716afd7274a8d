"""Answers about what was told: by whom, to whom, about what, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agents.memory import Memory
from agents.minds.rules.answers.reading import plain
from agents.minds.rules.asking import claims_in, people_in, topic_words
from agents.minds.rules.met import span_of
from agents.minds.rules.recounting import about, answer, claim_known, day_of, retold, sentence
from agents.minds.rules.words import clipped, content_words, listed, words_of
from agents.perception import ClaimView
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_SAYING = r"(?:tell|told|say|said|mention(?:ed)?|reveal(?:ed)?|explain(?:ed)?)"
_BY_THEM = re.compile(
    rf"\b(?:did|has|had|does) (?P<who>.+?) (?:ever |already |also )?{_SAYING}\b|\byou (?:hear|heard) from (?P<whom>.+)"
)
_BY_ME = re.compile(rf"\b(?:did|have|had) you (?:ever |already |also )?{_SAYING}\b")
_WHOM_I_TOLD = re.compile(
    r"^\W*whom?(?: else)? (?:did|have) you (?:tell|told|invited?|asked?)\b|\bdid you (?:tell|invite) any(?:body|one)\b"
    r"|\bhave you (?:told|invited) any(?:body|one)\b"
)
_WHO_TOLD_ME = re.compile(r"^\W*(?:and )?(?:who|from whom)\b.*\b(?:told you|you (?:hear|know|learn)|said)")
_WHEN_HEARD = re.compile(
    r"^\W*when did you (?:first )?(?:hear|learn|find out|know)\b|\bwhen (?:did|were) .*\b(?:tell|told)\b"
)
_WHAT_TALKED = re.compile(
    r"\bwhat (?:did|have|do) you(?: and \S+(?: \S+)?)? (?:usually )?(?:talk(?:ed)?|speak|spoken|chat(?:ted)?)\b"
    r"|\bwhat (?:were|are) you talking\b|\bwhat was your (?:talk|conversation|chat)\b"
)
_WHOM_MET = re.compile(
    r"^\W*(?:and )?whom?(?: all| else)? (?:did|have) you"
    r" (?:meet|met|see|seen|talk(?:ed)?|spoken|speak|spoke|chat(?:ted)?)\b"
)
_PEOPLE_SAY = re.compile(r"\bwhat (?:do|are|did) (?:people|others|they|everybody|everyone) (?:say|saying|think|tell)\b")
_WHO_COMES = re.compile(r"^\W*whom? (?:is|are|will|else is) (?:all )?(?:be )?(?:coming|going|come|go|there)\b")
_NEWS = re.compile(
    r"^\W*what(?:'s| is) (?:new|the news|going on|happening)\b"
    r"|\bheard? (?:any|the latest|some) (?:news|gossip|rumou?rs?)\b"
    r"|\bany news\b|\bwhat have you heard(?: lately| today| recently)?\W*$|\bwhat (?:news|rumou?rs?) (?:do|have) you\b"
)
People = Sequence[tuple[str, str]]
Answering = Callable[[AnswerInterviewInput, Sequence[ClaimView], People], InterviewAnswer | None]
_LEAD = re.compile(r"^(?:I said to (?P<to>.+?)|(?P<by>.+?) said to me): (?P<words>.*)$", re.DOTALL)
_EMPTY = re.compile(
    r"\b(?:hello|hi|hey|good (?:morning|afternoon|evening)|bye|goodbye|see you|how are you|take care)\b", re.IGNORECASE
)
_MOST_QUOTED = 2
_MOST_NAMED = 8
_MOST_CLAIMS = 3
_LONGEST = 260


def about_tellings(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the answer to a question about what was said; None where it is about something else."""
    text = plain(asked.question)
    claims = claims_in(asked.question, asked.claims, asked.names)
    people = people_in(asked.question, asked.names)
    for pattern, answering in _BY_FORM:
        if pattern.search(text):
            found = answering(asked, claims, people)
            if found is not None:
                return found
    return _between(asked, text, people[0], claims) if people else None


def _between(
    asked: AnswerInterviewInput, text: str, who: tuple[str, str], claims: Sequence[ClaimView]
) -> InterviewAnswer | None:
    """Return what passed between one and somebody else in words."""
    person, name = who
    topic = re.search(r"\b(?:about|of|mention(?:ed)?)\s+(.+)$", asked.question, re.IGNORECASE)
    claims = claims or (claims_in(topic.group(1), asked.claims, asked.names) if topic is not None else [])
    first = name.casefold().split(" ")[0]
    by_them = _BY_THEM.search(text)
    if by_them is not None and first in (by_them["who"] or by_them["whom"] or ""):
        return _told_by(asked, person, name, claims)
    if _BY_ME.search(text):
        return _told_to(asked, person, name, claims)
    if _WHAT_TALKED.search(text):
        return _talked_about(asked, person, name)
    return None


def _names(asked: AnswerInterviewInput) -> frozenset[str]:
    return words_of(name for _, name in (*asked.names, (asked.me.id, asked.me.name)))


def _topic(asked: AnswerInterviewInput) -> frozenset[str]:
    return topic_words(asked.question) - _names(asked) - _OF_SPEAKING


_OF_SPEAKING = content_words(
    "mention mentioned reveal explain say said tell told talk talked speak spoke conversation chat anything"
    " yesterday today morning evening afternoon week lately last recently hear heard first"
)


def quoted(memory: Memory) -> str:
    """Return the words of a memory of something said, without who said them to whom."""
    found = _LEAD.match(memory.text)
    return clipped(found["words"] if found else memory.text, _LONGEST)


def _told_by(asked: AnswerInterviewInput, person: str, name: str, claims: Sequence[ClaimView]) -> InterviewAnswer:
    """Return what somebody told one, about what was asked for where something was."""
    heard = [memory for memory in about(asked, person) if memory.kind == "heard" and memory.about[:1] == (person,)]
    first, last, _ = span_of(asked)
    heard = [memory for memory in heard if first <= memory.created <= last] if first else heard
    topic = _topic(asked)
    if claims:
        return _told_claim(asked, person, name, claims[0], heard)
    if topic:
        found = [memory for memory in heard if 2 * len(topic & content_words(memory.text)) >= len(topic)]
        if not found:
            return answer(f"I don't remember that {name} told me anything about that.", yes=False)
        return _quotes(name, found, asked)
    told = sorted((memory for memory in heard if not _is_empty(memory)), key=_weight)
    if not told:
        return answer(f"I don't remember what {name} said.")
    return _quotes(name, told, asked)


def _weight(memory: Memory) -> tuple[int, int, str]:
    return (-memory.importance, -len(content_words(quoted(memory))), memory.id)


def _is_empty(memory: Memory) -> bool:
    words = quoted(memory)
    return words.endswith("?") or (len(words) < 60 and _EMPTY.search(words) is not None)


def _quotes(name: str, found: Sequence[Memory], asked: AnswerInterviewInput) -> InterviewAnswer:
    kept = sorted(found[:_MOST_QUOTED], key=lambda memory: (memory.created, memory.id))
    parts = [
        f"{sentence(day_of(memory.created, asked.moment))[:-1]} {name} said to me: {quoted(memory)}" for memory in kept
    ]
    return answer(" ".join(parts), yes=True, memories=kept)


def _told_claim(
    asked: AnswerInterviewInput, person: str, name: str, claim: ClaimView, heard: Sequence[Memory]
) -> InterviewAnswer:
    """Return what somebody told one of a claim; that one had it from another, or from nobody, is said."""
    telling = [memory for memory in heard if claim.id in memory.about] or [
        memory for memory in heard if _speaks_of(memory, claim)
    ]
    if claim.knowing.teller == person:
        known = claim_known(asked.me, claim, asked.moment)
        return answer(f"Yes. {known}", yes=True, memories=telling[:2] or about(asked, claim.id)[:1])
    if telling:
        return _quotes(name, telling, asked)
    if claim.origin == asked.me.id:
        return answer(f"{name} did not tell me of it; I told others. {claim_known(asked.me, claim, asked.moment)}")
    teller = claim.teller_name or "somebody I don't know"
    return answer(f"I don't remember that {name} told me of it. I have it from {teller}.", yes=False)


def _speaks_of(memory: Memory, claim: ClaimView) -> bool:
    key = content_words(claim.title) - content_words(claim.origin_name or "")
    return bool(key) and key <= content_words(memory.text)


def _told_to(asked: AnswerInterviewInput, person: str, name: str, claims: Sequence[ClaimView]) -> InterviewAnswer:
    said = [memory for memory in about(asked, person) if memory.kind == "said"]
    topic = _topic(asked)
    if claims:
        found = [memory for memory in said if claims[0].id in memory.about]
    elif topic:
        found = [memory for memory in said if 2 * len(topic & content_words(memory.text)) >= len(topic)]
    else:
        found = sorted((memory for memory in said if not _is_empty(memory)), key=_weight)
    if not found:
        return answer(f"No, I don't remember that I told {name} of that.", yes=False)
    parts = [f"I said to {name} {day_of(memory.created, asked.moment)}: {quoted(memory)}" for memory in found[:1]]
    return answer(" ".join(parts), yes=True, memories=found[:1])


def _talked_about(asked: AnswerInterviewInput, person: str, name: str) -> InterviewAnswer:
    talks = sorted(
        (memory for memory in about(asked, person) if memory.kind == "summary"),
        key=lambda memory: (-memory.created, memory.id),
    )
    if not talks:
        return answer(f"I don't remember talking with {name}.")
    return answer(" ".join(retold(memory) for memory in talks[:3]), memories=talks[:3])


def _whom_i_told(asked: AnswerInterviewInput, claims: Sequence[ClaimView], _: People) -> InterviewAnswer | None:
    if not claims:
        return None
    names = dict(asked.names)
    said = [memory for memory in asked.memories if memory.kind == "said" and claims[0].id in memory.about]
    told = list(dict.fromkeys(names[one] for memory in said for one in memory.about if one in names))[:_MOST_NAMED]
    if not told:
        return answer("I have told nobody of it yet.", yes=False)
    return answer(f"I have spoken of it to {listed(told)}.", yes=True, memories=said)


def _who_comes(asked: AnswerInterviewInput, claims: Sequence[ClaimView], people: People) -> InterviewAnswer | None:
    if not claims:
        return None
    claim = claims[0]
    mine = claim.origin == asked.me.id or claim.knowing.attending is True
    told = _whom_i_told(asked, [claim], people)
    own = "I am going myself. " if mine and claim.origin != asked.me.id else ""
    if told is None or not told.yes:
        return answer(f"{own}I couldn't say who else is coming." if own else "I couldn't say who is coming.")
    return answer(f"{own}{told.text} Who of them comes I shall see.", memories=[])


def _people_say(asked: AnswerInterviewInput, claims: Sequence[ClaimView], people: People) -> InterviewAnswer | None:
    wanted = content_words(people[0][1].split(" ")[0]) if people else _topic(asked) or frozenset()
    if claims:
        return answer(claim_known(asked.me, claims[0], asked.moment), memories=about(asked, claims[0].id)[:2])
    heard = [
        memory
        for memory in asked.memories
        if memory.kind == "heard"
        and wanted
        and wanted & content_words(quoted(memory))
        and not (people and memory.about[:1] == (people[0][0],))
    ]
    if not heard:
        return answer(
            f"I have heard nothing about {people[0][1]} from others." if people else "I have heard nothing of it."
        )
    return answer(retold(heard[0]), memories=heard[:1])


def _when_heard(asked: AnswerInterviewInput, claims: Sequence[ClaimView], _: People) -> InterviewAnswer | None:
    if not claims or claims[0].knowing.teller is None:
        return None
    claim = claims[0]
    teller = claim.teller_name or "Somebody I don't know"
    text = f"{teller} told me {day_of(claim.knowing.seconds, asked.moment)}"
    return answer(sentence(text), memories=about(asked, claim.id)[:1])


def _whom_met(asked: AnswerInterviewInput, _claims: Sequence[ClaimView], _: People) -> InterviewAnswer:
    """Return with whom one talked in the span that is asked about, in order of time."""
    first, last, span = span_of(asked)
    talks = [memory for memory in asked.day if memory.kind == "summary" and first <= memory.created <= last]
    names = dict(asked.names)
    met = list(dict.fromkeys(names[one] for memory in talks for one in memory.about if one in names))
    when = f" {span}" if span else " lately"
    if not met:
        return answer(f"I have talked with nobody{when} that I remember.", yes=False)
    return answer(f"{sentence(when.strip())[:-1]} I talked with {listed(met[:_MOST_NAMED])}.", memories=talks)


def _news(asked: AnswerInterviewInput, _claims: Sequence[ClaimView], _: People) -> InterviewAnswer:
    """Return the news one knows, what interests most first."""
    ahead = [claim for claim in asked.claims if claim.ends is None or claim.ends.seconds > asked.moment.seconds]
    best = sorted(ahead or asked.claims, key=lambda claim: (-claim.interest, claim.id))[:_MOST_CLAIMS]
    open_ones = [claim for claim in best if not claim.secret]
    if not open_ones:
        return answer("I have heard nothing worth telling.", yes=False)
    told = " ".join(claim_known(asked.me, claim, asked.moment) for claim in open_ones)
    return answer(told, yes=True, memories=[memory for claim in open_ones for memory in about(asked, claim.id)[:1]])


def _nobody_told(asked: AnswerInterviewInput, claims: Sequence[ClaimView], _: People) -> InterviewAnswer | None:
    """Return that nobody told one of what the question names, where one knows nothing of it."""
    topic = _topic(asked)
    if claims or not topic_words(asked.question) - _names(asked):
        return None
    names = dict(asked.names)
    for memory in asked.memories:
        teller = names.get(memory.about[0]) if memory.kind == "heard" and memory.about else None
        if teller and topic and topic <= content_words(quoted(memory)) and not quoted(memory).endswith("?"):
            when = day_of(memory.created, asked.moment)
            return answer(f"{teller} told me {when}: {quoted(memory)}", memories=[memory])
    return answer("Nobody has told me of that.")


_BY_FORM: tuple[tuple[re.Pattern[str], Answering], ...] = (
    (_WHOM_MET, _whom_met),
    (_NEWS, _news),
    (_WHOM_I_TOLD, _whom_i_told),
    (_WHO_COMES, _who_comes),
    (_PEOPLE_SAY, _people_say),
    (_WHEN_HEARD, _when_heard),
    (_WHO_TOLD_ME, _nobody_told),
)
