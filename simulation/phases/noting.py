"""Noting: what others say of themselves becomes facts apart from events, and what one is asked and never said, too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.facts import STORY, Fact, Strategy, opposed, plain, said_of_itself, same
from agents.memory import Memory
from agents.minds.rules.speech.stories import how_it_came, story_of
from agents.minds.rules.speech.subjects import Asked
from agents.minds.rules.words import content_words
from agents.persona import Persona
from agents.persona_facts import PersonaFact, facts_of
from agents.stories import STORIES, in_order, story_for
from agents.streams import Stream
from agents.talk import Act, Utterance
from agents.tasks import ADOPT_FACT, NOTE_FACTS, TELL_STORY
from agents.tasks.noting import AdoptFactInput, NoteFactsInput, TellStoryInput
from simulation.context import TickContext
from simulation.events import FactNoted, Phase, Remembered
from simulation.phases.hearing import Talk
from simulation.phases.naming import NAMELESS, name_in_talk
from simulation.phases.observe import seen_from_outside

FACT_IMPORTANCE = 4
MOST_PER_PERSON = 12
_MOST_ADOPTED = 12
_MOST_STORIES = 4
_SHARE_OF_WORKING_SET = 3
_OF_OTHERS = {
    "like": "{name} likes {value}.",
    "dislike": "{name} does not care for {value}.",
    "goal": "{name} wants to {value}.",
    "value": "{value} matters to {name}.",
    "group": "{name} belongs to {value}.",
    "skill": "{name} is good at {value}.",
    "work": "{name} works as {value}.",
    "fact": "{name} said: {value}.",
}
_SPEAKS_AS_I = re.compile(r"\bI\b")
_OF_ONESELF = {
    "like": "I like {value}.",
    "dislike": "I don't care for {value}.",
    "goal": "I want to {value}.",
    "value": "{value} matters to me.",
    "fact": "{value}",
}


async def note_facts(ctx: TickContext, person: str, talk: Talk) -> None:
    """Write what `person` keeps of what others said of themselves in this tick, and what it settled about itself.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    first = sum(isinstance(event, Remembered) for event in ctx.draft.events_of(Phase.ABSORB, person))
    facts = _Facts(ctx, person, first)
    for fact in talk.adopted.get(person, ()):
        facts.adopt(fact)
    turns = tuple(said for said in talk.heard_by(person) if said.tick == ctx.tick.index and said.speaker != person)
    if not turns or not ctx.setting.study.memory.facts:
        return
    speakers = sorted({said.speaker for said in turns})
    known = tuple(fact for speaker in speakers for fact in facts.of(speaker))
    called = {speaker: name_in_talk(ctx, talk, person, speaker) for speaker in speakers}
    names = {**dict(ctx.names_known_to(person)), **{one: name for one, name in called.items() if name is not None}}
    given = NoteFactsInput(ctx.me(person), ctx.moment, turns, known, tuple(sorted(names.items())))
    for said in (await ctx.ask(NOTE_FACTS, person, given)).answer.facts:
        if said.person in called:
            facts.hear(
                said.person, called[said.person], said.aspect, said.value, _source(turns, said.person, said.value)
            )


def _source(turns: Iterable[Utterance], speaker: str, value: str) -> str:
    """Return the id of the turn of `speaker` that has most of the words of `value`."""
    words = content_words(value)
    own = [turn for turn in turns if turn.speaker == speaker]
    return max(own, key=lambda turn: (len(words & content_words(turn.text)), -turn.n)).id


