"""What one says to arrange a meeting. ``{where}`` is the place, ``{then}`` the time, ``{busy}`` fits after "I am"."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

PROPOSE = stock("""
    Shall we meet at {where} {then}?
    How about {where}, {then}? You and I(|, in peace).
    We could sit down at {where} {then}, if you like. Would that suit you?
    Are you free {then}? We could meet at {where}.
    I'd like to go on with this. {Where}, {then}?
    ext :: I've an idea! {Where}, {then}, the two of us! What do you say?
    int brief :: {Where}, {then}?
    warm :: I'd love to see you again. Shall we say {where}, {then}?
    formal :: May I suggest {where}, {then}?
    casual :: Fancy {where} {then}?
    care :: Let me write it down properly: {where}, {then}. Would you come?
""")

ACCEPT = stock("""
    Yes, let's. {Where}, {then}.
    Gladly. I'll be at {where} {then}.
    That suits me. {Then}, at {where}.
    Good, {then} then. I'll come to {where}.
    ext :: Oh yes! {Where}, {then}! I'm looking forward to it!
    int brief :: Good. {Then}.
    warm :: I'd like that very much. {Where}, {then}.
    cool blunt :: Fine. {Where}, {then}.
    formal :: With pleasure. {Where}, {then}.
    casual :: Sure, {where}, {then}.
    care :: I've noted it: {where}, {then}.
""")

DECLINE_BUSY = stock("""
    I can't then, I'm {busy}.
    That won't work, I'm afraid: I'm {busy} at that time.
    I would, but I'm {busy} then.
    ext :: Oh, what a pity, I'm {busy} then!
    int brief :: I can't. I'm {busy}.
    formal :: I regret that I am {busy} at that time.
    casual :: Can't, I'm {busy} then.
""")

DECLINE = stock("""
    Not {then}, I'm afraid. Some other time.
    I'd rather not settle on anything just now.
    Let's leave it open, shall we?
    int brief :: Not {then}.
    formal :: I would rather not commit myself.
    casual :: Nah, not {then}.
""")
