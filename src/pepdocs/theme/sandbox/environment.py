"""The environment in which a template runs.

A template reaches only what it is given: few methods of texts and lists, and few functions. Its work is counted
(`limits`), and the page that a stranger's template made is examined (`safety.page`) before anything else uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import BuiltinFunctionType, ModuleType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from pepdocs.theme import package
from pepdocs.theme.safety import page
from pepdocs.theme.safety.template import NAMED
from pepdocs.theme.sandbox import limits
from pepdocs.theme.sandbox.failures import FORBIDDEN, SEPARATOR, place_of, reason
from pepdocs.theme.sandbox.filters import TEMPLATE_FILTERS

Source = Callable[[str], tuple[str, str, None]]
Filters = Mapping[str, Callable[..., Any]]

METHODS = frozenset("endswith get items keys lower split startswith strip upper values".split())
"""The methods of texts and mappings that a template may call."""

PLAIN_TYPES = (str, bytes, int, float, tuple, list, dict, set, frozenset, range)
CALLABLE_TYPES = (Namespace, dict)
JINJA_TYPES = (Macro, BlockReference, LoopContext, Undefined)
STEPS_PER_CALL = 3

LIMITED_FILTERS: Filters = {"batch": limits.batch, "join": limits.join}
"""Jinja's filters whose result can be larger than their arguments, each with a limit."""

LARGEST_NUMBER = 10**15

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Python raises when a template does what cannot be done."""


class TemplateRefused(SecurityError):
    """A template did something forbidden or impossible; holds its name and line, and the reason."""

    def __init__(self, name: str, line: int, why: str = FORBIDDEN) -> None:
        super().__init__()
        self.name, self.lineno, self.reason = name, line, why


class SandboxedTemplate(Template):
    """A template whose work is counted, and whose errors name only their place."""

    def render(self, *names: Any, **more: Any) -> str:
        """Return what the template prints; raise `TemplateError` where it fails or does something forbidden."""
        try:
            with limits.metered():
                text = super().render(*names, **more)
        except (OverflowError, TemplateError):
            raise
        except FAULTS as error:
            raise TemplateRefused(*place_of(error, self.name or ""), reason(error)) from None
        if getattr(self.environment, "has_strangers", False) and page.faults(text):
            raise TemplateRefused(self.name or "", 0)
        return text


class ThemeEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a template may load the files of its theme and of the layers below."""

    template_class = SandboxedTemplate
    code_generator_class = limits.Compiler
    intercepted_binops = frozenset({"+", "*", "%", "**", "-", "/", "//"})
    concat = staticmethod(limits.concatenate)
    checked_size = staticmethod(limits.checked_size)
    joined = staticmethod(limits.joined)

    resolve: Callable[[str, str], str] | None = None
    """Returns the full name of a template, given its name and the full name of the template that loads it."""

    has_strangers = False
    """Whether any template that was loaded is not ours."""

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a template that another one loads."""
        if not NAMED.fullmatch(template):
            raise TemplateNotFound("?")
        return self.resolve(template, parent) if self.resolve else template

    def count_steps(self, number: int) -> bool:
        """Count some steps and return True, so that the call can stand in a condition."""
        limits.count_steps(number)
        return True

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return the result of a call, and count it."""
        limits.count_steps(STEPS_PER_CALL + len(args) + len(kwargs))
        if type(obj) is not Macro and not self.is_safe_callable(obj):
            raise SecurityError
        return context.call(obj, *args, **kwargs)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call an object: no type or method of Python's but a few."""
        if isinstance(obj, type):
            return obj in CALLABLE_TYPES
        if isinstance(obj, BuiltinFunctionType) and obj.__name__ not in METHODS:
            return False
        return super().is_safe_callable(obj)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute: the fields of the view, and few of anything else."""
        if attr in getattr(type(obj), "__dataclass_fields__", ()) and attr[0] != "_":
            return True
        if not super().is_safe_attribute(obj, attr, value) or isinstance(obj, ModuleType):
            return False
        if isinstance(obj, PLAIN_TYPES):
            return attr in METHODS or not callable(value)
        return isinstance(obj, JINJA_TYPES) or not callable(obj)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ARG002
        """Return None: no template may use `format`, since a width in it can be any number."""
        return None

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the sum of two texts, or the result for two numbers that cannot grow huge."""
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            return self.joined((left, right))
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError
        if max(abs(left), abs(right)) > LARGEST_NUMBER or operator == "**":
            raise SecurityError
        return super().call_binop(context, operator, left, right)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any, **more: Any) -> Any:
        """Return a compiled template; raise `TemplateSyntaxError` also where Python cannot compile it."""
        try:
            return super().compile(source, name, filename, *rest, **more)
        except (SyntaxError, RecursionError, MemoryError, ValueError):
            failed = TemplateSyntaxError("too deep", 1, name, filename)
        raise failed

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        return super()._generate(limits.with_costs(source), *rest, **more)


def sandboxed_environment(filters: Filters | None = None, source: Source | None = None) -> ThemeEnvironment:
    """Return a new environment with our filters and `filters`, which loads templates from `source` or from ours."""
    environment = ThemeEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,
        finalize=limits.printable,
    )
    environment.loader = FunctionLoader(_watched(environment, source) if source else _packaged)
    environment.filters = {**TEMPLATE_FILTERS, **(filters or {})}
    environment.filters |= {name: limited for name, limited in LIMITED_FILTERS.items() if name in environment.filters}
    environment.globals = {"namespace": environment.globals["namespace"], "range": limits.limited_range}
    return environment


def _watched(environment: ThemeEnvironment, source: Source) -> Source:
    """Return a source of templates that records in the environment whether one of them is not ours."""

    def load(full: str) -> tuple[str, str, None]:
        loaded = source(full)
        layer, _, name = full.partition(SEPARATOR)
        environment.has_strangers |= layer != "builtin" or loaded[0] != package.text(name)
        return loaded

    return load


def _packaged(name: str) -> tuple[str, str, None]:
    return package.text(name), name, None
