"""What people do where: activities that fit after "I am", by kind of place, time of day and turn of interest."""

from __future__ import annotations

from collections.abc import Mapping

from agents.minds.rules.words import word_set

# How much a kind of place draws people, hour by hour in six spans: before 9, to 12, to 14, to 17, to 20, later.
OUTINGS: Mapping[str, tuple[int, int, int, int, int, int]] = {
    "cafe": (6, 9, 9, 9, 3, 1),
    "bakery": (6, 5, 3, 2, 0, 0),
    "restaurant": (0, 1, 8, 1, 9, 4),
    "pub": (0, 0, 4, 3, 10, 10),
    "bar": (0, 0, 1, 2, 9, 10),
    "park": (4, 6, 5, 8, 5, 1),
    "garden": (4, 6, 4, 7, 4, 0),
    "square": (3, 6, 7, 7, 6, 2),
    "market": (4, 9, 7, 4, 1, 0),
    "shop": (1, 6, 4, 6, 2, 0),
    "store": (1, 6, 4, 6, 2, 0),
    "library": (0, 6, 3, 7, 3, 0),
    "school": (0, 0, 0, 1, 1, 0),
    "church": (2, 3, 1, 2, 2, 0),
    "hall": (0, 2, 2, 4, 6, 3),
    "harbour": (4, 4, 3, 5, 4, 1),
    "beach": (3, 4, 4, 7, 5, 1),
    "river": (3, 4, 3, 6, 4, 1),
    "museum": (0, 4, 2, 6, 0, 0),
    "gym": (4, 3, 2, 4, 5, 0),
    "theatre": (0, 0, 0, 1, 6, 4),
    "station": (1, 1, 1, 1, 1, 0),
    "place": (1, 3, 3, 4, 4, 1),
}

KIND_WORDS: Mapping[str, str] = {
    "café": "cafe", "coffee": "cafe", "teahouse": "cafe", "tearoom": "cafe", "tea": "cafe", "bakery": "bakery",
    "inn": "pub", "tavern": "pub", "pub": "pub", "alehouse": "pub", "bar": "bar", "grocery": "shop",
    "groceries": "shop", "pharmacy": "shop", "bookshop": "library", "green": "park", "meadow": "park",
    "plaza": "square", "street": "square", "common": "square", "forum": "square", "community": "hall",
    "townhall": "hall", "chapel": "church", "mosque": "church", "temple": "church", "synagogue": "church",
    "pier": "harbour", "docks": "harbour", "port": "harbour", "lake": "river", "pond": "river", "woods": "park",
    "forest": "park", "gallery": "museum", "cinema": "theatre", "canteen": "restaurant", "diner": "restaurant",
    "bistro": "restaurant", "allotment": "garden", "playground": "park", "college": "school", "university": "school",
}  # fmt: skip

PRIVATE_KINDS = word_set(
    """
    home house flat apartment cottage farmhouse farm room bedroom dormitory residence villa cabin work workplace
    office workshop factory mill bank studio surgery clinic hospital depot warehouse stable barn
    """
)

