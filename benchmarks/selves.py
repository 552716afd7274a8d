"""Selves in talk: are the persona facts a turn used found in its words, and what does a large persona cost a prompt?

1. Turns in which the rules mind says itself that it speaks of a like, a dislike, a goal or a value of its own, and of
   which: is that fact found in the words alone? And how often are facts of somebody else, who said nothing, found?
2. A persona of three hundred facts: does a question about one of them bring it into the prompt, and how long does the
   prompt get beside one of thirty?

Run it from a checkout in which townsfolk is installed: `python benchmarks/selves.py`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from agents.compaction import MOST_FACTS, categories, chosen, compacted
from agents.embedding import StaticEmbedder
from agents.minds.prompting.describing import person_lines
from agents.minds.prompting.sections import estimated_tokens
from agents.minds.rules.words import content_words
from agents.persona import LifeContext, Persona
from agents.persona_facts import PersonaFact, facts_of, used_in
from agents.streams import Stream
from agents.talk import Utterance
from benchmarks.playing import embedder, said_in
from simulation.reading.loading import load_scenario

TYPED = ("like", "dislike", "goal", "value")
DEEDS = ("mended", "lost", "painted", "bought", "found", "sold", "borrowed", "hid", "broke", "carried")
THINGS = ("a kite", "a violin", "a loaf", "an atlas", "a bicycle", "a rose bush", "a telescope", "a boat", "a quilt",
          "a chess set", "a radio", "a jug", "a beehive", "a camera", "a ladder")  # fmt: skip
WHENS = ("in the flood year", "behind the school")


def played(name: str, seed: int) -> tuple[dict[str, tuple[PersonaFact, ...]], list[Utterance]]:
    """Return the facts of everybody in a scenario, and what they said in a run of it."""
    scenario = load_scenario(name, overrides=[f"seed={seed}", "settings.vectors=false"])
    return {person.slug: facts_of(person) for person in scenario.study.people}, said_in(scenario)


def told(utterance: Utterance, facts: tuple[PersonaFact, ...]) -> str | None:
    """Return the key of the fact that a turn says it is about and has all words of; None where there is none."""
    about = utterance.subject
    if about is None or about.owner != utterance.speaker or about.kind not in TYPED or not about.text:
        return None
    words = content_words(utterance.text)
    for fact in facts:
        own = content_words(fact.value)
        if fact.kind == about.kind and own and own <= content_words(about.text) and own <= words:
            return fact.key
    return None


def use_of_facts(name: str, seeds: int) -> None:
    """Print how often what a turn says it is about is found in its words, and how often facts of others are."""
    found = planted = strange = lines = 0
    for seed in range(1, seeds + 1):
        facts, said = played(name, seed)
        others = sorted(facts)
        for one in said:
            key = told(one, facts[one.speaker])
            if key is not None:
                planted += 1
                found += key in used_in(one.text, facts[one.speaker])
            stranger = Stream(seed, "stranger", one.id).choice([other for other in others if other != one.speaker])
            lines += 1
            strange += bool(used_in(one.text, facts[stranger]))
    print(
        f"{name}, {seeds} seeds: {found} of {planted} facts that turns said they were about are found in their words "
        f"({found / planted:.3f}); facts of somebody else in {strange} of {lines} lines ({strange / lines:.3f})"
    )


def large_persona(embedder: StaticEmbedder) -> None:
    """Print how often a question brings its fact into the prompt of a persona of 300 facts, and what that costs."""
    facts = tuple(f"I once {deed} {thing} {when}." for when in WHENS for deed in DEEDS for thing in THINGS)
    whole = Persona(id="b", name="B", context=LifeContext(facts=facts))
    sorted_ = categories(facts_of(whole), embedder)
    asked = [(f"Did you ever have {thing} that you {deed}?", deed, thing) for deed in DEEDS for thing in THINGS]
    hits = 0
    for query, deed, thing in asked:
        kept = chosen(sorted_, query, embedder)
        hits += any(f"{deed} {thing} " in key for key in kept)
    small = Persona(id="a", name="A", context=LifeContext(facts=facts[:30]))
    cut, beyond = compacted(whole, asked[0][0], embedder)
    tokens = [
        estimated_tokens("\n".join(lines))
        for lines in (person_lines(small), [*person_lines(cut), *beyond], person_lines(whole))
    ]
    print(
        f"{len(facts)} facts, {MOST_FACTS} at a time: a question finds its fact in {hits} of {len(asked)}; the persona "
        f"takes {tokens[1]} tokens, beside {tokens[0]} for one of 30 facts and {tokens[2]} for all of it"
    )


def main() -> None:
    """Measure both and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenarios", nargs="+", default=["corner", "valentine"])
    parser.add_argument("--seeds", type=int, default=2)
    options = parser.parse_args()
    for name in options.scenarios:
        use_of_facts(name, options.seeds)
    large_persona(embedder())


if __name__ == "__main__":
    main()
