"""Questions about facts: what did others say of themselves, and what is so of oneself that nobody has said yet?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from agents.facts import Fact
from agents.perception import Me, Moment
from agents.talk import Utterance
from agents.tasks.base import Answer, Task


@dataclass(frozen=True, slots=True)
class NoteFactsInput:
    """Asked of everybody in a talk, for what others have just said in its hearing.

    Args:
        me: The one who listens.
        moment: Now.
        turns: What the others said, oldest first.
        known: What it knows so far of those who spoke.
        names: Pairs of id and name of everybody it knows by name.
    """

    me: Me
    moment: Moment
    turns: tuple[Utterance, ...]
    known: tuple[Fact, ...]
    names: tuple[tuple[str, str], ...]


class SaidOfOneself(Answer):
    """Something a speaker said about himself or herself."""

    person: Annotated[str, Field(max_length=64)] = Field(description="Who said it of themselves.")
    aspect: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="like, dislike, goal, value, group, skill, work, home, origin, or such as 'favourite colour'."
    )
    value: Annotated[str, Field(min_length=1, max_length=200)] = Field(description="A noun phrase, such as 'old maps'.")


class Facts(Answer):
    """What there is to keep of what was said; nothing of what was only asked, joked or said of others."""

    facts: Annotated[tuple[SaidOfOneself, ...], Field(max_length=8)]


@dataclass(frozen=True, slots=True)
class AdoptFactInput:
    """Asked when somebody is asked about itself what its persona does not say.

    Args:
        me: The one who is asked, with what it adopted before.
        moment: Now.
        question: The words of the question.
        aspect: Which side of it is asked about: like, dislike, goal, value or fact.
    """

    me: Me
    moment: Moment
    question: str
    aspect: str


class AdoptedFact(Answer):
    """What is so from now on, in agreement with the persona; empty where one would rather not say."""

    value: Annotated[str, Field(max_length=200)] = Field(
        description="like, dislike and value: a noun phrase; goal: fits after 'I want to'; fact: a sentence with I."
    )


@dataclass(frozen=True, slots=True)
class TellStoryInput:
    """Asked when somebody is asked how it came about that something is so with it.

    Args:
        me: The one who is asked, with the stories it told before.
        moment: Now.
        question: The words of the question.
        fact: What is so, as a sentence in the first person.
        events: What is to be told, in order: clauses that fit after "I"; empty where nothing was found that fits.
    """

    me: Me
    moment: Moment
    question: str
    fact: str
    events: tuple[str, ...]


class StoryTold(Answer):
    """The story, which is so from now on; empty where one would rather not tell."""

    text: Annotated[str, Field(max_length=600)] = Field(description="A few sentences in the first person.")


NOTE_FACTS: Task[NoteFactsInput, Facts] = Task("note_facts", 1, NoteFactsInput, Facts, temperature_e6=0)
ADOPT_FACT: Task[AdoptFactInput, AdoptedFact] = Task("adopt_fact", 1, AdoptFactInput, AdoptedFact, answer_tokens=150)
TELL_STORY: Task[TellStoryInput, StoryTold] = Task("tell_story", 1, TellStoryInput, StoryTold, answer_tokens=250)
