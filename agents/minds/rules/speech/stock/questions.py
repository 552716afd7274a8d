"""Questions that open a subject, and those that go on with one."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import Stock, stock

ASK_ACTIVITY = stock("""
    What are you up to( here| at this hour| today|)?
    What are you (busy with|doing)( here| just now|)?
    What (brings|has brought) you (here|to {place})(| today| at this hour| this {day})?
    What keeps you busy( today|, these days|)?
    casual :: What're you up to(, then|)?
    formal :: May I ask what occupies you( today|)?
    ext :: So what are you up to? Tell me!
    int :: Am I disturbing you at something?
    cool :: What are you doing here?
    care :: What have you got in hand( just now|)?
    wit :: What mischief are you up to?
    soft :: May I ask what you might be up to?
    blunt :: What is it you're doing? Straight out.
""")

# What the other is seen doing is known: the question goes on from there.
ASK_ABOUT_DOING = stock("""
    Do you (often find yourself|spend a lot of time) {theirs_busy}?
    Is this (your usual hour for|a regular thing,) {theirs_busy}?
    Do you do a lot of {theirs_work}?
    apart :: Are you often (here|to be found) {theirs_busy} (at this hour|on a {weekday})?
    home :: Is that for today or for every day now, {theirs_busy}?
    casual :: Do you do this a lot, {theirs_busy}?
    care :: Do you keep a fixed time for {theirs_busy}?
    warm :: Is that a thing you do often, {theirs_busy}?
    ext :: {Theirs_busy}! Do you do that every {weekday}?
""")

OFTEN = stock("""
    Do you do that often?
    Is that a regular thing with you?
    Is that an everyday thing, or just today?
    Every day, or just now and then?
    Is that your usual {weekday}?
    A habit of yours?
    Do you do that every {weekday}?
    care :: Do you keep to a fixed time for that?
    formal :: Is that a custom of yours?
    ext :: Do you always?
""")

HARD = stock("""
    Is it much work?
    Is it hard going?
    Does it tire you?
    Does it take it out of you?
    warm :: It isn't too much for you, is it?
    ext :: That sounds like work! Is it?
    worry :: Doesn't that wear you out?
""")

LONG_YET = stock("""
    How long will you be at it?
    Will you be at it long?
    Are you nearly done?
    Will that take all {day}?
    care :: When do you mean to be finished with it?
    ext :: How much longer? I want company!
    casual :: You at it much longer?
    formal :: Will it keep you long?
""")

ASK_PLAN = stock("""
    What (have you got|have you) (planned|on) (for later|for the rest of the day|today)?
    What's (next for you|on for later|still to come today)?
    Any plans (for later|for the rest of the day|for after this)?
    What are you doing (later|after this|with the rest of the day)?
    Where does the day take you (from here|next)?
    What does the rest of your {weekday} look like?
    What comes after {theirs_noun}?
    casual :: Got any plans(| for later)?
    casual :: What're you doing later?
    casual :: Much on today?
    formal :: May I ask what plans you have for the day?
    ext :: So what's the plan for today?
    int :: What have you got to do still?
    care :: How does your day go on from here?
    care :: What's on your list (for today|next)?
    care :: How have you divided up your day?
    loose :: What should you be doing instead of talking to me?
    cool :: What does somebody like you do with the rest of the day?
    warm :: What's left for you to do today?
    open :: What comes next in this {day} of yours?
    morning :: What's ahead of you today?
    morning :: What will you do with the day?
    evening :: What have you on this evening?
    evening :: What's still to come for you today?
    home :: What are you up to later?
    home :: What have you still got to do today?
    home :: What's the rest of your day like?
    soft :: I was only wondering, what might you be doing later?
    soft :: Would you mind telling me what you've got on, perhaps?
    blunt :: Just say it: what's next for you?
    wit :: What's on the programme, apart from trouble?
""")

AFTER = stock("""
    And after that?
    And then?
    What comes after that?
    And when that's done?
    And the rest of the day?
    What do you do when you're through with it?
    care :: And what's next after that?
    ext :: And then? There must be more!
    warm :: And what then?
    cool :: And what else?
    formal :: And what will you do then?
    soft :: And perhaps something after that?
    blunt :: And then? Out with it.
