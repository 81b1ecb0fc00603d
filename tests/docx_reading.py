"""Helpers for the tests of Word files: their parts, and which text of a view they lack."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from lxml import etree

from pepdocs.base.language import Run
from pepdocs.render.read_back.compare import CHAPTER, FIGURE
from pepdocs.render.read_back.outline import Line, PlainLine
from pepdocs.render.read_back.word_text import OTHER
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lost(wanted: Iterable[Run], lines: Iterable[Line], view: DocumentView) -> Run | None:
    """Return the first run that is missing from the lines, in its language and in order.

    Each language is compared on its own: where two stand side by side, their paragraphs alternate. A name is in the
    language of the label before it, or in the document's.
    """
    streams: dict[str, str] = {}
    for run in (run for line in lines if line.kind != "Figure" for run in line.runs):
        streams[run.lang] = streams.get(run.lang, "") + squeezed(run.text)
    places = dict.fromkeys(streams, 0)
    before = view.lang
    for run in wanted:
        text, before = squeezed(run.text), run.spoken_in or before
        found = {
            lang: streams[lang].find(text, places[lang]) - places[lang]
            for lang in {tag(run.spoken_in or before), tag(run.spoken_in or view.lang)} & set(streams)
        }
        lang = min((lang for lang in found if found[lang] >= 0), key=lambda lang: found[lang], default="")
        if not lang:
            return run
        places[lang] += found[lang] + len(text)
    return None


def squeezed(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def without_languages(lines: Iterable[Line]) -> tuple[PlainLine, ...]:
    """Return lines as the reader tells them that leaves the languages out."""
    return tuple(PlainLine(line.kind if line.kind in {CHAPTER, FIGURE} else OTHER, line.text) for line in lines)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the bytes of a package with these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return content.getvalue()


def body(content: bytes) -> Any:
    """Return the root element of the document of a Word file."""
    return etree.fromstring(parts(content)["word/document.xml"])


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a package with `old`, which must occur, replaced by `new` in one part."""
    made = parts(content)
    before = made[name].decode("utf-8")
    assert old in before
    return packed(made | {name: before.replace(old, new).encode("utf-8")})
