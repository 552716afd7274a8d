"""The forum: feeds, posts that are read and learnt from, and a ban that holds from its moment on."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from agents.errors import ScenarioError
from agents.minds.rules import RulesMind
from agents.opinion import Voiced
from agents.streams import Stream
from agents.talk import Act, Source, Utterance
from agents.tasks.base import Outcome, Question
from agents.tasks.speaking import ClaimSaid, SayInput, StanceSaid, Turn
from simulation.events import Considered, Moderated, Opined, Posted, Read, Told, Uttered
from simulation.feeds import Feed, ordered
from simulation.inquiry.auditing import faults
from simulation.inquiry.provenance import history
from simulation.inquiry.provenance_opinions import verify
from simulation.measures import Evidence, HeldRecord
from simulation.measures.forum import forum
from simulation.reading.loading import parse_scenario
from simulation.replaying import replay
from simulation.run import Run
from simulation.scenario import Scenario
from tests import readings
from tests.doubles import DawdlingMind, InRandomOrder, ScriptedMind, as_file, played, shared_embedder
from tests.loopback import Loopback, plausible

BAN = "2026-06-04T00:00"


def board(*, days: int = 4, people: int = 14, **changes: Any) -> Scenario:
    """Return a forum of a few people with a rumour and a topic; in the evening each meets another."""
    protocol = {"kind": "forum", "visiting": 0.9, "writing": 0.9, "replying": 0.5, "meetings": 1, "page": 4}
    data = {
        "schema": 1,
        "name": "board",
        "seed": 2,
        "clock": {"start": "2026-06-01T00:00", "days": days},
        "places": [{"id": "town", "name": "the town", "kind": "square"}],
        "crowds": [{"count": people, "id": "p"}],
        "claims": [{"id": "closing", "text": "The library is going to close", "origin": "p-1", "interest": 9}],
        "topics": [
            {"id": "bicycles", "title": "bicycles", "proposition": "Bicycles should be allowed", "interest": 3,
             "first": {"draw": {}}},
            {"id": "truth", "title": "the story", "proposition": "The library is going to close", "claim": "closing",
             "interest": 10},
        ],
        "network": {"generator": "ring"},
        "settings": {"vectors": False},
    }  # fmt: skip
    merged = {**data, **changes}
    return parse_scenario(json.dumps({**merged, "protocol": {**protocol, **changes.get("protocol", {})}}))


def banned(**changes: Any) -> Scenario:
    return board(days=6, interventions=[{"do": "moderate", "at": BAN, "claim": "closing"}], **changes)


def post(n: int, stance: int, seconds: int = 0, topic: str = "bicycles") -> Utterance:
    return Utterance("1/forum/x", n, 1, seconds, "x", ("y",), "text", Act.TELL, stances=(Voiced(topic, stance),))


def shown(feed: Feed, posts: list[Utterance], own: int = 0, replies: Counter[str] | None = None) -> list[int]:
    return [one.n for one in ordered(feed, posts, {"bicycles": own}, replies or Counter(), Stream(1, "feed"))]


def test_feeds_order_posts_as_they_say() -> None:
    posts = [post(0, 900_000, 10), post(1, -100_000, 30), post(2, 200_000, 20), post(3, 0, 5, topic="else")]
    assert shown("recent", posts) == [1, 2, 0, 3]
    assert shown("popular", posts, replies=Counter({"1/forum/x/0": 2, "1/forum/x/2": 1})) == [0, 2, 1, 3]
    assert shown("similar", posts, own=800_000) == [0, 2, 1, 3]
    assert sorted(shown("random", posts)) == [0, 1, 2, 3]
    assert shown("random", posts) != shown("recent", posts) or shown("random", posts) != shown("popular", posts)


def test_people_read_reply_and_change_their_minds() -> None:
    tape = played(board())
    posts = {event.utterance.id: event.utterance for _, event in tape.events if isinstance(event, Posted)}
    reads = [event for _, event in tape.events if isinstance(event, Read)]
    assert posts and reads
    assert all(posts[one].speaker != event.person for event in reads for one in event.posts)
    assert any(one.reply_to is not None for one in posts.values())
    assert {one.act for one in posts.values()} >= {Act.TELL, Act.AGREE, Act.DISAGREE}
    by_reading = [event for _, event in tape.events if isinstance(event, Opined) and set(event.exposed) & set(posts)]
    assert any(event.change_e6 for event in by_reading)
    assert len({(one.conversation, one.n) for one in posts.values()}) == len(posts)


def test_nobody_reads_a_post_twice_or_more_than_a_page() -> None:
    tape = played(board())
    read: dict[str, list[str]] = {}
    for _, event in tape.events:
        if isinstance(event, Read):
            assert len(event.posts) <= 4
            read.setdefault(event.person, []).extend(event.posts)
    assert all(len(posts) == len(set(posts)) for posts in read.values())


def test_a_claim_is_learnt_by_reading_a_post_that_carries_it() -> None:
    tape = played(board(protocol={"meetings": 0}))
    read = {(event.person, one) for _, event in tape.events if isinstance(event, Read) for one in event.posts}
    told = [event for _, event in tape.events if isinstance(event, Told)]
    assert told
    assert {(event.hearer, event.utterance) for event in told} <= read
    assert any(isinstance(event, Considered) for _, event in tape.events)


@pytest.mark.parametrize("rule", ["mind", "sir"])
def test_a_banned_claim_vanishes_at_once_and_goes_on_face_to_face(rule: str) -> None:
    tape = played(banned(claim_rule={"kind": rule, "beta": 0.5, "gamma": 0.0}))
    ((at, _),) = [(tick, event) for tick, event in tape.events if isinstance(event, Moderated)]
    posts = {event.utterance.id: event.utterance for _, event in tape.events if isinstance(event, Posted)}
    before = after = face_to_face = 0
    for tick, event in tape.events:
        if isinstance(event, Posted) and event.utterance.claims:
            assert tick < at
        if isinstance(event, Read):
            carried = sum(bool(posts[one].claims) for one in event.posts)
            before, after = before + carried * (tick < at), after + carried * (tick >= at)
        if isinstance(event, Uttered) and event.utterance.claims and tick >= at:
            face_to_face += 1
    assert before and not after
    assert face_to_face
    found = forum(Evidence(banned(), HeldRecord(tape.ticks), shared_embedder()))[0].records()[0]
    assert (found["read_after_ban"], found["posts"]) == (0, len(posts))


def test_a_forum_is_the_same_in_any_order_of_completion() -> None:
    plain = played(banned()).hashes
    assert played(banned(), DawdlingMind(RulesMind(), 7), InRandomOrder(9)).hashes == plain


def test_a_forum_resumes_from_disk_and_says_where_things_come_from(tmp_path: Path) -> None:
    whole = played(banned())
    run = Run.create(banned(), tmp_path / "run")
    run.advance(until=7 * 86_400 // 2)
    assert run.state().threads and run.state().read and run.state().moderated == ("closing",)
    assert run.advance().final_hash == whole.hashes[-1]
    assert run.state().threads == whole.engine.state.threads
    with run.record() as record:
        known = history(record, "closing")
    for person in known.knowledge:
        assert known.chain(person) is not None
    assert all(one.reproduced for one in verify(run, "p-2", "bicycles"))


def test_the_feed_can_be_changed_while_it_runs() -> None:
    change = {"do": "change", "at": BAN, "key": "protocol.feed", "value": "similar"}
    assert played(board(interventions=[change])).hashes[-1] != played(board()).hashes[-1]


def test_where_talk_is_forbidden_nothing_is_read_or_written() -> None:
    kinds = {event.kind for _, event in played(board(conduct={"talk": False})).events}
    assert not kinds & {"posted", "read", "uttered", "told"}


def test_there_must_be_a_forum_to_moderate() -> None:
    moderate = {"do": "moderate", "at": BAN, "claim": "closing"}
    data = {
        "schema": 1, "name": "x", "clock": {"start": "2026-06-01", "days": 4}, "places": [{"name": "t"}],
        "people": ["Ann"], "claims": [{"id": "closing", "text": "x", "origin": "ann"}], "interventions": [moderate],
    }  # fmt: skip
    with pytest.raises(ScenarioError, match="no forum to moderate"):
        parse_scenario(json.dumps(data))


def written(question: Question[SayInput, Turn], text: str) -> Outcome[Turn]:
    """Return a post of a model that says it tells every claim it was given."""
    view = question.input.opinions[0]
    answer = Turn(
        text=text,
        act=Act.AGREE if question.input.transcript else Act.TELL,
        claims=tuple(ClaimSaid(claim=claim.id) for claim in question.input.claims),
        stances=(StanceSaid(topic=view.topic, stance=-0.9), StanceSaid(topic="elsewhere", stance=1.0)),
    )
    return Outcome(answer, Source.MODEL, 1)


def test_the_runs_mind_writes_the_posts() -> None:
    mind = ScriptedMind({"write_post": lambda question: written(question, f"I, {question.person}, have my doubts.")})
    tape = played(board(days=2), mind)
    posts = [event.utterance for _, event in tape.events if isinstance(event, Posted)]
    assert posts
    assert all(one.text == f"I, {one.speaker}, have my doubts." for one in posts)
    assert {one.source for one in posts} == {Source.MODEL}
    assert all(one.stances == (Voiced(one.subject.ref, -900_000),) for one in posts if one.subject)
    asked = [question for question in mind.questions if question.task.name == "write_post"]
    assert len(asked) == len(posts)
    assert all(len(question.input.opinions) == 1 and question.input.opinions[0].opinion for question in asked)


def test_a_models_post_carries_a_claim_only_where_its_words_tell_it() -> None:
    def telling(question: Question[SayInput, Turn]) -> Outcome[Turn]:
        return written(question, "They say the library is going to close.")

    def hinting(question: Question[SayInput, Turn]) -> Outcome[Turn]:
        return written(question, "You will hear about it soon enough.")

    for script, carries in ((telling, True), (hinting, False)):
        tape = played(board(protocol={"meetings": 0}), ScriptedMind({"write_post": script}))
        told = [event for _, event in tape.events if isinstance(event, Told)]
        posts = [event.utterance for _, event in tape.events if isinstance(event, Posted)]
        assert bool(told) == any(one.claims for one in posts) == carries
        assert faults(HeldRecord(tape.ticks)) == []


def test_forums_have_no_fault_and_each_fault_of_one_is_found() -> None:
    tape = played(banned())
    assert faults(HeldRecord(tape.ticks)) == []
    events = list(tape.events)
    (ban,) = [at for at, (_, event) in enumerate(events) if isinstance(event, Moderated)]
    tampered = {
        "reads 9/forum/nobody/0, which was never posted": [*events, (99, Read("p-1", ("9/forum/nobody/0",)))],
        "after its ban": [events[ban], *events[:ban]],
        "which carries a banned claim": [*events, *[(99, event) for _, event in events if isinstance(event, Read)]],
        "without being there to hear it": [one for one in events if not isinstance(one[1], Read)],
    }
    for fault, happened in tampered.items():
        assert any(fault in found for found in faults(readings.Told(happened))), fault


def test_a_forum_of_a_language_model_posts_what_it_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = json.loads(as_file(board(days=2, people=5)))
    data["settings"] = {"mind": "openai/test", "endpoint": {"json_schema": True}, "vectors": False}
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        run = Run.create(parse_scenario(json.dumps(data)), tmp_path / "run")
        info = run.advance()
    with run.record() as record:
        posts = [one.event.utterance for one in record.events("posted") if isinstance(one.event, Posted)]
        assert faults(record) == []
    assert posts
    assert {one.source for one in posts} == {Source.MODEL}
    assert replay(run).final_hash == info.final_hash


def test_a_mind_makes_up_its_mind_with_the_words_it_read() -> None:
    mind = ScriptedMind({})
    tape = played(board(days=2), mind)
    posts = {event.utterance.id: event.utterance.text for _, event in tape.events if isinstance(event, Posted)}
    asked = [question.input for question in mind.questions if question.task.name == "update_opinion"]
    read = [heard for given in asked for heard in given.heard if heard.cause in posts]
    assert read
    assert all(heard.text == posts[heard.cause] for heard in read)
