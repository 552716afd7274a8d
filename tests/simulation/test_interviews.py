"""Interviews: answered from what was known at the time, and leaving the run byte for byte as it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from agents.errors import LimitReached, QuestionError
from agents.memory import Memory
from agents.minds.base import AnswerStore, Mind, Reply
from agents.minds.calling.providers import Remembering
from agents.minds.calling.spending import Caps, Limited, Spent
from agents.minds.language import LanguageMind
from agents.minds.rules import RulesMind
from agents.talk import Source
from simulation.applying import apply
from simulation.cli.asking import ask
from simulation.engine import make_setting
from simulation.events import Considered, Remembered, Told
from simulation.inquiry.interview_ledger import LEDGER_FILE
from simulation.inquiry.interviews import Interviewer, hold, interview
from simulation.reading.loading import load_scenario
from simulation.record import Record
from simulation.run import Run, simulate
from simulation.scenario import Scenario, Settings
from tests.agents.inquiries import Scripted
from tests.doubles import shared_embedder, started, tiny_town

KNOWS = "Do you know of Ada's concert?"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


HEARER, HEARD_BY = "cleo", "2026-03-02T10:30"  # the end of the tick in which the news comes


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run in which nobody talks and one person learns of the concert from outside, at ten."""
    news = {"do": "tell", "at": "2026-03-02T10:00", "claim": "concert", "to": {"people": [HEARER]}}
    scenario = tiny_town(people=5, conduct={"talk": False}, interventions=[news])
    return simulate(scenario, tmp_path_factory.mktemp("runs") / "tiny")


def test_asking_leaves_every_file_of_the_run_as_it_was(run: Run) -> None:
    before = digests(run.folder)
    for person in ("ada", "ben", "cleo"):
        for question in (KNOWS, "Why did you not come?", "Who are you?", "What did you talk about?"):
            interview(run, person, question)
            interview(run, person, question, at="2026-03-02T12:00")
    assert digests(run.folder) == before


def test_asking_sets_no_access_time_and_adds_no_memory() -> None:
    tape = started(tiny_town())
    state = tape.engine.state
    accessed = {person: stream.accessed.tolist() for person, stream in state.streams.items()}
    memories = {person: [memory.id for memory in stream] for person, stream in state.streams.items()}
    interviewer = Interviewer(make_setting(tiny_town().study, shared_embedder()), state, 3600)
    for person in ("ada", "ben", "cleo", "dov"):
        interviewer.ask(person, KNOWS)
    assert {person: stream.accessed.tolist() for person, stream in state.streams.items()} == accessed
    assert {person: [memory.id for memory in stream] for person, stream in state.streams.items()} == memories


def test_the_same_question_gets_the_same_answer(run: Run) -> None:
    assert interview(run, "ben", KNOWS) == interview(run, "ben", KNOWS)


def test_people_know_at_a_time_what_they_had_been_told_by_then(run: Run) -> None:
    assert interview(run, HEARER, KNOWS, "2026-03-02T10:00").yes is False
    assert interview(run, HEARER, KNOWS, HEARD_BY).yes is True
    assert interview(run, HEARER, KNOWS).yes is True


def test_a_tick_that_is_not_over_has_not_happened(run: Run) -> None:
    assert interview(run, HEARER, KNOWS, "2026-03-02T10:29").yes is False


def test_at_the_start_only_the_origin_knows(run: Run) -> None:
    answers = {person: interview(run, person, KNOWS, "2026-03-02T07:00").yes for person in ("ada", "ben", "cleo")}
    assert answers == {"ada": True, "ben": False, "cleo": False}


def test_an_interview_says_who_when_and_what_it_rests_on(run: Run) -> None:
    held = hold(run, HEARER, f"  {KNOWS} ")
    assert (held.person, held.question, held.when) == (HEARER, KNOWS, "2026-03-02 17:00")
    assert held.name == run.setting.names[HEARER]
    assert [memory.id for memory in held.memories] == list(held.answer.memories)
    assert held.memories
    assert held.source is Source.COMPOSED


