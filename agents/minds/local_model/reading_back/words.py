"""The small words of English that a reading turns on, and words that say the same."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them with spaces."""
    return frozenset(words.split())


SUBJECT_FORMS = {"me": "i", "him": "he", "us": "we", "them": "they", "thee": "you", "myself": "i", "yourself": "you"}
SUBJECT_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
OTHER_PRONOUNS = word_set(
    "everyone someone anyone nobody nothing something anything everything none mine yours his hers ours theirs "
    "one another himself herself itself ourselves themselves yourselves this that these those both"
)
PRONOUNS = SUBJECT_PRONOUNS | OTHER_PRONOUNS
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
ARTICLES = frozenset({"a", "an", "the"})
QUANTIFIERS = word_set(
    "all some many most few fewer several every each no any both half enough more less much little another other "
    "either neither dozen couple lot plenty almost nearly hardly only about over under least exactly"
)
DETERMINERS = ARTICLES | POSSESSIVES | frozenset({"this", "that", "these", "those", "such"}) | QUANTIFIERS

PREPOSITIONS = word_set(
    "at by in on of to from for with without about before after until since during between among against over under "
    "near behind beside into onto through across along around round past towards toward upon within outside inside "
    "than as like except despite per off down up out above below beyond next_to because_of instead_of "
    "out_of in_front_of on_top_of according_to via"
)
PARTICLES = word_set("up down out off away back in on over along around round through by about forward")
SUBORDINATORS = word_set(
    "because if unless although though while when whenever whether before after until since so once"
)
WH_WORDS = word_set("who whom what where when why how which whose")
CONNECTORS = frozenset({"and", "or", "but", "nor"})

BE = {"am", "is", "are", "was", "were", "be", "been", "being"}
HAVE = {"have", "has", "had", "having"}
DO = {"do", "does", "did"}
MODALS = {
    "will": "will", "shall": "will", "would": "would", "can": "can", "could": "could", "may": "may", "might": "may",
    "must": "must", "should": "should", "ought": "should",
}  # fmt: skip
NEGATIONS = frozenset({"not", "never"})

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may_month", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
DAY_WORDS = frozenset({"today", "tomorrow", "yesterday", "tonight", "now", "soon", "later", "early", "late", "then"})
PARTS_OF_DAY = word_set(
    "morning afternoon evening night noon midnight midday dawn dusk sunrise sunset lunchtime nightfall"
)
TIME_NOUNS = PARTS_OF_DAY | word_set(
    "minute minutes hour hours day days week weeks month months year years weekend weekends weekdays spring summer "
    "autumn winter time times while moment fortnight"
)
ADVERBS = word_set(
    "always often sometimes usually seldom rarely again already still yet ever once twice here there "
    "today tomorrow yesterday tonight now soon later early late home away together alone well hard fast "
    "outside inside upstairs downstairs abroad nearby elsewhere everywhere anywhere somewhere too also either else "
    "almost nearly hardly quite rather very so perhaps ago instead first last next properly slowly quickly "
    "this_evening this_morning this_afternoon last_night in_the_morning in_the_evening in_the_afternoon at_night "
    "no_longer any_more a_bit especially mostly mainly usually really truly finally suddenly secretly openly "
    "maybe possibly"
)
"""Said of the doing as a whole: they may stand anywhere in their clause."""

DEGREES = word_set("very too so quite rather almost nearly hardly about only just even more most less least as")
"""They belong to the word after them and stay with it."""

FILLERS = word_set(
    "oh ah well hey um er hm hmm so now then right okay ok yeah yep indeed really actually simply certainly surely "
    "please anyway look listen mind honestly of_course you_know i_say by_the_way i_mean i_am_afraid at_all "
    "to_be_honest in_fact as_it_happens my_dear definitely absolutely"
)
"""Said at the edge of a sentence they leave its meaning alone; "yes" and "no" are no fillers."""

GREETINGS = frozenset({"hello", "good_morning", "good_evening", "good_afternoon", "welcome"})
FAREWELLS = frozenset({"goodbye", "good_night", "take_care"})
THANKS = frozenset({"thanks"})
YES = frozenset({"yes"})
NO = frozenset({"no"})
ACCEPTING = frozenset({"accept", "agree", "come", "attend", "join"})
REFUSING = frozenset({"refuse", "decline", "reject", "disagree"})

SAME: dict[str, str] = {
    "start": "begin", "commence": "begin", "shut": "close", "finish": "end", "glad": "happy", "pleased": "happy",
    "delighted": "happy", "maybe": "perhaps", "possibly": "perhaps", "everybody": "everyone", "somebody": "someone",
    "anybody": "anyone", "mum": "mother", "mom": "mother", "dad": "father", "kids": "children", "kid": "child",
    "big": "large", "purchase": "buy", "assist": "help", "speak": "talk", "folks": "people", "host": "give",
    "organise": "organize", "till": "until", "toward": "towards", "whom": "who", "grey": "gray", "cafe": "café",
    "reply": "answer", "ill": "sick", "require": "need", "enjoy": "like", "adore": "love", "reckon": "think",
    "guess": "think", "suppose": "think", "believe": "think", "afterwards": "later", "merely": "only", "simply": "only",
}  # fmt: skip
"""Lemmas that may stand for each other; the reading knows only the second."""

STANCES: dict[str, int] = {
    word: sign
    for sign, words in (
        (1, "like love enjoy happy good great nice lovely wonderful trust agree support favour hope safe easy best"),
        (
            -1,
            "dislike hate sorry bad awful terrible boring distrust disagree oppose against doubt dangerous fear worst",
        ),
    )
    for word in words.split()
}
