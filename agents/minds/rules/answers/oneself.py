"""Answers about oneself: how one is, what one likes, wants, can and minds, where one lives and comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agents.affect import mood_word
from agents.memory import Memory
from agents.minds.rules.answers.reading import plain
from agents.minds.rules.asking import topic_words
from agents.minds.rules.recounting import answer, retold, sentence
from agents.minds.rules.traits import traits_of
from agents.minds.rules.words import content_words, listed
from agents.persona import Persona
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_FEELINGS = {
    "happy": ("I am in high spirits.", True),
    "content": ("I am well, and content.", True),
    "neutral": ("I am neither up nor down.", None),
    "upset": ("I am upset, to be honest.", False),
    "low": ("I feel rather low.", False),
}
_GLAD = frozenset({"happy", "content"})
_SAD = frozenset({"upset", "low"})
_ASKED_FEELINGS = (
    (re.compile(r"\b(?:happy|glad|cheerful|content|well|all right|alright|okay|ok|fine|in a good mood)\b"), _GLAD),
    (
        re.compile(
            r"\b(?:sad|unhappy|low|down|upset|angry|cross|worried|worrying|wrong|bothering|anxious|nervous|stressed|lonely)\b"
        ),
        _SAD,
    ),
)
_ANXIOUS_FROM_E6 = 600_000
_LONGEST_LIST = 4
_STILL_TALKING = 6 * 3600

Answering = Callable[[AnswerInterviewInput], InterviewAnswer | None]


def about_oneself(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the answer to a question about the person itself; None where it is about something else."""
    text = plain(asked.question)
    for pattern, answering in _SORTS:
        if pattern.search(text):
            found = answering(asked)
            if found is not None:
                return found
    return None


def _how_one_is(asked: AnswerInterviewInput) -> InterviewAnswer:
    text, yes = _FEELINGS[mood_word(asked.me.mood)]
    if not plain(asked.question).startswith(("are you", "do you feel", "is ")):
        yes = None
    else:
        word = mood_word(asked.me.mood)
        meant = next((moods for pattern, moods in _ASKED_FEELINGS if pattern.search(plain(asked.question))), None)
        if meant is not None:
            yes = True if word in meant else None if word == "neutral" else False
            text = f"{'Yes' if yes else 'Not really' if yes is None else 'No'}. {text}"
    last = [memory for memory in asked.memories if memory.kind == "summary" and _is_fresh(asked, memory)][:1]
    return answer(" ".join([text, *map(retold, last)]), yes=yes, memories=last)


def _is_fresh(asked: AnswerInterviewInput, memory: Memory) -> bool:
    return asked.moment.seconds - memory.created <= _STILL_TALKING


