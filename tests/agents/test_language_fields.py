"""Everything a question holds is shown to a language model, or left out for a reason that stands here."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from agents.dials import Dials
from agents.facts import Fact
from agents.minds.base import Message
from agents.minds.prompting.rendering import rendered
from agents.persona import Habit
from agents.sessions import Asking, Errand
from agents.tasks import ADJUDICATE, CONSIDER, DETAIL_STEP, PLAN_DAY, REVISE_PLAN, SAY, TASKS
from agents.tasks.base import AnyQuestion
from tests.agents.inquiries import (
    BUSY,
    MEETING_STEP,
    MEMORIES,
    PERSONA,
    SAYING,
    SESSION,
    THINGS,
    every_question,
    question,
)

Path = tuple[str, ...]
E6_STEPS = (0, 990_000, -990_000)

WHOLE = dataclasses.replace(
    BUSY,
    persona=PERSONA.model_copy(
        update={
            "context": PERSONA.context.model_copy(
                update={
                    "habits": (
                        Habit(
                            do="baking", start="08:00", end="09:00", goal="eat", steps=("kneading",), needs=("fire",),
                            leaves=("bread",),
                        ),
                    )
                }
            )
        }
    ),
    next_step=MEETING_STEP,
    stories=(Fact("orla", "story", "like old maps", "I found one in the loft.", "orla/30/1", "29/mill/pavo/2", 700),),
)  # fmt: skip
OWN_TALK: dict[str, Any] = {
    "opener": "orla",
    "reason": "to ask about nets",
    "opening_claim": "wheel-sale",
    "beyond": ("Likes: cold tea.",),
    "session": dataclasses.replace(
        SESSION,
        number=3,
        before="strangers",
        roles=(("orla", "mentor"), ("pavo", "learner")),
        known=(),
        elsewhere=SESSION.known,
        mentioned=("old maps",),
        speech_event="a chat",
        common_ground=("The mill is old.",),
        topic="the mill",
        subtopic="its roof",
        characteristics=("playful",),
        errand=Errand("mend the roof", ("ladders",), 4),
        askings=(Asking(0, "orla", "pavo", "How is the boat?", 1, True, 900),),
        recollected=MEMORIES[:1],
        pronouns=(("pavo", "he"),),
    ),
}

JUDGED = "a judge is told nothing of who asks"
FACE = "the talk of two is written from what they know of each other"
RULES_ONLY = "a number for the rules mind; a model reads the words"
LABEL = "an id; a prompt has labels instead"
HIDDEN = "not for the person to know"

LEFT_OUT = {
    # what the machinery needs and no mind
    "* Me.id": LABEL,
    "* Persona.id": LABEL,
    "* Memory.id": LABEL,
    "* OpinionView.topic": LABEL,
    "* OpinionView.claim": LABEL,
    "* Knowledge.claim": LABEL,
    "* Knowledge.teller": LABEL,
    "* Knowledge.utterance": LABEL,
    "* Knowledge.reason_memory": "the memory itself is among those that come to mind",
    "* ClaimView.origin": "its name stands there; the id only says whether it is one's own",
    "* ClaimView.place": "its name stands there",
    "* ClaimView.about": LABEL,
    "* Memory.about": LABEL,
    "* Memory.cites": LABEL,
    "* Known.about": LABEL,
    "* Known.memory": LABEL,
    "* Partner.id": LABEL,
    "* Fact.about": LABEL,
    "* Fact.memory": LABEL,
    "* Fact.source": LABEL,
    "* HeardStance.cause": LABEL,
    "* HeardStance.speaker": LABEL,
    "* Attempt.place": LABEL,
    "* Attempt.thing": "it is named in what was done",
    "* Passage.document": LABEL,
    "* Passage.start": LABEL,
    "* Passage.end": LABEL,
    "* SessionView.me_id": LABEL,
    "* SessionView.episode": LABEL,
    "* SessionView.summary_memory": LABEL,
    "* Asking.number": LABEL,
    "* Plan.day": "the date stands there",
    "* Moment.day": "the date stands there",
    "* Me.origin": "what was always so of a person; it only parts old from new",
    "*.names": "names stand where somebody is spoken of",
    "* ClaimView.starts Moment.*": "told as weekday, day and clock, seen from now",
    "* ClaimView.ends Moment.*": "told as a clock",
    # what the rules mind weighs in numbers
    "* ClaimView.appeals_to": RULES_ONLY,
    "* ClaimView.interest": RULES_ONLY,
    "* ClaimView.tone": RULES_ONLY,
    "* ClaimView.title": "the sentence says the same",
    "* ClaimView.first_person": "only the origin says it so",
    "* ToRate.about": LABEL,
    "* ToRate.claim_interest": RULES_ONLY,
    "* Memory.importance": "the order says it",
    "* Me.sociability_e6": RULES_ONLY,
    "* Judgement.threshold": "of a rule of contagion, not of a mind",
    "* Mood.arousal_e6": "the mood is one word",
    "* Mood.dominance_e6": "the mood is one word",
    "* Relationship.talks": "how well one knows somebody is told in words",
    "* Relationship.named": "the name stands there or does not",
    "* Dials.style": "it chooses between turns that were written",
    "* Possibility.suits": "a model knows what belongs to what it is doing",
    "attempt * Possibility.*": "one finds out by trying",
    "* PlanStep.origin": "why a step is in a plan shows in what it is",
    "* PlaceView.open": "its hours stand there",
    "* LifeContext.wake": "a plan is asked for from waking to sleeping",
    "* LifeContext.sleep": "a plan is asked for from waking to sleeping",
    "* LifeContext.home": "told where places are",
    "* Habit.steps": "what a habit is made of is asked for as it begins",
    "* Me.place PlaceView.*": "where one is has a name",
    "* Me.step PlanStep.*": "what one is doing stands there",
    **{
        f"* Utterance.{field}": "of what was said, who said what to whom counts"
        for field in (
            "conversation",
            "n",
            "tick",
            "seconds",
            "act",
            "subject",
            "claims",
            "memories",
            "source",
            "emotion",
            "reply_to",
            "ends",
            "stances",
            "meeting",
            "persona_used",
            "skill",
            "strategy",
            "knowledge_used",
            "addressees",
        )
    },
    "* PlanStep.claim": LABEL,
    "* PlanStep.others": "whom one is to meet is named in what one is to do",
    "* Me.stories Fact.*": "the story says it",
    "* Known.pronouns": "told of those who are here",
    "* SessionView.* Memory.kind": "what happened, and what comes to mind at a question",
    "* Known.recalled": "what was said of it since is among the memories",
    "* SessionView.main": "whom an episode is about is no matter for those in it",
    "* SessionView.pronouns": "one's own stand with the persona",
    "* Asking.about": "the question says it",
    "* Asking.at": "the question says it",
    "* Asking.attended": "the sessions one missed stand there",
    # what a question is not about
    "* Judgement.*": "counts where an opinion is formed, and is told there",
    "* Me.plan Plan.*": "told in talk and to an interviewer; elsewhere the next step counts",
    "* Me.plan": "the same",
    "* Me.commitments PlanStep.*": "told in talk and to an interviewer; a plan is given those that are due",
    "* Me.attempts*": "told in talk, to an interviewer, and before the next attempt",
    "rate_importance * Me.next_step *": "a rating is of what was, whatever comes next",
    "rate_importance * Me.activity": "the same",
    "rate_importance * Mood.*": "the same",
    "mend_turn MendTurnInput.me Me.*": "only the persona can be contradicted",
    "judge_* Me.*": JUDGED,
    "converse * Me.*": FACE,
    "converse * Relationship.last_talk": "people in passing are not told when they met",
    "converse * Moment.seconds": "the date and the clock stand there",
    "adjudicate * PlaceView.*": "where it is tried has a name",
    "choose_way ChooseWayInput.what": "the options say it",
    "induce_habit * Doing.memories": LABEL,
    "consider * Relationship.last_talk": "what they are to each other counts",
    "update_opinion * Relationship.last_talk": "what they are to each other counts",
    "react * Relationship.last_talk": "told as how long ago it was",
    "react ReactInput.view View.places*": "where to go is a matter of the plan",
    "note_facts * Fact.*": "the sentence says it",
    "summarise_talk * Partner.facts": "what remains is of what was said",
    "summarise_talk * Partner.memories*": "the same",
    "summarise_episode * Partner.facts": "what is kept is of what happened",
    "summarise_episode * Partner.memories*": "the same",
    "summarise_episode SummariseEpisodeInput.session *": "what was kept before and the memories hold it",
    **{
        f"{task}.{field}*": "before many one speaks of a topic: nobody is there to be talked with"
        for task in ("write_post SayInput", "argue ArgueInput")
        for field in (
            "opener",
            "reason",
            "opening_claim",
            "must_end",
            "turns_left",
            "places",
            "appointments",
            "dials",
            "beyond",
            "replies",
            "favourite_words",
            "session",
            "guidance",
            "aside",
            "encounters",
            "partners",
        )
    },
}


def fuller_questions() -> list[AnyQuestion]:
    """Return questions with what those of every day do not hold: no field of any input may stay empty in all."""
    asked = [
        dataclasses.replace(one, input=dataclasses.replace(one.input, me=WHOLE))
        for one in every_question()
        if one.task.name != "converse"
    ]
    given = question(CONSIDER).input
    claim = dataclasses.replace(given.claim, teller_name="Tilda Moe")
    talk = question(REVISE_PLAN).input
    shut = tuple(dataclasses.replace(one, refusal="It is locked.") for one in THINGS[0].can)
    things = (dataclasses.replace(THINGS[0], can=shut), THINGS[1])
    step = {"due": (MEETING_STEP,), "remaining": (MEETING_STEP,)}
    return [
        *asked,
        question(SAY, dataclasses.replace(SAYING, **OWN_TALK, me=WHOLE)),
        question(SAY, dataclasses.replace(SAYING, must_end=True, dials=Dials(400_000, 400_000, 400_000, 400_000))),
        question(CONSIDER, dataclasses.replace(given, claim=claim, clashes=(MEETING_STEP,))),
        question(REVISE_PLAN, dataclasses.replace(talk, **step)),
        question(PLAN_DAY, dataclasses.replace(question(PLAN_DAY).input, due=(MEETING_STEP,))),
        question(DETAIL_STEP, dataclasses.replace(question(DETAIL_STEP).input, step=MEETING_STEP)),
        question(ADJUDICATE, dataclasses.replace(question(ADJUDICATE).input, things=things)),
    ]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, list[Any]]]:
    """Yield every leaf of `value` by its path, with the whole value as it is when that leaf is another."""
    if dataclasses.is_dataclass(value) or isinstance(value, BaseModel):
        for name in fields_of(value):
            for below, changed in leaves(getattr(value, name), (*path, f"{type(value).__name__}.{name}")):
                yield below, [with_field(value, name, one) for one in changed]
    elif isinstance(value, tuple) and value:
        for at, item in enumerate(value):
            for below, changed in leaves(item, path):
                yield below, [(*value[:at], one, *value[at + 1 :]) for one in changed]
    else:
        yield path, others(value)


def fields_of(value: Any) -> list[str]:
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value)]
    return list(type(value).model_fields)


def with_field(value: Any, name: str, changed: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: changed})
    return dataclasses.replace(value, **{name: changed})


def others(value: Any) -> list[Any]:
    """Return other values in the place of `value`; none where it is empty or None."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 7, *(step for step in E6_STEPS if step != value), value + 90_000]
    if isinstance(value, float):
        return [0.95, 0.02]
    return [f"{value} quokka", "reflection", ""] if isinstance(value, str) and value else []