class _Facts:
    """What one person knows of others and itself, while the facts of one tick are added.

    Args:
        ctx: The tick.
        person: Whose facts.
        first: The number of the first memory to be written.
    """

    def __init__(self, ctx: TickContext, person: str, first: int) -> None:
        self._ctx, self._person, self._n = ctx, person, first
        self._known = dict(ctx.state.lives[person].facts)

    def of(self, about: str) -> tuple[Fact, ...]:
        return self._known.get(about, ())

    def adopt(self, fact: Fact) -> None:
        if same(self.of(self._person), fact.aspect, fact.value) is None:
            self._note(fact.about, fact.aspect, fact.value, fact.text, fact.source, "adopted", None)

    def hear(self, about: str, name: str | None, aspect: str, value: str, source: str) -> None:
        """Note what `about` said of itself, by the study's strategy where it goes against what is known."""
        aspect = aspect.strip().casefold()
        if not plain(value) or same(self.of(about), aspect, value) is not None:
            return
        other = opposed(self.of(about), aspect, value)
        text = self._text(about, name, aspect, value)
        if other is None:
            self._note(about, aspect, value, text, source, "new", None)
            return
        policy = self._ctx.setting.study.memory.contradictions
        strategies: dict[str, Strategy] = {"refine": "refined", "replace": "replaced", "keep_both": "kept_both"}
        if policy == "refine":
            text = self._refined(text, other)
        self._note(about, aspect, value, text, source, strategies[policy], None if policy == "keep_both" else other)

    def _refined(self, text: str, other: Fact) -> str:
        since = self._ctx.setting.clock.moment(other.since).date
        opposite = {"like": "it was liked", "dislike": "it was not liked"}
        before = opposite.get(other.aspect, f"it was {other.value}")
        return f"{text.rstrip('.')}; before, as said on {since}, {before}."

    def _text(self, about: str, name: str | None, aspect: str, value: str) -> str:
        called = name or f"{NAMELESS[:1].upper()}{NAMELESS[1:]}"
        plain_value = value.rstrip(" .!?")
        if _SPEAKS_AS_I.search(plain_value):
            own = _OF_ONESELF.get(aspect, f"My {aspect} is {{value}}.").format(value=plain_value).rstrip(".")
            return f"{called} said: {_capital(own)}."
        seen = seen_from_outside(plain_value, self._ctx.setting.bodies[about].social.pronouns)
        form = _OF_OTHERS.get(aspect, "{name}'s {aspect} is {value}.")
        return _capital(form.format(name=called, aspect=aspect, value=seen))

    def _note(
        self, about: str, aspect: str, value: str, text: str, source: str, strategy: Strategy, other: Fact | None
    ) -> None:
        ctx, person = self._ctx, self._person
        cites = (source,) if source else ()
        memory = Memory(f"{person}/{ctx.tick.index}/{self._n}", "fact", text, ctx.now, FACT_IMPORTANCE, (about,), cites)
        self._n += 1
        fact = Fact(about, aspect, value, text, memory.id, source, ctx.now)
        instead = (*((other.memory,) if other is not None else ()), *self._crowded_out(about, other))
        ctx.draft.add(Phase.ABSORB, person, Remembered(person, memory))
        ctx.draft.add(Phase.ABSORB, person, FactNoted(person, fact, strategy, instead))
        for one, known in list(self._known.items()):
            self._known[one] = tuple(kept for kept in known if kept.memory not in instead)
        self._known[about] = (*self.of(about), fact)

    def _crowded_out(self, about: str, other: Fact | None) -> tuple[str, ...]:
        """Return the memory of the oldest fact that has to go so that one more can be known; none of one's own."""
        if about == self._person:
            return ()
        gone = {other.memory} if other is not None else set()
        of_others = [fact for one, known in sorted(self._known.items()) if one != self._person for fact in known]
        most = max(MOST_PER_PERSON, self._ctx.setting.study.memory.working_set // _SHARE_OF_WORKING_SET)
        for facts, limit in ((self.of(about), MOST_PER_PERSON), (of_others, most)):
            left = [fact for fact in facts if fact.memory not in gone]
            if len(left) >= limit:
                return (min(left, key=lambda fact: (fact.since, fact.memory)).memory,)
        return ()


async def adopt_what_is_asked(ctx: TickContext, talk: Talk, speaker: str) -> None:
    """Let `speaker` settle what is so where it was just asked about itself what its persona does not say.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    study, heard = ctx.setting.study, talk.heard_by(speaker)
    adopted = talk.adopted.get(speaker, [])
    asked = _asked_aspect(heard[-1], speaker) if heard else None
    if asked is None or not study.memory.adopt or study.conduct.without_blocks:
        return
    me = ctx.me(speaker, tuple(adopted))
    settled = [fact for fact in ctx.state.lives[speaker].facts.get(speaker, ()) if fact.aspect != STORY]
    if not lacks(me.persona, asked, heard[-1]) or len(settled) >= _MOST_ADOPTED:
        return
    given = AdoptFactInput(me, ctx.moment, heard[-1].text, asked)
    value = (await ctx.ask(ADOPT_FACT, speaker, given, len(talk.said))).answer.value.strip()
    if plain(value) and not _goes_against(me.persona, asked, value):
        text = _capital(_OF_ONESELF[asked].format(value=value.rstrip(" .") if asked != "fact" else value))
        fact = Fact(speaker, asked, value, text, "", heard[-1].id, ctx.now)
        talk.adopted.setdefault(speaker, []).append(fact)


async def remember_how_it_came(ctx: TickContext, talk: Talk, speaker: str) -> None:
    """Let `speaker` settle how something came about where it was just asked so for the first time.

    Raises:
        Paused: If the mind's answer cannot be had now.
    """
    study, heard = ctx.setting.study, talk.heard_by(speaker)
    asked = how_it_came(heard[-1], speaker) if heard and study.memory.stories else None
    if asked is None or study.conduct.without_blocks:
        return
    me = ctx.me(speaker, tuple(talk.adopted.get(speaker, ())))
    fact = _fact_asked_about(me.persona, asked)
    if fact is None or story_of(me.stories, asked) is not None or len(me.stories) >= _MOST_STORIES:
        return
    found = story_for(fact.value, fact.kind, Stream(study.seed, "story", speaker, 0), _told(me.stories))
    given = TellStoryInput(me, ctx.moment, heard[-1].text, fact.text, found.events if found is not None else ())
    text = (await ctx.ask(TELL_STORY, speaker, given, len(talk.said))).answer.text.strip()
    if text:
        story = Fact(speaker, STORY, fact.key, text, "", heard[-1].id, ctx.now)
        talk.adopted.setdefault(speaker, []).append(story)


def _fact_asked_about(persona: Persona, asked: Asked) -> PersonaFact | None:
    """Return the fact of the persona that is asked about: of the same kind, and all of its words are in the question's.

    An activity that is asked about is a habit, or what one likes.
    """
    kinds = (asked.kind,) if asked.kind != "activity" else ("habit", "like")
    words = content_words(asked.text)
    found = [fact for fact in facts_of(persona) if fact.kind in kinds]
    fitting = [fact for fact in found if content_words(fact.value) and content_words(fact.value) <= words]
    return fitting[0] if fitting else found[0] if len(found) == 1 and not words else None


def _told(stories: Iterable[Fact]) -> set[str]:
    """Return the ids of the stories that have been told: those whose events are all in one, in order."""
    return {one.id for one in STORIES for story in stories if in_order(story.text, one.events)}


def _asked_aspect(said: Utterance, speaker: str) -> str | None:
    """Return which side of `speaker` the turn asks about, None where it asks about none."""
    subject = said.subject
    if said.speaker == speaker or subject is None or subject.owner != speaker or "?" not in said.text:
        return None
    if said.act not in (Act.ASK, Act.ANSWER, Act.GREET, Act.RESPOND, Act.INFORM):
        return None
    if subject.kind == "other" and subject.text:
        return "fact"
    return subject.kind if subject.kind in _OF_ONESELF and (not subject.text or subject.kind == "fact") else None


def lacks(persona: Persona, aspect: str, asked: Utterance) -> bool:
    """Return whether `persona` says nothing that could answer what was asked about `aspect`."""
    has = {
        "like": persona.personal.likes,
        "dislike": persona.personal.dislikes,
        "goal": persona.context.goals,
        "value": persona.personal.values,
    }
    if aspect in has:
        return not has[aspect]
    words = content_words(asked.subject.text) if asked.subject is not None else frozenset()
    if words:
        return not words & content_words(said_of_itself(persona))
    return not persona.context.facts and not persona.social.origin and not persona.description


def _goes_against(persona: Persona, aspect: str, value: str) -> bool:
    against = {"like": persona.personal.dislikes, "dislike": persona.personal.likes}.get(aspect, ())
    return plain(value) in {plain(one) for one in against}


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
