"""Measures what the copies of many plans cost beside the full record: `python benchmarks/copies.py`.

The full record is made before and after each of the copies, so that a machine that becomes slower meets them alike.
Then the four copies are made in one run. Everything that is printed comes from one run, over fictional plans of
tools/make_plans.py.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from batch import JOBS, Run, build, documents, make_plans, markdown

COPIES = ("school", "carer", "child", "officer")


def made(plans: Path, out: Path, copies: str) -> tuple[Run, int]:
    """Make some copies of all plans, and return the run and the number of their pages."""
    run = build(plans, out, "--copy", copies, "--lang", "bilingual")
    return run, sum(len(pikepdf.open(path).pages) for path in documents(out) if path.suffix == ".pdf")


def rows(plans: Path, folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row for each copy, then one for all of them together."""
    whole = [made(plans, folder / "full-0", "full")]
    each = []
    for number, copy in enumerate(COPIES, 1):
        each.append((copy, *made(plans, folder / copy, copy)))
        whole.append(made(plans, folder / f"full-{number}", "full"))
    usual = statistics.mean(run.seconds for run, _ in whole)
    full = Run(usual, whole[0][0].files)
    yield _row("full", full, whole[0][1], full)
    for copy, run, pages in each:
        yield _row(copy, run, pages, full)
    yield _row("all four in one run", *made(plans, folder / "all", ",".join(COPIES)), full)


def _row(name: str, run: Run, pages: int, full: Run) -> tuple[str, ...]:
    mean, usual = run.seconds / run.files, full.seconds / full.files
    return name, str(run.files), str(pages), f"{run.seconds:.1f}", f"{1000 * mean:.0f}", f"{mean / usual:.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plans = Path(folder, "plans")
        make_plans.make(options.plans, plans)
        titles = ("copy", "files", "PDF pages", "s", "ms a file", "against full")
        print(f"{options.plans} plans, side by side, DOCX and PDF, {JOBS} workers")
        print(markdown((titles, tuple(rows(plans, Path(folder))))))


if __name__ == "__main__":
    main()
