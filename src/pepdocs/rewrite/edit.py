"""Change values in the text of a plan's file, and leave the rest as it is: comments, order, quotation marks, line ends.

A text is edited where a value differs, so what does not differ keeps its characters. What was made is read back, and
has to be what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.reading import parse, source
from pepdocs.rewrite.changes import Change, Tree, as_text, bare, changed, pairs
from pepdocs.rewrite.spans import NOTHING, Span, UnparsableError, line_end, line_start, spans
from pepdocs.rewrite.style import Style, column, style_of
from pepdocs.schema.declare import by_key

MARK = "\ufeff"
COMMENT = re.compile(r"( *)#.*(?:\n|\Z)")
NEXT_COMMENT = re.compile(r"(?:[ \t]*\n)*( *)#")


class Edit(NamedTuple):
    """Characters of a text that others take the place of."""

    start: int
    end: int
    text: str


def apply(content: bytes, changes: Iterable[Change]) -> bytes:
    """Return a file's bytes after some changes of its values; raise what `rewritten` raises."""
    return rewritten(content, changed(tree_of(content), changes))


def tree_of(content: bytes) -> Tree:
    """Return the tree of a file's bytes, all values text; raise `SourceError` if they cannot be read."""
    tree = parse.plain(source.read(content).root)
    assert isinstance(tree, dict)  # noqa: S101 - for the type checker: the top of a file is a mapping
    return tree


def rewritten(content: bytes, tree: Tree) -> bytes:
    """Return a file's bytes with the values of a tree, and as they were if they hold them already.

    Raise `SourceError` if the file cannot be read, and `PepdocsError` if what was written does not read as meant.
    """
    old, new = tree_of(content), as_text(tree)
    if bare(old) == bare(new):
        return content
    text = content.decode()
    body = text.removeprefix(MARK)
    is_crlf = "\r\n" in body
    try:
        made = _edited(body.replace("\r\n", "\n"), old, new)
    except UnparsableError:
        raise PepdocsError(error_keys.NOT_REWRITTEN) from None
    written = (text[: len(text) - len(body)] + (made.replace("\n", "\r\n") if is_crlf else made)).encode()
    if not _reads_as(written, new):
        raise PepdocsError(error_keys.NOT_REWRITTEN)
    return written


def _reads_as(content: bytes, tree: Tree) -> bool:
    try:
        return bool(bare(tree_of(content)) == bare(tree))
    except SourceError:
        return False


def _edited(text: str, old: Tree, new: Tree) -> str:
    root = spans(text)
    editor = _Editor(text, style_of(text, root))
    return spliced(text, editor.mapping(Spot(root, 0, ()), old, new), 0, len(text))


def _held(value: Any) -> Any:
    """Return what a value holds, None if it is a group in which everything is empty."""
    held = bare(value)
    return None if held == {} else held


@cache
def declared_order(path: tuple[str, ...]) -> dict[str, int]:
    """Return the places of a group's fields in the order of their declarations, by key; none for other mappings."""
    model = parse.model_at(path)
    return {key: place for place, key in enumerate(by_key(model))} if model else {}


