"""What may be said in other words without another meaning: pairs that hold in the company they are listed with."""

from __future__ import annotations

from dataclasses import dataclass

_DONE = r"(?= (?:already |always |never |just |only |not )?(?:been|got|had|heard|seen|told|known|\w{2,}ed)\b)"
_GOES_ON = r"(?= \w)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that others may stand for.

    Args:
        said: A pattern without anchors, in lower case; it is also found where it begins a sentence.
        others: What may stand in its place; backslash and number for a group of the pattern.
        before: A look at what follows it.
    """

    said: str
    others: tuple[str, ...]
    before: str = ""


def _both(*ways: str, before: str = "") -> tuple[Phrase, ...]:
    """Return that each of `ways` may be said for the others."""
    return tuple(Phrase(one, tuple(way for way in ways if way != one), before) for one in ways)


PHRASES: tuple[Phrase, ...] = (
    *_both("everybody", "everyone"),
    *_both("somebody", "someone"),
    *_both("anybody", "anyone"),
    *_both("nobody", "no one"),
    *_both("perhaps", "maybe"),
    *_both("goodbye", "bye"),
    *_both("each other", "one another"),
    *_both("at the moment", "right now"),
    Phrase("(am|'m|is|'s|are|'re) a bit", (r"\1 a little",), r"(?= \w)(?! of\b)"),
    *_both("lots of", "plenty of"),
    *_both("I'd like to", "I want to", "I'd love to"),
    *_both("I think", "I believe", "I suppose", before=r"(?! (?:about|of|back|so|it over|not)\b)"),
    *_both("have you heard", "did you hear", before=_GOES_ON),
    *_both("have you seen", "did you see", before=_GOES_ON),
    *_both("I heard", "I've heard", before=r"(?! nothing)"),
    *_both("how are you getting on", "how are you doing", "how are you"),
    *_both("what are you doing", "what are you up to"),
    *_both("what're you doing", "what're you up to"),
    *_both("I ought to", "I should", before=r"(?! (?:not|think|say|hope|like|imagine)\b)"),
    *_both("it's good to see you", "it's nice to see you"),
    *_both("good to meet you", "nice to meet you"),
    *_both("half an hour", "thirty minutes"),
    *_both("a quarter of an hour", "fifteen minutes"),
    *_both("now and then", "now and again", "from time to time"),
    *_both("nowadays", "these days"),
    *_both("for a while", "for some time"),
    *_both("in a minute", "in a moment"),
    *_both("don't care for", "don't like", before=_GOES_ON),
    *_both("can't stand", "can't bear", before=r"(?= (?:the|a|my|\w+ing|it)\b)"),
    Phrase("at noon", ("at twelve", "at midday")),
    Phrase("I reckon", ("I think", "I suppose"), r"(?! (?:about|of|back|so)\b)"),
    Phrase("do you enjoy", ("do you like",)),
    Phrase("a good deal of", ("a lot of",)),
    Phrase("I must", ("I have to", "I need to"), r"(?! (?:not|say|admit|confess|be going|have)\b)"),
    Phrase("I have to", ("I must", "I need to"), r"(?! (?:say|admit|not)\b)"),
    Phrase("I've got to", ("I have to", "I must"), r"(?! (?:say|admit|not|know)\b)"),
    Phrase("I would like to", ("I want to",)),
    Phrase("thank you for", ("thanks for",)),
    Phrase("thank you very much", ("thank you so much",)),
    Phrase("(I am|I'm|we are|we're) glad", (r"\1 happy",), r"(?= (?:to|that|we|you|I|it|of)\b|[.!,])"),
    Phrase("(I am|I'm|we are|we're) pleased", (r"\1 happy", r"\1 glad"), r"(?= (?:to|that|we|you|I)\b|[.!])"),
    Phrase("begins", ("starts",), r"(?= (?:at|on|in|this|tomorrow|today|soon|with)\b|[.!?,])"),
    Phrase("to begin", ("to start",), r"(?= (?:at|on|with|now)\b|[.!?,])"),
    Phrase("I enjoy", ("I like",), r"(?= (?:it|that|\w+ing|the|a|my|your|everything)\b)(?! yourself)"),
    Phrase("talk to", ("speak to",)),
    Phrase(", ([A-Z]\\w+) told me", (r", I heard from \1",), r"(?=[.!])"),
    Phrase(" too", (" as well",), r"(?=[.!])"),
    Phrase("until", ("till",)),
    Phrase("because of", ("due to",)),
)
SHORT_FORMS: tuple[Phrase, ...] = tuple(
    Phrase(long, (short,), before)
    for long, short, before in (
        ("I am", "I'm", _GOES_ON),
        ("I will", "I'll", _GOES_ON),
        ("I would", "I'd", _GOES_ON),
        ("I have", "I've", _DONE),
        ("you are", "you're", _GOES_ON),
        ("you have", "you've", _DONE),
        ("you will", "you'll", _GOES_ON),
        ("we are", "we're", _GOES_ON),
        ("we have", "we've", _DONE),
        ("we will", "we'll", _GOES_ON),
        ("they are", "they're", _GOES_ON),
        ("(?<!what )(?<!where )(?<!how )(?<!who )it is", "it's", _GOES_ON),
        ("(?<!what )(?<!where )(?<!how )(?<!who )that is", "that's", _GOES_ON),
        ("there is", "there's", _GOES_ON),
        ("what is", "what's", _GOES_ON),
        ("do not", "don't", _GOES_ON),
        ("does not", "doesn't", _GOES_ON),
        ("did not", "didn't", _GOES_ON),
        ("is not", "isn't", _GOES_ON),
        ("are not", "aren't", _GOES_ON),
        ("was not", "wasn't", _GOES_ON),
        ("will not", "won't", _GOES_ON),
        ("would not", "wouldn't", _GOES_ON),
        ("cannot", "can't", _GOES_ON),
        ("could not", "couldn't", _GOES_ON),
        ("have not", "haven't", _GOES_ON),
        ("has not", "hasn't", _GOES_ON),
        ("should not", "shouldn't", _GOES_ON),
    )
)
"""What is shortened, never what is written out: those who speak in full forms have them from the rules already."""

OPENERS_OF_STATEMENTS = ("Well, ", "You know, ", "Oh, ")
OPENERS_OF_QUESTIONS = ("So, ", "Well, ", "Oh, ")
