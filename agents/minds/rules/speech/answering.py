"""Answers to questions about oneself, one's day, and others: what is true of each, and how to say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.minds.rules.speech.doings import alike
from agents.minds.rules.speech.habits import days_of, duty_of, from_time, habit_here, habit_of, own_doing, trade_of
from agents.minds.rules.speech.memories import Sighting, fact_memory, sighting_of, sightings, talks
from agents.minds.rules.speech.speaker import Said, Speaker, coming, doing_of, following, mine
from agents.minds.rules.speech.stock import answers, aspects, grave, greetings
from agents.minds.rules.speech.stock.elaborations import ELABORATIONS
from agents.minds.rules.speech.subjects import Asked, as_subject, asked_of, plain_ref
from agents.minds.rules.speech.times import clock_words, daypart, days_ahead, minute_of, moment_words, past_words
from agents.minds.rules.speech.tones import of_mourning
from agents.minds.rules.speech.words import body, one_sentence
from agents.minds.rules.speech.words import inside as inside_sentence
from agents.persona import Habit
from agents.talk import Act
from agents.tone import is_grave

GOOD_E6 = 150_000
BAD_E6 = -150_000
_A_WHILE = 25 * 60
GOAL_TEXT = "my wish to "
WORK_TEXT = "my work as "


def answer(sp: Speaker, asked: Asked) -> Said:
    """Return the answer to a question that is not about a claim."""
    key = f"{asked.kind}:{asked.aspect}"
    if key in aspects.ANSWERS:
        return _second(sp, asked, key)
    by_aspect = _BY_ASPECT.get(key)
    if by_aspect is not None:
        text, found = by_aspect(sp)
        return _said(text, replace(asked, found=found))
    by_kind = _BY_KIND.get(asked.kind, _other)
    return _elaborated(sp, asked, by_kind(sp, asked))


def _elaborated(sp: Speaker, asked: Asked, said: Said) -> Said:
    """The answer with a second sentence, from those who like to talk."""
    has_content = bool(said.subject and said.subject.text) or bool(said.memories)
    more = ELABORATIONS.get(asked.kind)
    if more is None or not has_content or not one_sentence(said.text) or not sp.chance(max(0, sp.voice.talkative - 35)):
        return said
    return replace(said, text=f"{said.text} {sp.say(more)}".strip())


def _said(text: str, asked: Asked, about: str = "", *, memories: tuple[str, ...] = (), emotion: str = "") -> Said:
    subject = as_subject(asked, about)
    return Said(text, Act.ANSWER, subject, memories=memories, emotion=emotion)


def _second(sp: Speaker, asked: Asked, key: str) -> Said:
    """The answer to a second question on a subject, yes or no by character, mood and habit."""
    slots: dict[str, str] = {}
    if key == "activity:often":
        habit = habit_of(sp.sit.me, own_doing(sp.sit.me))
        found, slots = ("yes", _habit_slots(habit)) if habit else ("no", slots)
    else:
        found = "yes" if sp.chance(_yes_percent(sp, key)) else "no"
    if key == "work:like":
        slots = _skill(sp)
    text = sp.say(aspects.ANSWERS[key], tag=found, **slots)
    return _said(text, replace(asked, found=found))


def _yes_percent(sp: Speaker, key: str) -> int:
    voice = sp.voice
    mood = sp.sit.me.mood.valence_e6 // 20_000
    return {
        "activity:hard": voice.neuroticism,
        "activity:enjoy": 55 + mood + (voice.agreeableness - 50) // 3,
        "plan:mood": 60 + mood + (voice.extraversion - 50) // 3,
        "work:like": 65 + mood,
        "like:time": 25 + voice.conscientiousness // 2,
        "goal:progress": 35 + mood + voice.conscientiousness // 4,
        "goal:help": 30 + voice.agreeableness // 2,
        "fact:think": 70,
    }.get(key, 50)


def _vague(sp: Speaker) -> str:
    return sp.say(answers.OPINION_VAGUE)


def _none(text: str, asked: Asked) -> Said:
    """An answer that names nothing."""
    return _said(text, replace(asked, text="", found="no"))


def mood_state(sp: Speaker) -> str:
    """Return "well", "middling" or "low"."""
    valence = sp.sit.me.mood.valence_e6
    return "well" if valence >= GOOD_E6 else "low" if valence <= BAD_E6 else "middling"


_STATE = {"well": answers.WELL, "middling": answers.MIDDLING, "low": answers.LOW}
_STATE_EMOTION = {"well": "happy", "middling": "neutral", "low": "sad"}


def _wellbeing(sp: Speaker, asked: Asked) -> Said:
    state = mood_state(sp)
    return _said(sp.say(_STATE[state]), asked, state, emotion=_STATE_EMOTION[state])


def _wellbeing_why(sp: Speaker) -> tuple[str, str]:
    lines = answers.LOW_WHY if mood_state(sp) == "low" else answers.WELL_WHY
    return sp.say(lines, **tastes(sp)), ""


def tastes(sp: Speaker) -> dict[str, str]:
    """Return slots for a like, a dislike, a value and a skill of the speaker's, drawn; left out where there is none."""
    personal = sp.sit.me.persona.personal
    slots: dict[str, str] = {}
    for slot, items in (
        ("liking", personal.likes),
        ("dislike", personal.dislikes),
        ("value", personal.values),
        ("skill", personal.skills),
    ):
        if items:
            slots[slot] = body(sp.stream.choice(items))
    return slots