""")

AT_TIME = stock("""
    When's that?
    What time is that?
    At what time?
    When do you start?
    care :: At what time exactly?
    loose :: Soon?
""")

LOOKING_FORWARD = stock("""
    Are you looking forward to it?
    Is that something to look forward to?
    warm :: Do you look forward to that?
    casual :: Looking forward to it?
    formal :: Do you look forward to it?
    ext :: You're looking forward to it, aren't you?
""")

ASK_WORK = stock("""
    What do you do(, if I may ask| for a living|)?
    What's your line of work?
    What do you do when you're not {theirs}?
    What sort of work do you do?
    How do you earn your keep?
    What are you, by trade?
    casual :: What d'you do, then?
    formal :: May I ask what your profession is?
    ext :: And what do you do? I like to guess, but I always guess wrong!
    warm :: I'd love to know what you do.
    blunt :: So what do you do?
    open :: What do you spend your days on?
    care :: What's your trade, if you have one?
    wit :: And what do you do when nobody's looking? For work, I mean.
""")

WORK_LIKE = stock("""
    Do you like it?
    Is it good work?
    Are you happy with it?
    Does it suit you?
    Do you enjoy that?
    cool :: And is that any good?
    ext :: Do you love it?
    formal :: And do you find it satisfying?
""")

WORK_DAY = stock("""
    What's that like, from day to day?
    What does one do all day, as {trade}?
    And what does that involve?
    What would I see you doing, of a day?
    open :: I've never understood what {trade} does all day. Tell me?
    care :: How does a day go, in that line?
    casual :: So what's a normal day like?
""")

ASK_LIKE = stock("""
    What's the thing you like best?
    Is there something you're especially fond of?
    What makes you happy, if I may ask?
    What are you keen on?
    What do you like, apart from {theirs_free}?
    What could always cheer you up?
    casual :: What're you into?
    formal :: May I ask what you take pleasure in?
    ext :: Tell me one thing you love!
    warm :: What's the thing that cheers you up?
    open :: What could you talk about for a whole night?
    open :: What have you fallen in love with lately? Things count.
    care :: What would you never want to do without?
    cool :: Is there anything you actually like?
    wit :: What's your vice? The harmless one.
""")

WHY_LIKE = stock("""
    What is it about {it}?
    What do you see in {it}?
    Why {it}, of all things?
    What do you like about {it}?
    Why's that?
    open :: What does it do to you, {it}?
    ext :: Oh, why {it}? Tell me!
    cool :: What's so good about {it}?
    formal :: And what draws you to {it}, if I may ask?
    int :: What is it that pleases you there?
    warm :: I'd like to understand that. What is it about {it}?
    soft :: I wonder what it is about {it}, if that's not too much to ask.
    blunt :: {It}. Why? Just say it.
""")

TIME_FOR_IT = stock("""
    Do you get enough of it?
    Do you get to enjoy it often?
    Do you come across that often?
    Is there enough of that in your days?
    care :: And is there room for it in your week?
    warm :: I hope you get enough of it?
    worry :: Do you ever get round to it, with everything else?
    casual :: You get much of a chance for that?
    formal :: And does life allow you much of it?
""")

ASK_DISLIKE = stock("""
    And what can't you stand?
    Is there something that annoys you?
    What do you stay away from, if you can?
    What gets on your nerves?
    wit :: And what should I never bring to your house?
    blunt :: What can't you abide?
    warm :: And is there something you don't care for at all?
    cool :: What gets on your nerves? I've a list of my own.
""")

ASK_GOAL = stock("""
    Is there something you're working towards?
    What would you still like to do?
    Is there something you've set your heart on?
    What are you hoping for, these days?
    Have you something in mind for the time ahead?
    What do you want, if you could choose?
    formal :: May I ask what you are hoping to achieve?
    ext :: What's the big plan? Everybody has one!
    int :: Is there something that you think about a lot?
    warm :: What do you wish for? I'd like to know.
    open :: What do you dream about?
    care :: Have you set yourself something for this year?
    blunt :: What is it you want, really?
    wit :: And when you rule the world, what then?
    casual :: What are you after, then, long term?
    soft :: I sometimes wonder what you might still want to do. Is there something?
    blunt :: Straight question: what do you want?
