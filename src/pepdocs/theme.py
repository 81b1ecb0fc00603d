"""Where templates and styles come from, and the only room in which a template runs.

A template runs in a sandbox: it may read the view that it is given and the templates of this
package, and nothing else. A name that does not exist is an error, and all text is escaped.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.filters import FILTERS
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pepdocs.errors import RenderError
from pepdocs.view.blocks import Value, runs

TEMPLATES = "pepdocs.templates"

OUTPUT_TAGS = {"cy": "cy-GB", "en": "en-GB"}
"""The tags that a document carries for the languages of the form; others stand as they are."""

LONG = 650
"""So many characters fill ten lines of half a page's width."""


ENDLESS = 28
"""The longest Welsh and English words of a form are shorter than this."""


def tag(lang: str) -> str:
    """Return the language tag that a document carries for `lang`."""
    return OUTPUT_TAGS.get(lang, lang)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, cut at its blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip("\n")]


def plain(phrase: tuple[Any, ...]) -> str:
    """Return a phrase as one line, for a bookmark or a page's margin."""
    return " / ".join(run.text for run in phrase)


def is_long(part: object, limit: int = LONG) -> bool:
    """Return whether one text below `part` is so long that it may break over a page."""
    return any(len(run.text) > limit for run in runs(part))


def is_endless(text: str) -> bool:
    """Return whether a text has a word that no line can hold."""
    return any(len(word) > ENDLESS for word in text.split())


def is_plain(value: Value) -> bool:
    """Return whether a value is one paragraph in one language, with no remark."""
    if value.note or len(value.phrases) != 1 or len(value.phrases[0]) != 1:
        return False
    return "\n\n" not in value.phrases[0][0].text


FILTERS_OF_OURS: dict[str, Callable[..., Any]] = {
    "batch": FILTERS["batch"],
    "is_endless": is_endless,
    "is_long": is_long,
    "is_plain": is_plain,
    "length": FILTERS["length"],
    "paragraphs": paragraphs,
    "plain": plain,
    "tag": tag,
}
"""Every filter that a template may use; `batch` and `length` are Jinja's own."""


def resource(name: str) -> Traversable:
    """Return the file called `name` (`shared/page.css`); `TemplateNotFound` where there is none."""
    here = files(TEMPLATES)
    for part in split_template_path(name):
        here = here / part
    if not here.is_file():
        raise TemplateNotFound(name)
    return here


@cache
def text(name: str) -> str:
    """Return the text of a file among the templates, such as a style sheet."""
    return resource(name).read_text(encoding="utf-8")


def _source(name: str) -> tuple[str, str, None]:
    """Return a template's text and the name that its errors show."""
    return text(name), name, None


def sandbox(
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> ImmutableSandboxedEnvironment:
    """Return a new room for templates with our filters, and `filters` besides."""
    room = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    room.filters = {**FILTERS_OF_OURS, **(filters or {})}
    room.globals = {name: room.globals[name] for name in ("namespace", "range")}
    return room


@cache
def _room() -> ImmutableSandboxedEnvironment:
    return sandbox()


def rendered(name: str, **names: object) -> str:
    """Return what the template called `name` makes of `names`; `RenderError` where it fails.

    The error tells the template's name and line, and nothing of what was shown.
    """
    try:
        return _room().get_template(name).render(names)
    except (TemplateError, OverflowError) as error:
        where, line = _place(error, name)
        raise RenderError("error.template", template=where, line=line) from error


def _place(error: Exception, name: str) -> tuple[str, int]:
    """Return the innermost template in which `error` arose, and its line."""
    if isinstance(lineno := getattr(error, "lineno", None), int):
        return getattr(error, "name", None) or name, lineno
    steps = [s for s in traceback.extract_tb(error.__traceback__) if s.filename.endswith(".jinja")]
    return (steps[-1].filename, steps[-1].lineno or 0) if steps else (name, 0)
