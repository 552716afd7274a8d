"""The gist of memories: candidates for insights, each with the memories it rests on and how much it weighs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from agents.memory import Memory
from agents.minds.rules.summaries import subjects_in
from agents.minds.rules.whose import speaks_as_i
from agents.minds.rules.words import clipped, content_words, listed
from agents.streams import Stream
from agents.tasks.reflecting import ReflectInput

_OFTEN = 3
_TALK_WEIGHT = 3
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Gist:
    """A conclusion, what it rests on, its weight among others, and the question it answers."""

    text: str
    memories: tuple[Memory, ...]
    weight: int
    question: str


def about_people(asked: ReflectInput, stream: Stream) -> list[Gist]:
    """Return what stands out of those one has talked with or seen again and again."""
    daily = _daily_places(asked)
    found = []
    for person, name in asked.names:
        if person == asked.me.id:
            continue
        mine = tuple(memory for memory in asked.memories if person in memory.about)
        talks = tuple(memory for memory in mine if memory.kind == "summary")
        sights = tuple(memory for memory in mine if memory.kind == "observation" and not daily & {*memory.about})
        gist = _of_talks(name, talks, stream) or _of_sights(name, sights)
        if gist is not None:
            found.append(gist)
    return found


_STAGES = (
    "There is more and more between {name} and me.",
    "{name} has become a part of my days here.",
    "I can hardly think of this place without {name}.",
)
_CONCLUSIONS = 2


def about_conclusions(asked: ReflectInput) -> list[Gist]:
    """Return what several earlier conclusions about the same person add up to, one step further each time."""
    reflections = tuple(memory for memory in asked.memories if memory.kind == "reflection")
    known = {memory.text for memory in reflections}
    found = []
    for person, name in asked.names:
        about = tuple(memory for memory in reflections if name in memory.text)
        called = clipped(name, _LONGEST)
        stages = [stage.format(name=called) for stage in _STAGES]
        reached = sum(stage in known for stage in stages)
        if person != asked.me.id and reached < len(stages) and len(about) >= _CONCLUSIONS * (reached + 1):
            found.append(Gist(stages[reached], about, _TALK_WEIGHT * len(about), _between(called)))
    return found


def _between(name: str) -> str:
    return f"What is there between {name} and me?"


def _daily_places(asked: ReflectInput) -> frozenset[str]:
    """Return home and the places of duty: seeing somebody there says nothing."""
    context = asked.me.persona.context
    return frozenset(place for place in (context.home, *(habit.at for habit in context.habits)) if place)


def _of_talks(name: str, talks: tuple[Memory, ...], stream: Stream) -> Gist | None:
    if len(talks) < 2:
        return None
    called = clipped(name, _LONGEST)
    subjects = [subject for memory in reversed(talks) for subject in subjects_in(memory.text)]
    if not subjects:
        text = f"{called} and I often have a word, about nothing in particular."
    else:
        often = Counter(subjects).most_common(1)[0]
        if often[1] > 1:
            text = f"{called} and I keep coming back to {often[0]}."
        else:
            form = stream.choice(_FORMS[:2] if any(map(speaks_as_i, subjects[:2])) else _FORMS)
            text = form.format(name=called, subject=clipped(listed(subjects[:2]), 200))
    return Gist(text, talks, _TALK_WEIGHT * len(talks), _between(called))


_FORMS = (
    "I have seen a lot of {name} lately; we talk about {subject}.",
    "{name} likes to talk with me, of {subject} last.",
    "I have been getting to know {name}, who told me about {subject}.",
)


def _of_sights(name: str, sights: tuple[Memory, ...]) -> Gist | None:
    """Return where or at what somebody is often seen."""
    if len(sights) < _OFTEN:
        return None
    doing = Counter(_seen_doing(name, memory.text) for memory in sights)
    (activity, _), times = doing.most_common(1)[0]
    where, there = Counter(_seen_doing(name, memory.text)[1] for memory in sights).most_common(1)[0]
    called = clipped(name, _LONGEST)
    if activity and times >= _OFTEN:
        return Gist(f"{called} spends a lot of time {clipped(activity, 150)}.", sights, times, _between(called))
    if where and there >= _OFTEN:
        return Gist(f"I often see {called} at {clipped(where, _LONGEST)}.", sights, there, _between(called))
    return None


def _seen_doing(name: str, text: str) -> tuple[str, str]:
    """Return the activity and the place in "NAME was ACTIVITY at PLACE.", empty where they cannot be told."""
    head, found, rest = text.partition(f"{name} was ")
    if head or not found:
        return "", ""
    activity, at, place = rest.removesuffix(".").rpartition(" at ")
    return (activity, place) if at else (rest.removesuffix("."), "")


def about_claims(asked: ReflectInput) -> list[Gist]:
    """Return which news one has heard from several people, or keeps talking about."""
    names = dict(asked.names)
    tellers: dict[str, dict[str, Memory]] = {}
    for memory in asked.memories:
        if memory.kind == "heard" and memory.about and memory.about[0] in names:
            for claim in memory.about[1:]:
                if claim not in names:
                    tellers.setdefault(claim, {}).setdefault(memory.about[0], memory)
    found = []
    for claim, heard in sorted(tellers.items()):
        title = _title(asked, claim)
        if len(heard) >= 2 and title:
            who = listed(names[person] for person in sorted(heard)[:_OFTEN])
            text = f"Word of {title} is going round: I have heard it from {who}."
            asks = f"What is there to {clipped(title, 200)}?"
            found.append(Gist(clipped(text, 400), tuple(heard.values()), 2 + 2 * len(heard), asks))
    return found


def _title(asked: ReflectInput, claim: str) -> str:
    """Return what the claim is called in the summary of a talk that was about it alone, "" where none tells."""
    names = dict(asked.names)
    for memory in asked.memories:
        others = [one for one in memory.about if one not in names]
        if memory.kind == "summary" and others == [claim]:
            return next(iter(subjects_in(memory.text)), "")
    return ""


def about_goals(asked: ReflectInput) -> list[Gist]:
    """Return which goals recent events touch upon."""
    found = []
    for goal in asked.me.persona.context.goals:
        words = content_words(goal)
        near = tuple(memory for memory in asked.memories if 2 * len(words & content_words(memory.text)) >= len(words))
        near = tuple(memory for memory in near if words and memory.kind not in ("reflection", "fact"))
        if near:
            aim = clipped(goal.rstrip("."), 200)
            text = f"I still want to {aim}, and I keep thinking of it." if len(near) > 1 else f"I still want to {aim}."
            found.append(Gist(text, near, 1 + len(near), f"Am I getting any nearer to this: {aim}?"))
    return found


def about_tastes(asked: ReflectInput) -> list[Gist]:
    """Return which likes come up again and again in what others say."""
    found = []
    for like in asked.me.persona.personal.likes:
        words = content_words(like)
        near = tuple(
            memory
            for memory in asked.memories
            if memory.kind in ("heard", "summary") and words and words <= content_words(memory.text)
        )
        if len(near) >= 2:
            liked = clipped(like.rstrip("."), 200)
            text = f"I am not the only one here who cares for {liked}."
            found.append(Gist(text, near, 1 + len(near), f"Who else cares for {liked}?"))
    return found


def about_days(asked: ReflectInput) -> list[Gist]:
    """Return what one's own plans have in common."""
    plans = tuple(memory for memory in asked.memories if memory.kind == "plan" and ": " in memory.text)
    steps = [
        {part.split(" at ")[0].strip(". ") for part in memory.text.split(": ", 1)[1].split(";")} for memory in plans
    ]
    common = sorted(set.intersection(*steps)) if len(plans) >= 2 else []
    if not common or not common[0]:
        return []
    return [Gist(f"My days are full of {clipped(common[0], 200)}.", plans, len(plans), "What are my days full of?")]