""")

GOAL_PROGRESS = stock("""
    How's that coming along?
    How far have you got?
    And are you getting anywhere with it?
    How's it going?
    warm :: And is it going well?
    cool :: And is it coming to anything?
    casual :: How's that going?
""")

GOAL_WHY = stock("""
    What made you want that?
    Why that, of all things?
    What's behind it?
    How did you come to want that?
    open :: What is it that draws you to that?
    warm :: What makes you want that?
    blunt :: What for?
    int :: Why, if I may ask?
""")

GOAL_HELP = stock("""
    Is there anything I can do to help?
    Can I help with that?
    Could you use a hand with it?
    warm :: Can I do something to help you with it?
    ext :: Shall I help? I'm good at joining in!
    care :: Would it help if somebody took a part of it off you?
""")

ASK_ORIGIN = stock("""
    Are you from around here?
    Where are you from, if I may ask?
    Where do you come from(, originally|)?
    Are you from here, or from somewhere else?
    formal :: May I ask where you come from?
    blunt :: Where are you from?
    warm :: Where was home for you, to begin with?
    ext :: Now, where are you from? I like to know where people come from!
    int :: Are you from near here?
    casual :: Where're you from, then?
    open :: Where does your story begin? Here, or somewhere else?
""")

ASK_FACT = stock("""
    Tell me something about yourself, will you?
    What should I know about you?
    What's there to know about you?
    Tell me one thing I don't know about you?
    formal :: Would you tell me a little about yourself?
    ext :: So what's your story?
    open :: What's your story, if you had to tell it in a sentence?
    blunt :: Who are you, apart from your name?
    warm :: Tell me a little about yourself, will you?
    int :: I know so little about you. What should I know?
    wit :: What would it say about you in the paper?
    cool :: Is there anything I ought to know about you?
    casual :: What's your deal, then?
""")

ENJOY = stock("""
    Do you enjoy {theirs_work}, or does it just have to be done?
    Is there some pleasure in {theirs_work}, for you?
    Do you like it, {theirs_work}?
    Is it nice, {theirs_fun}?
    Does it do you good, {theirs_fun}?
    Are you having a good time, {theirs_fun}?
    warm :: Do you enjoy it, {theirs_busy}? You look as if you do.
    cool :: You can't enjoy it, {theirs_work}, can you?
    casual :: {Theirs_busy}, eh? Any fun?
    formal :: Do you take pleasure in {theirs_busy}, may I ask?
    open :: Do you like to lose yourself in {theirs_busy}?
    open :: Is there any joy in {theirs_work}?
    ext :: Do you love it, {theirs_busy}? I think I would!
""")

ASK_VALUE = stock("""
    What matters most to you, when it comes down to it?
    What do you care about, when all's said and done?
    What should people care about more, do you think?
    open :: What would you never give up?
    formal :: What, may I ask, do you hold most dear?
    blunt :: What do you believe in?
    warm :: What's most important to you?
""")

ASK_PLACE = stock("""
    Do you come (here|to {place}) often?
    Are you often at {place}?
    Do you spend much time here?
    Is {place} a regular stop of yours?
    casual :: D'you come here a lot?
    formal :: Are you a regular here?
    cool :: Do you always come here?
    ext :: Isn't {place} something? Do you come here a lot?
""")

ASK_SEEN = stock("""
    Have you seen {who} (today|lately|about)?
    Have you come across {who} (today|lately)?
    You haven't seen {who}, have you?
    Has {who} crossed your path( today| lately|)?
    casual :: Seen {who} (today|at all|about)?
    formal :: You would not happen to have seen {who}( today|)?
    worry :: Have you seen {who} lately? I do hope all's well.
