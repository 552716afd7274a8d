"""The grammar of sessions: sentences from mouth to mouth, what events are about, and talk that holds together."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from agents.minds.rules.sessions.feeling import field_of, tone_of
from agents.minds.rules.sessions.items import Item, item_of, skill_of
from agents.minds.rules.sessions.persons import as_told, is_clause, of_another
from agents.minds.rules.sessions.pieces import span_of
from agents.minds.rules.sessions.roles import role_word
from agents.minds.rules.sessions.stock import asides, asking, doing, meeting, news, recalling, supporting
from agents.minds.rules.sessions.stock.asides import pairs_for
from agents.minds.rules.speech.grammar import Choice, Line, Node, Slot
from agents.sessions import DAY, SessionView
from agents.talk import Act, Subject, Utterance
from simulation.events import Uttered
from simulation.reading.loading import load_scenario
from tests.doubles import Tape, played
from tests.simulation.episodes import TWO, meeting_again

SLOTS = {
    "you", "me", "day", "place", "weekday", "gap", "gapbare", "before", "relationship", "like", "goal", "work", "value",
    "fact", "thing", "shared", "disliked", "event", "ago", "lately", "third", "told", "topic", "subtopic", "ground",
    "groundinside", "span", "spaninside", "source", "about", "errandstep", "hearsay",
}  # fmt: skip


@pytest.fixture(scope="module", params=[11, 12])
def chronicles(request: pytest.FixtureRequest) -> Tape:
    return played(load_scenario("chronicles", seed=int(request.param), overrides=["settings.vectors=false"]))


def said_in(tape: Tape) -> list[Utterance]:
    return [event.utterance for _, event in tape.events if isinstance(event, Uttered)]


def _slots(nodes: tuple[Node, ...]) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Slot):
            found.add(node.name)
        elif isinstance(node, Choice):
            for option in node.options:
                found |= _slots(option)
    return found


def _lines(thing: object) -> list[Line]:
    if isinstance(thing, Line):
        return [thing]
    if isinstance(thing, dict):
        return [line for one in thing.values() for line in _lines(one)]
    if isinstance(thing, tuple):
        return [line for one in thing for line in _lines(one)]
    return []


def test_every_slot_of_a_line_is_one_that_is_filled() -> None:
    modules = (asides, asking, doing, meeting, news, recalling, supporting)
    lines = [
        line for module in modules for name, thing in vars(module).items() if name.isupper() for line in _lines(thing)
    ]
    assert len(lines) > 500
    assert set().union(*(_slots(line.nodes) for line in lines)) <= SLOTS


@pytest.mark.parametrize(
    ("text", "told", "third"),
    [
        ("I broke my ankle.", "you broke your ankle", "she broke her ankle"),
        ("My mother died.", "your mother died", ""),
        ("We moved to the coast.", "you moved to the coast", ""),
        ("I was ill and was sent home.", "you were ill and were sent home", "she was ill and was sent home"),
        ("I am tired.", "you are tired", ""),
        ("I hurt myself.", "you hurt yourself", "she hurt herself"),
    ],
)
def test_what_one_says_of_oneself_can_be_said_back_and_of_another(text: str, told: str, third: str) -> None:
    assert as_told(text) == told
    assert of_another(text, "she") == third
    assert is_clause(told)


@pytest.mark.parametrize(
    ("text", "field", "tone"),
    [
        ("My father died in his sleep.", "loss", "bad"),
        ("I broke my wrist.", "health", "bad"),
        ("I got married in June.", "love", "good"),
        ("My daughter was born on a Sunday.", "child", "good"),
        ("I moved to a town by the sea.", "move", "plain"),
        ("I passed the exam.", "study", "good"),
        ("I lost my job at the printing house.", "job", "bad"),
        ("I was promoted.", "job", "good"),
        ("I bought a hat.", "other", "plain"),
    ],
)
def test_an_event_has_a_field_and_a_tone_and_questions_that_fit(text: str, field: str, tone: str) -> None:
    assert (field_of(text), tone_of(text)) == (field, tone)
    assert len(pairs_for(tone, field)) >= 2


def test_items_are_written_on_turns_and_read_back() -> None:
    item = Item("news", "ada", "ada/3/0", 2, "I broke my ankle.").asked_as(1, 2)
    about = item.subject()
    said = Utterance(
        "t", 0, 1, 0, "ada", ("ben",), "Well.", Act.TELL, Subject(about.kind, about.ref, about.text, about.owner)
    )
    assert item_of(said) == item
    assert (item.thing, item.pair, item.id) == ("ada/3/0", 1, ("news", "ada", "ada/3/0"))
    for ref in ("~nothing/ada/1#1", "ada/3/0", "~news/ada/1#x"):
        assert item_of(Utterance("t", 0, 1, 0, "a", ("b",), "x", Act.TELL, Subject("memory", ref))) is None
    assert skill_of("~errand/ada/#1") == "task"


def test_roles_and_spans_have_words() -> None:
    def view(role: str) -> SessionView:
        return SessionView("a", "e", 2, 2, DAY, DAY, "x", roles=(("a", role),))

    words = {"family doctor": "doctor", "learner": "learner", "former classmate": "", "postman": ""}
    assert {role: role_word(view(role), "a") for role in words} == words
    assert [span_of(one) for one in (None, 60, DAY, 8 * DAY, 40 * DAY, 400 * DAY)] == [
        "", "hours", "days", "weeks", "months", "years",
    ]  # fmt: skip


def test_talk_reads_as_it_should(chronicles: Tape) -> None:
    for said in said_in(chronicles):
        assert not re.search(r"\{|\}|  |\(\||\|\)| ,|\.\.|\?\.|\b(\w+) \1\b(?<!had had)", said.text), said.text
        assert said.text[0].isupper() or not said.text[0].isalpha(), said.text
        assert said.text[-1] in '.!?"', said.text


def test_nobody_says_the_same_twice_in_a_session_and_episodes_differ(chronicles: Tape) -> None:
    turns: dict[str, list[str]] = {}
    for said in said_in(chronicles):
        turns.setdefault(said.conversation, []).append(said.text)
    assert all(len(set(lines)) == len(lines) for lines in turns.values())
    whole = Counter(tuple(lines) for lines in turns.values())
    assert max(whole.values()) == 1
    everything = [line for lines in turns.values() for line in lines]
    assert len(set(everything)) > 0.75 * len(everything)


def test_every_question_of_a_session_is_answered_by_the_next_speaker(chronicles: Tape) -> None:
    by_talk: dict[str, list[Utterance]] = {}
    for said in said_in(chronicles):
        by_talk.setdefault(said.conversation, []).append(said)
    asked = answered = 0
    for turns in by_talk.values():
        for before, after in pairwise(turns):
            if before.act is Act.ASK:
                asked += 1
                answered += after.act in (Act.ANSWER, Act.TELL, Act.INFORM, Act.PART) and len(after.text) > 2
    assert asked > 100
    assert answered > 0.95 * asked


def test_chit_chat_turns_to_a_task_and_gets_it_done() -> None:
    task = {"goal": "plan the harvest supper", "steps": ["find a hall", "ask the baker"], "after_turns": 3}
    tape = played(meeting_again({**TWO, "sessions": [{"task": task, "max_turns": 16}]}))
    said = said_in(tape)
    due = next(at for at, one in enumerate(said) if "plan the harvest supper" in one.text)
    assert due >= 3
    rest = " ".join(one.text for one in said[due:])
    assert rest.index("find a hall") < rest.index("ask the baker")
    assert {one.skill for one in said[due : due + 4]} == {"task"}


def test_people_speak_of_the_topic_and_of_what_both_know() -> None:
    session = {"topic": "night ferries", "subtopic": "who still takes them", "common_ground": ["The lift is broken."]}
    texts = [
        " ".join(said.text for said in said_in(played(meeting_again({**TWO, "sessions": [session]}, seed=seed))))
        for seed in range(1, 5)
    ]
    assert all("night ferries" in text for text in texts)
    assert any("lift is broken" in text for text in texts)


def test_a_policy_that_teaches_or_bargains_shows_in_the_words() -> None:
    for name, words in (("negotiation", "half"), ("tutoring", "own words")):
        texts = " ".join(
            said.text
            for seed in range(1, 4)
            for said in said_in(played(meeting_again(seed=seed, dialogue={"policy": {"name": name}})))
        )
        assert words in texts


def test_consoling_follows_the_strategy_and_is_answered() -> None:
    left = {**TWO, "sessions": [{"happened": [{"to": "ben", "text": "My wife left me in March."}]}]}
    said = said_in(played(meeting_again(left, dialogue={"policy": {"name": "emotional_support", "people": ["ada"]}})))
    told = next(at for at, one in enumerate(said) if "left me" in one.text)
    assert (said[told].emotion, said[told + 1].emotion) == ("sad", "concerned")
    assert said[told + 1].strategy == "question"
    assert said[told + 1].text.endswith("?")


def test_what_others_said_is_passed_on_to_somebody_else() -> None:
    partners = [{"people": ["ada", "ben"], "happened": [{"to": "ben", "text": "I sold my mother's piano."}]}]
    partners += [{"people": ["ada", "cleo"], "after": "2 days"}, {"people": ["ada", "cleo"], "after": "2 days"}]
    passed = 0
    for seed in range(1, 9):
        tape = played(meeting_again({"id": "m", "main": "ada", "sessions": partners}, seed=seed))
        passed += any("he sold his mother's piano" in said.text.lower() for said in said_in(tape))
    assert passed
