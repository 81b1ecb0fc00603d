"""What a copy withholds is searched for in its finished file, wherever it may be."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String

from builders import EXAMPLES, SECONDARY, TODAY, a_plan, written
from pepdocs import generate
from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Edition, Layout, Mode, Size
from pepdocs.batch.workers import steps
from pepdocs.disclosure import search
from pepdocs.disclosure.difference import masked, texts, withheld
from pepdocs.disclosure.search import CopyContents, FileTexts
from pepdocs.disclosure.words import SearchText, key, keys
from pepdocs.generate import Request, view_of
from pepdocs.render import FinishedDocument, Format, outline
from pepdocs.render.read_back import parts
from pepdocs.schema.local.fields import NO_FIELDS
from pepdocs.schema.pep import Pep
from pepdocs.view.blocks import runs
from pepdocs.wording import Speaker
from shared_documents import rendered

SECRET, PLACE = "Gareth Fictional", "care.no_contact[0].name"
"""A name that the carer's copy of the example withholds, and its place in the plan."""

EDITION = Edition(Mode.BILINGUAL, copy=Copy.CARER)
EXAMPLE_NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@cache
def plan(example: str = SECONDARY) -> Pep:
    return a_plan(example).pep


def finished(form: Format, edition: Edition = EDITION, example: str = SECONDARY) -> bytes:
    """Return a copy of an example, rendered once for all tests."""
    return rendered(view_of(plan(example), edition), form)


@pytest.fixture(autouse=True)
def _wording_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Render what the search compares with once for all tests."""
    monkeypatch.setattr(generate, "render_unverified", lambda view, form, **_: rendered(view, form))


def found(content: bytes, form: Format, edition: Edition = EDITION, example: str = SECONDARY) -> tuple[str, ...]:
    """Return the fields that a finished copy says though it withholds them."""
    made = FinishedDocument(content, form, outline(content, form))
    copy = generate.copy_contents(plan(example), edition.copy)
    return generate.disclosed(copy, made, lambda shown: view_of(shown, edition))


# Nothing is found in what we make.


@pytest.mark.slow
@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
def test_nothing_is_found_in_a_copy_as_it_is_made(form: Format) -> None:
    assert found(finished(form), form) == ()


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLE_NAMES)
@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_nothing_is_found_in_any_copy_of_the_examples(example: str, mode: Mode) -> None:
    for copy in Copy:
        if copy is not Copy.FULL:
            edition = Edition(mode, copy=copy)
            assert found(finished(Format.DOCX, edition, example), Format.DOCX, edition, example) == (), copy


@pytest.mark.long
@pytest.mark.parametrize("example", EXAMPLE_NAMES)
@pytest.mark.parametrize("form", [Format.HTML, Format.PDF], ids=lambda form: form.value)
@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_nothing_is_found_in_any_copy_of_any_format(example: str, form: Format, mode: Mode) -> None:
    for copy in Copy:
        if copy is not Copy.FULL:
            edition = Edition(mode, copy=copy)
            assert found(finished(form, edition, example), form, edition, example) == (), copy


@pytest.mark.slow
@pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_nothing_is_found_in_any_size_or_layout(size: Size, layout: Layout) -> None:
    for copy in (Copy.CARER, Copy.CHILD):
        edition = Edition(Mode.BILINGUAL, size, layout, copy)
        for form in (Format.DOCX, Format.HTML):
            assert found(finished(form, edition), form, edition) == ()


@pytest.mark.long
@pytest.mark.parametrize("edition", [EDITION, Edition(Mode.BILINGUAL, Size.VERY_LARGE, Layout.BLOCKS, Copy.CHILD)])
def test_nothing_is_found_in_a_pdf_for_an_archive(edition: Edition, tmp_path: Path) -> None:
    asked = Request(tmp_path, TODAY, archive=True)

    assert generate.document(plan(), edition, Format.PDF, asked).startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
def test_the_full_record_given_as_a_copy_is_found_out(form: Format) -> None:
    fields = found(finished(form, Edition(Mode.BILINGUAL)), form)

    assert {PLACE, "care.no_contact[0].detail", "voice.not_in_front_of_everyone"} <= set(fields)


def test_the_view_that_says_too_much_does_not_hide_it() -> None:
    """What is rightly said is known from the plan of the copy, not from the view that may be wrong."""
    whole = {run.text for run in runs(view_of(plan(), Edition(Mode.BILINGUAL)))}
    shown = generate.copy_contents(plan(), Copy.CARER).shown

    copy = CopyContents(plan(), shown, NO_FIELDS)

    assert PLACE in search.disclosed(FileTexts(tuple(whole)), copy, ())


# Word.

Change = Callable[[dict[str, bytes]], object]


def changed_word(change: Change) -> bytes:
    """Return the carer's copy in Word after a change of its parts."""
    with zipfile.ZipFile(io.BytesIO(finished(Format.DOCX))) as package:
        content = {name: package.read(name) for name in package.namelist()}
    change(content)
    return packed(content)


