"""Second questions on a subject: answers to them, yes or no, and what is said to those answers.

Lines tagged ``yes`` or ``no`` answer so, and react to such an answer; the others stand after either.
"""

from __future__ import annotations

from agents.minds.rules.speech.grammar import Stock, stock

OFTEN = stock("""
    yes :: (Most {days}|{Days}), yes.
    yes :: {Days}, as a rule(, from {from_time}|).
    yes :: Oh yes, (it's a habit of mine|I'm a creature of habit|you can set your watch by it).
    yes :: Yes, {days}. I'd miss it otherwise.
    yes :: {Days}, around {from_time}, if nothing gets in the way.
    yes care :: {Days}, at {from_time}. I keep to it.
    yes loose :: In theory, {days}.
    yes open :: {Days}, and it's never quite the same twice.
    yes closed :: {Days}. I like things to stay as they are.
    yes int :: Yes. It's my quiet time.
    yes ext :: {Days}! You should come and find me.
    yes wit :: {Days}. I've no imagination.
    yes brief :: Yes, {days}.
    yes formal :: {Days}, without fail.
    yes casual :: {Days}, yeah.
    yes long :: {Days}, as a rule; it gives the week a shape, I find.
    no :: Now and then, no more.
    no :: When it needs doing.
    no :: Not as a rule, no.
    no :: It depends on the day.
    no :: (Not really|Not so often). Today it just came up.
    no :: Only now and again. Today's one of those days.
    no care :: Not regularly. I only do it when it's on my list.
    no loose :: Whenever the mood takes me.
    no open :: There's no pattern to it. I like it that way.
    no int :: Only when I can do it in peace.
    no ext :: Whenever there's somebody to do it with!
    no brief :: Not often.
    no formal :: Not habitually, no.
    no casual :: Nah, not that often.
    no wit :: As seldom as I can get away with.
    no long :: Not often; it's more a thing that happens to me than a thing I plan.
""")
ON_OFTEN = stock("""
    yes :: So it's a fixture.
    yes :: (It's good|I like it|It's nice) to have something that comes round again.
    yes :: Then I know where to find you.
    yes :: So that's part of you, like your shadow.
    yes ext :: I could never keep that up!
    yes int :: That must be restful.
    yes care :: I like people who keep to a thing.
    yes loose :: I'd forget half the time.
    yes cool :: Doesn't it get dull, always the same. Well, it's your life.
    yes warm :: I like to think of you doing that.
    yes closed :: I'm the same. I like what comes round.
    yes open :: I'd have to change it a little every time.
    yes wit :: I'll set my clock by you.
    yes formal :: A good custom.
    no :: So it's the exception.
    no :: Then I've picked a good day.
    no :: I see. Once in a while, then.
    no :: Well, it makes a change.
    no ext :: Then you should do it more!
    no int :: That's how it should be, perhaps.
    no care :: I'd need it in the diary, or it would never happen.
    no loose :: That's the best way to do anything.
    no cool :: I see. No harm in that.
    no warm :: Then enjoy it while it lasts.
    no wit :: A rare sight. I feel honoured.
    no formal :: I understand. An occasional thing.
""")

