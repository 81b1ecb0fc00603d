"""Read a YAML or JSON file into text values with their positions, without guessing types.

Every value stays the text that was typed (`0123`, `no`, `2026-03-11`); the schema decides its type.
YAML features that no PEP needs and that can hide content or do harm (aliases, tags) are refused,
with their position.
"""

from __future__ import annotations

import stat
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from ruamel.yaml import YAML, events
from ruamel.yaml.error import FileMark, MarkedYAMLError, YAMLError
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import TagToken

from pepdocs.base import system
from pepdocs.base.errors import SourceError
from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Findings, finding
from pepdocs.reading import characters
from pepdocs.reading.nodes import Located, Mapping, Node, Scalar, Unfinished
from pepdocs.reading.syntax import ParseError, explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pepdocs.findings.model import Code, Finding, Position
    from pepdocs.reading.characters import Typed

LARGEST_MB = 5
DEEPEST = 20
MOST_VALUES = 20_000
MOST_FINDINGS = 100

_TAG_ENDS = frozenset("\0 \t\n,[]{}")


def load(path: Path) -> Located:
    """Return the content of the file at `path`; raise `SourceError` with every fault in it."""
    return read(content(path))


def read(content: bytes) -> Located:
    """Return the parsed content of a file's bytes; raise `SourceError` with every fault in it."""
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise _refusal(codes.TOO_LARGE, limit=LARGEST_MB)
    typed = characters.typed(content)
    tree = _Tree(typed)
    tree.grow()
    if tree.findings or not isinstance(tree.root, Mapping):
        raise SourceError(Findings.of(tree.findings))
    return Located(tree.root, typed.lines)


def first_text(content: bytes, key: str) -> str | None:
    """Return the text of a top-level key, reading no further than that key.

    Return None if there is no such key or if nesting before it is too deep. Raise `SourceError` if
    the bytes are not text.
    """
    if len(content) > LARGEST_MB * 1024 * 1024:
        return None
    depth, key_is_next, value_is_next = 0, True, False
    for event in _Tree(characters.typed(content)).parser_events():
        if isinstance(event, events.CollectionStartEvent):
            if (depth := depth + 1) > DEEPEST:
                return None
        elif isinstance(event, events.CollectionEndEvent):
            depth -= 1
        elif value_is_next:
            return str(event.value) if depth == 1 and isinstance(event, events.ScalarEvent) else None
        if depth == 1 and isinstance(event, events.ScalarEvent | events.CollectionEndEvent):
            value_is_next = key_is_next and getattr(event, "value", None) == key
            key_is_next = not key_is_next
    return None


def content(path: Path) -> bytes:
    """Return the bytes of a file, but at most one byte more than the size limit.

    Raise `SourceError` if it is not a regular file or cannot be read.
    """
    try:
        # Reading a pipe could block for ever.
        if stat.S_ISREG(path.stat().st_mode):
            with system.patiently(lambda: path.open("rb")) as file:
                return file.read(LARGEST_MB * 1024 * 1024 + 1)
    except (OSError, ValueError):
        pass
    raise _refusal(codes.UNREADABLE)


def _refusal(code: Code, **facts: object) -> SourceError:
    return SourceError(Findings.of([finding(code, "", TOP, **facts)]))


class _FrugalReader(Reader):
    """A faster version of ruamel's reader whose marks hold no text of the file.

    It reads a complete string with LF line ends, so it neither fetches more input nor handles CR.
    """

    reached = 0

    def reset_reader(self) -> None:
        self.reached = getattr(self, "index", 0)
        super().reset_reader()

    def peek(self, index: int = 0) -> str:
        return self.buffer[self.pointer + index]

    def prefix(self, length: int = 1) -> str:
        return self.buffer[self.pointer : self.pointer + length]

    def forward(self, length: int = 1) -> None:
        start, end = self.pointer, self.pointer + length
        self.pointer = self.index = end
        breaks = self.buffer.count("\n", start, end)
        if breaks:
            self.line += breaks
            self.column = end - self.buffer.rindex("\n", start, end) - 1
        else:
            self.column += length

    def get_mark(self) -> FileMark:
        return FileMark("", self.index, self.line, self.column)


class _FrugalScanner(Scanner):
    """ruamel's scanner, but skipping a tag in linear time, since every tag is refused anyway."""

    def scan_tag(self) -> TagToken:
        start, length = self.reader.get_mark(), 1
        while self.reader.peek(length) not in _TAG_ENDS:
            length += 1
        self.reader.forward(length)
        return TagToken((None, "!"), start, self.reader.get_mark())


