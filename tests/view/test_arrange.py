"""Facts in lines for two languages or one, in larger type, and with another layout of the languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from builders import FINISHED, SECONDARY
from pepdocs.base.language import CY, EN, Layout, Mode, Phrase, Run, Size
from pepdocs.view.arrange import LETTERS_BESIDE, NARROWEST, SHARED, SHORT, arrange, in_pairs, line
from pepdocs.view.blocks import (
    Chapter,
    Column,
    DocumentView,
    Fact,
    FactLine,
    Facts,
    Grid,
    Records,
    Row,
    Section,
    Target,
    Value,
    runs,
)
from pepdocs.view.columns import fits
from sample_views import PHASES, a_composed_view, a_view
from showing import a_view as an_example

LARGER = pytest.mark.parametrize("size", [Size.LARGE, Size.VERY_LARGE], ids=lambda s: s.value)
EVERY_VIEW = pytest.mark.parametrize(("phase", "mode"), [(phase, mode) for phase in PHASES for mode in Mode])
TOGETHER = pytest.mark.parametrize("mode", [Mode.BILINGUAL, Mode.ENGLISH_FIRST], ids=lambda m: m.suffix)
ALONE = pytest.mark.parametrize("mode", [Mode.CY, Mode.EN], ids=lambda m: m.suffix)
BOTH = (CY, EN)
REMARKS = (("Yn Saesneg", CY), ("In Welsh", EN))


def texts(view: DocumentView) -> set[tuple[str, str]]:
    """Return every text of a view with its language."""
    return {(run.text, run.lang) for run in runs((view.cover, view.chapters))}


def found(part: object, kind: type) -> Iterator[object]:
    """Yield every part of a kind, in order."""
    if isinstance(part, kind):
        yield part
    if isinstance(part, tuple):
        for item in part:
            yield from found(item, kind)
    elif is_dataclass(part) and not isinstance(part, Run | kind):
        for field in fields(part):
            yield from found(getattr(part, field.name), kind)


def facts_of_both(view: DocumentView, arranged: DocumentView) -> Iterator[tuple[Facts, Facts]]:
    """Yield each block of facts of the chapters as it was and as it is arranged."""
    for before, after in zip(found(view.chapters, Facts), found(arranged.chapters, Facts), strict=True):
        assert isinstance(before, Facts)
        assert isinstance(after, Facts)
        yield before, after


def headers(view: DocumentView) -> set[str]:
    """Return the texts of column headers, which may occur more or less often."""
    return {run.text for column in found((view.cover, view.chapters), Column) for run in runs(column)}


def a_run(text: str, lang: str = CY) -> Run:
    return Run(text, lang)


def both(cy: str, en: str) -> Phrase:
    return (Run(cy, CY), Run(en, EN))


def a_fact(value: Value) -> Fact:
    return Fact(both("Enw", "Name"), value)


def a_cell(text: str) -> Value:
    return Value(((a_run(text),),))


def a_grid(columns: int, letters: int) -> Grid:
    heads = tuple(Column((a_run("Pen"),), 1) for _ in range(columns))
    return Grid((a_run("Tabl"),), heads, (Row((a_cell("a" * letters),) * columns),))


def with_blocks(*blocks: Grid | Facts, mode: Mode = Mode.CY) -> DocumentView:
    """Return a document with one section of these blocks."""
    section = Section("people", (a_run("Pobl"),), blocks)
    return replace(a_composed_view("primary", mode), chapters=(Chapter("people", "1", (a_run("Pobl"),), (section,)),))


def enlarge(grid: Grid, size: Size) -> tuple[object, ...]:
    """Return the blocks that a table becomes in a document of this size."""
    return arrange(with_blocks(grid), size).sections[0].blocks


# Every edition.


@EVERY_VIEW
@pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
def test_an_edition_says_what_the_view_says_and_nothing_else(phase: str, mode: Mode, size: Size):
    view = a_composed_view(phase, mode)

    arranged = arrange(view, size)

    # The header of a column that says nothing in any row of a table becomes no label.
    assert texts(arranged) <= texts(view)
    assert {text for text in texts(view) - texts(arranged) if text[0] not in headers(view)} == set()
    assert len(texts(view)) > 150


@EVERY_VIEW
def test_every_fact_is_in_a_line(phase: str, mode: Mode):
    arranged = arrange(a_composed_view(phase, mode))

    blocks = [block for block in found((arranged.cover, arranged.chapters), Facts) if isinstance(block, Facts)]
    assert len(blocks) > 30
    assert [block for block in blocks if block.facts] == []
    assert [block for block in blocks if not block.lines] == []


@LARGER
@EVERY_VIEW
def test_large_type_has_every_text_as_often_as_the_standard_document(phase, mode, size: Size):
    view = a_view(phase, mode)
    heads = headers(view)
    large = Counter(
        (run.text, run.lang) for run in runs(arrange(a_composed_view(phase, mode), size).chapters) if run.lang
    )

    standard = Counter((run.text, run.lang) for run in runs(view.chapters) if run.lang)

    # A record has room for the remark on its language that a table's cell has not.
    assert [each for each in REMARKS if large[each] < standard[each]] == []
    counted = (each for each in standard if each[0] not in heads and each not in REMARKS)
    assert [each for each in counted if standard[each] != large[each]] == []
    assert [each for each in large if each not in standard and each not in REMARKS] == []


@LARGER
@EVERY_VIEW
def test_no_table_in_large_type_is_wider_than_the_page(phase: str, mode: Mode, size: Size):
    large = arrange(a_composed_view(phase, mode), size)

    grids = [grid for grid in found((large.cover, large.chapters), Grid) if isinstance(grid, Grid)]
    assert [grid for grid in grids if not fits(grid, size.points)] == []
    assert list(found(large, Records)) != []


# Two languages: a column for each.


@TOGETHER
@pytest.mark.parametrize("example", FINISHED)
def test_each_column_alone_has_every_label_and_value_of_its_language(example: str, mode: Mode):
    view = an_example(example, mode)

    arranged = arrange(view)

    for before, after in facts_of_both(view, arranged):
        for place, lang in enumerate(mode.languages):
            column = [(row.cells[place], row.across) for row in after.lines]
            assert column == [_in_column(fact, lang, row) for fact, row in zip(before.facts, after.lines, strict=True)]


def _in_column(fact: Fact, lang: str, row: FactLine) -> tuple[Fact, Value]:
    """Return what of a fact stands in a language's column, and what is across both."""
    label = tuple(run for run in fact.label if run.lang == lang) or fact.label
    if row.across.phrases or row.across.tone == "write":
        return Fact(label), fact.value
    own = (tuple(run for run in phrase if run.lang in {lang, ""}) for phrase in fact.value.phrases)
    note = tuple(run for run in fact.value.note if run.lang == lang)
    return Fact(label, replace(fact.value, phrases=tuple(filter(None, own)), note=note)), Value()


