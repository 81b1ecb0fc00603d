"""The plans that a table is for, found by the key that each row has, and their files after what was taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pepdocs.base.errors import PepdocsError
from pepdocs.findings.model import Severity
from pepdocs.reading import parse, source
from pepdocs.rewrite.changes import Tree
from pepdocs.rewrite.edit import rewritten, tree_of
from pepdocs.rewrite.states import replace
from pepdocs.rewrite.upgrade import check_format
from pepdocs.tables.notes import TableEffect, TableNote


@dataclass(slots=True, repr=False)
class PlanToFill:
    """A plan's file as it was read, and its tree, into which values are put; `has_row` if a row names it.

    `after` are the file's bytes with what was put into the tree, as they were until `settle`.
    """

    path: Path
    before: bytes
    tree: Tree
    has_row: bool = False
    after: bytes = b""

    def settle(self) -> bool:
        """Put the tree into the file's bytes, and return whether they can be read; else the file stays as it was."""
        self.after = self.before
        if not self.has_row:
            return True
        try:
            made = rewritten(self.before, self.tree)
        except PepdocsError:
            return False
        if made != self.before and not _wrong(made) <= _wrong(self.before):
            return False
        self.after = made
        return True


class TablePlans:
    """The plans of some files by the value of a field, `record` or `child.upn`; `notes` tells which are unreadable."""

    def __init__(self, paths: Sequence[Path], key_path: str) -> None:
        self.notes: list[TableNote] = []
        self.all: list[PlanToFill] = []
        self._by_key: dict[str, list[PlanToFill]] = {}
        for path in paths:
            self._read(path, key_path.split("."))

    def _read(self, path: Path, keys: Sequence[str]) -> None:
        try:
            content = source.content(path)
            check_format(content, path.name)
            plan = PlanToFill(path, content, tree_of(content))
        except PepdocsError:
            self.notes.append(TableNote(TableEffect.PLAN_UNREADABLE, plan=path))
            return
        self.all.append(plan)
        value: object = plan.tree
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and value.strip():
            self._by_key.setdefault(_folded(value), []).append(plan)

    def named(self, key: str) -> list[PlanToFill]:
        """Return the plans that have a key."""
        found = self._by_key.get(_folded(key), [])
        for plan in found:
            plan.has_row = True
        return found

    def without_row(self) -> Iterator[TableNote]:
        """Yield a note for each plan that no row was for."""
        return (TableNote(TableEffect.NO_ROW, plan=plan.path) for plan in self.all if not plan.has_row)

    def checked(self) -> Iterator[TableNote]:
        """Settle each plan, and yield a note for each that could not be read with what was put into it."""
        return (TableNote(TableEffect.REFUSED, plan=plan.path) for plan in self.all if not plan.settle())

    def write(self) -> Iterator[TableNote]:
        """Write every plan that has changed, kept beside as it was; yield a note for each that cannot be written."""
        for plan in self.all:
            if plan.after == plan.before:
                continue
            try:
                replace(plan.path, plan.before, plan.after)
            except PepdocsError:
                yield TableNote(TableEffect.NOT_WRITTEN, plan=plan.path)


def _folded(key: str) -> str:
    return unicodedata.normalize("NFC", key.strip()).casefold()


def _wrong(content: bytes) -> set[tuple[str, str]]:
    """Return the kinds and places of what cannot be read in a plan."""
    items = parse.pep(source.read(content)).findings.items
    return {(one.code.number, one.field) for one in items if one.severity is Severity.ERROR}
