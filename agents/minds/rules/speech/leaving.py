"""Taking leave, and letting the other go."""

from __future__ import annotations

from agents.minds.rules.speech.claims import is_ahead, is_mine, title_of
from agents.minds.rules.speech.doings import given_back, kinds
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import farewells as lines
from agents.minds.rules.speech.subjects import plain_ref, split_ref
from agents.minds.rules.speech.words import is_doing
from agents.talk import Act
from agents.tone import is_grave


def leave(sp: Speaker, *, after_words: bool) -> Said:
    """Return a leave-taking: a reason to go and a farewell; short where it follows other words of the turn."""
    short = lines.LEAVE_NOW if after_words and sp.chance(60) else lines.LEAVE
    parts = [sp.say(lines.LEAVE_HOME if sp.sit.at_home else short)]
    if sp.chance(55 + sp.voice.talkative // 3):
        parts.append(_bye(sp))
    return Said(" ".join(part for part in parts if part), Act.PART, ends=True)


def let_go(sp: Speaker, *, after_words: bool) -> Said:
    """Return the answer to a farewell."""
    parts = []
    newcomer = sp.sit.group and len(sp.sit.mine) <= 1
    if not after_words and not newcomer and sp.chance(35 + sp.voice.talkative // 2):
        stock = lines.LET_GO_HOME if sp.sit.at_home else lines.LET_GO
        parts.append(sp.say(stock, **_their_next(sp), **_event(sp)))
    parts.append(_bye(sp))
    return Said(" ".join(part for part in parts if part), Act.PART, ends=True)


def _bye(sp: Speaker) -> str:
    return sp.say(lines.BYE_HOME if sp.sit.at_home else lines.BYE, **_event(sp))


def _event(sp: Speaker) -> dict[str, str]:
    """A slot for an event at which both will be, as both have said."""
    for claim in sp.sit.given.claims:
        going = is_mine(sp.sit, claim) or claim.knowing.attending
        if going and is_ahead(sp.sit, claim) and _partner_goes(sp, claim.id, claim.origin):
            return {"event": title_of(sp, claim)}
    return {}


def _partner_goes(sp: Speaker, claim: str, origin: str | None) -> bool:
    partner = sp.sit.partner.id
    spoken = False
    for turn in sp.sit.given.transcript:
        about = turn.subject
        if about is None or about.kind != "claim" or split_ref(plain_ref(about.ref))[0] != claim:
            continue
        spoken = True
        if turn.speaker == partner and turn.act is Act.ACCEPT:
            return True
    return spoken and origin == partner


def _their_next(sp: Speaker) -> dict[str, str]:
    """A slot for what the partner said it would do next."""
    for turn in reversed(sp.sit.given.transcript):
        about = turn.subject
        if turn.speaker == sp.sit.partner.id and about is not None and about.kind == "plan" and is_doing(about.text):
            return {} if is_grave(about.text) else kinds("their_next", given_back(about.text))
    return {}
