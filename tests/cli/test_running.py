"""`townsfolk run` and `resume` where nobody watches: plain lines, one hash, and a code for every way to end."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from simulation.cli.progress import MOST_LINES
from simulation.cli.running import until_seconds
from simulation.run import Run
from tests.cli.calling import call
from tests.commands import ROOT, command, environment, townsfolk

QUICK = ("--set", "settings.vectors=false")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_quiet_prints_the_final_hash_and_nothing_else() -> None:
    ended = call("run", "corner", "--quiet", "--until", "3h", *QUICK)
    assert ended.code == 0
    assert ended.err == ""
    assert re.fullmatch(r"[0-9a-f]{32}\n", ended.out)
    assert Run.open("runs/corner-7").info().final_hash == ended.out.strip()


def test_a_whole_run_prints_few_plain_lines_a_summary_and_its_measures() -> None:
    ended = call("run", "corner", *QUICK)
    assert ended.code == 0
    progress = ended.err.splitlines()
    assert 10 <= len(progress) <= MOST_LINES + 1
    assert all(re.fullmatch(r"2026-05-04 \d\d:\d\d  [ \d]{2}\d %  \d+ lines? said", line) for line in progress)
    assert re.match(r"done after 72 of 72 ticks: 8 people, \d+ conversations, ", ended.out)
    assert "run runs/corner-7, final hash " in ended.out
    assert "Reach: who knows" in ended.out
    assert "\x1b" not in ended.out + ended.err
    assert len((ended.out + ended.err).splitlines()) <= 70


def test_a_long_run_prints_no_more_lines_than_a_short_one() -> None:
    changes = ("--set", "clock.end=null", "--set", "clock.days=8", "--set", "clock.minutes_per_tick=240")
    ended = call("run", "corner", *changes, *QUICK)
    assert ended.code == 0
    assert len(ended.err.splitlines()) <= MOST_LINES + 1


def test_a_run_stops_where_it_is_told_to_and_goes_on() -> None:
    first = call("run", "corner", "--until", "2h", "--out", "one", *QUICK)
    assert first.out.startswith("stopped after 8 of 72 ticks")
    assert "Reach" not in first.out
    second = call("resume", "one", "--until", "2026-05-04T10:00", "--quiet")
    assert (second.code, second.err) == (0, "")
    assert Run.open("one").info().ticks_done == 16
    undisturbed = call("run", "corner", "--until", "4h", "--out", "two", "--quiet", *QUICK)
    assert second.out == undisturbed.out


def test_runs_of_one_name_get_folders_of_their_own() -> None:
    for folder in ("corner-7", "corner-7-2", "corner-7-3"):
        ended = call("run", "corner", "--until", "1h", *QUICK)
        assert f"run runs/{folder}, " in ended.out


@pytest.mark.parametrize(
    ("until", "seconds"), [("90m", 5400), ("6h", 21600), ("2d", 172800), ("2026-05-04T07:00", 3600)]
)
def test_an_end_is_a_length_of_time_or_a_date(until: str, seconds: int, corner: Path) -> None:
    assert until_seconds(Run.open(corner), until) == seconds


@pytest.mark.parametrize("until", ["soon", "12", "-3h", "", "h"])
def test_an_end_that_is_neither_is_refused(until: str, corner: Path) -> None:
    refused = call("resume", corner, "--until", until)
    assert refused.code == 2
    assert "expected a date such as 2026-05-04T06:00, or 90m, 6h or 2d" in refused.err


def test_a_run_that_is_paused_says_why_and_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    ended = call("run", "corner", "--mind", "openai/none", "--set", "settings.limits.calls=0", "--out", "a b", *QUICK)
    assert ended.code == 3
    assert ended.out == ""
    assert "paused: the next call would pass the cap on calls" in ended.err
    assert "townsfolk: go on with: townsfolk resume 'a b'" in ended.err
    assert Run.open("a b").info().status == "paused"


@pytest.mark.parametrize(
    ("folder", "near"),
    [
        ("runs/corner-8", "did you mean runs/corner-7?"),
        ("corner-7", "did you mean runs/corner-7?"),
        ("zzz", "runs in "),
    ],
)
def test_a_wrong_folder_is_answered_with_the_nearest_run(folder: str, near: str) -> None:
    call("run", "corner", "--until", "1h", *QUICK)
    for arguments in (("resume",), ("info",), ("show",), ("export",), ("replay",), ("measure",)):
        refused = call(*arguments, folder)
        assert (refused.code, refused.out) == (2, "")
        assert near in refused.err
    assert call("why", folder, "odile", "sing").code == 2


def test_where_there_is_no_run_at_all_one_is_told_how_to_begin() -> None:
    assert "start one with `townsfolk run SCENARIO`" in call("info", "nothing").err
    Path("empty").mkdir()
    assert "there is no run in empty" in call("info", "empty").err


def test_a_run_asked_to_terminate_ends_cleanly_and_is_readable(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("run", "corner", "--pace", "1", "--out", "run", *QUICK),
        env=environment(),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline().startswith("2026-05-04")
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=90)
    assert process.returncode == 130
    assert out == ""
    assert re.search(r"^townsfolk: interrupted; \d+ of 72 ticks are kept$", err, flags=re.MULTILINE)
    assert err.endswith("townsfolk: go on with: townsfolk resume run\n")
    assert "Traceback" not in err
    assert Run.open("run").info().status == "interrupted"
    assert call("show", "run").code == 0


def test_a_pace_lets_every_tick_take_its_time() -> None:
    began = time.monotonic()
    call("run", "corner", "--until", "2h", "--pace", "0.1", "--quiet", *QUICK)
    assert time.monotonic() - began >= 0.7


def test_a_folder_that_cannot_be_written_is_one_clear_error() -> None:
    Path("file").write_text("")
    refused = call("run", "corner", "--out", "file/run", *QUICK)
    assert refused.code == 2
    assert refused.err.startswith("townsfolk: the folder file/run cannot be made")


def test_a_reader_that_goes_away_is_no_error(corner: Path) -> None:
    with subprocess.Popen(
        command("show", corner), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as shown:
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.readline()
        shown.stdout.close()
        assert shown.stderr.read() == b""
        assert shown.wait(timeout=90) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_cannot_be_written_is_one_clear_error(corner: Path) -> None:
    with Path("/dev/full").open("w") as full:
        shown = subprocess.run(
            command("show", corner), env=environment(), stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert shown.returncode == 2
    assert shown.stderr == "townsfolk: the output cannot be written: No space left on device\n"


def test_words_outside_of_the_terminal_s_alphabet_do_no_harm(awkward: Path) -> None:
    shown = townsfolk("show", awkward, env={"PYTHONIOENCODING": "ascii"})
    assert shown.returncode == 0
    assert "\\u738b\\u82b3" in shown.stdout
    taken = subprocess.run(
        command("export", awkward), env=environment({"PYTHONIOENCODING": "ascii"}), capture_output=True, check=False
    )
    assert taken.returncode == 0
    assert "王芳" in taken.stdout.decode("utf-8")


def test_help_loads_nothing_heavy() -> None:
    prelude = (
        "import atexit, sys\n"
        "heavy = {'rich', 'pydantic', 'numpy', 'mesa', 'chromadb', 'litellm', 'pandas'}\n"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr))\n"
    )
    helped = townsfolk("--help", prelude=prelude)
    assert helped.returncode == 0
    assert helped.stderr == "[]\n"
    for name in ("run", "show", "why", "export", "measure"):
        assert re.search(rf"^  {name} ", helped.stdout, flags=re.MULTILINE)


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"townsfolk \d+\.\d+\.\d+\n", call("--version").out)


def test_usage_errors_are_bad_input() -> None:
    assert call("runn").code == 2
    assert call("run").code == 2
    assert call("show", "x", "--day", "0").code == 2


def test_an_interruption_before_any_command_ends_quietly() -> None:
    prelude = "import simulation.cli.app as home\ndef app(): raise KeyboardInterrupt\nhome.app = app\n"
    ended = townsfolk("run", "corner", prelude=prelude)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("mind", "said"),
    [
        ("rulez", "there is no mind 'rulez'; did you mean rules?"),
        ("openai/gpt-4o-mini", "put it into the environment variable OPENAI_API_KEY"),
    ],
)
def test_a_mind_that_cannot_be_had_is_refused_before_anything_is_made(
    mind: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for own in ("OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(own, raising=False)
    refused = call("run", "corner", "--mind", mind, "--out", tmp_path / "none", *QUICK)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert not (tmp_path / "none").exists()


def test_an_estimate_needs_a_provider_that_exists_and_no_key() -> None:
    refused = call("estimate", "corner", "--mind", "nosuch/model")
    assert refused.code == 2
    assert "there is no mind 'nosuch/model'" in refused.err
    fine = call("estimate", "corner", "--mind", "openai/of-nobody", "--set", "clock.days=1")
    assert fine.code == 0
    assert "The price of openai/of-nobody is not known" in fine.out


def test_the_option_that_is_wrong_is_the_one_that_is_named(corner: Path) -> None:
    refused = call("fork", corner, "--at", "3", "--out", "forked")
    assert refused.code == 2
    assert "--at 3: expected a date such as 2026-05-04T06:00, or 90m, 6h or 2d" in refused.err
    assert "--until" not in refused.err


@pytest.mark.parametrize("name", ["first.csv", "first"])
def test_a_file_that_is_no_scenario_is_called_so(name: str) -> None:
    Path(name).write_text("a,b\n1,2\n", encoding="utf-8")
    for reading in ("check", "run"):
        refused = call(reading, name)
        assert refused.code == 2
        assert f"{name}: this is no scenario; expected a file whose name ends in .yaml" in refused.err


def test_a_folder_that_is_not_there_is_named(corner: Path) -> None:
    for words in (("export", "nodir/z.csv"), ("reproduce", "nodir/x.json")):
        refused = call(words[0], corner, "--out", words[1])
        assert (refused.code, "the folder nodir does not exist" in refused.err) == (2, True)


@pytest.mark.parametrize(("command", "kind"), [("report", "page"), ("reproduce", "reproduce file")])
def test_a_file_of_another_kind_is_not_written_over_and_one_of_ours_is(corner: Path, command: str, kind: str) -> None:
    Path("mine").write_text("years of work", encoding="utf-8")
    refused = call(command, corner, "--out", "mine")
    assert refused.code == 2
    assert f"mine is there already and no {kind}; choose another name" in refused.err
    assert Path("mine").read_text(encoding="utf-8") == "years of work"
    assert [call(command, corner, "--out", "ours").code for _ in range(2)] == [0, 0]
    assert not [file for file in Path().iterdir() if file.name.endswith(".new")]


def test_a_file_taken_for_a_layout_it_is_not_is_said_to_have_been(tmp_path: Path) -> None:
    call("new", "my-town")
    refused = call("dataset", "report", "my-town.yaml")
    assert refused.code == 2
    assert "taken for 'transcript'" in refused.err
    assert "--format names another: jsonl, csv" in refused.err


def test_runs_that_agree_on_who_knows_what_are_said_to() -> None:
    for seed in ("7", "8"):
        call("run", "corner", "--until", "30m", "--seed", seed, "--quiet", "--out", f"seed-{seed}", *QUICK)
    lines = call("diff", "seed-7", "seed-8").out.splitlines()
    assert lines[0] == "their studies differ in seed"
    assert lines[1].startswith("they part at tick")
    assert "  the same people know the same" in lines
    assert call("diff", "seed-7", "seed-7").out.startswith("no difference in ")


def test_one_of_a_thing_is_said_in_the_singular() -> None:
    assert re.search(r"8 people, 5 places, \d+ ties, 1 claim\n", call("check", "corner").out)
    assert re.search(r"corner +8 people +1 day   Who", call("scenarios").out)


def test_an_estimate_says_in_plain_words_what_it_is() -> None:
    assert "expect between half of these figures and double" in " ".join(
        call("estimate", "corner", "--mind", "openai/of-nobody", "--set", "clock.days=1").out.split()
    )