HARD = stock("""
    yes :: It has its moments.
    yes :: More than it looks, I'd say.
    yes :: Some days it is.
    yes :: A bit. But I'd rather be tired than bored.
    yes worry :: It is if you worry about getting it wrong, as I do.
    yes care :: Only if you do it properly. So, yes.
    yes ext :: On my own, yes! With company it flies.
    yes cool :: It's hard when people keep asking.
    yes warm :: A little, but talking to you makes it lighter.
    yes wit :: Only the doing. The thinking about it is easy.
    yes formal :: It is more demanding than one would think.
    yes casual :: It's a bit of a slog, yeah.
    yes blunt :: Yes.
    yes open :: Only when my mind wanders, and it always does.
    yes int :: A little. But it's the good sort of tired.
    no :: It's not so bad once you've begun.
    no :: Not when you're used to it.
    no :: No harder than anything else.
    no :: Not at all, once you have the knack.
    no calm :: Not at all. It's soothing, really.
    no loose :: Not the way I do it.
    no int :: Not when I'm left in peace.
    no ext :: No! I could do it all day!
    no wit :: A child could do it. A patient one.
    no formal :: Not in the least.
    no casual :: Nah, easy.
    no blunt :: No.
    no worry :: Not really. I just make it hard for myself.
    no warm :: No, and it's sweet of you to ask.
    no closed :: Not when you've done it as often as I have.
""")
ON_HARD = stock("""
    yes :: I thought as much.
    yes :: Then you'll have earned your rest.
    yes :: You make it look easy, if that's any comfort.
    yes warm :: Then don't overdo it.
    yes ext :: I'd have given up long ago!
    yes cool :: It's meant to be, I suppose.
    yes worry :: I'd be worn out.
    yes wit :: I'm exhausted from hearing about it.
    yes care :: What's done properly always takes it out of you.
    yes calm :: One thing after the other, that's my advice.
    yes int :: Yes, I can imagine that.
    yes formal :: I can well believe it.
    yes casual :: Sounds like it.
    no :: (Good|Then that's good).
    no :: You make it sound easy.
    no :: I wouldn't have thought so.
    no :: It's a matter of practice, I suppose.
    no ext :: You must show me how, then!
    no cool :: It certainly looks like nothing much.
    no worry :: I'd manage to make it hard.
    no wit :: That's what they say before it goes wrong.
    no warm :: I'm glad it's not too much.
    no care :: That's what comes of doing it well.
    no int :: That's good.
    no formal :: I am pleased to hear so.
    no casual :: Nice one.
""")

ENJOY = stock("""
    yes :: I enjoy it, (mostly|on the whole|to my own surprise).
    yes :: A pleasure. (I'd do it anyway|Nobody makes me|Mostly, at least).
    yes :: Yes. (There's more to it than it seems|More than I used to).
    yes up :: Today, yes. Today I enjoy everything.
    yes ext :: Oh, I enjoy it! I enjoy most things!
    yes int :: Yes. Nobody bothers me while I'm at it.
    yes calm :: Yes. One thing after the other, that's how I like it.
    yes open :: Yes, one's thoughts wander so nicely.
    yes closed :: Yes, because I know how it goes.
    yes loose :: I wouldn't do it otherwise.
    yes warm :: Yes, and even more in company like this.
    yes formal :: I find a certain satisfaction in it.
    yes casual :: It's all right, yeah.
    yes wit :: Yes, though I try not to let it show.
    yes long :: Yes; it's one of those things I'd miss if somebody took it off me.
    no :: It has to be done, (and I don't mind|so I do it).
    no :: A bit of a duty, really.
    no :: I like it better when it's over.
    no :: Not as such. (But one gets used to it|There's worse).
    no down :: Not today.
    no worry :: I'd enjoy it more if I weren't always thinking of the next thing.
    no care :: I enjoy having it done.
    no cool :: Do I look as if I do?
    no wit :: I'm keeping my enjoyment well hidden.
    no blunt :: No. But somebody has to do it.
    no ext :: Not on my own! With company I might!
    no formal :: I regard it as a duty.
    no casual :: It's a chore.
    no int :: Not much. It lets me think, at least.
    no open :: It's dull. I go somewhere else in my head.
""")
ON_ENJOY = stock("""
    yes :: It shows.
    yes :: That's the best way to do a thing.
    yes :: Then it's time well spent.
    yes :: (I'm glad|Good). There should be some pleasure in a day.
    yes ext :: That's the spirit!
    yes warm :: I'm glad. You should have more of it.
    yes cool :: Well, somebody has to enjoy it.
    yes worry :: I wish I could enjoy things like that.
    yes int :: I understand that.
    yes wit :: Your secret's safe with me.
    yes formal :: That is as it should be.
    yes casual :: Good on you.
    yes open :: You make me want to try it.
    yes care :: Then it'll be done well, too.
    no :: Then I hope it's over soon.
    no :: One can't like everything.
    no :: There's a lot in a day that just has to be done.
    no ext :: Then drop it! Who'd notice?
    no warm :: Poor you. Then have something nice afterwards.
    no cool :: Nobody said it was meant to be fun.
    no worry :: I know, one's always being pulled somewhere.
    no int :: I know that kind of thing.
    no wit :: I'd offer to help, but I'm only human.
    no formal :: Duty has its own merits.
    no casual :: I hear you.
    no calm :: It'll be over before you know it.
    no care :: But it's a good feeling when it's done.
""")

