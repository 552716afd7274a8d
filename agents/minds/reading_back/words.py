"""The small words of English that a reading turns on, and words that say the same."""

from __future__ import annotations

SUBJECT_FORMS = {"me": "i", "him": "he", "us": "we", "them": "they", "thee": "you", "myself": "i", "yourself": "you"}
SUBJECT_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
OTHER_PRONOUNS = frozenset(
    "everyone someone anyone nobody nothing something anything everything none mine yours his hers ours theirs "
    "one another himself herself itself ourselves themselves yourselves this that these those both".split()
)
PRONOUNS = SUBJECT_PRONOUNS | OTHER_PRONOUNS
POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
ARTICLES = frozenset({"a", "an", "the"})
QUANTIFIERS = frozenset(
    "all some many most few fewer several every each no any both half enough more less much little another other "
    "either neither dozen couple lot plenty almost nearly hardly only about over under least exactly".split()
)
DETERMINERS = ARTICLES | POSSESSIVES | frozenset({"this", "that", "these", "those", "such"}) | QUANTIFIERS

PREPOSITIONS = frozenset(
    "at by in on of to from for with without about before after until since during between among against over under "
    "near behind beside into onto through across along around round past towards toward upon within outside inside "
    "than as like except despite per off down up out above below beyond next_to because_of instead_of "
    "out_of in_front_of on_top_of according_to via".split()
)
PARTICLES = frozenset("up down out off away back in on over along around round through by about forward".split())
SUBORDINATORS = frozenset(
    "because if unless although though while when whenever whether before after until since so once".split()
)
WH_WORDS = frozenset("who whom what where when why how which whose".split())
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
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
DAY_WORDS = frozenset({"today", "tomorrow", "yesterday", "tonight", "now", "soon", "later", "early", "late", "then"})
PARTS_OF_DAY = frozenset(
    "morning afternoon evening night noon midnight midday dawn dusk sunrise sunset lunchtime nightfall".split()
)
TIME_NOUNS = PARTS_OF_DAY | frozenset(
    "minute minutes hour hours day days week weeks month months year years weekend weekends weekdays spring summer "
    "autumn winter time times while moment fortnight".split()
)
ADVERBS = frozenset(
    "always often sometimes usually seldom rarely again already still yet ever once twice here there "
    "today tomorrow yesterday tonight now soon later early late home away together alone well hard fast "
    "outside inside upstairs downstairs abroad nearby elsewhere everywhere anywhere somewhere too also either else "
    "almost nearly hardly quite rather very so perhaps ago instead first last next properly slowly quickly "
    "this_evening this_morning this_afternoon last_night in_the_morning in_the_evening in_the_afternoon at_night no_longer "
    "any_more a_bit especially mostly mainly usually really truly finally suddenly secretly openly maybe possibly".split()
)
"""Said of the doing as a whole: they may stand anywhere in their clause."""

DEGREES = frozenset("very too so quite rather almost nearly hardly about only just even more most less least as".split())
"""They belong to the word after them and stay with it."""

FILLERS = frozenset(
    "oh ah well hey um er hm hmm so now then right okay ok yeah yep indeed really actually simply certainly surely "
    "please anyway look listen mind honestly of_course you_know i_say by_the_way i_mean i_am_afraid at_all "
    "to_be_honest in_fact as_it_happens my_dear definitely absolutely".split()
)
"""Said at the edge of a sentence they leave its meaning alone; "yes" and "no" are no fillers."""

GREETINGS = frozenset({"hello", "good_morning", "good_evening", "good_afternoon", "welcome"})
FAREWELLS = frozenset({"goodbye", "good_night", "take_care"})
THANKS = frozenset({"thanks"})
YES = frozenset({"yes"})
NO = frozenset({"no"})
ACCEPTING = frozenset({"accept", "agree", "come", "attend", "join"})
REFUSING = frozenset({"refuse", "decline", "reject", "disagree"})

