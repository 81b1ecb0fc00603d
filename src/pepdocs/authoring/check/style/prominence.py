"""Check that a theme's style sheet does not make Welsh less prominent than English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pepdocs.authoring.check.faults import line_finding
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.style.sheets import Look
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.css import Declaration

WELSH = re.compile(r"""(\[lang\s*[|^~*]?=\s*["']?cy(-GB)?["']?\s*\]|:lang\(\s*["']?cy(-GB)?["']?\s*\))""")
ENGLISH = re.compile(r"""(\[lang\s*[|^~*]?=\s*["']?en(-GB)?["']?\s*\]|:lang\(\s*["']?en(-GB)?["']?\s*\))""")
REVERSED = re.compile(r"\b(row|column)-reverse\b")
USUAL = {"font-size": 12.0, "font-weight": 400.0, "opacity": 1.0, "order": 0.0}
"""The value of a property that a rule does not set."""

WEIGHTS = {"normal": 400.0, "bold": 700.0, "bolder": 700.0, "lighter": 300.0}


def faults(look: Look) -> Iterator[Finding]:
    """Yield the rules of a sheet that show Welsh smaller, lighter, later or not at all."""
    welsh, english = (dict(_by_property(look, pattern)) for pattern in (WELSH, ENGLISH))
    for key in welsh.keys() | english.keys():
        in_welsh, in_english = welsh.get(key), english.get(key)
        if _is_less(key[1], *(_amount(key[1], declared, look.known) for declared in (in_welsh, in_english))):
            line = (in_welsh or in_english or Declaration((), "", (), 1)).line
            yield line_finding(codes.WELSH_LESS, look.name, line, property=key[1])
    for rule in look.sheet.rules:
        for declared in rule.declarations:
            if declared.name.startswith("flex") and REVERSED.search(declared.value):
                yield line_finding(codes.WELSH_LESS, look.name, declared.line, property=declared.name)


def _by_property(look: Look, language: re.Pattern[str]) -> Iterator[tuple[tuple[str, str], Declaration]]:
    """Yield the declarations for a language, by the rest of the selector and the property."""
    for rule in look.sheet.rules:
        for selector in filter(language.search, rule.selectors):
            for declared in rule.declarations:
                yield (language.sub("@", selector), declared.name), declared


def _amount(property_: str, declared: Declaration | None, known: Mapping[str, str]) -> float | None:
    """Return a property's value as a number that grows with it, or None if it has none."""
    value = declared.value if declared else None
    if property_ in ("display", "visibility"):
        return 0.0 if value in ("none", "hidden", "collapse") else 1.0
    if value is None:
        return USUAL.get(property_)
    whole = sheets.resolved(value, known)
    if property_ == "font-size":
        return sheets.points(whole)
    number = re.fullmatch(r"-?\d*\.?\d+", whole)
    return float(number[0]) if number else WEIGHTS.get(whole)


def _is_less(property_: str, welsh: float | None, english: float | None) -> bool:
    if welsh is None or english is None:
        return False
    return welsh > english if property_ == "order" else welsh < english
