"""The sentences and names of plans, read from words.yaml and names.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent

Entry = dict[str, Any]
"""A sentence in both languages, or a row of a list; `for` and `kind` limit where it fits."""

LIMITS = frozenset({"for", "kind"})


@cache
def words() -> dict[str, Any]:
    """Return the sentences: labels, texts, lists and rows by the path of a field, and `more`."""
    return _loaded("words.yaml")


@cache
def names() -> dict[str, Any]:
    """Return the names of people and places."""
    return _loaded("names.yaml")


def _loaded(name: str) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load((FOLDER / name).read_text(encoding="utf-8"))
    return content


def fitting(entries: Iterable[Entry], stage: str, kind: str | None = None) -> list[Entry]:
    """Return the entries for a stage of schooling and a kind of plan or change."""
    return [entry for entry in entries if stage in entry.get("for", stage) and entry.get("kind", kind) == kind]


def bare(entry: Entry) -> Entry:
    """Return a row without its limits."""
    return {key: value for key, value in entry.items() if key not in LIMITS}
