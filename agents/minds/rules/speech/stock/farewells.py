"""Taking leave: why, and with what words; and answers to somebody else's leave."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LEAVE = stock("""
    (Well, I|I) (should|had better|must|ought to) (be going|get on|be off|be on my way|make a move).
    (Well|Right|So), I'll (let you get on|leave you to it|not keep you|not keep you any longer).
    (I'd|Well, I'd) better get on with {doing_work}.
    I (ought to|should|must) get back to {doing_work}.
    wit :: {Doing_work} won't do itself, sadly.
    I'm (meant|supposed) to be {soon} {soonwhen}.
    I'm off: I'll be {soon}( at {nextplace}|) {soonwhen}.
    I'm {soon} {soonwhen}, so I must (run|go|be off).
    I'll be {soon} {soonwhen}, (so I'd better go|so I should make a start|and I mustn't be late).
    I'll let you get back to {theirs_work}.
    I won't keep you from {theirs_noun}( any longer|).
    You'll want to get on with {theirs_work}.
    I've kept you long enough.
    I mustn't keep you.
    Time I (went|was going|was off).
    Well, {you}, (I must be off|I'll be going|that's me).
    I'll be on my way, then.
    I'd better see to my own things.
    ext :: Right! I must dash!
    ext :: I could talk all day, but I mustn't!
    ext :: I'd better run, or I'll never get away!
    ext :: I'm {soon} {soonwhen}, I must fly!
    int :: I think I'll go and be quiet for a bit.
    int :: Well. I've said more today than I meant to.
    int :: I should go now.
    int :: I'll slip away now, if you don't mind.
    warm :: It was (lovely|so good|a joy) talking to you. I must go, though.
    warm :: I'm glad we talked. I must go, though.
    warm :: I hate to break this off, but I must go.
    warm :: Thank you for the talk. It did me good.
    cool :: That's all, I think.
    cool :: I've things to do.
    cool :: Well, I've other things to do than stand about.
    formal :: I shall not take up more of your time.
    formal :: If you will excuse me, I must take my leave.
    formal :: I am to be {soon} {soonwhen}, so I must leave you.
    casual :: Right, I'm off.
    casual :: Well, I'd best get going.
    casual :: Gotta get on.
    worry :: Goodness, the time. I'm late already, I'm sure of it.
    worry :: I should go, I've a hundred things I'm worrying about.
    calm :: There's no rush, but I'll be on my way.
    calm :: I'll amble on.
    open :: My thoughts are already elsewhere. I'd better follow them.
    open :: I'll take all that with me and think about it.
    care :: I'm {soon} {soonwhen}, and I like to be on time.
    care :: I've a list to get through. I'd better start.
    loose :: I was supposed to be somewhere, I think.
    loose :: What's the time? Oh dear. I'd better go.
    wit :: I'd better go before I say something clever.
    wit :: I'll go while you still like me.
    blunt :: I'm going now.
    blunt :: I've got to go.
    long :: I could stand here for ever, but there's a whole day that won't get itself done.
    evening :: It's getting late for me.
    night :: I'm off to bed.
    night :: We should both be asleep.
    morning :: I'd better let the day begin.
    down :: I'd better go. I'm no company today.
    up :: Well, on I go. It's too good a day to stand still.
    group :: I'll leave you (all|to your talk).
    group :: You carry on without me.
    soft :: I think I should perhaps be going, if that's all right.
    soft :: I might have to leave you now, I'm afraid.
    blunt :: I'm going now. That's that.
