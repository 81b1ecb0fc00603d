"""Every Welsh text that a user can meet: catalogues, the names and fields of themes, read-me pages, example plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pepdocs import Mode, check
from pepdocs.base.language import CY, Edition
from pepdocs.generate import view_of
from pepdocs.view.blocks import runs
from pepdocs.wording import catalogue

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ("translations/cy.po", "templates/starter/words/cy.po", "themes/*/words/cy.po")
THEMES = ("templates/starter/theme.toml", "themes/*/theme.toml")
PAGES = ("DARLLENFI.md", "templates/starter/DARLLENFI.md")
PLANS = ("examples/*.yaml",)
DAY = date(2026, 7, 1)
"""The day on which the example plans are read."""

IN_WELSH = re.compile(r'\bcy = "([^"]+)"')
CODE = re.compile(r"^ {4}.*$|`[^`]*`|\]\([^)]*\)|<[^>]*>|\$\w+", re.MULTILINE)
"""What is no prose in a page of Markdown or a template of one: commands, code, addresses, tags, names of slots."""


PARAGRAPH = re.compile(r"(?:.+\n?)+")


@dataclass(frozen=True, slots=True)
class Text:
    """A Welsh text, where it stands, and the English beside it if there is any."""

    place: str
    welsh: str
    english: str = ""


def every(root: Path = ROOT) -> Iterator[Text]:
    """Yield the Welsh texts of the files below a folder that is laid out as the project is."""
    for path in _found(root, CATALOGUES):
        yield from of_catalogue(_name(root, path), path.read_text(encoding="utf-8"))
    for path in _found(root, THEMES):
        yield from of_theme(_name(root, path), path.read_text(encoding="utf-8"))
    for path in _found(root, PAGES):
        yield from of_page(_name(root, path), path.read_text(encoding="utf-8"))
    for path in _found(root, PLANS):
        yield from of_plan(_name(root, path), path)


def of_catalogue(name: str, content: str) -> Iterator[Text]:
    """Yield the texts of a catalogue, each form of a plural as a text; places are contexts."""
    for message in catalogue.read(content).values():
        english = " ".join(message.english)
        yield from (Text(f"{name} {message.context}", text, english) for text in message.texts)


def of_theme(name: str, content: str) -> Iterator[Text]:
    """Yield the texts of a theme's description, also those that a comment offers; places are lines."""
    for number, line in enumerate(content.splitlines(), 1):
        yield from (Text(f"{name}:{number}", found) for found in IN_WELSH.findall(line))


def of_page(name: str, content: str) -> Iterator[Text]:
    """Yield the paragraphs of a page of Markdown without their code; places are lines."""
    for paragraph in PARAGRAPH.finditer(content):
        line = content.count("\n", 0, paragraph.start()) + 1
        prose = " ".join(CODE.sub(" … ", paragraph[0]).split())
        yield Text(f"{name}:{line}", prose)


def of_plan(name: str, path: Path) -> Iterator[Text]:
    """Yield what the Welsh document of a plan says in Welsh; the place is the file."""
    view = view_of(check(path, today=DAY).pep, Edition(Mode.CY))
    yield from (Text(name, run.text) for run in runs(view) if run.lang == CY)


def _found(root: Path, patterns: Iterable[str]) -> Iterator[Path]:
    return (path for pattern in patterns for path in sorted(root.glob(pattern)))


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
