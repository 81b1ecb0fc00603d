"""Move fields of a group in a text to the only entry of a list, with their comments and as they are indented."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pepdocs.reading.formats import Move, is_present
from pepdocs.rewrite.spans import Span, line_end, line_start, spans

Entry = tuple[Span, Span]
"""A key and its value."""


def moved(text: str, move: Move) -> str:
    """Return a text in which the fields of a group have moved; the text itself if there is nothing to move."""
    root = spans(text)
    group = root.inner(*move.group)
    if group is None or not any(_moves(entry, move) for entry in group.entries):
        return text
    if group.is_flow:
        return text[: group.start] + _in_brackets(text, group, move) + text[group.end :]
    return _Block(text, group, move, *_style(text, root)).written()


def _moves(entry: Entry, move: Move) -> bool:
    key, value = entry
    is_new = key.name == move.into and is_present((inner.name for inner, _ in value.entries), is_list=value.is_list)
    return key.name in move.keys and not is_new


def _style(text: str, root: Span) -> tuple[int, int]:
    """Return how far the lists of a file are indented: the hyphen in its key, and the entry behind the hyphen."""
    for key, value in root.entries:
        if value.items and value.items[0].start and not value.is_flow:
            hyphen = value.start - line_start(text, value.start)
            entry = value.items[0].start - line_start(text, value.items[0].start)
            return hyphen - (key.start - line_start(text, key.start)), entry - hyphen
    return 2, 2


def _renamed(text: str, key: Span, name: str) -> str:
    """Return a key with another name, in the quotation marks that it had."""
    quote = text[key.start] if text[key.start] in "\"'" else ""
    return f"{quote}{name}{quote}"


@dataclass(frozen=True, slots=True)
class _Block:
    """A group whose fields stand on lines of their own; `hyphen` and `entry` are the indents of its list."""

    text: str
    group: Span
    move: Move
    hyphen: int
    entry: int

    def written(self) -> str:
        """Return the whole text with the fields moved to where the first of them was."""
        kept: list[str] = []
        moving: list[str] = []
        place = 0
        for entry, (start, end) in self._parts():
            if _moves(entry, self.move):
                place = place if moving else len(kept)
                moving.append(self._indented(entry, (start, end), is_first=not moving))
            elif not _is_to_fill(self.text, entry, self.move):
                kept.append(self.text[start:end])
        if not _has_new(self.text, self.group, self.move):
            kept[place:place] = [f"{' ' * self._indent}{self.move.into}:\n", *moving]
        start, end = self._whole()
        return self.text[:start] + "".join(map(_with_end, kept)) + self.text[end:]

    @property
    def _indent(self) -> int:
        first = self.group.entries[0][0].start
        return first - line_start(self.text, first)

    def _whole(self) -> tuple[int, int]:
        return line_start(self.text, self.group.entries[0][0].start), self._end(self.group.entries[-1])

    def _end(self, entry: Entry) -> int:
        return line_end(self.text, _end(*entry) - 1)

    def _parts(self) -> list[tuple[Entry, tuple[int, int]]]:
        """Return each field with its lines, to which the comments above it belong."""
        start = self._whole()[0]
        ends = [start, *(self._end(entry) for entry in self.group.entries)]
        return [(entry, part) for entry, part in zip(self.group.entries, pairwise(ends), strict=True)]

    def _indented(self, entry: Entry, part: tuple[int, int], *, is_first: bool) -> str:
        """Return the lines of a field as it stands in the entry of the list."""
        key, shift = entry[0], " " * (self.hyphen + self.entry)
        above = self.text[part[0] : line_start(self.text, key.start)]
        name = _renamed(self.text, key, self.move.keys[key.name])
        first, *rest = f"{name}{self.text[key.end : part[1]]}".splitlines(keepends=True)
        lead = f"{' ' * self.hyphen}-{' ' * (self.entry - 1)}" if is_first else shift
        shifted = "".join(f"{shift}{line}" if line.strip("\n") else line for line in rest)
        beside = " " * self.hyphen if is_first else shift
        comments = "".join(f"{beside}{line}" if line.strip() else line for line in above.splitlines(keepends=True))
        return f"{comments}{' ' * self._indent}{lead}{first}{shifted}"


def _with_end(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"


def _in_brackets(text: str, group: Span, move: Move) -> str:
    """Return a group between brackets, or of JSON, in which the fields that move come last, in a list."""
    left = group.entries
    ends = [*(key.start for key, _ in left[1:]), _end(*left[-1])]
    behind = [text[_end(*entry) : end] for entry, end in zip(left, ends, strict=True)]
    gaps = [gap for entry, gap in zip(left, behind, strict=True) if not _is_to_fill(text, entry, move)]
    entries = [entry for entry in left if not _is_to_fill(text, entry, move)]
    kept = [text[key.start : _end(key, value)] for key, value in entries if not _moves((key, value), move)]
    moving = [(key, text[key.end : _end(key, value)]) for key, value in entries if _moves((key, value), move)]
    parts = [f"{_renamed(text, key, move.keys[key.name])}{rest}" for key, rest in moving]
    parts[0] = f"{_renamed(text, moving[0][0], move.into)}: [{{{parts[0]}"
    parts[-1] += "}]"
    written = kept if _has_new(text, group, move) else [*kept, *parts]
    inner = "".join(part + gap for part, gap in zip(written, [*gaps[: len(written) - 1], ""], strict=True))
    return text[group.start : left[0][0].start] + inner + text[_end(*left[-1]) : group.end]


def _end(key: Span, value: Span) -> int:
    return max(key.end, value.end)


def _is_to_fill(text: str, entry: Entry, move: Move) -> bool:
    """Return whether a field is the list of the new format, still empty."""
    key, value = entry
    empty = text[value.start : value.end].strip("[]{} \n") in {"", "~", "null"}
    return key.name == move.into and not _moves(entry, move) and empty


def _has_new(text: str, group: Span, move: Move) -> bool:
    """Return whether a group has the list of the new format, beside fields of the old one that are empty."""
    news = (entry for entry in group.entries if entry[0].name == move.into and not _moves(entry, move))
    return any(not _is_to_fill(text, entry, move) for entry in news)
