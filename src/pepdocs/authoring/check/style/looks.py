"""How a theme looks, from its style sheets: the variables, the sizes of type, and all that stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pepdocs.authoring.check.faults import found, nearest
from pepdocs.authoring.check.style import contrasts, prominence, sheets
from pepdocs.authoring.check.style.sheets import Declaration, Look, Rule
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import Theme
from pepdocs.theme.safety.values import SIZES

ENDING = ".css"
BREAKING = frozenset({codes.NO_CSS})
"""With one of these in it a sheet cannot be used: the engine makes no document with it."""

SMALLEST = 12.0


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield what is wrong with how a layer looks."""
    known = sheets.dressed(theme, "secondary")
    is_whole = not theme.layers[layer].left_out.may_end(ENDING)
    for name in sorted(theme.layers[layer].files):
        if name.endswith(ENDING):
            look = Look(name, sheets.read(theme.layers[layer].text(name)), known)
            yield from (found(codes.NO_CSS, name, line) for line in look.sheet.wrong)
            yield from _unknown(look) if is_whole else ()
            yield from _small(look)
            yield from _small_variables(look)
            yield from prominence.faults(look)
            yield from contrasts.of_rules(look)
    if is_whole:
        yield from contrasts.of_variables(theme, layer)


@cache
def _variables_of_ours() -> frozenset[str]:
    return frozenset(
        each.name for rule in sheets.all_of_ours() for each in rule.declarations if each.name.startswith("--")
    )


def _unknown(look: Look) -> Iterator[Finding]:
    """Yield the variables that are used and declared nowhere, or declared and used nowhere."""
    declared = {
        each.name: each.line for rule in look.sheet.rules for each in rule.declarations if each.name.startswith("--")
    }
    used = {
        use[1]: each.line
        for rule in look.sheet.rules
        for each in rule.declarations
        for use in sheets.VARIABLE.finditer(each.value)
    }
    ours = _variables_of_ours()
    strange = {name: line for name, line in used.items() if name not in ours | {*declared, *look.known}}
    idle = {name: line for name, line in declared.items() if name not in ours | used.keys()}
    for name, line in (strange | idle).items():
        yield found(codes.UNKNOWN_VARIABLE, look.name, line, name=name, nearest=nearest(name, ours))


def _small(look: Look) -> Iterator[Finding]:
    """Yield the rules that set running text smaller than 12 point where ours do not."""
    for rule in look.sheet.rules:
        for each in rule.declarations:
            size = _size(each, look.known)
            if size is not None and size < SMALLEST and not _is_small_in_ours(rule, size):
                yield found(codes.SMALL_TYPE, look.name, each.line, size=f"{size:g} pt")


def _size(each: Declaration, known: Mapping[str, str]) -> float | None:
    """Return the size of type that a declaration sets, in points."""
    if each.name not in ("font-size", "font"):
        return None
    return sheets.points(sheets.resolved(each.value, known).split("/")[0])


def _is_small_in_ours(rule: Rule, size: float) -> bool:
    """Whether a sheet of ours sets all that a rule is about as small."""
    smallest = _smallest_of_ours()
    return all(smallest.get(selector, SMALLEST) <= size for selector in rule.selectors)


@cache
def _smallest_of_ours() -> dict[str, float]:
    """Return the smallest size that our sheets give each of their selectors."""
    known = sheets.variables(sheets.ours("shared/variables.css").rules)
    found_: dict[str, float] = {}
    for rule in sheets.all_of_ours():
        for each in rule.declarations:
            size = _size(each, known)
            for selector in rule.selectors if size is not None else ():
                found_[selector] = min(size or SMALLEST, found_.get(selector, SMALLEST))
    return found_


def _small_variables(look: Look) -> Iterator[Finding]:
    """Yield the sizes by name that are smaller than 12 point, or than ours where ours is smaller still."""
    ours = _smallest_by_name()
    for rule in look.sheet.rules:
        for each in rule.declarations:
            size = sheets.points(each.value) if each.name in SIZES else None
            if size is not None and size < ours.get(each.name, SMALLEST):
                yield found(codes.SMALL_TYPE, look.name, each.line, size=f"{each.name}: {size:g} pt")


@cache
def _smallest_by_name() -> dict[str, float]:
    """Return the smallest value that our sheets give each size by name, 12 point at most."""
    found_: dict[str, float] = {}
    for rule in sheets.all_of_ours():
        for each in rule.declarations:
            size = sheets.points(each.value) if each.name in SIZES else None
            if size is not None:
                found_[each.name] = min(size, found_.get(each.name, SMALLEST))
    return found_
