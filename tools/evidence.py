"""Builds and judges every edition of the examples, and writes the results.

    python tools/evidence.py            writes docs/evidence.md and docs/evidence.json
    python tools/evidence.py --check    builds everything again; says what is stale or worse

Seconds and memory, which depend on the machine, may exceed the written figures by the factor
`NOISE`. Everything else has to be equal.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from evidence_page import page
from evidence_parts import CASES, UNIT, Judged, judged, versions
from evidence_screen import violations

ROOT = Path(__file__).resolve().parent.parent
FIGURES, PAGE = ROOT / "docs" / "evidence.json", ROOT / "docs" / "evidence.md"

NOISE = 1.6
"""The factor by which a ratio of seconds, or the memory, may exceed the written one."""

WORKERS = 2


def measured() -> dict[str, Any]:
    """Return all figures: the facts, which are the same on every machine, and those of this machine."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(WORKERS) as pool:
        results = list(pool.map(judged, CASES, [Path(folder)] * len(CASES)))
        screens = violations(sorted(Path(folder).glob("*.html")))
    return {
        "facts": {"editions": [result.facts for result in results], "screens": screens, "versions": versions()},
        "machine": {"ratios": ratios(results), "memory": max(result.memory for result in results)},
    }


def ratios(results: Iterable[Judged]) -> dict[str, float]:
    """Return the time of each step as a multiple of the yardstick, which does not depend on pepdocs."""
    seconds: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for result in results:
        for step, spent in result.seconds.items():
            seconds[step] = seconds.get(step, 0) + spent
        counts.update(result.counts)
    unit = seconds[UNIT] / counts[UNIT]
    return {step: round(seconds[step] / counts[step] / unit, 2) for step in sorted(seconds)}


def complaints(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for everything that is stale or worse."""
    for name, facts in new["facts"].items():
        if old.get("facts", {}).get(name) != facts:
            yield f"docs/evidence.json is stale ({name}): run make evidence and read the diff"
    known = old.get("machine", {})
    for step, ratio in new["machine"]["ratios"].items():
        before = known.get("ratios", {}).get(step)
        if before is None or ratio > before * NOISE:
            yield f"slower than it was: {step} took {ratio} times the yardstick, {before} is written down"
    if new["machine"]["memory"] > known.get("memory", 0) * NOISE:
        yield f"more memory than before: {new['machine']['memory']} MiB, {known.get('memory')} before"


def failures(figures: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for every edition that failed any judge."""
    for edition in figures["facts"]["editions"]:
        for judge, faults in edition["failures"].items():
            if faults:
                yield f"{edition['name']}: {judge}: {faults}"
    for name, faults in figures["facts"]["screens"]["violations"].items():
        yield f"{name}: axe-core: {faults}"


def main(arguments: list[str] | None = None) -> int:
    """Write the evidence, or check it; return 1 if something failed, is stale or is worse."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    options = parser.parse_args(arguments)
    figures = measured()
    faults = list(failures(figures))
    if options.check:
        old = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
        faults += complaints(old, figures)
        if PAGE.read_text(encoding="utf-8") != page(old):
            faults.append("docs/evidence.md is not what docs/evidence.json says: run make evidence")
    elif not faults:
        FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        PAGE.write_text(page(figures), encoding="utf-8")
    print("\n".join(faults) or "Every edition passed every judge, and the evidence is fresh.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
