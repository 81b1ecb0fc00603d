"""Why and where a template failed, without Python's own message, which may quote what was to be printed."""

from __future__ import annotations

import traceback

from jinja2.exceptions import SecurityError, UndefinedError

from pepdocs.base import error_keys

SEPARATOR = "|"
"""The sign between the number of a layer and the name of a file in it, in the full name of a template."""

CIRCLE, MISSING, LARGE, FORBIDDEN, VALUE, ENGINE, OUTSIDE, CHARACTER, GONE = (
    f"view:why.{name}" for name in "circle missing large forbidden value engine outside character gone".split()
)
"""The contexts of the reasons in the catalogues."""

REASONS_BY_KEY = {
    error_keys.ENGINE_LOG: ENGINE,
    error_keys.THEME_ENGINE: ENGINE,
    error_keys.FETCH: OUTSIDE,
    error_keys.CHARACTER: CHARACTER,
}
"""The reasons of errors without one of their own, by their keys."""

_REASONS_BY_TYPE: tuple[tuple[type[BaseException], str], ...] = (
    (RecursionError, CIRCLE),
    (UndefinedError, MISSING),
    (OverflowError, LARGE),
    (SecurityError, FORBIDDEN),
)


def reason(error: BaseException) -> str:
    """Return the context of the sentence that says why a template failed."""
    own = getattr(error, "reason", "")
    return own or next((context for kind, context in _REASONS_BY_TYPE if isinstance(error, kind)), VALUE)


def place_of(error: BaseException, name: str) -> tuple[str, int]:
    """Return the name and line of the innermost template that failed, preferring one of a theme; `name` if unknown."""
    if isinstance(lineno := getattr(error, "lineno", None), int):
        return getattr(error, "name", None) or name, lineno
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.endswith(".jinja")]
    steps = [step for step in steps if SEPARATOR in step.filename] or steps
    return (steps[-1].filename, steps[-1].lineno or 0) if steps else (name, 0)
