"""Going on with a subject: a question back, a question about the answer, or a word on oneself."""

from __future__ import annotations

import re

from agents.minds.rules.speech.answering import GOAL_TEXT, WORK_TEXT
from agents.minds.rules.speech.doings import Kind, alike, kind_of
from agents.minds.rules.speech.habits import days_of, habit_of, trade_of
from agents.minds.rules.speech.memories import fact_memory, sightings, told_before
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import questions as lines
from agents.minds.rules.speech.stock.reactions import ON_DO_THAT_TOO, ON_SAW_SAME, SELF_TOO
from agents.minds.rules.speech.subjects import Asked, as_subject, asked_of
from agents.minds.rules.speech.times import past_words
from agents.minds.rules.speech.words import body, is_doing, to_you
from agents.talk import Act
from agents.tone import is_grave

_ASPECTS: dict[str, tuple[str, ...]] = {
    "activity": ("often", "hard", "till", "since"),
    "plan": ("after", "mood", "where", "when"),
    "work": ("like", "day"),
    "like": ("why", "time"),
    "dislike": ("why",),
    "goal": ("progress", "why", "help"),
    "fact": ("think",),
    "person": ("how",),
}
_ONLY: dict[str, dict[Kind, tuple[str, ...]]] = {
    "activity": {"rest": (), "fun": ("often", "till", "since"), "": ("often", "till", "since")},
    "plan": {"rest": ("after", "when"), "work": ("after", "where", "when")},
}
"""Which sides of an activity can be asked about where not all can: nobody is asked whether supper is hard work."""

_SAID: dict[str, re.Pattern[str]] = {
    "activity:till": re.compile(r"\b(?:until|till|done (?:with it )?by|a while yet|all day)\b"),
    "activity:often": re.compile(
        r"\b(?:usually|usual|always|every|habit|most days|now and then|regular|custom|the way i|on (?:week|\w+)days?)\b"
    ),
    "activity:hard": re.compile(
        r"\b(?:easy|hard|slog|tir\w+|no great hurry|peaceful|quiet work|one thing at a time)\b"
    ),
    "activity:since": re.compile(r"\b(?:since|just (?:started|begun)|still)\b"),
    "plan:after": re.compile(
        r"\b(?:after that|and then|, then|beyond that|afterwards|that's about it|the rest is|to chance|free)\b"
    ),
    "plan:mood": re.compile(
        r"look(?:ing)? forward|can't wait|excit|enjoy|hangs? over|nervous|i hope|afraid|through|company|quiet|nothing"
    ),
    "plan:where": re.compile(r"\b(?:at (?:the|home)|here|in (?:the|my|bed)|on the)\b| at [A-Z]"),
    "plan:when": re.compile(r"\b(?:at (?!the\b)|in (?:half|a)\b|next|moment|soon|while)"),
    "like:time": re.compile(r"\b(?:make time|time for|hours)\b"),
    "goal:progress": re.compile(r"\b(?:step|start|plan)\b"),
}
"""What shows in somebody's words that a side of their subject has been spoken of."""

_DEEPEST = 2


def own_share(sp: Speaker) -> list[Said]:
    """Return what follows an answer to the other's question: mostly the same question back, sometimes nothing."""
    asked = sp.sit.asked
    partner = sp.sit.partner.id
    if sp.closing or asked is None or asked.aspect not in ("", "origin") or asked.kind not in lines.COUNTER:
        return []
    if sp.sit.has_touched(asked.kind, partner) or not sp.chance(_back_percent(sp, asked.kind)):
        return []
    back = Asked(asked.kind, partner, "", asked.aspect)
    if asked.kind == "activity" and sp.sit.has_said(sp.sit.partner.activity.strip()):
        return []
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
        aspect
        for aspect in _open_aspects(sp, about, turn.act)
        if not sp.sit.has_touched(about.kind, turn.speaker, f":{aspect}")
        and not _has_been_said(sp, f"{about.kind}:{aspect}")
    ]
    deep = sp.sit.depth(about.kind, turn.speaker)
    if not aspects or deep >= _DEEPEST or not sp.chance(_curiosity(sp) - 25 * deep):
        return None
    aspect = sp.stream.choice(aspects)
    asked = Asked(about.kind, turn.speaker, about.ref if about.kind == "person" else "", aspect, about.text)
    text = sp.say(lines.FOLLOW[f"{about.kind}:{aspect}"], **_slots(sp, about))
    return Said(text, Act.ASK, as_subject(asked), asked=asked, emotion="curious") if text else None


