"""Whatever a theme's style rules say, every text of a document stays to be seen.

On paper a text that is drawn and cannot be seen is found in the finished file; a screen draws it only when
somebody looks. So what could make a text unseen there is refused where it is written. A rule of ours may
stand in a theme as it does in the sheet of ours that the theme's takes the place of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import tinycss2
from jinja2 import TemplateNotFound

from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import package
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.safety.properties import HIDING, PROPERTIES
from pepdocs.theme.safety.values import SIZES, Declared, hides, variables

USABLE = frozenset({codes.HIDES, codes.UNKNOWN_PROPERTY})
"""What keeps a sheet from being used, but nobody from reading what else it says."""

_DESCRIBING = "@counter-style"


def faults(file: str, text: str, first: int = 1, *, is_element: bool = False) -> Iterator[Finding]:
    """Yield what a sheet, or the rules of one element, sets and may not: a text could go unseen."""
    every = tuple(_declared(text, is_element=is_element))
    sizes = SIZES.union(*(map(variables, (e.value for e in every if e.name == "font-size"))))
    for each in every:
        line, key = first - 1 + each.line, (each.around, each.said)
        if not each.name.startswith("--") and _is_unknown(each):
            near = nearest(each.name, PROPERTIES)
            yield fault(codes.UNKNOWN_PROPERTY, file, line, name=each.name, nearest=near)
        elif hides(each, sizes) and key not in _ours(file):
            yield fault(codes.HIDES, file, line, property=each.said)


def _is_unknown(each: Declared) -> bool:
    is_description = any(rule.startswith(_DESCRIBING) for rule in each.around)
    return each.name not in PROPERTIES | HIDING and not is_description


def _declared(text: str, *, is_element: bool = False) -> Iterator[Declared]:
    """Yield everything that a sheet declares, or the rules of one element."""
    read = tinycss2.parse_blocks_contents if is_element else tinycss2.parse_stylesheet
    yield from _within(read(text, skip_comments=True, skip_whitespace=True), ())


def _within(nodes: Iterable[Any], around: tuple[str, ...]) -> Iterator[Declared]:
    for node in nodes:
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            yield Declared(around, name, tuple(node.value), node.source_line)
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None:
            word = f"@{node.lower_at_keyword} " if node.type == "at-rule" else ""
            rule = f"{word}{' '.join(tinycss2.serialize(node.prelude).split())}"
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            yield from _within(inner, (*around, rule))


@cache
def _ours(file: str) -> frozenset[tuple[tuple[str, ...], str]]:
    """Return everything that the sheet of ours of that name declares."""
    try:
        text = package.text(file) if file else ""
    except (TemplateNotFound, ValueError):
        return frozenset()
    return frozenset((each.around, each.said) for each in _declared(text))
