"""Writes dictionaries, lists and text as YAML, many times faster than a complete YAML library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

PLAIN = re.compile(r"(?!0\d)[A-Za-z0-9][A-Za-z0-9_./-]*")
"""Text that needs no quotation marks: codes, ids, dates, and figures that keep all their digits."""

WIDEST = 96
"""The maximum length of a record or list on one line."""


def yaml_text(content: dict[str, Any]) -> str:
    """Return the YAML of a file; everything in it is a dictionary, a list or a text."""
    parts = ("\n".join(_entry(f"{key}:", value)) for key, value in content.items())
    return "".join(f"\n{part}\n" if "\n" in part else f"{part}\n" for part in parts)


def _entry(head: str, value: Any) -> Iterator[str]:
    """Yield a key with its value on the same line or below it."""
    if isinstance(value, str) and "\n" in value:
        yield f"{head} |-"
        yield from _indented(value.split("\n"))
    elif (short := _on_one_line(value)) is not None:
        yield f"{head} {short}"
    else:
        yield head
        yield from _indented(_mapping(value) if isinstance(value, dict) else _sequence(value))


def _mapping(content: dict[str, Any]) -> Iterator[str]:
    for key, value in content.items():
        yield from _entry(f"{key}:", value)


def _sequence(items: list[Any]) -> Iterator[str]:
    """Yield items, each after a hyphen, with the fields of a record on lines of their own."""
    for item in items:
        short = _on_one_line(item)
        lines = _indented(_mapping(item)) if short is None else iter([f"  {short}"])
        yield f"- {next(lines)[2:]}"
        yield from lines


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _on_one_line(value: Any) -> str | None:
    """Return a value on one line; `None` if it is too long or has paragraphs."""
    flow = _flow(value)
    fits = isinstance(value, str) or (len(flow) <= WIDEST and "\\n" not in flow)
    return flow if fits else None


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
