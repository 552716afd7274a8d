"""Things one tells of one's own accord: oneself, one's day, whom one saw; and how they are linked to what was said."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LIKE = stock("""
    You know what I like? {Liking}.
    I was thinking of {liking} just now.
    There's nothing like {liking}, to my mind.
    I don't know what I'd do without {liking}.
    {Liking}, that's what keeps me going.
    If I had to choose one thing, it would be {liking}.
    I've always had a soft spot for {liking}.
    It's a small thing, but I like {liking}.
    ext :: I'll tell you what I love: {liking}!
    ext :: I could sing the praises of {liking}!
    int :: I've a quiet love of {liking}, you know.
    warm :: I wish you could share my love of {liking}.
    warm :: When I want to be kind to myself, I think of {liking}.
    cool :: Give me {liking} over people, some days.
    formal :: I find I can always rely on {liking}.
    formal :: I own to a certain fondness for {liking}.
    casual :: I'm big on {liking}, you know.
    casual :: Can't beat {liking}, if you ask me.
    worry :: When I fret, I think of {liking}. It helps.
    calm :: Give me {liking}, and the rest can wait.
    open :: I was dreaming of {liking} just now.
    open :: I've been wondering what it is about {liking} that I like so much.
    closed :: {Liking} will always do for me.
    care :: One thing I'd never give up is {liking}.
    wit :: My one vice is {liking}.
    soft :: I think I may be a little too fond of {liking}.
    soft :: I suppose I like {liking} rather more than most things.
    blunt :: I like {liking}. Simple as that.
    blunt :: Nothing beats {liking}. I won't hear otherwise.
""")
DISLIKE = stock("""
    I'll tell you what I can't stand: {disliking}.
    If there's one thing I don't care for, it's {disliking}.
    I'm in no mood for {disliking} today.
    cool :: If you want to know what's wrong with the world: {disliking}.
    ext :: Don't get me started on {disliking}!
    wit :: Spare me {disliking}, and I'm an angel.
    worry :: I'm always unsettled by {disliking}.
    formal :: I confess I have no patience for {disliking}.
    soft :: I'm not really at ease with {disliking}, I think.
    soft :: Perhaps it's only me, but I don't much care for {disliking}.
    blunt :: {Disliking}. I can't stand it, that's all.
""")
GOAL = stock("""
    I've been thinking: I want to {goal}.
    You know, I still want to {goal}.
    One day I'm going to {goal}.
    I can't get it out of my head: I want to {goal}.
    I keep coming back to one thing. I want to {goal}.
    ext :: I've decided! I'm going to {goal}!
    int :: I haven't told many people, but I want to {goal}.
    warm :: I'll tell you something: I want to {goal}.
    formal :: I may as well tell you that I hope to {goal}.
    worry :: I want to {goal}, and it keeps me awake.
    calm :: I'd like to {goal} some day. No hurry.
    open :: I keep dreaming about it: I want to {goal}.
    care :: I've set myself a goal: I want to {goal}.
    loose :: I really ought to get round to it: I want to {goal}.
    wit :: Don't laugh, but I want to {goal}.
    cool :: I don't care what people say, I want to {goal}.
    soft :: I wonder sometimes whether I might {goal}, one day.
    soft :: Perhaps it's silly, but I think I'd like to {goal}.
    blunt :: Here's what I want: to {goal}. Full stop.
""")
FACT = stock("""
    {Fact}, did you know that?
    Did I ever tell you? {Fact}.
    I don't think I've told you: {fact}.
    It's funny what comes to mind. {Fact}.
    You may not know it, but {fact}.
    {Fact}. I was just thinking of that.
    ext :: Here's something about me! {Fact}!
    int :: I don't say this often. {Fact}.
    warm :: I'd like you to know: {fact}.
    formal :: Perhaps you know that {fact}.
    open :: It came back to me just now. {Fact}.
    wit :: A little known fact: {fact}.
    soft :: I don't know if that's of interest, but perhaps: {fact}.
    blunt :: You should know this of me, plainly: {fact}.
""")
SKILL = stock("""
    If you ever need somebody for {skill}, ask me.
    I'm not bad at {skill}, if I say so myself.
    {Skill}, that's one thing I can do.
""")
DOING = stock("""
    I'm {doing} at the moment. It keeps me out of trouble.
    As for me, I'm {doing}.
    I'm {doing} until {till}.
    With me it's {doing}, just now.
    ext :: And I'm {doing}, as you see!
    int :: I'm just {doing}.
    worry :: I'm {doing_work}, and I'm behind with it.
    calm :: I'm {doing}, slowly.
    care :: I'm {doing_work} till {till}, as planned.
    loose :: I should be {doing_work}, and look at me.
    wit :: I'm {doing}. Can you tell?
    casual :: I'm just {doing}, as it goes.
    formal :: I'm engaged in {doing_work}, as you see.
    warm :: I'm {doing}, and glad of somebody to talk to.
