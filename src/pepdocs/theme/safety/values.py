"""What the value of a style rule may do to a text: show it, or have nobody see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from pepdocs.theme.safety.properties import HIDING, PROPERTIES

POINTS = {
    "pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "ex": 6.0, "ch": 6.0, "mm": 72 / 25.4, "cm": 72 / 2.54,
    "in": 72.0, "pc": 12.0, "q": 72 / 101.6, "%": 0.12,
}  # fmt: skip
"""Points in each unit; what is relative is taken to be so to a text of 12 point. Of others nobody can tell."""

SMALLEST = 6.0
"""So many points has the smallest type that anybody sees; half of what is around it at least."""

LOWEST_LINE = 0.8
BACK = 6.0
"""So many points may a thing be moved back over another."""

MOVING = frozenset(
    (
        *(name for name in PROPERTIES if name.startswith(("margin", "inset"))),
        *"top right bottom left text-indent letter-spacing word-spacing vertical-align".split(),
    )
)
"""The properties that move a thing, and may move it back over another one."""

FURTHER = {"text-indent": 36.0, "vertical-align": 12.0, "letter-spacing": 0.5, "word-spacing": 0.5}
"""What may go back by more or by less."""

SIZES = frozenset(
    f"--{name}" for name in "edge smallest small dense table contents text title child lead heading main".split()
)
"""Our variables that are sizes of type."""

_ALLOWED = {
    "position": frozenset({"static", "relative", "inherit", "initial", "unset"}),
    "overflow": frozenset({"visible", "inherit", "initial", "unset"}),
}
_REFUSED = {
    "display": frozenset({"none", "function"}),
    "visibility": frozenset({"hidden", "collapse", "function"}),
    "text-decoration": frozenset({"line-through"}),
    "text-decoration-line": frozenset({"line-through"}),
}
_OF_COLOUR = frozenset({"inherit", "initial", "unset", "currentcolor"})
_MADE = (":before", ":after", "::marker", "::footnote-call")
"""What an element has that says nothing but what a sheet writes into it."""

_COLOURS = frozenset("rgb rgba hsl hsla hwb lab lch oklab oklch color".split())
_MEASURED = frozenset({"srgb", "hsl", "hwb"})
"""The kinds of colours whose contrast `pepdocs theme check` can tell."""

_NUMBERS = frozenset({"number", "dimension", "percentage"})


@dataclass(frozen=True, slots=True)
class Declared:
    """What a rule sets a property to, and the rules that it stands in, the outermost first."""

    around: tuple[str, ...]
    name: str
    value: tuple[Any, ...]
    line: int

    @property
    def said(self) -> str:
        """It as it may be shown and compared: `color: transparent`."""
        return f"{self.name}: {' '.join(tinycss2.serialize(self.value).split())}"


def hides(each: Declared, sizes: frozenset[str]) -> bool:
    """Whether a text may be unseen because of what is declared."""
    if each.name.startswith("--"):
        return _hides_by_name(each, sizes)
    judged = _JUDGED.get(each.name)
    words = {token.lower_value for token in each.value if token.type == "ident"}
    words |= {token.type for token in each.value if token.type == "function"}
    return (
        each.name in HIDING
        or (judged is not None and judged(each))
        or not words.isdisjoint(_REFUSED.get(each.name, ()))
        or (each.name.startswith("background") and "currentcolor" in words)
        or (each.name in MOVING and _is_moved(each))
    )


def _hides_by_name(each: Declared, sizes: frozenset[str]) -> bool:
    """Whether a variable holds what would hide a text: nobody knows where it is used."""
    return (
        any(map(_is_see_through, _every(each.value)))
        or _goes_back(each.value, BACK)
        or (each.name in sizes and _is_tiny(each.value))
    )


def _goes_back(value: Sequence[Any], most: float) -> bool:
    """Whether a value is a length further back than may be, or is worked out so that it may be."""
    tokens = [*_every(value)]
    return any(each == "-" for each in tokens) or any(
        token.type in _NUMBERS and token.value < 0 and _points(token) < -most for token in tokens
    )


def _points(token: Any) -> float:
    """Return how long a number is in points; as if without end where nobody can tell."""
    if token.type == "dimension":
        return float(token.value) * POINTS.get(token.lower_unit, 1e9)
    return float(token.value) * POINTS["em" if token.type == "number" else "%"]


def _is_plain_colour(each: Declared) -> bool:
    """Whether a colour covers what is behind it."""
    tokens = _solid(each.value)
    if len(tokens) != 1:
        return False
    (token,) = tokens
    if token.type == "function" and token.lower_name == "var":
        return not any(map(_is_see_through, _every(token.arguments)))
    if token.type == "ident" and token.lower_value in _OF_COLOUR:
        return True
    found = parse_color(token)
    return found is not None and found.space in _MEASURED and bool(found.alpha == 1)


def _is_see_through(token: Any) -> bool:
    """Whether something is a colour that lets others through, or may be one, or is that of the text itself."""
    is_colour = token.type in {"ident", "hash"} or (token.type == "function" and token.lower_name in _COLOURS)
    found = parse_color(token) if is_colour else None
    if found is None:
        return is_colour and token.type == "function"
    return found == "currentcolor" or bool(found.alpha != 1)


def _is_tiny(value: Sequence[Any]) -> bool:
    """Whether a size of type is smaller than anybody sees, or is worked out."""
    tokens = [*_every(value)]
    works_out = any(token.type == "function" and token.lower_name != "var" for token in tokens)
    return works_out or any(map(_is_small, tokens))


def _is_small(token: Any) -> bool:
    if token.type == "number":
        return bool(token.value == 0)
    return token.type in _NUMBERS and _points(token) < SMALLEST


def _is_font_tiny(value: Sequence[Any]) -> bool:
    """Whether the short form of a font sets its type or its lines too small."""
    strokes = (number for number, each in enumerate(value) if each == "/")
    end = next(strokes, len(value))
    # A number is a weight; none is a size but 0.
    sizes = [token for token in value[:end] if token.type != "number" or token.value == 0]
    return _is_tiny(sizes) or _is_low(_solid(value[end + 1 :])[:1])


def _is_low(value: Sequence[Any]) -> bool:
    """Whether lines are so low that each covers the last."""
    return any(
        token.type == "function"
        or (token.type == "number" and token.value < LOWEST_LINE)
        or (token.type == "percentage" and token.value < LOWEST_LINE * 100)
        or (token.type == "dimension" and _points(token) < SMALLEST)
        for token in value
    )


def _says_something_else(each: Declared) -> bool:
    """Whether what an element says gives way to something that a sheet writes."""
    rule = each.around[-1] if each.around else ""
    return not (rule.startswith("@") or all(one.endswith(_MADE) for one in rule.split(",")))


def _is_other(each: Declared) -> bool:
    """Whether a property is set to anything but what is known to leave all in its place."""
    return any(
        token.lower_value not in _ALLOWED[each.name]
        if token.type == "ident"
        else not (token.type == "function" and token.lower_name == "running")
        for token in _solid(each.value)
    )


def _is_moved(each: Declared) -> bool:
    """Whether a thing is moved too far back, or by what is worked out."""
    functions = (token for token in each.value if token.type == "function")
    works_out = any(token.lower_name != "var" for token in functions)
    return works_out or _goes_back(each.value, FURTHER.get(each.name, BACK))


_JUDGED: dict[str, Callable[[Declared], bool]] = {
    "color": lambda each: not _is_plain_colour(each),
    "font-size": lambda each: _is_tiny(each.value),
    "font": lambda each: _is_font_tiny(each.value),
    "line-height": lambda each: _is_low(each.value),
    "content": _says_something_else,
    "position": _is_other,
    "overflow": _is_other,
}
"""The properties that only some values of hide nothing."""


def _every(tokens: Iterable[Any]) -> Iterator[Any]:
    """Yield tokens and those in their midst."""
    for token in tokens:
        yield token
        yield from _every(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _solid(tokens: Iterable[Any]) -> list[Any]:
    return [token for token in tokens if token.type != "whitespace"]


def variables(value: Iterable[Any]) -> frozenset[str]:
    """Return the names of the variables in a value."""
    return frozenset(
        inner.value
        for token in _every(value)
        if token.type == "function" and token.lower_name == "var"
        for inner in token.arguments[:1]
        if inner.type == "ident"
    )
