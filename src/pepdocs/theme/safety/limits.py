"""How much a template may do: every turn of a loop and every macro costs, and so does every letter.

A template that would never end, or whose text would never end, stops at its first step too many. The cost
is counted in what the template is made of, so that it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import do_batch
from jinja2.visitor import NodeVisitor

from pepdocs.theme.sandbox.reasons import LARGE

N = TypeVar("N", bound=nodes.Node)

STEPS = 5_000_000
"""So much may be done for one document; a plan with sixty-three targets takes a fifteenth."""

LETTERS = 200_000_000
"""So many letters may be put together for one document."""

HEAVIEST = 100_000
"""So many values may be in one list, with all that is in the lists in it."""

LONGEST_RANGE = 10_000


class TooMuch(SecurityError):
    """A template does more than a template may."""

    reason = LARGE


@dataclass(slots=True)
class Meter:
    """What one rendering may still do."""

    steps: int = STEPS
    letters: int = LETTERS


_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)


@contextmanager
def metered() -> Iterator[None]:
    """Count what is done while the context lasts, from the beginning."""
    token = _METER.set(Meter())
    try:
        yield
    finally:
        _METER.reset(token)


def spend(steps: int) -> None:
    """Note that so many steps were done; `TooMuch` where they are too many."""
    meter = _METER.get()
    if meter is not None:
        meter.steps -= steps
        if meter.steps < 0:
            raise TooMuch


def write(letters: int) -> None:
    """Note that so many letters were put together; `TooMuch` where they are too many."""
    meter = _METER.get()
    if letters > LETTERS:
        raise TooMuch
    if meter is not None:
        meter.letters -= letters
        if meter.letters < 0:
            raise TooMuch


def concatenated(parts: Iterable[str]) -> str:
    """Return texts as one, as far as they are not too long."""
    kept = list(parts)
    write(sum(map(len, kept)))
    return "".join(kept)


def batch(value: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Return Jinja's own `batch`, as far as a row is not too long."""
    if linecount > LONGEST_RANGE:
        raise TooMuch
    return do_batch(value, linecount, fill_with)


def numbers(*bounds: int) -> range:
    """Return a range, as far as it is not too long."""
    made = range(*bounds)
    if len(made) > LONGEST_RANGE:
        raise OverflowError
    spend(len(made))
    return made


def weighed(value: object) -> Any:
    """Return a list, tuple or mapping; `TooMuch` where, with all in it, it holds too much."""
    if _weight(value, {}) > HEAVIEST:
        raise TooMuch
    return value


def _weight(value: object, known: dict[int, int]) -> int:
    """Return how many values are in a value, each as often as it is in it."""
    if id(value) not in known:
        known[id(value)] = 1 + sum(_weight(each, known) for each in _inside(value))
    return known[id(value)]


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()


class _Charges(NodeVisitor):
    """Puts the price of a body at its head: of a loop, a macro, a block."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> None:
        super().generic_visit(node, *args, **kwargs)
        is_open = not (isinstance(node, nodes.Block) and node.required)
        if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block) and is_open:
            node.body.insert(0, _price(node))
        if isinstance(node, nodes.For) and node.test is not None:
            node.test = nodes.And(_charge(node, 1), node.test, lineno=node.lineno)
            _belongs(node.test, node)


def charged(source: nodes.Template) -> nodes.Template:
    """Return a template in which every turn and every call has its price."""
    _Charges().visit(source)
    return source


def _price(node: nodes.Node) -> nodes.Node:
    cost = 1 + sum(1 for _ in node.find_all((nodes.Expr, nodes.Stmt))) // 4
    made = nodes.ExprStmt(_charge(node, cost), lineno=node.lineno)
    return _belongs(made, node)


def _belongs(made: N, beside: nodes.Node) -> N:
    """Return a new node as one of the template that `beside` is of."""
    if beside.environment is not None:
        made.set_environment(beside.environment)
    return made


def _charge(node: nodes.Node, cost: int) -> nodes.Expr:
    asked = nodes.EnvironmentAttribute("spent", lineno=node.lineno)
    price = nodes.Const(cost, lineno=node.lineno)
    made = nodes.Call(asked, [price], [], None, None, lineno=node.lineno)
    return _belongs(made, node)


class Compiler(CodeGenerator):
    """Writes templates as Python in which all that grows is counted."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Return what a template writes itself; what it works out is judged when it runs."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, *more: Any, **named: Any) -> None:  # noqa: N802
        """Write a call; a price is asked without the sandbox's questions."""
        if isinstance(node.node, nodes.EnvironmentAttribute):
            price = node.args[0]
            self.write(f"environment.spent({price.value if isinstance(price, nodes.Const) else 1})")
        else:
            super().visit_Call(node, frame, *more, **named)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write texts put together by `~`, each part as it is."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """Write a tuple."""
        self._weighed(super().visit_Tuple, node, frame, is_made=node.ctx == "load")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """Write a list."""
        self._weighed(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Write a mapping."""
        self._weighed(super().visit_Dict, node, frame)

    def _weighed(self, visit: Any, node: nodes.Node, frame: Frame, *, is_made: bool = True) -> None:
        self.write("environment.weighed(" if is_made else "")
        visit(node, frame)
        self.write(")" if is_made else "")
