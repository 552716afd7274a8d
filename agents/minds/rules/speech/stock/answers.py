"""Answers to questions about oneself. What is claimed rests on a slot, on mood or on character."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

# --- how one is: the first word of the tag is the mood -----------------------------------------------------------
WELL = stock("""
    (Very well|Well|Quite well), thank you.
    Well(, thanks|, thank you|).
    (Good|Fine)(, thanks|, thank you|).
    I'm (well|good|fine|very well)(, thanks|, thank you for asking|).
    I can't complain.
    (All|Everything's) well(, thank you|).
    I feel good(, actually| today| this {day}|).
    Rather well, (all told|as it happens|if anything).
    (Better|Happier) than I've any right to be.
    In good spirits.
    ext :: (Wonderful|Marvellous|Splendid), thank you!
    ext :: Couldn't be better!
    ext :: On top of the world(, since you ask|)!
    ext :: I'm in fine form!
    int :: Well, thank you.
    int :: Quiet, which is how I like it.
    int :: All right. Good, in fact.
    warm known :: All the better for seeing you.
    warm :: I'm well, and it's sweet of you to ask.
    warm :: I'm happy, thank you for asking.
    cool :: Fine.
    cool :: No reason to complain.
    formal :: I am very well, I thank you.
    formal :: I am in excellent spirits, thank you.
    casual :: Can't grumble.
    casual :: Pretty good.
    casual :: Not bad at all.
    worry :: Well, touch wood.
    worry :: Good, so far. One hardly dares say it.
    calm :: Easy in my mind, thanks.
    calm :: Nothing troubles me(.| today.)
    open :: Light, somehow. As if somebody had opened a window.
    care :: Well. Things are in order.
    loose :: Good, as far as I've noticed.
    wit :: Well enough to be a nuisance.
    wit :: Younger than this morning, at least.
    morning :: Well rested, thank you.
    long :: Well, thank you; it's one of those days when one feels up to things.
    soft :: Rather well, I think, thank you.
    soft :: Fairly well, I'd say, all in all.
    blunt :: Well. Simple as that.
""")

MIDDLING = stock("""
    Well enough(, thanks|, thank you|).
    (All right|Fine), (thanks|thank you|I think).
    Not (bad|too bad)(, thanks|).
    So-so.
    (Neither|Not) (good nor bad|up nor down).
    Getting along.
    I (get by|keep going|am getting on).
    Oh, (the usual|as always|much as ever).
    No (worse|better) than usual.
    I'm all right(, thanks for asking|).
    I've nothing to complain of.
    Middling, I'd say.
    ext :: Oh, I'm always all right once there's somebody to talk to!
    ext :: Fine, fine!
    int :: All right, I suppose.
    int :: I'm all right. It's a thinking sort of {day}.
    int brief :: All right.
    warm :: I'm fine, you're kind to ask.
    warm :: Well enough, and glad of the company.
    cool :: Same as ever.
    cool :: As you see.
    formal :: Tolerably well, thank you.
    formal :: I have no complaints, thank you.
    casual :: Not so bad.
    casual :: Oh, you know.
    casual :: Same old.
    worry :: All right. A bit on edge, if I'm honest.
    worry :: Fine, I think. I keep feeling I've forgotten something.
    worry :: I'm all right so long as I don't think too much.
    calm :: Steady, as always.
    calm :: Nothing to report, which suits me.
    open :: Somewhere between two thoughts.
    open :: A little restless; I'd like something to surprise me.
    closed :: The same as yesterday, and that'll do.
    care :: Busy, but on top of things.
    care :: I'm keeping to my plan, so I can't complain.
    loose :: Oh, drifting along.
    wit :: Still here, as you see.
    wit :: Holding together, mostly.
    blunt :: Average.
    evening :: A bit tired by now.
    morning :: Not quite awake, but fine.
    morning :: Ask me again when I'm awake.
    night :: Tired, and still up.
    Busy with {doing_work}, but well enough.
    Fine, and I'm {soon} {soonwhen}, so I'd better be.
""")

LOW = stock("""
    I've been better.
    Not (so|too) good(, to be honest|).
    A bit (low|flat|down)(, if you must know| today|).
    (Honestly?|To be honest,) not my best {day}.
    Oh, I'm managing.
    I'd be lying if I said I was fine.
    Tired, (mostly|more than anything).
    It isn't my day.
    ext :: Oh, don't ask! Better now that there's somebody to talk to.
    ext :: Miserable! But let's not let that spoil things.
    int :: I'm not really in the mood for people, to be honest.
    int :: I'd rather not say much about it.
    warm :: Not so well, but it's good of you to ask.
    warm :: A bit low. Seeing you helps.
    cool :: Badly, since you ask.
    cool :: How do I look?
    formal :: I confess I have known better days.
    formal :: Not as well as I might be, I am afraid.
    casual :: Meh.
    casual :: Bit rubbish, really.
    worry :: I can't seem to settle. Everything worries me.
    worry :: Not good. I lie there and turn things over.
    worry :: I keep thinking something's about to go wrong.
    calm :: A bit down. It'll pass.
    open :: Grey. Everything looks as if it were behind glass.
    care :: I'm behind with everything, and I can't stand that.
    wit :: I've been worse, but I had to think about it.
    blunt :: Not well.
    morning :: I got out on the wrong side of the bed.
""")

WELL_WHY = stock("""
    Nothing in particular. (It just is one of those days|I woke up like this, and it stayed).
    I couldn't tell you. It comes and goes.
    I don't ask. I'd only scare it off.
    I'm {next_fun} {nextwhen}, for one thing. I look forward to that.
    {Doing_fun} does that to me.
    It's {liking}, I think. It always puts me right.
    ext :: People! I've had company.
    int :: A bit of quiet, mostly.
    care :: I've got everything done that I meant to.
    calm :: I don't let things get to me, that's all.
    wit :: Low expectations.
    open :: Something in the air.
    warm :: Kind people, I think. You, for one.
    casual :: Dunno. Slept well.
    formal :: I could not name a cause, but I am grateful for it.
""")

LOW_WHY = stock("""
    Oh, nothing I could put a name to.
    It's a lot of small things.
    I don't know myself. It'll pass.
    I'd rather not go into it, if you don't mind.
    I'm {next_work} {nextwhen}, and it hangs over me, for one thing.
    {Dislike}, mostly. You know how I am about that.
    worry :: Everything and nothing. I lie awake over it.
    worry :: I worry, that's all. I know it does no good.
    calm :: Nothing serious. Give me a day.
    ext :: I've been too much on my own, I think.
    int :: Too many people, too much talk. Not you.
    care :: There's too much on my list.
    cool :: People, mostly.
    wit :: Where shall I begin? Alphabetically?
    warm :: It's nothing. You're good to ask.
    blunt :: I'm in a bad mood. It happens.
""")

# --- what one is doing -------------------------------------------------------------------------------------------
DOING = stock("""
    (I'm|Oh, I'm|I'm just|Just) {doing}.
    {Doing}(, as you see|, mostly|, as it happens|).
    Oh, {doing}, (nothing special|that's all).
    {Doing_work}. (It has to be done|It keeps me busy|It won't do itself).
    {Doing_free}. (It passes the time|I felt like it|It does me good).
    As you see: {doing}.
    {Doing}, and in no great hurry about it.
    I'm {doing}, (until {till}|for a while yet).
    Right now? {Doing}.
    {Doing}, and after that {next}.
    I've got to the point of {doing_work}, as you see.
    ext :: {Doing_busy}! Come and keep me company.
    ext :: {Doing}, and talking to anybody who'll listen!
    ext :: {Doing_free}, and enjoying every minute!
    int :: {Doing_work}. It's quiet work, I like that.
    int brief :: {Doing}.
    int :: Oh. Just {doing}.
    warm :: {Doing}, but you're not interrupting at all.
    warm :: {Doing}, and glad of a bit of company.
    cool :: {Doing}. Or trying to.
    cool :: What does it look like? {Doing}.
    formal :: At present I'm {doing}.
    formal :: I'm occupied with {doing_work}.
    casual :: Just {doing}, nothing fancy.
    casual :: {Doing}, if you can call it that.
    worry :: {Doing_work}. I hope I'm doing it right.
    calm :: {Doing_work}, one thing at a time.
    calm :: {Doing_free}. It's as far as my plans go just now.
    open :: {Doing}, and thinking about something else entirely.
    closed :: {Doing}, the way I always do.
    care :: {Doing_work}, and I mean to be done with it by {till}.
    care :: {Doing_work}. It's next on my list, so I'm doing it.
    loose :: {Doing}, more or less.
    wit :: {Doing}, though you'd be forgiven for not noticing.
    soft :: I suppose I'm {doing}, more or less.
    soft :: Oh, {doing}, if one may call it that.
    blunt :: {Doing}. That's all.
""")

DOING_NOTHING = stock("""
    Nothing much(, to be honest| at the moment|).
    (Not a thing|Nothing at all), and it's lovely.
    Oh, this and that.
    Just standing here, talking to you.
    I was between two things when you came.
    Nothing that can't wait.
    int :: Thinking, mostly.
    ext :: Looking for company, and here you are!
    care :: Nothing, which makes me uneasy.
    wit :: As little as I can.
    open :: Watching. It's a kind of work.
""")

# --- what is to come ---------------------------------------------------------------------------------------------
PLAN = stock("""
    I'll be {next}( at {nextplace}|) {nextwhen}.
    {Next}, {nextwhen}( at {nextplace}|).
    I'm {next} {nextwhen}(, and that's about it|, then I'll see|).
    Well, {nextwhen} I'm {next}( at {nextplace}|).
    I'm {next} {nextwhen}. (Nothing beyond that|After that I'm free|The rest is open).
    First I'm {next}( at {nextplace}|), and then we'll see.
    {Next}, mostly.
    I mean to be {next} {nextwhen}.
    {Next}, and after that {after}.
    (Nothing grand|Nothing special): {next} {nextwhen}.
    I'll be {next}, {nextwhen}, and who knows what else.
    ext :: {Next} {nextwhen}, and whatever turns up besides!
    ext :: Oh, plenty! {Next}, for a start.
    int :: {Next}. A quiet time, I hope.
    int brief :: {Next}.
    warm stay :: {Next} {nextwhen}. It'd be nice to have company for it.
    cool :: {Next}. Nothing that need interest anybody.
    formal :: I intend to be {next} {nextwhen}.
    formal :: My plan is to be {next}( at {nextplace}|), {nextwhen}.
    casual :: Just {next} {nextwhen}, I reckon.
    worry :: {Next} {nextwhen}, if nothing comes between.
    worry :: I'm {next} {nextwhen}, and I keep thinking I'll be late.
    calm :: {Next} at some point. There's no rush.
    open :: {Next} {nextwhen}; beyond that I'm leaving it to chance.
    care :: {Next} {nextwhen}, then {after}. I've got it all worked out.
    care :: At {nextclock} I'm {next}( at {nextplace}|). I like to know where I'm to be.
    loose :: {Next}, I think. Or was that another day?
    wit :: {Next}, unless I get a better offer.
    soft :: I think I'll probably be {next}, {nextwhen}.
    soft :: {Next}, perhaps, {nextwhen}. It might change.
    blunt :: {Next} {nextwhen}. That's that.
""")

PLAN_EVENT = stock("""
    I'm going to {event} {eventwhen}.
    There's {event} {eventwhen}, I said I'd be there.
    {Eventwhen} I'll be at {event}.
    Well, I've promised to go to {event}, {eventwhen}.
    I'm looking forward to {event}, {eventwhen}.
    worry :: {Event}, {eventwhen}. I'm a bit nervous about it, to be honest.
    care :: {Event}, {eventwhen}. It's in my diary.
    ext :: {Event}, {eventwhen}! I can't wait!
    int :: {Event}, {eventwhen}. I said yes, so I'll go.
""")

PLAN_NONE = stock("""
    Nothing (in particular|at all|that I know of).
    I haven't (decided|thought that far|made up my mind).
    Nothing (planned|fixed). (We'll see|I'm in no hurry to change that).
    No plans to speak of.
    I'm keeping it open.
    Not a thing, for once.
    I've nothing down for the rest of the day.
    ext :: Nothing yet! I'm open to offers.
    int :: Nothing, and that's how I like it.
    care :: Nothing, and I don't quite know what to do with myself.
    loose :: Who plans?
    open :: Whatever comes along.
    cool :: Nothing that concerns anybody.
    wit :: Nothing, and plenty of it.
    casual :: Nothing much, no.
    formal :: I have no engagements that I know of.
    calm :: Nothing that needs a name.
    warm :: Nothing, so I've time for people.
""")

AFTER_THAT = stock("""
    After that I'm {after}.
    Then {after}.
    {After}, I think.
    {After}, and then I suppose the day's done.
    care :: {After}. It's all laid out.
    loose :: {After}, if I get that far.
    wit :: {After}. A glittering life.
    wit :: {After}. Don't be jealous.
    ext :: {After}! And after that, who knows!
    int :: {After}, if I'm left in peace.
    formal :: Thereafter I intend to be {after}.
    casual :: {After}, probably.
    worry :: {After}, if there's time. There's never enough time.
    calm :: {After}. One thing, then the next.
    open :: {After}, or something quite different.
    Next would be {after}.
    I thought of {after}, afterwards.
""")

AFTER_NOTHING = stock("""
    After that, nothing.
    I haven't thought beyond that.
    Then the day's my own.
    Who knows?
    That's as far as my plans go.
    I'll see when I get there.
    care :: Nothing yet. I like to have one thing open.
    int :: Peace, I hope.
    ext :: Whoever I run into!
    casual :: No idea yet.
    formal :: Nothing has been settled.
    calm :: Whatever comes.
    wit :: The rest is silence.
    worry :: I don't know, and I'd rather not think so far.
    loose :: You're asking the wrong person.
    warm :: A bit of company, if I'm lucky.
""")

AT_TIME = stock("""
    {Nextwhen}, (I think|if all goes well|more or less).
    It's {nextwhen}.
    {Nextwhen}(.|, or thereabouts.)
    care :: {Nextclock}, on the dot.
    loose :: {Nextwhen}, or a bit later, knowing me.
    worry :: {Nextwhen}. I mustn't be late.
""")

# --- work --------------------------------------------------------------------------------------------------------
WORK = stock("""
    I'm {trade}.
    I'm {trade}(, for my sins|, as it happens|).
    I work as {trade}.
    {Trade}. (It keeps me going|It suits me|It's a living).
    Me? I'm {trade}.
    {Trade}, that's my line.
    I earn my bread as {trade}.
    ext :: I'm {trade}, and I love telling people so!
    ext :: I'm {trade}! Ask me anything.
    int :: I'm {trade}. It's not much to talk about.
    int brief :: {Trade}.
    warm :: I'm {trade}. It brings me together with people.
    cool :: {Trade}. Somebody has to earn the money.
    formal :: I am {trade} by profession.
    formal :: By profession I'm {trade}.
    casual :: {Trade}, for what it's worth.
    worry :: I'm {trade}, and I still worry whether I'm any good at it.
    calm :: {Trade}. Honest work, and I sleep well.
    open :: I'm {trade}, though that's only the beginning of it.
    care :: I'm {trade}, and I take it seriously.
    loose :: I'm {trade}, when I get round to it.
    wit :: {Trade}, or so it says on paper.
    wit :: I'm {trade}. Somebody has to be.
    I'm {trade}, and I'm good at {skill}, which helps.
    soft :: I suppose you could say I'm {trade}.
    blunt :: {Trade}. That's all there is to it.
""")

WORK_NONE = stock("""
    I wouldn't know what to call it. I keep busy.
    Oh, nothing with a name.
    This and that. I'm not one for titles.
    I'd rather not talk about work, if it's all the same to you.
    My days fill up without a trade.
    {Doing}, at the moment. I don't have a word for the whole of it.
    ext :: People ask me that! I never know what to say.
    int :: It's hard to say. Other things matter more to me.
    wit :: As little as possible.
    cool :: That's my own affair.
""")

WORK_DAY = stock("""
    {Dutywhen} it's mostly {duty}.
    {Duty}, for the most part.
    A good deal of {duty}.
    You'd see me {duty}, if you came by.
    It begins with {duty}, and it ends with sore feet.
    {Skill}, that's the part I'm good at. The rest comes with it.
    care :: {Duty}, and then making sure it's all as it should be.
""")

WORK_DAY_VAGUE = stock("""
    Every day's a little different.
    Less exciting than it sounds.
    More or less what you'd imagine.
    You'd have to see it. I'm no good at describing it.
    open :: It depends on what you're looking at.
    care :: It's a matter of keeping things in order.
    wit :: Long bits of nothing, and then everything at once.
    int :: Quiet, when I'm lucky.
    ext :: Lively, when I'm lucky!
""")

# --- likes and dislikes ------------------------------------------------------------------------------------------
LIKE = stock("""
    I like {liking}.
    {Liking}, (I'd say|I think|for one|above all).
    Oh, {liking}. (I could go on about that for hours|Don't get me started|That never fails).
    I'm fond of {liking}.
    I have a great liking for {liking}.
    If you ask me, {liking}.
    Give me {liking} and I'm happy.
    {Liking}, and {other}.
    For me it's {liking}.
    I've a soft spot for {liking}.
    ext :: {Liking}! There's nothing like it!
    ext :: Oh, I love {liking}!
    int :: I'm quietly fond of {liking}.
    int brief :: {Liking}.
    int :: I like {liking}. (It's not something I tell everybody|You wouldn't guess it, perhaps).
    warm :: {Liking}. I like it even better in company.
    cool :: {Liking}. Not that it's anybody's business.
    formal :: I take great pleasure in {liking}.
    formal :: I confess a weakness for {liking}.
    casual :: I've a thing for {liking}.
    casual :: I'm a sucker for {liking}.
    worry :: {Liking}. It stops me worrying, for a while.
    calm :: I like {liking}. It's enough for me.
    open :: {Liking}. There's a whole world in it, if you look.
    closed :: {Liking}. I know what I like, and I stick to it.
    care :: I'm particular about one thing: {liking}.
    loose :: {Liking}, when I ought to be thinking of something else.
    wit :: {Liking}. I contain no further surprises.
    long :: I like {liking}; I can't quite say when that started, but it has stuck.
""")

LIKE_NONE = stock("""
    I couldn't name one thing.
    Oh, this and that. (It changes|Nothing out of the ordinary).
    I'm easily pleased, really.
    A quiet moment now and then.
    {Doing} isn't so bad, for one.
    I've never been able to answer that.
    ext :: A good talk! Like this one.
    int :: Being left to my own thoughts.
    open :: Whatever I don't know yet.
    calm :: I'm content with little.
    worry :: I wish I knew. I never have my head free.
    wit :: Being asked. No, I don't know.
    care :: Getting to the end of a list.
""")

DISLIKE = stock("""
    I don't care for {disliking}.
    {Disliking}. I can't help it.
    {Disliking}, (to be honest|if you must know).
    I've never got on with {disliking}.
    I can't be doing with {disliking}.
    cool :: {Disliking}, and people who can't leave it alone.
    warm :: Oh, not much. {Disliking}, perhaps.
    formal :: I must admit that I do not care for {disliking}.
    worry :: I get anxious over {disliking}.
    wit :: {Disliking}. I'm told I go on about it.
    ext :: {Disliking}! Don't get me started!
    blunt :: {Disliking}. I can't stand it.
""")

DISLIKE_NONE = stock("""
    I can't think of anything.
    Not much, really.
    I try not to dwell on that.
    cool :: Being asked things.
    wit :: Mondays, on principle.
    calm :: Nothing that's worth being cross about.
    worry :: Not knowing what's coming.
    ext :: Being alone too long!
    int :: Noise, I suppose.
""")

# --- goals -------------------------------------------------------------------------------------------------------
GOAL = stock("""
    I want to {goal}.
    I'd like to {goal}(, one of these days|, if I can|).
    I'm hoping to {goal}.
    There's one thing: I want to {goal}.
    Well, I want to {goal}. (We'll see|It won't let me go|That's the plan).
    If I could {goal}, I'd be content.
    What I want most is to {goal}.
    ext :: I'm going to {goal}! You'll see!
    ext :: I want to {goal}, and I tell everybody, so I can't back out!
    int :: I want to {goal}. I don't talk about it much.
    warm :: I'd love to {goal}.
    cool :: I mean to {goal}. Whether people like it or not.
    formal :: It is my wish to {goal}.
    formal :: I have set my heart on one thing: I want to {goal}.
    casual :: I want to {goal}, simple as that.
    worry :: I want to {goal}, if only I don't make a mess of it.
    calm :: I'd like to {goal}. There's no hurry.
    open :: I dream of it, honestly: I want to {goal}.
    care :: I want to {goal}, and I'm going about it step by step.
    loose :: I keep saying I want to {goal}.
    wit :: I want to {goal}. Try not to laugh.
    soft :: I think I might like to {goal}, if all goes well.
    soft :: I rather hope to {goal}, one day or another.
    blunt :: To {goal}. Nothing else.
    wit :: To {goal}. History will judge me.
""")

GOAL_NONE = stock("""
    Nothing in particular. (I take it day by day|I'm content as it is).
    I've given up making big plans.
    Not that I could name.
    To get through the week in one piece.
    ext :: To meet everybody at least once!
    int :: A bit of peace.
    open :: I'd like to be surprised, that's all.
    care :: To keep things in order.
    worry :: For things not to get worse, mostly.
    calm :: No. I have what I need.
    wit :: To stay out of trouble.
""")

# --- facts, origin, values, groups -------------------------------------------------------------------------------
ORIGIN = stock("""
    I'm from {origin}.
    I come from {origin}(, originally|).
    From {origin}, (as it happens|if that means anything to you).
    {Origin}, that's where I come from.
    warm :: I come from {origin}. I still carry it with me.
    int brief :: {Origin}.
    ext :: {Origin}! And I'm proud of it.
    open :: From {origin}, though it feels like somebody else's life.
    wit :: {Origin}. They let me go.
""")

FACT = stock("""
    Well, {fact}.
    {Fact}, (if that tells you anything|that's one thing to know about me|to begin with).
    {Fact}.
    You may not know it, but {fact}.
    One thing about me: {fact}.
    ext :: {Fact}! There, now you know.
    int :: {Fact}. I don't tell many people.
    formal :: If I may say so, {fact}.
    wit :: {Fact}. The rest is gossip.
    open :: {Fact}. It comes back to me at odd moments.
""")

FACT_NONE = stock("""
    There isn't much to tell.
    Oh, I'm an ordinary sort of person.
    I don't talk about myself much.
    I live here, I do my bit, and that's me.
    ext :: I'm nobody special, and happy with it!
    int :: I'd rather hear about you.
    cool :: I like to keep that to myself.
    wit :: I'm an open book with nothing written in it.
    open :: I'm still finding out.
""")

ORIGIN_NONE = stock("""
    Oh, I never know how to answer that. I'm here now, that's the main thing.
    I don't talk about that much.
    I think of this as home.
    This is where I belong, as far as I'm concerned.
    It's a long story, and not a very good one.
    cool :: Does it matter? I'm here.
    int :: I'd rather not go into it.
    ext :: I feel at home wherever there are people!
    open :: Everywhere and nowhere, it feels like.
    wit :: From nowhere that would admit to it.
    calm :: Here will do.
""")

SINCE = stock("""
    Nothing new there, no.
    Not that I know of.
    Not much. I've (hardly thought|not thought much) about it since.
    No, it's as it was.
    I've thought about it, but I'm no further.
    I'd forgotten about that, to be honest.
    ext :: Oh, that! No, nothing yet!
    int :: I've thought about it, quietly. Nothing to report.
    warm :: It's good of you to remember. No, nothing new.
    cool :: What should be new there?
    formal :: I regret I have nothing to add.
    casual :: Nah, nothing.
    worry :: No, and that worries me a little.
    calm :: No. It'll come when it comes.
    open :: I see it a little differently every day, but no, nothing new.
    care :: Nothing yet. I'd have told you.
    loose :: I haven't given it a thought since, I'm afraid.
    wit :: The matter has been resting, and so have I.
""")

VALUE = stock("""
    {Value}, (I'd say|I think|above all).
    What matters to me is {value}.
    I'd put {value} first.
    {Value}. Without that, what's the rest worth?
    formal :: I set great store by {value}.
    blunt :: {Value}. Everything else is talk.
    open :: {Value}, though it took me a while to see it.
    int brief :: {Value}.
""")

GROUPS = stock("""
    I'm with {club}, yes.
    {Club}, for one.
    I belong to {club}.
    You'll find me with {club}.
""")

# --- places, people, the day -------------------------------------------------------------------------------------
PLACE_HABIT = stock("""
    {Days}, usually. It's where I'm {habit}.
    {Days}, yes, when I'm {habit}.
    I'm here {days}, {habit}.
    You'll find me here {days}, {habit}.
    Oh yes, this is where I'm {habit}.
    care :: {Days} from {from_time}, {habit}. You can rely on it.
    ext :: {Days}! I'm part of the furniture.
    int :: {Days}, {habit}. I have my corner.
""")

PLACE_NOT = stock("""
    Only when there's a reason to.
    Now and then.
    Not as often as I might.
    When I'm {doing}, yes. Otherwise not much.
    Today I'm here because I'm {doing}.
    It depends.
    int :: When there aren't too many people.
    ext :: Whenever there's somebody to meet!
    open :: When my feet bring me.
    closed :: As often as I need to, no more.
    cool :: Often enough.
    wit :: My feet know the way, I just follow.
""")

SEEN_YES = stock("""
    Yes, I saw {who} {seen}.
    I did: {who} was {what}( at {where}|)(, {whenpast}|).
    {Whenpast}, yes. {who} was {what}( at {where}|).
    Yes, (busy|as large as life): {what}( at {where}|)(, {whenpast}|).
    I saw {who} {whenpast}, {what}( at {where}|).
""")

SEEN_HERE = stock("""
    Yes, {who} is right here.
    {Who} is here, just over there.
    I see {who} from where I stand.
    Look around: {who} is here.
    warm :: Yes, {who} is here with us.
    cool :: {Who} is here. See for yourself.
    ext :: {Who}? Right here!
    int :: Yes. Here.
    formal :: {Who} is present, as it happens.
    casual :: Yep, right over there.
    wit :: You could throw a bun at {who} from here.
""")

TALKED_TODAY = stock("""
    Yes, we talked {whenpast}.
    Yes, I talked with {who} {whenpast}.
    I did: {who} and I talked {whenpast}.
    I had a word with {who} {whenpast}.
    int :: Yes, {whenpast}. We talked.
    casual :: Yep, we talked {whenpast}.
    formal :: I have; we talked {whenpast}.
    warm :: Yes, we had a talk {whenpast}.
""")

SEEN_TODAY = stock("""
    Yes, I saw {who} {whenpast}.
    I did, {whenpast}.
    {Who}? Yes, {whenpast}.
    casual :: Yep, {whenpast}.
    formal :: I have, {whenpast}.
""")

SEEN_BEFORE = stock("""
    Not today, no. {Whenpast}, yes.
    The last time was {whenpast}.
    I met {who} {whenpast}, but not since.
    int :: Not since {whenpast}.
    casual :: Not today. {Whenpast}, yes.
    formal :: Not today; the last time was {whenpast}.
""")

SEEN_NO = stock("""
    Not today, no.
    No, I haven't seen {who}.
    I can't say I have.
    Not that I remember.
    Haven't seen {who}, sorry.
    No, our paths haven't crossed.
    I've kept an eye out, but no.
    cool :: No. I don't keep watch on people.
    worry :: No. I hope nothing has happened.
    ext :: No! And I see everybody!
    int :: No, but I don't see many people.
    wit :: Not so much as a shadow.
    casual :: Nope, not lately.
    casual :: Can't say I have, no.
    formal :: I regret to say I have not.
    warm :: No, and I'd have liked to.
""")

DAY_MEMORY = stock("""
    I ran into {who} {whenpast}, {what}( at {where}|).
    I saw {who} {whenpast}, {what}( at {where}|).
    {Whenpast} I saw {who}, {what}( at {where}|). Otherwise, the usual.
    I was talking with {who} about {topic} {whenpast}.
    I talked with {who} {whenpast}, about {topic}.
""")

DAY_PLAIN = stock("""
    Much like any other.
    No surprises so far.
    It's gone by quickly.
    Full enough. And I'm {soon} {soonwhen}.
    Neither long nor short. A day.
    It's had its moments.
    ext :: Not lively enough, but there's time!
    int :: Uneventful, and I don't mind that.
    worry :: Full of small worries, like most.
    calm :: Even, all the way through.
    care :: In order, by and large.
    loose :: Is it over already?
    open :: I've hardly noticed it. My head was elsewhere.
    wit :: It began with getting up, and I've been recovering since.
    casual :: All right, yeah.
    formal :: Tolerable, I should say.
    warm :: Ordinary, and better for a chat.
    cool :: It's a {weekday}. What do you expect?
""")

NO_NEWS = stock("""
    Nothing (that I know of|I've heard|worth telling)(, no|).
    (Not a thing I know of|Not that I've heard).
    I'm always the last to hear.
    Not a thing. It's all quiet where I am.
    If there's news, it hasn't reached me.
    Only what you know already.
    No, nothing that would interest anybody.
    I've heard nothing today.
    ext :: Nothing, and I can't bear it!
    ext :: Nothing! Can you believe it?
    int :: People don't tell me things.
    cool :: I don't collect gossip.
    calm :: Nothing, and that's good news too.
    worry :: Nothing, and I hope it stays that way.
    wit :: If I knew anything, would I be standing here?
    formal :: Nothing has come to my ears.
    casual :: Nothing, no.
    casual :: Not a lot.
    casual :: Not a peep.
    care :: Nothing I could vouch for.
    care :: Nothing I've been able to make sure of.
    care :: Nothing for certain.
    warm :: Nothing much. Only that I'm glad to see you.
    open :: Nothing anybody would call news.
    soft :: I don't think I've heard anything, or not that I noticed.
    blunt :: No. Nothing at all.
""")

OPINION_VAGUE = stock("""
    (Hard to say|That's a hard one). I'd have to think about it.
    I've never thought about it, to be honest.
    I couldn't say(, really|).
    I don't know enough about it to say.
    Ask me again another day.
    I'm not the one to ask, I think.
    ext :: Good question! I've no idea!
    int :: I'd need longer than this to answer that.
    cool :: I've no opinion on that.
    warm :: I wish I could tell you.
    formal :: I should not like to say without thinking it over.
    casual :: No idea, sorry.
    worry :: I wouldn't want to say the wrong thing.
    calm :: I'd leave that open.
    open :: There's more than one way to look at that.
    closed :: I leave that sort of thing to others.
    care :: I'd want to know more before I answer.
    wit :: I was hoping you'd know.
    blunt :: I don't know.
""")

YES_NO = stock("""
    I think so, (yes|though I couldn't swear to it).
    More or less.
    I'd say so.
    Not that I know of.
    It depends, I suppose.
    cool :: If you say so.
    worry :: I hope so.
    calm :: I expect so.
    blunt :: I don't know.
    warm :: I'd like to think so.
    int :: Perhaps.
    wit :: On a good day.
""")

PLAN_OWN_EVENT = stock("""
    There's {event} {eventwhen}. I hardly think of anything else.
    {Event}, {eventwhen}. Everything else has to wait.
    {Eventwhen} is {event}, so I've enough to think of.
    I've got {event} {eventwhen}, and I'm the host, so to speak.
    worry :: {Event}, {eventwhen}. I only hope people come.
    care :: {Event}, {eventwhen}. I've a list as long as my arm.
    ext :: {Event}, {eventwhen}! It's all I can think of!
    int :: {Event}, {eventwhen}. I'm a little afraid of it.
""")

DOING_SAID = stock("""
    (Still the same|As I said): {doing}.
    Just what I told you: {doing}.
    Nothing but {doing}, as I said.
    casual :: Still {doing}, like I said.
    wit :: {Doing}. It hasn't changed since I told you.
""")

DOING_SAME = stock("""
    The same as you: {doing}.
    {Doing}, just like you.
    You're looking at it. We're both at the same thing.
    ext :: {Doing}, the same as you! We could call it a club!
    int :: The same as you, as it happens.
    casual :: Same as you, really.
    wit :: I'm copying you, as you see.
    formal :: I am engaged in the same thing as you.
""")

LONG_TILL = stock("""
    Until {till} or so.
    Till about {till}, I think.
    I should be done by {till}.
    Until {till}, and then I'm {next}.
    I've given it until {till}.
    Not past {till}, I hope.
    care :: Until {till}. I've planned it that way.
    ext :: Until {till}! I'm counting the minutes!
    int :: Until {till}, if I'm left to it.
    casual :: Till {till} or thereabouts.
    formal :: Until {till}, I should think.
    worry :: Until {till}, if I don't run late.
    wit :: Until {till}, or until somebody rescues me.
    brief :: Till {till}.
""")

LONG_VAGUE = stock("""
    A while yet.
    Not much longer.
    Until I've had enough.
    I haven't looked at the clock.
    worry :: Longer than I'd like. I always run late.
    calm :: As long as it takes.
    wit :: Until somebody rescues me.
    care :: Until it's done. Not before.
    ext :: Who's counting!
    casual :: Bit longer yet.
    formal :: For some time yet, I believe.
    int :: A little while yet.
""")

PLAN_SAME = stock("""
    The same as you: {next}, {nextwhen}.
    {Next}, {nextwhen}. Just like you, it seems.
    You won't believe it: {next}, {nextwhen}.
    ext :: The very same! {Next}, {nextwhen}!
    casual :: Same as you, actually. {Next}, {nextwhen}.
    int :: The same as you, as it happens. {Next}.
    wit :: I've stolen your plan: {next}, {nextwhen}.
""")

PLAN_SAID = stock("""
    As I said, {next} {nextwhen}.
    {Next} {nextwhen}, as I told you. More than that I don't know.
    What I told you: {next}.
    casual :: {Next}, like I said.
""")

PLAN_BED = stock("""
    An early night, I hope.
    Bed, before long.
    Nothing but my bed.
    int :: Home, and quiet, and bed.
    ext :: Bed! Even I have to sleep some time!
    formal :: I intend to retire early.
    casual :: Bed, I reckon.
    care :: Bed, at a sensible hour.
    wit :: A long and serious meeting with my pillow.
""")

DAY_GOOD = stock("""
    A good one, one of the best.
    It's been kind to me.
    I can't complain. A fine day.
    Better than I'd expected.
    ext :: Full of people, the way I like it!
    int :: Quiet, the way I like it.
    calm :: Peaceful, from start to finish.
    care :: Orderly, and I'm pleased with it.
    open :: Odd, in small ways. I liked it.
    warm :: A lovely one, and now you on top of it.
    casual :: Pretty good, actually.
    formal :: Most agreeable, thank you.
    wit :: Suspiciously good.
    cool :: I've no complaints, for once.
    soft :: Rather a good one, I'd say.
    soft :: It seems to have been quite a good day, perhaps.
    blunt :: Good. No complaints, full stop.
""")

DAY_BAD = stock("""
    Long.
    I've had better ones.
    Not one of the good ones, I'm afraid.
    It's dragged, if I'm honest.
    ext :: Don't ask! Dreadful!
    int :: A bit much, all in all.
    worry :: One worry after the other.
    care :: Nothing has gone as I'd planned it.
    cool :: I'll be glad when it's done.
    warm :: Not so kind to me. But it's nice that you ask.
    casual :: Bit rubbish, really.
    formal :: Rather trying, I must say.
    wit :: I'd like to hand it back.
    calm :: Heavy going. It'll pass.
""")
