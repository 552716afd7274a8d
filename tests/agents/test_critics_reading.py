"""What critics read out of words: denials, values, places, relatives, plates, neighbours, leftovers, hidden words."""

from __future__ import annotations

import pytest

from agents.critics import Bench, Criticism, Dialogue, Line, Speaker, make_critic
from agents.critics.attributes import Attribute, attributes_of, excluded
from agents.critics.clashing import clash
from agents.critics.denials import Told, goes_back_on, refers_to_nothing, told, wholly_denied
from agents.critics.eating import tastes_forbidden
from agents.critics.fluency import flaws_of
from agents.critics.leftovers import doubled, kind_of_notice, left_over
from agents.critics.neighbours import strange_pairs
from agents.critics.places import is_elsewhere, is_known, places_in
from agents.critics.relatives import names_of_relatives, said_of_relatives, with_relations
from agents.critics.surroundings import Surroundings, Vectors, nearest_e6
from agents.critics.tables import Sieve
from agents.critics.toxicity import how_toxic, unhidden
from agents.critics.values import values_in
from agents.embedding import StaticEmbedder


def dialogue(*lines: str, facts: tuple[str, ...] = ()) -> Dialogue:
    return Dialogue((Speaker("Ann", facts), Speaker("Bo")), tuple(Line(n % 2, text) for n, text in enumerate(lines)))


def say(critic: str, *lines: str, facts: tuple[str, ...] = ()) -> Criticism:
    return make_critic(critic, Bench(StaticEmbedder()))(dialogue(*lines, facts=facts))


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("My sister is getting married in June.", "I never had a sister."),
        ("I have two tickets for the concert.", "I have five tickets for the concert."),
        ("I passed the exam!", "I failed the exam, didn't I tell you?"),
        ("I was born in Lisbon.", "I was born in Krakow."),
        ("The meeting is on Thursday.", "The meeting is on Monday."),
        ("The train leaves at nine.", "The train leaves at four."),
        ("The shop is closed on Mondays.", "The shop is open on Mondays, come by."),
        ("I read that book twice.", "I have never heard of that book."),
        ("I finished the report.", "The report isn't finished."),
        ("I work from home.", "My office is on the tenth floor."),
        ("I love trains.", "As I told you, I come from Korea."),
    ],
)
def test_what_a_speaker_goes_back_on_is_found(before: str, later: str) -> None:
    assert say("contradiction", before, "I see.", later).turns == {2}


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("I have a cat.", "I have no idea what she eats."),
        ("The keys are in the drawer.", "I never said I was tidy."),
        ("I met him in May.", "My birthday is in June."),
        ("My car is red.", "My bike is blue."),
        ("Any plans for the day?", "No plans to speak of."),
        ("I don't think I've told you.", "I play the cello."),
    ],
)
def test_what_goes_together_is_left_alone(before: str, later: str) -> None:
    assert say("contradiction", before, "I see.", later).turns == frozenset()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("In my regiment we rose at five.", "I am a baker."),
        ("I've been driving the night bus for six years now.", "I am a beekeeper."),
        ("My brother lives just down the road.", "My brother lives in Spain."),
        ("My husband is cooking tonight.", "I am a widow."),
        ("Opera puts me to sleep every time.", "I love opera."),
        ("Here in Madrid it's siesta time.", "I live in Toronto."),
        ("My hearing is as sharp as a bat's.", "I am deaf in one ear."),
        ("I spend every penny the day I get it.", "I'm saving money for a house."),
        ("The stadium was packed and I loved every second.", "I hate crowds."),
        ("two pints of stout for me, my usual", "I do not drink alcohol."),
    ],
)
def test_what_goes_against_a_persona_is_found(said: str, known: str) -> None:
    assert clash(said, known)


def test_a_name_stands_for_whom_it_belongs_to() -> None:
    names = names_of_relatives(["My wife Doris passed away last spring.", "i have a little sister called ivy."])
    assert names == {"doris": "wife", "ivy": "sister"}
    assert with_relations("Doris is in the kitchen.", names) == "my wife is in the kitchen."
    assert with_relations("Nobody here.", {}) == "Nobody here."
    facts = ("My wife Doris passed away last spring.",)
    assert say("faithfulness", "Doris is just putting the kettle on.", facts=facts).turns == {0}
    assert not say("faithfulness", "Doris always liked your plum, God rest her.", facts=facts).turns


def test_relatives_are_alive_or_dead_near_or_far_and_have_trades() -> None:
    assert dict(said_of_relatives("I lost a brother to the sea.")) == {"life of brother": "dead"}
    assert dict(said_of_relatives("My mum lives in Canada."))["home of mother"] == "canada/"
    assert dict(said_of_relatives("My son works abroad."))["home of son"] == "far"
    assert "work of father" in dict(said_of_relatives("My dad is a judge."))
    assert not excluded(Attribute("home of son", "far"), Attribute("home of son", "canada/"))


