"""Says where the time of a document goes: `python benchmarks/profile.py`. Everything printed comes from one run.

Each stage is named by the function that begins it, ours or the engine's, and its time is without
that of the stages inside it, so that the columns of a line add up to its total. The time is the
processor's, which other programs on the machine disturb less than a clock on the wall.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import weasyprint
from weasyprint import document as engine_document

import pepdocs.render
from pepdocs import Format, Mode, PdfEngine, check
from pepdocs.render import render
from pepdocs.render.html import page
from pepdocs.render.pdf.structure import tags
from pepdocs.render.word import packing
from pepdocs.schema.pep import Pep
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.wording import Wording

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
TODAY = date(2026, 7, 1)

PDF: tuple[tuple[Any, str, str], ...] = (
    (page, "render", "html"),
    (weasyprint.HTML, "__init__", "parse"),
    (engine_document, "get_all_computed_styles", "style"),
    (engine_document, "build_formatting_structure", "boxes"),
    (engine_document, "layout_document", "layout"),
    (engine_document.Page, "paint", "draw"),
    (tags, "build_fonts_dictionary", "fonts"),
    (tags, "add_tags", "tags"),
    (pydyf.PDF, "write", "write"),
    (pepdocs.render, "outline", "read"),
    (pepdocs.render, "verify", "verify"),
)
"""Where each stage of a PDF begins: what holds the function, its name, and what we call the stage."""

DOCX: tuple[tuple[Any, str, str], ...] = (
    (packing, "pack", "zip"),
    (pepdocs.render, "text_lines", "read"),
    (pepdocs.render, "verify", "verify"),
)

STAGES = {
    Format.PDF: ("compose", *(stage for _, _, stage in PDF), "rest"),
    Format.DOCX: ("compose", "fill", *(stage for _, _, stage in DOCX)),
}
OUTSIDE = {Format.PDF: "rest", Format.DOCX: "fill"}
"""What the time of `render` is called that is in none of its stages."""

HOOKS = {Format.PDF: PDF, Format.DOCX: DOCX}


@dataclass(slots=True)
class Clock:
    """Seconds by stage; only one stage runs at a time."""

    spent: dict[str, float] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)
    since: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Let a stage run while the context lasts, and the one around it wait."""
        self._turn()
        self.running.append(name)
        try:
            yield
        finally:
            self._turn()
            self.running.pop()

    def _turn(self) -> None:
        """Count the time since the last turn for the stage that was running."""
        now = time.process_time()
        if self.running:
            stage = self.running[-1]
            self.spent[stage] = self.spent.get(stage, 0.0) + now - self.since
        self.since = now

    def timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """Return a function that runs as a stage, to its last result where it yields them."""

        @wraps(function)
        def running(*values: Any, **options: Any) -> Any:
            with self.stage(stage):
                result = function(*values, **options)
                return list(result) if isinstance(result, Iterator) else result

        return running


@contextmanager
def hooked(clock: Clock, form: Format) -> Iterator[None]:
    """Have the stages of a format counted while the context lasts."""
    with ExitStack() as stack:
        for owner, name, stage in HOOKS[form]:
            theirs = getattr(owner, name)
            setattr(owner, name, clock.timed(theirs, stage))
            stack.callback(setattr, owner, name, theirs)
        yield


def make_document(pep: Pep, mode: Mode, form: Format, *, draft: bool) -> tuple[bytes, dict[str, float]]:
    """Return a document and the seconds of each of its stages."""
    clock = Clock()
    with hooked(clock, form):
        with clock.stage("compose"):
            view = arrange(compose.document(pep, Wording(mode), draft=draft))
        with clock.stage(OUTSIDE[form]):
            content = render(view, form, engine=PdfEngine.WEASYPRINT)
    return content, clock.spent


def medians(
    repeats: int, once: Callable[[], tuple[bytes, dict[str, float]]], stages: Sequence[str]
) -> tuple[bytes, list[float]]:
    """Return a document and the median milliseconds of each stage, after making it once untimed."""
    content, _ = once()
    runs = []
    for _ in range(repeats):
        gc.collect()
        runs.append(once()[1])
    return content, [statistics.median(run.get(s, 0.0) for run in runs) * 1000 for s in stages]


def pages(content: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def show(name: str, mode: str, cells: Sequence[object]) -> None:
    """Print one line of a table."""
    print(name.ljust(22) + mode.ljust(6) + "".join(str(cell).rjust(8) for cell in cells), flush=True)


def table(form: Format, repeats: int) -> None:
    """Print the stages of every example in every mode in one format, and of all together."""
    stages = STAGES[form]
    last = ("ms/page",) if form is Format.PDF else ("ms each",)
    print(f"\n{form.name}, milliseconds of the processor, warm, median of {repeats}")
    show("example", "mode", (*stages, "total", "pages" if form is Format.PDF else "files", *last))
    sums, units = [0.0] * len(stages), 0
    for example in EXAMPLES:
        pep, draft = check(example, today=TODAY).pep, example.stem.endswith("-draft")
        for mode in Mode:
            once = partial(make_document, pep, mode, form, draft=draft)
            content, took = medians(repeats, once, stages)
            count = pages(content) if form is Format.PDF else 1
            line(example.stem, mode.suffix, took, count)
            sums = [old + new for old, new in zip(sums, took, strict=True)]
            units += count
    line("all", "", sums, units)


def line(name: str, mode: str, took: Sequence[float], count: int) -> None:
    """Print what the stages took, together, and by page or file."""
    total = sum(took)
    show(name, mode, [*(f"{ms:.1f}" for ms in took), f"{total:.0f}", count, f"{total / count:.1f}"])


def main() -> None:
    """Measure every stage and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="how often each document is made")
    repeats = parser.parse_args().repeats
    for form in (Format.PDF, Format.DOCX):
        table(form, repeats)


if __name__ == "__main__":
    main()
