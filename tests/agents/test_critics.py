"""The critics that come with townsfolk, on small examples and on faults that were planted before they were written."""

from __future__ import annotations

from functools import cache

import pytest

from agents import plugins
from agents.critics import Bench, Criticism, Dialogue, Line, Speaker, critic_names, make_critic
from agents.critics.attributes import Attribute, attributes_of, excluded
from agents.critics.clashing import clash
from agents.critics.concepts import concepts_of, narrowest, trade_of, workplaces_of
from agents.critics.english import in_full, parts_of, units_of
from agents.critics.fluency import is_disordered, likelihood_e6
from agents.critics.repetition import shared_e6, tokens
from agents.critics.statements import statements_of
from agents.critics.toxicity import how_toxic
from agents.embedding import StaticEmbedder
from agents.errors import ScenarioError
from tests import planted

SEEKS = {
    "faithfulness": "off_persona",
    "contradiction": "contradiction",
    "coherence": "incoherence",
    "repetition": "repetition",
    "toxicity": "toxicity",
}


@cache
def bench() -> Bench:
    return Bench(StaticEmbedder())


def dialogue(*lines: str, facts: tuple[str, ...] = (), other: tuple[str, ...] = ()) -> Dialogue:
    speakers = (Speaker("Ann", facts), Speaker("Bo", other))
    return Dialogue(speakers, tuple(Line(n % 2, text) for n, text in enumerate(lines)))


def say(critic: str, *lines: str, facts: tuple[str, ...] = ()) -> Criticism:
    return make_critic(critic, bench())(dialogue(*lines, facts=facts))


def of_item(item: planted.Item) -> Dialogue:
    return dialogue(*item.turns, facts=item.facts[0], other=item.facts[1])


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("I had a steak.", "I never eat meat."),
        ("I can't stand jazz.", "I like jazz."),
        ("I'm so fond of queues.", "I don't care for queues."),
        ("I've never touched a cello.", "I play the cello."),
        ("I swim across the lake each morning.", "I cannot swim."),
        ("I work as a dentist.", "I am a plumber."),
        ("I'm an only child.", "I have two sisters."),
        ("I've no dog.", "I have a dog called Biscuit."),
        ("my wife is in the kitchen", "I have never been married."),
        ("i turned fifty last week", "I am 21 years old."),
        ("Jazz? I never cared for that.", "I like jazz."),
        ("If there's one thing I hate, it's old maps.", "I like old maps."),
        ("having a smoke, second pack today", "I quit smoking last year."),
        ("I can't start a day without coffee.", "I don't drink coffee."),
        ("My name is Greta.", "My name is Otto."),
        ("I have five cats.", "I have three cats."),
        ("I grew up in the city.", "I grew up on a farm."),
        ("My father was a farmer.", "My father was a sailor."),
        ("I'd never want to open a shop, I don't want to open a shop.", "I want to open a shop."),
    ],
)  # fmt: skip
def test_what_cannot_both_be_so_clashes(said: str, known: str) -> None:
    assert clash(said, known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("I like jazz.", "I like old maps."),
        ("Do you like jazz?", "I can't stand jazz."),
        ("If I liked jazz, I would say so.", "I can't stand jazz."),
        ("I have a cat.", "I have a dog."),
        ("I don't care for snow.", "I like ice skating."),
        ("My sister is a nurse.", "I am a plumber."),
        ("I used to be a teacher.", "I am a plumber."),
        ("I know that one.", "We don't know each other."),
        ("Pleased to meet you.", "I don't care for meetings."),
        ("I cannot eat nuts.", "I eat porridge every morning."),
        ("I was in the navy for six years.", "I am 48 years old."),
        ("I am engaged to be married.", "I have never been married."),
        ("no meat in this kitchen", "I do not eat meat."),
        ("I am cooking a stew.", "I am a nurse."),
    ],
)  # fmt: skip
def test_what_can_both_be_so_does_not_clash(said: str, known: str) -> None:
    assert clash(said, known) == ""


def test_a_statement_knows_idioms_ellipses_and_pronouns() -> None:
    (one,) = statements_of("Dogs freak me out.")
    assert (one.aspect, one.words) == ("fear", ("dogs",))
    assert statements_of("You know what I like? Old maps.")[0].words == ("maps",)
    assert any(found.negated and found.aspect == "do" for found in statements_of("Just quit smoking."))
    assert statements_of("extra olives, I eat them out of the jar")[0].words == ("jar", "extra", "olives")
    assert statements_of("Do you like it?") == ()


def test_words_have_concepts_above_them_and_deny_only_what_they_name() -> None:
    assert {"meat", "=steak"} == concepts_of("steak")
    assert "animal" in narrowest("animals") and "animal" not in narrowest("dogs")
    assert trade_of("nurses") == trade_of("nurse") and trade_of("table") is None
    assert trade_of("nurse") in workplaces_of("hospital") and workplaces_of("hill") == frozenset()


