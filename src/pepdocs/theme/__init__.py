"""Where templates, styles and words come from: pepdocs' own, and the layers of an authority's theme.

A template runs in a sandbox: it may read the view that it is given and the files of its theme, which
were read beforehand, and nothing else. A name that does not exist is an error, and all text is escaped.
"""

from __future__ import annotations

from pepdocs.theme.layer import Layer, ThemeError
from pepdocs.theme.package import resource, text
from pepdocs.theme.sandbox.environment import sandboxed_environment
from pepdocs.theme.sandbox.filters import LONG, OUTPUT_TAGS, is_endless, is_long, is_plain, paragraphs, plain, tag
from pepdocs.theme.settings import PdfEngine
from pepdocs.theme.theme import BUILTIN, STYLE, Picture, Theme, examine, load

__all__ = [
    "BUILTIN",
    "LONG",
    "OUTPUT_TAGS",
    "STYLE",
    "Layer",
    "PdfEngine",
    "Picture",
    "Theme",
    "ThemeError",
    "examine",
    "is_endless",
    "is_long",
    "is_plain",
    "load",
    "paragraphs",
    "plain",
    "render",
    "resource",
    "sandboxed_environment",
    "tag",
    "text",
]


def render(name: str, **names: object) -> str:
    """Return what our own template called `name` makes of `names`; `RenderError` where it fails."""
    return BUILTIN.render(name, **names)
