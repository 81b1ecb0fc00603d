"""Compile a Word template, as its author sees it in Word, into Jinja templates.

docxtpl turns short tags in paragraphs, rows and cells into Jinja (`patch_xml`). Before that, a few rules keep the tags
short: a note to the author is dropped; `{{p x|paras }}` takes the style of its paragraph; a paragraph that is empty, or
whose section is missing, is dropped; a table whose header row loops over columns takes their widths. Traces of the
editing of the template (comments, tracked changes, paragraph numbers) are removed.
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
from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.base.ooxml import open_package, parse, q
from pepdocs.render.word import text as docx_text
from pepdocs.render.word.borrowed_parts import complete
from pepdocs.render.word.editing import remove_editing_marks, without_comments

NOTE_STYLES: Final = frozenset({"PEPTemplateNote", "PEPTemplateHeading"})
"""Styles of notes to the template's author, which are not part of a document."""

FILTERS_OF_WORD: Final = "runs lines paras pictured beside joined plain short link titled grid height bar".split()
"""The filters of Word templates, besides those of all templates."""

_RENDERED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_PARAS: Final = re.compile(r"\s*\{\{\s*p\s+(.+?)\s*\|\s*paras\s*(?:\((.*)\))?\s*\}\}\s*", re.DOTALL)
_RUNS: Final = re.compile(r"\s*\{\{\s*r\s+([^{}]+?)\s*\|\s*(?:runs|lines)\s*\}\}\s*", re.DOTALL)
_HEADING: Final = re.compile(r"\bheading\(\W?(\w+)\W?\)")
_HEIGHT: Final = re.compile(r"\s*(\{\{.+?\|\s*height\s*\}\})\s*", re.DOTALL)
_BAR: Final = re.compile(r"\s*\{\{\s*(.+?)\s*\|\s*bar\s*\}\}\s*")
_COLUMNS: Final = re.compile(r"\{%\s*tc\s+for\s+\w+\s+in\s+(\w+)\.columns\s*%\}")
_MACRO: Final = re.compile(r"\{%-?\s*macro\b.*?\{%-?\s*endmacro\s*-?%\}", re.DOTALL)
_QUOTED: Final = re.compile(r"\{[{%](?:(?![}%]\}).)*&quot;.*?[}%]\}", re.DOTALL)
_NO_WORD_FILE: Final = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError)
_EMPTY_RUN: Final = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?></w:t></w:r>")


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part of a template's Word file: both names, and its bytes or the Jinja template that renders them."""

    template: str
    name: str
    content: bytes | Template


def environment() -> SandboxedEnvironment:
    """Return the sandbox environment of Word templates: that of all templates, with Word's own filters."""
    filters = {name: getattr(docx_text, name) for name in FILTERS_OF_WORD}
    sandbox = theme.sandboxed_environment(filters | {name: FILTERS[name] for name in ("join", "map")})
    sandbox.globals |= {"heading": docx_text.heading, "dict": dict}
    return sandbox


def compile_template(template: str, content: bytes) -> tuple[TemplatePart, ...]:
    """Return the parts of a template in the file's order, those with text compiled.

    Raises `RenderError` with the name `template` if its tags are invalid, or it is not a Word file.
    """
    sandbox = environment()
    try:
        parts = without_comments(_complete(template, content))
        return tuple(
            TemplatePart(template, name, sandbox.from_string(jinja_source(body)) if _RENDERED.match(name) else body)
            for name, body in parts
        )
    except (TemplateSyntaxError, *_NO_WORD_FILE) as error:
        raise RenderError(error_keys.TEMPLATE, template=template, line=0) from error


def _complete(template: str, content: bytes) -> dict[str, bytes]:
    """Return the parts of a template, completed from our own template of that name, if there is one."""
    parts = _unzip(content)
    try:
        ours = theme.BUILTIN.content(template)
    except TemplateNotFound:
        return parts
    return complete(parts, _unzip(ours)) if content != ours else parts


def _unzip(content: bytes) -> dict[str, bytes]:
    return dict(open_package(content).parts)


