"""News passed on, asked about, believed or not, and invitations taken up or declined.

Lines tagged `glad` are for good news and invitations, those tagged `deed` for what somebody undertakes, those tagged
`matter` for what merely is so or has happened, those tagged `light` for what is not bad (see
`agents.minds.rules.speech.tones`).
"""

from __future__ import annotations

from agents.minds.rules.speech.grammar import stock

LEAD = stock("""
    Have you heard?
    (Listen|Here's something|Now listen|By the way)(, {you}|).
    There's (something|a thing) I (wanted|meant) to tell you.
    I've (got|some) news.
    (Something you might like to know|Something for you|This may interest you).
    (Before I forget|While I think of it|Oh, and).
    glad :: You'll (like|want to hear) this.
    I was going to tell (you|somebody) this.
    ext light :: You'll never guess!
    ext light :: (Have you heard the news|Did you hear)? No? Well!
    ext light :: Wait till you hear this!
    ext :: I've heard something, and it won't let me go!
    ext glad :: Oh, and the best thing!
    int :: I don't usually pass things on, but.
    int :: You may know this already.
    int :: There's one thing.
    warm :: I thought of you when I heard this.
    warm :: I wanted you to know.
    cool :: Since you'll hear it anyway.
    cool :: Not that it matters much.
    formal :: You may be interested to learn something.
    formal :: I have something to report.
    casual :: So, get this.
    casual :: Oh, hey.
    worry :: I don't know if I should be telling you this.
    worry :: It's been on my mind.
    care :: One thing, so you know in good time.
    care :: A thing to put in your diary.
    open :: Something's in the air.
    wit light :: Don't tell anybody I'm a gossip.
    blunt :: News.
    long :: I've been carrying something around with me that I've been meaning to share.
""")

LEAD_PLAIN = stock("""
    (Listen|Here's something|Now listen|By the way)(, {you}|).
    There's something I (wanted|meant) to tell you.
    I'm glad I've caught you.
    (Before I forget|While I think of it).
    I've been meaning to tell you.
    deed :: I have news of my own.
    ext :: I can't keep this to myself!
    ext light :: Big news!
    ext :: I have to tell somebody!
    int :: There's something I ought to say. It isn't easy for me.
    int :: I'll say it quickly, before I lose heart.
    warm :: You're one of those I wanted to tell.
    formal :: If I may have your attention for a moment.
    formal :: I should like you to hear it from me.
    casual :: So, listen.
    worry :: I'm a bit nervous saying this.
    care :: I'm telling everybody in good time.
    wit deed :: Sit down, you may need it.
    blunt :: I'll come straight to the point.
    cool :: You may as well hear it from me.
    open deed :: I've had an idea, and there's no going back now.
    open :: Something has been going round in my head.
    calm :: There's a thing I'd like you to know. No fuss.
""")

MINE = stock("""
    {Claim}.
    {Claim}, (you know|as it happens).
    deed :: {Claim}, believe it or not.
    {Claim}. (I wanted you to hear it from me|So now you know).
    deed :: {Claim}. There, I've said it.
    I wanted to tell you (myself|in person|so you know): {claim}.
    deed :: (Well, it's|It's) (settled|decided): {claim}.
    The thing is, {claim}.
    You should know that {claim}.
    To come to the point: {claim}.
    ext glad :: {Claim}! (How about that|Isn't that something)!
    ext glad :: {Claim}! I'm so excited!
    int :: {Claim}. I've hardly told anybody.
    int deed :: Well, {claim}. It's not like me, I know.
    warm :: {Claim}, and you're one of the people I wanted to tell.
    cool :: {Claim}. Make of that what you like.
    formal :: I should like to inform you that {claim}.
    formal :: Allow me to tell you that {claim}.
    casual :: So, {claim}.
    casual light :: Guess what: {claim}.
    worry deed :: {Claim}. I hope that's not a mistake.
    worry matter :: {Claim}. It won't let me go.
    calm :: {Claim}. We'll see how it goes.
    open deed :: {Claim}. It's been in my head for ages, and now it's real.
    care deed :: {Claim}. It's all arranged.
    care matter :: {Claim}. People should know.
    loose deed :: {Claim}. Don't ask me how I'll manage.
    wit deed :: {Claim}. You may laugh now.
    blunt :: {Claim}. That's it.
""")

HEARD = stock("""
    {Teller} told me that {claim}.
    {Teller} told me {whenpast} that {claim}.
    {Teller} says that {claim}.
    I heard from {teller} that {claim}.
    According to {teller}, {claim}.
    {Claim}. {Teller} told me.
    {Claim}, or so {teller} (says|tells me|told me).
    {Claim}. I (have it|heard it|got it) from {teller}.
    From what {teller} tells me, {claim}.
    I was talking to {teller}, and it seems {claim}.
    {Teller} (mentioned|let me know|was saying) that {claim}.
    ext :: {Claim}! {Teller} told me so!
    ext light :: {Teller} told me, and I nearly fell over: {claim}!
    int :: It seems {claim}. {Teller} told me.
    warm :: {Teller} was kind enough to tell me that {claim}.
    cool :: {Teller} claims that {claim}.
    cool :: {Teller} says {claim}. You know how people are.
    formal :: I am told by {teller} that {claim}.
    formal :: {Teller} informs me that {claim}.
    casual :: {Teller} reckons {claim}.
    worry :: {Teller} told me that {claim}. I hope I've got it right.
    care :: {Claim}. That's from {teller}, word for word.
    loose :: {Claim}, I think it was. {Teller} told me.
    wit light :: A little bird told me that {claim}. The bird being {teller}.
    open :: {Teller} told me that {claim}, and I've been thinking about it ever since.
    blunt :: {Claim}. {Teller} says so.
""")

