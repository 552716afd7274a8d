"""What one says to news that is bad, and about it; by how much it matters to the one who speaks."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

ON_GRIEVED = stock("""
    Oh no. (That's bad news|I'm sorry to hear that|That's a blow).
    (Really|Is it true)? That's (terrible|dreadful|a shame).
    {Title}. (That's hard|I don't like to think of it|What a blow).
    That's the worst thing I've heard (today|in a while).
    And what will become of (everybody|people)?
    I don't know what to say.
    ext :: No! That's (awful|terrible)!
    ext :: Oh, that can't be!
    int :: Oh. That's a weight on me.
    warm :: Oh, I'm so sorry to hear that.
    warm :: Oh dear. My heart goes out to everybody it touches.
    cool :: Well. That's bad.
    formal :: I am very sorry to hear it.
    casual :: Oh, that's rough.
    worry :: I was afraid of something like that.
    open :: I can hardly picture it. What now?
    care :: Then we'd better think about what's to be done.
    wit :: And I thought the week couldn't get worse.
    calm :: That's bad news. We'll have to bear it.
    blunt :: That's bad.
    That's hard to hear, because {reason}.
""")
ON_STRUCK = stock("""
    Oh. I hadn't heard. That's a pity.
    (Really|Oh, really)? That doesn't sound good.
    {Title}? That's bad news to me.
    I'm sorry to hear it.
    That'll be hard on some.
    Thanks for telling me, even so.
    ext :: No! And I hadn't heard a thing!
    int :: Hm. That's something to think about.
    warm :: Oh, the poor people it touches.
    cool :: That was to be expected, I suppose.
    formal :: I was not aware of that. I am sorry for it.
    casual :: Huh. That's not great.
    worry :: Oh dear. I hope it isn't as bad as it sounds.
    open :: I wonder where that'll lead.
    care :: It's as well to know in time.
    calm :: We'll see what comes of it.
    wit :: It never rains but it pours.
    blunt :: Didn't know that. Not good.
""")
ON_UNTOUCHED = stock("""
    I see. Hard luck on those it touches.
    Ah. Well, such things happen.
    That's a pity for some, I expect.
    {Title}. Ah well.
    I can't say that it touches me much.
    int :: Mm.
    warm :: I'm sorry for those it touches, though it's not much to me.
    cool :: And that concerns me how? Never mind.
    formal :: I see. It is regrettable, no doubt.
    casual :: Okay. Bad luck.
    worry :: I've other things on my mind, to be honest.
    calm :: It'll pass.
    care :: I've enough on my plate as it is.
    blunt :: Not my worry.
""")
VIEW_GRIEVED = stock("""
    I think it's (a bad business|a great pity|hard on everybody).
    I don't like it at all. {Reason}.
    {Reason}, so it hits me hard.
    It keeps me awake, to be honest.
    ext :: I think it's terrible!
    int :: It weighs on me.
    formal :: I deeply regret it.
    casual :: It's rotten, that's what I think.
    open :: I keep asking myself what could come instead.
    cool :: It's bad, and no use pretending.
    care :: We should think about what can be done.
    warm :: I keep thinking of those it touches.
""")
VIEW_STRUCK = stock("""
    It doesn't sound good, I'll say that much.
    It's a pity.
    I'd like to know more, but I don't like what I hear.
    It's a worry. {Reason}.
    ext :: I don't like it one bit!
    int :: I've thought about it. I don't like it.
    formal :: I follow it with some concern.
    casual :: Not great, is it?
    care :: I'm waiting for the particulars.
    warm :: I hope it turns out better than it sounds.
    calm :: It's bad, but I'll see how it turns out.
""")
TELLER_GRIEVED = stock("""
    I can't get it out of my head.
    I think it's a bad business.
    I was so sorry to hear it.
    int :: It weighs on me.
    ext :: I think it's terrible!
    formal :: I must say I deeply regret it.
""")
TELLER_STRUCK = stock("""
    I don't like the sound of it.
    It's a pity, if you ask me.
    I wonder what comes of it.
    I thought you should know.
""")
ON_RECEIVED = stock("""
    yes :: I thought you should know.
    yes :: We'll see what comes of it.
    yes :: That's what I heard, anyway.
    yes :: I know. I didn't like it either.
    yes ext :: I know! I was as shocked as you are!
    yes int :: I thought I should mention it.
    yes warm :: I wish I'd had better news.
    yes cool :: Make of it what you like.
    yes formal :: I thought it right to let you know.
    yes casual :: Yeah. It's rough.
    yes worry :: I hope it was right to tell you.
    yes care :: If I learn more, I'll let you know.
    yes calm :: There's no more to it than that.
    yes blunt :: That's all I know.
""")
"""For news taken as new; what is said to doubt and to those who knew does not turn on whether it is good."""
