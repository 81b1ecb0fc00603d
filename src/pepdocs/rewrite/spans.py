"""Where each value of a YAML or JSON text stands, so that a part of the text can be changed and the rest kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import YAMLError

from pepdocs.reading.characters import for_parser


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in a text: from `start` to before `end`, without the comments behind it.

    `entries` are the keys and values of a mapping, `items` the values of a sequence, which is a list even if it is
    empty. Between brackets is `is_flow`.
    """

    start: int
    end: int
    is_flow: bool = False
    name: str = field(default="", repr=False)
    entries: tuple[tuple[Span, Span], ...] = ()
    items: tuple[Span, ...] = ()
    is_list: bool = False

    def inner(self, *loc: str | int) -> Span | None:
        """Return the value at a path below this one, None if there is none."""
        here: Span | None = self
        for step in loc:
            here = here and here.child(step)
        return here

    def child(self, step: str | int) -> Span | None:
        """Return the value of a key or at a place in a list, None if there is none."""
        if isinstance(step, int):
            return self.items[step] if step < len(self.items) else None
        return next((value for key, value in self.entries if key.name == step), None)


NOTHING = Span(0, 0)
"""An empty value, of which only the key has a place."""


class UnparsableError(Exception):
    """A text that was made is not YAML. It carries nothing of the text, unlike the parser's own error."""


def spans(text: str) -> Span:
    """Return where the values of a text with LF line ends stand; raise `UnparsableError` if it is not YAML."""
    try:
        return next(_nodes(iter(YAML(typ="base", pure=True).parse(for_parser(text)))))
    except (YAMLError, ValueError, StopIteration):
        raise UnparsableError from None


def _nodes(parsed: Iterator[Any]) -> Iterator[Span]:
    """Yield the values of a mapping or sequence until it ends; of a mapping the keys as well, in turn."""
    for event in parsed:
        if isinstance(event, events.CollectionEndEvent):
            return
        if isinstance(event, events.ScalarEvent):
            start, end = event.start_mark.index, event.end_mark.index
            # The parser has an empty value begin where the next thing does, behind any comments.
            yield Span(start, end, name=str(event.value)) if end > start else NOTHING
        elif isinstance(event, events.CollectionStartEvent):
            yield _collection(event, parsed)


def _collection(event: events.CollectionStartEvent, parsed: Iterator[Any]) -> Span:
    start, is_flow = event.start_mark.index, bool(event.flow_style)
    closing = _Closing(parsed)
    inner = tuple(_nodes(closing))
    end = closing.end if is_flow else max((one.end for one in inner), default=start)
    if isinstance(event, events.MappingStartEvent):
        entries = zip(inner[::2], inner[1::2], strict=True)
        return Span(start, end, is_flow, entries=tuple((key, _value(key, value)) for key, value in entries))
    return Span(start, end, is_flow, items=inner, is_list=True)


def _value(key: Span, value: Span) -> Span:
    """Return the value of a key; an empty one stands behind the key's colon."""
    return Span(key.end + 1, key.end + 1) if value is NOTHING else value


class _Closing:
    """The events of a collection; `end` is where the last of them ends."""

    def __init__(self, parsed: Iterator[Any]) -> None:
        self._parsed = parsed
        self.end = 0

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        event = next(self._parsed)
        self.end = event.end_mark.index
        return event


def line_start(text: str, index: int) -> int:
    """Return where the line begins that holds the character at `index`."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line after the one that holds the character at `index` begins."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1
