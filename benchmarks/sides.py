"""The common ways of making documents, beside which `batch.py` measures ours: what each worker process does.

All ways read and check plans as we do, so that only the making of files is compared.
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
"""Seconds after which a worker stops waiting for the others."""


@contextmanager
def worker_pool(jobs: int, folder: Path, program: str) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of worker processes that have loaded everything; `folder` holds the templates and the output."""
    context = multiprocessing.get_context("spawn")
    arguments = (context.Barrier(jobs), folder, program)
    with ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=arguments) as pool:
        list(pool.map(_ready, range(jobs)))
        yield pool


class Worker:
    """The state of a worker process: its folder, and the program LibreOffice, "" if it is missing."""

    gate: Any
    folder: Path
    program: str


def _begin(gate: Any, folder: Path, program: str) -> None:
    Worker.gate, Worker.folder, Worker.program = gate, folder, program


def _ready(_: int) -> None:
    """Make a profile, and wait until every worker has; stop waiting if one fails."""
    try:
        if Worker.program:
            warm(Worker.program, Worker.folder, _profile())
    except BaseException:
        Worker.gate.abort()
        raise
    Worker.gate.wait(WAIT)


def warm(program: str, folder: Path, profile: Path) -> None:
    """Make a profile of LibreOffice by converting a file to PDF.

    It may fail while two processes make their first profiles, so it is tried twice.
    """
    first = folder / f"first-{profile.name}.docx"
    first.write_bytes((folder / f"{PHASES[0]}.docx").read_bytes())
    with suppress(subprocess.CalledProcessError):
        return office(program, [first], profile)
    return office(program, [first], profile)


def profiles(jobs: int, folder: Path) -> list[Path]:
    """Return the profile folders of `jobs` processes that run side by side."""
    return [folder / f"profile-of-{place}" for place in range(jobs)]


def _profile() -> Path:
    return Worker.folder / f"profile-{os.getpid()}"


def views_of(plan: Path, on: date) -> tuple[tuple[Edition, DocumentView], ...]:
    """Return the views of all editions that `pepdocs build` makes of a plan."""
    request = generate.Request(out=Path(), today=on, sizes=())
    pep = generate.examine(plan.read_bytes(), request).pep
    return tuple(generate.views(pep, request))


def templates(folder: Path) -> None:
    """Write our Word templates in the form that docxtpl needs: rules applied, macros before their use."""
    for phase in PHASES:
        content = theme.resource(f"{phase}/pep.docx").read_bytes()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as ours,
            zipfile.ZipFile(folder / f"{phase}.docx", "w", zipfile.ZIP_DEFLATED) as theirs,
        ):
            for name in ours.namelist():
                theirs.writestr(name, _for_docxtpl(name, ours.read(name)))


def _for_docxtpl(name: str, body: bytes) -> bytes:
    if not docx_template._RENDERED.match(name):  # noqa: SLF001 - the template parts are known there
        return body
    root = etree.fromstring(body)
    docx_template._apply_rules(root)  # noqa: SLF001
    for place, node in enumerate(_macros(root)):
        root[0].insert(place, node)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _macros(root: Any) -> list[Any]:
    """Return the elements of all macros in a document body."""
    elements, is_inside = [], False
    for node in root[0]:
        text = "".join(node.itertext())
        is_inside = is_inside or "{%p macro" in text
        if is_inside and node.tag != f"{W}sectPr":
            elements.append(node)
        is_inside = is_inside and "{%p endmacro" not in text
    return elements


@cache
def _environment() -> jinja2.Environment:
    """Return the default environment of docxtpl, with the filters of our templates."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(docx_template.environment().filters)
    environment.globals |= {"heading": docx_text.heading}
    return environment


def word_files(plan: Path, on: date) -> list[Path]:
    """Make a plan's Word files with docxtpl, without reading them back, and return their paths."""
    paths = []
    for edition, view in views_of(plan, on):
        template = DocxTemplate(Worker.folder / f"{view.phase}.docx")
        template.render({"view": view}, _environment(), autoescape=True)
        paths.append(Worker.folder / f"{plan.stem}-{edition.suffix}.docx")
        template.save(paths[-1])
    return paths


def office(program: str, documents: Sequence[Path], profile: Path) -> None:
    """Convert Word files to PDFs beside them with one LibreOffice process; raise `RuntimeError` if one is missing.

    Processes that run at the same time need different profiles; a profile is made at its first use.
    """
    own = f"-env:UserInstallation={profile.as_uri()}"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(documents[0].parent)]
    subprocess.run([program, own, *options, *map(str, documents)], check=True, capture_output=True)
    missing = [document for document in documents if not document.with_suffix(".pdf").is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice made no PDF of {len(missing)} files.")


def convert_singly(plan: Path, on: date) -> int:
    """Make a plan's documents with one LibreOffice process for each; return how many."""
    paths = word_files(plan, on)
    for document in paths:
        office(Worker.program, [document], _profile())
    return len(paths)


def convert_together(program: str, documents: Sequence[Path], jobs: int, folder: Path) -> None:
    """Convert all Word files to PDFs with `jobs` LibreOffice processes."""
    shares = [documents[place::jobs] for place in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(office, [program] * jobs, shares, profiles(jobs, folder)))


def engine_inputs(plan: Path, on: date, folder: Path) -> list[Path]:
    """Write the HTML and style sheets of each of a plan's PDFs to files; return their paths."""
    marks = fallback_fonts.html_fallback(FONTS), fallback_fonts.plain_fallback(FONTS)
    paths = []
    for edition, view in views_of(plan, on):
        paths.append(folder / f"{plan.stem}-{edition.suffix}.pickle")
        content = html.render(view, *marks), html.stylesheets(view)
        paths[-1].write_bytes(pickle.dumps(content))
    return paths


def pdf_size(path: Path) -> int:
    """Make a PDF of finished HTML with the engine alone, and return its size in bytes."""
    page, sheets = pickle.loads(path.read_bytes())  # noqa: S301 - our own, just written
    return len(pdf.render(page, sheets, fonts=FONTS))