def _activity(sp: Speaker, asked: Asked) -> Said:
    doing = doing_of(sp.sit)
    if not doing:
        return _none(sp.say(answers.DOING_NOTHING), asked)
    told = _told_of(sp, "activity", doing)
    plain = grave.DOING if is_grave(doing) else answers.DOING
    lines = {sp.sit.me.id: answers.DOING_SAID, "": plain}.get(told, answers.DOING_SAME)
    return _said(sp.say(lines), replace(asked, found="same" if lines is answers.DOING_SAME else ""), doing)


def _told_of(sp: Speaker, kind: str, activity: str) -> str:
    """Who has told of the same activity in this talk as its own: a person's id; empty where nobody has."""
    for turn in sp.sit.given.transcript:
        about = turn.subject
        if turn.speaker == sp.sit.me.id:
            if activity.lower() in turn.text.lower():
                return turn.speaker
        elif about is not None and about.kind == kind and not asked_of(about).aspect and alike(about.text, activity):
            return turn.speaker
    return ""


def _habit_slots(habit: Habit) -> dict[str, str]:
    return {"days": days_of(habit), "from_time": from_time(habit), "habit": habit.do}


def _till(sp: Speaker) -> tuple[str, str]:
    if sp.slots.get("till") and not sp.chance(25):
        return sp.say(answers.LONG_TILL), "yes"
    return sp.say(answers.LONG_VAGUE), "no"


def _since(sp: Speaker) -> tuple[str, str]:
    now, step = sp.sit.now, sp.sit.me.step
    if step is None or now.seconds - step.start < _A_WHILE:
        return sp.say(aspects.SINCE_WHEN, tag="no"), "no"
    return sp.say(aspects.SINCE_WHEN, tag="yes", since=clock_words(minute_of(now, step.start))), "yes"


def _where(sp: Speaker) -> tuple[str, str]:
    """Where one will be next: a place by name, here, at home, or not far."""
    step, me = coming(sp.sit), sp.sit.me
    if step is None:
        return _vague(sp), ""
    homes = {view.id for view in sp.sit.given.places if view.kind == "home"}
    here = me.place is not None and me.place.id == step.place
    tag = "yes" if here else "no" if step.place in homes else "" if sp.slots.get("nextplace") else "maybe"
    return sp.say(aspects.PLAN_WHERE, tag=tag), "near" if here else tag or "away"


