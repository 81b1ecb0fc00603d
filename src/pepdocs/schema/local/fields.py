"""Fields that an authority declares for itself: they stand under `local` in a data file.

A theme declares them (`schema/local/declarations.py` reads how). Whatever is derived from our own declarations is
derived from theirs as well: kinds of value, checks, blank files, JSON Schema, documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.schema import kinds
from pepdocs.schema.declare import NONE, SHOULD, Declared, Item, Level, declared
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import Count, Date, Name, NoneStated, Text, YesNo, plain, wrong
from pepdocs.schema.pep import Pep, Phase

KEY = "local"
FURTHER = "further"
"""The section of whatever has no other."""

HEADER = ("pepdocs", "record", "jurisdiction", "phase", "written_in", "plan")
"""Fields of a plan that are no section of a document."""

SECTIONS = (*(f.key for f in declared(Pep) if f.key not in (*HEADER, KEY)), FURTHER)
"""Where a field can be shown: the parts of a data file, and "further" for the rest."""

STAGES = {Phase.primary: "EP", Phase.secondary: "34", Phase.post16: "X"}
"""The stages of schooling that each form is for."""

ANNOTATIONS: dict[str, Any] = {
    "text": Text,
    "long": Text,
    "date": Date,
    "number": Count,
    "yes_no": YesNo,
    "choice": Name,
}
"""What a value of each kind is; every field takes an explicit none as well."""

READERS = {
    "text": Text.read,
    "long": Text.read,
    "date": kinds.read_date,
    "number": kinds.read_count,
    "yes_no": kinds.read_yes_no,
    "choice": kinds.read_name,
}
"""What makes a value of each kind; a choice that has its options makes one of them."""


@dataclass(frozen=True, slots=True)
class Both:
    """One text in Welsh and in English."""

    cy: str
    en: str

    def said_in(self, lang: str) -> str:
        """Return the text in one of the two languages."""
        return {CY: self.cy, EN: self.en}[lang]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a closed list: its code in a data file, where its label is kept, and the label."""

    code: str
    context: str
    label: Both


@dataclass(frozen=True, slots=True)
class LocalField:
    """A field of an authority's own. `item` holds what an `Item` of ours would; `section` is one of `SECTIONS`.

    `kind` is a key of `ANNOTATIONS`; only a choice has `options`.
    """

    key: str
    kind: str
    section: str
    item: Item
    label: Both
    help: Both | None = None
    options: tuple[Option, ...] = ()

    @property
    def path(self) -> str:
        """Where the field stands in a data file, as `local.bus_pass`."""
        return f"{KEY}.{self.key}"

    @property
    def label_context(self) -> str:
        """Where the words of the theme have the field's label."""
        return f"field:{self.path}"

    @property
    def help_context(self) -> str:
        """Where the words of the theme have the field's help, "" where it has none."""
        return f"help:{self.path}" if self.help else ""

    @property
    def level(self) -> Level:
        """How strongly the authority asks for the field, whosever law applies."""
        return self.item.wales

    @property
    def declared(self) -> Declared:
        """The field as ours are declared."""
        return Declared(self.key, self.key, self.item, ANNOTATIONS[self.kind])

    @property
    def shape(self) -> Shape:
        """What stands in the field; the codes of a choice are its `options`."""
        kind = "choice" if self.options else shape(ANNOTATIONS[self.kind]).kind
        return Shape(kind, stated=True)

    def read(self, value: object) -> Any:
        """Return the value that was typed, or an explicit none; `ValueError` where it is of another kind."""
        if isinstance(value, dict) and "none_stated_by" in value:
            return NoneStated.model_validate(value)
        return self._option(value) if self.options else READERS[self.kind](value)

    def _option(self, value: object) -> Option:
        code = plain(value).strip()
        for option in self.options:
            if option.code == code:
                return option
        raise wrong("choice", choices=", ".join(option.code for option in self.options))

    def words(self) -> Iterator[tuple[str, Both]]:
        """Yield the context and the text of everything that the field says."""
        yield self.label_context, self.label
        if self.help:
            yield self.help_context, self.help
        yield from ((option.context, option.label) for option in self.options)


@dataclass(frozen=True, slots=True)
class LocalFields:
    """All that the layers of a theme say of fields: their own, and ours that they ask for more strongly.

    `raised` has the level of a field of ours by its path (`voice.views.text`).
    """

    fields: tuple[LocalField, ...] = ()
    raised: Mapping[str, Level] = field(default_factory=dict)

    def find(self, key: object) -> LocalField | None:
        """Return the field with a key, `None` where no layer declares it."""
        return next((each for each in self.fields if each.key == key), None)

    def level(self, path: str, ours: Level) -> Level:
        """Return how strongly a field of ours is asked for: never less than by `ours`.

        A field that does not belong to a stage or country is not asked for, whatever an authority says.
        """
        return ours if ours is NONE else max(ours, self.raised.get(path, ours))

    def asked(self, path: str, item: Item) -> Level:
        """Return how strongly a field of ours is asked for besides; `NONE` where law and guidance ask as much."""
        return max(
            (level for ours in (item.wales, item.england) if (level := self.level(path, ours)) > ours),
            default=NONE,
        )

    def values(self, typed: Mapping[str, Any] | None) -> Iterator[tuple[LocalField, Any]]:
        """Yield each field with what the `local` part of a plan says there, `None` where that is nothing usable."""
        for each in self.fields:
            yield each, _read(each, (typed or {}).get(each.key))

    def left(self, typed: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return what is in the `local` part of a plan besides the values of these fields."""
        told = {each.key for each, value in self.values(typed) if value is not None}
        return {key: value for key, value in (typed or {}).items() if key not in told}

    def words(self) -> Iterator[tuple[str, Both]]:
        """Yield the context and the text of everything that the fields say."""
        for each in self.fields:
            yield from each.words()


NO_FIELDS = LocalFields()
"""What there is without a theme."""

MESSAGES_OF_LEVELS = {Level.MUST: "level:authority_must", Level.SHOULD: "level:authority_should"}


def asked_by_authority(level: Level) -> str:
    """Return where the catalogues keep the words for a level that an authority sets."""
    return MESSAGES_OF_LEVELS[level] if level >= SHOULD else "level:may"


def _read(each: LocalField, value: object) -> Any:
    if value is None:
        return None
    try:
        return each.read(value)
    except ValueError:
        return None
