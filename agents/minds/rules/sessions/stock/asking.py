"""Getting to know each other better: questions about oneself, answers, what the other makes of them."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LINK = stock("""
    By the way:
    Tell me,
    What I've been meaning to ask:
    Something else:
    While I think of it:
    formal :: If I may ask:
    casual :: Oh, and:
    int :: Say,
""")

ASK = {
    "like": stock("""
        what do you do when nobody wants anything from you?
        what could you talk about for hours?
        what gives you joy these days?
        is there something you never tire of?
        what would I find you doing on a free day?
    """),
    "goal": stock("""
        is there something you'd still like to do?
        what are you working towards?
        what would you do if you had a year to yourself?
        what do you hope the next years will bring?
    """),
    "work": stock("""
        what do you actually do all day?
        what is your work like?
        do you like what you do for a living?
    """),
    "value": stock("""
        what matters most to you, when all is said and done?
        what couldn't you do without in people?
        what would you never give up?
    """),
    "fact": stock("""
        what should I know about you that I don't?
        what's a thing hardly anybody knows about you?
        where did it all begin with you?
    """),
}

ANSWER = {
    "like": stock("""
        {Like}. I could spend days on it.
        That's easy: {like}.
        If you ask me like that: {like}.
        {Like}, always has been.
        I'm happiest with {like}.
        formal :: I have a weakness for {like}.
        casual :: {Like}, hands down.
        int :: {Like}, mostly. I don't talk about it much.
        ext :: {Like}! Don't get me started!
        warm :: {Like}. I wish I could show you.
    """),
    "goal": stock("""
        I want to {goal}. I've wanted it for a long time.
        One day I'd like to {goal}.
        Don't laugh: I want to {goal}.
        What I really want is to {goal}.
        formal :: It is my wish to {goal}.
        casual :: I'd love to {goal}, one of these days.
        int :: I'd like to {goal}. I've not told many people.
        ext :: I'm going to {goal}, you'll see!
        worry :: I want to {goal}, if I ever dare to.
        care :: I want to {goal}. I even have a plan for it.
    """),
    "work": stock("""
        I'm {work}. It has its days, but I wouldn't do anything else.
        I work as {work}. You see all kinds of things.
        I'm {work}. It's more than it sounds.
        formal :: I am {work} by profession, and I have never regretted it.
        casual :: I'm {work}. Pays the rent, and I even like it.
        int :: I'm {work}. It suits me.
        ext :: I'm {work}, and I've stories for ten evenings!
    """),
    "value": stock("""
        {Value}. Without it, the rest isn't worth much.
        For me it's {value}.
        I'd say {value}. I learnt that late.
        formal :: {Value}, above all.
        blunt :: {Value}. I've no time for people who lack it.
        warm :: {Value}. You have it, I think.
    """),
    "fact": stock("""
        {Fact} There, now you know.
        Well. {Fact}
        I don't often tell this. {Fact}
        {Fact} Most people don't know that.
        ext :: Oh, I could tell you things! {Fact}
        int :: Hm. {Fact}
    """),
}

NOTHING = stock("""
    I'd have to think about that.
    You ask things. I couldn't say.
    Nothing that comes to mind, honestly.
    casual :: No idea, to be honest.
""")

SHARE = {
    "like": stock("""
        I've been at it again, you know: {like}. It does me good.
        These days I think a lot about {like}.
        Do you know what I've grown fond of? {Like}.
        If I have an hour to myself, it goes into {like}.
        casual :: I'm hooked on {like} at the moment.
    """),
    "goal": stock("""
        There's something I keep thinking about. I want to {goal}.
        I haven't told you yet: I want to {goal}.
        Can I tell you something? One day I want to {goal}.
        casual :: I've got this idea. I want to {goal}.
    """),
    "value": stock("""
        The older I get, the more I think it's about {value}.
        I notice again and again how much {value} means to me.
    """),
    "fact": stock("""
        Did I ever tell you? {Fact}
        There's a thing you don't know about me. {Fact}
    """),
}


MINE_TOO = stock("""
    No! {Shared}, that's my thing, too.
    You as well? I'm very fond of {shared} myself.
    Then we have that in common. I like {shared}, too.
    casual :: Seriously? Same here, with {shared}!
""")

NOT_MINE = stock("""
    I'd never have the patience for that. But I like hearing you talk about it.
    To be honest, {disliked} was never for me. But it suits you.
""")

MADE_OF_IT = {
    "like": stock("""
        That suits you.
        You light up when you talk about it.
        I can picture you at it.
        One should have something like that.
        open :: You make me want to try it myself.
        cool :: Each to their own.
        warm :: I love how you talk about it.
        formal :: A worthy pastime.
        wit :: And I thought I was the odd one.
    """),
    "goal": stock("""
        I think you should do it.
        That's a good thing to want.
        I can see you doing that.
        blunt :: Then stop talking and begin.
        warm :: If anybody can do it, it's you.
        cool :: Well, we'll see.
        worry :: That's brave. I don't know if I'd dare.
        formal :: I wish you every success with it.
        care :: Make a plan and keep to it, then it'll work.
    """),
    "work": stock("""
        I couldn't do it, I think.
        Then you know things about people that I don't.
        That explains a few things about you.
        warm :: They're lucky to have you.
        cool :: Somebody has to do it.
        open :: I'd like to look over your shoulder for a day.
    """),
    "value": stock("""
        There's something in that.
        I'd sign that.
        You live by it, too. I've noticed.
        cool :: In an ideal world, yes.
        open :: I never looked at it like that.
    """),
    "fact": stock("""
        I'd never have guessed.
        You're full of surprises.
        That changes how I see you. In a good way.
        wit :: And you look so harmless.
        warm :: Thank you for telling me that.
    """),
}

AND_ME = {
    "like": stock("""
        With me it's {like}.
        For me, it would be {like}.
        I'm like that with {like}.
    """),
    "goal": stock("""
        I want to {goal}, but that's another story.
        My own wish is to {goal}.
    """),
    "work": stock("""
        I'm {work}, so I see it from another side.
        As {work}, I can only nod.
    """),
    "value": stock("""
        For me, it's {value}.
        I'd put {value} first, I think.
    """),
    "fact": stock("""
        I can match that. {Fact}
        Then I'll tell you one, too. {Fact}
    """),
}

HEARD = stock("""
    I see.
    That's something.
    Good to know.
    wit :: I'd have bet on that.
    warm :: That sounds just like you.
    formal :: Very well.
    casual :: Ha. Fair enough.
    cool :: Right.
""")
