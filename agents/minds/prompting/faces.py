"""What people show of themselves: the lines of a prompt about somebody whom its reader is not."""

from __future__ import annotations

from agents.affect import mood_word
from agents.minds.prompting.describing import relationship_words, style_words
from agents.minds.prompting.labels import Labels
from agents.perception import Me, Moment
from agents.tasks.conversing import ConverseInput


def face_lines(me: Me, labels: Labels) -> list[str]:
    """Return what the other knows of `me`: the name where it is known, work, manner and what it said of itself."""
    social, manner = me.persona.social, style_words(me.persona)
    name = labels.name(me.id)
    lines = [f"{name[:1].upper()}{name[1:]}, in a {mood_word(me.mood)} mood."]
    lines += [f"Work: {social.occupation}."] if social.occupation else []
    lines += [f"Speaks {manner}."] if manner else []
    lines += [f"Is {me.activity}."] if me.activity else []
    return [*lines, *me.persona.context.facts]


def between_lines(given: ConverseInput) -> list[str]:
    """Return what the two are to each other, as the first sees it."""
    return [f"To the first, the second is: {relationship_words(given.tie)}."]


def scene_lines(given: ConverseInput) -> list[str]:
    """Return when and where they meet, and how many turns there are."""
    moment: Moment = given.moment
    lines = [f"It is {moment.weekday}, {moment.date}, {moment.clock}."]
    if given.me.place is not None:
        lines.append(f"They are at {given.me.place.name}.")
    end = " They take leave within these turns." if given.must_end else ""
    return [*lines, f"At most {given.turns} turns.{end}"]
