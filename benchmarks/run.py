"""Measures pepdocs on this machine: `make bench`. Everything printed comes from one run."""

from __future__ import annotations

import argparse
import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf

from pepdocs import Format, Mode, check
from pepdocs.render import render
from pepdocs.schema.pep import Pep
from pepdocs.view import compose
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Wording

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
LARGEST = ROOT / "examples" / "secondary-review.yaml"
TODAY = date(2026, 7, 1)
MEBIBYTE = 1024 if sys.platform == "linux" else 1024 * 1024
"""Linux tells memory in kibibytes, macOS in bytes."""

# A process starts with the memory of the one that starts it, so a small one has to.
WATCH = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
took = time.perf_counter() - begun
print(took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

COLUMNS = (
    "example", "mode", "pages", "pdf ms", "ms/page", "docx ms", "office ms", "pdf:office",
    "docx:office", "MiB",
)  # fmt: skip
WIDTHS = (22, 6, 6, 7, 8, 8, 10, 11, 12, 6)
NOT_THERE = "no soffice"


@dataclass(frozen=True, slots=True)
class Usage:
    """How long another program took, and the most memory that it held."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one document took. `office` is LibreOffice's time from our Word file to PDF."""

    name: str
    mode: str
    pages: int
    pdf: float
    docx: float
    memory: int
    word_file: Path
    office: float | None = None


def median(repeats: int, step: Callable[[], object]) -> float:
    """Return the median time of a step in seconds, after doing it once untimed."""
    step()
    return statistics.median(_timed(step) for _ in range(repeats))


def _timed(step: Callable[[], object]) -> float:
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def run_program(command: Sequence[object], **environment: str) -> Usage:
    """Run a program to its end and return how it went, with the programs that it started."""
    process = subprocess.run(
        [sys.executable, "-c", WATCH, *map(str, command)],
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    seconds, memory = process.stdout.split()
    return Usage(float(seconds), int(memory) // MEBIBYTE)


def view(example: Path, mode: Mode) -> DocumentView:
    """Return what a document of an example says."""
    return compose.document(_pep(example), Wording(mode), draft=_is_draft(example))


def _pep(example: Path) -> Pep:
    return check(example, today=TODAY).pep


def _is_draft(example: Path) -> bool:
    return example.stem.endswith("-draft")


def measure(example: Path, mode: Mode, repeats: int, folder: Path) -> Row:
    """Return what both documents of an example in one mode take, warm, and the memory of a build."""
    document_view = view(example, mode)
    word_file = folder / f"{example.stem}-{mode.suffix}.docx"
    word_file.write_bytes(render(document_view, Format.DOCX))
    return Row(
        name=example.stem,
        mode=mode.suffix,
        pages=_pages(render(document_view, Format.PDF)),
        pdf=median(repeats, partial(render, document_view, Format.PDF)),
        docx=median(repeats, partial(render, document_view, Format.DOCX)),
        memory=_memory(example, mode, folder),
        word_file=word_file,
    )


def _pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _memory(example: Path, mode: Mode, folder: Path) -> int:
    """Return the most memory that a process holds that builds both documents, and nothing else."""
    lang = "bilingual" if mode.is_bilingual else mode.suffix
    draft = ["--draft"] if _is_draft(example) else []
    options = ["--out", folder / "built", "--lang", lang, *draft]
    return run_program([sys.executable, "-m", "pepdocs", "build", example, *options]).memory


def office(files: Sequence[Path], folder: Path) -> Usage | None:
    """Return how LibreOffice turned Word files into PDFs in one process; nothing without it."""
    program = shutil.which("soffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "office"]
    return run_program([program, *options, *files])


def with_office(row: Row, folder: Path) -> Row:
    """Return a row with the time of a LibreOffice process of its own."""
    took = office([row.word_file], folder)
    return row if took is None else replace(row, office=took.seconds)


def cells(row: Row) -> Iterator[object]:
    """Yield what a row shows."""
    yield from (row.name, row.mode, row.pages)
    yield from (f"{row.pdf * 1000:.0f}", f"{row.pdf * 1000 / row.pages:.1f}")
    yield f"{row.docx * 1000:.0f}"
    if row.office is None:
        yield from (NOT_THERE, "-", "-")
    else:
        yield from (f"{row.office * 1000:.0f}", f"{row.pdf / row.office:.2f}")
        yield f"{row.docx / row.office:.2f}"
    yield row.memory


def show(texts: Sequence[object]) -> None:
    """Print one line of the table."""
    first, second, *rest = zip(map(str, texts), WIDTHS, strict=True)
    left = [text.ljust(width) for text, width in (first, second)]
    print("".join(left + [text.rjust(width) for text, width in rest]).rstrip(), flush=True)


def documents(repeats: int, folder: Path) -> None:
    """Print what every document takes."""
    print(f"One document, warm, median of {repeats}; MiB is the peak of a process that builds it.")
    print("office: LibreOffice headless from our Word file to PDF, one process a document.\n")
    show(COLUMNS)
    rows = []
    for example in EXAMPLES:
        for mode in Mode:
            row = with_office(measure(example, mode, repeats, folder), folder)
            show(tuple(cells(row)))
            rows.append(row)
    totals(rows, folder)


def totals(rows: Sequence[Row], folder: Path) -> None:
    """Print all documents together, against one LibreOffice process for all of them."""
    pages, pdf, docx = (sum(getattr(row, what) for row in rows) for what in ("pages", "pdf", "docx"))
    print(f"\nAll {len(rows)} documents: PDF {pdf:.2f} s for {pages} pages, ", end="")
    print(f"{pdf * 1000 / pages:.1f} ms a page; DOCX {docx * 1000 / len(rows):.0f} ms each.")
    together = office([row.word_file for row in rows], folder)
    if together is None:
        print(f"LibreOffice, one process for all: {NOT_THERE}.")
        return
    print(
        f"LibreOffice, one process for all: {together.seconds:.2f} s, {together.memory} MiB;"
        f" our PDF takes {pdf / together.seconds:.2f} of that, our DOCX {docx / together.seconds:.2f}."
    )


def start(repeats: int, folder: Path) -> None:
    """Print how long it takes to start and to check one file."""
    nothing = [sys.executable, "-c", "pass"]
    checking = [sys.executable, "-m", "pepdocs", "check", LARGEST]
    least, most = (_median_start(repeats, command) for command in (nothing, checking))
    first = _cold(checking, folder)
    print(f"\nStart to end, median of {repeats}: python -c pass {least * 1000:.0f} ms; ", end="")
    print(f"pepdocs check {LARGEST.name} {most * 1000:.0f} ms, ", end="")
    print(f"{(most - least) * 1000:.0f} ms more (aim: at most 400).")
    print(f"The first check after set-up, nothing compiled: {first.seconds * 1000:.0f} ms; ", end="")
    print(f"memory of a check: {first.memory} MiB.")


def _median_start(repeats: int, command: Sequence[object]) -> float:
    return statistics.median(run_program(command).seconds for _ in range(repeats))


def _cold(command: Sequence[object], folder: Path) -> Usage:
    """Run a program of ours as after a fresh install and a restart of the machine."""
    for top in (ROOT / "src", Path(pikepdf.__file__).parent.parent):
        for path in top.rglob("*"):
            if path.suffix in (".py", ".so", ".mo", ".po") and path.is_file():
                _forget(path)
    return run_program(command, PYTHONPYCACHEPREFIX=str(folder / "compiled"))


def _forget(path: Path) -> None:
    """Ask the system to keep a file out of its memory; some cannot."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="how often each step is timed")
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory(prefix="pepdocs-bench-") as path:
        folder = Path(path)
        documents(repeats, folder)
        start(2 * repeats + 1, folder)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEBIBYTE
    print(f"This process made all documents {repeats + 2} times and held at most {own} MiB.")


if __name__ == "__main__":
    main()
