"""Which declarations of a style sheet could hide a text, judged by property and value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pepdocs.theme import css
from pepdocs.theme.css import Declaration
from pepdocs.theme.safety.properties import HIDING, PROPERTIES

POINTS = {
    "pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "ex": 6.0, "ch": 6.0, "mm": 72 / 25.4, "cm": 72 / 2.54,
    "in": 72.0, "pc": 12.0, "q": 72 / 101.6, "%": 0.12,
}  # fmt: skip
"""Points in each unit, relative units taken from a text of 12 point; units of the viewport cannot be converted."""

SMALLEST = 6.0
"""The smallest type in points; relative sizes may be half of the size around them."""

LOWEST_LINE = 0.8
FURTHEST_BACK = 6.0
"""How far a box may be moved back over another one, in points."""

MOVING = frozenset(
    (
        *(name for name in PROPERTIES if name.startswith(("margin", "inset"))),
        *"top right bottom left text-indent letter-spacing word-spacing vertical-align".split(),
    )
)
"""The properties that can move a box back over another one."""

FURTHER = {"text-indent": 36.0, "vertical-align": 12.0, "letter-spacing": 0.5, "word-spacing": 0.5}
"""The properties with another limit than `FURTHEST_BACK`."""

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
_COLOUR_WORDS = frozenset({"inherit", "initial", "unset", "currentcolor"})
_GENERATED = (":before", ":after", "::marker", "::footnote-call")
"""The pseudo-elements, whose only text is what a style sheet gives them."""

_COLOUR_FUNCTIONS = frozenset("rgb rgba hsl hsla hwb lab lch oklab oklch color".split())
_MEASURED = frozenset({"srgb", "hsl", "hwb"})
"""The colour spaces whose contrast `pepdocs theme check` can compute."""

_NUMBERS = frozenset({"number", "dimension", "percentage"})


def hides(declaration: Declaration, sizes: frozenset[str]) -> bool:
    """Return whether a declaration may hide a text; `sizes` are the variables that are used as sizes of type."""
    name, tokens = declaration.name, declaration.tokens
    if name.startswith("--"):
        return _variable_hides(declaration, sizes)
    judge = _JUDGES.get(name)
    words = {token.lower_value for token in tokens if token.type == "ident"}
    words |= {token.type for token in tokens if token.type == "function"}
    return (
        name in HIDING
        or (judge is not None and judge(declaration))
        or not words.isdisjoint(_REFUSED.get(name, ()))
        or (name.startswith("background") and "currentcolor" in words)
        or (name in MOVING and _is_moved(declaration))
    )


def _variable_hides(declaration: Declaration, sizes: frozenset[str]) -> bool:
    """Return whether the value of a variable would hide a text, whatever property uses it."""
    return (
        any(map(_is_see_through, css.nested(declaration.tokens)))
        or _goes_back(declaration.tokens, FURTHEST_BACK)
        or (declaration.name in sizes and _is_tiny(declaration.tokens))
    )


def _goes_back(tokens: Sequence[Any], most: float) -> bool:
    """Return whether a value is a negative length beyond `most` points, or a computed one that may be."""
    inner = [*css.nested(tokens)]
    return "-" in inner or any(token.type in _NUMBERS and token.value < 0 and _points(token) < -most for token in inner)


def _points(token: Any) -> float:
    """Return the length of a number in points; a huge one for a unit that cannot be converted."""
    if token.type == "dimension":
        return float(token.value) * POINTS.get(token.lower_unit, 1e9)
    return float(token.value) * POINTS["em" if token.type == "number" else "%"]


def _is_plain_colour(declaration: Declaration) -> bool:
    """Return whether a value is one opaque colour."""
    tokens = _without_spaces(declaration.tokens)
    if len(tokens) != 1:
        return False
    (token,) = tokens
    if token.type == "function" and token.lower_name == "var":
        return not any(map(_is_see_through, css.nested(token.arguments)))
    if token.type == "ident" and token.lower_value in _COLOUR_WORDS:
        return True
    colour = css.colour(token)
    return colour is not None and colour.space in _MEASURED and bool(colour.alpha == 1)


def _is_see_through(token: Any) -> bool:
    """Return whether a token is a colour that is, or may be, transparent or that of the text itself."""
    is_colour = token.type in {"ident", "hash"} or (token.type == "function" and token.lower_name in _COLOUR_FUNCTIONS)
    colour = css.colour(token) if is_colour else None
    if colour is None:
        return is_colour and token.type == "function"
    return colour == "currentcolor" or bool(colour.alpha != 1)


def _is_tiny(tokens: Sequence[Any]) -> bool:
    """Return whether a size of type is too small to be read, or computed."""
    inner = [*css.nested(tokens)]
    is_computed = any(token.type == "function" and token.lower_name != "var" for token in inner)
    return is_computed or any(map(_is_small, inner))


def _is_small(token: Any) -> bool:
    if token.type == "number":
        return bool(token.value == 0)
    return token.type in _NUMBERS and _points(token) < SMALLEST


def _is_font_tiny(tokens: Sequence[Any]) -> bool:
    """Return whether the shorthand `font` sets its type or its lines too small."""
    end = next((number for number, item in enumerate(tokens) if item == "/"), len(tokens))
    # A number is a weight; the only one that is a size is 0.
    sizes = [token for token in tokens[:end] if token.type != "number" or token.value == 0]
    return _is_tiny(sizes) or _is_low(_without_spaces(tokens[end + 1 :])[:1])


def _is_low(tokens: Sequence[Any]) -> bool:
    """Return whether lines are so low that each covers the one before."""
    return any(
        token.type == "function"
        or (token.type == "number" and token.value < LOWEST_LINE)
        or (token.type == "percentage" and token.value < LOWEST_LINE * 100)
        or (token.type == "dimension" and _points(token) < SMALLEST)
        for token in tokens
    )


def _replaces_text(declaration: Declaration) -> bool:
    """Return whether `content` replaces the text of an element."""
    rule = declaration.around[-1] if declaration.around else ""
    return not (rule.startswith("@") or all(selector.endswith(_GENERATED) for selector in rule.split(",")))


def _is_not_allowed(declaration: Declaration) -> bool:
    """Return whether a property has a value that is not known to leave a box in its place."""
    return any(
        token.lower_value not in _ALLOWED[declaration.name]
        if token.type == "ident"
        else not (token.type == "function" and token.lower_name == "running")
        for token in _without_spaces(declaration.tokens)
    )


def _is_moved(declaration: Declaration) -> bool:
    """Return whether a box is moved too far back, or by a computed length."""
    functions = (token for token in declaration.tokens if token.type == "function")
    is_computed = any(token.lower_name != "var" for token in functions)
    return is_computed or _goes_back(declaration.tokens, FURTHER.get(declaration.name, FURTHEST_BACK))


_JUDGES: dict[str, Callable[[Declaration], bool]] = {
    "color": lambda declaration: not _is_plain_colour(declaration),
    "font-size": lambda declaration: _is_tiny(declaration.tokens),
    "font": lambda declaration: _is_font_tiny(declaration.tokens),
    "line-height": lambda declaration: _is_low(declaration.tokens),
    "content": _replaces_text,
    "position": _is_not_allowed,
    "overflow": _is_not_allowed,
}
"""The properties of which only some values hide a text."""


def _without_spaces(tokens: Iterable[Any]) -> list[Any]:
    return [token for token in tokens if token.type != "whitespace"]
