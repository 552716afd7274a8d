"""Guiding a turn: the session it belongs to, the skill and strategy it takes, and the passages it may draw on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.embedding import similarity_e6
from agents.guidance import Guidance, Passage
from agents.knowledge import fitting_passages, passages_of, spans_used
from agents.minds.rules.sessions.feeling import tone_of
from agents.minds.rules.sessions.items import skill_of
from agents.persona import LifeContext, Persona, PersonalIdentity, SocialIdentity
from agents.persona_facts import facts_of
from agents.policies import MIND, Heard, repertoire
from agents.skills import Cues, Skill, chosen_skill, skill_named
from agents.talk import Act, Source, Utterance
from agents.tasks import CHOOSE_WAY
from agents.tasks.guiding import ChooseWayInput
from agents.tasks.speaking import SayInput
from simulation.context import TickContext
from simulation.phases.hearing import Talk
from simulation.phases.sessions import session_view, sessions_of
from simulation.specs.dialogue_spec import DialogueSpec, PolicySpec

_LINES_HEARD = 40
_BEARS_E6 = 250_000
_REMEMBERED = 4


def most_turns(ctx: TickContext, talk: Talk) -> int:
    """Return how many turns `talk` may take in all."""
    sessions = sessions_of(ctx)
    sitting = sessions.sitting_of(ctx.tick, talk.participants) if sessions else None
    return ctx.setting.protocol.max_turns if sessions is None or sitting is None else sessions.turns_in(sitting)


async def guided(ctx: TickContext, talk: Talk, given: SayInput) -> SayInput:
    """Return the question of a turn with its session and what guides it; as it is where neither applies.

    Raises:
        Paused: If the mind's answer cannot be had now.
        ScenarioError: If the study names a policy that is not here.
        PluginMissing: If it names a skill that is not here.
    """
    view = session_view(ctx, talk, given.me.id)
    if view is not None:
        left = most_turns(ctx, talk) - len(talk.said)
        must_end = left <= len(talk.participants) or any(said.ends for said in talk.heard_by(given.me.id))
        transcript = talk.heard_by(given.me.id)[-_LINES_HEARD:]
        given = replace(given, session=view, turns_left=left, must_end=must_end, transcript=transcript)
    spec = ctx.setting.study.dialogue
    return given if spec == DialogueSpec() else await _guided(ctx, talk, given, spec)


async def _guided(ctx: TickContext, talk: Talk, given: SayInput, spec: DialogueSpec) -> SayInput:
    passages = _passages(ctx, given, spec)
    skill = await _skill(ctx, talk, given, spec, passages)
    strategy, advice = await _strategy(ctx, talk, given, spec.policy)
    guidance = Guidance(
        skill=skill.name if skill else "",
        instruction=skill.instruction if skill else "",
        exemplars=skill.exemplars if skill else (),
        strategy=strategy,
        advice=advice,
        passages=passages,
        language=spec.language,
    )
    me = replace(given.me, persona=_showing(ctx, given, spec.persona))
    return replace(given, me=me, guidance=guidance)


def _remark(given: SayInput) -> str:
    """Return what the turn answers: the last turn of another, else what the talk is about."""
    said = next((turn.text for turn in reversed(given.transcript) if turn.speaker != given.me.id), "")
    about = f"{given.session.topic} {given.session.subtopic}".strip() if given.session is not None else ""
    return f"{said} {about}".strip() or given.reason


def _passages(ctx: TickContext, given: SayInput, spec: DialogueSpec) -> tuple[Passage, ...]:
    read = [document for document in spec.documents if not document.readers or given.me.id in document.readers]
    everything = [
        passage
        for document in read
        for passage in passages_of(document.id, document.title or document.id, document.text)
    ]
    persona = " ".join(fact.text for fact in facts_of(given.me.persona))
    remembered = " ".join(memory.text for memory in given.memories[:_REMEMBERED])
    fitting = fitting_passages(everything, _remark(given), persona, remembered, ctx.setting.embedder, spec.passages)
    after = _following(given, everything)
    return fitting if after is None else (after, *(one for one in fitting if one != after))[: spec.passages]


def _following(given: SayInput, passages: Sequence[Passage]) -> Passage | None:
    """Return the passage after the one that the speaker's last turn used, so that it can go on where it stopped."""
    mine = next((turn for turn in reversed(given.transcript) if turn.speaker == given.me.id), None)
    if mine is None or not mine.knowledge_used:
        return None
    span = mine.knowledge_used[-1]
    later = (one for one in passages if one.document == span.document and one.start >= span.end)
    return min(later, key=lambda one: one.start, default=None)


def skills_of(spec: DialogueSpec) -> tuple[Skill, ...]:
    """Return the skills that a study names, in its order; its own last where they are not named."""
    own = {
        one.id: Skill(one.id, one.instruction, one.cues, tuple((pair.heard, pair.reply) for pair in one.exemplars))
        for one in spec.own_skills
    }
    names = dict.fromkeys((*spec.skills, *own))
    return tuple(own.get(name) or skill_named(name) for name in names)