def jinja_source(body: bytes) -> str:
    """Return a part of a template as Jinja source, with its macros first."""
    root = parse(body)
    _apply_rules(root)
    # docxtpl is slow to import, and checking a PEP does not need it.
    from docxtpl import DocxTemplate

    source = DocxTemplate(io.BytesIO()).patch_xml(etree.tostring(root, encoding="unicode"))
    source = _QUOTED.sub(lambda tag: tag[0].replace("&quot;", '"'), _EMPTY_RUN.sub("", source))
    return "".join(_MACRO.findall(source)) + _MACRO.sub("", source)


def _apply_rules(root: Any) -> None:
    remove_editing_marks(root)
    width = _text_width(root)
    for table in list(root.iter(_w("tbl"))):
        _template_columns(table, width)
    for paragraph in list(root.iter(_w("p"))):
        _rule(paragraph)


def _rule(paragraph: Any) -> None:
    """Apply the first rule that matches a paragraph."""
    text = "".join(node.text or "" for node in paragraph.iter(_w("t")))
    style = _style(paragraph)
    if style in NOTE_STYLES:
        _drop(paragraph)
    elif match := _PARAS.fullmatch(text):
        cell = "true" if paragraph.getparent().tag == _w("tc") else "false"
        _set_text(paragraph, f'{{{{p {match[1]}|paras("{style}", {cell}, {match[2] or "false"}) }}}}')
    elif match := _HEIGHT.fullmatch(text):
        _set_height(paragraph, match[1])
    elif match := _HEADING.search(text):
        _only_if(paragraph, f'heading("{match[1]}")')
    elif match := _RUNS.fullmatch(text):
        # A cell, and the end of a part, need a paragraph even if it is empty.
        if paragraph.getparent().tag != _w("tc") and paragraph.getnext() is not None:
            _only_if(paragraph, match[1])
    else:
        _template_bar(paragraph)


def _only_if(paragraph: Any, condition: str) -> None:
    paragraph.addprevious(_set_text(etree.Element(_w("p")), f"{{%p if {condition} %}}"))
    paragraph.addnext(_set_text(etree.Element(_w("p")), "{%p endif %}"))


def _set_text(paragraph: Any, text: str) -> Any:
    """Replace the content of a paragraph by one run with `text`, and return the paragraph."""
    for child in list(paragraph):
        if child.tag != _w("pPr"):
            paragraph.remove(child)
    run = etree.SubElement(paragraph, _w("r"))
    etree.SubElement(run, _w("t")).text = text
    return paragraph


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
    return str(style.get(_w("val"))) if style is not None else "Normal"


def _drop(paragraph: Any) -> None:
    if paragraph.find(f".//{_w('sectPr')}") is None:
        paragraph.getparent().remove(paragraph)


def _set_height(paragraph: Any, tag: str) -> None:
    """Use a tag in a cell as the height of its row."""
    row = next(paragraph.iterancestors(_w("tr")))
    row.find(f"{_w('trPr')}/{_w('trHeight')}").set(_w("val"), tag)
    _drop(paragraph)


def _template_columns(table: Any, width: int) -> None:
    """Give a table whose header row loops over columns a grid that does so too."""
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


def _template_bar(paragraph: Any) -> None:
    """Turn a picture whose alternative text is `{{ x|bar }}` into a decorative bar of that length."""
    properties = paragraph.find(f".//{q('wp:docPr')}")
    match = _BAR.fullmatch(properties.get("descr") or "") if properties is not None else None
    if not match:
        return
    for node in (*paragraph.iter(q("wp:docPr")), *paragraph.iter(q("pic:cNvPr"))):
        node.set("descr", "")
    for node in (*paragraph.iter(q("wp:extent")), *paragraph.iter(q("a:ext"))):
        if node.get("cx"):
            node.set("cx", f"{{{{ {match[1]}|bar({node.get('cx')}) }}}}")
    _only_if(paragraph, f"{match[1]} >= 0")


def _w(name: str) -> str:
    return q(f"w:{name}")
