"""Bring a theme's Word template of version 1 of the view up to the present version, each time it is used.

What an officer wrote stays in its place: texts, pictures, styles, headers and footers. Lines of ours on the first page
and in the contents become those of our present template, and each chapter comes where the first of its sections was.
Building blocks are left out, since those of version 1 show kinds of block that no longer exist; ours are added later.
"""

from __future__ import annotations

import copy
import re
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import open_package, parse, prefix, serialise
from pepdocs.render.word.adapting.borrowed_parts import blocks
from pepdocs.render.word.adapting.paragraphs import a_paragraph, set_text, text_of
from pepdocs.render.word.packing import zip_parts
from pepdocs.theme.changes import CHAPTERS

_W: Final = prefix("w")
_DOCUMENT: Final = "word/document.xml"
_EDGES: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_QUOTES: Final = str.maketrans("“”„‘’", '"""\'\'')

_SECTION: Final = re.compile(r"\s*\{\{\s*[rp]\s+(heading|blocks)\(\s*[\"'](\w+)[\"']\s*\)\s*\}\}\s*")
_PHRASE: Final = re.compile(r"\s*\{\{\s*r\s+(view\.[\w.]+)\s*\|\s*(?:runs|lines)\s*\}\}\s*")
_TAG_ALONE: Final = re.compile(r"\s*\{[{%]\s*p?r?\s[^{}]*[%}]\}\s*")

_NOTICE, _TITLE, _FACTS, _DATES, _CONTENTS, _ALSO, _PAGES = (
    f"view.cover.{name}" for name in "draft_notice title facts key_dates contents also page_words".split()
)

_CHAPTER: Final = b"chapter("
_NEW_PAGE, _ORDINARY = "PEPPageHeading", "Heading2"
_HEADING, _LINK = "heading(", "|link"


def upgraded(content: bytes, ours: bytes) -> bytes:
    """Return a template of version 1 as one of the present version, given our present template of the same phase.

    One that has chapters is of the present version already, whatever the theme says.
    """
    parts, present = open_package(content).parts, open_package(ours).parts
    if _CHAPTER in parts[_DOCUMENT]:
        return content
    edges = {name: _edge(parse(body), present) for name, body in parts.items() if _EDGES.fullmatch(name)}
    root = parse(parts[_DOCUMENT])
    _upgrade(root.find(f"{_W}body"), parse(present[_DOCUMENT]).find(f"{_W}body"))
    changed = {**edges, _DOCUMENT: root}
    return zip_parts({name: serialise(changed[name]) if name in changed else parts[name] for name in parts}.items())


def _upgrade(body: Any, ours: Any) -> None:
    """Replace the lines of ours in a document's body."""
    for nodes in blocks(body.getparent()).values():
        for node in nodes:
            body.remove(node)
    _replace_cover(body, ours)
    _replace_contents(body, ours)
    _replace_sections(body)
    _phrases(body)


# The first page and the contents


def _replace_cover(body: Any, ours: Any) -> None:
    """Put our facts, dates, numbers to ring and actions in the place of the table of facts."""
    title, facts, dates, also = (_first(body, sought) for sought in (_TITLE, _FACTS, _DATES, _ALSO))
    _put_before(title if title is not None else body[0], _between(ours, _NOTICE, _TITLE))
    _put_before(facts if facts is not None else _first_heading(body), _between(ours, _FACTS, _CONTENTS))
    for old in (facts, dates, also):
        if old is not None:
            body.remove(old)


def _replace_contents(body: Any, ours: Any) -> None:
    """Put our contents, with what follows them, in the place of the list of sections."""
    start, end = _first(body, _CONTENTS), _first(body, _LINK)
    nodes = _range(start, end) if start is not None and end is not None else []
    _put_before(nodes[0] if nodes else _first_heading(body), _between(ours, _CONTENTS, _HEADING))
    for node in nodes:
        if _TAG_ALONE.fullmatch(_text(node)):
            body.remove(node)


def _range(start: Any, end: Any) -> list[Any]:
    """Return the paragraphs of the contents, with the condition before them and the end of the loop after them."""
    before, after = start.getprevious(), end.getnext()
    nodes = [before] if before is not None and "{%p if view.is_bilingual" in _text(before) else []
    node = start
    while node is not None and node is not end:
        nodes.append(node)
        node = node.getnext()
    return [*nodes, end, *([after] if after is not None and "endfor" in _text(after) else [])]


def _between(ours: Any, start: str, end: str) -> list[Any]:
    """Return copies of our paragraphs from the first that has a text to the one before the first with another."""
    nodes = list(ours)
    first, last = (next(n for n, node in enumerate(nodes) if text in _text(node)) for text in (start, end))
    return [copy.deepcopy(node) for node in nodes[first:last]]


def _put_before(place: Any, nodes: list[Any]) -> None:
    for node in nodes:
        place.addprevious(node)


# Chapters


def _replace_sections(body: Any) -> None:
    """Turn the heading and the line of each section into those of its chapter, once for each chapter."""
    shown: dict[str, set[str]] = {"heading": set(), "blocks": set()}
    for paragraph in _paragraphs(body):
        if match := _SECTION.fullmatch(_text(paragraph)):
            kind, chapter = match[1], CHAPTERS.get(match[2], "")
            if not chapter or chapter in shown[kind]:
                body.remove(paragraph)
                continue
            shown[kind].add(chapter)
            name = "heading" if kind == "heading" else "chapter"
            set_text(paragraph, f'{{{{p {name}("{chapter}") }}}}')
            _break_page(paragraph)


def _break_page(paragraph: Any) -> None:
    """Give a heading whose style begins a page the ordinary style: its other languages are on the same page."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and style.get(f"{_W}val") == _NEW_PAGE:
        style.set(f"{_W}val", _ORDINARY)
        style.addnext(etree.Element(f"{_W}pageBreakBefore"))


def _first_heading(body: Any) -> Any:
    return next(paragraph for paragraph in _paragraphs(body) if _SECTION.fullmatch(_text(paragraph)))


# Phrases, which have a paragraph for each language


def _phrases(parent: Any) -> None:
    """Give each language of a phrase a paragraph of its own."""
    for paragraph in _paragraphs(parent):
        if match := _PHRASE.fullmatch(_text(paragraph)):
            set_text(paragraph, "{{r words|runs }}")
            paragraph.addprevious(a_paragraph(f"{{%p for words in {match[1]} %}}"))
            paragraph.addnext(a_paragraph("{%p endfor %}"))


def _edge(root: Any, present: Any) -> Any:
    """Return a header or footer whose page numbers are ours, a paragraph for each language."""
    for old in (paragraph for paragraph in _paragraphs(root) if _PAGES in _text(paragraph)):
        ours = parse(present["word/footer1.xml"])
        _put_before(old, [copy.deepcopy(node) for node in _loop(ours)])
        root.remove(old)
    _phrases(root)
    return root


def _loop(root: Any) -> list[Any]:
    """Return our paragraphs of the page numbers: the loop and what is in it."""
    nodes = list(root)
    start = next(number for number, node in enumerate(nodes) if f"{_PAGES} %}}" in _text(node))
    return nodes[start : next(n for n in range(start, len(nodes)) if "endfor" in _text(nodes[n])) + 1]


# Paragraphs


def _paragraphs(parent: Any) -> list[Any]:
    return list(parent.iterchildren(f"{_W}p"))


def _first(body: Any, text: str) -> Any:
    """Return the first paragraph with a text, or None."""
    return next((paragraph for paragraph in _paragraphs(body) if text in _text(paragraph)), None)


def _text(node: Any) -> str:
    return text_of(node).translate(_QUOTES)
