"""The style sheets of themes and ours: their rules, and the variables, sizes and colours that values stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from pepdocs.authoring.check.templates.vocabulary import packaged_files
from pepdocs.theme import Theme, css, text
from pepdocs.theme.css import Rule, StyleSheet, read
from pepdocs.theme.safety.values import POINTS

VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
SIZE = re.compile(r"(\d*\.?\d+)(pt|px|em|rem|%|mm|cm|in|pc)")
WORDS = {"xx-small": 7.0, "x-small": 8.0, "small": 10.0, "smaller": 10.0}
"""The points of the named sizes below 12."""

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Look:
    """A style sheet of a layer, and the variables that hold for it in a phase."""

    name: str
    sheet: StyleSheet
    known: Mapping[str, str]


@cache
def ours(name: str) -> StyleSheet:
    """Return a style sheet of ours by its name."""
    return read(text(name))


def all_of_ours() -> Iterator[Rule]:
    """Yield every rule of every style sheet of ours."""
    for name in sorted(packaged_files()):
        if name.endswith(".css"):
            yield from ours(name).rules


def variables(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the variables that rules declare for the whole document, each with its last value."""
    declarations = (item for rule in rules if rule.is_root for item in rule.declarations)
    return {item.name: item.value for item in declarations if item.name.startswith("--")}


def declaring(phase: str) -> tuple[str, ...]:
    """Return the names of our style sheets that declare the colours of a phase, in order."""
    return "shared/variables.css", f"{phase}/pep.css"


def phase_variables(theme: Theme, phase: str) -> dict[str, str]:
    """Return the variables of a phase: ours, overridden by those of all layers."""
    sheets = (read(theme.text(name)) for name in declaring(phase))
    known = {name: value for sheet in sheets for name, value in variables(sheet.rules).items()}
    return known | variables(read(theme.styles()).rules)


def resolved(value: str, known: Mapping[str, str]) -> str:
    """Return a value with the values of its variables in their place; unknown variables stay."""
    for _ in range(DEEPEST):
        value = VARIABLE.sub(lambda use: known.get(use[1]) or use[2] or use[0], value)
    return value


def points(value: str) -> float | None:
    """Return the size of type in a value in points, None if it has none."""
    if match := SIZE.search(value):
        return round(float(match[1]) * POINTS[match[2]], 2)
    return next((WORDS[word] for word in value.lower().split() if word in WORDS), None)


def colour(value: str) -> str:
    """Return the only colour in a value (`#1b3a6b`), "" if it has none or several."""
    distinct = colours(value)
    return distinct[0] if len(distinct) == 1 else ""


def colours(value: str) -> tuple[str, ...]:
    """Return the distinct opaque colours in a value, such as those of a gradient."""
    return tuple(dict.fromkeys(_colours(css.tokens(value))))


def _colours(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        parsed = css.colour(token) if token.type in ("ident", "hash", "function") else None
        if parsed is not None and parsed != "currentcolor" and parsed.alpha == 1:
            with suppress(NotImplementedError):
                yield _hexadecimal(parsed.to("srgb"))
        elif token.type == "function" and token.lower_name != "var":
            yield from _colours(token.arguments)


def _hexadecimal(colour: Any) -> str:
    parts = [round(255 * min(max(part, 0.0), 1.0)) for part in tuple(colour)[:3]]
    return "#" + "".join(f"{part:02x}" for part in parts)
