"""Check that e-mail addresses, web addresses and telephone numbers are whole, and that one can follow them.

An address is broken where a line ends inside of it. Only what cannot be anything else is one: a host
without its last part at the end of a line, and the rest of the host at the beginning of the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.document import Passage
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

_END = r"[ \t\xa0]*\n[ \t\xa0]*"
"""The end of a line."""
_SPACE = rf"(?:[ \xa0-]|{_END})"
"""What may be between two groups of digits."""
_LAST_PARTS = r"(?:uk|cymru|wales|org|com|net|gov|edu|eu|info|example)\b"

EMAIL = re.compile(r"[\w.+'’-]{0,63}\w@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+:-]{0,500}\w")
HOST = re.compile(r"https?://(?:[^/@]*@)?([^/:?#]*)", re.IGNORECASE)

BROKEN = (
    # An e-mail address: a host without a full stop, or one that ends at a hyphen or full stop.
    re.compile(rf"\w@[\w-]+{_END}[a-z0-9-]*(?:\.[a-z0-9-]+)+"),
    re.compile(rf"\w@[\w.-]*\w-{_END}[a-z0-9]"),
    re.compile(rf"\w@[\w.-]*\w\.{_END}(?:[a-z0-9-]+\.)*{_LAST_PARTS}"),
    re.compile(rf"\w@[\w.-]*\w{_END}\.[a-z]{{2}}"),
    re.compile(rf"\w(?:{_END}@|@{_END})(?:[\w-]+\.)+{_LAST_PARTS}"),
    re.compile(r"\w[\u00ad\u200b][\w.+-]{1,63}@\w|\w@[\w.-]*[\u00ad\u200b]\w"),
    # A web address: the same, or one whose path begins on the next line.
    re.compile(rf"(?:https?://|www\.)[\w-]+{_END}[a-z0-9-]*(?:\.[a-z0-9-]+)+"),
    re.compile(rf"(?:https?://|www\.)(?:[\w.-]{{0,250}}\.)?{_END}(?:[a-z0-9-]+\.)*{_LAST_PARTS}"),
    re.compile(rf"(?:https?://|www\.)\S{{0,500}}(?:[-_=&%#@]{_END}\w|\w{_END}(?:/\w|\?\w+=))"),
    # A telephone number, in the groups that are usual in the United Kingdom.
    *(
        re.compile(rf"(?<![\w.,/+-])(?:0|\+44{_SPACE}(?:\(0\){_SPACE}?)?){groups}(?!\w)")
        for groups in (
            rf"\d{{2}}{_SPACE}\d{{4}}{_SPACE}\d{{4}}",
            rf"\d{{3}}{_SPACE}\d{{3}}{_SPACE}\d{{4}}",
            rf"\d{{4}}{_SPACE}(?:\d{{6}}|\d{{3}}{_SPACE}\d{{3}})",
        )
    ),
)
"""What only an address or number that goes on in the next line looks like."""


def broken(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """No address is broken over two lines or paragraphs, and none is a link by half."""
    passages = list(document.linked_passages())
    for passage in passages:
        if _is_broken(passage.text) or _is_half_linked(passage):
            yield barrier(kinds.ADDRESS_BROKEN, passage.at)
    for one, other in pairwise(passages):
        if one.group == other.group and _goes_on(one.text, other.text):
            yield barrier(kinds.ADDRESS_BROKEN, other.at)
    for link in document.links:
        if any(map(_is_half, link.addresses)):
            yield barrier(kinds.ADDRESS_BROKEN, link.at)


def _is_broken(text: str) -> bool:
    """Return whether an address goes on in the next line; a telephone number may also be all in one."""
    return any("\n" in found[0] or "@" in found[0] for pattern in BROKEN for found in pattern.finditer(text))


def _goes_on(one: str, other: str) -> bool:
    """Return whether the last line of a text and the first line of the next one make an address."""
    last, first = one.rstrip().rpartition("\n")[2], other.lstrip().partition("\n")[0]
    return _is_broken(f"{last}\n{first}")


def _is_half_linked(passage: Passage) -> bool:
    """Return whether a part of an address is in a link and the rest is not."""
    spans = (found.span() for pattern in (EMAIL, WEB) for found in pattern.finditer(passage.text))
    return any(len(set(passage.linked[start:end])) > 1 for start, end in spans)


def _is_half(address: str) -> bool:
    """Return whether the target of a link ends before its host does."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        named = unquote(rest.partition("?")[0]).split(",")
        return any(name.strip() and not EMAIL.fullmatch(name.strip()) for name in named)
    if not (found := HOST.match(address)):
        return False
    host = found[1]
    return not host or host.endswith(("-", ".")) or (host.startswith("www.") and host.count(".") == 1)


def unlinked(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """An e-mail address is a link."""
    for passage in document.linked_passages():
        spans = (found.span() for found in EMAIL.finditer(passage.text))
        if any(not any(passage.linked[start:end]) for start, end in spans):
            yield barrier(kinds.ADDRESS_NO_LINK, passage.at)


PDF = (broken, unlinked)
WORD = (broken, unlinked)
