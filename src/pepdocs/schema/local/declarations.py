"""Reads the fields that the layers of a theme declare, with a finding for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import Any

from pepdocs.base.copies import Copy
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import first_unprintable
from pepdocs.base.suggest import known_settings, nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.schema.audiences import EVERYONE, audience
from pepdocs.schema.declare import ANSWERS, MAY, Item, Level, declared, field_path
from pepdocs.schema.derived.messages import all_fields, records
from pepdocs.schema.local.fields import ANNOTATIONS, FURTHER, SECTIONS, STAGES, Both, LocalField, LocalFields, Option
from pepdocs.schema.local.withholding import NEEDED, NOTHING_WITHHELD, Withholding, by_place

FILE = "theme.toml"
FIELD, REQUIRE, WITHHOLD, SHOW = "field", "require", "copies.withhold", "copies.show"
KEY = re.compile(r"[a-z](?:[a-z0-9_]{0,38}[a-z0-9])?", re.ASCII)
MOST_FIELDS = 200
MOST_FOUND = 100
"""The largest number of findings for a layer."""

LONGEST = 300
"""The largest number of characters in a label or help."""

LEVELS = {"must": Level.MUST, "should": Level.SHOULD, "may": Level.MAY}
"""The levels that an authority may set; only the law sets `Level.LAW`."""

PHASES = {phase.code: stages for phase, stages in STAGES.items()}
TABLES = (FIELD, REQUIRE, WITHHOLD, SHOW)
AUDIENCE = EVERYONE.names
"""The copies that may show a field; the full record has every field, whether it is named or not."""

READERS = tuple(name for name in AUDIENCE if name != Copy.FULL.value)
"""The copies that may leave something out."""

SETTINGS: dict[str, type] = {
    "id": str, "kind": str, "label": dict, "help": dict, "section": str, "phases": list, "level": str,
    "audience": str, "options": list, "answers": str,
}  # fmt: skip

BRACES = frozenset("{}")
"""Characters that would be read as a slot."""


@dataclass(frozen=True, slots=True)
class LayerDeclarations:
    """What one layer declares of fields and copies, as typed, and the text of its theme.toml."""

    fields: tuple[Mapping[str, Any], ...] = ()
    require: tuple[Mapping[str, Any], ...] = ()
    text: str = ""
    withhold: tuple[Mapping[str, Any], ...] = ()
    show: tuple[Mapping[str, Any], ...] = ()


def local_fields(layers: Iterable[LayerDeclarations]) -> tuple[LocalFields, Findings]:
    """Return the fields of all layers, which are given lowest first, and everything that is wrong with them.

    A field whose declaration is wrong is left out. The field of a higher layer replaces one with the same id of a
    lower layer, and may raise its level but not lower it. What any layer withholds from a copy stays withheld.
    """
    fields: dict[str, LocalField] = {}
    raised: dict[str, Level] = {}
    withholding = NOTHING_WITHHELD
    findings: list[Finding] = []
    for layer in layers:
        reader = _LayerReader(layer)
        fields |= {field.key: field for field in reader.fields(fields)}
        raised |= dict(reader.raised(raised))
        withholding |= Withholding(by_place(reader.withheld(fields)), by_place(reader.shown()))
        findings += reader.findings
    return LocalFields(tuple(fields.values()), raised, withholding), Findings.of(findings)


class _LayerReader:
    """Reads the declarations of one layer, and collects what is wrong with each."""

    def __init__(self, layer: LayerDeclarations) -> None:
        self.findings: list[Finding] = []
        self._layer = layer
        self._lines = layer.text.splitlines()
        self._begins = {table: tuple(_begins(self._lines, table)) for table in TABLES}
        self._at = (FIELD, 0)

    def fields(self, below: Mapping[str, LocalField]) -> Iterator[LocalField]:
        """Yield the usable fields of the layer; `below` are those of the layers below it."""
        taken: set[str] = set()
        for number, typed in enumerate(self._layer.fields):
            self._at = (FIELD, number)
            if number >= MOST_FIELDS:
                self._note(codes.TOO_MANY_FIELDS, "id", limit=MOST_FIELDS)
                return
            key = self._key(typed, taken)
            if self._is_full:
                return
            if key:
                taken.add(key)
                before = len(self.findings)
                field = self._field(key, typed)
                if len(self.findings) == before:
                    yield self._over(below.get(key), field)

    def raised(self, below: Mapping[str, Level]) -> Iterator[tuple[str, Level]]:
        """Yield the path and the level of each field of ours that the layer raises."""
        for number, typed in enumerate(self._layer.require):
            self._at = (REQUIRE, number)
            if self._is_full:
                return
            known = self._known(typed, {"field": str, "level": str})
            path = known.get("field", "")
            level = LEVELS[self._one_of("level", known, LEVELS, "must")]
            if path not in _paths():
                self._note(codes.NO_SUCH_FIELD, "field", nearest=nearest(path, _paths()))
            elif _lowers(_paths()[path], level):
                self._note(codes.MINIMUM_LOWERED, "level", name=path)
            elif level < below.get(path, level):
                self._note(codes.LEVEL_LOWERED, "level", name=path)
            else:
                yield path, level

    def withheld(self, own: Mapping[str, LocalField]) -> Iterator[tuple[str, list[Copy]]]:
        """Yield each field that the layer withholds, of ours or of its `own`, and the copies that leave it out."""
        fields = {**all_fields(), **{field.path: field.declared for field in own.values()}}
        for path, copies in self._of_copies(WITHHOLD, self._layer.withhold, "from", fields):
            if path in NEEDED:
                self._note(codes.IN_EVERY_COPY, "field", name=path)
            else:
                yield fields[path].path, copies

    def shown(self) -> Iterator[tuple[str, list[Copy]]]:
        """Yield each field of ours that the layer shows on request, and the copies that show it."""
        for path, copies in self._of_copies(SHOW, self._layer.show, "to", all_fields()):
            field = all_fields()[path]
            allowed = field.audience.on_request
            if allowed.issuperset(copies):
                yield field.path, copies
            else:
                names = ", ".join(copy.value for copy in Copy if copy in allowed)
                self._note(codes.NOT_ON_REQUEST, "to", name=path, choices=names or "–")

    def _of_copies(
        self, table: str, typed: Iterable[Mapping[str, Any]], key: str, paths: Collection[str]
    ) -> Iterator[tuple[str, list[Copy]]]:
        for number, entry in enumerate(typed):
            self._at = (table, number)
            if self._is_full:
                return
            known = self._known(entry, {"field": str, key: list})
            path = known.get("field", "")
            if path not in paths:
                self._note(codes.NO_SUCH_FIELD, "field", nearest=nearest(path, paths))
            elif names := self._all_of(key, known.get(key, []), READERS):
                yield path, [Copy(name) for name in names]

    def _key(self, typed: Mapping[str, Any], taken: set[str]) -> str:
        """Return the id of a field, "" if it has no usable one."""
        key = typed.get("id")
        if not isinstance(key, str) or not KEY.fullmatch(key):
            self._note(codes.NO_FIELD_ID, "id")
            return ""
        if key in taken:
            self._note(codes.SAME_FIELD, "id", name=key)
            return ""
        return key

    def _field(self, key: str, typed: Mapping[str, Any]) -> LocalField:
        known = self._known(typed, SETTINGS)
        kind = self._one_of("kind", known, ANNOTATIONS, "text")
        label = self._both("label", known.get("label"))
        help_ = self._both("help", known["help"]) if "help" in known else None
        return LocalField(
            key,
            kind,
            self._one_of("section", known, SECTIONS, FURTHER),
            self._item(known, label, help_),
            label,
            help_,
            tuple(self._options(key, kind, known.get("options", []))),
        )

    def _item(self, known: Mapping[str, Any], label: Both, help_: Both | None) -> Item:
        level = LEVELS[self._one_of("level", known, LEVELS, "may")]
        phases = self._all_of("phases", known.get("phases", [*PHASES]), PHASES)
        readers = self._all_of("audience", known.get("audience", Copy.FULL.value).split(), AUDIENCE)
        stages = "".join(stages for phase, stages in PHASES.items() if phase in phases)
        answers = self._one_of("answers", known, ANSWERS, ANSWERS[0])
        help_en = help_.en if help_ else ""
        return Item(
            "", label.en, help_en, level, level, stages, audience=audience(f"full {' '.join(readers)}"), answers=answers
        )

    def _options(self, key: str, kind: str, typed: list[Any]) -> Iterator[Option]:
        """Yield the options of a choice, each id once."""
        if (kind == "choice") != bool(typed):
            self._note(codes.OPTIONS_OF_A_CHOICE, "options" if typed else "kind", name=key)
        taken: set[str] = set()
        for option in typed if kind == "choice" else ():
            known = self._known(option, {"id": str, CY: str, EN: str}) if isinstance(option, dict) else {}
            code = known.get("id", "")
            if not KEY.fullmatch(code) or code in taken:
                self._note(codes.NO_OPTION_ID, "options", name=key)
                continue
            taken.add(code)
            yield Option(code, f"choice:local.{key}.{code}", self._both("options", known))

    def _over(self, below: LocalField | None, above: LocalField) -> LocalField:
        """Return a layer's field, with at least the level of the field that it replaces."""
        if below is None or above.level >= below.level:
            return above
        self._note(codes.LEVEL_LOWERED, "level", name=above.key)
        item = replace(above.item, wales=below.level, england=below.level)
        return replace(above, item=item)

    def _known(self, typed: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
        """Return the settings that are known and of the right type."""
        asked = takewhile(lambda _: not self._is_full, typed.items())
        return known_settings(asked, kinds, f"{self._at[0]}.", self._note)

    def _one_of(self, key: str, known: Mapping[str, Any], words: Iterable[str], usual: str) -> str:
        """Return the word of a setting, the usual one if none of `words` is given."""
        return (*self._all_of(key, [known.get(key, usual)], words), usual)[0]

    def _all_of(self, key: str, typed: list[Any], words: Iterable[str]) -> list[str]:
        """Return which of `words` a setting has; it must have at least one, and no others."""
        known = list(words)
        if not typed or any(word not in known for word in typed):
            choices = ", ".join(known)
            self._note(codes.NO_SUCH_WORD, key, setting=f"{self._at[0]}.{key}", choices=choices)
        return [word for word in typed if word in known]

    def _both(self, key: str, value: Any) -> Both:
        """Return a text in both languages, each on one line."""
        texts = value if isinstance(value, dict) else {}
        welsh, english = (" ".join(str(texts.get(lang, "")).split()) for lang in (CY, EN))
        setting = f"{self._at[0]}.{key}"
        if not (welsh and english):
            self._note(codes.BOTH_LANGUAGES, key, setting=setting)
        if cannot_be_shown(welsh) or cannot_be_shown(english):
            self._note(codes.NO_SHOWN_TEXT, key, setting=setting, limit=LONGEST)
        return Both(welsh, english)

    @property
    def _is_full(self) -> bool:
        return len(self.findings) >= MOST_FOUND

    def _note(self, code: Code, key: str, **facts: object) -> None:
        if not self._is_full:
            self.findings.append(finding(code, FILE, Position(self._line(key), 1), **facts))

    def _line(self, key: str) -> int:
        """Return the line of a setting in the present declaration, or the line on which the declaration begins."""
        table, number = self._at
        begins = self._begins[table]
        if number >= len(begins):
            return 1
        heads = (line for lines in self._begins.values() for line in lines)
        end = min((line for line in heads if line > begins[number]), default=len(self._lines) + 1)
        named = re.compile(rf"\s*\[*\s*(?:{re.escape(table)}\.)?[\"']?{re.escape(key)}\b")
        within = range(begins[number], end)
        return next((line for line in within if named.match(self._lines[line - 1])), begins[number])


def _begins(lines: Iterable[str], table: str) -> Iterator[int]:
    """Return the lines on which the tables of an array of tables begin, counted from 1."""
    head = re.compile(rf"\s*\[\[\s*[\"']?{re.escape(table)}[\"']?\s*\]\]")
    return (number for number, line in enumerate(lines, 1) if head.match(line))


@cache
def _paths() -> dict[str, Item]:
    """Return the items of our fields by their paths."""
    return {field_path(model, field.key): field.item for model in records() for field in declared(model)}


def _lowers(item: Item, level: Level) -> bool:
    """Return whether a level is below that of one country and raises that of neither."""
    ours = item.wales, item.england
    return any(level < own for own in ours) and not any(MAY <= own < level for own in ours)


def cannot_be_shown(text: str, longest: int = LONGEST) -> bool:
    """Return whether a text has braces or characters that cannot be seen, or is longer than it may be."""
    return bool(first_unprintable(text)) or len(text) > longest or not BRACES.isdisjoint(text)
