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

REPLIES = {
    "ask": stock("""
        I'd begin with what I know already.
        I'd look how others do it, and then try.
        Honestly? I'd guess, and see.
    """),
    "hint": stock("""
        Ah. Wait. I think I see it now.
        You mean I've done it before? Let me think.
    """),
    "explain": stock("""
        Put like that, it makes sense.
        So it's less than I thought. Good.
    """),
    "check": stock("""
        I'd say: one step, then the next, and look back at the end.
        I'm not sure. But I'd try to put it in my own words.
    """),
    "praise": stock("""
        Thank you. It didn't feel like it.
        It helps to hear that.
    """),
    "correct": stock("""
        Ah, there. I see what I did.
        Then I'll go back a step.
    """),
    "inquire": stock("""
        That I'm not left with all the work.
        That it's fair, and that it lasts.
        Time, most of all. The rest can be talked about.
    """),
    "propose": stock("""
        That's a beginning. But it's not quite enough for me.
        I could live with a part of it.
    """),
    "counter": stock("""
        Hm. You drive a hard bargain. Let me think.
        If you come a little towards me, we have it.
    """),
    "concede": stock("""
        That's decent of you. Then I'll give way, too.
        Good. I won't forget that.
    """),
    "justify": stock("""
        I see your point. I hadn't looked at it from there.
        I understand that. I have my reasons, too.
    """),
    "accept": stock("""
        Agreed, then.
        Good. I'm glad we found a way.
    """),
}

CONSOLED = stock("""
    It's good to talk about it. I can't say more yet.
    The nights are the worst. By day I keep busy.
    I haven't told many people. You're one of two.
    You put it better than I could.
    I don't know. Some days it's gone, and then it's back.
    int :: I don't find words for it yet.
    worry :: I keep asking myself what I did wrong.
    calm :: I let it come and go. It's all I can do.
    warm :: It helps that you're here.
""")
CONSOLED_PAIR = 999
"""Stands for the number of a question where the turn followed a strategy instead of putting one."""
