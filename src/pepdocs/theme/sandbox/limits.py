"""Limits on what a template may do: each turn of a loop, each macro and each printed character counts.

A template that would never end stops at its first step too many. Steps are counted in the template's own terms, so
that the limit is the same on every machine. Only texts and numbers become text; other values would show the insides
of Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from jinja2 import Environment, nodes, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import do_batch, make_attrgetter
from jinja2.runtime import Undefined, markup_join
from jinja2.visitor import NodeVisitor

from pepdocs.theme.safety.template import LONGEST_RANGE
from pepdocs.theme.sandbox.failures import LARGE

N = TypeVar("N", bound=nodes.Node)

STEPS = 5_000_000
"""The steps of one document; a plan with sixty-three targets takes a fifteenth."""

CHARACTERS = 200_000_000
"""The characters that may be put together for one document."""

LARGEST_COLLECTION = 100_000
"""The values in one list, those in nested lists included."""

PRINTABLE = (int, float, Undefined, type(None))


class LimitExceeded(SecurityError):
    """A template does more than a template may."""

    reason = LARGE


@dataclass(slots=True)
class Meter:
    """What one rendering may still do."""

    steps: int = STEPS
    characters: int = CHARACTERS


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[None]:
    """Count steps and characters from 0 while the context lasts."""
    token = _METER.set(Meter())
    try:
        yield
    finally:
        _METER.reset(token)


def count_steps(number: int) -> None:
    """Count some steps; raise `LimitExceeded` if they are too many."""
    meter = _METER.get()
    if meter is not None:
        meter.steps -= number
        if meter.steps < 0:
            raise LimitExceeded


def count_characters(number: int) -> None:
    """Count some characters; raise `LimitExceeded` if they are too many."""
    meter = _METER.get()
    if number > CHARACTERS:
        raise LimitExceeded
    if meter is not None:
        meter.characters -= number
        if meter.characters < 0:
            raise LimitExceeded


def concatenate(parts: Iterable[str]) -> str:
    """Return texts as one, with its characters counted."""
    texts = list(parts)
    count_characters(sum(map(len, texts)))
    return "".join(texts)


def batch(value: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Return what Jinja's `batch` does; raise `LimitExceeded` for rows that are too long."""
    if linecount > LONGEST_RANGE:
        raise LimitExceeded
    return do_batch(value, linecount, fill_with)


def limited_range(*bounds: int) -> range:
    """Return a range with its steps counted; raise `OverflowError` if it is too long."""
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise OverflowError
    count_steps(len(numbers))
    return numbers


def checked_size(value: object) -> Any:
    """Return a list, tuple or mapping; raise `LimitExceeded` if it holds too many values at all levels together."""
    if _size(value, {}) > LARGEST_COLLECTION:
        raise LimitExceeded
    return value


def _size(value: object, known: dict[int, int]) -> int:
    """Return how many values there are in a value, counted as often as they occur."""
    if id(value) not in known:
        inner: Iterable[object] = ()
        if isinstance(value, dict):
            inner = value.values()
        elif isinstance(value, list | tuple | set | frozenset):
            inner = value
        known[id(value)] = 1 + sum(_size(item, known) for item in inner)
    return known[id(value)]


def printable(value: Any) -> Any:
    """Return a text, with its characters counted, or a number; raise `SecurityError` for anything else."""
    if isinstance(value, str):
        count_characters(len(value))
    elif not isinstance(value, PRINTABLE):
        raise SecurityError
    return value


def joined(parts: Iterable[Any]) -> str:
    """Return texts and numbers as one text, escaped if any of them is."""
    text: str = markup_join([*map(printable, parts)])
    return text


@pass_environment
def join(environment: Environment, value: Iterable[Any], d: str = "", attribute: Any = None) -> str:
    """Return texts and numbers as one text with `d` between them, as Jinja's `join` does."""
    items = list(value if attribute is None else map(make_attrgetter(environment, attribute), value))
    count_steps(len(items))
    between = [part for item in items for part in (d, item)]
    return joined(between[1:])


class _CostInserter(NodeVisitor):
    """Puts a charge at the head of each body: of a loop, a macro, a block."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> None:
        super().generic_visit(node, *args, **kwargs)
        is_open = not (isinstance(node, nodes.Block) and node.required)
        if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block) and is_open:
            cost = 1 + sum(1 for _ in node.find_all((nodes.Expr, nodes.Stmt))) // 4
            node.body.insert(0, _adopted(nodes.ExprStmt(_charge(node, cost), lineno=node.lineno), node))
        if isinstance(node, nodes.For) and node.test is not None:
            node.test = nodes.And(_charge(node, 1), node.test, lineno=node.lineno)
            _adopted(node.test, node)


def with_costs(source: nodes.Template) -> nodes.Template:
    """Return a template in which every turn of a loop and every call is counted."""
    _CostInserter().visit(source)
    return source


def _charge(node: nodes.Node, cost: int) -> nodes.Expr:
    function = nodes.EnvironmentAttribute("count_steps", lineno=node.lineno)
    argument = nodes.Const(cost, lineno=node.lineno)
    return _adopted(nodes.Call(function, [argument], [], None, None, lineno=node.lineno), node)


def _adopted(new: N, neighbour: nodes.Node) -> N:
    """Return a new node with the environment of its neighbour."""
    if neighbour.environment is not None:
        new.set_environment(neighbour.environment)
    return new


class Compiler(CodeGenerator):
    """Writes templates as Python in which everything that can grow is counted."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Return literal text; what is computed is checked when the template runs."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, *more: Any, **named: Any) -> None:  # noqa: N802
        """Write a call; a charge is called without the checks of the sandbox."""
        if isinstance(node.node, nodes.EnvironmentAttribute):
            cost = node.args[0]
            self.write(f"environment.count_steps({cost.value if isinstance(cost, nodes.Const) else 1})")
        else:
            super().visit_Call(node, frame, *more, **named)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write texts put together by `~`."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """Write a tuple."""
        if node.ctx == "load":
            self._with_size_check(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """Write a list."""
        self._with_size_check(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Write a mapping."""
        self._with_size_check(super().visit_Dict, node, frame)

    def _with_size_check(self, visit: Any, node: nodes.Node, frame: Frame) -> None:
        self.write("environment.checked_size(")
        visit(node, frame)
        self.write(")")