LOOKING_FORWARD = stock("""
    yes :: Yes, (actually|rather|I must say).
    yes :: More than I'd have thought.
    yes :: Yes. (I don't know why, but yes|It's been a while).
    yes up :: Very much.
    yes ext :: Of course! I look forward to everything.
    yes calm :: Yes, in my quiet way.
    yes open :: Yes, you never know what happens on the way.
    yes closed :: I know what to expect, and that suits me. So yes.
    yes care :: I'm prepared, so yes.
    yes warm :: Yes. It's the small things one looks forward to.
    yes formal :: Yes, as a matter of fact.
    yes casual :: Yeah, kind of.
    yes int :: Yes. It'll be quieter than here.
    yes wit :: I'm counting the minutes. Nearly.
    no :: Well, it has to be done.
    no :: Not much. (It'll be good once I've begun|It depends on how the day goes).
    no :: Not really. I don't mind it, though.
    no down :: Not today, no.
    no int :: I'd as soon stay put.
    no worry :: I'll be glad when it's over, to be honest.
    no loose :: I haven't given it a thought.
    no wit :: Like a cat to a bath.
    no blunt :: Not especially.
    no cool :: What's there to look forward to?
    no formal :: Not particularly, I confess.
    no casual :: Not really, no.
    no ext :: Not if I have to do it alone!
    no calm :: I take it as it comes.
""")
ON_LOOKING_FORWARD = stock("""
    yes :: (Good|Then that's good). Something to look forward to is half the day.
    yes :: That's nice to hear.
    yes :: I hope it turns out the way you want it.
    yes ext :: I'm almost jealous!
    yes warm :: I'm glad. You deserve it.
    yes cool :: Well, I hope it keeps its promise.
    yes int :: That's good.
    yes worry :: I hope nothing comes in between.
    yes wit :: Don't wear yourself out with joy.
    yes formal :: I wish you much pleasure.
    yes casual :: Nice.
    yes open :: You'll have to tell me how it was.
    no :: It'll be over in no time.
    no :: I know that sort of thing.
    no :: Once you've started it'll be all right.
    no ext :: Then don't! Life's too short!
    no warm :: Poor you. Think of afterwards.
    no cool :: Then why do it. But what do I know.
    no int :: I see. I'd feel the same.
    no worry :: I always feel like that.
    no wit :: The enthusiasm is catching.
    no formal :: One does what one must.
    no casual :: Yeah, I get that.
    no calm :: It'll pass.
""")

WORK_LIKE = stock("""
    yes :: Yes, (mostly|on the whole|most days).
    yes :: It's what I'm made for, I think.
    yes :: It suits me.
    yes :: I've never wanted to do anything else.
    yes :: I like {skill}, and there's enough of that in it.
    yes ext :: I love it! All the people!
    yes int :: I like the quiet parts.
    yes calm :: Yes. It lets me be.
    yes care :: I like doing a thing properly, so yes.
    yes open :: Yes, when there's something new in it.
    yes closed :: Yes. I know it inside out.
    yes warm :: I like being of use to people.
    yes formal :: I do. It has been good to me.
    yes casual :: Yeah, it's good.
    yes wit :: It likes me, that's the trouble.
    no :: Some days. Don't ask me on the others.
    no :: It's work. One does it.
    no :: I used to like it better.
    no worry :: I'd like it more if I worried less about it.
    no loose :: When it doesn't get in the way of living.
    no cool :: It could be worse.
    no blunt :: No better or worse than any other.
    no formal :: I would not put it as strongly as that.
    no casual :: Pays the bills.
    no ext :: I'd like it better with more people in it!
    no int :: Less than people think.
    no wit :: I like the end of it, in the evening.
    no open :: I'd want more variety, to be honest.
    no care :: I'd like it if it were better organised.
""")
ON_WORK_LIKE = stock("""
    yes :: Not everybody can say that.
    yes :: Then you've found the right thing.
    yes :: One can tell.
    yes ext :: How wonderful!
    yes warm :: I'm glad. It makes a difference.
    yes cool :: Lucky you.
    yes int :: That's worth a lot.
    yes formal :: That is a fine thing to be able to say.
    yes casual :: Good for you.
    yes worry :: I envy you that.
    yes wit :: Keep that quiet, or they'll cut your pay.
    yes open :: There's something in loving one's work.
    no :: That's honest.
    no :: It's not for ever, perhaps.
    no :: I suppose most people would say so.
    no ext :: Then do something else! Life's short!
    no warm :: I hope it gets better.
    no cool :: At least you say so.
    no int :: I understand.
    no formal :: I appreciate your frankness.
    no casual :: Yeah, that's work for you.
    no worry :: It's hard, isn't it, when one has to.
    no wit :: That's why they call it work.
""")

