"""How people who meet again call each other: by the bond between them, never by a full name where another will do."""

from __future__ import annotations

from agents.minds.rules.sessions.roles import CLOSE_ROLES, raw_role, role_word
from agents.minds.rules.speech.words import first_name
from agents.sessions import SessionView

_ELDERS = {"mother": "Mum", "father": "Dad", "grandmother": "Grandma", "grandfather": "Grandpa"}
_BY_PRONOUNS = {"she": "Mum", "he": "Dad"}
_TITLES = frozenset({"dr", "doctor", "prof", "professor"})
_HONORIFICS = {"she": "Ms", "he": "Mr"}
_YOUNGER = frozenset({"learner", "employee", "child"})
"""Roles of people who are called by their first name even by those who keep their distance."""
_SCHOOL = frozenset({"teacher", "tutor"})


def address(session: SessionView, other: str, name: str, *, plain: str, formal: bool) -> str:
    """Return how the one who sees `session` calls `other`.

    Args:
        session: The session as the speaker sees it.
        other: Person id of the one spoken to.
        name: The whole name.
        plain: The first name where that mistakes nobody, else the whole name.
        formal: Whether the speaker keeps a distance in speech.
    """
    mine, theirs = role_word(session, session.me_id), role_word(session, other)
    pronouns = dict(session.pronouns).get(other, "")
    if mine == "child" and theirs in ("parent", "kin"):
        elder = _ELDERS.get(raw_role(session, other)) or ("" if theirs == "kin" else _parent(session, other, pronouns))
        return elder or plain
    if theirs in CLOSE_ROLES:
        return _untitled(name) if plain == name else plain
    if _titled(name):
        parts = name.split()
        return f"{parts[0]} {parts[-1]}"
    distant = (formal and theirs not in _YOUNGER) or (mine == "learner" and raw_role(session, other) in _SCHOOL)
    if not distant or first_name(name) == name or pronouns not in _HONORIFICS:
        return plain
    return f"{_HONORIFICS[pronouns]} {name.rsplit(maxsplit=1)[-1]}"


def _parent(session: SessionView, other: str, pronouns: str) -> str:
    return _BY_PRONOUNS.get(pronouns, "") if raw_role(session, other) == "parent" else ""


def _titled(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and parts[0].rstrip(".").casefold() in _TITLES


def _untitled(name: str) -> str:
    parts = name.split()
    return parts[1] if _titled(name) and len(parts) > 2 else name
