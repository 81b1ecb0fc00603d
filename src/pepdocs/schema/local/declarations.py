"""What the layers of a theme declare of fields, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.base.printable import unseen
from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.schema.declare import ANSWERS, EVERYONE, MAY, Item, Level, declared
from pepdocs.schema.derived.messages import field_path, records
from pepdocs.schema.local.fields import (
    ANNOTATIONS,
    FURTHER,
    SECTIONS,
    STAGES,
    Both,
    LocalField,
    LocalFields,
    Option,
)

FILE = "theme.toml"
FIELD, REQUIRE = "field", "require"
KEY = re.compile(r"[a-z](?:[a-z0-9_]{0,38}[a-z0-9])?", re.ASCII)
MOST_FIELDS = 200
MOST_FOUND = 100
"""So much that is wrong with a layer is told; whoever declares more faults mends these first."""

LONGEST = 300
"""So many characters has the longest label or help."""

LEVELS = {"must": Level.MUST, "should": Level.SHOULD, "may": Level.MAY}
"""What an authority may ask for; only law asks by law."""

PHASES = {phase.code: stages for phase, stages in STAGES.items()}
AUDIENCE = tuple(EVERYONE.split())

SETTINGS: dict[str, type] = {
    "id": str, "kind": str, "label": dict, "help": dict, "section": str, "phases": list, "level": str,
    "audience": str, "options": list, "answers": str,
}  # fmt: skip

BRACES = frozenset("{}")
"""What would be read as a place for something else."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one layer says of fields, as it was typed, and the text of its theme.toml."""

    fields: tuple[Mapping[str, Any], ...] = ()
    require: tuple[Mapping[str, Any], ...] = ()
    text: str = ""


def local_fields(layers: Iterable[Layer]) -> tuple[LocalFields, Findings]:
    """Return what layers say of fields, the lowest layer first, and everything that is wrong with it.

    A field that is declared wrong is left out. A higher layer's takes the place of a lower one's with its id,
    and may ask for more, never for less.
    """
    fields: dict[str, LocalField] = {}
    raised: dict[str, Level] = {}
    found: list[Finding] = []
    for layer in layers:
        reader = _Reader(layer)
        fields |= {each.key: each for each in reader.fields(fields)}
        raised |= dict(reader.raised(raised))
        found += reader.found
    return LocalFields(tuple(fields.values()), raised), Findings.of(found)


