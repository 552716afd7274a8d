"""What is said of funerals, memorials and other grave occasions: told, asked along to, taken up and left."""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LEAD = stock("""
    There's something I (have|need) to tell you.
    It's a sad thing(, {you}|).
    You ought to know this.
    I have (sad|heavy) news.
    I don't know whether anybody has told you.
    int :: I don't know how to say this.
    warm :: I wanted you to hear it from somebody who cares.
    formal :: I have a sad duty.
    casual :: Listen, it's nothing good.
    care :: You'll want to know in time.
    worry :: I've hardly slept since I heard.
    blunt :: Sad news.
""")
MINE = stock("""
    {Claim}.
    {Claim}. I wanted to tell you (myself|in person).
    I wanted you to know: {claim}.
    I have to tell you that {claim}.
    int :: {Claim}. It isn't easy for me to say it.
    warm :: {Claim}. I thought of you at once.
    formal :: It is my sad duty to tell you that {claim}.
    casual :: So, {claim}.
    care :: {Claim}. I'm letting everybody know.
    worry :: {Claim}. I hope I'll get through it.
    calm :: {Claim}. That's how it is.
    blunt :: {Claim}.
""")
INVITE_MINE = stock("""
    Will you come?
    It would mean a great deal to me if you came. Will you?
    I'd be grateful not to stand there alone. Will you come?
    Would you come?
    Can you be there?
    int :: You don't have to, but would you come?
    warm :: It would help me to have you near. Will you come?
    formal :: Might I ask you to attend?
    casual :: Would you come along?
    care :: There will be a place for you. Will you come?
    worry :: I don't know how I'd manage it alone. Will you come?
    blunt :: Will you be there?
""")
INVITE_ALONG = stock("""
    I'm going. Will you come too?
    I'll be there. Will you?
    I mean to go. Shall we go together?
    I think as many as can should be there. Will you come?
    int :: I'd rather not go alone. Would you come?
    warm :: It would be easier with you beside me. Will you come?
    formal :: I intend to be there. Will you attend as well?
    casual :: I'm going. You?
    worry :: I never know what to say on such days. Will you come with me?
    care :: I've kept the time free. Will you be there?
    blunt :: I'm going. Are you?
""")
ACCEPT = stock("""
    (Of course|Certainly|Yes, of course)(, I'll be there| I'll come|. I'll come).
    I'll be there.
    Yes. One should be there.
    I'll come(, you can rely on it| and stand with you|).
    Yes, I'll come. It's the least I can do.
    ext :: Yes. You won't be alone there.
    int :: Yes. I'll sit at the back, but I'll come.
    warm :: Of course. I'll be beside you.
    cool :: Yes. It's only right.
    formal :: I shall be there to pay my respects.
    casual :: Yeah. I'll be there.
    worry :: Yes. I'm no good at such things, but I'll come.
    calm :: I'll come.
    care :: I'll keep the time free. Yes.
    open :: Yes. I'd like to say goodbye.
    blunt :: Yes.
    Yes, I'll come. {Reason}.
    I'll be there, because {reason}.
    {Reason}. I'll come.
""")
GOING_ANYWAY = stock("""
    I'll be there.
    I think I should go.
    I'd like to be there. {Reason}.
    I'll go, of course.
    int :: I'll go, quietly.
    formal :: I shall attend.
    care :: I'll keep the time free for it.
""")
DECLINE = stock("""
    I'm so sorry, I can't be there: {clash}.
    I wish I could be there, but {clash}.
    I'm (sorry|afraid not). {Reason}. I'll be thinking of you all.
    I won't be there, I'm sorry to say. {Reason}.
    Forgive me. {Reason}.
    I can't, because {reason}. I'll light a candle at home.
    int :: I can't. {Reason}. I'll remember it in my own way.
    warm :: It hurts me to say no, but {reason}.
    cool :: No. {Reason}.
    formal :: I deeply regret that I cannot attend. {Reason}.
    casual :: I can't, I'm sorry. {Reason}.
    care :: I can't leave then: {clash}. I'll send a word.
    blunt :: I can't. {Reason}.
""")
DECLINE_PLAIN = stock("""
    I don't think I can, I'm sorry.
    I'm sorry. I'll remember it in my own way.
    I can't be there, but my thoughts will be.
    formal :: I regret that I cannot attend.
    casual :: I can't, I'm sorry.
    worry :: I don't think I could bear it.
    cool :: No. I'd rather not.
    blunt :: No, I'm sorry.
""")
NOT_GOING = stock("""
    I can't be there myself: {clash}.
    I won't be there, because {reason}. But you ought to know of it.
    I'm sorry to say I can't go. But I thought you should know.
""")
NOT_GOING_ANYWAY = stock("""
    I can't be there, I'm sorry: {clash}.
    I won't be there. {Reason}.
    I'd go, but {clash}.
    formal :: I regret that I cannot attend. {Reason}.
    warm :: I'm so sorry not to be there. {Reason}.
""")
UNDECIDED = stock("""
    I don't know yet whether I can.
    I'll try to be there.
    Let me see what I can do.
    I want to. I can't say yet.
    int :: I'd have to gather myself first.
    formal :: I shall do what I can to be there.
    casual :: I'll try.
    worry :: I don't know whether I could bear it.
    care :: I'll see whether I can get away.
    blunt :: I don't know yet.
""")
STILL_OPEN = stock("""
    I don't know yet whether I can be there.
    I'll go, if I can get away.
    int :: I'd have to gather myself first.
    worry :: I don't know whether I could bear it.
""")
ON_ACCEPT = stock("""
    (Thank you|I thank you). (It means a lot|That helps|I'm grateful).
    That's good of you.
    I'm glad you'll be there.
    Then we'll stand there together.
    int :: Thank you. Truly.
    warm :: Thank you. You don't know how that helps.
    cool :: Good.
    formal :: I am grateful to you.
    casual :: Thanks. Really.
    worry :: Thank you. I'd been dreading it.
    care :: Good. I'll keep a place for you.
    calm :: Good. Thank you.
    blunt :: Thank you.
""")
ON_DECLINE = stock("""
    I understand.
    Then think of us.
    That's all right. Everybody mourns in their own way.
    int :: I understand. Better than you think.
    warm :: Don't feel bad about it. I know you'll be thinking of us.
    cool :: As you wish.
    formal :: I quite understand.
    casual :: That's fine. Really.
    calm :: That's all right.
    care :: Thank you for telling me.
    blunt :: All right.
""")
ON_UNDECIDED = stock("""
    There's no need to say now.
    Come if you can.
    int :: I know how that is.
    warm :: Nobody will hold it against you.
    formal :: There is no obligation, of course.
    blunt :: All right.
""")
SAY_GOING = stock("""
    Yes, I'll be there.
    Yes. {Reason}.
    I'm going, yes. One should.
    int :: Yes. I'll sit at the back.
    warm :: Yes, and I'd be glad not to go alone.
    cool :: Yes. It's only right.
    formal :: I shall be there, yes.
    casual :: Yeah, I'm going.
    worry :: Yes. I only hope I'll bear it.
    care :: Yes, I've kept the time free.
    blunt :: Yes.
""")
SAY_MY_OWN_EVENT = stock("""
    Yes, of course. I have to be there.
    I'll be there. I couldn't be anywhere else.
    int :: Yes. It won't be easy.
""")
SAY_WAS_THERE = stock("""
    Yes, I was there.
    Yes. It was right to go.
    I was. It was a good farewell.
    int :: Yes. I stood at the back.
    warm :: Yes, and I was glad not to be alone there.
    formal :: Yes, I paid my respects.
    casual :: Yeah, I was there.
    cool :: Yes.
""")
SAY_WAS_NOT = stock("""
    No, I'm sorry to say.
    I couldn't be there. {Past}.
    I couldn't: {pastclash}.
    No. {Past}.
    int :: No. I thought of it at home.
    warm :: No, and I was sorry not to be there.
""")
ON_GOING = stock("""
    yes :: That's good of you.
    yes :: Then there'll be one more who remembers.
    yes int :: Good.
    yes formal :: That does you credit.
    both :: So am I. (We could go together|I'll look out for you there).
    both warm :: So am I, and I'm glad you'll be there.
    no :: I understand.
    no :: Everybody mourns in their own way.
    maybe :: You'll know best.
    maybe :: There's time to think about it.
""")
ON_WAS_THERE = stock("""
    yes :: That was good of you.
    yes :: I hope it was a good farewell.
    yes int :: Good.
    no :: I understand.
    no :: There are other ways to remember.
    maybe :: I see.
""")
ASK_YOU_GOING = stock("""
    Are you going?
    Will you be there?
    int :: Would you be there?
    formal :: Do you intend to be there?
    casual :: You going?
""")
ASK_GOING_KNOWN = stock("""
    Will you be at {title}( {when}|)?
    You'll have heard about {title}. Are you going?
    {Title} is {when}. Will you be there?
    formal :: May I ask whether you will be at {title}?
    casual :: You going to {title}?
    warm :: I keep thinking of {title}. Will you be there?
    worry :: I don't know how I'll get through {title}. Are you going?
""")
ASK_COMING_MINE = stock("""
    Will I see you at {title}( {when}|)?
    You know about {title}. Can you come?
    formal :: May I count on you for {title}?
    warm :: It would help me to have you at {title}. Will you come?
    worry :: I don't know how I'll get through {title}. Will you come?
""")
ASK_WAS_THERE = stock("""
    Were you at {title}?
    Did you get to {title} in the end?
    formal :: Were you able to attend {title}?
""")
ON_HEARING = stock("""
    (Oh|Ah). I hadn't heard. I'm so sorry.
    I'm sorry. That's sad.
    {Title}. I'd not known it had come to that.
    I don't know what to say.
    Thank you for telling me.
    ext :: Oh no! I'm so sorry!
    int :: Oh. (I need a moment|I'm sorry).
    warm :: Oh, I'm so sorry. How are you bearing up?
    cool :: Well. It comes to all of us.
    formal :: Please accept my condolences.
    casual :: Oh, man. I'm sorry.
    worry :: Oh no. I can hardly take it in.
    calm :: That's sad to hear. Peace to them.
    care :: Is there anything to be done?
    blunt :: I'm sorry.
""")
VIEW = stock("""
    It's a sad day.
    I keep thinking of those left behind.
    It's right that people come together for it.
    int :: I'd rather not talk about it much.
    warm :: My heart goes out to everybody who has to bear it.
    formal :: It is a sad occasion, and a fitting one.
    calm :: It's good to have a place for one's grief.
    casual :: It's sad, that's all.
""")
ON_TOLD = stock("""
    yes :: I thought you should know.
    yes :: I know. It's hard to take in.
    yes int :: I thought I should tell you.
    yes warm :: I wish I'd had better news.
    yes formal :: I thought it right to let you know.
    no :: I only wanted you to know.
    known :: So you know.
    known :: Yes. Word of such things goes round.
    known warm :: Then I needn't say more.
""")
PLAN = stock("""
    There's {event} {eventwhen}. I can't think of much else.
    I'm going to {event} {eventwhen}.
    {Eventwhen} I'll be at {event}.
    int :: {Event}, {eventwhen}. It won't be easy.
    worry :: {Event}, {eventwhen}. I don't know how I'll get through it.
    care :: {Event}, {eventwhen}. I've kept the time free.
    formal :: I shall be at {event}, {eventwhen}.
""")
ON_PLAN = stock("""
    I'm sorry. That'll be a hard hour.
    I hope it gives you some peace.
    It's good that you're going.
    int :: Yes. That'll be hard.
    warm :: I'll be thinking of you.
    formal :: I wish you strength.
    casual :: That's tough. Take care of yourself.
    cool :: Yes. It has to be done.
    calm :: It will pass, and you'll be glad you went.
    blunt :: That'll be hard.
""")
DOING = stock("""
    I'm {doing}.
    {Doing}. I don't feel like talking about much else.
    int :: {Doing}, quietly.
    formal :: As you see, I am {doing}.
""")