def spliced(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """Return a stretch of a text after edits, none of which overlap; those at one place in their order."""
    parts = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[start : edit.start], edit.text]
        start = edit.end
    return "".join((*parts, text[start:end]))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value is: its span, how far its key is indented, and the path of its field without indexes."""

    span: Span
    indent: int
    path: tuple[str, ...]
    in_brackets: bool = False


class _Editor:
    """Finds the edits of a text; `old` is always what the text says, and `new` what it is to say."""

    def __init__(self, text: str, style: Style) -> None:
        self._text = text
        self._style = style

    def mapping(self, place: Spot, old: Tree, new: Tree) -> Iterator[Edit]:
        """Yield the edits of a group: what has gone is emptied, what is new stands where the schema has it."""
        entries = {key.name: (key, value) for key, value in place.span.entries}
        for name, (key, value) in entries.items():
            was, now = _held(old.get(name)), _held(new.get(name))
            if was != now:
                yield from self._value(key, self._inside(place, key, value), old.get(name), now)
        added = {name: one for name, one in bare(new).items() if name not in entries}
        if added:
            yield from self._added(place, added)

    def _inside(self, place: Spot, key: Span, value: Span) -> Spot:
        in_brackets = place.in_brackets or place.span.is_flow
        return Spot(value, column(self._text, key), (*place.path, key.name), in_brackets)

    def _value(self, key: Span, place: Spot, old: Any, new: Any) -> Iterator[Edit]:
        if isinstance(old, dict) and isinstance(new, dict) and place.span.entries:
            yield from self.mapping(place, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new and NOTHING not in place.span.items:
            yield from self._sequence(place, old, new)
        else:
            yield from self._other(key, place, new)

    def _other(self, key: Span, place: Spot, new: Any) -> Iterator[Edit]:
        """Yield the edits that put another value behind a key; a comment on its line stays."""
        text, span = self._text, place.span
        colon = text.index(":", key.end) + 1
        end = self._end(span, colon)
        if place.in_brackets:
            typed = text[span.start : end] if not span.is_flow else ""
            shown = self._style.flow(new) if isinstance(new, dict | list) else ""
            yield Edit(colon, end, f" {shown or self._style.scalar(new, typed, in_brackets=True)}")
            return
        below = line_end(text, key.end)
        is_below = span.start >= below and end > colon
        if is_below:
            yield Edit(below, line_end(text, end - 1), "")
        yield from self._behind(colon, colon if is_below else end, place, new)

    def _behind(self, colon: int, end: int, place: Spot, new: Any) -> Iterator[Edit]:
        """Yield the edits that put a value between a colon and the end of the former value, or on the lines below."""
        text, span = self._text, place.span
        typed = text[span.start : end] if span.start < end else ""
        after = line_end(text, max(colon, end) - 1)
        is_line = isinstance(new, str) and ("\n" not in new or self._has_deeper_comment(after, place.indent))
        written = self._style.block(new, place.indent)
        inline = self._style.scalar(new, typed, in_brackets="\n" in new) if is_line else written.inline
        yield Edit(colon, end, f" {inline}" if inline else "")
        if written.below and not is_line:
            yield Edit(after, after, self._on_a_line(after, written.below))

    def _has_deeper_comment(self, at: int, indent: int) -> bool:
        """Return whether comments follow that are indented further than a field: a text on lines would swallow them."""
        match = NEXT_COMMENT.match(self._text, at)
        return match is not None and len(match[1]) > indent

    def _on_a_line(self, at: int, lines: str) -> str:
        """Return lines that begin on a line of their own, also behind a last line without an end."""
        return lines if not at or self._text[at - 1] == "\n" else f"\n{lines.removesuffix(chr(10))}"

    def _end(self, span: Span, least: int) -> int:
        """Return the end of a value without the white space behind it, which a text of several lines includes."""
        typed = self._text[span.start : span.end]
        return max(least, span.start + len(typed.rstrip()))

    def _added(self, place: Spot, added: Tree) -> Iterator[Edit]:
        """Yield the edits that add fields to a group, each behind the nearest of those that the schema has before."""
        present = [key.name for key, _ in place.span.entries]
        order = declared_order(place.path)
        after: dict[str, list[str]] = {}
        for name in sorted(added, key=lambda name: order.get(name, len(order))):
            before = [one for one in present if order.get(one, -1) < order.get(name, len(order))]
            nearest = max(before, key=lambda one: (order.get(one, -1), present.index(one))) if before else ""
            after.setdefault(nearest, []).append(name)
        is_flow = place.span.is_flow or place.in_brackets
        for nearest, names in after.items():
            fields = {name: added[name] for name in names}
            yield (self._in_brackets if is_flow else self._on_lines)(place.span, nearest, fields)

    def _on_lines(self, span: Span, nearest: str, fields: Tree) -> Edit:
        text, first = self._text, span.entries[0][0]
        indent = column(text, first)
        lines = [self._style.field(name, value, indent) for name, value in fields.items()]
        if not nearest:
            return Edit(first.start, first.start, "".join(lines)[indent:] + " " * indent)
        key, value = next(entry for entry in span.entries if entry[0].name == nearest)
        at = self._below_comments(line_end(text, max(key.end, self._end(value, key.end)) - 1), indent)
        is_apart = indent == 0 and "\n\n" in text
        made = "".join(f"\n{one}" if is_apart and "\n " in one else one for one in lines)
        return Edit(at, at, self._on_a_line(at, made))

    def _below_comments(self, at: int, indent: int) -> int:
        """Return the end of the comments from a line on that are indented further than a field: they are its own."""
        while match := COMMENT.match(self._text, at):
            if len(match[1]) <= indent:
                break
            at = match.end()
        return at

    def _in_brackets(self, span: Span, nearest: str, fields: Tree) -> Edit:
        text = self._text
        made = [f"{self._style.key(name)}: {self._style.flow(value)}" for name, value in fields.items()]
        if not span.entries:
            return Edit(span.start + 1, span.start + 1, ", ".join(made))
        lead = text[span.start + 1 : span.entries[0][0].start]
        gap = f",{lead}" if "\n" in lead and not lead.strip() else ", "
        if not nearest:
            first = span.entries[0][0].start
            return Edit(first, first, gap.join((*made, "")))
        key, value = next(entry for entry in span.entries if entry[0].name == nearest)
        at = max(key.end, value.end)
        return Edit(at, at, "".join(f"{gap}{one}" for one in made))

    def _sequence(self, place: Spot, old: list[Any], new: list[Any]) -> Iterator[Edit]:
        """Yield the edits of a list: within its entries if they are the same ones, else it is put together anew."""
        found = pairs(old, new)
        items = place.span.items
        if found == list(range(len(items))):
            for item, was, now in zip(items, old, new, strict=True):
                yield from self._item(place, item, was, now)
            return
        put_together = self._entries_in_brackets if place.span.is_flow or place.in_brackets else self._entries
        yield from put_together(place, old, new, found)

    def _item(self, place: Spot, item: Span, was: Any, now: Any) -> Iterator[Edit]:
        if bare(was) == bare(now):
            return
        in_brackets = place.in_brackets or place.span.is_flow
        if isinstance(was, dict) and isinstance(now, dict) and item.entries:
            yield from self.mapping(replace(place, span=item, in_brackets=in_brackets), was, now)
            return
        end = self._end(item, item.start)
        if in_brackets or item.is_flow or (isinstance(now, str) and "\n" not in now and item.start < item.end):
            typed = self._text[item.start : end]
            made = self._style.flow(now) if isinstance(now, dict | list) else ""
            yield Edit(item.start, end, made or self._style.scalar(now, typed, in_brackets=in_brackets))
            return
        hyphen = column(self._text, place.span)
        start, end = line_start(self._text, item.start), line_end(self._text, end - 1)
        yield Edit(start, end, self._on_a_line(start, self._style.item(now, hyphen)))

    def _entries(self, place: Spot, old: list[Any], new: list[Any], found: Sequence[int | None]) -> Iterator[Edit]:
        """Yield the edit of a list on lines: each entry that stays takes its lines and the comments above it along."""
        text, items = self._text, place.span.items
        ends = [line_end(text, self._end(item, item.start) - 1) for item in items]
        parts = list(pairwise([line_start(text, place.span.start), *ends]))
        made = []
        for number, entry in zip(found, new, strict=True):
            if number is None:
                made.append(self._style.item(entry, column(text, place.span)))
            else:
                edits = self._item(place, items[number], old[number], entry)
                made.append(spliced(text, edits, *parts[number]))
        lines = "".join(one if one.endswith("\n") else f"{one}\n" for one in made)
        start, end = parts[0][0], parts[-1][1]
        yield Edit(start, end, lines if text[end - 1] == "\n" else lines.removesuffix("\n"))

    def _entries_in_brackets(
        self, place: Spot, old: list[Any], new: list[Any], found: Sequence[int | None]
    ) -> Iterator[Edit]:
        text, items = self._text, place.span.items
        lead = text[place.span.start + 1 : items[0].start]
        gap = f",{lead}" if "\n" in lead and not lead.strip() else ", "
        made = []
        for number, entry in zip(found, new, strict=True):
            if number is None:
                made.append(self._style.flow(entry))
            else:
                item = items[number]
                made.append(spliced(text, self._item(place, item, old[number], entry), item.start, item.end))
        yield Edit(items[0].start, items[-1].end, gap.join(made))
