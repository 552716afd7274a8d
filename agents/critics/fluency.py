"""The critic of fluency: are the words in an order in which English puts them, and are they such as one says?

Words that cannot stand together, words said twice by mistake, what a machine left over, and notices are told by rules.
Beside these there is a model of word classes: a common word is a class of its own, any other counts by its ending. How
often one class follows another is counted on the stock of lines that the rules mind speaks with; it decides in whole
numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from agents.canonical import E6
from agents.critics.base import Criticism, Dialogue, Fault, by_faults
from agents.critics.english import in_full, parts_of
from agents.critics.leftovers import doubled, garbled, kind_of_notice, left_over
from agents.critics.neighbours import strange_pairs
from agents.minds.local_model.reading_back.verbs import verb_forms
from agents.minds.rules.speech.grammar import Choice, Node
from agents.minds.rules.speech.grammar import Line as Stocked
from agents.minds.rules.words import stem, word_set

NAME = "fluency"
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[,.!?;:]")
_CLASSES = word_set(
    """
    i you he she it we they me him her us them my your his its our their a an the this that these those some any no
    every all and or but if so because as than when while to of in on at for from with by about into out up down over
    after before is are was were be been being am have has had do does did will would can could should may might must
    not n't never there here what who which where how why very too just only also still
    """
)
_GROUPS = {
    word: name
    for name, words in {
        "ART": "a an the", "POSS": "my your his its our their", "DEM": "this that these those",
        "SUBJ": "i he she we they",
        "OBJ": "me him us them", "QUANT": "some any no every all", "BE": "is are was were am", "HAVE": "have has had",
        "DO": "do does did", "MODAL": "will would can could should may might must 'll 'd", "CONJ": "and or but",
        "WH": "what who which where how why", "PREP": "of in on at for from with by about into over after before",
        "NUM": "one two three four five six seven eight nine ten", "NOT": "not never",
        "SUB": "if because when while as than",
        "PART": "out up down",
    }.items()
    for word in words.split()
}  # fmt: skip
_ENDINGS = ("ing", "ed", "ly", "tion", "ness", "est", "er", "s")
_FLUENT_E6 = -1_300_000
"""Mean of log2 of how likely a pair of classes is, above which a sentence is fluent."""
_SHORT_FLUENT_E6 = -2_000_000
"""The same for a short sentence, of which a single odd pair makes up much."""
_LONG_CLASSES = 9
_HEAP_E6 = -1_550_000
"""The same for a turn of several sentences, whose ends may be where they do not belong."""
_LEAST_PAIRS = 6
_LEAST_WORDS, _LEAST_TURNS = 4, 6
_MOST, _OF_TEN = 9, 10
_STRAY = 3
"""So many turns of one kind of notice are what the talk is about."""


@dataclass(frozen=True, slots=True)
class _Counts:
    pairs: Counter[tuple[str, str]]
    firsts: Counter[str]
    seconds: Counter[str]
    total: int


def fluency(dialogue: Dialogue) -> Criticism:
    """Return which turns hold a sentence in whose words there is no order, or that nobody says."""
    faults = []
    for turn, line in enumerate(dialogue.lines):
        faults += [Fault(turn, why, part) for why, part in flaws_of(line.text)]
        if breaks_off(dialogue, turn):
            faults.append(Fault(turn, "breaks off", line.text))
    faults += [Fault(turn, f"{kind}, and no talk", part) for turn, kind, part in notices_in(dialogue)]
    return by_faults(NAME, len(dialogue.lines), faults)


def breaks_off(dialogue: Dialogue, turn: int) -> bool:
    """Return whether a turn of some length ends without a stop, where nearly all other turns end with one."""
    text = dialogue.lines[turn].text.rstrip()
    if not text[-1:].isalpha() or len(text.split()) < _LEAST_WORDS:
        return False
    others = [not line.text.rstrip()[-1:].isalnum() for at, line in enumerate(dialogue.lines) if at != turn]
    return len(others) >= _LEAST_TURNS and _OF_TEN * sum(others) >= _MOST * len(others)


def notices_in(dialogue: Dialogue) -> list[tuple[int, str, str]]:
    """Return the turns with a sentence out of a notice, a recipe or the like, what it is, and the sentence.

    Where other turns are of the same kind, the talk is about such things and nothing is returned.
    """
    found = [
        (turn, kind, part)
        for turn, line in enumerate(dialogue.lines)
        for part in parts_of(line.text)
        if (kind := kind_of_notice(part))
    ]
    turns = Counter(kind for kind, _ in {(kind, turn) for turn, kind, _ in found})
    return [(turn, kind, part) for turn, kind, part in found if turns[kind] < _STRAY]


@lru_cache(maxsize=16384)
def flaws_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with the words of a turn, each with the sentence it is in.

    Example:
        >>> flaws_of("I know. Put the of kettle on.")
        (('no English order of words: "the of"', 'Put the of kettle on.'),)
    """
    if kind := left_over(text):
        return ((kind, text),)
    found = [(f'no English order of words: "{pair}"', _part_with(text, pair)) for pair in strange_pairs(text)[:1]]
    found += [(f'is garbled: "{part}"', _part_with(text, part)) for part in [garbled(text)] if part]
    found += [(f'says "{twice}"', _part_with(text, twice)) for twice in [doubled(text)] if twice]
    return tuple(found) or tuple(("no English order of words", part) for part in disordered_parts(text))


