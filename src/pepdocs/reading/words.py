"""The codes and the keys that words stand for, in English and in Welsh.

The catalogues are read only for a word that is not a code or a key as it is typed; the Welsh one only if it is not
English either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pepdocs.base.language import CY, EN
from pepdocs.base.suggest import folded, spellings
from pepdocs.schema.declare import PlanSection, Record, by_key, field_path
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import NO, YES, Choice
from pepdocs.schema.local.fields import Option
from pepdocs.wording.catalogue import OURS
from pepdocs.wording.english.forms import ENGLAND, POST16

VARIANTS = {**ENGLAND, **POST16}
"""The contexts of labels that take the place of others in some plans."""

Codes = tuple[str, ...]
Named = Mapping[str, Codes]
"""Codes by a name, folded; several codes may have the same name."""


def codes_of(choice: type[Choice], typed: str) -> Codes:
    """Return the codes of a list that a word may stand for: none, one, or several if it does not tell."""
    word = folded(typed)
    for names in (_typed_codes(choice), _labels(choice, EN), _labels(choice, CY)):
        if word in names:
            return names[word]
    return ()


def options_of(options: Iterable[Option], typed: str) -> Codes:
    """Return the codes of an authority's options that a word may stand for."""
    options = tuple(options)
    names = _named((text, option.code) for option in options for text in (option.label.en, option.label.cy))
    codes = _named((option.code, option.code) for option in options)
    return codes.get(folded(typed)) or names.get(folded(typed), ())


def key_of(model: type[Record], typed: str) -> str | None:
    """Return the key of the field with a label or title in either language, None if there is not exactly one."""
    for lang in (EN, CY):
        if keys := _keys(model, lang).get(folded(typed)):
            return keys[0] if len(keys) == 1 else None
    return None


@cache
def _typed_codes(choice: type[Choice]) -> Named:
    answers = {"yes": YES, "no": NO}
    codes = choice.codes()
    answered = {(word, code) for code, words in answers.items() if code in codes for word in words}
    return _named((*((code, code) for code in codes), *sorted(answered)))


@cache
def _labels(choice: type[Choice], lang: str) -> Named:
    return _named((text, member.code) for member in choice for text in _texts(lang, member.context))


@cache
def _keys(model: type[Record], lang: str) -> Named:
    return _named((text, key) for key in by_key(model) for text in _names_of_field(model, key, lang))


def _names_of_field(model: type[Record], key: str, lang: str) -> Iterator[str]:
    yield from _texts(lang, f"field:{field_path(model, key)}")
    section = shape(by_key(model)[key].annotation).record
    if section is not None and issubclass(section, PlanSection):
        yield from _texts(lang, f"section:{section.path}")


def _texts(lang: str, context: str) -> Iterator[str]:
    """Yield the text of a label and those that take its place in some plans."""
    yield OURS.find(lang, context)
    variants = (variant for ending in ("@england", "@post16") if (variant := context + ending) in VARIANTS)
    yield from (OURS.find(lang, variant) for variant in variants)


def _named(pairs: Iterable[tuple[str, str]]) -> Named:
    """Return the codes by their names; a whole text goes before a part of another."""
    pairs = tuple(pairs)
    whole, parts = dict[str, dict[str, None]](), dict[str, dict[str, None]]()
    for text, code in pairs:
        whole.setdefault(folded(text), {})[code] = None
        for spelling in spellings(text):
            parts.setdefault(folded(spelling), {})[code] = None
    return {name: tuple(codes) for name, codes in (parts | whole).items()}
