"""Measures a PDF by each engine, on distinct plans: milliseconds of processor time a page, with and without read-back.

python benchmarks/engines.py --plans 12    so many made plans, each in three modes

A document that is made twice would come from what the engine remembers, so each is made once by each engine, in turn,
after one plan by each that is not counted.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

import make_plans
from pepdocs import Format, Mode, PdfEngine
from pepdocs.reading.check import checked
from pepdocs.render import outline, render_unverified
from pepdocs.render.read_back.compare import verify
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Wording

TODAY = date(2026, 7, 1)
MODES = (Mode.CY, Mode.EN, Mode.BILINGUAL)
ENGINES = (PdfEngine.TYPST, PdfEngine.WEASYPRINT)


@dataclass
class Total:
    """The pages that an engine made, and the seconds that it and the read-back took."""

    pages: int = 0
    made: float = 0.0
    read: float = 0.0

    def row(self, engine: str) -> str:
        """Return a row of the table: milliseconds a page."""
        made, read = 1000 * self.made / self.pages, 1000 * self.read / self.pages
        return f"| {engine} | {self.pages} | {made:.1f} | {read:.1f} | {made + read:.1f} |"


def views(plans: int) -> Iterator[DocumentView]:
    """Yield the view of each made plan in each mode, those of one plan first that is not counted."""
    for number in range(plans + 1):
        pep = checked(make_plans.plan(number).encode(), today=TODAY).pep
        for mode in MODES:
            yield arrange(compose.document(pep, Wording(mode), draft=True))


def measure(view: DocumentView, engine: PdfEngine, total: Total) -> None:
    """Make one document, read it back, and add what that took."""
    begun = time.process_time()
    content = render_unverified(view, Format.PDF, engine=engine)
    made = time.process_time()
    verify(view, outline(content, Format.PDF))
    total.read += time.process_time() - made
    total.made += made - begun
    with pikepdf.open(io.BytesIO(content)) as pdf:
        total.pages += len(pdf.pages)


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=12)
    plans = parser.parse_args().plans
    totals: dict[PdfEngine, Total] = defaultdict(Total)
    for number, view in enumerate(views(plans)):
        for engine in ENGINES:
            measure(view, engine, totals[engine] if number >= len(MODES) else Total())
    print(f"{plans * len(MODES)} distinct documents")
    print("| engine | pages | made, ms a page | read back, ms a page | both |\n| --- | ---: | ---: | ---: | ---: |")
    for engine, total in totals.items():
        print(total.row(engine.value))
    ours, theirs = (totals[engine] for engine in ENGINES)
    both = (ours.made + ours.read) / ours.pages * theirs.pages / (theirs.made + theirs.read)
    print(f"Typst with read-back takes {both:.2f} of WeasyPrint with read-back.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
