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

from pepdocs import codes_theme as codes
from pepdocs.findings import Finding
from pepdocs.theme import safety_css, safety_docx, safety_picture, safety_template
from pepdocs.theme.safety_finding import fault

LARGEST_KB = {".css": 128, ".jinja": 128, ".po": 1024, ".toml": 64, ".json": 64}
"""How long the texts of a theme may be, by their endings: ours are a fifth of it."""

LARGEST_MB = 60
"""So much may all files of a theme be together."""

MOST_INLINE_MB = 10
"""So much may all pictures weigh that stand in one style sheet or template."""

MOST_FINDINGS = 200
"""So much is told of one file; after that nobody reads on."""

MOST_LINES = 1500
MOST_DIGITS = 15
DEEPEST = 40

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PO_LINE = re.compile(
    r"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)?\s*\"(?:[^\"\\]|\\.)*\"\s*|)"
)
_SRC = re.compile(r"(\bsrc\s*=\s*)([\"'])([\w./-]{1,120})\2")
_URL = re.compile(r"(\burl\(\s*)([\"']?)([\w./-]{1,120})\2(?=\s*\))")


def examined(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of a theme, the pictures that they name put into them, and what is wrong."""
    if sum(map(len, files.values())) > LARGEST_MB * 1024 * 1024:
        return dict(files), [fault(codes.LARGE_TOGETHER, "theme.toml", limit=LARGEST_MB)]
    found = [*_names(files)]
    whole: dict[str, bytes] = {}
    for name, body in files.items():
        long = [*_length(name, body)]
        whole[name] = body if long else _with_pictures(name, body, files)
        found += long or islice(_file(name, whole[name]), MOST_FINDINGS)
    return whole, found


def _names(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the names that show as others, or are the same as others on some systems."""
    same = Counter(name.casefold() for name in files)
    for name in files:
        if any(category(letter) in _UNSEEN for letter in name) or "|" in name or "\\" in name:
            yield fault(codes.NAME, name)
        elif same[name.casefold()] > 1:
            yield fault(codes.SAME_NAME, name)


def _length(name: str, body: bytes) -> Iterator[Finding]:
    limit = LARGEST_KB.get(_ending(name))
    if limit is not None and len(body) > limit * 1024:
        yield fault(codes.LONG_TEXT, name, limit=limit)


def _file(name: str, body: bytes) -> Iterator[Finding]:
    """Yield what is wrong with one file."""
    ending = _ending(name)
    if ending in safety_picture.KINDS:
        yield from safety_picture.faults(name, body)
    elif ending == ".docx":
        yield from safety_docx.faults(name, body)
    elif ending in {".ttf", ".otf"}:
        yield fault(codes.FONT, name)
    elif ending in {".css", ".jinja", ".po", ".toml"}:
        yield from _text(name, ending, body.decode("utf-8", "replace"))


def _text(name: str, ending: str, text: str) -> Iterator[Finding]:
    if ending == ".css":
        yield from safety_css.faults(name, text)
    elif ending == ".jinja":
        yield from safety_template.faults(name, text)
    elif ending == ".po":
        yield from _catalogue(name, text)
    else:
        yield from _toml(name, text)


def _catalogue(name: str, text: str) -> Iterator[Finding]:
    """Yield the first line that is none of a catalogue, which would stop whatever reads it."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _PO_LINE.fullmatch(line):
            yield fault(codes.NO_CATALOGUE, name, number)
            return


def _toml(name: str, text: str) -> Iterator[Finding]:
    """Yield what would keep a reader of TOML busy."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        yield fault(codes.MANY_LINES, name, MOST_LINES, limit=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if re.search(rf"[0-9_]{{{MOST_DIGITS + 1}}}", line):
            yield fault(codes.LONG_NUMBER, name, number, limit=MOST_DIGITS)
        if line.count("[") + line.count("{") + line.count(".") > DEEPEST:
            yield fault(codes.TOO_DEEP, name, number)


def _with_pictures(name: str, body: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a text in which the pictures of the theme stand themselves where they are named."""
    pattern = {".css": _URL, ".jinja": _SRC}.get(_ending(name))
    if pattern is None:
        return body
    left = MOST_INLINE_MB * 1024 * 1024

    def put(found: re.Match[str]) -> str:
        nonlocal left
        if not safety_picture.is_named(found[3], files):
            return found[0]
        left -= len(files[found[3]])
        return (
            found[0] if left < 0 else _put(found, safety_picture.address(found[3], files[found[3]]))
        )

    return pattern.sub(put, body.decode("utf-8", "replace")).encode("utf-8", "replace")


def _put(found: re.Match[str], address: str) -> str:
    quotation = found[2] or '"'
    return f"{found[1]}{quotation}{address}{quotation}"


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}"
