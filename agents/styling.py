"""Style read off the words: how formal, long, warm, joking and direct a line is, by rules of English, no model.

The reader knows nothing of who spoke or of how the line was made, so that it can check whether a way of speaking that
was asked for shows: several attributes with strengths are verified, after MIRACLE (Z. Lu et al., EMNLP 2023), whose
trained classifiers it replaces by counts of cues. It ranks many lines well and one line badly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from statistics import fmean

ATTRIBUTES = ("formality", "verbosity", "warmth", "humour", "directness")
_FEWEST_WORDS = 5
_HUNDRED = 100
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _cues(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(part.strip() for part in text.strip().splitlines())})")


_FORMAL = _cues(
    r"""
    (?:i|it|that|he|she|they|we|you|there) (?:am|is|are|have|has|would|will|had)\b(?! been|n['’]t)
    (?:do|does|did|is|are|was|were|would|could|should|have|has|will|can) not\b|cannot\b
    (?:may|might|shall|must) (?:i|we|one)\b|if i may\b|if you (?:permit|please|will)\b|i must say\b
    one (?:does|has|is|can)\b
    indeed\b|certainly\b|gladly\b|with pleasure\b|by no means\b|it is a pleasure|pleased to\b
    i should (?:like|say|think)\b
    good (?:morning|afternoon|evening|day)\b|farewell\b|goodbye\b|thank you\b|i thank you\b|forgive me\b|pardon\b
    kindly\b|regret\b|permit\b|esteem|acquaint|therefore\b|however\b|moreover\b|rather (?:a|than)\b|quite so\b|i see\b
    (?:dear )?(?:sir|madam|ladies|gentlemen)\b|allow me\b|i beg\b|i dare\b|shall (?:i|we|not|be)\b
    would you be so (?:kind|good)
    i (?:am|was|should be|would be) (?:most |very |greatly )?(?:obliged|honoured|indebted|grateful|gratified)\b
    at your service
    (?:furthermore|nevertheless|consequently|hence|thus|whom|whereas|notwithstanding|henceforth|thereby)\b
    in due course
    i trust (?:that|you|it|the)\b|with (?:all due )?respect\b|may it please|your (?:honour|excellency|grace)\b
    as to whether
    it (?:would|does) appear\b|i remain\b|i wish to (?:inform|enquire|inquire|express)|be so (?:kind|good) as
    """
)
_CASUAL = _cues(
    r"""
    \w+['’](?:re|ve|ll|d|m)\b|\w+n['’]t\b|(?:it|that|he|she|what|there|here|let|who|where)['’]s\b
    hey\b|hi\b|yeah\b|yep\b|nope\b|ok(?:ay)?\b|cheers\b|ta\b|bye\b|see (?:you|ya)\b|laters?\b|cool\b
    nice one\b|no way\b
    gonna\b|wanna\b|gotta\b|kind of\b|sort of\b|stuff\b|guys?\b|folks\b|loads\b|heaps\b|bit of\b|a bit\b
    pretty (?!\w+ly)
    fancy\b|reckon\b|mate\b|what['’]s up|same here|no luck|no idea|you know\b|i mean\b|right\?|huh\b|wow\b
    oh\b|well,|so,
    yup\b|nah\b|dunno\b|gimme\b|lemme\b|gotcha\b|ain['’]t\b|y['’]all\b|c['’]mon\b|come on\b|dude\b|bro\b|buddy\b|pal\b
    super\b|totally\b|awesome\b|wicked\b|lol\b|haha|omg\b|btw\b|tbh\b|whoa\b|ugh\b|meh\b|yikes\b|ouch\b|damn\b|hell\b
    no worries\b|no problem\b|my bad\b|hang on\b|hold on\b|chill\b|crap\b|dead (?:good|easy|right)\b|all good\b
    sure thing
    (?:kids|telly|grub|quid|bucks|cop|cops|boss|booze)\b|what(?:['’]re| are) you up to|how['’]?s it going
    catch you later
    like,|anyway,|man,|right,|look,
    """
)
_WARM = _cues(
    r"""
    glad\b|happy\b|lovely\b|love(?:ly)?\b|dear\b|wonderful\b|delight|sweet\b|kind(?:ness|ly)?\b(?! of)|warm\b
    thank|bless
    hope\b|enjoy|look(?:ing)? forward|take care|good to (?:see|hear|know)|nice to (?:see|hear|meet|talk)
    do tell|welcome\b
    for you\b|with you\b|like (?:how|that|the way) you|you(?:['’]re| are) (?:good|kind|right|welcome)
    how (?:nice|lovely|good)
    smile|hug|heart|friend|proud of you|miss(?:ed)? you|good luck|well done|i['’]d like to hear
    means? (?:a (?:lot|great deal)|something|the world)
    darling\b|sweetheart\b|honey\b|my (?:love|friend)\b|thinking of you|here for you|i care (?:about|for) you
    grateful\b
    adore\b|cherish|fond of you|treasure\b|comfort|gentle|tender|so good (?:of|to)|how are you (?:holding|bearing) up
    you (?:must|needn['’]t) (?:be|worry)|come (?:in|here|and sit)|sit (?:down )?with|make yourself at home
    i (?:am|['’]m) here
    (?:i am|i['’]m) (?:so )?sorry (?:to hear|for you|you)|poor (?:you|thing|dear)|let me (?:help|get you)
    rest (?:well|now)
    """
)
_COOL = _cues(
    r"""
    fine\.|so what\b|if you say so|hm\b|whatever\b|no matter\b|not my\b|none of (?:my|your)|suit yourself
    as you (?:like|wish)
    noted\b|i see\.|right\.|is that so|people say|i suppose so|what of it|never mind|leave it at that|that will do
    it makes no|no concern|i don['’]t care|hardly\b|not much to\b|there(?:['’]s| is) nothing\b
    nothing (?:that|to speak|really)
    that is all|that['’]s all|good for (?:you|him|her|them)\.|well for some
    who cares|spare me\b|get on with it|if you (?:must|insist)|what do you want|not interested|be quick
    i['’]m busy|i am busy
    (?:that['’]s|that is) your (?:problem|business|affair)|your loss|go away|leave me (?:alone|out)
    don['’]t (?:bother|touch) me
    save it\b|i couldn['’]t care|big deal|and\?|so\?|move along|next\b[.!]|do what you (?:like|want)|enough\.
    """
)
_JOKING = _cues(
    r"""
    joke|laugh|funny\b|miracle|apparently\b|allegedly\b|they say\b|i['’]m told\b|i am told\b|so they tell|rumou?r has
    somebody has to|don['’]t tell|do not tell|don['’]t be jealous|don['’]t (?:all )?(?:clap|faint|thank me)
    search party
    nobody tells me|nobody knows|could be worse|i['’]ve been (?:called )?worse|nearly\b|on principle
    as little as|excuse\b
    promise not to|i can explain|in writing|in my (?:next|best)|for the winter|at christmas|history will|the world
    world-famous|famous for|only human|no imagination|trouble\b|escape|cliffhanger|a strong perhaps|better offer
    try not to|i['’]ll try to stay|forgiven|blame\b|guilty|medal|signed and|sealed|the bird|my pillow|upright
    keep(?:s)? me off|catch\b|spare you|younger than|still here|at your own risk|in no particular order|wait for it
    just kidding|only joking|i['’]m joking|i kid\b|haha|ha!|lol\b|punch ?line|plot twist|spoiler
    famous last words|send help
    asking for a friend|said nobody ever|no refunds|not dead yet|if i survive|allergic to|a legend\b|legendary
    world champion
    nobel\b|the neighbours? (?:hide|complain|moved)|my (?:lawyer|therapist|public|fans)\b
    call the (?:police|papers|fire brigade)
    like a (?:drowned|headless|bat|bull|penguin|walrus|sack)
    than (?:a )?(?:sloths?|donkeys?|my (?:aunt|cat|dog|grandmother))\b
    what could (?:possibly )?go wrong|i['’]m not (?:saying|bitter)|(?:the )?cat (?:did|ate|told)
    dress rehearsal|standing ovation
    tragic(?:ally)? (?:good|handsome|hungry)|modest as i am|it builds character|i meant to do that|nobody panic
    don['’]t panic
    """
)
_BLUNT = _cues(
    r"""
    no\.|yes\.|simple as that|plainly\b|to be (?:plain|blunt|honest)|frankly\b|that['’]s all\b|that is all\b
    i don['’]t care
    can['’]t stand|nonsense\b|rubbish\b|get to the point|the point is|straight\b|out with it|quickly told
    that['’]s that\b|full stop|of course not|never\b|nothing\b|no,|i won['’]t|i will not
    don['’]t get me started|just (?:say|ask)
    listen\b|let me be (?:clear|plain|frank)|you['’]re wrong|you are wrong|that['’]s (?:wrong|false|a lie)
    that is (?:wrong|false|a lie)
    i (?:disagree|refuse|insist|demand|object)\b|end of (?:story|discussion)|period\.|make up your mind|do it\b
    stop (?:it|that)\b
    absolutely (?:not|no)|definitely\b|without (?:a )?doubt|make no mistake|here['’]s the truth|the truth is
    in short\b|bluntly\b
    (?:it|that|this) (?:won['’]t|will not|doesn['’]t|does not) (?:do|work)\b|must\b(?! (?:i|we)\b)
    don['’]t (?:even|you dare)|enough\b[.!]
    """
)
_HEDGED = _cues(
    r"""
    perhaps\b|maybe\b|might\b|may\b(?! \d)|could be\b|possibly\b|i suppose\b|i think\b|i believe\b|i wonder\b
    i should think
    a (?:bit|little)\b|rather\b|somewhat\b|sort of\b|kind of\b|as it were|in a way|if you like\b|if i may
    would you mind
    more or less|i dare ?say|it seems|seem(?:s|ed)?\b|not (?:quite|really|exactly|so much)|i hope\b
    one (?:could|might)
    would be\b|i['’]d (?:say|think)|don['’]t you think|if that|if all goes
    probably\b|presumably\b|likely\b|i guess\b|i gather\b|as far as i (?:know|can)|for all i know
    not (?:entirely )?sure\b|i could be wrong
    i was (?:only )?wondering|could you (?:perhaps|possibly)|if it['’]s (?:no|not too much) trouble|tends? to\b
    in some (?:ways|respects)
    to some (?:extent|degree)|approximately\b|roughly\b|almost\b|fairly\b|arguably\b|i imagine\b
    i['’]m inclined|i am inclined
    it (?:could|may) (?:well )?be|correct me|unless i(?:['’]m| am)|or (?:so|something)\b|something like
    one way or (?:an|the) other
    """
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a line sounds. Each number is larger the more of it there is; the scales differ and are used to rank.

    Args:
        formality: Cues of formal less cues of casual speech, in a hundred words.
        verbosity: Words.
        warmth: Cues of warmth less cues of coolness, in a hundred words.
        humour: 100 where the line jokes by any cue, else 0.
        directness: Cues of plain speaking less hedges, in a hundred words.
    """

    formality: float
    verbosity: float
    warmth: float
    humour: float
    directness: float


def style_of(text: str) -> Style:
    """Return how `text` sounds.

    Example:
        >>> style_of("I am delighted to see you, if I may say so.").formality > style_of("Hey, you're late!").formality
        True
    """
    text = text.lower()
    words = len(_WORD.findall(text))
    per = _HUNDRED / max(words, _FEWEST_WORDS)
    return Style(
        formality=(_count(_FORMAL, text) - _count(_CASUAL, text)) * per,
        verbosity=float(words),
        warmth=(_count(_WARM, text) - _count(_COOL, text)) * per,
        humour=float(_HUNDRED if _JOKING.search(text) else 0),
        directness=(_count(_BLUNT, text) - _count(_HEDGED, text)) * per,
    )


def mean_style(texts: Iterable[str]) -> Style | None:
    """Return how somebody sounds on the whole: the means over its lines; None where there is no line."""
    found = [style_of(text) for text in texts]
    if not found:
        return None
    return Style(**{part.name: fmean(getattr(one, part.name) for one in found) for part in fields(Style)})


def _count(cues: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in cues.finditer(text))
