"""Answers about other people: what they are to one, what one knows of them, and what one cannot know."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.minds.rules.answers.reading import plain
from agents.minds.rules.asking import people_in
from agents.minds.rules.recounting import about, answer, retold
from agents.minds.rules.words import content_words, listed
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_TIE = re.compile(r"^(?P<name>.+) and I know each other: (?P<kind>[^:]+)\.$")
_HOME = re.compile(r"^(?P<name>.+) and I share a home\.$")
_FRIENDS = ("friend", "best friend", "close friend", "mentor", "spouse", "wife", "husband", "partner", "sibling")
_FOES = ("rival", "enemy", "foe", "adversary", "opponent")
_FAMILY = (
    "spouse", "wife", "husband", "partner", "sibling", "brother", "sister", "mother", "father", "parent", "child",
    "daughter", "son", "cousin", "aunt", "uncle", "niece", "nephew", "grandmother", "grandfather", "grandchild",
    "family", "twin",
)  # fmt: skip
_UNDER_ONE_ROOF = ("household", "flatmate", "housemate", "roommate", "spouse", "wife", "husband", "partner")
_ASKED_TIES: tuple[tuple[re.Pattern[str], tuple[str, ...], str, str], ...] = (
    (
        re.compile(r"\blive with\b|\bflatmates?\b|\bhousemates?\b"),
        _UNDER_ONE_ROOF, "I live with {}.", "I live alone, as far as anybody asks.",
    ),
    (
        re.compile(r"\b(?:dislike|hate|avoid|enem(?:y|ies)|rivals?|not get on)\b"),
        _FOES, "There is {}.", "There is nobody I would name.",
    ),
    (
        re.compile(r"\bmarried\b|\b(?:husband|wife|spouse|partner)\b"),
        ("spouse", "wife", "husband", "partner"), "I am with {}.", "There is nobody I would call that.",
    ),
    (
        re.compile(r"\b(?:children|kids|sons?|daughters?)\b"),
        ("child", "son", "daughter"), "There is {}.", "None that I could tell you about.",
    ),
    (
        re.compile(r"\bneighbou?rs?\b"),
        ("neighbour", "neighbor"), "{} I call a neighbour.", "I have no neighbours I would name.",
    ),
    (
        re.compile(r"\b(?:colleagues?|co-?workers?|work with|boss)\b"),
        ("colleague", "boss", "employee", "coworker", "apprentice"),
        "I work with {}.", "I work with nobody I would name.",
    ),
    (
        re.compile(r"\b(?:family|relatives?|siblings?|brothers?|sisters?|parents?|mother|father)\b"),
        _FAMILY, "There is {}.", "",
    ),
    (
        re.compile(r"\bfriends?\b|\bclosest\b|\bdo you (?:like|love|trust)\b|\bfond of\b"),
        _FRIENDS, "I count {} among my friends.", "There is nobody yet whom I would call a friend.",
    ),
)  # fmt: skip
_OF_MINE = re.compile(
    r"^\W*whom? (?:is|are|do|does|else)\b|\b(?:do|have) you (?:have|got|any)\b|^\W*have you\b"
    r"|\bare you (?:married|single)|^\W*whom? do you\b|\byour\b"
)
_ASPECTS: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = (
    (
        re.compile(r"\b(?:like|love|enjoy|fond|favou?rite|hobb(?:y|ies))\b"),
        ("likes", "loves", "enjoys"), "what {} likes",
    ),
    (re.compile(r"\b(?:dislike|hate|mind|stand)\b"), ("dislikes", "hates", "can't", "does"), "what {} minds"),
    (re.compile(r"\b(?:want|wish|hope|plan|goal|dream)s?\b"), ("wants", "hopes", "said:"), "what {} wants"),
    (
        re.compile(r"\bfor a living\b|\b(?:work|job|occupation|profession|trade)\b|\bdoes \S+(?: \S+)? do\b"),
        ("works", "is a", "is an", "is the"), "what {} does for a living",
    ),
    (
        re.compile(r"\bwhere (?:does|is) .*\b(?:live|from|home)\b|\bcomes? from\b"),
        ("comes", "lives", "grew"), "where {} is at home",
    ),
    (re.compile(r"\bhow old\b|\bage\b"), ("years",), "how old {} is"),
    (
        re.compile(r"\b(?:married|children|family|husband|wife)\b"),
        ("married", "husband", "wife", "children"), "that about {}",
    ),
)  # fmt: skip
_HOW_KNOWN = re.compile(r"\bhow do you know\b|\bwhat is .* to you\b|\bwho is\b|\byour (?:relationship|connection)\b")
_OF_ME = re.compile(r"\byou\b.*\b(?:like|love|enjoy|hate|dislike|want|mind|stand)\b|\bwhat is .* like\W*$")
_TOGETHER = re.compile(r"^\W*(?:did|do|have|has|are|were|is|was|does)\b")
_FEELING = re.compile(
    r"^\W*(?:is|was|are|does) .*\b(?:angry|sad|happy|unhappy|upset|worried|afraid|nervous|tired|lonely|well|feel)\b"
    r"|^\W*how (?:is|does|was) .*?(?: feel(?:ing)?| doing)?\W*$"
)
_DOES_KNOW = re.compile(r"^\W*(?:does|did|do|has|is) (?P<who>.+?) (?:already )?(?:know|heard?|aware|been told)\b")


def ties_in(asked: AnswerInterviewInput) -> list[tuple[str, str, Memory]]:
    """Return the name, the kind of tie and the memory of each person whose tie comes to mind, best first."""
    found = []
    for memory in asked.memories:
        tie, home = _TIE.match(memory.text), _HOME.match(memory.text)
        if memory.kind == "fact" and tie is not None:
            found.append((tie["name"], tie["kind"].casefold(), memory))
        elif memory.kind == "fact" and home is not None:
            found.append((home["name"], "household", memory))
    return found


def about_ties(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return who somebody's friends, neighbours and so on are; None where nothing of the kind is asked."""
    text = plain(asked.question)
    if people_in(asked.question, asked.names) or not _OF_MINE.search(text):
        return None
    for pattern, kinds, form, nobody in _ASKED_TIES:
        if pattern.search(text):
            ties = [tie for tie in ties_in(asked) if tie[1] in kinds]
            if not ties:
                return answer(nobody) if nobody else None
            kept = ties[:1] if re.search(r"\bbest\b|\bclosest\b|\bmost\b", text) else ties[:5]
            return answer(form.format(listed(name for name, _, _ in kept)), memories=[tie[2] for tie in kept])
    return None


