"""Whatever works something out of a stranger’s theme ends in a sentence, soon: each command, each kind of growth."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, PRIMARY, TODAY
from pace import timed, timely
from pepdocs import theme
from pepdocs.authoring import check
from pepdocs.authoring.check.documents import examine as documents
from pepdocs.authoring.preview.bench import Bench
from pepdocs.authoring.preview.frames import Choice
from pepdocs.authoring.preview.steps import made, read
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Mode
from pepdocs.batch.workers import inline
from pepdocs.batch.workers.inline import Here, limited
from pepdocs.batch.workers.pool import MEBIBYTE
from pepdocs.cli import run
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.schema.pep import Phase
from pepdocs.theme.macros import macros_in
from pepdocs.theme.safety import examine
from pepdocs.wording import Speaker
from running import Ran, ran
from theme.hostile_themes import NAMED, PAGE, STYLE, Body, page, png
from theme.test_hostile_themes import put

PLAN = EXAMPLES / f"{PRIMARY}.yaml"
AT_ONCE = 0.3
"""So many seconds are enough to see that something goes on for longer."""

LONG = {f"{n}.css": "a{b:c}" * 20_000 for n in range(60)}
"""Sheets that take many seconds to read, none of which is too long."""

DOUBLING = {
    STYLE: f":root {{ --ink: {'var(--soft) ' * 200}; --soft: {'var(--ink) ' * 200} }}",
}
"""Variables that stand for one another two hundred times."""

ENDLESS_LAYOUT = {STYLE: "p { display: grid; grid-template-columns: repeat(9999, 1pt) }"}
WIDE = {PAGE: page('<table><tr><td colspan="999999999">x</td></tr></table>')}

Pepdocs = Callable[..., Ran]


@pytest.fixture
def pepdocs(capsys: pytest.CaptureFixture[str]) -> Pepdocs:
    """`pepdocs("check", ...)` runs a command in this process."""

    def call(*words: str | Path, lang: str = "en") -> Ran:
        status = run([*map(str, words), "--ui-lang", lang])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a theme read in no time, or not at all."""
    monkeypatch.setattr(inline, "SECONDS", AT_ONCE)


COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "{plan}", "--out", "{out}", "--theme", "{theme}"),
    "check": ("check", "{plan}", "--theme", "{theme}"),
    "new": ("new", "{out}", "--phase", "primary", "--theme", "{theme}"),
    "schema": ("schema", "--theme", "{theme}"),
    "verify": ("verify", "{pdf}", "--source", "{plan}", "--theme", "{theme}"),
    "theme check": ("theme", "check", "{theme}"),
    "theme diff": ("theme", "diff", "{theme}"),
    "theme new": ("theme", "new", "{out}", "--extends", "stranger"),
    "theme eject html": ("theme", "eject", "html", "--phase", "primary", "--folder", "{theme}"),
    "theme eject docx": ("theme", "eject", "docx", "--phase", "primary", "--folder", "{theme}"),
    "theme eject words": ("theme", "eject", "words", "section:setting", "--folder", "{theme}"),
}
"""Every command that reads a theme; the workers of `theme preview` have a test of their own."""


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_reads_a_theme_without_end(pepdocs: Pepdocs, tmp_path: Path, name: str) -> None:
    places = {
        "plan": PLAN,
        "theme": put(tmp_path / "stranger", LONG),
        "out": tmp_path / "out",
        "pdf": tmp_path / "a-cy.pdf",
    }
    places["pdf"].write_bytes(b"%PDF-1.7")
    words = [word.format(**places) for word in COMMANDS[name]]

    done, taken = timed(lambda: pepdocs(*words))

    assert done.status == 1
    assert Speaker("en").text("error.theme_limits") in done.err
    assert timely(taken, 10)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_sentence_is_in_the_language_of_whoever_asks(pepdocs: Pepdocs, tmp_path: Path, lang: str) -> None:
    done = pepdocs("check", PLAN, "--theme", put(tmp_path / "stranger", LONG), lang=lang)

    assert Speaker(lang).text("error.theme_limits") in done.err


@pytest.mark.usefixtures("hurried")
def test_a_theme_is_not_looked_through_without_end(tmp_path: Path) -> None:
    dress = theme.loaded(put(tmp_path / "stranger", DOUBLING))

    with pytest.raises(PepdocsError) as caught:
        check.check(dress, (), Here(60))

    assert caught.value.key == "error.theme_limits"


