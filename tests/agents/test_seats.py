"""Seats: a human's words become turns, are kept, and nobody is asked twice."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from agents.errors import InputError, ScenarioError
from agents.minds.rules import RulesMind
from agents.minds.seats import SeatedMind, SeatEmpty, nobody_there, turn_of
from agents.talk import Act, Source
from agents.tasks import SAY
from agents.tasks.speaking import SayInput
from simulation.events import FactNoted, Uttered
from simulation.minds import make_mind
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Settings
from simulation.seating import at_the_terminal, briefing
from tests.agents.inquiries import SAYING, MemoryStore, question
from tests.doubles import played
from tests.simulation.episodes import meeting_again
from tests.simulation.test_batches import evening


def hello(_: SayInput) -> str:
    return "Hello,   Pavo!"


def test_a_seated_person_says_what_the_human_says_and_all_else_is_answered_by_the_mind() -> None:
    mind = SeatedMind(RulesMind(), {"orla": hello})
    outcome = asyncio.run(mind.answer(question(SAY)))
    assert (outcome.answer.text, outcome.source) == ("Hello, Pavo!", Source.HUMAN)
    other = asyncio.run(mind.answer(question(SAY, person="pavo")))
    assert other.source is Source.COMPOSED
    asyncio.run(mind.close())


def test_an_asynchronous_function_can_be_asked_too() -> None:
    async def later(_: SayInput) -> str:
        await asyncio.sleep(0)
        return "In a moment."

    assert asyncio.run(SeatedMind(RulesMind(), {"orla": later}).answer(question(SAY))).answer.text == "In a moment."


def test_words_are_kept_and_nobody_is_asked_twice() -> None:
    store = MemoryStore()
    asyncio.run(SeatedMind(RulesMind(), {"orla": hello}, store).answer(question(SAY)))
    again = asyncio.run(SeatedMind(RulesMind(), {"orla": nobody_there}, store).answer(question(SAY)))
    assert again.answer.text == "Hello, Pavo!"
    assert len(again.calls) == 1
    with pytest.raises(SeatEmpty):
        asyncio.run(SeatedMind(RulesMind(), {"orla": nobody_there}, store).answer(question(SAY, n=1)))


@pytest.mark.parametrize(
    ("words", "act", "ends"),
    [
        ("How are you?", Act.ASK, False), ("I saw a heron.", Act.INFORM, False), ("Well, goodbye.", Act.PART, True),
        ("See you", Act.PART, True), ("", Act.PART, True),
    ],
)  # fmt: skip
def test_words_become_turns(words: str, act: Act, ends: bool) -> None:
    turn = turn_of(words, SAYING)
    assert (turn.act, turn.ends) == (act, ends)
    assert turn.text


def test_the_briefing_says_who_when_and_what_one_knows_without_anything_a_terminal_would_obey() -> None:
    text = "\n".join(briefing(SAYING))
    for part in ("You are Orla Quist", "Pavo Renn", "Session 2 of 3", "neighbours", "sprained my wrist", "Morning"):
        assert part in text


def test_the_terminal_is_asked_and_an_ended_input_pauses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Good day!\n"))
    assert at_the_terminal(SAYING) == "Good day!"
    assert "Orla Quist>" in capsys.readouterr().out
    with pytest.raises(SeatEmpty, match="townsfolk resume"):
        at_the_terminal(SAYING)


SCRIPT = ("Hello Ben!", "I broke my ankle on the stairs.", "I want to see Rome.", "Bye", "Hello again!",
          "Do you remember what I told you about my ankle?", "Goodbye", "Hello!", "Bye")  # fmt: skip


def test_a_human_can_sit_in_a_run_that_resumes_replays_and_remembers(tmp_path: Path) -> None:
    scenario = meeting_again(settings={"vectors": False, "seats": ["ada"]})
    run = Run.create(scenario, tmp_path / "run")
    words = iter(SCRIPT[:3])

    def ask(given: SayInput) -> str:
        said = next(words, None)
        return nobody_there(given) if said is None else said

    run.seats["ada"] = ask
    with pytest.raises(SeatEmpty):
        run.advance()
    more = iter(SCRIPT[3:])
    again = Run.open(run.folder)
    again.seats["ada"] = lambda _: next(more)
    again.advance()
    with again.record() as record:
        happened = [one.event for one in record.events("uttered", "fact_noted")]
    said = [event.utterance for event in happened if isinstance(event, Uttered)]
    human = [one.text for one in said if one.speaker == "ada"]
    assert human == list(SCRIPT)
    assert {one.source for one in said if one.speaker == "ada"} == {Source.HUMAN}
    asked = next(at for at, one in enumerate(said) if "remember" in one.text)
    assert "you broke your ankle" in said[asked + 1].text
    noted = {event.fact.value for event in happened if isinstance(event, FactNoted) and event.person == "ben"}
    assert {"I broke my ankle on the stairs.", "see Rome"} <= noted
    assert replay(again).final_hash == again.info().final_hash


def test_a_world_in_memory_takes_a_seated_mind() -> None:
    lines = iter(["Hello Ben.", "Bye."] * 3)
    tape = played(meeting_again(), SeatedMind(RulesMind(), {"ada": lambda _: next(lines)}))
    assert [event.utterance.text for _, event in tape.events if isinstance(event, Uttered)].count("Hello Ben.") == 3


def test_seats_are_for_people_who_are_there() -> None:
    with pytest.raises(ScenarioError, match="no person 'zoe' to play"):
        meeting_again(settings={"seats": ["zoe"]})
    with pytest.raises(ScenarioError, match="stands twice"):
        meeting_again(settings={"seats": ["ada", "ada"]})
    with pytest.raises(InputError, match="does not name 'ben'"):
        make_mind(Settings(seats=("ada",)), MemoryStore(), seats={"ben": hello})


def test_in_a_batch_a_human_being_is_asked_once_for_a_turn_and_not_mended(tmp_path: Path) -> None:
    scenario = evening(candidates=3, rounds=2, dialogues=3, per_tick=3, circle=2, critics=["toxicity"])
    settings = scenario.settings.model_copy(update={"seats": ("p0",)})
    run = Run.create(scenario.model_copy(update={"settings": settings}), tmp_path / "run")
    asked: list[SayInput] = []

    def rude(given: SayInput) -> str:
        asked.append(given)
        return "You stupid cow!" if len(given.transcript) < 4 else "Bye."

    run.seats["p0"] = rude
    run.advance()
    with run.record() as record:
        said = [one.event.utterance for one in record.events("uttered") if isinstance(one.event, Uttered)]
    mine = [one.text for one in said if one.speaker == "p0"]
    assert len(mine) == len(asked) >= 2
    assert "You stupid cow!" in mine
    info = run.info()
    assert (info.human_turns, info.model_calls) == (len(asked), 0)
    assert replay(run).final_hash == info.final_hash