def test_places_lie_in_one_another() -> None:
    assert dict(places_in("I'm based in Osaka."))["dwells in"] == "japan/osaka"
    assert is_elsewhere("japan/osaka", "japan/kyoto") and not is_elsewhere("japan/", "japan/kyoto")
    assert is_known("Peru") and not is_known("Atlantis")
    assert ("comes from", "norway/") in list(places_in("I have lived in Norway all my life."))


def test_values_are_those_of_one_thing() -> None:
    assert list(values_in("The wedding is in June. My cup is empty.")) != []
    assert Attribute("month of wedding", "june") in attributes_of("The wedding is in June.")
    assert list(values_in("The best is at nine.")) == []


def test_who_avoids_a_food_has_none_of_it_on_the_plate() -> None:
    assert tastes_forbidden("having breakfast, almond croissant for me, I love it", "i am allergic to nuts.")
    assert not tastes_forbidden("I brought it without nuts for you, I had soup.", "i am allergic to nuts.")
    assert not tastes_forbidden("Have you had the ham?", "I am a vegetarian.")


def test_denials_know_what_was_told_before() -> None:
    assert goes_back_on("I know nothing of any pallet.", [Told("I raised it last month.", "Who left that pallet?")])
    assert goes_back_on("Lovely day.", [Told("I have a parrot.")]) == ""
    assert wholly_denied("Good morning.") == told("") == frozenset()
    assert not refers_to_nothing("As soon as I say so, they come.", [])


def test_words_that_cannot_stand_together_are_told_by_rules() -> None:
    assert strange_pairs("I'll me give the of it.") == ("i'll me", "the of")
    assert strange_pairs("we with him makes a very the noise") and strange_pairs("She would to a.")
    learners = ("I cook in restaurant until late night.", "He always forgets it in the bus.", "u get an A")
    assert not any(strange_pairs(line) for line in learners)
    assert flaws_of("Mind the the gap, my friend.")[0][1] == "Mind the the gap, my friend."


def test_text_that_nobody_says_is_told_from_talk() -> None:
    kinds = [left_over(text) for text in ("Dear [Name], hello.", "As an AI language model, I like tea.", "I like tea.")]
    assert kinds == ["left by a machine", "words of an assistant", ""]
    assert kind_of_notice("Whisk the egg whites until stiff peaks form.") == "a recipe"
    assert kind_of_notice("How was your day?") == ""
    assert doubled("fourteen fourteen lines") and not doubled("really really good")
    assert say("fluency", "Nice to see you.", "The tenant shall return the keys by law.").turns == {1}


def test_what_many_turns_are_about_is_no_stray_notice() -> None:
    talk = [f"Your order number {n} has been dispatched." for n in ("one", "two", "three", "four")]
    assert not say("fluency", *talk).turns


def test_hidden_and_quoted_words_are_read_as_they_are_meant() -> None:
    assert unhidden("You i d i o t") == "You idiot"
    assert how_toxic("You absolute m0ron!")[0] and how_toxic("ur st*pid")[0]
    assert how_toxic('He shouted "you are a worthless pig" and left.') == (0, "")
    harmless = ("You're not stupid.", "I was such a fool.", "If I see you there I'll say hello.", "We all love you.",
                "What a shame you can't come.", "I pay $20 for 3 nights!")  # fmt: skip
    assert [how_toxic(text)[0] for text in harmless] == [0] * len(harmless)
    vicious = ("Nobody would even notice if you were gone.", "People like you ruin everything.",
               "You have the brain of a gnat, and half a one at that.", "I'll make you regret it.",
               "Somebody should put you down like a dog.")  # fmt: skip
    assert all(how_toxic(text)[0] for text in vicious)


def test_a_turn_written_unlike_all_others_is_noticed() -> None:
    lines = ("Dear Sir, I thank you.", "Dear Madam, not at all.", "You are kind.", "I try to be.", "I see it.", "Good.")
    vectors = Vectors(StaticEmbedder())
    around = Surroundings(dialogue(*lines, "ikr lol"), vectors, frozenset())
    assert around.is_written_unlike(6) and not around.is_written_unlike(0)
    assert nearest_e6(vectors, "I like tea.", []) == 0
    assert nearest_e6(vectors, "I like tea.", ["I like tea."]) > 900_000


def test_a_sieve_keeps_every_pattern_that_can_match() -> None:
    sieve = Sieve([r"\bdogs?\b", r"\bcat(?:s|ty)?\b", r"\d"])
    assert list(sieve.may_match("A dog.")) == [0, 2]
