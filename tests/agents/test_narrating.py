"""Things by rule and by model: what is tried, what the conditions say, and what a prompt shows to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agents.minds.checking import Senseless, checked
from agents.minds.prompting.rendering import rendered
from agents.minds.rules import decide
from agents.talk import Act, Subject, Utterance
from agents.tasks import ADJUDICATE, ANSWER_INTERVIEW, ATTEMPT, SAY
from agents.tasks.narrating import Attempted, Ruling, StateChange
from tests.agents.inquiries import IN_VAIN, ME, NOW, SAYING, THINGS, TURNING, question


def ruled(do: str = "turning the wheel", **changes: Any) -> Ruling:
    given = replace(question(ADJUDICATE).input, do=do, **changes)
    ruling = decide(question(ADJUDICATE, given))
    assert isinstance(ruling, Ruling)
    return ruling


def wheel(**changes: Any) -> Any:
    return (replace(THINGS[0], can=(replace(TURNING, **changes),)), THINGS[1])


def test_one_tries_what_belongs_to_what_one_is_doing_but_not_again_at_once() -> None:
    given = question(ATTEMPT).input
    assert decide(question(ATTEMPT)) == Attempted(thing="wheel", do="turning the wheel")
    just_now = replace(IN_VAIN, do="turning the wheel", seconds=NOW.seconds - 600)
    again = replace(given, me=replace(ME, attempts=(just_now,)))
    assert decide(question(ATTEMPT, again)) == Attempted()
    long_ago = replace(given, me=replace(ME, attempts=(replace(just_now, seconds=0),)))
    assert decide(question(ATTEMPT, long_ago)).thing == "wheel"  # type: ignore[attr-defined]
    idle = replace(given, me=replace(ME, activity="napping", step=None))
    assert decide(question(ATTEMPT, idle)) == Attempted()


def test_conditions_decide_in_their_order() -> None:
    done = ruled()
    assert done.allowed
    assert done.changes == (StateChange(thing="wheel", state="turning"), StateChange(thing="brook", state="low"))
    assert ruled(things=wheel(by=("baker",))).reason == "Only a baker may do that."
    assert ruled(things=wheel(when=("broken",))).reason == "The wheel is still."
    assert ruled(things=wheel(needs=(("brook", "frozen"),))).reason == "The brook is high."
    assert ruled(things=wheel(when=("broken",), refusal="It is Sunday.")).reason == "It is Sunday."
    assert ruled(things=wheel(by=("Choir",))).allowed
    assert ruled("painting it green").reason == "There is no painting it green with the wheel."
    assert ruled("turning the old wheel").allowed


def test_who_tries_does_not_see_the_conditions_and_the_narrator_does() -> None:
    tries, rules = rendered(question(ATTEMPT), json_schema=True), rendered(question(ADJUDICATE), json_schema=True)
    assert tries is not None
    assert rules is not None
    assert "[wheel] the wheel, still. One can be turning the wheel." in tries.messages[1].content
    assert "miller" not in tries.messages[1].content.partition("<things>")[2]
    assert "stopping the wheel, in vain: The wheel is stuck." in tries.messages[1].content
    told = rules.messages[1].content
    assert (
        "With [wheel], turning the wheel; only when it is still; only for miller; only if [brook] is high; "
        "afterwards it is turning; afterwards [brook] is low." in told
    )
    assert "Orla Quist tries, with [wheel]: turning the wheel" in told


def test_a_model_names_things_that_are_there_and_gives_a_reason_where_it_refuses() -> None:
    tries, rules = question(ATTEMPT), question(ADJUDICATE)
    prompt = rendered(tries, json_schema=True)
    assert prompt is not None
    labels = prompt.labels
    assert checked(tries, Attempted(thing="The wheel", do="turning it"), labels)[0].thing == "wheel"
    assert checked(tries, Attempted(thing="moon", do="pulling it down"), labels)[0] == Attempted()
    with pytest.raises(Senseless, match="say what you do"):
        checked(tries, Attempted(thing="wheel"), labels)
    moon = StateChange(thing="moon", state="down")
    kept = checked(
        rules, Ruling(allowed=True, changes=(moon, StateChange(thing="brook", state="low")), reason="x"), labels
    )
    assert kept[0] == Ruling(allowed=True, changes=(StateChange(thing="brook", state="low"),))
    with pytest.raises(Senseless, match="say why it does not work"):
        checked(rules, Ruling(allowed=False), labels)
    assert checked(rules, Ruling(allowed=False, changes=(moon,), reason="No."), labels)[0].changes == ()


def test_the_reason_is_told_once_to_who_asks_and_not_after_it_worked() -> None:
    asks = Utterance(
        "50/mill/pavo", 0, 50, NOW.seconds, "pavo", ("orla",), "What are you up to?", Act.ASK,
        Subject("activity", "", "", "orla"),
    )  # fmt: skip
    vain = replace(IN_VAIN, seconds=NOW.seconds - 600)
    given = replace(SAYING, me=replace(ME, attempts=(vain,)), transcript=(asks,), partners=SAYING.partners[:1])
    turn: Any = decide(question(SAY, given))
    assert "stopping the wheel" in turn.text
    assert "The wheel is stuck." in turn.text
    told = replace(given, recent_lines=(turn.text,))
    assert "stuck" not in decide(question(SAY, told)).text  # type: ignore[attr-defined]
    worked = replace(vain, allowed=True, seconds=NOW.seconds - 60)
    after = replace(given, me=replace(ME, attempts=(vain, worked)))
    assert "stuck" not in decide(question(SAY, after)).text  # type: ignore[attr-defined]
    nobody_asked = replace(given, transcript=(replace(asks, subject=None, act=Act.GREET, text="Morning!"),))
    assert "stuck" not in decide(question(SAY, nobody_asked)).text  # type: ignore[attr-defined]


def test_an_interview_tells_what_came_of_an_attempt_and_why_it_failed() -> None:
    vain = replace(IN_VAIN, seconds=NOW.seconds - 7200)
    worked = replace(vain, allowed=True, reason="", seconds=NOW.seconds - 3600)
    given = replace(question(ANSWER_INTERVIEW).input, question="Did you stop the wheel?")
    first: Any = decide(question(ANSWER_INTERVIEW, replace(given, me=replace(ME, attempts=(vain,)))))
    assert (first.text, first.yes) == (
        "No. I tried stopping the wheel today at 08:00, in vain. The wheel is stuck.", False
    )  # fmt: skip
    both = replace(ME, attempts=(vain, worked))
    then: Any = decide(question(ANSWER_INTERVIEW, replace(given, me=both)))
    assert (then.text, then.yes) == ("Yes, I was stopping the wheel today at 09:00.", True)
    why = replace(given, me=both, question="Why did you not stop the wheel at first?")
    assert "The wheel is stuck." in decide(question(ANSWER_INTERVIEW, why)).text  # type: ignore[attr-defined]
    other = replace(given, me=both, question="Did you stop by the market?")
    assert "wheel" not in decide(question(ANSWER_INTERVIEW, other)).text  # type: ignore[attr-defined]
