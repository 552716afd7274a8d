"""What one says to what was just answered or told, before going on."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import Stock, stock

GLAD_WELL = stock("""
    (I'm glad|Good|Glad) to hear (it|that).
    That's good(| to hear).
    Good.
    I'm glad.
    So you should be.
    It shows.
    ext :: Wonderful!
    ext :: That's what I like to hear!
    warm :: That makes me happy.
    warm :: I'm so glad. You deserve it.
    cool :: Good for you.
    cool :: Right. Good.
    formal :: I am pleased to hear it.
    casual :: Nice.
    casual :: Good stuff.
    worry :: Oh good, that's one worry less.
    wit :: Don't let it get about.
    int brief :: Good.
    down :: I wish I could say the same.
    open :: I like that.
""")

SORRY_LOW = stock("""
    I'm sorry to hear (it|that).
    Oh, I'm sorry.
    That's no good.
    There are days like that.
    I know the feeling.
    It'll pass, I hope.
    ext :: Oh no! We can't have that!
    ext :: Come on, chin up!
    warm :: Oh, you poor thing.
    warm :: I'm sorry. I'm here if you want to talk.
    warm :: Be kind to yourself today.
    cool :: Well, it happens.
    cool :: Don't we all have days like that.
    formal :: I am truly sorry to hear it.
    casual :: Ugh, sorry.
    worry :: Oh dear. That worries me now.
    calm :: It'll look different tomorrow.
    care :: One thing at a time, that's what helps me.
    wit :: And then I turn up as well.
    blunt :: That's bad.
    open :: Sometimes it has to be grey for a while.
""")

SO_SO = stock("""
    That's (something|the main thing).
    I know what you mean.
    (Well,|Well then,) that'll do.
    It could be worse.
    There are days like that.
    I know that one.
    ext :: We'll have to cheer you up, then!
    warm :: I hope it turns into a good {day} yet.
    cool :: Well.
    formal :: One must be content with that.
    casual :: Fair enough.
    wit :: High praise.
    calm :: That's not the worst place to be.
    worry :: I'm much the same, to be honest.
    int :: Mm. I understand.
""")

ON_ACTIVITY = stock("""
    {It}, (is it|I see|well, well).
    Ah, {it}.
    {It}. (Somebody has to|It's as good as anything|I can think of worse).
    (Then I|I) won't keep you from it long.
    So that's what it is. {It}.
    That's a good way to spend the {day}.
    There's something to be said for {it}.
    ext :: {It}! (Good for you|I like that)!
    int :: {It}. (That sounds peaceful|I can understand that).
    warm :: You're good, keeping at it like that.
    cool :: {It}. Rather you than me.
    formal :: A sensible occupation.
    casual :: {It}, nice.
    open :: I like to think there's an art to {it}.
    care :: {It}. Good to have that out of the way.
    wit :: {It}. The glamour of it.
    worry :: I ought to be {it} too, I suppose.
    loose :: {It}! I'd be asleep by now.
""")

ON_PLAN = stock("""
    {It}, (right|I see|good).
    Ah, {it}.
    {It}, so (you'll be busy|that's your day).
    That'll (keep you busy|fill the time).
    (Then I|I) mustn't hold you up.
    Well, enjoy {it}.
    {It} sounds (good|all right|like a plan).
    ext :: {It}! (Lovely|Have fun)!
    int :: {It}. That sounds good to me.
    warm :: Have a good time {it}.
    warm :: I hope it all goes well for you.
    cool :: {It}. Well, if that's what you want.
    formal :: I wish you joy of {it}.
    casual :: {It}, nice one.
    open :: {It}. I'd like to know how that is.
    care :: Good to know what's coming.
    wit :: {It}. Try to contain yourself.
    worry :: {It}. I do hope nothing comes between.
""")

ON_EVENT_PLAN = stock("""
    Ah, {it}. I (know|heard) about that.
    {It}, of course.
    So you'll be at {it}.
""")

ON_NO_PLAN = stock("""
    (That's|There's) freedom (for you|of a kind).
    Lucky you.
    There's nothing wrong with that.
    Sometimes that's the best plan.
    ext :: Then come and find me if you get bored!
    int :: That sounds like heaven.
    warm :: You've earned a rest.
    cool :: It must be nice.
    formal :: An enviable state.
    casual :: Sounds good to me.
    care :: I'd go mad. But each to their own.
    worry :: I'd start worrying what I'd forgotten.
    wit :: Somebody has to do nothing.
    open :: The best days begin like that.
""")

ON_WORK = stock("""
    {Trade}! (I'd never have guessed|That fits you|Well).
    So you're {trade}.
    {Trade}. (That's a proper trade|There's always use for that|I see).
    Ah, {trade}. (I see|I've always wondered about that).
    {Trade}, (is that so|really|well, well).
    ext :: {Trade}! How interesting!
    int :: {Trade}. (I can picture that|I like that).
    warm :: I can see that. You've the right way about you.
    cool :: {Trade}. I see.
    formal :: A respectable profession.
    casual :: {Trade}, cool.
    open :: I've always wondered what goes on in the head of {trade}.
    care :: {Trade}. One has to be exact there, I expect.
    wit :: {Trade}. I'll watch what I say.
    blunt :: {Trade}. All right.
""")

ON_SAME_WORK = stock("""
    {Trade}? So am I!
    Then we're in the same line, you and I.
    {Trade}! I could have known; me too.
    You too? I'm {trade} as well.
""")

ON_LIKE = stock("""
    {It}, (is it|really|well).
    Ah, {it}.
    {It}. (I can see that|I wouldn't have guessed|I can understand that).
    (I've|I have) never given much thought to {it}.
    {It}! You're full of surprises.
    {It}. There are worse things to be fond of.
    Then I know what to ask you about.
    I'll remember that: {it}.
    ext :: {It}! (I love that you love that|Brilliant|How wonderful)!
    ext :: {It}! Now you've made me curious.
    int :: {It}. (That's a quiet sort of joy|I like that|Yes, I see).
    warm :: {It}. That suits you.
    warm :: Your whole face changes when you talk about {it}.
    cool :: {It}. Each to their own.
    cool :: {It}. I can't say I see the point.
    formal :: {It}. A fine thing to be fond of.
    casual :: {It}, nice.
    open :: {It}. I'd love to see that through your eyes.
    closed :: {It}. Not for me, but there you are.
    care :: {It}. It's good to have something of one's own.
    worry :: {It}. I wish I had something like that to calm me.
    wit :: {It}. I won't tell anybody.
""")

ON_SHARED_LIKE = stock("""
    {It}? Me too!
    {It}! We have that in common.
    You too? I'm very fond of {it} myself.
    So do I. I thought I was the only one.
    {It}, yes! (Then you know how it is|At last, somebody who understands).
    int :: {It}. I like that too, as it happens.
    ext :: No! {It}? Me too, I love it!
    warm :: Then we have something to share. I love {it} too.
    cool :: {It}. So do I, for once we agree.
    formal :: I share that taste, I must say.
""")

ON_OPPOSED_LIKE = stock("""
    {It}? I can't say I care for {shared}.
    Really? I can't stand {shared}, to be honest.
    There we differ. I get nothing out of {shared}.
    warm :: Do you? I never got on with {shared}, but I like hearing about it from you.
    cool :: {It}? I can't abide that.
    formal :: There our tastes differ, I am afraid.
    wit :: {It}? And I thought we'd be friends.
    int :: Oh. It's not really for me, {shared}.
""")

ON_DISLIKE = stock("""
    {It}, (I see|is that so|right).
    I can understand that.
    I'll keep {it} away from you, then.
    warm :: I'll remember that, so I don't tread on your toes.
    cool :: {It}? There's worse.
    wit :: {It}. Noted, and kept for a rainy day.
    calm :: One needn't like everything.
    ext :: {It}! Oh, I know!
    int :: Mm. I see that.
    {It} can be trying.
""")

ON_SHARED_DISLIKE = stock("""
    {It}! I can't stand that either.
    There we agree. I've no time for {it} either.
    Me neither. I could go mad over {it}.
""")

ON_GOAL = stock("""
    {You_want}? (That's something|Good|Well).
    To {it}. (I like that|That's not nothing|Well, why not).
    So you want to {it}.
    That's (a good thing to want|worth wanting).
    I hope you get to {it}.
    I didn't know that about you.
    ext :: You'll do it! (I can tell|I'm sure of it)!
    ext :: To {it}! Oh, do!
    int :: That's a good thought, to {it}.
    warm :: I'd be so happy for you.
    warm :: If anybody should {it}, it's you.
    cool :: People say that sort of thing. Well, we'll see.
    cool :: To {it}? That's easily said.
    formal :: A worthy aim, if I may say so.
    casual :: To {it}, nice.
    open :: To {it}. I can see it already.
    closed :: It's not what I'd want. But it's your life.
    care :: Then you'll need a plan.
    worry :: I'd be scared to, I think. To {it}.
    calm :: It'll come, if it's meant to.
    wit :: To {it}! Well, somebody has to dream big.
""")

ON_SHARED_GOAL = stock("""
    You too? I want to {it} as well!
    To {it}! That's what I want too.
    Then there are two of us.
""")

ON_FACT = stock("""
    I didn't know that.
    Is that so?
    Well, I never knew.
    That explains a thing or two.
    I'd never have guessed.
    ext :: Really! (I had no idea|Fancy that)!
    int :: Hm. I wouldn't have thought it.
    warm :: Thank you for telling me that.
    cool :: I see.
    formal :: I was not aware of that.
    casual :: Huh, didn't know that.
    open :: I like it when people turn out to have stories.
    care :: I'll remember that.
    wit :: And you look so respectable.
    worry :: Really? I hope it's a good memory.
    calm :: Everybody comes from somewhere.
    blunt :: I didn't expect that.
""")

ON_ORIGIN = stock("""
    {It}! I'd never have guessed.
    Ah, {it}.
    From {it}. (Well, well|I see|Is that so).
    warm :: {It}. I'd miss it, I think, if I were you.
    ext :: {It}! How about that!
    cool :: {It}. Well, everybody's from somewhere.
    open :: {It}. I like how that sounds.
    int :: {It}. I see.
""")

ON_VALUE = stock("""
    {It}. (I can respect that|There's something in that|I wish more people thought so).
    That's a good answer.
    {It}, yes. (One forgets that|It's rarer than it should be).
    warm :: {It}. I can tell, with you.
    cool :: {It}. People say that.
    open :: {It}. I'll have to turn that over in my mind.
    blunt :: {It}. Fair.
    int :: {It}. Yes.
    ext :: {It}! Hear, hear!
    wit :: {It}, before breakfast too.
""")

ON_SHARED_VALUE = stock("""
    {It}. That's just what I'd have said.
    {It}, yes. We agree there.
""")

ON_DAY = stock("""
    So that's how it went.
    (That sounds like|There's) a day for you.
    (Days|Some days) are like that.
    ext :: Well, it's not over yet!
    int :: That sounds familiar.
    warm :: I hope the rest is kind to you.
    cool :: I see.
    casual :: Fair enough.
    wit cool :: Riveting.
    calm :: Every day ends, that's the good thing.
    formal :: I trust the rest of it will be pleasant.
    worry :: Let's hope the rest goes well.
""")

ON_SEEN = stock("""
    (Ah, good|Good), then I (know|needn't worry).
    (Ah|Oh), so that's where {who} was.
    (Thanks|Thank you), that's good to know.
    That's {who} (all over|for you).
    {Who} keeps busy, then.
    ext :: Oh, I wish I'd been there!
    cool :: I see. I only wondered.
    worry :: Good. One does wonder.
    int :: Ah. Thank you.
""")

ON_NOT_SEEN = stock("""
    (Never mind|No matter). I only wondered.
    Well, {who} will turn up.
    I'm sure {who}'s about somewhere.
    worry :: I hope it's nothing.
    cool :: Never mind, then.
    ext :: Then I'll find {who} myself!
    int :: It's not important.
    warm :: If you do see {who}, say hello from me.
""")

ON_NO_NEWS = stock("""
    No news is good news(, they say|).
    (Well,|Then) that's that.
    I'm no better informed, as you see.
    ext :: What a pity! I live on news.
    ext :: Nothing? I'll have to ask somebody else, then!
    ext :: Oh well! Then let's talk about us!
    ext :: Not a word? It's too quiet around here!
    int :: I don't mind. Quiet is fine.
    calm :: Good. Let it stay quiet.
    worry :: That's a relief.
    cool :: I thought as much.
    wit :: We'll have to make some, then.
    formal :: Then we are equally in the dark.
    casual :: Same here.
""")

ON_SHORT = stock("""
    I see.
    (I understand|I see what you mean).
    That makes sense.
    I can imagine.
    Yes, I know that feeling.
    Fair enough.
    I hadn't thought of it like that.
    There's something in that.
    That's how it is, sometimes.
    ext :: Ha, yes!
    ext :: Oh, I know!
    ext :: You put that so well!
    int :: Mm.
    int :: Yes. I think I know what you mean.
    warm :: I like how you put that.
    warm :: Thank you for saying so openly.
    cool :: If you say so.
    cool :: Hm. I'm not so sure.
    formal :: Quite so.
    formal :: I take your point.
    casual :: Right, right.
    casual :: Got it.
    worry :: I'd worry about that, but that's me.
    calm :: That's as it should be.
    open :: That's a thought to take home.
    closed :: Well, I'll leave that to you.
    care :: That's good to know.
    wit :: I'll have that framed.
    blunt :: Right.
    long :: I'll have to think about that; I'm not sure I'd have put it that way.
""")

ON_SINCE = stock("""
    (Well,|I see.) I was only wondering.
    It takes the time it takes.
    Let me know if that changes.
    cool :: I thought so.
    warm :: I'll ask again, if I may.
    ext :: I'll keep asking!
    int :: I only wondered.
""")

ON_STATEMENT = stock("""
    I see.
    Is that so?
    I didn't know that.
    Well, well.
    (That's|Now that's) something to think about.
    You don't say.
    That's interesting.
    ext :: Really!
    ext :: No! Go on!
    int :: Hm.
    warm :: I'm glad you tell me that.
    cool :: So be it.
    formal :: Indeed.
    casual :: Oh, right.
    worry :: I hope that's a good thing.
    calm :: Well, that's how it goes.
    open :: Now that makes me think.
    closed :: I'll take your word for it.
    care :: I'll bear that in mind.
    wit :: You do surprise me.
    blunt :: All right.
""")

WELCOME = stock("""
    (You're welcome|Don't mention it|Not at all|Any time).
    (It's|That's) nothing.
    Gladly.
    warm :: It's a pleasure, honestly.
    ext :: Any time! I mean it!
    int :: It's all right.
    cool :: Fine.
    formal :: The pleasure is mine.
    casual :: No problem.
    wit :: I'll send you the bill.
""")

ON_SUGGESTION_YES = stock("""
    Why not?
    Good idea.
    Yes, let's.
    I'd like that.
    ext :: Yes! Let's!
    int :: All right. If it's not too loud.
    warm :: With you? Gladly.
    formal :: With pleasure.
    casual :: Sure.
""")

ON_SUGGESTION_NO = stock("""
    I'd rather not(, if you don't mind|).
    Not today, I think.
    Perhaps another time.
    cool :: No, thanks.
    warm :: It's a kind thought, but not today.
    worry :: I don't think I'm up to it.
    formal :: I must decline, I am afraid.
""")

ON_COMPLAINT = stock("""
    We see that differently.
    You may be right.
    warm :: I'm sorry you see it like that.
    cool :: That's your opinion.
    calm :: Let's leave it there.
    blunt :: I don't agree.
    int :: Perhaps.
    ext :: Oh, come on!
""")

BY_KIND: dict[str, Stock] = {
    "activity": ON_ACTIVITY,
    "plan": ON_PLAN,
    "work": ON_WORK,
    "like": ON_LIKE,
    "dislike": ON_DISLIKE,
    "goal": ON_GOAL,
    "fact": ON_FACT,
    "value": ON_VALUE,
    "day": ON_DAY,
}

ON_TOLD_PERSON = stock("""
    (Is that so|Really)? (I haven't seen {who}|I'd wondered about {who}|Well).
    That's {who} (all over|for you).
    Ah, {who}.
    (So|Ah, so) {who}'s about, then.
    {Who}! (I've been meaning to say hello|Give my regards, if you see {who} again|I should look in on {who}).
    I haven't talked to {who} (today|for a while).
    ext :: {Who}! (I must catch up with {who}|I like hearing that)!
    int :: Ah. {Who} keeps busy.
    warm :: That's nice. I've a soft spot for {who}.
    cool :: {Who}. Well, each to their own.
    formal :: I am glad to hear of {who}.
    casual :: Ha, {who}.
    worry :: I hope {who}'s all right.
    wit :: Nothing escapes you.
    open :: I wonder what goes on in {who}'s head.
    calm :: Good for {who}.
""")

ON_PLACE = stock("""
    yes :: Then it's (funny|odd) we haven't talked here more often.
    yes :: So you're a regular.
    yes :: Then you know it better than I do.
    yes ext :: A regular! I'll look out for you!
    yes warm :: I'll know where to find you, then.
    yes cool :: Somebody has to.
    yes int :: I can understand that. It's a good spot.
    yes wit :: They ought to put your name on a chair.
    yes formal :: Then I may hope to meet you here again.
    no :: (I see|Ah). Then it's luck that we've met.
    no :: It's good that you came today, then.
    no ext :: You should come more often!
    no warm :: I hope it won't be the last time.
    no cool :: I see.
    no int :: It's not for every day, perhaps.
    no wit :: We'll make a regular of you yet.
""")

SELF_TOO: dict[str, Stock] = {
    "like": stock("""
        With me it's {liking}.
        I'm more one for {liking} myself.
        For me it would be {liking}.
        My own weakness is {liking}.
        For my part, I like {liking}.
        ext :: With me it's {liking}, if you ask me! You didn't, but still!
        int :: With me it's {liking}, if that interests you.
        cool :: Give me {liking} any day.
        wit :: I'm no better: {liking}.
        formal :: I, for one, am fond of {liking}.
        casual :: {Liking}, that's more my thing.
    """),
    "plan": stock("""
        I'm {next} myself, {nextwhen}.
        As for me, I'll be {next} {nextwhen}.
        I've the whole day before me too. {Next}, {nextwhen}.
        My own day isn't over either: I'm {next} {nextwhen}.
        I'll be {next}, while you're at it.
        ext :: And I'm {next} {nextwhen}! Busy people, you and I!
        int :: I'm {next} {nextwhen}. Quietly.
        cool :: I'm {next} {nextwhen}, since we're at it.
        care :: I've got {nextwhen} marked myself: {next}.
    """),
    "activity": stock("""
        I'm {doing} myself.
        And I'm {doing}, as you see.
        With me it's {doing}, just now.
        I was {doing}, before we started talking.
        ext :: And I'm {doing}, so we're both busy!
        int :: I'm only {doing}.
        wit :: And I'm {doing}. Between us we keep the world turning.
        cool :: I'm {doing}, not that anybody asks.
    """),
    "work": stock("""
        I'm {trade} myself.
        I'm {trade}, as for me.
        And I'm {trade}, so now we know.
        ext :: And I'm {trade}! What a pair!
        int :: I'm {trade}, if you were wondering.
        wit :: I'm {trade}. One of us had to be.
    """),
    "goal": stock("""
        What I want is to {goal}.
        As for me, I want to {goal}.
        I want to {goal}, so I know how it is.
        We all want something. I want to {goal}.
        int :: I want to {goal}, if we're telling.
        ext :: And I want to {goal}! Let's see who's first!
    """),
}

ON_GOING = stock("""
    yes :: (Good|Ah, good), (then there'll be somebody I know|I wondered).
    yes :: Then I'll hear how it was.
    yes :: I thought you might.
    yes ext :: I thought so!
    yes warm :: I'm glad you're going.
    yes cool :: Well, enjoy it.
    yes int :: Good. I wondered.
    yes formal :: I expected no less.
    yes casual :: Nice.
    yes wit :: They'd better lay on more food.
    yes worry :: I hope it's a nice crowd.
    yes care :: Good to know who'll be there.
    both :: Then (I'll see you there|we'll meet there|we'll see each other there).
    both :: So am I. (See you there|We could go together|Good).
    both ext :: Me too! We'll have such a time!
    both warm :: So am I, and now I look forward to it even more.
    both cool :: Then I can't avoid you, I suppose. I'm going too.
    both int :: I'm going too. I'm glad there'll be you.
    both wit :: So we'll both be seen there. Good for its reputation.
    no :: (I see|Well), it isn't for everybody.
    no :: That's a pity.
    no :: I understand.
    no ext :: Oh, what a shame!
    no warm :: That's a shame, but I understand.
    no cool :: Can't say I blame you.
    no int :: I understand that only too well.
    no formal :: That is a pity, but quite understandable.
    no casual :: Fair enough.
    no wit :: More cake for the others.
    maybe :: Well, there's time yet to decide.
    maybe :: One can always make up one's mind at the last moment.
    maybe :: I know. It's hard to say beforehand.
    maybe ext :: Oh, go on! Live a little!
    maybe cool :: As you like.
    maybe warm :: Do what feels right to you.
    maybe int :: I'd be the same.
    maybe casual :: See how you feel on the day.
    maybe worry :: I never know either.
    maybe wit :: That's a firm perhaps, then.
""")

ON_WAS_THERE = stock("""
    yes :: And you came away in one piece.
    yes :: I'd wondered about that.
    yes :: Good. I wondered who had gone.
    yes ext :: I knew it! You'll have to tell me everything!
    yes warm :: I hope it was good.
    yes cool :: Well, that's behind you, then.
    yes int :: I'm glad, if you enjoyed it.
    yes casual :: Nice.
    no :: It's over now, anyway.
    no :: There'll be others.
    no ext :: What a pity!
    no warm :: That's a shame. Another time.
    no cool :: You'll live.
    no int :: I understand.
    no casual :: Fair enough.
    maybe :: I see.
""")

ON_SAME_ORIGIN = stock("""
    {It}? (So am I|Me too). Well, well.
    You too? (We're from the same place, then|I'm from {it} as well).
    {It}, like me.
    int :: {It}. So am I, as it happens.
    ext :: {It}? Me too! We must know all the same corners!
    cool :: {It}. Well, so am I.
    warm :: From {it}, like me! That makes us nearly family.
""")

ON_SEEN_ME = stock("""
    (Ah|Oh), that was me, yes.
    You did? I never noticed you.
    You should have said hello.
    Yes, I was at it for a while.
    ext :: And you didn't come over? For shame!
    int :: Oh. I thought nobody was looking.
    warm :: You should have come over, I'd have been glad.
    cool :: You keep a good watch.
    formal :: You are observant.
    casual :: Yeah, that was me.
    worry :: Oh dear, I hope I didn't look foolish.
    wit :: Whatever it looked like, I can explain.
    open :: It's strange to think of being seen.
    care :: That's my usual time for it.
""")
