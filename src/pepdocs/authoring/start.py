"""The files of a new theme, a few with comments, and the templates that it takes over from below."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from string import Template

from pepdocs.base.language import CY, EN
from pepdocs.render.word.adapting.chapters import with_chapters
from pepdocs.theme import package
from pepdocs.theme.baseline import RECORD, record
from pepdocs.theme.settings import PLAIN_NAME
from pepdocs.theme.theme import BUILTIN, Theme
from pepdocs.view.blocks import VIEW

STARTER = "starter"
UNCHANGED = ("style.css", "logo.svg", "words/cy.po", "words/en.po")
FILLED = ("theme.toml", "README.md", "DARLLENFI.md")
_PAGE = """\
{{% extends "below/{}" %}}
{{% from "shared/section.html.jinja" import chapter with context %}}
"""

FILES = (*FILLED, *UNCHANGED, RECORD)
"""The files of a new theme by their names in its folder."""


def starter_files(name: Mapping[str, str], extends: str = "", below: Theme = BUILTIN) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files of a new theme, given its name in each language.

    It builds on the theme called `extends`, which is `below`, or on the built-in one.
    `ValueError` if `extends` is not a plain name.
    """
    if extends and not PLAIN_NAME.fullmatch(extends):
        raise ValueError(extends)
    filled = {
        "view": str(VIEW),
        "extends": f'extends = "{extends}"' if extends else '# extends = "cymru"',
        "name_cy": _quoted(name[CY]),
        "name_en": _quoted(name[EN]),
        "alt_cy": _quoted(f"Logo: {name[CY]}"),
        "alt_en": _quoted(f"Logo: {name[EN]}"),
        "title_cy": _line(name[CY]),
        "title_en": _line(name[EN]),
    }
    for file in FILLED:
        yield file, Template(package.text(f"{STARTER}/{file}")).substitute(filled).encode()
    for file in UNCHANGED:
        yield file, package.resource(f"{STARTER}/{file}").read_bytes()
    yield RECORD, record(below)


def page_template(name: str, chapters: Iterable[str]) -> bytes:
    """Return the page template of a theme that lists chapters by their keys, over the template called `name` below."""
    lines = (f'{{{{ chapter("{key}") }}}}' for key in chapters)
    return "\n".join((_PAGE.format(name), "{% block sections %}", *lines, "{% endblock %}\n")).encode()


def word_template(below: Theme, name: str, chapters: Iterable[str]) -> bytes:
    """Return the Word template below a theme, with the chapters in an order of the theme's if it is our own."""
    content = below.content(name)
    return with_chapters(content, chapters) if content == BUILTIN.content(name) else content


def _quoted(text: str) -> str:
    """Return a text as a TOML string, which differs from a JSON string in one character."""
    return json.dumps(_line(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str) -> str:
    return " ".join(text.split())
