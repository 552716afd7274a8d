"""What people look up, agree on and get done in a session: documents, topics, common ground and tasks."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

GROUND = stock("""
    You know how it is: {ground}
    As we both know, {groundinside}
    I don't need to tell you. {Ground}
    I was thinking of it on the way here. {Ground}
    formal :: As we are both aware, {groundinside}
    casual :: I mean, {groundinside}
""")

GROUND_BACK = stock("""
    Yes. I was going to say the same.
    True. And nobody talks about it.
    That's so. How do you cope with it?
    I know. It's on my mind, too.
    wit :: You had to remind me.
    worry :: Don't remind me.
    calm :: It is as it is.
""")

GROUND_ON = stock("""
    One gets used to it.
    We'll make the best of it.
    At least I'm not the only one.
    warm :: It's easier when there are two of us.
""")

TOPIC = stock("""
    I wanted to talk with you about {topic}.
    There's something I'd like your view on: {topic}.
    What do you say about {topic}?
    formal :: I should like to speak with you about {topic}.
    casual :: So, {topic}. What do you reckon?
    blunt :: Let's get to it: {topic}.
""")

TOPIC_SIDE = stock("""
    And above all: {subtopic}.
    What I mean is {subtopic}.
    I keep coming back to {subtopic}.
""")

TOPIC_VIEW = {
    "like": stock("""
        You've asked the right person. It goes with {like}, and I like that.
        I think of {like} at once. So I'm all for it.
    """),
    "value": stock("""
        For me, it comes down to {value}.
        I'd look at it from one side: is there {value} in it?
    """),
    "work": stock("""
        As {work}, I see it every day, more or less.
        From my work as {work} I'd say that it's less simple than it sounds.
    """),
    "": stock("""
        I've no settled view. I can see both sides.
        I've thought about it more than I'd admit.
        It depends on who you ask. What do you think?
        open :: I'd look at it from the other end first.
        care :: One ought to know the facts before one talks.
        blunt :: There's too much talk about it, if you ask me.
        worry :: It makes me uneasy, to be honest.
        wit :: My view changes with the weather.
    """),
}

TOLD_FROM = stock("""
    I read something about that. {Span}
    Do you know what it says in {source}? {Span}
    I looked it up in {source}. {Span}
    {Span} It says so in {source}.
    formal :: According to {source}, {spaninside}
    casual :: Get this. {Span}
""")

TOLD_MORE = stock("""
    It goes on like this: {spaninside}
    And then it says: {spaninside}
    Yes. {Span}
    There's more. {Span}
""")

DOC_BACK = stock("""
    I didn't know that. What else does it say?
    Really? Does it say more?
    Where does that come from? And how does it go on?
    open :: Now you've made me curious. Go on.
    cool :: If it says so. And?
    warm :: You always know such things. Tell me more.
""")

DOC_ON = stock("""
    One never stops learning.
    I'll remember that.
    I'd have guessed otherwise.
    wit :: I'll pretend I always knew.
    care :: I'll look that up myself.
""")

DOC_LINK = {
    "like": stock("""
        That's something for me, with {like}.
        You know that I like {like}. So you've got me there.
    """),
    "goal": stock("""
        I can use that. I want to {goal}, as you know.
    """),
}

DOC_ASK = stock("""
    Do you know anything about {about}?
    You've read up on it, haven't you? What about {about}?
    What do you know about {about}?
    formal :: May I ask what you know about {about}?
""")

ERRAND = stock("""
    But let's get to it: we're here to {goal}.
    Shall we begin? We wanted to {goal}.
    Now then. We still have to {goal}.
    formal :: Perhaps we should turn to the matter at hand: we are here to {goal}.
    casual :: Right, to business. We have to {goal}.
    blunt :: Enough chat. We have to {goal}.
""")

ERRAND_BACK = stock("""
    Yes, let's. Where do we start?
    Good. What comes first?
    I'm ready. What's the plan?
    formal :: By all means. What do you propose?
    casual :: Let's do it. What's first?
""")

STEP = {
    "first": stock("""
        First, we have to {errandstep}.
        I'd begin with the most important: we have to {errandstep}.
        Let's start small. We have to {errandstep}.
    """),
    "next": stock("""
        Then we have to {errandstep}.
        Next, we have to {errandstep}.
        After that, we have to {errandstep}.
        And we mustn't forget to {errandstep}.
    """),
}

STEP_TAKEN = stock("""
    I can do that.
    Leave that to me.
    Good. I'll take care of it.
    You do it, if you like. You're better at such things.
    Let's do that together.
    care :: I'll put it on my list for tomorrow.
    ext :: I know somebody who can help with that!
""")

ERRAND_DONE = stock("""
    Then that's settled. That went quicker than I thought.
    That's everything, I think. Well done, both of us.
    So we know what to do. Good.
    formal :: Then we are agreed.
    casual :: Sorted.
""")

ERRAND_PLAIN = stock("""
    I'd say each of us does a part, and we meet again over it.
    Let's write down who does what.
    I'll make a start, and you tell me what you think.
""")

NEXT_STEP = stock("""
    What else?
    And what comes next?
    Is there more?
""")

DOC_END = stock("""
    That's all I know about it.
    More than that I don't know. One would have to look it up.
    There it ends, as far as I remember.
""")