def packed(content: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return file.getvalue()


def into(part: str, before: str, added: str) -> Change:
    """Return a change that puts something before the first place of a text in a part."""

    def change(content: dict[str, bytes]) -> None:
        text = content[part].decode()
        assert before in text
        content[part] = text.replace(before, added + before, 1).encode()

    return change


def into_body(added: str) -> Change:
    return into("word/document.xml", "</w:body>", added)


def new_part(name: str, part: str | bytes) -> Change:
    return lambda content: content.update({name: part if isinstance(part, bytes) else part.encode()})


XML = '<?xml version="1.0" encoding="UTF-8"?>'
INNER = packed({"word/document.xml": f"{XML}<a>{SECRET}</a>".encode()})
RUNS = "".join(f"<w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in ("Gar", "eth Fic", "tional"))
WORD: dict[str, Change] = {
    "a paragraph": into_body(f"<w:p><w:r><w:t>Ask {SECRET}.</w:t></w:r></w:p>"),
    "a hidden run split in three": into_body(f"<w:p>{RUNS}</w:p>"),
    "capitals": into_body("<w:p><w:r><w:t>GARETH FICTIONAL’S car</w:t></w:r></w:p>"),
    "two lines of a paragraph": into_body("<w:p><w:r><w:t>Gareth</w:t><w:br/><w:t>Fictional</w:t></w:r></w:p>"),
    "a tracked deletion": into_body(
        "<w:p><w:r><w:t>Mr Jo</w:t></w:r><w:del><w:r><w:delText>Gareth Fict</w:delText></w:r><w:r>"
        "<w:delText>ional</w:delText></w:r></w:del><w:r><w:t>nes</w:t></w:r></w:p>"
    ),
    "a field's code": into_body(f'<w:p><w:r><w:instrText>HYPERLINK "mailto:{SECRET}"</w:instrText></w:r></w:p>'),
    "an alternative text": into_body(f'<w:p><w:r><w:drawing><wp:docPr id="9" name="x" descr="{SECRET}"/></w:drawing>'
                                     "</w:r></w:p>"),
    "a comment in the XML": into_body(f"<!-- {SECRET} -->"),
    "a character reference": into_body("<w:p><w:r><w:t>&#71;areth F&#x69;ctional</w:t></w:r></w:p>"),
    "a comment": new_part("word/comments.xml", f"{XML}<w:comments xmlns:w='w'><w:comment w:author='A'><w:p><w:r><w:t>"
                          f"{SECRET}</w:t></w:r></w:p></w:comment></w:comments>"),
    "a comment's author": new_part("word/comments.xml", f"{XML}<w:comments xmlns:w='w'><w:comment w:author='{SECRET}'/>"
                                   "</w:comments>"),
    "a footer": into("word/footer1.xml", "</w:p>", f"<w:r><w:t>{SECRET}</w:t></w:r>"),
    "a custom property": new_part("docProps/custom.xml", f"{XML}<Properties xmlns:vt='vt'><property><vt:lpwstr>{SECRET}"
                                  "</vt:lpwstr></property></Properties>"),
    "the last editor": into("docProps/core.xml", "</cp:coreProperties>",
                            f"<cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy>"),
    "a part in UTF-16": new_part("customXml/item1.xml", f"<?xml version='1.0'?><a>{SECRET}</a>".encode("utf-16")),
    "the name of a part": new_part(f"word/media/{SECRET}.txt", "x"),
    "a file in the file": new_part("word/embeddings/a.docx", INNER),
    "a picture": new_part("word/media/a.jpeg", b"\xff\xd8\xff\xe1\0\x10Exif\0\0" + SECRET.encode() + b"\0\xff\xd9"),
    "an old Office file": new_part("word/embeddings/a.bin", b"\xd0\xcf\0" + SECRET.encode("utf-16-le") + b"\0\xff"),
}  # fmt: skip


@pytest.mark.parametrize("where", WORD)
def test_it_is_found_in_a_word_file(where: str) -> None:
    assert found(changed_word(WORD[where]), Format.DOCX) == (PLACE,)


def test_other_people_of_the_same_first_name_are_not_it() -> None:
    people = "Gareth Evans, Ann Fictional, Gareth Fictionally, Margareth Fictional, and Gareth. Fictional it is."
    cells = "<w:p><w:r><w:t>Gareth</w:t></w:r></w:p><w:p><w:r><w:t>Fictional</w:t></w:r></w:p>"

    apart = people.replace("Gareth. Fictional", "Gareth, a Fictional")
    assert found(changed_word(into_body(f"<w:p><w:r><w:t>{apart}</w:t></w:r></w:p>{cells}")), Format.DOCX) == ()


def test_a_part_that_cannot_be_read_is_no_proof() -> None:
    broken = changed_word(new_part("word/embeddings/a.docx", b"PK\x03\x04 and no package"))

    with pytest.raises(RenderError) as caught:
        found(broken, Format.DOCX)
    assert caught.value.key == error_keys.UNSEARCHED


def test_two_parts_with_one_name_are_no_proof() -> None:
    file = io.BytesIO(finished(Format.DOCX))
    with zipfile.ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("docProps/app.xml", "<a/>")

    with pytest.raises(RenderError):
        found(file.getvalue(), Format.DOCX)


# HTML.

HTML = {
    "text": f"<p>{SECRET}</p>",
    "an attribute": f'<p data-note="{SECRET}">.</p>',
    "an attribute in single quotes": f"<p title='x {SECRET}'>.</p>",
    "an attribute without quotes": "<p title=Gareth_Fictional>.</p>",
    "a comment": f"<!-- {SECRET} -->",
    "elements within the text": "<p>Ga<b>re</b>th <i>Fict</i>ional</p>",
    "soft hyphens": "<p>Ga&shy;reth&nbsp;Fic&#173;tional</p>",
    "a style sheet": f'<style>p::after {{ content: "{SECRET}" }}</style>',
    "a script": f'<script type="application/json">{{"name": "{SECRET}"}}</script>',
    "a file in an address": f'<img src="data:text/plain;base64,{base64.b64encode(SECRET.encode()).decode()}">',
    "a sign that begins no element": f"<p>5 < 6, {SECRET}</p>",
    "hidden text": f"<p hidden>{SECRET}</p>",
    "text after the end": f"</html>{SECRET}",
}


@pytest.mark.parametrize("where", HTML)
def test_it_is_found_in_html(where: str) -> None:
    content = finished(Format.HTML).decode().replace("</body>", f"{HTML[where]}</body>").encode()

    assert found(content, Format.HTML) == (PLACE,)


# PDF.

PdfChange = Callable[[pikepdf.Pdf], object]


def changed_pdf(change: PdfChange, **how: object) -> bytes:
    """Return the carer's copy as a PDF after a change."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished(Format.PDF))) as pdf:
        change(pdf)
        pdf.save(file, **how)
    return file.getvalue()


def drawn(text: bytes) -> PdfChange:
    """Return a change that draws text on the first page in a font without a table of characters."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.add_resource(pdf.make_indirect(font), Name.Font, Name.Hidden)
        page.contents_add(b"BT /Hidden 9 Tf 3 Tr 20 20 Td " + text + b" ET")

    return change


def in_form(pdf: pikepdf.Pdf) -> None:
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    form = Stream(pdf, f"BT /F 9 Tf ({SECRET}) Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].add_resource(form, Name.XObject, Name.Hidden)


def in_structure(key_name: str) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot[key_name] = String(SECRET)

    return change


def in_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def in_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as bookmarks:
        bookmarks.root.append(pikepdf.OutlineItem(SECRET, 0))


def in_annotation(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 1, 1]), Contents=String("Siân, " + SECRET))
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))


