"""What is arranged in talk: it becomes a plan, and is kept or broken for a reason that can be read."""

from __future__ import annotations

from typing import Any

import pytest

from agents.plan import MEETING
from agents.talk import Act
from agents.tasks.planning import DayPlan
from agents.tasks.planning import Step as PlannedStep
from agents.tasks.speaking import MeetingSaid, Turn
from simulation import events as ev
from simulation.events import Promised, Settled
from tests.doubles import InRandomOrder, ScriptedMind, Tape, fingerprint, played, sociable, tiny_town

FIVE = MeetingSaid(place="square", day=0, minute=17 * 60)


def arranging(answer: Act = Act.ACCEPT, meeting: MeetingSaid = FIVE, **answers: Any) -> ScriptedMind:
    """Return a mind whose people propose to meet in their second turn, and answer as told."""

    def say(question: Any) -> Turn:
        heard = question.input.transcript
        if heard and heard[-1].meeting is not None and heard[-1].act is Act.SUGGEST:
            return Turn(text="The square at five? Well.", act=answer)
        if len(heard) == 2:
            return Turn(text="Shall we meet in the square at five?", act=Act.SUGGEST, meeting=meeting)
        return Turn(text=f"Number {len(heard)}.", act=Act.INFORM, ends=question.input.must_end)

    return ScriptedMind({"react": sociable, "say": say, **answers})


def promised(tape: Tape) -> list[Promised]:
    events = [event for _, event in tape.events if isinstance(event, Promised)]
    return [event for event in events if event.step.claim.startswith(MEETING)]


def settled(tape: Tape) -> list[Settled]:
    events = [event for _, event in tape.events if isinstance(event, Settled)]
    return [event for event in events if event.claim.startswith(MEETING)]


def test_what_both_agreed_on_is_promised_by_both_and_names_the_proposal() -> None:
    tape = played(tiny_town(people=2), arranging())
    said = {event.utterance.id: event.utterance for _, event in tape.events if isinstance(event, ev.Uttered)}
    assert promised(tape)
    for event in promised(tape):
        proposal = said[event.step.claim.removeprefix(MEETING)]
        assert proposal.meeting is not None
        assert (proposal.meeting.place, proposal.meeting.start) == (event.step.place, event.step.start)
        assert event.step.start == 10 * 3600
        assert {event.person, *event.step.others} == {"ada", "ben"}
    assert {event.person for event in promised(tape)} == {"ada", "ben"}


def test_a_promise_is_in_the_plan_and_kept_and_remembered() -> None:
    tape = played(tiny_town(people=2, hours=12), arranging())
    (first,) = {event.step.claim for event in promised(tape)}
    plans = [event.plan for _, event in tape.events if isinstance(event, ev.Planned)]
    assert any(step.claim == first and step.place == "square" for plan in plans for step in plan.steps)
    kept = [event for event in settled(tape) if event.kept]
    assert {event.person for event in kept} == {"ada", "ben"}
    assert kept[0].because == "I met Ben Croft at the square, as we had said"
    for event in kept:
        texts = [memory.text for memory in tape.engine.state.streams[event.person]]
        assert f"{event.because}." in texts


def test_the_same_meeting_agreed_on_again_changes_no_plan() -> None:
    tape = played(tiny_town(people=2, hours=12), arranging())
    proposals = [
        event for _, event in tape.events if isinstance(event, ev.Uttered) and event.utterance.meeting is not None
    ]
    assert len(proposals) > 1
    assert len(promised(tape)) == 2
    for person in ("ada", "ben"):
        plans = [event for _, event in tape.events if isinstance(event, ev.Planned) and event.person == person]
        assert len(plans) <= 3


def test_two_promises_for_one_hour_do_not_turn_the_plan_back_and_forth() -> None:
    def twice(question: Any) -> Turn:
        place = ("cafe", "square")[question.tick % 2]
        soon = MeetingSaid(place=place, day=0, minute=14 * 60 + 30)
        return Turn(text=f"I will be at the {place}.", act=Act.INFORM, meeting=soon)

    tape = played(tiny_town(people=3, hours=8), ScriptedMind({"react": sociable, "say": twice}))
    for person in ("ada", "ben", "cleo"):
        own = {event.step.claim for event in promised(tape) if event.person == person}
        plans = [event for _, event in tape.events if isinstance(event, ev.Planned) and event.person == person]
        assert len(plans) <= 2 + len(own)


