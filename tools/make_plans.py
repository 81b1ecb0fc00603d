"""Writes plans of fictional children, valid and all different, for tests and measurements.

    python tools/make_plans.py 100 build/plans            plan-000001.yaml to plan-000100.yaml
    python tools/make_plans.py 100 build/plans --seed 2   a hundred others

They cover every phase, jurisdiction and language, have from one page to dozens, and some have warnings.
A plan depends on its number and the seed alone, until a field of the schema or a sentence of tools/plans
is added.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from plans.fill import content
from plans.story import story
from plans.yaml_text import yaml_text

HEAD = "# A fictional plan, made by tools/make_plans.py: nobody in it exists.\n"

DRAFT = """
pepdocs: 2
record: FX-{number}
jurisdiction: wales
phase: primary
written_in: cy
plan: {{status: draft}}
child: {{first_names: "Efa", surname: "Stori"}}
"""


def plan(number: int, *, seed: int = 1) -> str:
    """Return the YAML of a plan; numbers begin at 1."""
    return HEAD + yaml_text(content(story(number, seed)))


def draft(number: int) -> str:
    """Return the shortest plan that makes a draft, for very large runs."""
    return DRAFT.format(number=number)


def make(number: int, folder: Path, *, seed: int = 1) -> tuple[Path, ...]:
    """Write plans into a folder and return their files, which are named after the plans' numbers."""
    return put((plan(place, seed=seed) for place in range(1, number + 1)), folder)


def put(texts: Iterable[str], folder: Path) -> tuple[Path, ...]:
    """Write texts of plans into a folder and return their files, which are numbered from 1."""
    folder.mkdir(parents=True, exist_ok=True)
    places = []
    for number, text in enumerate(texts, start=1):
        places.append(folder / f"plan-{number:06}.yaml")
        places[-1].write_text(text, encoding="utf-8", newline="\n")
    return tuple(places)


def main(arguments: list[str] | None = None) -> int:
    """Write the plans and print where they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", type=int, help="how many plans")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other plans")
    options = parser.parse_args(arguments)
    paths = make(options.number, options.folder, seed=options.seed)
    print(f"{len(paths)} plans are in {options.folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
