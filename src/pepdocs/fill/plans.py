"""The plans that are filled in: their files as they are now, and how answers get into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from pepdocs.base import files
from pepdocs.entry.merge import Told
from pepdocs.entry.pictures import new_pictures, write_beside
from pepdocs.entry.taking import Taken, put_beside, take_one
from pepdocs.findings.model import Findings
from pepdocs.reading import pictures, source
from pepdocs.reading.check import checked
from pepdocs.reading.pictures import Pictures
from pepdocs.rewrite import edit, states
from pepdocs.rewrite.upgrade import check_format
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.parts import Moved
from pepdocs.theme import BUILTIN, Theme
from pepdocs.wording import Own
from pepdocs.wording.catalogue import OURS


@dataclass(frozen=True, slots=True)
class FillOptions:
    """How plans are filled in: the language of the pages, the day that counts as today, and what a theme brings.

    `port` 0 is any that is free. `folder` is the theme's, None without one.
    """

    today: date
    lang: str
    port: int = 0
    folder: Path | None = None
    theme: Theme = BUILTIN
    own: LocalFields = NO_FIELDS
    words: Own = OURS
    moved: Moved = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan's file as it is now: its bytes, its pictures, and its ETag, which changes with every byte."""

    path: Path
    content: bytes = field(repr=False)
    pictures: Pictures = field(repr=False)

    @property
    def etag(self) -> str:
        """The ETag of the file."""
        return f'"{sha256(self.content).hexdigest()}"'


class ChangedError(Exception):
    """Somebody else has written the file since the form was opened."""


class Plans:
    """The files of plans in some files and folders, each under a number that it keeps."""

    def __init__(self, paths: Sequence[Path], options: FillOptions) -> None:
        self._paths, self._options = tuple(paths), options
        self._known: list[Path] = []
        self._lock = Lock()

    def found(self) -> tuple[tuple[int, Path], ...]:
        """Return the files that are there now, with their numbers, in order of their names."""
        present = files.sources(self._paths)
        with self._lock:
            self._known += [path for path in present if path not in self._known]
            return tuple((self._known.index(path), path) for path in present)

    def path(self, number: int) -> Path:
        """Return the file with a number; `KeyError` if there is none."""
        if number >= len(self._known):
            raise KeyError(number)
        return self._known[number]

    def state(self, number: int) -> PlanState:
        """Return a plan's file as it is now; `KeyError` without one, `SourceError` if it cannot be read."""
        path = self.path(number)
        content = source.content(path)
        return PlanState(path, content, pictures.beside(path, content))

    def findings(self, state: PlanState, tree: Any = None) -> Findings:
        """Return what `pepdocs check` says about a plan, or about it with the answers in a tree, which is not saved.

        Raise `SourceError` if it cannot be read, and `PepdocsError` if the answers cannot be written into it.
        """
        content = state.content if tree is None else edit.rewritten(state.content, tree)
        return checked(content, today=self._options.today, own=self._options.own, shown=state.pictures).findings

    def take(self, number: int, name: str, form: bytes, *, write: bool) -> tuple[Taken, list[Told]]:
        """Return what is taken of a form that somebody returned, and the pictures that could not be written.

        Without `write` nothing is written. Raise `SourceError` if the plan cannot be read, `PepdocsError` if it is of
        an earlier format.
        """
        with self._lock:
            path = self.path(number)
            before = source.content(path)
            check_format(before, path.name)
            taken = take_one(before, Path(name), self._options.own, self._options.moved, form)
            lost = []
            if write and taken.content != before:
                lost = put_beside(path, before, [taken])
                states.replace(path, before, taken.content)
            return taken, lost

    def save(self, number: int, tree: Any, etag: str | None, sources: Mapping[str, str] | None = None) -> str:
        """Write answers into a plan's file, and return its new ETag; the file as it was stays beside.

        `sources` are new pictures as data URLs by their names; one that cannot be written stays named in the plan.

        Raise `ChangedError` unless the file is the one with an ETag, `PepdocsError` if the answers cannot be written.
        """
        with self._lock:
            before = self.state(number)
            if etag != before.etag:
                raise ChangedError
            after = edit.rewritten(before.content, tree)
            if after != before.content:
                for one in new_pictures(edit.tree_of(before.content), edit.tree_of(after), sources or {}):
                    write_beside(before.path, one)
                states.replace(before.path, before.content, after)
            return PlanState(before.path, after, {}).etag