""")

ASK_NEWS = stock("""
    What's (new|the news)?
    (Anything new|Any news)(| with you| in your corner|, by the way)?
    Have you heard anything (new|interesting|worth knowing)?
    What are people (talking about|saying)?
    What have I missed?
    Is there anything I should know?
    casual :: Heard anything?
    casual :: What's the word?
    formal :: Is there any news?
    ext :: Come on, what's the news? I know you've got some!
    ext :: What's everybody talking about? I can't bear to miss anything.
    int :: I hear so little. Has anything happened?
    cool :: Has anything happened at all?
    worry :: Have you heard anything? I'm always afraid I've missed something.
    warm :: And what's new in your life?
    open :: What's in the air?
    care :: Is there anything I ought to put in my diary?
    wit :: What's the latest scandal?
    soft :: I wonder if there's any news, perhaps?
    blunt :: Out with it. What's new?
""")

ASK_DAY = stock("""
    How has your day been(| so far)?
    What sort of day has it been?
    What kind of a day have you had?
    How has {weekday} been to you?
    Have you had a good day?
    ext :: Tell me about your day! All of it!
    warm :: Was the day kind to you?
    casual :: Good day so far?
    soft :: If I may ask, how has the day been, more or less?
    blunt :: Good day or bad day? Just say.
    wit :: Has the day behaved itself, or shall I have a word with it?
""")

# Going back to what was said another time.
ASK_SINCE = stock("""
    Last time we talked about {topic}. Anything new there?
    You and I talked about {topic} {whenpast}. Is there any more to say about it?
    Is there anything new about {topic}, since we talked?
    We'd got on to {topic} last time, I remember. Has anything changed?
    I was thinking about our talk {whenpast}, about {topic}. Anything new?
    int :: I've been thinking about {topic} since we talked. Is there anything new?
    formal :: When we last spoke, it was about {topic}. Has anything come of it?
    warm :: I keep thinking back to our talk about {topic}. Has anything changed since?
    cool :: We talked about {topic}. Anything new, or was that all?
    care :: There was something left over from last time: {topic}. Anything new there?
    casual :: So, {topic}. Any further with that?
    ext :: Now, {topic}! We weren't done with that, were we? What's new there?
""")

ASK_SINCE_LIKE = stock("""
    You once told me you like {it}. Have you had any time for that lately?
    You like {it}, I remember. Do you still get to it?
    I remembered that you like {it}. Have you had time for it?
    ext :: You and {it}! Have you had any time for it?
    cool :: You like {it}, you said. Do you ever get round to it?
    warm :: I thought of you: you like {it}, don't you? Do you get to it these days?
""")

ASK_SINCE_GOAL = stock("""
    You told me you want to {it}. How's that coming along?
    Have you got any further? You wanted to {it}, I remember.
    How are you getting on? You said you wanted to {it}.
    warm :: I've been meaning to ask: you wanted to {it}. How's it going?
    care :: Last time you said you wanted to {it}. Any progress?
    cool :: So, you wanted to {it}. Did anything come of it?
    ext :: Now tell me: you wanted to {it}! How far have you got?
""")

SINCE = stock("""
    Have you been at it long?
    Since when have you been at it?
    You've been at it a while, have you?
    casual :: Been at it long?
    formal :: Have you been occupied with it long?
    ext :: How long have you been at it already?
    warm :: Have you been at it long? You should have a rest.
""")

PLAN_WHERE = stock("""
    Where will that be?
    And where are you going for that?
    Whereabouts?
    Where do you do that?
    casual :: Where's that, then?
    formal :: And where, if I may ask?
    care :: Where will I find you, then?
""")

WHY_DISLIKE = stock("""
    What's so bad about {it}?
    What have you got against {it}?
    Why {it}, of all things?
    warm :: What is it that bothers you there?
    casual :: What's wrong with {it}?
    formal :: May I ask what you hold against {it}?
    ext :: Why, what's wrong with {it}?
