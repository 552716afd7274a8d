"""A session of an episode in words, as a prompt tells it."""

from __future__ import annotations

from agents.guidance import ENGLISH, Guidance
from agents.minds.prompting.labels import Labels
from agents.perception import Moment
from agents.sessions import HOUR, SessionView, gap_words


def session_lines(session: SessionView | None, labels: Labels) -> list[str]:
    """Return which session a person sits in, and what for; nothing where it sits in none."""
    if session is None:
        return []
    return [*_frame(session), *_standing(session, labels), *_aims(session, labels)]


def _frame(session: SessionView) -> list[str]:
    missed = [number for number in range(1, session.number) if number not in session.attended]
    absent = [f"You were not there in session {' and '.join(map(str, missed))}."] if missed else []
    return [*_number(session), *absent]


def _number(session: SessionView) -> list[str]:
    first = f"This is the {_ordinal(session.number)} of {session.of} sessions of an episode"
    gap = f", {gap_words(session.gap_seconds)} after the one before." if session.gap_seconds else "."
    if session.since_seconds is None:
        return [first + gap, "You have never talked with those who are here."]
    return [first + gap, f"You last talked with those who are here {gap_words(session.since_seconds)} ago."]


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _standing(session: SessionView, labels: Labels) -> list[str]:
    lines = []
    if session.relationship:
        was = f"; before, you were {session.before}" if session.before else ""
        lines.append(f"What you are to each other: {session.relationship}{was}.")
    roles = [
        f"you are the {role}" if person == session.me_id else f"{labels.name(person)} is the {role}"
        for person, role in session.roles
    ]
    if len({role for _, role in session.roles}) > 1:
        lines.append(f"That is: {'; '.join(roles)}.")
    others = [(person, word) for person, word in session.pronouns if person != session.me_id and word != "they"]
    return lines + [f"Others speak of {labels.name(person)} as '{word}'." for person, word in others]


def _aims(session: SessionView, labels: Labels) -> list[str]:
    lines = [f"The occasion: {session.speech_event}."] if session.speech_event else []
    lines += [f"You all know: {fact}" for fact in session.common_ground]
    if session.topic:
        side = f", and of it: {session.subtopic}" if session.subtopic else ""
        lines.append(f"You are here to talk about {session.topic}{side}.")
    if session.characteristics:
        lines.append(f"The talk is to be: {', '.join(session.characteristics)}.")
    if session.errand is not None:
        steps = f"; you have to {', to '.join(session.errand.steps)}" if session.errand.steps else ""
        goal = f"what you are here for: to {session.errand.goal}"
        lines.append(f"After {session.errand.after} turns of chit-chat you turn to {goal}{steps}.")
    lines += [
        f"Sooner or later you ask {labels.name(asking.to)}: {asking.text}"
        for asking in session.askings
        if asking.by == session.me_id
    ]
    return lines


def so_far_lines(session: SessionView | None, moment: Moment, labels: Labels) -> list[str]:
    """Return what a person knows of the sessions before, and what happened to it since; what comes up now first."""
    if session is None:
        return []
    lines = [
        f"[{labels.memory(one.id)}] Comes to mind now ({_ago(one.created, moment)}): {one.text}"
        for one in session.recollected
    ]
    lines += [f"How it went so far: {session.summary}"] if session.summary else []
    lines += [
        f"[{labels.memory(one.id)}] Since you last met ({_ago(one.created, moment)}): {one.text}"
        for one in session.news
    ]
    lines += [
        f"[{labels.memory(one.memory)}] {one.name} told you, {_ago(one.since, moment)} ({one.aspect}): {one.value}"
        for one in (*session.known, *session.elsewhere)
    ]
    if session.mentioned:
        lines.append(f"What you have told them of yourself: {'; '.join(session.mentioned)}.")
    return lines


def _ago(seconds: int, moment: Moment) -> str:
    """Return how long ago `seconds` was; within the last hour it is just now."""
    gone = moment.seconds - seconds
    return f"{gap_words(gone)} ago" if gone >= HOUR else "just now"


def passage_lines(guidance: Guidance) -> list[str]:
    """Return the passages a turn may draw on, each with where it stands."""
    return [f"{one.title}: {one.text}" for one in guidance.passages]


def example_lines(guidance: Guidance) -> list[str]:
    """Return the exemplars of the skill a turn takes."""
    return [f"To '{heard}' somebody said: {reply}" for heard, reply in guidance.exemplars]


def guidance_lines(guidance: Guidance) -> list[str]:
    """Return what guides a turn: its skill, its strategy, what it may draw on, and the language."""
    lines = [f"What this turn is for ({guidance.skill}): {guidance.instruction}"] if guidance.skill else []
    if guidance.strategy:
        lines.append(f"The strategy of this turn ({guidance.strategy}): {guidance.advice}")
    if guidance.passages:
        lines.append("You have read what stands in passages; say of it only what is written there.")
    if guidance.language != ENGLISH:
        lines.append(f"Everybody here speaks {guidance.language}: write the text of your turn in {guidance.language}.")
    return lines