def about_somebody(asked: AnswerInterviewInput, person: str, name: str) -> InterviewAnswer | None:
    """Return what one knows of the side of somebody that the question asks about; None where it asks for no side."""
    text = plain(asked.question)
    if _OF_ME.search(text):
        return None
    knows = _DOES_KNOW.match(text)
    if knows is not None and name.casefold().split(" ")[0] in knows["who"]:
        return _does_know(asked, person, name)
    facts = [memory for memory in about(asked, person) if memory.kind == "fact"]
    for pattern, verbs, what in _ASPECTS:
        if pattern.search(text):
            words = [memory for memory in facts if _tells(memory, name, verbs)]
            if words:
                return answer(" ".join(retold(memory) for memory in words[:3]), memories=words[:3])
            return _as_seen(asked, name, what)
    if _FEELING.search(text) and not re.search(r"\byou\b", text):
        return _how_they_are(asked, person, name)
    return known_as(asked, name) if _HOW_KNOWN.search(text) else None


def _how_they_are(asked: AnswerInterviewInput, person: str, name: str) -> InterviewAnswer:
    """Return that nobody sees into others, with what remains of the last talk with them."""
    talks = [memory for memory in about(asked, person) if memory.kind == "summary"]
    last = sorted(talks, key=lambda memory: (-memory.created, memory.id))[:1]
    return answer(" ".join([f"I couldn't say how {name} feels.", *map(retold, last)]), memories=last)


def _as_seen(asked: AnswerInterviewInput, name: str, what: str) -> InterviewAnswer:
    """Return that one was not told something of somebody, with what one has seen that bears on it."""
    if "living" in what:
        seen = [one for one in asked.memories if one.kind == "observation" and one.text.startswith(f"{name} was ")]
        if seen:
            return answer(f"I was never told. {retold(seen[0])}", memories=seen[:1])
    tie = next((tie for tie in ties_in(asked) if tie[0] == name and tie[1] in _UNDER_ONE_ROOF), None)
    if "at home" in what and tie is not None:
        return answer(f"{name} and I live under one roof.", memories=[tie[2]])
    return answer(f"I don't know {what.format(name)}.")


def _tells(memory: Memory, name: str, verbs: tuple[str, ...]) -> bool:
    rest = memory.text.removeprefix(name).strip()
    return any(rest.startswith(verb) or (verb == "years" and "years old" in rest) for verb in verbs)


def known_as(asked: AnswerInterviewInput, name: str) -> InterviewAnswer | None:
    """Return what somebody is to one; None where no memory of that comes to mind."""
    tie = next((tie for tie in ties_in(asked) if tie[0] == name), None)
    if tie is None:
        return None
    rest = [memory for memory in asked.memories if memory.text.startswith(name) and memory is not tie[2]]
    more = [memory for memory in rest if memory.kind == "fact"][:1]
    known = f"{name} and I share a home." if tie[1] == "household" else f"{name} is my {tie[1]}."
    return answer(" ".join([f"Yes, I know {name}. {known}", *map(retold, more)]), yes=True, memories=[tie[2], *more])


def _does_know(asked: AnswerInterviewInput, person: str, name: str) -> InterviewAnswer:
    """Return whether somebody knows of what the question names: because one told them, or heard it from them."""
    wanted = content_words(asked.question) - content_words(f"{name} know heard aware told about already")
    for memory in about(asked, person):
        if memory.kind in ("said", "heard") and wanted and 2 * len(wanted & content_words(memory.text)) >= len(wanted):
            who = "I told" if memory.kind == "said" else "I heard of it from"
            return answer(
                f"Yes, {who} {name}{' myself' if memory.kind == 'said' else ''}.", yes=True, memories=[memory]
            )
    return answer(f"I couldn't say whether {name} knows of that.")


def about_two(asked: AnswerInterviewInput, people: list[tuple[str, str]]) -> InterviewAnswer | None:
    """Return what one saw or heard of two others together; None where the question is about something else."""
    if len(people) < 2 or not _TOGETHER.match(plain(asked.question)) or re.search(r"\byou\b", plain(asked.question)):
        return None
    (one, first), (other, second) = people[:2]
    both = [memory for memory in asked.memories if one in memory.about and other in memory.about]
    if both:
        return answer(f"What I know of the two is this. {retold(both[0])}", memories=both[:1])
    return answer(f"I couldn't say what there is between {first} and {second}.")
