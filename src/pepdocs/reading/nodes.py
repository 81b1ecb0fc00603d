"""What a YAML or JSON file is made of: text, named values and lists, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pepdocs.findings.model import Position

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed, but for Unicode's composed form (NFC) and LF line ends.

    `quoted` is true for text in quotation marks and for a block of text (`|`, `>`).
    """

    text: str = field(repr=False)
    at: Position
    quoted: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing was typed, or `null` or `~` without quotation marks."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Entry:
    """A field's name and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with their values, in the order of the file, no name twice."""

    entries: tuple[Entry, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in the order of the file."""

    items: tuple[Node, ...]
    at: Position


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Located:
    """What a file holds. `lines` are as typed, for showing a place to whoever typed it."""

    root: Mapping
    lines: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class Unfinished:
    """A mapping or sequence whose end has not been read yet."""

    index: int
    at: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    key: Scalar | None = None

    @property
    def awaits_name(self) -> bool:
        """Whether the next text is the name of a field."""
        return self.is_mapping and self.key is None

    def add(self, node: Node) -> None:
        """Take the next value, or the name of the next value."""
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            self.key = node if isinstance(node, Scalar) else Scalar("", node.at, quoted=False)
        else:
            self.entries.append(Entry(self.key, node))
            self.key = None

    def finished(self) -> Mapping | Sequence:
        """Return what it has grown to."""
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.at)
        return Sequence(tuple(self.items), self.at)
