"""Questions with the answers that fit them, in pairs: about events by tone and field, about oneself, between roles."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import Stock, stock

Pair = tuple[Stock, Stock]


def _pairs(*texts: tuple[str, str]) -> tuple[Pair, ...]:
    return tuple((stock(question), stock(answer)) for question, answer in texts)


_BAD = _pairs(
    (
        "And how are you now?",
        """
        I'm managing. One thing after the other.
        I won't say it's easy. But the worst is behind me.
        int :: It is what it is. I manage.
        worry :: I lie awake now and then. But it's getting better.
        calm :: I've made my peace with it, more or less.
    """,
    ),
    (
        "(How did that come about?|How could that happen?)",
        """
        I ask myself the same. One moment all was well.
        A bit of bad luck, and a bit of my own doing, I suppose.
        It had been coming for a while, if I'm honest.
        wit :: A long story, and I don't come out of it well.
    """,
    ),
    (
        "Who was there for you?",
        """
        My family, mostly. And somebody I'd never have expected.
        Nobody, at first. I had to learn to ask.
        warm :: More people than I thought. That moved me.
    """,
    ),
    (
        "Is there anything I can do?",
        """
        You're doing it. You listen.
        Not really. But it's good that you ask.
        Ask me again in a month, would you?
    """,
    ),
)
_GOOD = _pairs(
    (
        "How does it feel?",
        """
        I still can't quite believe it myself.
        Good. Odd and good.
        I keep smiling when I think of it.
        ext :: I danced round the kitchen, I can tell you!
        worry :: I keep waiting for the catch.
        int :: I'm quietly pleased, to be honest.
    """,
    ),
    (
        "(How did you manage that?|How did you do it?)",
        """
        It was more work than it sounds. But it was worth it.
        I was lucky, and for once I noticed it.
        care :: It was planned for months, and for once it went to plan.
        loose :: I've no idea. I just went ahead.
    """,
    ),
    (
        "Who was the first you told?",
        """
        Whoever picked up the telephone first.
        You're one of the first, in fact.
        Nobody, for a whole day. I wanted to have it to myself.
    """,
    ),
)
_PLAIN = _pairs(
    (
        "How did that come about?",
        """
        It just came about, one thing led to another.
        No big plan behind it. It was time, that's all.
        loose :: I just did it one morning, without thinking.
        care :: I had turned it over in my mind for long enough.
    """,
    ),
    (
        "And what did you make of it?",
        """
        I didn't think much of it at first. Now I'm rather attached to it.
        Nobody was more surprised than me.
        It made me think, I can tell you that much.
        wit :: It makes a better story than it was at the time.
    """,
    ),
    (
        "(And what came of it?|And then?)",
        """
        Nothing much. But I think of it now and then.
        We'll see. It's early days.
        A good story, at least.
        It put me in a good mood for a week.
    """,
    ),
    (
        "What did people say?",
        """
        They laughed. I'd have, too.
        My family shook their heads. You're the first who asks.
        I didn't tell anybody. I'm telling you.
        int :: Nobody noticed. I didn't mind.
    """,
    ),
)
_OF_FIELD: dict[tuple[str, str], tuple[Pair, ...]] = {
    ("bad", "loss"): _pairs(
        ("(How are you bearing up?|How do you get through the days?)", """
            Some days are better than others. It helps to talk about it.
            The evenings are the worst. But people have been kind.
            I still set the table for one too many.
        """),
        ("Was it sudden?", """
            It came sooner than we thought. I was glad I could be there.
            No. We'd had time to say what had to be said. That helps.
        """),
    ),
    ("bad", "health"): _pairs(
        ("(Is it better now?|What do the doctors say?)", """
            They say it will heal. I'm not good at sitting still, that's the hard part.
            It's getting better, a little every week. I've learnt to be patient.
            care :: I do everything they tell me, to the letter.
        """),
        ("Does it still hurt?", """
            It reminds me of itself when the weather turns.
            Only when I forget about it and move too fast.
        """),
        ("How did you manage all that time?", """
            With help. I didn't know how many people would carry my shopping.
            Badly, at first. Then one gets used to being slow.
        """),
    ),
    ("bad", "love"): _pairs(
        ("Did you see it coming?", """
            Everybody did but me.
            For a while, yes. I didn't want to see it.
        """),
        ("And how are you with it?", """
            It's quiet at home, that's the strange thing. But I breathe more easily.
            Better than I thought. Some evenings are long.
        """),
    ),
    ("good", "love"): _pairs(
        ("How did it come about?", """
            Very quietly. One day we both knew.
            It was raining, and neither of us had an umbrella. That's the short version.
        """),
        ("What did your family say?", """
            My mother had known for months, she says.
            They're more excited than I am.
        """),
    ),
    ("good", "child"): _pairs(
        ("Do you get any sleep?", """
            Hardly, and I've never been happier.
            In slices. But then there's that smile in the morning.
        """),
        ("And how is everybody?", """
            All well. I'd forgotten how small they are.
            Healthy, loud and hungry.
        """),
    ),
    ("plain", "move"): _pairs(
        ("Have you settled in?", """
            It feels like home by now, most of the time.
            The boxes are gone, at least. I still reach for the light switch in the wrong place.
        """),
        ("What made you do it?", """
            I had to get out of the old rut. It was the right thing, I think.
            It was time for a change. I'd have turned to stone otherwise.
        """),
        ("What's it like there?", """
            Quieter. I like the mornings best.
            I don't know many people yet. But the baker knows my name.
        """),
    ),
    ("good", "job"): _pairs(
        ("How are the people there?", """
            Kind, which is half of it.
            I can't tell yet. They make good coffee, that's a start.
        """),
        ("Is it what you wanted?", """
            It's more work than I thought, but it's the right work.
            I think so. Ask me when the shine has worn off.
        """),
    ),
    ("bad", "job"): _pairs(
        ("What did you say to them?", """
            Less than I should have. The good answers came to me on the way home.
            I said what I thought, for once. It didn't help, but I slept well.
        """),
        ("And what will you do now?", """
            Breathe out first. Then look around.
            I've something in mind, but it's too early to talk about it.
        """),
    ),
    ("plain", "job"): _pairs(
        ("Is it what you wanted?", """
            I think so. It has its days.
            I'd have wished for something else, but it's all right.
        """),
    ),
    ("plain", "trip"): _pairs(
        ("What was the best of it?", """
            The light, most of all. And that nobody knew me there.
            An old man who shared his lunch with me on the train.
        """),
        ("Would you go again?", """
            Tomorrow, if I could.
            Yes, but more slowly.
        """),
    ),
    ("good", "study"): _pairs(
        ("Was it hard?", """
            Harder than I let on. I nearly didn't go in.
            The night before was. The rest was almost fun.
        """),
        ("What comes next?", """
            A week of sleep. Then we'll see.
            The next one, I'm afraid. It never ends.
        """),
    ),
    ("bad", "child"): _pairs(
        ("How are they now?", """
            Better, the doctors say. One doesn't sleep all the same.
            Brave, braver than me.
        """),
        ("And how are you holding up?", """
            From one day to the next.
            I do what has to be done. The crying comes later.
        """),
    ),
    ("plain", "health"): _pairs(
        ("And how do you feel now?", """
            Rested, more or less. I listen to myself more than I did.
            Well, knock on wood.
        """),
        ("What did the doctor say?", """
            That I should walk more and worry less.
            Nothing I didn't know.
        """),
    ),
    ("good", "health"): _pairs(
        ("How did you do it?", """
            Day by day. And I had somebody who wouldn't let me off.
            With more patience than I knew I had.
        """),
        ("And what's different now?", """
            I taste things again. I'd forgotten.
            The mornings. They belong to me again.
        """),
    ),
    ("good", "move"): _pairs(
        ("What's it like there?", """
            Bright. I walk from room to room and can't believe it.
            Quieter. I like the mornings best.
        """),
        ("Have you settled in?", """
            The boxes are gone, at least. It feels like ours.
            By now I even find the light switches.
        """),
    ),
    ("bad", "trouble"): _pairs(
        ("How did it end?", """
            It hasn't, quite. There are letters still to write.
            Better than I feared. But I look over my shoulder now.
        """),
        ("And how are you now?", """
            Jumpy. But it's getting better.
            Angry, mostly. That's better than afraid.
        """),
    ),
    ("bad", "quarrel"): _pairs(
        ("How did it end?", """
            It hasn't, quite. We're polite to each other, which is worse.
            With a door that was slammed. Not by me.
            We'll talk again when we've both slept on it.
        """),
        ("And who was right?", """
            Both of us, a little. That's the trouble.
            I was, I think. It doesn't feel like winning.
            wit :: Neither. But I said it better.
        """),
    ),
    ("bad", "study"): _pairs(
        ("And what will you do now?", """
            Try again, what else.
            I don't know yet. I need a little time.
        """),
    ),
    ("good", "money"): _pairs(
        ("And what will you do with it?", """
            Nothing foolish. Well, one foolish thing.
            Sleep better, first of all.
        """),
        ("Had you expected it?", """
            Not at all. I read the letter three times.
            I'd hoped. One doesn't say such things aloud.
        """),
    ),
    ("bad", "money"): _pairs(
        ("How do you get by?", """
            I count twice before I buy. And people have been decent.
            We manage. It's amazing what one doesn't need.
        """),
        ("Does it weigh on you?", """
            More than I show. But I've a plan.
            At night, yes. By day I do sums.
        """),
    ),
    ("good", "craft"): _pairs(
        ("What was the hardest part?", """
            To begin. After that it almost went by itself.
            The last bit. One wants it perfect, and then one has to let go.
        """),
        ("Can I see it some day?", """
            I'd be proud to show you.
            You'll be the first, I promise.
        """),
    ),
}  # fmt: skip
_OF_OTHERS = {
    "bad": _pairs(
        (
            "(How are they taking it?|And how is everybody now?)",
            """
            It goes up and down. We take it one day at a time.
            Better than one would think. Braver than me.
            They don't say much. That's what worries me.
        """,
        ),
        (
            "And how are you with it?",
            """
            I try to be there. It's all one can do.
            I do what has to be done. The rest comes at night.
            worry :: I jump whenever the telephone rings.
        """,
        ),
    ),
    "good": _pairs(
        (
            "And what do they say to it?",
            """
            Hardly a word, but you should see the smile.
            They talk of nothing else.
        """,
        ),
        (
            "You must be proud?",
            """
            I try not to show it. It doesn't work.
            As if I'd done it myself.
        """,
        ),
    ),
    "plain": _pairs(
        (
            "And what do you say to it?",
            """
            It's not mine to judge. But I wonder.
            I had to laugh, at first. Now I'm used to it.
        """,
        ),
        (
            "How did that come about?",
            """
            Nobody tells me such things. I hear them last.
            One thing led to another, as it does.
        """,
        ),
    ),
}
_SMALL = {
    "good": _pairs(
        ("(How did you come to that?|How did you manage that?)", """
            I just kept at it, that's all.
            One thing led to another.
            care :: I'd thought it out beforehand, for once.
        """),
        ("And are you content with it?", """
            I am, as it happens.
            For now, yes. Ask me again next week.
            wit :: Don't tell anybody, but yes.
        """),
        ("And what do the others say?", """
            Not much. They've got used to me.
            One of them smiled. I'll take that.
        """),
    ),
    "bad": _pairs(
        ("How did that come about?", """
            The way such things do. Nobody was to blame.
            I wasn't paying attention, I suppose.
        """),
        ("Is it very bad?", """
            No, no. It's only annoying.
            I'll live. It's just that it came at the wrong moment.
        """),
    ),
}  # fmt: skip
_GRAVE = _pairs(
    ("How are you getting through the days?", """
        One at a time. It helps to talk about it.
        I get up, I do what has to be done. More I can't say yet.
        I don't quite know. People have been kind.
    """),
    ("Who is there for you?", """
        A few people. More than I'd have thought.
        My family, as far as they can. And you, now.
        I'm learning to ask. It isn't easy.
    """),
    ("What would help you most now?", """
        What you're doing. Sitting here with me.
        Time, I suppose. And somebody who asks.
    """),
)  # fmt: skip
_ANYBODYS = frozenset({"loss", "child"})
"""What an event is about where it makes no difference whose it is."""
_GENERAL = {"bad": _BAD, "good": _GOOD, "plain": _PLAIN}


def pairs_for(tone: str, field: str, *, own: bool = True, weight: str = "middling") -> tuple[Pair, ...]:
    """Return the questions, each with its answers, that fit an event of this tone and field.

    Args:
        tone: How it feels: good, bad or plain.
        field: What it is about.
        own: Whether it happened to the teller, not to somebody it speaks of.
        weight: How much it weighs: small, middling or grave.
    """
    if weight == "small" and tone in _SMALL:
        return _SMALL[tone]
    if weight == "grave" and (own or field in _ANYBODYS):
        return (*_OF_FIELD.get((tone, field), ()), *_GRAVE)
    if not own and field not in _ANYBODYS:
        return _OF_OTHERS[tone]
    fitting = _OF_FIELD.get((tone, field), ())
    return fitting if len(fitting) > 1 else (*fitting, *_GENERAL[tone])


WHY: dict[str, tuple[Pair, ...]] = {
    "like": _pairs(
        ("(What is it about {thing}?|What do you get out of {thing}?|What do you like about it?)", """
            It clears my head. I forget what time it is.
            I can't explain it. It just feels like mine.
            It's the one thing where nobody expects anything of me.
            open :: There's always something in it I haven't seen yet.
            care :: It rewards patience. I like that.
            ext :: The people you meet through it!
            int :: It's quiet. I like quiet things.
            wit :: It's cheaper than a doctor.
        """),
        ("(How did you come to {thing}?|How did that begin?|Who got you into it?)", """
            My grandfather got me into it. It stayed with me.
            By chance, on a rainy day. I haven't stopped since.
            A friend dragged me along. The friend gave it up, I didn't.
            I was nine or ten. I had it all to myself.
            open :: I read about it once and had to try it.
        """),
        ("Do you find the time for it?", """
            Never enough. But Sundays are sacred.
            I steal it. An hour here, an hour there.
            care :: I keep two evenings a week free for it.
            loose :: Whenever I ought to be doing something else.
        """),
    ),
    "goal": _pairs(
        ("What's keeping you?", """
            Time, mostly. And a bit of courage.
            Money, what else. But I'm putting some aside.
            worry :: I'm afraid I might fail, to be honest.
            loose :: I suppose I'm waiting for the right moment.
            Nothing but myself.
        """),
        ("And what's the first step?", """
            I start small. Otherwise I'd never start.
            care :: I've written down every step. The first is the hardest.
            To tell people about it, so that I can't go back. Which I've just done.
            ext :: I've taken it already, that's the good thing!
        """),
        ("Where does that wish come from?", """
            It goes back to when I was a child. I promised myself.
            I saw somebody do it once, and I couldn't forget it.
            From too many evenings of wishing I had.
        """),
        ("Who knows about it, beside me?", """
            My sister. And now you.
            Nobody. So keep it to yourself.
            ext :: The whole street, by now!
        """),
    ),
    "work": _pairs(
        ("What's the best part of it?", """
            When something is finished and it's good. That's the best moment.
            The people. You never know who comes next.
            care :: That it has to be done properly, every single time.
            open :: No two days are the same.
        """),
        ("How did you end up there?", """
            By accident, like most things. But I'd do it again.
            My mother did the same. I swore I never would.
            I'd tried three other things, and this one kept me.
        """),
        ("Would you choose it again?", """
            On most days, yes.
            I think so. I don't know what else I'd be good at.
            Without thinking.
        """),
    ),
    "value": _pairs(
        ("Where did you learn that?", """
            The hard way. By going without it for a while.
            From my parents, I suppose.
            From somebody who had none of it.
        """),
        ("Do you find it often in people?", """
            Less often than I'd like. That's why I notice.
            More often than one thinks. It doesn't make a noise.
        """),
    ),
    "fact": _pairs(
        ("What do you make of it today?", """
            I didn't think about it then. Now I do.
            It made me who I am, I suppose.
            wit :: I dine out on it, as you see.
        """),
        ("How is that for you?", """
            I don't know it any other way.
            It's a long story. I tell it better every year.
        """),
    ),
}  # fmt: skip

ROLES: dict[str, tuple[Pair, ...]] = {
    "doctor": _pairs(
        ("Are you sleeping well?", """
            Better than last year, I'd say.
            worry :: Not really. I wake up at four and think.
            Like a stone, thank you.
        """),
        ("Do you move enough?", """
            I walk to the shop. Does that count?
            I've started to take the stairs.
            care :: Half an hour a day, as you told me.
        """),
        ("Is there anything that worries you?", """
            My back in the mornings. But that's my age, I suppose.
            worry :: Everything, a little. That's why I come to you.
            Not today.
        """),
        ("Have you been taking what I gave you?", """
            Every day. Well, nearly.
            To the letter.
            loose :: I forget it on weekends.
        """),
    ),
    "patient": _pairs(
        ("Should I be worried, doctor?", """
            No. But I'd like to see you again before the winter.
            I'd tell you if you should. Keep doing what you do.
        """),
        ("How much coffee is too much?", """
            The one that keeps you awake.
            Two cups are fine. It's the six I worry about.
        """),
    ),
    "guide": _pairs(
        ("What have you learnt since we last sat down?", """
            That I know less than I thought.
            To begin earlier and to stop earlier.
            That asking isn't a weakness.
        """),
        ("Where do you get stuck?", """
            Always at the same place, just before the end.
            When I have to show it to somebody.
            I think too long before I begin.
        """),
        ("What would you do differently, if you began again?", """
            I'd ask more questions.
            I'd keep the mistakes. They taught me most.
        """),
    ),
    "learner": _pairs(
        ("How did you learn it yourself?", """
            By doing it wrong often enough.
            I had somebody who was patient with me. I try to pass that on.
        """),
        ("Is it normal that it takes so long?", """
            It took me twice as long.
            Yes. And one day you notice that it doesn't any more.
        """),
        ("What should I practise next?", """
            The thing you like least.
            Go back to the beginning once more, and do it slowly.
        """),
    ),
    "boss": _pairs(
        ("Will it be done by Friday?", """
            If nobody falls ill, yes.
            care :: It'll be on your desk on Thursday.
            worry :: It'll be tight.
        """),
        ("How is the mood in the team?", """
            Good, since the heating works again.
            Tired, to be honest. They've given a lot.
        """),
    ),
    "employee": _pairs(
        ("Could we talk about my hours some time?", """
            We can. Write down what you'd like, and we'll see.
            Not before the summer, but then, yes.
        """),
        ("Were you content with the last piece of work?", """
            Very. I should have said so.
            With most of it. The end was rushed.
        """),
    ),
    "parent": _pairs(
        ("Do you wear a scarf in this weather?", """
            I'm grown up, you know. But yes.
            I have three, all from you.
        """),
        ("When do we see you for dinner?", """
            Sunday? If you cook the usual.
            Soon. I promise, this time.
        """),
    ),
    "child": _pairs(
        ("Do you take it easy now and then?", """
            I'd rust.
            You sound like my doctor.
            I sit in the garden. That's easy enough.
        """),
        ("What were you like at my age?", """
            Thinner, and just as stubborn.
            I'd have liked to have your courage.
        """),
    ),
    "spouse": _pairs(
        ("Did you think of the bill?", """
            It's on the table, under the newspaper.
            Paid yesterday. You see?
            loose :: Which bill?
        """),
        ("What shall we do with the weekend?", """
            Nothing. I want to do nothing, with you.
            We could go out to the water again.
        """),
    ),
    "classmate": _pairs(
        ("Did you understand the last lesson?", """
            Half of it. The half before the break.
            I wrote everything down and understood none of it.
            care :: I do now. I went over it twice.
        """),
        ("Have you started on the essay?", """
            I have a title. It's a good title.
            care :: I'm on the last page.
            Is there an essay?
        """),
        ("Who do you sit with these days?", """
            By the window, with whoever is awake.
            By myself, in the back row. One sees more.
        """),
    ),
    "co-worker": _pairs(
        ("Have you seen the new schedule?", """
            I have. Somebody doesn't like us.
            Is there a new one? Again?
            It gives me Fridays, so I say nothing.
        """),
        ("Did the meeting come to anything?", """
            To another meeting.
            To a decision, believe it or not.
        """),
        ("Is the machine working again?", """
            It is, as long as nobody looks at it.
            They've sent for somebody. Again.
        """),
    ),
    "neighbour": _pairs(
        ("Did you hear that noise in the night?", """
            The wind had the bins over. I went down in my coat.
            I slept through it. I sleep through everything.
        """),
        ("What's become of the scaffolding?", """
            It stays another month, they say.
            Gone by Easter, they told me. I didn't ask which Easter.
        """),
        ("Have you met the new people upstairs?", """
            Only their shoes, outside the door.
            They brought cake. I'm on their side now.
        """),
    ),
    "coach": _pairs(
        ("How are the legs?", """
            Heavy. But a good kind of heavy.
            Better than they look.
        """),
        ("Did you keep to the plan?", """
            All but the rest day.
            care :: To the minute.
        """),
    ),
}  # fmt: skip

TOPIC: tuple[Pair, ...] = _pairs(
    ("(I hadn't seen it like that.|I can follow you there.) And where would you begin?", """
        With ourselves, I suppose. Where else?
        care :: With one small thing, done properly.
        With the people who know most about it, and whom nobody asks.
        open :: With a question nobody has put yet.
    """),
    ("(That's one way to look at it.|I'd have put it differently.) Would you have said so ten years ago?", """
        No. Ten years ago I knew everything.
        I think so. I've only found better words for it.
        wit :: Ten years ago I had more hair and fewer views.
    """),
    ("Who would agree with you, do you think?", """
        Hardly anybody in my family.
        More people than would say so aloud.
        My neighbour, and it worries me.
    """),
    ("What makes you say that?", """
        What I've seen with my own eyes.
        Mostly the mistakes I've made with it myself.
        A talk I once had, and never forgot.
    """),
    ("(And in practice?|And what follows from that?)", """
        Less than one would like. But it's worth talking about.
        blunt :: That one has to do something, not only talk.
        That we won't settle it today.
        care :: That I read up on it before I say more.
    """),
)  # fmt: skip
