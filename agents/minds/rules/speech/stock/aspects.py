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
    yes :: {Days}, from about {from_time}, if nothing gets in the way.
    yes :: {Days}. I've done it so long I hardly notice.
    yes :: Yes, it's one of my regular things. {Days}.
    yes care :: {Days}, from {from_time} on. I keep to it.
    yes care :: {Days}. It has its place, and I like that.
    yes loose :: In theory, {days}.
    yes open :: {Days}, and still I notice something new every time.
    yes closed :: {Days}. I like things to stay as they are.
    yes int :: Yes, {days}. It's my quiet time.
    yes ext :: {Days}! You'll always find me at it.
    yes ext :: {Days}! Ask anybody!
    yes wit :: {Days}. I've no imagination.
    yes wit :: {Days}. They'd send somebody to look for me otherwise.
    yes brief :: Yes, {days}.
    yes formal :: {Days}, without fail.
    yes formal :: It is my custom, {days}.
    yes casual :: {Days}, yeah.
    yes casual :: Yeah, {days}. Part of the week.
    yes warm :: Yes, {days}. I'm fond of it by now.
    yes long :: {Days}, as a rule; it gives the week a shape, I find.
    no :: Now and then, no more.
    no :: Not as a rule, no.
    no :: It depends on the day.
    no :: (Not really|Not so often). Today it just came up.
    no :: Only now and again. Today's one of those days.
    no :: Not often enough to call it a habit.
    no :: Once in a while.
    no care :: Not regularly. It has no fixed place in my week.
    no loose :: Whenever the mood takes me.
    no open :: There's no pattern to it. I like it that way.
    no int :: Only when I can do it in peace.
    no ext :: No, I like a bit of change!
    no brief :: Not often.
    no formal :: Not habitually, no.
    no formal :: Only on occasion.
    no casual :: Nah, not that often.
    no casual :: Just now and again, really.
    no casual :: Not really my thing, every day.
    no warm :: Not so often. It's a small treat.
    no worry :: Less than I should, probably.
    no calm :: Now and then. It comes when it comes.
    no wit :: As seldom as I can get away with.
    no long :: Not often; it's more a thing that happens to me than a thing I plan.
