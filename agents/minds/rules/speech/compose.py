"""One turn of a conversation: what is owed is given, then the talk goes on or comes to its end."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.answering import answer
from agents.minds.rules.speech.claim_answers import answer_about_claim
from agents.minds.rules.speech.claim_replies import late_decision
from agents.minds.rules.speech.following import experience, follow_up, own_share, self_too
from agents.minds.rules.speech.hearing import claim_told, respond
from agents.minds.rules.speech.initiative import next_move
from agents.minds.rules.speech.leaving import leave, let_go
from agents.minds.rules.speech.opening import greeting, hello_back, introduce, nice_to_meet, open_talk
from agents.minds.rules.speech.phrasing import said_already, with_phrase
from agents.minds.rules.speech.reacting import react
from agents.minds.rules.speech.situation import Situation, read
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import answers as answer_lines
from agents.minds.rules.speech.stock import greetings as greeting_lines
from agents.minds.rules.speech.stock import informs
from agents.minds.rules.speech.subjects import Asked, as_subject, question_in, with_question
from agents.minds.rules.speech.telling import news_of, tell
from agents.talk import Act, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn

_ATTEMPTS = 6
_LONGEST = 1200


def speak(question: Question[SayInput, Turn]) -> Turn:
    """Return the speaker's next turn; a function of the question alone."""
    situation = read(question)
    turn = _attempt(situation, 0)
    for attempt in range(1, _ATTEMPTS):
        if not said_already(situation, turn.text):
            break
        turn = _attempt(situation, attempt)
    return turn


def _attempt(situation: Situation, attempt: int) -> Turn:
    sp = Speaker(situation, attempt)
    parts = [part for part in _parts(sp) if part.text or part.act]
    return _turn(sp, parts)


def _parts(sp: Speaker) -> list[Said]:
    """The parts of the turn in order: what is owed, and what comes of it."""
    sit = sp.sit
    sp.close(forced=sit.winds_down or sit.left_behind, ready=_has_had_enough(sp))
    if sit.last is None and not sit.mine:
        opened = open_talk(sp)
        return [replace(opened, asked=None), leave(sp, after_words=True)] if sit.given.must_end else [opened]
    if sit.group and not sit.mine and (sit.left_behind or sit.winds_down):
        stock = greeting_lines.HELLO_AND_BYE if sit.left_behind else greeting_lines.HELLO_IN_PASSING
        return [Said(sp.say(stock)), let_go(sp, after_words=True)]
    if _has_heard_nothing(sp):
        return [_joining(sp)]
    owed = _owed(sp)
    return [*owed, *_rest(sp, owed)]


def _rest(sp: Speaker, owed: list[Said]) -> list[Said]:
    """What follows the things owed: a farewell where it is time, else whatever goes on with the talk."""
    sp.keep_to(" ".join(part.text for part in owed))
    if sp.sit.left_behind:
        return [let_go(sp, after_words=bool(owed))]
    return [leave(sp, after_words=bool(owed))] if sp.sit.winds_down else _onward(sp, owed)


def _has_heard_nothing(sp: Speaker) -> bool:
    """Whether the speaker has just come to a talk of others that left nothing for it to answer."""
    sit = sp.sit
    if not sit.group or sit.mine or sit.last is None or sit.me.id == sit.given.opener or sit.asked is not None:
        return False
    return sit.last.act is not Act.GREET and _unanswered_news(sp) is None and not sit.left_behind


def _joining(sp: Speaker) -> Said:
    joins = Asked("topic", aspect="talk")
    text = f"{greeting(sp)} {sp.say(greeting_lines.JOINING)}"
    return Said(text, Act.GREET, as_subject(joins), asked=joins)


