"""The nodes of a YAML or JSON file: scalars, mappings and sequences, each with its position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pepdocs.findings.model import Position

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed, but in Unicode's composed form (NFC) and with LF line ends.

    `quoted` is true for text in quotation marks and for block scalars (`|`, `>`).
    """

    text: str = field(repr=False)
    at: Position
    quoted: bool

    @property
    def is_null(self) -> bool:
        """Whether the value is empty, `null` or `~`, without quotation marks."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A field's name and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields in the order of the file, each name once."""

    entries: tuple[MappingEntry, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in the order of the file.

    `says_none` is true for an empty list of a file of format 1 that says that there is none.
    """

    items: tuple[Node, ...]
    at: Position
    says_none: bool = False


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Located:
    """A file's root node, and its lines as typed, for showing a position to the author."""

    root: Mapping
    lines: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class Unfinished:
    """A mapping or sequence whose end has not been read yet."""

    index: int
    at: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[MappingEntry] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    key: Scalar | None = None

    @property
    def awaits_name(self) -> bool:
        """Whether the next text is the name of a field."""
        return self.is_mapping and self.key is None

    def add(self, node: Node) -> None:
        """Add the next value, or the name of the next value."""
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            self.key = node if isinstance(node, Scalar) else Scalar("", node.at, quoted=False)
        else:
            self.entries.append(MappingEntry(self.key, node))
            self.key = None

    def finished(self) -> Mapping | Sequence:
        """Return the finished node."""
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.at)
        return Sequence(tuple(self.items), self.at)
