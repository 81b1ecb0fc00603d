"""The names that a template may use: those of the view, of its context and of the built-in files."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pepdocs.authority import declared_chapters
from pepdocs.base.language import Run
from pepdocs.render.html.medium import Paper
from pepdocs.render.html.page import Longest
from pepdocs.render.html.screen import Screen
from pepdocs.render.word import text as docx_text
from pepdocs.schema.local.fields import Both
from pepdocs.theme import Picture, Theme
from pepdocs.theme.package import TEMPLATES
from pepdocs.theme.sandbox.filters import Piece
from pepdocs.view import blocks
from pepdocs.view.chapters import CHAPTERS
from pepdocs.view.compose import PARTS

CONTEXT = frozenset({
    "view", "shown", "printable", "medium", "labels_of", "contents", "feet", "logo", "longest", "widths",
})  # fmt: skip
"""The names in the context of an HTML template."""

GLOBALS = frozenset({"namespace", "range", "loop", "caller", "varargs", "kwargs", "self", "super"})
"""The names that Jinja provides to every template."""

CONTEXT_OF_WORD = frozenset({"view", "heading", "dict"})
"""The names in the context of a Word template."""

LOOP = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
)

SECTIONS = {key: part.title for key, part in PARTS.items()}
"""The contexts of the titles of a document's sections, by key."""

OUR_CHAPTERS = {plan.key: plan.title for plans in CHAPTERS.values() for plan in plans}
"""The contexts of the titles of our chapters, by key."""


def chapter_titles(theme: Theme) -> dict[str, str]:
    """Return the titles of every chapter with a theme, by key: contexts, or both languages of a title of its own."""
    own = declared_chapters(theme)[0]
    plans = (plan for plans in own.plans.values() for plan in plans)
    titles = {plan.key: own.words.get(plan.title, plan.title) for plan in plans}
    return OUR_CHAPTERS | {
        key: f"{title.cy} / {title.en}" if isinstance(title, Both) else title for key, title in titles.items()
    }


@cache
def attributes() -> frozenset[str]:
    """Return every name of an attribute of the view, its texts and the rest of the context."""
    known = {*LOOP, "title", *SECTIONS}
    for kind in (*vars(blocks).values(), *vars(docx_text).values(), Run, Piece, Longest, Paper, Picture, Screen):
        if inspect.isclass(kind) and is_dataclass(kind):
            known |= {field.name for field in fields(kind)}
            known |= {name for name in vars(kind) if not name.startswith("_")}
    for kind in (str, tuple, dict):
        known |= {name for name in dir(kind) if not name.startswith("_")}
    return frozenset(known)


TYPST = ".typ.jinja"
"""The ending of our templates for Typst, which no theme replaces."""


@cache
def packaged_files() -> frozenset[str]:
    """Return the name of every built-in template and style sheet that a theme may replace (`secondary/pep.docx`)."""
    return frozenset(_named(files(TEMPLATES), ""))


def _named(folder: Traversable, above: str) -> Iterator[str]:
    for entry in folder.iterdir():
        name = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _named(entry, f"{name}/")
        elif name.endswith((".jinja", ".css", ".docx")) and not name.endswith(TYPST):
            yield name
