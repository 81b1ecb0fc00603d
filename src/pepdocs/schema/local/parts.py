"""Reads which fields a theme moves to another part of the form, with a finding for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pepdocs.base.copies import Part
from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.local.declarations import FILE, MOST_FOUND
from pepdocs.schema.parts import Moved

PARTS = {part.value: part for part in Part}


@dataclass(frozen=True, slots=True)
class LayerParts:
    """What one layer moves: paths of fields and names of parts as typed, and the text of its theme.toml.

    `own` are the paths of the fields that the authority declares.
    """

    typed: Mapping[str, Any]
    text: str = ""
    own: frozenset[str] = frozenset()


def moved_fields(layers: Iterable[LayerParts]) -> tuple[Moved, Findings]:
    """Return the fields that a theme moves to another part, given its layers, lowest first, and what is wrong."""
    moved: dict[str, Part] = {}
    findings: list[Finding] = []
    for layer in layers:
        wrong = list(_wrong(layer))[:MOST_FOUND]
        findings += [found for _, found in wrong]
        refused = {path for path, _ in wrong}
        moved |= {path: PARTS[name] for path, name in layer.typed.items() if path not in refused and name in PARTS}
    return moved, Findings.of(findings)


def _wrong(layer: LayerParts) -> Iterator[tuple[str, Finding]]:
    known = all_fields().keys() | layer.own
    for path, name in layer.typed.items():
        if path not in known:
            yield path, _finding(layer, path, codes.NO_SUCH_FIELD, nearest=nearest(path, known))
        elif name not in PARTS:
            yield path, _finding(layer, path, codes.NO_SUCH_WORD, setting=f"parts.{path}", choices=", ".join(PARTS))


def _finding(layer: LayerParts, path: str, code: Code, **facts: object) -> Finding:
    start = re.compile(rf"\s*[\"']?{re.escape(path)}\b")
    line = next((number for number, text in enumerate(layer.text.splitlines(), 1) if start.match(text)), 1)
    return finding(code, FILE, Position(line, 1), **facts)
