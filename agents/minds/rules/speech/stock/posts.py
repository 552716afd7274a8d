"""What one writes in a forum: to open a thread, and in reply.

``{prop}`` is the proposition and ``{topic}`` what it is about; ``{reason}`` is the writer's own reason and fits after
"because". In replies ``{theirs}`` is the reason of the other ("you care about quiet"), ``{point}`` what it is about.
"""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

STRONGLY_FOR = stock("""
    Call me stubborn, but {prop}(, because {reason}|).
    Is it really so hard to see that {prop}? {Reason}, and I'm surely not the only one.
    You may all groan, but I'm quite sure {prop}(. {Reason}|).
    I can't be the only one who thinks {prop}. Or am I?
    I've said it before and I'll say it again: {prop}(. {Reason}, that's why|).
    {Reason}, so to me it's clear that {prop}.
    Can we come to {topic}? I'm quite sure {prop}(, because {reason}|).
    The more I read here about {topic}, the surer I am that {prop}.
    Whatever anybody says about {topic}, I'm convinced that {prop}(. {Reason}|).
    ext :: Let me say it out loud: {prop}! Who's with me?
    int brief :: I'm certain {prop}(. {Reason}|).
    warm :: I know feelings run high about {topic}. I do believe {prop}(, because {reason}|).
    formal :: On the question of {topic}, I am firmly of the opinion that {prop}(, since {reason}|).
    casual :: So, {topic}. For me there's no question: {prop}(. {Reason}|).
    wit :: I promised myself to keep out of {topic}. That lasted a day. {Prop}.
""")
FOR = stock("""
    I've been thinking, and on the whole I'd say {prop}(, because {reason}|).
    What speaks for it, to my mind, is simple: {reason}. So I'd say {prop}.
    I used to have no view on this. By now I'd say {prop}(. {Reason}|).
    I've been thinking about {topic}. On the whole I'd say {prop}(, because {reason}|).
    {Reason}, so I lean towards a yes: {prop}.
    Does anybody else feel that {prop}? (I think so, because {reason}.|I'm coming round to it.)
    About {topic}: all in all it seems to me {prop}(. {Reason}|).
    I can see what speaks against it, but I'd still say {prop}(, because {reason}|).
    Not that I'd fight over {topic}, but I think {prop}(. {Reason}|).
    ext :: Well, since nobody begins with {topic}: I think {prop}! What do you say?
    int brief :: I'd say {prop}(, since {reason}|).
    warm :: I'd like to hear from those who see it differently. To my mind {prop}(, because {reason}|).
    formal :: As to {topic}, I am inclined to think that {prop}(, since {reason}|).
    casual :: My two pence on {topic}: I reckon {prop}(, because {reason}|).
    care :: I've weighed it up for a while, and I think {prop}(, because {reason}|).
""")
UNDECIDED = stock("""
    I can't make up my mind about {title}. What do you all think?
    With {title} I go back and forth. {Reason}, but I see the other side too.
    Half of me thinks {prop}, the other half doesn't. How did you decide?
    Has anybody got a good argument about {title}, one way or the other? I'm torn.
    Reading all this about {title}, I agree with whoever wrote last. What am I missing?
    int brief :: About {title}: I don't know yet.
    formal :: As to {title}, I have not reached a view, and would welcome yours.
    casual :: Not sure about {title}, to be honest. You?
    open :: There are good arguments on both sides of {title}. I'd like to hear more of them.
""")
AGAINST = stock("""
    I've been thinking, and I don't really think {prop}(, because {reason}|).
    What speaks against it, to my mind, is simple: {reason}. So I doubt that {prop}.
    I used to have no view on this. By now I doubt that {prop}(. {Reason}|).
    I've been thinking about {topic}, and I don't really think {prop}(, because {reason}|).
    {Reason}, so I'm not convinced that {prop}.
    Does nobody else have doubts about {topic}? I can't see that {prop}(. {Reason}|).
    About {topic}: all in all, I don't think {prop}(. {Reason}|).
    I can see why others want it otherwise, but I doubt that {prop}(, because {reason}|).
    Not that I'd fight over {topic}, but I don't think {prop}(, because {reason}|).
    ext :: Somebody has to say it: I don't think {prop}! Am I alone?
    int brief :: I rather doubt that {prop}(. {Reason}|).
    warm :: I'd like to say yes, but I don't think {prop}(, because {reason}|).
    formal :: As to {topic}, I am inclined to doubt that {prop}(, since {reason}|).
    casual :: My two pence on {topic}: nah, I don't reckon {prop}(, because {reason}|).
    care :: I've looked at {topic} from all sides, and I don't think {prop}(, because {reason}|).
""")
STRONGLY_AGAINST = stock("""
    Call me stubborn, but I'll never think {prop}(, because {reason}|).
    How can anybody think {prop}? {Reason}, and I'm surely not the only one.
    You may all groan, but I'm dead against it(: {reason}|). I won't be told that {prop}.
    I don't believe for a moment that {prop}(, because {reason}|). There, I've said it.
    {Reason}, and that's why nobody will ever persuade me that {prop}.
    Am I really the only one who is against it? I can't see at all that {prop}.
    Can we come to {topic}? I won't accept that {prop}(, because {reason}|).
    The more I read here about {topic}, the less I believe that {prop}.
    Whatever anybody says about {topic}, I refuse to think {prop}(. {Reason}|).
    ext :: Oh, come on, all of you! Who really thinks {prop}? I don't!
    int brief :: No. I don't believe that {prop}(. {Reason}|).
    warm :: I'm sorry to disappoint some of you, but I can't agree that {prop}(, because {reason}|).
    formal :: On the question of {topic}, I firmly reject the notion that {prop}(, since {reason}|).
    casual :: So, {topic}. No way do I think {prop}(. {Reason}|).
    wit :: Pigs will fly before you read here that I think {prop}.
""")

