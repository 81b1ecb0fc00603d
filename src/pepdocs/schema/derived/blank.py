"""Blank data files: the fields of a phase, all of them or those that are asked for, explained in one language."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pepdocs.schema.declare import Declared, Item, Jurisdiction, Level, PlanSection, Record, When, declared, field_path
from pepdocs.schema.derived.explain import (
    Say,
    condition_of,
    help_of,
    kind_of,
    law_condition_of,
    level_context,
    requirement,
    stages_of,
)
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.local.fields import KEY, NO_FIELDS, STAGES, LocalField, LocalFields, level_of_authority
from pepdocs.schema.pep import FORMAT, Pep, Phase
from pepdocs.schema.sections.plan import PlanKind

TEXT_WIDTH = 88
"""The width of a comment, without the indentation of the record that it is in."""
MARKS = {Level.LAW: "**", Level.MUST: "*", Level.SHOULD: "+", Level.MAY: "", Level.NONE: ""}

MESSAGES = {
    "blank:title": "A blank Personal Education Plan (PEP)",
    "blank:fill_in": (
        "Write after the colon. What you leave empty counts as not recorded yet; pepdocs check "
        "says what is still missing."
    ),
    "blank:record": ("Begin with record. It becomes the name of every document, so it must not hold a child's name."),
    "blank:comments": "What stands after # explains, and is never printed.",
    "blank:entries": (
        "Where a line begins with # - an entry can be added: take away the # and the space after "
        "it from every line of the entry. Copy the entry for each further one."
    ),
    "blank:quotes": ("Put text in double quotation marks if it holds a colon or #, or begins with another sign."),
    "blank:stated": ("An empty field is not an explicit none: if there is nothing to record, say who said so."),
    "blank:languages": "Text in both languages",
    "blank:list": "List of words or ids",
    "blank:marks": "Marks",
    "blank:no_mark": "no mark",
    "blank:written_in": "en",
}
"""The English texts of this module by their contexts; `blank:written_in` is the code of the language."""

UNSAID = frozenset({"text", "proper_name", "name", "choice", "record"})
"""Kinds that need no explanation beside a field's help."""


ALWAYS = frozenset(
    {
        "pepdocs", "record", "jurisdiction", "phase", "written_in", "people", "plan.kind",
        "plan.responsible_authority",
    }
)  # fmt: skip
"""Fields that even a short form has: without them there is no plan, or the others refer to them."""


def blank(  # noqa: PLR0913 - the last three narrow the form down
    phase: Phase,
    jurisdiction: Jurisdiction,
    say: Say,
    own: LocalFields = NO_FIELDS,
    *,
    kind: PlanKind | None = None,
    is_short: bool = False,
) -> str:
    """Return a YAML file with the fields of `phase`, empty and explained in the language of `say`.

    `own` is what an authority's theme declares of fields; `say` knows its texts. A form for a `kind` of plan leaves
    out what is not asked of that kind; a short one has only what law or guidance asks for.
    """
    form = _Form(phase, jurisdiction, say, own, kind, is_short)
    return "\n".join((*form.head(), *form.fields(Pep))) + "\n"


