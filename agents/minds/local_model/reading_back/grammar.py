"""Which word plays which part: questions about one place in a row of words, answered by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from agents.minds.local_model.reading_back.tokens import Token
from agents.minds.local_model.reading_back.verbs import may_be_noun, verb_forms
from agents.minds.local_model.reading_back.words import (
    ADVERBS,
    ARTICLES,
    BE,
    CONNECTORS,
    DEGREES,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBJECT_FORMS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    WEEKDAYS,
    WH_WORDS,
)

Row = Sequence[Token]
SPECIAL_HELPERS = frozenset({"used_to", "let_us", "would_rather", "need_not"})
HELPERS = frozenset(BE | HAVE | DO | set(MODALS)) | SPECIAL_HELPERS
_FINITE_BE = BE - {"be", "been", "being"}
_OPENING = ARTICLES | POSSESSIVES | frozenset({"this", "that", "these", "those", "every", "each", "some", "any", "no"})
_STOPS = (
    CONNECTORS | WH_WORDS | {"because", "if", "unless", "although", "though", "while", "whether", "so_that", "once"}
)


def word_at(row: Row, at: int) -> str:
    """Return the word at `at`, empty past either end."""
    return row[at].word if 0 <= at < len(row) else ""


def is_number(word: str) -> bool:
    """Return whether `word` is a number in digits."""
    return word[:1].isdigit()


def is_pronoun(word: str) -> bool:
    """Return whether `word` stands for somebody or something by itself."""
    return word in PRONOUNS or word in SUBJECT_FORMS or word == "there"


def is_content(word: str) -> bool:
    """Return whether `word` belongs to no closed class, so that it may be a noun or an adjective."""
    return bool(word) and not (
        word in HELPERS
        or word in PREPOSITIONS
        or word in CONNECTORS
        or word in NEGATIONS
        or word in WH_WORDS
        or word in _STOPS
        or is_pronoun(word)
        or (word in ADVERBS and word not in WEEKDAYS)
    )


def is_verb(row: Row, at: int) -> bool:  # noqa: PLR0911 - one rule each
    """Return whether the word at `at` is a main verb where it stands."""
    word, before = word_at(row, at), word_at(row, at - 1)
    if word in HELPERS:
        return False
    if before in NEGATIONS or before in ADVERBS:
        before = word_at(row, at - 2) if word_at(row, at - 2) in HELPERS or is_pronoun(word_at(row, at - 2)) else before
    if word == "like" and before in {"do", "does", "did", "not", "would", "will", "can", "might", "may"}:
        return True
    if before in HELPERS - BE or (before == "to" and word not in DETERMINERS and is_content(word)):
        return is_content(word) and not row[at].name and word not in DETERMINERS and not is_number(word)
    known = verb_forms(word)
    if known is None:
        return _looks_done(row, at, before)
    _, forms = known
    if "ing" in forms and at and verb_forms(before) and is_verb(row, at - 1):
        return True
    if before in BE:
        return bool(forms & {"ing", "participle"}) and word not in {"like", "open", "set", "left"}
    if before in DETERMINERS and before not in {"all", "each", "both", "that", "this"}:
        return False
    if before in PREPOSITIONS and before != "to":
        return "ing" in forms
    if before in SUBJECT_PRONOUNS or before in {"who", "that", "which", "everyone", "nobody", "someone", "there"}:
        return True
    if not may_be_noun(word):
        return "ing" not in forms
    if before in DEGREES or is_number(before) or before == "'s":
        return False
    return _verb_among_nouns(row, at, forms)


def _looks_done(row: Row, at: int, before: str) -> bool:
    """Return whether an unknown word is a verb: one in -ed after its subject, or anything after a subject pronoun."""
    word = word_at(row, at)
    if not is_content(word) or row[at].name or word in DETERMINERS or is_number(word) or word[:1] == "T":
        return False
    if before in BE:
        return word.endswith("ing") and len(word) > 5
    after_subject = before in SUBJECT_PRONOUNS - {"it", "you"} or (row[at - 1].name if at else False)
    return after_subject and (word.endswith(("ed", "s")) or before in {"i", "we", "they"}) and not _verb_later(row, at)


def _verb_among_nouns(row: Row, at: int, forms: frozenset[str]) -> bool:
    """Return whether a word that is noun and verb alike is the verb after a noun or a name."""
    if at == 0 or row[at].comma:
        return "base" in forms and not _verb_later(row, at) and _takes_object(row, at)
    before = word_at(row, at - 1)
    if before in CONNECTORS:
        return _verb_before(row, at) and _takes_object(row, at)
    if "ing" in forms or not is_content(before):
        return False
    return not _verb_later(row, at) and not _verb_before(row, at) and ("s" in forms or before.endswith("s"))


def _takes_object(row: Row, at: int) -> bool:
    after = word_at(row, at + 1)
    return after in DETERMINERS or is_pronoun(after) or after in PREPOSITIONS or after in ADVERBS or not after


def _certain(row: Row, at: int) -> bool:
    word = word_at(row, at)
    if word in HELPERS:
        return True
    known = verb_forms(word)
    bare = word_at(row, at - 1)
    if known is None or bare in DETERMINERS or bare in PREPOSITIONS:
        return False
    return not may_be_noun(word) and bool(known[1] & {"past", "s"}) and not row[at].name


def _verb_later(row: Row, at: int) -> bool:
    for later in range(at + 1, len(row)):
        if row[later].comma or word_at(row, later) in _STOPS:
            return False
        if _certain(row, later):
            return True
    return False


def _verb_before(row: Row, at: int) -> bool:
    for earlier in range(at - 1, -1, -1):
        if _certain(row, earlier) or (word_at(row, earlier) in SUBJECT_PRONOUNS and earlier + 1 < at):
            return True
        if word_at(row, earlier) in _STOPS:
            return False
    return False


def thing_end(row: Row, at: int) -> int:
    """Return where the noun phrase that begins at `at` ends; `at` itself where none begins."""
    word = word_at(row, at)
    if is_pronoun(word) and not (word in DETERMINERS and _is_inner(row, at + 1)):
        return at + 1 if word != "there" or word_at(row, at + 1) in BE | {"will"} or word_at(row, at - 1) in BE else at
    end = at
    while end < len(row) and _is_inner(row, end) and not (end > at and _begins_another(row, end)):
        end += 1
    if end == at:
        return at
    only_degrees = all(word_at(row, n) in DEGREES or word_at(row, n) in ADVERBS for n in range(at, end))
    if only_degrees:
        return at
    if word_at(row, end) == "of" and thing_end(row, end + 1) > end + 1:
        return thing_end(row, end + 1)
    return end


def _begins_another(row: Row, at: int) -> bool:
    """Return whether the word at `at`, behind a noun, begins a phrase of its own."""
    before, word = word_at(row, at - 1), word_at(row, at)
    if row[at].comma or before[:1] == "T":
        return True
    if before in WEEKDAYS:
        return word not in TIME_NOUNS
    return word in _OPENING and before not in DETERMINERS and before not in DEGREES


def _is_inner(row: Row, at: int) -> bool:  # noqa: PLR0911 - one rule each
    """Return whether the word at `at` may stand inside a noun phrase."""
    word = word_at(row, at)
    if not word:
        return False
    if word in POSSESSIVES and word != "her":
        return True
    if word == "her":
        return is_content(word_at(row, at + 1)) and not is_verb(row, at + 1) and word_at(row, at + 1) not in ARTICLES
    if word in ARTICLES or word == "'s" or is_number(word) or word[0] == "T":
        return True
    if word in DEGREES and _qualifies(row, at):
        return True
    if word in QUANTIFIERS - {"about", "over", "under"} and word not in PREPOSITIONS:
        return True
    if word in {"this", "that", "these", "those", "such"}:
        return is_content(word_at(row, at + 1)) and not is_verb(row, at + 1)
    if word in {"last", "next", "first", "other", "same"}:
        return is_content(word_at(row, at + 1)) or is_number(word_at(row, at + 1))
    return is_content(word) and not is_verb(row, at)


def _qualifies(row: Row, at: int) -> bool:
    after = word_at(row, at + 1)
    if word_at(row, at) == "about":
        return is_number(after) or after in {"half", "all"}
    return bool(after) and (is_content(after) or after in DEGREES or is_pronoun(after)) and not is_verb(row, at + 1)


def is_finite(row: Row, at: int) -> bool:
    """Return whether a verb that can have a subject begins at `at`, adverbs and "not" passed over."""
    while word_at(row, at) in ADVERBS or word_at(row, at) in NEGATIONS or word_at(row, at) in {"just", "only"}:
        at += 1
    word = word_at(row, at)
    if word in HELPERS:
        return word not in {"be", "been", "being", "having"}
    known = verb_forms(word)
    if not is_verb(row, at):
        return False
    if known is None:
        return True
    before = word_at(row, at - 1)
    if known[1] & {"past", "s"}:
        return True
    return "base" in known[1] and (before in {"i", "you", "we", "they", "people"} or before.endswith("s"))


def subject_and_verb(row: Row, at: int) -> bool:
    """Return whether a subject with its verb begins at `at`."""
    if word_at(row, at) in SUBJECT_FORMS:
        return False
    end = thing_end(row, at)
    if end == at:
        return False
    joined = word_at(row, end) in {"and", "or"} and not row[end].comma
    if joined and word_at(row, end + 1) not in SUBJECT_PRONOUNS and thing_end(row, end + 1) > end + 1:
        end = thing_end(row, end + 1)
    return is_finite(row, end)


def is_finite_be(word: str) -> bool:
    """Return whether `word` is a form of "be" with a subject."""
    return word in _FINITE_BE
