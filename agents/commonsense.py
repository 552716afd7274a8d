"""Common sense about what people do: words that belong together, by pastime, trade and turn of life.

A small table of our own, offline. It says that who bakes has to do with flour and ovens, so that a turn about dough
counts as using the fact of being a baker, and that old maps and sailing are not far apart. The idea of widening the
facts of a persona by common sense is that of COMPAC (B. P. Majumder et al., EMNLP 2020) and PeaCoK (S. Gao et al., ACL
2023); nothing of theirs is in the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agents.minds.rules.words import content_words

_TABLE = """
baking | baker bake baking bakery bread loaf cake pastry sourdough | dough oven flour yeast crust rolls buns knead rise
cooking | cook chef cooking kitchen soup stew food recipe | pot pan onion spice taste simmer dinner supper stove dish
coffee | coffee cafe barista espresso | cup beans roast brew mug foam grinder
tea | tea teapot | kettle cup leaves brew pot steep
drinks | vineyard vintner beer brewing cider pub innkeeper barkeeper | glass bottle cellar barrel drink vintage pint
cheese | cheese dairy cheesemaker | milk cow goat curd rind
reading | book reading read novel library librarian bookshop bookseller | page chapter author shelf story print volume
writing | writer writing write poem poet poetry journalist diary letter novelist | pen ink page draft word verse line
history | history historian archive museum past | century record document ancestors date old chronicle
maps | map maps cartographer chart atlas | coast route compass border road survey north
travel | travel travelling journey abroad tourist | train ticket suitcase road country passport border
trains | train trains railway station | track platform signal engine carriage timetable
sea | sea sailing sail boat harbour sailor captain fisher fisherman ship net nets | tide wind mast wave coast rope catch
swimming | swim swimming swimmer river lake | water cold bath current shore dive
walking | walk walking walks hike hiking hill hills mountain mountains | path boots trail view climb miles weather
running | run running runner marathon jogging | legs miles breath shoes pace morning
cycling | bicycle bike cycling cyclist | wheel chain pedal tyre hill saddle
garden | garden gardening gardener flower flowers rose roses plants allotment tomatoes | soil seed bed bloom weed root
farming | farm farmer field harvest orchard apples | crop barn tractor plough grain wheat sheep tree
trees | tree trees forest forester wood woods | leaf branch oak trunk moss
birds | bird birds birdwatching birding | nest feather song wings migrate feeder binoculars
animals | dog dogs cat cats horse horses animals vet pets bee bees beekeeper | puppy leash stable paw hive honey fur
music | music musician song songs guitar piano violin cello accordion band orchestra composer | tune chord string scales
singing | sing singing singer choir chorus | voice song hymn note rehearsal concert
dancing | dance dancing dancer ballet tango | step music floor partner rhythm
painting | paint painting painter artist drawing sketch art watercolour | brush colour canvas easel picture gallery
photography | photograph photographs photography photographer camera | picture lens light film album
pottery | pottery potter clay ceramics | kiln glaze wheel bowl jug
sewing | sewing sew tailor knitting knit quilt wool embroidery weaver | needle thread yarn stitch cloth pattern
woodwork | carpenter woodwork joiner cabinet furniture carving | saw chisel bench board nail timber
mending | mend mending repair fixing mechanic clocks clockmaker tinkering | tool screw part spring broken gear workshop
building | builder mason bricklayer architect building | brick wall stone plan roof mortar
metal | smith blacksmith metal welding welder | forge iron hammer anvil spark
milling | mill miller grinding flour | grain stone sack wheel water
chess | chess cards games puzzle puzzles crossword dominoes darts | board move piece knight deck clue
sport | football cricket tennis basketball sport match team coach | ball goal pitch score player training club
film | film films cinema movie theatre actor actress stage | screen scene part role audience curtain
science | science scientist physics chemistry biology researcher research | experiment laboratory theory measure paper
stars | stars astronomy astronomer telescope night sky | planet moon comet dark
computers | computer programmer programming software code coding engineer | screen bug program data machine
numbers | accountant accounts bookkeeper bank banker mathematics maths | sum ledger figures balance money number
teaching | teacher teaching school pupil pupils tutor professor university | lesson class child homework blackboard exam
studying | student study studying studies exam degree college | notes lecture library essay course
medicine | nurse doctor hospital surgeon clinic medicine midwife dentist | patient ward pill fever bandage shift
pharmacy | pharmacy pharmacist chemist herbs herbal remedies | pill prescription remedy plant dose
law | lawyer law judge court solicitor barrister | case contract clause evidence justice
police | police detective officer constable | crime clue station patrol
post | postman postwoman post mail stamps | letter parcel address envelope round
shop | shop shopkeeper grocer grocery store market merchant stall | price customer shelf till sell goods
politics | politics mayor council councillor election politician campaign | vote party speech town policy
faith | church priest vicar faith prayer pastor chapel temple mosque | hymn service sunday candle bible
family | family mother father daughter son children grandmother grandfather wife husband | child birthday cradle wedding
friendship | friend friends friendship company neighbours neighbour | visit company laugh
home | home house cottage flat living | room door roof kitchen window
childhood | childhood grew child young | school village play parents
food | eat eating meal breakfast lunch pancakes dumplings noodles chocolate | plate fork hungry sweet taste
rain | rain weather storm storms snow winter | cloud wet umbrella wind cold
quiet | quiet silence peace solitude alone | calm still noise bench
crowds | crowds crowd noise parties party | loud people busy
gossip | gossip rumours rumour news | hear story whisper
honesty | honesty honest truth fairness justice | lie promise word trust
kindness | kindness generosity helping charity volunteer volunteering | help give gift
money | money saving thrift wealth | cost price coin debt pay
memory | photographs letters keepsakes souvenirs | old box drawer remember
radio | radio records record vinyl | song tune programme news
cars | motor driving driver taxi truck | road wheel engine garage
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A stretch of life: its name, the words that a fact about it has, and further words that go with it, as stems."""

    name: str
    heads: frozenset[str]
    related: frozenset[str]


def _field(line: str) -> Field:
    name, heads, related = (part.strip() for part in line.split("|"))
    return Field(name, content_words(f"{name} {heads}"), content_words(related))


FIELDS: tuple[Field, ...] = tuple(_field(line) for line in _TABLE.strip().splitlines())


@lru_cache(maxsize=4096)
def fields_of(text: str) -> tuple[str, ...]:
    """Return the names of the fields that `text` is about, the one with most of its words first.

    Example:
        >>> fields_of("baking bread for the whole street")
        ('baking',)
    """
    words = content_words(text)
    found = [(len(words & field.heads), -at) for at, field in enumerate(FIELDS)]
    return tuple(FIELDS[-place].name for hits, place in sorted(found, reverse=True) if hits)


@lru_cache(maxsize=4096)
def expanded(text: str) -> frozenset[str]:
    """Return the words, as stems, that common sense adds to those of `text`; none of its own.

    Example:
        >>> sorted(expanded("a potter"))[:4]
        ['bowl', 'ceramic', 'clay', 'glaz']
    """
    words = content_words(text)
    added = [field.heads | field.related for field in FIELDS if words & field.heads]
    return frozenset().union(*added) - words


def shared_fields(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    """Return the fields that something in `first` and something in `second` are about, in the table's order.

    Two people who share one have something to talk about.

    Example:
        >>> shared_fields(["baking bread"], ["the smell of an oven", "my sourdough"])
        ('baking',)
    """
    one = {field for text in first for field in fields_of(text)}
    other = {field for text in second for field in fields_of(text)}
    return tuple(field.name for field in FIELDS if field.name in one & other)