def embedded(content: bytes) -> PdfChange:
    return lambda pdf: pdf.attachments.__setitem__("note", pikepdf.AttachedFileSpec(pdf, content, filename="note"))


def in_no_page(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(SECRET.encode()), filter=Name.FlateDecode)
    pdf.Root.PieceInfo = Dictionary(Own=stream)


WIDE = "".join(f"<{ord(letter):04X}> " for letter in SECRET).encode()
PDF: dict[str, PdfChange] = {
    "drawn text": drawn(f"({SECRET}) Tj".encode()),
    "drawn text, letter by letter": drawn(b"[" + b" ".join(b"(%c) -9" % c for c in SECRET.encode()) + b"] TJ"),
    "drawn text, escaped": drawn(rb"(\107areth\040Fict\151onal) Tj"),
    "drawn text in two pieces": drawn(b"(Gareth Fic) Tj 9 0 Td (tional) Tj"),
    "text drawn on the next line": drawn(f"({SECRET}) '".encode()),
    "a form": in_form,
    "a replacement text": in_structure("/ActualText"),
    "an alternative text": in_structure("/Alt"),
    "the title": lambda pdf: pdf.docinfo.__setitem__("/Title", SECRET),
    "a property of its own": lambda pdf: pdf.docinfo.__setitem__("/Notes", String("Tŷ " + SECRET)),
    "XMP": in_metadata,
    "a bookmark": in_outline,
    "a note": in_annotation,
    "an embedded text": embedded(SECRET.encode()),
    "an embedded Word file": embedded(INNER),
    "a stream that nothing shows": in_no_page,
    "properties of drawn content": drawn(f"/Span <</ActualText ({SECRET})>> BDC ( ) Tj EMC".encode()),
    "a name": lambda pdf: pdf.Root.__setitem__("/Own", Name("/Gareth Fictional")),
}


