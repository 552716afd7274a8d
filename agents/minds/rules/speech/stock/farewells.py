"""Taking leave: why, and with what words; and answers to somebody else's leave."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LEAVE = stock("""
    (Well, I|I) (should|had better|must|ought to) (be going|get on|be off|be on my way|make a move).
    (Well|Right|So), I'll (let you get on|leave you to it|not keep you)(.| any longer.)
    (I'd|Well, I'd) better get on with {doing}.
    I (ought to|should|must) get back to {doing}.
    wit :: {Doing} won't do itself, sadly.
    I'm (meant|supposed) to be {next} {nextwhen}.
    I'm off: I'll be {next}( at {nextplace}|) {nextwhen}.
    I'm {next} {nextwhen}, so I must (run|go|be off).
    I'll be {next} {nextwhen}, (so I'd better go|so I should make a start|and I mustn't be late).
    I'll let you get back to {theirs_noun}.
    I won't keep you from {theirs_noun}(.| any longer.)
    You'll want to get on with {theirs_noun}.
    I've kept you long enough.
    I mustn't keep you.
    That's enough from me.
    Time I (went|was going|was off).
    Well, {you}, (I must be off|I'll be going|that's me).
    ext :: Right! I must dash!
    ext :: I could talk all day, but I mustn't!
    ext :: I'd better run, or I'll never get away!
    ext :: I'm {next} {nextwhen}, I must fly!
    int :: I think I'll go and be quiet for a bit.
    int :: Well. I've said more today than I meant to.
    int :: I should go now.
    int :: I'll slip away now, if you don't mind.
    warm :: It was (lovely|so good|a joy) talking to you.
    warm :: I'm glad we talked. I must go, though.
    warm :: I hate to break this off, but I must go.
    warm :: Thank you for the talk. It did me good.
    cool :: That's all, I think.
    cool :: I've things to do.
    cool :: Well, I've other things to do than stand about.
    formal :: I shall not take up more of your time.
    formal :: If you will excuse me, I must take my leave.
    formal :: I am to be {next} {nextwhen}, so I must leave you.
    casual :: Right, I'm off.
    casual :: Anyway, I'd best get going.
    casual :: Gotta get on.
    worry :: Goodness, the time. I'm late already, I'm sure of it.
    worry :: I should go, I've a hundred things I'm worrying about.
    calm :: There's no rush, but I'll be on my way.
    calm :: I'll amble on.
    open :: My thoughts are already elsewhere. I'd better follow them.
    open :: I'll take all that with me and think about it.
    care :: I'm {next} {nextwhen}, and I like to be on time.
    care :: I've a list to get through. I'd better start.
    care :: It's {clock}, I must keep to my time.
    loose :: I was supposed to be somewhere, I think.
    loose :: What's the time? Oh dear. I'd better go.
    wit :: I'd better go before I say something clever.
    wit :: I'll go while you still like me.
    blunt :: I'm going now.
    blunt :: I've got to go.
    long :: I could stand here for ever, but there's a whole day that won't get itself done.
    evening :: It's getting late for me.
    evening :: I'm ready to go in.
    night :: I'm off to bed.
    night :: We should both be asleep.
    morning :: I'd better let the day begin.
    morning :: The {day} won't wait for us.
    down :: I'd better go. I'm no company today.
    up :: Well, on I go. It's too good a day to stand still.
    group :: I'll leave you (all|to your talk).
    group :: You carry on without me.
""")

LEAVE_NOW = stock("""
    (Oh|Goodness), I must go.
    I'm sorry, I have to go.
    But I have to go now.
    I must stop here.
    But now I really must run.
    I've got to be off now, though.
    That's all I've time for.
    I can't stay, I'm afraid.
    I'd better go now.
    (I'm afraid I|I) must leave it there.
    But I'm {next} {nextwhen}, so I must go.
    And now I'd better go; I'm {next} {nextwhen}.
    formal :: But I must ask you to excuse me now.
    casual :: Anyway, got to go.
    worry :: Oh, I'm late. I've got to go.
    ext :: But I've got to fly!
    int :: I should go now, though.
    cool :: I'm going now.
    warm :: I wish I could stay, but I must go.
    care :: But it's {clock}, I must go.
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
    Enjoy {theirs_noun}(, {you}|).
    All the best(, {you}|).
    ext :: Bye(, {you}|)! (Don't be a stranger|Come and find me|This was fun|See you soon)!
    ext :: See you, see you!
    ext :: Bye bye(, {you}|)!
    int :: Bye, then.
    int :: Well. Goodbye(, {you}|).
    int brief :: Bye.
    warm :: Look after yourself(, {you}|).
    warm :: Be well(, {you}|).
    warm :: Go gently(, {you}|).
    warm close :: Bye, dear(, {you}|).
    cool :: Right. Bye.
    cool :: Until then.
    cool :: {you}.
    formal :: I wish you a good {day}(, {you}|).
    formal :: Good {day} to you(, {you}|).
    formal :: Until we meet again(, {you}|).
    casual :: See you(, {you}|)!
    casual :: Laters(, {you}|).
    casual :: Cheers(, {you}|).
    casual :: Ta-ra(, {you}|).
    casual :: Catch you later(, {you}|).
    worry :: Take care, won't you(, {you}|).
    worry :: Do be careful(, {you}|).
    calm :: Go easy(, {you}|).
    open :: May the {day} be good to you(, {you}|).
    open :: Keep your eyes open(, {you}|).
    closed :: Well, until the usual.
    care :: Keep to your hours(, {you}|).
    care :: Don't be late for anything(, {you}|).
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
    (Right|All right|Yes), (and I'll|I'll) get back to {doing}.
    I won't keep you.
    I must get on too.
    (Good|It was good|Nice) talking to you.
    Yes, me too.
    I'm {next} {nextwhen} myself.
    Have fun {their_next}.
    Enjoy {their_next}.
    Then I won't keep you from {their_next}.
    ext :: Already? All right!
    ext :: Off you go, then! It was fun!
    ext :: Come back soon! I wasn't done!
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
    worry :: Oh, I've kept you. I'm sorry.
    worry :: I hope I haven't talked too much.
    calm :: All in good time.
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
""")
