"""Builds every edition of the examples, has it judged, and writes down what was found.

    python tools/evidence.py            writes docs/evidence.md and docs/evidence.json
    python tools/evidence.py --check    builds everything again; says what is stale or worse

What a machine decides (seconds, memory, versions of its programs) may differ from what is written
down, but not be worse by more than `NOISE`. Everything else has to be the same to the last figure.
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
"""A ratio of seconds may be so much larger than the one written down, and memory too."""

WORKERS = 2


def measured() -> dict[str, Any]:
    """Return all figures: facts that are the same on every machine, and those of this one."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(WORKERS) as pool:
        found = list(pool.map(judged, CASES, [Path(folder)] * len(CASES)))
        screens = violations(sorted(Path(folder).glob("*.html")))
    return {
        "facts": {
            "editions": [each.facts for each in found],
            "screens": screens,
            "versions": versions(),
        },
        "machine": {"ratios": ratios(found), "memory": max(each.memory for each in found)},
    }


def ratios(found: Iterable[Judged]) -> dict[str, float]:
    """Return what each step costs beside the yardstick, which no change to pepdocs makes faster."""
    seconds: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for each in found:
        for step, spent in each.seconds.items():
            seconds[step] = seconds.get(step, 0) + spent
        counts.update(each.counts)
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
        for judge, found in edition["failures"].items():
            if found:
                yield f"{edition['name']}: {judge}: {found}"
    for name, found in figures["facts"]["screens"]["violations"].items():
        yield f"{name}: axe-core: {found}"


def main(arguments: list[str] | None = None) -> int:
    """Write the evidence, or check it; 1 where something failed, is stale or is worse."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    wanted = parser.parse_args(arguments)
    figures = measured()
    found = list(failures(figures))
    if wanted.check:
        old = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
        found += complaints(old, figures)
        if PAGE.read_text(encoding="utf-8") != page(old):
            found.append("docs/evidence.md is not what docs/evidence.json says: run make evidence")
    elif not found:
        FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        PAGE.write_text(page(figures), encoding="utf-8")
    print("\n".join(found) or "Every edition passed every judge, and the evidence is fresh.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