AT_PLACE: Mapping[str, tuple[str, ...]] = {
    "cafe": (
        "drinking coffee by the window", "having tea and a bun", "reading the paper over coffee",
        "watching people go by", "writing a letter at a corner table", "having a slice of plum cake",
        "doing the crossword", "waiting for my tea to cool",
    ),
    "bakery": ("buying a loaf", "choosing rolls for tomorrow", "smelling the fresh bread", "buying a plum tart"),
    "restaurant": ("looking over the menu", "having something warm to eat", "trying the dish of the day"),
    "pub": (
        "having a drink", "playing cards", "sitting by the fire", "having a quiet half pint", "playing darts",
        "listening to the talk at the bar",
    ),
    "bar": ("having a drink", "sitting at the bar", "listening to the music", "nursing a ginger beer"),
    "park": (
        "walking under the trees", "sitting on a bench", "feeding the ducks", "taking some air",
        "stretching my legs", "watching the birds", "reading on a bench", "walking the long way round",
    ),
    "garden": ("weeding a bed", "looking at what is in flower", "watering the pots", "sitting among the beans"),
    "square": (
        "strolling across the square", "sitting on the steps", "looking at the notice board",
        "watching the world go by", "running a few errands", "leaning on the railing",
    ),
    "market": (
        "looking over the stalls", "buying vegetables", "haggling over cheese", "choosing apples",
        "buying eggs and butter", "looking for a good lamp",
    ),
    "shop": (
        "doing some shopping", "buying soap and thread", "looking for a birthday card", "comparing prices",
        "picking up what I ordered", "buying candles",
    ),
    "library": (
        "reading the local paper", "looking for a novel", "leafing through old magazines",
        "returning a book", "reading about birds", "looking something up",
    ),
    "school": ("helping with the chairs", "looking at the children's drawings"),
    "church": ("sitting in the quiet", "lighting a candle", "listening to the organ"),
    "hall": ("looking at what is on", "helping to set out chairs", "reading the posters", "listening to the choir"),
    "harbour": ("watching the boats", "looking at the nets", "walking along the water"),
    "beach": ("walking along the water", "picking up shells", "sitting in the sand"),
    "river": ("walking by the water", "skimming stones", "watching the water go by"),
    "museum": ("looking at the old photographs", "walking through the rooms", "studying a painting"),
    "gym": ("doing my exercises", "running a few rounds", "stretching"),
    "theatre": ("waiting for the curtain", "watching the show", "looking at the programme"),
    "station": ("watching the trains", "looking at the timetable"),
    "place": (
        "having a look around", "passing the time", "sitting for a while", "seeing who is about", "taking a short walk",
    ),
}  # fmt: skip

AT_HOME: Mapping[str, tuple[str, ...]] = {
    "morning": (
        "airing the rooms", "sorting the post", "doing the washing", "watering the plants", "turning out the cupboards",
        "writing a shopping list", "cleaning the windows", "mending a shirt", "feeding the sourdough",
    ),
    "day": (
        "mending a chair", "reading at the window", "tidying the kitchen", "hanging up the washing",
        "writing letters", "baking a cake", "sorting old photographs", "fixing a dripping tap",
        "listening to the radio", "ironing", "sweeping the stairs", "putting up a shelf",
    ),
    "evening": (
        "reading in my armchair", "listening to a record", "playing patience", "doing the accounts",
        "knitting by the lamp", "doing a jigsaw", "writing in my diary", "looking through old letters",
        "polishing my shoes", "sewing on a button",
    ),
    "night": (
        "getting ready for bed", "reading in bed", "locking up and putting out the lamps", "laying out my things",
        "having a last cup of tea",
    ),
}  # fmt: skip

BREAKFASTS = (
    "having breakfast", "having porridge", "having toast and tea", "having eggs for breakfast",
    "having bread and jam", "drinking my first tea of the day",
)  # fmt: skip
LUNCHES = (
    "having soup for lunch", "having bread and cheese", "having a sandwich", "having leftovers for lunch",
    "having an omelette", "having a plate of dumplings", "having beans on toast",
)  # fmt: skip
LUNCHES_OUT = (
    "having soup for lunch", "having the dish of the day", "having a sandwich in the sun", "having a late bite",
    "having a bowl of noodles", "sharing a plate of bread and cheese",
)  # fmt: skip
SUPPERS = (
    "cooking supper", "having stew for supper", "making pancakes", "having fish for supper", "frying potatoes",
    "having lentils and rice", "having supper at the kitchen table",
)  # fmt: skip

# Stems of words that tell a meal from other activities.
EATING = frozenset({"eat", "breakfast", "lunch", "din", "dinner", "supper", "meal", "soup", "sandwich", "brunch"})

