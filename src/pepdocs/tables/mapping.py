"""The map of a table, a TOML file: which column says how a row finds its plan, and which field each column fills."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.printable import printable
from pepdocs.tables.paths import FieldPath, NoFieldError, field_path

LARGEST = 1024 * 1024
KEYS = ("record", "child.upn")
"""The fields by which a row may find its plan."""

UNITS = {
    "percent": Decimal(1),
    "fraction": Decimal(100),
    "minutes": 1 / Decimal(60),
    "pence": 1 / Decimal(100),
    "half_days": 1 / Decimal(2),
}
"""By the unit of a column, what its numbers are multiplied with for the field."""

SETTINGS = {"sheet": str, "header": int, "overwrite": bool, "key": dict, "columns": dict, "values": dict}
OF_COLUMNS = {"field": str, "values": dict, "unit": str, "overwrite": bool}


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column, the field that it fills, the values that its words stand for, its unit, and whether it overwrites."""

    heading: str
    path: FieldPath
    values: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    overwrites: bool = False


@dataclass(frozen=True, slots=True)
class TableMap:
    """Which column has the key of a plan, the path of that key, and the columns that are read."""

    key: str
    key_path: str
    columns: tuple[MappedColumn, ...]
    sheet: str = ""
    header: int = 1

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns that are read, that of the key first."""
        return (self.key, *(column.heading for column in self.columns))


class MapError(PepdocsError):
    """A map cannot be used."""


def load(path: Path) -> TableMap:
    """Return the map in a file; raise `MapError` if it is none, names no field, or says what no map says."""
    try:
        with path.open("rb") as file:
            typed = tomllib.loads(file.read(LARGEST).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise MapError(error_keys.MAP_UNREADABLE, file=printable(path.name)) from None
    return _Reader(path).map_of(typed)


class _Reader:
    """Reads what a map says; every error names the file and the place in it."""

    def __init__(self, path: Path) -> None:
        self._file = printable(path.name)

    def map_of(self, typed: dict[str, Any]) -> TableMap:
        self._check(typed, SETTINGS, "")
        key = typed.get("key", {})
        self._check(key, {"column": str, "field": str}, "key")
        if "column" not in key or key.get("field", KEYS[0]) not in KEYS:
            self._refuse("key")
        columns = tuple(self._columns(typed))
        heading = _heading(key["column"])
        headings = [heading, *(column.heading for column in columns)]
        header = typed.get("header", 1)
        if not columns or len({*headings}) < len(headings) or header < 1:
            self._refuse("columns" if header >= 1 else "header")
        return TableMap(heading, key.get("field", KEYS[0]), columns, typed.get("sheet", ""), header)

    def _columns(self, typed: dict[str, Any]) -> Iterator[MappedColumn]:
        shared = typed.get("values", {})
        for name, said in typed.get("columns", {}).items():
            one = {"field": said} if isinstance(said, str) else said
            at = f"columns.{name}"
            if not isinstance(one, dict) or "field" not in one:
                self._refuse(at)
            self._check(one, OF_COLUMNS, at)
            values = one.get("values", shared.get(name, {}))
            if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
                self._refuse(f"{at}.values")
            if one.get("unit", "percent") not in UNITS:
                self._refuse(f"{at}.unit")
            overwrites = one.get("overwrite", typed.get("overwrite", False))
            yield MappedColumn(_heading(name), self._path(one["field"]), values, one.get("unit", ""), overwrites)

    def _path(self, text: str) -> FieldPath:
        try:
            return field_path(text)
        except NoFieldError:
            raise MapError(error_keys.MAP_FIELD, file=self._file, field=printable(text)) from None

    def _check(self, typed: dict[str, Any], known: Mapping[str, type], at: str) -> None:
        for key, value in typed.items():
            if key not in known or type(value) is not known[key]:
                self._refuse(f"{at}.{key}".removeprefix("."))

    def _refuse(self, at: str) -> None:
        raise MapError(error_keys.MAP_SETTING, file=self._file, place=printable(at))


def _heading(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
