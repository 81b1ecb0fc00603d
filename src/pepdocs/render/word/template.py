"""A Word template made ready: what its author sees in Word becomes a compiled Jinja template.

docxtpl turns short tags in paragraphs, rows and cells into Jinja (`patch_xml`). Before that, a few
rules let the tags stay short: a note to the author is dropped; `{{p x|paras }}` takes the style of
its paragraph; a paragraph that has nothing to say, or whose section is missing, is left out; a
table whose header row runs over columns takes their widths. What a word processor notes about the
editing of the template (comments, tracked changes, numbers of paragraphs) never comes into a document.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.render.word import text as docx_text
from pepdocs.render.word.borrowed_parts import completed
from pepdocs.render.word.editing import forget_editing, uncommented

NOTE_STYLES: Final = frozenset({"PEPTemplateNote", "PEPTemplateHeading"})
"""Styles of what is written to the template's author, and never comes into a document."""

FILTERS_OF_WORD: Final = "runs lines paras beside joined plain short link titled grid height bar".split()
"""Every filter that a Word template may use, besides those of all templates."""

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RENDERED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_PARAS: Final = re.compile(r"\s*\{\{\s*p\s+(.+?)\s*\|\s*paras\s*(?:\((.*)\))?\s*\}\}\s*", re.DOTALL)
_RUNS: Final = re.compile(r"\s*\{\{\s*r\s+(.+?)\s*\|\s*(?:runs|lines)\s*\}\}\s*", re.DOTALL)
_HEADING: Final = re.compile(r"\bheading\(\W?(\w+)\W?\)")
_HEIGHT: Final = re.compile(r"\s*(\{\{.+?\|\s*height\s*\}\})\s*", re.DOTALL)
_BAR: Final = re.compile(r"\s*\{\{\s*(.+?)\s*\|\s*bar\s*\}\}\s*")
_COLUMNS: Final = re.compile(r"\{%\s*tc\s+for\s+\w+\s+in\s+(\w+)\.columns\s*%\}")
_MACRO: Final = re.compile(r"\{%-?\s*macro\b.*?\{%-?\s*endmacro\s*-?%\}", re.DOTALL)
_QUOTED: Final = re.compile(r"\{[{%](?:(?![}%]\}).)*&quot;.*?[}%]\}", re.DOTALL)
_NO_WORD_FILE: Final = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError)
_EMPTY_RUN: Final = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?></w:t></w:r>")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a template: the template's name, its own, and its bytes or what makes them."""

    template: str
    name: str
    content: bytes | Template


def environment() -> SandboxedEnvironment:
    """Return a room for Word templates: the sandbox of all templates, with Word's own filters."""
    filters = {name: getattr(docx_text, name) for name in FILTERS_OF_WORD}
    room = theme.sandbox(filters | {name: FILTERS[name] for name in ("join", "map")})
    room.globals |= {"heading": docx_text.heading, "dict": dict}
    return room


def compiled(template: str, content: bytes) -> tuple[Part, ...]:
    """Return the parts of the template so called, those with text compiled, in the file's order.

    `RenderError` where its tags make no sense, or it is no Word file.
    """
    room = environment()
    try:
        parts = uncommented(_whole(template, content))
        return tuple(Part(template, name, _part(name, body, room)) for name, body in parts)
    except (TemplateSyntaxError, *_NO_WORD_FILE) as error:
        raise RenderError("error.template", template=template, line=0) from error


def _whole(template: str, content: bytes) -> dict[str, bytes]:
    """Return the parts of a template, with what it leaves to ours of that name."""
    parts, ours = _unpacked(content), _ours(template)
    return completed(parts, _unpacked(ours)) if ours and content != ours else parts


def _ours(template: str) -> bytes:
    """Return our own template of that name, nothing where we have none."""
    try:
        return theme.BUILTIN.content(template)
    except TemplateNotFound:
        return b""


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _part(name: str, body: bytes, room: SandboxedEnvironment) -> bytes | Template:
    return room.from_string(jinja_source(body)) if _RENDERED.match(name) else body


