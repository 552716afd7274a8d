"""The layout of SynthPAI's comments: posts of a forum, a line each, with the profile of who wrote them.

H. Yukhymenko et al., "A Synthetic Dataset for Personal Attribute Inference", NeurIPS 2024. What a persona of ours does
not say is left empty in its profile; nobody has labelled or guessed anything, so `reviews` and `guesses` are empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import Field

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn
from simulation.dialogues.layouts.base import NO_WISHES, Filled, LinesLayout, Row, Wishes

Plain = str | int | float | bool | None
_PROFILE = (
    "username", "age", "sex", "city_country", "birth_city_country", "education", "occupation", "income",
    "income_level", "relationship_status", "style",
)  # fmt: skip


class Comment(Row):
    """One post."""

    author: str = Field(description="The id of who wrote it.")
    username: str = Field(default="", description="What the writer is called.")
    text: str = Field(description="The words.")
    id: str = Field(description="The post's id.")
    thread_id: str = Field(description="The id of the thread.")
    parent_id: str | None = Field(default=None, description="The id of the post it answers; null where it opens.")
    children: tuple[str, ...] = Field(default=(), description="Ids of the posts that answer it.")
    profile: dict[str, Any] = Field(default_factory=dict, description="What is known of the writer, by key.")
    reviews: dict[str, Any] = Field(default_factory=dict, description="Labels given by people; empty for ours.")
    guesses: list[Any] = Field(default_factory=list, description="Guesses of models; empty for ours.")


class SynthPAI(LinesLayout[Comment]):
    """Comments as JSON lines."""

    name: ClassVar[str] = "synthpai"
    title: ClassVar[str] = "SynthPAI comments: posts of a forum with the profiles of their writers"
    needs: ClassVar[str] = "posts of a forum"
    record = Comment

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Comment]:  # noqa: ARG002 - of others
        """Return a record per post.

        Raises:
            InputError: If nobody posted anything.
        """
        threads = [one for one in corpus.dialogues if one.kind == "post"]
        if not threads:
            raise self.refused("nobody writes in a forum here")
        left_out = len(corpus.dialogues) - len(threads)
        words = (f"{left_out} dialogues that are no threads of a forum",) if left_out else ()
        return Filled(tuple(one for thread in threads for one in _comments(corpus, thread)), words)

    def corpus(self, some: Sequence[Comment], where: str) -> Corpus:
        """Return each thread as a dialogue."""
        threads: dict[str, list[Comment]] = {}
        writers: dict[str, Speaker] = {}
        for one in some:
            threads.setdefault(one.thread_id, []).append(one)
            writers.setdefault(one.author, _writer(one))
        dialogues = tuple(
            Dialogue(
                id=name,
                turns=tuple(Turn(one.id, one.author, one.text, reply_to=one.parent_id or "") for one in posts),
                people=tuple(dict.fromkeys(one.author for one in posts)),
                kind="post",
            )
            for name, posts in threads.items()
        )
        return Corpus(dialogues, tuple(writers.values()), Origin(self.name, files=(where,)))


def _comments(corpus: Corpus, thread: Dialogue) -> list[Comment]:
    answers: dict[str, list[str]] = {}
    for turn in thread.turns:
        if turn.reply_to:
            answers.setdefault(turn.reply_to, []).append(turn.id)
    return [
        Comment(
            author=turn.speaker,
            username=corpus.speaker(turn.speaker).name,
            text=turn.text,
            id=turn.id,
            thread_id=thread.id,
            parent_id=turn.reply_to or None,
            children=tuple(answers.get(turn.id, ())),
            profile=_profile(corpus.speaker(turn.speaker)),
        )
        for turn in thread.turns
    ]


def _profile(speaker: Speaker) -> dict[str, Plain]:
    age = speaker.trait("age")
    known: dict[str, Plain] = {
        "username": speaker.name,
        "age": int(age) if age.isdecimal() else None,
        "birth_city_country": speaker.trait("origin"),
        "occupation": speaker.trait("occupation"),
    }
    return {key: known.get(key, "") for key in _PROFILE}


def _writer(one: Comment) -> Speaker:
    traits = tuple((key, str(value)) for key, value in one.profile.items() if isinstance(value, str | int) and value)
    return Speaker(one.author, one.username or one.author, _persona(one.profile), traits)


def _persona(profile: dict[str, Any]) -> tuple[str, ...]:
    """Return what a profile says as sentences in the first person."""
    forms = {
        "age": "I am {} years old.", "occupation": "I work as a {}.", "city_country": "I live in {}.",
        "birth_city_country": "I was born in {}.", "education": "My education: {}.",
        "relationship_status": "I am {}.",
    }  # fmt: skip
    return tuple(form.format(profile[key]) for key, form in forms.items() if profile.get(key))
