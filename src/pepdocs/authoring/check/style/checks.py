"""Check the style sheets of a theme: variables, sizes of type, prominence and contrasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pepdocs.authoring.check.faults import line_finding, nearest
from pepdocs.authoring.check.style import contrasts, prominence, sheets
from pepdocs.authoring.check.style.sheets import Look
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import Theme
from pepdocs.theme.css import Declaration, Rule, read
from pepdocs.theme.safety.values import SIZES

ENDING = ".css"
BREAKING = frozenset({codes.NO_CSS})
"""A sheet with one of these faults cannot be used, since the PDF engine fails with it."""

SMALLEST = 12.0
"""Least size of running text in points."""


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the faults of a layer's style sheets and colours."""
    known = sheets.phase_variables(theme, "secondary")
    is_whole = not theme.layers[layer].unavailable.may_end(ENDING)
    for name in sorted(theme.layers[layer].files):
        if name.endswith(ENDING):
            look = Look(name, read(theme.layers[layer].text(name)), known)
            yield from (line_finding(codes.NO_CSS, name, line) for line in look.sheet.wrong)
            yield from _unknown(look) if is_whole else ()
            yield from _small(look)
            yield from _small_variables(look)
            yield from prominence.faults(look)
            yield from contrasts.of_rules(look)
    if is_whole:
        yield from contrasts.of_variables(theme, layer)


def _declarations(rules: Iterable[Rule]) -> Iterator[Declaration]:
    return (declared for rule in rules for declared in rule.declarations)


def _declared_variables(rules: Iterable[Rule]) -> dict[str, int]:
    """Return the variables that rules declare, with the line of each."""
    return {declared.name: declared.line for declared in _declarations(rules) if declared.name.startswith("--")}


@cache
def _built_in_variables() -> frozenset[str]:
    return frozenset(_declared_variables(sheets.all_of_ours()))


def _unknown(look: Look) -> Iterator[Finding]:
    """Yield the variables that are used but not declared, or declared but not used."""
    variables = _declared_variables(look.sheet.rules)
    used = {
        use[1]: declared.line
        for declared in _declarations(look.sheet.rules)
        for use in sheets.VARIABLE.finditer(declared.value)
    }
    ours = _built_in_variables()
    undeclared = {name: line for name, line in used.items() if name not in ours | {*variables, *look.known}}
    unused = {name: line for name, line in variables.items() if name not in ours | used.keys()}
    for name, line in (undeclared | unused).items():
        yield line_finding(codes.UNKNOWN_VARIABLE, look.name, line, name=name, nearest=nearest(name, ours))


def _small(look: Look) -> Iterator[Finding]:
    """Yield the rules that set running text smaller than 12 points where the built-in sheets do not."""
    for rule in look.sheet.rules:
        for declared in rule.declarations:
            size = _size(declared, look.known)
            if size is not None and size < SMALLEST and not _is_small_in_ours(rule, size):
                yield line_finding(codes.SMALL_TYPE, look.name, declared.line, size=f"{size:g} pt")


def _size(declared: Declaration, known: Mapping[str, str]) -> float | None:
    """Return the size of type that a declaration sets, in points."""
    if declared.name not in ("font-size", "font"):
        return None
    return sheets.points(sheets.resolved(declared.value, known).split("/")[0])


def _is_small_in_ours(rule: Rule, size: float) -> bool:
    """Return whether the built-in sheets set all selectors of a rule as small."""
    smallest = _smallest_by_selector()
    return all(smallest.get(selector, SMALLEST) <= size for selector in rule.selectors)


@cache
def _smallest_by_selector() -> dict[str, float]:
    """Return the smallest size in points that the built-in sheets give each selector, 12 at most."""
    known = sheets.variables(sheets.ours("shared/variables.css").rules)
    smallest: dict[str, float] = {}
    for rule in sheets.all_of_ours():
        for size in (_size(declared, known) for declared in rule.declarations):
            for selector in rule.selectors if size is not None else ():
                smallest[selector] = min(size or SMALLEST, smallest.get(selector, SMALLEST))
    return smallest


def _small_variables(look: Look) -> Iterator[Finding]:
    """Yield the size variables below 12 points, or below the built-in value if that is smaller."""
    ours = _smallest_by_name()
    for name, size, line in _size_variables(look.sheet.rules):
        if size < ours.get(name, SMALLEST):
            yield line_finding(codes.SMALL_TYPE, look.name, line, size=f"{name}: {size:g} pt")


@cache
def _smallest_by_name() -> dict[str, float]:
    """Return the smallest value in points of each size variable in the built-in sheets, 12 at most."""
    smallest: dict[str, float] = {}
    for name, size, _ in _size_variables(sheets.all_of_ours()):
        smallest[name] = min(size, smallest.get(name, SMALLEST))
    return smallest


def _size_variables(rules: Iterable[Rule]) -> Iterator[tuple[str, float, int]]:
    for declared in _declarations(rules):
        size = sheets.points(declared.value) if declared.name in SIZES else None
        if size is not None:
            yield declared.name, size, declared.line
