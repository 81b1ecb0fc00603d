"""Every command stops at a limit of time or memory with a message, however a theme grows."""

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
from pepdocs.authoring.preview.runner import StepRunner
from pepdocs.authoring.preview.state import PreviewDocument, single_plan
from pepdocs.authoring.preview.tasks import make_document, read_theme
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Mode
from pepdocs.batch.workers import inline
from pepdocs.batch.workers.inline import InlineExecutor, limited
from pepdocs.batch.workers.memory import MEBIBYTE
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
"""A time limit in seconds that is soon reached."""

LONG = {f"{n}.css": "a{b:c}" * 20_000 for n in range(60)}
"""Style sheets of the allowed size that take many seconds to read together."""

DOUBLING = {STYLE: f":root {{ --ink: {'var(--soft) ' * 200}; --soft: {'var(--ink) ' * 200} }}"}
"""Variables that refer to one another two hundred times."""

ENDLESS_LAYOUT = {STYLE: "section { display: grid; grid-template-columns: repeat(9999, 1pt) }"}
WIDE = {PAGE: page('<table><tr><td colspan="999999999">x</td></tr></table>')}

Pepdocs = Callable[..., Ran]


@pytest.fixture
def pepdocs(capsys: pytest.CaptureFixture[str]) -> Pepdocs:
    """`pepdocs("check", ...)` runs a command in this process."""

    def call(*words: str | Path, lang: str = "en") -> Ran:
        status = run([*map(str, words), "--ui-lang", lang])
        output = capsys.readouterr()
        return Ran(status, output.out, output.err)

    return call


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the time limit for reading a theme."""
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
"""Every command that reads a theme, except `theme preview`, whose workers have a test of their own."""


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_limits_the_time_for_reading_a_theme(pepdocs: Pepdocs, tmp_path: Path, name: str) -> None:
    places = {
        "plan": PLAN,
        "theme": put(tmp_path / "stranger", LONG),
        "out": tmp_path / "out",
        "pdf": tmp_path / "a-cy.pdf",
    }
    places["pdf"].write_bytes(b"%PDF-1.7")
    words = [word.format(**places) for word in COMMANDS[name]]

    done, seconds = timed(lambda: pepdocs(*words))

    assert done.status == 1
    assert Speaker("en").text("error.theme_limits") in done.err
    assert timely(seconds, 10)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_message_is_in_the_language_of_the_user(pepdocs: Pepdocs, tmp_path: Path, lang: str) -> None:
    done = pepdocs("check", PLAN, "--theme", put(tmp_path / "stranger", LONG), lang=lang)

    assert Speaker(lang).text("error.theme_limits") in done.err


@pytest.mark.usefixtures("hurried")
def test_a_check_of_a_theme_has_a_time_limit(tmp_path: Path) -> None:
    doubling = theme.load(put(tmp_path / "stranger", DOUBLING))

    with pytest.raises(PepdocsError) as caught:
        check.check(doubling, (), InlineExecutor(60))

    assert caught.value.key == "error.theme_limits"


def test_a_limited_step_returns_its_result_and_raises_its_error() -> None:
    assert limited(max, [3, 7], key=lambda number: -number) == 3
    with pytest.raises(ZeroDivisionError):
        limited(divmod, 1, 0)


class Slow:
    """An object whose finaliser takes 0.3 seconds."""

    def __del__(self) -> None:
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            pass


def test_a_timeout_during_a_finaliser_is_raised_afterwards() -> None:
    def step() -> None:
        Slow()
        while True:
            pass

    assert isinstance(InlineExecutor(0.05).submit(step).exception(), TimeoutError)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_a_step_has_a_memory_limit_that_ends_with_it() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)

    with pytest.raises(PepdocsError) as caught:
        limited(bytearray, (inline.MEMORY + 1) * MEBIBYTE)

    assert caught.value.key == "error.theme_limits"
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_embedded_pictures_are_limited_in_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "MOST_INLINE_MB", 1)
    picture = png(2, 2) + bytes(MEBIBYTE // 4)
    sheets = {f"{n}.css": "a { background: url(a.png) }" for n in range(4)}
    put(tmp_path, {"a.png": picture, **sheets})

    with pytest.raises(theme.ThemeError) as caught:
        theme.load(tmp_path)

    (finding,) = caught.value.findings.items
    assert (finding.code.number, finding.field) == ("THM422", "3.css")


def test_macros_without_end_are_read_quickly() -> None:
    text = "{% macro a(x) %}x{% endmacro %}" + "{% macro b %} " * 9000 + "{% endmacro"

    names, seconds = timed(lambda: [macro.name for macro in macros_in(text)])

    assert names == ["a"]
    assert timely(seconds, 1)


GROWING: dict[str, dict[str, Body]] = {"layout": ENDLESS_LAYOUT, "memory": DOUBLING, "columns": WIDE}


@pytest.mark.pango
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
@pytest.mark.parametrize(("name", "jobs"), [("columns", "2"), pytest.param("memory", "1", marks=pytest.mark.long)])
def test_a_build_that_fills_the_memory_ends_with_a_message(tmp_path: Path, name: str, jobs: str) -> None:
    done = ran(
        "build", PLAN, "--theme", put(tmp_path / "stranger", GROWING[name]), "--out", tmp_path / "out",
        "--format", "pdf", "--lang", "cy", "--jobs", jobs, "--memory", "512", "--ui-lang", "en",
        timeout=100,
    )  # fmt: skip

    assert done.status == 1
    assert "Traceback" not in done.said
    assert Speaker("en").text("error.memory") in done.said
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.pango
@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["columns", *(pytest.param(name, marks=pytest.mark.long) for name in ("layout", "memory"))]
)
def test_a_check_of_a_theme_reports_a_document_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(documents, "TIMEOUT", 4.0)
    monkeypatch.setattr(documents, "MEMORY", 512)
    growing = theme.load(put(tmp_path, GROWING[name]))
    choices = [documents.ThemeDocument(Phase.primary, Mode.CY, Format.PDF)]

    with documents.worker_pool() as pool:
        (seen,) = (seen for _, seen in documents.examine_documents(growing, choices, pool))

    assert [finding.code.number for finding in seen] == ["THM235"]


@pytest.fixture
def runner() -> Iterator[StepRunner]:
    begun = StepRunner(1, seconds=2, memory=512)
    yield begun
    begun.close()


def outcome(runner: StepRunner, step: Callable[..., Any], *arguments: Any) -> Any:
    """Return the result of a step of the preview, or its error."""
    outcomes: list[Any] = []
    runner.start(outcomes.append, step, *arguments)
    while not outcomes:
        runner.settle()
        time.sleep(0.05)
    return outcomes[0]


@pytest.mark.long
def test_a_preview_that_grows_without_end_says_so_in_its_frame(tmp_path: Path, runner: StepRunner) -> None:
    reading = outcome(runner, read_theme, put(tmp_path / "long", LONG))
    wide = outcome(runner, read_theme, put(tmp_path / "wide", ENDLESS_LAYOUT))
    request = Request(tmp_path, TODAY, theme=wide)

    shown = outcome(runner, make_document, single_plan(PLAN)[0], PreviewDocument("plan", Mode.CY, Format.PDF), request)

    assert reading.key == "error.timeout"
    assert shown.key == "error.timeout"


def test_a_small_theme_is_within_the_limits(pepdocs: Pepdocs, tmp_path: Path) -> None:
    folder = put(tmp_path / "friend", {STYLE: "p { color: #102030 }"})

    assert pepdocs("schema", "--theme", folder, "--out", tmp_path / "schema.json").status == 0
    assert NAMED in (folder / "theme.toml").read_text(encoding="utf-8")