def _has_been_said(sp: Speaker, side: str) -> bool:
    """Whether the other has spoken of this side already; looking forward may have come up in a question, too."""
    pattern = _SAID.get(side)
    if pattern is None:
        return False
    if side == "plan:mood" and "look forward" in sp.sit.said_texts:
        return True
    said = (turn.text for turn in sp.sit.given.transcript if turn.speaker == sp.sit.partner.id)
    return any(pattern.search(text if side == "plan:where" else text.lower()) for text in list(said)[-2:])


def _open_aspects(sp: Speaker, about: Asked, act: Act) -> tuple[str, ...]:
    if about.aspect or about.found == "no":
        return ()
    if about.kind == "wellbeing":
        return {"low": ("why",), "well": ("secret",) if sp.chance(20) else ()}.get(about.text, ())
    told = act is Act.INFORM and (about.kind == "fact" or (about.found == "saw" and about.ref in sp.sit.names))
    if about.kind in ("fact", "person"):
        return _ASPECTS[about.kind] if told else ()
    return _of_things(about) if about.text else ()


def _of_things(about: Asked) -> tuple[str, ...]:
    """The sides of what one does, plans, likes or wants."""
    if about.kind not in _ONLY:
        return _ASPECTS.get(about.kind, ())
    if not is_doing(about.text):
        return () if is_grave(about.text) else ("mood",)
    return _ONLY[about.kind].get(kind_of(about.text), _ASPECTS[about.kind])


def experience(sp: Speaker) -> Said | None:
    """Return own experience with what the other does or will do: a habit of one's own, or somebody seen at it."""
    turn = sp.sit.last
    about = asked_of(turn.subject) if turn is not None and turn.subject is not None else None
    if about is None or about.kind not in ("activity", "plan") or about.aspect or about.owner == sp.sit.me.id:
        return None
    if not about.text or about.found == "same":
        return None
    habit = habit_of(sp.sit.me, to_you(about.text)) or habit_of(sp.sit.me, about.text)
    if habit is not None and habit.days and not sp.sit.has_said(days_of(habit)):
        text = sp.say(ON_DO_THAT_TOO, days=days_of(habit))
        return Said(text, Act.INFORM, as_subject(Asked("other", sp.sit.me.id, found="shared")))
    return _seen_at_it(sp, about.text)


def _seen_at_it(sp: Speaker, doing: str) -> Said | None:
    for seen in sightings(sp.sit):
        if seen.person not in sp.sit.here and alike(seen.what, doing) and not sp.sit.has_touched("person"):
            slots = {
                "who": sp.call(seen.name), "what": seen.what, "whenpast": past_words(sp.sit.now, seen.memory.created),
            }  # fmt: skip
            subject = as_subject(Asked("person", sp.sit.me.id, seen.person, text=slots["who"]))
            return Said(sp.say(ON_SAW_SAME, **slots), Act.INFORM, subject, memories=(seen.memory.id,))
    return None


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
    if (
        not text
        or alike(text, turn.subject.text)
        or sp.sit.has_said(text)
        or not sp.chance(25 + sp.voice.extraversion // 4)
    ):
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


def _slots(sp: Speaker, about: Asked) -> dict[str, str]:
    text = body(about.text)
    if about.kind == "work":
        return {"trade": text.removeprefix(WORK_TEXT)}
    if about.kind == "person":
        return {"who": sp.call(sp.sit.names[about.ref])}
    return {"it": to_you(text.removeprefix(GOAL_TEXT))}