@cache
def fates() -> dict[str, dict[Path, bool | None]]:
    """Return by task what becomes of each leaf: whether the prompt shows it, None where no sample has it."""
    found: dict[str, dict[Path, bool | None]] = {}
    for asked in (*every_question(), *fuller_questions()):
        fate = found.setdefault(asked.task.name, {})
        before = messages(asked)
        for path, changed in leaves(asked.input):
            if fate.get(path):
                continue
            tried = changed[:1] if reasons(asked.task.name, path) else changed
            inputs = (dataclasses.replace(asked, input=one) for one in tried)
            shown = any(messages(one) != before for one in inputs) if changed else None
            fate[path] = shown if shown is not None else fate.get(path)
    return found


def messages(asked: AnyQuestion) -> tuple[Message, ...]:
    """Return the prompt; nothing where a leaf stands for a place in a list that there is not."""
    try:
        prompt = rendered(asked, json_schema=True)
    except LookupError:
        return ()
    assert prompt is not None
    return prompt.messages


def words_of(task: str, path: Path) -> str:
    return f"{task} {' '.join(path)}"


@cache
def reasons(task: str, path: Path) -> list[str]:
    named = words_of(task, path)
    return [pattern for pattern in LEFT_OUT if fnmatch(named, pattern)]


@pytest.mark.parametrize("task", sorted(TASKS))
def test_what_a_question_holds_is_shown_or_left_out_for_a_reason(task: str) -> None:
    fate = fates()[task]
    unseen = [path for path, shown in fate.items() if not shown and not reasons(task, path) and not filled(path, fate)]
    assert [words_of(task, path) for path in unseen] == []


def filled(path: Path, fate: dict[Path, bool | None]) -> bool:
    """Return whether what is empty or None at `path` in one sample is something in another."""
    return fate[path] is None and any(other[: len(path)] == path for other in fate if other != path)


def test_no_reason_stands_for_what_is_shown_or_was_never_there() -> None:
    idle = set(LEFT_OUT)
    for task, fate in fates().items():
        for path, shown in fate.items():
            if not shown:
                idle -= set(reasons(task, path))
    assert sorted(idle) == []