def test_attributes_say_what_one_has_at_a_time() -> None:
    assert Attribute("age", "70") in attributes_of("I am seventy years old.")
    assert Attribute("tomorrow", "friday") in attributes_of("It's Friday tomorrow.")
    assert excluded(Attribute("name", "not ann"), Attribute("name", "ann"))
    assert not excluded(Attribute("marriage", "engaged"), Attribute("marriage", "no"))
    assert excluded(Attribute("household", "alone"), Attribute("marriage", "yes"))
    assert excluded(Attribute("trade", "1"), Attribute("workplace", "2"))
    assert not excluded(Attribute("trade", "1"), Attribute("age", "2"))


def test_typed_english_is_written_out() -> None:
    assert in_full("im w/o a car, dont u know") == "I'm without a car, don't you know"
    assert parts_of("One. Two! Three - four?") == ("One.", "Two!", "Three", "four?")
    assert units_of("Fine. And you?") == ("Fine.", "And you?")


def test_an_insult_is_one_only_where_it_is_meant_for_somebody() -> None:
    assert [how_toxic(text)[1] for text in ("You stupid fool!", "I'll break your neck.", "Go kill yourself.")] == [
        "an insult", "a threat", "a wish of death or harm",
    ]  # fmt: skip
    harmless = (
        "This stupid printer!",
        "I was so stupid.",
        "We have to kill time.",
        "Are you ill?",
        "He beat me at chess.",
    )
    assert [how_toxic(text)[0] for text in harmless] == [0] * len(harmless)


def test_a_heap_of_words_is_no_english() -> None:
    assert is_disordered("to are with you busy for the what meet at of and never in")
    assert not is_disordered("I was just putting the bones on, and I thought of you.")
    assert likelihood_e6("Too short.") == 0


def test_repetition_leaves_civilities_alone() -> None:
    found = say("repetition", "Good morning.", "Good morning.", "I like walking by the sea at night.", "And you?",
                "I like walking by the sea at night.", "one two three one two three one two three")  # fmt: skip
    assert found.turns == {4, 5}
    assert shared_e6(tokens("so it is"), tokens("so it is not")) == 0


def test_a_stray_sentence_belongs_to_nothing_near_it() -> None:
    talk = ("I baked bread this morning.", "The tenth valve must be painted before the parade.", "With rye, you said?")
    assert say("coherence", *talk).turns == {1}


def test_style_is_likeness_to_lines_that_are_wanted() -> None:
    wanted = Bench(StaticEmbedder(), ("The sea was calm that night.", "We rowed out to the ships."))
    style = make_critic("style", wanted)
    near, far = dialogue("The sea is calm, and the ships lie still."), dialogue("The invoice is due on Monday.")
    assert style(near).score_e6 > style(far).score_e6
    assert say("style", "Anything.").score_e6 == 1_000_000


def test_presence_is_how_much_of_the_personas_shows() -> None:
    facts = ("I like old maps.", "I play the cello.")
    assert say("presence", "I like old maps, and I play the cello.", "Ah.", facts=facts).score_e6 == 1_000_000
    assert say("presence", "Good day.", "Ah.", facts=facts).score_e6 == 500_000


def test_critics_are_found_by_name_and_can_be_brought() -> None:
    assert set(SEEKS) < set(critic_names())
    with pytest.raises(ScenarioError, match="no critic 'nobody'"):
        make_critic("nobody", bench())


def test_a_critic_of_ones_own_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def brief(said: Dialogue) -> Criticism:
        return Criticism("brief", 1_000_000 // max(1, len(said.lines)))

    monkeypatch.setattr(plugins, "find", lambda kind, name: object() if name == "brief" else None)
    monkeypatch.setattr(plugins, "load", lambda kind, name: brief)
    assert make_critic("brief", bench())(dialogue("One.", "Two.")).score_e6 == 500_000


@cache
def on_the_planted(critic: str) -> tuple[tuple[planted.Item, Criticism], ...]:
    judge = make_critic(critic, bench())
    wanted = [item for item in planted.items("dev") if item.kind in {None, SEEKS[critic]}]
    return tuple((item, judge(of_item(item))) for item in wanted)


@pytest.mark.parametrize("critic", SEEKS)
def test_scores_fall_with_the_share_of_planted_faults(critic: str) -> None:
    scores: dict[int, list[int]] = {rate: [] for rate in planted.RATES}
    for item, said in on_the_planted(critic):
        scores[item.rate].append(said.score_e6)
    none, some, many = (sum(scores[rate]) / len(scores[rate]) for rate in planted.RATES)
    assert none > some > many


@pytest.mark.parametrize(
    ("critic", "recall", "false_share"),
    [
        ("faithfulness", 0.75, 0.02),
        ("contradiction", 0.45, 0.02),
        ("coherence", 0.5, 0.06),
        ("repetition", 0.8, 0.02),
        ("toxicity", 0.9, 0.02),
    ],
)
def test_critics_find_what_was_planted_and_little_else(critic: str, recall: float, false_share: float) -> None:
    found = sought = false = clean = 0
    for item, said in on_the_planted(critic):
        turns = said.turns
        if item.kind == SEEKS[critic]:
            found, sought = found + len(turns & set(item.faulty)), sought + len(item.faulty)
        else:
            false, clean = false + len(turns), clean + len(item.turns)
    assert found / sought >= recall
    assert false / clean <= false_share
