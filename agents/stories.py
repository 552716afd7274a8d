"""Background stories: small things that happened to somebody once, each fitting facts of one kind, events in order.

A story is told when somebody is asked how it came about that something is so. It names no family, no age and no place
that could go against a persona. All stories are our own. Telling a story that fits a fact, in the first person and with
its events in their order, follows the idea of B. P. Majumder et al., "Unsupervised Enrichment of Persona-grounded
Dialog with Background Stories", ACL 2021.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agents.commonsense import fields_of
from agents.minds.rules.words import content_words
from agents.streams import Stream

_TABLE = """
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
"""


@dataclass(frozen=True, slots=True)
class Story:
    """Events that happened to somebody, in order, each a clause that fits after "I"; and the fields it fits."""

    fields: frozenset[str]
    events: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its first event, by which it is told from others."""
        return self.events[0]


def _read(table: str) -> tuple[Story, ...]:
    """Return the stories of `table`: a line of fields that ends in a colon, then a line for each event."""
    stories: list[Story] = []
    for line in table.strip().splitlines():
        if line.endswith(":"):
            stories.append(Story(frozenset(line.rstrip(":").split()), ()))
        else:
            stories[-1] = Story(stories[-1].fields, (*stories[-1].events, line.strip()))
    return tuple(stories)


STORIES = _read(_TABLE)


def story_for(fact: str, kind: str, stream: Stream, told: Collection[str] = ()) -> Story | None:
    """Return a story that fits a fact about somebody; None where there is none that was not told yet.

    Args:
        fact: The fact's words.
        kind: "work" and "goal" have stories that fit any of their kind, where no other fits better.
        stream: Draws among those that fit equally well.
        told: Ids of stories this person has told already, of other facts.
    """
    about = fields_of(fact)
    open_ones = [story for story in STORIES if story.id not in told]
    fitting = [[story for story in open_ones if field in story.fields] for field in about]
    general = {"work": "work", "goal": "wish"}.get(kind)
    fitting.append([story for story in open_ones if general in story.fields])
    return next((stream.choice(some) for some in fitting if some), None)


def in_order(text: str, events: Sequence[str]) -> bool:
    """Return whether `text` tells all of `events` in their order: each is found where most of its words are.

    Example:
        >>> in_order("First I burned the bread; the neighbours came.", ["burned a loaf of bread", "saw the neighbours"])
        True
    """
    sentences = [content_words(part) for part in re.split(r"[.!?;:,]+", text)]
    at = 0
    for event in events:
        words = content_words(event)
        hits = [len(words & sentence) for sentence in sentences]
        if not words or not max(hits):
            return False
        place = max(range(len(hits)), key=lambda n: (hits[n], -n))
        if place < at:
            return False
        at = place
    return True
