"""Forms of verbs: from a word to its base form and what the form can be."""

from __future__ import annotations

from functools import cache
from typing import Literal

from agents.minds.local_model.reading_back.words import word_set

Form = Literal["base", "s", "past", "participle", "ing"]

_IRREGULAR = """
be was been|become became become|begin began begun|bend bent bent|bet bet bet|bite bit bitten|blow blew blown
break broke broken|bring brought brought|build built built|burn burnt burnt|buy bought bought|catch caught caught
choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
dream dreamt dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
know knew known|lay laid laid|lead led led|lean leant leant|learn learnt learnt|leave left left|lend lent lent
let let let|lie lay lain|light lit lit
lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put
read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shine shone shone|shoot shot shot|show showed shown
shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|smell smelt smelt|speak spoke spoken
spend spent spent|spill spilt spilt|spoil spoilt spoilt|spread spread spread|stand stood stood|steal stole stolen
stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
understand understood understood|wake woke woken|wear wore worn|weep wept wept|win won won|write wrote written
"""
_REGULAR = """
accept add admire admit advise afford agree allow announce answer apologise appear appreciate approach argue arrange
arrive ask assist attend avoid bake beat beg belong believe blame book borrow bother breathe brush call cancel care
carry celebrate change charge chat check cheer clean clear climb close collect complain confirm consider contact
continue cook copy count cover cross cry dance decide decline defend deliver depart depend describe deserve die
disagree discover discuss dislike distrust divide doubt dress drop dry earn elect empty end enjoy enter escape
examine excuse exist expect explain fail fear fill finish fish fix follow forgive gather greet guard guess handle happen
harvest hate help hesitate hire hope host hurry ignore imagine improve include inform insist intend introduce invite
iron jog join joke judge jump keep kick kiss knit knock lack last laugh lift like listen live load lock look love
manage march mark marry matter measure mend mention miss mix move name need notice obey object offer open oppose order
organise organize owe own pack paint park pass persuade phone pick plan plant play please post pour practise praise
pray prefer prepare present press pretend prevent print promise protect prove pull punish push question rain reach
realise receive recognise recommend refuse regret reject relax remain remember remind rent repair repeat replace reply
report request rescue resign respect rest return reveal row ruin sail save search seem serve settle share shop shout
sign smile smoke snow sort sound stare start stay stop strengthen study suffer suggest support suppose surprise
swap talk taste thank tidy touch trade train translate travel treat trust try turn type use visit voice vote wait walk
want warn wash watch water welcome whisper wish wonder work worry wrap commence purchase require attend adore
spot fetch choose host organise double halve borrow sew weave polish stir chop cheat reckon bet knit sketch photograph
canvass campaign prefer gossip hum whistle ferry restore repaint label deny
accuse postpone
"""
_NOUNS_TOO = word_set(
    "answer book call care change chat cheer clean cook copy count cover cross cry dance deal dream drink dress drive "
    "drop end fall fear feed fight fish fly guard guess harvest help hope host hurry iron joke judge jump kick kiss "
    "knit knock lack laugh lie light load lock look love march mark matter measure meet move name need object offer "
    "order paint park pass phone plan plant play post present press print promise pull push question rain "
    "reach report request rescue rest return ride ring rise row ruin run sail save search share shop show sign smell "
    "smile smoke snow sort sound start stay stop study support surprise swap talk taste thank touch trade train travel "
    "treat trust turn type use visit voice vote wait walk wash watch water welcome wish wonder work worry wrap swim "
    "sleep sound spot stick strike swing wake win bet bite blow break build burn catch cost cut draw ferry label "
    "gossip set stand stir light mean present"
)
_ADJECTIVES_TOO = word_set("last like own open dry empty clear close double clean present free warm tidy welcome light")
_VOWELS = "aeiou"


def _doubles(base: str) -> bool:
    ends = len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return ends and (len(base) <= 4 or base in {"prefer", "admit", "regret", "forget", "begin", "permit", "refer"})


def _s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in _VOWELS else f"{base}s"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "be", "oe")):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if _doubles(base) else f"{base}ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _doubles(base) else f"{base}ed"


@cache
def _forms() -> dict[str, tuple[str, frozenset[Form]]]:
    found: dict[str, tuple[str, frozenset[Form]]] = {}

    def add(word: str, base: str, form: Form) -> None:
        lemma, forms = found.get(word, (base, frozenset()))
        if lemma == base:
            found[word] = (base, forms | {form})

    for line in _IRREGULAR.strip().splitlines():
        for entry in line.split("|"):
            base, past, participle = entry.split()
            for word, form in ((base, "base"), (_s(base), "s"), (past, "past"), (participle, "participle")):
                add(word, base, form)  # type: ignore[arg-type]  # the four forms of the literal
            add(_ing(base), base, "ing")
    add("has", "have", "s")
    for base in _REGULAR.split():
        add(base, base, "base")
        add(_s(base), base, "s")
        add(_ed(base), base, "past")
        add(_ed(base), base, "participle")
        add(_ing(base), base, "ing")
    return found


def verb_forms(word: str) -> tuple[str, frozenset[Form]] | None:
    """Return the base form of `word` and what it can be; None for no verb that is known.

    Example:
        >>> verb_forms("told")[0]
        'tell'
    """
    return _forms().get(word)


def guessed_forms(word: str) -> tuple[str, frozenset[Form]]:
    """Return the base form of an unknown word used as a verb, by its ending; equal for the forms of one verb."""
    if word.endswith("ied"):
        return f"{word[:-3]}y", frozenset({"past", "participle"})
    if word.endswith("ed"):
        return _stem(word[:-2]), frozenset({"past", "participle"})
    if word.endswith("ing"):
        return _stem(word[:-3]), frozenset({"ing"})
    if word.endswith("s") and not word.endswith("ss"):
        return _stem(word[:-2] if word.endswith(("ches", "shes", "xes", "zes")) else word[:-1]), frozenset({"s"})
    return _stem(word), frozenset({"base"})


def _stem(word: str) -> str:
    """Return `word` without a final e or a doubled letter, so that "dine", "dining" and "dined" meet."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def may_be_noun(word: str) -> bool:
    """Return whether a form of a verb is a noun or an adjective as well.

    Example:
        >>> may_be_noun("plans"), may_be_noun("open"), may_be_noun("opens")
        (True, True, False)
    """
    known = verb_forms(word)
    if known is None:
        return True
    lemma, forms = known
    if forms & {"past", "participle"} and "base" not in forms:
        return False
    return "ing" in forms or lemma in _NOUNS_TOO or (word == lemma and lemma in _ADJECTIVES_TOO)
