"""What one says of a matter people have views on. ``{prop}`` is the proposition, ``{reason}`` fits after "because"."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

STRONGLY_FOR = stock("""
    I'm quite sure (|that ){prop}(, because {reason}|).
    If you ask me, {prop}, and the sooner everybody sees it the better.
    There's no doubt in my mind: {prop}.
    I'll say it to anybody: {prop}(. {Reason}|).
    Of course {prop}(: {reason}|).
    I couldn't be more certain that {prop}.
    ext :: Oh, {prop}! I'd shout it from a roof!
    int brief :: I'm certain {prop}.
    warm :: With all my heart, I think {prop}(, because {reason}|).
    cool blunt :: {Prop}. There is nothing to discuss.
    formal :: I am firmly of the opinion that {prop}(, since {reason}|).
    casual :: No question, {prop}(, 'cause {reason}|).
    wit :: You won't hear me sing about many things, but {prop}.
    care :: I've thought about it for a long time, and {prop}(, because {reason}|).
""")

FOR = stock("""
    On the whole I think {prop}(, because {reason}|).
    I lean that way: {prop}(, seeing that {reason}|).
    I'd say {prop}(, since {reason}|).
    There is something to it that {prop}(, I find|).
    If I had to choose, I'd say {prop}.
    It seems to me (|that ){prop}(. {Reason}|).
    ext :: Well, I do think {prop}, you know(. {Reason}|)!
    int brief :: I'd say {prop}.
    warm :: I've come to think {prop}, though I see why others don't.
    formal :: I am inclined to think that {prop}(, since {reason}|).
    casual :: I reckon {prop}(, 'cause {reason}|).
    open :: The more I think of it, the more I find {prop}(, because {reason}|).
    care :: All things weighed, I think {prop}(, because {reason}|).
""")

UNDECIDED = stock("""
    I keep going back and forth about {title}.
    I can see both sides of {title}, to be honest.
    Whether {prop}, I really couldn't say.
    I'm still making up my mind about {title}.
    With {title} I change my mind twice a week.
    int brief :: About {title}? I don't know yet.
    formal :: As to {title}, I have not reached a view.
    casual :: I'm not sure about {title}, to be honest.
    open :: There are good arguments on both sides of {title}, and I like hearing them.
    worry :: I lie awake over {title} and am none the wiser.
""")

AGAINST = stock("""
    I don't really think {prop}(, because {reason}|).
    I'm not convinced that {prop}(. {Reason}|).
    I have my doubts that {prop}(, since {reason}|).
    On the whole I don't think {prop}(: {reason}|).
    If I had to choose, I'd say no: I don't think {prop}.
    I can't quite bring myself to think {prop}(, because {reason}|).
    ext :: Well, no, I don't think {prop}(. {Reason}|)!
    int brief :: I rather doubt that {prop}.
    warm :: I'd like to say yes, but I don't think {prop}(, because {reason}|).
    formal :: I am inclined to doubt that {prop}(, since {reason}|).
    casual :: Nah, I don't reckon {prop}(, 'cause {reason}|).
    care :: I've looked at it from all sides, and I don't think {prop}.
""")

STRONGLY_AGAINST = stock("""
    I don't believe for a moment that {prop}(: {reason}|).
    Nobody will talk me into thinking {prop}(, because {reason}|).
    I'm dead against the idea that {prop}(. {Reason}|).
    If you ask me, it is plain wrong to think {prop}.
    You'll never hear me say that {prop}.
    ext :: Oh, come on! That {prop}? Never!
    int brief :: No. I don't believe that {prop}.
    warm :: I'm sorry, but I can't see at all that {prop}(, because {reason}|).
    cool blunt :: That {prop} is nonsense.
    formal :: I firmly reject the notion that {prop}(, since {reason}|).
    casual :: No way do I think {prop}(, 'cause {reason}|).
    wit :: Pigs will fly before you hear me say that {prop}.
""")

ASK = stock("""
    What do you make of {title}(, {you}|)?
    Where do you stand on {title}(, {you}|)?
    (Tell me, w|W)hat's your view of {title}?
    Do you think {prop}(, {you}|)?
    How do you see it with {title}?
    I've been meaning to ask you about {title}: what do you think?
    formal :: May I ask where you stand on {title}?
    casual :: So, {title}: what's your take?
    ext :: Everybody is talking about {title}! Where do you stand?
    int :: Have you thought about {title}?
    warm :: I'd love to hear what you think about {title}(, {you}|).
""")

AND_YOU = stock("""
    And you?
    What about you(, {you}|)?
    How do you see it?
    Or am I wrong?
    formal :: And what is your view?
    casual :: You?
""")

BROACH = stock("""
    I've been thinking about {title}.
    You know what's been on my mind? It's {title}.
    There's {title}, too.
    Everybody has something to say about {title}, it seems.
    They were at it again about {title}.
    casual :: So, {title}.
    formal :: There is the matter of {title}.
""")

AGREED = stock("""
    That's how I see it too.
    I'm with you there(, {you}|).
    You're right there.
    We're of one mind, then.
    Exactly my thinking.
    ext :: Yes! That's just what I say!
    int brief :: I agree.
    warm :: I'm glad you think so too.
    formal :: I quite agree.
    casual :: Yeah, same here.
""")

NOT_AGREED = stock("""
    I see it differently.
    There I can't follow you(, {you}|).
    Hm, I wouldn't say that.
    There we differ.
    I hear you, but I don't share that.
    ext :: Oh no, I have to contradict you there!
    int brief :: I don't agree.
    warm :: I understand, but I see it differently(, {you}|).
    cool blunt :: I think you're wrong.
    formal :: With respect, I must differ.
    casual :: Nah, can't agree with that one.
""")

LET_STAND = stock("""
    Well, there we are.
    It's good to have talked about it.
    (Fair enough|I'll think about that).
    We needn't settle it today.
    At least we know where we stand.
    warm :: I like that we can talk about such things.
    cool :: Be that as it may.
    wit :: They'll hardly ask the two of us.
    formal :: Let us leave it there.
    casual :: Anyway.
""")

NO_OPINION = stock("""
    I haven't made up my mind about {title}.
    I don't know enough about {title} to say.
    I have never given {title} much thought.
    About {title} I have no opinion, I'm afraid.
    int brief :: I couldn't say.
    formal :: I have no view on {title} as yet.
    casual :: Dunno, never thought about {title}.
""")

NEITHER = stock("""
    It's the same with me.
    I'm no further than you.
    Then we can leave it to others.
    (Fair enough. |)I'd have to read up on it first.
    ext :: Ha, same here! Let somebody else decide!
    int brief :: Same here.
    warm :: Then I'm not the only one. Good.
    wit :: Then we're well matched.
    formal :: I am no further than you are.
    casual :: Same.
""")