# The one who told is the one it is about, and the sentence names that person already.
HEARD_AT_SOURCE = stock("""
    {Claim}. I have it (straight from the source|first-hand|at first hand|from the very person).
    {Claim}. {Teller} told me (so|about it|in person|{whenpast}).
    {Claim}, {teller} told me (so|{whenpast}).
    {Claim}. I (heard|had) it from {teller}.
    It's from {teller} that I know it: {claim}.
    light :: I was talking to {teller} {whenpast}, and guess what: {claim}.
    I was talking to {teller} {whenpast}, and it came up: {claim}.
    I've talked to {teller}, and it's true: {claim}.
    {Teller} told me (the news|something) {whenpast}: {claim}.
    ext :: {Claim}! {Teller} told me, I got it first-hand!
    ext light :: Guess what {teller} told me! {Claim}!
    int :: {Claim}. {Teller} told me; I was surprised.
    warm glad :: {Claim}. {Teller} told me, and you should have seen the joy.
    cool :: {Claim}. {Teller} told me, as if I'd asked.
    formal :: {Claim}; I was told so by {teller}.
    casual :: {Claim}, {teller} told me.
    care :: {Claim}. I heard it from {teller}, so it's certain.
    wit light :: {Claim}. {Teller} told me, so it must be true.
    blunt :: {Claim}. {Teller} told me.
    open :: {Claim}. Since {teller} told me, I keep picturing it.
""")

HEARD_SOMEWHERE = stock("""
    I've heard that {claim}.
    They say {claim}.
    Word is that {claim}.
    It seems {claim}.
    I (heard|was told) that {claim}, I don't know from whom any more.
    Somebody told me that {claim}.
    formal :: I am given to understand that {claim}.
    casual :: I heard {claim}.
    cool :: People say {claim}.
    ext :: Everybody should know this: {claim}!
""")

# Claims whose words are more than one sentence are quoted whole.
HEARD_QUOTED = stock("""
    {Teller} told me this: {quote}
    This is what {teller} told me: {quote}
    I had this from {teller}: {quote}
    {Teller}'s words were: {quote}
    (As {teller} put it|In {teller}'s words): {quote}
""")
SOMEWHERE_QUOTED = stock("""
    I've heard this: {quote}
    This is what one hears: {quote}
    Somebody told me this: {quote}
""")
MINE_QUOTED = stock("""
    It's this: {quote}
    Here it is: {quote}
    I'll say it as it is: {quote}
""")

ORIGIN_TOO = stock("""
    It (comes|came) from {origin}, (it seems|originally|in the first place).
    And {teller} had it from {origin}.
    deed :: {Origin} is behind it.
""")

WHERE_WHEN = stock("""
    It's {when}, at {where}.
    At {where}, {when}.
    {When}, at {where}.
    It's at {where}, {when}.
    It begins {when}, at {where}.
    It'll be at {where}, {when}.
    care :: That's {when}, at {where}. I'd write it down.
    formal :: It is to take place at {where}, {when}.
""")
WHERE_ONLY = stock("""
    It's at {where}.
    At {where}.
    It'll be at {where}.
    {Where} is the place.
""")
WHEN_ONLY = stock("""
    It's {when}.
    {When}.
    It begins {when}.
    care :: {When}, to be exact.
""")

INVITE_MINE = stock("""
    Will you come?
    I'd (like|love) you to come. (Will you|Can you|Do you think you can)?
    You're (invited|welcome), of course. Will you come?
    Would you like to come?
    Can I count on you?
    What do you say, will you come?
    Are you free?
    May I expect you?
    I'd be glad if you came. Would you?
    Could you make it, do you think?
    ext :: You have to come! You will, won't you?
    ext :: I want everybody there, and you most of all! Will you come?
    int :: You don't have to, but would you come?
    int :: It'd be easier for me if you were there. Will you come?
    warm :: It wouldn't be the same without you. Will you come?
    warm :: I'd be so happy to have you there. Will you come?
    cool :: Come if you like. Will you?
    formal :: I should be honoured by your presence. May I count on you?
    formal :: Might I have the pleasure of your company?
    casual :: Fancy coming?
    casual :: You in?
    worry :: I'm afraid nobody will come. You will, won't you?
    care :: I'm making a list. Shall I put you down?
    loose :: Just turn up. Will you?
    wit :: I promise not to sing. Will you come?
    open :: Anything might happen. Will you come and see?
    blunt :: Are you coming?
""")

INVITE_ALONG = stock("""
    I'm going. Will you come too?
    I mean to go. Why don't you come along?
    I've said I'll go. Would you like to come?
    You should come. Will you?
    I'll be there. Will you?
    Shall we go together?
    Would that be something for you? I'm going.
    Do you think you'd go? I will.
    ext :: I'm going, and you're coming with me, aren't you?
    ext :: I wouldn't miss it! Come too, will you?
    int :: I'd feel better going if I knew somebody there. Would you come?
    int :: I've said yes. Would you come too, perhaps?
    warm :: I'd like it so much better with you there. Will you come?
    cool :: I'm going. You could come too, I suppose. Will you?
    formal :: I intend to go. Might I persuade you to come as well?
    casual :: I'm in. You?
    worry :: I said I'd go, and now I'm nervous. Will you come with me?
    care :: I've put it in my diary. Will you be there?
    open :: I'm curious what it'll be like. Will you come and find out?
    wit :: I'm going, so it can't be all bad. Will you come?
    blunt :: I'm going. Are you?
""")

ASK_OPINION = stock("""
    What do you (make of|think of|say to) that?
    What do you think?
    What's your view?
    glad :: Is that good news, do you think?
    ext :: Well? What do you say?
    int :: I'm not sure what to think. Are you?
    warm :: I'd like to know what you think. What do you say?
    formal :: May I ask your opinion?
    casual :: What d'you reckon?
    open :: What might come of that, do you think?
    blunt :: Good or bad, what do you say?
""")

