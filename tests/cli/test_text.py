"""Words on paper: harmless, wrapped, aligned, in colours everybody can tell apart."""

from __future__ import annotations

import io
import itertools
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.cli.palette import COLOURS, colours_of
from simulation.cli.paper import Paper
from simulation.cli.text import counted, ordinal, plain, plain_json, plain_lines, together, when
from simulation.clock import Clock
from simulation.scenario import ClockSpec


class Window(io.StringIO):
    """A terminal to write on."""

    def isatty(self) -> bool:
        return True


def written(*parts: str, width: int, monkeypatch: pytest.MonkeyPatch, indent: int = 0, hang: int = 2) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    window = Window()
    Paper(window).line(*parts, indent=indent, hang=hang)
    return window.getvalue().splitlines()


@given(st.text())
def test_plain_text_has_nothing_a_terminal_obeys(text: str) -> None:
    for char in plain(text):
        assert char.isprintable() or char.isspace() or ord(char) >= 0xA0
        assert ord(char) not in {*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    assert plain_lines(text).count("\n") == text.count("\n")
    plain(text).encode()


@given(st.text())
def test_json_for_a_terminal_means_the_same_and_steers_nothing(text: str) -> None:
    shown = plain_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(shown) == text
    assert not {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028"} & set(shown)


@pytest.mark.parametrize("text", ["王芳", "ليلى حداد", "Zoë 👩‍🚀", "[bold]x[/bold]", "<b>x</b>", "=1+1"])
def test_names_of_people_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


def test_a_pipe_gets_a_line_for_a_line() -> None:
    pipe = io.StringIO()
    paper = Paper(pipe)
    assert not paper.is_terminal
    paper.line(("Ann:", "bold"), " " + "word " * 60, indent=2)
    assert pipe.getvalue() == "  Ann: " + "word " * 60 + "\n"


def test_a_terminal_gets_hanging_indents(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = written("Ann Lee: " + "word " * 12, width=40, monkeypatch=monkeypatch, indent=2, hang=4)
    assert lines == ["  Ann Lee: word word word word word", "      word word word word word word word"]


def test_long_names_and_wide_letters_wrap_inside_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("A" * 120 + ": hello", "王芳" * 40 + ": 你好"):
        lines = written(words, width=30, monkeypatch=monkeypatch, indent=2, hang=4)
        assert all(len(line) <= 30 for line in lines)
        assert "".join("".join(line.split()) for line in lines) == "".join(words.split())


def test_markup_is_text_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written("[red]x[/red] :smile: \x1b[1m", width=80, monkeypatch=monkeypatch) == ["[red]x[/red] :smile: ␛[1m"]


def test_a_terminal_is_given_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    window = Window()
    Paper(window).line(("Ann", "bold"))
    assert window.getvalue() == "\x1b[1mAnn\x1b[0m\n"


def test_tables_are_aligned_with_numbers_to_the_right() -> None:
    pipe = io.StringIO()
    Paper(pipe).table(["who", "knows"], [["Ann", "12"], ["[b]Bo[/b]", "3"]])
    assert pipe.getvalue().splitlines() == ["who        knows", "Ann           12", "[b]Bo[/b]      3"]


def test_a_table_that_is_too_wide_for_a_terminal_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    columns, row = ["claim", "start share", "end share", "asked"], ["news", "0.04", "0.52", "13"]
    for width, head in ((80, "claim   start share"), (24, "claim         news")):
        monkeypatch.setenv("COLUMNS", str(width))
        window = Window()
        Paper(window).table(columns, [row])
        lines = re.sub(r"\x1b\[\d*m", "", window.getvalue()).splitlines()
        assert lines[0].startswith(head)
        assert all(len(line.rstrip()) <= width for line in lines)


def test_a_table_that_fits_no_way_is_wrapped_or_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    columns = ["who", "came", "reason"]
    rows = [["Ann Lee", "no", "I would rather have a quiet time at home"], *([["Bo", "", "word " * 9]] * 9)]
    for width, row in ((50, "Ann Lee   no     I would rather have"), (20, "  came: no")):
        monkeypatch.setenv("COLUMNS", str(width))
        window = Window()
        Paper(window).table(columns, rows)
        lines = re.sub(r"\x1b\[\d*m", "", window.getvalue()).splitlines()
        assert any(line.startswith(row) for line in lines)
        assert all(len(line.rstrip()) <= width for line in lines)


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd"), (111, "111th")],
)
def test_one_counts_with_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_numbers_lists_and_times_are_said_in_words() -> None:
    assert counted(1, "memory", "memories") == "1 memory"
    assert counted(0, "line") == "0 lines"
    assert together([]) == ""
    assert together(["a", "b"], "or") == "a or b"
    assert when(Clock(ClockSpec(start="2026-02-13T22:00")), 3 * 3600) == "Saturday 2026-02-14, 01:00"


def _lab(colour: str, kind: str) -> tuple[float, float, float]:
    """Return a colour as somebody with this kind of colour vision sees it, in CIE L*a*b*.

    Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
    Vision Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0.
    """
    matrix = _VISION[kind]
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    r, g, b = (min(1.0, max(0.0, sum(a * c for a, c in zip(row, linear, strict=True)))) for row in matrix)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


_VISION = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@pytest.mark.parametrize("kind", _VISION)
def test_colours_can_be_told_apart_by_everybody(kind: str) -> None:
    seen = [_lab(colour, kind) for colour in COLOURS]
    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 15


def test_colours_are_seen_on_black_and_on_white() -> None:
    for colour in COLOURS:
        lightness = _lab(colour, "full")[0]
        assert 40 < lightness < 75


def test_a_person_keeps_its_colour() -> None:
    colours = colours_of([f"p{number}" for number in range(8)])
    assert colours["p0"] == colours["p6"] != colours["p1"]
