"""What is wrong with a Word template, with the paragraph or cell in which it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import officer
from pepdocs.accessibility.word import examine as examiner
from pepdocs.accessibility.word import reading
from pepdocs.authoring.check.annotate import annotated
from pepdocs.authoring.check.templates.word import read
from pepdocs.render.word.borrowed_parts import sections_only
from themecheck.themes import WORD, facts, faults, told, word

NAME = "secondary/pep.docx"
CASES = {
    "THM201": ('heading("care")', 'heading("care"'),
    "THM202": ('blocks("care")', 'bloks("care")'),
    "THM203": ("view.cover.also|lines", "view.cover.also|linez"),
    "THM204": ("view.cover.also|lines", "view.cover.alsi|lines"),
    "THM206": ('heading("care")', 'heading("caer")'),
}


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_told_with_its_paragraph(tmp_path: Path, code: str) -> None:
    change = CASES[code]
    content = word(change)
    wanted = next(p.number for p in read(content)["word/document.xml"] if change[1] in p.text)

    assert f"{NAME}:{wanted} {code}" in told(faults(tmp_path, {NAME: content}))


def test_a_loop_that_is_not_closed_is_told(tmp_path: Path) -> None:
    found = faults(tmp_path, {NAME: word(("{%p for s in view.sections %}", ""))})

    assert facts(found, "THM201") == [{"text": "{%p endfor %}"}]


OPEN = '{%p if "cy" in view.languages %}'


def numbered(content: bytes, text: str) -> int:
    """Return the number of the paragraph that says something."""
    return next(p.number for p in read(content)["word/document.xml"] if text in p.text)


def test_a_tag_that_is_not_closed_is_told_where_it_opens_beside_all_other_faults(
    tmp_path: Path,
) -> None:
    content = word(
        ('{{r heading("care") }}', OPEN),
        ('blocks("care")', 'bloks("care")'),
        ("view.cover.also|lines", "view.cover.alsi|linez"),
        ('heading("people")', 'heading("peopel")'),
        ('heading("aln")', 'heading("aln"'),
    )
    found = told(faults(tmp_path, {NAME: content}))

    wanted = {
        OPEN: ["THM201"], 'bloks("care")': ["THM202"], "alsi|linez": ["THM203", "THM204"],
        'heading("peopel")': ["THM206"], 'heading("aln"': ["THM201"],
    }  # fmt: skip
    assert sorted(found) == sorted(
        f"{NAME}:{numbered(content, text)} {code}" for text, codes in wanted.items() for code in codes
    )


def test_a_condition_that_a_loop_cuts_short_is_told_where_it_opens(tmp_path: Path) -> None:
    content = word(("{%p for s in view.sections %}", "{%p for s in view.sections %}{%p if s %}"))
    found = faults(tmp_path, {NAME: content})

    assert [each.finding.at.line for each in found] == [numbered(content, "{%p if s %}")]


def test_what_a_tag_that_is_not_understood_may_give_is_not_unknown(tmp_path: Path) -> None:
    content = word(("{%p for s in view.sections %}", "{%p for s in view.sections | %}"))
    found = faults(tmp_path, {NAME: content})

    assert [each.finding.code.number for each in found][:1] == ["THM201"]
    assert facts(found, "THM202") == []


def test_a_place_is_told_by_its_heading_and_cell(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, {NAME: word(("f.value|paras", "f.valeu|paras"))})[:1]

    assert found.where.cell == "3, 2"
    assert found.where.headings == ("The table of labels and values",)


def test_quotation_marks_as_word_sets_them_are_understood(tmp_path: Path) -> None:
    assert told(faults(tmp_path, {NAME: word(('heading("care")', "heading(“care”)"))})) == []


def test_tags_cut_into_runs_are_understood(tmp_path: Path) -> None:
    split = word(("view.cover.also|lines", "view.cover.al</w:t></w:r><w:r><w:t>so|lines"))

    assert told(faults(tmp_path, {NAME: split})) == []


def test_building_blocks_are_lent_to_a_template_without_them(tmp_path: Path) -> None:
    assert told(faults(tmp_path, {NAME: sections_only(word())}, WORD)) == []


def test_a_section_without_its_blocks_is_told_at_its_heading(tmp_path: Path) -> None:
    content = word(('{{p blocks("change") }}', ""))
    found = faults(tmp_path, {NAME: content}, WORD)
    (place,) = {each.where.paragraph for each in found}

    assert 'heading("change")' in read(content)["word/document.xml"][place - 1].text
    assert {"label": "field:change.what"}.items() <= facts(found, "THM230")[-2].items()
    assert facts(found, "THM232") == [{"section": "section:change"}]


def test_what_readers_meet_in_the_documents_is_told(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, {NAME: word(("<w:tblHeader/>", ""))}, WORD)

    assert found.finding.code.number == "ACC402"
    assert found.where.documents == "secondary-en.docx"
    assert "section:care" in found.where.headings


def test_a_section_may_move_and_is_known_by_its_new_number(tmp_path: Path) -> None:
    moved = officer.changed(word(), officer.section_moved("care", "my_page"))
    unheaded = officer.changed(word(("<w:tblHeader/>", "")), officer.section_moved("care", "my_page"))

    assert told(faults(tmp_path, {NAME: moved}, WORD)) == []
    (found,) = faults(tmp_path, {NAME: unheaded}, WORD)
    assert "section:care" in found.where.headings


def test_headings_that_skip_a_level_are_told(tmp_path: Path) -> None:
    third = '<w:pStyle w:val="Heading3"/>'
    skipping = word((third, f'{third}<w:outlineLvl w:val="4"/>'))
    found = faults(tmp_path, {NAME: skipping}, WORD)

    assert facts(found, "ACC303") == [{"before": "2", "after": "5"}]


# Comments


def test_a_comment_stands_at_its_paragraph() -> None:
    made = annotated(word(), {3: ["one", "two"], 99999: ["three"]}, "en-GB")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()

    assert [comments.count(text) for text in (">one<", ">two<", ">three<")] == [1, 1, 1]
    assert body.count("commentReference") == 3
    third = body.split("<w:p>")[3]
    assert third.count("w:commentRangeStart") == 2


def test_comments_of_others_stay() -> None:
    first = annotated(word(), {1: ["theirs"]}, "en-GB")
    second = annotated(first, {2: ["ours"]}, "en-GB")
    with zipfile.ZipFile(io.BytesIO(second)) as package:
        comments = package.read("word/comments.xml").decode()
        assert package.namelist().count("word/comments.xml") == 1

    assert comments.index(">theirs<") < comments.index(">ours<")
    assert 'w:id="0"' in comments
    assert 'w:id="1"' in comments


def test_a_copy_with_comments_is_a_file_that_can_be_read() -> None:
    made = annotated(word(), {1: ["one"]}, "en-GB")

    assert reading.read(made).facts.is_tracked
    assert not any(each.kind.number == "ACC001" for each in examiner.examine(made))