@pytest.mark.parametrize("answer", [Act.DECLINE, Act.INFORM, Act.DISAGREE])
def test_what_was_not_accepted_binds_nobody(answer: Act) -> None:
    assert promised(played(tiny_town(people=2), arranging(answer))) == []


def stays_at_home(question: Any) -> DayPlan:
    steps = (PlannedStep(start_minute=420, end_minute=1320, activity="hiding", place="west", fixed=True),)
    return DayPlan(steps=steps)


def test_who_did_not_come_can_say_why_and_who_waited_knows_it() -> None:
    def ben_stays(question: Any) -> DayPlan | None:
        late = question.input.moment.minute >= 15 * 60
        return stays_at_home(question) if question.person == "ben" and late else None

    mind = arranging(revise_plan=ben_stays)
    tape = played(tiny_town(people=2, hours=12), mind)
    assert {event.person for event in settled(tape)} <= {"ada", "ben"}
    for event in settled(tape):
        assert event.because
        assert event.kept == event.because.startswith("I met")


def test_a_commitment_that_cannot_be_kept_is_broken_once_with_a_reason() -> None:
    def promise_alone(question: Any) -> Turn:
        nowhere = MeetingSaid(place="cafe", day=0, minute=16 * 60)
        return Turn(text="I will come to the cafe at four.", act=Act.INFORM, meeting=nowhere)

    tape = played(tiny_town(people=2, hours=12), ScriptedMind({"react": sociable, "say": promise_alone}))
    broken = [event for event in settled(tape) if not event.kept]
    assert broken
    assert len({(event.person, event.claim) for event in broken}) == len(broken)
    assert all(event.because.startswith(("I did not meet", "I waited")) for event in broken)
    assert any(": I was " in event.because for event in broken)
    life = tape.engine.state.lives[broken[0].person]
    assert all(step.claim != broken[0].claim for step in life.commitments)


def test_an_event_one_meant_to_attend_is_settled_too() -> None:
    tape = played(tiny_town(hours=13))
    own = [event for _, event in tape.events if isinstance(event, Settled) and event.claim == "concert"]
    assert {event.person for event in own} >= {"ada"}
    assert all(event.because for event in own)


def test_nothing_is_left_open_once_its_time_is_over() -> None:
    tape = played(tiny_town(people=3, hours=13), arranging())
    end = tape.ticks[-1].tick.start
    for person, life in tape.engine.state.lives.items():
        over = [step for step in life.commitments if step.claim and step.end < end - 3600]
        assert all(step.claim in life.kept for step in over), person


@pytest.mark.parametrize(
    "meeting",
    [
        MeetingSaid(place="moon", day=0, minute=1020),
        MeetingSaid(place="square", day=0, minute=1),
    ],
)
def test_no_place_and_no_time_ahead_is_no_meeting(meeting: MeetingSaid) -> None:
    tape = played(tiny_town(people=2), arranging(meeting=meeting))
    assert promised(tape) == []
    assert all(event.utterance.meeting is None for _, event in tape.events if isinstance(event, ev.Uttered))


def test_without_appointments_nothing_is_arranged() -> None:
    mind = arranging()
    tape = played(tiny_town(people=2, conduct={"appointments": False}), mind)
    assert promised(tape) == []
    assert not any(question.input.appointments for question in mind.questions if question.task.name == "say")


def test_the_rules_arrange_to_meet_by_themselves_and_keep_to_it() -> None:
    clock = {"start": "2026-03-02T00:00", "days": 4, "minutes_per_tick": 30}
    ties = [{"between": ["ada", "ben"], "kind": "friend", "closeness": 0.9, "familiarity": 0.9}]
    scenarios = [
        tiny_town(people=2, seed=seed, clock=clock, ties=ties, conduct={"sociability": 3.0}) for seed in range(6)
    ]
    tapes = [played(scenario) for scenario in scenarios]
    proposals = [
        event.utterance
        for tape in tapes
        for _, event in tape.events
        if isinstance(event, ev.Uttered) and event.utterance.meeting is not None and event.utterance.act is Act.SUGGEST
    ]
    assert proposals
    assert all(proposal.meeting is not None and proposal.meeting.start > proposal.seconds for proposal in proposals)
    assert any(event.kept for tape in tapes for event in settled(tape))


def test_arranging_does_not_depend_on_the_order_of_work() -> None:
    expected = fingerprint(played(tiny_town(), arranging()))
    assert fingerprint(played(tiny_town(), arranging(), InRandomOrder(5))) == expected
