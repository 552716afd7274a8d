"""Guided turns: skills, policies, passages with their spans, how much persona shows, and the language."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from agents import plugins
from agents.errors import InputError, PluginMissing, ScenarioError
from agents.guidance import Passage
from agents.knowledge import fitting_passages, passages_of, spans_used
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import RulesMind
from agents.policies import PACKAGED, Heard, Repertoire, repertoire
from agents.skills import SKILLS, Cues, Skill, chosen_skill, skill_named
from agents.talk import KnowledgeSpan, Utterance
from agents.tasks.guiding import ChosenWay
from simulation.events import Uttered, event_json, parse_event
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.replaying import replay
from simulation.reproducing import reproduce_text
from simulation.run import Run
from tests.doubles import ScriptedMind, Tape, played, shared_embedder, tiny_meetings
from tests.simulation.episodes import TWO, meeting_again

GUIDE = (
    "The harbour was built in 1788 from the stones of the old fort. Its stairs have ninety-one steps.\n"
    "Rye grew on the fields behind the dunes until the great storm. Yes."
)
HARBOUR = {**TWO, "sessions": [{"topic": "the old harbour"}, {"after": "1 week", "topic": "the old harbour"}]}


def said_in(tape: Tape) -> list[Utterance]:
    return [event.utterance for _, event in tape.events if isinstance(event, Uttered)]


def guided(**dialogue: Any) -> Tape:
    return played(meeting_again(dialogue=dialogue))


def test_a_document_is_cut_into_sentences_that_know_where_they_stand() -> None:
    found = passages_of("guide", "the guide", GUIDE)
    assert [GUIDE[one.start : one.end] for one in found] == [one.text for one in found]
    assert len(found) == 3
    assert found[1].text == "Its stairs have ninety-one steps."


def test_passages_are_ranked_by_what_was_said_and_by_who_speaks() -> None:
    passages = passages_of("guide", "the guide", GUIDE)
    embedder = shared_embedder()
    asked = fitting_passages(passages, "How many steps have the stairs?", "", "", embedder, 1)
    assert asked[0].text == "Its stairs have ninety-one steps."
    about = "The fort and the rye."
    baker = fitting_passages(passages, about, "I like rye bread. I bake.", "The rye was good.", embedder, 3)
    mason = fitting_passages(passages, about, "I like old stones and forts.", "We built a fort.", embedder, 3)
    assert (baker[0], mason[0]) == (passages[2], passages[0])
    assert fitting_passages(passages, "", "", "", embedder, 3) == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("You know, its stairs have ninety-one steps, I counted.", "Its stairs have ninety-one steps"),
        ("They had stones of the old fort to build with.", "stones of the old fort"),
        ("In the great storm the rye fields behind the dunes were lost; nothing grew until spring.", None),
        ("I had soup.", ""),
    ],
)
def test_the_spans_a_turn_used_are_found(text: str, span: str | None) -> None:
    passages = passages_of("guide", "the guide", GUIDE)
    found = [GUIDE[one.start : one.end] for one in spans_used(text, passages)]
    assert found == ([] if span == "" else [passages[2].text] if span is None else [span])


def test_skills_are_chosen_by_the_words_and_by_what_is_due() -> None:
    skills, embedder = tuple(SKILLS.values()), shared_embedder()

    def chosen(remark: str, **cues: bool) -> str:
        skill = chosen_skill(skills, Cues(remark, **cues), embedder)
        return skill.name if skill else ""

    assert chosen("") == "chit_chat"
    assert chosen("My cat died and I am so sad and lonely.", moved=True) == "emotion"
    assert chosen("Do you know why the sea is salt?", knows=True) == "knowledge"
    assert chosen("Fine weather.", due=True) == "task"
    assert chosen("What do you like, what is your hobby?", asked=True) == "persona"
    assert chosen_skill((), Cues("Hello."), embedder) is None


def test_every_packaged_skill_has_an_instruction_and_exemplars() -> None:
    assert set(SKILLS) == {"chit_chat", "knowledge", "emotion", "persona", "task"}
    assert all(skill.instruction and len(skill.exemplars) >= 2 for skill in SKILLS.values())


@pytest.mark.parametrize("name", sorted(PACKAGED))
def test_one_slot_drives_support_tutoring_and_negotiation(name: str) -> None:
    policy, turns, named = repertoire(name), [Heard(False, "I lost my job and I am not sure.", "")], []
    for _ in range(8):
        strategy = policy.next(tuple(turns))
        named.append(strategy)
        turns += [Heard(True, "Well.", strategy), Heard(False, "I don't know, I can't.", "")]
    assert set(named) <= {strategy for strategy, _ in policy.strategies}
    assert len(set(named)) >= 4


def test_support_waits_until_something_weighs_on_the_other() -> None:
    assert repertoire("emotional_support").next((Heard(False, "Fine weather.", ""),)) == ""


def test_turns_of_support_name_their_strategy() -> None:
    tape = guided(policy={"name": "emotional_support", "people": ["ben"]})
    named = {one.strategy for one in said_in(tape) if one.strategy}
    assert "question" in named
    assert {one.speaker for one in said_in(tape) if one.strategy} == {"ben"}


def test_a_cell_can_bring_a_policy_in_three_shapes() -> None:
    @plugins.bring("policy", "hush")
    def hush() -> Repertoire:
        return Repertoire("hush", (("hush", "Say little."),), lambda _: "hush")

    @plugins.bring("policy", "asks")
    def asks(turns: tuple[Heard, ...]) -> str:
        return "question" if len(turns) % 2 else "hint"

    @plugins.bring("policy", "patient")
    class Patient:
        strategies = {"wait": "Wait."}  # noqa: RUF012

        def next(self, turns: tuple[Heard, ...]) -> str:
            return "wait" if turns else ""

    try:
        assert {one.strategy for one in said_in(guided(policy={"name": "hush"}))} == {"hush"}
        assert {one.strategy for one in said_in(guided(policy={"name": "asks"}))} == {"question", "hint"}
        assert {one.strategy for one in said_in(guided(policy={"name": "patient"}))} == {"", "wait"}
        assert repertoire("asks").strategies == repertoire("mind").strategies
        assert plugins.find("policy", "patient").source.startswith("@plugins.bring")  # type: ignore[union-attr]
    finally:
        for name in ("hush", "asks", "patient"):
            plugins.drop("policy", name)


def test_a_package_can_bring_a_policy_as_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Repertoire("whisper", (("hush", "Say little."),), lambda _: "hush")
    entry = EntryPoint("whisper", "somewhere:WHISPER", "townsfolk.policies")
    monkeypatch.setattr(EntryPoint, "load", lambda _: mine)
    monkeypatch.setattr("agents.plugins.entry_points", lambda group: [entry] if group == entry.group else [])
    assert {one.strategy for one in said_in(guided(policy={"name": "whisper"}))} == {"hush"}


def test_a_cell_can_bring_a_skill() -> None:
    @plugins.bring("skill", "weathering")
    class Weathering:
        instruction = "Speak of the weather."
        exemplars = (("Fine day.", "It will not last."),)

    try:
        mind = ScriptedMind()
        played(meeting_again(dialogue={"skills": ["weathering"]}), mind)
        said = [one.input.guidance for one in mind.questions if one.task.name == "say"]
        assert {one.skill for one in said} == {"weathering"}
        assert skill_named("weathering") == Skill(
            "weathering", "Speak of the weather.", (), (("Fine day.", "It will not last."),)
        )
    finally:
        plugins.drop("skill", "weathering")
    with pytest.raises(ScenarioError, match="there is no skill 'weathering'"):
        guided(skills=["weathering"])


def test_what_is_brought_and_is_none_is_said_to_be_none() -> None:
    @plugins.bring("policy", "odd")
    @plugins.bring("skill", "odd")
    class Odd:
        pass

    try:
        with pytest.raises(ScenarioError, match=r"the policy 'odd' is none: .*strategies"):
            guided(policy={"name": "odd"})
        with pytest.raises(InputError, match=r"the skill 'odd' is none: .*instruction"):
            skill_named("odd")
    finally:
        plugins.drop("policy", "odd")
        plugins.drop("skill", "odd")


def test_a_run_names_its_policy_and_skill_with_their_source_and_is_read_without_them(tmp_path: Path) -> None:
    @plugins.bring("policy", "asks")
    def asks(turns: tuple[Heard, ...]) -> str:
        return "question" if turns else ""

    @plugins.bring("skill", "weathering")
    class Weathering:
        instruction = "Speak of the weather."

    try:
        run = Run.create(meeting_again(dialogue={"policy": {"name": "asks"}, "skills": ["weathering"]}), tmp_path / "r")
        run.advance()
        assert replay(run).final_hash == run.info().final_hash
        parts = {part["kind"]: part for part in json.loads(reproduce_text(run))["plugins"]}
        assert (parts["policy"]["name"], parts["skill"]["name"]) == ("asks", "weathering")
        assert "def asks" in parts["policy"]["source"]
    finally:
        plugins.drop("policy", "asks")
        plugins.drop("skill", "weathering")
    assert Run.open(tmp_path / "r").info().status == "done"
    with pytest.raises(PluginMissing, match="the policy 'asks' is missing"):
        replay(Run.open(tmp_path / "r"))


def test_the_mind_can_choose_skill_and_strategy() -> None:
    mind = ScriptedMind({"choose_way": lambda asked: ChosenWay(name=asked.input.options[-1][0])})
    scenario = meeting_again(dialogue={"skills": ["chit_chat", "task"], "selector": "mind", "policy": {"name": "mind"}})
    tape = played(scenario, mind)
    kinds = {question.input.what for question in mind.questions if question.task.name == "choose_way"}
    assert kinds == {"skill", "strategy"}
    assert {one.strategy for one in said_in(tape)} == {"accept"}
    assert played(scenario, RulesMind()).hashes


def test_what_was_read_is_told_and_its_spans_are_recorded() -> None:
    document = {"id": "guide", "title": "the guide", "text": GUIDE}
    dialogue = {"skills": ["chit_chat", "knowledge"], "documents": [document]}
    tape = played(meeting_again(HARBOUR, dialogue=dialogue))
    used = [(one.text, span) for one in said_in(tape) for span in one.knowledge_used]
    assert used
    for text, span in used:
        assert GUIDE[span.start : span.end].casefold() in text.casefold()
    assert "knowledge" in {one.skill for one in said_in(tape)}


def test_only_readers_have_read_a_document() -> None:
    document = {"id": "guide", "text": GUIDE, "readers": ["ben"]}
    tape = played(meeting_again(HARBOUR, dialogue={"documents": [document]}))
    assert {one.speaker for one in said_in(tape) if one.knowledge_used} == {"ben"}


def test_a_document_may_stand_in_a_file(tmp_path: Path) -> None:
    study = json.loads(json.dumps({"dialogue": {"documents": [{"id": "guide", "file": "guide.txt"}]}}))
    (tmp_path / "guide.txt").write_text(GUIDE, encoding="utf-8")
    scenario = meeting_again()
    data = {**json.loads(scenario.study.canonical), **study}
    (tmp_path / "study.yaml").write_text(json.dumps(data), encoding="utf-8")
    loaded = load_scenario(tmp_path / "study.yaml").study
    assert loaded.dialogue.documents[0].text == GUIDE
    assert loaded.dialogue.documents[0].file is None
    (tmp_path / "study.yaml").write_text(json.dumps(data).replace("guide.txt", "../guide.txt"), encoding="utf-8")
    with pytest.raises(ScenarioError, match="leads out"):
        load_scenario(tmp_path / "study.yaml")
    with pytest.raises(ScenarioError, match="not in a file"):
        parse_scenario(json.dumps(data))


@pytest.mark.parametrize(("how", "likes"), [("always", True), ("never", False)])
def test_a_turn_shows_as_much_of_the_persona_as_it_is_given(how: str, likes: bool) -> None:
    mind = ScriptedMind()
    played(meeting_again(dialogue={"persona": how}), mind)
    given = [question.input for question in mind.questions if question.task.name == "say"]
    assert all(bool(one.me.persona.personal.likes) is likes for one in given)
    assert {one.me.name for one in given} == {"Ada Brook", "Ben Croft"}


def test_what_bears_on_the_talk_is_shown_and_the_rest_is_not() -> None:
    mind = ScriptedMind()
    episode = {**TWO, "sessions": [{"topic": "sailing and boats"}]}
    played(meeting_again(episode, dialogue={"persona": "relevant"}), mind)
    shown = [
        question.input.me.persona
        for question in mind.questions
        if question.task.name == "say" and question.person == "ben"
    ]
    assert any("sailing" in persona.personal.likes for persona in shown)
    assert not any("My brother lives abroad." in persona.context.facts for persona in shown[:1])


def test_guidance_and_language_stand_in_the_prompt() -> None:
    mind = ScriptedMind()
    dialogue = {
        "skills": ["consoling"],
        "own_skills": [
            {"id": "consoling", "instruction": "Console.", "exemplars": [{"heard": "Oh.", "reply": "There."}]}
        ],
        "documents": [{"id": "guide", "text": GUIDE}],
        "language": "Dutch",
    }
    episode = {**TWO, "sessions": [{"topic": "the harbour stairs"}]}
    played(meeting_again(episode, dialogue=dialogue, settings={"mind": "openai/none", "vectors": False}), mind)
    asked = next(question for question in mind.questions if question.task.name == "say")
    prompt = rendered(asked, json_schema=True)
    assert prompt is not None
    text = prompt.messages[1].content
    for part in ("Console.", "ninety-one steps", "in Dutch", "To 'Oh.' somebody said: There.", "the harbour stairs"):
        assert part in text


def test_the_rules_mind_says_that_it_speaks_english_only() -> None:
    with pytest.raises(ScenarioError, match="speaks English only, not Dutch"):
        meeting_again(dialogue={"language": "Dutch"})
    with pytest.raises(ScenarioError, match="voiced in English only"):
        meeting_again(dialogue={"language": "Dutch"}, settings={"mind": "local"})
    assert meeting_again(dialogue={"language": "english"}).study.dialogue.language == "english"


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a skill there is not": ({"skills": ["singing"]}, "no skill 'singing'"),
    "a packaged skill anew": ({"own_skills": [{"id": "task", "instruction": "Do."}]}, "'task' is a packaged skill"),
    "a policy there is not": ({"policy": {"name": "bribery"}}, "no policy 'bribery'"),
    "a strategy of another": (
        {"policy": {"name": "tutoring", "strategies": ["concede"]}}, "there is no strategy 'concede'",
    ),
    "a follower who is not there": ({"policy": {"name": "tutoring", "people": ["zoe"]}}, "no person 'zoe'"),
    "a reader who is not there": (
        {"documents": [{"id": "a", "text": "Words.", "readers": ["zoe"]}]}, "no person 'zoe'",
    ),
    "two documents of one id": ({"documents": [{"id": "a", "text": "Words."}] * 2}, "two documents have the id 'a'"),
    "an empty document": ({"documents": [{"id": "a"}]}, "has no words"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_guidance_is_named(fault: str) -> None:
    changes, words = FAULTS[fault]
    with pytest.raises(ScenarioError, match=words):
        meeting_again(dialogue=changes)


def test_other_societies_are_guided_too_and_stay_as_they_are_without() -> None:
    plain = tiny_meetings(days=1)
    assert "dialogue" not in plain.study.canonical
    tape = played(tiny_meetings(days=1, dialogue={"skills": ["chit_chat", "persona"]}))
    assert {one.skill for one in said_in(tape)} <= {"chit_chat", "persona"}
    assert any(one.skill for one in said_in(tape))
    assert {one.skill for one in said_in(played(plain))} == {""}


def test_new_fields_of_a_turn_are_left_out_where_nothing_uses_them_and_come_back_where_it_does() -> None:
    tape = played(meeting_again(HARBOUR, dialogue={"documents": [{"id": "guide", "text": GUIDE}]}))
    event = next(event for _, event in tape.events if isinstance(event, Uttered) and event.utterance.knowledge_used)
    assert parse_event(event_json(event)) == event
    bare = next(event for _, event in played(tiny_meetings(days=1)).events if isinstance(event, Uttered))
    assert not {"skill", "strategy", "knowledge_used"} & set(json.loads(event_json(bare))["utterance"])
    assert KnowledgeSpan("guide", 0, 3) in (KnowledgeSpan("guide", 0, 3), Passage("guide", "", 0, 3, "The"))


def test_the_order_of_work_does_not_matter_to_guidance() -> None:
    dialogue = {"skills": ["chit_chat", "knowledge"], "documents": [{"id": "guide", "text": GUIDE}]}
    assert played(meeting_again(dialogue=dialogue)).hashes == played(meeting_again(dialogue=dialogue)).hashes
    asyncio.run(RulesMind().close())