def _owed(sp: Speaker) -> list[Said]:
    """What the turn before calls for: a hello, a reaction, an answer."""
    sit, turn = sp.sit, sp.sit.last
    if turn is None or (turn.ends and sit.asked is None and turn.act is Act.PART):
        return []
    hello = [] if sit.mine else _hello(sp, turn)
    news = turn if turn.act in (Act.TELL, Act.INVITE) else _unanswered_news(sp)
    claim = claim_told(sp, news) if news is not None else None
    if news is not None and claim is not None:
        return [*hello, respond(sp, news, claim)]
    joins = sit.group and not sit.mine and turn.act is not Act.GREET and sit.me.id != sit.given.opener
    reaction = [] if joins else _reaction(sp, turn)
    return [*hello, *reaction, *_answer(sp)]


def _unanswered_news(sp: Speaker) -> Utterance | None:
    """News told to all since the speaker's last turn that others have answered, but not the speaker."""
    sit = sp.sit
    if not sit.group or (sit.asked is not None and sit.asked.owner == sit.me.id):
        return None
    for turn in reversed(sit.given.transcript):
        if turn.speaker == sit.me.id:
            return None
        if turn.act in (Act.TELL, Act.INVITE):
            return turn
    return None


def _hello(sp: Speaker, turn: Utterance) -> list[Said]:
    if sp.sit.group and (turn.act is not Act.GREET or len(sp.sit.given.transcript) > 1):
        return [Said(greeting(sp))] if sp.chance(90) else []
    if turn.act is Act.INTRODUCE:
        return []
    return [Said(hello_back(sp))] if turn.act in (Act.GREET, Act.TELL, Act.INVITE) and sp.chance(80) else []


def _reaction(sp: Speaker, turn: Utterance) -> list[Said]:
    sit = sp.sit
    if turn.act is Act.INTRODUCE:
        return _on_introduction(sp)
    if turn.act is Act.ASK and sit.asked is None and question_in(turn) is not None:
        return [Said(sp.say(informs.ASKED_OTHER), Act.RESPOND)]
    if sit.asked is not None and sit.answered is not None and sp.chance(30):
        return []
    late = _late(sp, turn)
    return [Said(react(sp, turn)), *late]


def _late(sp: Speaker, turn: Utterance) -> list[Said]:
    """An invitation decided on after its details were given."""
    claim = claim_told(sp, turn) if turn.act is Act.ANSWER and turn.claims else None
    decided = late_decision(sp, claim) if claim is not None else None
    return [decided] if decided is not None else []


def _on_introduction(sp: Speaker) -> list[Said]:
    sit = sp.sit
    introduced = any(turn.act is Act.INTRODUCE for turn in sit.mine)
    own = [] if introduced or sit.tie is not None else [introduce(sp, ask=False)]
    return [Said(nice_to_meet(sp)), *own]


def _answer(sp: Speaker) -> list[Said]:
    """The answer to the question that was put, none where none was."""
    sit, asked = sp.sit, sp.sit.asked
    if asked is None:
        return []
    if asked.kind == "name":
        introduced = any(turn.act is Act.INTRODUCE for turn in sit.mine)
        return [] if introduced or (sit.last and sit.last.act is Act.INTRODUCE) else [introduce(sp, ask=False)]
    if asked.kind == "topic" and sp.closing:
        return [Said(sp.say(greeting_lines.BREAKING_UP), Act.ANSWER, as_subject(asked))]
    if asked.kind == "claim":
        return [answer_about_claim(sp, asked) if asked.ref else _news_or_none(sp, asked)]
    return [answer(sp, asked)]


def _news_or_none(sp: Speaker, asked: Asked) -> Said:
    news = news_of(sp.sit)
    if news and not sp.sit.winds_down:
        return tell(sp, news[0], lead=sp.chance(40))
    return Said(sp.say(answer_lines.NO_NEWS), Act.ANSWER, as_subject(asked))


