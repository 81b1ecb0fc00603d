"""The ways of making documents that `batch.py` holds against ours: what each worker process does.

Reading, checks and words are ours on every side, so that only the making of files is compared.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from pepdocs import generate, theme
from pepdocs.base.language import Edition
from pepdocs.render import fallback_fonts
from pepdocs.render.html import page as html
from pepdocs.render.pdf import document as pdf
from pepdocs.render.word import template as docx_template
from pepdocs.render.word import text as docx_text
from pepdocs.view.blocks import DocumentView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PHASES = ("primary", "secondary", "post16")
FONTS = Path(str(files("pepdocs.templates") / "fonts"))
WAIT = 600
"""Seconds after which a worker that waits for the others is lost."""


@contextmanager
def crew(jobs: int, folder: Path, program: str) -> Iterator[ProcessPoolExecutor]:
    """Give worker processes that have loaded everything; `folder` holds `templates`, and what they make."""
    context = multiprocessing.get_context("spawn")
    begun = (context.Barrier(jobs), folder, program)
    with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=begun) as pool:
        list(pool.map(_ready, range(jobs)))
        yield pool


class Seat:
    """What a worker process knows: where it works and with which LibreOffice, "" for none."""

    gate: Any
    folder: Path
    program: str


def _begin(gate: Any, folder: Path, program: str) -> None:
    Seat.gate, Seat.folder, Seat.program = gate, folder, program


def _ready(_: int) -> None:
    """Have a profile made, and wait until every worker is as far; none waits for one that failed."""
    try:
        if Seat.program:
            warm(Seat.program, Seat.folder, _profile())
    except BaseException:
        Seat.gate.abort()
        raise
    Seat.gate.wait(WAIT)


def warm(program: str, folder: Path, profile: Path) -> None:
    """Have LibreOffice make a profile, by turning a file of that profile's own into a PDF.

    It fails now and then while two processes make their first profiles, so it has another chance.
    """
    first = folder / f"first-{profile.name}.docx"
    first.write_bytes((folder / f"{PHASES[0]}.docx").read_bytes())
    with suppress(subprocess.CalledProcessError):
        return office(program, [first], profile)
    return office(program, [first], profile)


def profiles(jobs: int, folder: Path) -> list[Path]:
    """Return where as many processes, side by side, have their profiles."""
    return [folder / f"profile-of-{place}" for place in range(jobs)]


def _profile() -> Path:
    return Seat.folder / f"profile-{os.getpid()}"


def shown(plan: Path, on: date) -> tuple[tuple[Edition, DocumentView], ...]:
    """Return what each edition of a plan says, those that `pepdocs build` makes of it."""
    request = generate.Request(out=Path(), on=on, sizes=())
    pep = generate.examine(plan.read_bytes(), request).pep
    return tuple(generate.views(pep, request))


def templates(folder: Path) -> None:
    """Write our Word templates as docxtpl reads them: rules applied, macros before their use."""
    for phase in PHASES:
        content = theme.resource(f"{phase}/pep.docx").read_bytes()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as ours,
            zipfile.ZipFile(folder / f"{phase}.docx", "w", zipfile.ZIP_DEFLATED) as theirs,
        ):
            for name in ours.namelist():
                theirs.writestr(name, _for_docxtpl(name, ours.read(name)))


def _for_docxtpl(name: str, body: bytes) -> bytes:
    if not docx_template._RENDERED.match(name):  # noqa: SLF001 - what a template is, is told there
        return body
    root = etree.fromstring(body)
    docx_template._apply_rules(root)  # noqa: SLF001
    for place, node in enumerate(_macros(root)):
        root[0].insert(place, node)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _macros(root: Any) -> list[Any]:
    """Return the elements of a body from the beginning of each macro to its end."""
    found, is_inside = [], False
    for node in root[0]:
        text = "".join(node.itertext())
        is_inside = is_inside or "{%p macro" in text
        if is_inside and node.tag != f"{W}sectPr":
            found.append(node)
        is_inside = is_inside and "{%p endmacro" not in text
    return found


@cache
def _environment() -> jinja2.Environment:
    """Return an environment as docxtpl has one by default, with the filters of our templates."""
    room = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    room.filters.update(docx_template.environment().filters)
    room.globals |= {"heading": docx_text.heading}
    return room


def filled(plan: Path, on: date) -> list[Path]:
    """Return a plan's Word files, each made by docxtpl from its file, none of them read back."""
    made = []
    for edition, view in shown(plan, on):
        template = DocxTemplate(Seat.folder / f"{view.phase}.docx")
        template.render({"view": view}, _environment(), autoescape=True)
        made.append(Seat.folder / f"{plan.stem}-{edition.suffix}.docx")
        template.save(made[-1])
    return made


def office(program: str, documents: Sequence[Path], profile: Path) -> None:
    """Have one LibreOffice process turn Word files into PDFs beside them; an error where one is missing.

    Processes at the same time need profiles of their own; a profile is made at its first use.
    """
    own = f"-env:UserInstallation={profile.as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(documents[0].parent)]
    subprocess.run([program, own, *options, *map(str, documents)], check=True, capture_output=True)
    missing = [each for each in documents if not each.with_suffix(".pdf").is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice made no PDF of {len(missing)} files.")


def common(plan: Path, on: date) -> int:
    """Make a plan's documents the common way, a LibreOffice process for each; return how many."""
    made = filled(plan, on)
    for document in made:
        office(Seat.program, [document], _profile())
    return len(made)


def together(program: str, documents: Sequence[Path], jobs: int, folder: Path) -> None:
    """Have as many LibreOffice processes as `jobs` turn all Word files into PDFs."""
    shares = [documents[place::jobs] for place in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(office, [program] * jobs, shares, profiles(jobs, folder)))


def pages(plan: Path, on: date, folder: Path) -> list[Path]:
    """Return files that hold what the engine is given for each of a plan's PDFs."""
    marks = fallback_fonts.marked(FONTS), fallback_fonts.plain(FONTS)
    made = []
    for edition, view in shown(plan, on):
        made.append(folder / f"{plan.stem}-{edition.suffix}.pickle")
        given = html.render(view, *marks), html.stylesheets(view)
        made[-1].write_bytes(pickle.dumps(given))
    return made


def drawn(given: Path) -> int:
    """Have the engine make a PDF of finished HTML, and return its bytes: no checks, no reading back."""
    page, sheets = pickle.loads(given.read_bytes())  # noqa: S301 - our own, just written
    return len(pdf.render(page, sheets, fonts=FONTS))