@pytest.mark.slow
@pytest.mark.parametrize("where", PDF)
def test_it_is_found_in_a_pdf(where: str) -> None:
    assert found(changed_pdf(PDF[where]), Format.PDF) == (PLACE,)


@pytest.mark.slow
@pytest.mark.parametrize("way", pikepdf.ObjectStreamMode, ids=lambda way: way.name)
def test_it_is_found_however_a_pdf_is_packed(way: pikepdf.ObjectStreamMode) -> None:
    content = changed_pdf(in_structure("/Alt"), object_stream_mode=way, compress_streams=True, recompress_flate=True)

    assert found(content, Format.PDF) == (PLACE,)


@pytest.mark.slow
def test_it_is_found_in_what_a_pdf_was_before_it_was_added_to() -> None:
    content = changed_pdf(PDF["the title"], object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = re.findall(rb"startxref\s+(\d+)", content)[-1].decode()
    info, root = (re.findall(rb"/%s (\d+) 0 R" % key_name, content)[-1].decode() for key_name in (b"Info", b"Root"))
    update = f"{info} 0 obj\n<< /Title (x) >>\nendobj\n"
    table = f"xref\n{info} 1\n{len(content):010} 00000 n \ntrailer\n<< /Size 99999 /Root {root} 0 R /Info {info} 0 R "
    end = f"/Prev {start} >>\nstartxref\n{len(content) + len(update)}\n%%EOF\n"
    added = content + (update + table + end).encode()

    with pikepdf.open(io.BytesIO(added)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "x"
    assert found(added, Format.PDF) == (PLACE,)


# What is sought, and what is rightly said.


def test_what_a_copy_withholds_is_the_difference_of_two_plans() -> None:
    full = plan()
    copy = generate.copy_contents(full, Copy.CARER)

    places = {search.path(each.loc, NO_FIELDS) for each in withheld(full, copy.shown)}

    assert {PLACE, "voice.not_in_front_of_everyone", "funding[0].planned"} <= places
    assert withheld(full, full) == ()


def test_a_text_that_the_copy_rightly_says_elsewhere_is_no_disclosure() -> None:
    content = written(SECONDARY)
    content["leisure"]["interests"] = ["Football with Gareth Fictional"]
    full = a_plan(**{"leisure.interests": content["leisure"]["interests"]}).pep
    copy = generate.copy_contents(full, Copy.CARER)

    assert search.disclosed(FileTexts((SECRET,)), copy, ()) == ()


def test_the_wording_of_a_form_is_no_disclosure() -> None:
    copy = generate.copy_contents(plan(), Copy.CARER)
    asked = []

    def wording():
        for words in ("Cyngor", f"Cyngor Sir {SECRET}", "never asked for"):
            asked.append(words)
            yield FileTexts((words,))

    assert search.disclosed(FileTexts((SECRET,)), copy, wording()) == ()
    assert len(asked) == 2
    assert search.disclosed(FileTexts((SECRET,)), copy, iter([FileTexts(("Cyngor",))])) == (PLACE,)


def test_numbers_are_found_however_they_are_written() -> None:
    full = a_plan(**{"funding.0.planned": "12345.50", "people.0.phone": "01970 555 0101"}).pep
    carer, child = (generate.copy_contents(full, copy) for copy in (Copy.CARER, Copy.CHILD))

    assert search.disclosed(FileTexts(("£12,345.50",)), carer, ()) == ("funding[0].planned",)
    assert search.disclosed(FileTexts(("(01970) 555-0101",)), child, ()) == ("people[0].phone",)
    assert search.disclosed(FileTexts(("912,345.50", "01970 555 01012")), child, ()) == ()


def test_the_child_learns_no_full_name_of_whom_it_knows_by_the_first() -> None:
    full = a_plan().pep
    copy = generate.copy_contents(full, Copy.CHILD)
    name = full.people[0].name

    assert search.disclosed(FileTexts((name.split()[0],)), copy, ()) == ()
    assert search.disclosed(FileTexts((name,)), copy, ()) == ("people[0].name",)


def test_a_masked_plan_has_the_shape_of_the_plan_and_none_of_its_words() -> None:
    full = plan()
    bare = masked(full)

    assert len(list(texts(bare))) == len(list(texts(full)))
    words = SearchText("\n".join(each.text for each in texts(bare)))
    sought = [sought for each in texts(full) for sought in keys(each.text) if not sought.isdigit()]
    assert [each for each in sought if words.has(each)] == []
    assert [section.key for section in view_of(bare, EDITION).sections] == [
        section.key for section in view_of(full, EDITION).sections
    ]


def test_a_field_that_only_somebody_typed_has_no_name_in_a_message() -> None:
    full = a_plan(local={"gareth_note": "Something that nobody declared"}).pep
    copy = generate.copy_contents(full, Copy.CARER)

    assert search.disclosed(FileTexts(("something that nobody declared",)), copy, ()) == ("local",)


def test_what_is_too_short_to_be_searched_for_is_not_in_the_plan_of_the_copy() -> None:
    """Codes, dates and short texts may stand anywhere by chance: that a copy has none is known from its fields."""
    full = a_plan(**{"care.no_contact": [{"name": "Al", "detail": "No."}], "wellbeing.sdq.on": "2026-01-05"}).pep
    shown = generate.copy_contents(full, Copy.CHILD).shown

    assert shown.care is None or shown.care.no_contact is None
    assert shown.wellbeing is None or shown.wellbeing.sdq is None
    assert list(keys("No.")) == list(keys("Al")) == list(keys("1234")) == []


# Normalisation.

SIGNS = "ŉĿŀ"
"""Letters that have an apostrophe or a dot of their own, at which a word may end."""

LETTERS = st.text(
    st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F, exclude_characters=SIGNS), min_size=2, max_size=8
)
NAMES = st.lists(LETTERS, min_size=2, max_size=4)
BETWEEN = st.sampled_from([" ", "\u00a0", "  ", "\u200b", "\t", "-", "\u2011", "’", "'", "\u00ad", " \x1f"])


@given(NAMES, BETWEEN, st.sampled_from([str, str.upper, str.lower, str.swapcase]))
def test_a_name_is_found_however_it_is_spaced_and_in_whatever_case(words, between, case) -> None:
    text = f"Ask ({case(between.join(words))})."

    assert SearchText(text).has(key(" ".join(words)))


@given(NAMES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_a_name_is_found_however_its_accents_are_written(words, form) -> None:
    import unicodedata

    name = " ".join(words)
    assert SearchText(unicodedata.normalize(form, name)).has(key(name))


@given(NAMES, st.data())
def test_a_name_is_found_wherever_it_is_split_into_pieces(words, data) -> None:
    name = " ".join(words)
    cut = data.draw(st.integers(0, len(name)))

    assert SearchText(f"{name[:cut]}\x1f{name[cut:]}").has(key(name))


@given(NAMES)
def test_a_name_within_longer_words_or_over_two_paragraphs_is_not_it(words) -> None:
    name = " ".join(words)

    assert not SearchText(f"x{name}").has(key(name))
    assert not SearchText(f"{name}x").has(key(name))
    assert not SearchText("\n".join(words)).has(key(name))


@pytest.mark.parametrize(
    ("written_as", "name"),
    [("ﬁona Jones", "Fiona Jones"), ("GROẞ Li", "Gross Li"), ("Ⅸ Llŷr", "IX LLŶR"), ("O’Neill", "O'Neill")],
)
def test_letters_that_are_written_in_two_ways_are_the_same(written_as: str, name: str) -> None:
    assert SearchText(written_as).has(key(name))


def test_data_that_is_no_text_is_searched_for_long_texts_only() -> None:
    full = a_plan(**{"care.no_contact": [{"name": "Ann Li"}, {"name": "Gareth Fictional"}]}).pep
    copy = generate.copy_contents(full, Copy.CARER)

    assert search.disclosed(FileTexts((), ("Ann Li Gareth Fictional",)), copy, ()) == ("care.no_contact[1].name",)


# The run.


@pytest.fixture
def leaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose documents all say the name."""
    whole = generate.render_and_read

    def render_and_read(*arguments: Any, **named: Any) -> FinishedDocument:
        made = whole(*arguments, **named)
        content = made.content.replace(b"</body>", f"<!-- {SECRET} --></body>".encode())
        return FinishedDocument(content, made.form, made.lines)

    monkeypatch.setattr(generate, "render_and_read", render_and_read)


def request(out: Path, *copies: Copy) -> Request:
    return Request(out, TODAY, modes=(Mode.EN,), formats=(Format.HTML,), copies=copies)


@pytest.mark.usefixtures("leaking")
def test_a_copy_that_says_too_much_is_not_written(tmp_path: Path) -> None:
    source = Path(shutil.copy(EXAMPLES / f"{SECONDARY}.yaml", tmp_path))

    with pytest.raises(RenderError) as caught:
        generate.build(source, request(tmp_path / "out", Copy.FULL, Copy.CARER))

    assert not (tmp_path / "out").exists()
    assert (caught.value.key, caught.value.facts) == (error_keys.DISCLOSED, {"field": PLACE})
    for lang in ("cy", "en"):
        said = Speaker(lang).text(caught.value.key, **caught.value.facts)
        assert PLACE in said
        assert "Gareth" not in said + repr(caught.value)


@pytest.mark.usefixtures("leaking")
def test_the_full_record_may_say_everything(tmp_path: Path) -> None:
    assert generate.document(plan(), Edition(Mode.EN), Format.HTML, request(tmp_path, Copy.FULL))


@pytest.mark.usefixtures("leaking")
def test_a_step_of_a_batch_fails_before_it_encrypts(tmp_path: Path) -> None:
    edition, asked = Edition(Mode.EN, copy=Copy.CARER), request(tmp_path, Copy.CARER)

    failed = steps.attempt(steps.make, plan(), edition, (Format.HTML,), asked, "a password")

    assert isinstance(failed, PepdocsError)
    assert failed.key == error_keys.DISCLOSED


def test_nothing_that_is_kept_for_the_search_shows_a_value() -> None:
    copy = generate.copy_contents(plan(), Copy.CARER)
    said = FileTexts((SECRET,), (SECRET,))
    found_texts = search._found(said, search._sought(copy))
    parts_of = parts.read(finished(Format.HTML))

    made = FinishedDocument(SECRET.encode(), Format.HTML, outline(f"<p>{SECRET}</p>", Format.HTML))
    assert not any("Gareth" in repr(each) for each in (copy, said, found_texts, made, withheld(copy.full, copy.shown)))
    assert "Cadi" not in repr(parts_of)