TELLER_KEEN = stock("""
    deed :: I'm all for it.
    matter :: I can't stop thinking about it.
    matter :: It matters to me, I'll say that much.
    glad :: I think it's (wonderful|splendid|just the thing).
    glad :: I was so pleased.
    glad :: I haven't been this curious in a while.
    int deed :: I rather like it.
    ext deed :: I can't wait to see what comes of it!
    ext matter :: I can't talk of anything else!
    formal deed :: I must say I welcome it.
    formal matter :: It occupies me a good deal.
""")
TELLER_INTERESTED = stock("""
    I thought that was worth knowing.
    I'm curious what comes of it.
    It made me prick up my ears.
    It's something, anyway.
    glad :: I like it when something happens.
""")
TELLER_INDIFFERENT = stock("""
    It's nothing to me, but there you are.
    Not that it changes much for me.
    I don't mind either way.
    Make of it what you will.
""")
TELLER_DOUBTFUL = stock("""
    I'm not sure what to think of it.
    I have my doubts.
    We'll see whether it's so.
    I'd wait and see.
    worry :: It doesn't sit well with me.
    blunt deed :: I don't think much of it.
""")
NOT_GOING = stock("""
    I can't go myself: {clash}.
    I'm not going myself, because {reason}.
    I won't be there, {reason}. But you might like it.
    I said no, because {reason}.
    I'm not going myself. But I thought you should know.
""")
STILL_OPEN = stock("""
    I haven't made up my mind about it.
    I don't know yet whether I'll go.
    I might go. I might not.
    care :: I have to see whether it fits.
    worry :: I can't decide.
    int :: I'd have to work myself up to it.
""")

PLEA = stock("""
    But (keep it to yourself|not a word to anybody|that stays between us)(, will you| please|).
    I'm telling you in confidence.
    (You didn't hear it from me|Between you and me, that).
    Please don't pass it on.
    I trust you with that.
    worry :: Promise me you won't tell. I'd never forgive myself.
    formal :: I rely on your discretion.
    warm :: I know I can trust you.
    blunt :: Don't tell anyone.
    ext :: Not a soul! Promise!
    int :: I've told nobody else, so please.
    wit :: If it gets out, I know where you live.
""")
PROMISE = stock("""
    (I won't tell a soul|My lips are sealed|It stays with me|I'll keep it to myself).
    You can rely on me.
    (Not a word|I won't say a word), I promise.
    It's safe with me.
    warm :: Thank you for trusting me with that.
    ext :: Oh! My lips are sealed, I swear!
    int :: I don't talk. You know that.
    formal :: You may count on my discretion.
    wit :: Whom would I tell? Don't answer that.
    cool :: I've no reason to pass it on.
    blunt :: I can keep quiet.
""")

# --- hearing news ------------------------------------------------------------------------------------------------
ON_KEEN = stock("""
    glad :: (Oh, that's|That's|Now that's) (wonderful|good news|something|splendid).
    glad :: I like the sound of that.
    glad :: (Really|Is it true)? (How lovely|How exciting|I'm so pleased).
    glad :: That's the best thing I've heard (today|in a while|all {day}).
    glad :: {Title}! (How good|I like that|Well, well).
    deed :: {Title}, now that's something for me.
    matter :: {Title}. (Tell me all you know|When did you hear|That's serious, then).
    matter :: That's something one should know.
    matter :: Oh. That changes things.
    glad :: I'm glad you told me about {title}.
    I want to hear more about that.
    ext glad :: No! That's wonderful!
    ext glad :: Oh, I love it!
    ext glad :: {Title}! Oh, yes!
    int glad :: Oh. That's rather lovely.
    int glad :: I like that more than I can say.
    warm glad :: Oh, that makes me happy.
    warm :: I'm so glad you told me.
    warm matter :: Oh. And how are you taking it?
    formal matter :: That is weighty news. I thank you.
    casual matter :: Whoa. Okay.
    calm matter :: Then we'd better keep our heads.
    ext matter :: No! And what happens now?
    worry matter :: Oh. What does that mean for us?
    cool glad :: Well. For once, good news.
    formal glad :: What excellent news.
    formal glad :: I am delighted to hear it.
    casual glad :: Oh, brilliant.
    casual glad :: Nice! I'm all ears.
    worry glad :: Oh, how nice. I hope nothing goes wrong.
    open :: Oh! My head is full of it already.
    care deed :: Good. I'll make a note of it.
    care matter :: I'll make a note of it. Is it certain?
    wit :: And here I was thinking nothing ever happens.
    calm glad :: That's good to hear.
    deed :: Because {reason}, that's just the thing for me.
    matter :: {Reason}, so that concerns me.
""")
ON_INTERESTED = stock("""
    Is that so?
    (Really|Oh, really)? I (didn't know|had no idea).
    (That's interesting|Interesting).
    (Well, well|Well now).
    I hadn't heard( that|).
    {Title}, is it?
    {Title}? (That's new to me|First I've heard of it|I hadn't heard).
    So that's going on. {Title}.
    That's (worth knowing|good to know). Thank you.
    Thanks for telling me.
    ext :: Really! Who'd have thought!
    ext :: No! And I hadn't heard a thing!
    int :: Oh. I hadn't heard.
    int :: Hm. That's something to think about.
    warm :: How good of you to tell me.
    warm :: I'm glad I know that now.
    cool :: Well, that's something.
    formal :: I was not aware of that. I thank you.
    formal :: Indeed? That is of some interest.
    casual :: Oh right, didn't know that.
    casual :: Huh. {Title}.
    worry :: Oh! Is that good or bad, I wonder.
    calm :: Good to know.
    open :: I wonder where that'll lead.
    care :: I'm glad I know in time.
    wit :: And nobody tells me anything.
    blunt :: Didn't know that.
    long :: I hadn't heard, and I usually hear such things late, so thank you.
""")
ON_INDIFFERENT = stock("""
    I see.
    Is that so.
    Ah. (Well|Fine).
    glad :: That's not really (for me|my sort of thing), I think.
    glad :: (People|Somebody) will be pleased, I expect.
    Well, it's no business of mine.
    {Title}. Ah well.
    I can't say that touches me much.
    ext glad :: Oh well! Not my cup of tea!
    int :: Mm.
    warm glad :: That's nice for those who care about it.
    warm :: Kind of you to tell me, though it's not much to me.
    cool :: And that concerns me how? Never mind.
    cool :: Right.
    formal :: I see. I cannot claim a great interest in it.
    casual glad :: Okay. Not my thing.
    casual :: Fair enough.
    worry :: I've other things on my mind, to be honest.
    calm :: Let them.
    closed :: I leave such things to others.
    care :: I've enough on my plate as it is.
    wit :: I'll try to stay calm.
    blunt :: Doesn't interest me.
    To be honest, {reason}.
""")
ON_DOUBTFUL = stock("""
    Are you sure about that?
    Is that certain? I have my doubts.
    (Hm|Well). I'd want to hear that from somebody who knows.
    I'll believe it when I see it.
    I don't know what to make of that.
    {Title}? I'm not so sure about that.
    That doesn't sound right to me.
    ext :: No! I can't believe that!
    int :: Hm. I wonder.
    warm :: I don't doubt you, but I'm not sure about that.
    cool :: People say all sorts of things.
    cool :: And you believe that?
    formal :: I must confess to some doubt.
    casual :: Nah, really?
    worry :: I don't like the sound of that.
    worry :: Oh dear. I hope it isn't so.
    calm :: Let's wait and see.
    closed :: I'd rather things stayed as they are.
    care :: I'd want to be sure of that first.
    wit :: And pigs may fly.
    blunt :: I don't believe it.
    I don't know. {Reason}.
""")
KNEW = stock("""
    (Yes|Ah yes), I (know|heard|had heard). {Teller} told me.
    I heard it from {teller}(, in fact| too|).
    {Teller} told me {whenpast}.
    I know, {teller} (said so|mentioned it|told me the same).
    (Yes, I|I) had heard about {title} from {teller}.
    ext :: I know! {Teller} told me!
    int :: I'd heard, yes. From {teller}.
    cool :: That's no news to me. {Teller} told me.
    warm :: {Teller} told me, but it's nice to hear it from you as well.
    formal :: I had been told so by {teller}.
    care :: Good, then I heard right. {Teller} said the same.
    casual :: Yeah, {teller} said.
    wit :: {Teller} was quicker than you.
    open :: {Teller} told me, and I've been wondering about it since.
""")
KNEW_SOMEHOW = stock("""
    Yes, I'd heard.
    I know, yes.
    So I've heard.
    Yes, it's got round to me too.
""")
OWN_NEWS = stock("""
    So it's got round. Yes, (it's true|that's right): {claim}.
    glad :: Word travels fast! Yes, {claim}.
    deed :: (Yes, that's me|That's mine, yes): {claim}.
    deed :: I should know, it's my own doing. Yes, {claim}.
    matter :: I should know, it was I who said it first. Yes, {claim}.
    So you've heard. Yes, {claim}.
    ext deed :: Ha! That's me! {Claim}!
    int :: Oh. You've heard about that.
    warm glad :: How nice that you've heard. Yes, {claim}.
    worry :: Oh no, does everybody know already? Well, {claim}.
    wit :: I believe I've heard that too, somewhere. Yes, {claim}.
    formal :: You are well informed. {Claim}.
""")