def _now(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    if not asked.me.activity:
        return None
    where = f" at {asked.me.place.name}" if asked.me.place else ""
    return answer(f"Just now I am {asked.me.activity}{where}.")


def _place(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    if asked.me.place is None:
        return None
    doing = f", {asked.me.activity}" if asked.me.activity else ""
    return answer(f"I am at {asked.me.place.name}{doing}.")


def _clock(asked: AnswerInterviewInput) -> InterviewAnswer:
    return answer(f"It is {asked.moment.clock} on {asked.moment.weekday.capitalize()}, {asked.moment.date}.")


def _listing(form: str, things: Sequence[str], nothing: str) -> Answering:
    """Return what lists `things` in `form`, or says `nothing` where there are none."""

    def tell(asked: AnswerInterviewInput) -> InterviewAnswer:
        kept = [thing.rstrip(".") for thing in things[:_LONGEST_LIST]]
        if not kept:
            return answer(nothing)
        words = content_words(" ".join(kept))
        mine = [memory for memory in asked.memories if memory.kind == "fact" and _says(memory, words)]
        return answer(form.format(listed(kept)), memories=mine)

    return tell


def _says(memory: Memory, words: frozenset[str]) -> bool:
    own = content_words(memory.text)
    return bool(own) and own <= words | content_words("I like care want am good at matters to me don't for")


def _likes(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    own = asked.me.persona.personal.likes
    if topic_words(asked.question) - _PLAIN_LIKING:
        return None
    return _listing("I like {}.", own, "There is nothing I would name above the rest.")(asked)


_PLAIN_LIKING = content_words(
    "hobbies hobby favourite favorite free time thing things pastime fun happy glad joy spend makes best"
)


def _dislikes(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    if topic_words(asked.question) - _PLAIN_DISLIKING:
        return None
    own = asked.me.persona.personal.dislikes
    return _listing("I don't care for {}.", own, "There is nothing much that I mind.")(asked)


_PLAIN_DISLIKING = content_words(
    "dislike hate stand bear mind annoys annoy annoyed bothers bother upsets upset avoid sad angry cross least makes"
)


def _wishes(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    goals = asked.me.persona.context.goals
    return _listing("I want to {}.", goals[:3], "I have not set my heart on anything.")(asked)


def _values(asked: AnswerInterviewInput) -> InterviewAnswer:
    own = asked.me.persona.personal.values
    if not own:
        return answer("I have never put that into words.")
    kept = [value.rstrip(".") for value in own[:_LONGEST_LIST]]
    return answer(sentence(f"{listed(kept)} {'matters' if len(kept) == 1 else 'matter'} to me"))


def _skills(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    return _listing("I am good at {}.", asked.me.persona.personal.skills, "Nothing I would boast of.")(asked)


def _can(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return whether one can do what is asked for; None where nothing one knows of oneself says."""
    words = topic_words(asked.question)
    if not words:
        return None
    for skill in asked.me.persona.personal.skills:
        if words & content_words(skill):
            return answer(f"Yes. I am good at {skill.rstrip('.')}.", yes=True)
    fact = own_fact(asked.me.persona, words)
    return answer(fact) if fact else answer("Not that I could say so of myself.")


def _origin(asked: AnswerInterviewInput) -> InterviewAnswer:
    origin = asked.me.persona.social.origin
    if origin:
        return answer(f"I come from {origin.rstrip('.')}.")
    fact = own_fact(asked.me.persona, content_words("born grew raised childhood"))
    return answer(fact or "I have not much to tell about where I come from.")


def _home(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    home, place = asked.me.persona.context.home, asked.me.place
    if place is not None and place.id == home:
        return answer(f"I live here, at {place.name}.")
    seen = [memory.text for memory in asked.memories if home and home in memory.about and memory.kind == "observation"]
    named = next((text.rstrip(".").rpartition(" at ")[2] for text in seen), (home or "").replace("-", " ").title())
    return answer(f"My home is {named}.") if named else None


def _fears(asked: AnswerInterviewInput) -> InterviewAnswer:
    personal = asked.me.persona.personal
    fact = own_fact(asked.me.persona, content_words("afraid fear scared dread worry nervous anxious"))
    if fact:
        return answer(fact)
    if not personal.dislikes:
        return answer("There is nothing I would call a fear.")
    minded = personal.dislikes[0].rstrip(".")
    anxious = traits_of(asked.me.persona).neuroticism >= _ANXIOUS_FROM_E6
    return answer(
        f"I worry about a good deal, {minded} not least." if anxious else f"Of nothing much. I mind {minded}."
    )


def _story(asked: AnswerInterviewInput) -> InterviewAnswer:
    words = topic_words(asked.question) - content_words("story life past childhood about once tell funny")
    told = [story.text for story in asked.me.stories if not words or words & content_words(story.text)]
    facts = [fact for fact in asked.me.persona.context.facts if not words or words & content_words(fact)]
    found = told[:1] or facts[:2]
    return answer(" ".join(sentence(one) for one in found)) if found else answer("No story of mine comes to mind.")


def _age(asked: AnswerInterviewInput) -> InterviewAnswer:
    age = asked.me.persona.social.age
    return answer(f"I am {age} years old." if age is not None else "I don't make much of my age.")


def _groups(asked: AnswerInterviewInput) -> InterviewAnswer:
    groups = asked.me.persona.social.groups
    return answer(f"I belong to {listed(groups)}." if groups else "I belong to no group that I would name.")


def own_fact(persona: Persona, words: frozenset[str]) -> str:
    """Return the fact of a persona that shares most with `words`, half of them at least; "" where none does."""
    scored = [(len(words & content_words(fact)), fact) for fact in persona.context.facts]
    best = max(scored, key=lambda pair: pair[0], default=(0, ""))
    return sentence(best[1]) if best[0] and 2 * best[0] >= min(len(words), 4) else ""


def _greeted(asked: AnswerInterviewInput) -> InterviewAnswer:
    thanked = "thank" in plain(asked.question)
    return answer("You are welcome." if thanked else f"Hello. I am {asked.me.name}.")


_SORTS: tuple[tuple[re.Pattern[str], Answering], ...] = (
    (
        re.compile(r"^\W*(?:hello|hi|hey|good (?:morning|day|afternoon|evening)|thanks?(?: you)?)(?: there)?\W*$"),
        _greeted,
    ),
    (re.compile(r"\bwhat(?:'s| is) the (?:time|date)\b|\bwhat (?:time|day|date) is (?:it|today)\b"), _clock),
    (
        re.compile(
            r"^\W*(?:and )?how are you\b(?! going)|\bhow do you feel(?: today| now| right now| at the moment)?\W*$"
            r"|\bare you (?:feeling )?(?:very |really |still )?(?:happy|sad|angry|lonely|tired|well|all right|alright"
            r"|okay|ok|fine|worried|upset|content|glad|unhappy|nervous|anxious|stressed|in a good mood)\b"
            r"|\bdo you feel (?:happy|sad|well|lonely|good|bad|low)\b|\bwhat(?:'s| is) your mood\b"
            r"|\b(?:is (?:anything|something) (?:worrying|wrong|bothering)|what(?:'s| is) (?:worrying|the matter))\b"
        ),
        _how_one_is,
    ),
    (re.compile(r"\bwhat are you (?:doing|up to)(?: right)?(?: now| at the moment| here)?\W*$"), _now),
    (re.compile(r"^\W*where are you(?: right)?(?: now| at the moment)?\W*$"), _place),
    (re.compile(r"\bhow old are you\W*$|\byour age\b"), _age),
    (
        re.compile(r"\bwhere (?:are|do) you (?:come )?from\b|\bwhere were you (?:born|raised)\b|\bdid you grow up\b"),
        _origin,
    ),
    (re.compile(r"\bwhere (?:do|is) (?:you live|your (?:home|house|flat))\b"), _home),
    (
        re.compile(
            r"\bwhat do you (?:really |most )?(?:want|wish|hope|dream)\b"
            r"|\bwhat(?:'s| is| are) your (?:goals?|dreams?|aims?|wish(?:es)?|ambitions?)\b"
            r"|\bwhat would you (?:like to|most like|love to) (?:do|achieve|have)\b"
            r"|\bdo you have (?:a |any )?(?:goals?|dreams?|wish(?:es)?|ambitions?)\b"
        ),
        _wishes,
    ),
    (
        re.compile(
            r"\bwhat do you (?:dislike|hate|avoid|mind)\b|\bcan(?:'t|not) you (?:stand|bear)\b"
            r"|\bwhat (?:makes you (?:sad|angry|cross|upset)|annoys you|bothers you|upsets you|do you like least)\b"
        ),
        _dislikes,
    ),
    (
        re.compile(
            r"\bwhat do you (?:like|love|enjoy)(?: (?:most|best|doing|to do))?\W*$|\bwhat are you fond of\b"
            r"|\bwhat makes you (?:happy|glad)\b|\byour hobb(?:y|ies)\b|\bfree time\b|\byour favou?rite thing\b"
        ),
        _likes,
    ),
    (re.compile(r"\bwhat are you good at\b|\byour (?:skills|talents?|strengths?)\b"), _skills),
    (re.compile(r"^\W*can you (?!tell|say|explain|describe|remember|imagine|think|help|make it|come)"), _can),
    (re.compile(r"\b(?:important|matters?(?: most)?) to you\b|\byour values\b|\bdo you believe in\b"), _values),
    (
        re.compile(
            r"\b(?:afraid|scared|frightened) of\W*$|\byour (?:biggest |greatest )?fears?\b|\bwhat do you fear\b"
        ),
        _fears,
    ),
    (
        re.compile(r"\btell me (?:a|some|your) (?:\w+ )?stor(?:y|ies)\b|\b(?:story|something) (?:from|about) your\b"),
        _story,
    ),
    (
        re.compile(r"\b(?:what|which) (?:groups?|clubs?|teams?) do you\b|\bare you (?:a )?members? of (?:a|any)\b"),
        _groups,
    ),
)