def _plan(sp: Speaker, asked: Asked) -> Said:
    event = _promised(sp)
    if event is not None:
        return event
    step = coming(sp.sit)
    if step is None:
        late = daypart(sp.sit.now.minute) in ("evening", "night") and sp.chance(40)
        text = sp.say(answers.PLAN_BED if late else answers.PLAN_NONE)
        return _said(text, replace(asked, text="", found="bed" if late else "no"))
    doing = mine(sp.sit, step.activity)
    told = _told_of(sp, "plan", doing)
    lines = {sp.sit.me.id: answers.PLAN_SAID, "": answers.PLAN}.get(told, answers.PLAN_SAME)
    return _said(sp.say(lines), replace(asked, found="same" if lines is answers.PLAN_SAME else ""), doing)


def _promised(sp: Speaker) -> Said | None:
    """An event the speaker has promised to go to and may speak of, half of the time."""
    sit = sp.sit
    for step in sit.me.commitments:
        claim = sit.claims.get(step.claim)
        if claim is None or claim.secret or claim.starts is None or step.start <= sit.now.seconds:
            continue
        if claim.partner_knows and sp.chance(60):
            from agents.minds.rules.speech.claims import title_of

            slots = {"event": title_of(sp, claim), "eventwhen": moment_words(sit.now, claim.starts)}
            mine = claim.origin == sit.me.id
            stock = answers.PLAN_OWN_EVENT if mine else answers.PLAN_EVENT
            text = sp.say(grave.PLAN if of_mourning(claim) else stock, **slots)
            asked = Asked("plan", sit.me.id, claim.id, text=slots["event"])
            return Said(text, Act.ANSWER, as_subject(asked), emotion="neutral")
    return None


def _after(sp: Speaker) -> tuple[str, str]:
    step = coming(sp.sit)
    after = following(sp.sit, step) if step else None
    return (sp.say(answers.AFTER_THAT), "yes") if after else (sp.say(answers.AFTER_NOTHING), "no")


def _when(sp: Speaker) -> tuple[str, str]:
    return sp.say(answers.AT_TIME) or _vague(sp), ""


def _work(sp: Speaker, asked: Asked) -> Said:
    me = sp.sit.me
    trade = trade_of(me)
    if not trade:
        state = (me.persona.social.occupation or "").rstrip(".")
        return _none(f"I'm {state}." if state else sp.say(answers.WORK_NONE), asked)
    memories = fact_memory(sp.sit, me.persona.social.occupation or "")
    return _said(sp.say(answers.WORK, trade=trade, **_skill(sp)), asked, WORK_TEXT + trade, memories=memories)


def _skill(sp: Speaker) -> dict[str, str]:
    skill = tastes(sp).get("skill", "")
    return {"skill": skill} if skill else {}


def _work_day(sp: Speaker) -> tuple[str, str]:
    duty = duty_of(sp.sit.me)
    if duty is None or sp.chance(25):
        return sp.say(answers.WORK_DAY_VAGUE), ""
    steps = [step for step in duty.steps if step.split(" ", 1)[0].endswith("ing")]
    slots = {"duty": sp.stream.choice(steps) if steps else duty.do, "dutywhen": days_of(duty)}
    return sp.say(answers.WORK_DAY, **slots, **_skill(sp)), ""


def _like(sp: Speaker, asked: Asked) -> Said:
    told = sp.sit.said_texts
    likes = [body(like) for like in sp.sit.me.persona.personal.likes]
    likes = [like for like in likes if like.lower() not in told] or likes
    if not likes:
        return _none(sp.say(answers.LIKE_NONE), asked)
    like = sp.stream.choice(likes)
    others = [other for other in likes if other != like]
    slots = {"liking": like} | ({"other": sp.stream.choice(others)} if others else {})
    return _said(sp.say(answers.LIKE, **slots), asked, like, memories=fact_memory(sp.sit, like))


def _dislike(sp: Speaker, asked: Asked) -> Said:
    dislikes = sp.sit.me.persona.personal.dislikes
    if not dislikes:
        return _none(sp.say(answers.DISLIKE_NONE), asked)
    dislike = body(sp.stream.choice(dislikes))
    text = sp.say(answers.DISLIKE, disliking=dislike)
    return _said(text, asked, dislike, memories=fact_memory(sp.sit, dislike))


