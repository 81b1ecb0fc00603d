"""Plans that are made worse at random, for two judges that have to agree about each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from builders import DRAFT, POST16, PRIMARY, SECONDARY, written
from pepdocs.entry.form.plan import HEADER
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import shape

Tree = dict[str, Any]

YEARS = ("N2", "R", "5", "9", "10", "11", "13")
DAYS = ("2009-02-28", "2012-02-29", "2019-12-31", "2025-09-01", "2026-03-25", "14 March 2026")
KINDS = ("short_break", "initial", "review")
SETTINGS = ("none", "home_education", "apprenticeship", "sixth_form", "secondary_school", "custody")
COUNTRIES = ("wales", "england", "scotland")
OTHERS = {
    "year_group": YEARS,
    "date_of_birth": DAYS,
    "became_looked_after": DAYS,
    "first_placement_started": DAYS,
    "when": DAYS,
    "meeting": DAYS,
    "completed": DAYS,
    "status": ("draft", "final"),
    "placement_type": ("semi_independent", "foster_care"),
    "area": COUNTRIES,
    "maintained_by": ("local_authority", "school"),
}
"""Other values for fields on which depends what is asked for."""


def mutilated(many: int, seed: int) -> Iterator[tuple[str, Tree]]:
    """Yield the names of examples, each with a tree made of it; the first are the examples as they are."""
    chance = random.Random(seed)
    examples = (SECONDARY, PRIMARY, POST16, DRAFT)
    for number in range(many):
        name = examples[number % len(examples)]
        tree = written(name)
        for _ in range(chance.randint(1, 25) if number >= len(examples) else 0):
            _change(tree, chance)
        yield name, tidy(tree) or {}


def _change(tree: Tree, chance: random.Random) -> None:
    spots = [spot for spot in _spots(tree, "") if not (spot[0] is tree and spot[1] in HEADER)]
    node, key, path = chance.choice(spots)
    value = node[key]
    if isinstance(node, list):
        del node[key]
        return
    way = chance.random()
    if key in OTHERS and way < 0.5:
        node[key] = chance.choice(OTHERS[key])
    elif key == "kind" and way < 0.5:
        node[key] = chance.choice(KINDS if node is tree.get("plan") else SETTINGS)
    elif value in ("true", "false", "yes", "no") and way < 0.5:
        node[key] = chance.choice(("yes", "no", "nonsense"))
    elif isinstance(value, str) and way < 0.2:
        node[key] = "nonsense"
    elif way < 0.3 and _takes_none(path):
        node[key] = {"none_stated_by": "dp"}
    elif way < 0.4 and _takes_none(path):
        node[key] = {"not_practicable": "nobody knows"}
    else:
        del node[key]


def _takes_none(path: str) -> bool:
    field = field_at(path)
    return field is not None and shape(field.annotation).stated


def _spots(node: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    """Yield each mapping with each of its keys, and each list with each of its indexes, and the path of the field."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        place = f"{path}.{key}".removeprefix(".") if isinstance(node, dict) else path
        yield node, key, place
        if isinstance(value, dict | list):
            yield from _spots(value, place)


def tidy(node: Any) -> Any:
    """Return a tree without what is empty, so that no entry of a list changes its number when it is read."""
    if isinstance(node, dict):
        kept = {key: tidy(value) for key, value in node.items()}
        return {key: value for key, value in kept.items() if value is not None} or None
    if isinstance(node, list):
        return [value for value in map(tidy, node) if value is not None] or None
    return node if node and node.strip() else None
