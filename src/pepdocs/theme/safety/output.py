"""What a template may make text of: texts and numbers, for anything else would show Python's insides.

All that becomes text in a room passes `shown`: what stands in braces, and what `~` or `join` puts together.
What a template is given besides (`shown`, `medium`, the filters of Word) puts texts together in such a way
that anything else fails.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined, markup_join

from pepdocs.theme.safety import limits

SHOWABLE = (int, float, Undefined, type(None))


def shown(value: Any) -> Any:
    """Return what is to be shown: a text or a number; `SecurityError` where it is neither."""
    if isinstance(value, str):
        limits.write(len(value))
    elif not isinstance(value, SHOWABLE):
        raise SecurityError
    return value


def joined(parts: Iterable[Any]) -> str:
    """Return texts and numbers as one text, escaped where any part of it is."""
    made: str = markup_join([*map(shown, parts)])
    return made


@pass_environment
def join(environment: Environment, value: Iterable[Any], d: str = "", attribute: Any = None) -> str:
    """Return texts and numbers as one text with `d` between them, as Jinja's own `join` does."""
    got = value if attribute is None else map(make_attrgetter(environment, attribute), value)
    items = list(got)
    limits.spend(len(items))
    between = [part for each in items for part in (d, each)]
    return joined(between[1:])
