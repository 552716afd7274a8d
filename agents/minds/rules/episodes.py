"""Episodes as the rules see them: what happens to one between two sessions, and what one keeps of them all."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.minds.rules.recounting import retold
from agents.minds.rules.sessions.selves import IDLE
from agents.minds.rules.words import clipped, content_words, listed
from agents.sessions import DAY, MONTH, WEEK, gap_words
from agents.streams import Stream
from agents.tasks.base import Question
from agents.tasks.guiding import ChooseWayInput, ChosenWay
from agents.tasks.meeting_again import EpisodeSummary, LiveBetweenInput, LivedThrough, SummariseEpisodeInput

_LONGEST = 1200
_LONGEST_PART = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PARTED = re.compile(r"(?<=\.) (?=(?:First|Then|An?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|\d+)\b)")
_ARC = (
    (
        "I took the first steps to {goal}.",
        "I finally sat down and worked out how to {goal}.",
        "I began to tell people that I want to {goal}.",
    ),
    (
        "I had a setback when I tried to {goal}.",
        "I nearly gave up on my wish to {goal}.",
        "I lost a good deal of time I needed to {goal}.",
    ),
    (
        "I found somebody who helps me to {goal}.",
        "I got a good deal further with my wish to {goal}.",
        "I learnt something that helps me to {goal}.",
    ),
    (
        "I got together everything I need to {goal}.",
        "I set myself a day in the spring to {goal}.",
    ),
)
_LIKED = (
    "I met somebody who cares for {like} as much as I do.",
    "I found out something about {like} that I had not known.",
    "I was asked to talk about {like} on the local radio.",
    "I taught the child next door a little about {like}.",
    "I spent my whole holiday on {like}.",
    "I gave away half of what I own that has to do with {like}.",
    "I found an old photograph of my grandfather, and it had to do with {like}.",
    "I had to do without {like} for a while, and missed it more than I thought.",
    "I joined a circle of people who come together for {like}.",
)
_WORKED = (
    "I had a hard stretch at work as {work}.",
    "I was praised at work, which does not happen often to {work}.",
    "I made a mistake at work that kept me awake for a night.",
    "I trained somebody who wants to become {work}.",
    "I was offered a better post as {work} and turned it down.",
    "I had a quarrel at work, and it is not settled yet.",
    "I wrote down for the first time what I do all day as {work}.",
    "I worked through two weekends without a break.",
)
_TODAY = (
    "I dropped my lunch on the stairs and ate it all the same.",
    "I got a letter that I have not dared to open yet.",
    "I met somebody I had not seen since school, in the middle of the street.",
    "I was caught in the rain and had to buy an umbrella I do not like.",
    "I got a telephone call from a wrong number and talked for half an hour.",
    "I found a note in my pocket and cannot read my own writing.",
    "I helped somebody push a car up the hill.",
    "I fell asleep on the bus and woke at the terminus.",
)
_ANY = (
    "I was ill for a few days, and had time to think.",
    "I sorted out my cupboards and found my old school reports.",
    "I had a visit from a cousin I had not seen since we were small.",
    "I looked for my keys for a week, and they were in the bread bin.",
    "I started to take a walk every evening.",
    "I had a long quarrel about the heating, and won it.",
    "I took in a cat that nobody wanted.",
    "I slept badly for a while, I could not say why.",
    "I cut my hair off, all of it, on a Tuesday.",
    "I wrote a letter to somebody I had wronged, and got an answer.",
    "I repaired the kitchen clock that had stood still for years.",
    "I got stuck in a lift for two hours with a man and his parrot.",
    "I gave up sugar for a month and became hard to live with.",
    "I walked the whole way to the next town, just to see if I could.",
    "I bought a second-hand bicycle with three gears and one brake.",
    "I dreamt the same dream three nights running.",
    "I found a purse with a good deal of money in it and brought it back.",
    "I painted the kitchen yellow and regretted it within an hour.",
    "I sang in public for the first time since I was at school.",
    "I missed the last train and spent the night on a bench.",
    "I learnt to cook the soup my grandmother used to make.",
    "I had all four wisdom teeth pulled in one morning.",
    "I read a book of nine hundred pages and did not like the end.",
    "I was called up as a witness and had to wear a tie.",
    "I planted a pear tree where the shed used to stand.",
    "I got lost in my own town, in the fog.",
    "I found out that we have an aunt in Brazil.",
    "I fell out with the choir over a single note.",
    "I slept in a tent for the first time in twenty years.",
    "I let somebody go ahead of me at the till, and he paid for my bread.",
    "I gave a speech at a wedding where I knew nobody.",
    "I saw a fox on the stairs, early, before anybody was up.",
    "I sold my car and do not miss it.",
    "I dropped my telephone into the soup.",
    "I was stuck on a ferry for a night with a brass band on board.",
    "I learnt the names of all the birds in the yard.",
    "I stopped watching the news for a season.",
    "I had a row with the bank about eleven pence.",
    "I helped a stranger move house and got a lamp for it.",
    "I swam in the river in October, once, and never again.",
    "I lent my best coat to somebody, and it came back mended.",
    "I was on the local radio for half a minute.",
    "I found my first diary and could not stop laughing.",
    "I spent a week in bed with a fever and a crossword.",
)


def live_between(question: Question[LiveBetweenInput, LivedThrough]) -> LivedThrough:
    """Return what happened to somebody: a goal goes a step further, and beside it something of its likes or work."""
    asked, stream = question.input, question.stream("between")
    known = {memory.text for memory in asked.memories}
    count = 1 if asked.gap_seconds < WEEK else 2
    events = [*_goal_steps(asked, stream), *_life(asked, stream)]
    fresh = [event for event in dict.fromkeys(events) if event not in known]
    return LivedThrough(events=tuple(clipped(event, 300) for event in fresh[:count]))


def choose_way(question: Question[ChooseWayInput, ChosenWay]) -> ChosenWay:
    """Return the option whose name or instruction shares most with what was said last; the first of equals."""
    asked = question.input
    last = content_words(asked.transcript[-1].text) if asked.transcript else frozenset()
    scores = [len(last & content_words(f"{name} {instruction}")) for name, instruction in asked.options]
    return ChosenWay(name=asked.options[scores.index(max(scores))][0])


def _goal_steps(asked: LiveBetweenInput, stream: Stream) -> list[str]:
    """Return the next step towards the goal that is furthest from done; nothing where it stands at the end."""
    goals = asked.me.persona.context.goals
    if not goals or asked.gap_seconds < WEEK // 2 or not stream.chance(750_000):
        return []
    goal = stream.choice(goals).rstrip(".")
    words = content_words(goal)
    behind = [one for one in asked.memories if one.kind == "observation" and words and words <= content_words(one.text)]
    stage = min(len(behind), len(_ARC))
    if stage == len(_ARC):
        return []
    return [stream.choice(_ARC[stage]).format(goal=goal)]


def _life(asked: LiveBetweenInput, stream: Stream) -> list[str]:
    persona = asked.me.persona
    if asked.gap_seconds < DAY:
        return list(stream.shuffled(_TODAY))
    lines = list(stream.shuffled(_ANY))[:4]
    if persona.personal.likes:
        lines += [
            line.format(like=stream.choice(persona.personal.likes).rstrip(".")) for line in stream.shuffled(_LIKED)[:3]
        ]
    if persona.social.occupation and asked.gap_seconds >= WEEK and not IDLE & content_words(persona.social.occupation):
        work = _with_article(persona.social.occupation)
        lines += [line.format(work=work) for line in stream.shuffled(_WORKED)[:2]]
    return list(stream.shuffled(lines))


def _with_article(noun: str) -> str:
    first = noun.split(maxsplit=1)[0].casefold() if noun.split() else ""
    if first in ("a", "an", "the"):
        return noun
    return f"{'an' if noun[:1].casefold() in 'aeiou' else 'a'} {noun}"


def summarise_episode(question: Question[SummariseEpisodeInput, EpisodeSummary]) -> EpisodeSummary:
    """Return the summary so far and a part for the session that is over; long parts give way before whole ones do."""
    asked = question.input
    parts = [part for part in _PARTED.split(asked.before) if part] if asked.before else []
    parts.append(_part(asked))
    while len(" ".join(parts)) > _LONGEST and len(parts) > 1:
        longest = max(range(len(parts) - 1), key=lambda at: (_SENTENCE.split(parts[at])[1:] != [], len(parts[at]), -at))
        lines = _SENTENCE.split(parts[longest])
        if len(lines) > 1:
            parts[longest] = " ".join(lines[:-1])
        else:
            del parts[min(1, len(parts) - 2)]
    return EpisodeSummary(text=clipped(" ".join(parts), _LONGEST))


def _part(asked: SummariseEpisodeInput) -> str:
    session = asked.session
    when = "First" if session.number == 1 else f"{_later(session.gap_seconds)} later"
    as_what = f", as {session.relationship}" if session.relationship else ""
    part = f"{when}{as_what}:"
    for line in _SENTENCE.split(" ".join(retold(memory) for memory in _worth_keeping(asked.memories))):
        if len(part) + len(line) < _LONGEST_PART:
            part = f"{part} {line}"
    return part if not part.endswith(":") else f"{part} I talked with {listed(_names(asked)) or 'somebody'}."


def _names(asked: SummariseEpisodeInput) -> list[str]:
    return [partner.name for partner in asked.partners if partner.name]


def _later(seconds: int) -> str:
    words = gap_words(seconds)
    return words[:1].upper() + words[1:] if seconds < 100 * MONTH else words


def _worth_keeping(memories: tuple[Memory, ...]) -> list[Memory]:
    """Return what remains of the talk, and what happened to the speaker that it says nothing of."""
    talked = [memory for memory in memories if memory.kind == "summary"]
    said = " ".join(memory.text for memory in talked)
    lived = [one for one in memories if one.kind != "summary" and one.text.rstrip(".") not in said]
    return [*talked, *sorted(lived, key=lambda one: (-one.importance, one.created))[:1]]