@TOGETHER
def test_a_line_has_a_cell_for_each_language_in_their_order(mode: Mode):
    view = arrange(with_blocks(Facts((a_fact(Value((both("Gair", "Word"),))),)), mode=mode))

    (block,) = view.sections[0].blocks
    assert isinstance(block, Facts)
    (row,) = block.lines
    assert [cell.label[0].lang for cell in row.cells] == list(mode.languages)
    assert [[phrase[0].lang for phrase in cell.value.phrases] for cell in row.cells] == [
        [lang] for lang in mode.languages
    ]


def test_a_text_in_one_language_is_in_its_column_and_the_other_says_so_once():
    note = (Run("Yn Saesneg", CY),)
    only = Value(((Run("Reads aloud.", EN),),), note=note)

    welsh, english = line(a_fact(only), BOTH).cells

    assert (welsh.value.phrases, welsh.value.note) == ((), note)
    assert (english.value.phrases, english.value.note) == (only.phrases, ())


@pytest.mark.parametrize("example", FINISHED)
def test_the_other_column_remarks_on_every_text_that_it_lacks(example: str):
    view = arrange(an_example(example, Mode.BILINGUAL, **{"leisure.would_help": {"cy": "Lifft adref."}}))

    rows = [row for row in found(view.chapters, FactLine) if isinstance(row, FactLine)]
    empty = [cell.value for row in rows if not row.across.phrases for cell in row.cells if not cell.value.phrases]
    assert len(empty) > 0
    assert [value for value in empty if len(value.note) != 1 and value.tone != "write"] == []
    assert [value for row in rows for value in (row.across,) if value.note] == []


@pytest.mark.parametrize(
    "value",
    [
        Value(((Run("Dw i'n hapus", CY),),), "own"),
        Value(((Run("Słowo", "pl"),),)),
        Value(((Run("x" * (SHARED + 1), ""),),)),
        Value((), "write"),
        Value(((Run("Box to tick", EN),),), "tick"),
    ],
    ids=["own words", "a third language", "a long name", "room to write", "a box"],
)
def test_what_both_languages_share_is_across_both_columns(value: Value):
    row = line(a_fact(value), BOTH)

    assert row.across == value
    assert [cell.label[0].text for cell in row.cells] == ["Enw", "Name"]
    assert [cell.value for cell in row.cells] == [Value(), Value()]


