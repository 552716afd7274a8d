"""What an event is about and how it feels, read off its words: enough to answer it like somebody who listened."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from agents.minds.rules.words import content_words, stem, word_set

Field = Literal["loss", "health", "love", "child", "move", "study", "job", "money", "trouble", "trip", "craft", "other"]
Tone = Literal["good", "bad", "plain"]

_FIELDS: tuple[tuple[Field, str], ...] = (
    ("loss", "died dead death funeral buried grave widow widower mourning miscarriage stillborn euthanised"),
    ("health", """ill sick illness hospital doctor operation surgery ankle leg arm wrist knee hip broke fever injured
     accident cancer diagnosed pain back headache insomnia tooth teeth medicine therapy slept stroke asthma allergy
     depressed depression burnout concussion sprained migraine chemotherapy rehab sober clinic crutches diabetes
     pneumonia virus infection muscle tore torn"""),
    ("child", """born baby daughter twins grandson granddaughter adopted christening pregnant kindergarten toddler
     grandchild"""),
    ("love", """married wedding engaged engagement proposed divorce divorced separated love boyfriend girlfriend fiance
     wife husband dating bride groom honeymoon"""),
    ("move", "moved moving flat apartment emigrated lease mortgage housewarming landlord evicted"),
    ("study", """exam degree thesis graduated university diploma semester scholarship doctorate essay dissertation
     finals enrolled exams test"""),
    ("job", """job promoted promotion sacked fired hired boss retired office company shift post resigned interview
     contract redundant laid salary career employer apprenticeship workshop"""),
    ("money", "money debt loan savings inherited rent bank lottery bankrupt bill fined insurance raise tax"),
    ("trouble", """quarrel quarrelled stolen robbed burgled flood flooded fire burnt police court setback mugged sued
     arrested hacked vandalised leak fight argument"""),
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
            managed learnt learned restored scholarship degree first steps start started trip holiday accepted cured
            sober award awarded medal championship victory reunited reconciled forgave pregnant celebrated thrilled
            delighted lucky survived offered granted approved solved fluent succeeded overjoyed blessing miracle
            friend friends together bestseller record topped best"""
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
            collapsed relapsed fell hurt abandoned homeless hungry cold cruel terrible awful horrible dreadful
            tragedy disaster diagnosed tumour infection fever amputated blind deaf lawsuit scandal vanished
            disappeared ruined destroyed wrecked sank drowned poisoned dumped ghosted expelled suspended"""
        ),
    )
)
_BAD_TURNS = re.compile(
    r"\b(?:I|we) (?:have )?lost\b|\bleft me\b|\bwalked out\b|\bpassed away\b|\blet (?:me )?go\b|\blaid off\b"
    r"|\bbroke up\b|\bsplit up\b|\bfell (?:off|down|ill|out|apart|through)\b|\bput (?:him|her|it|them) to sleep\b"
    r"|\bran (?:out|away)\b|\bgave up on\b|\bturned (?:me|us) (?:down|away)\b|\bburn(?:ed|t) down\b|\bgot worse\b"
    r"|\b(?:did not|didn't|could not|couldn't) (?:get|make|pass|sleep|find|pay|finish|afford)\b|\bno longer\b"
    r"|\bhad to (?:sell|close|give up|leave|move out|cancel|go to hospital)\b|\bkept me awake\b",
    re.IGNORECASE,
)  # fmt: skip
_GOOD_TURNS = re.compile(
    r"\bgot (?:in|married|engaged|the job|a raise|a place|well|better)\b|\bsaid yes\b|\bmade it\b|\bcame first\b"
    r"|\ball clear\b|\bexpecting\b|\bfell in love\b|\bmoved in together\b|\bpaid off\b|\bbought (?:a|our|my) "
    r"(?:house|flat|home|farm)\b|\bfor the first time\b|\bat last\b|\bdream(?:ed|t)? of came true\b|\bmade up with\b"
    r"|\bmade (?:head|partner|captain|director|manager|foreman)\b|\bquit (?:smoking|drinking)\b"
    r"|\bstopped (?:smoking|drinking)\b|\bwas (?:chosen|elected|accepted|picked)\b|\b(?:have|had|got) twins\b",
    re.IGNORECASE,
)  # fmt: skip
_WORKING_AS = re.compile(r"\bas an? \w+(?: \w+)?")
"""What somebody works as, which says nothing of the event: to work as a doctor is not to be ill."""
_STAYS_PLAIN = re.compile(r"\bbroke (?:the record|even|the ice)\b|\bfell asleep\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def field_of(text: str) -> Field:
    """Return what an event is about.

    Example:
        >>> field_of("I broke my ankle on the stairs."), field_of("We moved to the coast.")
        ('health', 'move')
    """
    words = content_words(_WORKING_AS.sub("", text))
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
    words = content_words(text)
    good = len(words & _GLAD) + 2 * bool(_GOOD_TURNS.search(text))
    bad = len(words & _SAD) + 2 * bool(_BAD_TURNS.search(text))
    if bad and bad >= good:
        return "bad"
    return "good" if good else "plain"