async def _skill(
    ctx: TickContext, talk: Talk, given: SayInput, spec: DialogueSpec, passages: Sequence[Passage]
) -> Skill | None:
    skills = skills_of(spec)
    if not skills or spec.selector == "rules":
        return chosen_skill(skills, _cues(ctx, given, passages), ctx.setting.embedder)
    options = tuple((skill.name, skill.instruction) for skill in skills)
    name = await _chosen(ctx, talk, given, "skill", options)
    return next((skill for skill in skills if skill.name == name), skills[0])


async def _chosen(
    ctx: TickContext, talk: Talk, given: SayInput, what: str, options: tuple[tuple[str, str], ...]
) -> str:
    asked = ChooseWayInput(given.me, given.moment, what, options, given.transcript, given.names)
    number = 2 * len(talk.said) + (what == "strategy")
    return (await ctx.ask(CHOOSE_WAY, given.me.id, asked, number)).answer.name


def _cues(ctx: TickContext, given: SayInput, passages: Sequence[Passage]) -> Cues:
    last = given.transcript[-1] if given.transcript else None
    if last is None or last.speaker == given.me.id:
        return Cues("")
    session = given.session
    asked = last.act is Act.ASK and last.subject is not None and last.subject.owner == given.me.id
    due = session is not None and session.errand is not None and len(given.transcript) >= session.errand.after
    return Cues(
        remark=last.text,
        knows=bool(passages) and _bears(ctx, last.text, passages[0]),
        moved=tone_of(last.text) != "plain",
        due=due,
        asked=asked,
    )


def _bears(ctx: TickContext, remark: str, passage: Passage) -> bool:
    return similarity_e6(*ctx.setting.embedder.embed([remark, passage.text])) >= _BEARS_E6


async def _strategy(ctx: TickContext, talk: Talk, given: SayInput, policy: PolicySpec | None) -> tuple[str, str]:
    """Return the name and instruction of the strategy the turn follows; empty where none is named."""
    if policy is None or (policy.people and given.me.id not in policy.people):
        return "", ""
    known = repertoire(policy.name)
    advice = dict(known.strategies)
    allowed = tuple(one for one in known.strategies if not policy.strategies or one[0] in policy.strategies)
    if policy.name == MIND:
        name = await _chosen(ctx, talk, given, "strategy", allowed)
    else:
        turns = given.transcript
        name = known.next(tuple(Heard(turn.speaker == given.me.id, turn.text, turn.strategy) for turn in turns))
    return (name, advice.get(name, "")) if name in dict(allowed) else ("", "")


def _showing(ctx: TickContext, given: SayInput, how: str) -> Persona:
    """Return as much of the speaker's persona as a turn is given."""
    persona = given.me.persona
    if how == "always":
        return persona
    bare = Persona(
        id=persona.id,
        name=persona.name,
        social=SocialIdentity(pronouns=persona.social.pronouns),
        personal=PersonalIdentity(traits=persona.personal.traits, style=persona.personal.style),
        context=LifeContext(home=persona.context.home, wake=persona.context.wake, sleep=persona.context.sleep),
    )
    return bare if how == "never" else _with_what_bears(ctx, given, bare)


def _with_what_bears(ctx: TickContext, given: SayInput, bare: Persona) -> Persona:
    """Return `bare` with what of the persona bears on the remark."""
    persona, remark = given.me.persona, _remark(given)

    def bears(text: str) -> bool:
        return bool(remark) and similarity_e6(*ctx.setting.embedder.embed([remark, text])) >= _BEARS_E6

    personal, context, social = persona.personal, persona.context, persona.social
    kept = {
        "likes": tuple(one for one in personal.likes if bears(one)),
        "dislikes": tuple(one for one in personal.dislikes if bears(one)),
        "values": tuple(one for one in personal.values if bears(one)),
        "skills": tuple(one for one in personal.skills if bears(one)),
    }
    lived = {
        "goals": tuple(one for one in context.goals if bears(one)),
        "facts": tuple(one for one in context.facts if bears(one)),
    }
    work = social.occupation if social.occupation and bears(social.occupation) else None
    return bare.model_copy(
        update={
            "social": bare.social.model_copy(update={"occupation": work}),
            "personal": bare.personal.model_copy(update=kept),
            "context": bare.context.model_copy(update=lived),
        }
    )


def session_memories(given: SayInput) -> tuple[str, ...]:
    """Return the ids of the memories that the session puts at the speaker's hand."""
    view = given.session
    if view is None:
        return ()
    told = (one.memory for one in (*view.known, *view.elsewhere))
    return (*(one.id for one in (*view.news, *view.recollected)), *told, view.summary_memory)


def as_guided(ctx: TickContext, given: SayInput, said: Utterance) -> Utterance:
    """Return the turn with the skill and strategy it took, and the spans of documents its words come from.

    Where the rules composed it, the skill is that of what it does; else the one that was chosen for it.
    """
    guidance = given.guidance
    own = skill_of(said.subject.ref) if said.subject is not None and said.source is not Source.MODEL else ""
    if given.session is not None and said.memories:
        at_hand = set(session_memories(given))
        here = ctx.state.streams[given.me.id]
        ctx.draft.recall(given.me.id, tuple(here[one] for one in said.memories if one in at_hand and one in here))
    return replace(
        said,
        skill=own or guidance.skill,
        strategy=guidance.strategy,
        knowledge_used=spans_used(said.text, guidance.passages),
    )
