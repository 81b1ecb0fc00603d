"""Measures many plans at once, against the common ways, side by side: `python benchmarks/batch.py`.

Everything printed comes from one run, over fictional plans of tools/make_plans.py. The ways that
take long are measured on every so manyth plan (`--sample`), and ours on the same ones, before and
after them. `--write` puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
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
TODAY = date.today()  # noqa: DTZ011 - as the command line takes it, so that both make the same
JOBS = 2
ONE_EDITION = ("--format", "docx", "--lang", "cy")
STRETCHES = (0, 100, 500, 1000, 2000, 3000, 5000, 7500, 10_000)
WARM = 6
"""Documents that are made before any is timed."""
PAUSE = 0.2
"""Seconds between two looks at how much memory the workers hold."""

Table = tuple[Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Side:
    """A way of making documents: what it took for the sample, and how many files came of it."""

    name: str
    seconds: float
    files: int


@dataclass(frozen=True, slots=True)
class Built:
    """A run of ours: its seconds, the files that it left, and looks at the workers' memory in MiB."""

    seconds: float
    files: int
    looks: tuple[float, ...] = ()


def build(plans: Path, out: Path, *options: str, jobs: int = JOBS) -> Built:
    """Return how `pepdocs build` went; an error where it made less than everything."""
    command = [sys.executable, "-m", "pepdocs", "build", plans, "--out", out, "--jobs", jobs]
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        running = subprocess.Popen([*map(str, command), *options], stdout=told, stderr=told)
        looks = tuple(_watched(running))
        seconds = time.perf_counter() - begun
        if running.returncode:
            told.seek(0)
            raise RuntimeError(told.read().decode()[-2000:])
    return Built(seconds, sum(1 for _ in documents(out)), looks)


def documents(folder: Path) -> Iterator[Path]:
    """Yield the documents below a folder."""
    ends = {f".{form.value}" for form in (Format.DOCX, Format.PDF)}
    yield from (path for path in folder.rglob("*") if path.suffix in ends)


def _watched(running: subprocess.Popen[bytes]) -> Iterator[float]:
    """Yield what the largest worker holds, look by look, until the program has ended; only on Linux."""
    while running.poll() is None:
        held = [_memory(worker) for worker in _below(running.pid)]
        if held:
            yield max(held)
        time.sleep(PAUSE)


def _below(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(child) for child in told.split()]
    return children + [below for child in children for below in _below(child)]


def _memory(process: int) -> float:
    """Return how many MiB a process holds; nothing where it has just ended."""
    try:
        told = Path(f"/proc/{process}/statm").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(told.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(step: Callable[[], object]) -> float:
    """Return the seconds that a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def compared(sample: Path, folder: Path, program: str) -> Iterator[Side]:
    """Yield each way with its time for the sample's plans; ours is the mean of before and after."""
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
    with sides.crew(JOBS, place, program) as pool:
        said_alike(pool, plans[0])
        if program:
            yield _one_by_one(pool, plans)
            yield _together(pool, plans, program, place)
        yield _engine(pool, plans, place)


def said_alike(pool: ProcessPoolExecutor, plan: Path) -> None:
    """Raise an error unless docxtpl's files say all that ours say: else they are not compared."""
    made = pool.submit(sides.filled, plan, TODAY).result()
    for (_, view), path in zip(sides.shown(plan, TODAY), made, strict=True):
        verify(view, outline(path.read_bytes(), Format.DOCX))


def _one_by_one(pool: ProcessPoolExecutor, plans: Sequence[Path]) -> Side:
    begun = time.perf_counter()
    made = sum(pool.map(partial(sides.common, on=TODAY), plans))
    name = "b: docxtpl, then a LibreOffice process a document"
    return Side(name, time.perf_counter() - begun, 2 * made)


def _together(pool: ProcessPoolExecutor, plans: Sequence[Path], program: str, place: Path) -> Side:
    for profile in sides.profiles(JOBS, place):
        sides.warm(program, place, profile)
    begun = time.perf_counter()
    made = [path for paths in pool.map(partial(sides.filled, on=TODAY), plans) for path in paths]
    sides.together(program, made, JOBS, place)
    name = "c: docxtpl, then a LibreOffice process for all of a worker's documents"
    return Side(name, time.perf_counter() - begun, 2 * len(made))


def _engine(pool: ProcessPoolExecutor, plans: Sequence[Path], place: Path) -> Side:
    given = [path for plan in plans for path in sides.pages(plan, TODAY, place)]
    list(pool.map(sides.drawn, given[:1] * 2 * JOBS))
    seconds = timed(lambda: list(pool.map(sides.drawn, given)))
    return Side("d: the PDF engine alone, on finished HTML, no Word files", seconds, len(given))


def comparison(found: Sequence[Side], whole: float, plans: int, sample: int) -> Table:
    """Return the ways, each against ours, and what each would take for all the plans, as ours took."""
    ours = found[0].seconds
    scaled = [whole, *(side.seconds * plans / sample for side in found[1:])]
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
        for side, seconds in zip(found, scaled, strict=True)
    ]
    return head, rows


