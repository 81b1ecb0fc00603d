"""Barriers in PDFs: none in our own, and every fault that is put into one."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from accessibility import pdf_faults as corpus
from accessibility.pdf_faults import BROKEN, DRAFT, Broken
from accessibility.pdf_pairs import PAIRS
from accessibility.reported import numbers, reported
from gates import faults_pdf
from gates.documents import EVERY, SHORT, Case
from pepdocs.accessibility.barriers import Place, barrier
from pepdocs.accessibility.pdf import validator
from pepdocs.accessibility.pdf.examine import CHECKS, examine
from pepdocs.findings import accessibility as kinds
from sample_pdf import MARGINS, RICH, elements, made


@pytest.fixture(scope="module")
def sound(documents) -> Path:
    """The document into which most faults are put."""
    return documents.pdf(DRAFT)


@pytest.fixture(scope="module")
def hostile(sound) -> dict[str, bytes]:
    return corpus.hostile(sound)


@pytest.mark.slow
@EVERY
def test_our_documents_have_no_barrier(documents, case: Case):
    assert examine(documents.pdf(case).read_bytes()) == ()


def test_a_table_repeated_on_every_page_is_not_a_page_header():
    assert examine(made(RICH, MARGINS + "ul, ol { list-style-position: inside }")) == ()


def test_a_heading_at_the_top_of_every_page_is_not_a_page_header():
    body = "".join(f"<h2 style='break-before:page'>Targed {number}</h2><p>a</p>" for number in "1234")

    assert examine(made(f"<h1>Teitl</h1>{body}")) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_fault_is_found(documents, broken: Broken):
    content = broken.content(documents.pdf(broken.case))

    assert broken.kind.number in numbers(examine(content))


def test_there_is_a_fault_for_every_kind():
    tried = {fault.kind for fault in (*BROKEN, *PAIRS)} | {kinds.UNREADABLE, kinds.ENCRYPTED}

    assert tried == reported((*CHECKS, examine, validator.additional))
    assert len({broken.fault for broken in BROKEN}) >= 60


@pytest.mark.parametrize("shut", [corpus.encrypted, corpus.silenced], ids=lambda f: f.__name__)
def test_an_encrypted_file_is_reported(sound: Path, shut):
    assert numbers(examine(shut(sound))) == {"ACC102"}


# What a barrier says


def test_a_barrier_has_its_page_and_heading(documents):
    def drawing_says_nothing(file: pikepdf.Pdf) -> None:
        del elements(file, "Figure")[-1]["/Alt"]

    (met,) = examine(faults_pdf.broken(documents.pdf(SHORT), drawing_says_nothing))

    assert met == barrier(kinds.NO_ALT, Place(3, "1 My page"))


def test_barriers_are_sorted_by_page_and_number_without_duplicates(sound: Path):
    met = examine(faults_pdf.broken(sound, faults_pdf.paragraphs_change_places))

    assert len(met) > 10
    assert len(set(met)) == len(met)
    places = [(barrier.at.page, barrier.kind.number) for barrier in met]
    assert places == sorted(places)


def test_a_name_in_the_file_is_not_repeated(sound: Path):
    def named(file: pikepdf.Pdf) -> None:
        elements(file, "P")[8].S = Name("/Siân’s story")

    (met,) = examine(faults_pdf.broken(sound, named))

    assert met.facts == (("role", "?"),)


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (faults_pdf.title_is_not_shown, "ACC104"),
        (faults_pdf.does_not_say_pdf_ua, "ACC106"),
        (faults_pdf.document_has_no_language, "ACC201"),
        (faults_pdf.heading_level_is_skipped, "ACC303"),
        (faults_pdf.row_lacks_a_cell, "ACC405"),
        (faults_pdf.link_says_nothing, "ACC503"),
        (faults_pdf.font_is_not_embedded, "ACC703"),
        (corpus.structure_is_gone, "ACC105"),
        (corpus.tab_key_follows_the_rows, "ACC310"),
        (corpus.rule_is_not_set_aside, "ACC801"),
        (corpus.kind_is_unknown, "ACC803"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_what_the_validator_also_finds_is_reported_once(sound: Path, fault, number: str):
    content = faults_pdf.broken(sound, fault)

    assert validator.failed_rules(content)
    assert numbers(examine(content)) == {number}


def test_what_only_the_validator_finds_has_its_rule_and_clause():
    (met,) = validator.unreported(("SUSPECTS", "FONT-UNICODE-VALUE"), ())

    assert met == barrier(kinds.VALIDATOR, clause="7.1", rule="SUSPECTS")


def test_a_rule_is_reported_if_our_own_check_is_silent():
    barriers = (barrier(kinds.NO_ALT),)
    rules = ("FIGURE-ALTERNATIVE-TEXT", "PAGE-TABS", "TABLE-KIDS")

    facts = [dict(one.facts) for one in validator.unreported(rules, barriers)]

    assert facts == [{"clause": "7.18.3", "rule": "PAGE-TABS"}, {"clause": "7.2", "rule": "TABLE-KIDS"}]


# The order on the page

PARAGRAPHS = "".join(f"<p>Paragraff {word} sy’n ddigon hir i fynd dros linell.</p>" for word in "abcd")
COLUMNED = {
    "columns": f"<h1>Teitl</h1><div style='columns:2'>{PARAGRAPHS}</div><p>wedyn</p>",
    "grid": f"<h1>Teitl</h1><div style='display:grid;grid-template-columns:1fr 1fr'>{PARAGRAPHS}</div>",
    "right to left": (
        "<h1>Teitl</h1><table role='presentation' dir='rtl' lang='ar'><tr><td><p>مرحبا بكم</p></td>"
        "<td><p>في المدرسة</p></td></tr></table>"
    ),
}


@pytest.mark.parametrize("body", COLUMNED.values(), ids=COLUMNED)
def test_columns_are_read_one_after_the_other(body: str):
    assert "ACC309" not in numbers(examine(made(body)))


def test_swapped_columns_are_found():
    cells = "<tr><td><p>Chwith</p></td><td><p>De</p></td></tr>"
    table = "<h1>Teitl</h1><table role='presentation' dir='{}'>{}</table>"

    assert "ACC309" not in numbers(examine(made(table.format("ltr", cells))))
    assert "ACC309" in numbers(examine(made(table.format("rtl", cells))))


# Contrast


@pytest.mark.parametrize(
    ("style", "is_met"),
    [
        ("color:#767676", False),
        ("color:#777777", True),
        ("color:#777777;font-size:18pt", False),
        ("color:#777777;font-size:14pt;font-weight:bold", False),
        ("color:#999999;font-size:18pt", True),
        ("color:#ffffff", True),
        ("color:#ffffff;background:#1b3a6b", False),
        ("color:#1b3a6b;background:#555555", True),
        ("color:#000000;border:3pt solid #222222", False),
        ("color:#000000;border:3pt solid #222222;border-radius:6pt", False),
        ("color:rgba(0,0,0,0.4)", True),
    ],
)
def test_text_needs_contrast(style: str, is_met: bool):
    met = examine(made(f"<h1>Teitl</h1><p style='{style}'>Testun i’w ddarllen</p>"))

    assert ("ACC601" in numbers(met)) == is_met


# Files of other programs


def by_hand(stream: bytes, encoding: object = Name.WinAnsiEncoding, **page: object) -> bytes:
    """Return a file without structure, in a font that is not in it."""
    with pikepdf.new() as file:
        sheet = file.add_blank_page(page_size=(600, 800))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
        form = file.make_stream(
            b"BT /F 12 Tf 50 700 Td (ffurf) Tj ET",
            Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]),
        )  # fmt: skip
        form.Resources = Dictionary(Font=Dictionary(F=file.make_indirect(font)))
        sheet.obj.Resources = Dictionary(Font=Dictionary(F=file.make_indirect(font)), XObject=Dictionary(X=form))
        for key, value in page.items():
            sheet.obj[f"/{key}"] = value
        sheet.obj.Contents = file.make_stream(stream)
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


BARE = {"ACC103", "ACC104", "ACC105", "ACC106", "ACC201"}
"""The barriers of a file without metadata or structure."""


@pytest.mark.parametrize(
    ("stream", "also"),
    [
        (b"BT /F 12 Tf 50 700 Td (Testun) Tj ET", {"ACC703"}),
        (b"/X Do", {"ACC703"}),
        (b"BT /F 12 Tf 14 TL 50 700 Td (Un) Tj T* (dau) ' 1 2 (tri) \" ET", {"ACC703"}),
        (b"BT /F 5 Tf 50 700 Td (bach) Tj ET", {"ACC602", "ACC703"}),
        (b"2 0 0 2 0 0 cm BT /F 5 Tf 25 350 Td (mawr) Tj ET", {"ACC703"}),
        (b"0.8 g BT /F 12 Tf 50 700 Td (gwan) Tj ET", {"ACC601", "ACC703"}),
        (b"0 0 0 0.2 k BT /F 12 Tf 50 700 Td (gwan) Tj ET", {"ACC601", "ACC703"}),
        (b"0 600 600 200 re f BT /F 12 Tf 50 700 Td (cudd) Tj ET", {"ACC601", "ACC703"}),
        (b"BT /F 12 Tf 590 700 Td (dros yr ymyl) Tj ET", {"ACC604", "ACC703"}),
        (b"BT 3 Tr 0.9 g /F 12 Tf 50 700 Td (anweledig) Tj ET", {"ACC608"}),
        (b"BT 7 Tr /F 12 Tf 50 700 Td (anweledig) Tj ET", {"ACC107", "ACC608"}),
        (b"BT /F 0.5 Tf 50 700 Td (anweledig) Tj ET", {"ACC107", "ACC608"}),
        (b"BT 0 Tz /F 12 Tf 50 700 Td (anweledig) Tj ET", {"ACC107", "ACC608"}),
        (b"BT /F 12 Tf 50 700 Td (dan) Tj ET 1 g 0 600 600 200 re f", {"ACC107", "ACC608"}),
        (b"BT /F 12 Tf 50 700 Td (wrth) Tj ET 1 g 0 600 40 200 re f", {"ACC703"}),
        (b"0 0 10 10 re W n BT /F 12 Tf 50 700 Td (torri) Tj ET", {"ACC604", "ACC703"}),
        (b"BT /F 12 Tf 50 -70 Td (islaw) Tj ET", {"ACC604", "ACC703"}),
        (b"/S sh BT /F 12 Tf 50 700 Td (ar liwiau) Tj ET", {"ACC609", "ACC703"}),
        (b"BT 1 Tr /F 12 Tf 50 700 Td (amlinell) Tj ET", {"ACC609", "ACC703"}),
        (b"q Q Q Q EMC EMC ET (heb ffont) Tj", {"ACC701"}),
    ],
)
def test_a_file_of_another_program_is_read(stream: bytes, also: set[str]):
    assert numbers(examine(by_hand(stream))) == BARE | also


def test_letters_are_decoded_by_glyph_names():
    encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([1, Name.wcircumflex, Name("/nothing")]))
    shown = by_hand(b"BT /F 12 Tf 50 700 Td <01> Tj ET", encoding)
    unknown = by_hand(b"BT /F 12 Tf 50 700 Td <02> Tj ET", encoding)

    assert "ACC701" not in numbers(examine(shown))
    assert "ACC701" in numbers(examine(unknown))


def test_a_rotated_page_is_read_as_it_is_seen():
    upright = b"BT 0 1 -1 0 30 780 Tm /F 12 Tf (dros yr ymyl) Tj ET"

    assert "ACC604" in numbers(examine(by_hand(upright, Rotate=90)))
    assert "ACC604" not in numbers(examine(by_hand(upright.replace(b"780", b"700"), Rotate=90)))


# Files that nobody should have to open


@pytest.mark.parametrize(
    "name",
    [
        "nothing", "text", "a beginning", "zeros", "a tree in itself", "a tree without end",
        "a table without end", "a page that swells",
    ],
)  # fmt: skip
def test_a_hostile_file_is_unreadable(hostile, name: str):
    assert numbers(examine(hostile[name])) == {"ACC101"}


def test_the_validator_reads_many_bookmarks():
    body = "".join(f"<h2>Pennod {number}</h2>" for number in range(400))

    assert validator.failed_rules(made(body)) == ("HEADING-NESTING",)


def test_a_file_with_lost_bytes_does_not_raise(hostile):
    assert "ACC101" in numbers(examine(hostile["holes"]))


def test_values_of_the_wrong_type_are_ignored(hostile):
    met = numbers(examine(hostile["values of the wrong kind"]))

    assert "ACC101" not in met
    assert {"ACC104", "ACC201", "ACC307"} <= met


def test_a_form_inside_itself_is_drawn_once(hostile):
    assert examine(hostile["a form in itself"]) == ()
