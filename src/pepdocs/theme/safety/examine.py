"""What a theme can never do. Themes come from strangers: each file is examined before anything uses it.

Nothing is guessed: what is not known to be harmless is refused, with a finding that names the file and the
line. A template may also put together what it asks for when it runs; `room` sees to that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from unicodedata import category

from pepdocs.base.printable import unseen
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety import css, picture, template, toml, visibility, word
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.unavailable import NOTHING, LeftOut

LARGEST_KB = {".css": 128, ".jinja": 128, ".po": 1024, ".toml": 64, ".json": 64}
"""How long the texts of a theme may be, by their endings: ours are a fifth of it."""

LARGEST_MB = 60
"""So much may all files of a theme be together."""

MOST_INLINE_MB = 10
"""So much may all pictures weigh together that stand in style sheets and templates, each as often as it does."""

MOST_FINDINGS = 200
"""So much is told of one file; after that nobody reads on."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PO_LINE = re.compile(r"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)?\s*\"(?:[^\"\\]|\\.)*\"\s*|)")
_RETURN = re.compile(r"(?<!\\)(?:\\\\)*\\r")
_SRC = re.compile(r"(\bsrc\s*=\s*)([\"'])([\w./-]{1,120})\2")
_URL = re.compile(r"(\burl\(\s*)([\"']?)([\w./-]{1,120})\2(?=\s*\))")

_NO_PICTURE = picture.address("none.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')


def examined(files: Mapping[str, bytes], left_out: LeftOut = NOTHING) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the safe files of a theme, the pictures that they name put into them, and what is wrong with any.

    Of those that are `left_out` already only the names are known.
    """
    if sum(map(len, files.values())) > LARGEST_MB * 1024 * 1024:
        return {}, [fault(codes.LARGE_TOGETHER, "theme.toml", limit=LARGEST_MB)]
    wrong = dict(_names(files))
    found = [*wrong.values()]
    safe: dict[str, bytes] = {}
    pictures = _Pictures(files, safe, left_out)
    # Pictures come first, for others have them in their midst.
    for name in sorted(files, key=lambda name: _ending(name) not in picture.KINDS):
        long = [*_length(name, files[name])]
        whole = files[name] if long else pictures.put_into(name)
        told = long or [*islice(_file(name, whole), MOST_FINDINGS)]
        found += told
        if visibility.USABLE.issuperset(each.code for each in told) and name not in wrong:
            safe[name] = whole
    return safe, found


def _names(files: Mapping[str, bytes]) -> Iterator[tuple[str, Finding]]:
    """Yield the names that show as others, or are the same as others on some systems, each with what is wrong."""
    same = Counter(name.casefold() for name in files)
    for name in files:
        if any(category(letter) in _UNSEEN for letter in name) or "|" in name or "\\" in name:
            yield name, fault(codes.NAME, name)
        elif same[name.casefold()] > 1:
            yield name, fault(codes.SAME_NAME, name)


def _length(name: str, body: bytes) -> Iterator[Finding]:
    limit = LARGEST_KB.get(_ending(name))
    if limit is not None and len(body) > limit * 1024:
        yield fault(codes.LONG_TEXT, name, limit=limit)


def _file(name: str, body: bytes) -> Iterator[Finding]:
    """Yield what is wrong with one file."""
    ending = _ending(name)
    if ending in picture.KINDS:
        yield from picture.faults(name, body)
    elif ending == ".docx":
        yield from word.faults(name, body)
    elif ending in {".ttf", ".otf"}:
        yield fault(codes.FONT, name)
    elif ending in {".css", ".jinja", ".po", ".toml"}:
        yield from _text(name, ending, body.decode("utf-8", "replace"))


def _text(name: str, ending: str, text: str) -> Iterator[Finding]:
    if ending == ".css":
        unsafe = tuple(css.faults(name, text))
        yield from unsafe or visibility.faults(name, text)
    elif ending == ".jinja":
        yield from template.faults(name, text)
    elif ending == ".po":
        yield from _catalogue(name, text)
    else:
        yield from toml.faults(name, text)


def _catalogue(name: str, text: str) -> Iterator[Finding]:
    """Yield what no document can show, or else the first line that is none, which would stop whatever reads it."""
    hidden = [*_hidden(name, text)]
    if hidden:
        yield from hidden
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not _PO_LINE.fullmatch(line):
            yield fault(codes.NO_CATALOGUE, name, number)
            return


def _hidden(name: str, text: str) -> Iterator[Finding]:
    """Yield the lines of a catalogue, apart from remarks, that hold a character that cannot be seen."""
    for number, line in enumerate(text.split("\n"), 1):
        said = "" if line.lstrip().startswith("#") else line.removesuffix("\r").replace("\t", " ")
        sign = unseen(said) or ("\r" if _RETURN.search(said) else "")
        if sign:
            yield fault(codes.UNSEEN_SIGN, name, number, sign=f"U+{ord(sign):04X}")


class _Pictures:
    """The pictures of a theme, put where its texts name them, as long as they do not weigh too much.

    For one that is left out, and is told of by itself, an empty one stands.
    """

    def __init__(self, files: Mapping[str, bytes], safe: Mapping[str, bytes], left_out: LeftOut) -> None:
        self._files, self._safe, self._left_out = files, safe, left_out
        self._left = MOST_INLINE_MB * 1024 * 1024

    def put_into(self, name: str) -> bytes:
        """Return a file in which the pictures stand themselves where they are named."""
        body, pattern = self._files[name], {".css": _URL, ".jinja": _SRC}.get(_ending(name))
        if pattern is None:
            return body
        return pattern.sub(self._put, body.decode("utf-8", "replace")).encode("utf-8", "replace")

    def _put(self, found: re.Match[str]) -> str:
        address = self._address(found[3])
        quotation = found[2] or '"'
        return f"{found[1]}{quotation}{address}{quotation}" if address else found[0]

    def _address(self, name: str) -> str:
        """Return the picture of that name as an address that holds it, "" where there is none or it is too much."""
        if not picture.is_named(name, self._safe):
            is_lost = picture.is_named(name, self._files) or self._left_out.may_be(name)
            return _NO_PICTURE if is_lost else ""
        self._left -= len(self._safe[name])
        return picture.address(name, self._safe[name]) if self._left >= 0 else ""


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}"
