"""Telling what happened and answering it, by what it is about and how it feels."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LEAD = stock("""
    There is something I have to tell you.
    You won't have heard yet.
    Quite a lot has happened here.
    Well, where do I begin?
    Something did happen, yes.
    formal :: There is some news on my side.
    casual :: You won't believe this.
    warm :: I've wanted to tell you for a while.
    int :: There is one thing.
    blunt :: I'll say it straight out.
    ext :: I've been bursting to tell you!
""")

LEAD_BAD = stock("""
    There is something I have to tell you.
    It hasn't been the best of times.
    formal :: I am afraid I have no good news.
    casual :: It's been a rotten time, to be honest.
    int :: There is one thing.
    blunt :: I'll say it straight out.
""")

LEAD_GRAVE = stock("""
    I have to tell you something, and it isn't easy.
    You won't have heard yet. Sit down a moment.
    I don't quite know how to say this.
    formal :: I have very sad news.
    int :: Something has happened.
    blunt :: I'll say it straight out.
""")

LEAD_AFTER = stock("""
    Next to what you've been through it's nothing.
    It seems small now. But since you ask.
    Oh, my own things can wait. Well, if you like.
""")

LEAD_ALSO = stock("""
    On my side, too, there is news.
    As for me, there is something as well.
    I have something to tell you, too.
    And here's what happened to me.
    casual :: My turn.
    int :: There's something on my side as well.
""")

LEAD_MORE = stock("""
    And that wasn't all.
    There was something else.
    One more thing happened.
    And then there's this.
    casual :: Oh, and get this.
""")

REACT = {
    ("bad", "loss"): stock("""
        I'm so sorry(, {you}|). I had no idea.
        Oh(, {you}|). I don't know what to say. I'm sorry.
        formal :: Please accept my condolences(, {you}|).
        warm :: Oh no. Come here. I'm so very sorry.
        int :: I'm sorry. Truly.
    """),
    ("bad", "health"): stock("""
        Oh no, that sounds painful.
        You poor thing. I hope you're being looked after.
        formal :: I am sorry to hear that. One's health is everything.
        casual :: Ouch. That's rotten.
        warm :: Oh(, {you}|), and you never said a word to me!
        care :: That needs patience. Don't rush it.
        worry :: That frightens me. Are you sure you're all right?
    """),
    ("bad", "love"): stock("""
        I'm sorry(, {you}|). That must have been hard.
        Oh, that hurts. I'm sorry.
        warm :: Oh(, {you}|). You deserve so much better.
        blunt :: I never quite saw the two of you together, but I'm sorry.
    """),
    ("bad", ""): stock("""
        I'm sorry to hear that.
        Oh dear. That's not easy.
        That's bad luck.
        formal :: I am very sorry to hear it(, {you}|).
        casual :: Oh no, that's awful.
        warm :: Oh(, {you}|), I wish I'd known.
        calm :: That's hard. But you're still standing.
        blunt :: Well, that's bad.
        worry :: That would have kept me awake for weeks.
        int :: I'm sorry.
    """),
    ("good", "love"): stock("""
        Congratulations(, {you}|)! I'm so happy for you.
        Well, that's the best news in a long time.
        casual :: No! Really? That's brilliant!
        formal :: My warmest congratulations.
        warm :: Oh(, {you}|), how wonderful. You look it, too.
    """),
    ("good", "child"): stock("""
        Congratulations! What a joy.
        Oh, how lovely! No wonder you look tired and happy.
        formal :: My heartfelt congratulations to all of you.
        warm :: Oh(, {you}|)! I could hug you.
    """),
    ("good", ""): stock("""
        That's wonderful(, {you}|)!
        I'm really glad for you.
        Well done(, {you}|).
        formal :: That is excellent news(, {you}|).
        casual :: Nice one!
        warm :: Oh(, {you}|), I'm so proud of you.
        cool :: Good for you.
        ext :: Fantastic! I knew it!
        int :: That's good. I'm glad.
        wit :: And you tell me this as if it were nothing!
        worry :: What a relief, I'd been wondering.
    """),
    ("plain", ""): stock("""
        Did you really?
        Well, well. I'd never have guessed.
        That's news to me.
        Look at that.
        formal :: That is interesting to hear.
        casual :: Huh, no kidding.
        warm :: You have a way of surprising me.
        open :: Now that's a story I want to hear.
        cool :: I see.
        ext :: Really? Go on!
        int :: I see. Hm.
    """),
}

REACT_SMALL = {
    "good": stock("""
        That's nice.
        Good for you.
        I like that.
        formal :: How pleasant.
        casual :: Ha, nice.
        warm :: That sounds just right for you.
        int :: Oh. Nice.
        ext :: Ha, I like it!
        wit :: Somebody had to.
    """),
    "bad": stock("""
        Oh, what a nuisance.
        That's a pity.
        How annoying.
        casual :: Ugh, that's annoying.
        warm :: Oh, that would have spoilt my day, too.
        calm :: Well, it could have been worse.
        wit :: It never rains but it pours.
        formal :: How tiresome for you.
    """),
}

REACT_GRAVE = stock("""
    I'm so sorry(, {you}|). I don't know what to say.
    Oh(, {you}|). That's a heavy blow.
    formal :: I am deeply sorry to hear it(, {you}|).
    casual :: Oh no. No. I'm so sorry.
    warm :: Oh(, {you}|). Come here.
    int :: I'm sorry. Truly.
    worry :: Oh no. That's what one dreads most.
