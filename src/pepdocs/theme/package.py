"""The files that come with pepdocs: templates, style sheets, fonts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import TemplateNotFound
from jinja2.loaders import split_template_path

TEMPLATES = "pepdocs.templates"


def resource(name: str) -> Traversable:
    """Return the file called `name` (`shared/page.css`); raise `TemplateNotFound` if there is none."""
    path = files(TEMPLATES).joinpath(*split_template_path(name))
    if not path.is_file():
        raise TemplateNotFound(name)
    return path


def has(name: str) -> bool:
    """Return whether there is a file called `name`."""
    return files(TEMPLATES).joinpath(*split_template_path(name)).is_file()


@cache
def text(name: str) -> str:
    """Return the text of a file, such as a style sheet; raise `TemplateNotFound` if there is none."""
    return resource(name).read_text(encoding="utf-8")
