"""An authority's own fields, words and chapters, read from its theme.

`theme` itself knows files and templates only; here the texts in them become fields, wording and chapters.
"""

from __future__ import annotations

from functools import lru_cache

from pepdocs.base.language import CY, EN
from pepdocs.findings.model import Findings
from pepdocs.schema.local.declarations import FILE, LayerDeclarations, local_fields
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.local.parts import LayerParts, moved_fields
from pepdocs.schema.parts import Moved
from pepdocs.theme import Theme, ThemeError
from pepdocs.view.own_chapters import LayerChapters, OwnChapters, own_chapters
from pepdocs.wording import Own, catalogue
from pepdocs.wording.catalogue import Catalogue, Message


@lru_cache(maxsize=16)
def declared_fields(theme: Theme) -> tuple[LocalFields, Findings]:
    """Return the usable field declarations of a theme, and everything that is wrong with its declarations."""
    return local_fields(
        LayerDeclarations(
            layer.settings.fields,
            layer.settings.require,
            layer.text(FILE),
            layer.settings.withhold,
            layer.settings.show,
        )
        for layer in reversed(theme.layers)
    )


@lru_cache(maxsize=16)
def declared_chapters(theme: Theme) -> tuple[OwnChapters, Findings]:
    """Return the chapters of each phase with a theme, and everything that is wrong with its declarations."""
    return own_chapters(LayerChapters(layer.settings.chapters, layer.text(FILE)) for layer in reversed(theme.layers))


@lru_cache(maxsize=16)
def declared_parts(theme: Theme) -> tuple[Moved, Findings]:
    """Return the fields that a theme moves to another part of the form, and what is wrong with its declarations."""
    own = frozenset(field.path for field in declared_fields(theme)[0].fields)
    return moved_fields(LayerParts(layer.settings.parts, layer.text(FILE), own) for layer in reversed(theme.layers))


def own_fields(theme: Theme) -> LocalFields:
    """Return the field declarations of a theme; raise `ThemeError` if they, its chapters or parts cannot be used."""
    fields, findings = declared_fields(theme)
    findings += declared_chapters(theme)[1] + declared_parts(theme)[1]
    if findings.blocking:
        raise ThemeError(findings, theme.layers[0].place if theme.layers else None)
    return fields


@lru_cache(maxsize=16)
def own_words(theme: Theme) -> Own:
    """Return the words with which a theme replaces ours, and the labels of its own fields."""
    return Own({lang: _words(theme, lang) for lang in (CY, EN)})


def _words(theme: Theme, lang: str) -> Catalogue:
    texts = (*declared_fields(theme)[0].words(), *declared_chapters(theme)[0].words.items())
    words = {context: Message(context, (text.en,), (text.said_in(lang),)) for context, text in texts}
    for overlay in theme.catalogues(lang):
        words |= catalogue.read_own(overlay, lang)
    return words