OF_OCCUPATION: Mapping[str, tuple[str, ...]] = {
    "baker": ("trying a new dough", "writing down a recipe"),
    "teacher": ("marking exercise books", "preparing a lesson"),
    "student": ("going over my notes", "revising for a test", "reading a set book"),
    "writer": ("rewriting a page", "looking for the right word", "reading what I wrote yesterday"),
    "poet": ("rewriting a verse", "looking for a rhyme"),
    "journalist": ("going over my notes", "looking for a story"),
    "painter": ("sketching what I see", "mixing a new green"),
    "artist": ("sketching what I see", "trying out a colour"),
    "musician": ("practising scales", "humming a new tune"),
    "carpenter": ("sharpening my chisels", "drawing a table I want to build"),
    "gardener": ("going through seed packets", "drawing next year's beds"),
    "farmer": ("looking at the weather report", "going through seed packets"),
    "nurse": ("reading about a new treatment", "putting my feet up"),
    "doctor": ("reading a medical journal", "writing up notes"),
    "shopkeeper": ("doing the books", "writing an order list"),
    "grocer": ("doing the books", "writing an order list"),
    "cook": ("trying out a sauce", "planning a menu"),
    "chef": ("trying out a sauce", "planning a menu"),
    "librarian": ("reading a new arrival", "making a list of books to order"),
    "clerk": ("going through the post", "sorting papers"),
    "fisher": ("mending a net", "looking at the weather report"),
    "fisherman": ("mending a net", "looking at the weather report"),
    "mechanic": ("taking an old radio apart", "cleaning a carburettor"),
    "tailor": ("cutting a pattern", "taking in a coat"),
    "potter": ("sketching a jug", "trying a glaze"),
    "engineer": ("going over a drawing", "taking a clock apart"),
    "programmer": ("chasing a bug", "reading about a new language"),
    "pharmacist": ("reading about remedies", "sorting herbs"),
    "retired": ("sorting old photographs", "writing to my cousin", "having a nap in my chair"),
    "postman": ("resting my feet", "sorting my stamps"),
    "miller": ("oiling a gear", "reckoning up sacks"),
    "mason": ("sketching a wall", "whetting a trowel"),
    "lawyer": ("reading a file", "drafting a letter"),
    "priest": ("working on a sermon", "reading a psalm"),
}

# Words of a like or a goal, as stems, and the kinds of places that suit them.
SUITS: Mapping[str, tuple[str, ...]] = {
    "book": ("library", "cafe"), "read": ("library", "park"), "history": ("library", "museum"), "map": ("library",),
    "poem": ("library", "cafe"), "poetry": ("library", "cafe"), "novel": ("library",), "coffee": ("cafe",),
    "tea": ("cafe",), "cake": ("cafe", "bakery"), "walk": ("park", "river", "beach", "square"), "bird": ("park",),
    "tree": ("park",),
    "nature": ("park", "river"), "dog": ("park",), "run": ("park", "gym"), "flower": ("garden", "park"),
    "garden": ("garden", "park"), "music": ("pub", "hall"), "sing": ("hall", "church", "pub"), "song": ("pub", "hall"),
    "beer": ("pub",), "card": ("pub",), "dart": ("pub",), "chess": ("cafe", "pub"), "game": ("pub", "cafe"),
    "gossip": ("market", "cafe"), "people": ("square", "cafe"), "market": ("market",), "cook": ("market",),
    "food": ("market", "restaurant"), "cheese": ("market",), "boat": ("harbour", "river"), "sea": ("harbour", "beach"),
    "fish": ("harbour", "river"), "swim": ("beach", "river"), "water": ("river", "harbour"), "dance": ("hall", "pub"),
    "paint": ("museum", "park"), "art": ("museum",), "film": ("theatre",), "play": ("theatre", "park"),
    "sport": ("gym", "park"), "church": ("church",), "pray": ("church",), "politic": ("square", "hall"),
    "mayor": ("square", "hall"), "train": ("station",), "child": ("park",), "news": ("cafe", "square"),
}  # fmt: skip

