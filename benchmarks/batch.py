"""Measures a run over many plans beside the common ways of making documents: `python benchmarks/batch.py`.

Everything that is printed comes from one run, over fictional plans of tools/make_plans.py. The slow
ways are measured on a sample of the plans (`--sample`), and ours on the same sample before and after
them. `--write` puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf
import sides

from pepdocs import Format
from pepdocs.batch import cores
from pepdocs.render import outline, render
from pepdocs.render.read_back.compare import verify

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import make_plans  # noqa: E402 - the tools are no package

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
TODAY = date.today()  # noqa: DTZ011 - the date that the command line uses
JOBS = 2
ONE_EDITION = ("--format", "docx", "--lang", "cy")
STRETCHES = (0, 100, 500, 1000, 2000, 3000, 5000, 7500, 10_000)
WARM = 6
"""Documents that are made before any is timed."""
PAUSE = 0.2
"""Seconds between two measurements of the workers' memory."""

Table = tuple[Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Side:
    """A way of making documents: its seconds for the sample, and the number of its files."""

    name: str
    seconds: float
    files: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run of ours: its seconds, the number of its files, and the largest worker's memory over time in MiB."""

    seconds: float
    files: int
    looks: tuple[float, ...] = ()


def build(plans: Path, out: Path, *options: str, jobs: int = JOBS) -> Run:
    """Run `pepdocs build` and return its figures; raise `RuntimeError` if it did not make everything."""
    command = [sys.executable, "-m", "pepdocs", "build", plans, "--out", out, "--jobs", jobs]
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        running = subprocess.Popen([*map(str, command), *options], stdout=output, stderr=output)
        looks = tuple(_watched(running))
        seconds = time.perf_counter() - begun
        if running.returncode:
            output.seek(0)
            raise RuntimeError(output.read().decode()[-2000:])
    return Run(seconds, sum(1 for _ in documents(out)), looks)


def documents(folder: Path) -> Iterator[Path]:
    """Yield the documents below a folder."""
    ends = {f".{form.value}" for form in (Format.DOCX, Format.PDF)}
    yield from (path for path in folder.rglob("*") if path.suffix in ends)


def _watched(running: subprocess.Popen[bytes]) -> Iterator[float]:
    """Yield the memory of the largest worker until the program has ended; nothing unless on Linux."""
    while running.poll() is None:
        sizes = [_memory(worker) for worker in _below(running.pid)]
        if sizes:
            yield max(sizes)
        time.sleep(PAUSE)


def _below(process: int) -> list[int]:
    """Return the descendants of a process."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(child) for child in listed.split()]
    return children + [below for child in children for below in _below(child)]


def _memory(process: int) -> float:
    """Return the memory of a process in MiB; 0 if it has just ended."""
    try:
        statm = Path(f"/proc/{process}/statm").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(statm.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(step: Callable[[], object]) -> float:
    """Return the seconds that a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def compared(sample: Path, folder: Path, program: str) -> Iterator[Side]:
    """Yield each way with its time for the sample; ours is the mean of before and after the others."""
    plans = sorted(sample.glob("*.yaml"))
    first = build(sample, folder / "before")
    files = first.files
    theirs = list(_others(plans, folder, program))
    seconds = statistics.mean((first.seconds, build(sample, folder / "after").seconds))
    yield Side("a: pepdocs build, checked and verified", seconds, files)
    yield from theirs


def _others(plans: Sequence[Path], folder: Path, program: str) -> Iterator[Side]:
    place = folder / "others"
    place.mkdir()
    sides.templates(place)
    with sides.worker_pool(JOBS, place, program) as pool:
        check_texts(pool, plans[0])
        if program:
            yield _one_by_one(pool, plans)
            yield _together(pool, plans, program, place)
        yield _engine(pool, plans, place)


def check_texts(pool: ProcessPoolExecutor, plan: Path) -> None:
    """Raise an error unless docxtpl's files hold all the text of ours."""
    paths = pool.submit(sides.word_files, plan, TODAY).result()
    for (_, view), path in zip(sides.views_of(plan, TODAY), paths, strict=True):
        verify(view, outline(path.read_bytes(), Format.DOCX))


def _one_by_one(pool: ProcessPoolExecutor, plans: Sequence[Path]) -> Side:
    begun = time.perf_counter()
    documents_made = sum(pool.map(partial(sides.convert_singly, on=TODAY), plans))
    name = "b: docxtpl, then a LibreOffice process a document"
    return Side(name, time.perf_counter() - begun, 2 * documents_made)


def _together(pool: ProcessPoolExecutor, plans: Sequence[Path], program: str, place: Path) -> Side:
    for profile in sides.profiles(JOBS, place):
        sides.warm(program, place, profile)
    begun = time.perf_counter()
    word_files = [path for paths in pool.map(partial(sides.word_files, on=TODAY), plans) for path in paths]
    sides.convert_together(program, word_files, JOBS, place)
    name = "c: docxtpl, then a LibreOffice process for all of a worker's documents"
    return Side(name, time.perf_counter() - begun, 2 * len(word_files))


def _engine(pool: ProcessPoolExecutor, plans: Sequence[Path], place: Path) -> Side:
    inputs = [path for plan in plans for path in sides.engine_inputs(plan, TODAY, place)]
    list(pool.map(sides.pdf_size, inputs[:1] * 2 * JOBS))
    seconds = timed(lambda: list(pool.map(sides.pdf_size, inputs)))
    return Side("d: the PDF engine alone, on finished HTML, no Word files", seconds, len(inputs))


def comparison(ways: Sequence[Side], whole: float, plans: int, sample: int) -> Table:
    """Return the ways, each beside ours, and the time that each would take for all plans."""
    ours = ways[0].seconds
    scaled = [whole, *(side.seconds * plans / sample for side in ways[1:])]
    head = ("way", "files", f"{sample} plans, s", "against a", f"{plans} plans, s", "against a")
    rows = [
        (
            side.name,
            str(side.files),
            f"{side.seconds:.1f}",
            f"{side.seconds / ours:.2f}",
            f"{seconds:.0f}",
            f"{seconds / whole:.2f}",
        )
        for side, seconds in zip(ways, scaled, strict=True)
    ]
    return head, rows


def one_by_one(plans: Sequence[Path]) -> Table:
    """Return the time of a document in one warm process, including verification."""
    views = [view for plan in plans for _, view in sides.views_of(plan, TODAY)]
    for view in views[:WARM]:
        render(view, Format.DOCX), render(view, Format.PDF)
    word = [timed(partial(render, view, Format.DOCX)) * 1000 for view in views]
    paper, pages = [], 0
    for view in views:
        begun = time.perf_counter()
        content = render(view, Format.PDF)
        paper.append((time.perf_counter() - begun) * 1000)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages += len(pdf.pages)
    return ("one process, warm", "mean", "median", "most"), [
        ("DOCX, ms each", *_spread(word)),
        ("PDF, ms each", *_spread(paper)),
        (f"PDF, ms a page ({pages} pages)", f"{sum(paper) / pages:.1f}", "", ""),
    ]


def _spread(times: Sequence[float]) -> tuple[str, str, str]:
    return (
        f"{statistics.mean(times):.1f}", f"{statistics.median(times):.1f}", f"{max(times):.1f}",
    )  # fmt: skip


def runs(first: Run, second: Run, sample: Path, folder: Path) -> Table:
    """Return our runs beside each other: one worker and several, first and unchanged."""
    one, two = (build(sample, folder / f"jobs-{jobs}", jobs=jobs) for jobs in (1, JOBS))
    rows = [
        (f"{one.files} documents with 1 worker, then with {JOBS}", *_pair(one.seconds, two.seconds)),
        (f"{first.files} documents, then again unchanged", *_pair(first.seconds, second.seconds)),
    ]
    return ("runs", "first, s", "second, s", "second of first"), rows


def _pair(first: float, second: float) -> tuple[str, str, str]:
    return f"{first:.1f}", f"{second:.1f}", f"{second / first:.3f}"


def memory_table(run: Run) -> Table:
    """Return the memory of the largest worker: the maximum, and early and late in the run."""
    head = (f"memory of a worker, {run.files} documents", "MiB")
    if not run.looks:
        return head, [("not told by this system", "")]
    fifth = max(1, len(run.looks) // 5)
    early, late = (statistics.median(part) for part in (run.looks[fifth : 2 * fifth], run.looks[-fifth:]))
    return head, [
        ("most", f"{max(run.looks):.0f}"),
        ("median of the second fifth of the run", f"{early:.0f}"),
        ("median of the last fifth", f"{late:.0f}"),
        ("last against second", f"{late / early:.2f}"),
    ]


def engines(folder: Path) -> Table:
    """Return how many PDFs of a folder each engine made, by why it was that one."""
    lines = map(json.loads, (folder / "pepdocs-batch.jsonl").read_text(encoding="utf-8").splitlines())
    making = (line["documents"] for line in lines if line["event"] == "making")
    made = {name: one for documents in making for name, one in documents.items() if name.endswith(".pdf")}
    counts = Counter((one["basis"]["engine"], one["cause"] or "nothing asks for another") for one in made.values())
    return ("PDFs by engine", "why", "PDFs"), [(engine, why, str(count)) for (engine, why), count in counts.items()]


def stretches(count: int, folder: Path) -> Table:
    """Return the time of a document early and late in one long batch of short plans.

    It is measured from one file to the next, so that the start of the workers does not count.
    """
    plans, out = folder / "long-plans", folder / "long"
    make_plans.put(map(make_plans.draft, range(1, count + 1)), plans)
    build(plans, out, *ONE_EDITION, "--draft")
    times = sorted(path.stat().st_mtime for path in documents(out))
    rows, first = [], 0.0
    for begin, end in itertools.pairwise(path for path in STRETCHES if path <= len(times)):
        cost = (times[end - 1] - times[begin]) / (end - 1 - begin) * 1000
        first = first or cost
        rows.append((f"{begin + 1:,} to {end:,}", f"{cost:.1f}", f"{cost / first:.2f}"))
    named = f"documents of a batch of {count:,} short drafts (`{' '.join(ONE_EDITION)}`)"
    return (named, "ms a document", "against the first"), rows


def markdown(table: Table) -> str:
    """Return a table as Markdown: the first column is text, the others are figures."""
    head, rows = table
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def measured(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Measure everything; yield each part as Markdown."""
    plans = make_plans.make(options.plans, folder / "plans", seed=options.seed)
    sample = folder / "sample"
    sample.mkdir()
    chosen = plans[:: max(1, len(plans) // options.sample)][: options.sample]
    for plan in chosen:
        shutil.copy(plan, sample)
    program = shutil.which("soffice") or ""
    yield _about(len(plans), len(chosen), program)
    ways = list(compared(sample, folder, program))  # first, because programs that are not ours may fail
    first, second = (build(folder / "plans", folder / "whole") for _ in range(2))
    yield markdown(comparison(ways, first.seconds, len(plans), len(chosen)))
    yield markdown(engines(folder / "whole"))
    yield markdown(one_by_one(chosen))
    yield markdown(runs(first, second, sample, folder))
    yield markdown(memory_table(first))
    yield markdown(stretches(options.long, folder))


def _about(plans: int, sample: int, program: str) -> str:
    """Return the conditions of the measurement."""
    without = "" if program else " LibreOffice was not there: b and c are left out."
    return (
        f"One run of `benchmarks/batch.py` on {cores()} cores, {JOBS} processes on every side: {plans}"
        " fictional plans in three modes, and in the sizes of type that they ask for, each as DOCX and"
        f" PDF. All {plans} were made in way a. The other ways were measured on {sample} of them,"
        f" evenly spread, and scaled to {plans}; for those {sample}, a is the mean of a run before the"
        " others and one after them. It includes starting, checking and verifying, while the workers"
        f" of b, c and d had started and loaded everything before their time began.{without}\n"
    )


def put(text: str) -> None:
    """Write the tables into the page, between its two marks."""
    before, after = around()
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def around() -> tuple[str, str]:
    """Return the page before the figures and after them."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{PAGE.name} has no place for figures: {BEGIN} ... {END}")
    return before, after


def main() -> None:
    """Measure everything, print it, and with `--write` write it into the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=300, help="how many plans (300)")
    parser.add_argument("--sample", type=int, default=30, help="how many for the slow ways (30)")
    parser.add_argument("--long", type=int, default=1000, help="how many in a long batch (1000)")
    parser.add_argument("--seed", type=int, default=1, help="which plans")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    if options.write:
        around()  # fails now rather than in an hour
    parts = []
    with tempfile.TemporaryDirectory(prefix="pepdocs-bench-") as folder:
        for part in measured(options, Path(folder)):
            print(part, flush=True)
            parts.append(part)
    if options.write:
        put("\n".join(parts))


if __name__ == "__main__":
    main()
