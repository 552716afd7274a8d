"""One line for each strategy that a policy can name; of a strategy that is not here, people speak in their own way."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

STRATEGIES = {
    "question": stock("""
        How long has it been like that?
        What has been the hardest about it?
        What goes through your head when it comes back?
        Who knows about it, beside me?
    """),
    "restatement": stock("""
        So, if I understand you: {event}.
        You mean to say that {event}, and that it's still with you.
    """),
    "reflection": stock("""
        That sounds as if it has worn you out.
        I can hear how much it weighs on you.
        You must have felt very alone with it.
    """),
    "self_disclosure": stock("""
        I know something like it from myself. It took me longer than I wanted.
        I've been in a place like that. I didn't tell anybody, and that was a mistake.
    """),
    "affirmation": stock("""
        It's brave of you to talk about it.
        You've got through hard things before. You'll get through this.
        You're doing better than you think.
    """),
    "suggestion": stock("""
        Would it help to take one day at a time?
        Perhaps you could ask somebody to take a part of it off you?
        What if you set yourself one small thing for tomorrow?
    """),
    "information": stock("""
        From what I know, most people need months for something like that, not weeks.
        There are people whose job it is to help with that. You needn't do it alone.
    """),
    "others": stock("""
        I'm here. Take your time.
        I'm glad that you told me.
    """),
    "explain": stock("""
        Let me put it another way. Think of it step by step, and leave out what you don't need yet.
        The point is this: first see what is given, then what is asked.
    """),
    "hint": stock("""
        You're closer than you think. Look at the beginning again.
        A little hint: you've solved something like it before.
    """),
    "ask": stock("""
        What would you try first?
        How would you explain it to somebody younger?
        What do you know about it already?
    """),
    "check": stock("""
        Can you say it in your own words?
        Show me how you got there, will you?
    """),
    "praise": stock("""
        That's well thought out.
        You see? You had it in you.
    """),
    "correct": stock("""
        Not quite. The idea is right, but one thing is the wrong way round.
        Nearly. Go back one step and look again.
    """),
    "inquire": stock("""
        What matters most to you about it?
        What would have to be so, for you to agree?
    """),
    "propose": stock("""
        Here's what I'd offer: we share it, half and half.
        How would it be if you choose first, and I take what's left?
    """),
    "counter": stock("""
        That's not enough for me. But if you came a little further, we'd have it.
        I can't go that far. Let's say half of it.
    """),
    "concede": stock("""
        All right, I'll give way on that. But then you meet me on the rest.
        You can have that. I don't want to quarrel over it.
    """),
    "justify": stock("""
        I'm not asking for the fun of it. I have my reasons, and you know some of them.
        It's only fair, if you think of what each of us put in.
    """),
    "accept": stock("""
        Agreed. I can live with that.
        Good, then let's shake hands on it.
    """),
}
