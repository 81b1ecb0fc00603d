"""Random changes of a plan's tree, such as a person might make, and texts that YAML would read as something else."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

Tree = dict[str, Any]

TEXTS = (
    "Newydd", "a: b", "x # y", "- dash", "? q", "'single'", '"dbl"', "one\ntwo\n\nfour", "two\nlines\n", "null", "~",
    "0123", "yes", "  lead", "tr: ", "#hash", "{br}", "[l]", "a, b", "&anc", "*al", "!tag", "%p", "@x", "`y", "ŵyn ŷd",
    "|", "> f", "tab\tin", "2026-03-01", "http://x.y/z#a", "\u2028sep", "* item\n* item", "\nstart", "a\n\n\nb",
    "a \nb", "it's", "\\u0041", "back\\slash", "--- a", "... b", "-", ":", "=", "<<",
)  # fmt: skip


def some_text(random: Random) -> Any:
    both = {"cy": random.choice(TEXTS), "en": random.choice(TEXTS)}
    return random.choice([random.choice(TEXTS), random.choice(TEXTS), both])


def an_entry(random: Random) -> Tree:
    action = {"what": some_text(random), "who": "x"}
    return {"id": f"n{random.randrange(9999)}", "text": some_text(random), "actions": [action]}


def randomly_changed(tree: Tree, random: Random) -> Tree:
    """Return a tree after one to five changes."""
    made = copy.deepcopy(tree)
    for _ in range(random.choice([1, 1, 2, 5])):
        random.choice(CHANGES)(made, random)
    return made


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in list(steps):
        yield value, step
        yield from _places(value[step])


def _place(tree: Tree, random: Random, *kinds: type) -> tuple[Any, Any] | None:
    places = [(holder, step) for holder, step in _places(tree) if step != "pepdocs"]
    fitting = [place for place in places if not kinds or isinstance(place[0][place[1]], kinds)]
    return random.choice(fitting) if fitting else None


def _set(tree: Tree, random: Random) -> None:
    if place := _place(tree, random, str, type(None)):
        place[0][place[1]] = some_text(random)


def _delete(tree: Tree, random: Random) -> None:
    if place := _place(tree, random):
        del place[0][place[1]]


def _say_none(tree: Tree, random: Random) -> None:
    if place := _place(tree, random, str, list):
        place[0][place[1]] = {"none_stated_by": "dp"}


def _empty(tree: Tree, random: Random) -> None:
    if place := _place(tree, random, list):
        place[0][place[1]] = []


def _insert(tree: Tree, random: Random) -> None:
    if place := _place(tree, random, list):
        entries = place[0][place[1]]
        new = an_entry(random) if entries and isinstance(entries[0], dict) else some_text(random)
        entries.insert(random.randrange(len(entries) + 1), new)


def _move(tree: Tree, random: Random) -> None:
    place = _place(tree, random, list)
    if place and (entries := place[0][place[1]]):
        entries.insert(random.randrange(len(entries)), entries.pop(random.randrange(len(entries))))


def _add(tree: Tree, random: Random) -> None:
    groups = [tree, *(holder[step] for holder, step in _places(tree) if isinstance(holder[step], dict))]
    key = random.choice(
        ["upn", "text", "punctuality", "training", "sessions", "zz", "equipment", "exclusions", "homework"]
    )
    random.choice(groups)[key] = random.choice([some_text(random), [some_text(random)], [an_entry(random)]])


CHANGES = (_set, _set, _set, _delete, _say_none, _empty, _insert, _insert, _move, _add)
