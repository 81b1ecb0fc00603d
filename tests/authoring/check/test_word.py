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
from pepdocs.render.word.adapting.borrowed_parts import sections_only

NAME = "secondary/pep.docx"
CASES = {
    "THM201": ('heading("people")', 'heading("people"'),
    "THM202": ('chapter("people")', 'chaptre("people")'),
    "THM203": ("view.chapters|contents", "view.chapters|contenst"),
    "THM204": ("view.cover.also)", "view.cover.alsi)"),
    "THM228": ('heading("people")', 'heading("peopel")'),
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
    reported = faults(tmp_path, {NAME: word(("{%p for f in view.cover.ring %}", ""))})

    assert facts(reported, "THM201") == [{"text": "{%p endfor %}"}]


OPEN = '{%p if "cy" in view.languages %}'


def test_an_unclosed_tag_is_reported_where_it_opens_beside_other_faults(tmp_path: Path) -> None:
    content = word(
        ('{{p heading("record") }}', OPEN),
        ('chapter("record")', 'chaptre("record")'),
        ("{{p view.chapters|contents }}", "{{p veiw.cover.alsi|contenst }}"),
        ('heading("people")', 'heading("peopel")'),
        ('heading("next")', 'heading("next"'),
    )
    reported = fault_lines(faults(tmp_path, {NAME: content}))

    wanted = {
        OPEN: ["THM201"], 'chaptre("record")': ["THM202"], "alsi|contenst": ["THM202", "THM203", "THM204"],
        'heading("peopel")': ["THM228"], 'heading("next"': ["THM201"],
    }  # fmt: skip
    assert sorted(reported) == sorted(
        f"{NAME}:{numbered(content, text)} {code}" for text, codes in wanted.items() for code in codes
    )


def test_an_unclosed_condition_in_a_loop_is_reported_where_it_opens(tmp_path: Path) -> None:
    content = word(("{%p for f in view.cover.ring %}", "{%p for f in view.cover.ring %}{%p if f %}"))
    reported = faults(tmp_path, {NAME: content})

    assert [fault.finding.at.line for fault in reported] == [numbered(content, "{%p if f %}")]


def test_names_that_a_broken_tag_may_define_are_not_reported(tmp_path: Path) -> None:
    content = word(("{%p for f in view.cover.ring %}", "{%p for f in view.cover.ring | %}"))
    reported = faults(tmp_path, {NAME: content})

    assert [fault.finding.code.number for fault in reported][:1] == ["THM201"]
    assert facts(reported, "THM202") == []


def test_a_location_has_its_heading_and_cell(tmp_path: Path) -> None:
    (reported,) = faults(tmp_path, {NAME: word(("row.cells[0]|paras", "row.celsl[0]|paras"))})[:1]

    assert reported.where.cell == "6, 1"
    assert reported.where.headings == ("A table",)


@pytest.mark.parametrize(
    "change",
    [
        ('heading("people")', "heading(“people”)"),
        ("view.cover.also)", "view.cover.al</w:t></w:r><w:r><w:t>so)"),
    ],
    ids=["typographic quotation marks", "a tag split into runs"],
)  # fmt: skip
def test_tags_as_word_writes_them_are_accepted(tmp_path: Path, change: tuple[str, str]) -> None:
    assert fault_lines(faults(tmp_path, {NAME: word(change)})) == []


def test_a_template_without_macros_borrows_the_built_in_ones(tmp_path: Path) -> None:
    assert fault_lines(faults(tmp_path, {NAME: sections_only(word())}, WORD)) == []


def test_a_chapter_without_its_sections_is_reported_at_its_heading(tmp_path: Path) -> None:
    content = word(('{{p chapter("next") }}', ""))
    reported = faults(tmp_path, {NAME: content}, WORD)
    (place,) = {fault.where.paragraph for fault in reported}

    assert 'heading("next")' in read(content)["word/document.xml"][place - 1].text
    assert "field:change.changes" in {fact["label"] for fact in facts(reported, "THM230")}
    assert facts(reported, "THM232") == [{"chapter": "view:chapter.next"}]


def test_an_accessibility_barrier_in_a_document_is_reported(tmp_path: Path) -> None:
    (reported,) = faults(tmp_path, {NAME: word(("<w:tblHeader/>", ""))}, WORD)

    assert reported.finding.code.number == "ACC402"
    assert reported.where.documents == "secondary-en.docx"
    assert "view:chapter.record" in reported.where.headings


def test_a_chapter_may_move_and_get_another_number(tmp_path: Path) -> None:
    moved = officer.changed(word(), officer.chapter_moved("record", "my_page"))
    unheaded = officer.changed(word(("<w:tblHeader/>", "")), officer.chapter_moved("record", "my_page"))

    assert fault_lines(faults(tmp_path, {NAME: moved}, WORD)) == []
    (reported,) = faults(tmp_path, {NAME: unheaded}, WORD)
    assert "view:chapter.record" in reported.where.headings


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