ACCEPT = stock("""
    I'd (love|like) to(| come| be there).
    (Yes|Oh yes), (I'll come|gladly|with pleasure|of course|I'll be there|why not).
    I'll (be there|come)(, count on me| for sure|).
    {Title}? I wouldn't (miss|want to miss) it.
    Count me in.
    (Of course|Certainly) I'll come.
    (Thank you|Thanks for asking), yes. I'll come.
    You can count on me for {title}.
    {Title} it is, then. I'll come.
    ext :: Would I! Of course I'll come!
    ext :: I'll be the first one there!
    ext :: Yes! {Title}! I can't wait!
    int :: Yes. I think I'd like that.
    int :: I don't go out much, but yes, I'll come.
    warm :: How lovely of you to ask me. Yes, gladly.
    warm :: For you, always. I'll come.
    cool :: All right. I'll come.
    cool :: Why not. I've nothing better on.
    formal :: I should be delighted to come.
    formal :: It would be my pleasure.
    casual :: Sure, I'm in.
    casual :: Yeah, count me in.
    worry :: Yes. If I can, I mean. No, yes, I'll come.
    calm :: I'll come, yes.
    open :: Yes! I'm curious already.
    care :: I'll put it in my diary. Yes, I'll be there.
    loose :: Yes! If I forget, come and fetch me.
    wit :: Try and keep me away.
    blunt :: Yes.
    {Reason}, so yes, I'll come.
    I'd love to. {Reason}.
    Yes, gladly. {Reason}, you know.
    I'll come. {Reason}.
    {Reason}, so how could I say no? I'll be there.
    Yes, I'll come, because {reason}.
""")
GOING_ANYWAY = stock("""
    I (think|believe) I'll go.
    I'd like to go to that.
    I'll be there, I think.
    That's something I'll go to. {Reason}.
    {Title}? I'll go, I think. {Reason}.
    ext :: I'm going, that's for sure!
    int :: I might even go.
    care :: I'll keep the time free.
    formal :: I believe I shall go.
""")
DECLINE = stock("""
    I'd (like|love) to, but {clash}.
    I'm (sorry, I|afraid I) can't: {clash}.
    I (don't think I can|can't), I'm afraid. {Clash}.
    I won't be there. {Reason}.
    I'm afraid not. {Reason}.
    {Title}? I'd better not. {Reason}.
    (It's kind of you|Thank you for asking), but {reason}.
    Not this time. {Reason}.
    Another time, perhaps. {Reason}.
    I won't be coming, because {reason}.
    I shall have to miss {title}: {clash}.
    ext :: Oh, what a shame! I can't, {clash}!
    ext :: Oh, it's sweet of you, but no! {Reason}!
    int :: I'd rather not. {Reason}.
    int :: Thank you, but {reason}. You'll understand.
    warm :: It's so good of you to ask, and I hate to say no, but {reason}.
    warm :: I wish I could. {Clash}. Do think of me.
    cool :: No. {Reason}.
    cool :: I've no wish to. {Reason}.
    formal :: I am obliged to decline. {Reason}.
    formal :: I regret that I cannot come: {clash}.
    casual :: Can't, sorry. {Clash}.
    casual :: I'll give it a miss. {Reason}.
    worry :: I feel terrible saying no, but {reason}.
    calm :: I'll stay away from that one. {Reason}.
    care :: I've looked at my day, and it won't do. {Clash}.
    wit :: I'd be there with bells on, only {clash}.
    wit :: You'll have to dance without me. {Reason}.
    blunt :: No, {reason}.
""")
DECLINE_PLAIN = stock("""
    I don't think I can make it, I'm afraid.
    I'd rather not, if you don't mind.
    Not this time, I think.
    It's kind of you, but no.
    I think I'll stay away from {title}.
    int :: I'm not one for gatherings. But thank you.
    int :: So many people at once, that's not for me. Thank you, though.
    cool :: No, thank you.
    formal :: I am afraid I must decline.
    casual :: I'll give it a miss, thanks.
    warm :: I'm touched that you ask, but I don't think so.
    worry :: I don't think I could face it, to be honest.
    blunt :: No.
    calm :: I'd sooner have a quiet time.
    closed :: It's not the kind of thing I go to.
""")
NOT_GOING_ANYWAY = stock("""
    It won't be for me, {reason}.
    I won't go, I think: {reason}.
    I'd go, but {clash}.
    I've decided against it. {Reason}.
    I think I'll stay away, because {reason}.
    casual :: Nah. {Reason}.
    formal :: I do not intend to. {Reason}.
    cool :: No. {Reason}.
    warm :: I'm afraid not. {Reason}. But you go, and tell me about it.
    That's not for me. {Reason}.
    {Title}? Not for me, because {reason}.
    I shan't be there. {Reason}.
""")
UNDECIDED = stock("""
    I'll have to (see|think about it|sleep on it).
    (Perhaps|Maybe). I can't say yet.
    I don't know yet. I'll tell you when I do.
    Let me think about it.
    I might. I'd have to see how the day goes.
    {Title}? I'll think about it.
    I won't say no. But I can't promise.
    ext :: Ooh, perhaps! Let me see!
    int :: I'd have to think whether I'm up to it.
    warm :: I'd like to say yes. Let me see what I can do.
    cool :: We'll see.
    formal :: I shall have to consider it.
    casual :: Maybe. Not sure yet.
    worry :: Oh, I never know. Let me think.
    calm :: I'll see when the time comes.
    care :: I'll have to look at what else I've got on.
    loose :: If I remember, maybe!
    wit :: Put me down as a strong perhaps.
    blunt :: I don't know.
    closed :: I'm not sure it's for me. I'll think about it.
    open :: I'm tempted. Let me think.
    I can't say yet: {reason}.
    {Reason}, so I don't know yet.
""")