AGREEING = stock("""
    You have a point about {point}. That's how I see it too(. For my part, {reason}|).
    That's a good reason you give. I'd add another one: {reason}.
    It matters that {theirs}, I think, and you're not alone with it.
    You write that {theirs}. I could have written that myself.
    I see it as you do(, because {reason}|).
    Glad somebody says it. (For me it's that {reason}.|I thought the same.)
    I was about to write just that(. {Reason}, you see|).
    ext :: Exactly! (And besides, {reason}!|Somebody had to say it!)
    int brief :: I agree(. {Reason}|).
    warm :: Thank you for putting it like that. I feel the same(, because {reason}|).
    formal :: I quite agree(, since {reason}|).
    casual :: Yeah, same here(. {Reason}|).
""")
CONTRADICTING = stock("""
    You have a point about {point}, but {reason}, and that weighs more with me.
    I understand that {theirs}. But is that all there is to {title}?
    You write that {theirs}. Fair enough, but {reason}.
    There's more to it than {point}, though.
    I see it differently(, because {reason}|).
    I read that twice, and I still can't agree(. {Reason}|).
    Have you thought of the other side of it? (You see, {reason}.|I have, and it won't leave me alone.)
    ext :: Oh no, there I have to contradict you(! {Reason}|)!
    int brief :: I don't agree(. {Reason}|).
    warm :: I see where you're coming from, but I can't follow you there(, because {reason}|).
    cool blunt :: I think you're wrong(. {Reason}|).
    formal :: With respect, I must differ(, since {reason}|).
    casual :: Nah, can't agree with that one(. {Reason}|).
""")

FOR_SHORT = stock("""
    So yes, I think {prop}.
    All in all I'd say {prop}.
    To my mind {prop}.
    I'd still say {prop}.
""")
AGAINST_SHORT = stock("""
    So no, I don't think {prop}.
    All in all I don't think {prop}.
    I still doubt that {prop}.
    I can't see that {prop}.
""")
UNDECIDED_SHORT = stock("""
    I'm still torn about {title}.
    But I haven't made up my mind about {title}.
    About {title} I couldn't say yet.
""")
