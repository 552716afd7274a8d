"""The first turns: hellos with a remark and a first question, and names exchanged between strangers."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.answering import introduction_slots
from agents.minds.rules.speech.initiative import first_question
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import greetings as lines
from agents.minds.rules.speech.subjects import Asked, as_subject, subject
from agents.minds.rules.speech.telling import news_of, tell
from agents.talk import Act


def open_talk(sp: Speaker) -> Said:
    """Return the very first turn: hello, and something for the other to take up."""
    if sp.sit.partner.name is None:
        return _to_stranger(sp)
    hello = greeting(sp)
    news = news_of(sp.sit)
    if sp.sit.me.id != sp.sit.given.opener:
        joins = Asked("topic", aspect="talk")
        return Said(f"{hello} {sp.say(lines.JOINING)}", Act.GREET, as_subject(joins), asked=joins)
    if news and news[0].id == sp.sit.given.opening_claim and sp.chance(25 + sp.voice.directness // 3):
        told = tell(sp, news[0], lead=sp.chance(70))
        return replace(told, text=f"{hello} {told.text}")
    remark = _remark(sp)
    question = first_question(sp)
    asked = question.asked or Asked("wellbeing", sp.sit.partner.id)
    text = " ".join(part for part in (hello, remark, question.text) if part)
    return Said(text, Act.GREET, as_subject(asked), asked=asked, memories=question.memories)


def greeting(sp: Speaker) -> str:
    """Return the bare hello."""
    return sp.say(lines.HELLO_GROUP if sp.sit.group and sp.chance(70) else lines.HELLO)


def _remark(sp: Speaker) -> str:
    if not sp.chance(30 + sp.voice.talkative // 3):
        return ""
    remark, seen = sp.say(lines.REMARK), sp.slots["theirs"]
    if seen and seen.lower() in remark.lower():
        sp.slots |= dict.fromkeys(
            (slot for slot in sp.slots if slot.startswith("theirs")), ""
        )  # said once, it is not asked about in the same breath
    return remark


def _to_stranger(sp: Speaker) -> Said:
    hello = sp.say(lines.STRANGER_HELLO)
    remark = _remark(sp) if sp.chance(50) else ""
    if sp.chance(75):
        intro = introduce(sp, ask=True)
        return replace(intro, text=" ".join(part for part in (hello, remark, intro.text) if part))
    question = first_question(sp)
    asked = question.asked or Asked("wellbeing", sp.sit.partner.id)
    text = " ".join(part for part in (hello, remark, question.text) if part)
    return Said(text, Act.GREET, as_subject(asked), asked=asked)


def introduce(sp: Speaker, *, ask: bool) -> Said:
    """Return the speaker's name, with a question for the other's where `ask`."""
    name = sp.sit.me.name
    about = subject("name", text=name, owner=sp.sit.me.id)
    text = sp.say(lines.INTRODUCTION, **introduction_slots(sp))
    if not ask:
        return Said(text, Act.INTRODUCE, about)
    asked = Asked("name", sp.sit.partner.id)
    return Said(f"{text} {sp.say(lines.ASK_NAME)}", Act.INTRODUCE, about, asked=asked)


def hello_back(sp: Speaker) -> str:
    """Return the answer to a hello, without more."""
    if sp.sit.partner.name is None:
        return sp.say(lines.STRANGER_HELLO) if sp.chance(30) else ""
    return sp.say(lines.HELLO_BACK)


def nice_to_meet(sp: Speaker) -> str:
    """Return what one says on learning the other's name."""
    return sp.say(lines.NICE_TO_MEET)
