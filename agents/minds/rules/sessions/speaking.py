"""One turn of a session: what is owed to the turn before, then something new, or leave."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.minds.rules.sessions.feeling import tone_of, weight_of
from agents.minds.rules.sessions.items import MARK, Item, item_of
from agents.minds.rules.sessions.persons import of_another
from agents.minds.rules.sessions.pieces import Piece, Sitter
from agents.minds.rules.sessions.raising import asking_after, question_due, raised_next, recall, urgent, worth_recalling
from agents.minds.rules.sessions.remembering import plain_answer
from agents.minds.rules.sessions.steps import hello_back, reaction, step, tell_news
from agents.minds.rules.sessions.stock import asking, meeting, news
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.phrasing import said_already
from agents.minds.rules.speech.situation import Situation, read
from agents.sessions import SessionView
from agents.talk import Act
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn

_ATTEMPTS = 8
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 1200
_CHANGED_PERCENT = 60
_AT_ONCE_PERCENT = 45
_AS_THE_ROLE_PERCENT = 65


def speak_in_session(question: Question[SayInput, Turn]) -> Turn | None:
    """Return the next turn of a session; None where there is none, or a question is put in plain words.

    What a person or a language model asks is answered as anywhere else, unless it asks for what is remembered; what
    they tell is reacted to, and the session goes on from there.
    """
    session = question.input.session
    if session is None:
        return None
    situation = read(question)
    turn = _attempt(situation, session, 0)
    for attempt in range(1, _ATTEMPTS):
        if turn is None or not said_already(situation, turn.text):
            break
        turn = _attempt(situation, session, attempt)
    return turn


def _attempt(situation: Situation, session: SessionView, attempt: int) -> Turn | None:
    sp = Sitter(situation, session, attempt)
    sp.close(forced=situation.given.must_end, ready=False)
    said = _pieces(sp) if _can_follow(situation) else _to_plain_words(sp)
    return None if said is None else _turn(sp, [piece for piece in said if piece.text])


def _pieces(sp: Sitter) -> list[Piece]:
    last, item = sp.sit.last, sp.course.last
    if last is None:
        return _opening(sp)
    if last.ends or sp.sit.given.must_end:
        owed = step(sp, item) if item is not None and not last.ends else []
        return [*_only_words(owed), _farewell(sp, after=last.ends)]
    grave = asking_after(sp) if not sp.sit.mine else None
    if grave is not None and not (item is not None and item.kind in ("news", "question") and _is_grave(item)):
        return [hello_back(sp), *_in_passing(sp, item), grave]
    owed = step(sp, item) if item is not None else []
    if len(sp.course.turns) == 1 and not any(piece.act in (Act.GREET, Act.INTRODUCE) for piece in owed):
        owed = [hello_back(sp), *owed]
    if any(piece.item is not None for piece in owed):
        asks = any(piece.act in (Act.ASK, Act.SUGGEST) for piece in owed)
        question = question_due(sp) if urgent(sp) and not asks else None
        return [*owed, question] if question is not None else owed
    return _going_on(sp, owed)


def _is_grave(item: Item) -> bool:
    return item.kind == "question" or weight_of(item.text) == "grave"


def _in_passing(sp: Sitter, item: Item | None) -> list[Piece]:
    """Return what is said to the first turn where something else has to be asked after at once: words, no question."""
    if item is None or item.kind in ("how", "meet"):
        return []
    if item.kind == "news":
        return [Piece(reaction(sp, item.text))]
    return [replace(piece, item=None) for piece in step(sp, item) if piece.act not in (Act.ASK, Act.GREET)]


def _can_follow(situation: Situation) -> bool:
    """Return whether the turn to respond to is one of this grammar, or takes leave, or there is none."""
    last = situation.last
    if last is None or last.ends:
        return True
    return last.subject is not None and last.subject.ref.startswith(MARK)


def _to_plain_words(sp: Sitter) -> list[Piece] | None:
    """Return what is said to the words of a person or a language model; None for a question to answer as elsewhere."""
    last = sp.sit.last
    text = last.text if last is not None else ""
    hello = [] if sp.sit.mine else [hello_back(sp)]
    if text.rstrip().endswith("?"):
        found = plain_answer(sp, text)
        return None if found is None else [*hello, found]
    if sp.sit.given.must_end:
        return [_farewell(sp, after=False)]
    tone = tone_of(text)
    lived = next((part for part in _SENTENCE.split(text) if of_another(part, "they")), "")
    if lived and last is not None and not sp.closing:
        told = Item("news", last.speaker, last.id, 1, lived)
        return [*hello, *step(sp, told)]
    lines = asking.HEARD if tone == "plain" else news.REACT[tone, ""]
    word = Piece(sp.say(lines), emotion={"good": "happy", "bad": "concerned"}.get(tone, ""))
    return _going_on(sp, [*hello, *([word] if not hello or tone != "plain" else [])])


def _only_words(owed: list[Piece]) -> list[Piece]:
    """What is owed when there is no time left for an answer: words that ask nothing."""
    return [piece for piece in owed if piece.act is not Act.ASK]


def _going_on(sp: Sitter, owed: list[Piece]) -> list[Piece]:
    if not sp.sit.mine and sp.sit.group and not owed:
        owed = [hello_back(sp)]
    more = raised_next(sp, linked=bool(owed))
    if more is not None:
        return [*owed, more]
    return [*owed, _farewell(sp, after=False)]


def _opening(sp: Sitter) -> list[Piece]:
    session = sp.session
    if sp.sit.partner.name is None and sp.sit.tie is None:
        return [Piece(sp.say(meeting.STRANGERS), Act.INTRODUCE, Item("meet", sp.me, "", 1))]
    pieces = [Piece(sp.say(_hello_lines(sp)), Act.GREET)]
    if session.before and sp.chance(_CHANGED_PERCENT):
        pieces.append(Piece(sp.say(meeting.CHANGED)))
    told = tell_news(sp, meeting.NO_LEAD) if _tells_at_once(sp) else None
    return [*pieces, asking_after(sp) or told or _after_last_time(sp) or _how_are_you(sp)]


def _tells_at_once(sp: Sitter) -> bool:
    """Return whether what happened to the speaker comes before any question: what is grave cannot wait."""
    grave = any(weight_of(memory.text) == "grave" for memory in sp.session.news)
    return bool(sp.session.news) and (grave or sp.chance(15))


def _hello_lines(sp: Sitter) -> Stock:
    if sp.at_home:
        return meeting.HOME[sp.part]
    return meeting.AGAIN[sp.span] if sp.session.attended and sp.span else meeting.FIRST


def _after_last_time(sp: Sitter) -> Piece | None:
    """Ask at once after what weighed most in the talk before, where something did."""
    grave = [known for known in worth_recalling(sp) if sp.was_last_time(known.since) and known.aspect != "like"]
    if not grave or not sp.chance(_AT_ONCE_PERCENT):
        return None
    first = max(grave, key=lambda one: (tone_of(one.value) == "bad", one.aspect == "fact", one.memory))
    return recall(sp, first)


def _how_are_you(sp: Sitter) -> Piece:
    return Piece(sp.say(_how_lines(sp)), Act.GREET, Item("how", sp.other, "", 1), to=sp.other)


def _how_lines(sp: Sitter) -> Stock:
    if sp.at_home:
        return meeting.HOW_HOME[sp.part]
    role = sp.role
    return meeting.HOW_AS[role] if role in meeting.HOW_AS and sp.chance(_AS_THE_ROLE_PERCENT) else meeting.HOW


def _farewell(sp: Sitter, *, after: bool) -> Piece:
    """Leave, with a word on what mattered most in the talk where something did."""
    owner, mattered = _mattered(sp)
    item = Item("bye", sp.me, "", 1)
    if sp.at_home:
        lines = meeting.HOME_BYE if after else meeting.HOME_LEAVE["bad" if mattered == "bad" else sp.part]
        return Piece(sp.say(lines), Act.PART, item, ends=True)
    if after:
        lines = meeting.BYE_AFTER.get(mattered if owner == sp.me else "", meeting.BYE)
        return Piece(sp.say(lines) or sp.say(meeting.BYE), Act.PART, item, ends=True)
    lines = meeting.LEAVE_WITH.get(mattered if owner == sp.other else "", meeting.LEAVE)
    return Piece(sp.say(lines) or sp.say(meeting.LEAVE), Act.PART, item, ends=True)


def _mattered(sp: Sitter) -> tuple[str, str]:
    """Return whose thing the talk was about most, and how it felt: bad, good or a goal; empty where nothing was."""
    items = [item for said in sp.course.turns if (item := item_of(said)) is not None]
    for tone in ("bad", "good"):
        for item in items:
            if item.kind in ("news", "back") and item.text and tone_of(item.text) == tone:
                return item.owner, tone
    return next(((item.owner, "goal") for item in items if item.kind == "goal" and item.text), ("", ""))


def _turn(sp: Sitter, pieces: list[Piece]) -> Turn:
    main = next((piece for piece in reversed(pieces) if piece.item is not None), pieces[-1] if pieces else Piece("Hm."))
    text = " ".join(piece.text.strip() for piece in pieces) or "Hm."
    return Turn(
        text=text[:_LONGEST],
        act=next((piece.act for piece in pieces if piece.act is Act.INTRODUCE), main.act),
        subject=main.item.subject() if main.item is not None else None,
        memories=tuple(dict.fromkeys(memory for piece in pieces for memory in piece.memories))[:8],
        emotion=next((piece.emotion for piece in pieces if piece.emotion), "neutral"),
        addressee=main.to if sp.sit.group else "",
        ends=any(piece.ends for piece in pieces),
    )
