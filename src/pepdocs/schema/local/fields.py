"""Fields that an authority declares in its theme; in a data file they are under `local`.

`schema/local/declarations.py` reads the declarations. Everything that is derived from our fields is derived from
these as well: kinds of value, checks, blank files, JSON Schema, documents.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.schema import kinds
from pepdocs.schema.audiences import FULL_ONLY, NOWHERE
from pepdocs.schema.declare import NONE, SHOULD, Declared, Item, Level, declared
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import SAYS_WHO, Count, Date, Name, NoneStated, Text, YesNo, plain, wrong
from pepdocs.schema.local.withholding import NOTHING_WITHHELD, Withholding
from pepdocs.schema.pep import Pep, Phase

KEY = "local"
FURTHER = "further"
"""The section of fields that have no other."""

HEADER = ("pepdocs", "record", "jurisdiction", "phase", "written_in", "plan", "withhold")
"""Fields of a plan that are not sections of a document."""

SECTIONS = (*(f.key for f in declared(Pep) if f.key not in (*HEADER, KEY) and f.audience != NOWHERE), FURTHER)
"""The sections that can show a field: those of a data file, and "further"."""

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
"""The type of a value of each kind; every field takes an explicit none as well."""

READERS = {
    "text": Text.read,
    "long": Text.read,
    "date": kinds.read_date,
    "number": kinds.read_count,
    "yes_no": kinds.read_yes_no,
    "choice": kinds.read_name,
}
"""The function that reads a value of each kind; a choice with options returns one of them instead."""


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
    """One option of a closed list: its code in a data file, the context of its label, and the label."""

    code: str
    context: str
    label: Both


@dataclass(frozen=True, slots=True)
class LocalField:
    """A field that an authority declares, with the same `item` as a field of ours.

    `kind` is a key of `ANNOTATIONS` and `section` one of `SECTIONS`; only a choice has `options`.
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
        """The path of the field in a data file, for example `local.bus_pass`."""
        return f"{KEY}.{self.key}"

    @property
    def label_context(self) -> str:
        """The context of the field's label."""
        return f"field:{self.path}"

    @property
    def help_context(self) -> str:
        """The context of the field's help, "" if it has none."""
        return f"help:{self.path}" if self.help else ""

    @property
    def level(self) -> Level:
        """How strongly the authority requires the field, in either jurisdiction."""
        return self.item.wales

    @property
    def declared(self) -> Declared:
        """The field as our fields are declared."""
        audience = self.item.audience or FULL_ONLY
        return Declared(self.key, self.key, self.item, ANNOTATIONS[self.kind], audience, self.path)

    @property
    def shape(self) -> Shape:
        """The shape of the field; the codes of a choice are its `options`."""
        kind = "choice" if self.options else shape(ANNOTATIONS[self.kind]).kind
        return Shape(kind, stated=True)

    def read(self, value: object) -> Any:
        """Return the value that was typed, or an explicit none; raise `ValueError` if it is of another kind."""
        if isinstance(value, dict) and SAYS_WHO in value:
            return NoneStated.model_validate(value)
        return self._option(value) if self.options else READERS[self.kind](value)

    def _option(self, value: object) -> Option:
        code = plain(value).strip()
        for option in self.options:
            if option.code == code:
                return option
        raise wrong("choice", choices=", ".join(option.code for option in self.options))

    def words(self) -> Iterator[tuple[str, Both]]:
        """Yield the contexts and the texts of the label, the help and the options."""
        yield self.label_context, self.label
        if self.help:
            yield self.help_context, self.help
        yield from ((option.context, option.label) for option in self.options)


@dataclass(frozen=True, slots=True)
class LocalFields:
    """Everything that the layers of a theme declare of fields.

    `fields` are the authority's own; `raised` are the levels of our fields that it requires more strongly,
    by their paths (`voice.views.text`); `withholding` is what it withholds from copies and shows on request.
    """

    fields: tuple[LocalField, ...] = ()
    raised: Mapping[str, Level] = dataclasses.field(default_factory=dict)
    withholding: Withholding = NOTHING_WITHHELD

    def find(self, key: object) -> LocalField | None:
        """Return the field with a key, `None` if no layer declares it."""
        return next((field for field in self.fields if field.key == key), None)

    def declared_at(self, path: str) -> Declared | None:
        """Return the declaration of a field of ours or of the authority's, `None` if there is none at a path."""
        own = next((field for field in self.fields if field.path == path), None)
        return own.declared if own else all_fields().get(path)

    def level(self, path: str, ours: Level) -> Level:
        """Return the level of a field of ours, never lower than `ours`.

        A field that does not belong to a stage or country is not required, whatever an authority declares.
        """
        return ours if ours is NONE else max(ours, self.raised.get(path, ours))

    def raised_level(self, path: str, item: Item) -> Level:
        """Return the level to which an authority raises a field of ours; `NONE` if it does not."""
        return max(
            (level for ours in (item.wales, item.england) if (level := self.level(path, ours)) > ours), default=NONE
        )

    def values(self, typed: Mapping[str, Any] | None) -> Iterator[tuple[LocalField, Any]]:
        """Yield each field with its value in the `local` part of a plan, `None` if that is missing or unusable."""
        for field in self.fields:
            yield field, _read(field, (typed or {}).get(field.key))

    def left(self, typed: Mapping[str, Any] | None) -> dict[str, Any]:
        """Return what the `local` part of a plan holds besides the values of these fields."""
        used = {field.key for field, value in self.values(typed) if value is not None}
        return {key: value for key, value in (typed or {}).items() if key not in used}

    def words(self) -> Iterator[tuple[str, Both]]:
        """Yield the contexts and the texts of all fields."""
        for field in self.fields:
            yield from field.words()


NO_FIELDS = LocalFields()
"""The declarations of a plan without a theme."""


def level_of_authority(level: Level) -> str:
    """Return the context of the text for a level that an authority sets."""
    return f"level:authority_{level.name.lower()}" if level >= SHOULD else "level:may"


def _read(field: LocalField, value: object) -> Any:
    if value is None:
        return None
    try:
        return field.read(value)
    except ValueError:
        return None
