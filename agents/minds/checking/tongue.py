"""Whether words are in another language than the people around speak: told by small words, and by the script."""

from __future__ import annotations

import re
import unicodedata

from agents.guidance import ENGLISH

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL: dict[str, str] = {
    ENGLISH: "the a an and is are was be been have has it's i'm you i we they he she to of in on at for with that this "
    "not do does did what how it my your so but as there if or will would can could",
    "German": "der die das und ist sind war ich du wir sie er nicht ein eine einen einem mit für auf dass zu den dem "
    "wie was aber auch noch schon mir mich dich dir es habe hat heute",
    "French": "le la les des une et est sont je tu nous vous il elle ne pas avec pour dans que qui c'est j'ai mais sur "
    "au aux du ça très bien mon ma votre",
    "Spanish": "el la los las una y es son yo tú no con para que por en muy pero del al está qué cómo mi su se lo como "
    "más bien hoy",
    "Italian": "il lo la gli le una e è sono io tu non con per che di molto ma del al sta come mi si più bene oggi "
    "della",
    "Portuguese": "o os as uma e é são eu você não com para que de muito mas do da ao está como meu se mais bem hoje",
    "Dutch": "de het een en is zijn ik je jij wij niet met voor dat op van maar ook nog wel hoe wat mijn heb vandaag",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_FEWEST_WORDS, _FEWEST_SMALL = 5, 3
_FEWEST_LETTERS = 6


def strange_tongue(text: str, around: str) -> str:
    """Return what language `text` is in where that is not the English of all that is `around`; empty where it is.

    Where the people around do not plainly speak English themselves, and of a few words, nothing is said.

    Example:
        >>> strange_tongue("Guten Morgen, wie geht es dir, und was ist mit dem Netz?", "I keep the mill and the boat.")
        'German'
    """
    if _count(around, ENGLISH) < max(2, *(_count(around, language) for language in _WORDS if language != ENGLISH)):
        return ""
    if _mostly_in_another_script(text) and not _mostly_in_another_script(around):
        return "another script"
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return ""
    best = max((language for language in _WORDS if language != ENGLISH), key=lambda language: _count(text, language))
    small = _count(text, best)
    return best if small >= _FEWEST_SMALL and small > 2 * _count(text, ENGLISH) else ""


def _count(text: str, language: str) -> int:
    words = _WORDS[language]
    return sum(word in words for word in _WORD.findall(text.casefold().replace("’", "'")))


def _mostly_in_another_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    other = [letter for letter in letters if not unicodedata.name(letter, "LATIN").startswith("LATIN")]
    return len(letters) >= _FEWEST_LETTERS and 2 * len(other) > len(letters)