def _goal(sp: Speaker, asked: Asked) -> Said:
    goals = sp.sit.me.persona.context.goals
    if not goals:
        return _none(sp.say(answers.GOAL_NONE), asked)
    goal = body(sp.stream.choice(goals))
    return _said(sp.say(answers.GOAL, goal=goal), asked, GOAL_TEXT + goal, memories=fact_memory(sp.sit, goal))


def _value(sp: Speaker, asked: Asked) -> Said:
    values = sp.sit.me.persona.personal.values
    if not values:
        return _none(_vague(sp), asked)
    value = body(sp.stream.choice(values))
    return _said(sp.say(answers.VALUE, value=value), asked, value, memories=fact_memory(sp.sit, value))


def _fact(sp: Speaker, asked: Asked) -> Said:
    if asked.aspect == "origin":
        return _origin(sp, asked)
    facts = [body(fact) for fact in sp.sit.me.persona.context.facts]
    facts = [fact for fact in facts if fact.lower() not in sp.sit.said_texts] or facts
    if not facts:
        known = sp.sit.me.persona.social.origin
        return _origin(sp, asked) if known else _said(sp.say(answers.FACT_NONE), replace(asked, found="no"))
    fact = sp.stream.choice(facts)
    text = sp.say(answers.FACT, fact=inside_sentence(fact, sp.sit.names.values()))
    return _said(text, asked, memories=fact_memory(sp.sit, fact))


def _origin(sp: Speaker, asked: Asked) -> Said:
    origin = sp.sit.me.persona.social.origin
    if not origin:
        return _said(sp.say(answers.ORIGIN_NONE), replace(asked, found="no"))
    text = sp.say(answers.ORIGIN, origin=body(origin))
    return _said(text, asked, body(origin), memories=fact_memory(sp.sit, origin))


def _group(sp: Speaker, asked: Asked) -> Said:
    groups = sp.sit.me.persona.social.groups
    if not groups:
        return _none(sp.say(answers.FACT_NONE), asked)
    club = body(sp.stream.choice(groups))
    return _said(sp.say(answers.GROUPS, club=club), asked, club)


def _place(sp: Speaker, asked: Asked) -> Said:
    habit = habit_here(sp.sit.me)
    text = sp.say(answers.PLACE_HABIT, **_habit_slots(habit)) if habit else sp.say(answers.PLACE_NOT)
    return _said(text, replace(asked, found="yes" if habit else "no"), sp.slots.get("place", ""))


def _person(sp: Speaker, asked: Asked) -> Said:
    """Return whether somebody was met, by what the speaker sees, remembers to have seen, and has talked."""
    sit = sp.sit
    name = sit.names.get(asked.ref) or asked.text
    who = sp.call(name) if name else "anybody"
    if asked.ref in sit.here and asked.ref != sit.me.id:
        return _said(sp.say(answers.SEEN_HERE, who=who), replace(asked, found="here"))
    seen, last = sighting_of(sit, asked.ref), sit.seen_or_talked(asked.ref)
    if seen is not None and seen.memory.created >= (last or 0):
        return _seen(sp, asked, seen, who)
    if last is None:
        return _said(sp.say(answers.SEEN_NO, who=who), replace(asked, found="no"))
    days = days_ahead(sit.now, last)
    talked = last == sit.talked_with(asked.ref)
    stock = (answers.TALKED_TODAY if talked else answers.SEEN_TODAY) if days == 0 else answers.SEEN_BEFORE
    text = sp.say(stock, who=who, whenpast=past_words(sit.now, last))
    return _said(text, replace(asked, found="met" if days == 0 else "no"))


def _seen(sp: Speaker, asked: Asked, seen: Sighting, who: str) -> Said:
    slots = {"who": who, "what": seen.what, "where": seen.where}
    slots["whenpast"] = past_words(sp.sit.now, seen.memory.created)
    slots["seen"] = f"{seen.what} at {seen.where}" if seen.where else seen.what
    return _said(sp.say(answers.SEEN_YES, **slots), asked, who, memories=(seen.memory.id,))