class _Tree:
    """Builds the tree of a file's text from parser events, without recursion."""

    def __init__(self, typed: Typed) -> None:
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._typed = typed
        self._open: list[Unfinished] = []
        self._has_document = False
        self._values = 0
        self._quotation: tuple[int, int] | None = None
        self._has_given_up = False

    def grow(self) -> None:
        """Read the whole text, or as much of it as can be parsed."""
        self._refuse_all(characters.refused(self._typed.text))
        for event in () if self._has_given_up else self.parser_events():
            step = self._STEPS.get(type(event))
            if step:
                step(self, event)
            if self._has_given_up:
                return
        if self.root is None and not self.findings:
            self._refuse(codes.EMPTY, TOP)

    def parser_events(self) -> Iterator[Any]:
        """Yield the parser's events; add a finding where the parser stops with an error."""
        parser = YAML(typ="base", pure=True)
        parser.Reader, parser.Scanner = _FrugalReader, _FrugalScanner
        try:
            yield from parser.parse(characters.for_parser(self._typed.text))
        except ScannerError as error:
            marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark]
        except MarkedYAMLError as error:
            marks = [error.problem_mark.index]
        except (YAMLError, ValueError, OverflowError):
            # ruamel lets some Python errors through: for an escape beyond the end of Unicode, or a
            # version number of thousands of digits.
            marks = [parser.reader.reached]
        else:
            return
        self._explain_error(marks)

    def _explain_error(self, marks: list[int]) -> None:
        text = self._typed.text
        brackets = [node.index for node in self._open if text[node.index] in "[{"]
        error = ParseError(
            text=text,
            index=marks[-1],
            context=marks[0] if len(marks) > 1 else None,
            bracket=brackets[-1] if brackets else None,
            quotation=self._quotation,
        )
        code, index = explained(error)
        at = self._typed.at(index)
        # After a refused character, the rest of its line often fails to parse as well.
        if all(item.at.line != at.line for item in self.findings):
            self._refuse(code, at)

    def _refuse(self, code: Code, at: Position, **facts: object) -> None:
        self.findings.append(finding(code, "", at, **facts))
        self._has_given_up = self._has_given_up or len(self.findings) >= MOST_FINDINGS

    def _refuse_all(self, faults: Iterator[tuple[int, Code]], start: int = 0) -> None:
        for index, code in islice(faults, max(0, MOST_FINDINGS - len(self.findings))):
            self._refuse(code, self._typed.at(start + index))

    def _give_up(self, code: Code, at: Position, **facts: object) -> None:
        self._refuse(code, at, **facts)
        self._has_given_up = True

    def _begin_document(self, event: events.NodeEvent) -> None:
        if self._has_document:
            self._give_up(codes.SEVERAL_DOCUMENTS, self._at(event))
        self._has_document = True

    def _end_document(self, _: events.Event) -> None:
        if isinstance(self.root, Scalar) and not (self.root.text or self.root.quoted):
            self._refuse(codes.EMPTY, TOP)
        elif self.root and not isinstance(self.root, Mapping):
            self._refuse(codes.NOT_A_MAPPING, self.root.at)

    def _alias(self, event: events.NodeEvent) -> None:
        self._refuse(codes.ALIAS, self._at(event))
        self._add(Scalar("", self._at(event), quoted=True))

    def _scalar(self, event: events.ScalarEvent) -> None:
        self._check_properties(event)
        start, end = event.start_mark.index, event.end_mark.index
        self._quotation = (start, end) if event.style in {"'", '"'} else None
        text = self._text(event.value, start, end)
        scalar = Scalar(text, self._at(event), quoted=event.style is not None)
        if self._awaits_name:
            self._check_name(scalar)
        self._add(scalar)

    def _begin(self, event: events.CollectionStartEvent) -> None:
        self._check_properties(event)
        if self._awaits_name:
            self._refuse(codes.COMPLEX_KEY, self._at(event))
        is_mapping = isinstance(event, events.MappingStartEvent)
        self._open.append(Unfinished(event.start_mark.index, self._at(event), is_mapping))
        if len(self._open) > DEEPEST:
            self._give_up(codes.TOO_DEEP, self._at(event), limit=DEEPEST)

    def _end(self, _: events.Event) -> None:
        self._add(self._open.pop().finished())

    def _add(self, node: Node) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._give_up(codes.TOO_MANY, node.at, limit=MOST_VALUES)
        if self._open:
            self._open[-1].add(node)
        else:
            self.root = node

    def _text(self, value: str, start: int, end: int) -> str:
        text = characters.unescaped(value)
        self._refuse_all(characters.refused_escapes(text, self._typed.text[start:end]), start)
        if characters.piled(text):
            self._refuse(codes.PILED, self._typed.at(start), limit=characters.MOST_ACCENTS)
            return ""
        return characters.composed(text)

    def _check_properties(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(codes.ALIAS, self._at(event))
        if event.tag is not None:
            self._refuse(codes.TAG, self._at(event))

    def _check_name(self, name: Scalar) -> None:
        if name.is_null or (name.text == "<<" and not name.quoted):
            self._refuse(codes.COMPLEX_KEY, name.at)
        elif name.text in self._open[-1].names:
            self._refuse(codes.DUPLICATE_KEY, name.at)
        self._open[-1].names.add(name.text)

    @property
    def _awaits_name(self) -> bool:
        return bool(self._open) and self._open[-1].awaits_name

    def _at(self, event: events.NodeEvent) -> Position:
        return self._typed.at(event.start_mark.index)

    _STEPS: ClassVar[dict[type, Callable[[_Tree, Any], None]]] = {
        events.DocumentStartEvent: _begin_document,
        events.DocumentEndEvent: _end_document,
        events.AliasEvent: _alias,
        events.ScalarEvent: _scalar,
        events.MappingStartEvent: _begin,
        events.SequenceStartEvent: _begin,
        events.MappingEndEvent: _end,
        events.SequenceEndEvent: _end,
    }
