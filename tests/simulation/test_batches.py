"""Batches of dialogues: candidates, critics, mending and choice, all recorded; killed and gone on with without loss."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agents.errors import Paused, ScenarioError
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.talk import Source
from agents.tasks.base import Outcome
from agents.tasks.judging import Agreement, DialogueJudgement, JudgedFault, MendedTurn, Portrayal
from simulation.batches.planting import sown
from simulation.batches.portraying import paired_portrayal
from simulation.candidates import WHOLE, DraftLine, PlantedFault, remaining
from simulation.events import Chosen, ConversationClosed, ConversationOpened, Drafted, Shelved, Uttered
from simulation.inquiry.candidates import candidates
from simulation.measures import Evidence, HeldRecord
from simulation.measures.batch import batch
from simulation.measures.portrayal import portrayal, told_apart
from simulation.reading.loading import load_scenario, parse_scenario
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Scenario
from simulation.snapshot import restored, snapshot_text
from tests.doubles import DawdlingMind, InRandomOrder, ScriptedMind, Tape, as_file, played, shared_embedder
from tests.killing import Forker, Rig
from tests.loopback import Loopback, plausible

CRITICS = ["faithfulness", "contradiction", "repetition", "toxicity"]
EVERYTHING = {"off_persona": 0.2, "contradiction": 0.1, "incoherence": 0.1, "repetition": 0.2, "toxicity": 0.2}


def evening(**protocol: Any) -> Scenario:
    """Return six people in two circles, who talk in pairs: six dialogues, two at once."""
    likes = ("jazz", "old maps", "rowing", "chess", "opera", "rye bread")
    people = [
        {"id": f"p{n}", "name": f"{['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'][n]} Berg", "social": {"occupation": "baker"},
         "personal": {"likes": [like], "dislikes": ["queues"]}, "context": {"facts": ["I play the cello."]}}
        for n, like in enumerate(likes)
    ]  # fmt: skip
    spec = {"kind": "batch", "dialogues": 6, "per_tick": 2, "circle": 3, "max_turns": 8, "candidates": 2}
    data = {
        "schema": 1,
        "name": "evening",
        "clock": {"start": "2026-03-09T18:00", "minutes_per_tick": 1},
        "places": [{"id": "hall", "name": "the hall", "kind": "hall"}],
        "people": people,
        "conduct": {"appointments": False},
        "settings": {"vectors": False},
        "protocol": {**spec, "critics": CRITICS, **protocol},
    }
    topics = [{"id": "cars", "title": "cars", "proposition": "Cars should be banned", "first": {"draw": {}}}]
    return parse_scenario(json.dumps({**data, "topics": topics} if protocol.get("topics") else data))


def of(tape: Tape, kind: type) -> list[Any]:
    return [event for _, event in tape.events if isinstance(event, kind)]


def test_a_batch_has_as_many_dialogues_as_it_should_each_of_one_circle() -> None:
    tape = played(evening())
    opened = of(tape, ConversationOpened)
    assert len(opened) == 6
    assert len({one.conversation for one in opened}) == 6
    circles = [{int(person[1]) // 3 for person in one.participants} for one in opened]
    assert all(len(circle) == 1 for circle in circles)


def test_nobody_sits_twice_at_once_and_a_tick_holds_no_more_than_there_are_people_for() -> None:
    tape = played(evening(dialogues=5, per_tick=50))
    by_tick = Counter(tick for tick, event in tape.events if isinstance(event, ConversationOpened))
    assert sorted(by_tick.values()) == [1, 2, 2]


def test_a_batch_is_the_same_in_any_order_of_work() -> None:
    scenario = evening(planted=EVERYTHING, rounds=2)
    expected = played(scenario).hashes
    assert played(scenario, executor=InRandomOrder(3)).hashes == expected
    assert played(scenario, DawdlingMind(RulesMind(), seed=5)).hashes == expected


def test_every_candidate_is_recorded_and_the_best_is_said() -> None:
    tape = played(evening(planted=EVERYTHING))
    drafted, chosen = of(tape, Drafted), of(tape, Chosen)
    assert len(drafted) == 12 and len(chosen) == 6
    assert all(one.turn == WHOLE for one in (*drafted, *chosen))
    for choice in chosen:
        rivals = [one for one in drafted if one.conversation == choice.conversation]
        best = next(one for one in rivals if one.number == choice.number)
        assert choice.total_e6 == max(one.total_e6 for one in rivals) == best.total_e6
        said = [one.utterance.text for one in of(tape, Uttered) if one.utterance.conversation == choice.conversation]
        assert said == [line.text for line in best.lines]
        assert {score.critic for score in best.scores} == set(CRITICS)


def test_without_critics_the_first_candidate_stands() -> None:
    tape = played(evening(critics=[], candidates=3))
    assert {one.number for one in of(tape, Chosen)} == {0}
    assert {one.total_e6 for one in of(tape, Drafted)} == {1_000_000}


def test_the_first_can_be_taken_whatever_critics_say() -> None:
    tape = played(evening(choose="first", planted=EVERYTHING))
    assert {(one.number, one.by) for one in of(tape, Chosen)} == {(0, "first")}


def test_turns_can_be_chosen_one_by_one() -> None:
    tape = played(evening(of="turn", dialogues=2, planted=EVERYTHING))
    chosen = [one for one in of(tape, Chosen) if one.turn != WHOLE]
    said = of(tape, Uttered)
    assert len(chosen) == len(said)
    assert all(len(one.lines) == 1 for one in of(tape, Drafted) if one.turn != WHOLE)
    wholes = [one for one in of(tape, Drafted) if one.turn == WHOLE]
    assert [len(one.lines) for one in wholes] == [
        sum(one.utterance.conversation == whole.conversation for one in said) for whole in wholes
    ]


def test_what_is_too_weak_is_recorded_and_not_kept() -> None:
    tape = played(evening(keep_above=1.0, edit=False, planted={"toxicity": 0.5}, candidates=1))
    lost = [one for one in of(tape, Chosen) if not one.kept]
    assert lost
    silent = {one.conversation for one in lost}
    assert not silent & {one.utterance.conversation for one in of(tape, Uttered)}
    ended = {one.conversation: one.because for one in of(tape, ConversationClosed)}
    assert {ended[one] for one in silent} == {"interrupted"}


def test_the_best_go_on_the_shelf_and_into_snapshots() -> None:
    tape = played(evening(exemplars=2))
    shelf = tape.engine.state.shelf
    assert len(shelf) == 2 and shelf[0].total_e6 >= shelf[1].total_e6
    assert len(of(tape, Shelved)) >= 2
    state = tape.engine.state
    memories = [(person, memory) for person, stream in state.streams.items() for memory in stream]
    vectors = {memory.id: shared_embedder().embed([memory.text])[0] for _, memory in memories}
    again = restored(snapshot_text(state), memories, vectors)
    assert again.shelf == shelf and again.experts == state.experts


def test_exemplars_are_shown_to_those_who_speak() -> None:
    mind = ScriptedMind()
    played(evening(exemplars=2), mind)
    shown = [asked.input.guidance.exemplars for asked in mind.questions if asked.task.name == "say"]
    assert not shown[0] and shown[-1]


def test_experts_take_turns_and_the_better_ones_are_drawn_more_often() -> None:
    experts = [{"name": "good"}, {"name": "bad", "planted": {"toxicity": 0.9}}]
    tape = played(evening(experts=experts, dialogues=50, max_turns=4, edit=False, critics=["toxicity"]))
    proposed = Counter(one.expert for one in of(tape, Drafted)[:60])
    assert proposed == {"good": 30, "bad": 30}
    later = Counter(one.expert for one in of(tape, Drafted)[60:])
    assert later["good"] > 4 * later["bad"]


def test_dials_of_an_expert_are_laid_over_those_of_the_study() -> None:
    mind = ScriptedMind()
    played(evening(experts=[{"name": "asker", "questions": 0.5}], dialogues=1), mind)
    assert {asked.input.dials.questions for asked in mind.questions if asked.task.name == "say"} == {500_000}


def test_critics_are_told_what_was_mended_because_of_them() -> None:
    scenario = evening(planted={"toxicity": 0.6}, dialogues=3)
    tables = batch(Evidence(scenario, HeldRecord(played(scenario, RulesMind()).ticks), shared_embedder()))
    row = next(row for row in tables[1].records() if row["critic"] == "toxicity")
    edits = next(row for row in tables[3].records())["edits"]
    assert isinstance(edits, int)
    assert edits > 0
    assert isinstance(row["mended_share"], float)
    assert row["mended_share"] > 0


def test_a_turn_is_mended_by_the_least_edit() -> None:
    tape = played(evening(planted={"toxicity": 0.5}))
    edits = [edit for one in of(tape, Drafted) for edit in one.edits]
    gone = [edit for edit in edits if edit.after and set(edit.after.split()) < set(edit.before.split())]
    assert gone and all(edit.because.startswith("toxicity") for edit in gone)
    assert any(one.gain_e6 > 0 for one in of(tape, Drafted))


def test_a_mind_may_mend_in_its_own_words() -> None:
    mended = ScriptedMind({"mend_turn": lambda _: Outcome(MendedTurn(text="Never mind."), Source.MODEL)})
    tape = played(evening(planted={"toxicity": 0.6}, dialogues=2), mended)
    said = [line for one in of(tape, Drafted) for line in one.lines if line.text == "Never mind."]
    assert said and {line.source for line in said} == {Source.MODEL}


def test_a_judge_of_the_mind_is_one_of_the_critics() -> None:
    marks = dict.fromkeys(("persona", "consistency", "coherence", "kindness", "variety", "fluency"), 5)
    judgement = DialogueJudgement(**marks, faults=(JudgedFault(turn=1, what="coherence", why="odd"),))
    mind = ScriptedMind({"judge_dialogue": lambda _: judgement})
    tape = played(evening(critics=["judge"], edit=False, dialogues=2), mind)
    assert {one.total_e6 for one in of(tape, Drafted)} == {500_000}
    assert {one.faults[0].why for one in of(tape, Drafted)} == {"coherence: odd"}


def test_candidates_can_be_chosen_by_agreement() -> None:
    mind = ScriptedMind({"judge_agreement": lambda _: Agreement(candidate=1)})
    assert {one.number for one in of(played(evening(choose="consistency"), mind), Chosen)} == {1}
    assert {one.by for one in of(played(evening(choose="consistency")), Chosen)} == {"consistency"}


def test_fitted_weights_go_before_those_of_the_critics() -> None:
    spec = evening(critics=["toxicity", {"name": "repetition", "weight": 3}], weights={"repetition": -2}).study.protocol
    assert spec.critic_weights == (("toxicity", 1000), ("repetition", -2000))  # type: ignore[union-attr]
    assert played(evening(critics=["toxicity"], weights={"toxicity": -1}, dialogues=1))


def test_an_unknown_critic_is_missed_by_name() -> None:
    with pytest.raises(ScenarioError, match="no critic 'nobody'"):
        played(evening(critics=["nobody"]))


def test_a_pause_of_one_candidate_pauses_the_batch() -> None:
    def broken(_: object) -> object:
        raise Paused("no answer")

    with pytest.raises(Paused):
        played(evening(), ScriptedMind({"say": broken}))


def test_more_rounds_leave_fewer_planted_errors_and_none_without_critics() -> None:
    scenario = {"planted": {"toxicity": 0.1, "repetition": 0.1}, "rounds": 3, "dialogues": 12, "edit": False}

    def rates(**more: Any) -> list[Any]:
        tape = played(evening(**scenario, **more))
        table = batch(Evidence(evening(**scenario, **more), HeldRecord(tape.ticks), shared_embedder()))[0]
        return table.column("planted_share")

    first, second, third = rates()
    assert first > second >= third
    assert len(set(rates(critics=[]))) == 1


def test_the_measure_sees_what_critics_do_not_know() -> None:
    scenario = evening(planted=EVERYTHING, dialogues=12, experts=[{"name": "one"}, {"name": "two"}])
    rounds, critics, experts, edits, curve = batch(
        Evidence(scenario, HeldRecord(played(scenario).ticks), shared_embedder())
    )
    assert rounds.records()[0]["dialogues"] == 12
    assert "not measured" in rounds.notes[0]
    assert {row["critic"]: row["precision_share"] for row in critics.records()}["toxicity"] == 1.0
    assert sum(int(row["proposed"] or 0) for row in experts.records()) == 24
    assert int(edits.records()[0]["edits"] or 0) > 0
    assert [row["coverage_share"] for row in curve.records()][-1] == 1.0
    plain = evening()
    without = batch(Evidence(plain, HeldRecord(played(plain).ticks), shared_embedder()))
    assert len(without) == 4 and set(without[0].column("planted_share")) == {None}


@pytest.mark.parametrize("fault", sorted(EVERYTHING))
def test_an_error_is_planted_at_the_rate_that_is_asked_for(fault: str) -> None:
    tape = played(evening(critics=[], candidates=1, dialogues=4))
    person = evening().study.people[0]
    turns = [one.utterance for one in of(tape, Uttered)]
    found = 0
    for n, turn in enumerate(turns):
        before = tuple(one for one in turns[:n] if one.conversation == turn.conversation)
        sowing = sown(turn, person, before, {fault: 1.0}, Stream(n, "sowing"))  # type: ignore[dict-item]
        assert (sowing.fault == "") == (sowing.utterance == turn)
        assert sowing.words in sowing.utterance.text
        found += sowing.fault == fault
        assert sown(turn, person, before, {fault: 0.0}, Stream(n, "sowing")).utterance == turn  # type: ignore[dict-item]
    assert found


def test_a_planted_error_is_gone_when_its_words_are() -> None:
    planted = (
        PlantedFault(0, "toxicity", "You fool."),
        PlantedFault(1, "toxicity", "Drop dead."),
        PlantedFault(5, "x"),
    )
    lines = (DraftLine("ann", "Hello. You fool."), DraftLine("bo", "Hello."))
    assert remaining(planted, lines) == planted[:1]
    assert remaining(planted, lines[:1], first=1) == ()


def test_people_talk_about_one_topic_of_several_where_the_batch_is_about_topics() -> None:
    scenario = evening(topics=True, seats=3, critics=[])
    tape = played(scenario)
    assert all(one.reason == "to talk about cars" for one in of(tape, ConversationOpened))
    assert any(one.utterance.stances for one in of(tape, Uttered))
    assert {len(one.participants) for one in of(tape, ConversationOpened)} == {3}


def test_character_shows_in_the_salon_and_over_paired_runs() -> None:
    scenario = load_scenario(
        "salon", overrides=["protocol.dialogues=12", "protocol.candidates=1", "protocol.critics=[]"]
    )
    tape = played(scenario)
    table = portrayal(Evidence(scenario, HeldRecord(tape.ticks), shared_embedder()))[0]
    shown = {row["trait"]: row["told_apart_share"] for row in table.records()}
    assert float(shown["extraversion"] or 0) > 0.6
    pairs = paired_portrayal(scenario, ScriptedMind(), shared_embedder(), seeds=[1], traits=["extraversion"])[0]
    (row,) = pairs.records()
    assert float(row["more_cues_share"] or 0) > 0.6
    assert float(row["from"] or 0) < float(row["portrayed_share"] or 0) < float(row["to"] or 0)
    assert told_apart([], [1]) is None


def test_another_mind_may_judge_and_is_told_nothing_of_who_spoke() -> None:
    judge = ScriptedMind({"judge_portrayal": lambda _: Portrayal(openness="high")})
    few = ["protocol.dialogues=4", "protocol.candidates=1", "protocol.critics=[]"]
    scenario = load_scenario("salon", overrides=few)
    told = paired_portrayal(scenario, RulesMind(), shared_embedder(), seeds=[1], traits=["openness"], judge=judge)[
        0
    ].records()[0]
    assert (told["high_share"], told["low_share"], told["reversed_share"]) == (1.0, 0.0, 0.5)
    assert {one.task.name for one in judge.questions} == {"judge_portrayal"}
    texts = [line for one in judge.questions for line in one.input.lines]
    assert texts and judge.questions[0].sample != judge.questions[1].sample


def test_personachat_is_the_same_every_time_and_can_be_replayed(tmp_path: Path) -> None:
    scenario = load_scenario(
        "personachat", overrides=["protocol.dialogues=4", "protocol.per_tick=2", "crowds.guest.count=40"]
    )
    run = Run.create(scenario, tmp_path / "run")
    run.advance()
    assert replay(run).final_hash == run.info().final_hash
    found = candidates(run)
    assert len(found) == 12 and sum(one.fate == "kept" for one in found) == 4


def test_a_batch_that_is_killed_goes_on_without_loss_or_duplicate(tmp_path: Path) -> None:
    scenario = evening(planted=EVERYTHING, dialogues=14)
    with Forker() as forker:
        rig = Rig(forker, tmp_path, as_file(scenario))
        trial = rig.trial("killed", Stream(4, "kills"), kills=2)
    assert trial.hashes == rig.undisturbed == played(scenario).hashes
    with Run.open(tmp_path / "killed" / "run").record() as record:
        opened = [one.event.conversation for one in record.events("conversation_opened")]  # type: ignore[union-attr]
    assert len(opened) == len(set(opened)) == 14


def test_a_model_proposes_judges_mends_and_agrees_and_a_replay_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scenario = evening(
        critics=["judge", "toxicity"], choose="consistency", dialogues=2, max_turns=4, planted={"toxicity": 0.4}
    )
    data = {**json.loads(as_file(scenario)), "dialogue": {"skills": ["chit_chat", "persona"], "selector": "mind"}}
    limits, endpoint = {"fallback_share": 1.0}, {"json_schema": True}
    data["settings"] = {"mind": "openai/test", "endpoint": endpoint, "limits": limits, "vectors": False}
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        run = Run.create(parse_scenario(json.dumps(data)), tmp_path / "run")
        run.advance()
        asked = server.count
        assert replay(run).final_hash == run.info().final_hash
        assert server.count == asked > 20
    with run.record() as record:
        tasks = {str(row["task"]).partition("/")[0] for row in record.answer_costs()}
    assert {"say", "choose_way", "judge_dialogue", "judge_agreement", "mend_turn"} <= tasks
