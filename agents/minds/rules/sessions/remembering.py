"""Answering what one remembers of an earlier session: out of what one was told and what comes to mind, and no more."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.minds.rules.sessions.hearsay import told_of
from agents.minds.rules.sessions.items import Item
from agents.minds.rules.sessions.persons import as_told, is_clause, sentence
from agents.minds.rules.sessions.pieces import Piece, Sitter
from agents.minds.rules.sessions.stock import recalling
from agents.minds.rules.speech.words import closed, first_name
from agents.minds.rules.words import content_words, word_set
from agents.sessions import Asking, Known
from agents.talk import Act

_ASKING = word_set(
    """remember recall told tell mention mentioned say said talk talked spoke about first last session time met meet
    wanted want back then happened what"""
)
_LEAST_WORDS = 2
_REMEMBER = re.compile(r"\b(?:remember|recall|did I tell you|last time)\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:do|did|can|could|would|don't|didn't|can't) you (?:still |perhaps |happen to )?(?:remember|recall|know)\b"
    r"|^(?:[^,:]{1,20}[,:] )?(?:do|does|did|have|has|had|are|is|was|were|can|could|will|would)(?:n't)? ",
    re.IGNORECASE,
)  # fmt: skip
_QUOTED = re.compile(r"^.{1,130}? said (?:to me|in my hearing|to [^:]{1,200}): ")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def answer_from_memory(sp: Sitter, item: Item) -> Piece:
    """Return the answer to a question of the session: from memory, or that one was not there or has forgotten."""
    asking = next((one for one in sp.session.askings if str(one.number) == item.key), None)
    if asking is None:
        return _none(sp, item, sp.say(recalling.ABSENT))
    if not asking.attended:
        return _from_hearsay(sp, item, asking)
    found = _told(sp, asking) or _recollected(sp, asking)
    if found is None:
        return _none(sp, item, sp.say(recalling.FORGOTTEN if asking.about else recalling.NEVER_HEARD))
    words, memory = found
    answered = Item("question", sp.me, item.key, 2, words)
    return Piece(_answering(sp, asking.text, words), Act.ANSWER, answered, (memory,))


def _from_hearsay(sp: Sitter, item: Item, asking: Asking) -> Piece:
    """Return what one who was not there was told of it afterwards; that it was not there, where nobody told it."""
    found = told_of(sp, _words(asking.text))
    if found is None:
        return _none(sp, item, sp.say(recalling.ABSENT))
    clause, memory = found
    words = (
        closed(sp.say(recalling.HEARSAY, hearsay=clause))
        if not clause.endswith('"')
        else sp.say(recalling.HEARSAY, hearsay=clause)
    )
    return Piece(words, Act.ANSWER, Item("question", sp.me, item.key, 2, words), (memory,))


def _answering(sp: Sitter, question: str, words: str) -> str:
    """Return an answer: to a question whether, with a yes in front; to one that asks what, who or when, without."""
    whether = _WHETHER.search(question) is not None
    return f"{sp.say(recalling.I_REMEMBER)} {words}" if whether else words


def plain_answer(sp: Sitter, question: str) -> Piece | None:
    """Return the answer to a question in plain words that asks for something remembered; None where nothing is."""
    asking = Asking(-1, sp.other, sp.me, question, 0, attended=True)
    least = 1 if _REMEMBER.search(question) else _LEAST_WORDS
    if len(_words(question)) < least:
        return None
    found = _told(sp, asking, least=least) or _recollected(sp, asking, least=least)
    if found is None:
        return None
    words, memory = found
    answered = Item("question", sp.me, "-1", 2, words)
    return Piece(_answering(sp, question, words), Act.ANSWER, answered, (memory,))


def _none(sp: Sitter, item: Item, words: str) -> Piece:
    return Piece(words, Act.ANSWER, Item("question", sp.me, item.key, 2))


def _words(text: str) -> frozenset[str]:
    return content_words(text) - content_words(" ".join(_ASKING))


def _told(sp: Sitter, asking: Asking, least: int = 1) -> tuple[str, str] | None:
    """Return the best of what people told the speaker of themselves, as a sentence, with its memory."""
    wanted = _words(asking.text)
    known = [one for one in (*sp.session.known, *sp.session.elsewhere) if asking.at is None or one.since == asking.at]
    scored = [(len(wanted & content_words(one.value)), one) for one in known]
    best = max(scored, key=lambda pair: (pair[0], pair[1].memory), default=None)
    if (
        best is None
        or best[0] < (0 if least == 1 else least)
        or (best[0] == 0 and (wanted & _any_words(sp) or asking.at is None))
    ):
        return None
    return (_as_sentence(sp, best[1]), best[1].memory) if best[0] or not wanted else None


def _any_words(sp: Sitter) -> frozenset[str]:
    return frozenset().union(*(content_words(one.text) for one in sp.session.recollected))


def _as_sentence(sp: Sitter, known: Known) -> str:
    forms = {"goal": "wanted to {}", "like": "like {}", "dislike": "don't care for {}", "value": "value {}"}
    form = forms.get(known.aspect)
    ago = sp.ago(known.since)
    when = f"That was {ago}." if ago != "last time" else ""
    value = known.value.rstrip(".")
    if known.about != sp.other:
        name = first_name(known.name)
        return f'{name} told me: "{sentence(value) if form is None else form.format(value)}" {when}'.strip()
    if form is not None:
        return f"You told me that you {form.format(as_told(value))}. {when}".strip()
    if is_clause(value):
        return f"You told me that {as_told(value)}. {when}".strip()
    return f'You said: "{sentence(value)}" {when}'.strip()


def _recollected(sp: Sitter, asking: Asking, least: int = 1) -> tuple[str, str] | None:
    """Return the best of what comes to mind at the question, in its own words; None where it says nothing of it."""
    wanted = _words(asking.text)
    memories = [one for one in sp.session.recollected if asking.at is None or one.created == asking.at]
    scored = [(len(wanted & _words(one.text)), one.importance, one.id, one) for one in memories]
    best = max(scored, key=lambda entry: entry[:3], default=None)
    if best is None or best[0] < least:
        return None
    return _retold(sp, best[3], wanted), best[3].id


def _retold(sp: Sitter, memory: Memory, wanted: frozenset[str]) -> str:
    said = _QUOTED.sub("", memory.text)
    if said == memory.text:
        return sentence(memory.text)
    best = max(_SENTENCE.split(said), key=lambda part: (len(wanted & content_words(part)), len(part)))
    mine = memory.kind == "said"
    who = "I" if mine else "you" if sp.other in memory.about else "somebody"
    return sentence(f'{who} said: "{best}"') if not best.endswith('"') else sentence(f"{who} said: {best}")
