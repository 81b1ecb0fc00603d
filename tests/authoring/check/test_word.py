"""Faults of a Word template, with their paragraph or cell, and the copy with comments."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import officer
from authoring.check.themes import WORD, facts, fault_lines, faults, word
from pepdocs.accessibility.word import examine as examiner
from pepdocs.accessibility.word import reading
from pepdocs.authoring.check.annotate import annotate
from pepdocs.authoring.check.templates.word import read
from pepdocs.render.word.borrowed_parts import sections_only

NAME = "secondary/pep.docx"
CASES = {
    "THM201": ('heading("care")', 'heading("care"'),
    "THM202": ('blocks("care")', 'bloks("care")'),
    "THM203": ("view.cover.also|lines", "view.cover.also|linez"),
    "THM204": ("view.cover.also|lines", "view.cover.alsi|lines"),
    "THM206": ('heading("care")', 'heading("caer")'),
}


def numbered(content: bytes, text: str) -> int:
    """Return the number of the paragraph that contains a text."""
    return next(p.number for p in read(content)["word/document.xml"] if text in p.text)


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_reported_with_its_paragraph(tmp_path: Path, code: str) -> None:
    content = word(CASES[code])
    number = numbered(content, CASES[code][1])

    assert f"{NAME}:{number} {code}" in fault_lines(faults(tmp_path, {NAME: content}))


def test_an_unmatched_end_of_a_loop_is_reported(tmp_path: Path) -> None:
    reported = faults(tmp_path, {NAME: word(("{%p for s in view.sections %}", ""))})

    assert facts(reported, "THM201") == [{"text": "{%p endfor %}"}]


OPEN = '{%p if "cy" in view.languages %}'


def test_an_unclosed_tag_is_reported_where_it_opens_beside_other_faults(tmp_path: Path) -> None:
    content = word(
        ('{{r heading("care") }}', OPEN),
        ('blocks("care")', 'bloks("care")'),
        ("view.cover.also|lines", "view.cover.alsi|linez"),
        ('heading("people")', 'heading("peopel")'),
        ('heading("aln")', 'heading("aln"'),
    )
    reported = fault_lines(faults(tmp_path, {NAME: content}))

    wanted = {
        OPEN: ["THM201"], 'bloks("care")': ["THM202"], "alsi|linez": ["THM203", "THM204"],
        'heading("peopel")': ["THM206"], 'heading("aln"': ["THM201"],
    }  # fmt: skip
    assert sorted(reported) == sorted(
        f"{NAME}:{numbered(content, text)} {code}" for text, codes in wanted.items() for code in codes
    )


def test_an_unclosed_condition_in_a_loop_is_reported_where_it_opens(tmp_path: Path) -> None:
    content = word(("{%p for s in view.sections %}", "{%p for s in view.sections %}{%p if s %}"))
    reported = faults(tmp_path, {NAME: content})

    assert [fault.finding.at.line for fault in reported] == [numbered(content, "{%p if s %}")]


def test_names_that_a_broken_tag_may_define_are_not_reported(tmp_path: Path) -> None:
    content = word(("{%p for s in view.sections %}", "{%p for s in view.sections | %}"))
    reported = faults(tmp_path, {NAME: content})

    assert [fault.finding.code.number for fault in reported][:1] == ["THM201"]
    assert facts(reported, "THM202") == []


def test_a_location_has_its_heading_and_cell(tmp_path: Path) -> None:
    (reported,) = faults(tmp_path, {NAME: word(("f.value|paras", "f.valeu|paras"))})[:1]

    assert reported.where.cell == "3, 2"
    assert reported.where.headings == ("The table of labels and values",)


@pytest.mark.parametrize(
    "change",
    [
        ('heading("care")', "heading(“care”)"),
        ("view.cover.also|lines", "view.cover.al</w:t></w:r><w:r><w:t>so|lines"),
    ],
    ids=["typographic quotation marks", "a tag split into runs"],
)  # fmt: skip
def test_tags_as_word_writes_them_are_accepted(tmp_path: Path, change: tuple[str, str]) -> None:
    assert fault_lines(faults(tmp_path, {NAME: word(change)})) == []


def test_a_template_without_macros_borrows_the_built_in_ones(tmp_path: Path) -> None:
    assert fault_lines(faults(tmp_path, {NAME: sections_only(word())}, WORD)) == []


def test_a_section_without_its_blocks_is_reported_at_its_heading(tmp_path: Path) -> None:
    content = word(('{{p blocks("change") }}', ""))
    reported = faults(tmp_path, {NAME: content}, WORD)
    (place,) = {fault.where.paragraph for fault in reported}

    assert 'heading("change")' in read(content)["word/document.xml"][place - 1].text
    assert {"label": "field:change.changes"}.items() <= facts(reported, "THM230")[-2].items()
    assert facts(reported, "THM232") == [{"section": "section:change"}]


def test_an_accessibility_barrier_in_a_document_is_reported(tmp_path: Path) -> None:
    (reported,) = faults(tmp_path, {NAME: word(("<w:tblHeader/>", ""))}, WORD)

    assert reported.finding.code.number == "ACC402"
    assert reported.where.documents == "secondary-en.docx"
    assert "section:care" in reported.where.headings


def test_a_section_may_move_and_get_another_number(tmp_path: Path) -> None:
    moved = officer.changed(word(), officer.section_moved("care", "my_page"))
    unheaded = officer.changed(word(("<w:tblHeader/>", "")), officer.section_moved("care", "my_page"))

    assert fault_lines(faults(tmp_path, {NAME: moved}, WORD)) == []
    (reported,) = faults(tmp_path, {NAME: unheaded}, WORD)
    assert "section:care" in reported.where.headings


def test_headings_that_skip_a_level_are_reported(tmp_path: Path) -> None:
    third = '<w:pStyle w:val="Heading3"/>'
    skipping = word((third, f'{third}<w:outlineLvl w:val="4"/>'))
    reported = faults(tmp_path, {NAME: skipping}, WORD)

    assert facts(reported, "ACC303") == [{"before": "2", "after": "5"}]


# Comments


def test_a_comment_is_at_its_paragraph() -> None:
    made = annotate(word(), {3: ["one", "two"], 99999: ["three"]}, "en-GB")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()

    assert [comments.count(text) for text in (">one<", ">two<", ">three<")] == [1, 1, 1]
    assert body.count("commentReference") == 3
    third = body.split("<w:p>")[3]
    assert third.count("w:commentRangeStart") == 2


def test_existing_comments_stay() -> None:
    first = annotate(word(), {1: ["theirs"]}, "en-GB")
    second = annotate(first, {2: ["ours"]}, "en-GB")
    with zipfile.ZipFile(io.BytesIO(second)) as package:
        comments = package.read("word/comments.xml").decode()
        assert package.namelist().count("word/comments.xml") == 1

    assert comments.index(">theirs<") < comments.index(">ours<")
    assert all(id_ in comments for id_ in ('w:id="0"', 'w:id="1"'))


def test_a_copy_with_comments_can_be_read() -> None:
    made = annotate(word(), {1: ["one"]}, "en-GB")

    assert reading.read(made).properties.is_tracked
    assert not any(barrier.kind.number == "ACC001" for barrier in examiner.examine(made))
