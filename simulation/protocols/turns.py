"""Turn taking that the packaged protocols share: the one addressed speaks next, and all take their leave."""

from __future__ import annotations

from agents.talk import Utterance


def next_speaker(participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
    """Return whose turn it is: the one person addressed, else who has been silent for longest.

    Once somebody took leave, those who have not yet come first.
    """
    if not utterances:
        return participants[0]
    last = utterances[-1]
    others = [person for person in participants if person != last.speaker]
    gone = {said.speaker for said in utterances if said.ends}
    if gone:
        others = [person for person in others if person not in gone] or others
    elif len(last.addressees) == 1 and last.addressees[0] in others:
        return last.addressees[0]
    spoke_at = {said.speaker: said.n for said in utterances}
    return min(others, key=lambda person: (spoke_at.get(person, -1), participants.index(person)))


def is_over(participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
    """Return whether everybody has taken leave."""
    gone = {said.speaker for said in utterances if said.ends}
    return all(person in gone for person in participants)