@dataclass(frozen=True, slots=True)
class _Form:
    phase: Phase
    jurisdiction: Jurisdiction
    say: Say
    own: LocalFields = NO_FIELDS
    kind: PlanKind | None = None
    is_short: bool = False

    def head(self) -> Iterator[str]:
        """Yield the comment at the top: how to fill in the file, and what its marks mean."""
        yield from _paragraph(self._title())
        yield "#"
        for part in ("fill_in", "record", "comments", "entries", "quotes", "stated"):
            yield from _paragraph(self.say(f"blank:{part}"))
        yield f"# {self.say('blank:languages')}: {{cy: ..., en: ...}}"
        yield f"# {self.say('blank:list')}: [..., ...]"
        yield f"# {self.say('blank:marks')}:"
        yield from (f"#   {mark:2} {self._level(level)}" for level, mark in MARKS.items() if mark)
        yield f"#   {self.say('blank:no_mark')}: {self._level(Level.MAY)}"

    def _title(self) -> str:
        law = self.say(f"choice:JurisdictionChoice.{self.jurisdiction.name}")
        return f"{self.say('blank:title')}. {self.say(self.phase.context)}, {law}."

    def _level(self, level: Level) -> str:
        return self.say(level_context(level))

    def _instead(self, item: Item) -> Iterator[str]:
        """Yield what may be given instead of a value."""
        if item.none_answers:
            yield f"{self.say('kind:none')}: {{none_stated_by: ...}}"
        if self.jurisdiction is Jurisdiction.england:
            yield f"{self.say('kind:not_practicable')}: {{not_practicable: ...}}"

    def fields(self, model: type[Record]) -> Iterator[str]:
        """Yield the lines of those fields of `model` that the form offers."""
        for field in self._offered(model):
            yield from self._field(model, field)

    def _offered(self, model: type[Record]) -> list[Declared]:
        """Return the fields of a record that belong in the form; all of a record of which none is asked for."""
        fitting = [field for field in declared(model) if self._fits(field.item)]
        if not self.is_short:
            return fitting
        asked = [field for field in fitting if self._is_asked(model, field)]
        return asked if asked or issubclass(model, PlanSection) else fitting

    def _fits(self, item: Item) -> bool:
        """Return whether a field is one of the phase and of the kind of plan, and still offered."""
        in_phase = set(item.stages + item.also) & set(STAGES[self.phase])
        return bool(in_phase) and not item.earlier and self._is_of_kind(item)

    def _level_of(self, item: Item) -> Level:
        """Return how strongly a field is asked for; one of another phase may be filled in, or is asked for by law."""
        level = item.level_in(self.jurisdiction)
        in_phase = level is Level.LAW or set(item.stages) & set(STAGES[self.phase])
        return level if in_phase else min(level, Level.MAY)

    def _is_of_kind(self, item: Item) -> bool:
        """Return whether the conditions of a field allow for the kind of plan, if that is known."""
        of_kind = (asked.values for asked in item.conditions if isinstance(asked, When) and asked.path == "plan.kind")
        return self.kind is None or all(self.kind.code in values for values in of_kind)

    def _is_asked(self, model: type[Record], field: Declared) -> bool:
        """Return whether law, guidance or the authority asks for a field, or for one in its section."""
        path, record = field_path(model, field.key), shape(field.annotation).record
        if path in ALWAYS or (field.key == "id" and model is not Pep):
            return True
        if record and issubclass(record, PlanSection):
            return bool(self._offered(record))
        if path == KEY:
            return any(own.level >= Level.SHOULD for own in self._own())
        in_phase = set(field.item.stages) & set(STAGES[self.phase])
        ours = self._level_of(field.item) if in_phase and self._needs(field.item) else Level.MAY
        return self.own.level(path, ours) >= Level.SHOULD

    def _needs(self, item: Item) -> bool:
        """Return whether a plan of the kind needs a field that is asked for otherwise."""
        return self.kind is None or self.kind.code != "short_break" or item.short_breaks

    def _field(self, model: type[Record], field: Declared) -> Iterator[str]:
        described = shape(field.annotation)
        if model is Pep:
            yield ""
        yield from self._comment(model, field, described)
        yield f"{field.key}: {self._value(model, field)}".rstrip()
        if described.record:
            record = self.fields(described.record)
            yield from _entry(record) if described.listed else _indented(record)
        if model is Pep and field.key == KEY:
            yield from _indented(self._own_fields())

    def _own_fields(self) -> Iterator[str]:
        """Yield the lines of those fields of the authority that belong to the phase."""
        for field in self._own():
            if not self.is_short or field.level >= Level.SHOULD:
                yield from self._own_field(field)

    def _own(self) -> list[LocalField]:
        return [field for field in self.own.fields if set(field.item.stages) & set(STAGES[self.phase])]

    def _own_field(self, field: LocalField) -> Iterator[str]:
        help_ = self.say(field.help_context) if field.help_context else ""
        yield from _paragraph(f"{self.say(field.label_context)}. {help_}".strip())
        yield from _paragraph(self.say(level_of_authority(field.level)), "#   ")
        if field.shape.kind not in UNSAID:
            yield from _paragraph(kind_of(field.shape, self.say), "#   ")
        yield from _paragraph(f"{self.say('kind:none')}: {{none_stated_by: ...}}", "#   ")
        for option in field.options:
            yield from _paragraph(f"{option.code} = {self.say(option.context)}", "#     ")
        yield f"{field.key}:"

    def _value(self, model: type[Record], field: Declared) -> str:
        """Return the value of a field that is known in advance, or "" if it is not."""
        if model is not Pep:
            return self.kind.code if self.kind and field_path(model, field.key) == "plan.kind" else ""
        known = {
            "pepdocs": str(FORMAT),
            "jurisdiction": self.jurisdiction.name,
            "phase": self.phase.code,
            "written_in": self.say("blank:written_in"),
        }
        return known.get(field.key, "")

    def _comment(self, model: type[Record], field: Declared, described: Shape) -> Iterator[str]:
        label = self.say(f"field:{field_path(model, field.key)}")
        mark = MARKS[self._level_of(field.item)]
        yield from _paragraph(f"{mark} {label}. {help_of(model, field, self.say)}".strip())
        for note in (*self._raised(model, field), *self._notes(field.item, described)):
            yield from _paragraph(note, "#   ")
        for member in described.choice or ():
            yield from _paragraph(f"{member.code} = {self.say(member.context)}", "#     ")

    def _raised(self, model: type[Record], field: Declared) -> Iterator[str]:
        """Yield the level that the authority sets for a field of ours, if it is higher than ours."""
        ours = self._level_of(field.item)
        level = self.own.level(field_path(model, field.key), ours)
        if level > ours:
            yield self.say(level_of_authority(level))

    def _notes(self, item: Item, described: Shape) -> Iterator[str]:
        """Yield the kind of value, and when a field is required."""
        if described.listed or described.kind not in UNSAID:
            yield kind_of(described, self.say)
        if described.stated:
            yield from self._instead(item)
        if item.level_in(self.jurisdiction) is Level.NONE:
            yield requirement(item, self.jurisdiction, self.say)
        yield law_condition_of(item, self.say)
        yield stages_of(item, STAGES[self.phase], self.say)
        yield condition_of(item, self.say)


def _paragraph(text: str, begin: str = "# ") -> list[str]:
    return textwrap.wrap(text, TEXT_WIDTH, initial_indent=begin, subsequent_indent=f"{begin}  ", break_on_hyphens=False)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _entry(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a record as a list entry, commented out."""
    for number, line in enumerate(lines):
        yield f"  # {'  ' if number else '- '}{line}"
