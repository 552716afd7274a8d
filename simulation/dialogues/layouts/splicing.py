"""Several texts as lines of one, so that they can be told apart again whatever is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_MARK = "\u2060"


def spliced(texts: Iterable[str]) -> str:
    """Return `texts` a line each; a line break within one is followed by a space.

    One that begins with a space itself gets a mark in front that nobody sees (U+2060), as does one with that mark.

    Example:
        >>> spliced(["one", "two\\nlines"])
        'one\\ntwo\\n lines'
    """
    return "\n".join(_MARK * text.startswith((" ", _MARK)) + text.replace("\n", "\n ") for text in texts)


def joined(text: str, starts: Sequence[str] = ()) -> Iterator[str]:
    """Yield the texts that `spliced` made `text` of.

    Args:
        text: Lines; one that begins with a space goes on with the text before.
        starts: What every text begins with, one of these: lines without go on with the text before, too.

    Example:
        >>> list(joined("one\\ntwo\\n lines"))
        ['one', 'two\\nlines']
    """
    parts: list[str] = []
    for line in text.split("\n"):
        goes_on = line.startswith(" ") or (bool(starts) and not line.startswith(tuple(starts)))
        if parts and goes_on:
            parts.append(line.removeprefix(" "))
        else:
            if parts:
                yield "\n".join(parts)
            parts = [line.removeprefix(_MARK)]
    if parts:
        yield "\n".join(parts)
