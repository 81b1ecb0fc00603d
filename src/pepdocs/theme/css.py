"""Style sheets, read into rules and declarations with their lines, and the tokens of their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

GROUPS = frozenset({"media", "supports", "container", "layer"})
"""The at-rules that hold other rules."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property or variable with the tokens of its value, its line, and the rules around it, the outermost first."""

    around: tuple[str, ...]
    name: str
    tokens: tuple[Any, ...]
    line: int
    is_important: bool = False

    @property
    def value(self) -> str:
        """The value as typed."""
        return str(tinycss2.serialize(self.tokens)).strip()

    @property
    def text(self) -> str:
        """The declaration on one line: `color: transparent`."""
        return f"{self.name}: {' '.join(self.value.split())}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations for some selectors; `media` holds the conditions of the at-rules around it, if any."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    media: str = ""

    @property
    def is_root(self) -> bool:
        """Whether it declares variables for the whole document."""
        return self.selectors == (":root",) and not self.media

    def value(self, name: str) -> Declaration | None:
        """Return the last declaration of a property, or None."""
        return next((item for item in reversed(self.declarations) if item.name == name), None)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of a style sheet, and the lines that are not CSS."""

    rules: tuple[Rule, ...]
    wrong: tuple[int, ...]


def read(css: str) -> StyleSheet:
    """Return the rules of a style sheet, those in media queries and other groups included, nested rules not."""
    wrong: list[int] = []
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return StyleSheet(tuple(_rules(nodes, "", wrong)), tuple(wrong))


def _rules(nodes: Iterable[Any], media: str, wrong: list[int]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "error":
            wrong.append(node.source_line)
        elif node.content is None:
            continue
        elif node.type == "at-rule" and node.lower_at_keyword in GROUPS:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inner, f"{media} {_prelude(node)}".strip(), wrong)
        else:
            yield _rule(node, media, wrong)


def _rule(node: Any, media: str, wrong: list[int]) -> Rule:
    prelude = _prelude(node)
    selectors = [prelude] if node.type == "at-rule" else map(str.strip, prelude.split(","))
    inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    wrong += (item.source_line for item in inner if item.type == "error")
    own = (_declaration(item, (prelude,)) for item in inner if item.type == "declaration")
    return Rule(tuple(selectors), tuple(own), media)


def declarations(css: str, *, is_element: bool = False) -> Iterator[Declaration]:
    """Yield all declarations of a style sheet, in rules nested to any depth, or those of an element's `style`."""
    parse = tinycss2.parse_blocks_contents if is_element else tinycss2.parse_stylesheet
    yield from _declarations(parse(css, skip_comments=True, skip_whitespace=True), ())


def _declarations(nodes: Iterable[Any], around: tuple[str, ...]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "declaration":
            yield _declaration(node, around)
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None:
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            yield from _declarations(inner, (*around, _prelude(node)))


def _declaration(node: Any, around: tuple[str, ...]) -> Declaration:
    name = node.name if node.name.startswith("--") else node.lower_name
    return Declaration(around, name, tuple(node.value), node.source_line, bool(node.important))


def _prelude(node: Any) -> str:
    word = f"@{node.lower_at_keyword} " if node.type == "at-rule" else ""
    return f"{word}{' '.join(tinycss2.serialize(node.prelude).split())}".strip()


def tokens(css: str) -> list[Any]:
    """Return the tokens of a text without its comments."""
    return list(tinycss2.parse_component_value_list(css, skip_comments=True))


def inside(token: Any) -> Sequence[Any]:
    """Return the tokens in a function or in a block of brackets."""
    return getattr(token, "arguments", None) or getattr(token, "content", None) or ()


def nested(values: Iterable[Any]) -> Iterator[Any]:
    """Yield tokens, each followed by those inside it."""
    for token in values:
        yield token
        yield from nested(inside(token))


def variables(values: Iterable[Any]) -> frozenset[str]:
    """Return the names of the variables that tokens refer to."""
    return frozenset(
        inner.value
        for token in nested(values)
        if token.type == "function" and token.lower_name == "var"
        for inner in token.arguments[:1]
        if inner.type == "ident"
    )


def colour(token: Any) -> Any:
    """Return the colour that a token stands for, "currentcolor" for that of the text, None for no colour."""
    return parse_color(token)
