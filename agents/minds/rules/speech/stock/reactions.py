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
    soft :: I rather thought so. I'm glad.
    blunt :: Good. That's all I wanted to know.
    wit :: It can't last, nothing does. But well done.
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
    I know that one.
    ext :: We'll make something of this {day} yet!
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
    Ah, {echo}.
    So that's what it is, {echo}.
    {Echo}. (I see|Well, well).
    {Echo}. (Somebody has to|It's as good as anything|I can think of worse).
    I won't keep you from it long.
    iswork :: So (that's what keeps you|you're not idle, I see|you have your hands full).
    I thought it might be something like that.
    I see. (Don't stop for me|Carry on, I can talk meanwhile|I won't get in your way).
    There's something to be said for {it_free}.
    That's a good way to spend the {day}, {it_free}.
    Well, {it_work} is better done than put off.
    isfree :: You've chosen the better part.
    isfree :: That's not the worst thing to be found at.
    iswork :: Somebody will be glad of it, I'm sure.
    iswork :: I like to see a person busy.
    I might have known, when I saw you.
    ext :: {Echo}! (Good for you|I like that)!
    ext iswork :: Look at you! (Always something|Never a dull moment)!
    ext :: And I walk right into the middle of it!
    int :: {Echo}. I can understand that.
    int :: I see. That sounds peaceful, in its way.
    int iswork :: Yes. I like to have something in my hands, too.
    int isfree :: I could do with some of that.
    warm iswork :: You're good, keeping at it like that.
    warm isfree :: You've earned it, I'm sure.
    warm :: Then it's nice of you to talk to me meanwhile.
    warm :: I like to see you at it.
    cool :: I see. Rather you than me.
    cool :: Well, it's your {day}.
    cool :: If it keeps you happy.
    formal iswork :: A sensible occupation.
    formal isfree :: A pleasant way to pass the time.
    formal :: I see. Then I must not be in your way.
    formal iswork :: I trust it goes well.
    casual :: Fair enough.
    casual :: Right you are.
    casual :: Sounds about right, for a {weekday}.
    open :: I like to think there's an art to {it_work}.
    open :: One could write a little book about {it_work}.
    open iswork :: I could look at that for a while, somebody {it}.
    care iswork :: Good. It's half done once it's begun.
    care iswork :: I like a thing that has a beginning and an end.
    care isfree :: One should make time for that, too.
    wit iswork :: And without any applause.
    wit iswork :: The town would stand still without you.
    wit iswork :: I'd help, but I'd only make it worse.
    wit isfree :: Somebody has to keep the standards down.
    wit isfree :: It's a hard life.
    worry iswork :: I'd be afraid of getting it wrong, I think.
    worry iswork :: I ought to be as busy as you are, I suppose.
    worry isfree :: I could never sit still for it, I think.
    loose iswork :: I'd have found an excuse by now.
    loose isfree :: That's my kind of {day}.
    loose :: I admire that. From a distance.
    calm :: Good. All in its own time.
    calm :: There are worse ways to spend the {day}.
    closed :: Good. I like it when people know what they're about.
    blunt :: I see.
    soft :: {Echo}. I hope I'm not in the way.
    soft :: It seems to suit you rather well, if I may say so.
    blunt :: {Echo}. Never my thing, to be honest.
    wit :: {Echo}. Don't let the press know.
""")

ON_PLAN = stock("""
    Ah, {echo}.
    {Echo}, right.
    {Echo}, so (you'll be busy|that's your day).
    That'll (keep you busy|fill the time), {it_work}.
    I mustn't hold you up, then.
    Well, enjoy {it_fun}.
    {It_fun} sounds (good|all right|like a plan).
    So the day isn't over for you yet.
    Then you know what's coming.
    That's (as good a plan as any|a plan, at least).
    I see. (One thing after the other|So there's more to come).
    iswork :: I hope it goes well.
    There are worse things to have before one.
    ext :: {It_fun}! (Lovely|Have fun)!
    ext :: Then you've something on, at least!
    ext :: Well, look at you, all planned out!
    int :: That sounds good to me.
    int :: I see. I hope you get some peace with it.
    warm :: Have a good time {it_fun}.
    warm :: I hope it all goes well for you.
    warm :: I'll be thinking of you, {it_busy}.
    warm :: Don't tire yourself out with {it_work}.
    cool :: Well, if that's what you want.
    cool :: I see. Each to their own.
    formal :: I wish you joy of it.
    formal :: I hope it will all go as you wish.
    casual :: Sounds all right.
    casual :: Could be worse.
    casual :: Good stuff. Enjoy.
    open :: I'd like to know how that is, {it_busy}.
    care :: Good to know what's coming.
    care :: It's good to have that settled.
    care :: Then you've got your day in hand.
    wit :: Try to contain yourself.
    wit :: And I thought nothing happened around here.
    worry :: I do hope nothing comes between.
    worry :: I hope you'll have time enough for it.
    calm :: There's time for that.
    blunt :: All right.
    soft :: That should be rather nice, I'd think.
    soft :: I suppose that fills the time well enough.
    soft :: {Echo}. That might do you good, perhaps.
    blunt :: {Echo}. Simple as that.
    blunt :: That's that, then.
""")

ON_EVENT_PLAN = stock("""
    Ah, {it}. I (know|heard) about that.
    {It}, of course.
    So you'll be at {it}.
    I see. (That'll be something|I hope it's a good one).
    ext :: {It}! (How could I forget|Of course)!
    warm :: I hope you have a lovely time there.
    cool :: Well, everybody seems to be talking about {it}.
    int :: Yes. I've been thinking about {it}, too.
    casual :: Oh right, {it}.
""")

ON_NO_PLAN = stock("""
    (That's|There's) freedom (for you|of a kind).
    There's nothing wrong with that.
    Sometimes that's the best plan.
    An open day is worth something, too.
    Then the time is yours.
    Something may yet turn up.
    ext :: Then anything might happen!
    ext stay :: Then come and find me if you get bored!
    int :: That sounds like heaven.
    warm :: You've earned a rest.
    warm :: I hope it turns into something nice, then.
    cool :: It must be nice.
    formal :: An enviable state.
    casual :: Sounds good to me.
    casual :: Can't argue with that.
    care :: I'd go mad. But each to their own.
    worry :: I'd start worrying what I'd forgotten.
    wit :: Somebody has to do nothing.
    open :: The best days begin like that.
    calm :: Good. No need to fill every hour.
    loose :: That's how I do it, too.
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
    {Echo}. (I can see that|I wouldn't have guessed|I can understand that).
    Ah, {echo}.
    I've never given much thought to {it}.
    You're full of surprises.
    There are worse things to be fond of.
    Then I know what to ask you about.
    I'll remember that.
    So that's what you're like. I (never knew|didn't know).
    It's not what I'd have guessed of you, {it}.
    Somebody has to love {it}.
    I'll think of you the next time I (come across|hear of) {it}.
    ext :: {Echo}! Now you've made me curious.
    ext :: I love that you love that!
    ext :: Well, who'd have thought! {Echo}!
    int :: That's a quiet sort of joy, I think.
    int :: Yes, I see. One keeps such things to oneself, mostly.
    warm :: That suits you, {it}.
    warm :: Your whole face changes when you talk about it.
    warm :: I like to hear what you're fond of.
    cool :: Each to their own.
    cool :: I can't say I see the point of {it}.
    cool :: If you say so. I never saw much in {it}.
    formal :: A fine thing to be fond of.
    formal :: I can see the appeal of {it}.
    casual :: Yeah, I can see that.
    casual :: Good choice.
    open :: I'd love to see {it} through your eyes.
    open :: I'd never have thought of that, and now I shall.
    closed :: Not for me, {it}, but there you are.
    closed :: I'd stick to what I know, myself.
    care :: Good. One should know what one likes.
    worry :: I wish I had something like that to calm me.
    wit :: I won't tell anybody.
    wit :: {Echo}. That explains a good deal.
    calm :: It doesn't take much to be content.
    blunt :: All right.
    soft :: I think I see what you mean, more or less.
    soft :: {Echo}. I might try that, perhaps.
    blunt :: I won't pretend I get it. But good.
    wit :: {Echo}. I'm told there is a cure.
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
    I can understand that.
    I'll keep {it} away from you, then.
    Not everybody minds {it}, but I see what you mean.
    Yes, {it} can get on one's nerves.
    I'd never thought about it, but now that you say so.
    warm :: I'll remember that, so I don't tread on your toes.
    warm :: Then I hope you're spared it today.
    cool :: There's worse than {it}.
    cool :: You'll have to live with it, I suppose.
    wit :: Noted, and kept for a rainy day.
    wit :: I'll have a law passed against {it}.
    calm :: One needn't like everything.
    ext :: Oh, I know!
    ext :: Ha! Tell me about it!
    int :: Mm. I see that.
    int :: Yes. I keep out of the way of such things.
    formal :: I can see how that might be trying.
    casual :: Yeah, fair.
    worry :: It doesn't bother me, but a hundred other things do.
    care :: It's good to know what to keep clear of.
    open :: I wonder what one could like about {it}.
""")

ON_SHARED_DISLIKE = stock("""
    {It}! I can't stand that either.
    There we agree. I've no time for {it} either.
    Me neither. I could go mad over {it}.
""")

ON_GOAL = stock("""
    That's something.
    I like that.
    So you want to {goal_echo}.
    That's (a good thing to want|worth wanting).
    I hope you get to it.
    I didn't know that about you.
    I could see you doing that.
    It's good to want something.
    There are smaller things to wish for.
    ext :: You'll do it! (I can tell|I'm sure of it)!
    ext :: Oh, do! I want to be there!
    int :: That's a good thought.
    int :: I won't tell anybody. But I like it.
    warm :: I'd be so happy for you.
    warm :: If anybody should {goal_any}, it's you.
    warm :: I'd be glad to see the day.
    cool :: People say that sort of thing. Well, we'll see.
    cool :: That's easily said.
    formal :: A worthy aim, if I may say so.
    formal :: I wish you every success with it.
    casual :: Nice. Go for it.
    casual :: Why not, eh.
    casual :: I can see that.
    casual :: Good one.
    casual :: Well, you never know.
    casual :: Huh. Never knew that about you.
    open :: I can see it already.
    open :: I like people who want something odd.
    closed :: It's not what I'd want. But it's your life.
    care :: It's a question of going about it the right way.
    care :: Step by step, then.
    worry :: I'd be scared to, I think.
    calm :: It'll come, if it's meant to.
    wit :: Well, somebody has to dream big.
    wit :: I'll hold your coat.
    blunt :: Then do it.
    soft :: I'd say that might well come true.
    soft :: Perhaps you're nearer to it than you think.
    blunt :: Don't talk about it. Just do it.
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
    worry :: Really? And there's me, with nothing to tell.
    calm :: Well, one lives and learns.
    blunt :: I didn't expect that.
    soft :: I believe I'd have guessed a bit of that.
    soft :: I wonder whether many people know that.
    blunt :: I'd never have thought it of you, frankly.
""")

ON_ORIGIN = stock("""
    {It}! I'd never have guessed.
    Ah, {echo}.
    From {it}. (Well, well|I see|Is that so).
    warm :: {It}. I'd miss it, I think, if I were you.
    ext :: {It}! How about that!
    cool :: {It}. Well, everybody's from somewhere.
    open :: {It}. I like how that sounds.
    int :: {It}. I see.
""")

ON_VALUE = stock("""
    I can respect that.
    There's something in that.
    I wish more people thought so.
    That's a good answer.
    {Echo}, yes. (One forgets that|It's rarer than it should be).
    warm :: I can tell, with you.
    cool :: People say that.
    open :: I'll have to turn that over in my mind.
    blunt :: Fair.
    int :: Yes. I think so, too.
    ext :: Hear, hear!
    wit :: Before breakfast too?
    formal :: I could not put it better.
    casual :: Yeah. Can't argue with that.
    care :: One should hold on to that.
""")

ON_SHARED_VALUE = stock("""
    {It}. That's just what I'd have said.
    {It}, yes. We agree there.
""")

ON_DAY = stock("""
    yes :: I'm glad (it's been kind to you|to hear it).
    yes :: That's how a day should be.
    yes :: Then I hope it goes on like that.
    yes ext :: Wonderful! And it's not over yet!
    yes warm :: You've earned a day like that.
    yes cool :: Good for you.
    yes int :: That sounds good.
    yes formal :: I am glad to hear it.
    yes casual :: Nice one.
    yes wit :: Some people have all the luck.
    yes care :: That's a day well used, then.
    yes worry :: Oh good. I hope it lasts.
    yes calm :: Good. More isn't needed.
    no :: I'm sorry. There's still some of it left to get better.
    no :: Some days are like that.
    no :: I hope the rest is kinder to you.
    no ext :: Oh no! We'll have to turn it round!
    no warm :: You poor thing. Be good to yourself tonight.
    no cool :: Well, it happens.
    no formal :: I trust the rest of it will be more pleasant.
    no calm :: Every day comes to an end, even that sort.
    no casual :: Ah, sorry. One of those.
    no worry :: I know days like that only too well.
    no wit :: Tomorrow can only be better.
    even :: There's a good deal to be said for such days.
    even :: Most days are like that, when one looks back.
    even :: That sounds familiar.
    even :: I know what you mean.
    even ext :: Well, it's not over yet!
    even warm :: I hope the rest is kind to you.
    even cool :: I see.
    even int :: Mm. Like mine, more or less.
    even casual :: Fair enough.
    even wit :: You do lead a wild life.
    even calm :: That's no bad thing.
    even formal :: I trust the rest of it will be pleasant.
    even worry :: Let's hope the rest goes well.
    even care :: So long as things get done.
    full :: So that's (what's been going on|how you've spent it).
    full :: It's good to run into people.
    full :: I miss half of what goes on, I see.
    full ext :: You've been about, then!
    full warm :: I like hearing what you've seen.
    full cool :: You don't miss much.
    full int :: You see more people than I do.
    full formal :: You have been well occupied, I see.
    full casual :: Small town.
    full wit :: You ought to write it all down.
    full open :: I like how everybody turns up in everybody's day.
""")

ON_SEEN = stock("""
    (Ah, good|Good), then I (know|needn't worry).
    (Ah|Oh), so that's where {whereabouts} was.
    (Thanks|Thank you), that's good to know.
    That's {who} (all over|for you).
    {Who} keeps busy, then.
    ext :: Oh, I wish I'd been there!
    cool :: I see. I only wondered.
    worry :: Good. One does wonder.
    int :: Ah. Thank you.
""")

ON_SEEN_HERE = stock("""
    (Ah|Oh), so I see.
    So {who} is. Thank you.
    How did I (miss|overlook) that?
    (Of course|Right), there.
    ext :: Oh! Hello over there!
    cool :: I see.
    int :: Ah. Thank you.
    wit :: I need my eyes seen to.
""")

ON_NOT_SEEN = stock("""
    (Never mind|No matter). I only wondered.
    Well, {who} will turn up.
    I'm sure {who} is about somewhere.
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
    ext stay :: Oh well! Then let's talk about us!
    ext :: Not a word? It's too quiet around here!
    int :: I don't mind. Quiet is fine.
    calm :: Good. Let it stay quiet.
    worry :: That's a relief.
    cool :: I thought as much.
    wit :: We'll have to make some, then.
    formal :: Then we are equally in the dark.
    casual :: Same here.
    soft :: Perhaps it's better so, in a way.
    soft :: I suppose nothing much happens at the moment.
    blunt :: Nothing, then. Fine.
""")

ON_SHORT = stock("""
    I see.
    (I understand|I see what you mean).
    That makes sense.
    Fair enough.
    There's something in that.
    ext :: Ha, yes!
    ext :: Well, there you are!
    int :: Mm.
    int :: Yes. I think I know what you mean.
    warm :: I'm glad you say so openly.
    warm :: Thank you for telling me.
    cool :: If you say so.
    formal :: Quite so.
    formal :: I take your point.
    casual :: Right, right.
    casual :: Got it.
    worry :: I'd worry about that, but that's me.
    calm :: That's all right.
    open :: I'll think about that.
    closed :: Well, I'll leave that to you.
    care :: That's good to know.
    wit :: I'll say no more, then.
    blunt :: Right.
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

ON_SAME_ACTIVITY = stock("""
    You too? So am I, as you see.
    Then we're at the same thing, you and I.
    So we're both {it}.
    The same as me, then. (It's nice not to be the only one|Well, well).
    That makes two of us.
    ext :: Ha! Me too! We might as well do it together!
    int :: Oh. So am I.
    warm :: You too? Then we're in company, how nice.
    cool :: I see I'm not the only one.
    formal :: Then we are engaged in the same thing.
    casual :: Same here, funny enough.
    wit :: Then one of us is superfluous.
    care :: So am I. It's the hour for it.
""")

ON_SAME_PLAN = stock("""
    You too? I'm {next} {nextwhen} myself.
    {It}? So am I, {nextwhen}.
    The same as me, then. I'm {next} {nextwhen}.
    Then we have the same plan, you and I.
    What a coincidence. That's just what I'm doing {nextwhen}.
    Then we'll be at it both of us. I'm {next} {nextwhen}.
    ext :: No! Me too! We should do that together!
    ext :: You too? Then I'll have company!
    int :: Oh. I was going to do the same.
    int :: So am I, as it happens. {Nextwhen}.
    warm :: You too? Then perhaps we'll see each other there.
    cool :: So am I. There's no getting away from people.
    formal :: How curious. I intend to do the very same.
    casual :: Ha, same here.
    wit :: So am I. We should charge admission.
    care :: So am I, {nextwhen}. It's on my list.
    open :: You too? I wonder what put it in both our heads.
""")

ON_PLAN_NOW = stock("""
    That's what I'm doing now, as you see.
    I'm at that very thing just now.
    You'll be doing what I'm doing, then. I can recommend it.
    wit :: You might as well start now. I have.
    ext :: I'm at it already! You're late!
""")

ON_BED_PLAN = stock("""
    You'll have earned it.
    That's the best part of the day.
    It's the hour for it, nearly.
    ext :: Already? Well, sleep well, when it comes to that!
    int :: Yes. I look forward to that, too.
    warm :: Good. You look as if you could do with it.
    cool :: Well, somebody has to be sensible.
    formal :: Very wise.
    casual :: Yeah, can't blame you.
    care :: That's sensible.
    wit :: You live dangerously.
    calm :: A good end to a day.
""")

ON_NO_ANSWER = stock("""
    Never mind. It was only a question.
    (Well,|Well then,) that's an answer too.
    That's all right. One needn't have an answer to everything.
    I ask too many questions, I know.
    It's not an easy thing to say.
    ext :: Ha! That's an answer too!
    warm :: You needn't say, if you'd rather not.
    cool :: As you like.
    int :: That's all right. I wouldn't know either.
    formal :: I did not mean to pry.
    casual :: Fair enough.
    worry :: I'm sorry, I didn't mean to pry.
    calm :: It doesn't matter.
    wit :: I'll put you down as a mystery.
    open :: Perhaps it's better left open.
    care :: I only like to know such things.
    blunt :: All right.
""")

ON_FEELING = stock("""
    yes :: I'm glad. (It's catching|Long may it last|It shows).
    yes :: It does one good to hear that.
    yes ext :: Me too, now that I see you!
    yes warm :: That makes me happy.
    yes cool :: Well, make the most of it.
    yes int :: I like that.
    yes formal :: I am pleased to hear it.
    yes casual :: Love to hear it.
    yes wit :: Enjoy it while it's free.
    yes worry :: I wish some of it would rub off on me.
    yes calm :: Good. There's no more to want.
    no :: I know that feeling. It passes.
    no :: That's no fun. I'm sorry.
    no :: There are days like that.
    no ext :: Come, you'll see, it'll pass!
    no warm :: Be kind to yourself.
    no cool :: We all have that.
    no int :: I know. I have that, too.
    no formal :: I am sorry to hear it.
    no casual :: Yeah, that's rough.
    no worry :: I'm just the same, I'm afraid.
    no wit :: Welcome to the club.
    no calm :: It'll look different tomorrow.
    no care :: One thing at a time, that helps me.
    even :: Well, that's you.
    even :: I can see that.
    even :: I like that you say so.
    even ext :: Ha! I believe you!
    even warm :: I like you that way.
    even cool :: I'd noticed.
    even int :: I understand that.
    even formal :: I appreciate your frankness.
    even casual :: Fair enough.
    even wit :: We've all got something.
    even calm :: There's no harm in that.
    even worry :: I wish I were like that, sometimes.
    even open :: I like knowing how people tick.
""")

ON_THOUGHT = stock("""
    That's something to think about.
    I'd not looked at it like that.
    There may be something in that.
    I wonder. You may be right.
    You've been thinking, I see.
    ext :: Now that's a thought!
    warm :: I'm glad you tell me what goes through your mind.
    cool :: If you say so.
    int :: Mm. I think such things, too, and keep them to myself.
    formal :: An interesting reflection.
    casual :: Huh. Never thought of that.
    worry :: I think about such things at night.
    calm :: One comes to see things in time.
    open :: I'll take that thought home with me.
    closed :: I leave that to others.
    care :: It's good to be clear about such things.
    wit :: And all that without a drink.
    blunt :: Could be.
""")

ON_SAW_SAME = stock("""
    I saw {who} at the very same thing {whenpast}.
    You're not the only one. I saw {who} {what} {whenpast}.
    {Who} was {what} too, {whenpast}. There must be something in it.
    ext :: Everybody's at it! I saw {who} {what} {whenpast}!
    int :: {Who} was at it too, {whenpast}, I saw.
    wit :: {Who} was {what} as well, {whenpast}. It must be catching.
    cool :: {Who} too, {whenpast}. It's all the fashion.
""")

ON_DO_THAT_TOO = stock("""
    I do that myself, {days}.
    I know it well. I do it {days}.
    That's a thing I do, too: {days}, mostly.
    int :: I do that, too. {Days}.
    ext :: I know! I do it {days}!
    warm :: I do that, too, {days}. I'll think of you.
    cool :: I do it {days}, and I don't make a song about it.
    wit :: So do I, {days}. Nobody has thanked me yet.
    care :: I do that {days}, without fail.
""")

ON_SAME_TOLD = stock("""
    What are the odds!
    Then we can compare notes.
    So we're two of a kind.
    It's a small town.
    ext :: Ha! We must have had the same thought!
    int :: It's nice not to be the only one.
    warm :: I'm glad of the company.
    cool :: I hope there's room for two.
    casual :: Funny, that.
    formal :: A happy coincidence.
    wit :: One of us will have to give way.
    care :: Then we're both well occupied.
""")

ON_SHARED_DOING = stock("""
    Then you know how it is.
    Ah, then I needn't explain it.
    You too? I didn't know.
    Then we could compare notes.
    ext :: I knew there was something about you!
    int :: I like that.
    warm :: That's nice. I never knew we had that in common.
    cool :: Well, then you know.
    formal :: Then you will understand.
    casual :: Ah, you know what it's like, then.
    wit :: Then you have my sympathy.
    care :: Then you'll know how to do it properly.
""")

ON_MY_EVENT = stock("""
    I'm so glad you'll be there.
    Good. I was hoping you'd say that.
    Then I'll see you there.
    ext :: Yes! It'll be grand!
    int :: That's good to know.
    warm :: It makes me happy that you're coming.
    cool :: Good. That's one more.
    casual :: Ha, good answer.
    formal :: I am glad that I may count on you.
    care :: Good. I have you on the list.
    worry :: Oh good. I keep thinking nobody will come.
    wit :: Bring an appetite.
""")

ON_YOUR_EVENT = stock("""
    I hope it all goes as you want it.
    You'll have your hands full, I should think.
    People will talk about it for weeks.
    I hope half the town comes.
    ext :: It'll be grand, you'll see!
    int :: It takes courage, I think.
    warm :: It'll be lovely. I'm sure of it.
    cool :: Well, you've let yourself in for something.
    formal :: I wish you every success with it.
    casual :: It'll be good.
    care :: I hope you have everything together.
    worry :: I'd be so nervous in your place.
    wit :: There's still time to leave town.
    calm :: It'll go by itself, once people are there.
    open :: I wonder what will come of it.
""")

ON_AGREED = stock("""
    Good, that's settled.
    I'm glad. It'll be nice.
    Good. I'll be there.
    ext :: Wonderful! I can hardly wait!
    int :: That's good. I'd hoped you would.
    warm :: I look forward to that.
    cool :: Good. Don't be late.
    formal :: I shall be there.
    casual :: Great, see you then.
    care :: Good. I've made a note of it.
    wit :: I'll wear something clean.
    worry :: Oh good. I hope nothing comes between.
    calm :: Good. That's something, then.
""")

ON_NOT_AGREED = stock("""
    Never mind. Another time.
    That's all right. We'll find another day.
    It was only a thought.
    ext :: Oh, what a pity! Next time!
    int :: I understand.
    warm :: That's all right. I'll ask again, if I may.
    cool :: As you like.
    formal :: I quite understand.
    casual :: No worries. Some other time.
    wit :: I'll dine with my memories, then.
    calm :: There'll be other days.
    care :: Then I'll make other arrangements.
""")

ON_IDLE = stock("""
    Then I'm not keeping you from anything.
    There's nothing wrong with that.
    One needn't always be at something.
    That's allowed, now and then.
    ext :: Then you've time for me!
    int :: That sounds good.
    warm :: You've earned it.
    cool :: I see. It must be nice.
    formal :: A rare luxury.
    casual :: Fair enough.
    care :: I couldn't, but it suits you.
    wit :: Don't let me wear you out.
    calm :: Good. Let it stay so.
    worry :: I'd only start to fret.
    open :: Some of the best things come of doing nothing.
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
    (Is that so|Really)? (I haven't seen {unseen}|I'd wondered about {unseen}|Well).
    That's {who} (all over|for you).
    Ah, {who}.
    (So|Ah, so) {unseen} is about, then.
    {Who}! (I've been meaning to say hello to {untalked}|Give my regards, if you see {away} again|Well, well).
    {Who}! (I should look in on {away}|Always at something).
    I haven't talked to {untalked} today.
    ext :: {Who}! (I must catch up with {untalked}|I like hearing that)!
    int :: Ah. {Who} keeps busy.
    warm :: That's nice. I've a soft spot for {who}.
    cool :: {Who}. Well, each to their own.
    formal :: I am glad to hear of {who}.
    casual :: Ha, {who}.
    worry :: I hope {who} is all right.
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
        care :: I've got {nextclock} marked in my diary: {next}.
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
