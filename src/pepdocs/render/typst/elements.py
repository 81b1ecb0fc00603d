"""Structure elements of a PDF as Typst writes them, read from their objects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

START = b"<</Type/StructElem/S/"
PLAIN = re.compile(
    rb"<</Type/StructElem/S/(\w+)/P \d+ 0 R(?:/Lang\(([\w-]+)\))?(?:/A\[<</O/Layout/Placement/Block>>\])?"
    rb"(?:/K\[([^\]]*)\])?(?:/Pg (\d+) 0 R)?>>"
)
"""An element as most are; another one has texts or attributes of its own."""

KID = re.compile(rb"<<(.*?)>>|(\d+) 0 R|(\d+)")
KIND, NAME = re.compile(rb"/S/(\w+)"), re.compile(rb"/([A-Za-z]+) ?")
IN_STRING, IN_ARRAY = re.compile(rb"\\.|[()]", re.DOTALL), re.compile(rb"[\[\]]")
WORD = re.compile(rb"[^/>]*")
PAGE_OF, MARKED = re.compile(rb"/Pg (\d+) 0 R"), re.compile(rb"/MCID (\d+)")
REFERENCE = re.compile(rb"(\d+) 0 R")

WITHIN = re.compile(rb"/Dest\b.*/Contents(?:\((?P<plain>.*)\)|<FEFF(?P<coded>[0-9A-F]*)>)>>", re.DOTALL)
"""A link to a place in the document, whose name is the last of its entries."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """A marked content: its page's object, and its number there; or, as `link`, the reference to a link's area."""

    page: int
    number: int
    link: bytes = b""


@dataclass(eq=False, slots=True)
class TagElement:
    """A structure element: its object's number, its kind and language, and its other entries as they are written."""

    number: int
    kind: str
    lang: str
    extras: dict[str, bytes] = field(default_factory=dict)
    kids: list[TagElement | PageContent] = field(default_factory=list)

    def elements(self) -> list[TagElement]:
        """Return the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, TagElement)]


def parsed(body: bytes) -> tuple[str, dict[str, bytes], bytes, int]:
    """Return an element's kind, its other entries, what its kids are, and its page's number."""
    if plain := PLAIN.fullmatch(body):
        entries = {"Lang": plain[2]} if plain[2] else {}
        return plain[1].decode(), entries, plain[3] or b"", int(plain[4] or 0)
    entries = _entries(body)
    page = REFERENCE.fullmatch(entries.pop("Pg", b""))
    kids = entries.pop("K", b"[]")[1:-1]
    kind = entries.pop("S", b"/").decode()[1:]
    if "Lang" in entries:
        entries["Lang"] = entries["Lang"][1:-1]
    return kind, entries, kids, int(page[1]) if page else 0


def _entries(body: bytes) -> dict[str, bytes]:
    """Return the entries of a dictionary, whose values are strings, arrays, names, numbers or references."""
    found: dict[str, bytes] = {}
    place = 2
    while (name := NAME.match(body, place)) is not None:
        start = name.end()
        opening = body[start : start + 1]
        if opening == b"(":
            place = _closing(body, start, IN_STRING, b"(", b")")
        elif opening == b"[":
            place = _closing(body, start, IN_ARRAY, b"[", b"]")
        else:
            word = WORD.match(body, start + (opening in (b"/", b"<")))
            place = word.end() + (opening == b"<") if word else len(body)
        found[name[1].decode()] = body[start:place]
    return found


def _closing(body: bytes, start: int, marks: re.Pattern[bytes], opening: bytes, closing: bytes) -> int:
    """Return the place after the bracket that closes the one at `start`."""
    depth = 0
    for mark in marks.finditer(body, start):
        depth += (mark[0] == opening) - (mark[0] == closing)
        if depth == 0:
            return mark.end()
    return len(body)


def content_of(match: re.Match[bytes], page: int) -> PageContent:
    """Return a kid that is no element: a number on its element's page, or a dictionary."""
    if match[3]:
        return PageContent(page, int(match[3]))
    inside = match[1]
    found, marked = PAGE_OF.search(inside), MARKED.search(inside)
    own = int(found[1]) if found else page
    return PageContent(own, int(marked[1])) if marked else PageContent(own, -1, match[0])


def written_kid(page: int, kid: TagElement | PageContent) -> bytes:
    """Return how a kid is written in an element whose own page is `page`."""
    if isinstance(kid, TagElement):
        return b"%d 0 R" % kid.number
    if kid.link:
        return kid.link
    return b"%d" % kid.number if kid.page == page else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (kid.page, kid.number)


def string(text: str) -> bytes:
    """Return a text as a PDF string."""
    return b"<%b>" % (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode()


def without_page(body: bytes) -> bytes:
    """Return the object of a link within the document with its own text as its name; any other as it is.

    Typst adds the page that it leads to, which a listener would hear twice.
    """
    if b"/Subtype/Link" not in body or (found := WITHIN.search(body)) is None:
        return body
    if found["plain"]:
        return body[: found.start("plain")] + found["plain"].rpartition(b", ")[0] + b")>>"
    name = bytes.fromhex(found["coded"].decode()).decode("utf-16-be").rpartition(", ")[0]
    return body[: found.start("coded") - len("<FEFF")] + string(name) + b">>"