def _part_with(text: str, pair: str) -> str:
    """Return the sentence of `text` that holds `pair`, else all of it."""
    return next((part for part in parts_of(text) if pair in part.lower()), text)


def disordered_parts(text: str) -> list[str]:
    """Return the sentences of a turn whose words are in no English order; the whole turn where it is one heap."""
    parts = parts_of(text)
    found = [part for part in parts if is_disordered(part)]
    if not found and len(classes_of(text)) > _LONG_CLASSES + 1 and likelihood_e6(text) < _HEAP_E6:
        return [text]
    return found


def is_disordered(sentence: str) -> bool:
    """Return whether a sentence, long enough to tell, has its words in no English order."""
    found = likelihood_e6(sentence)
    return found < _FLUENT_E6 and (found < _SHORT_FLUENT_E6 or len(classes_of(sentence)) > _LONG_CLASSES)


def classes_of(sentence: str) -> list[str]:
    """Return the class of each word of `sentence`, with marks for its beginning and end."""
    plain = in_full(sentence).lower().replace("n't", " not").replace("'m", " am").replace("'re", " are")
    plain = plain.replace("'ve", " have").replace("'ll", " will").replace("'s", " is").replace("'d", " would")
    return ["<", *(_class(token) for token in _TOKEN.findall(plain) if token not in {".", "!", "?"}), ">"]


@lru_cache(maxsize=16384)
def _class(word: str) -> str:
    if word in _GROUPS:
        return _GROUPS[word]
    if word in _CLASSES or not word[0].isalpha():
        return "NUM" if word[0].isdigit() else word
    known = verb_forms(word)
    if known is not None:
        return f"V{min(known[1])}"
    return next((f"-{ending}" for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), "W")


@lru_cache(maxsize=16384)
def likelihood_e6(sentence: str) -> int:
    """Return how well the classes of `sentence` follow each other: the mean of log2 of pair over chance, in millionths.

    0 for sentences too short to tell.
    """
    classes = classes_of(sentence)
    pairs = list(pairwise(classes))
    if len(pairs) < _LEAST_PAIRS + 1:
        return 0
    counts = _counted()
    return sum(_pair_e6(counts, one, other) for one, other in pairs) // len(pairs)


@lru_cache(maxsize=4096)
def _log2_e6(number: int) -> int:
    """Return log2 of a positive whole number in millionths, by repeated squaring: the same on every processor."""
    whole = number.bit_length() - 1
    mantissa, result = (number << 40) >> whole, whole * E6
    step = E6 // 2
    while step:
        mantissa = (mantissa * mantissa) >> 40
        if mantissa >> 41:
            mantissa >>= 1
            result += step
        step //= 2
    return result


def _pair_e6(counts: _Counts, one: str, other: str) -> int:
    joint = 4 * counts.pairs[one, other] + 1
    first, second = 4 * counts.firsts[one] + 8, 4 * counts.seconds[other] + 8
    return _log2_e6(joint) + _log2_e6(4 * counts.total) - _log2_e6(first) - _log2_e6(second)


@cache
def _counted() -> _Counts:
    pairs: Counter[tuple[str, str]] = Counter()
    for line in _lines():
        for part in parts_of(line):
            classes = classes_of(part)
            pairs.update(pairwise(classes))
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        firsts[one] += count
        seconds[other] += count
    return _Counts(pairs, firsts, seconds, sum(pairs.values()))


@cache
def everyday_words() -> frozenset[str]:
    """Return the stems of the words that the rules mind's stock of lines holds: what any talk may be about."""
    return frozenset(stem(word) for line in _lines() for word in _TOKEN.findall(line.lower()))


def _lines() -> Iterator[str]:
    """Yield the lines that the rules mind has in stock, with a word in place of what is filled in."""
    import importlib
    import pkgutil

    from agents.minds.rules.speech import stock

    for found in pkgutil.iter_modules(stock.__path__):
        module = importlib.import_module(f"{stock.__name__}.{found.name}")
        for name, value in sorted(vars(module).items()):
            if not name.startswith("_"):
                yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Stocked):
        yield _words(value.nodes)
        if value.formal != value.nodes:
            yield _words(value.formal)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def _words(nodes: tuple[Node, ...]) -> str:
    """Return a template as words: the first alternative of each choice, a noun for what is filled in."""
    found = []
    for node in nodes:
        if isinstance(node, Choice):
            found.append(_words(node.options[0]))
        else:
            found.append(node if isinstance(node, str) else "thing")
    return "".join(found)
