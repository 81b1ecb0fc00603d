"""Finish the parts of a Word file: properties, language, unique numbers, and a reproducible zip."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from typing import Final

from markupsafe import escape

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.word.size import enlarge
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

Parts = Iterable[tuple[str, bytes]]
"""The parts of a Word file by name."""

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)
# An authority's own template records who wrote it, where, and how long it took.
_APP: Final = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>pepdocs</Application></Properties>"
)
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LANGUAGE: Final = {
    "word/styles.xml": re.compile(r'(<w:rPrDefault>.*?<w:lang\b[^>]*?w:val=")[^"]*', re.DOTALL),
    "word/settings.xml": re.compile(r'(<w:themeFontLang\b[^>]*?w:val=")[^"]*'),
}
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_TAG: Final = b'<w:tag w:val="'
_NUMBERED: Final = re.compile(rb'(<w(?:p:docPr id|:id w:val|:tag w:val)=")([^"]*)')


def encode_part(source: str) -> bytes:
    """Return rendered XML as the bytes of a part; `RenderError` if it has a character that XML cannot hold."""
    part = _DECLARATION + _encode(source)
    # Far faster than a regular expression over every character.
    if len(part.translate(None, _CONTROLS)) < len(part) or "\ufffe" in source or "\uffff" in source:
        raise RenderError(error_keys.CHARACTER)
    return part


def _encode(source: str) -> bytes:
    try:
        return source.encode("utf-8")
    except UnicodeEncodeError:
        # Raised outside the handler, without the cause: Python's error holds the whole text.
        failed = RenderError(error_keys.CHARACTER)
    raise failed


def renumber(part: bytes) -> bytes:
    """Return the document with a different number for every box and picture, and different tags."""
    counts: Counter[bytes] = Counter()

    def number(match: re.Match[bytes]) -> bytes:
        attribute, name = match.groups()
        counts[attribute] += 1
        return b"%b%b%d" % (attribute, name + b"_" if attribute == _TAG else b"", counts[attribute])

    return _NUMBERED.sub(number, part)


def adapt_part(name: str, content: bytes, view: DocumentView) -> bytes:
    """Return a part that is not a template, with the properties, language and type sizes of the document."""
    if name == "docProps/core.xml":
        return encode_part(_CORE.format(title=escape(view.title), author=escape(view.author), language=tag(view.lang)))
    if name == "docProps/app.xml":
        return encode_part(_APP)
    if name not in _LANGUAGE:
        return content
    source = enlarge(content.decode("utf-8"), view.size)
    return _LANGUAGE[name].sub(rf"\g<1>{tag(view.lang)}", source, count=1).encode("utf-8")


def zip_parts(parts: Parts) -> bytes:
    """Return the parts as a zip file whose bytes depend on nothing else."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return archive.getvalue()
