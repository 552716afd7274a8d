"""Skills of talk: what a turn can be for, with exemplars, and the choice of one for a turn by the words of the talk.

Choosing among skills by prompt, each with a few exemplars, follows the Few-Shot Bot (A. Madotto et al., 2021).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agents import plugins
from agents.embedding import Embedder, similarity_e6
from agents.errors import InputError
from agents.minds.rules.words import content_words

_CUE_E6 = 350_000
_MOST_CUES = 2


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a turn can be for.

    Args:
        name: Unique.
        instruction: What a turn with it does.
        cues: Words that call for it when the other says them.
        exemplars: Pairs of a remark and a reply.
    """

    name: str
    instruction: str
    cues: tuple[str, ...] = ()
    exemplars: tuple[tuple[str, str], ...] = ()


_PACKAGED = (
    Skill(
        "chit_chat",
        "Keep the talk going lightly: take up what was said, add something of the day, ask back.",
        ("weather", "weekend", "hello", "morning", "evening"),
        (
            ("What a wind today!", "It had my hat off twice. How did you get here?"),
            ("Is it Friday already?", "It is, and I have nothing planned, for once. You?"),
        ),
    ),
    Skill(
        "knowledge",
        "Tell something you know or have read that bears on the matter, in your own words or as it stands there.",
        ("know", "why", "how", "read", "book", "explain", "history", "fact", "meaning"),
        (
            ("Why is the sea salt?", "The rivers carry it down from the rocks, grain by grain. I read that somewhere."),
            ("How old is that bridge?", "Older than the town hall. It says so on the plate at the far end."),
        ),
    ),
    Skill(
        "emotion",
        "Answer to how the other feels before anything else: name it, stay with it, offer no quick way out.",
        ("sad", "afraid", "angry", "lonely", "tired", "worried", "cry", "died", "lost", "happy", "proud", "hurt"),
        (
            ("My dog died on Sunday.", "Oh no. You had him for so long. Do you want to tell me about him?"),
            ("I've got the place!", "You did it! I can hear how happy you are."),
        ),
    ),
    Skill(
        "persona",
        "Say something of yourself that belongs here, or come back to what the other told you of itself.",
        ("you", "yourself", "hobby", "like", "love", "dream", "family", "job", "childhood"),
        (
            ("What do you do with your evenings?", "I mend clocks. It keeps my hands quiet and my head, too."),
            (
                "I've taken up the cello.",
                "The cello! You told me you'd always wanted to. I never got past the recorder.",
            ),
        ),
    ),
    Skill(
        "task",
        "Bring what you are here for a step further: propose, take on, settle who does what.",
        ("plan", "need", "task", "begin", "start", "organise", "book", "list", "settle", "deadline", "meeting"),
        (
            ("Shall we get to it?", "Yes. First we need a room. I'll ask at the library tomorrow."),
            ("Who brings the chairs?", "I can. My cousin has a van. You see to the tables."),
        ),
    ),
)
SKILLS: Mapping[str, Skill] = {skill.name: skill for skill in _PACKAGED}


def skill_names() -> tuple[str, ...]:
    """Return the names of all skills there are, the packaged ones first."""
    return (*SKILLS, *(name for name in plugins.names("skill") if name not in SKILLS))


def skill_named(name: str) -> Skill:
    """Return the skill called `name`: a packaged one, or one that a package or this process brought.

    What is brought is a `Skill`, or a class or function of nothing that gives a thing with an `instruction` and, where
    it has some, `cues` and `exemplars`.

    Raises:
        PluginMissing: If there is none.
        InputError: If what was brought is no skill.
    """
    if name in SKILLS:
        return SKILLS[name]
    loaded: Any = plugins.load("skill", name)
    thing = loaded if isinstance(loaded, Skill) else loaded()
    try:
        pairs = tuple((str(heard), str(reply)) for heard, reply in getattr(thing, "exemplars", ()))
        return Skill(name, str(thing.instruction), tuple(map(str, getattr(thing, "cues", ()))), pairs)
    except (AttributeError, TypeError, ValueError) as problem:
        raise InputError(
            f"the skill {name!r} is none: {problem}; expected an `instruction`, and perhaps `cues` (words) and "
            "`exemplars` (pairs of a remark and a reply)"
        ) from problem


@dataclass(frozen=True, slots=True)
class Cues:
    """What speaks for a skill beside the words: whether there is something to tell, to console or to get done.

    Args:
        remark: What the other has just said; empty at the beginning.
        knows: Whether a passage at hand bears on the remark.
        moved: Whether the other has just told something that is sad or glad.
        due: Whether what they are here for is due, or has begun and is not done.
        asked: Whether the speaker was just asked about itself.
    """

    remark: str
    knows: bool = False
    moved: bool = False
    due: bool = False
    asked: bool = False


_BOOSTS_E6 = {"knowledge": 500_000, "emotion": 700_000, "task": 900_000, "persona": 400_000}


def chosen_skill(skills: Sequence[Skill], cues: Cues, embedder: Embedder) -> Skill | None:
    """Return the skill that fits best, the first of equals; None where there are no skills.

    Args:
        skills: In the order of preference.
        cues: What there is to go by.
        embedder: Compares the remark with the exemplars.
    """
    if not skills:
        return None
    boosts = {"knowledge": cues.knows, "emotion": cues.moved, "task": cues.due, "persona": cues.asked}
    scores = [
        _by_words_e6(skill, cues.remark, embedder) + (_BOOSTS_E6[skill.name] if boosts.get(skill.name) else 0)
        for skill in skills
    ]
    return skills[scores.index(max(scores))]


def _by_words_e6(skill: Skill, remark: str, embedder: Embedder) -> int:
    if not remark:
        return 1 if skill.name == "chit_chat" else 0
    words = content_words(remark)
    hits = sum(1 for cue in skill.cues if content_words(cue) and content_words(cue) <= words)
    vectors = embedder.embed([remark, *(heard for heard, _ in skill.exemplars)])
    near = max((similarity_e6(vectors[0], vector) for vector in vectors[1:]), default=0)
    return near + _CUE_E6 * min(hits, _MOST_CUES)
