"""What a style sheet of a theme sets back: Welsh behind English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pepdocs.authoring.check.faults import found
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.style.sheets import Declaration, Look
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding

WELSH = re.compile(r"""(\[lang\s*[|^~*]?=\s*["']?cy(-GB)?["']?\s*\]|:lang\(\s*["']?cy(-GB)?["']?\s*\))""")
ENGLISH = re.compile(r"""(\[lang\s*[|^~*]?=\s*["']?en(-GB)?["']?\s*\]|:lang\(\s*["']?en(-GB)?["']?\s*\))""")
REVERSED = re.compile(r"\b(row|column)-reverse\b")
USUAL = {"font-size": 12.0, "font-weight": 400.0, "opacity": 1.0, "order": 0.0}
"""What holds where a rule says nothing."""

WEIGHTS = {"normal": 400.0, "bold": 700.0, "bolder": 700.0, "lighter": 300.0}


def faults(look: Look) -> Iterator[Finding]:
    """Yield the rules of a sheet that set Welsh smaller, lighter, later or not at all."""
    welsh, english = (dict(_spoken(look, pattern)) for pattern in (WELSH, ENGLISH))
    for key in welsh.keys() | english.keys():
        property_ = key[1]
        of_welsh, of_english = welsh.get(key), english.get(key)
        said = [each.value if each else None for each in (of_welsh, of_english)]
        if _is_less(property_, *(_amount(property_, each, look.known) for each in said)):
            line = (of_welsh or of_english or Declaration("", "", 1)).line
            yield found(codes.WELSH_LESS, look.name, line, property=property_)
    for rule in look.sheet.rules:
        for each in rule.declarations:
            if each.name.startswith("flex") and REVERSED.search(each.value):
                yield found(codes.WELSH_LESS, look.name, each.line, property=each.name)


def _spoken(look: Look, language: re.Pattern[str]) -> Iterator[tuple[tuple[str, str], Declaration]]:
    """Yield what is set for a language, by the rest of the selector and the property."""
    for rule in look.sheet.rules:
        for selector in rule.selectors:
            if language.search(selector):
                for each in rule.declarations:
                    yield (language.sub("@", selector), each.name), each


def _amount(property_: str, value: str | None, known: Mapping[str, str]) -> float | None:
    """Return how much of a property there is, as a number; nothing where that cannot be said."""
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