""")
PLAN = stock("""
    I'll be {next} {nextwhen}.
    Later I'm {next}, {nextwhen}.
    I'm {next} {nextwhen}( at {nextplace}|).
    {Nextwhen} I'm {next}( at {nextplace}|).
    My next thing is {next}, {nextwhen}.
    I've still got {next_work} before me, {nextwhen}.
    ext :: I'm off {soonwhen}: {soon}!
    ext :: Guess what I'm doing {nextwhen}! {Next}!
    int :: {Nextwhen} I'll be {next}. It'll be quieter then.
    worry :: I'm {next_busy} {nextwhen}. I hope I'm ready.
    calm :: {Nextwhen} I'm {next}. It'll keep till then.
    care :: {Nextwhen} I'm {next}, and then {after}. I've a plan.
    loose :: I think I'm supposed to be {next} {nextwhen}.
    open :: {Nextwhen} I'm {next}, unless something better turns up.
    wit :: {Nextwhen} I'm {next}. Hold the front page.
    warm :: I'm {next_fun} {nextwhen}. It's something to be glad of.
    formal :: I shall be {next} {nextwhen}.
    casual :: I'm {next} {nextwhen}, so there's that.
    down :: I'm {next_work} {nextwhen}. I'll have to get through it somehow.
    up :: {Nextwhen} I'm {next_free}. It's that sort of day.
    soft :: I'll probably be {next} {nextwhen}, I think.
    blunt :: {Next} {nextwhen}. That's all there is to my day.
""")
SAW = stock("""
    I saw {who} {whenpast}, {what}( at {where}|).
    {Who} was {what}( at {where}|), last I saw.
    I ran into {who} {whenpast}( at {where}|): {what}.
    {Whenpast} I saw {who}, {what}( at {where}|).
    Guess whom I saw {whenpast}( at {where}|): {who}, {what}.
    {Who} was {what}( at {where}|) {whenpast}, I happened to see.
    ext :: I saw {who} {whenpast}! {What}( at {where}|)!
    int :: {Who} was {what}( at {where}|) {whenpast}. I didn't go over.
    warm :: I was glad to see {who} {whenpast}, {what}( at {where}|).
    cool :: {Who} was {what}( at {where}|) {whenpast}. As one would expect.
    care :: At {where}, {whenpast}, I saw {who} {what}.
    worry :: I saw {who} {whenpast}, {what}( at {where}|). I do hope all's well.
    open :: I saw {who} {whenpast}( at {where}|), {what}. It looked like a picture.
    wit :: {Who} was {what}( at {where}|) {whenpast}. You've been warned.
    formal :: I happened to see {who} {whenpast}, {what}( at {where}|).
    casual :: Saw {who} {whenpast}, {what}( at {where}|).
""")
SAW_YOU = stock("""
    I saw you {whenpast}, {what}( at {where}|).
    Wasn't that you {whenpast}( at {where}|), {what}? I thought so.
    You were {what}( at {where}|) {whenpast}, I saw you from a distance.
    int :: I saw you {whenpast}, {what}( at {where}|). I didn't want to disturb you.
    ext :: I saw you {whenpast}! You were {what}( at {where}|)!
    warm :: I saw you {what}( at {where}|) {whenpast}, and it made me smile.
    cool :: I saw you {whenpast}, {what}( at {where}|).
""")
TALKED = stock("""
    I was talking with {who} {whenpast}, about {topic}.
    {Who} and I (were talking|talked) about {topic} {whenpast}.
    {Whenpast} {who} and I got on to {topic}.
    I had a word with {who} {whenpast}. We talked about {topic}.
    ext :: I had such a talk with {who} {whenpast}! About {topic}!
    int :: {Who} talked to me {whenpast}, about {topic}. I mostly listened.
    warm :: I had a nice talk with {who} {whenpast}, about {topic}.
    cool :: {Who} kept me {whenpast}, talking about {topic}.
    open :: {Who} and I talked about {topic} {whenpast}, and I'm still thinking of it.
    casual :: Had a chat with {who} {whenpast}, about {topic}.
    formal :: I had a conversation with {who} {whenpast} concerning {topic}.
""")
REFLECTION = stock("""
    I've been thinking. {Thought}.
    You know, {thought}.
    It's come to me lately: {thought}.
    {Thought}. I only see that now.
    int :: I don't say it often, but {thought}.
    open :: I've been turning something over: {thought}.
    worry :: I lie awake thinking: {thought}.
    calm :: I've come to see it calmly: {thought}.