def test_a_short_name_is_in_both_columns():
    row = line(a_fact(Value(((Run("Siân Llwyd", ""),),))), BOTH)

    assert [cell.value.phrases[0][0].text for cell in row.cells] == ["Siân Llwyd"] * 2
    assert row.across == Value()


def test_a_table_of_people_has_its_names_once_and_a_column_for_each_language():
    view = arrange(an_example(SECONDARY, Mode.BILINGUAL))

    (grid,) = view.section("people").blocks
    assert isinstance(grid, Grid)
    assert [[run.lang for run in column.label] for column in grid.columns] == [[CY, EN], [CY], [EN]]
    assert {run.lang for row in grid.rows for run in runs(row.cells[1])} <= {CY, ""}
    assert {run.lang for row in grid.rows for run in runs(row.cells[2])} <= {EN, ""}
    names = [row.cells[0].phrases[0][0].text for row in grid.rows]
    assert names.count("Siân Llwyd") == 1


@TOGETHER
def test_what_is_in_a_third_language_is_once_in_a_table_of_people(mode: Mode):
    absent = [{"person": "f2", "contributed": {"pl": "Telefonicznie"}}]
    view = arrange(an_example(SECONDARY, mode, **{"meeting.absent": absent}))

    (grid,) = view.section("people").blocks

    said = [
        place for row in grid.rows for place, cell in enumerate(row.cells) for run in runs(cell) if run.lang == "pl"
    ]  # type: ignore[union-attr]
    assert said == [1]


@TOGETHER
def test_what_is_in_one_language_in_a_table_of_people_is_remarked_on_in_the_other_column(mode: Mode):
    absent = [{"person": "f2", "contributed": {"en": "By telephone"}}]
    view = arrange(an_example(SECONDARY, mode, **{"meeting.absent": absent}))

    (grid,) = view.section("people").blocks

    notes = [(run.text, run.lang) for row in grid.rows for cell in row.cells for run in cell.note]  # type: ignore[union-attr]
    assert notes == [("Yn Saesneg", CY)]


def test_what_is_in_a_third_language_is_once_on_the_cover():
    name = {"plan.responsible_authority": {"pl": "Rada hrabstwa"}}

    (block,) = arrange(an_example(SECONDARY, Mode.BILINGUAL, **name)).cover.facts

    assert [[run.text for run in runs(row) if run.lang == "pl"] for row in block.lines] == [["Rada hrabstwa"], []]


def test_facts_that_run_on_are_a_paragraph_for_each_language():
    (block,) = arrange(an_example(SECONDARY, Mode.BILINGUAL)).cover.facts

    assert [{cell.label[0].lang for cell in row.cells} for row in block.lines] == [{CY}, {EN}]
    assert len(block.lines[0].cells) == len(block.lines[1].cells) == 5


# One language: two short facts on a line.


def a_fact_of(letters: int) -> Fact:
    return Fact((Run("Enw", CY),), Value(((Run("x" * letters, CY),),)))


def lengths(rows: Iterator[FactLine]) -> list[list[int]]:
    return [[len(cell.value.phrases[0][0].text) for cell in row.cells] for row in rows]


def test_two_short_facts_are_on_one_line_in_their_order():
    assert lengths(in_pairs(map(a_fact_of, (1, 2, 3)))) == [[1, 2], [3]]


def test_a_long_fact_has_its_own_line_and_keeps_its_place():
    longest = SHORT - len("Enw")

    assert lengths(in_pairs(map(a_fact_of, (1, longest + 1, 2, 3)))) == [[1], [longest + 1], [2, 3]]
    assert lengths(in_pairs(map(a_fact_of, (longest, longest)))) == [[longest, longest]]


def test_what_is_listed_as_missing_has_a_line_of_its_own():
    gap = Fact((Run("Eto", CY),), Value(((Run("Enw", CY),),), "gap", form="line"))

    assert [len(row.cells) for row in in_pairs((gap, a_fact_of(1), a_fact_of(2), gap))] == [1, 2, 1]


@ALONE
@pytest.mark.parametrize("example", FINISHED)
def test_facts_keep_their_order_in_one_language(example: str, mode: Mode):
    view = an_example(example, mode)

    arranged = arrange(view)

    for before, after in facts_of_both(view, arranged):
        assert tuple(cell for row in after.lines for cell in row.cells) == before.facts
    assert any(len(row.cells) == 2 for row in found(arranged.chapters, FactLine) if isinstance(row, FactLine))


