"""How much an event weighs in talk: trifles pass, grave things are stayed with and asked after."""

from __future__ import annotations

from itertools import pairwise

import pytest

from agents.minds.rules.sessions.feeling import field_of, tone_of, weight_of
from agents.minds.rules.sessions.items import item_of
from agents.minds.rules.sessions.stock import recalling
from agents.minds.rules.speech.grammar import Stock
from agents.talk import Utterance
from simulation.events import Uttered
from tests.doubles import played
from tests.simulation.episodes import meeting_again


@pytest.mark.parametrize(
    ("text", "tone", "weight"),
    [
        ("I spent my whole holiday on paper folding.", "plain", "small"),
        ("I took up knitting.", "plain", "small"),
        ("I had a long quarrel about the heating, and won it.", "good", "small"),
        ("I won the argument about the bins.", "good", "small"),
        ("I had a quarrel at work, and it is not settled yet.", "bad", "middling"),
        ("I had an operation on my knee.", "bad", "middling"),
        ("I fell from the roof.", "bad", "middling"),
        ("I lost my umbrella.", "bad", "small"),
        ("My telephone died.", "bad", "small"),
        ("My dog died.", "bad", "middling"),
        ("My husband died in his sleep.", "bad", "grave"),
        ("My grandmother passed away in May.", "bad", "grave"),
        ("I was diagnosed with cancer.", "bad", "grave"),
        ("My mother had a stroke.", "bad", "grave"),
        ("I lost my job at the printing house.", "bad", "grave"),
        ("Our house burned down.", "bad", "grave"),
        ("I went bankrupt.", "bad", "grave"),
        ("I was promoted to head of the workshop.", "good", "middling"),
        ("I got a raise.", "good", "middling"),
        ("We bought a house.", "good", "middling"),
        ("I moved to a town by the sea.", "plain", "small"),
        ("I finally worked out how to make a violin from a tree I felled myself.", "plain", "small"),
        ("I gave away half of what I own that has to do with ghost stories.", "plain", "small"),
    ],
)
def test_events_have_a_weight(text: str, tone: str, weight: str) -> None:
    assert (tone_of(text), weight_of(text)) == (tone, weight)


def test_who_passed_away_is_a_loss_and_what_broke_down_is_none() -> None:
    assert field_of("My grandmother passed away.") == field_of("We lost our baby.") == "loss"
    assert field_of("My telephone died.") == "other"


GRIEF = "My husband died in his sleep."


def talks(seed: int, text: str = GRIEF, teller: str = "ada") -> list[list[Utterance]]:
    sessions = [{}, {"after": "3 weeks", "happened": [{"to": teller, "text": text}]}, {"after": "5 weeks"}]
    tape = played(meeting_again({"id": "g", "people": ["ada", "ben"], "sessions": sessions}, seed=seed))
    said: dict[str, list[Utterance]] = {}
    for _, event in tape.events:
        if isinstance(event, Uttered):
            said.setdefault(event.utterance.conversation, []).append(event.utterance)
    return list(said.values())


@pytest.mark.parametrize("teller", ["ada", "ben"])
@pytest.mark.parametrize("seed", range(1, 6))
def test_grief_is_stayed_with_and_asked_after_first_next_time(seed: int, teller: str) -> None:
    _, told, later = talks(seed, teller=teller)
    at = next(at for at, one in enumerate(told) if GRIEF.rstrip(".") in one.text)
    comforting = [one for one in told[at + 1 :] if one.speaker != teller][:3]
    items = [item_of(one) for one in comforting[:2]]
    assert all(item is not None and item.owner == teller for item in items)
    first = next(one for one in later if one.speaker != teller)
    assert "your husband died" in first.text


@pytest.mark.parametrize("seed", range(1, 5))
def test_a_trifle_is_not_made_much_of(seed: int) -> None:
    text = " ".join(one.text for talk in talks(seed, "I won the argument about the bins.") for one in talk)
    assert "excellent news" not in text
    assert "She cried" not in text
    assert "Jumpy" not in text


def _texts(lines: Stock) -> str:
    return repr(lines)


def test_an_answer_that_is_not_good_is_not_met_with_gladness() -> None:
    for name in ("mixed", "low"):
        assert "glad to hear" not in _texts(recalling.REMARKS[name])
    assert "worn off" in _texts(recalling.STILL_GOOD["mixed"])
    for seed in range(1, 7):
        for talk in talks(seed):
            for before, after in pairwise(talk):
                if "worn off" in before.text or "Not much better" in before.text or "It's hard." in before.text:
                    assert not any(glad in after.text for glad in ("glad to hear", "at rest", "Good stuff"))