PHRASES: tuple[tuple[str, str], ...] = (
    # greetings, leave and thanks
    ("good day", "hello"), ("hi there", "hello"), ("hello there", "hello"), ("hi", "hello"), ("hey there", "hello"),
    ("good morning", "good_morning"), ("good evening", "good_evening"), ("good afternoon", "good_afternoon"),
    ("good night", "good_night"), ("bye bye", "goodbye"), ("bye", "goodbye"), ("farewell", "goodbye"),
    ("see you around", "goodbye"), ("so long", "goodbye"), ("take care of yourself", "take_care"),
    ("take care", "take_care"), ("thank you very much", "thanks"), ("thank you so much", "thanks"),
    ("thanks a lot", "thanks"), ("many thanks", "thanks"), ("thank you", "thanks"),
    # asides
    ("of course", "of_course"), ("by the way", "by_the_way"), ("to be honest", "to_be_honest"), ("in fact", "in_fact"),
    ("as it happens", "as_it_happens"), ("my dear", "my_dear"), ("i am afraid that", ""), ("i am afraid", "i_am_afraid"),
    ("at all", "at_all"), ("for sure", "definitely"),
    # verbs in several words
    ("not have to", "need_not"), ("not need to", "need_not"), ("need not", "need_not"),
    ("have got to", "must"), ("has got to", "must"), ("have to", "must"), ("has to", "must"), ("had to", "must did"),
    ("need to", "must"), ("needs to", "must"), ("used to", "used_to"), ("am able to", "can"), ("is able to", "can"),
    ("are able to", "can"), ("am not able to", "can not"), ("is not able to", "can not"),
    ("are not able to", "can not"), ("am unable to", "can not"), ("is unable to", "can not"),
    ("are unable to", "can not"), ("am going to be", "will be"), ("would be glad to", "want to"),
    ("would be happy to", "want to"), ("would like", "want"), ("would love", "want"), ("would rather", "would_rather"),
    ("have got", "have"), ("has got", "has"), ("let us know", "tell we"),
    ("let me know", "tell i"), ("let you know", "tell you"), ("shall we", "we let_us"),
    ("let us", "we let_us"), ("ought to", "should"),
    ("look forward to", "look_forward_to"), ("looking forward to", "looking_forward_to"),
    ("am fond of", "like"), ("is fond of", "likes"), ("are fond of", "like"), ("was fond of", "liked"),
    ("have a chat", "chat"), ("take place", "happen"), ("takes place", "happens"), ("taking place", "happening"),
    ("is held", "happens"), ("be held", "happen"), ("being held", "happening"),
    # prepositions and connectives
    ("next to", "next_to"), ("because of", "because_of"), ("instead of", "instead_of"), ("out of", "out_of"),
    ("in front of", "in_front_of"), ("on top of", "on_top_of"), ("according to", "according_to"), ("due to", "because_of"),
    ("as well", "too"), ("and so", "so"), ("so that", "so_that"), ("as soon as", "once"), ("even though", "although"),
    ("even if", "even_if"), ("no longer", "no_longer"), ("not any more", "no_longer"), ("any more", "any_more"),
    ("how come", "why"), ("at the moment", "now"), ("right now", "now"), ("at present", "now"),
    ("this evening", "this_evening"), ("this morning", "this_morning"), ("this afternoon", "this_afternoon"),
    ("last night", "last_night"), ("in the morning", "in_the_morning"), ("in the evening", "in_the_evening"),
    ("in the afternoon", "in_the_afternoon"), ("at night", "at_night"), ("at noon", "at T12:00"), ("at midday", "at T12:00"),
    ("at midnight", "at T00:00"), ("a bit", "a_bit"), ("a little bit", "a_bit"), ("a little", "a_bit"),
    ("a few", "a_few"), ("a couple of", "a_couple"), ("a lot of", "many"), ("lots of", "many"), ("plenty of", "many"),
    ("no one", "nobody"), ("no 1", "nobody"), ("at home", "home"), ("each other", "each_other"), ("one another", "each_other"), ("all of the", "all the"),
    ("more than", "more_than"), ("less than", "less_than"), ("fewer than", "less_than"), ("at least", "at_least"),
    ("at most", "at_most"), ("up to", "at_most"), ("all but", "all_but"), ("as many as", "as_many_as"),
)  # fmt: skip

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
        (-1, "dislike hate sorry bad awful terrible boring distrust disagree oppose against doubt dangerous fear worst"),
    )
    for word in words.split()
}
