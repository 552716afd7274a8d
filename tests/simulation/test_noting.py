"""Facts in a running world: noted from talk, kept apart from events, contradicted by policy, adopted when asked."""

from __future__ import annotations

from typing import Any

import pytest

from agents.talk import Act
from agents.tasks.noting import AdoptedFact, Facts, SaidOfOneself
from agents.tasks.speaking import SubjectAnswer, Turn
from simulation import events as ev
from simulation.events import FactNoted
from tests.doubles import ScriptedMind, Tape, fingerprint, played, sociable, tiny_town

COLOURS = ("red", "green", "blue")


def changing_colours(question: Any) -> Facts:
    """Note that whoever spoke has another favourite colour every hour."""
    speakers = sorted({turn.speaker for turn in question.input.turns})
    colour = COLOURS[question.input.moment.seconds // 3600 % len(COLOURS)]
    return Facts(facts=tuple(SaidOfOneself(person=one, aspect="Favourite colour ", value=colour) for one in speakers))


def colourful(policy: str) -> Tape:
    return played(
        tiny_town(memory={"contradictions": policy}),
        ScriptedMind({"react": sociable, "note_facts": changing_colours}),
    )


def noted(tape: Tape) -> list[FactNoted]:
    return [event for _, event in tape.events if isinstance(event, FactNoted)]


def of_colours(tape: Tape) -> list[FactNoted]:
    return [event for event in noted(tape) if event.fact.aspect == "favourite colour"]


@pytest.mark.parametrize(("policy", "strategy"), [("refine", "refined"), ("replace", "replaced")])
def test_the_newest_value_wins_and_what_it_took_the_place_of_is_recorded(policy: str, strategy: str) -> None:
    tape = colourful(policy)
    latest: dict[tuple[str, str], FactNoted] = {}
    for event in of_colours(tape):
        before = latest.get((event.person, event.fact.about))
        assert event.strategy == ("new" if before is None else strategy)
        assert event.instead_of == (() if before is None else (before.fact.memory,))
        latest[event.person, event.fact.about] = event
    assert any(event.instead_of for event in of_colours(tape))
    for (person, about), event in latest.items():
        known = tape.engine.state.lives[person].facts[about]
        assert [one for one in known if one.aspect == "favourite colour"] == [event.fact]
        assert event.fact.memory in tape.engine.state.streams[person]
    changed = [event for event in of_colours(tape) if event.instead_of]
    assert all(("before, as said on" in event.fact.text) == (policy == "refine") for event in changed)
    assert not any(one in tape.engine.state.streams[event.person] for event in changed for one in event.instead_of)


def test_both_are_kept_where_the_policy_says_so() -> None:
    tape = colourful("keep_both")
    assert {event.strategy for event in of_colours(tape)} == {"new", "kept_both"}
    most = max(len(known) for life in tape.engine.state.lives.values() for known in life.facts.values())
    assert most > 1
    assert all(event.instead_of == () for event in of_colours(tape))


def test_nothing_is_deleted_from_the_record() -> None:
    tape = colourful("replace")
    remembered = {event.memory.id for _, event in tape.events if isinstance(event, ev.Remembered)}
    assert all(one in remembered for event in noted(tape) for one in (event.fact.memory, *event.instead_of))


def test_every_fact_names_the_turn_it_was_said_in() -> None:
    tape = colourful("refine")
    said = {event.utterance.id: event.utterance for _, event in tape.events if isinstance(event, ev.Uttered)}
    for event in noted(tape):
        if event.strategy != "adopted":
            assert said[event.fact.source].speaker == event.fact.about


def test_only_what_was_said_in_ones_hearing_is_asked_about() -> None:
    mind = ScriptedMind({"react": sociable})
    tape = played(tiny_town(), mind)
    said = {event.utterance.id for _, event in tape.events if isinstance(event, ev.Uttered)}
    asked = [question for question in mind.questions if question.task.name == "note_facts"]
    assert asked
    for question in asked:
        assert question.input.turns
        assert all(turn.id in said and turn.speaker != question.person for turn in question.input.turns)
        assert all(turn.tick == question.tick for turn in question.input.turns)
        assert all(fact.about != question.person for fact in question.input.known)


def test_facts_about_a_partner_are_at_hand_in_the_next_talk_and_apart_from_memories() -> None:
    mind = ScriptedMind({"react": sociable, "note_facts": changing_colours})
    played(tiny_town(), mind)
    partners = [
        partner for question in mind.questions if question.task.name == "say" for partner in question.input.partners
    ]
    informed = [partner for partner in partners if partner.facts]
    assert informed
    for partner in informed:
        assert not {memory.text for memory in partner.memories} & set(partner.facts)


def test_no_more_is_known_of_anybody_than_there_is_room_for() -> None:
    def much(question: Any) -> Facts:
        speaker = question.input.turns[0].speaker
        return Facts(
            facts=tuple(
                SaidOfOneself(person=speaker, aspect="like", value=f"thing {question.tick} {n}") for n in range(8)
            )
        )

    tape = played(tiny_town(memory={"working_set": 60}), ScriptedMind({"react": sociable, "note_facts": much}))
    for person, life in tape.engine.state.lives.items():
        of_others = [len(known) for one, known in life.facts.items() if one != person]
        assert all(count <= 12 for count in of_others)
        assert sum(of_others) <= 20


def test_without_the_setting_nothing_is_noted() -> None:
    mind = ScriptedMind({"react": sociable})
    tape = played(tiny_town(memory={"facts": False, "adopt": False}), mind)
    assert noted(tape) == []
    assert not {"note_facts", "adopt_fact"} & {question.task.name for question in mind.questions}


def asking_for_goals(**more: Any) -> ScriptedMind:
    """Return a mind that always asks the other what it wants."""

    def say(question: Any) -> Turn:
        given = question.input
        other = given.partners[0].id
        wanted = " and ".join(given.me.persona.context.goals) or "nothing"
        return Turn(
            text=f"I want to {wanted}. What do you want?",
            act=Act.ASK,
            subject=SubjectAnswer(kind="goal", owner=other),
            ends=given.must_end,
        )

    return ScriptedMind({"react": sociable, "say": say, **more})


def test_what_the_persona_does_not_say_is_settled_once_and_used_ever_after() -> None:
    tape = played(tiny_town(), asking_for_goals())
    adopted = [event for event in noted(tape) if event.strategy == "adopted"]
    assert {event.person for event in adopted} == {event.fact.about for event in adopted}
    assert len({event.person for event in adopted}) == len(adopted) > 1
    settled = {event.person: event.fact.value for event in adopted}
    said: dict[str, list[str]] = {}
    for _, event in tape.events:
        if isinstance(event, ev.Uttered):
            said.setdefault(event.utterance.speaker, []).append(event.utterance.text)
    for person, goal in settled.items():
        answers = [text for text in said[person] if "nothing" not in text]
        assert answers
        assert all(goal in text for text in answers)
        memory = tape.engine.state.streams[person][tape.engine.state.lives[person].facts[person][0].memory]
        assert (memory.kind, memory.text) == ("fact", f"I want to {goal}.")


def test_what_goes_against_the_persona_is_not_adopted() -> None:
    def say(question: Any) -> Turn:
        other = question.input.partners[0].id
        return Turn(text="What can't you stand?", act=Act.ASK, subject=SubjectAnswer(kind="dislike", owner=other))

    mind = ScriptedMind(
        {"react": sociable, "say": say, "adopt_fact": lambda q: AdoptedFact(value=q.input.me.persona.personal.likes[0])}
    )
    tape = played(tiny_town(), mind)
    assert any(question.task.name == "adopt_fact" for question in mind.questions)
    assert not [event for event in noted(tape) if event.strategy == "adopted"]


def test_nobody_adopts_what_was_switched_off() -> None:
    mind = asking_for_goals()
    tape = played(tiny_town(conduct={"without_blocks": ["context"]}), mind)
    assert not [event for event in noted(tape) if event.strategy == "adopted"]


def test_noting_is_the_same_every_time() -> None:
    assert fingerprint(colourful("refine")) == fingerprint(colourful("refine"))
