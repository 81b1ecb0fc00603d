"""Writes docs/fields.md, the reference of every field, from the declarations of the schema.

python tools/field_reference.py            writes docs/fields.md
python tools/field_reference.py --check    says whether it is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generated_page import write_or_check
from pepdocs.schema.audiences import EVERYONE, NOWHERE, Audience
from pepdocs.schema.declare import (
    ALL,
    Declared,
    Item,
    Jurisdiction,
    Level,
    PlanSection,
    Record,
    Stage,
    declared,
    field_path,
)
from pepdocs.schema.derived.explain import condition_of, kind_of, law_condition_of
from pepdocs.schema.derived.messages import choices, records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import Choice
from pepdocs.schema.law import SOURCES, citation
from pepdocs.schema.pep import Pep
from pepdocs.schema.scales import ScaleEntry, entries
from pepdocs.wording import Speaker

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = "fields.md"
MOST_UNNAMED = 4
"""From so many copies on that lack a field, those that have it are named instead."""

LETTERS = {
    Level.LAW: "L", Level.MUST: "M", Level.SHOULD: "S", Level.MAY: "·", Level.NONE: "–"
}  # fmt: skip
COLUMNS = ("key", "Cymraeg", "English", "value", "Wales", "England", "asked for by", "shown to")

INTRODUCTION = """\
# Fields of a PEP

This page is generated from the declarations in `src/pepdocs/schema` by `tools/field_reference.py`:
change them, not this page.

**Wales** and **England** say how strongly each jurisdiction asks for a field: **L** by law, **M**
guidance says that it must be there, **S** it should be there, **·** it may be there, **–** it is not
asked for. A field of some stages only has their letters behind it: **E** nursery and Reception,
**P** Years 1 to 6, **3** Years 7 to 9, **4** Years 10 and 11, **X** post-16. The primary form is for
E and P, the secondary one for 3 and 4, the post-16 one for X. An empty field of level L blocks a
final document; one of level M or S is a warning.

**Asked for by** cites the law, then the documents listed under [sources](#sources). **Shown to** says
whose copies have the field; `full` is the full record. Some of it depends on what the plan says: see
[copies](copies.md).

"Or none" after a value means that `{none_stated_by: ...}` may stand in its place."""


@cache
def _labels(context: str) -> tuple[str, str]:
    return Speaker("cy").text(context), Speaker("en").text(context)


def page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION, _contents(), *_tables(), *_codes(), _scales(), _sources()]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    sections = [model for model in records() if issubclass(model, PlanSection)]
    links = (f"[{_labels(f'section:{s.path}')[1]}](#{s.path})" for s in sections)
    return f"Sections: {', '.join(links)}. Lists: [codes](#codes), [scales](#scales), [sources](#sources)."


def _tables() -> Iterator[str]:
    for model, places in _places().items():
        yield f"{_heading(places)}\n\n{_about(model)}{_table(model)}"


def _places() -> dict[type[Record], list[str]]:
    """Return the paths of every kind of record in a data file."""
    places: dict[type[Record], list[str]] = {}
    for model, path in _walk(Pep, ""):
        places.setdefault(model, []).append(path)
    return places


def _walk(model: type[Record], path: str) -> Iterator[tuple[type[Record], str]]:
    yield model, path
    for field in declared(model):
        if record := shape(field.annotation).record:
            yield from _walk(record, f"{path}.{field.key}".removeprefix("."))


def _heading(places: list[str]) -> str:
    names = ", ".join(f"`{path}`" for path in places)
    nested = any("." in path for path in places)
    return f"{'###' if nested else '##'} {names if any(places) else 'The plan'}"


def _about(model: type[Record]) -> str:
    if not issubclass(model, PlanSection):
        return ""
    welsh, english = _labels(f"section:{model.path}")
    help_cy, help_en = _labels(f"section-help:{model.path}")
    return f"{welsh} / {english}. {help_cy} {help_en}\n\n"


def _table(model: type[Record]) -> str:
    rows = [COLUMNS, ("---",) * len(COLUMNS), *(_row(model, field) for field in declared(model))]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


SCALES = """\
The values of each scale from low to high, and what children of that age are expected to reach. They are read from
`src/pepdocs/schema/scales.csv`. A scale without values describes progress in words."""


def _row(model: type[Record], field: Declared) -> tuple[str, ...]:
    welsh, english = _labels(f"field:{field_path(model, field.key)}")
    item = field.item
    levels = (_levels(item, jurisdiction) for jurisdiction in Jurisdiction)
    return f"`{field.key}`", welsh, english, _value(field), *levels, _asked_by(item), _shown(field.audience)


def _value(field: Declared) -> str:
    described = shape(field.annotation)
    say = Speaker("en").text
    codes = f" (`{described.choice.public_name()}`)" if described.choice else ""
    none = ", or none" if described.stated and field.item.none_answers else ""
    conditions = (law_condition_of(field.item, say), condition_of(field.item, say))
    return ". ".join((f"{kind_of(described, say)}{codes}{none}", *filter(None, conditions)))


def _levels(item: Item, jurisdiction: Jurisdiction) -> str:
    levels = {item.level(jurisdiction, stage) for stage in Stage if stage.value in item.stages}
    letters = "".join(LETTERS[level] for level in levels)
    also = f" {LETTERS[Level.MAY]} {item.also}" if item.also and letters != LETTERS[Level.NONE] else ""
    return letters if item.stages == ALL or letters == LETTERS[Level.NONE] else f"{letters} {item.stages}{also}"


def _asked_by(item: Item) -> str:
    laws = [law for jurisdiction in Jurisdiction if (law := citation(item.law, jurisdiction))]
    return "; ".join((*laws, *([item.source] if item.source else [])))


def _shown(audience: Audience) -> str:
    if audience == NOWHERE:
        return "in no document"
    if audience == EVERYONE:
        return "everyone"
    without = tuple(name for name in EVERYONE.names if name not in audience.names)
    shown = f"all but {', '.join(without)}" if len(without) < MOST_UNNAMED else ", ".join(audience.names)
    return f"{shown}; {', '.join(audience.names_on_request)} if switched on" if audience.on_request else shown


def _codes() -> Iterator[str]:
    yield "## Codes"
    for choice in choices():
        yield f"### `{choice.public_name()}`\n\n{_code_table(choice)}"


def _code_table(choice: type[Choice]) -> str:
    rows = (f"| `{code.code}` | {' | '.join(_labels(code.context))} |" for code in choice)
    return "\n".join(("| code | Cymraeg | English |", "| --- | --- | --- |", *rows))


def _scales() -> str:
    head = "| scale | country | days | area | values | expected |\n| --- | --- | --- | --- | --- | --- |"
    return "\n".join(("## Scales", "", SCALES, "", head, *map(_scale_row, entries())))


def _scale_row(entry: ScaleEntry) -> str:
    days = " to ".join(day.isoformat() if day else "…" for day in (entry.since, entry.until))
    area = f"`{entry.area}`" if entry.area else "any"
    return (
        f"| `{entry.scale.code}` | {entry.country} | {days} | {area} | {entry.shown or '–'} | {entry.expected or '–'} |"
    )


def _sources() -> str:
    return "\n".join(("## Sources", "", *(f"- `{key}`: {text}" for key, text in SOURCES.items())))


def main() -> int:
    """Write the page, or check it; return the exit status."""
    return write_or_check(__doc__, DOCS / PAGE, page())


if __name__ == "__main__":
    sys.exit(main())
