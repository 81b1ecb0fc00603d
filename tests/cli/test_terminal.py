"""What only a terminal shows: the line of a finding, and progress."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from pepdocs.wording import Speaker
from running import ESCAPES, on_a_terminal, ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as on Unix")

CARET = re.compile(r"^ *(\d+) \| (.*)\n *\^$", re.MULTILINE)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "pepdocs: 2\nrecord: FX-1\nchild:\n  known_as: Rhododendron\n  date_of_birth:  soon\n", encoding="utf-8"
    )
    return path


def test_a_terminal_shows_the_line_with_a_caret_at_its_place(bad: Path) -> None:
    shown = on_a_terminal("check", bad)

    assert shown.status == 1
    lines = shown.out.splitlines()
    place = next(n for n, line in enumerate(lines) if "bad.yaml:5:3: error PEP114" in line)
    assert lines[place + 1] == "     5 |   date_of_birth:  soon"
    assert lines[place + 2] == " " * 11 + "^"


def test_a_pipe_never_gets_the_line(bad: Path) -> None:
    piped = ran("check", bad)

    assert "PEP114" in piped.out
    assert not CARET.search(piped.out)
    assert "Rhododendron" not in piped.said
    assert "soon" not in piped.said


def test_a_line_cannot_control_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(b"pepdocs: 2\nrecord: a/b \x1b[31m \xe2\x80\xae x\xe2\x80\xa8y \xff\n")

    shown = on_a_terminal("check", path)

    assert shown.status == 1
    assert not ESCAPES.search(shown.out)
    assert not set("\x1b\u202e\u2028") & set(shown.out)


def test_a_long_line_is_shown_around_its_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("a: {" + "x: 1, " * 3 + "y: [" + "b, " * 5000 + " *z]}\n", encoding="utf-8")

    shown = on_a_terminal("check", path)

    match = CARET.search(shown.out[shown.out.index("PEP013") :])
    assert match
    assert "*z" in match[2]
    assert max(map(len, shown.out.splitlines())) < 400


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_progress_is_shown_on_a_terminal_only(plan: Path, tmp_path: Path, lang: str) -> None:
    other = Path(shutil.copy(plan, plan.parent / "other.yaml"))
    other.write_text(plan.read_text("utf-8").replace("FX-SEC-0147-03", "FX-2"), encoding="utf-8")
    words = ("build", plan.parent, "--out", tmp_path / "out", "--format", "docx", "--lang", "cy", "--jobs", "1")

    shown = on_a_terminal(*words, "--iaith", lang)
    shutil.rmtree(tmp_path / "out")
    piped = ran(*words, "--iaith", lang)

    working = Speaker(lang).text("cli:working")
    assert (shown.status, piped.status) == (0, 0)
    assert working in ESCAPES.sub("", shown.out)
    assert working not in piped.said
    assert piped.err == ""
    assert shown.out.count("FX-2-cy.docx") == piped.out.count("FX-2-cy.docx") == 1


def test_one_file_needs_no_progress(plan: Path, tmp_path: Path) -> None:
    words = ("build", plan, "--out", tmp_path / "out", "--format", "docx", "--lang", "cy")

    shown = on_a_terminal(*words)

    assert Speaker("en").text("cli:working") not in shown.out