@pytest.mark.parametrize(
    ("reason", "noted", "fact", "cited"),
    [
        ("I don't care for loud music", "", "I don't care for loud music.", True),
        ("I don't care for loud music", "", "I don't care for politics.", False),
        ("I don't care for loud music", "ben/1/0", "My ears rang for a week in May.", True),
        ("", "", "I don't care for loud music.", False),
    ],
)
def test_why_is_answered_from_the_memory_noted_or_one_that_says_as_much(
    reason: str, noted: str, fact: str, cited: bool
) -> None:
    scenario = tiny_town()
    state = started(scenario).engine.state
    own = Memory("ben/1/0", "fact", fact, 0, 1, ("ben",))
    rest = [Memory(f"ben/2/{n}", "observation", f"Cloud {n} over the square.", 3600, 9) for n in range(30)]
    vectors = shared_embedder().embed([memory.text for memory in (own, *rest)])
    for memory, vector in zip((own, *rest), vectors, strict=True):
        apply(state, Remembered("ben", memory), {memory.id: vector})
    apply(state, Told("concert", "ada", "ben", "1/square/ada/0", 0, ("what", "who")), {})
    apply(state, Considered("ben", "concert", "indifferent", False, False, reason, noted), {})
    answer = Interviewer(make_setting(scenario.study, shared_embedder()), state, 7200).ask(
        "ben", "Why not the concert?"
    )
    assert (own.id in answer.memories) is cited
    assert reason in answer.text


@pytest.mark.parametrize(
    ("place", "created", "there"),
    [("square", 34200, True), ("square", 30600, False), ("cafe", 34200, False), ("square", 39600, False)],
)
def test_who_saw_the_event_at_its_place_in_its_hours_was_there(place: str, created: int, there: bool) -> None:
    scenario = tiny_town()
    state = started(scenario).engine.state
    seen = Memory("ben/20/0", "observation", "Esi Frost was humming.", created, 1, ("esi", place))
    rest = [Memory(f"ben/2/{n}", "heard", f"Ada said to me: My concert, part {n}.", 39600, 9) for n in range(30)]
    vectors = shared_embedder().embed([memory.text for memory in (seen, *rest)])
    for memory, vector in zip((seen, *rest), vectors, strict=True):
        apply(state, Remembered("ben", memory), {memory.id: vector})
    apply(state, Told("concert", "ada", "ben", "1/square/ada/0", 0, ("what", "who", "where", "when")), {})
    apply(state, Considered("ben", "concert", "interested", True, True, "I like music", ""), {})
    answer = Interviewer(make_setting(scenario.study, shared_embedder()), state, 40000).ask(
        "ben", "Did you go to Ada's concert?"
    )
    assert answer.yes is (True if there else None)
    assert (seen.id in answer.memories) is there


def test_people_are_found_by_id_name_or_beginning(run: Run) -> None:
    assert hold(run, "Ada Brook", "Who are you?").person == "ada"
    assert hold(run, "cle", "Who are you?").person == "cleo"