ON_ACCEPT = stock("""
    (Wonderful|Lovely|Good|Splendid|Excellent), (I'll see you there|then I'll see you|that's settled|I'm glad).
    (I'm so pleased|I'm glad|That makes me happy).
    Good. I'll look out for you.
    Then it's (settled|agreed).
    See you at {title}, then.
    Then I'll see you at {title}.
    ext :: Oh, wonderful! It'll be grand with you there!
    ext :: Yes! That's what I wanted to hear!
    int :: Good. I'd hoped you would.
    int :: Oh, good. Then there's somebody I know.
    warm :: You don't know how glad that makes me.
    cool :: Good. That's one, then.
    formal :: I am delighted. Until then.
    casual :: Great, see you there.
    worry :: Oh, what a relief. Thank you.
    care :: Good, you're on the list.
    calm :: Good. That's all I wanted to know.
    wit :: Bring your good manners.
    open :: Then it'll be a different evening already.
    blunt :: Good.
""")
ON_DECLINE = stock("""
    (That's a|What a|A) pity(, but I understand|. Another time, then|. I'd have liked to see you there|).
    I understand.
    Well, if you change your mind, you know about it.
    You'll be missed.
    (Never mind|No matter). There'll be other times.
    ext :: Oh no! Are you sure? Well, it can't be helped.
    ext :: What a shame! I'll tell you all about it!
    int :: I understand. Better than you think.
    int :: That's all right.
    warm :: That's all right, dear. We'll miss you.
    warm :: Don't feel bad about it. Another time.
    cool :: As you like.
    cool :: Suit yourself.
    formal :: I quite understand.
    casual :: Fair enough. Next time.
    worry :: Oh. I hope it's not because of me.
    care :: Then I'll cross you off, and thank you for saying so.
    calm :: That's fine. Next time, maybe.
    wit :: I'll try not to cry in front of you.
    blunt :: Pity.
""")
ON_UNDECIDED = stock("""
    (Take your time|No hurry|There's no rush).
    Well, think about it.
    Just come, if you feel like it.
    Let me know.
    ext :: I'll talk you into it yet!
    int :: I know how that is.
    warm :: It'd be lovely, but no pressure.
    cool :: As you like.
    formal :: There is no obligation, of course.
    casual :: No worries, see how you go.
    worry :: I do hope you'll come.
    care :: Tell me when you know, so I can plan.
    calm :: It'll keep.
    wit :: I'll take that as a yes.
    blunt :: Make up your mind.
""")
ON_OPINION = stock("""
    (That's|Well, that's) how you see it.
    I (thought|wondered) what you'd say.
    You may be right there.
    We'll see what comes of it.
    I see what you mean.
    ext :: I knew you'd have something to say about it!
    int :: Mm. I've been thinking the same, or nearly.
    warm :: I'm glad I asked you.
    cool :: I expected as much.
    formal :: I value your opinion.
    casual :: Yeah, I get that.
    worry :: Then I'm not the only one who wonders.
    calm :: Time will tell.
    open :: I hadn't looked at it from that side.
    care :: I'll let you know if I hear more.
    wit :: Spoken like an oracle.
    blunt :: Fair enough.
""")
ON_NEWS_RECEIVED = stock("""
    yes :: I thought you'd want to know.
    yes :: Well, now you know.
    yes :: We'll see what comes of it.
    yes :: That's what I heard, anyway.
    yes ext :: I know! I could hardly keep it in!
    yes ext glad :: Isn't it something!
    yes int :: I thought I should mention it.
    yes warm :: I'm glad I could tell you.
    yes cool :: Make of it what you like.
    yes formal :: I thought it right to let you know.
    yes casual glad :: Thought you'd like that.
    yes worry :: I hope it was right to tell you.
    yes care :: If I learn more, I'll let you know.
    yes calm :: There's no more to it than that.
    yes wit :: You heard it here first.
    yes blunt :: That's all I know.
    no :: Well, I only thought I'd mention it.
    no :: I only pass it on.
    no :: That's all I know about it, anyway.
    no :: Time will show.
    no ext :: Oh, come on! It's something to talk about, at least!
    no int :: It's only what I was told.
    no warm :: I see. It's not for everybody.
    no cool :: Suit yourself.
    no formal :: I merely mention it.
    no casual :: Yeah, well. Just saying.
    no worry :: I don't know what to think either.
    no care :: I can only say what I was told.
    no calm :: It doesn't matter.
    no wit :: I can see I've changed your life.
    no blunt :: Then don't.
    no open :: I'm still wondering about it, myself.
    known :: So it's got round.
    known :: Ah, then I come too late with it.
    known :: Then we've heard the same.
    known :: Of course. I should have known.
    known ext :: And I wanted to be the first!
    known int :: Ah. You knew.
    known warm :: Good, then I needn't explain it.
    known cool :: Then there's nothing to add.
    known formal :: Then you are better informed than I thought.
    known casual :: Oh, right, you know.
    known worry :: Everybody seems to know before me.
    known care :: Good. Then it'll be right.
    known calm :: Good. Then that's that.
    known wit :: I'm always second with the news.
    known blunt :: All right, then.
""")
ON_DETAIL = stock("""
    (Thanks|Thank you)(, that's good to know|. I'll remember that|).
    {Detail}, (right|good|I'll remember that|got it).
    Ah, {detail}.
    {Detail}. (I see|Good to know).
    ext :: {Detail}! Perfect!
    int :: {Detail}. Thank you.
    formal :: {Detail}. I am obliged to you.
    casual :: {Detail}, cool.
    care :: {Detail}. I'll write that down.
    loose :: {Detail}. Remind me, will you.
""")
ON_NO_DETAIL = stock("""
    (Never mind|No matter), I'll (find out|ask around|hear soon enough).
    Well, somebody will know.
    (I'll|Then I'll) have to ask somebody else.
    ext :: Then I'll find out, leave it to me!
    int :: It's not important.
    care :: I'd like to know for certain. I'll ask.
    cool :: Then it's half a story.
    calm :: It'll come out in time.
    wit :: A mystery, then.
    worry :: I hope I don't miss it, then.
""")

