"""One turn of a conversation, from what the speaker knows."""

from __future__ import annotations

from agents.perception import ClaimView
from agents.talk import Act, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import ClaimSaid, Partner, SayInput, SubjectAnswer, Turn

_WINDING_DOWN = 2


def speak(question: Question[SayInput, Turn]) -> Turn:
    """Return the speaker's next turn; a function of the question alone."""
    given = question.input
    last = next((turn for turn in reversed(given.transcript) if turn.speaker != given.me.id), None)
    if last is not None and last.ends:
        return Turn(text=_line(question, ("Goodbye.", "See you.", "Take care.")), act=Act.PART, ends=True)
    if given.must_end or given.turns_left <= _WINDING_DOWN:
        return Turn(
            text=_line(question, ("I must be going. Goodbye.", "I had better go. See you.")), act=Act.PART, ends=True
        )
    if not any(turn.speaker == given.me.id for turn in given.transcript):
        return _greeting(question, given.partners[0], last)
    news = _news(given)
    if news is not None:
        return _telling(given, news)
    if last is not None and last.text.endswith("?"):
        return Turn(text=_line(question, ("Well enough.", "I could not say.")), act=Act.ANSWER, subject=_same(last))
    return Turn(text=_line(question, ("I must be going.", "I will let you get on.")), act=Act.PART, ends=True)


def _greeting(question: Question[SayInput, Turn], partner: Partner, last: Utterance | None) -> Turn:
    name = question.input.me.name
    if partner.name is None:
        return Turn(
            text=f"Hello. I am {name}.",
            act=Act.INTRODUCE,
            subject=SubjectAnswer(kind="name", text=name, owner=question.person),
        )
    hello = _line(question, ("Hello", "Good day", "Hi"))
    if last is None:
        subject = SubjectAnswer(kind="wellbeing", owner=partner.id)
        return Turn(text=f"{hello}, {partner.name}. How are you?", act=Act.GREET, subject=subject)
    return Turn(text=f"{hello}, {partner.name}. I am well.", act=Act.ANSWER, subject=_same(last))


def _news(given: SayInput) -> ClaimView | None:
    told = {said.claim for turn in given.transcript for said in turn.claims}
    fresh = (claim for claim in given.claims if claim.knowing.passes_on and not claim.partner_knows)
    return next((claim for claim in fresh if claim.id not in told), None)


def _telling(given: SayInput, claim: ClaimView) -> Turn:
    words = claim.first_person if claim.origin == given.me.id else claim.text
    said = ClaimSaid(claim=claim.id, details=claim.details)
    where = f" It is at {claim.place_name}." if claim.place_name else ""
    when = f" It starts on {claim.starts.weekday.capitalize()} at {claim.starts.clock}." if claim.starts else ""
    who = f"{claim.teller_name} told me: " if claim.teller_name else ""
    text = f"{who}{words.rstrip('.')}.{where}{when}"
    return Turn(
        text=text, act=Act.TELL, subject=SubjectAnswer(kind="claim", ref=claim.id, text=claim.title), claims=(said,)
    )


def _same(last: Utterance) -> SubjectAnswer | None:
    subject = last.subject
    if subject is None:
        return None
    return SubjectAnswer(kind=subject.kind, ref=subject.ref, text=subject.text, owner=subject.owner)


def _line(question: Question[SayInput, Turn], lines: tuple[str, ...]) -> str:
    spoken = {turn.text for turn in question.input.transcript}
    fresh = [line for line in lines if line not in spoken] or list(lines)
    return question.stream("line").choice(fresh)
