"""What a speaker does and when: its own activity in words, and how regularly it does it."""

from __future__ import annotations

from agents.minds.rules.speech.times import clock_words
from agents.minds.rules.speech.words import is_doing, is_state, with_article
from agents.perception import Me
from agents.persona import Habit

_WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_WEEKEND = ("saturday", "sunday")
UNSEEN = ("thinking", "making a plan", "planning", "wondering", "dreaming", "remembering", "worrying")
"""How activities begin that go on in the head: nobody sees them, and nobody plans the hour for them aloud."""

IN_TALK = ("talking", "chatting", "speaking", "conversing", "sleeping", "walking to", "on the way", "going to bed")


def own_doing(me: Me) -> str:
    """Return what the speaker is doing, fit after "I am"; empty where there is nothing to say about it."""
    for activity in (me.activity.strip(), me.step.activity.strip() if me.step else ""):
        if is_doing(activity) and len(activity) <= 80 and not activity.startswith((*IN_TALK, *UNSEEN, "meeting ")):
            return activity
    return ""


def habit_of(me: Me, activity: str) -> Habit | None:
    """Return the habit behind an activity: one that is called so or consists of it."""
    for habit in me.persona.context.habits:
        if habit.do == activity or activity in habit.steps:
            return habit
    return None


def habit_here(me: Me) -> Habit | None:
    """Return a habit that brings the speaker to the place it is at."""
    place = me.place.id if me.place else ""
    return next((habit for habit in me.persona.context.habits if habit.at == place and is_doing(habit.do)), None)


def duty_of(me: Me) -> Habit | None:
    """Return the first fixed habit: what work consists of."""
    return next((habit for habit in me.persona.context.habits if habit.fixed and is_doing(habit.do)), None)


def days_of(habit: Habit) -> str:
    """Return on which days, as it fits into a sentence: "every day", "on Fridays", "on weekdays"."""
    days = habit.days
    if not days or len(days) == 7:
        return "every day"
    if set(days) == set(_WORKDAYS):
        return "on weekdays"
    if set(days) == set(_WEEKEND):
        return "at weekends"
    if len(days) > 3:
        return "most days"
    named = [f"{day.capitalize()}s" for day in days]
    return "on " + (named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}")


def from_time(habit: Habit) -> str:
    """Return when a habit begins, in words."""
    hour, _, minute = habit.start.partition(":")
    return clock_words(int(hour) * 60 + int(minute))


def trade_of(me: Me) -> str:
    """Return the speaker's occupation with its article; empty where there is none, or it is no trade but a state."""
    occupation = me.persona.social.occupation
    return with_article(occupation.rstrip(".")) if occupation and not is_state(occupation) else ""