""")
ON_OFTEN = stock("""
    yes :: So it's a fixture.
    yes :: (It's good|I like it|It's nice) to have something that comes round again.
    yes :: Then I know where to find you.
    yes :: So that's part of you, like your shadow.
    yes :: One gets used to it, I suppose, and then one would miss it.
    yes :: So it wasn't by chance that I found you at it.
    yes ext :: I could never keep that up!
    yes ext :: Faithful, aren't you!
    yes int :: I like to know that things go on as they do.
    yes care :: I like people who keep to a thing.
    yes loose :: I'd forget half the time.
    yes cool :: Well, it's your life.
    yes warm :: I like to think of you doing that.
    yes closed :: I'm the same. I like what comes round.
    yes open :: I'd wander off to something else sooner or later.
    yes wit :: I'll set my clock by you.
    yes formal :: A good custom.
    yes formal :: I admire constancy.
    yes casual :: Old hand, then.
    yes casual :: You'll be good at it by now.
    yes worry :: I wish I were that steady.
    yes calm :: Good. One needn't think about it, then.
    no :: So it's the exception.
    no :: Then I've picked a good day.
    no :: I see. Not a thing for every day, then.
    no :: Well, it makes a change.
    no :: So I'm lucky to have caught you at it.
    no ext :: Then it's a special day!
    no int :: That's how it should be, perhaps.
    no care :: I'd need it in the diary, or it would never happen.
    no loose :: That's the best way to do anything.
    no cool :: I see. No harm in that.
    no warm :: Then enjoy it while it lasts.
    no wit :: A rare sight. I feel honoured.
    no wit :: I'll tell my grandchildren I saw it.
    no formal :: I understand. An occasional thing.
    no casual :: Makes sense.
    no casual :: Ah, just today then.
    no worry :: I forget half of what isn't every day.
    no calm :: It's there when it's there.
    no open :: I like things without a timetable.
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
    yes casual :: I can believe that.
    no :: (Good|Then that's good).
    no :: You make it sound easy.
    no :: I wouldn't have thought so.
    no :: It's a matter of practice, I suppose.
    no ext stay :: You must show me how, then!
    no cool :: So much the better.
    no worry :: I'd manage to make it hard.
    no wit :: That's what they say before it goes wrong.
    no warm :: I'm glad it's not too much.
    no care :: That's what comes of doing it well.
    no int :: That's good.
    no formal :: I am pleased to hear so.
    no casual :: Good, then.
""")

ENJOY = stock("""
    yes :: I enjoy it, (mostly|on the whole|to my own surprise).
    yes :: A pleasure. (I'd do it anyway|Nobody makes me|Mostly, at least).
    yes :: Yes. (There's more to it than it seems|More than I used to).
    yes up :: Today, yes. Today I enjoy everything.
    yes up :: Just now I do. I'm in the mood for it.
    yes ext :: Oh, I enjoy it! I enjoy most things!
    yes int :: Yes, in my own quiet way.
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
    no ext :: Not on my own! It's no fun without company!
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
    no ext :: Ha! Honest, at least!
    no warm :: Then have something nice afterwards.
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
    yes :: I do. It's my favourite part of the day, nearly.
    yes :: I've been thinking of it since this morning, to tell the truth.
    yes up :: Very much.
    yes up :: Today I look forward to anything.
    yes ext :: Of course! I look forward to everything.
    yes ext :: I do! I can hardly stand still!
    yes ext :: Like a child!
    yes calm :: Yes, in my quiet way.
    yes open :: Yes, you never know what happens on the way.
    yes closed :: I know what to expect, and that suits me. So yes.
    yes care :: I'm prepared, so yes.
    yes care :: Yes. It's been on my list long enough.
    yes warm :: Yes. It's the small things one looks forward to.
    yes warm :: I do, and it's nice of you to ask.
    yes warm :: Yes. I always feel better for it.
    yes formal :: Yes, as a matter of fact.
    yes formal :: I confess I do.
    yes casual :: Yeah, kind of.
    yes casual :: Yeah, I do, actually.
    yes casual :: Bit, yeah.
    yes int :: Yes. It'll be quieter than here.
    yes int :: I do, I think. In my own way.
    yes wit :: I'm counting the minutes. Nearly.
    yes worry :: Yes, for once. I hope nothing spoils it.
    no :: It's just the next thing, really.
    no :: Not much. It'll be good once I've begun.
    no :: Not really. I don't mind it, though.
    no down :: Not today, no.
    no int :: I'd as soon stay put.
    no worry :: I'll be glad when it's over, to be honest.
    no loose :: I haven't given it a thought.
    no wit :: Like a cat to a bath.
    no blunt :: Not especially.
    no cool :: Why should I?
    no cool :: It's a thing to do, that's all.
    no formal :: Not particularly, I confess.
    no casual :: Not really, no.
    no casual :: It's just a thing I'm doing.
    no ext :: Ask me when I'm in the middle of it!
    no calm :: I take it as it comes.
""")
ON_LOOKING_FORWARD = stock("""
    yes :: Good. Something to look forward to is half the day.
    yes :: I hope it turns out the way you want it.
    yes :: I can hear it in your voice.
    yes :: Then it'll be good, I'm sure.
    yes ext :: I'm almost jealous!
    yes warm :: Then I look forward to it for you.
    yes warm :: That's lovely. I hope it's all you want.
    yes cool :: Well, I hope it keeps its promise.
    yes int :: That's a good feeling.
    yes worry :: I hope nothing comes in between.
    yes wit :: Don't wear yourself out with joy.
    yes formal :: I wish you much pleasure.
    yes casual :: Good, that's half of it.
    yes open :: You'll have to tell me how it was.
    yes care :: Half the pleasure is knowing it's coming.
    no :: It'll be over in no time.
    no :: I know that sort of thing.
    no :: Perhaps it turns out better than you think.
    no ext :: Oh, you'll see, it'll be fine!
    no warm :: Think of afterwards.
    no cool :: Well. It won't kill you.
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
    soft :: I'm not sure. I think it calms me, in a way.
    soft :: I suppose it's a bit of home to me, perhaps.
    blunt :: Because I like it. Simple as that.
""")
ON_WHY = stock("""
    I think I understand.
    That's reason enough.
    That says something about you.
    I'm glad I asked.
    Some things one just likes.
    ext :: There, now I know!
    ext :: That's you all over!
    int :: Yes. I know that, from other things.
    warm :: I like how you talk about it.
    cool :: If it works for you.
    formal :: That is well put.
    formal :: I see. I thank you for being so frank.
    casual :: Makes sense.
    casual :: Yeah, I get that.
    worry :: I wish I had something of the kind.
    calm :: One doesn't need more than that.
    open :: I'll think of that the next time I come across it.
    closed :: It's not for me, but I see it.
    care :: It's good to know such things about oneself.
    wit :: I'll ask no more, then.
    blunt :: Fair enough.
""")

TIME_FOR_IT = stock("""
    no :: Less than I'd like.
    no :: Not enough. But who does?
    no :: Not today. I'm {soon} {soonwhen}.
    no :: Seldom, these days.
    no worry :: I always feel I ought to be doing something useful instead.
    no care :: Only when everything else is done, so, rarely.
    no formal :: Far too little, I regret to say.
    no casual :: Hardly ever.
    no casual :: Not as much as I'd want.
    no ext :: Never enough! There's always somebody to talk to!
    no cool :: Less than I would if people left me alone.
    no open :: No, there's so much else that pulls at me.
    no warm :: Not so much. I'd rather have you for company, mind.
    yes :: Often enough to keep me happy.
    yes :: Oh yes. I see to that.
    yes :: Some weeks more than others.
    yes :: Often enough, if I keep my eyes open.
    yes care :: As often as I can arrange it.
    yes loose :: More than I should.
    yes ext :: I see to it! What's life for?
    yes int :: Whenever it's quiet.
    yes wit :: As often as is decent.
    yes calm :: There's always a little time.
    yes formal :: I see to it that I do.
    yes casual :: Yeah, can't complain.
    yes casual :: Yeah, often enough.
    yes warm :: Yes, and I'm grateful for it.
""")
ON_TIME_FOR_IT = stock("""
    yes :: Good. One has to.
    yes :: That's the way to live.
    yes :: I'm glad you get some.
    yes ext :: Quite right!
    yes cool :: Lucky for some.
    yes warm :: That's good. You need it, I think.
    yes care :: That's sensible.
    yes wit :: I shan't tell anyone.
    yes casual :: Good. Keep at it.
    yes formal :: Very wise.
    yes int :: That's worth a lot.
    no :: It's the same with everybody.
    no :: There should be more hours for such things.
    no :: You ought to have more of it.
    no ext :: Then take it! Just take it!
    no warm :: I wish I could give you some of my time.
    no cool :: It's a question of what matters.
    no worry :: It's the same with me. The days just go.
    no care :: Put it in the diary, that's what I'd do.
    no casual :: Yeah, that's how it goes.
    no formal :: That is regrettable.
    no wit :: Have you tried not sleeping?
    no int :: I know. The world leaves one so little.
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
    yes warm :: I'd be glad to.
    yes ext :: Just say the word!
    yes care :: Just tell me in good time.
    yes casual :: Sure, any time.
    yes cool :: Well, I've said it now.
    yes formal :: You need only ask.
    no :: (As you like|Well), the offer stands.
    no :: I see. Then I'll keep my fingers crossed.
    no warm :: I'll be thinking of you, then.
    no cool :: Suit yourself.
    no ext :: Then I'll cheer from the side!
    no wit :: I can't say I'm not relieved.
    no formal :: As you wish. I should have been glad to.
    no casual :: Fair enough.
    no int :: I understand. I'd be the same.
""")

ON_TILL = stock("""
    yes :: I won't keep you long.
    yes :: So there's an end to it.
    yes :: So now I know when to look for you.
    yes :: That's not for ever.
    yes ext :: And then you're free! Good!
    yes warm :: Don't tire yourself.
    yes cool :: Rather you than me.
    yes care :: Good to know when it ends.
    yes int :: I see. That's bearable.
    yes formal :: I see. I shall not detain you.
    yes casual :: Okay, not too bad.
    yes wit :: I'll send a search party after that.
    yes worry :: I hope you won't be late for anything.
    yes calm :: It'll go by.
    no :: I see. One can't always say.
    no :: Well, it takes as long as it takes.
    no ext :: I'd want to know, I think!
    no warm :: Don't tire yourself.
    no cool :: Rather you than me.
    no care :: I'd have to know. But that's me.
    no int :: I see. There's no hurry, then.
    no formal :: I see. I shall not detain you.
    no casual :: Right you are.
    no wit :: I'll look in at Christmas.
    no worry :: I hope it isn't too long.
    no calm :: There's no hurry.
""")
ON_AFTER = stock("""
    yes :: (Well, that's|That's) the day taken care of.
    yes :: You've got it all before you.
    yes :: So there's more to come.
    yes ext :: There's no stopping you!
    yes int :: That sounds like a good day to me.
    yes warm :: Leave some time for yourself, too.
    yes cool :: You've got it all worked out, I see.
    yes care :: It's good to have it sorted.
    yes loose :: I never know that far ahead.
    yes formal :: A well-filled day.
    yes casual :: Busy, then.
    yes wit :: I'm tired just listening.
    yes open :: One day you should do it all backwards.
    yes calm :: One thing after the other.
    no :: Well, that leaves room for something.
    no :: One needn't know everything beforehand.
    no :: Then you'll have some time to yourself, perhaps.
    no ext :: Something will turn up, you'll see!
    no int :: That's the best part of a day, when nothing's left.
    no warm :: Then I hope you get some rest.
    no cool :: I only wondered.
    no care :: I couldn't do that. I'd have to know.
    no loose :: That's how I like it, too.
    no formal :: That leaves you at liberty, at least.
    no casual :: Sounds all right.
    no wit :: A cliffhanger.
    no calm :: It'll come of itself.
    no worry :: I'd lie awake over that. But that's me.
    no open :: I like a day with an open end.
""")
ON_WORK_DAY = stock("""
    I'd never have thought of that.
    (I see|So that's it). I always wondered.
    There's more to it than one thinks.
    ext :: I'd love to see that!
    int :: I could imagine doing that.
    warm :: It's good that somebody does it.
    cool :: Well, it fills the day.
    care :: It's the details that count, isn't it.
    formal :: Most instructive.
    casual :: Sounds all right.
    wit :: I'll stick to what I can't do.
    open :: There's a whole world behind every trade.
""")
ON_SECRET = stock("""
    I'll remember that.
    Well, long may it last.
    I'm glad you have it.
    ext :: I like that!
    warm :: It suits you.
    cool :: If you say so.
    wit :: I knew there'd be a catch.
    int :: That's good.
    formal :: May it continue.
    casual :: Fair play.
    worry :: I'd be afraid it stopped.
    open :: I like how simple that is.
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

SINCE_WHEN = stock("""
    yes :: Since {since}.
    yes :: Since about {since}, I think.
    yes :: I've been at it since {since}.
    yes :: Since {since}, and it doesn't feel like it.
    yes ext :: Since {since}! And I'm still standing!
    yes care :: Since {since}. I began on time.
    yes wit :: Since {since}. It feels like last week.
    yes int :: Since {since}, quietly.
    yes casual :: Since {since} or so.
    yes formal :: I have been at it since {since}.
    no :: Not long.
    no :: I've only just (started|begun).
    no :: I'd hardly begun when you came.
    no :: A few minutes, no more.
    no ext :: I've only just got going!
    no wit :: Long enough to want a break.
    no casual :: Nah, just started.
    no formal :: I have only just begun.
    no worry :: No, and I should have been at it long ago.
""")

ON_SINCE_WHEN = stock("""
    yes :: That's a good while.
    yes :: Then you'll be well into it.
    yes :: And still going. Good.
    yes ext :: You don't give up, do you!
    yes warm :: Then you could do with a breather, I should think.
    yes cool :: I see. Some people have patience.
    yes int :: That's long enough to get into it.
    yes care :: Steady does it.
    yes casual :: Fair stretch.
    yes wit :: I'd have been home by now.
    yes formal :: You are persevering, I see.
    no :: Then I've caught you right at the start.
    no :: So you've got most of it before you.
    no ext :: Then I'd better let you warm up!
    no warm :: Then you're still fresh.
    no cool :: And already you're being talked to.
    no int :: I see. The beginning's the hardest.
    no care :: Well begun is half done, they say.
    no casual :: Early days, then.
    no wit :: Then there's still time to escape.
    no formal :: Then I must not hold you up.
""")

PLAN_WHERE = stock("""
    At {nextplace}.
    At {nextplace}, (where else|I think|like most days).
    It's at {nextplace}.
    {Nextplace}, I thought.
    yes :: Right here.
    yes :: Here, where I am. I needn't move an inch.
    no :: At home.
    no :: At home, within my own four walls.
    maybe :: Not far from here.
    maybe :: Where I always do, near enough.
""")

ON_PLAN_WHERE = stock("""
    Ah, there. (I see|Good).
    I see. Then I know where to look for you.
    I might have guessed.
    casual :: Handy.
    cool :: Well, there are worse places.
    formal :: I see. A suitable place for it.
    care :: Good. I like to know where people are.
    wit :: I'll know where to send the bill.
    near :: Then you've not far to go.
    near ext :: Then you can stay right where you are!
    near warm :: Then I'll know where to find you.
    away :: It's good there, I think.
    away ext :: I'll think of you there!
    away int :: It's quiet there, if you're lucky.
    away warm :: It'll be nice there.
    away open :: I like it there, when nobody's about.
    no :: There's no place like it.
    no int :: I'd stay in, too.
    no warm :: That's where it's nicest.
""")

FACT_THINK = stock("""
    yes :: More often than you'd think.
    yes :: Yes, (now and then|at odd moments).
    yes :: I do. It's part of me.
    yes int :: Yes. When it's quiet.
    yes ext :: All the time! You see I can't keep it to myself.
    yes worry :: Too often, if anything.
    yes open :: Yes, and a little differently every time.
    yes warm :: Yes. I'm fond of it, by now.
    yes formal :: From time to time, yes.
    yes casual :: Now and again, yeah.
    no :: Not really. It just came to me.
    no :: Hardly ever. I don't know why I did just now.
    no cool :: No. What's done is done.
    no calm :: Not much. It's just how it was.
    no casual :: Nah, not really.
    no formal :: Seldom, to be truthful.
    no wit :: Only when somebody asks.
""")

ON_FACT_THINK = stock("""
    I can imagine.
    One carries such things about with one.
    It's good that you told me.
    ext :: I would, too, I think!
    int :: I have things like that, too.
    warm :: I'm glad you told me about it.
    cool :: Well, we've all got something.
    casual :: Makes sense.
    formal :: That is quite natural.
    wit :: I'd have had it printed on a card.
    open :: It's odd, what stays with one.
    calm :: That's how it is with such things.
""")

WHY_DISLIKE = stock("""
    It sets my teeth on edge, that's all.
    I couldn't say. It always has.
    I've had too much of it in my life.
    It puts me out of temper for hours.
    ext :: Oh, everything! Don't get me going!
    int :: It's too much for me, that's all.
    worry :: It makes me uneasy, and then I can't settle.
    calm :: I just let it pass me by, if I can.
    cool :: Does it need a reason?
    warm :: Nothing really. It's me, I think.
    formal :: I find it hard to bear, that is all.
    casual :: Dunno. Just winds me up.
    wit :: We've never been properly introduced.
    open :: I've tried to like it. It didn't like me.
    blunt :: I just can't stand it.
    care :: It gets in the way of everything sensible.
""")

PERSON_HOW = stock("""
    I only saw {who} from a distance.
    I couldn't say. I didn't go over.
    Much as always, as far as I could see.
    Well enough, from what I could see.
    ext :: I wanted to call over, but I was too far off!
    int :: I didn't like to disturb, so I can't say.
    warm :: Well enough, I'd say. I hope so, anyway.
    cool :: I don't look that closely.
    casual :: Fine, I reckon. Didn't stop to ask.
    formal :: I could not say. We did not speak.
    worry :: I couldn't tell, and I did wonder.
    wit :: Upright, and moving.
""")

ON_PERSON_HOW = stock("""
    I see. I only wondered.
    Well, I'll ask when I see {who}.
    I'll look in on {who} one of these days.
    ext :: Then I'll have to find out myself!
    int :: That's all right.
    warm :: I'll say hello from you when I see {who}.
    cool :: It's not important.
    casual :: Fair enough.
    formal :: I thank you all the same.
    worry :: I'm sure all's well.
    calm :: No doubt all's well.
""")

ON_WHY_DISLIKE = stock("""
    I see. Then I'll say no more of it.
    That's reason enough to keep clear of it.
    I think I understand.
    We've all got something like that.
    ext :: Ha! Fair enough!
    int :: I know. I have things like that, too.
    warm :: Then I hope you're spared it.
    cool :: Well, if it bothers you.
    formal :: That is understandable.
    casual :: Yeah, fair.
    worry :: I know how it is when a thing gets to you.
    calm :: One can always walk round such things.
    care :: It's good to know what to avoid.
    wit :: I'll strike it off the list for your birthday.
    blunt :: Fair enough.
""")

ON_GOAL_WHY = stock("""
    I think I understand.
    That's reason enough.
    I'm glad I asked.
    It's good to know what moves people.
    ext :: Then nothing can stop you!
    int :: Yes. I know that, from other things.
    warm :: I like how you talk about it.
    cool :: As good a reason as any.
    formal :: That is well put.
    casual :: Makes sense.
    worry :: I wish I knew so well what I want.
    calm :: One doesn't need more than that.
    open :: I'll be thinking about that.
    closed :: It's not for me, but I see it.
    care :: It's good to be clear about such things.
    wit :: I'll ask no more, then.
    blunt :: Fair enough.
""")

ON_AT_TIME = stock("""
    I see. So there's a little while yet.
    Good to know.
    I see. Then I know.
    That's not for ever.
    ext :: Then you've time for me yet!
    int :: I see. I only wondered.
    warm :: Then I hope you get there without hurrying.
    cool :: I only asked.
    formal :: I see. I thank you.
    casual :: Right.
    casual :: Okay, good.
    worry :: Mind you aren't late.
    care :: Good. One should know such things.
    calm :: There's time, then.
    wit :: I'll hold my breath.
    loose :: I'd be late for that, I know myself.
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
    "dislike:why": WHY_DISLIKE,
    "fact:think": FACT_THINK,
}

REACTIONS: dict[str, Stock] = {
    "activity:often": ON_OFTEN,
    "activity:hard": ON_HARD,
    "activity:enjoy": ON_ENJOY,
    "activity:till": ON_TILL,
    "activity:since": ON_SINCE_WHEN,
    "plan:mood": ON_LOOKING_FORWARD,
    "plan:after": ON_AFTER,
    "plan:when": ON_AT_TIME,
    "plan:where": ON_PLAN_WHERE,
    "work:like": ON_WORK_LIKE,
    "work:day": ON_WORK_DAY,
    "like:why": ON_WHY,
    "like:time": ON_TIME_FOR_IT,
    "goal:progress": ON_GOAL_PROGRESS,
    "goal:why": ON_GOAL_WHY,
    "goal:help": ON_GOAL_HELP,
    "dislike:why": ON_WHY_DISLIKE,
    "fact:think": ON_FACT_THINK,
    "person:how": ON_PERSON_HOW,
    "wellbeing:secret": ON_SECRET,
    "wellbeing:why": ON_TROUBLE,
}
