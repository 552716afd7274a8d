"""The day table of `rumour` counts what stands in the journal, whichever rule decides who believes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from simulation.measures import Evidence
from simulation.measures.belief import belief
from simulation.reading.loading import load_scenario
from simulation.run import JOURNAL_FILE, Run, simulate

CORRECTED = '[{"do": "tell", "at": "2026-04-09T12:00", "claim": "tested", "to": {"share": 0.3}, "cost": 9}]'


@pytest.fixture(scope="module", params=["mind", "sir", "deffuant"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    changes = {"mind": [], "sir": ["claim_rule.kind=sir"], "deffuant": ["opinion_rule.kind=deffuant"]}[request.param]
    overrides = ["protocol.terse=true", "settings.vectors=false", f"interventions={CORRECTED}", *changes]
    return simulate(load_scenario("rumour", overrides=overrides), tmp_path_factory.mktemp("rumour") / "run")


def rows(run: Run, kind: str) -> list[tuple[int, dict[str, object]]]:
    """Return tick and content of the events of a kind, read from the file by SQL and nothing else."""
    connection = sqlite3.connect(Path(run.folder) / JOURNAL_FILE)
    query = "SELECT tick, body FROM events WHERE kind = ? ORDER BY tick, phase, owner, n"
    found = [(tick, json.loads(body)) for tick, body in connection.execute(query, (kind,))]
    connection.close()
    return found


def last_ticks(run: Run) -> dict[int, int]:
    connection = sqlite3.connect(Path(run.folder) / JOURNAL_FILE)
    days = {0 if n == 0 else start // 86_400 + 1: n for n, start in connection.execute("SELECT n, start FROM ticks")}
    connection.close()
    return days


@pytest.mark.parametrize("claim", ["water", "clock", "pigeons", "tested"])
def test_the_day_table_counts_what_the_journal_says(run: Run, claim: str) -> None:
    with run.record() as record:
        table = belief(Evidence(run.scenario, record))[1].records()
    study = run.scenario.study
    topic = next((one.id for one in study.topics if one.claim == claim), "")
    told = [(tick, one["hearer"]) for tick, one in rows(run, "told") if one["claim"] == claim]
    began = [
        (tick, one["person"])
        for kind in ("claim_began", "informed")
        for tick, one in rows(run, kind)
        if one["claim"] == claim
    ]
    made = [(tick, one) for tick, one in rows(run, "considered") if one["claim"] == claim]
    held = [(tick, one) for tick, one in rows(run, "opined") if one["topic"] == topic]
    assert told or claim == "tested"
    for day, last in last_ticks(run).items():
        row = next(one for one in table if (one["claim"], one["day"]) == (claim, day))
        knows = {person for tick, person in (*told, *began) if tick <= last}
        telling = dict.fromkeys(person for tick, person in began if tick <= last and tick == 0)
        passes = {str(person): True for person in telling}
        passes.update({str(one["person"]): bool(one["passes_on"]) for tick, one in made if tick <= last})
        assert row["knowing_S"] == len(study.people) - len(knows)
        assert row["knowing_I"] == sum(passes.get(str(person), False) for person in knows)
        assert row["knowing_R"] == len(knows) - int(str(row["knowing_I"]))
        if study.claim_rule.kind == "mind" and topic:
            stances: dict[str, int] = {}
            for tick, one in held:
                opinion = one["opinion"]
                assert isinstance(opinion, dict)
                if tick <= last:
                    stances[str(one["person"])] = int(opinion["stance_e6"])
            assert row["believing_I"] == sum(stances.get(str(person), 0) > 0 for person in knows)
        believing = [int(str(row[f"believing_{stage}"])) for stage in "SIR"]
        assert sum(believing) == len(study.people)