@LARGER
@ALONE
def test_a_fact_in_large_type_has_a_line_of_its_own(mode: Mode, size: Size):
    arranged = arrange(a_composed_view("secondary", mode), size)

    assert {len(row.cells) for row in found(arranged.chapters, FactLine) if isinstance(row, FactLine)} == {1}


# Tables in large type.


@pytest.mark.parametrize(("size", "most"), [(Size.LARGE, 3), (Size.VERY_LARGE, 2)])
def test_a_table_with_too_narrow_columns_becomes_records(size: Size, most: int):
    kinds = [type(enlarge(a_grid(columns, 10), size)[0]) for columns in (most, most + 1)]

    assert kinds == [Grid, Records]


@LARGER
def test_the_groups_of_a_table_keep_their_titles_when_it_becomes_records(size: Size):
    cells = tuple(a_cell("w" * 30) for _ in range(4))
    rows = (Row(cells, (a_run("Gartref"),)), Row(cells), Row(cells, (a_run("Ysgol"),)))

    blocks = enlarge(replace(a_grid(4, 1), caption=(), rows=rows), size)

    assert [(block.title[0].text, len(block.records)) for block in blocks if isinstance(block, Records)] == [
        ("Gartref", 2),
        ("Ysgol", 1),
    ]


IN_WELSH_ONLY = Value(((Run("Symud o’r ardal", CY),),), note=(Run("In Welsh", EN),))


@LARGER
def test_a_record_says_in_which_language_its_text_is(size: Size):
    rows = tuple(Row((a_cell("w" * 30), IN_WELSH_ONLY, a_cell("w" * 30), a_cell("w" * 30))) for _ in range(2))

    (records,) = enlarge(replace(a_grid(4, 1), rows=rows), size)

    assert isinstance(records, Records)
    assert [run.text for run in runs(records)].count("In Welsh") == 2


@pytest.mark.parametrize("size", Size, ids=lambda s: s.value)
def test_a_table_has_no_remarks_on_languages(size: Size):
    (table,) = enlarge(replace(a_grid(2, 1), rows=(Row((a_cell("w"), IN_WELSH_ONLY)),)), size)

    assert isinstance(table, Grid)
    assert "In Welsh" not in [run.text for run in runs(table)]


@pytest.mark.parametrize("example", FINISHED)
@LARGER
def test_no_label_of_a_record_stands_alone(example: str, size: Size):
    view = arrange(an_example(example, Mode.BILINGUAL), size)

    lines = [line for line in found((view.cover, view.chapters), FactLine) if isinstance(line, FactLine)]
    bare = [
        cell
        for line in lines
        for cell in line.cells
        if cell.label and not (cell.value.phrases or cell.value.note or line.across.phrases)
        if "write" not in (cell.value.tone, line.across.tone)
    ]
    assert len(lines) > 100
    assert bare == []


def test_the_first_cell_of_a_row_heads_its_record():
    heads = tuple(Column((a_run(text),), 1) for text in ("Enw", "Rôl", "Sefydliad", "Dyddiad"))
    cells = tuple(map(a_cell, ("Nia Rees", "Person dynodedig", "Ysgol Bro Aeron", "13 Mawrth 2026")))

    (records,) = enlarge(Grid((a_run("Pobl"),), heads, (Row(cells),)), Size.VERY_LARGE)

    assert isinstance(records, Records)
    said = [[run.text for run in runs(row)] for row in records.records[0].lines]
    assert said == [
        ["Enw", "Nia Rees"],
        ["Rôl", "Person dynodedig"],
        ["Sefydliad", "Ysgol Bro Aeron"],
        ["Dyddiad", "13 Mawrth 2026"],
    ]


def test_signatures_in_large_type_have_room_to_write():
    heads = tuple(Column((a_run(text),), 1) for text in ("Enw", "Rôl", "Llofnod", "Dyddiad"))
    row = Row((a_cell("Nia Rees"), a_cell("Person dynodedig"), Value(()), Value(())))
    grid = Grid((a_run("Llofnodion"),), heads, (row, row), style="sign")

    (records,) = enlarge(grid, Size.VERY_LARGE)

    assert isinstance(records, Records)
    tones = [[cell.value.tone for row in record.lines for cell in row.cells] for record in records.records]
    assert tones == [["said", "said", "write", "write"]] * 2


def test_an_empty_cell_leaves_no_label_alone():
    heads = tuple(Column((a_run(text),), 1) for text in ("Beth ddywedais i", "Pam", "Pwy", "Pryd"))
    row = Row((a_cell("Mwy o ddrama"), Value(()), a_cell("Siân"), a_cell("13 Mawrth 2026")))

    (records,) = enlarge(Grid((a_run("Atebion"),), heads, (row,)), Size.VERY_LARGE)

    assert "Pam" not in [run.text for run in runs(records)]


