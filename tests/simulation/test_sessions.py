"""Sessions: when they are held, what people are to each other, what each remembers, and that runs stay exact."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.minds.rules import RulesMind
from agents.relationship import Relationship
from agents.sessions import DAY, HOUR, MONTH, WEEK, YEAR, gap_label, gap_seconds, gap_words
from agents.talk import Source
from agents.tasks.meeting_again import EpisodeSummary, LivedThrough
from simulation.bonds import begun, moved, roles_of, same_kind
from simulation.clock import Clock
from simulation.events import Arrived, ConversationOpened, Related, Remembered, Retired, SessionOpened, Uttered
from simulation.forking import fork
from simulation.inquiry.auditing import faults
from simulation.inquiry.transcript import transcripts
from simulation.protocols.sessions import Sessions, sittings
from simulation.protocols.topic_first import SIDES, episodes_of
from simulation.replaying import replay
from simulation.run import Run, simulate
from simulation.specs.session_spec import SessionsProtocol
from tests.doubles import InRandomOrder, ScriptedMind, Tape, played, started
from tests.loopback import Loopback, plausible
from tests.simulation.episodes import ANKLE, ASKED, MIXED, PIANO, TWO, meeting_again


@pytest.fixture(scope="module")
def boat() -> Tape:
    return played(meeting_again())


@pytest.fixture(scope="module")
def mixed() -> Tape:
    return played(meeting_again(MIXED))


def opened(tape: Tape) -> list[SessionOpened]:
    return [event for _, event in tape.events if isinstance(event, SessionOpened)]


def lines(tape: Tape, number: int) -> list[tuple[str, str]]:
    talk = opened(tape)[number - 1].conversation
    said = [event.utterance for _, event in tape.events if isinstance(event, Uttered)]
    return [(one.speaker, one.text) for one in said if one.conversation == talk]


def test_spans_of_time_are_read_and_named() -> None:
    assert gap_seconds("3 weeks") == 3 * WEEK
    named = {HOUR: "an hour", 5 * HOUR: "five hours", DAY: "a day", WEEK: "a week", 5 * WEEK: "five weeks",
             MONTH: "a month", 200 * DAY: "seven months", YEAR: "a year", 5 * YEAR: "five years",
             60: "a few minutes"}  # fmt: skip
    assert {seconds: gap_words(seconds) for seconds in named} == named
    longer = {400: "a year", 430: "more than a year", 508: "almost a year and a half", 550: "a year and a half",
              610: "more than a year and a half", 680: "almost two years", 725: "two years", 830: "more than two years",
              910: "two and a half years", 8 * 365 + 200: "eight years", 1790: "almost five years"}  # fmt: skip
    assert {days: gap_words(days * DAY) for days in longer} == longer
    assert [gap_label(one) for one in (0, HOUR, DAY, WEEK, MONTH, 3 * YEAR)] == [
        "", "a few hours after", "a few days after", "a few weeks after", "a few months after",
        "a couple of years after",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="span of time"):
        gap_seconds("soon")


def test_sessions_are_held_when_the_scenario_says_with_a_tick_for_what_lies_between(boat: Tape) -> None:
    assert [(one.number, one.of, one.relationship) for one in opened(boat)] == [
        (1, 3, "neighbours"), (2, 3, "neighbours"), (3, 3, "friends"),
    ]  # fmt: skip
    assert [one.gap_seconds for one in opened(boat)] == [0, 3 * WEEK, 2 * YEAR]
    assert len(boat.ticks) == 1 + 6
    clock = boat.engine.setting.clock
    assert clock.seconds >= boat.ticks[-1].tick.start
    assert clock.moment(boat.ticks[-1].tick.start).clock == "10:00"


def test_every_session_tells_its_number_its_gap_and_the_relationship_in_the_transcript(tmp_path: Path) -> None:
    run = simulate(meeting_again(), tmp_path / "run")
    with run.record() as record:
        held = transcripts(record)
    assert [one.session for one in held] == [1, 2, 3]
    of = held[2].in_episode
    assert of is not None
    assert (of.episode, of.gap_seconds, of.relationship) == ("boat", 2 * YEAR, "friends")


def test_what_happened_in_between_is_remembered_by_those_it_happened_to_alone(boat: Tape) -> None:
    lived = {
        (event.person, event.memory.text)
        for _, event in boat.events
        if isinstance(event, Remembered) and event.memory.kind == "observation"
    }
    assert ("ben", PIANO) in lived
    assert ("ada", ANKLE) in lived
    assert not {("ada", PIANO), ("ben", ANKLE)} & lived


def test_the_mind_makes_up_what_happened_to_those_of_whom_nothing_is_said() -> None:
    mind = ScriptedMind({"live_between": lambda _: LivedThrough(events=("I bought a goat.",))})
    tape = played(meeting_again(), mind)
    asked = [question for question in mind.questions if question.task.name == "live_between"]
    assert [question.person for question in asked] == ["ben", "ada", "ben"]
    assert "I bought a goat." in [memory.text for memory in tape.engine.state.streams["ben"]]
    silent = ScriptedMind()
    played(meeting_again(protocol={"compose_happenings": False}), silent)
    assert "live_between" not in {question.task.name for question in silent.questions}


def test_news_told_in_one_session_comes_back_in_a_later_one(boat: Tape) -> None:
    assert any(PIANO in text for speaker, text in lines(boat, 1) if speaker == "ben")
    assert any(ANKLE in text for speaker, text in lines(boat, 2) if speaker == "ada")
    back = 0
    for seed in range(1, 6):
        tape = played(meeting_again(seed=seed))
        later = " ".join(text for number in (2, 3) for _, text in lines(tape, number))
        back += "you broke your ankle" in later or "you sold your mother's piano" in later
    assert back >= 3


def test_a_running_summary_is_kept_by_each_and_the_one_before_it_goes(boat: Tape) -> None:
    for person, stream in boat.engine.state.streams.items():
        kept = [memory for memory in stream if memory.kind == "digest"]
        assert len(kept) == (1 if person in ("ada", "ben") else 0)
        for memory in kept:
            assert memory.about == ("episode/boat",)
            assert memory.cites
            assert memory.text.startswith("First, as neighbours: ")
            assert "Two years later, as friends: " in memory.text
    assert sum(isinstance(event, Retired) for _, event in boat.events) == 4


def test_the_summary_is_a_task_and_can_be_switched_off() -> None:
    mind = ScriptedMind({"summarise_episode": lambda _: EpisodeSummary(text="We talked.")})
    tape = played(meeting_again(), mind)
    assert "We talked." in [memory.text for memory in tape.engine.state.streams["ada"]]
    summaries = [one for one in mind.questions if one.task.name == "summarise_episode"]
    assert len(summaries) == 6
    assert summaries[-1].input.before == "We talked."
    without = ScriptedMind()
    played(meeting_again(protocol={"summaries": False}), without)
    assert "summarise_episode" not in {question.task.name for question in without.questions}


def test_a_probe_of_the_first_session_is_answered_from_memory_and_who_was_absent_cannot(mixed: Tape) -> None:
    said = [event.utterance for _, event in mixed.events if isinstance(event, Uttered)]
    last = [one for one in said if one.conversation == opened(mixed)[3].conversation]
    asked = next(at for at, one in enumerate(last) if ASKED in one.text)
    answer = next(one for one in last[asked + 1 :] if one.speaker == "ada")
    assert "piano" in answer.text
    first = opened(mixed)[0].conversation
    streams = mixed.engine.state.streams
    cited = [streams["ada"][memory] for memory in answer.memories]
    assert any(source.startswith(first) for memory in cited for source in memory.cites)
    probed = next(at for at, one in enumerate(last) if "Do you remember the piano?" in one.text)
    absent = next(one for one in last[probed + 1 :] if one.speaker == "dov")
    assert "there" in absent.text
    assert "piano" not in " ".join(memory.text for memory in streams["dov"] if memory.created < absent.seconds)


def test_nobody_recalls_what_it_did_not_attend(mixed: Tape) -> None:
    here = {one.conversation: set(event.participants) for _, event in mixed.events for one in opened(mixed)
            if isinstance(event, ConversationOpened) and event.conversation == one.conversation}  # fmt: skip
    for person, stream in mixed.engine.state.streams.items():
        for memory in stream:
            for source in memory.cites:
                talk = source.rpartition("/")[0]
                assert talk not in here or person in here[talk]


def test_the_main_speaker_sits_in_every_session(mixed: Tape) -> None:
    assert {one.main for one in opened(mixed)} == {"ada"}
    assert all("ada" in [speaker for speaker, _ in lines(mixed, one.number)] for one in opened(mixed))


def test_strangers_introduce_themselves_and_then_know_each_other(mixed: Tape) -> None:
    assert opened(mixed)[2].relationship == "strangers"
    assert "Ada Brook" in lines(mixed, 3)[0][1]
    assert opened(mixed)[3].relationship == "acquaintances"


def test_people_meet_where_the_session_is() -> None:
    episode = {**TWO, "sessions": [{"place": "cafe"}, {"after": "5 hours"}]}
    tape = played(meeting_again(episode))
    places = [event.place for _, event in tape.events if isinstance(event, ConversationOpened)]
    assert places == ["cafe", "cafe"]
    assert sum(isinstance(event, Arrived) for _, event in tape.events) == 2


def test_groups_sit_together_and_every_one_speaks() -> None:
    episode = {**TWO, "people": ["ada", "ben", "cleo"], "sessions": [{"max_turns": 16}, {"after": "1 year"}]}
    tape = played(meeting_again(episode))
    for number in (1, 2):
        assert {speaker for speaker, _ in lines(tape, number)} == {"ada", "ben", "cleo"}
    assert len(lines(tape, 1)) <= 16


def test_a_session_may_have_turns_of_its_own() -> None:
    episode = {**TWO, "sessions": [{"max_turns": 4}, {}]}
    tape = played(meeting_again(episode, protocol={"max_turns": 10}))
    assert len(lines(tape, 1)) <= 4 < len(lines(tape, 2)) <= 10


def test_several_episodes_are_held_at_the_same_time() -> None:
    other = {
        "id": "other",
        "people": ["cleo", "dov"],
        "relationship": "friends",
        "sessions": [{}, {"after": "3 weeks"}],
    }
    tape = played(meeting_again(TWO, other))
    first = [one.episode for one in opened(tape)][:2]
    assert sorted(first) == ["boat", "other"]
    assert len(tape.ticks) == 1 + 6


def test_the_order_of_work_does_not_change_a_hash(boat: Tape) -> None:
    other = {"id": "other", "people": ["cleo", "dov"], "sessions": [{}, {"after": "1 week"}]}
    expected = played(meeting_again(TWO, other)).hashes
    assert played(meeting_again(TWO, other), RulesMind(), InRandomOrder(3)).hashes == expected
    assert played(meeting_again()).hashes == boat.hashes
    assert played(meeting_again(seed=2)).hashes != boat.hashes


def test_a_run_of_sessions_resumes_replays_and_forks(boat: Tape, tmp_path: Path) -> None:
    scenario = meeting_again()
    run = Run.create(scenario, tmp_path / "run")
    clock = Clock(scenario.study.clock)
    run.advance(until=clock.seconds_of("2020-01-20"))
    assert 0 < run.info().ticks_done < 6
    Run.open(run.folder).advance()
    with run.record() as record:
        assert [row.hash for row in record.ticks()] == boat.hashes
    assert replay(run).final_hash == boat.hashes[-1]
    child = fork(run, tmp_path / "child", at=clock.seconds_of("2020-02-01"), overrides=["protocol.max_turns=4"])
    child.advance()
    with child.record() as record:
        hashes = [row.hash for row in record.ticks()]
    assert hashes[:5] == boat.hashes[:5]
    assert hashes[-1] != boat.hashes[-1]


def test_who_has_left_is_not_waited_for() -> None:
    gone = [{"do": "leave", "at": "2020-01-10T00:00", "who": {"people": ["ben"]}}]
    tape = played(meeting_again(interventions=gone))
    assert len(opened(tape)) == 1


def test_years_of_sessions_keep_memory_within_its_bounds() -> None:
    many = [{"after": "5 months"} for _ in range(30)]
    episode = {**TWO, "sessions": [{}, *many]}
    tape = played(meeting_again(episode, memory={"working_set": 60}))
    assert len(opened(tape)) == 31
    for person in ("ada", "ben"):
        stream = tape.engine.state.streams[person]
        assert stream.retired > 200
        assert len(stream) < 60 + 60
        assert sum(memory.about == ("episode/boat",) for memory in stream) == 1
        assert all(len(memory.text) <= 1200 for memory in stream)


@pytest.mark.parametrize(
    ("relationship", "people", "roles"),
    [
        ("mentor and learner", ("a", "b"), {"a": "mentor", "b": "learner"}),
        ("classmates", ("a", "b"), {"a": "classmate", "b": "classmate"}),
        ("people from the choir", ("a", "b", "c"), dict.fromkeys("abc", "people from the choir")),
    ],
)
def test_a_relationship_has_roles(relationship: str, people: tuple[str, ...], roles: dict[str, str]) -> None:
    assert roles_of(relationship, people) == roles


def test_the_same_relationship_named_the_other_way_round_is_no_change() -> None:
    assert same_kind("Husband and wife", "wife and husband")
    assert not same_kind("boss and employee", "friends")
    sessions = [{"relationship": "husband and wife"}, {"after": "1 week", "relationship": "wife and husband"}]
    for seed in range(1, 5):
        tape = played(meeting_again({"id": "two", "people": ["ben", "ada"], "sessions": sessions}, seed=seed))
        assert "husband" not in " ".join(text for _, text in lines(tape, 2))


def test_relationships_move_by_what_happened() -> None:
    warm = Relationship("acquaintance", 500_000, 350_000, talks=3)
    dear = Relationship("friend", 800_000, 700_000, talks=6)
    cold = Relationship("friend", 800_000, -400_000, talks=6)
    assert moved("strangers", (None, None)) == "strangers"
    assert moved("strangers", (Relationship(talks=1), Relationship(talks=1))) == "acquaintances"
    assert moved("acquaintances", (warm, warm)) == "friends"
    assert moved("friends", (dear, dear)) == "close friends"
    assert moved("friends", (dear, cold)) == "people who have fallen out"
    assert moved("people who have fallen out", (warm, warm)) == "acquaintances"
    assert moved("people who have fallen out", (cold, cold)) == "people who have fallen out"
    assert moved("mentor and learner", (dear, dear)) == "mentor and learner"


def test_a_new_relationship_never_makes_less_familiar() -> None:
    known = begun("friend", Relationship("neighbour", 900_000, 500_000, talks=4, last_talk=7))
    assert (known.kind, known.familiarity_e6, known.closeness_e6, known.talks) == ("friend", 900_000, 500_000, 4)
    assert begun("rival", known).closeness_e6 < 0
    assert begun("postman", None).closeness_e6 > 0


def test_relationships_stay_as_stated_where_they_do_not_move() -> None:
    sessions = [{"relationship": "strangers"}, {"after": "1 week"}]
    episode = {"id": "two", "people": ["ada", "dov"], "sessions": sessions}
    tape = played(meeting_again(episode, protocol={"relationships_move": False}))
    assert [one.relationship for one in opened(tape)] == ["strangers", "strangers"]
    assert not [event for _, event in tape.events if isinstance(event, Related) and event.relationship.kind == "friend"]


def test_a_language_model_holds_sessions_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dialogue = {"skills": ["chit_chat", "persona"], "policy": {"name": "negotiation"}, "language": "Dutch"}
    settings = {"mind": "openai/test", "endpoint": {"json_schema": True}, "vectors": False}
    episode = {**MIXED, "sessions": MIXED["sessions"][:2]}
    scenario = meeting_again(episode, dialogue=dialogue, settings=settings, protocol={"max_turns": 4})
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        run = Run.create(scenario, tmp_path / "run")
        info = run.advance()
        prompts = [str(body["messages"]) for body in server.requests]
    with run.record() as record:
        said = [one.event.utterance for one in record.events("uttered") if isinstance(one.event, Uttered)]
        assert faults(record) == []
    assert {one.source for one in said} <= {Source.MODEL, Source.FALLBACK}
    assert any("sessions of an episode" in prompt and "in Dutch" in prompt for prompt in prompts)
    assert any("You live through" in prompt for prompt in prompts)
    assert any("how it went from the first time until now" in prompt for prompt in prompts)
    assert replay(run).final_hash == info.final_hash


TOPICS = [
    {"topic": "boats", "subtopics": ["sailing at night", "what a boat costs"], "dialogues": 2,
     "relationships": ["friends"], "characteristics": ["playful"]},
    {"topic": "bread"},
]  # fmt: skip


def test_topics_lead_over_their_sides_to_people_and_talks() -> None:
    scenario = meeting_again(protocol={"episodes": [], "topics": TOPICS})
    episodes = episodes_of(scenario.study)
    assert len(episodes) == 2 * 2 + len(SIDES)
    first = episodes[0]
    assert (first.sessions[0].topic, first.sessions[0].subtopic) == ("boats", "sailing at night")
    assert (first.relationship, first.sessions[0].characteristics) == ("friends", ("playful",))
    tape = played(scenario)
    assert len(opened(tape)) == len(episodes)
    assert all("boats" in " ".join(text for _, text in lines(tape, at)) for at, one in enumerate(opened(tape), 1)
               if one.episode.startswith("topic-1"))  # fmt: skip
    assert played(scenario).hashes == tape.hashes


def test_nobody_sits_in_two_talks_of_a_day_and_those_concerned_come_first() -> None:
    crowd = [{"count": 12, "id": "p"}]
    study = meeting_again(crowds=crowd, protocol={"episodes": [], "topics": TOPICS}).study
    episodes = episodes_of(study)
    days = [(one.begins_after, person) for one in episodes for person in one.people]
    assert len(set(days)) == len(days)
    assert any("ben" in one.people for one in episodes if one.sessions[0].subtopic == "sailing at night")


def test_a_crowd_alone_can_talk_topic_first_and_its_run_opens_again(tmp_path: Path) -> None:
    topics = [{"topic": "bread", "dialogues": 3}]
    scenario = meeting_again(people=[], crowds=[{"count": 4, "id": "p"}], protocol={"episodes": [], "topics": topics})
    run = simulate(scenario, tmp_path / "run")
    assert replay(Run.open(run.folder)).ticks == run.info().ticks_done
    with pytest.raises(ScenarioError, match="nobody talks alone"):
        meeting_again(people=["Ada"], protocol={"episodes": [], "topics": topics})


def test_a_study_in_which_nobody_meets_is_refused() -> None:
    with pytest.raises(ScenarioError, match="nobody meets"):
        meeting_again(protocol={"episodes": []})


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a person who is not there": ({"people": ["ada", "zoe"]}, "there is no person 'zoe'"),
    "somebody twice": ({"people": ["ada", "ada"]}, "'ada' stands twice"),
    "a main speaker who is missing": ({"main": "cleo"}, "the main speaker 'cleo' is not in it"),
    "nobody to talk to": ({"people": ["ada"]}, "nobody talks alone"),
    "an event of somebody unknown": (
        {"sessions": [{"happened": [{"to": "zoe", "text": "I left."}]}]}, "no person 'zoe'",
    ),
    "a place that is not there": ({"sessions": [{"place": "moon"}]}, "there is no place 'moon'"),
    "a question by somebody absent": (
        {"sessions": [{"questions": [{"by": "cleo", "to": "ben", "text": "Why?"}]}]}, "'cleo' is not in this session",
    ),
    "a question to oneself": (
        {"sessions": [{"questions": [{"by": "ben", "to": "ben", "text": "Why?"}]}]}, "nobody asks itself",
    ),
    "a question about what is to come": (
        {"sessions": [{"questions": [{"by": "ada", "to": "ben", "text": "Why?", "about": 1}]}]}, "not over",
    ),
    "no time in between": ({"sessions": [{}, {"after": "5 minutes"}]}, "before it is over"),
    "time that runs back": (
        {"sessions": [{}, {"after": "1 day", "time": "23:59"}, {"after": "1 hour", "time": "00:10"}]},
        "before it is over",
    ),
    "a time in no calendar": ({"sessions": [{}, {"after": "9000 years"}]}, "after the year 9999"),
    "a span that is none": ({"sessions": [{"after": "soon"}]}, "after"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_an_episode_is_named(fault: str) -> None:
    changes, words = FAULTS[fault]
    with pytest.raises(ScenarioError, match=words):
        meeting_again({**TWO, **changes})


def test_two_episodes_of_one_id_and_a_person_in_two_places_are_refused() -> None:
    with pytest.raises(ScenarioError, match="two episodes have the id 'boat'"):
        meeting_again(TWO, {**TWO, "people": ["cleo", "dov"]})
    with pytest.raises(ScenarioError, match="'ben' is in another session at that time"):
        meeting_again(TWO, {"id": "other", "people": ["ben", "dov"], "sessions": [{}]})


def test_a_clock_that_is_too_short_is_refused_and_none_is_long_enough() -> None:
    with pytest.raises(ScenarioError, match="after the clock has run out"):
        meeting_again(clock={"start": "2020-01-06T00:00", "days": 30})
    study = meeting_again({**TWO, "sessions": [{}, *({"after": "20 years"} for _ in range(3))]}).study
    assert study.clock.end is not None
    assert study.clock.end >= "2079"


def test_an_episode_may_begin_later_and_at_a_time_of_its_own() -> None:
    spec = meeting_again({**TWO, "begins_after": "10 days", "sessions": [{"time": "08:30"}]}).study
    assert isinstance(spec.protocol, SessionsProtocol)
    clock = Clock(spec.clock)
    (sitting,) = sittings(spec.protocol.episodes[0], clock, spec.protocol.time)
    assert clock.moment(sitting.start).date == "2020-01-16"
    assert clock.moment(sitting.start).clock == "08:30"
    assert Sessions(clock, spec.protocol, spec.protocol.episodes).max_participants == 2


def test_a_study_of_sessions_resolves_to_itself() -> None:
    study = meeting_again(MIXED).study
    assert started(meeting_again(MIXED)).engine.setting.study.digest == study.digest
    assert "dialogue" not in study.canonical


def test_only_those_concerned_are_looked_at_in_a_tick() -> None:
    tape = started(meeting_again())
    protocol = tape.engine.setting.protocol
    assert isinstance(protocol, Sessions)
    first = next(protocol.ticks())
    assert protocol.concerned(first, ["ada", "ben", "cleo", "dov"]) == ["ada", "ben"]
    asyncio.run(tape.engine.mind.close())