WHY_LIKE = stock("""
    It's hard to say. It just (pleases|suits) me.
    It takes me out of myself.
    I couldn't tell you. (It's always been so|Some things you don't choose).
    I forget the time over it.
    It makes me feel at home.
    You'd have to try it to understand, I think.
    It asks nothing of me.
    I never get tired of it, that's all I know.
    ext :: It gets me talking, and I like talking!
    ext :: It makes me want to sing!
    int :: It's something I can have to myself.
    int :: It's quiet, in its way.
    worry :: It quiets my head.
    worry :: While it lasts I forget to worry.
    calm :: It's restful. What more do I need?
    open :: I always find something in it that I hadn't noticed.
    open :: It makes the world a size larger.
    closed :: It's always the same. That's a comfort.
    care :: There's a right way and a wrong way to it, and I like the right one.
    loose :: Nobody expects anything of me for that while.
    warm :: It reminds me of people I'm fond of.
    wit :: I've looked into that, and there's no excuse for it.
    wit :: It keeps me off the streets.
    cool :: Does there have to be a reason?
    formal :: I find it difficult to put into words, but it pleases me.
    casual :: Dunno. It just does it for me.
    blunt :: I like it, that's all.
    long :: I've thought about that, and the best I can say is that I feel more myself with it than without.
""")
ON_WHY = stock("""
    (I think I|I) understand.
    That's reason enough.
    I'd never have put it like that, but yes.
    Then I'll look at it with different eyes.
    That says something about you.
    ext :: Now you've nearly talked me into it!
    int :: Yes. I know that, from other things.
    warm :: I like how you talk about it.
    cool :: If it works for you.
    formal :: That is well put.
    casual :: Makes sense.
    worry :: I could do with that myself.
    calm :: One doesn't need more than that.
    open :: That's a thought I'll take home with me.
    closed :: I'm glad it's you and not me. But I see it.
    care :: It's good to know what one likes.
    wit :: I asked for a reason and got a poem.
    blunt :: Fair enough.
    long :: I'm not sure I feel the same, but I like that you do.
""")

TIME_FOR_IT = stock("""
    no :: Less than I'd like.
    no :: Not enough. But who does?
    no :: Not today. I'm {next} {nextwhen}.
    no worry :: I always feel I ought to be doing something useful instead.
    no care :: Only when everything else is done, so, rarely.
    no formal :: Far too little, I regret to say.
    no casual :: Hardly ever.
    no ext :: Never enough! There's always somebody to talk to!
    no cool :: Less than I would if people left me alone.
    no open :: No, there's so much else that pulls at me.
    yes :: When I can.
    yes :: Enough to keep me happy.
    yes :: I take it when it comes.
    yes :: Some weeks more than others.
    yes care :: I set time aside for it.
    yes loose :: More than I should.
    yes ext :: I make time! What's life for?
    yes int :: Whenever it's quiet.
    yes wit :: I steal it.
    yes calm :: There's always a little time.
    yes formal :: I see to it that I do.
    yes casual :: Yeah, I squeeze it in.
""")
ON_TIME_FOR_IT = stock("""
    yes :: Good. One has to.
    yes :: That's the way to live.
    yes :: I'm glad you get some.
    yes ext :: Quite right!
    yes cool :: Lucky for some.
    yes warm :: Good. I'd worry otherwise.
    yes care :: That's sensible.
    yes wit :: I shan't tell anyone.
    yes casual :: Good stuff.
    yes formal :: Very wise.
    no :: It's the same with everybody.
    no :: There should be more hours for such things.
    no :: You ought to make the time.
    no ext :: Take it! Just take it!
    no warm :: I wish I could give you some of mine.
    no cool :: It's a question of what matters.
    no worry :: It's the same with me. The days just go.
    no care :: Put it in the diary, that's what I'd do.
    no casual :: Yeah, same.
    no formal :: That is regrettable.
    no wit :: Have you tried not sleeping?
""")

