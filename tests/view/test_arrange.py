"""Documents in larger type, and with another layout of their languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from pepdocs.base.language import Layout, Mode, Phrase, Run, Size
from pepdocs.view.arrange import LETTERS_BESIDE, NARROWEST, arrange
from pepdocs.view.blocks import Block, Column, DocumentView, Facts, Grid, Records, Row, Section, Target, Value, runs
from pepdocs.view.columns import fits
from sample_views import PHASES, a_view

LARGER = pytest.mark.parametrize("size", [Size.LARGE, Size.VERY_LARGE], ids=lambda s: s.value)
EVERY_VIEW = pytest.mark.parametrize(("phase", "mode"), [(phase, mode) for phase in PHASES for mode in Mode])


def texts(view: DocumentView) -> Counter[tuple[str, str]]:
    """Return the number of occurrences of every text of a view, with its language."""
    return Counter((run.text, run.lang) for run in runs((view.cover, view.sections)))


def labels(view: DocumentView) -> set[str]:
    """Return the texts of column headers, which may occur more or less often."""
    headers: set[str] = set()
    for section in view.sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                headers |= {run.text for column in block.columns for run in column.label}
            if isinstance(block, Target):
                headers |= {run.text for heading in block.headings for run in heading}
    dates = view.cover.key_dates
    assert isinstance(dates, Grid)
    return headers | {run.text for column in dates.columns for run in column.label}


def a_run(text: str) -> Run:
    return Run(text, "cy")


def a_cell(text: str) -> Value:
    return Value(((a_run(text),),))


def a_grid(columns: int, letters: int) -> Grid:
    heads = tuple(Column((a_run("Pen"),), 1) for _ in range(columns))
    return Grid((a_run("Tabl"),), heads, (Row((a_cell("w" * letters),) * columns),))


def enlarge(grid: Grid, size: Size) -> tuple[Block, ...]:
    """Return the blocks that a table becomes in a document of this size."""
    section = Section("people", "1", (a_run("Pobl"),), (grid,))
    view = replace(a_view("primary", Mode.CY), sections=(section,))
    return arrange(view, size).sections[0].blocks


@EVERY_VIEW
def test_a_document_of_standard_size_in_columns_is_unchanged(phase: str, mode: Mode):
    view = a_view(phase, mode)

    assert arrange(view) == view


@LARGER
@EVERY_VIEW
def test_large_type_has_every_text_as_often_as_the_standard_document(phase, mode, size: Size):
    view = a_view(phase, mode)

    large = texts(arrange(view, size))

    heads = labels(view)
    standard = texts(view)
    assert {text for text in standard if text[0] not in heads} <= set(large)
    assert [each for each in standard if each[0] not in heads and standard[each] != large[each]] == []
    assert [each for each in large if each not in standard] == []


@LARGER
@EVERY_VIEW
def test_no_table_in_large_type_is_wider_than_the_page(phase: str, mode: Mode, size: Size):
    large = arrange(a_view(phase, mode), size)

    blocks = [block for section in large.sections for block in section.blocks]
    grids = [block for block in (*blocks, large.cover.key_dates) if isinstance(block, Grid)]
    assert [grid for grid in grids if not fits(grid, size.points)] == []
    assert [block for block in blocks if isinstance(block, Target) and block.actions] == []


@pytest.mark.parametrize(("size", "most"), [(Size.LARGE, 3), (Size.VERY_LARGE, 2)])
def test_a_table_with_too_narrow_columns_becomes_records(size: Size, most: int):
    kinds = [type(enlarge(a_grid(columns, 10), size)[0]) for columns in (most, most + 1)]

    assert kinds == [Grid, Records]


def test_a_table_of_labels_and_values_becomes_facts():
    labels = ("Trafodaeth am gyfrifoldebau", "Adolygiad nesaf o achos y plentyn")
    values = ("23 Gorffennaf 2026", "25 Mawrth 2026")
    rows = tuple(Row((a_cell(one), a_cell(other))) for one, other in zip(labels, values, strict=True))
    heads = (Column((a_run("Beth"),), 1), Column((a_run("Gwybodaeth ychwanegol"),), 1))
    grid = Grid((a_run("Dyddiadau"),), heads, rows)

    (facts,) = enlarge(grid, Size.VERY_LARGE)

    assert isinstance(facts, Facts)
    assert [run.text for run in runs(facts)] == [
        "Dyddiadau", labels[0], values[0], labels[1], values[1]
    ]  # fmt: skip


def test_signatures_in_large_type_have_room_to_write():
    heads = tuple(Column((a_run(text),), 1) for text in ("Enw", "Rôl", "Llofnod", "Dyddiad"))
    row = Row((a_cell("Nia Rees"), a_cell("Person dynodedig"), Value(()), Value(())))
    grid = Grid((a_run("Llofnodion"),), heads, (row, row), style="sign")

    (records,) = enlarge(grid, Size.LARGE)

    assert isinstance(records, Records)
    tones = [[fact.value.tone for fact in record] for record in records.rows]
    assert tones == [["said", "said", "write", "write"]] * 2


def test_an_empty_cell_leaves_no_label_alone():
    heads = tuple(Column((a_run(text),), 1) for text in ("Beth ddywedais i", "Pam", "Pwy", "Pryd"))
    row = Row((a_cell("Mwy o ddrama"), Value(()), a_cell("Siân"), a_cell("13 Mawrth 2026")))

    (records,) = enlarge(Grid((a_run("Atebion"),), heads, (row,)), Size.VERY_LARGE)

    assert "Pam" not in [run.text for run in runs(records)]


def test_every_step_of_a_target_in_large_type_has_a_tick_box():
    view = a_view("post16", Mode.EN)
    actions = sum(len(b.actions) for b in view.section("targets").blocks if isinstance(b, Target))

    large = arrange(view, Size.LARGE).section("targets")

    cards = [block for block in large.blocks if isinstance(block, Target)]
    ticks = [step[-1].value.tone for card in cards for step in card.steps]
    assert ticks == ["tick"] * actions
    assert actions > 0


@LARGER
def test_languages_are_one_above_the_other_if_columns_would_be_too_narrow(size: Size):
    assert LETTERS_BESIDE[size] < NARROWEST <= LETTERS_BESIDE[Size.STANDARD]
    assert arrange(a_view("primary", Mode.BILINGUAL), size).beside is False
    assert arrange(a_view("primary", Mode.BILINGUAL)).beside is True


@pytest.mark.parametrize("mode", [Mode.BILINGUAL, Mode.ENGLISH_FIRST], ids=lambda m: m.suffix)
def test_section_by_section_each_language_has_every_section(mode: Mode):
    view = a_view("secondary", mode)

    turned = arrange(view, layout=Layout.SECTIONS)

    expected = [(part.key, lang) for part in view.sections for lang in mode.languages]
    assert [(part.key, part.lang) for part in turned.sections] == expected
    assert len({part.anchor for part in turned.sections}) == len(expected)


def test_section_by_section_a_translated_text_is_in_its_half_only():
    view = a_view("secondary", Mode.BILINGUAL)
    twins = {run for phrase in pairs(view.sections) for run in phrase}

    turned = arrange(view, layout=Layout.SECTIONS)

    for part in turned.sections:
        strangers = [run for run in runs(part) if run in twins and run.lang != part.lang]
        assert strangers == []
    assert {run for part in turned.sections for run in runs(part)} == set(runs(view.sections))


def pairs(part: object) -> Iterator[Phrase]:
    """Yield every phrase in `part` that is in two languages."""
    if isinstance(part, tuple) and len(part) == 2 and all(isinstance(item, Run) for item in part):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from pairs(item)
    elif is_dataclass(part) and not isinstance(part, Run):
        for field in fields(part):
            yield from pairs(getattr(part, field.name))
