"""The tags of a Word template that do not fit together, each put right so that the others can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

MOST_FAULTS: Final = 50
"""So many paragraphs that are not understood are passed over before no more is read of a part."""

PAIRS: Final = (("{{", "}}"), ("{%", "%}"))
OPENING: Final = frozenset({"if", "for", "macro", "call", "filter", "with", "block"})
"""The words of the tags that another one closes."""

_TAG: Final = re.compile(r"\{%-?\s*(\w+)[^%]*%\}")
_WORD: Final = re.compile(r"[^\W\d]\w*")

Parse = Callable[[str], nodes.Template]


@dataclass(frozen=True, slots=True)
class Read:
    """What a part's tags say as far as they are understood.

    `wrong` are the numbers, from 0, of the paragraphs that are not; `names` is every word in those, for any of
    them may give the others a name.
    """

    tree: nodes.Template | None
    wrong: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()


def read(lines: Sequence[str], parse: Parse) -> Read:
    """Return what the tags of a part say, a line for each paragraph, passing over whatever is not understood."""
    left, wrong = list(lines), set[int]()
    for number, line in enumerate(lines):
        if not _is_closed(line):
            _pass_over(left, wrong, number)
    tree = None
    while tree is None and len(wrong) <= MOST_FAULTS:
        wrong |= _closed(left)
        try:
            tree = parse("\n".join(left))
        except TemplateSyntaxError as error:
            place = min(error.lineno, len(left)) - 1
            if not left[place]:
                break
            _pass_over(left, wrong, place)
    names = frozenset(word for number in wrong for word in _WORD.findall(lines[number]))
    return Read(tree, tuple(sorted(wrong)), names)


def _is_closed(line: str) -> bool:
    return all(line.count(start) == line.count(end) for start, end in PAIRS)


def _pass_over(lines: list[str], wrong: set[int], number: int) -> None:
    lines[number] = ""
    wrong.add(number)


@dataclass(slots=True)
class _Stack:
    """The tags that are open, and what was done about those that stay so."""

    opened: list[tuple[str, int]] = field(default_factory=list)
    wrong: set[int] = field(default_factory=set)

    def ends(self, while_not: str = "") -> Iterator[str]:
        """Yield what closes the innermost tags, up to one of a kind, and note each as not closed."""
        while self.opened and self.opened[-1][0] != while_not:
            word, number = self.opened.pop()
            self.wrong.add(number)
            yield f"{{% end{word} %}}"


def _closed(lines: list[str]) -> set[int]:
    """Close each tag that is not closed, take out each that closes none, and return where those are."""
    stack = _Stack()
    for number, line in enumerate(lines):
        lines[number] = _TAG.sub(partial(_fitting, stack, number), line)
    if lines:
        lines[-1] += "".join(stack.ends())
    return stack.wrong


def _fitting(stack: _Stack, number: int, tag: re.Match[str]) -> str:
    """Return a tag as it fits to those that are open."""
    word = tag[1]
    kind = word.removeprefix("end")
    if word in OPENING:
        stack.opened.append((word, number))
    elif kind in OPENING:
        if all(kind != opened for opened, _ in stack.opened):
            stack.wrong.add(number)
            return ""
        before = "".join(stack.ends(kind))
        stack.opened.pop()
        return before + tag[0]
    return tag[0]