GOAL_PROGRESS = stock("""
    no :: Slowly.
    no :: Slower than I'd like.
    no :: A step forward, a step back.
    no :: I think about it more than I do about it, if you see what I mean.
    no worry :: Badly, I fear. I keep finding reasons to be afraid of it.
    no loose :: I haven't exactly started.
    no open :: It keeps changing shape on me.
    no wit :: It's resting at the moment.
    no down :: Don't ask.
    no cool :: It would go faster if people let me get on with it.
    no formal :: Less quickly than I had hoped.
    no casual :: Not great, to be honest.
    no ext :: It isn't, yet! But it will!
    no int :: Quietly. There isn't much to see yet.
    yes :: It's coming along.
    yes :: Better than I'd feared.
    yes :: Bit by bit.
    yes ext :: It's going to be grand!
    yes int :: Quietly, but well. I don't like to talk it to pieces.
    yes calm :: It'll be done when it's done. I'm content.
    yes care :: According to plan, so far.
    yes up :: Better every day, I feel.
    yes warm :: Better, since people ask me about it.
    yes formal :: Rather well, all things considered.
    yes casual :: Getting there.
    yes worry :: Well, so far. I hardly dare say it.
    yes wit :: Alarmingly well.
""")
ON_GOAL_PROGRESS = stock("""
    yes :: (Good|Well done). Keep at it.
    yes :: I'd like to see it when you're there.
    yes :: That's good to hear.
    yes ext :: I knew it!
    yes warm :: I'm so glad. I'd like to see you get there.
    yes cool :: Well, don't count on it too soon.
    yes care :: Steady does it.
    yes worry :: Touch wood.
    yes wit :: I'll expect an invitation when it's done.
    yes formal :: I congratulate you.
    yes casual :: Nice going.
    yes int :: Good. I hoped so.
    no :: It takes the time it takes.
    no :: Don't give it up.
    no :: The main thing is to go on.
    no ext :: Courage! You'll do it yet!
    no warm :: Be patient with yourself.
    no cool :: Wanting is one thing, doing another.
    no care :: Perhaps a small step every day.
    no worry :: I know how that is. One dreads it.
    no wit :: Great things have been put off for longer.
    no formal :: Such matters require patience.
    no casual :: It'll come.
    no int :: It's like that with things that matter.
    no calm :: There's no hurry, is there.
""")
GOAL_WHY = stock("""
    I've wanted it for so long that I've forgotten why.
    It would mean a lot to me.
    I'd be sorry not to have tried.
    Somebody ought to, and why not me?
    It's the sort of thing that gets hold of you.
    I'd like to look back and know that I did.
    ext :: Because life's short!
    int :: It's for myself, really.
    worry :: I'm afraid of never having done it.
    calm :: It feels right, that's all.
    open :: I want to know what it's like.
    care :: I don't like leaving a thing undone.
    warm :: Others would have something of it too.
    wit :: I could say something noble. I just want to.
    cool :: Why does anybody want anything?
    formal :: It has been on my mind for a considerable time.
    casual :: Dunno. I just do.
    blunt :: Because I want it.
""")
GOAL_HELP = stock("""
    no :: I think it's something I have to do alone. Thank you, though.
    no :: I don't think so, but thank you.
    no cool :: I'll manage.
    no wit :: Can you work miracles?
    no int :: No. But I'll remember that you asked.
    no formal :: I think not, but you are very good.
    no care :: Not yet. I have it all laid out.
    yes :: That's kind of you. I'll ask when I get stuck.
    yes :: Just (ask me now and then how it's going|keep asking).
    yes :: You're helping already, by listening.
    yes ext :: Oh, I'll find you a job, don't worry!
    yes worry :: Tell me it'll be all right.
    yes care :: Perhaps. I'll think about what could be shared out.
    yes formal :: That is most generous. I shall remember it.
    yes warm :: You're a dear. I may come back to that.
    yes casual :: Maybe! I'll shout.
""")
ON_GOAL_HELP = stock("""
    yes :: (Any time|You only have to ask|The offer stands).
    yes :: I mean it.
    yes :: Well, you know where I am.
    yes warm :: It'll be all right. I'm sure of it.
    yes ext :: Do! I'd love to!
    yes care :: Just tell me in good time.
    no :: (As you like|Well), the offer stands.
    no :: I see. Then I'll keep my fingers crossed.
    no warm :: I'll be thinking of you, then.
    no cool :: Suit yourself.
    no ext :: Then I'll cheer from the side!
    no wit :: Not on weekdays.
""")

