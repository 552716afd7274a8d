"""A stage for speech: people with little or much to them, what they know, and talks between them, turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agents.affect import Mood, resting_mood
from agents.memory import Memory
from agents.minds.rules.speech import speak
from agents.perception import ClaimView, Me, Moment, PlaceView
from agents.persona import (
    BigFive,
    Habit,
    LifeContext,
    Persona,
    PersonalIdentity,
    SocialIdentity,
    SpeakingStyle,
)
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.talk import Attitude, Carried, Knowledge, Subject, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import SAY, Partner, SayInput, Turn

HOUR = 3600
NOON = Moment(12 * HOUR, 0, 12 * 60, "friday", "2026-02-13")
EVENING = Moment(42 * HOUR, 1, 18 * 60, "saturday", "2026-02-14")
LATER = Moment(44 * HOUR, 1, 20 * 60, "saturday", "2026-02-14")
BAKERY = PlaceView("bakery", "Old Mill Bakery", "shop", True, 0)
FRIEND = Relationship("friend", 500_000, 500_000)
NEIGHBOUR = Relationship("neighbour", 400_000, 100_000)

LIVELY = PersonalIdentity(
    traits=BigFive(extraversion=0.95, agreeableness=0.8, openness=0.8, neuroticism=0.2, conscientiousness=0.4),
    values=("company",),
    likes=("dancing in the kitchen", "loud colours"),
    dislikes=("an empty chair",),
    skills=("whistling",),
    style=SpeakingStyle(formality=0.05, verbosity=0.9, warmth=0.9, humour=0.6, phrases=("cross my heart",)),
)
RESERVED = PersonalIdentity(
    traits=BigFive(extraversion=0.05, agreeableness=0.3, openness=0.3, neuroticism=0.8, conscientiousness=0.9),
    values=("silence",),
    likes=("old maps", "loud colours"),
    dislikes=("small talk",),
    style=SpeakingStyle(formality=0.9, verbosity=0.1, warmth=0.2, humour=0.1, directness=0.8),
)


@dataclass
class Actor:
    """Somebody on the stage: what goes into its `SayInput`, and what it learns on the way."""

    id: str
    persona: Persona
    mood: Mood = field(default_factory=Mood)
    activity: str = "baking bread"
    plan: Plan | None = None
    ties: dict[str, Relationship] = field(default_factory=dict)
    memories: tuple[Memory, ...] = ()
    claims: dict[str, ClaimView] = field(default_factory=dict)
    attitude: Attitude = "interested"
    attending: bool | None = None
    reason: str = ""
    recent: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.persona.name


def actor(person: str, name: str, personal: PersonalIdentity | None = None, *, rich: bool = True) -> Actor:
    """Return somebody with a life, or with nothing but a name."""
    if not rich:
        return Actor(person, Persona(id=person, name=name), activity="")
    persona = Persona(
        id=person,
        name=name,
        social=SocialIdentity(occupation="baker", origin="the hills"),
        personal=personal or PersonalIdentity(likes=("rye bread",)),
        context=LifeContext(
            habits=(Habit(do="baking bread", at="bakery", start="06:00", end="13:00", fixed=True),),
            goals=("finish my book",),
            facts=("I grew up by the sea.", "My brother keeps bees."),
        ),
    )
    steps = (
        PlanStep(6 * HOUR, 13 * HOUR, "baking bread", "bakery", "habit"),
        PlanStep(13 * HOUR, 15 * HOUR, "walking my dog", "park", "habit"),
        PlanStep(15 * HOUR, 16 * HOUR, "mending nets", "quay", "goal"),
    )
    facts = tuple(Memory(f"{person}/0/{n}", "fact", text, 0, 3) for n, text in enumerate(persona.context.facts))
    return Actor(
        person,
        persona,
        mood=resting_mood(persona.personal.traits),
        plan=Plan(0, 6 * HOUR, 22 * HOUR, steps),
        memories=facts,
    )


def supper(knowing: Knowledge, **changes: object) -> ClaimView:
    """Return the claim of Mara's supper as somebody with `knowing` knows it in full; `changes` take away from that."""
    view = ClaimView(
        id="supper",
        text="Mara is giving a supper",
        title="Mara's supper",
        first_person="I am giving a supper",
        origin="mara",
        origin_name="Mara Quill",
        about=("mara",),
        appeals_to=("company",),
        interest=6,
        secret=False,
        is_event=True,
        place="quay",
        place_name="the Long Quay",
        starts=EVENING,
        ends=LATER,
        knowing=knowing,
        teller_name=None if knowing.teller is None else "Mara Quill",
    )
    return replace(view, **changes)  # type: ignore[arg-type]


ORIGIN = Knowledge("supper", None, None, 0, ("what", "who", "where", "when"), "keen", True, True, "it is mine")


