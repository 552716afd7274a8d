"""The bank of background stories: for each, the fields it fits, then its events in order, each fitting after "I".

They name no family, no age and no place that could go against a persona. All of them are our own.
"""

from __future__ import annotations

TABLE = """
baking cooking food:
    was given a jar of sourdough by somebody who was moving away
    forgot it behind the flour for a month
    found it had lifted the lid off by itself
    have fed it every morning since
baking cooking food:
    burned three loaves in a row for a street fair
    cut off the black and sold the middles as a new sort
    was asked for the recipe the whole summer
coffee tea drinks:
    was caught by a shower far from home
    was let in and handed a cup by somebody I had never met
    went back the next day to return the cup
    stayed until they closed
reading writing history memory:
    bought a box of old books because of the box
    found a letter between two pages that had never been posted
    read all of them looking for another one
reading writing history memory:
    had to wait nine hours for a train once
    found one torn book in the waiting room
    missed the train because of the last chapter
maps travel sea:
    found a chart of a coast in the back of a drawer
    followed it one Sunday as far as the paper went
    came to a wall that was not on it
    drew it in
trains travel cars:
    got on the wrong train half asleep
    was set down at a station with one lamp
    waited for the morning with the signalman
    learnt what every lever was for
sea swimming:
    took a boat out although I had been told not to
    lost an oar before I had counted to ten
    was towed in by two children
    have asked about the wind ever since
swimming walking running cycling:
    set out for the next village to win a bet
    lost the path in the mist
    found that I had walked in a circle three times
    won the bet a week later
walking trees birds:
    sat down to tie a boot
    was looked at by an owl from very near
    sat there until it was dark
    have not hurried in a wood since
garden farming trees:
    put a plum stone into a pot as a joke
    forgot the pot behind the shed through a winter
    found it taller than the shed door
garden farming trees:
    was given a rose that everybody called dead
    cut it down to a finger's length
    saw it flower in November, of all months
birds animals:
    found a young jackdaw on the doorstep
    fed it from a teaspoon until it could fly
    lost two keys and a ring to it
    found all three in the gutter
animals childhood:
    was followed home by a dog with one white ear
    put up a notice and waited a week
    took the notice down in the night
music singing dancing:
    carried a broken instrument home for its case
    glued it because it looked sad
    played it to the wall until somebody knocked
    was asked for the same tune again
music singing dancing:
    was pushed on a stage in place of somebody ill
    knew only the first verse
    sang it three times, louder each time
    was asked back
painting photography pottery:
    spilled a cup over a drawing I was proud of
    drew around the stain in a temper
    sold that one, and none of the others
photography memory:
    bought a camera with a film still in it
    had the film developed
    saw strangers laughing on a pier
    have looked for that pier ever since
pottery metal:
    made a bowl that would not stand
    gave it away as a hat for a scarecrow
    was asked to make eleven more
sewing woodwork mending building:
    took a clock apart to see what ticked
    had four pieces left over at the end
    found that it went better without them
woodwork mending building metal:
    built a shelf that leaned to the left
    sawed a bit off and it leaned to the right
    built the rest of the room to fit the shelf
chess sport:
    lost forty games to the same neighbour
    won the next one by mistake
    did not tell, and was given a rematch every week
science computers numbers stars:
    could not sleep for the heat one night
    lay on the roof and counted what moved above
    counted one that nobody could explain
    have looked up every night since
computers numbers:
    found a mistake of one penny in a book of accounts
    looked for it for three nights
    found that it had been there for twenty years
teaching studying:
    was asked a question by a child that I could not answer
    said that I would know by Monday
    have been reading about it since
medicine pharmacy kindness:
    was sat with through a fever by somebody who had no time for it
    asked what I owed
    was told to sit with somebody else one day
shop post money:
    gave a customer a note too much
    was brought it back through the snow
    gave half of it to the one who brought it
politics honesty gossip:
    repeated something I had heard about a neighbour
    was standing beside him, as it turned out
    carried his shopping home for a year
faith quiet:
    went into an empty chapel to get out of the wind
    heard somebody practise the same four notes for an hour
    came out and was not cold any more
quiet crowds home:
    got lost at a fair with a thousand people
    hid behind a tent until the noise was over
    found three others there already
friendship kindness:
    wrote to the wrong address for a year
    got an answer at last, from a stranger
    have the letters still
rain:
    was out in a storm with a borrowed umbrella
    chased it down the whole street
    brought it back in three pieces
    was thanked for bringing it at all
radio film:
    mended a radio somebody had thrown away
    got one station in a language nobody knew
    learnt what the weather forecast sounds like in it
childhood:
    hid in a cupboard so as not to be fetched for supper
    fell asleep in it
    was looked for by the whole street
    was given supper after all
work:
    came on my first day an hour too early
    was taken for the one who was to mend the door
    mended it, and was shown my desk afterwards
wish:
    let it slip at a table full of people
    was laughed at by all but one
    was asked by that one how it was going, a year later
baking home:
    was shown by an old woman how to slap flat bread onto the wall of a clay oven
    lost the hair on one arm
    have not bought a loaf since
baking medicine:
    brought a plaited loaf to a ward at night
    saw somebody who had refused every spoonful take a corner of the crust
    went home and set the alarm an hour earlier
cooking family:
    stood on a crate to stir the pot at a wedding of four hundred guests
    dropped the ladle in, and then a sleeve
    was told that it had never tasted so good
cooking travel:
    ate a soup at a bus station whose name I could not read
    tried for two winters to cook it again
    learnt in the end that it had been the smoke
food memory:
    folded dumplings at a long table every New Year
    hid a coin in one of them, as one does
    swallowed the coin myself
    was promised a year of luck, and had it
food childhood:
    stole a jar of cherries from a cellar
    ate all of them in a tree
    was found by the trail of stones
food crowds:
    entered an eating contest to win a goat
    came last by eleven plates
    was given the animal out of pity
cheese farming:
    took over nine goats from a neighbour who had broken a hip
    chased one of them over two valleys
    made a cheese so bad that the dog buried it
    got a medal for the seventh
tea quiet:
    was asked to sit still through a whole tea, four hours of it
    counted the knots in the mat at first
    noticed the sound of the water some time after noon
    walked home more slowly than I had come
coffee shop:
    took a job behind a counter for three weeks
    learnt the names of everybody's children before their orders
    have been there for good
drinks family:
    trod grapes with cousins I had not known I had
    could not wash the purple off for a month
    was recognised by my feet at the next christening
milling work:
    slept beside a millstone through a storm, so as to stop it in time
    woke because it was quiet
    found the sluice gate gone, and the miller's cat on what was left
reading kindness:
    read aloud on Thursdays in a place with bars on the windows
    was corrected on the pronunciation of a Greek name
    was sent a list of forty titles
    am halfway down it
reading childhood:
    learnt my letters from the sides of fruit crates
    believed that every book began with the weight
    wept when one began with a horse
writing quiet:
    kept a diary in a script of my own, so that nobody could read it
    forgot the key to it over one long summer
    have been trying to break it ever since
writing honesty:
    wrote an obituary for a man who turned out to be alive
    brought it to him, with my apologies
    was asked to change two adjectives
history home:
    scraped the paper off a bedroom wall
    came upon six others underneath, and a child's height in pencil
    traced the child to a care home by the sea
    measured her again, at ninety
history building:
    dug a hole for a washing line
    struck a floor of little coloured tiles
    had archaeologists in the potatoes until Advent
maps walking:
    walked by a map that had been folded wrong for thirty years
    came out at a lake that belonged to the other side of the sheet
    stayed a night with the people there
    draw my own since then
travel faith:
    followed pilgrims for a day because they sang
    gave away my shoes by the second week
    arrived without any reason for going
    was happier than with one
travel friendship:
    missed the last boat off an island
    shared a fishing hut with a stranger and one blanket
    danced at that stranger's wedding in spring
trains childhood:
    waved at the same engine driver every evening for a year
    was thrown an apple with a bite out of it
    kept the core until it was taken from me
trains work:
    was sent to announce delays in a voice nobody would mind
    read out a poem when I ran out of reasons
    was applauded on platform two
sea work:
    signed on for one trip because the cook was ill
    scrubbed pans through a gale and was sick into most of them
    did not get off for six years
sea birds:
    was woken at the wheel by an albatross standing on the compass
    shared a tin of sardines with it
    found the harbour by going where it looked
swimming childhood:
    was the only child in the village who could not swim
    fell off the jetty on a bet about something else
    came up on the far side, to everybody's surprise
    have crossed that river every June
walking memory medicine:
    learnt to walk twice, the second time with a rail
    fell in front of the whole corridor
    was overtaken by a woman of ninety-one with a frame
    overtook her in March
walking stars:
    crossed a desert on foot at night because of the heat
    steered by one low star for nine hours
    was told at dawn that it had been a water tower
running childhood:
    was chased by a goose all the way to school
    won the county race that year
    thanked the goose in my speech
running friendship:
    ran beside a blind woman with a cord between our wrists
    described the trees until I had no breath left
    was told to leave out the trees and mention the kerbs
cycling travel:
    cycled to the sea on a postman's spare wheel
    had eleven punctures and one proposal
    accepted neither the twelfth nor the other
cycling childhood:
    was given a bicycle four sizes too large
    rode it standing up until my legs had grown
    have never sat down properly since
garden crowds:
    planted beans on a roof in the middle of a city
    had pigeons for partners and a lift for a watering can
    feed eleven households from up there now
garden quiet:
    raked the gravel of a temple yard for a whole autumn
    was not allowed to speak, only to begin again
    found a pattern that even the abbot walked around
farming rain:
    stood in the only field in the valley that was not under water
    had forty sheep in it by evening, and a piano
    learnt who my neighbours were
farming animals:
    drove a herd through a town because the bridge was out
    lost one cow in a department store
    found it admiring hats
trees kindness:
    planted a walnut on the day a friend was buried
    could jump over it for three years
    gather two sacks under it now
trees building:
    built a house around a trunk rather than fell it
    had leaves in the kitchen every spring
    was woken once by an acorn in the teapot
birds quiet:
    sat in a hide for five days to hear one bird
    heard it on the sixth, from the car park
    went back in and waited again
birds teaching:
    brought an egg to school in my mitten
    had it hatch during the arithmetic
    was followed from desk to desk until summer
animals work:
    was hired to walk seven dogs and untangle them
    was pulled through a hedge, a fair and a wedding
    was invited to stay at the third
animals medicine:
    sat up with a horse that nobody gave any hope
    talked to it about the weather until four in the morning
    was kicked at sunrise, and have never been so glad
music travel:
    swapped a watch for a drum with somebody whose language I did not speak
    was taught one rhythm by knocking on my shoulder
    still count everything in sevens
music work:
    tuned a piano in a house where nobody played
    came twice a year for ten years to a closed lid
    heard a waltz from the street in the eleventh
music crowds:
    froze in front of an audience with the bow in the air
    began to laugh, and then could not stop
    was taken for a modern composer
singing faith:
    sang the wrong psalm at a service with all my heart
    was joined by the left half of the church
    heard the right half give in at the second verse
singing work:
    hummed on a night shift so as not to nod off
    noticed that the whole ward breathed in time
    was asked for it by the next shift
dancing family:
    learnt the steps at a kitchen door, with a broom
    danced with the broom at a feast for a joke
    won a ham together with it
dancing honesty:
    told my partner in the middle of a tango that I could not dance
    was told that this had been plain for some time
    was led very kindly to the end
painting home:
    painted a door blue at midnight, after bad news
    saw the whole lane do theirs in the weeks that followed
    was never asked what the news had been
painting crowds:
    drew portraits at a fair for a penny each
    made a policeman look like a heron by mistake
    had a queue of policemen by noon
photography friendship:
    took a picture of two strangers quarrelling on a bench
    was asked for a print by both, separately
    handed over the prints at their wedding
photography work:
    developed the films of a whole town for a shop
    knew of every quarrel by the pictures that were cut in half
    glued one together and posted it, with no name
pottery quiet:
    centred a lump of clay for a month without making anything
    was about to give up when it stood still by itself
    drank from that one this morning
sewing money:
    turned one coat inside out three winters running
    was asked for the name of my tailor
    gave a name, and now there is a sign with it over the door
sewing medicine:
    stitched shirts until my eyes gave out
    was trusted with a wound on a mountain, for want of anybody better
    used the same stitch as for a collar
woodwork family:
    carved a cradle out of a boat that had drowned nobody
    cut the date into the wrong end
    have rocked eleven children upside down
woodwork metal:
    sawed the leg off the wrong chair on a Monday
    carved a new one out of boxwood
    let people guess which it is, and have won many a glass
mending kindness:
    set up a table in the street with a sign that said I mend things
    was brought a toaster, a doll and a marriage
    managed two of the three
mending childhood:
    dropped a music box down the stairs at six
    hid the pieces in a sock for years
    mended it the week I left, and left it on the step
building faith:
    laid bricks for a mosque beside a man who built churches
    argued about arches every day of that summer
    put one of each into the back wall
building childhood:
    dug a tunnel from the shed towards the sea
    came up in the vicarage rhubarb
    was given a spade of my own for it
metal family:
    struck a horseshoe before I could lift the hammer
    needed both hands and somebody else's
    have it over the door, bent as it is
chess kindness:
    played chess by post with somebody in a hospital
    made my worst moves on purpose towards the end
    got the last card a week afterwards, and it said that I had been found out
chess travel:
    was beaten in eleven moves by a child at a ferry stop
    stayed for the next ferry, and the one after
    wrote the game on my ticket
sport crowds:
    kept goal for a village because I was too slow to refuse
    saved a penalty with my face
    was carried to the pub and then to the dentist
sport family:
    went to a match to sit beside somebody who no longer knew my name
    heard him name every player of thirty years ago
    have gone every Saturday
film crowds:
    was an extra in a battle and died eleven times
    was told to lie still next to the same stranger
    have been writing to her since, about other things
film childhood:
    saw a picture through a hole in the projection booth
    thought for years that films had a round edge
    was disappointed by the corners
science honesty:
    got a result that made everybody happy
    found a fly in the apparatus
    published the fly
science stars:
    looked into a well to see the stars by day, as somebody had written
    saw my own hat fall in
    wrote down the echo, since I was there
stars friendship:
    lay on a frozen lake to watch meteors
    could not get up, for my coat had stuck to the ice
    was poured free with somebody's tea
computers kindness:
    taught a class of grandmothers to send a picture
    was sent four hundred of the same cat
    can tell by the cat now how each of them is
computers memory:
    lost everything I had written to one wrong key
    sat in front of the empty screen until it was dark
    began again, and it came out shorter
numbers money:
    did the books of a circus
    found that the elephant had been paid twice
    was asked to tell it so in person
numbers childhood:
    counted the steps to school every day
    came to one more on a Thursday
    have never found out which one was new
teaching friendship:
    taught night school to people twice as tired as I was
    fell asleep at the board in the middle of a word
    woke to somebody else explaining it, and better
teaching quiet:
    stood in front of forty pupils on my first day without a voice
    drew the whole lesson on the blackboard
    have talked less ever since
studying work:
    studied for an examination under a street lamp
    was brought a stool by a guard who had been watching
    passed, and gave the stool to the next one
medicine travel:
    helped at a birth in the corridor of a bus
    had read one page about it, years before
    was named on a certificate as the place
medicine work:
    dropped a tray in the silence of an operation
    was told by the surgeon to breathe and then to bend down
    have held every tray with both hands
pharmacy trees:
    followed a healer through the woods with a notebook
    wrote down forty leaves and one warning
    forgot the warning, and slept for two days
law honesty:
    spoke up for somebody in court who had robbed me
    was asked by the judge whether I was sure
    got my bicycle back years later, painted green
police kindness:
    was stopped at night for carrying a door
    explained that it was for a house that had none
    was helped to carry it the rest of the way
post friendship:
    delivered the same love letter eleven times to a house that sent it back
    read the address aloud in the end, as if by chance
    saw the window open
post family:
    got a parcel meant for somebody with my name
    brought it to him across the whole country
    found that we had the same ears
shop childhood:
    sold stones from a tray at the roadside
    was asked by a lady for one that brings luck
    gave her the one I had meant to keep
shop gossip:
    opened a stall between two that were not on speaking terms
    carried messages from left to right for a year
    was the only one who did not want to know how it had begun
politics crowds:
    was pushed to the front of a march by mistake
    was handed the loudspeaker
    asked for the way to the station, and was cheered
politics work:
    sat on a council for the sake of one lamp post
    was outvoted nine times
    read by its light the night it came on
faith crowds:
    rang the bells because the ringer was stuck in the snow
    pulled the wrong rope at the wrong hour
    saw the whole village come out in its nightshirts
faith kindness:
    kept the fast for the first time at the house of friends
    was handed the first date at dusk by the smallest of them
    have not tasted anything like it since
family home:
    came home to a table set for one too many
    asked for whom it was
    was told that somebody always comes
family travel:
    crossed a border in the boot of a car, under potatoes
    was told to be as quiet as they were
    cannot peel one without a laugh
friendship rain:
    sheltered under the same tree as somebody I had not spoken to for years
    waited for the other to begin
    was struck dumb by the thunder, and we laughed
home quiet:
    rented a room over a clockmaker
    could not sleep for the ticking
    could not sleep anywhere else afterwards
childhood gossip:
    told everybody that a wolf lived behind the school
    was believed for a term
    met it there in the spring, and it was a dog that needed a home
rain farming:
    carried water to one row of beans through a dry year
    had nothing left for the others
    ate those beans on the day the rain came
crowds honesty:
    found a purse with a year's wages in it at a market
    stood on a barrel and shouted until someone came
    got a melon for it, and the best seat at every feast
gossip kindness:
    heard a thing about a friend that was not true
    told it everywhere with another ending
    met my own version a year later, and it had grown wings
honesty work:
    owned up to a mistake that nobody had noticed
    was put in charge of finding others
    found that most of them were mine
kindness rain:
    gave my coat to somebody at a bus stop
    was snowed on for an hour
    was handed another by the next one in the line
money friendship:
    lent a week's pay to somebody I had never seen
    had forgotten it when double the sum came by post
    sent half of it back, with a bottle
memory home:
    inherited a key without a door
    tried it on every lock in the street
    wear it, since nobody has come to ask
radio quiet:
    listened to ships talking at night, under the covers
    answered one of them with a torch
    was answered by the torch of the boy across the road
cars travel:
    drove a hearse across two countries, empty, as a favour
    was let pass by everybody and saluted by some
    arrived with eleven hitchhikers and a bride
cars work:
    drove a taxi in a city I did not know
    was told the way by every passenger, each time another
    took the longest, and heard the best stories
work:
    was hired by mistake for somebody of my name
    did what I could until that one turned up
    trained my replacement, and was kept as well
work:
    swept a theatre for a winter
    knew every part by the spring
    said one line in April, from the broom cupboard
wish:
    wrote it on a slip of paper and tied it to a tree, as they do there
    came by a year later and it had faded
    took a darker ink, and a higher branch
wish:
    put a coin aside for it every Friday
    broke into the tin for a friend
    started over with a bigger one
wish:
    was asked by a child what I was waiting for
    had three answers and did not believe any
    began the next morning
"""
