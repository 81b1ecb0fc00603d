"""Values written as YAML or JSON, in the way in which a file is written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pepdocs.rewrite.spans import Span, line_start

PLAIN = re.compile(r"\w(?:[^\n\r\t#:\x85\u2028\u2029\ufeff]|#(?<! #)|:(?! |$))*")
"""Text that YAML reads as it is without quotation marks; more of it than YAML allows is quoted."""

IN_BRACKETS = frozenset(",[]{}\"'")
EMPTY = frozenset({"null", "Null", "NULL"})
UNUSUAL = re.compile("[\x85\u2028\u2029\t\ufeff]")
JSON_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false")
WIDEST = 100
"""The most characters between brackets on one line."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it stands behind a key: on its line, and on the lines below it, each of which ends with LF."""

    inline: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written: how far groups and lists are indented, the hyphen in its key and the entry behind it."""

    step: int = 2
    hyphen: int = 2
    entry: int = 2
    is_json: bool = False

    def scalar(self, text: str | None, typed: str = "", *, in_brackets: bool = False) -> str:
        """Return text on one line, in the quotation marks in which another one was `typed`."""
        if text is None:
            return "null" if in_brackets or self.is_json else ""
        quoted = json.dumps(text, ensure_ascii=False)
        if self.is_json:
            return text if JSON_WORD.fullmatch(typed) and JSON_WORD.fullmatch(text) else quoted
        if typed.startswith("'") and "\n" not in text and not UNUSUAL.search(text):
            return "'" + text.replace("'", "''") + "'"
        if typed.startswith('"') or not _is_plain(text) or (in_brackets and IN_BRACKETS & {*text}):
            return quoted
        return str(text)

    def key(self, name: str) -> str:
        """Return the name of a field."""
        return self.scalar(name, in_brackets=True)

    def flow(self, value: Any) -> str:
        """Return a value on one line, mappings and lists between brackets."""
        if isinstance(value, dict):
            inner = (f"{self.key(key)}: {self.flow(one)}" for key, one in value.items() if one is not None)
            return f"{{{', '.join(inner)}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self.flow, value))}]"
        return self.scalar(value, in_brackets=True)

    def block(self, value: Any, indent: int) -> Shown:
        """Return a value behind a key that is indented so far."""
        if isinstance(value, dict | list):
            short = self.flow(value)
            if self.is_json or not value or (_is_simple(value) and len(short) <= WIDEST and indent):
                return Shown(short)
            return Shown("", self.lines(value, indent))
        lines = self.literal(value, indent + self.step)
        return lines or Shown(self.scalar(value))

    def literal(self, value: Any, indent: int) -> Shown | None:
        """Return a text of several lines as such; None for one line, or if a line begins or ends in its own way."""
        if not isinstance(value, str) or "\n" not in value or UNUSUAL.search(value):
            return None
        lines = value.removesuffix("\n").split("\n")
        if lines[0].startswith(" ") or not lines[0] or not lines[-1] or any(line and line.isspace() for line in lines):
            return None
        below = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)
        return Shown("|" if value.endswith("\n") else "|-", below)

    def lines(self, value: dict[str, Any] | list[Any], indent: int) -> str:
        """Return the lines of a mapping or list below a key that is indented so far."""
        if isinstance(value, list):
            return "".join(self.item(entry, indent + self.hyphen) for entry in value)
        return "".join(self.field(key, one, indent + self.step) for key, one in value.items() if one is not None)

    def field(self, key: str, value: Any, indent: int) -> str:
        """Return the lines of a field that is indented so far."""
        written = self.block(value, indent)
        return f"{' ' * indent}{self.key(key)}:{' ' if written.inline else ''}{written.inline}\n{written.below}"

    def item(self, value: Any, indent: int) -> str:
        """Return the lines of an entry whose hyphen is indented so far."""
        lead = f"{' ' * indent}-{' ' * (self.entry - 1)}"
        if isinstance(value, dict) and any(one is not None for one in value.values()):
            inner = indent + self.entry
            fields = "".join(self.field(key, one, inner) for key, one in value.items() if one is not None)
            return lead + fields[inner:]
        if isinstance(value, dict | list):
            return f"{lead}{self.flow(value)}\n"
        written = self.literal(value, indent + self.entry) or Shown(self.scalar(value))
        return f"{lead.rstrip() if not written.inline else lead}{written.inline}\n{written.below}"


def _is_plain(text: str) -> bool:
    return bool(PLAIN.fullmatch(text)) and text == text.strip() and text not in EMPTY and " #" not in text


def _is_simple(value: dict[str, Any] | list[Any]) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    return not any(isinstance(one, dict | list) or "\n" in (one or "") for one in inner)


def style_of(text: str, root: Span) -> Style:
    """Return how a text is written, judged by its first group and its first list."""
    if root.is_flow:
        return Style(is_json=text.lstrip().startswith("{"))
    step = next((column(text, value) - column(text, key) for key, value in root.entries if _is_block(value)), 2)
    for key, value in root.entries:
        if value.is_list and not value.is_flow and value.items and value.items[0].end:
            hyphen = column(text, value)
            return Style(step, hyphen - column(text, key), column(text, value.items[0]) - hyphen)
    return Style(step)


def _is_block(value: Span) -> bool:
    return bool(value.entries) and not value.is_flow


def column(text: str, span: Span) -> int:
    """Return how many characters stand before a value on its line."""
    return span.start - line_start(text, span.start)