# What comes before and after the activity itself, by stems of its words; the first match counts.
PARTS_OF: tuple[tuple[frozenset[str], tuple[tuple[str, str], ...]], ...] = (
    (frozenset({"bread", "bak", "dough"}), (("kneading dough", "taking the trays out"), ("lighting the oven", ""))),
    (
        frozenset({"breakfast", "lunch", "supper", "dinner", "eat", "cook", "soup", "stew", "porridge", "toast"}),
        (("laying the table", "washing up"), ("chopping an onion", "clearing the table"), ("", "washing up")),
    ),
    (frozenset({"read", "book", "novel", "paper"}), (("finding my page", "thinking about what I read"), ("", ""))),
    (frozenset({"writ", "letter", "diary"}), (("sharpening a pencil", "reading over what I wrote"),)),
    (frozenset({"walk", "stroll"}), (("lacing my boots", "catching my breath"), ("", "stopping to look around"))),
    (frozenset({"work", "shift"}), (("getting ready for work", "putting things in order"), ("", "taking a break"))),
    (frozenset({"mend", "fix", "repair"}), (("looking for the right tool", "sweeping up"),)),
    (frozenset({"teach", "school", "lesson"}), (("setting out the books", "wiping the blackboard"),)),
    (frozenset({"shop", "buy"}), (("going over my list", "counting my change"),)),
    (frozenset({"garden", "weed", "plant"}), (("fetching the watering can", "rinsing my hands"),)),
    (frozenset({"bed"}), (("", "putting out the light"),)),
)

PARTS_AT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "cafe": (("choosing a table", "finishing my cup"), ("ordering at the counter", "")),
    "pub": (("finding a seat", "finishing my glass"), ("ordering at the bar", "")),
    "park": (("looking at the sky", "walking back slowly"),),
    "library": (("looking along the shelves", "putting a book back"),),
    "market": (("looking for my purse", "sorting my bags"),),
    "shop": (("looking along the shelves", "paying at the counter"),),
    "": (("getting settled", ""), ("", "taking a short break"), ("", "putting things away")),
}

# What one asks somebody who is seen doing something, by the first word of it.
QUESTIONS_BY_ACTIVITY: Mapping[str, str] = {
    "baking": "how the baking is going", "kneading": "how the dough is coming along", "cooking": "what is in the pot",
    "frying": "what smells so good", "eating": "how the food is", "drinking": "whether there is a cup left",
    "mending": "how the mending is going", "fixing": "how the repairs are going",
    "repairing": "how the repairs are going",
    "building": "how the building is going", "painting": "how the painting is going",
    "sewing": "how the sewing is going",
    "knitting": "what the knitting will be", "writing": "how the writing is going", "reading": "about the book",
    "leafing": "whether there is anything good to read", "studying": "how the studying is going",
    "revising": "how the studying is going", "teaching": "how the lessons are going",
    "marking": "how the pupils are doing", "practising": "how the practice is going", "singing": "about the song",
    "listening": "about the music", "playing": "who is winning", "weeding": "how the garden is doing",
    "watering": "how the garden is doing", "gardening": "how the garden is doing", "fishing": "whether they are biting",
    "walking": "about the walk", "strolling": "about the walk", "running": "how the legs are holding up",
    "feeding": "about the birds", "buying": "what there is to buy today", "choosing": "which one is best",
    "shopping": "what there is to buy today", "selling": "how business is", "serving": "whether it is a busy day",
    "minding": "how business is", "working": "how work is going", "sorting": "how work is going",
    "sketching": "about the sketch", "cleaning": "whether the cleaning ever ends", "sweeping": "how the house is",
    "tidying": "how the house is", "planning": "what the plan is", "watching": "what there is to see",
    "looking": "what there is to see", "waiting": "what everybody is waiting for", "thinking": "what is on their mind",
}  # fmt: skip