@pytest.mark.parametrize("mode", Mode, ids=lambda m: m.suffix)
@LARGER
def test_every_action_on_the_cover_in_large_type_has_its_box(mode: Mode, size: Size):
    view = an_example(SECONDARY, mode)
    assert isinstance(view.cover.actions, Grid)

    actions = arrange(view, size).cover.actions

    boxes = [value.tone for value in found(actions, Value) if isinstance(value, Value) and value.tone == "tick"]
    assert len(boxes) == len(view.cover.actions.rows) > 3


@LARGER
def test_every_action_of_a_target_in_large_type_is_in_its_card(size: Size):
    view = an_example(SECONDARY, Mode.EN)
    said = [run for card in found(view.chapters, Target) for run in runs(card.actions.rows)]  # type: ignore[attr-defined]

    large = arrange(view, size)

    shown = [list(runs(card.actions)) for card in found(large.chapters, Target)]  # type: ignore[attr-defined]
    assert len(said) > 15
    assert [run for run in said if not any(run in each for each in shown)] == []


@LARGER
def test_languages_are_one_above_the_other_if_columns_would_be_too_narrow(size: Size):
    assert LETTERS_BESIDE[size] < NARROWEST <= LETTERS_BESIDE[Size.STANDARD]
    assert arrange(a_composed_view("primary", Mode.BILINGUAL), size).layout == "blocks"
    assert arrange(a_composed_view("primary", Mode.BILINGUAL)).beside is True


# Chapter by chapter in one language, then in the other.


@TOGETHER
def test_section_by_section_each_language_has_every_chapter(mode: Mode):
    view = a_composed_view("secondary", mode)

    turned = arrange(view, layout=Layout.SECTIONS)

    expected = [(part.key, lang) for part in view.chapters for lang in mode.languages]
    assert [(part.key, part.lang) for part in turned.chapters] == expected
    assert len({part.anchor for part in turned.chapters}) == len(expected)
    assert [part.number for part in turned.chapters[::2]] == [part.number for part in view.chapters]


def test_section_by_section_a_translated_text_is_in_its_half_only():
    view = a_composed_view("secondary", Mode.BILINGUAL)
    twins = {run for phrase in pairs(view.chapters) for run in phrase}

    turned = arrange(view, layout=Layout.SECTIONS)

    for part in turned.chapters:
        strangers = [run for run in runs(part) if run in twins and run.lang != part.lang]
        assert strangers == []
    added = set(view.elsewhere)
    assert {run for part in turned.chapters for run in runs(part)} - added == set(runs(view.chapters)) - remarks(view)


def remarks(view: DocumentView) -> set[Run]:
    """Return the remarks that a text is in the other language, in whose place stands where it is."""
    return {run for value in found(view.chapters, Value) for run in value.note if value.tone != "none"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("example", FINISHED)
def test_section_by_section_a_text_in_one_language_is_said_once_and_referred_to(example: str):
    view = an_example(example, Mode.BILINGUAL, **{"leisure.would_help": {"cy": "Lifft adref o'r clwb drama."}})
    once = Run("Lifft adref o'r clwb drama.", CY)

    turned = arrange(view, layout=Layout.SECTIONS)

    welsh, english = (part for part in turned.chapters if part.key == "wellbeing")
    assert [list(runs(part)).count(once) for part in (welsh, english)] == [1, 0]
    reference = next(run for run in view.elsewhere if run.lang == EN)
    assert reference in list(runs(english))
    assert [run.lang for run in view.elsewhere] == [CY, EN]


def test_section_by_section_the_childs_own_words_are_in_the_half_of_their_language():
    view = an_example(SECONDARY, Mode.BILINGUAL)

    turned = arrange(view, layout=Layout.SECTIONS)

    own = Run("Hoffwn i weld fy mrawd bob wythnos.", CY)
    pages = [part for part in turned.chapters if part.key == "my_page"]
    assert [list(runs(page)).count(own) for page in pages] == [1, 0]


def test_section_by_section_a_text_in_a_third_language_is_said_once():
    view = an_example(SECONDARY, Mode.BILINGUAL, **{"leisure.would_help": {"pl": "Podwózka"}})

    turned = arrange(view, layout=Layout.SECTIONS)

    said = [run for part in turned.chapters for run in runs(part) if run.lang == "pl"]
    assert said == [Run("Podwózka", "pl")]


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
