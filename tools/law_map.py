"""Writes docs/minimum-content.md: each paragraph of law, the fields that answer it, the findings.

python tools/law_map.py            writes docs/minimum-content.md
python tools/law_map.py --check    says whether it is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generated_page import write_or_check
from pepdocs.findings.model import Code
from pepdocs.findings.rules import MISSING_IN_LAW, NO_REASON_IN_WALES, NONE_IS_NO_ANSWER, NOT_PRACTICABLE, UNDECIDED
from pepdocs.schema.conditions import Condition
from pepdocs.schema.declare import ALL, Asked, Item, Jurisdiction, Level, declared, field_path
from pepdocs.schema.derived import explain
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.law import PARAGRAPHS, PRACTICABLE, LawParagraph
from pepdocs.schema.people import ROLES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "minimum-content.md"
HEADINGS = {Jurisdiction.wales: "Wales", Jurisdiction.england: "England"}
COLUMNS = ("paragraph", "asks for", "applies to", "fields", "findings")

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
| {UNDECIDED.number} | the plan does not say whether the paragraph applies to the child: the missing fact is named \
| {UNDECIDED.severity.value} |
| {NONE_IS_NO_ANSWER.number} | an explicit none stands in its place, which is no answer to what \
the law asks | {NONE_IS_NO_ANSWER.severity.value} |

A paragraph asks for something only where everything under "applies to" is so on the day for which the plan is
judged: the day of its completion, else of its meeting, else today; a draft is judged today. `--on DAY` takes the
place of that day.

An error blocks a final document. Where {NONE_IS_NO_ANSWER.number} is not listed, an explicit none
that says who said so is an answer, if the field takes one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A field or role that meets a paragraph, and the findings that it may have."""

    path: str
    label: str
    stages: str
    condition: str
    codes: tuple[Code, ...]

    def __str__(self) -> str:
        limits = [limit for limit in (_stages(self.stages), self.condition) if limit]
        return f"`{self.path}` {self.label}" + (f" ({'; '.join(limits)})" if limits else "")


def answers() -> dict[str, list[Answer]]:
    """Return the answers to each paragraph, by the paragraph's id."""
    met: dict[str, list[Answer]] = {id_: [] for id_ in PARAGRAPHS}
    for law, answer in (*_fields(), *_roles()):
        met[law].append(answer)
    return met


def _fields() -> Iterator[tuple[str, Answer]]:
    for model in records():
        for field in declared(model):
            path, stated = field_path(model, field.key), shape(field.annotation).stated
            for law in field.item.law.split():
                if field.item.level_in(PARAGRAPHS[law].jurisdiction) is Level.LAW:
                    yield law, _answer(path, field.item, PARAGRAPHS[law], stated=stated)


def _answer(path: str, item: Item, paragraph: LawParagraph, *, stated: bool) -> Answer:
    """Return a field as an answer; only a field that takes an explicit none has further findings."""
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
    return "; ".join(map(_asked, item.conditions))


def _asked(asked: Asked) -> str:
    if isinstance(asked, Condition):
        return f"if {asked.says}"
    values = ("yes" if value is True else str(value) for value in asked.values)
    return f"if `{asked.path}` is {' or '.join(values)}"


def _stages(stages: str) -> str:
    return "" if stages == ALL else ", ".join(explain.MESSAGES[f"stage:{letter}"] for letter in stages)


def page(met: Mapping[str, list[Answer]]) -> str:
    """Return the whole page."""
    return "\n\n".join([INTRODUCTION, *(_table(law, met) for law in Jurisdiction)]) + "\n"


def _table(law: Jurisdiction, met: Mapping[str, list[Answer]]) -> str:
    rows = (_row(one, met[id_]) for id_, one in PARAGRAPHS.items() if one.jurisdiction is law)
    head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
    return "\n".join([f"## {HEADINGS[law]}", "", head, *rows])


def _row(paragraph: LawParagraph, fields: list[Answer]) -> str:
    codes = sorted({code.number for answer in fields for code in answer.codes})
    applies = "<br>".join(condition.says for condition in paragraph.applies) or "every child"
    cells = (paragraph.citation, paragraph.asks_for, applies, "<br>".join(map(str, fields)))
    return f"| {' | '.join((*cells, ', '.join(codes)))} |"


def unmet(met: Mapping[str, list[Answer]]) -> list[str]:
    """Return the ids of the paragraphs that no field meets."""
    return [id_ for id_, fields in met.items() if not fields]


def main() -> int:
    """Write the page, or check it, and say which paragraphs no field meets; return the exit status."""
    met = answers()
    if missing := unmet(met):
        print("No field meets:", ", ".join(missing))
        return 1
    return write_or_check(__doc__, PAGE, page(met))


if __name__ == "__main__":
    sys.exit(main())
