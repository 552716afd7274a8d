"""Compaction: a large persona costs a prompt no more than a small one, and what is asked about is there."""

from __future__ import annotations

from agents.compaction import MOST_FACTS, categories, chosen, compacted
from agents.embedding import StaticEmbedder
from agents.persona import LifeContext, Persona, PersonalIdentity
from agents.persona_facts import facts_of

EMBEDDER = StaticEmbedder()
SMALL = Persona(id="a", name="A", personal=PersonalIdentity(likes=("old maps",)))


def large() -> Persona:
    trades = ("sea", "music", "garden", "chess", "bread", "trains")
    facts = tuple(f"I once did thing number {n} to do with {trade}." for n in range(20) for trade in trades)
    likes = ("sailing before the wind", "playing the cello", "bishops on long diagonals")
    return Persona(id="b", name="B", personal=PersonalIdentity(likes=likes), context=LifeContext(facts=facts))


def test_a_persona_of_few_facts_stays_as_it_is() -> None:
    assert compacted(SMALL, "anything", EMBEDDER) == (SMALL, ())


def test_of_a_large_persona_those_facts_stay_that_bear_on_what_was_said() -> None:
    persona, beyond = compacted(large(), "Do you still play the cello in the orchestra?", EMBEDDER)
    kept = [fact for fact in facts_of(persona) if fact.kind in ("like", "fact")]
    assert len(kept) == MOST_FACTS
    assert "playing the cello" in persona.personal.likes
    assert sum("music" in fact for fact in persona.context.facts) == 20
    assert all(line.startswith("There is more of you about ") for line in beyond)


def test_another_remark_brings_other_facts_to_the_fore() -> None:
    persona, _ = compacted(large(), "Is the tide in? I want to take the boat out.", EMBEDDER)
    assert "sailing before the wind" in persona.personal.likes
    assert sum("sea" in fact for fact in persona.context.facts) == 20


def test_what_is_kept_and_what_is_named_as_left_out_add_up_to_all() -> None:
    whole = large()
    persona, beyond = compacted(whole, "bread", EMBEDDER)
    left = sum(int(line.partition("(")[2].partition(")")[0]) for line in beyond)
    assert left + len(facts_of(persona)) == len(facts_of(whole))


def test_facts_of_one_side_of_life_come_into_one_category() -> None:
    found = {
        category.name: [one.value for one in category.facts] for category in categories(facts_of(large()), EMBEDDER)
    }
    assert "playing the cello" in found["music and stage"]
    assert "sailing before the wind" in found["out of doors"]
    assert sum(map(len, found.values())) == len(facts_of(large()))


def test_the_same_query_chooses_the_same_facts_every_time() -> None:
    found = categories(facts_of(large()), EMBEDDER)
    assert chosen(found, "a query", EMBEDDER, 7) == chosen(found, "a query", EMBEDDER, 7)
    assert len(chosen(found, "a query", EMBEDDER, 7)) == 7
