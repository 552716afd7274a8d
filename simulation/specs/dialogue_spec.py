"""The dialogue engine in a scenario file: skills, a policy, documents, and how much of a persona a turn shows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from agents.persona import Frozen, Line, Slug

Sentence = Annotated[str, Field(min_length=1, max_length=500)]
MAX_DOCUMENT = 200_000


class ExemplarSpec(Frozen):
    """A remark and a reply that shows a skill."""

    heard: Sentence = Field(description="What was said.")
    reply: Sentence = Field(description="What somebody with the skill says to it.")


class SkillSpec(Frozen):
    """A skill of your own, beside the packaged ones."""

    id: Slug = Field(description="Its name, such as 'consoling'.")
    instruction: Sentence = Field(description="What a turn with it does, as an instruction.")
    cues: Annotated[tuple[Line, ...], Field(max_length=60)] = Field(
        default=(), description="Words that call for it when the other says them."
    )
    exemplars: Annotated[tuple[ExemplarSpec, ...], Field(max_length=20)] = Field(
        default=(), description="Remarks that call for it, each with a reply."
    )


class PolicySpec(Frozen):
    """What names the next strategy of a turn."""

    name: Slug = Field(
        description="'emotional_support', 'tutoring', 'negotiation', 'mind', or one that a package or notebook brings."
    )
    people: Annotated[tuple[Slug, ...], Field(max_length=1000)] = Field(
        default=(), description="Who follows it; everybody when left out."
    )
    strategies: Annotated[tuple[Slug, ...], Field(max_length=40)] = Field(
        default=(), description="Only these of its strategies; all of them when left out."
    )


class DocumentSpec(Frozen):
    """A text that people may draw on: passages that bear on the talk are put at hand."""

    id: Slug = Field(description="A word of your own.")
    title: Line | None = Field(default=None, description="As people call it, such as 'the harbour guide'.")
    text: Annotated[str, Field(max_length=MAX_DOCUMENT)] = Field(
        default="", description="The words; left out where `file` names a text file."
    )
    file: Line | None = Field(default=None, description="A text file in this file's folder, read in place of `text`.")
    readers: Annotated[tuple[Slug, ...], Field(max_length=1000)] = Field(
        default=(), description="Who has read it; everybody when left out."
    )


class DialogueSpec(Frozen):
    """How turns of talk are guided. Nothing is, unless a key says so."""

    skills: Annotated[tuple[Slug, ...], Field(max_length=40)] = Field(
        default=(),
        description="Of chit_chat, knowledge, emotion, persona, task, those of a package or notebook, and your own; a "
        "turn takes one.",
    )
    own_skills: Annotated[tuple[SkillSpec, ...], Field(max_length=20)] = Field(
        default=(), description="Skills beside the packaged ones."
    )
    selector: Literal["rules", "mind"] = Field(
        default="rules", description="Who chooses the skill: the words of the talk, or the speaker's mind."
    )
    policy: PolicySpec | None = Field(default=None, description="What names the next strategy; none when left out.")
    documents: Annotated[tuple[DocumentSpec, ...], Field(max_length=200)] = Field(
        default=(), description="What people have read."
    )
    passages: Annotated[int, Field(ge=1, le=20)] = Field(
        default=3, description="How many passages are at hand in a turn."
    )
    persona: Literal["always", "relevant", "never"] = Field(
        default="always",
        description="Whether a turn is given the whole persona, only what bears on the talk, or the name alone.",
    )
    language: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z -]{1,39}$")] = Field(
        default="English", description="The language people speak; the rules speak English only."
    )
