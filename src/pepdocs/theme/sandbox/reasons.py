"""Why a template fails: one of a few sentences, for what Python says may quote what was to be shown."""

from __future__ import annotations

from jinja2.exceptions import SecurityError, UndefinedError

CIRCLE, MISSING, LARGE, FORBIDDEN, VALUE, ENGINE, OUTSIDE, CHARACTER = (
    f"view:why.{name}" for name in "circle missing large forbidden value engine outside character".split()
)
"""The contexts of the reasons in the catalogues."""

OF_ERRORS = {
    "error.engine_log": ENGINE,
    "error.theme_engine": ENGINE,
    "error.fetch": OUTSIDE,
    "error.character": CHARACTER,
}
"""The reasons of errors that tell none themselves, by their keys."""

_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (RecursionError, CIRCLE),
    (UndefinedError, MISSING),
    (OverflowError, LARGE),
    (SecurityError, FORBIDDEN),
)


def reason(error: BaseException) -> str:
    """Return why a template failed, by the error that it ended with."""
    told = getattr(error, "reason", "")
    return told or next((why for kind, why in _KINDS if isinstance(error, kind)), VALUE)
