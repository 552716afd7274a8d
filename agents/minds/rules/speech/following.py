"""Going on with a subject: a question back, a question about the answer, or a word on oneself."""

from __future__ import annotations

from agents.minds.rules.speech.answering import GOAL_TEXT, WORK_TEXT
from agents.minds.rules.speech.habits import trade_of
from agents.minds.rules.speech.memories import fact_memory, told_before
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import questions as lines
from agents.minds.rules.speech.stock.reactions import SELF_TOO
from agents.minds.rules.speech.subjects import Asked, as_subject, asked_of
from agents.minds.rules.speech.words import body, is_doing, to_you
from agents.talk import Act

_ASPECTS: dict[str, tuple[str, ...]] = {
    "activity": ("often", "hard", "till"),
    "plan": ("after", "mood"),
    "work": ("like", "day"),
    "like": ("why", "time"),
    "goal": ("progress", "why", "help"),
}
_DEEPEST = 2


def own_share(sp: Speaker) -> list[Said]:
    """Return what follows an answer to the other's question: mostly the same question back, sometimes nothing."""
    asked = sp.sit.asked
    partner = sp.sit.partner.id
    if asked is None or asked.aspect not in ("", "origin") or asked.kind not in lines.COUNTER:
        return []
    if sp.sit.has_touched(asked.kind, partner) or not sp.chance(_back_percent(sp, asked.kind)):
        return []
    back = Asked(asked.kind, partner, "", asked.aspect)
    slots = {} if asked.kind != "activity" else {"theirs": sp.slots["theirs"]}
    return [Said(sp.say(lines.COUNTER[asked.kind], **slots), asked=back)]


def _back_percent(sp: Speaker, kind: str) -> int:
    base = 80 if kind == "wellbeing" else 45
    return base + (sp.voice.agreeableness - 50) // 2 + (sp.voice.extraversion - 50) // 4


def follow_up(sp: Speaker) -> Said | None:
    """Return a question about what the other just told of itself; None where none fits or it goes too deep."""
    turn = sp.sit.last
    if turn is None or turn.act not in (Act.ANSWER, Act.INFORM) or turn.subject is None:
        return None
    about = asked_of(turn.subject)
    if about.owner not in ("", turn.speaker):
        return None
    aspects = [
        aspect for aspect in _open_aspects(sp, about) if not sp.sit.has_touched(about.kind, turn.speaker, f":{aspect}")
    ]
    deep = sp.sit.depth(about.kind, turn.speaker)
    if not aspects or deep >= _DEEPEST or not sp.chance(_curiosity(sp) - 25 * deep):
        return None
    aspect = sp.stream.choice(aspects)
    asked = Asked(about.kind, turn.speaker, "", aspect, about.text)
    text = sp.say(lines.FOLLOW[f"{about.kind}:{aspect}"], **_slots(about))
    return Said(text, Act.ASK, as_subject(asked), asked=asked, emotion="curious") if text else None


def _open_aspects(sp: Speaker, about: Asked) -> tuple[str, ...]:
    if about.kind == "wellbeing" and not about.aspect:
        return {"low": ("why",), "well": ("secret",) if sp.chance(20) else ()}.get(about.text, ())
    if not about.text:
        return ()
    if about.kind == "plan" and not is_doing(about.text):
        return ("mood",)
    return _ASPECTS.get(about.kind, ())


def self_too(sp: Speaker) -> Said | None:
    """Return the same about oneself, after the other told it of itself; None where it is said or there is nothing."""
    turn = sp.sit.last
    if turn is None or turn.act not in (Act.ANSWER, Act.INFORM) or turn.subject is None or not turn.subject.text:
        return None
    about = asked_of(turn.subject)
    me = sp.sit.me.id
    if about.kind not in SELF_TOO or about.aspect or about.owner == me or sp.sit.has_touched(about.kind, me):
        return None
    slots, text = _own(sp, about.kind)
    if not text or text in turn.subject.text or not sp.chance(25 + sp.voice.extraversion // 4):
        return None
    said = sp.say(SELF_TOO[about.kind], **slots)
    memories = fact_memory(sp.sit, next(iter(slots.values()), ""))
    return Said(said, Act.INFORM, as_subject(Asked(about.kind, me, text=text)), memories=memories) if said else None


def _own(sp: Speaker, kind: str) -> tuple[dict[str, str], str]:
    """What the speaker has to tell of a kind, as slots and as the text of the subject."""
    persona = sp.sit.me.persona
    items = {"like": persona.personal.likes, "goal": persona.context.goals}.get(kind, ())
    fresh = [body(item) for item in items if not told_before(sp.sit, body(item))]
    if kind in ("like", "goal"):
        if not fresh:
            return {}, ""
        item = sp.stream.choice(fresh)
        return ({"liking": item}, item) if kind == "like" else ({"goal": item}, GOAL_TEXT + item)
    if kind == "work":
        trade = trade_of(sp.sit.me)
        return {"trade": trade}, WORK_TEXT + trade if trade else ""
    return {}, sp.slots.get("next" if kind == "plan" else "doing", "")


def _curiosity(sp: Speaker) -> int:
    return 45 + (sp.voice.openness - 50) // 3 + (sp.voice.agreeableness - 50) // 3


def _slots(about: Asked) -> dict[str, str]:
    text = body(about.text)
    if about.kind == "work":
        return {"trade": text.removeprefix(WORK_TEXT)}
    return {"it": to_you(text.removeprefix(GOAL_TEXT))}
