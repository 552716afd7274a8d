"""Coming back to what was told in earlier sessions, and answering it."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

RECALL_GOAL = stock("""
    {Lately}, you wanted to {goal}. How far have you got?
    I remember you wanted to {goal}. Has anything come of it?
    You told me {ago} that you wanted to {goal}. Well?
    I've wondered now and then: did you ever manage to {goal}?
    formal :: You mentioned {ago} that you wished to {goal}. May I ask how it goes?
    casual :: So, did you {goal} yet?
    warm :: I've kept my fingers crossed for you. You wanted to {goal}, didn't you?
""")

RECALL_NEWS = {
    "bad": stock("""
        {Ago} you told me that {event}. How is it now?
        I've thought of you often. You told me that {event}. Are you over it?
        {Lately}, you said that {event}. Has it got any better?
        formal :: You told me {ago} that {event}. I hope that is behind you?
        casual :: And that thing you told me, that {event}? All right again?
        warm :: I couldn't forget it, what you told me: that {event}. How are you with it today?
    """),
    "grave": stock("""
        I've thought of you so often since you told me that {event}. How are you now?
        Before anything else: you told me that {event}. How are you getting on?
        I couldn't forget it, what you told me: that {event}. How are you bearing up?
        formal :: You told me {ago} that {event}. I have thought of you. May I ask how you are?
        casual :: You told me that {event}. How are you doing, honestly?
        int :: You told me that {event}. How is it for you now?
    """),
    "good": stock("""
        {Ago} you told me that {event}. Is it still as good as it was then?
        You were so pleased when you told me that {event}. What has become of it?
        {Lately}, you'd just told me that {event}. How did it go on?
        formal :: You told me {ago} that {event}. I trust it has gone on well?
        casual :: And, still happy? You told me that {event}.
    """),
    "plain": stock("""
        {Ago} you told me that {event}. How did that go on?
        {Lately}, you told me that {event}. What has become of it?
        I still remember how you told me that {event}. And now?
        formal :: You told me {ago} that {event}. What has come of it?
        casual :: Hey, you told me that {event}. What became of that?
    """),
}

RECALL_LIKE = stock("""
    I had to think of you the other day, because of {like}. You still like that, don't you?
    Somebody was talking about {like}, and I thought of you at once. You told me about it.
    You once told me that you like {like}. Do you still find the time for it?
    formal :: You told me {ago} how fond you are of {like}. Is that still so?
    casual :: Still into {like}?
    warm :: Whenever I come across {like} I think of you.
""")

RECALL_FACT = stock("""
    I've never forgotten what you told me {ago}. {Fact}
    What was it you told me {ago}? {Fact} I've often thought about that.
    I still remember what you said {ago}. {Fact}
    formal :: If I remember rightly, you told me something {ago}. {Fact}
    casual :: I still think of what you told me. {Fact}
""")

UPDATED_BY = stock("""
    You remembered! Well, there is news:
    Funny that you should ask.
    Good that you ask.
    formal :: How kind of you to remember.
    casual :: Ha, you remembered.
    warm :: You remembered that?
""")

GOAL_OPEN = stock("""
    Not yet. But I haven't given up.
    I'm still at it. It takes longer than I thought.
    It's slow. Two steps forward, one step back.
    formal :: I regret to say that I am no further.
    casual :: Don't ask. Nothing yet.
    worry :: I'm beginning to doubt that it will ever come to anything.
    calm :: It will come when it comes.
    care :: I've a list, and I'm working through it.
    ext :: Not yet, but watch me!
    loose :: I keep putting it off, you know me.
