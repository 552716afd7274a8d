"""How a session begins and ends, by how long people have not seen each other and by what they are to each other."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

STRANGERS = stock("""
    (Hello|Good {day}). I don't think we've met. I'm {me}.
    (Hello|Hi), I'm {me}. (Is this seat taken?|Have you been here long?|I don't know a soul here.)
    formal :: Good {day}. Allow me to introduce myself: {me}.
    casual :: Hi! I'm {me}. And who are you?
    warm :: Good {day}! I'm {me}. It's good to see a new face.
    int :: (Hello|Good {day}). I'm {me}, by the way.
    ext :: Hello there! {me}, that's me. And you are?
""")

STRANGERS_BACK = stock("""
    (Hello|Hi). I'm {me}. (Pleased to meet you|Nice to meet you)(, {you}|).
    {me}. Good to meet you(, {you}|).
    formal :: A pleasure(, {you}|). I am {me}.
    casual :: Hi(, {you}|)! I'm {me}.
    warm :: How nice to meet you(, {you}|). I'm {me}.
    int :: {me}. (Hello|Nice to meet you).
    ext :: Lovely to meet you(, {you}|)! I'm {me}.
""")

FIRST = stock("""
    (Hello|Good {day})(, {you}|). (Have you got a moment?|Sit down a minute.|I was hoping to find you.)
    (Hello|Hi)(, {you}|). (There you are.|Good that you could come.)
    formal :: Good {day}(, {you}|). It is good of you to make time.
    casual :: Hi(, {you}|)! (Got a minute?|There you are.)
    warm :: (Hello|Good {day})(, {you}|)! How good to see you.
    int :: (Hello|Good {day})(, {you}|).
    ext :: {You}! (Just the person I wanted to see.|Come here, sit with me.)
