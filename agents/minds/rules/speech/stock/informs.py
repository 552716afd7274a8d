"""Things one tells of one's own accord: oneself, one's day, whom one saw; and how they are linked to what was said."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LIKE = stock("""
    You know what I like? {Liking}.
    I was thinking of {liking} just now.
    If it were up to me, I'd spend the day on {liking}.
    There's nothing like {liking}, to my mind.
    What I'd really like now is {liking}.
    I could do with some {liking}.
    {Liking}, that's what keeps me going.
    ext :: I'll tell you what I love: {liking}!
    int :: I've a quiet love of {liking}, you know.
    warm :: I wish you could share my love of {liking}.
    cool :: Give me {liking} over people, some days.
    formal :: I find I can always rely on {liking}.
    casual :: I'm big on {liking}, you know.
    worry :: When I fret, I think of {liking}. It helps.
    calm :: Give me {liking}, and the rest can wait.
    open :: I was dreaming of {liking} just now.
    closed :: {Liking} will always do for me.
    care :: I always keep some time for {liking}.
    wit :: If I'm ever missing, look for me near {liking}.
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
    ext :: And I'm {doing}, as you see!
    int :: I'm just {doing}.
    worry :: I'm {doing}, and I'm behind with it.
    calm :: I'm {doing}, slowly.
    care :: I'm {doing} till {till}, as planned.
    loose :: I should be {doing}, and look at me.
    wit :: I'm {doing}. Can you tell?
""")
PLAN = stock("""
    I'll be {next} {nextwhen}.
    Later I'm {next}, {nextwhen}.
    I'm {next} {nextwhen}( at {nextplace}|).
    {Nextwhen} I'm {next}( at {nextplace}|).
    Next I'm {next}.
    ext :: I'm off {nextwhen}: {next}!
    int :: {Nextwhen} I'll be {next}. It'll be quieter then.
    worry :: I'm {next} {nextwhen}. I hope I'm ready.
    calm :: {Nextwhen} I'm {next}. It'll keep till then.
    care :: {Nextwhen} I'm {next}, and then {after}. I've a plan.
    loose :: I think I'm supposed to be {next} {nextwhen}.
    open :: {Nextwhen} I'm {next}, unless something better turns up.
    wit :: {Nextwhen} I'm {next}. Hold the front page.
    down :: I'm {next} {nextwhen}. I'll have to get through it somehow.
    up :: {Nextwhen} I'm {next}. It's that sort of day.
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
MOOD = stock("""
    up :: I feel (good|light|at peace) today, I don't know why.
    up ext :: I'm in such a good mood today!
    up warm :: It's a good day, isn't it. To me it is.
    down :: I'm a bit low today, don't mind me.
    down worry :: I can't stop worrying today.
    down cool :: It's one of those days when everybody annoys me.
    worry :: I've had this feeling all day that I've forgotten something.
    worry :: I never feel quite on top of things.
    calm :: I like it when nothing presses.
    open :: I've been full of ideas today, none of them useful.
    care :: I like to know what's coming. Today I do.
    loose :: I've lost track of the day completely.
    int :: It does me good to talk, now and then. Not too often.
    ext :: I could talk all day, me.
    wit :: I've decided to be pleasant today. It's an experiment.
    cool :: I've not much patience for small talk, you'll have noticed.
    warm :: It's good to have people one can talk to.
    closed :: I like a day without surprises.
""")

# Before something that takes up a word of the turn before.
LINK = stock("""
    Speaking of {link},
    Talking of {link},
    {Link}, that reminds me:
    Now that you mention {link},
    On the subject of {link},
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
