"""What an event is about and how it feels, read off its words: enough to answer it like somebody who listened."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from agents.minds.rules.words import content_words, stem, word_set

Field = Literal[
    "loss", "health", "love", "child", "move", "study", "quarrel", "job", "money", "trouble", "trip", "craft", "other"
]
Tone = Literal["good", "bad", "plain"]
Weight = Literal["small", "middling", "grave"]

_FIELDS: tuple[tuple[Field, str], ...] = (
    ("loss", "died dead death funeral buried grave widow widower mourning miscarriage stillborn euthanised"),
    ("health", """ill sick illness hospital doctor operation surgery ankle leg arm wrist knee hip broke fever injured
     accident cancer diagnosed pain back headache insomnia tooth teeth medicine therapy slept stroke asthma allergy
     depressed depression burnout concussion sprained migraine chemotherapy rehab sober clinic crutches diabetes
     pneumonia virus infection flu covid influenza surgeon knee muscle tore torn"""),
    ("child", """born baby daughter twins grandson granddaughter adopted christening pregnant kindergarten toddler
     grandchild"""),
    ("love", """married wedding engaged engagement proposed divorce divorced separated love boyfriend girlfriend fiance
     wife husband dating bride groom honeymoon"""),
    ("move", "moved moving flat apartment emigrated lease mortgage housewarming landlord evicted"),
    ("study", """exam degree thesis graduated university diploma semester scholarship doctorate essay dissertation
     finals enrolled exams test"""),
    ("quarrel", "quarrel quarrelled fight fought argument argued dispute row debate"),
    ("job", """job promoted promotion sacked fired hired boss retired office company shift post resigned interview
     contract redundant laid salary career employer apprenticeship workshop"""),
    ("money", "money debt loan savings inherited rent bank lottery bankrupt bill fined insurance raise tax"),
    ("trouble", """stolen robbed burgled flood flooded fire burnt police court mugged sued
     arrested hacked vandalised leak"""),
    ("trip", "travelled travel trip holiday flew sailed journey island abroad hiked cruise safari camping backpacked"),
    ("craft", """finished built opened wrote painted restored planted published recorded knitted baked repaired carved
     sewed exhibition novel album premiere marathon championship tournament"""),
)  # fmt: skip
_BY_STEM = {stem(word): name for name, words in reversed(_FIELDS) for word in sorted(word_set(words))}
_PETS = content_words("dog cat puppy kitten horse pony parrot rabbit hen goat")
_GLAD = frozenset(
    map(
        stem,
        word_set(
            """married wedding engaged born baby twins promoted promotion won prize graduated passed finished built
            opened better recovered adopted proud happy hired inherited published success further praised saved
            managed learnt learned restored scholarship degree accepted cured
            sober award awarded medal championship victory reunited reconciled forgave pregnant celebrated thrilled
            delighted lucky survived offered granted approved solved fluent succeeded overjoyed blessing miracle
            bestseller topped"""
        ),
    )
)
_SAD = frozenset(
    map(
        stem,
        word_set(
            """died dead death funeral broke broken ill sick hospital accident injured stolen robbed sacked fired
            divorce divorced separated failed setback nothing quarrel quarrelled debt bankrupt flood flooded burned
            burnt pain cancer worse badly mistake operation surgery crutches cried afraid alone cancelled closed
            lonely tired burgled miscarriage depressed depression stroke evicted arrested redundant rejected refused
            cheated betrayed
            crashed crash attacked mugged bullied sued insomnia nightmare panic anxious ashamed humiliated
            disappointed heartbroken devastated exhausted burnout worried grief grieving torn tore sprained
            collapsed relapsed hurt abandoned homeless hungry cold cruel terrible awful horrible dreadful
            tragedy disaster diagnosed tumour infection fever amputated blind deaf lawsuit scandal vanished
            disappeared ruined destroyed wrecked sank drowned poisoned dumped expelled suspended"""
        ),
    )
)
_BAD_TURNS = re.compile(
    r"\b(?:I|we) (?:have )?lost\b|\bleft me\b|\bwalked out\b|\bpassed away\b|\blet (?:me )?go\b|\blaid off\b"
    r"|\bbroke up\b|\bsplit up\b|\bfell (?:off|down|from|into|over|on|ill|out|apart|through)\b"
    r"|\bhard (?:stretch|time|year|months?|weeks?)\b|\bput (?:him|her|it|them) to sleep\b"
    r"|\bran (?:out|away)\b|\bgave up on\b|\bturned (?:me|us) (?:down|away)\b|\bburn(?:ed|t) down\b|\bgot worse\b"
    r"|\b(?:did not|didn't|could not|couldn't) (?:get|make|pass|sleep|find|pay|finish|afford)\b|\bno longer\b"
    r"|\bhad to (?:sell|close|give up|leave|move out|cancel|go to hospital)\b|\bkept me awake\b",
    re.IGNORECASE,
)  # fmt: skip
_GOOD_TURNS = re.compile(
    r"\bgot (?:in|married|engaged|the job|a raise|a place|well|better)\b|\bsaid yes\b|\bmade it\b|\bcame first\b"
    r"|\ball clear\b|\bexpecting\b"
    r"|\btook the first steps?\b|\bgot back together\b"
    r"|\b(?:have|had|got) the best\b|\bfell in love\b|\bmoved in together\b|\bpaid off\b"
    r"|\bbought (?:a|our|my) "
    r"(?:house|flat|home|farm)\b|\bfor the first time\b|\bat last\b|\bdream(?:ed|t)? of came true\b|\bmade up with\b"
    r"|\bmade (?:head|partner|captain|director|manager|foreman)\b|\bquit (?:smoking|drinking)\b"
    r"|\bstopped (?:smoking|drinking)\b|\bwas (?:chosen|elected|accepted|picked)\b|\b(?:have|had|got) twins\b",
    re.IGNORECASE,
)  # fmt: skip
_WORKING_AS = re.compile(r"\bas an? \w+(?: \w+)?")
"""What somebody works as, which says nothing of the event: to work as a doctor is not to be ill."""
_STAYS_PLAIN = re.compile(r"\bbroke (?:the record|even|the ice)\b|\bfell asleep\b", re.IGNORECASE)
_STRIFE = r"(?:quarrel\w*|argu\w+|dispute\w*|fight|fought|row|lawsuit|court case|case|bet|game|match|debate\w*)"
_WON_IT = re.compile(rf"\b{_STRIFE}\b.*\b(?:won|settled|made up|were right|was right)\b"
                     rf"|\bwon (?:the|my|a|our) {_STRIFE}\b", re.IGNORECASE)  # fmt: skip
_NOT_WON = re.compile(r"\b(?:not|never|n't) (?:\w+ )?(?:won|settled|made up)\b", re.IGNORECASE)
_GRAVE_WORDS = frozenset(
    map(
        stem,
        word_set(
            """cancer tumour tumor leukaemia chemotherapy miscarriage stillborn stroke amputated paralysed coma
            dementia divorce divorced bankrupt evicted homeless arrested funeral widow widower mourning raped suicide
            prison terminal"""
        ),
    )
)
_GRAVE_TURNS = re.compile(
    r"\b(?:I|we) (?:have )?lost (?:my|our|the) (?:job|house|home|farm|sight|hearing|business)\b"
    r"|\b(?:husband|wife|partner) (?:has )?(?:left|walked out)\b|\bleft me for\b"
    r"|\b(?:house|home|farm|workshop|shop|barn) (?:has |was )?burn(?:ed|t) down\b|\bheart attack\b|\bgoing blind\b",
    re.IGNORECASE,
)  # fmt: skip
_LOST_SOMEBODY = re.compile(
    r"\bpassed away\b|\b(?:took|taken) (?:his|her|their) own life\b"
    r"|\b(?:I|we) (?:have )?lost (?:my|our) (?:husband|wife|partner|mother|father|son|daughter|brother|sister"
    r"|baby|child|friend|grandmother|grandfather)\b",
    re.IGNORECASE,
)  # fmt: skip
_THING_DIED = re.compile(
    r"\b(?:phone|telephone|battery|car|engine|laptop|computer|plant|tree|rose|roses|tomatoes|radio|fire|internet|oven|"
    r"goldfish|television|lamp)s? (?:has |have )?(?:died|is dead|are dead)\b|\bdead (?:tired|end|line|heat|battery)\b"
    r"|\bdied laughing\b|\bnearly died of\b",
    re.IGNORECASE,
)  # fmt: skip
_TRIFLE_LOST = re.compile(
    r"\blost (?:a|an|my|our|the|one|both) (?:\w+ )?(?:umbrella|keys?|gloves?|hat|scarf|sock|socks|pen|glasses|ticket"
    r"|button|bet|game|match|argument|cap|earring|lighter|ball|thread|place)\b",
    re.IGNORECASE,
)  # fmt: skip
_GREAT = frozenset(
    map(
        stem,
        word_set(
            """married wedding engaged engagement born baby twins pregnant promoted promotion prize graduated hired
            championship champion award medal scholarship degree doctorate cured inherited published bestseller
            adopted grandson granddaughter reunited acquitted raise retired"""
        ),
    )
)
_GREAT_TURNS = re.compile(
    r"\bgot (?:in|married|engaged|the job|a place)\b|\bsaid yes\b|\ball clear\b|\bcame first\b|\bexpecting\b"
    r"|\bbought (?:a|our|my) (?:house|flat|home|farm)\b|\bopened (?:a|my|our) \w+|\bpassed (?:the|my) \w+"
    r"|\bmade (?:head|partner|captain|director|manager|foreman)\b|\bwas (?:chosen|elected|accepted)\b"
    r"|\bquit (?:smoking|drinking)\b|\bstopped (?:smoking|drinking)\b|\bpaid off\b|\bmade head of\b"
    r"|\bwon (?:the|a) (?:\w+ ){0,3}(?:cup|title|race|final|competition|lottery|election|championship|prize|trial)\b",
    re.IGNORECASE,
)  # fmt: skip


@lru_cache(maxsize=4096)
def field_of(text: str) -> Field:
    """Return what an event is about.

    Example:
        >>> field_of("I broke my ankle on the stairs."), field_of("We moved to the coast.")
        ('health', 'move')
    """
    words = content_words(_WORKING_AS.sub("", text))
    if _THING_DIED.search(text):
        return "other"
    if _LOST_SOMEBODY.search(text):
        return "loss"
    found = {_BY_STEM[word] for word in words if word in _BY_STEM}
    if words & _PETS:
        found -= {"child", "love"}
    return next((name for name, _ in _FIELDS if name in found), "other")


@lru_cache(maxsize=4096)
def tone_of(text: str) -> Tone:
    """Return how an event feels to the one it happened to; turns of speech weigh more than single words.

    Example:
        >>> tone_of("My father died."), tone_of("I was promoted."), tone_of("I bought a hat.")
        ('bad', 'good', 'plain')
        >>> tone_of("My wife left me in March."), tone_of("I finally quit smoking.")
        ('bad', 'good')
    """
    if _STAYS_PLAIN.search(text):
        return "plain"
    if _WON_IT.search(text) and not _NOT_WON.search(text):
        return "good"
    words = content_words(text)
    good = len(words & _GLAD) + 2 * bool(_GOOD_TURNS.search(text))
    bad = len(words & _SAD) + 2 * bool(_BAD_TURNS.search(text))
    if bad and bad >= good:
        return "bad"
    return "good" if good else "plain"


@lru_cache(maxsize=4096)
def weight_of(text: str) -> Weight:
    """Return how much an event weighs: small for what is told in passing, grave for what changes a life for the worse.

    Example:
        >>> weight_of("My husband died in his sleep."), weight_of("My telephone died."), weight_of("I was promoted.")
        ('grave', 'small', 'middling')
        >>> weight_of("I spent my whole holiday on paper folding."), weight_of("I had an operation on my knee.")
        ('small', 'middling')
    """
    tone, field, words = tone_of(text), field_of(text), content_words(text)
    if _THING_DIED.search(text):
        return "small"
    if tone == "bad" and (words & _GRAVE_WORDS or _GRAVE_TURNS.search(text) or (field == "loss" and not words & _PETS)):
        return "grave"
    if tone == "good":
        return "middling" if words & _GREAT or _GREAT_TURNS.search(text) else "small"
    grieves = field != "other" or (_BAD_TURNS.search(text) and not _TRIFLE_LOST.search(text))
    return "middling" if tone == "bad" and grieves else "small"