ON_TILL = stock("""
    (Then I won't|I won't) keep you long.
    That's not so long.
    So there's an end to it.
    Well, that's still a while.
    ext :: That long! I'd burst!
    warm :: Don't tire yourself.
    cool :: Rather you than me.
    care :: Good to know when it ends.
    int :: That sounds about right.
    formal :: I see. I shall not detain you.
    casual :: Okay, not too bad.
    wit :: I'll send a search party after that.
    worry :: I hope you won't be late for anything.
    calm :: It'll go by.
""")
ON_AFTER = stock("""
    (Well, that's|That's) the day taken care of.
    You've got it all before you.
    So that's how it goes on.
    ext :: There's no stopping you!
    int :: That sounds like a good end to it.
    warm :: Leave some time for yourself, too.
    cool :: I see.
    care :: It's good to have it sorted.
    loose :: I never know that far ahead.
    formal :: A well-filled day.
    casual :: Fair enough.
    wit :: I'm tired just listening.
    open :: One day you should do it all backwards.
    calm :: One thing after the other.
""")
ON_WORK_DAY = stock("""
    I'd never have thought of that.
    (I see|So that's it). I always wondered.
    It sounds like (a good deal|something one has to learn).
    ext :: I'd love to see that!
    int :: I could imagine doing that.
    warm :: I'm glad somebody does it so gladly.
    cool :: Well, it fills the day.
    care :: It's the details that count, isn't it.
    formal :: Most instructive.
    casual :: Sounds all right.
    wit :: I'll stick to what I can't do.
    open :: There's a whole world behind every trade.
""")
ON_SECRET = stock("""
    I'll remember that recipe.
    Well, long may it last.
    I wish it were catching.
    ext :: I want some of that!
    warm :: It suits you.
    cool :: It'll pass.
    wit :: I knew there'd be a catch.
    int :: That's good.
    formal :: May it continue.
    casual :: Nice.
    worry :: I'd be afraid it stopped.
""")
ON_TROUBLE = stock("""
    (That's|I'm sorry, that's) hard.
    I hope it gets better soon.
    I'm sorry.
    It's good that you say so.
    ext :: Oh, you! Come and have company, it helps!
    warm :: I'm here, if you need somebody.
    warm :: Come and find me, if it gets too much.
    cool :: It'll pass. It always does.
    int :: I know. You don't have to say more.
    formal :: You have my sympathy.
    casual :: That's rough.
    worry :: Oh dear. I know that so well.
    calm :: Tomorrow it'll look smaller.
    wit :: I'd make a joke, but I'll spare you.
    care :: One thing at a time.
""")

ANSWERS: dict[str, Stock] = {
    "activity:often": OFTEN,
    "activity:hard": HARD,
    "activity:enjoy": ENJOY,
    "plan:mood": LOOKING_FORWARD,
    "work:like": WORK_LIKE,
    "like:why": WHY_LIKE,
    "like:time": TIME_FOR_IT,
    "goal:progress": GOAL_PROGRESS,
    "goal:why": GOAL_WHY,
    "goal:help": GOAL_HELP,
}

REACTIONS: dict[str, Stock] = {
    "activity:often": ON_OFTEN,
    "activity:hard": ON_HARD,
    "activity:enjoy": ON_ENJOY,
    "activity:till": ON_TILL,
    "plan:mood": ON_LOOKING_FORWARD,
    "plan:after": ON_AFTER,
    "work:like": ON_WORK_LIKE,
    "work:day": ON_WORK_DAY,
    "like:why": ON_WHY,
    "like:time": ON_TIME_FOR_IT,
    "goal:progress": ON_GOAL_PROGRESS,
    "goal:why": ON_WHY,
    "goal:help": ON_GOAL_HELP,
    "wellbeing:secret": ON_SECRET,
    "wellbeing:why": ON_TROUBLE,
}