""")

CLOSE_GRAVE = stock("""
    I'm here. Whatever you need, and whenever.
    You needn't be brave with me.
    I'm glad you told me. You don't have to go through it by yourself.
    There's nothing I can say that makes it lighter. But I'm here.
    warm :: You're not alone with this, do you hear?
    formal :: If there is anything at all that I can do, let me know.
    int :: I'll be there. You only have to say.
    ext :: Come to me, day or night. I mean that.
""")

ENOUGH_OF_ME = stock("""
    That does me good. But tell me something else now. How are you?
    Thank you. It helps. And you? I'd like to hear of something else for a moment.
    casual :: Thanks. Really. But talk to me about something else. How are you?
    formal :: You are very kind. But now I should like to hear of you. How are you?
    int :: Thank you. And how are you?
""")

CLOSE_SMALL = {
    "good": stock("""
        Small things keep one going.
        Good that you told me.
        I can see you've enjoyed that.
        casual :: Fair play.
        wit :: I expect a medal was struck.
        formal :: I see. That is good.
        int :: I like that.
    """),
    "bad": stock("""
        Worse things happen.
        It'll sort itself out.
        Well, one can laugh about it some day.
        casual :: Ah well.
        formal :: Such things happen.
        int :: Hm. Yes.
    """),
}


CLOSE = {
    "bad": stock("""
        If there's anything I can do, you only have to say so.
        I don't know how you do it.
        I'm glad you told me.
        That's a lot for one person.
        It'll pass. It always has.
        Let me know if it gets too much.
        I wish I had a better answer than a cup of tea.
        warm :: You don't have to carry that by yourself, you know.
        warm :: I'm on your side, whatever comes.
        formal :: I admire how you bear it.
        formal :: One can only respect that.
        int :: Thanks for telling me.
        int :: I'll think about that.
        blunt :: Some things are just rotten, there's no more to it.
        calm :: Give it time.
        care :: Look after yourself first, the rest can wait.
        ext :: Come round whenever you like, I mean it!
        wit :: The next one is on fate, surely.
    """),
    "good": stock("""
        You've earned it.
        It suits you.
        I'm glad I heard it from you.
        That'll keep you warm for a while.
        One should celebrate that, one day.
        I could do with some of your luck.
        Nobody deserves it more.
        warm :: It makes me happy just to hear you tell it.
        warm :: Your whole face tells it.
        wit :: Remember me when you're famous.
        wit :: And now you'll be unbearable, I suppose.
        formal :: You may be proud of that.
        cool :: Not bad.
        ext :: We ought to drink to that!
        int :: I like it when things go well for you.
        care :: That comes of not giving up.
    """),
    "plain": stock("""
        That sounds like you.
        I can see that.
        Good that you told me.
        I'd have done the same, probably.
        You always have something to tell.
        I wouldn't have thought of that.
        So that's what you've been up to.
        I like to picture that.
        open :: It's always good when things move.
        open :: There's a story in that.
        cool :: Well, why not.
        warm :: I've missed your stories.
        wit :: One can't leave you alone for a minute.
        blunt :: Better you than me.
        formal :: I see. How interesting.
        int :: Hm. I can imagine that.
        ext :: You and your adventures!
    """),
}

LEAD_GOAL = stock("""
    It's about that plan of mine.
    You know what I have in mind.
    You remember what I told you I wanted?
    casual :: You know my big plan, right?
    formal :: You may recall what I have set my mind on.
    int :: It has to do with that wish of mine.
    ext :: You remember my plan, don't you?
""")