def jinja_source(body: bytes) -> str:
    """Return a part of a template as Jinja source, its macros first."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    _apply_rules(root)
    # docxtpl takes a while to import, and a check of a PEP does not need it.
    from docxtpl import DocxTemplate

    source = DocxTemplate(io.BytesIO()).patch_xml(etree.tostring(root, encoding="unicode"))
    source = _QUOTED.sub(lambda tag: tag[0].replace("&quot;", '"'), _EMPTY_RUN.sub("", source))
    return "".join(_MACRO.findall(source)) + _MACRO.sub("", source)


def _apply_rules(root: Any) -> None:
    forget_editing(root)
    width = _text_width(root)
    for table in list(root.iter(_w("tbl"))):
        _share_columns(table, width)
    for paragraph in list(root.iter(_w("p"))):
        _rule(paragraph)


def _rule(paragraph: Any) -> None:
    """Apply the first rule that fits a paragraph."""
    text = "".join(node.text or "" for node in paragraph.iter(_w("t")))
    style = _style(paragraph)
    if style in NOTE_STYLES:
        _drop(paragraph)
    elif match := _PARAS.fullmatch(text):
        cell = "true" if paragraph.getparent().tag == _w("tc") else "false"
        _say(paragraph, f'{{{{p {match[1]}|paras("{style}", {cell}, {match[2] or "false"}) }}}}')
    elif match := _HEIGHT.fullmatch(text):
        _set_height(paragraph, match[1])
    elif match := _HEADING.search(text):
        _only_if(paragraph, f'heading("{match[1]}")')
    elif match := _RUNS.fullmatch(text):
        _unless_needed(paragraph, match[1])
    else:
        _stretch_bars(paragraph)


def _unless_needed(paragraph: Any, said: str) -> None:
    """Leave a paragraph out where it says nothing, unless its cell or part needs one."""
    if paragraph.getparent().tag != _w("tc") and paragraph.getnext() is not None:
        _only_if(paragraph, said)


def _only_if(paragraph: Any, condition: str) -> None:
    paragraph.addprevious(_tagged(f"{{%p if {condition} %}}"))
    paragraph.addnext(_tagged("{%p endif %}"))


def _tagged(text: str) -> Any:
    paragraph = etree.Element(_w("p"))
    _say(paragraph, text)
    return paragraph


def _say(paragraph: Any, text: str) -> None:
    """Give a paragraph one run that says `text`."""
    for child in list(paragraph):
        if child.tag != _w("pPr"):
            paragraph.remove(child)
    run = etree.SubElement(paragraph, _w("r"))
    etree.SubElement(run, _w("t")).text = text


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
    return str(found.get(_w("val"))) if found is not None else "Normal"


def _drop(paragraph: Any) -> None:
    if paragraph.find(f".//{_w('sectPr')}") is None:
        paragraph.getparent().remove(paragraph)


def _set_height(paragraph: Any, tag: str) -> None:
    """Make a tag in a cell the height of its row."""
    row = next(paragraph.iterancestors(_w("tr")))
    row.find(f"{_w('trPr')}/{_w('trHeight')}").set(_w("val"), tag)
    _drop(paragraph)


def _share_columns(table: Any, width: int) -> None:
    """Give a table whose header runs over columns a grid that does so too."""
    first = table.find(_w("tr"))
    match = _COLUMNS.search("".join(first.itertext()))
    if match:
        columns = table.find(_w("tblGrid"))
        for child in list(columns):
            columns.remove(child)
        columns.text = f"{{{{ {match[1]}|grid({width}) }}}}"


def _text_width(root: Any) -> int:
    size, margins = root.find(f".//{_w('pgSz')}"), root.find(f".//{_w('pgMar')}")
    if size is None or margins is None:
        return 0
    return int(size.get(_w("w"))) - sum(int(margins.get(_w(side))) for side in ("left", "right"))


def _stretch_bars(paragraph: Any) -> None:
    """Make a picture whose alternative text is `{{ x|bar }}` a decorative bar that long."""
    properties = paragraph.find(f".//{{{_WP}}}docPr")
    match = _BAR.fullmatch(properties.get("descr") or "") if properties is not None else None
    if not match:
        return
    for node in (*paragraph.iter(f"{{{_WP}}}docPr"), *paragraph.iter(f"{{{_PIC}}}cNvPr")):
        node.set("descr", "")
    for node in (*paragraph.iter(f"{{{_WP}}}extent"), *paragraph.iter(f"{{{_A}}}ext")):
        if node.get("cx"):
            node.set("cx", f"{{{{ {match[1]}|bar({node.get('cx')}) }}}}")
    _only_if(paragraph, f"{match[1]} >= 0")


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"
