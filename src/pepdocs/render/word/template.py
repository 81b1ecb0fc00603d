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

from jinja2 import Environment, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.compiler import CodeGenerator
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from pepdocs import theme
from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.base.ooxml import open_package, parse, q
from pepdocs.render.word import text as docx_text
from pepdocs.render.word.adapting.borrowed_parts import complete
from pepdocs.render.word.adapting.editing import remove_editing_marks, without_comments
from pepdocs.render.word.adapting.paragraphs import a_paragraph, set_text, text_of
from pepdocs.render.word.packing import FixedPart
from pepdocs.theme.sandbox.limits import printable

NOTE_STYLES: Final = frozenset({"PEPTemplateNote", "PEPTemplateHeading"})
"""Styles of notes to the template's author, which are not part of a document."""

FILTERS_OF_WORD: Final = (
    "runs paras pictured plain short box_title grid height contents joined stretches blanks run_on labelled "
    "on_one_line state chapter_titles target_titles"
).split()
"""The filters of Word templates, besides those of all templates."""

_RENDERED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_PARAS: Final = re.compile(r"\s*\{\{\s*p\s+(.+?)\s*\|\s*paras\s*(?:\((.*)\))?\s*\}\}\s*", re.DOTALL)
_RUNS: Final = re.compile(r"\s*\{\{\s*r\s+([^{}]+?)\s*\|\s*(?:runs|lines)\s*\}\}\s*", re.DOTALL)
_HEADING: Final = re.compile(r"\s*\{\{\s*p\s+heading\(\W?(\w+)\W?\)\s*\}\}\s*")
_HEIGHT: Final = re.compile(r"\s*(\{\{.+?\|\s*height\s*\}\})\s*", re.DOTALL)
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
    content: FixedPart | Template


def environment() -> SandboxedEnvironment:
    """Return the sandbox environment of Word templates: that of all templates, with Word's own filters."""
    filters = {name: getattr(docx_text, name) for name in FILTERS_OF_WORD}
    sandbox = theme.sandboxed_environment(filters | {name: FILTERS[name] for name in ("join", "map")})
    sandbox.globals |= {"heading": docx_text.heading, "dict": dict}
    return sandbox


class _Compiler(CodeGenerator):
    """Writes templates as Python that leaves what a filter made as it is, at less cost than `escape`."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.escaped(")


class _PlainEnvironment(Environment):
    """An environment without the checks and limits of the sandbox, for our own templates."""

    code_generator_class = _Compiler

    def escaped(self, value: object) -> Markup:
        """Return a text or number as text that is escaped; `SecurityError` for anything else, as in the sandbox."""
        return value if type(value) is Markup else escape(printable(value))


def _plain_environment() -> Environment:
    """Return the environment of our own templates: the names of the sandbox, without its checks and limits."""
    plain = _PlainEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    sandbox = environment()
    plain.filters, plain.globals = sandbox.filters, sandbox.globals
    return plain


def compile_template(template: str, content: bytes) -> tuple[TemplatePart, ...]:
    """Return the parts of a template in the file's order, those with text compiled.

    A template runs in the sandbox unless it is ours, byte for byte. Raises `RenderError` with the name `template` if
    its tags are invalid, or it is not a Word file.
    """
    ours = _our_own(template)
    runs_in = _plain_environment() if content == ours else environment()
    try:
        parts = _unzip(content)
        if ours is not None and content != ours:
            parts = complete(parts, _unzip(ours))
        return tuple(
            TemplatePart(template, name, _compile(body, runs_in) if _RENDERED.match(name) else FixedPart(body))
            for name, body in without_comments(parts)
        )
    except (TemplateSyntaxError, *_NO_WORD_FILE) as error:
        raise RenderError(error_keys.TEMPLATE, template=template, line=0) from error


def _our_own(template: str) -> bytes | None:
    """Return our own template of a name, if there is one."""
    try:
        return theme.BUILTIN.content(template)
    except TemplateNotFound:
        return None


def _compile(body: bytes, environment: Environment) -> Template:
    return environment.from_string(jinja_source(body))


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
    text = text_of(paragraph)
    style = _style(paragraph)
    if style in NOTE_STYLES:
        _drop(paragraph)
    elif match := _PARAS.fullmatch(text):
        cell = "true" if paragraph.getparent().tag == _w("tc") else "false"
        set_text(paragraph, f'{{{{p {match[1]}|paras("{style}", {cell}, {match[2] or "false"}) }}}}')
    elif match := _HEIGHT.fullmatch(text):
        _set_height(paragraph, match[1])
    elif match := _HEADING.fullmatch(text):
        page = "true" if paragraph.find(f"{_w('pPr')}/{_w('pageBreakBefore')}") is not None else "false"
        set_text(paragraph, f'{{{{p heading("{match[1]}", "{style}", {page}) }}}}')
    elif (match := _RUNS.fullmatch(text)) and not _is_needed(paragraph):
        _only_if(paragraph, match[1])


def _is_needed(paragraph: Any) -> bool:
    """Return whether a paragraph has to be there even if it is empty: in a cell, and at the end of a part."""
    return paragraph.getparent().tag == _w("tc") or paragraph.getnext() is None


def _only_if(paragraph: Any, condition: str) -> None:
    paragraph.addprevious(a_paragraph(f"{{%p if {condition} %}}"))
    paragraph.addnext(a_paragraph("{%p endif %}"))


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


def _w(name: str) -> str:
    return q(f"w:{name}")