@pytest.mark.parametrize(
    ("person", "question", "when", "problem"),
    [
        ("zoe", KNOWS, None, "there is no person 'zoe'"),
        ("ada", "  ", None, "there is no question"),
        ("ada", KNOWS, "2026-03-02T06:59", "is not within the record; expected a date and time from 2026-03-02T07:00"),
        ("ada", KNOWS, "2026-03-02T17:01", "to 2026-03-02T17:00"),
        ("ada", KNOWS, "noon", "'noon' is not within the record"),
        ("ada", KNOWS, "2026-03-02T12:00+02:00", "is not within the record"),
    ],
)
def test_a_question_that_cannot_be_put_is_refused(
    run: Run, person: str, question: str, when: str | None, problem: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        hold(run, person, question, when)
    assert problem in str(refused.value)


def test_nobody_can_be_asked_before_the_founding(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no committed tick"):
        interview(Run.create(tiny_town(), tmp_path / "new"), "ada", KNOWS)


def test_who_has_left_cannot_be_asked(tmp_path: Path) -> None:
    leaving = [{"do": "leave", "at": "2026-03-02T09:00", "who": {"people": ["ben"]}}]
    run = Run.create(tiny_town(interventions=leaving), tmp_path / "left")
    run.advance(until=3 * 3600)
    assert interview(run, "ben", "Who are you?", "2026-03-02T08:00").text
    with pytest.raises(QuestionError, match="'ben' is not there at 2026-03-02 10:00"):
        interview(run, "ben", "Who are you?")


# The command.


def test_the_command_prints_the_answer_and_the_memories(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    ask(run.folder, HEARER, KNOWS)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{run.setting.names[HEARER]}, 2026-03-02 17:00: Yes.")
    assert lines[1].startswith("  from memory (")


def test_the_command_gives_json(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    ask(run.folder, "ada", KNOWS, at="2026-03-02T12:00", as_json=True)
    facts = json.loads(capsys.readouterr().out)
    assert (facts["person"], facts["yes"], facts["time"]) == ("ada", True, "2026-03-02T12:00")
    assert {"question", "answer", "source", "memories", "name"} <= facts.keys()


# Language minds.

ANSWER = json.dumps({"text": "I would rather not say.", "yes": None, "memories": []})


class Assembling:
    """Makes language minds on prepared replies, in place of those on a model's server."""

    def __init__(self, *replies: Reply) -> None:
        self.provider = Scripted(list(replies))
        self.spent: list[Spent] = []

    def __call__(self, settings: Settings, store: AnswerStore, *, spent: Spent) -> Mind:
        self.spent.append(spent)
        caps = Caps(settings.limits.calls, None, None)
        limited = Limited(self.provider, caps, spent=spent)
        return LanguageMind(Remembering(limited, store), settings.mind, json_schema=True, fallback=RulesMind())


def modelled(run: Run, calls: int | None = None) -> Run:
    """Return `run` as if a language model had been its mind."""
    settings = Settings.model_validate({"mind": "openai/test", "limits": {"calls": calls}, "vectors": False})
    return Run(run.folder, Scenario(study=run.scenario.study, settings=settings))


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    run = Run.create(tiny_town(), tmp_path / "fresh")
    run.advance(until=3600)
    return run


def test_a_model_answers_and_its_answers_are_kept_beside_the_run(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assembling = Assembling(Reply(ANSWER, prompt_tokens=90, answer_tokens=10, cost_e6=5))
    monkeypatch.setattr("simulation.inquiry.interview_ledger.make_mind", assembling)
    before = digests(fresh.folder)
    held = hold(modelled(fresh), "ada", KNOWS)
    assert (held.answer.text, held.source) == ("I would rather not say.", Source.MODEL)
    after = digests(fresh.folder)
    assert {name: after[name] for name in before} == before
    assert {name.split("-")[0] for name in after.keys() - before.keys()} == {LEDGER_FILE}


def test_a_question_asked_again_is_not_paid_again(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assembling = Assembling(Reply(ANSWER, prompt_tokens=90, answer_tokens=10, cost_e6=5))
    monkeypatch.setattr("simulation.inquiry.interview_ledger.make_mind", assembling)
    first = hold(modelled(fresh), "ada", KNOWS)
    assert hold(modelled(fresh), "ada", KNOWS) == first
    assert len(assembling.provider.requests) == 1
    assert assembling.spent == [Spent(), Spent(1, 100, 5)]
    record = Record(fresh.folder / LEDGER_FILE)
    assert record.calls() == (1, 100, 5)
    record.close()


def test_interviews_count_against_the_limits(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulation.inquiry.interview_ledger.make_mind", Assembling(Reply(ANSWER), Reply(ANSWER)))
    run = modelled(fresh, calls=1)
    interview(run, "ada", KNOWS)
    with pytest.raises(LimitReached):
        interview(run, "ben", KNOWS)


def test_measures_ask_no_model(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from simulation.measures import measure_tables

    assembling = Assembling()
    monkeypatch.setattr("simulation.inquiry.interview_ledger.make_mind", assembling)
    assert measure_tables(modelled(fresh), ["reach", "density"])
    assert assembling.spent == []
    assert not (fresh.folder / LEDGER_FILE).exists()


def test_a_rules_mind_leaves_no_ledger(fresh: Run) -> None:
    interview(fresh, "ada", KNOWS)
    assert not (fresh.folder / LEDGER_FILE).exists()


def test_every_packaged_study_can_be_asked_at_its_beginning() -> None:
    for name in ("corner", "valentine"):
        study = load_scenario(name).study
        tape = started(Scenario(study=study))
        interviewer = Interviewer(make_setting(study, shared_embedder()), tape.engine.state, 0)
        for person in (study.people[0].slug, study.people[-1].slug):
            assert interviewer.ask(person, "Who are you?").text
            for claim in study.claims:
                asked = interviewer.ask(person, f"Do you know of {claim.title}?")
                assert asked.yes is (person == claim.origin)