# --- asking after a claim ----------------------------------------------------------------------------------------
ASK_WHERE = stock("""
    Where is (it|that)(| to be)?
    Where's that happening?
    And where?
    Whereabouts?
    Where will it be?
    Where do I have to go?
    formal :: May I ask where it takes place?
    casual :: Where's it at?
    care :: And where exactly?
    ext :: Where, where? Tell me!
""")
ASK_WHEN = stock("""
    When is (it|that)?
    And when?
    What day, and what time?
    When does it start?
    When will it be?
    When's that happening?
    formal :: May I ask when it is to be?
    casual :: When's it on?
    care :: When exactly? I'd like to plan for it.
    ext :: When? I need to know when!
    worry :: When is it? I hope I've not missed it.
""")
ASK_TELLER = stock("""
    Who told you(| that)?
    Where did you hear that?
    How do you know?
    Who says so?
    Who did you hear it from?
    formal :: From whom did you hear that, if I may ask?
    casual :: Who'd you get that from?
    cool :: And who says so?
    care :: Is that from somebody who'd know?
""")
ASK_WHO = stock("""
    Whose idea is that?
    Who's behind it?
    Who is it from?
""")
ASK_YOU_GOING = stock("""
    Are you going?
    Will you be there?
    And you, are you going?
    Do you mean to go?
    Will you go?
    Are you thinking of going?
    Shall I see you there?
    formal :: Do you intend to go yourself?
    casual :: You going?
    int :: Would you be there?
    ext :: You're going, aren't you?
    worry :: Would I know anybody there? Are you going?
""")
ASK_GOING_KNOWN = stock("""
    Are you going to {title}?
    Will you be at {title}( {when}|)?
    {Title} (is on|is coming up), isn't it. Are you going?
    Have you decided about {title}?
    Shall I see you at {title}( {when}|)?
    What about {title}, are you going?
    I was thinking about {title}. Will you go?
    {Title}, {when}: will you be there?
    ext :: So, {title}! You're going, aren't you?
    int :: You'll have heard about {title}. Will you go?
    warm :: I keep hoping you'll be at {title}. Will you?
    cool :: I suppose you're going to {title}?
    formal :: May I ask whether you intend to go to {title}?
    casual :: You going to {title}?
    worry :: I don't know what to do about {title}. Are you going?
    care :: {Title} is {when}. Have you kept it free?
    open :: I wonder what {title} will be like. Are you going?
    wit :: Which excuse are you using for {title}, or are you going?
    blunt :: {Title}. Are you going?
""")
ASK_COMING_MINE = stock("""
    You know about {title}. Are you coming?
    Are you coming to {title}( {when}|)?
    Can I count on you for {title}?
    Have you made up your mind about {title}?
    {Title} is {when}. Will I see you there?
    ext :: You're coming to {title}, aren't you?
    int :: About {title}. You'll come, perhaps?
    warm :: I so hope you'll be at {title}. Will you come?
    cool :: About {title}: yes or no?
    formal :: May I still count on you for {title}?
    casual :: You coming to {title}?
    worry :: I worry that nobody will come to {title}. You will, won't you?
    care :: I'm counting heads for {title}. Are you coming?
    blunt :: Are you coming to {title} or not?
""")
ASK_VIEW_KNOWN = stock("""
    What do you (make of|think about|say to) {title}?
    You'll have heard about {title}. What do you think?
    I've been thinking about {title}. Where do you stand?
    Everyone has a view on {title}, I suppose. What's yours?
    ext :: So what do you say to {title}?
    int :: I'm still not sure about {title}. Are you?
    warm :: I'd like your opinion on {title}. What do you think?
    cool deed :: Are you for {title} or against?
    cool matter :: {Title}. Any opinion?
    formal :: May I ask what you think of {title}?
    casual :: What d'you reckon, {title}?
    open :: I keep turning {title} over in my mind. What do you see in it?
    wit deed :: So, {title}. Tragedy or comedy, what do you think?
    blunt :: {Title}. What do you think?
""")
ASK_WAS_THERE = stock("""
    Were you at {title}?
    Did you go to {title}?
    Did you get to {title} in the end?
    Were you there, at {title}?
    I didn't see who was at {title}. Were you there?
    ext :: So, {title}! Did you go?
    formal :: Were you able to attend {title}?
    casual :: Did you make it to {title}?
    warm :: I hope you had a good time, if you went to {title}. Did you?
""")

