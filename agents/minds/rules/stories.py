"""Stories told by rules: the events of one, in their order, as sentences in the first person."""

from __future__ import annotations

from agents.tasks.base import Question
from agents.tasks.noting import StoryTold, TellStoryInput

_FIRST = ("Once I {}.", "There was a time I {}.", "Years ago I {}.", "It began when I {}.")
_NEXT = ("Then I {}.", "I {}.", "After that I {}.", "And I {}.")
_LAST = ("In the end I {}.", "And in the end I {}.", "And then I {}.")
_SINCE = ("I {}.", "And I {}.", "Well, I {}.")
_GOES_ON = (" since", " still", " for good")
_AS_IT_IS_NOW = ("have ", "am ", "can ", "cannot ", "still ", "wear ", "feed ", "gather ", "draw ", "drank ")


def tell_story(question: Question[TellStoryInput, StoryTold]) -> StoryTold:
    """Return the events as a story in the first person, each in its place; empty where there are none."""
    events, stream = question.input.events, question.stream("story")
    told: list[str] = []
    for at, event in enumerate(events):
        forms = _forms(event, first=at == 0, last=at == len(events) - 1)
        fresh = [form for form in forms if not told or form.split()[0] != told[-1].split()[0]] or list(forms)
        told.append(stream.choice(fresh).format(event))
    return StoryTold(text=" ".join(told))


def _forms(event: str, *, first: bool, last: bool) -> tuple[str, ...]:
    if first:
        return _FIRST
    if not last:
        return _NEXT
    return _SINCE if event.endswith(_GOES_ON) or event.startswith(_AS_IT_IS_NOW) else _LAST
