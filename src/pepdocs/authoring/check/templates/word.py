"""Check the Word templates of a theme, paragraph by paragraph."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from jinja2 import nodes
from lxml import etree

from pepdocs.authoring.check.faults import NOWHERE, Where, excerpt, line_finding, nearest
from pepdocs.authoring.check.templates import html, trees, word_tags
from pepdocs.authoring.check.templates.vocabulary import CONTEXT_OF_WORD, OUR_CHAPTERS, chapter_titles, packaged_files
from pepdocs.base.errors import RenderError
from pepdocs.base.ooxml import open_package, parse, prefix
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.render.word.template import NOTE_STYLES, compile_template, environment
from pepdocs.theme import Theme, earlier, resource

ENDING = ".docx"
W: Final = prefix("w")
MAIN: Final = "word/document.xml"
PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
TAG: Final = re.compile(r"\{[{%#]|[}%#]\}")
KIND: Final = re.compile(r"\{([{%])\s?(?:p|tr|tc|r)\s")
CHAPTER: Final = re.compile(r"""\bheading\(\s*["'](\w+)["']\s*\)""")
QUOTES: Final = str.maketrans("“”„‘’", '"""\'\'')
BROKEN: Final = (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, OSError)

LocatedFinding = tuple[Finding, Where]


@dataclass(frozen=True, slots=True)
class TemplateParagraph:
    """A paragraph of a part of a template: its number from 1, its text, its tags, and where it is."""

    number: int
    part: str
    text: str = field(repr=False)
    tags: str = field(repr=False)
    cell: str = ""
    heading: str = ""

    @property
    def where(self) -> Where:
        """The location as it is described to an author who uses Word."""
        headings = (self.heading,) if self.heading else ()
        return Where(self.number, headings, self.cell, self.part)


def faults(theme: Theme, layer: int, name: str) -> Iterator[LocatedFinding]:
    """Yield the faults of a Word template of a layer with their locations; the form of one of an earlier version."""
    content = theme.layers[layer].files[name]
    if earlier.is_earlier(theme.layers[layer]):
        yield line_finding(codes.OLDER_WORD, name, typed=theme.layers[layer].settings.view), NOWHERE
        return
    try:
        parts = read(content)
    except BROKEN:
        yield line_finding(codes.SYNTAX, name, text=name), NOWHERE
        return
    findings = [finding for part in parts.values() for finding in _of_part(theme, name, part)]
    yield from findings
    if not findings and not _is_usable(name, content):
        yield line_finding(codes.SYNTAX, name, text=name), NOWHERE


def _is_usable(name: str, content: bytes) -> bool:
    """Return whether a template can be compiled for making documents."""
    try:
        compile_template(name, content)
    except (RenderError, *BROKEN):
        return False
    return True


@lru_cache(maxsize=8)
def read(content: bytes) -> dict[str, tuple[TemplateParagraph, ...]]:
    """Return the paragraphs of each part of a Word file that has text, the body's first."""
    parts = open_package(content, PARTS.match).parts
    return {name: tuple(_paragraphs(parts[name], name)) for name in sorted(parts, key=lambda name: name != MAIN)}


def _paragraphs(body: bytes, part: str) -> Iterator[TemplateParagraph]:
    root = parse(body)
    heading = ""
    for number, node in enumerate(root.iter(f"{W}p"), 1):
        text = "".join(run.text or "" for run in node.iter(f"{W}t") if next(run.iterancestors(f"{W}p"), None) is node)
        style = _style(node)
        heading = _heading(text, style) or heading
        tags = "" if style in NOTE_STYLES else f"{text} {' '.join(_hidden_tags(node))}"
        yield TemplateParagraph(number, part, text, tags, _cell(node), heading)


def _style(node: Any) -> str:
    style = node.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val")) if style is not None else ""


def _heading(text: str, style: str) -> str:
    """Return a paragraph's heading: the context of a chapter's title, or its own text; "" if it is no heading."""
    if chapter := CHAPTER.search(text.translate(QUOTES)):
        return OUR_CHAPTERS.get(chapter[1], excerpt(chapter[1]))
    return excerpt(text) if style.startswith("Heading") or style == "PEPTemplateNote" else ""


def _hidden_tags(node: Any) -> Iterator[str]:
    """Yield the tags in a paragraph's attributes, such as a picture's description."""
    yield from (str(value) for child in node.iter() for value in child.attrib.values() if "{{" in value)


def _cell(node: Any) -> str:
    """Return the row and column of a paragraph's table cell, counted from 1, or ""."""
    cell = next(node.iterancestors(f"{W}tc"), None)
    if cell is None:
        return ""
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    rows, cells = list(table.iter(f"{W}tr")), list(row.iter(f"{W}tc"))
    return f"{rows.index(row) + 1}, {cells.index(cell) + 1}"


def _source(paragraph: TemplateParagraph) -> str:
    if not TAG.search(paragraph.tags):
        return ""
    line = " ".join(paragraph.tags.translate(QUOTES).split())
    return KIND.sub(lambda tag: f"{{{tag[1]} ", line)


def _of_part(theme: Theme, name: str, paragraphs: tuple[TemplateParagraph, ...]) -> Iterator[LocatedFinding]:
    tags = word_tags.parse_tags([_source(paragraph) for paragraph in paragraphs], environment().parse)
    for paragraph in (paragraphs[number] for number in tags.wrong):
        text = excerpt(paragraph.text)
        yield line_finding(codes.SYNTAX, name, paragraph.number, text=text), paragraph.where
    around = borrowed_names(name) | tags.names
    chapters = chapter_titles(theme)
    for code, unknown, line, known in _unknown(tags.tree, around, chapters) if tags.tree else ():
        near = nearest(unknown, known)
        yield line_finding(code, name, line, name=unknown, nearest=near), paragraphs[line - 1].where


@cache
def borrowed_names(name: str) -> frozenset[str]:
    """Return the macros of the built-in template with a name, which one without them borrows."""
    if name not in packaged_files():
        return frozenset()
    paragraphs = read(resource(name).read_bytes())[MAIN]
    return trees.defined_names(environment().parse("\n".join(map(_source, paragraphs))))


def _unknown(tree: nodes.Template, around: frozenset[str], chapters: Mapping[str, str]) -> Iterator[html.Unknown]:
    defined = trees.defined_names(tree) | around
    yield from html.filters(tree, environment())
    yield from html.variables(tree, CONTEXT_OF_WORD | defined)
    yield from html.after_dots(tree, defined)
    yield from html.sections(tree, chapters)


def place_of_chapter(content: bytes, key: str) -> Where:
    """Return the location of a chapter's heading in a template, or `NOWHERE`."""
    try:
        parts = read(content)
    except BROKEN:
        return NOWHERE
    for paragraph in parts.get(MAIN, ()):
        chapter = CHAPTER.search(paragraph.text.translate(QUOTES))
        if chapter and chapter[1] == key:
            return paragraph.where
    return NOWHERE
