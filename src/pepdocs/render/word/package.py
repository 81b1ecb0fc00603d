"""Finish the parts of a Word file: properties, language and unique numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import escape

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.word.packing import FixedPart
from pepdocs.render.word.size import enlarge
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
)
# An authority's own template records who wrote it, where, and how long it took.
_APP: Final = FixedPart(
    _DECLARATION + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>pepdocs</Application></Properties>"
)
_LANGUAGE: Final = {
    "word/styles.xml": re.compile(r'(<w:rPrDefault>.*?<w:lang\b[^>]*?w:val=")[^"]*', re.DOTALL),
    "word/settings.xml": re.compile(r'(<w:themeFontLang\b[^>]*?w:val=")[^"]*'),
}
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_TAG: Final = b'<w:tag w:val="'
_NUMBERED: Final = (b'<wp:docPr id="', b'<w:id w:val="', _TAG)


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
    for attribute in _NUMBERED:
        # Splitting is several times faster than a regular expression.
        first, *others = part.split(attribute)
        part = b"".join((first, *(attribute + _number(*each, attribute) for each in enumerate(others, 1))))
    return part


def _number(number: int, rest: bytes, attribute: bytes) -> bytes:
    """Return the rest of a part from the value of an attribute, with a number instead of it or after it."""
    value, quote, rest = rest.partition(b'"')
    return b"%b%d%b%b" % (value + b"_" if attribute == _TAG else b"", number, quote, rest)


def adapt_part(name: str, content: FixedPart, view: DocumentView) -> bytes:
    """Return a part that is not a template, with the properties, language and type sizes of the document."""
    if name == "docProps/core.xml":
        return encode_part(_CORE.format(title=escape(view.title), author=escape(view.author), language=tag(view.lang)))
    if name == "docProps/app.xml":
        return _APP
    return _in_language(name, content, view.lang, view.size) if name in _LANGUAGE else content


@lru_cache(maxsize=96)
def _in_language(name: str, content: FixedPart, lang: str, size: str) -> FixedPart:
    """Return a part with a language and type sizes; cached, since of our own templates there are 36."""
    source = enlarge(content.decode("utf-8"), size)
    return FixedPart(_LANGUAGE[name].sub(rf"\g<1>{tag(lang)}", source, count=1).encode("utf-8"))