def question(
    me: Actor,
    others: Sequence[Actor],
    transcript: Sequence[Utterance] = (),
    *,
    seed: int = 1,
    opener: str = "",
    opening_claim: str = "",
    must_end: bool = False,
    turns_left: int = 10,
    now: Moment = NOON,
) -> Question[SayInput, Turn]:
    """Return the question of one turn, as an engine would put it."""
    introduced = {said.speaker for said in transcript if said.act == "introduce"}
    partners = tuple(_partner(me, other, introduced) for other in others)
    names = {partner.id: partner.name for partner in partners if partner.name}
    names |= {other: other.title() for other in me.ties if other not in names}
    given = SayInput(
        me=Me(
            id=me.id,
            persona=me.persona,
            mood=me.mood,
            place=BAKERY,
            activity=me.activity,
            plan=me.plan,
            step=me.plan.step_at(now.seconds) if me.plan else None,
            next_step=me.plan.step_after(now.seconds) if me.plan else None,
            commitments=(),
        ),
        moment=now,
        partners=partners,
        opener=opener or me.id,
        reason="",
        opening_claim=opening_claim,
        transcript=tuple(transcript),
        memories=me.memories,
        claims=tuple(me.claims[claim] for claim in sorted(me.claims)),
        names=tuple(sorted(names.items())),
        recent_lines=me.recent,
        must_end=must_end,
        turns_left=turns_left,
    )
    return Question(SAY, me.id, 48, len(transcript), seed, given)


def _partner(me: Actor, other: Actor, introduced: set[str]) -> Partner:
    known = other.id in me.ties or other.id in introduced
    memories = tuple(memory for memory in me.memories if other.id in memory.about)
    return Partner(other.id, other.name if known else None, other.activity, me.ties.get(other.id), memories)


def said(turn: Turn, speaker: str, addressees: tuple[str, ...], n: int, conversation: str = "48/bakery/x") -> Utterance:
    """Return `turn` as the utterance an engine makes of it."""
    about = turn.subject
    return Utterance(
        conversation=conversation,
        n=n,
        tick=48,
        seconds=NOON.seconds,
        speaker=speaker,
        addressees=(turn.addressee,) if turn.addressee in addressees else addressees,
        text=turn.text,
        act=turn.act,
        subject=Subject(about.kind, about.ref, about.text, about.owner) if about else None,
        claims=tuple(Carried(one.claim, one.details) for one in turn.claims),
        memories=turn.memories,
        emotion=turn.emotion,
        ends=turn.ends,
    )


def talk(
    people: Sequence[Actor],
    *,
    seed: int = 1,
    opening_claim: str = "",
    turns: int = 14,
    now: Moment = NOON,
) -> list[Utterance]:
    """Return a whole conversation, in which hearers learn what they are told and judge it as their `Actor` says."""
    heard: list[Utterance] = []
    for n in range(turns):
        me = _next(people, heard)
        others = sorted(
            (one for one in people if one is not me), key=lambda one: not heard or one.id != heard[-1].speaker
        )
        ended = any(utterance.ends for utterance in heard)
        asked = question(
            me,
            others,
            heard[-12:],
            seed=seed,
            opener=people[0].id,
            opening_claim=opening_claim if me is people[0] else "",
            must_end=ended or turns - n <= len(people),
            turns_left=turns - n,
            now=now,
        )
        turn = speak(asked)
        heard.append(said(turn, me.id, tuple(one.id for one in others), n))
        for one in others:
            _learn(one, me, heard[-1])
        if all(any(utterance.ends and utterance.speaker == one.id for utterance in heard) for one in people):
            break
    return heard


def _next(people: Sequence[Actor], heard: Sequence[Utterance]) -> Actor:
    if not heard:
        return people[0]
    gone = {one.speaker for one in heard if one.ends}
    last = heard[-1]
    others = [one for one in people if one.id != last.speaker]
    if gone:
        others = [one for one in others if one.id not in gone] or others
    elif len(last.addressees) == 1:
        return next(one for one in others if one.id == last.addressees[0])
    at = {one.speaker: one.n for one in heard}
    return min(others, key=lambda one: at.get(one.id, -1))


def _learn(hearer: Actor, teller: Actor, utterance: Utterance) -> None:
    for carried in utterance.claims:
        full = teller.claims[carried.claim]
        teller.claims[carried.claim] = replace(full, partner_knows=True)
        before = hearer.claims.get(carried.claim)
        details = tuple(d for d in full.details if d in carried.details or (before and d in before.details))
        knowing = Knowledge(
            carried.claim,
            before.knowing.teller if before else teller.id,
            before.knowing.utterance if before else utterance.id,
            utterance.seconds,
            details,
            hearer.attitude,
            False,
            hearer.attending,
            hearer.reason,
        )
        hearer.claims[carried.claim] = replace(
            full,
            knowing=knowing if before is None or before.origin != hearer.id else before.knowing,
            teller_name=teller.name if before is None else before.teller_name,
            partner_knows=True,
            origin=full.origin if "who" in details else None,
            origin_name=full.origin_name if "who" in details else None,
            place=full.place if "where" in details else None,
            place_name=full.place_name if "where" in details else None,
            starts=full.starts if "when" in details else None,
            ends=full.ends if "when" in details else None,
        )
