"""Small themes made for a test: a folder with a few files in it, loaded as pepdocs loads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pepdocs import theme
from pepdocs.authoring import check
from pepdocs.authoring.check import Fault
from pepdocs.authoring.check.documents.examine import Choice
from pepdocs.base.language import Mode
from pepdocs.batch.workers.inline import Here
from pepdocs.render import Format
from pepdocs.schema import Phase

TEMPLATES = Path(__file__).parents[2] / "templates"
SETTINGS = 'theme = 1\nview = 1\nname = { cy = "Sir Enghraifft", en = "Example County" }\n'
CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
NOTHING: tuple[Choice, ...] = ()
ENGLISH = (Choice(Phase.secondary, Mode.EN, Format.HTML),)
WORD = (Choice(Phase.secondary, Mode.EN, Format.DOCX),)

Files = Mapping[str, str | bytes]


def written(folder: Path, files: Files) -> Path:
    """Write a theme into a folder, with a theme.toml unless it brings its own."""
    for name, content in {"theme.toml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults(folder: Path, files: Files, choices: Iterable[Choice] = NOTHING) -> tuple[Fault, ...]:
    """Return what is wrong with a theme of these files, with some of its documents or none."""
    return check.check(theme.loaded(written(folder, files)), choices, Here(60))


def faults_of_any(folder: Path, files: Files, choices: Iterable[Choice] = NOTHING) -> tuple[Fault, ...]:
    """Return what is wrong with a theme of these files, whether or not it can be used."""
    made, refused = theme.examined(written(folder, files))
    return check.check(made, choices, Here(60), refused)


def told(found: Iterable[Fault]) -> list[str]:
    """Return faults as `file:line code`, in order."""
    return [f"{f.finding.field}:{f.finding.at.line} {f.finding.code.number}" for f in found]


def facts(found: Iterable[Fault], code: str) -> list[dict[str, str]]:
    """Return the facts of the faults of one kind."""
    return [dict(f.finding.facts) for f in found if f.finding.code.number == code]


def sections(*, without: str) -> str:
    """Return a phase's template that shows all sections but one, each on a line of its own from line 4."""
    ours = (TEMPLATES / "secondary/pep.html.jinja").read_text(encoding="utf-8")
    return "\n".join(line for line in ours.splitlines() if f'"{without}"' not in line)


def word(*changes: tuple[str, str], phase: str = "secondary") -> bytes:
    """Return our Word template of a phase with texts of its body changed, each of which is there."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(TEMPLATES / phase / "pep.docx") as ours,
        zipfile.ZipFile(made, "w") as package,
    ):
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