def _day(sp: Speaker, asked: Asked) -> Said:
    sit = sp.sit
    others = sit.here
    told = [(seen, {"what": seen.what, "where": seen.where}) for seen in sightings(sit) if seen.person not in others]
    told += [(talk, {"topic": talk.topic}) for talk in talks(sit) if talk.person not in others]  # type: ignore[misc]
    told = [(source, slots) for source, slots in told if days_ahead(sit.now, source.memory.created) == 0]
    if not told or sp.chance(35):
        stock, found = _DAYS[mood_state(sp)] if sp.chance(70) else (answers.DAY_PLAIN, "even")
        return _said(sp.say(stock), replace(asked, found=found))
    source, slots = sp.stream.choice(told)
    slots |= {"who": sp.call(source.name), "whenpast": past_words(sit.now, source.memory.created)}
    text = sp.say(answers.DAY_MEMORY, **slots)
    return _said(text, replace(asked, found="full"), memories=(source.memory.id,))


_DAYS = {
    "well": (answers.DAY_GOOD, "yes"),
    "middling": (answers.DAY_PLAIN, "even"),
    "low": (answers.DAY_BAD, "no"),
}


def _memory(sp: Speaker, asked: Asked) -> Said:
    return _said(sp.say(answers.SINCE), asked)


def _person_how(sp: Speaker) -> tuple[str, str]:
    asked = sp.sit.asked
    name = sp.sit.names.get(asked.ref) or asked.text if asked else ""
    return sp.say(aspects.PERSON_HOW, who=sp.call(name) if name else ""), ""


def _name(sp: Speaker, _asked: Asked) -> Said:
    me = sp.sit.me
    text = sp.say(greetings.INTRODUCTION, **introduction_slots(sp))
    return Said(text, Act.INTRODUCE, as_subject(Asked("name", me.id), me.name))


def introduction_slots(sp: Speaker) -> dict[str, str]:
    """Return slots for trade and origin, now and then, as one introduces oneself."""
    slots: dict[str, str] = {}
    trade, origin = trade_of(sp.sit.me), sp.sit.me.persona.social.origin
    if trade and sp.chance(30):
        slots["trade"] = trade
    if origin and sp.chance(20):
        slots["origin"] = body(origin)
    return slots


def _talk_of(sp: Speaker, asked: Asked) -> Said:
    """What the talk is about, to somebody who joins it; nothing that is a secret to them."""
    topic = "" if asked.aspect != "talk" else _last_topic(sp)
    if asked.aspect != "talk":
        return _other(sp, asked)
    return Said(sp.say(greetings.ANSWER_JOINING, topic=topic), Act.ANSWER, as_subject(asked))


def _last_topic(sp: Speaker) -> str:
    for turn in reversed(sp.sit.given.transcript[:-1]):
        about = turn.subject
        if about is not None and about.kind in ("like", "claim", "memory") and about.text:
            claim = sp.sit.claims.get(plain_ref(about.ref).partition(":")[0])
            if turn.speaker == sp.sit.me.id and not (claim and claim.secret) and " my " not in f" {about.text}":
                return about.text
    return ""


def _other(sp: Speaker, asked: Asked) -> Said:
    return _none(_vague(sp), asked)


_BY_KIND: dict[str, Callable[[Speaker, Asked], Said]] = {
    "wellbeing": _wellbeing,
    "activity": _activity,
    "plan": _plan,
    "work": _work,
    "like": _like,
    "dislike": _dislike,
    "goal": _goal,
    "value": _value,
    "fact": _fact,
    "group": _group,
    "place": _place,
    "person": _person,
    "day": _day,
    "memory": _memory,
    "name": _name,
    "other": _other,
    "topic": _talk_of,
}

_BY_ASPECT: dict[str, Callable[[Speaker], tuple[str, str]]] = {
    "wellbeing:why": _wellbeing_why,
    "wellbeing:secret": _wellbeing_why,
    "activity:till": _till,
    "activity:since": _since,
    "person:how": _person_how,
    "plan:where": _where,
    "plan:after": _after,
    "plan:when": _when,
    "work:day": _work_day,
}
