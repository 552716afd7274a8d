"""A second sentence for those who like to talk: what is added to an answer, true of any content it follows."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import Stock, stock

ELABORATIONS: dict[str, Stock] = {
    "activity": stock("""
        It's not exciting, but (it's mine|I like to see it done|it's peaceful).
        I got into it without noticing.
        And I was just thinking I could use a break.
        My hands do it by themselves by now, my head's elsewhere.
        ext :: And I'd much rather be talking!
        ext :: You're the first person I've told, so there!
        open :: You wouldn't believe what one thinks about meanwhile.
        worry :: I keep thinking I've forgotten half of it.
        care :: I like to get one thing done before I start the next.
        loose :: I may have lost track of it a little.
        calm :: There's no hurry about it.
        warm :: It's nicer with somebody to talk to.
        wit :: History will remember it.
        cool :: Nobody else would do it, so.
        long :: It's the sort of thing nobody notices when it's done, and everybody when it isn't.
    """),
    "plan": stock("""
        And then we'll see.
        Unless something turns up, and something always does.
        I've been looking at the clock already.
        ext :: You'll hear me before you see me!
        ext :: And in between I'll talk to whoever I meet!
        open :: Though I wouldn't mind being surprised.
        worry :: If I don't run late, that is. I always think I will.
        care :: I like to know where I'll be.
        loose :: Or I'll forget, it wouldn't be the first time.
        calm :: It'll all fall into place.
        warm :: I hope your day's as full of nice things.
        wit :: The excitement never ends.
        cool :: That's quite enough for one day.
        long :: It doesn't sound like much, said out loud, but it fills a day better than you'd think.
    """),
    "like": stock("""
        I can't quite explain it.
        It's one of those things you either get or you don't.
        I could talk about that until you fell asleep.
        ext :: I could shout about it!
        open :: There's always something in it I hadn't seen before.
        worry :: It's the one thing that stops my head going round.
        care :: I make a point of it.
        loose :: I forget everything else over it.
        calm :: It doesn't take more than that.
        warm :: I'd like to show you, one day.
        wit :: We all have our weaknesses.
        cool :: Most people don't see the point, and that's fine by me.
        long :: I sometimes think that says more about me than my name does.
    """),
    "goal": stock("""
        I've not said that out loud often.
        It's a long way off. But still.
        I think about it more than I should.
        ext :: There, now you know!
        open :: When I close my eyes I can see it already.
        worry :: It frightens me a bit, to be honest.
        care :: I've worked out the first steps, at least.
        loose :: I'll start on Monday. Some Monday.
        calm :: It'll come, or it won't.
        warm :: I'd like you to be there when I do.
        wit :: You may place your bets.
        cool :: And I don't need anybody's blessing for it.
        long :: People smile when I say it, but I've wanted it for longer than they've known me.
    """),
    "work": stock("""
        It fills my days.
        I wouldn't know what else to do with my hands.
        There's more to it than people think.
        ext :: I could tell you stories!
        open :: You learn a lot about people that way.
        worry :: There's always something to worry about in it.
        care :: I like to do it properly, or not at all.
        loose :: I'm not always the most punctual at it.
        calm :: I'm at ease with it.
        warm :: It's the people that make it.
        wit :: Try not to be too impressed.
        cool :: People always think they could do it better.
    """),
    "wellbeing": stock("""
        It's one of those days.
        I'm {next} {nextwhen}, but that'll keep.
        I was just {doing}, and now there's you.
        ext :: And now I've got you to talk to!
        ext :: I feel like talking, you've been warned!
        open :: I've been noticing things all day.
        worry :: I only hope it lasts.
        care :: I've got a good deal done already.
        calm :: Nothing presses.
        warm :: It does me good to see you.
        wit :: Ask me again in an hour, I'm fickle.
        cool :: Not that it interests anybody.
    """),
    "day": stock("""
        I can't say where it went.
        There's a bit of it left, at least.
        ext :: And it's not over yet!
        open :: I wouldn't mind another one like it.
        worry :: I keep thinking there was something I should have done.
        care :: I've ticked off most of what I wanted.
        calm :: And that's how I like it.
        warm :: And now it has you in it.
        wit :: I'd recommend it, with reservations.
    """),
    "fact": stock("""
        I don't know why I'm telling you that.
        It says a good deal about me, I suppose.
        I don't tell everybody.
        ext :: Now it's your turn to be surprised!
        open :: I still wonder about it sometimes.
        worry :: I hope that doesn't sound odd.
        warm :: I thought you might like to know that.
        wit :: There, now you have something against me.
        cool :: Do with it what you like.
    """),
    "place": stock("""
        It's become a bit of mine, by now.
        ext :: I like to see who's about!
        open :: I like how it looks different every time.
        closed :: I know every corner of it.
        care :: I like my regular round.
        warm :: I like the people one meets.
        wit :: They'd have to carry me out.
    """),
}