""")

# Before something that takes up a word of the turn before.
LINK = stock("""
    Speaking of {link},
    Talking of {link},
    {Link}, that reminds me:
    Now that you mention {link},
""")

# Before something new.
TURN = stock("""
    (By the way|Oh, by the way|Incidentally),
    (Tell me|But tell me|Now tell me),
    I've been meaning to ask:
    Another thing:
    (Now|Say),
    While you're here:
    What I wanted to ask:
    ext :: Oh, and!
    ext :: And now something else!
    int :: May I ask something else?
    int :: There's one more thing.
    formal :: If I may change the subject:
    casual :: Anyway,
    casual :: Hey,
    cool :: Something else:
    warm :: I've been wondering about you.
    care :: One more thing:
    loose :: What was it, oh yes:
    wit :: To turn to higher things:
    open :: That makes me wonder about something quite different.
    blunt :: Another question.
""")

OPEN_REASON = stock("""
    I was hoping {reason}.
    I wanted {reason}.
    I came over {reason}.
    I've been looking for somebody {reason}.
""")

ASKED_OTHER = stock("""
    I'd like to know that too.
    That's a good question.
    Now I'm curious as well.
    I was wondering the same.
    wit :: I'll listen to that answer.
    int :: Mm, yes.
    ext :: Yes, tell us!
""")

AND_YOU_LISTENING = stock("""
    I've been listening to you two.
    I'll put in a word, if I may.
    int :: I've only been listening, but.
    ext :: Now let me say something!
""")

# Before something of one's own that nobody asked for.
ASIDE = stock("""
    (By the way|Oh, by the way|You know|Do you know),
    (While I think of it|Since we're talking|Now that I have you here),
    ext :: Oh, and,
    int :: Well,
    casual :: Anyway,
    formal :: If I may say so,
    long :: I don't know why it comes to me just now, but
    open :: My mind just wandered:
    wit :: Apropos of nothing:
    warm :: I can tell you:
""")

MOOD_UP = stock("""
    I feel (good|light|at peace) today, I don't know why.
    I've had a spring in my step since I got up.
    It's one of those days when everything seems to go right.
    ext :: I'm in such a good mood today!
    ext :: I could hug the whole town today!
    warm :: It's a good day, isn't it. To me it is.
    int :: I'm quietly content today.
    calm :: I feel very much at ease today.
    wit :: I'm in a good mood. I'm having it looked into.
    formal :: I find myself in excellent spirits today.
    casual :: I'm in a good mood, for no reason at all.
    open :: Everything looks as if it had been washed today.
    care :: Everything's in its place today, me included.
""")

MOOD_DOWN = stock("""
    I'm a bit low today, don't mind me.
    I've been out of sorts all day.
    I can't seem to get going today.
    worry :: I can't stop worrying today.
    cool :: It's one of those days when everybody annoys me.
    ext :: I'm no fun today, I know!
    int :: I'd have liked to stay in bed today.
    warm :: I'm not quite myself today. It's nothing to do with you.
    wit :: I'm told there's a bright side. I haven't found it today.
    formal :: I confess that I am not at my best today.
    casual :: Bit of a grey day, this, for me.
    calm :: I'm a little flat today. It'll pass.
    care :: I'm behind with everything today.
""")

MOOD_PLAIN = stock("""
    worry :: I've had this feeling all day that I've forgotten something.
    worry :: I never feel quite on top of things.
    worry :: I keep listening for something to go wrong.
    calm :: I like it when nothing presses.
    calm :: I've stopped hurrying, some years ago.
    open :: I've been full of ideas today, none of them useful.
    open :: I keep seeing things I want to remember.
    care :: I like to know what's coming. Today I do.
    care :: I've crossed four things off my list already.
    loose :: I've lost track of the day completely.
    loose :: I had something to do today. It'll come back to me.
    int :: It does me good to talk, now and then. Not too often.
    int :: I listen better than I talk, I'm told.
    ext :: I could talk all day, me.
    ext :: I can't be alone for five minutes, it's a fault of mine.
    wit :: I've decided to be pleasant today, to see what it's like.
    wit :: I mean to be sensible, from tomorrow.
    cool :: I've not much patience for small talk, you'll have noticed.
    cool :: I say what I think, people know that by now.
    warm :: It's good to have people one can talk to.
    warm :: I like seeing faces I know.
    closed :: I like a day without surprises.
    formal :: I am a person of settled habits, as you will have noticed.
    casual :: I'm easy, me. Anything suits.
""")