def one_by_one(plans: Sequence[Path]) -> Table:
    """Return what a document takes in one warm process, read back and verified."""
    views = [view for plan in plans for _, view in sides.shown(plan, TODAY)]
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


def _spread(found: Sequence[float]) -> tuple[str, str, str]:
    return (
        f"{statistics.mean(found):.1f}", f"{statistics.median(found):.1f}", f"{max(found):.1f}",
    )  # fmt: skip


def runs(first: Built, second: Built, sample: Path, folder: Path) -> Table:
    """Return how runs of ours compare with each other."""
    one, two = (build(sample, folder / f"jobs-{jobs}", jobs=jobs) for jobs in (1, JOBS))
    rows = [
        (
            f"{one.files} documents with 1 worker, then with {JOBS}",
            *_pair(one.seconds, two.seconds),
        ),
        (f"{first.files} documents, then again unchanged", *_pair(first.seconds, second.seconds)),
    ]
    return ("runs", "first, s", "second, s", "second of first"), rows


def _pair(first: float, second: float) -> tuple[str, str, str]:
    return f"{first:.1f}", f"{second:.1f}", f"{second / first:.3f}"


def held(run: Built) -> Table:
    """Return the memory of the largest worker: the most, and early and late in the run."""
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


def stretches(count: int, folder: Path) -> Table:
    """Return what a document costs early and late in one long batch of short plans.

    The time is from one document's file to the next, so that the start of the workers does not count.
    """
    plans, out = folder / "long-plans", folder / "long"
    make_plans.put(map(make_plans.draft, range(1, count + 1)), plans)
    build(plans, out, *ONE_EDITION, "--draft")
    times = sorted(each.stat().st_mtime for each in documents(out))
    rows, first = [], 0.0
    for begin, end in itertools.pairwise(each for each in STRETCHES if each <= len(times)):
        cost = (times[end - 1] - times[begin]) / (end - 1 - begin) * 1000
        first = first or cost
        rows.append((f"{begin + 1:,} to {end:,}", f"{cost:.1f}", f"{cost / first:.2f}"))
    named = f"documents of a batch of {count:,} short drafts (`{' '.join(ONE_EDITION)}`)"
    return (named, "ms a document", "against the first"), rows


def written(count: int, folder: Path, seed: int = 1) -> tuple[Path, ...]:
    """Write so many fictional plans and return their files."""
    return make_plans.make(count, folder, seed=seed)


def markdown(table: Table) -> str:
    """Return a table as Markdown: the first column is words, the others are figures."""
    head, rows = table
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def measured(wanted: argparse.Namespace, folder: Path) -> Iterator[str]:
    """Yield what was measured, part by part, as Markdown."""
    plans = written(wanted.plans, folder / "plans", wanted.seed)
    sample = folder / "sample"
    sample.mkdir()
    chosen = plans[:: max(1, len(plans) // wanted.sample)][: wanted.sample]
    for plan in chosen:
        shutil.copy(plan, sample)
    program = shutil.which("soffice") or ""
    yield _about(len(plans), len(chosen), program)
    ways = list(compared(sample, folder, program))  # first, for what can fail in it is not ours
    first, second = (build(folder / "plans", folder / "whole") for _ in range(2))
    yield markdown(comparison(ways, first.seconds, len(plans), len(chosen)))
    yield markdown(one_by_one(chosen))
    yield markdown(runs(first, second, sample, folder))
    yield markdown(held(first))
    yield markdown(stretches(wanted.long, folder))


def _about(plans: int, sample: int, program: str) -> str:
    """Return what the tables rest on."""
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
    """Write the measured tables into the page, between its two marks."""
    before, after = around()
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def around() -> tuple[str, str]:
    """Return what stands in the page before the figures and after them."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{PAGE.name} has no place for figures: {BEGIN} ... {END}")
    return before, after


def main() -> None:
    """Measure everything, print it, and write it into the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=300, help="how many plans (300)")
    parser.add_argument("--sample", type=int, default=30, help="how many for the slow ways (30)")
    parser.add_argument("--long", type=int, default=1000, help="how many in a long batch (1000)")
    parser.add_argument("--seed", type=int, default=1, help="which plans")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    wanted = parser.parse_args()
    if wanted.write:
        around()  # better told now than in an hour
    parts = []
    with tempfile.TemporaryDirectory(prefix="pepdocs-bench-") as folder:
        for part in measured(wanted, Path(folder)):
            print(part, flush=True)
            parts.append(part)
    if wanted.write:
        put("\n".join(parts))


if __name__ == "__main__":
    main()
