"""Writes plans of children who do not exist, valid and each unlike the others, to test and to measure with.

    python tools/make_plans.py 100 build/plans            plan-000001.yaml to plan-000100.yaml
    python tools/make_plans.py 100 build/plans --seed 2   a hundred others

They come in every phase, jurisdiction and language, from a page to dozens, and some have warnings.
A plan depends on its number and the seed alone, to the last byte, until a field of the schema or a
sentence of tools/plans is added.
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
pepdocs: 1
record: FX-{number}
jurisdiction: wales
phase: primary
written_in: cy
plan: {{status: draft}}
child: {{first_names: "Efa", surname: "Stori"}}
"""


def plan(number: int, *, seed: int = 1) -> str:
    """Return the file of a plan, YAML; numbers begin at 1."""
    return HEAD + yaml_text(content(story(number, seed)))


def draft(number: int) -> str:
    """Return the shortest plan of which a draft can be made, to have very many of."""
    return DRAFT.format(number=number)


def make(number: int, folder: Path, *, seed: int = 1) -> tuple[Path, ...]:
    """Write so many plans into a folder and return their files, which are named after their numbers."""
    return put((plan(each, seed=seed) for each in range(1, number + 1)), folder)


def put(texts: Iterable[str], folder: Path) -> tuple[Path, ...]:
    """Write plans into a folder and return their files, which are named after their places among them."""
    folder.mkdir(parents=True, exist_ok=True)
    places = []
    for number, text in enumerate(texts, start=1):
        places.append(folder / f"plan-{number:06}.yaml")
        places[-1].write_text(text, encoding="utf-8", newline="\n")
    return tuple(places)


def main(arguments: list[str] | None = None) -> int:
    """Write the plans and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("number", type=int, help="how many plans")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other plans")
    wanted = parser.parse_args(arguments)
    made = make(wanted.number, wanted.folder, seed=wanted.seed)
    print(f"{len(made)} plans are in {wanted.folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