""")

FACT_THINK = stock("""
    Do you often think of it?
    Does it still come back to you?
    Is it something that stays with you?
    warm :: Does it still mean something to you?
    casual :: Still think about it?
    formal :: Do you think of it still?
    ext :: Do you still think about it?
""")

PERSON_HOW = stock("""
    How did {who} look?
    How did {who} seem to you?
    casual :: How was {who}?
    warm :: And did {who} look well?
    formal :: How did you find {who}?
    ext :: And? How did {who} look?
""")

COUNTER: dict[str, Stock] = {
    "wellbeing": stock("""
        And you?
        And you(, {you}|)?
        How about you?
        And how are you(| yourself)?
        And yourself?
        What about you?
        You?
        And with you?
        And how's it with you?
        Yourself?
        casual :: You?
        casual :: How're you?
        formal :: And how are you, if I may return the question?
        formal :: And you yourself?
        ext :: But what about you? Tell me!
        warm :: But how are you? I'd like to know.
        warm :: And how are you, really?
        int :: And you, I hope?
        cool :: You?
        worry :: And you? Nothing wrong, I hope?
        care :: And yourself, {you}?
        wit :: And you, still standing?
        open :: And what's it like to be you today?
    """),
    "activity": stock("""
        And you?
        And what are you up to?
        What about you?
        What brings you here?
        And yourself, what are you about?
        And you, {theirs}?
        What are you doing here yourself?
    """),
    "plan": stock("""
        And you?
        What about you?
        And your plans?
        And what are you doing later?
        And yourself?
        What have you got on?
        And where are you off to, after this?
        formal :: And what are your own plans?
        ext :: And you? Anything exciting?
        cool :: You?
    """),
    "work": stock("""
        And you?
        And what do you do?
        What about you?
        And your own work?
        And yourself?
    """),
    "like": stock("""
        And you? What do you like?
        What about you?
        And you?
        What's it with you?
        And what are you fond of?
        Now you.
    """),
    "goal": stock("""
        And you? What do you want?
        What about you?
        And you?
        And what are you hoping for?
        And yourself?
    """),
    "fact": stock("""
        And you?
        What about you?
        And where are you from?
        And you, what's your story?
    """),
    "place": stock("""
        And you?
        What about you, are you often here?
        Do you come here much yourself?
    """),
    "day": stock("""
        And yours?
        How was yours?
        And your day?
        How has yours been?
        And with you?
    """),
    "value": stock("""
        And to you?
        What about you?
        And you, what matters to you?
    """),
    "dislike": stock("""
        And you?
        What about you?
    """),
}

FOLLOW: dict[str, Stock] = {
    "activity:often": OFTEN,
    "activity:hard": HARD,
    "activity:till": LONG_YET,
    "activity:since": SINCE,
    "plan:after": AFTER,
    "plan:when": AT_TIME,
    "plan:where": PLAN_WHERE,
    "plan:mood": LOOKING_FORWARD,
    "work:like": WORK_LIKE,
    "work:day": WORK_DAY,
    "like:why": WHY_LIKE,
    "like:time": TIME_FOR_IT,
    "goal:progress": GOAL_PROGRESS,
    "goal:why": GOAL_WHY,
    "goal:help": GOAL_HELP,
    "dislike:why": WHY_DISLIKE,
    "fact:think": FACT_THINK,
    "person:how": PERSON_HOW,
    "wellbeing:why": stock("""
        What's (the matter|wrong|happened)?
        Is it something in particular?
        Do you want to talk about it?
        Why, what is it?
        warm :: Oh dear. What is it?
        warm :: What's weighing on you?
        ext :: Oh no! What happened?
        int :: Anything you'd like to tell me?
        cool :: What's it this time?
        formal :: May I ask what the matter is?
        worry :: Oh no. It's nothing serious, is it?
        blunt :: What's wrong?
    """),
    "wellbeing:secret": stock("""
        What's your secret?
        To what do you owe it?
        How do you do it?
        What's put you in such good spirits?
        Any particular reason?
        casual :: How come?
        worry :: How do you manage that?
        cool :: What's there to be so cheerful about?
        ext :: Tell me how! I want some of that!
    """),
}
