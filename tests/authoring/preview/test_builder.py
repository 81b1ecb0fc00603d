"""When the documents of a theme are built and what is shown, with workers in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.preview.inline_workers import InlineWorkers
from authoring.preview.themes import SETTINGS, small_theme
from pepdocs.authoring.preview.builder import Builder, BuilderWorkers, CheckTask
from pepdocs.authoring.preview.changes import ChangeDetector
from pepdocs.authoring.preview.state import DAY, PreviewDocument, PreviewPlan
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Mode
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.theme import NO_COLOUR
from pepdocs.generate import Request
from pepdocs.render import Format

PLANS = (PreviewPlan("primary", "choice:Phase.primary", b""), PreviewPlan("post16", "choice:Phase.post16", b""))
FOUND = Findings.of([finding(NO_COLOUR, "theme.toml", Position(7, 1), setting="colours.dark")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


def build(folder: Path, makers: InlineWorkers | None = None, check: Any = None, number: int = 6) -> Builder:
    """Return a builder that has started and done a number of turns."""
    workers = BuilderWorkers(makers or InlineWorkers(), CheckTask(check, InlineWorkers()) if check else None)
    builder = Builder(folder, PLANS, Request(out=Path(), today=DAY), workers, ChangeDetector())
    builder._restart()
    turns(builder, number)
    return builder


def turns(builder: Builder, number: int = 6) -> None:
    for _ in range(number):
        builder._turn()


def made(builder: Builder) -> set[str]:
    return {document.name for document, frame in builder.state.frames.items() if frame.content}


def test_html_is_built_of_every_plan_in_every_mode_and_pdf_on_request(folder: Path):
    builder = build(folder)
    modes = ("cy", "en", "cy-en")
    pages = {f"{plan.key}-{mode}.html" for plan in PLANS for mode in modes}

    assert made(builder) == pages
    builder.request(Format.PDF)
    turns(builder)
    assert made(builder) == pages | {page.replace("html", "pdf") for page in pages}


def test_a_change_rebuilds_every_document(folder: Path):
    builder = build(folder)
    numbers = {frame.number for frame in builder.state.frames.values()}
    (folder / "style.css").write_text("h1 { color: #123456 }")
    turns(builder)

    assert numbers.isdisjoint(f.number for f in builder.state.frames.values() if f.number)
    assert builder.state.theme.styles().endswith("h1 { color: #123456 }")


def test_a_file_written_again_unchanged_rebuilds_nothing(folder: Path):
    builder = build(folder)
    frames = builder.state.frames
    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    turns(builder)

    assert builder.state.frames == frames
    assert all(builder.state.is_current(c) for c in frames if c.form is Format.HTML)


def test_unfinished_work_on_an_older_theme_is_dropped(folder: Path):
    workers = InlineWorkers()
    builder = build(folder, workers, number=1)
    assert workers.steps
    workers.settle = lambda: None
    (folder / "style.css").write_text("")
    turns(builder, 2)

    assert workers.cleared == 1


def test_a_document_that_fails_does_not_affect_the_others(folder: Path):
    wrong = RenderError("error.template", template="primary/pep.html.jinja", line=2)
    failing = PreviewDocument("primary", Mode.CY, Format.HTML)
    builder = build(folder, InlineWorkers(lambda document: wrong if document == failing else b"made"))

    assert builder.state.frames[failing].trouble is wrong
    assert len(made(builder)) == 5


def test_an_unusable_theme_is_reported_and_the_last_documents_stay(folder: Path):
    builder = build(folder)
    (folder / "theme.toml").write_text("theme = 1\nname = {", encoding="utf-8")
    turns(builder)

    assert builder.state.trouble.key == "error.theme"
    assert [(f.field, f.code.number) for f in builder.state.findings.items] == [("theme.toml", "THM110")]
    assert len(made(builder)) == 6
    assert not any(map(builder.state.is_current, builder.state.frames))

    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    turns(builder)
    assert builder.state.trouble is None
    assert len([c for c in builder.state.frames if builder.state.is_current(c)]) == 6


def test_a_theme_that_is_unusable_from_the_start_shows_no_document(folder: Path):
    (folder / "theme.toml").unlink()
    builder = build(folder)

    assert made(builder) == set()
    assert "THM106" in [finding.code.number for finding in builder.state.findings.items]


def test_the_check_runs_after_the_documents(folder: Path):
    checked: list[Path] = []
    builder = build(folder, check=lambda place: checked.append(place) or FOUND, number=2)
    assert not builder.state.is_examined
    turns(builder)

    assert checked == [folder]
    assert builder.state.is_examined
    assert builder.state.findings == FOUND


def test_a_check_that_fails_is_reported_and_the_documents_stay(folder: Path):
    def failing(_place: Path) -> Findings:
        raise ValueError("child")

    builder = build(folder, check=failing)

    assert builder.state.is_examined
    assert isinstance(builder.state.check_trouble, PepdocsError)
    assert len(made(builder)) == 6


def test_a_change_to_an_extended_theme_rebuilds_too(tmp_path: Path, folder: Path):
    below = small_theme(tmp_path / "county")
    (folder / "theme.toml").write_text(f'{SETTINGS}extends = "county"\n', encoding="utf-8")
    builder = build(folder)
    (below / "style.css").write_text("h2 { color: #654321 }")
    turns(builder)

    assert "#654321" in builder.state.theme.styles()