""")

AGAIN = {
    "hours": stock("""
        (Hello again|Back again)(, {you}|). (I didn't think I'd see you so soon.|It's only been {gap}.)
        (There you are again|You again)(, {you}|)! That was quick.
        formal :: Good {day} once more(, {you}|).
        casual :: Hi again(, {you}|)!
        warm :: Hello again(, {you}|). I kept thinking of what you said.
        int :: Hello again(, {you}|).
    """),
    "days": stock("""
        (Hello|Good {day})(, {you}|). (It's been {gap} already.|{Gap}, and it feels like yesterday.)
        (Hello|Hi)(, {you}|). Good to see you again after {gap}.
        formal :: Good {day}(, {you}|). I hope the last {gapbare} have treated you well.
        casual :: Hi(, {you}|)! {Gap} without you, how did I manage?
        warm :: (Hello|Good {day})(, {you}|)! I've been looking forward to this.
        int :: (Hello|Good {day})(, {you}|). {Gap} already.
    """),
    "weeks": stock("""
        (Hello|Good {day})(, {you}|). It's been {gap}, hasn't it?
        There you are(, {you}|)! {Gap} since we last talked.
        (Hello|Hi)(, {you}|). {Gap} already. Where does the time go?
        formal :: Good {day}(, {you}|). We have not spoken for {gap}.
        casual :: {You}! Where have you been hiding for {gap}?
        warm :: (Hello|Good {day})(, {you}|)! {Gap} is too long.
        int :: (Hello|Good {day})(, {you}|). It has been {gap}.
        ext :: {You}! Finally! {Gap}, I've counted them!
    """),
    "months": stock("""
        {You}! It must be {gap} since we last sat down together.
        (Hello|Good {day})(, {you}|). {Gap} without a word from each other, that won't do.
        Is it really {gap}(, {you}|)? You haven't changed.
        formal :: Good {day}(, {you}|). It has been {gap}, if I am not mistaken.
        casual :: Look who's here! It's been {gap}!
        warm :: {You}! I've missed you. {Gap}!
        int :: (Hello|Good {day})(, {you}|). {Gap}. Well.
        ext :: {You}! {Gap}! Come here, let me look at you!
    """),
    "years": stock("""
        {You}? After {gap}! I'd have known you anywhere.
        {Gap}(, {you}|). Can you believe it?
        Good heavens, {you}. It's been {gap}.
        formal :: Good {day}(, {you}|). {Gap}, and I recognised you at once.
        casual :: No way. {You}! It's been {gap}!
        warm :: {You}! {Gap}, and I still think of our talks.
        int :: (Hello|Good {day})(, {you}|). {Gap}. I wasn't sure you'd remember me.
        ext :: I don't believe it! {You}! After {gap}!
    """),
}

BACK = {
    "hours": stock("""
        (Hello again|Again, yes)(, {you}|).
        Yes, me again(, {you}|).
        casual :: Can't get rid of me(, {you}|).
    """),
    "days": stock("""
        (Hello|Good to see you)(, {you}|).
        (Hello|Hi)(, {you}|). Yes, time flies.
        warm :: It's good to be back(, {you}|).
        formal :: Good {day}(, {you}|).
    """),
    "weeks": stock("""
        (Hello|Good to see you)(, {you}|). It has been a while, yes.
        (Hello|Hi)(, {you}|). I meant to get in touch.
        warm :: {You}, I'm so glad. I've often thought of you.
        formal :: Good {day}(, {you}|). Far too long.
    """),
    "months": stock("""
        {You}! Yes, far too long.
        (Hello|Good to see you)(, {you}|). I know, I know. The months run through my fingers.
        warm :: I've missed you too(, {you}|).
        int :: (Hello|Good to see you)(, {you}|). I'm bad at keeping in touch.
        formal :: Good {day}(, {you}|). The fault is mine.
    """),
    "years": stock("""
        {You}! I was just as unsure whether it was you.
        It's really you(, {you}|). And I thought we'd lost each other.
        warm :: Let me look at you(, {you}|). I'm so happy.
        int :: Yes. Hello(, {you}|). It's strange and good at once.
        formal :: I am moved, I must say(, {you}|).
    """),
    "": stock("""
        (Hello|Hi|Good {day})(, {you}|).
        Hello(, {you}|). Good to see you.
        warm :: (Hello|Good {day})(, {you}|)! Glad you're here.
        casual :: Hey(, {you}|).
    """),
}

HOW = stock("""
    How are you?
    How have you been?
    What's new with you?
    How is life treating you?
    formal :: May I ask how you are?
    casual :: How's it going?
    warm :: How are you, really?
    blunt :: So, how are things?
    ext :: Tell me everything, how are you?
""")

HOW_AS = {
    "doctor": stock("""
        What brings you here today?
        How have you been feeling?
        Tell me, how are we doing?
    """),
    "patient": stock("""
        Thank you for seeing me. How is your day, doctor?
        I hope you're not run off your feet?
    """),
    "guide": stock("""
        How is it coming along?
        What have you been working on?
        Where do you stand?
    """),
    "learner": stock("""
        I've been looking forward to this. How are you?
        Do you still have time for my questions? How are you?
    """),
    "boss": stock("""
        How is everything on your side?
        What should I know about?
    """),
    "employee": stock("""
        You wanted to see me? How are things upstairs?
        I hope it's a good moment. How are you?
    """),
    "parent": stock("""
        Are you eating properly? How are you?
        How is my favourite child?
        And how are you, really?
    """),
    "child": stock("""
        How are you getting on here?
        And how are you? You sound tired.
    """),
    "classmate": stock("""
        How are your classes?
        Have you got anything done?
    """),
    "co-worker": stock("""
        How's your corner of the office?
        Have they left you in peace so far?
    """),
    "neighbour": stock("""
        How is everything at yours?
        All well behind your door?
    """),
}

FINE = stock("""
    I'm fine, (thank you|thanks). And you?
    Can't complain. How about you?
    Much the same as ever. And you?
    formal :: I am well, thank you. And yourself?
    casual :: Oh, you know. Same old. You?
    warm :: Good, now that I'm here. And you?
    worry :: I get by. And you?
    calm :: All quiet. And you?
""")

FINE_AFTER = stock("""
    I'm all right. Don't you worry about me now.
    There's nothing to tell on my side that matters beside that.
    formal :: I am well enough, thank you. It is you I think of.
    int :: I'm fine. It's you I'm thinking of.
""")

FINE_TOO = stock("""
    I'm well(, thanks|).
    Not bad at all.
    The same here, more or less.
    casual :: All good.
    worry :: So-so, but never mind that.
    warm :: Better for seeing you.
    formal :: Very well, thank you.
""")

LEAVE = stock("""
    I ought to be going(, {you}|). (Until next time.|Take care.)
    It's time I went. (See you soon|Until then)(, {you}|).
    Well, I won't keep you. Goodbye(, {you}|).
    formal :: I must take my leave. Goodbye(, {you}|).
    casual :: I've got to run. See you(, {you}|)!
    warm :: I have to go, sadly. Look after yourself(, {you}|).
    int :: I'd better go now. Bye(, {you}|).
    ext :: I have to dash! Let's not leave it so long!
""")

LEAVE_WITH = {
    "bad": stock("""
        I have to go now(, {you}|). Let me know how it goes, will you?
        Take care of yourself(, {you}|). I'll ask after you.
        warm :: I'll be thinking of you(, {you}|). Call me if there's anything.
        formal :: I must go. Do let me know if I can be of help.
    """),
    "good": stock("""
        I must be off. I'm really pleased for you(, {you}|).
        Time for me to go. You've made my day with your news(, {you}|).
        warm :: I have to go, but I go with a smile. Goodbye(, {you}|).
        casual :: Got to go. Well done again(, {you}|)!
    """),
    "goal": stock("""
        I should go. And next time you tell me how far you've got(, {you}|).
        I'm off. Don't give up on it(, {you}|).
        I have to leave now. I want to hear how it went when we meet again.
    """),
}

BYE = stock("""
    Goodbye(, {you}|). It was good to talk.
    Until next time(, {you}|).
    You too. Take care(, {you}|).
    Thank you for the talk(, {you}|). Goodbye.
    formal :: Goodbye(, {you}|). I enjoyed this.
    casual :: Bye(, {you}|)! See you.
    warm :: Come again soon(, {you}|). Goodbye!
    int :: Bye(, {you}|).
    ext :: See you! And don't be a stranger!
""")

BYE_AFTER = {
    "bad": stock("""
        Thank you for listening(, {you}|). It did me good.
        I will. Thank you(, {you}|). Goodbye.
    """),
    "good": stock("""
        Thank you(, {you}|). It's nice to have somebody to tell. Goodbye!
        Thanks for being pleased with me(, {you}|). See you.
    """),
    "goal": stock("""
        I'll report back(, {you}|). Goodbye!
        I'll keep you posted(, {you}|). See you.
        It helps to have told you(, {you}|). Goodbye!
    """),
}

CHANGED = stock("""
    And to think we used to be {before}.
    Who'd have thought it when we were still {before}?
    It's odd, we were {before} then, and now we're {relationship}.
    warm :: I like it better than when we were {before}.
    formal :: We were {before} when we last spoke. Things change.
""")

NO_LEAD = stock("""
    I have news.
    There's something you should know.
    casual :: Guess what.
    ext :: I have to tell you something at once!
""")

HOME = {
    "morning": stock("""
        Morning(, {you}|). (You're up early.|There's tea in the pot.|Did you sleep?)
        Good morning(, {you}|). (Come, sit down with me.|The coffee is still hot.)
        warm :: Good morning(, {you}|). I didn't want to wake you.
        int :: Morning(, {you}|).
    """),
    "afternoon": stock("""
        There you are(, {you}|). (Come, sit down with me.|I've just put the kettle on.)
        (Oh, you're in(, {you}|)|Here you are(, {you}|)). Have you eaten?
        int :: There you are(, {you}|).
    """),
    "evening": stock("""
        There you are(, {you}|). (I kept something warm for you.|Come, sit down with me.)
        Home at last(, {you}|)? (Take your shoes off.|Sit down, I'll make tea.)
        warm :: There you are(, {you}|). I was listening for the door.
        int :: There you are(, {you}|).
    """),
}

HOME_BACK = stock("""
    Mm. (Thanks|There you are)(, {you}|).
    (Hello|Hey)(, {you}|).
    warm :: Hello(, {you}|). Good that you are here.
    casual :: Hey you.
""")

HOW_HOME = {
    "morning": stock("""
        How did you sleep?
        What's on your mind? I can see something is.
        What have you got in front of you today?
    """),
    "afternoon": stock("""
        How is your day?
        What's going through your head?
        How are you holding up?
    """),
    "evening": stock("""
        How was it for you today?
        What's going through your head?
        How was your day?
    """),
}

HOME_LEAVE = {
    "morning": stock("""
        I have to be off(, {you}|). See you tonight.
        Look at the time. Until tonight(, {you}|).
        loose :: I'm late again. See you tonight(, {you}|)!
    """),
    "afternoon": stock("""
        I'd better see to the washing. We'll talk more at supper.
        I must get on(, {you}|). See you at supper.
    """),
    "evening": stock("""
        I'll clear the table. Go and put your feet up(, {you}|).
        It's late. Let's leave it there for tonight(, {you}|).
        int :: I'll see to the dishes.
    """),
    "bad": stock("""
        I have to get on(, {you}|). We'll see this through together.
        Come here. We'll talk more later(, {you}|). I'm not going anywhere.
    """),
}

HOME_BYE = stock("""
    All right(, {you}|). See you later.
    Go on, then. It was good to talk.
    warm :: I'm glad I have you(, {you}|).
    casual :: Right. See you in a bit.
""")