class _Reader:
    """Reads the declarations of one layer, and notes what is wrong with each."""

    def __init__(self, layer: Layer) -> None:
        self.found: list[Finding] = []
        self._layer = layer
        self._lines = layer.text.splitlines()
        self._begins = {table: tuple(_begins(self._lines, table)) for table in (FIELD, REQUIRE)}
        self._at = (FIELD, 0)

    def fields(self, below: Mapping[str, LocalField]) -> Iterator[LocalField]:
        """Yield the fields of the layer that can be used, over those of the layers below it."""
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
                before = len(self.found)
                field = self._field(key, typed)
                if len(self.found) == before:
                    yield self._over(below.get(key), field)

    def raised(self, below: Mapping[str, Level]) -> Iterator[tuple[str, Level]]:
        """Yield the path and the level of each field of ours that the layer asks for more strongly."""
        for number, typed in enumerate(self._layer.require):
            self._at = (REQUIRE, number)
            if self._is_full:
                return
            known = self._known(typed, {"field": str, "level": str})
            path, level = (
                known.get("field", ""),
                LEVELS[self._one_of("level", known, LEVELS, "must")],
            )
            if path not in _paths():
                self._note(codes.NO_SUCH_FIELD, "field", nearest=nearest(path, _paths()))
            elif _lowers(_paths()[path], level):
                self._note(codes.MINIMUM_LOWERED, "level", name=path)
            elif level < below.get(path, level):
                self._note(codes.LEVEL_LOWERED, "level", name=path)
            else:
                yield path, level

    def _key(self, typed: Mapping[str, Any], taken: set[str]) -> str:
        """Return the id of a field, "" where it has none that can be used."""
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
        audience = self._all_of("audience", known.get("audience", EVERYONE).split(), AUDIENCE)
        return Item(
            "",
            label.en,
            help_.en if help_ else "",
            level,
            level,
            "".join(stages for phase, stages in PHASES.items() if phase in phases),
            audience=" ".join(audience),
            answers=self._one_of("answers", known, ANSWERS, ANSWERS[0]),
        )

    def _options(self, key: str, kind: str, typed: list[Any]) -> Iterator[Option]:
        """Yield the answers of a choice, each once."""
        if (kind == "choice") != bool(typed):
            self._note(codes.OPTIONS_OF_A_CHOICE, "options" if typed else "kind", name=key)
        taken: set[str] = set()
        for each in typed if kind == "choice" else ():
            known = self._known(each, {"id": str, CY: str, EN: str}) if isinstance(each, dict) else {}
            code = known.get("id", "")
            if not KEY.fullmatch(code) or code in taken:
                self._note(codes.NO_OPTION_ID, "options", name=key)
                continue
            taken.add(code)
            yield Option(code, f"choice:local.{key}.{code}", self._both("options", known))

    def _over(self, below: LocalField | None, above: LocalField) -> LocalField:
        """Return a layer's field, asked for at least as strongly as that in whose place it stands."""
        if below is None or above.level >= below.level:
            return above
        self._note(codes.LEVEL_LOWERED, "level", name=above.key)
        item = replace(above.item, wales=below.level, england=below.level)
        return replace(above, item=item)

    def _known(self, typed: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
        """Return the settings that there are, of the kind that each must have."""
        known = {}
        for key, value in typed.items():
            if self._is_full:
                break
            if key not in kinds:
                self._note(codes.NO_SUCH_SETTING, key, nearest=nearest(key, kinds))
            elif type(value) is not kinds[key]:
                self._note(codes.WRONG_KIND, key, setting=f"{self._at[0]}.{key}")
            else:
                known[key] = value
        return known

    def _one_of(self, key: str, known: Mapping[str, Any], words: Iterable[str], usual: str) -> str:
        """Return the word of a setting, the usual one where none of `words` is given."""
        return (*self._all_of(key, [known.get(key, usual)], words), usual)[0]

    def _all_of(self, key: str, typed: list[Any], words: Iterable[str]) -> list[str]:
        """Return which of `words` a setting has; it must have some, and no others."""
        known = list(words)
        if not typed or any(word not in known for word in typed):
            choices = ", ".join(known)
            self._note(codes.NO_SUCH_WORD, key, setting=f"{self._at[0]}.{key}", choices=choices)
        return [word for word in typed if word in known]

    def _both(self, key: str, value: Any) -> Both:
        """Return a text in both languages, on one line each."""
        texts = value if isinstance(value, dict) else {}
        said = {lang: " ".join(str(texts.get(lang, "")).split()) for lang in (CY, EN)}
        setting = f"{self._at[0]}.{key}"
        if not all(said.values()):
            self._note(codes.BOTH_LANGUAGES, key, setting=setting)
        if any(map(_cannot_be_shown, said.values())):
            self._note(codes.NO_SHOWN_TEXT, key, setting=setting, limit=LONGEST)
        return Both(said[CY], said[EN])

    @property
    def _is_full(self) -> bool:
        return len(self.found) >= MOST_FOUND

    def _note(self, code: Code, key: str, **facts: object) -> None:
        if not self._is_full:
            self.found.append(finding(code, FILE, Position(self._line(key), 1), **facts))

    def _line(self, key: str) -> int:
        """Return the line of a setting of the declaration that is being read, or that on which this begins."""
        table, number = self._at
        begins = self._begins[table]
        if number >= len(begins):
            return 1
        end = min(
            (line for line in _heads(self._begins) if line > begins[number]),
            default=len(self._lines) + 1,
        )
        named = re.compile(rf"\s*\[*\s*(?:{table}\.)?[\"']?{re.escape(key)}\b")
        within = range(begins[number], end)
        return next((line for line in within if named.match(self._lines[line - 1])), begins[number])


def _begins(lines: Iterable[str], table: str) -> Iterator[int]:
    """Yield the lines on which the tables of a list of tables begin, counted from 1."""
    head = re.compile(rf"\s*\[\[\s*[\"']?{table}[\"']?\s*\]\]")
    return (number for number, line in enumerate(lines, 1) if head.match(line))


def _heads(begins: Mapping[str, tuple[int, ...]]) -> Iterator[int]:
    return (line for lines in begins.values() for line in lines)


@cache
def _paths() -> dict[str, Item]:
    """Return every field of ours by its path."""
    return {field_path(model, each.key): each.item for model in records() for each in declared(model)}


def _lowers(item: Item, level: Level) -> bool:
    """Whether a level takes away from what some country asks for, and adds to what none does."""
    ours = item.wales, item.england
    return any(level < each for each in ours) and not any(MAY <= each < level for each in ours)


def _cannot_be_shown(text: str) -> bool:
    return bool(unseen(text)) or len(text) > LONGEST or not BRACES.isdisjoint(text)