# --- answers about a claim ---------------------------------------------------------------------------------------
SAY_WHERE = stock("""
    At {where}.
    It's at {where}.
    {Where}.
    (Oh, at|At) {where}(, I was told|, as far as I know|).
    At {where}, {teller} said.
    At {where}, (didn't I say|I should have said).
""")
SAY_WHERE_MINE = stock("""
    At {where}.
    It's at {where}(, come straight in|, you can't miss it|).
    {Where}.
    At {where}, (of course|where else).
""")
SAY_WHEN = stock("""
    {When}.
    It's {when}(, I was told|, as far as I know|).
    {When}, {teller} said.
    {When}, if I've got that right.
    care :: {When}. I made a note.
    loose :: {When}, I think.
""")
SAY_WHEN_MINE = stock("""
    {When}.
    It's {when}(, don't be late|, come when you like|).
    {When}, (if that suits you|I'd be glad if you could).
    care :: {When}, on the dot.
    loose :: {When}, or a bit later, it doesn't matter.
""")
NOT_TOLD = stock("""
    (That I don't know|I don't know), (sorry|I'm afraid|to be honest).
    (Nobody|{Teller} (didn't|never)) (told|tell) me that.
    I (forgot|didn't think) to ask.
    I wasn't told.
    I couldn't tell you.
    You'd have to ask {teller}.
    That {teller} didn't say.
    ext :: You know, I've no idea!
    int :: I don't know. I didn't like to ask.
    formal :: I was not told, I regret to say.
    casual :: No idea, sorry.
    worry :: Oh dear, I don't know. I should have asked.
    care :: I don't know yet. I'll find out.
    wit :: You've reached the end of my knowledge.
    blunt :: I don't know.
    cool :: How should I know?
""")
SAY_TELLER = stock("""
    {Teller} told me.
    I (have it|heard it|had it) from {teller}.
    {Teller}. (Why, don't you believe it|I've no reason to doubt it|Make of that what you will).
    From {teller}, {whenpast}.
    {Teller} told me {whenpast}.
    It was {teller} who told me.
    cool :: {Teller}, if you must know.
    int brief :: {Teller}.
    care :: {Teller}, so I think it's reliable.
    wit :: {Teller}, who else.
""")
SAY_TELLER_SELF = stock("""
    deed :: Nobody had to tell me. It's my own affair.
    It comes from me.
    I'm the one it comes from.
    ext deed :: It's me! It's my own news!
    matter :: Nobody had to tell me. I've known it from the beginning.
    matter :: I knew it before anybody else did.
""")
SAY_TELLER_UNKNOWN = stock("""
    I don't remember who told me.
    One hears things.
    I couldn't say who told me first.
""")
SAY_WHO = stock("""
    deed :: It's {origin}.
    deed :: {Origin} is behind it.
    {Origin}.
    deed :: That's {origin}'s doing.
    matter :: It was {origin} who first knew of it.
    matter :: {Origin} brought it up.
""")
SAY_GOING = stock("""
    (Yes|Oh yes), (I'm going|I'll be there|I mean to|I will).
    I'm going, yes.
    Yes. {Reason}.
    I am. {Reason}, you see.
    Yes, because {reason}.
    I said I would, so I will.
    ext :: Of course! I wouldn't miss it!
    int :: I think so, yes.
    warm :: Yes, and I'd be glad to see you there.
    cool :: I suppose so.
    formal :: I do intend to go.
    casual :: Yep, I'm going.
    worry :: Yes. I only hope I won't regret it.
    care :: Yes, it's in my diary.
    open :: Yes, I want to see what it's like.
    wit :: Somebody has to lower the tone.
    blunt :: Yes.
""")
SAY_MY_OWN_EVENT = stock("""
    Well, it's mine, so (I'd better be|I have to be) there.
    I have to be there, it's my own.
    ext :: Me? I'm the one who's giving it all the work!
    wit :: It'd look odd if I didn't.
""")
SAY_WAS_THERE = stock("""
    Yes, I was there.
    Yes, and I don't regret it.
    I was there, yes.
    Yes, for a good while.
    int :: Yes, for a while.
    warm :: Yes, and I was glad of it.
    casual :: Yeah, I was there.
    formal :: Yes, I was present.
    wit :: Yes, and I've witnesses.
    ext :: Yes! I wouldn't have missed it!
    cool :: Yes. It was what it was.
""")
SAY_WAS_NOT = stock("""
    No, I wasn't.
    I didn't go. {Past}.
    No. {Past}.
    I couldn't: {pastclash}.
    No, I gave it a miss.
    int :: No, I stayed away.
    warm :: No, and I was sorry to miss it.
    cool :: No. Why would I?
""")
VIEW_KEEN = stock("""
    deed :: I'm (all for it|very much in favour|keen on it).
    matter :: It matters to me a good deal.
    matter :: I think everybody should know of it.
    matter :: I can't stop thinking about it.
    matter :: {Reason}, so it concerns me.
    glad :: I think it's (wonderful|a fine thing|just what we need).
    deed :: I like it. {Reason}.
    deed :: {Reason}, so I'm all for it.
    glad :: I couldn't be happier about it.
    ext glad :: I think it's fantastic!
    int deed :: I like it. Quietly, but I do.
    int matter :: It has been on my mind.
    formal deed :: I am very much in favour.
    formal matter :: I take it seriously.
    casual deed :: I'm a fan.
    casual matter :: It's a big thing, I reckon.
    open deed :: It gives me ideas, that's the best I can say of anything.
    open matter :: I keep turning it over. It could lead anywhere.
    cool deed :: For once, I approve.
    cool matter :: It concerns us all, like it or not.
    care deed :: I'm for it, if it's done properly.
    care matter :: Somebody should look into it properly.
    warm glad :: It makes me happy to think of it.
""")
VIEW_INTERESTED = stock("""
    I'm curious, I'll say that much.
    deed :: It could be a good thing.
    I'd like to know more before I say.
    It's interesting. {Reason}.
    It's worth a thought.
    ext :: I want to see what happens!
    int :: I'm listening, let's say.
    formal :: I shall follow it with interest.
    casual deed :: Could be good.
    casual matter :: Dunno yet. Bears watching.
    open :: There are a hundred ways it might go. I like that.
    care :: I'm waiting for the particulars.
    warm :: I hope it turns out well for everybody.
    calm :: I'll see how it turns out.
""")
VIEW_INDIFFERENT = stock("""
    It's all the same to me.
    I can't say I mind either way.
    I haven't given it much thought.
    It's not my sort of thing. {Reason}.
    ext :: Oh, I'd rather talk about something else!
    int :: I leave that to those who care.
    cool :: I couldn't care less.
    formal :: I have no strong view on the matter.
    casual :: Not fussed, really.
    calm :: It'll go its own way.
    wit :: I'm saving my opinions for the winter.
""")
VIEW_DOUBTFUL = stock("""
    I have my doubts.
    I'm not convinced.
    I don't know. {Reason}.
    deed :: I'm not so sure it's a good thing.
    matter :: I'm not so sure it's as people say.
    ext :: I don't like it, and I say so!
    int :: I'd rather not say too much. I've my doubts.
    cool :: Nothing good will come of it.
    formal :: I must say I am sceptical.
    casual :: Bit dodgy, if you ask me.
    worry :: It worries me, I can't help it.
    care deed :: I'd want to see how it's meant to work.
    warm :: I'd like to be wrong, but I've my doubts.
    closed deed :: I liked it better before anybody had ideas.
    blunt deed :: I think it's a mistake.
    blunt matter :: I don't believe it.
""")
VIEW_OWN = stock("""
    It's my own idea, so I'm hardly fair.
    I stand by it, or I'd not be doing it.
    I'm nervous, but I mean it.
    ext :: I think it's the best idea I've had!
    worry :: Some days I think it's a mistake. But I'll go through with it.
    calm :: I've thought it through. I'm at ease with it.
    wit :: A stroke of genius, naturally.
""")

