"""Examine the files of a theme, which come from strangers, before anything uses them.

What is not known to be harmless is refused, with a finding that names the file and the line. What a template does
when it runs is limited by `theme.sandbox`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from unicodedata import category

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety import template, texts, visibility, word
from pepdocs.theme.safety.css_svg import css_faults, picture_faults
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.safety.picture import KINDS, data_url, ending, is_named
from pepdocs.theme.unavailable import Unavailable

LARGEST_KB = {".css": 128, ".jinja": 128, ".po": 1024, ".toml": 64, ".json": 64}
"""The largest size of a text by its ending, five times that of ours."""

LARGEST_MB = 60
"""The largest size of all files of a theme together."""

MOST_INLINE_MB = 10
"""The largest size of all pictures in style sheets and templates together, counted each time they are named."""

MOST_FINDINGS = 200
"""How many findings are kept for one file."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SRC = re.compile(r"(\bsrc\s*=\s*)([\"'])([\w./-]{1,120})\2")
_URL = re.compile(r"(\burl\(\s*)([\"']?)([\w./-]{1,120})\2(?=\s*\))")

_NO_PICTURE = data_url("none.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')


def safe_files(files: Mapping[str, bytes], unavailable: Unavailable) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the safe files of a theme, with pictures embedded where they are named, and what is wrong with any.

    Of files that are `unavailable` only the names are known.
    """
    if sum(map(len, files.values())) > LARGEST_MB * 1024 * 1024:
        return {}, [fault(codes.LARGE_TOGETHER, "theme.toml", limit=LARGEST_MB)]
    wrong_names = dict(_wrong_names(files))
    findings = [*wrong_names.values()]
    safe: dict[str, bytes] = {}
    pictures = _PictureEmbedder(files, safe, unavailable)
    # Pictures come first, since other files embed them.
    for name in sorted(files, key=lambda name: ending(name) not in KINDS):
        length = [*_length(name, files[name])]
        body = files[name] if length else pictures.embed(name)
        faults = length or [*islice(_file(name, body), MOST_FINDINGS)]
        findings += faults
        if visibility.USABLE.issuperset(finding.code for finding in faults) and name not in wrong_names:
            safe[name] = body
    return safe, findings


def _wrong_names(files: Mapping[str, bytes]) -> Iterator[tuple[str, Finding]]:
    """Yield the names that mislead, or that some systems take for the same, each with its finding."""
    same = Counter(name.casefold() for name in files)
    for name in files:
        if any(category(letter) in _INVISIBLE for letter in name) or "|" in name or "\\" in name:
            yield name, fault(codes.NAME, name)
        elif same[name.casefold()] > 1:
            yield name, fault(codes.SAME_NAME, name)


def _length(name: str, body: bytes) -> Iterator[Finding]:
    limit = LARGEST_KB.get(ending(name))
    if limit is not None and len(body) > limit * 1024:
        yield fault(codes.LONG_TEXT, name, limit=limit)


def _file(name: str, body: bytes) -> Iterator[Finding]:
    kind = ending(name)
    if kind in KINDS:
        yield from picture_faults(name, body)
    elif kind == ".docx":
        yield from word.faults(name, body)
    elif kind in {".ttf", ".otf"}:
        yield fault(codes.FONT, name)
    elif kind in {".css", ".jinja", ".po", ".toml"}:
        yield from _text(name, kind, body.decode("utf-8", "replace"))


def _text(name: str, kind: str, text: str) -> Iterator[Finding]:
    if kind == ".css":
        yield from tuple(css_faults(name, text)) or visibility.faults(name, text)
    elif kind == ".jinja":
        yield from template.faults(name, text)
    elif kind == ".po":
        yield from texts.catalogue_faults(name, text)
    else:
        yield from texts.toml_faults(name, text)


class _PictureEmbedder:
    """Embeds the pictures of a theme where style sheets and templates name them, up to a size altogether.

    An empty picture takes the place of one that is unavailable, which has a finding of its own.
    """

    def __init__(self, files: Mapping[str, bytes], safe: Mapping[str, bytes], unavailable: Unavailable) -> None:
        self._files, self._safe, self._unavailable = files, safe, unavailable
        self._bytes_left = MOST_INLINE_MB * 1024 * 1024

    def embed(self, name: str) -> bytes:
        """Return a file with data URLs in place of the names of pictures."""
        body, pattern = self._files[name], {".css": _URL, ".jinja": _SRC}.get(ending(name))
        if pattern is None:
            return body
        return pattern.sub(self._replacement, body.decode("utf-8", "replace")).encode("utf-8", "replace")

    def _replacement(self, match: re.Match[str]) -> str:
        address = self._address(match[3])
        quotation = match[2] or '"'
        return f"{match[1]}{quotation}{address}{quotation}" if address else match[0]

    def _address(self, name: str) -> str:
        """Return the data URL of a picture, "" if there is none or no more may be embedded."""
        if not is_named(name, self._safe):
            is_lost = is_named(name, self._files) or self._unavailable.may_be(name)
            return _NO_PICTURE if is_lost else ""
        self._bytes_left -= len(self._safe[name])
        return data_url(name, self._safe[name]) if self._bytes_left >= 0 else ""
