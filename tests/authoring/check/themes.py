"""Small themes for tests: a folder with a few files, loaded as pepdocs loads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pepdocs import theme
from pepdocs.authoring import check
from pepdocs.authoring.check import Fault
from pepdocs.authoring.check.documents.examine import ThemeDocument
from pepdocs.authoring.start import page_template
from pepdocs.base.language import Mode
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.render import Format
from pepdocs.schema import Phase
from pepdocs.view.chapters import CHAPTERS

TEMPLATES = Path(__file__).parents[3] / "templates"
SETTINGS = 'theme = 1\nview = 2\nname = { cy = "Sir Enghraifft", en = "Example County" }\n'
CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
BUS = '[[field]]\nid = "bus_pass"\nsection = "setting"\nlevel = "must"\nlabel = { cy = "Tocyn bws", en = "Bus pass" }\n'
"""The settings of a required field of an authority's own."""

ENGLISH = (ThemeDocument(Phase.secondary, Mode.EN, Format.HTML),)
WORD = (ThemeDocument(Phase.secondary, Mode.EN, Format.DOCX),)

Files = Mapping[str, str | bytes]


def write_theme(folder: Path, files: Files) -> Path:
    """Write a theme into a folder, with a theme.toml unless it brings its own."""
    for name, content in {"theme.toml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults(folder: Path, files: Files, documents: Iterable[ThemeDocument] = ()) -> tuple[Fault, ...]:
    """Return the faults of a theme of these files and of some of its documents."""
    return check.check(theme.load(write_theme(folder, files)), documents, InlineExecutor(60))


def faults_of_any(folder: Path, files: Files, documents: Iterable[ThemeDocument] = ()) -> tuple[Fault, ...]:
    """Return the faults of a theme of these files, even if it cannot be used, and of some of its documents."""
    made, refused = theme.examine(write_theme(folder, files))
    return check.check(made, documents, InlineExecutor(60), refused)


def fault_lines(faults: Iterable[Fault]) -> list[str]:
    """Return faults as `file:line code`, in order."""
    return [f"{f.finding.field}:{f.finding.at.line} {f.finding.code.number}" for f in faults]


def facts(faults: Iterable[Fault], code: str) -> list[dict[str, str]]:
    """Return the facts of the faults of one kind."""
    return [dict(f.finding.facts) for f in faults if f.finding.code.number == code]


def chapters(*, without: str) -> str:
    """Return a template that shows all chapters except one, each on its own line from line 5."""
    keys = [plan.key for plan in CHAPTERS[Phase.secondary] if plan.key != without]
    return page_template("secondary/pep.html.jinja", keys).decode()


def word(*changes: tuple[str, str], phase: str = "secondary") -> bytes:
    """Return the built-in Word template of a phase with replaced texts in its body."""
    made = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / phase / "pep.docx") as ours, zipfile.ZipFile(made, "w") as package:
        for name in ours.namelist():
            body = ours.read(name)
            if name == "word/document.xml":
                body = _changed(body.decode(), changes).encode()
            package.writestr(name, body)
    return made.getvalue()


def _changed(text: str, changes: Iterable[tuple[str, str]]) -> str:
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


def entry(context: str, text: str) -> str:
    """Return an entry of a catalogue; its context is on its second line."""
    return f'\nmsgctxt "{context}"\nmsgid "-"\nmsgstr "{text}"\n'
