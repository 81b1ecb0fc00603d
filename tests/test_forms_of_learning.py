"""What real forms ask about learning, needs and changes: a filled plan for each row, every value in all documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from builders import SECONDARY, TODAY, a_plan, found
from pepdocs.base.language import Mode, Run
from pepdocs.reading.parse import Parsed
from pepdocs.render import Format, outline, render
from pepdocs.render.read_back.outline import compact_text
from pepdocs.rules.context import FieldValue, PlanContext
from pepdocs.schema.declare import Record
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Wording
from real_form_rows import FORM_ROWS, WORKED_OUT

NOT_PRINTED = {"funding.id", "review.of"}
AT_SCHOOL = tuple(row for row, (example, _) in FORM_ROWS.items() if example == SECONDARY)
"""The rows that can be filled in on one plan."""

BY_ROW = pytest.mark.parametrize("row", FORM_ROWS)
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
BY_MODE = pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
BY_ROWS = pytest.mark.parametrize(
    "filled_rows", [AT_SCHOOL, ("RF03",), ("RF08 England",), ("RF08 Wales",)], ids=lambda rows: rows[0]
)


def plan_of(*rows: str) -> Parsed:
    """Return an example with the content of some rows filled in."""
    content = {path: value for row in rows for path, value in FORM_ROWS[row][1].items()}
    return a_plan(FORM_ROWS[rows[0]][0], **content)


def view_of(plan: Parsed, mode: Mode) -> DocumentView:
    return compose.document(plan.pep, Wording(mode))


def values(plan: Parsed, rows: Iterable[str]) -> Iterator[FieldValue]:
    """Yield the values that were filled in, without the groups that hold them."""
    paths = {
        ".".join(step for step in path.split(".") if not step.isdigit()) for row in rows for path in FORM_ROWS[row][1]
    }
    for field in PlanContext.of(plan.pep, plan.places, TODAY).values:
        is_filled = any(field.path == path or field.path.startswith(f"{path}.") for path in paths)
        is_group = isinstance(field.value, list) and any(isinstance(item, Record) for item in field.value)
        if is_filled and field.value is not None and not is_group and not isinstance(field.value, Record):
            yield field


def expected(plan: Parsed, rows: Iterable[str], mode: Mode) -> dict[Run, str]:
    """Return what a document must say for the values filled in, and where each is from."""
    phrasing = Phrasing(plan.pep, Wording(mode))
    return {
        run: field.path
        for field in values(plan, rows)
        if field.path not in NOT_PRINTED
        for phrase in phrasing.value(field.value, field.declaration).phrases
        for run in phrase
    }


@BY_ROW
def test_a_filled_row_is_read_and_found_right(row: str) -> None:
    plan = plan_of(row)

    assert plan.findings.items == ()
    assert found(plan, "PEP39") + found(plan, "PEP31") == []


@BY_MODE
@BY_ROW
def test_every_value_of_a_filled_row_is_said_in_each_mode(row: str, mode: Mode) -> None:
    plan = plan_of(row)

    said = set(runs(view_of(plan, mode)))

    wanted = expected(plan, [row], mode)
    assert [path for run, path in wanted.items() if run not in said] == []
    assert wanted or row == "RF21"


@BY_MODE
@pytest.mark.parametrize("row", WORKED_OUT)
def test_what_follows_from_a_filled_row_is_said_in_each_mode(row: str, mode: Mode) -> None:
    said = {run.text for run in runs(view_of(plan_of(row), mode))}

    assert set(WORKED_OUT[row]) <= said


@BY_FORM
@BY_ROWS
@pytest.mark.slow
def test_every_value_of_a_filled_row_is_in_the_finished_file(filled_rows: tuple[str, ...], form: Format) -> None:
    plan = plan_of(*filled_rows)

    whole = compact_text(outline(render(arrange(view_of(plan, Mode.BILINGUAL)), form), form))

    wanted = expected(plan, filled_rows, Mode.BILINGUAL)
    assert len(wanted) > 5
    assert [path for run, path in wanted.items() if "".join(run.text.split()) not in whole] == []


def test_a_value_that_a_document_does_not_say_is_noticed() -> None:
    bare, plan = a_plan(SECONDARY), plan_of("RF13")

    said = set(runs(view_of(bare, Mode.EN)))

    missing = {path for run, path in expected(plan, ["RF13"], Mode.EN).items() if run not in said}
    assert {"funding.allocation", "funding.items.cost", "funding.items.rate"} <= missing
