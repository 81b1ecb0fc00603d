"""What is made when, and what is shown of it, with a bench that does at once what it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pepdocs.authoring.preview.frames import Choice
from pepdocs.authoring.preview.plans import DAY, Plan
from pepdocs.authoring.preview.studio import Check, Studio, Workers
from pepdocs.authoring.preview.watch import Watch
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Mode
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.theme import NO_COLOUR
from pepdocs.generate import Request
from pepdocs.render import Format
from preview.stand_ins import AtOnce
from preview.themes import SETTINGS, small_theme

PLANS = (Plan("primary", "choice:Phase.primary", b""), Plan("post16", "choice:Phase.post16", b""))
FOUND = Findings.of([finding(NO_COLOUR, "theme.toml", Position(7, 1), setting="colours.dark")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_theme(tmp_path / "theme")


def studio(folder: Path, bench: AtOnce, check: Any = None) -> Studio:
    """Return a studio that has begun."""
    checking = Check(check, AtOnce()) if check else None
    workers = Workers(bench, checking)
    begun = Studio(folder, PLANS, Request(out=Path(), on=DAY), workers, Watch())
    begun._begin()
    return begun


def turns(studio: Studio, number: int = 6) -> None:
    for _ in range(number):
        studio._turn()


def made(studio: Studio) -> set[str]:
    return {choice.name for choice, frame in studio.state.frames.items() if frame.content}


def test_html_is_made_of_every_plan_in_every_mode_and_pdf_only_when_somebody_asks(folder: Path):
    begun = studio(folder, AtOnce())
    turns(begun)
    modes = ("cy", "en", "cy-en")
    pages = {f"{plan.key}-{mode}.html" for plan in PLANS for mode in modes}

    assert made(begun) == pages
    begun.ask(Format.PDF)
    turns(begun)
    assert made(begun) == pages | {page.replace("html", "pdf") for page in pages}


def test_a_change_makes_every_document_anew(folder: Path):
    begun = studio(folder, AtOnce())
    turns(begun)
    numbers = {frame.number for frame in begun.state.frames.values()}
    (folder / "style.css").write_text("h1 { color: #123456 }")
    turns(begun)

    assert numbers.isdisjoint(f.number for f in begun.state.frames.values() if f.number)
    assert begun.state.theme.styles().endswith("h1 { color: #123456 }")


def test_a_file_written_again_as_it_was_makes_nothing_anew(folder: Path):
    begun = studio(folder, AtOnce())
    turns(begun)
    frames = begun.state.frames
    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    turns(begun)

    assert begun.state.frames == frames
    assert all(begun.state.is_current(c) for c in frames if c.form is Format.HTML)


def test_work_on_an_older_theme_is_dropped(folder: Path):
    bench = AtOnce()
    begun = studio(folder, bench)
    turns(begun, 1)
    assert bench.steps
    bench.settle = lambda: None
    (folder / "style.css").write_text("")
    turns(begun, 2)

    assert bench.cleared == 1


def test_a_document_that_fails_leaves_the_others(folder: Path):
    wrong = RenderError("error.template", template="primary/pep.html.jinja", line=2)
    failing = Choice("primary", Mode.CY, Format.HTML)
    begun = studio(folder, AtOnce(lambda c: wrong if c == failing else b"made"))
    turns(begun)

    assert begun.state.frames[failing].trouble is wrong
    assert len(made(begun)) == 5


def test_a_theme_that_cannot_be_used_is_told_and_the_last_documents_stay(folder: Path):
    begun = studio(folder, AtOnce())
    turns(begun)
    (folder / "theme.toml").write_text("theme = 1\nname = {", encoding="utf-8")
    turns(begun)

    assert begun.state.trouble.key == "error.theme"
    assert [(f.field, f.code.number) for f in begun.state.findings.items] == [("theme.toml", "THM110")]
    assert len(made(begun)) == 6
    assert not any(map(begun.state.is_current, begun.state.frames))

    (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    turns(begun)
    assert begun.state.trouble is None
    assert len([c for c in begun.state.frames if begun.state.is_current(c)]) == 6


def test_a_theme_that_is_broken_from_the_start_shows_no_document(folder: Path):
    (folder / "theme.toml").unlink()
    begun = studio(folder, AtOnce())
    turns(begun)

    assert made(begun) == set()
    assert "THM106" in [each.code.number for each in begun.state.findings.items]


def test_the_check_follows_the_documents(folder: Path):
    asked: list[Path] = []
    begun = studio(folder, AtOnce(), lambda place: asked.append(place) or FOUND)
    turns(begun, 2)
    assert not begun.state.is_examined
    turns(begun)

    assert asked == [folder]
    assert begun.state.is_examined
    assert begun.state.findings == FOUND


def test_a_check_that_fails_is_no_end_of_the_page(folder: Path):
    def failing(_place: Path) -> Findings:
        raise ValueError("child")

    begun = studio(folder, AtOnce(), failing)
    turns(begun)

    assert begun.state.is_examined
    assert isinstance(begun.state.check_trouble, PepdocsError)
    assert len(made(begun)) == 6


def test_a_theme_below_is_watched_too(tmp_path: Path, folder: Path):
    below = small_theme(tmp_path / "county")
    (folder / "theme.toml").write_text(f'{SETTINGS}extends = "county"\n', encoding="utf-8")
    begun = studio(folder, AtOnce())
    turns(begun)
    (below / "style.css").write_text("h2 { color: #654321 }")
    turns(begun)

    assert "#654321" in begun.state.theme.styles()
