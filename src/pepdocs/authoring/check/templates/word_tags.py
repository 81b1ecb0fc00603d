"""Parse the tags of a Word template, with those that do not match each other repaired or removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

MOST_FAULTS: Final = 50
"""Most paragraphs with faults of a part that is still parsed."""

PAIRS: Final = (("{{", "}}"), ("{%", "%}"))
OPENING: Final = frozenset({"if", "for", "macro", "call", "filter", "with", "block"})
"""The keywords of tags that another tag closes."""

_TAG: Final = re.compile(r"\{%-?\s*(\w+)[^%]*%\}")
_WORD: Final = re.compile(r"[^\W\d]\w*")

Parse = Callable[[str], nodes.Template]


@dataclass(frozen=True, slots=True)
class ParsedTags:
    """The tags of a part, as far as they could be parsed.

    `wrong` has the indices of the paragraphs that could not; `names` has every word in those, any of which may
    define a name for the others.
    """

    tree: nodes.Template | None
    wrong: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()


def parse_tags(lines: Sequence[str], parse: Parse) -> ParsedTags:
    """Return the parsed tags of a part, given a line for each paragraph, without paragraphs with faults."""
    wrong = {number for number, line in enumerate(lines) if not _is_balanced(line)}
    kept = ["" if number in wrong else line for number, line in enumerate(lines)]
    tree = None
    while tree is None and len(wrong) <= MOST_FAULTS:
        wrong |= _balance(kept)
        try:
            tree = parse("\n".join(kept))
        except TemplateSyntaxError as error:
            place = min(error.lineno, len(kept)) - 1
            if not kept[place]:
                break
            kept[place] = ""
            wrong.add(place)
    names = frozenset(word for number in wrong for word in _WORD.findall(lines[number]))
    return ParsedTags(tree, tuple(sorted(wrong)), names)


def _is_balanced(line: str) -> bool:
    return all(line.count(start) == line.count(end) for start, end in PAIRS)


@dataclass(slots=True)
class _Stack:
    """The open tags, and the indices of the lines with tags that match none."""

    tags: list[tuple[str, int]] = field(default_factory=list)
    wrong: set[int] = field(default_factory=set)

    def close(self, until: str = "") -> Iterator[str]:
        """Yield the closing tags of the innermost open tags, up to one of a kind, and record these as wrong."""
        while self.tags and self.tags[-1][0] != until:
            word, number = self.tags.pop()
            self.wrong.add(number)
            yield f"{{% end{word} %}}"


def _balance(lines: list[str]) -> set[int]:
    """Close each open tag and remove each closing tag that matches none; return the indices of their lines."""
    stack = _Stack()
    for number, line in enumerate(lines):
        lines[number] = _TAG.sub(partial(_matching, stack, number), line)
    if lines:
        lines[-1] += "".join(stack.close())
    return stack.wrong


def _matching(stack: _Stack, number: int, tag: re.Match[str]) -> str:
    """Return a tag changed to match the open ones."""
    word = tag[1]
    kind = word.removeprefix("end")
    if word in OPENING:
        stack.tags.append((word, number))
    elif kind in OPENING:
        if all(kind != opened for opened, _ in stack.tags):
            stack.wrong.add(number)
            return ""
        closing = "".join(stack.close(kind))
        stack.tags.pop()
        return closing + tag[0]
    return tag[0]
