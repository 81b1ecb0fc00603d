"""Writes docs/minimum-content.md: each paragraph of law, the fields that answer it, the findings.

python tools/law_map.py            writes docs/minimum-content.md
python tools/law_map.py --check    says whether it is stale
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pepdocs.findings.model import Code
from pepdocs.findings.rules import (
    MISSING_IN_LAW,
    NO_REASON_IN_WALES,
    NONE_IS_NO_ANSWER,
    NOT_PRACTICABLE,
)
from pepdocs.schema.declare import ALL, Item, Jurisdiction, Level, declared
from pepdocs.schema.derived.messages import field_path, records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.law import PARAGRAPHS, PRACTICABLE, Paragraph
from pepdocs.schema.people import ROLES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "minimum-content.md"
HEADINGS = {Jurisdiction.wales: "Wales", Jurisdiction.england: "England"}
COLUMNS = ("paragraph", "asks for", "fields", "findings")
STAGES = {
    "E": "nursery and Reception", "P": "Years 1 to 6", "3": "Years 7 to 9",
    "4": "Years 10 and 11", "X": "post-16",
}  # fmt: skip

INTRODUCTION = f"""\
# What the law asks for

This page is generated from `src/pepdocs/schema` by `tools/law_map.py`: change the declarations, not
this page.

Each paragraph of law that says what a Personal Education Plan must hold is met by the fields beside
it. What is said about a paragraph here is a paraphrase and not the text of the law.

| finding | says | weight |
|---|---|---|
| {MISSING_IN_LAW.number} | the field is not recorded | {MISSING_IN_LAW.severity.value} |
| {NOT_PRACTICABLE.number} | England: a reason stands in its place, since the law asks for it \
{PRACTICABLE} | {NOT_PRACTICABLE.severity.value} |
| {NO_REASON_IN_WALES.number} | Wales: a reason stands in its place, which the law does not allow \
| {NO_REASON_IN_WALES.severity.value} |
| {NONE_IS_NO_ANSWER.number} | an explicit none stands in its place, which is no answer to what \
the law asks | {NONE_IS_NO_ANSWER.severity.value} |

An error blocks a final document. Where {NONE_IS_NO_ANSWER.number} is not listed, an explicit none
that says who said so is an answer, if the field takes one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A field, or a role among the people, that meets a paragraph, and what may be found there."""

    path: str
    label: str
    stages: str
    condition: str
    codes: tuple[Code, ...]

    def __str__(self) -> str:
        limits = [limit for limit in (_stages(self.stages), self.condition) if limit]
        return f"`{self.path}` {self.label}" + (f" ({'; '.join(limits)})" if limits else "")


def answers() -> dict[str, list[Answer]]:
    """Return what meets each paragraph, by the paragraph's id."""
    met: dict[str, list[Answer]] = {id_: [] for id_ in PARAGRAPHS}
    for law, answer in (*_fields(), *_roles()):
        met[law].append(answer)
    return met


def _fields() -> Iterator[tuple[str, Answer]]:
    for model in records():
        for field in declared(model):
            path, stated = field_path(model, field.key), shape(field.annotation).stated
            for law in field.item.law.split():
                if _level(field.item, PARAGRAPHS[law]) is Level.LAW:
                    yield law, _answer(path, field.item, PARAGRAPHS[law], stated=stated)


def _level(item: Item, paragraph: Paragraph) -> Level:
    return item.wales if paragraph.jurisdiction is Jurisdiction.wales else item.england


def _answer(path: str, item: Item, paragraph: Paragraph, *, stated: bool) -> Answer:
    """Return a field as an answer; only one that can be stated otherwise has further findings."""
    wales = paragraph.jurisdiction is Jurisdiction.wales
    codes = [MISSING_IN_LAW]
    if stated:
        codes.append(NO_REASON_IN_WALES if wales else NOT_PRACTICABLE)
    if stated and not item.none_answers:
        codes.append(NONE_IS_NO_ANSWER)
    return Answer(path, item.label, item.stages, _condition(item), tuple(codes))


def _roles() -> Iterator[tuple[str, Answer]]:
    for role in ROLES:
        for law in role.law.split():
            path = f"people.role: {role.roles[0].code}"
            yield law, Answer(path, role.roles[0].value, role.stages, "", (MISSING_IN_LAW,))


def _condition(item: Item) -> str:
    if item.when is None:
        return ""
    values = ("yes" if value is True else str(value) for value in item.when.values)
    return f"if `{item.when.path}` is {' or '.join(values)}"


def _stages(stages: str) -> str:
    return "" if stages == ALL else ", ".join(STAGES[letter] for letter in stages)


def page(met: Mapping[str, list[Answer]]) -> str:
    """Return the whole page."""
    return "\n\n".join([INTRODUCTION, *(_table(law, met) for law in Jurisdiction)]) + "\n"


def _table(law: Jurisdiction, met: Mapping[str, list[Answer]]) -> str:
    rows = (_row(one, met[id_]) for id_, one in PARAGRAPHS.items() if one.jurisdiction is law)
    head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
    return "\n".join([f"## {HEADINGS[law]}", "", head, *rows])


def _row(paragraph: Paragraph, fields: list[Answer]) -> str:
    codes = sorted({code.number for answer in fields for code in answer.codes})
    cells = (paragraph.citation, paragraph.asks_for, "<br>".join(map(str, fields)))
    return f"| {' | '.join((*cells, ', '.join(codes)))} |"


def unmet(met: Mapping[str, list[Answer]]) -> list[str]:
    """Return the ids of the paragraphs that no field meets."""
    return [id_ for id_, fields in met.items() if not fields]


def main() -> int:
    """Write the page, or check it; say which paragraphs no field meets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    checking = parser.parse_args().check
    met = answers()
    if missing := unmet(met):
        print("No field meets:", ", ".join(missing))
        return 1
    if not checking:
        PAGE.write_text(page(met), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page(met):
        return 0
    print(f"{PAGE.name} is stale: run python tools/law_map.py and read the diff")
    return 1


if __name__ == "__main__":
    sys.exit(main())
