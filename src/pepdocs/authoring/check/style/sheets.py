"""Style sheets taken apart: rules with their lines, and what the variables in them stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from pepdocs.authoring.check.templates.vocabulary import packaged
from pepdocs.theme import Theme, text
from pepdocs.theme.safety.values import POINTS

VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
SIZE = re.compile(r"(\d*\.?\d+)(pt|px|em|rem|%|mm|cm|in|pc)")
WORDS = {"xx-small": 7.0, "x-small": 8.0, "small": 10.0, "smaller": 10.0}
"""Points of the sizes below 12 that have a name."""

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property with its value as typed, and its line."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for some selectors; `media` is the condition of the at-rule around it, if any."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    media: str = ""

    @property
    def is_root(self) -> bool:
        """Whether it declares variables for the whole document."""
        return self.selectors == (":root",) and not self.media

    def value(self, name: str) -> Declaration | None:
        """Return the last declaration of a property, nothing where there is none."""
        return next((each for each in reversed(self.declarations) if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: its rules, and the lines that are none."""

    rules: tuple[Rule, ...]
    wrong: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A sheet of a layer, taken apart, with the variables that hold for it in a phase."""

    name: str
    sheet: Sheet
    known: Mapping[str, str]


def read(css: str) -> Sheet:
    """Return a style sheet taken apart."""
    wrong: list[int] = []
    parsed = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return Sheet(tuple(_rules(parsed, "", wrong)), tuple(wrong))


def _rules(parsed: Iterable[Any], media: str, wrong: list[int]) -> Iterator[Rule]:
    for node in parsed:
        if node.type == "error":
            wrong.append(node.source_line)
        elif node.type == "qualified-rule":
            prelude = tinycss2.serialize(node.prelude)
            selectors = tuple(" ".join(each.split()) for each in prelude.split(","))
            yield Rule(selectors, tuple(_declared(node.content, wrong)), media)
        elif node.type == "at-rule" and node.content is not None:
            yield from _within(node, media, wrong)


def _within(node: Any, media: str, wrong: list[int]) -> Iterator[Rule]:
    """Yield the rules in an at-rule, or what it declares itself."""
    about = f"@{node.at_keyword} {tinycss2.serialize(node.prelude).strip()}".strip()
    if node.lower_at_keyword in ("media", "supports", "container", "layer"):
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        yield from _rules(inner, f"{media} {about}".strip(), wrong)
    else:
        yield Rule((about,), tuple(_declared(node.content, wrong)), media)


def _declared(content: Any, wrong: list[int]) -> Iterator[Declaration]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for node in parsed:
        if node.type == "declaration":
            said = tinycss2.serialize(node.value).strip()
            yield Declaration(node.name if node.name.startswith("--") else node.lower_name, said, node.source_line)
        elif node.type == "error":
            wrong.append(node.source_line)


@cache
def ours(name: str) -> Sheet:
    """Return a style sheet of ours by its name."""
    return read(text(name))


def all_of_ours() -> Iterator[Rule]:
    """Yield every rule of every style sheet of ours."""
    for name in sorted(packaged()):
        if name.endswith(".css"):
            yield from ours(name).rules


def variables(rules: Iterable[Rule]) -> dict[str, str]:
    """Return the variables that rules declare for the whole document, the last one counting."""
    return {
        each.name: each.value
        for rule in rules
        if rule.is_root
        for each in rule.declarations
        if each.name.startswith("--")
    }


def declaring(phase: str) -> tuple[str, ...]:
    """Return the names of our sheets that declare the colours of a phase, in order."""
    return "shared/variables.css", f"{phase}/pep.css"


def dressed(theme: Theme, phase: str) -> dict[str, str]:
    """Return the variables of a phase, ours with those of all layers over them."""
    sheets = (read(theme.text(name)) for name in declaring(phase))
    known = {name: value for sheet in sheets for name, value in variables(sheet.rules).items()}
    return known | variables(read(theme.styles()).rules)


def resolved(value: str, known: Mapping[str, str]) -> str:
    """Return a value with what its variables stand for; one that nobody knows stays."""
    for _ in range(DEEPEST):
        value = VARIABLE.sub(lambda use: known.get(use[1]) or use[2] or use[0], value)
    return value


def points(value: str) -> float | None:
    """Return the size of type that a value says, in points; nothing where it says none."""
    if found := SIZE.search(value):
        return round(float(found[1]) * POINTS[found[2]], 2)
    return next((WORDS[word] for word in value.lower().split() if word in WORDS), None)


def colour(value: str) -> str:
    """Return the one colour that a value says (`#1b3a6b`), "" where it says none or several."""
    found = colours(value)
    return found[0] if len(found) == 1 else ""


def colours(value: str) -> tuple[str, ...]:
    """Return the colours that a value says, of a change of colours each; none that lets anything through."""
    tokens = tinycss2.parse_component_value_list(value)
    return tuple(dict.fromkeys(_colours(tokens)))


def _colours(tokens: Iterable[Any]) -> Iterator[str]:
    for token in tokens:
        read = parse_color(token) if token.type in ("ident", "hash", "function") else None
        if read is not None and read != "currentcolor" and read.alpha == 1:
            with suppress(NotImplementedError):
                yield _plain(read.to("srgb"))
        elif token.type == "function" and token.lower_name != "var":
            yield from _colours(token.arguments)


def _plain(colour: Any) -> str:
    parts = [round(255 * min(max(part, 0.0), 1.0)) for part in tuple(colour)[:3]]
    return "#" + "".join(f"{part:02x}" for part in parts)
