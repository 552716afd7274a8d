"""Hellos, and the small remarks that come with them."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

HELLO = stock("""
    Hello(, {you}|).
    Hello there(, {you}|).
    Hi(, {you}|).
    Oh, hello(, {you}|).
    Ah, {you}.
    Ah, {you}, hello.
    {you}, hello.
    Good {day}(, {you}|).
    {you}, good {day}.
    (Oh|Ah), good {day}(, {you}|).
    There you are(, {you}|).
    So there you are(, {you}|).
    ext :: (Hey|Hello), {you}!
    ext :: {you}! (Hello!|Hi!|There you are!|Good to see you!|Just who I was hoping for!|You're the very person!)
    ext :: Look who it is! (Hello, {you}!|{you}!)
    ext warm :: {you}! (How good|How nice|What a pleasure) to (run into|find|see|bump into) you(| here| this {day})!
    ext :: Well, hello(, {you}|)!
    ext casual :: Hey hey(, {you}|)!
    ext wit :: Stop right there, {you}!
    ext wit :: If it isn't {you}!
    ext up :: {you}! I was in the mood for company.
    int :: Oh. (Hello|Hi|Good {day})(, {you}|).
    int :: (Hello|Hi), {you}. I didn't want to (disturb|startle|interrupt) you.
    int brief :: {you}.
    int brief :: {Day}.
    int close :: {you}. (I'm glad it's you.|It's only you, good.)
    int :: Ah. (Hello|Good {day}), {you}. I was (in my own world|miles away|lost in thought).
    warm :: Hello, {you}, (it's good|it's lovely|how nice) to see you.
    warm :: {you}, (my friend|how good to see you|what a nice surprise).
    warm :: Hello, {you}. (You're a welcome sight|I'm glad to see you|It does me good to see you)(.| this {day}.)
    warm close :: There's (the face I was hoping for|a friendly face|my favourite face). Hello, {you}.
    warm close :: {you}, (dear|come here|I was just thinking of you).
    cool :: {you}.
    cool :: (Yes, hello|Oh, it's you|Right, hello|Hm, {you})(.| again.)
    cool :: {you}. (You again|There you are then).
    cool far :: {you}. (I suppose we should say good {day}|I didn't think we'd be talking today|Well).
    formal :: Good {day} to you(, {you}|).
    formal :: A very good {day}(, {you}|).
    formal :: Good {day}, {you}. (I hope I am not disturbing you|I trust I find you well|A pleasure, as always).
    formal :: {you}, (how do you do|I bid you good {day}|well met).
    casual :: Hi(, {you}|)!
    casual :: {Day}, {you}(.|!)
    casual :: {Day}(, {you}|)(.|!)
    casual :: Hey, {you}.
    casual :: Hiya(, {you}|).
    casual :: Oh hi(, {you}|).
    casual wit :: Well, well, {you}.
    casual wit :: {you}! (Caught you|Found you|I spotted you a mile off)(.|!)
    formal care :: Good {day}, {you}. You are just whom I wanted to see.
    care :: {you}, (good, I have a minute|good timing|good, I was going to look for you).
    open :: {you}! (I had a feeling|Something told me) I'd (meet|run into|see) you.
    open :: (Hello|Good {day}), {you}. (What a time to be about|I was daydreaming again).
    worry :: {you}! You (startled|surprised) me(.|, I was miles away.)
    worry :: Oh, {you}, (thank goodness|I'm glad it's you|good, it's you).
    worry :: {you}, hello. (You look busy; say so if I'm in the way|I hope this isn't a bad moment).
    calm :: {you}. (No hurry today|All in good time today).
    down :: Oh. Hello, {you}. (Don't mind me today|I'm not much company today).
    up :: {you}! (What a day|I'm in good spirits today|You catch me in a good mood)(.|!)
    again :: (Hello again|Hello once more|You again, hello)(, {you}|).
    again :: {you}, (we meet again|there you are again)(.|!)
    twice :: {you}, twice in one day(.|!)
    again :: (Me again|It's only me again), {you}.
    again wit :: We must stop meeting like this, {you}.
    again casual :: (Back again|Hi again), {you}(.|!)
    again ext :: {you}! Here we are again!
    twice ext :: {you}! Twice in one day!
    again int :: Oh, {you}. We keep meeting.
    again formal :: {you}. Our paths cross again.
    again warm :: {you}, again today, (lucky me|how nice).
    twice warm :: {you}, twice in a day, (lucky me|how nice).
    yesterday :: {you}, hello. (It was good to talk yesterday|I thought about our talk).
    yesterday :: (Hello|Good {day}), {you}. (Yesterday we were cut short|You again, and a new day).
    yesterday warm :: {you}! I enjoyed (our talk|talking with you) yesterday.
    close :: {you}, (you're here|I hoped it was you).
    close first :: {you}! I was (hoping|going) to look you up.
    close first :: There you are, {you}. I have been wanting (a word|a proper chat|to catch up).
    first :: {you}, (it's been a while since we really talked|we haven't talked in a while).
    first :: (Hello|Hi), {you}. We (never seem to find the time to talk|haven't had a proper word lately).
    morning :: (Good morning|Morning)(, {you}|)(.|, early bird.|. So the day begins.)
    morning ext :: Good morning, good morning(, {you}|)!
    morning care :: Good morning, {you}. (Up and about already|Already on the move), I see.
    evening :: Good evening(, {you}|). (So that was {weekday}|Nearly done with the day|The day's almost behind us).
    evening casual :: Evening(, {you}|).
    night :: (Still up|Awake too|Not in bed yet), {you}?
    night :: Hello, {you}. It's late for (company|a talk).
""")

HELLO_GROUP = stock("""
    Hello, (both of you|everybody|all of you|you lot|everyone).
    Good {day}, (everybody|all|all of you|everyone).
    Hello, {you}, and everybody.
    Good {day}, {you}. And the rest of you.
    Oh, (such company|quite a gathering). Hello.
    ext :: Hello, hello, (everybody|everyone|all of you)!
    ext :: (A crowd|Company), (wonderful|just what I needed)! Hello, {you}!
    ext :: What's this, a meeting without me? Hello, {you}!
    int :: Hello. (I'll just listen|Don't stop for me|Don't mind me).
    int :: Oh. Hello, everyone.
    warm :: How nice to find you all (here|together). Hello, {you}.
    warm :: Hello, my dears.
    cool :: {you}. And company.
    cool :: Quite the crowd.
    formal :: Good {day}, {you}; good {day} to you all.
    formal :: May I join you? Good {day}.
    casual :: Hi all(.|!)
    casual :: Hey, (you lot|everyone|folks)(.|!)
    wit :: This looks like trouble. Hello, {you}.
    worry :: Hello, everybody. I hope I'm not (interrupting|in the way).
""")

JOINING = stock("""
    (Mind if I join you|May I join you|Is there room for one more|Can anybody join in)?
    I don't want to interrupt. What were you talking about?
    ext :: What are we talking about?
    ext :: What have I missed?
    int :: May I (just listen for a bit|stand with you for a bit)?
    warm :: You look so cheerful together. What's the talk?
    cool :: So what's being said here?
    formal :: Might I ask what is being discussed?
    casual :: What's up, then?
    wit :: If you were talking about me, carry on.
    worry :: I'm not interrupting anything, am I?
""")

STRANGER_HELLO = stock("""
    Hello.
    Hello there.
    Good {day}.
    Hi.
    Excuse me. Hello.
    Hello. (I don't think we've met|I don't believe we know each other|We've not met yet, I think).
    Good {day}. (I don't think we've met|I don't believe we know each other|We haven't been introduced).
    I (don't think|don't believe) (I know you|we've met|we've spoken before). (Hello|Good {day}).
    (Hello|Hi). (I've seen a lot of faces, but not yours, I think|Yours is a new face to me|You're new to me).
    ext :: Hello there! (I don't know you yet|A new face|Somebody new)!
    ext :: Hi! We (haven't|can't have) met, I'd (remember|know).
    ext :: Hello! I make it a rule to know who's standing next to me.
    ext warm :: Hello! (Don't be shy|Come, let's not be strangers)!
    int :: Oh. Hello. (I don't usually start conversations|I'm not very good at this|I hope you don't mind).
    int :: Um, hello.
    int :: Good {day}. I don't mean to bother you.
    warm :: Hello there. You have a kind face.
    warm :: Hello. We may as well be friendly.
    cool :: (You|Hello). I don't know you.
    cool :: Good {day}. Do I know you?
    formal :: Good {day}. I do not believe I have had the pleasure.
    formal :: Good {day}. Permit me to introduce myself.
    formal :: Good {day}. I do not think we have been introduced.
    casual :: Hey there(.|!)
    casual :: Hi, (we've not met, right|I don't know you, do I)?
    open :: Hello. I always wonder who people are.
    open :: Hello. Every stranger is a story, I like to think.
    closed :: Hello. I mostly keep to people I know, but still.
    worry :: Oh, hello. I hope I'm not (in your way|bothering you).
    care :: Good {day}. I like to know who my neighbours are.
    wit :: Hello. (They say never talk to strangers|We could pretend not to see each other), but here we are.
    blunt :: We don't know each other. Let's change that.
    night :: Hello. (So I'm not the only one up|Up late too, I see).
    morning :: Good morning. (An early one for you too|We're both about early).
""")

INTRODUCTION = stock("""
    I'm {me}.
    My name's {me}.
    The name's {me}.
    I'm {me}, by the way.
    {me} is my name.
    I'm called {me}.
    formal :: My name is {me}.
    formal :: {me} is the name.
    formal :: Allow me: {me}.
    casual :: {me}, (hi|hello).
    casual :: I'm {me}(, nice to meet you|, good to meet you|).
    ext :: I'm {me}! (Now we know each other|There, that's done)!
    int brief :: {me}.
    int :: I'm, well, {me}.
    warm :: I'm {me}, and I'm (glad|happy|pleased) to meet you.
    cool :: {me}. (That's me|That's all you need to know for now).
    wit :: {me}, for better or worse.
    wit :: People call me {me}, at least to my face.
    care :: {me} is my name, so you know who you're talking to.
    I'm {me}. I'm {trade}(.|, if you were wondering.|, as it happens.)
    {me}, {trade}.
    I'm {me}, {trade}(.| by trade.)
    My name's {me}. I'm from {origin}.
""")

ASK_NAME = stock("""
    And you are?
    And you?
    What's your name?
    (And what|And what, if I may ask,) is your name?
    Who do I have the pleasure of talking to?
    And who are you?
    What should I call you?
    What do people call you?
    formal :: And whom do I have the pleasure of addressing?
    formal :: May I ask your name?
    formal :: With whom have I the pleasure?
    casual :: And you're?
    ext :: Now you! What's your name?
    int :: And, um, you?
    warm :: And what may I call you?
    blunt :: And who are you?
    cool :: And you are, what, exactly?
    open :: And what name did they give you?
""")

NICE_TO_MEET = stock("""
    Nice to meet you(, {you}|).
    Pleased to meet you(, {you}|).
    Good to meet you(, {you}|).
    Good to know you(, {you}|).
    It's nice to put a name to a face(, {you}|).
    So you're {you}. (Good to meet you|Hello, then|Now I know).
    {you}, is it? (Nice to meet you|Good|Pleased).
    {you}. I'll (remember|try to remember) that.
    Hello, {you}.
    ext :: {you}! (Lovely name|What a pleasure|I'll remember that)!
    ext :: Wonderful to meet you(, {you}|)!
    int :: Hello, {you}. (I'm glad you spoke first|Thank you for asking).
    int brief :: {you}. Good.
    warm :: I'm so glad to meet you(, {you}|).
    warm :: {you}, (what a nice name|that suits you|it's a pleasure).
    cool :: {you}. Right.
    cool :: {you}. (Fine|Noted).
    formal :: How do you do(, {you}|).
    formal :: It is a pleasure to make your acquaintance(, {you}|).
    formal :: I am delighted(, {you}|).
    casual :: Nice one, {you}.
    casual :: Cool. Hi, {you}.
    open :: {you}. I wonder what's behind that name.
    worry :: {you}. I'm terrible with names, so forgive me if I lose it.
    care :: {you}. I'll make a note of that.
    wit :: {you}. I'll only forget it once.
""")

# What one sees or thinks on meeting: true of anything, or resting on a slot.
REMARK = stock("""
    {Theirs}, I see.
    (I see|So|Ah,) you're {theirs}.
    So this is you {theirs}.
    So you're {theirs} (at this hour|this {day}|today).
    Busy {theirs_work}, (I see|are you)?
    Don't stop {theirs} (for me|on my account|because of me).
    apart :: I (saw|noticed) you {theirs} and thought I'd (come over|say hello|stop a moment).
    You look quite (absorbed|taken up), {theirs_busy}.
    warm :: It's nice to see you {theirs}.
    warm :: You look (content|happy enough|peaceful), {theirs_free} like that.
    cool :: {Theirs}. (Of course|Naturally|As one does).
    wit :: {Theirs_fun}, at your age?
    wit :: {Theirs_work}! And they say nobody works any more.
    open :: There's something about watching somebody {theirs}.
    int apart :: I nearly walked past, you looked so busy {theirs_work}.
    ext apart :: I saw you {theirs} and couldn't just walk past!
    care morning :: {Theirs} already, and it's only {clock}.
    I was just {doing}.
    I'm in the middle of {doing_work}, but (never mind that|that can wait|I could use a break).
    I'm (supposed to be|meant to be) {doing_work}, (strictly speaking|but there's always a moment|really).
    {Doing_work} (can|will just have to) wait a minute.
    I needed a (rest|break|breather) from {doing_work}.
    care :: I've a few minutes before I'm {soon}.
    care :: I'm {soon} {soonwhen}, but there's time.
    worry :: I should be {doing_work}, I know.
    int :: I was {doing}, quietly.
    ext :: I've been {doing_busy} with nobody to talk to!
    wit :: I'm {doing}, or so I tell people.
    loose :: I ought to be {doing_work}. Oh well.
    apart :: So you're at {place} too.
    apart :: I (didn't expect|wasn't expecting) to (see|find|meet) you at {place}.
    {Weekday} already.
    (Another|Well, another) {weekday}.
    So that's {weekday} for you.
    So it's {clock}(.|, would you believe it.)
    open :: I've been looking at {place} as if I'd never seen it before.
    open :: I like to see who's about, this {day}.
    open :: I'm in the mood to notice things today.
    closed :: {Place}, same as ever, thank goodness.
    down :: I've not been myself today.
    down :: It's been a long {day} already.
    up :: I'm in a good mood, you've been warned.
    up :: I feel I could talk to anybody today.
    again :: Another conversation already, (people will talk|we're doing well).
    twice :: Two conversations in one day, (people will talk|we're doing well).
    again :: I wasn't done talking, it seems.
    first close :: I've missed (this|talking to you|our talks).
    first :: I was thinking (only today|just now) that we never talk.
    warm close :: You know I always have time for you.
    evening :: I'm ready to put my feet up.
    evening :: The day went (quickly|slowly) for me.
    morning :: I'm not quite awake yet.
    morning ext :: I do like a morning!
    morning worry :: I'm half asleep, and fretting already.
    morning calm :: There's no hurry in me this morning.
    night :: I should be asleep.
    stranger :: I don't bite.
    stranger warm :: I thought somebody ought to say hello.
    stranger :: I thought I'd say hello.
    stranger ext :: I can't stand next to somebody and not say a word!
    stranger int :: I don't often do this.
    stranger :: You're {theirs}, it seems; I won't keep you long.
    stranger :: I saw you {theirs}.
""")

HELLO_BACK = stock("""
    Hello(, {you}|).
    Hi(, {you}|).
    (And|Oh,) hello to you(, {you}|).
    Good {day}(, {you}|).
    {you}, hello.
    Ah, {you}.
    (Oh,|Ah,) hello(, {you}|).
    Hello yourself(, {you}|).
    Good to see you(, {you}|).
    (Good {day}|Hello) to you too.
    Hello, hello.
    ext :: {you}! (Hello|Hi|I didn't see you|At last, somebody)!
    ext :: Hello, hello!
    ext warm :: {you}! (You've made my {day}|What a nice surprise|I'm so glad)!
    int :: Oh, hello(, {you}|).
    int :: Hm? Oh, {you}.
    int brief :: {you}.
    warm :: Hello, {you}, (how nice|good to see you|you're always welcome).
    warm :: (How kind of you to stop|It's good of you to come over)(, {you}|).
    cool :: Yes, hello.
    cool :: {you}.
    cool far :: {you}. If we must.
    formal :: Good {day} to you(, {you}|).
    formal :: {you}. A pleasure.
    formal :: Good {day}, {you}; I did not see you there.
    casual :: Hey(, {you}|).
    casual :: Hi there(.|!)
    casual :: {Day}(, {you}|).
    close :: {you}. (I hoped you'd come by|You're always good to see).
    again :: (Hello again|Back so soon)(, {you}|)(.|?)
    worry :: Oh! {you}. (You made me jump|I didn't hear you come).
    wit :: {you}. (I had a feeling my peace wouldn't last|You've found me|I'd hide, but it's too late).
    care :: {you}. (Good, you've caught me between things|I can spare a moment).
    open :: {you}. You come out of nowhere, like a thought.
    down :: Oh, {you}. Hello.
""")

ASK_WELLBEING = stock("""
    How are you(| this {day}| today| these days| keeping)?
    How are things(| with you| today|, really)?
    How goes it(| with you)?
    How's life(| treating you)?
    How has the day treated you?
    (Everything well|Everything all right|All well) with you?
    Are you well?
    Are you keeping well?
    How do you feel today?
    What kind of day are you having?
    casual :: How's things?
    casual :: You all right?
    casual :: How're you doing?
    formal :: I hope you are well?
    formal :: How do you find yourself today?
    formal :: May I ask how you are?
    formal :: And how are you, if I may ask?
    warm :: Tell me, how are you, really?
    warm :: How are you, my dear?
    warm :: Are you looking after yourself?
    warm close :: And how's the person I worry about most?
    ext :: How are you? Tell me everything!
    ext :: So? How's life?
    int :: You're well, I hope?
    cool :: You're all right, I take it?
    cool :: So. All well?
    blunt :: How are you? And don't just say fine.
    worry :: You're all right, aren't you?
    worry :: Nothing wrong, I hope?
    open :: What's the weather like in your head today?
    care :: How are you getting on today?
    wit :: Still in one piece?
    wit :: Surviving, are we?
    long :: I was wondering how you've been. How are you?
    first :: How have you been (all this time|since we last talked|lately)?
    yesterday :: How have you been since yesterday?
    again :: How's the day been since (this morning|we talked|I last saw you)?
    again :: Any better than when we last spoke?
    soft :: May I ask how you are, perhaps?
    soft :: I was wondering, how are you, more or less?
    blunt :: Straight out: how are you?
""")

HELLO_AND_BYE = stock("""
    Hello and goodbye, then.
    I've only just come, and it's over.
    Oh. You're breaking up already.
    So I've missed the talk.
    ext :: What, already? And I've only just got here!
    int :: I came too late, I see. That's all right.
    wit :: Was it something I said?
    cool :: As you like.
    warm :: What a pity, I'd hoped to join you.
    formal :: I see that I come too late.
""")

ANSWER_JOINING = stock("""
    We were just talking about {topic}.
    Of course. We'd got on to {topic}.
    Come and sit. We were on {topic}.
    You're just in time. It's about {topic}.
    Oh, this and that. (Stay a while|Join us|You're welcome).
    Nothing in particular. (It's nice to see you|Stay, if you like).
    ext :: The more the merrier!
    ext :: Come in, come in! We were on {topic}!
    int :: Of course. There's room.
    warm :: You're always welcome.
    cool :: Nothing that can't be heard by everybody.
    formal :: By all means.
    casual :: Sure. We were just on about {topic}.
    wit :: You, of course. No: {topic}.
""")

BREAKING_UP = stock("""
    You come just as we're breaking up, I'm afraid.
    Oh, hello. We'd just finished, what a pity.
    Hello. You've just missed the talk, we were about to go.
    ext :: Oh no, you're too late! We were just saying goodbye!
    int :: Hello. We were just going, actually.
    warm :: What a pity, you come just as we have to go.
    cool :: Hello and goodbye. We were done here.
    formal :: I fear you come at the very end of it.
    casual :: Ah, bad timing. We were just off.
    wit :: You've missed the best of it, and the rest as well.
""")

ASK_HOME = stock("""

""")

HELLO_IN_PASSING = stock("""
    Hello, everybody. I can't stop, I only wanted to say hello.
    Hello, all of you. I'm only passing.
    I won't join you, I only wanted to wave.
    ext :: Hello, hello, everybody! I'm on the run, I only wanted to say hello!
    int :: Hello. Don't stop for me, I'm only passing.
    warm :: How nice to see you all. I can't stay, but hello.
    cool :: Hello. I'm just going by.
    formal :: Good {day} to you all. I am only passing.
    casual :: Hi all. Can't stop.
    wit :: Hello. Don't get up, I'm not staying.
    worry :: Hello. I'd like to stay, but I'm late as it is.
""")
