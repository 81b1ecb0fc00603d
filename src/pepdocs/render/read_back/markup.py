"""Everything that XML or HTML says: text, attributes, comments and style sheets, whatever elements they are in."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

QUOTED = re.compile(r'="([^"]+)"')
OTHERWISE = re.compile(r"=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'<>=`]+))")
"""What attributes say: as our files have it, and as other programs may write it."""

NUMBER = re.compile(r"-?[\d.]{1,6}|[0-9A-Fa-f]{8}")
"""The value of an attribute that says nothing: a measure, a colour or one of Word's own marks."""

SPLIT = "\x1f"
"""Stands where a piece of text ends within a paragraph: text goes on across the bounds of runs and spans."""

BOUND = "<>\n<>"
"""Stands in place of the end of a paragraph, so that its new line is text between two tags."""

PARAGRAPH = re.compile(r"</(?:\w+:)?(?:p|tc|comment)>")
"""Where a paragraph ends in XML; in a part without any, each element is a paragraph."""

BLOCK = re.compile(
    r"</(?:p|address|article|aside|blockquote|body|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|head|header|"
    r"label|legend|li|main|nav|ol|option|section|style|summary|svg|table|td|text|th|title|tr|ul)\s*>",
    re.IGNORECASE,
)
"""Where a paragraph ends in HTML."""

NO_TAG = re.compile(r"<(?![A-Za-z/!?])")
"""A sign that HTML shows as it is."""

TEXT = re.compile(r">([^<]+)")
APART = re.compile(r"<(?:\w+:)?(?:delText|instrText|delInstrText)\b[^>]*>([^<]*)<")
"""Text of Word that is not shown, in the middle of text that is."""

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
PLAIN = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
DATA_URL = re.compile(r"data:[\w.+/;=-]*?;base64,([A-Za-z0-9+/=\s]{16,})")


@dataclass(slots=True)
class MarkupTexts:
    """The paragraphs and other texts of markup, and the files that it has inside as data URLs."""

    texts: list[str] = field(default_factory=list, repr=False)
    files: list[bytes] = field(default_factory=list, repr=False)


def read(source: str) -> MarkupTexts:
    """Return everything that some XML or HTML says. It raises nothing, however malformed it is."""
    found = MarkupTexts()
    if ";base64," in source:
        source = DATA_URL.sub(lambda url: _kept(url[1], found.files), source)
    is_xml = source.startswith("<?xml")
    said = (*_shown(source, is_xml=is_xml), *_values(source, is_xml=is_xml))
    found.texts += map(html.unescape, said)
    return found


def _shown(source: str, *, is_xml: bool) -> Iterator[str]:
    """Yield the text between the tags, and text that is not shown."""
    if "<!" in source:
        yield from COMMENT.findall(source)
        source = PLAIN.sub(lambda text: html.escape(text[1]), COMMENT.sub("", source))
    if "Text" in source:
        yield SPLIT.join(APART.findall(source))
        source = APART.sub("<", source)
    if not is_xml:
        source = NO_TAG.sub("&lt;", source)
    if "</w:p>" in source:  # replaced as a string, which takes a tenth of the time
        paragraphs, count = source.replace("</w:p>", BOUND).replace("</a:p>", BOUND), 1
    else:
        paragraphs, count = (PARAGRAPH if is_xml else BLOCK).subn(BOUND, source)
    yield (SPLIT if count else "\n").join(TEXT.findall(f">{paragraphs}"))


def _values(source: str, *, is_xml: bool) -> Iterator[str]:
    """Yield what attributes say, each once."""
    for value in dict.fromkeys(QUOTED.findall(source)):
        if not NUMBER.fullmatch(value):
            yield value
    if not is_xml or "='" in source:
        yield from ("".join(groups) for groups in dict.fromkeys(OTHERWISE.findall(source)))


def _kept(encoded: str, files: list[bytes]) -> str:
    """Keep the file of a data URL, and return what to leave in its place."""
    try:
        files.append(base64.b64decode("".join(encoded.split())))
    except binascii.Error:
        return encoded
    return ""