def _onward(sp: Speaker, owed: list[Said]) -> list[Said]:
    """How the turn goes on after what was owed: with a question back, the same subject, a new one, or leave."""
    if _leaves_the_floor(sp, owed):
        return []
    if any(part.act is not None and part.act is not Act.RESPOND for part in owed):
        introduction = _introduction(sp, 40)
        return [introduction] if introduction is not None else own_share(sp)
    introduction = _introduction(sp, 75)
    if introduction is not None:
        return [introduction]
    if sp.closing:
        return [leave(sp, after_words=bool(owed))]
    for more in (_experience(sp), follow_up(sp), self_too(sp)):
        if more is not None:
            return [more]
    move = next_move(sp)
    return [move] if move is not None else [leave(sp, after_words=bool(owed))]


def _leaves_the_floor(sp: Speaker, owed: list[Said]) -> bool:
    """Whether the turn is complete: it asks or tells something, or responds to news, which the teller takes up."""
    if any(part.asked is not None or part.act in (Act.TELL, Act.INVITE) for part in owed):
        return True
    return any(part.act is Act.RESPOND and part.subject is not None for part in owed) and sp.chance(88)


def _experience(sp: Speaker) -> Said | None:
    return experience(sp) if sp.chance(60) else None


def _introduction(sp: Speaker, percent: int) -> Said | None:
    """The speaker's name, where two strangers have been talking without it; None elsewhere."""
    sit = sp.sit
    nameless = sit.partner.name is None and not sit.group and not any(turn.act is Act.INTRODUCE for turn in sit.mine)
    return introduce(sp, ask=True) if nameless and sp.chance(percent) else None


def _has_had_enough(sp: Speaker) -> bool:
    """Whether the speaker is ready to go: after a few turns, sooner for the reserved and with those it dislikes."""
    turns = len(sp.sit.given.transcript)
    if turns < 5 or (news_of(sp.sit) and sp.sit.given.turns_left > 4) or _just_joined(sp):
        return False
    eagerness = 7 * (turns - 4) + (50 - sp.voice.extraversion) // 5
    eagerness -= sp.sit.closeness_e6 // 60_000
    return sp.chance(max(3, min(95, eagerness)))


def _just_joined(sp: Speaker) -> bool:
    """Whether somebody joined with the turn before, whom one does not leave standing there."""
    return sp.sit.asked is not None and sp.sit.asked.kind == "topic"


def _turn(sp: Speaker, parts: list[Said]) -> Turn:
    """The parts made one turn: act and subject of what answers the turn before, the question it ends with noted."""
    texts = [part.text for part in parts if part.text]
    main = next((part for part in parts if part.act is not None), Said("", Act.RESPOND))
    lead = _lead(parts, main)
    asked = next((part.asked for part in reversed(parts) if part.asked is not None), None)
    about = lead.subject
    if asked is not None and (lead.act is not Act.ASK or lead.asked != asked):
        about = with_question(about, asked)
    ends = any(part.ends for part in parts)
    text = with_phrase(sp, " ".join(texts), lead, ends=ends)
    return Turn(
        text=text[:_LONGEST] or "Hm.",
        act=lead.act or Act.RESPOND,
        subject=about,
        claims=tuple(said for part in parts for said in part.claims)[:4],
        memories=tuple(dict.fromkeys(memory for part in parts for memory in part.memories if memory))[:8],
        emotion=next((part.emotion for part in parts if part.emotion), "neutral"),
        addressee=sp.sit.partner.id if asked is not None and sp.sit.group else "",
        ends=ends,
    )


def _lead(parts: list[Said], main: Said) -> Said:
    """The part that names the turn: a decision or news before all else, then the first that does something."""
    for acts in ((Act.ACCEPT, Act.DECLINE), (Act.INVITE, Act.TELL), (Act.INTRODUCE,), (Act.ANSWER,)):
        found = next((part for part in parts if part.act in acts), None)
        if found is not None:
            return found
    if main.act is Act.RESPOND and main.subject is None:
        return next((part for part in parts if part.act not in (None, Act.RESPOND)), main)
    return main