""")

BETTER = {
    "hours": {
        "low": stock("""
            I've only just told you. Give me time.
            Still the same. It's only been {gap}.
        """),
    },
    "days": {
        "low": stock("""
            It's still rather fresh, to be honest.
            Not much better yet.
        """),
        "mixed": stock("""
            A little better than then. But it's only been {gap}.
            It comes and goes.
        """),
    },
    "weeks": {
        "good": stock("""
            It's getting better, bit by bit.
            Better than it was, (thank you|thanks) for asking.
        """),
        "mixed": stock("""
            It's getting there, slowly. Some days are better than others.
            Half and half, I'd say.
        """),
    },
    "months": {
        "good": stock("""
            Much better, thanks. I hardly think of it any more.
            That's behind me, mostly. It was kind of you to ask.
        """),
        "mixed": stock("""
            Better. But now and then it comes back to me.
            Mostly all right. Not quite, but mostly.
        """),
    },
    "years": {
        "good": stock("""
            Oh, that. It feels like another life.
            That was long ago. You've a better memory than me.
            I've made my peace with it.
        """),
    },
}

BEARING_UP = {
    "hours": {"low": stock("""
        I can't take it in yet.
        I don't know. It's only been {gap}.
    """)},
    "days": {"low": stock("""
        It hasn't sunk in yet, to be honest.
        I don't sleep much. But it's good that you ask.
    """)},
    "weeks": {
        "low": stock("""
            It's hard. The evenings most of all.
            I won't pretend. It's hard.
        """),
        "mixed": stock("""
            Some days I manage. Some days I don't.
            It helps to be asked. Most people don't dare.
        """),
    },
    "months": {
        "mixed": stock("""
            I've learnt to live with it. That's all one can say.
            Better by day than by night.
        """),
        "low": stock("""
            It's harder than I thought, even now.
            I still can't quite believe it.
        """),
    },
    "years": {
        "mixed": stock("""
            It doesn't go away. But one grows round it.
            I think of it every day. It only hurts on some of them.
        """),
        "good": stock("""
            I can look back on it quietly now. Thank you for asking.
            I've found my feet again. It took its time.
        """),
    },
}  # fmt: skip

STILL_GOOD = {
    "good": stock("""
        It is. I've not regretted it for a day.
        Better than I'd hoped, in fact.
        casual :: Still good, yes.
        warm :: Yes. And I still remember how you were pleased for me.
    """),
    "mixed": stock("""
        Yes and no. The shine has worn off a little, as it does.
        It has become quite ordinary by now. But I don't complain.
    """),
}

WENT_ON = {
    "mixed": stock("""
        Not much more has come of it, really.
        It went on quietly. There's not much to tell.
        I've got used to it, that's the truth.
        casual :: Oh, that. All quiet.
    """),
}

LIKE_STILL = {
    "good": stock("""
        Oh yes. That won't change.
        Still, yes. Whenever I find an hour.
        More than ever.
        You remembered that! Yes, I do.
        casual :: You know me.
    """),
    "mixed": stock("""
        I do, only I get to it so rarely now.
        When there's time, which is hardly ever.
    """),
}

FACT_KEPT = {
    "good": stock("""
        Did I tell you that? I must have trusted you.
        You've a good memory.
        Yes, that's still true.
        warm :: It's nice to be remembered like that.
    """),
}

REMARK_GOAL = stock("""
    You'll get there.
    Keep at it, that's all I can say.
    I believe it when you say it.
    warm :: I know you can do it(, {you}|).
    blunt :: Then stop waiting and do it.
    care :: One step at a time.
    calm :: There's no hurry.
    wit :: I'll bring the bunting when you do.
""")

REMARKS = {
    "good": stock("""
        I'm glad to hear it.
        That puts my mind at rest.
        Good. It had been on my mind.
        warm :: That does me good to hear.
        casual :: Good stuff.
        cool :: Right.
        formal :: I am relieved to hear that.
    """),
    "mixed": stock("""
        That's how it goes.
        Well, that's something.
        I see. Thank you for being honest.
        warm :: It can't always be sunshine.
        casual :: Fair enough.
        wit :: That's life, they tell me.
        formal :: One cannot have everything, I suppose.
        int :: Hm. I see.
    """),
    "low": stock("""
        I'm sorry it's still like that.
        That takes time, I suppose.
        I wish it were easier for you.
        warm :: Then I'm glad we're sitting here.
        formal :: I am sorry to hear it.
        casual :: That's rough. I'm sorry.
        int :: I'm sorry.
    """),
}

REMARK_KEPT = stock("""
    Such things stay with me.
    I don't forget what people tell me.
    I like knowing that about you.
    casual :: Thought so.
    formal :: I have not forgotten it.
""")

ABSENT = stock("""
    I wasn't there, so I can't tell you.
    I couldn't say, I wasn't there for that.
    You'd have to ask somebody who was there. I wasn't.
    formal :: I am afraid that I was not present, so I cannot say.
    casual :: No idea, I wasn't there.
""")

HEARSAY = stock("""
    I wasn't there, but {hearsay}
    I only know it by hearsay: {hearsay}
    formal :: I was not present, but {hearsay}
    casual :: Wasn't there, but {hearsay}
    int :: I wasn't there. But {hearsay}
""")

FORGOTTEN = stock("""
    I was there, but I'm afraid I don't remember.
    It has slipped my mind, I'm sorry.
    formal :: I regret that I no longer recall it.
    casual :: I honestly can't remember.
""")

NEVER_HEARD = stock("""
    I don't know anything about that.
    Nobody has told me about that.
    formal :: I have never heard of it.
    casual :: That's news to me.
""")

I_REMEMBER = stock("""
    Yes, I remember.
    I do remember.
    Of course I remember.
    formal :: I remember it well.
    casual :: Sure I do.
""")

ACKNOWLEDGED = stock("""
    So you do remember.
    Exactly that.
    You've kept it all in mind.
    warm :: I'm touched that you remember.
""")

NOTED = stock("""
    I see. Thank you for telling me.
    So that's how it was.
    Ah. I'd wondered.
    casual :: Ah, right.
    formal :: I see. That is good to know.
""")

NOT_KNOWN = stock("""
    No matter, I only wondered.
    Never mind.
    Then I'll ask somebody else.
    casual :: No worries.
""")

GOSSIP = stock("""
    I talked with {third}, by the way: {told}.
    Have you heard about {third}? {Told}, as I was told.
    {Third} told me something: {told}.
    casual :: Did you know? {Told}. {Third}, I mean.
""")

GOSSIP_BACK = stock("""
    I hadn't heard that. Give {third} my best.
    Really? {Third} never tells me anything.
    That's news to me.
    casual :: {Third}? Well, well.
    int :: Oh. I didn't know.
""")
