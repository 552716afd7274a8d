"""Selves in talk: which persona facts a turn used, what of a large persona is at hand, one's replies and words."""

from __future__ import annotations

import json
from typing import Any

from agents.compaction import MOST_FACTS
from agents.persona_facts import facts_of
from agents.talk import Act, Source, Utterance
from agents.tasks.base import Outcome
from agents.tasks.speaking import Turn
from agents.vocabulary import favourite_words
from simulation.events import Posted, Uttered, event_json, parse_event
from simulation.inquiry.interviews import Interviewer
from simulation.reading.loading import parse_scenario
from tests.doubles import ScriptedMind, Tape, as_file, eventful_town, played, sociable, tiny_town


def said_in(tape: Tape) -> list[Utterance]:
    return [event.utterance for _, event in tape.events if isinstance(event, Uttered)]


def test_turns_name_the_persona_facts_they_use_and_those_alone() -> None:
    scenario = eventful_town()
    keys = {person.slug: {fact.key for fact in facts_of(person)} for person in scenario.study.people}
    said = said_in(played(scenario))
    used = [turn for turn in said if turn.persona_used]
    assert used
    assert len(used) < len(said)
    for turn in used:
        assert all(key in keys[turn.speaker] or key.partition(":")[0] in ("like", "goal") for key in turn.persona_used)


def test_a_turn_that_uses_none_leaves_no_trace_in_the_text_of_its_event() -> None:
    turns = {bool(turn.persona_used): turn for turn in said_in(played(eventful_town()))}
    assert "persona_used" not in event_json(Uttered(turns[False]))
    text = event_json(Uttered(turns[True]))
    assert "persona_used" in text
    assert parse_event(text) == Uttered(turns[True])


def declaring(text: str, *persona: str) -> ScriptedMind:
    turn = Turn(text=text, act=Act.INFORM, persona=persona)
    return ScriptedMind({"react": sociable, "say": lambda _: Outcome(turn, Source.MODEL)})


def test_what_a_model_declares_is_recorded_where_its_words_bear_it_out() -> None:
    used = {turn.persona_used for turn in said_in(played(tiny_town(), declaring("The choir sings a song.", "music")))}
    assert ("like:music",) in used
    assert not any(turn.persona_used for turn in said_in(played(tiny_town(), declaring("Well, well.", "music"))))


def with_many_facts(count: int) -> Any:
    data = json.loads(as_file(tiny_town()))
    for person in data["people"]:
        person["context"]["facts"] = [f"I have a story about the number {n}." for n in range(count)]
    return parse_scenario(json.dumps(data))


def test_of_a_large_persona_only_a_part_goes_into_a_talk_and_the_rest_is_named() -> None:
    mind = ScriptedMind({"react": sociable})
    played(with_many_facts(80), mind)
    asked = [question.input for question in mind.questions if question.task.name == "say"]
    assert asked
    for given in asked:
        sorted_facts = [one for one in facts_of(given.me.persona) if one.kind in ("like", "goal", "fact", "value")]
        assert len(sorted_facts) == MOST_FACTS
        assert given.beyond


def test_a_small_persona_goes_into_a_talk_whole() -> None:
    mind = ScriptedMind({"react": sociable})
    played(tiny_town(), mind)
    assert all(not question.input.beyond for question in mind.questions if question.task.name == "say")


def test_ones_own_replies_to_like_remarks_are_at_hand() -> None:
    mind = ScriptedMind({"react": sociable})
    tape = played(tiny_town(), mind)
    asked = [question.input for question in mind.questions if question.task.name == "say"]
    lines = {(turn.speaker, turn.text) for turn in said_in(tape)}
    replies = [(given.me.id, remark, reply) for given in asked for remark, reply in given.replies]
    assert replies
    for person, remark, reply in replies:
        assert any(one == person and text.startswith(reply.rstrip("…")) for one, text in lines)
        assert not any(one == person and text == remark for one, text in lines) or remark != reply
    assert all(len(given.replies) <= 3 for given in asked)


def test_words_that_somebody_says_again_and_again_are_known_as_its_favourites() -> None:
    mind = declaring("That is simply splendid.")
    played(tiny_town(), mind)
    asked = [question.input for question in mind.questions if question.task.name == "say"]
    assert asked[0].favourite_words == ()
    assert ("simply", "splendid") in {given.favourite_words for given in asked}


def test_favourite_words_stand_out_by_lines_not_by_names_or_common_words() -> None:
    lines = [
        "Splendid weather, Ada.",
        "How splendid!",
        "A splendid, splendid day.",
        "Ada and Ada and Ada.",
        "Nice day.",
    ]
    assert favourite_words(lines) == ("splendid",)
    assert favourite_words([]) == ()


def test_of_a_large_persona_an_interview_gets_what_the_question_is_about() -> None:
    data = json.loads(as_file(tiny_town()))
    trades = ("sailing", "chess", "bread", "violins", "roses")
    data["people"][0]["context"]["facts"] = [f"I know {n} tricks with {trade}." for n in range(20) for trade in trades]
    engine = played(parse_scenario(json.dumps(data))).engine
    interviewer = Interviewer(engine.setting, engine.state, 10 * 3600)
    asked = interviewer.question("ada", "What do you know of violins?").input
    assert sum("violins" in fact for fact in asked.me.persona.context.facts) == 20
    assert len([one for one in facts_of(asked.me.persona) if one.kind in ("like", "fact")]) == MOST_FACTS
    assert len(interviewer.question("ben", "What do you know of violins?").input.me.persona.context.facts) == 1


def test_posts_of_a_forum_name_the_persona_facts_they_use() -> None:
    data = json.loads(as_file(tiny_town(people=4)))
    data["protocol"] = {"kind": "forum", "visiting": 1.0, "writing": 1.0}
    topic = {"id": "band", "title": "the brass band", "proposition": "The brass band should play every Sunday"}
    data["topics"] = [{**topic, "first": {"draw": {"shape": "uniform"}}}]
    data["claims"] = []
    for person in data["people"]:
        person["personal"]["likes"] = ["the brass band"]
    posts = [
        event.utterance for _, event in played(parse_scenario(json.dumps(data))).events if isinstance(event, Posted)
    ]
    assert posts
    assert {post.persona_used for post in posts} >= {("like:the brass band",)}
