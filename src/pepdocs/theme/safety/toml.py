"""What would keep a reader of theme.toml busy: numbers without end, and lists within lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

MOST_LINES = 1500
MOST_DIGITS = 15
DEEPEST = 40

_NUMBER = re.compile(rf"(?<!\w)[0-9][0-9_]{{{MOST_DIGITS},}}")

_SAID = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*(?:"|\\?$)'
    r"|'[^'\n]*(?:'|$)"
    r"|#[^\n]*",
    re.DOTALL | re.MULTILINE,
)
"""A text or a remark. One that nothing ends goes on as far as a reader of TOML would read before it gives up."""


def faults(file: str, text: str) -> Iterator[Finding]:
    """Yield the numbers and the depths that are too much, apart from what texts and remarks say."""
    bare = _SAID.sub(_gap, text)
    lines = bare.removesuffix("\n").split("\n")
    if len(lines) > MOST_LINES:
        yield fault(codes.MANY_LINES, file, MOST_LINES, limit=MOST_LINES)
    for number, line in enumerate(lines, 1):
        if _NUMBER.search(line):
            yield fault(codes.LONG_NUMBER, file, number, limit=MOST_DIGITS)
        if sum(map(line.count, "[{.")) > DEEPEST:
            yield fault(codes.TOO_DEEP, file, number)


def _gap(said: re.Match[str]) -> str:
    """Return what stands for a text or a remark: as many lines, and nothing that numbers could be put together of."""
    return "\n" * said[0].count("\n") or '"'
