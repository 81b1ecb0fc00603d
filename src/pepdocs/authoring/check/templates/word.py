"""The Word templates of a theme as they are written, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from jinja2 import nodes
from lxml import etree

from pepdocs.authoring.check.faults import NOWHERE, Where, found, nearest, quoted
from pepdocs.authoring.check.templates import html, trees, word_tags
from pepdocs.authoring.check.templates.vocabulary import CONTEXT_OF_WORD, SECTIONS, packaged
from pepdocs.base.errors import RenderError
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.render.word.template import NOTE_STYLES, compiled, environment
from pepdocs.theme import Theme, resource

ENDING = ".docx"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN: Final = "word/document.xml"
PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
TAG: Final = re.compile(r"\{[{%#]|[}%#]\}")
KIND: Final = re.compile(r"\{([{%])\s?(?:p|tr|tc|r)\s")
SECTION: Final = re.compile(r"""\bheading\(\s*["'](\w+)["']\s*\)""")
QUOTES: Final = str.maketrans("“”„‘’", '"""\'\'')
BROKEN: Final = (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, OSError)

Fact = tuple[Finding, Where]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a part of a template, by its number from 1: what it says, and where it is."""

    number: int
    part: str
    text: str = field(repr=False)
    tags: str = field(repr=False)
    cell: str = ""
    heading: str = ""

    @property
    def where(self) -> Where:
        """The place, for whoever looks for it in Word."""
        headings = (self.heading,) if self.heading else ()
        return Where(self.number, headings, self.cell, self.part)


def faults(theme: Theme, layer: int, name: str) -> Iterator[Fact]:
    """Yield what is wrong with a Word template of a layer, each with its place."""
    content = theme.layers[layer].files[name]
    try:
        parts = read(content)
    except BROKEN:
        yield found(codes.SYNTAX, name, text=name), NOWHERE
        return
    told = [fact for part in parts.values() for fact in _of_part(name, part)]
    yield from told
    if not told and not _is_whole(name, content):
        yield found(codes.SYNTAX, name, text=name), NOWHERE


def _is_whole(name: str, content: bytes) -> bool:
    """Whether a template can be made ready as it is when documents are made."""
    try:
        compiled(name, content)
    except (RenderError, *BROKEN):
        return False
    return True


@lru_cache(maxsize=8)
def read(content: bytes) -> dict[str, tuple[Paragraph, ...]]:
    """Return the paragraphs of each part of a Word file that has text, the body's first."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        named = sorted(filter(PARTS.match, package.namelist()), key=lambda name: name != MAIN)
        return {name: tuple(_paragraphs(package.read(name), name)) for name in named}


def root_of(body: bytes) -> Any:
    """Return a part of a Word file as a tree."""
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))


def _paragraphs(body: bytes, part: str) -> Iterator[Paragraph]:
    root = root_of(body)
    heading = ""
    for number, node in enumerate(root.iter(f"{W}p"), 1):
        text = "".join(each.text or "" for each in node.iter(f"{W}t") if _holder(each) is node)
        style = _style(node)
        heading = _heading(text, style) or heading
        is_note = style in NOTE_STYLES
        tags = "" if is_note else f"{text} {' '.join(_hidden(node))}"
        yield Paragraph(number, part, text, tags, _cell(node), heading)


def _holder(node: Any) -> Any:
    """Return the paragraph that something stands in."""
    return next(node.iterancestors(f"{W}p"), None)


def _style(node: Any) -> str:
    named = node.find(f"{W}pPr/{W}pStyle")
    return str(named.get(f"{W}val")) if named is not None else ""


def _heading(text: str, style: str) -> str:
    """Return the heading that a paragraph is: the context of a section's title, or what it says."""
    if asked := SECTION.search(text.translate(QUOTES)):
        return SECTIONS.get(asked[1], quoted(asked[1]))
    return quoted(text) if style.startswith("Heading") or style == "PEPTemplateNote" else ""


def _hidden(node: Any) -> Iterator[str]:
    """Yield the tags in what a paragraph does not show: the words for a picture, the name of a box."""
    for each in node.iter():
        for value in each.attrib.values():
            if "{{" in value:
                yield str(value)


def _cell(node: Any) -> str:
    """Return the row and the column of the table that a paragraph stands in, counted from 1."""
    cell = next(node.iterancestors(f"{W}tc"), None)
    if cell is None:
        return ""
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    rows, cells = list(table.iter(f"{W}tr")), list(row.iter(f"{W}tc"))
    return f"{rows.index(row) + 1}, {cells.index(cell) + 1}"


def source(paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the tags of a part as a Jinja template in which each line is a paragraph."""
    return "\n".join(_source(each) for each in paragraphs)


def _source(paragraph: Paragraph) -> str:
    if not TAG.search(paragraph.tags):
        return ""
    line = " ".join(paragraph.tags.translate(QUOTES).split())
    return KIND.sub(lambda tag: f"{{{tag[1]} ", line)


def _of_part(name: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Fact]:
    told = word_tags.read([_source(each) for each in paragraphs], environment().parse)
    for number in told.wrong:
        yield _unclear(name, paragraphs[number])
    around = lent(name) | told.names
    for code, said, line, known in _unknown(told.tree, around) if told.tree else ():
        near = nearest(said, known)
        yield found(code, name, line, name=said, nearest=near), paragraphs[line - 1].where


def _unclear(name: str, paragraph: Paragraph) -> Fact:
    said = quoted(paragraph.text)
    return found(codes.SYNTAX, name, paragraph.number, text=said), paragraph.where


@cache
def lent(name: str) -> frozenset[str]:
    """Return the building blocks of our template of that name, which one that lacks them borrows."""
    if name not in packaged():
        return frozenset()
    ours = read(resource(name).read_bytes())
    return trees.given(environment().parse(source(ours[MAIN])))


def _unknown(tree: nodes.Template, around: frozenset[str]) -> Iterator[html.Unknown]:
    given = trees.given(tree) | around
    yield from html.filters(tree, environment())
    yield from html.variables(tree, CONTEXT_OF_WORD | given)
    yield from html.after_dots(tree, given)
    yield from html.sections(tree)


def place_of_section(content: bytes, key: str) -> Where:
    """Return where a template shows a section: the paragraph of its heading; nowhere where it has none."""
    try:
        parts = read(content)
    except BROKEN:
        return NOWHERE
    for paragraph in parts.get(MAIN, ()):
        asked = SECTION.search(paragraph.text.translate(QUOTES))
        if asked and asked[1] == key:
            return paragraph.where
    return NOWHERE
