"""News told: the lead, the claim, the plea for discretion, what the teller thinks, and the invitation."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.claims import is_ahead, is_mine, may_tell, reason_slots, told
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.subjects import Asked
from agents.minds.rules.speech.tones import emotion_of_teller, suited, teller_on
from agents.perception import ClaimView
from agents.talk import Act


def news_of(sit: Situation) -> list[ClaimView]:
    """Return the claims to tell here, the one the talk was begun for first, then the more interesting."""
    meant = [claim for claim in sit.given.claims if claim.id == sit.given.opening_claim and may_tell(sit, claim)]
    other = [claim for claim in sit.given.claims if claim.knowing.passes_on and may_tell(sit, claim)]
    other.sort(key=lambda claim: (not is_mine(sit, claim), -claim.interest, claim.id))
    return meant + [claim for claim in other if claim not in meant]


def tell(sp: Speaker, claim: ClaimView, *, lead: bool = True) -> Said:
    """Return the turn that tells `claim`: with an invitation where the speaker goes, else with a view or a question."""
    said = told(sp, claim)
    leads = lines.LEAD_PLAIN if is_mine(sp.sit, claim) else lines.LEAD
    before = sp.say(suited(claim, leads)) if lead else ""
    after, asked = _after(sp, claim)
    plea = sp.say(lines.PLEA) if claim.secret else ""
    text = " ".join(part for part in (before, said.text, plea, after) if part)
    act = Act.INVITE if asked is not None and asked.aspect == "attending" else Act.TELL
    return replace(said, text=text, act=act, asked=asked, emotion=emotion_of_teller(claim))


def _after(sp: Speaker, claim: ClaimView) -> tuple[str, Asked | None]:
    sit = sp.sit
    if is_ahead(sit, claim) and (is_mine(sit, claim) or claim.knowing.attending):
        asked = Asked("claim", sit.partner.id, claim.id, "attending", claim.title)
        return sp.say(suited(claim, lines.INVITE_MINE if is_mine(sit, claim) else lines.INVITE_ALONG)), asked
    if is_ahead(sit, claim) and sp.chance(60):
        stock = lines.STILL_OPEN if claim.knowing.attending is None else lines.NOT_GOING
        return sp.say(suited(claim, stock), **reason_slots(sp, claim)), None
    if sp.chance(25 + sp.voice.agreeableness // 4):
        return sp.say(suited(claim, lines.ASK_OPINION)), Asked(
            "claim", sit.partner.id, claim.id, "opinion", claim.title
        )
    view = teller_on(claim)
    if view is not None and not is_mine(sit, claim) and sp.chance(20 + sp.voice.directness // 2):
        return sp.say(view), None
    return "", None
