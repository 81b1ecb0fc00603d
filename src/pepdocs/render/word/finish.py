"""The last touches to a Word file: properties, language, numbers used once, one fixed zip."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import Final

from markupsafe import escape

from pepdocs.base.errors import RenderError
from pepdocs.render.word.size import enlarged
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_TAG: Final = b'<w:tag w:val="'
_NUMBERED: Final = re.compile(rb'(<w(?:p:docPr id|:id w:val|:tag w:val)=")([^"]*)')


def xml_part(source: str) -> bytes:
    """Return rendered XML as a part; `RenderError` where it holds what XML cannot."""
    part = _DECLARATION + _encoded(source)
    # Far quicker in this way than by an expression that looks at every character.
    if len(part.translate(None, _CONTROLS)) < len(part) or "\ufffe" in source or "\uffff" in source:
        raise RenderError("error.character")
    return part


def _encoded(source: str) -> bytes:
    try:
        return source.encode("utf-8")
    except UnicodeEncodeError:
        # What Python says holds the whole text.
        failed = RenderError("error.character")
    raise failed


def renumbered(part: bytes) -> bytes:
    """Return the document with every number of a box or picture, and every tag, used once."""
    counts: Counter[bytes] = Counter()

    def numbered(found: re.Match[bytes]) -> bytes:
        mark, name = found.groups()
        counts[mark] += 1
        return b"%b%b%d" % (mark, name + b"_" if mark == _TAG else b"", counts[mark])

    return _NUMBERED.sub(numbered, part)


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
    return _CORE.format(title=escape(view.title), author=escape(view.author), language=tag(view.lang))