def test_what_a_step_returns_or_raises_comes_through_its_limits() -> None:
    assert limited(max, [3, 7], key=lambda each: -each) == 3
    with pytest.raises(ZeroDivisionError):
        limited(divmod, 1, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
class Slow:
    """Takes its time to be finished off."""

    def __del__(self) -> None:
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            pass


def test_time_that_is_up_while_an_object_is_finished_off_is_told_afterwards() -> None:
    def step() -> None:
        Slow()
        while True:
            pass

    told = Here(0.05).submit(step)

    assert isinstance(told.exception(), TimeoutError)


def test_a_step_that_needs_too_much_memory_is_told_and_the_limit_ends_with_it() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)

    with pytest.raises(PepdocsError) as caught:
        limited(bytearray, (inline.MEMORY + 1) * MEBIBYTE)

    assert caught.value.key == "error.theme_limits"
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_a_picture_that_many_sheets_name_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each sheet may hold a picture, and all of them together no more than so much of it."""
    monkeypatch.setattr(examine, "MOST_INLINE_MB", 1)
    picture = png(2, 2) + bytes(MEBIBYTE // 4)
    sheets = {f"{n}.css": "a { background: url(a.png) }" for n in range(4)}
    put(tmp_path, {"a.png": picture, **sheets})

    with pytest.raises(theme.ThemeError) as caught:
        theme.loaded(tmp_path)

    (found,) = caught.value.findings.items
    assert (found.code.number, found.field) == ("THM422", "3.css")


def test_macros_that_begin_and_never_end_are_soon_looked_through() -> None:
    text = "{% macro a(x) %}x{% endmacro %}" + "{% macro b %} " * 9000 + "{% endmacro"

    found, taken = timed(lambda: [each.name for each in macros_in(text)])

    assert found == ["a"]
    assert timely(taken, 1)


# Documents


GROWING: dict[str, dict[str, Body]] = {
    "layout": ENDLESS_LAYOUT,
    "memory": DOUBLING,
    "columns": WIDE,
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
@pytest.mark.parametrize(("name", "jobs"), [("columns", "2"), pytest.param("memory", "1", marks=pytest.mark.long)])
def test_a_build_that_fills_the_memory_ends_in_a_sentence(tmp_path: Path, name: str, jobs: str) -> None:
    done = ran(
        "build", PLAN, "--theme", put(tmp_path / "stranger", GROWING[name]), "--out", tmp_path / "out",
        "--format", "pdf", "--lang", "cy", "--jobs", jobs, "--memory", "512", "--ui-lang", "en",
        timeout=100,
    )  # fmt: skip

    assert done.status == 1
    assert "Traceback" not in done.said
    assert Speaker("en").text("error.memory") in done.said
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["columns", *(pytest.param(each, marks=pytest.mark.long) for each in ("layout", "memory"))],
)
def test_a_check_of_a_theme_tells_that_a_document_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(documents, "TIMEOUT", 4.0)
    monkeypatch.setattr(documents, "MEMORY", 512)
    dress = theme.loaded(put(tmp_path, GROWING[name]))
    choices = [documents.Choice(Phase.primary, Mode.CY, Format.PDF)]

    with documents.seats() as pool:
        (told,) = (seen for _, seen in documents.examined(dress, choices, pool))

    assert [each.code.number for each in told] == ["THM235"]


@pytest.fixture
def bench() -> Iterator[Bench]:
    begun = Bench(1, seconds=2, memory=512)
    yield begun
    begun.close()


def outcome(bench: Bench, step: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a step of the preview comes to."""
    told: list[Any] = []
    bench.start(told.append, step, *arguments)
    while not told:
        bench.settle()
        time.sleep(0.05)
    return told[0]


@pytest.mark.long
def test_a_preview_that_grows_without_end_says_so_in_its_frame(tmp_path: Path, bench: Bench) -> None:
    reading = outcome(bench, read, put(tmp_path / "long", LONG))
    dress = outcome(bench, read, put(tmp_path / "wide", ENDLESS_LAYOUT))
    request = Request(tmp_path, TODAY, theme=dress)

    shown = outcome(bench, made, PLAN.read_bytes(), Choice("plan", Mode.CY, Format.PDF), request)

    assert reading.key == "error.timeout"
    assert shown.key == "error.timeout"


def test_a_theme_that_asks_for_little_is_used(pepdocs: Pepdocs, tmp_path: Path) -> None:
    folder = put(tmp_path / "friend", {STYLE: "p { color: #102030 }"})

    assert pepdocs("schema", "--theme", folder, "--out", tmp_path / "schema.json").status == 0
    assert NAMED in (folder / "theme.toml").read_text(encoding="utf-8")
