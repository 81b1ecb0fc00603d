"""The files that come with pepdocs: templates, styles, fonts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import TemplateNotFound
from jinja2.loaders import split_template_path

TEMPLATES = "pepdocs.templates"


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
