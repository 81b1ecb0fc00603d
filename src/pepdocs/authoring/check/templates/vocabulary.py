"""Every name that a template may use: of the view, of what is around it, and of our own files."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pepdocs.base.language import Run
from pepdocs.render.html.medium import Paper
from pepdocs.render.html.page import Longest
from pepdocs.render.html.screen import Screen
from pepdocs.theme import Picture
from pepdocs.theme.package import TEMPLATES
from pepdocs.view import blocks
from pepdocs.view.compose import PARTS

CONTEXT = frozenset({
    "view", "shown", "printable", "medium", "labels_of", "contents", "logo", "longest", "widths",
})  # fmt: skip
"""What an HTML template is given."""

GLOBALS = frozenset({"namespace", "range", "loop", "caller", "varargs", "kwargs", "self", "super"})
"""What every template has from Jinja."""

CONTEXT_OF_WORD = frozenset({"view", "heading", "dict"})
"""What a Word template is given."""

LOOP = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
)

SECTIONS = {key: part.title for key, part in PARTS.items()}
"""The sections of a document by their keys, with the contexts of their titles."""


@cache
def attributes() -> frozenset[str]:
    """Return every name that may stand after a dot: of the view, its texts, and what is around them."""
    known = {*LOOP, "title", *SECTIONS}
    for kind in (*vars(blocks).values(), Run, Longest, Paper, Picture, Screen):
        if inspect.isclass(kind) and is_dataclass(kind):
            known |= {field.name for field in fields(kind)}
            known |= {name for name in vars(kind) if not name.startswith("_")}
    for kind in (str, tuple, dict):
        known |= {name for name in dir(kind) if not name.startswith("_")}
    return frozenset(known)


@cache
def packaged() -> frozenset[str]:
    """Return the name of every template and style sheet of ours (`secondary/pep.docx`)."""
    return frozenset(_named(files(TEMPLATES), ""))


def _named(folder: Traversable, above: str) -> Iterator[str]:
    for each in folder.iterdir():
        name = f"{above}{each.name}"
        if each.is_dir():
            yield from _named(each, f"{name}/")
        elif name.endswith((".jinja", ".css", ".docx")):
            yield name
