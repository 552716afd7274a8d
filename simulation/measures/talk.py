"""How much people talk, and how varied and responsive their lines are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from agents.talk import Act, Utterance
from simulation.clock import SECONDS_PER_DAY
from simulation.events import Uttered
from simulation.measures.evidence import Evidence
from simulation.measures.masking import Masker
from simulation.measures.table import Cell, Row, Table, share

NAME = "talk"
_SKELETONS_SHOWN = 20


def talk(evidence: Evidence) -> tuple[Table, ...]:
    """Return how much was said and how varied it is, and the skeletons that occur most often.

    Measures: conversations and utterances, also per person and day; `distinct share`: the share of utterances
    whose skeleton (names, places, times and numbers masked, punctuation and case left aside) occurs once only or
    is the first of its kind, that is, distinct skeletons over utterances; `top skeleton share`: the utterances
    with the commonest skeleton over all; `distinct-1` and `distinct-2`: distinct words and pairs of words over
    all of them; `answered share`: the questions (utterances of the act "ask") that are followed in their
    conversation by an "answer".

    Unit: counts; shares in [0, 1].

    Source: distinct-n after J. Li et al., "A Diversity-Promoting Objective Function for Neural Conversation
    Models", NAACL 2016, section 5.

    Limits: distinct-n falls with the amount of text, so only runs of like size can be compared; the acts are
    those the speakers declared; a skeleton knows English words for times and numbers only.
    """
    said = [one.event.utterance for one in evidence.events("uttered") if isinstance(one.event, Uttered)]
    study = evidence.study
    masker = Masker([person.name for person in study.people], [place.name for place in study.places])
    skeletons = Counter(masker.skeleton(one.text) for one in said)
    rows = [*_amounts(evidence, said), *_variety(said, skeletons), *_responses(said)]
    notes = ("Distinct: with names, places, times and numbers masked.",)
    return (
        Table(NAME, "Talk", ("figure", "value"), tuple(rows), notes),
        Table(
            "talk_skeletons",
            "Talk: the commonest skeletons",
            ("skeleton", "utterances", "share"),
            tuple((text, count, share(count, len(said))) for text, count in _commonest(skeletons)),
        ),
    )


def _amounts(evidence: Evidence, said: Sequence[Utterance]) -> list[Row]:
    conversations = len({one.conversation for one in said})
    person_days = len(evidence.people) * evidence.end_seconds / SECONDS_PER_DAY
    return [
        ("conversations", conversations),
        ("utterances", len(said)),
        ("utterances per conversation", _ratio(len(said), conversations)),
        ("conversations per person and day", _ratio(conversations, person_days)),
        ("utterances per person and day", _ratio(len(said), person_days)),
    ]


def _ratio(part: float, whole: float) -> Cell:
    return round(part / whole, 3) if whole else None


def _variety(said: Sequence[Utterance], skeletons: Counter[str]) -> list[Row]:
    top = max(skeletons.values(), default=0)
    words = [one.text.casefold().split() for one in said]
    return [
        ("distinct share", share(len(skeletons), len(said))),
        ("top skeleton share", share(top, len(said))),
        ("distinct-1", distinct(chain.from_iterable(words))),
        ("distinct-2", distinct(chain.from_iterable(pairwise(line) for line in words))),
    ]


def distinct(items: Iterable[object]) -> float | None:
    """Return the number of different items over the number of items, None where there are none."""
    counted = Counter(items)
    return share(len(counted), counted.total())


def _responses(said: Sequence[Utterance]) -> list[Row]:
    asked = [one for one in said if one.act == Act.ASK]
    acts = {(one.conversation, one.n): one.act for one in said}
    answered = sum(acts.get((one.conversation, one.n + 1)) == Act.ANSWER for one in asked)
    return [("questions", len(asked)), ("answered share", share(answered, len(asked)))]


def _commonest(skeletons: Counter[str]) -> list[tuple[str, int]]:
    return sorted(skeletons.items(), key=lambda item: (-item[1], item[0]))[:_SKELETONS_SHOWN]