NOT_HEARD = stock("""
    I haven't heard (anything|a thing) about that.
    I don't know what that is, I'm afraid.
    (That's|This is) the first I hear of it.
    Nobody has told me about that.
    casual :: No idea what that is, sorry.
    formal :: I have not been told of it.
    cool :: Never heard of it.
    ext :: What? Nobody tells me anything!
    int :: I don't think I've heard of that.
""")
KNEW_FROM_YOU = stock("""
    Yes, you told me.
    You told me that already, but go on.
    I remember, you mentioned it.
""")
ON_TELLER = stock("""
    (Ah|Oh), I see.
    Then (it'll be true|there'll be something in it|I'll take it as it is).
    (Well|I see). I only wondered.
    ext :: I could have guessed!
    cool :: Hm. Then I know what to think of it.
    care :: Good to know where it comes from.
    worry :: As long as it's true.
    wit :: A reliable source, I'm sure.
    int :: Ah. Thank you.
""")

ON_OWN_NEWS_RECEIVED = stock("""
    I wanted you to hear it from me.
    Well, now you know.
    We'll see (how it goes|what comes of it).
    It's good to have it said.
    I've told a few people. You're one of them.
    ext :: I can hardly believe it myself!
    int :: It isn't easy for me to say it. But there it is.
    warm :: I'm glad I could tell you.
    cool :: You needn't say anything.
    formal :: I thought it right that you should know.
    casual :: So, yeah. That's that.
    worry deed :: I hope I know what I'm doing.
    worry matter :: I couldn't keep it to myself.
    care :: Everything in its order, and you're on the list.
    calm :: There's no more to it than that.
    wit deed :: Contain yourself.
    open :: It makes everything look a bit different.
    blunt :: That's it.
""")
ASK_WHY_YOURS = stock("""
    What made you decide that?
    How did you come to that?
    What gave you the idea?
    Has that been on your mind for long?
    Why now?
    warm :: How did you get the courage?
    cool :: And what's in it for you?
    formal :: May I ask what moved you to it?
    casual :: What brought that on?
    open :: Where does an idea like that come from?
    blunt :: Why?
    ext :: How did you ever get the idea?
    worry :: Aren't you nervous about it? What made you do it?
""")
WHY_MINE = stock("""
    I'd been turning it over for a while, and then it was simply clear.
    It felt like time.
    Somebody has to begin, I thought, and why not me?
    I got tired of only thinking about it.
    I want to {goal}, and this is part of it.
    I set great store by {value}. That's where it comes from.
    ext :: I can't sit still, that's why!
    int :: I thought about it for a long time. Then I thought, enough thinking.
    warm :: Because of the people here, mostly.
    cool :: Because nobody else would.
    formal :: After long reflection, it seemed to me the right thing.
    casual :: Just felt right, I guess.
    worry :: I ask myself that too. But it would have gone on bothering me.
    care :: I weighed it up, for and against. There was more for it.
    loose :: I said it out loud once, and then it was too late to take back.
    open :: It came to me one morning and wouldn't leave.
    calm :: There was no great reason. It seemed right.
    wit :: A moment of weakness.
    blunt :: Because I wanted to.
""")
