"""What the rules know of a named relationship: which role somebody has in it, and what such people need not ask."""

from __future__ import annotations

import re

from agents.sessions import SessionView

_ROLES = {
    "doctor": "doctor", "therapist": "doctor", "patient": "patient", "client": "patient", "mentor": "guide",
    "teacher": "guide", "coach": "coach", "tutor": "guide", "learner": "learner", "mentee": "learner",
    "student": "learner", "pupil": "learner", "athlete": "learner", "boss": "boss", "employer": "boss",
    "manager": "boss", "employee": "employee", "mother": "parent", "father": "parent", "parent": "parent",
    "stepmother": "parent", "stepfather": "parent", "stepson": "child", "stepdaughter": "child",
    "child": "child", "son": "child", "daughter": "child", "husband": "spouse", "wife": "spouse", "spouse": "spouse",
    "partner": "spouse", "classmate": "classmate", "co-worker": "co-worker", "colleague": "co-worker",
    "neighbour": "neighbour", "neighbor": "neighbour", "sister": "sibling", "brother": "sibling",
    "sibling": "sibling", "twin": "sibling", "cousin": "kin", "aunt": "kin", "uncle": "kin", "nephew": "kin",
    "niece": "kin", "grandmother": "kin", "grandfather": "kin", "grandparent": "kin", "grandson": "child",
    "granddaughter": "child", "grandchild": "child", "friend": "friend", "flatmate": "flatmate",
    "roommate": "flatmate",
}  # fmt: skip
UNDER_ONE_ROOF = frozenset({"spouse", "flatmate"})
"""Roles of people who see each other every day, whatever time lies between their sessions."""
FAMILY = frozenset({"spouse", "parent", "child", "sibling", "kin"})
CLOSE_ROLES = FAMILY | {"friend", "flatmate", "classmate"}
"""Roles of people who are called by their first name by those who have the other side of the bond."""
_AT_WORK = frozenset({"co-worker", "boss", "employee"})
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def raw_role(session: SessionView, person: str) -> str:
    """Return what `person` is in a session, in the words of the scenario."""
    return dict(session.roles).get(person, "").casefold()


def role_word(session: SessionView, person: str) -> str:
    """Return which of the roles that the rules know `person` has in a session; empty for none."""
    words = raw_role(session, person)
    if words.startswith(("former", "ex-")):
        return ""
    said = _WORD.findall(words)
    return next((_ROLES[word] for word in _ROLES if word in said or f"{word}s" in said), "")


def unasked(role: str) -> frozenset[str]:
    """Return the sides of each other that people with this bond know already, and neither ask for nor tell.

    Example:
        >>> sorted(unasked("spouse")), sorted(unasked("co-worker")), sorted(unasked("neighbour"))
        (['fact', 'work'], ['work'], [])
    """
    if role in FAMILY:
        return frozenset({"work", "fact"})
    return frozenset({"work"}) if role in _AT_WORK else frozenset()
