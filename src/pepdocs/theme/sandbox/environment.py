"""The only room in which a template runs.

What a template is given is all that it can reach: of a text or a list only a few methods, of what can be
called only that it can be called. What it may do is counted (`safety_limits`), and what a stranger's
template made is looked through (`safety_page`) before anything else sees it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from types import BuiltinFunctionType, ModuleType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from pepdocs.theme import package
from pepdocs.theme.safety import limits, output, page
from pepdocs.theme.safety.template import NAMED
from pepdocs.theme.sandbox.filters import FILTERS_OF_OURS
from pepdocs.theme.sandbox.reasons import FORBIDDEN, reason

Source = Callable[[str], tuple[str, str, None]]
Filters = Mapping[str, Callable[..., Any]]

APART = "|"
"""What stands between the number of a layer and the name of a file in it."""

METHODS = frozenset("endswith get items keys lower split startswith strip upper values".split())
"""What a template may do with a text or a mapping besides showing it."""

PLAIN = (str, bytes, int, float, tuple, list, dict, set, frozenset, range)
CALLABLE_TYPES = (Namespace, dict)
OF_JINJA = (Macro, BlockReference, LoopContext, Undefined)
COST_OF_A_CALL = 3
"""A call takes as long as so many turns of a loop."""

LIMITED: Filters = {"batch": limits.batch, "join": output.join}
"""Filters of Jinja's that make more than they are given, each with its limit."""

LARGEST_NUMBER = 10**15

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Python says of a template that asks for what cannot be done."""


class Refused(SecurityError):
    """A template asked for what it may not have, or cannot be had; tells its name and line, and why."""

    def __init__(self, name: str, line: int, why: str = FORBIDDEN) -> None:
        super().__init__()
        self.name, self.lineno, self.reason = name, line, why


class Sheet(Template):
    """A template whose work is counted, and whose faults are told by their place alone."""

    def render(self, *names: Any, **more: Any) -> str:
        """Return what the template makes; `TemplateError` where it fails or may not do what it does."""
        try:
            with limits.metered():
                made = super().render(*names, **more)
        except (OverflowError, TemplateError):
            raise
        except FAULTS as error:
            raise Refused(*place_of(error, self.name or ""), reason(error)) from None
        if getattr(self.environment, "has_strangers", False) and page.faults(made):
            raise Refused(self.name or "", 0)
        return made


class Room(ImmutableSandboxedEnvironment):
    """A sandbox in which a file of a layer may name the file below it that it takes the place of."""

    template_class = Sheet
    code_generator_class = limits.Compiler
    intercepted_binops = frozenset({"+", "*", "%", "**", "-", "/", "//"})
    concat = staticmethod(limits.concatenated)
    weighed = staticmethod(limits.weighed)
    joined = staticmethod(output.joined)

    resolve: Callable[[str, str], str] | None = None
    """Tells the full name of a file by its name and that of the file that names it."""

    has_strangers = False
    """Whether any template that was loaded is not ours."""

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a file that another one names."""
        if not NAMED.fullmatch(template):
            raise TemplateNotFound("?")
        return self.resolve(template, parent) if self.resolve else template

    def spent(self, steps: int) -> bool:
        """Note that so many steps were done, and return true."""
        limits.spend(steps)
        return True

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a call makes, and count it."""
        limits.spend(COST_OF_A_CALL + len(args) + len(kwargs))
        if type(obj) is not Macro and not self.is_safe_callable(obj):
            raise SecurityError
        return context.call(obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call an object: what it was given, and not the insides of Python."""
        if isinstance(obj, type):
            return obj in CALLABLE_TYPES
        if isinstance(obj, BuiltinFunctionType) and obj.__name__ not in METHODS:
            return False
        return super().is_safe_callable(obj)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: those of the view, and few of anything else."""
        if attr in getattr(type(obj), "__dataclass_fields__", ()) and attr[0] != "_":
            return True
        if not super().is_safe_attribute(obj, attr, value) or isinstance(obj, ModuleType):
            return False
        if isinstance(obj, PLAIN):
            return attr in METHODS or not callable(value)
        return isinstance(obj, OF_JINJA) or not callable(obj)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ARG002
        """Return nothing: no template formats a text, for a width in it may be any number."""
        return None

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what numbers make, and two texts put together; nothing that grows by itself."""
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            return self.joined((left, right))
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError
        if max(abs(left), abs(right)) > LARGEST_NUMBER or operator == "**":
            raise SecurityError
        return super().call_binop(context, operator, left, right)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any, **more: Any) -> Any:
        """Return a compiled template; `TemplateSyntaxError` also where Python cannot make one of it."""
        try:
            return super().compile(source, name, filename, *rest, **more)
        except (SyntaxError, RecursionError, MemoryError, ValueError):
            failed = TemplateSyntaxError("too deep", 1, name, filename)
        raise failed

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        return super()._generate(limits.charged(source), *rest, **more)


def sandbox(filters: Filters | None = None, source: Source | None = None) -> Room:
    """Return a new room for templates with our filters, and `filters` besides."""
    room = Room(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,
        finalize=output.shown,
    )
    room.loader = FunctionLoader(_watched(room, source) if source else _packaged)
    room.filters = {**FILTERS_OF_OURS, **(filters or {})}
    room.filters |= {name: each for name, each in LIMITED.items() if name in room.filters}
    room.globals = {"namespace": room.globals["namespace"], "range": limits.numbers}
    return room


def _watched(room: Room, source: Source) -> Source:
    """Return a source of templates that notes whether one of them is not ours."""

    def told(name: str) -> tuple[str, str, None]:
        found = source(name)
        is_ours = name.partition(APART)[0] == "builtin"
        room.has_strangers |= not is_ours or found[0] != package.text(name.partition(APART)[2])
        return found

    return told


def _packaged(name: str) -> tuple[str, str, None]:
    """Return a template's text and the name that its errors show."""
    return package.text(name), name, None


def place_of(error: BaseException, name: str) -> tuple[str, int]:
    """Return the innermost template in which `error` arose, and its line: of a theme's, if any is among them."""
    if isinstance(lineno := getattr(error, "lineno", None), int):
        return getattr(error, "name", None) or name, lineno
    steps = [s for s in traceback.extract_tb(error.__traceback__) if s.filename.endswith(".jinja")]
    steps = [step for step in steps if APART in step.filename] or steps
    return (steps[-1].filename, steps[-1].lineno or 0) if steps else (name, 0)
