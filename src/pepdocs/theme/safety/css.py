r"""What a theme's style rules may not ask for: other files, other machines, programs.

They are read as WeasyPrint reads them, so that `u\72l(` is seen for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.safety.picture import is_safe_address

RULES = frozenset(
    "page media supports container counter-style "
    "top-left-corner top-left top-center top-right top-right-corner "
    "bottom-left-corner bottom-left bottom-center bottom-right bottom-right-corner "
    "left-top left-middle left-bottom right-top right-middle right-bottom footnote".split()
)
"""The rules that a theme's sheet may have."""

FUNCTIONS = frozenset(
    "attr calc clamp cmyk content counter counters cubic-bezier drop-shadow format hsl hsla is lang "
    "leader linear-gradient matrix max min minmax not nth-child nth-last-child nth-of-type nth-last-of-type "
    "radial-gradient repeat repeating-linear-gradient rgb rgba rotate rotatex rotatey running scale scalex "
    "scaley skew skewx skewy string string-set symbols target-counter target-counters target-text "
    "translate translatex translatey translatez var where has hwb inset lab lch oklab oklch color dir fit-content "
    "selector element nth".split()
)
"""The functions that a theme's sheet may use; `url` by itself names a picture of the theme."""

PROPERTIES = re.compile(r"-(?!-)(?:weasy|moz|ms|webkit|o)-|behavior$|filter$", re.IGNORECASE)
"""Properties that belong to one program: some of them open files or run something."""

LARGEST = 10_000
"""No length or number of a document is larger."""

DEEPEST = 40
PASTED = frozenset({"ident", "function", "number", "percentage", "dimension", "hash", "url", "() block"})
"""What must not touch a variable, because it would become one word with its value."""

BLOCKS = frozenset({"() block", "[] block", "{} block"})


def faults(file: str, text: str, first: int = 1) -> Iterator[Finding]:
    """Yield what a style sheet, or the rules of one element, asks for that it may not."""
    if closes := re.search(r"</|<!", text):
        yield fault(codes.CSS_BROKEN, file, first + text.count("\n", 0, closes.start()))
    if text.rfind("/*") > text.rfind("*/") or re.search(r"\s{400}", text):
        yield fault(codes.CSS_BROKEN, file, first + text.count("\n", 0, text.rfind("/*")))
    try:
        tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
        yield from _in(file, tokens, first - 1)
    except RecursionError:
        yield fault(codes.TOO_DEEP, file, first)


def _in(file: str, tokens: Sequence[Any], before: int, depth: int = 0) -> Iterator[Finding]:
    """Yield what is wrong with a row of tokens, and with those in its blocks."""
    if depth > DEEPEST:
        yield fault(codes.TOO_DEEP, file, tokens[0].source_line + before if tokens else 1)
        return
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        line = token.source_line + before
        yield from (fault(code, file, line, **said) for code, said in _token(token, following))
        rest = (each for each in tokens[number + 1 :] if each.type != "whitespace")
        if _is_foreign(token, rest):
            yield fault(codes.CSS_PROPERTY, file, line, name=token.value)
        yield from _in(file, _inside(token), before, depth + 1)


def _inside(token: Any) -> Sequence[Any]:
    if token.type == "function":
        return list(token.arguments)
    return list(token.content) if token.type in BLOCKS else []


def _token(token: Any, following: Any) -> Iterator[tuple[Any, dict[str, object]]]:
    """Yield what is wrong with one token, before that which follows it."""
    if token.type == "error":
        yield codes.CSS_BROKEN, {}
    elif token.type == "at-keyword" and token.lower_value not in RULES:
        yield codes.CSS_RULE, {"name": token.value}
    elif token.type == "url" and not is_safe_address(token.value):
        yield codes.ADDRESS, {"name": "url"}
    elif token.type == "function":
        yield from _function(token, following)
    elif token.type in {"number", "dimension", "percentage"} and abs(token.value) > LARGEST:
        yield codes.CSS_NUMBER, {"limit": LARGEST}


def _function(token: Any, following: Any) -> Iterator[tuple[Any, dict[str, object]]]:
    if token.lower_name == "url":
        said = [each.value for each in token.arguments if each.type == "string"]
        if len(said) != 1 or not is_safe_address(said[0]):
            yield codes.ADDRESS, {"name": "url"}
    elif token.lower_name not in FUNCTIONS:
        yield codes.CSS_FUNCTION, {"name": token.name}
    elif token.lower_name == "var" and following is not None and following.type in PASTED:
        yield codes.CSS_BROKEN, {}


def _is_foreign(token: Any, rest: Iterator[Any]) -> bool:
    """Whether a token is the name of a property that belongs to one program."""
    is_named = token.type == "ident" and PROPERTIES.match(token.lower_value)
    return bool(is_named) and next(rest, None) == ":"