""")

LEAVE_NOW = stock("""
    (Oh|Goodness), I must go.
    I'm sorry, I have to go.
    But I have to go now.
    I must stop here.
    But now I really must run.
    I've got to be off now, though.
    That's all I've time for just now.
    I can't stay, I'm afraid.
    I'd better go now.
    (I'm afraid I|I) must leave it there for today.
    But I'm {soon} {soonwhen}, so I must go.
    And now I'd better go; I'm {soon} {soonwhen}.
    But I should be getting back to {doing_work}.
    But I've kept you long enough.
    But I'll let you get on now.
    formal :: But I must ask you to excuse me now.
    formal :: And now I must beg you to excuse me.
    casual :: Anyway, got to go.
    casual :: Right, better get on.
    casual :: But I should shoot off.
    worry :: Oh, I'm late. I've got to go.
    worry :: Oh dear, is that the time? I must go.
    ext :: But I've got to fly!
    ext :: But I'm expected elsewhere, so off I go!
    int :: I should go now, though.
    int :: I think that's enough talk for me, for today.
    cool :: I'm going now.
    cool :: And now I've things to do.
    warm :: I wish I could stay, but I must go.
    warm :: It was good to talk. I must go, though.
    care :: But I'm {soon} {soonwhen}, and I like to be on time.
    care :: But I've a good deal to do still, so I'll go.
    wit :: But I must go before you find me out.
    calm :: But I'll be strolling on now.
    open :: But my feet want to go on.
    loose :: But I've got to be somewhere, I'm nearly sure.
    soft :: But I think I should perhaps be going.
    soft :: I suppose I ought to be off, if you don't mind.
    blunt :: But I'm off. No fuss.
""")

BYE = stock("""
    (Goodbye|Bye)(, {you}|).
    See you(| around| soon| later)(, {you}|).
    Take care(| of yourself)(, {you}|).
    Until (next time|soon|then)(, {you}|).
    So long(, {you}|).
    Have a good {day}(, {you}|).
    I'll see you about(, {you}|).
    Mind how you go(, {you}|).
    We'll talk (again|another time|soon)(, {you}|).
    Enjoy {theirs_free}(, {you}|).
    Good luck with {theirs_work}(, {you}|).
    All the best(, {you}|).
    ext :: Bye(, {you}|)! (Don't be a stranger|Come and find me|This was fun|See you soon)!
    ext :: See you, see you!
    ext :: Bye bye(, {you}|)!
    ext :: Till next time(, {you}|)!
    int :: Bye, then.
    int :: Well. Goodbye(, {you}|).
    int brief :: Bye.
    warm :: Look after yourself(, {you}|).
    warm :: Be well(, {you}|).
    warm :: Go gently(, {you}|).
    warm :: It does one good to see you(, {you}|).
    warm kin :: Bye, dear.
    cool :: Right. Bye.
    cool :: Until then.
    cool :: Well, goodbye.
    formal :: I wish you a good {day}(, {you}|).
    formal :: Good {day} to you(, {you}|).
    formal :: Until we meet again(, {you}|).
    casual :: See you(, {you}|)!
    casual :: Laters(, {you}|).
    casual :: Cheers(, {you}|).
    casual :: Ta-ra(, {you}|).
    casual :: Catch you later(, {you}|).
    casual :: Take it easy(, {you}|).
    worry :: Take care, won't you(, {you}|).
    worry :: Do be careful(, {you}|).
    calm :: Go easy(, {you}|).
    open :: May the {day} be good to you(, {you}|).
    open :: Keep your eyes open(, {you}|).
    closed :: Well, until the usual.
    care :: Keep to your hours(, {you}|).
    care :: Don't be late for anything(, {you}|).
    care :: I'll look out for you(, {you}|).
    loose :: See you whenever.
    wit :: Behave yourself(, {you}|).
    wit :: Don't do anything I would(, {you}|).
    wit :: Try to stay out of trouble(, {you}|).
    evening :: Good night(, {you}|).
    evening :: Have a (good|restful|quiet) evening(, {you}|).
    night :: Sleep well(, {you}|).
    morning :: Have a good day(, {you}|).
    stranger :: It was good to meet you(, {you}|).
    stranger :: I'm glad we've met(, {you}|).
    stranger :: Now we know each other(, {you}|).
    close :: You know where to find me(, {you}|).
    group :: Bye, (everybody|everyone|all of you).
    group :: Good {day}, all.
    event :: See you at {event}(, {you}|).
    event :: Until {event}, then(, {you}|).
    event :: We'll see each other at {event}(, {you}|).
""")

# An answer to the other's leave. {their_next} is what the other said it would do.
LET_GO = stock("""
    (Of course|Yes, of course|Go on|Off you go), (don't let me keep you|I've to get on as well|you must be busy).
    (Right|All right|Yes), (and I'll|I'll) get back to {doing_work}.
    I won't keep you.
    I must get on too.
    (Good|It was good|Nice) talking to you.
    Yes, I should go, too.
    I'm {soon} {soonwhen} myself.
    Have fun {their_next_fun}.
    Enjoy {their_next_free}.
    Then I won't keep you from {their_next}.
    Good luck with {their_next_work}.
    It was good to hear how you are.
    ext :: Already? All right!
    ext :: Off you go, then! It was fun!
    ext :: What, so soon? Well, next time, then!
    int :: Yes. I've enjoyed this, actually.
    int :: All right. It was nice, this.
    int :: Yes, go. I'll be {doing}.
    warm :: It was so good to see you.
    warm :: Thank you for stopping.
    warm :: You've brightened my {day}.
    cool :: Right then.
    cool :: Yes, go.
    cool :: Don't let me stop you.
    formal :: Please, do not let me detain you.
    formal :: It has been a pleasure.
    casual :: No worries.
    casual :: Yeah, I'd better get on too.
    casual :: Sure thing.
    worry :: Oh, I've kept you. I'm sorry.
    worry :: I hope I haven't talked too much.
    calm :: That's all right. There'll be other days.
    open :: I'll be thinking about this.
    care :: Yes, I've my own list to get on with.
    care :: Good, that leaves me just time enough.
    loose :: Is it that late? Oh well.
    wit :: I'll try to manage without you.
    wit :: And just as it was getting interesting.
    blunt :: Go on, then.
    evening :: Yes, it's been a long day.
    night :: Yes, sleep's calling.
    morning :: Yes, the day's waiting.
    stranger :: It was nice to meet you.
    stranger :: I'm glad you spoke to me.
    event :: I'll see you at {event}, then.
    long :: Yes, go on, or we'll both be standing here until nightfall.
    down :: Yes. Thanks for bearing with me.
    up :: That was just what I needed.
    soft :: Perhaps it is time, yes. I hope I didn't keep you.
    blunt :: Yes. Go.
""")

LEAVE_HOME = stock("""
    I'll let you get on.
    I'd better get back to {doing_work}.
    I'll leave you to it for a bit.
    I'll leave you in peace.
    Right, back to {doing_work}.
    Well, I'd better see to things.
    I've still got a thing or two to do before I'm {soon}.
    I'm {soon} {soonwhen}, so I'd better get ready.
    You get on with {theirs_work}, I'll stop talking.
    That's enough talk for now, I should do something.
    ext :: Right! Enough talk, things to do!
    ext :: I'll be back to bother you later!
    int :: I'll be quiet again now.
    int :: I'll go and sit by myself for a bit.
    warm :: I'll stop bothering you now. It was nice, this.
    warm :: I'll leave you be, then.
    cool :: Well, I've things to do.
    cool :: That's that, then.
    formal :: I shall leave you to it.
    casual :: Right, I'll get on.
    casual :: Anyway, I'll leave you to it.
    care :: I've still got things to see to, so I'll get on.
    calm :: I'll potter on, then.
    worry :: I'd better see whether I've turned everything off.
    open :: I'll go and look out of the window for a while.
    wit :: I'll be around, if you miss me.
    wit :: I'll go before you find me something to do.
    loose :: There was something I meant to do. I'll go and look for it.
    blunt :: I've got things to do.
    night :: I'm going to bed now.
    night :: It's bedtime, I think.
    morning :: I'd better get the day started.
""")

BYE_HOME = stock("""
    See you in a bit(, {you}|).
    See you later(, {you}|).
    Shout if you need me.
    I'm not far off.
    Until later(, {you}|).
    You know where I am.
    I'll be about.
    ext :: See you in a minute!
    ext :: Don't do anything interesting without me!
    int :: Later, then.
    int brief :: Later.
    warm :: Don't work too hard(, {you}|).
    warm :: Give me a call if you want anything.
    warm close :: See you in a bit, dear.
    cool :: Right.
    cool :: Later.
    formal :: Until later, then.
    formal :: You will find me close by.
    casual :: See you in a bit.
    casual :: Later(, {you}|)!
    casual :: Laters.
    care :: I'll look in on you later.
    worry :: Call me if anything's wrong.
    wit :: Try to manage without me.
    wit :: Don't burn anything down.
    open :: See you when I see you.
    loose :: See you whenever.
    evening :: See you before bed.
    night :: Sleep well(, {you}|).
    night :: Good night(, {you}|).
    morning :: Have a good day, if I don't see you before you go.
""")

LET_GO_HOME = stock("""
    Yes, you get on.
    All right.
    Go on, then.
    That's all right.
    Me too, I'd better get on.
    And I'll get back to {doing_work}.
    ext :: All right! You know where to find me!
    int :: All right. It was nice, this.
    warm :: Of course. It was nice to sit and talk for once.
    warm :: Yes, don't let me keep you.
    cool :: Right.
    formal :: By all means.
    casual :: No worries.
    casual :: Yeah, you get on.
    care :: Yes, I've my own list to get on with.
    calm :: No hurry on my side.
    wit :: Peace at last.
    worry :: All right. I hope I haven't kept you.
    evening :: Yes, it's been a long day.
    night :: Yes, it's late.
    morning :: Yes, the day's waiting.
""")
