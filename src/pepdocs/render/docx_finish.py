"""The last touches to a Word file: properties, language, numbers used once, one fixed zip."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Final

from markupsafe import escape

from pepdocs.errors import RenderError
from pepdocs.render.docx_size import enlarged
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)
# An authority's own template carries who wrote it, where, and how long it took.
_APP: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>pepdocs</Application></Properties>"
)
_SHARED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_DEFAULT_LANGUAGE: Final = re.compile(r'(<w:rPrDefault>.*?<w:lang\b[^>]*?w:val=")[^"]*', re.DOTALL)
_THEME_LANGUAGE: Final = re.compile(r'(<w:themeFontLang\b[^>]*?w:val=")[^"]*')
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_part(source: str) -> bytes:
    """Return rendered XML as a part; `RenderError` where it holds what XML cannot."""
    if _NOT_XML.search(source):
        raise RenderError("error.character")
    return (_DECLARATION + source).encode("utf-8")


def renumbered(source: str) -> str:
    """Return the document with every number of a box or picture, and every tag, used once."""
    for mark in ('<w:id w:val="', '<wp:docPr id="'):
        source = _renamed(source, mark, "{number}")
    return _renamed(source, '<w:tag w:val="', "{name}_{number}")


def _renamed(source: str, mark: str, pattern: str) -> str:
    """Return the document with the value after every `mark` made from its name and its number."""
    first, *rest = source.split(mark)
    values = (piece.partition('"') for piece in rest)
    return first + "".join(
        f'{mark}{pattern.format(name=name, number=number)}"{after}'
        for number, (name, _, after) in enumerate(values, 1)
    )


def replaced(name: str, content: bytes, view: DocumentView) -> bytes:
    """Return a part that docxtpl knows nothing of, as this document needs it."""
    if name == "docProps/core.xml":
        return xml_part(_core(view))
    if name == "docProps/app.xml":
        return xml_part(_APP)
    pattern = {"word/styles.xml": _DEFAULT_LANGUAGE, "word/settings.xml": _THEME_LANGUAGE}.get(name)
    if pattern is None:
        return content
    found = enlarged(content.decode("utf-8"), view.size)
    return pattern.sub(rf"\g<1>{tag(view.lang)}", found, count=1).encode("utf-8")


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the parts as a zip file whose bytes depend on nothing but them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _SHARED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return made.getvalue()


def _core(view: DocumentView) -> str:
    return _CORE.format(
        title=escape(view.title), author=escape(view.author), language=tag(view.lang)
    )
