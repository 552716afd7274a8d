"""`townsfolk why`: how somebody came to know something, or that it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulation.cli.explaining import CHAIN_SCHEMA
from simulation.inquiry.provenance import History, history
from simulation.run import Run
from tests import readings
from tests.cli.calling import call

CLAIM = "valentine-party"


@pytest.fixture(scope="module")
def went() -> History:
    with readings.finished("valentine").record() as record:
        return history(record, CLAIM)


def furthest(went: History) -> str:
    return max(went.knowledge, key=lambda person: len(went.chain(person) or ()))


def test_the_chain_is_told_from_the_origin_with_the_sentences(valentine: Path, went: History) -> None:
    person = furthest(went)
    links = went.chain(person)
    assert links is not None
    assert len(links) > 1
    told = call("why", valentine, person, CLAIM)
    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0].endswith(" and Bettina's Valentine party")
    assert lines[1] == "It began with Bettina Skov, Friday 2026-02-13, 00:00."
    for number, link in enumerate(links, start=1):
        at = next(at for at, line in enumerate(lines) if line.startswith(f"  {number}. "))
        assert re.fullmatch(r"  \d\. [\w ]+ told [\w ]+, \w+day 2026-02-1[34], \d\d:\d\d, at .+", lines[at])
        assert lines[at + 1].strip() == f"“{link.said.text}”"
        assert f"[{link.said.id}]" in lines[at + 2]


def test_json_holds_the_chain_and_all_who_know(valentine: Path, went: History) -> None:
    person = furthest(went)
    value = call("why", valentine, person, CLAIM, "--json").data
    assert value["schema"] == CHAIN_SCHEMA
    assert value["knows"] is True
    assert value["root"] == {"person": "bettina", "time": "2026-02-13T00:00", "by": None}
    assert [link["utterance"] for link in value["chain"]] == [link.said.id for link in went.chain(person) or ()]
    assert [one["person"] for one in value["knowers"]] == list(went.knowledge)
    assert "heard" not in value


def test_all_prints_every_telling_the_person_heard(valentine: Path, went: History) -> None:
    person = max(went.knowledge, key=lambda one: len(went.heard_by(one)))
    heard = went.heard_by(person)
    assert len(heard) > 1
    told = call("why", valentine, person, CLAIM, "--all")
    tail = told.out.split(f"Heard {len(heard)} times:\n")[1]
    assert tail.count("“") == len(heard)
    assert len(call("why", valentine, person, CLAIM, "--all", "--json").data["heard"]) == len(heard)


def test_what_the_person_made_of_it_is_said_with_the_memory_behind(valentine: Path, went: History) -> None:
    person = next(one for one, known in went.knowledge.items() if known.reason_memory)
    known = went.knowledge[person]
    told = call("why", valentine, person, CLAIM).out
    assert f" is {known.attitude}, " in told
    assert ("means to tell others" in told) or ("does not mean to tell others" in told)
    assert f"  Reason: {known.reason}" in told
    assert "    from memory: " in told
    value = call("why", valentine, person, CLAIM, "--json").data["knowledge"]
    assert value["reason_memory"] == known.reason_memory
    assert value["reason_memory_text"]


def test_what_is_over_was_meant_and_news_is_found_important(valentine: Path, went: History) -> None:
    guests = [one for one, known in went.knowledge.items() if known.attending is not None and known.reason]
    over = call("why", valentine, guests[0], CLAIM).out
    assert "meant to come" in over or "did not mean to come" in over
    with readings.finished("valentine").record() as record:
        known = history(record, "candidacy").knowledge
    keen = next(one for one, knowing in known.items() if knowing.attitude == "keen")
    assert " finds it important, " in call("why", valentine, keen, "candidacy").out


def test_somebody_who_does_not_know_is_said_not_to(valentine: Path, went: History) -> None:
    stranger = next(
        one.slug for one in readings.finished("valentine").scenario.study.people if one.slug not in went.knowledge
    )
    told = call("why", valentine, stranger, CLAIM)
    assert told.code == 0
    assert "does not know it: nobody has told " in told.out
    assert f"{len(went.knowledge)} know it, in the order of learning: Bettina Skov, " in told.out
    assert "The last of them learnt it on " in told.out
    value = call("why", valentine, stranger, CLAIM, "--json").data
    assert (value["knows"], value["chain"], value["root"], value["knowledge"]) == (False, [], None, None)


def test_the_origin_has_no_chain(valentine: Path) -> None:
    told = call("why", valentine, "bettina", CLAIM).out
    assert "It began with Bettina Skov" in told
    assert " told Bettina" not in told


def test_wrong_words_are_answered_with_the_nearest(valentine: Path) -> None:
    assert "maren (Maren Kroon)" in call("why", valentine, "marne", CLAIM).err
    refused = call("why", valentine, "maren", "party")
    assert refused.code == 0, "the beginning of a later word of a title is enough"
    refused = call("why", valentine, "maren", "candidatcy")
    assert (refused.code, refused.out) == (2, "")
    assert "candidacy (" in refused.err


def test_names_and_words_with_markup_are_text(awkward: Path) -> None:
    told = call("why", awkward, "王芳", "news").out
    assert "王芳 and the [i]news[/i]" in told
    assert "<b>Ben</b>; Croft" in told


def test_a_run_without_claims_names_the_topics_one_can_ask_about(tmp_path: Path) -> None:
    call("run", "polarise", "--until", "1d", "--quiet", "--set", "settings.vectors=false", "--out", tmp_path / "run")
    run = Run.open(tmp_path / "run")
    refused = call("why", run.folder, run.scenario.study.people[0].name, "nothing of the kind")
    assert refused.code == 2
    assert "there is no topic 'nothing of the kind' in this run; expected" in refused.err
    assert run.scenario.study.topics[0].id in refused.err
