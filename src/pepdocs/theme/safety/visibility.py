"""Guard against style rules that could hide a text.

On paper, a text that cannot be seen is found when the finished file is read back. A screen draws the page only when
somebody opens it, so what could hide a text there is refused in the style sheet. A rule of ours may stand in the
file of a theme that replaces ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import TemplateNotFound

from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import css, package
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.safety.properties import HIDING, PROPERTIES
from pepdocs.theme.safety.values import SIZES, hides

USABLE = frozenset({codes.HIDES, codes.UNKNOWN_PROPERTY})
"""Findings that forbid the use of a sheet, but not reading it for other faults."""


def faults(file: str, text: str, first: int = 1, *, is_element: bool = False) -> Iterator[Finding]:
    """Yield the declarations of a style sheet, or of one element, that could hide a text or have an unknown property.

    The first line of the text has the number `first`.
    """
    declarations = tuple(css.declarations(text, is_element=is_element))
    sizes = SIZES.union(*(css.variables(item.tokens) for item in declarations if item.name == "font-size"))
    for declaration in declarations:
        line, name = first - 1 + declaration.line, declaration.name
        if not name.startswith("--") and _is_unknown(declaration):
            yield fault(codes.UNKNOWN_PROPERTY, file, line, name=name, nearest=nearest(name, PROPERTIES))
        elif hides(declaration, sizes) and (declaration.around, declaration.text) not in _ours(file):
            yield fault(codes.HIDES, file, line, property=declaration.text)


def _is_unknown(declaration: css.Declaration) -> bool:
    is_descriptor = any(rule.startswith("@counter-style") for rule in declaration.around)
    return declaration.name not in PROPERTIES | HIDING and not is_descriptor


@cache
def _ours(file: str) -> frozenset[tuple[tuple[str, ...], str]]:
    """Return the declarations of our style sheet of that name, each with the rules around it."""
    try:
        text = package.text(file) if file else ""
    except (TemplateNotFound, ValueError):
        return frozenset()
    return frozenset((declaration.around, declaration.text) for declaration in css.declarations(text))
