"""A child's picture is in every document of the plan; one that cannot be used costs the plan only the picture."""

from __future__ import annotations

import base64
import io
import logging
import os
import pickle
import re
import socket
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

import picture_corpus as corpus
from builders import EXAMPLES, FINISHED, POST16, PRIMARY, SECONDARY, TODAY
from pepdocs import Request, accessibility, build, check, generate
from pepdocs.accessibility.plan_comparison import against
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Edition, Layout, Mode, Size
from pepdocs.base.picture import HIGHEST, LONGEST, WIDEST, PictureError, clean
from pepdocs.findings.model import Severity
from pepdocs.reading.check import Checked, checked
from pepdocs.render import Format, outline, render
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.outline import Line
from pepdocs.schema.kinds import PictureFile
from pepdocs.theme import PdfEngine
from pepdocs.view.blocks import DocumentView, ViewPicture, Voice

NAME, CHILD = "llun-zqmarix.png", "zqmarix"
ALT = "Ci mawr brown yn rhedeg"
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
VIEWS = re.compile(r"^  views:\n(?=    - )", re.MULTILINE)

EDITIONS = (
    *(Edition(mode) for mode in (Mode.CY, Mode.EN, Mode.BILINGUAL)),
    Edition(Mode.BILINGUAL, Size.VERY_LARGE),
    Edition(Mode.BILINGUAL, layout=Layout.SECTIONS),
    Edition(Mode.BILINGUAL, layout=Layout.BLOCKS),
)
BY_EDITION = pytest.mark.parametrize(
    "edition",
    [
        pytest.param(edition, id=edition.suffix, marks=() if edition == Edition(Mode.BILINGUAL) else pytest.mark.long)
        for edition in EDITIONS
    ],
)
"""The bilingual edition in every run, and the others in `make long`."""


def a_plan(folder: Path, *views: str, example: str = PRIMARY) -> Path:
    """Write an example with further views of the child, which come first, and return its path."""
    text = (EXAMPLES / f"{example}.yaml").read_text(encoding="utf-8")
    entries = "".join(f"    - {{prompt: anything_else, text: Dyma fe., {view}}}\n" for view in views)
    text, found = VIEWS.subn(lambda _: f"  views:\n{entries}", text)
    assert found == 1
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def with_picture(folder: Path, content: bytes, *, name: str = NAME, alt: str = f'"{ALT}"') -> Path:
    """Write an example with a picture beside it, and return its path."""
    (folder / name).write_bytes(content)
    return a_plan(folder, f'picture: {{file: "{name}", alt: {alt}}}')


def found(path: Path, at: str = "voice.views[0].picture") -> list[tuple[str, Severity, int]]:
    """Return the number, severity and line of each finding about a picture."""
    items = check(path, today=TODAY).findings.items
    return [(one.code.number, one.severity, one.at.line) for one in items if one.field.startswith(at)]


def line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


def view_of(path: Path, edition: Edition) -> DocumentView:
    return generate.view_of(check(path, today=TODAY).pep, edition)


def picture_in(view: DocumentView) -> ViewPicture:
    """Return the first picture of a view."""
    blocks = (block for section in view.sections for block in section.blocks)
    return next(block.picture for block in blocks if isinstance(block, Voice) and block.picture)


def figures(lines: tuple[Line, ...], text: str = ALT) -> list[tuple[str, str]]:
    """Return the alternative text of each picture with its language, of those that have this text."""
    runs = (line.runs[0] for line in lines if line.kind == "Figure")
    return [(run.text, run.lang) for run in runs if " ".join(run.text.split()) == text]


def pixels(picture: ViewPicture | PictureFile) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.source.partition(",")[2])))


def pictures_in(content: bytes, form: Format) -> list[bytes]:
    """Return the JPEG pictures in a finished file."""
    if form is Format.DOCX:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return [package.read(name) for name in package.namelist() if name.endswith(".jpeg")]
    if form is Format.HTML:
        found_ = re.findall(rb"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", content)
        return [base64.b64decode(each) for each in dict.fromkeys(found_)]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return [each.read_raw_bytes() for each in streams if each.get("/Filter") == pikepdf.Name.DCTDecode]


# In the documents


@BY_FORM
@BY_EDITION
def test_the_picture_and_its_words_are_in_every_edition(tmp_path: Path, edition: Edition, form: Format) -> None:
    path = with_picture(tmp_path, corpus.png())
    view = view_of(path, edition)

    content = render(view, form)

    halves = 2 if edition.layout is Layout.SECTIONS else 1
    assert [text for text, _ in figures(outline(content, form))] == [ALT] * halves
    assert {lang[:2] for _, lang in figures(outline(content, form))} == {"cy"}
    (shown,) = {*pictures_in(content, form)}
    assert shown == base64.b64decode(picture_in(view).source.partition(",")[2])


@BY_FORM
@pytest.mark.parametrize("example", [SECONDARY, POST16])
def test_every_phase_shows_a_picture(tmp_path: Path, example: str, form: Format) -> None:
    (tmp_path / NAME).write_bytes(corpus.jpeg())
    path = a_plan(tmp_path, f"picture: {{file: {NAME}, alt: {{cy: {ALT}}}}}", example=example)

    content = render(view_of(path, Edition(Mode.BILINGUAL)), form)

    assert figures(outline(content, form)) == [(ALT, "cy-GB")]
    assert len(pictures_in(content, form)) == 1


@BY_FORM
def test_a_document_that_lost_the_picture_fails(tmp_path: Path, form: Format) -> None:
    view = view_of(with_picture(tmp_path, corpus.png()), Edition(Mode.CY))
    lines = outline(render(view, form), form)

    with pytest.raises(RenderError):
        verify(view, [line for line in lines if line.text != ALT])


@BY_FORM
def test_a_document_that_has_only_the_words_of_the_picture_fails(tmp_path: Path, form: Format) -> None:
    view = view_of(with_picture(tmp_path, corpus.png()), Edition(Mode.CY))
    lines = outline(render(view, form), form)

    verify(view, lines)
    with pytest.raises(RenderError):
        verify(view, [replace(line, kind="P") if line.text == ALT else line for line in lines])


@BY_FORM
@pytest.mark.parametrize(
    "alt", ["大狗", "Ci 😀 & <b>ŵ</b>", "كلب كبير", r"Un.\n\nDau."], ids=["zh", "signs", "ar", "two"]
)
def test_words_of_a_picture_may_have_any_characters(tmp_path: Path, alt: str, form: Format) -> None:
    path = with_picture(tmp_path, corpus.png(), alt=f'{{ar: "{alt}"}}')

    assert figures(outline(render(view_of(path, Edition(Mode.CY)), form), form), alt.replace(r"\n\n", " "))


@BY_FORM
def test_words_in_further_languages_stand_below_the_picture(tmp_path: Path, form: Format) -> None:
    path = with_picture(tmp_path, corpus.png(), alt="{cy: Ci brown, en: A brown dog, pl: Brązowy pies}")

    welsh, english, both = (
        outline(render(view_of(path, Edition(mode)), form), form) for mode in (Mode.CY, Mode.EN, Mode.BILINGUAL)
    )

    assert figures(welsh, "Ci brown")
    assert figures(english, "A brown dog")
    assert figures(both, "Ci brown")
    assert "A brown dog" in {line.text for line in both if line.kind == "P"}
    assert all("Brązowy pies" in {line.text for line in each} for each in (welsh, english, both))


@BY_FORM
def test_a_picture_without_words_has_words_of_the_form(tmp_path: Path, form: Format) -> None:
    path = with_picture(tmp_path, corpus.png(), alt="")

    lines = outline(render(view_of(path, Edition(Mode.BILINGUAL)), form), form)

    assert figures(lines, "Llun gan y plentyn")
    assert found(path) == [("PEP202", Severity.WARNING, line_of(path, "file:"))]


@BY_FORM
def test_where_the_picture_is_missing_its_words_are_shown_and_the_document_says_so(
    tmp_path: Path, form: Format
) -> None:
    path = with_picture(tmp_path, corpus.png())
    (tmp_path / NAME).unlink()

    content = render(view_of(path, Edition(Mode.EN)), form)

    texts = [line.text for line in outline(content, form) if line.kind != "Figure"]
    place = texts.index(ALT)
    assert texts[place + 1] == "The picture itself is not in this document."
    assert pictures_in(content, form) == []


@BY_FORM
def test_a_picture_shown_twice_is_in_the_file_once(tmp_path: Path, form: Format) -> None:
    (tmp_path / NAME).write_bytes(corpus.png())
    path = a_plan(tmp_path, *[f"picture: {{file: {NAME}, alt: {ALT}}}"] * 2)

    content = render(view_of(path, Edition(Mode.CY)), form)

    assert len(figures(outline(content, form))) == 2
    assert len(pictures_in(content, form)) == 1


@pytest.mark.parametrize("archive", [False, True], ids=["pdf", "pdf for archives"])
def test_a_picture_in_a_pdf_is_a_figure_with_words_in_their_language(tmp_path: Path, archive: bool) -> None:
    view = view_of(with_picture(tmp_path, corpus.png()), Edition(Mode.EN))

    with pikepdf.open(io.BytesIO(render(view, Format.PDF, archive=archive))) as pdf:
        elements = [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        (mine,) = (each for each in elements if str(each.Alt) == ALT)
        attributes = mine.A if isinstance(mine.A, pikepdf.Array) else (mine.A,)
        left, bottom, right, top = map(float, next(each.BBox for each in attributes if "/BBox" in each))
        language = language_of(mine)

    assert language == "cy-GB"
    assert (right - left) / (top - bottom) == pytest.approx(120 / 90, rel=0.01)


def language_of(element: Any) -> str:
    """Return the language of an element, its own or that of what it is in."""
    return str(element.Lang) if "/Lang" in element else language_of(element.P)


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=lambda form: form.value)
@pytest.mark.parametrize("example", FINISHED)
def test_nothing_stands_in_a_readers_way(tmp_path: Path, example: str, form: Format) -> None:
    (tmp_path / NAME).write_bytes(corpus.turned())
    words = "{cy: Ci brown, en: A brown dog, ar: كلب}"
    path = a_plan(
        tmp_path,
        f"picture: {{file: {NAME}, alt: {words}}}",
        "picture: {file: not-there.jpg, alt: Cath}",
        example=example,
    )
    view = view_of(path, Edition(Mode.BILINGUAL))
    document = tmp_path / f"made.{form.value}"
    document.write_bytes(render(view, form))

    examined = accessibility.examine(document)

    assert examined.barriers == ()
    assert list(against(view, accessibility.lines(examined))) == []


# The picture itself


@pytest.mark.parametrize("make", corpus.GOOD.values(), ids=corpus.GOOD)
def test_a_picture_is_made_anew_the_same_each_time(make: Callable[[], bytes]) -> None:
    once, again = clean(make()), clean(make())

    assert once == again
    assert pixels(PictureFile("a.png", once.source)).format == "JPEG"


@pytest.mark.parametrize("engine", [PdfEngine.TYPST, PdfEngine.WEASYPRINT])
def test_a_picture_in_an_archive_is_not_smoothed(tmp_path: Path, engine: PdfEngine) -> None:
    view = view_of(with_picture(tmp_path, corpus.png()), Edition(Mode.CY))

    usual, archived = (render(view, Format.PDF, archive=archive, engine=engine) for archive in (False, True))

    assert is_smoothed(usual) == (engine is PdfEngine.WEASYPRINT)
    assert not is_smoothed(archived)


def is_smoothed(content: bytes) -> bool:
    """Return whether a picture of a PDF asks to be smoothed."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        pictures = [bool(item.get("/Interpolate", False)) for item in streams if item.get("/Subtype") == "/Image"]
    assert pictures
    return any(pictures)


@pytest.mark.parametrize("make", [corpus.photograph, corpus.labelled_png], ids=["jpeg", "png"])
@BY_FORM
def test_nobody_learns_where_or_with_what_a_picture_was_taken(
    tmp_path: Path, make: Callable[[], bytes], form: Format
) -> None:
    content = render(view_of(with_picture(tmp_path, make()), Edition(Mode.CY)), form)

    (shown,) = pictures_in(content, form)
    assert corpus.PLACE not in shown
    assert corpus.CAMERA not in shown
    assert set(Image.open(io.BytesIO(shown)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not Image.open(io.BytesIO(shown)).getexif()


def test_a_picture_stands_as_its_camera_was_held() -> None:
    upright = pixels(PictureFile("a.jpg", clean(corpus.turned()).source))

    assert upright.size == (90, 120)
    left, right = (upright.convert("RGB").getpixel((x, 60)) for x in (10, 80))
    assert colour(left) == "blue"
    assert colour(right) == "red"


def colour(pixel: Any) -> str:
    return "red" if pixel[0] > 200 and pixel[2] < 60 else "blue" if pixel[2] > 200 and pixel[0] < 60 else str(pixel)


def test_what_lets_the_page_through_is_white() -> None:
    assert pixels(PictureFile("a.png", clean(corpus.clear()).source)).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_of_16_bits_keeps_its_brightness() -> None:
    assert pixels(PictureFile("a.png", clean(corpus.deep()).source)).getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (3000, 4000), (6000, 30), (30, 6000), (1, 1)])
def test_a_picture_fits_on_the_page_keeps_its_shape_and_is_no_larger_than_print_needs(width: int, height: int) -> None:
    shown = clean(corpus.saved(corpus.drawing(width, height), "JPEG"))

    assert shown.width <= WIDEST
    assert shown.height <= HIGHEST
    assert max(pixels(PictureFile("a.jpg", shown.source)).size) <= LONGEST
    assert shown.width / shown.height == pytest.approx(width / height, rel=0.3 if min(width, height) < 100 else 0.01)


@pytest.mark.parametrize("make", [corpus.page_behind, corpus.archive_behind])
def test_of_a_file_that_is_two_things_at_once_only_the_picture_is_used(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    path = with_picture(tmp_path, make())

    content = render(view_of(path, Edition(Mode.CY)), Format.HTML)

    (shown,) = pictures_in(content, Format.HTML)
    assert b"script" not in shown
    assert b"secret" not in shown
    assert found(path) == [("PEP169", Severity.INFO, line_of(path, NAME))]


def test_a_jpeg_may_be_called_png(tmp_path: Path) -> None:
    assert found(with_picture(tmp_path, corpus.jpeg(), name="drawing.png")) == []


# Pictures that cannot be used


@pytest.mark.parametrize("name", corpus.BAD)
def test_a_picture_that_cannot_be_used_is_said_at_its_line_and_the_plan_is_made(tmp_path: Path, name: str) -> None:
    number, make = corpus.BAD[name]
    path = with_picture(tmp_path, make())

    written = build(path, Request(tmp_path / "out", TODAY, (Mode.CY,), (Format.HTML,)))

    assert found(path) == [(number, Severity.WARNING, line_of(path, NAME))]
    lines = outline(written.artefacts[0].path.read_bytes(), Format.HTML)
    assert figures(lines) == []
    assert ALT in {line.text for line in lines}


def test_a_picture_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = with_picture(tmp_path, b"")
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(11 * 1024 * 1024)

    assert found(path) == [("PEP163", Severity.WARNING, line_of(path, NAME))]


@pytest.mark.parametrize("make", [corpus.png, lambda: b""], ids=["a picture", "nothing"])
def test_a_link_is_no_picture(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = with_picture(tmp_path, b"")
    (tmp_path / NAME).unlink()
    (tmp_path / "elsewhere.png").write_bytes(make())
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere.png")

    assert found(path) == [("PEP162", Severity.WARNING, line_of(path, NAME))]
    assert picture_in(view_of(path, Edition(Mode.CY))).source == ""


def test_a_folder_a_pipe_and_a_socket_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door.png"))
        path = a_plan(tmp_path, *(f"picture: {{file: {kind}.png, alt: x}}" for kind in ("folder", "pipe", "door")))

        numbers = [number for place in range(3) for number, _, _ in found(path, f"voice.views[{place}].picture")]

    assert numbers == ["PEP165"] * 3


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png", "sub/secret.png", "/etc/secret.png", "C:secret.png", "C:/secret.png", r"..\\secret.png",
        r"\\\\server\\share\\secret.png", "con.png", "NUL.jpg", "aux .png", "http://example.org/secret.png",
        "data:image/png;base64,AAAA", "secret", "secret.svg", "secret.gif", "secret.png.exe", ".png", ".secret.png",
        "secret.png:stream", "*.png", "secret?.png", "a" * 200 + ".png",
    ],
)  # fmt: skip
def test_only_a_plain_name_of_a_picture_is_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(corpus.png())
    plans = tmp_path / "plans"
    plans.mkdir()

    path = a_plan(plans, f'picture: {{file: "{name}", alt: "{ALT}"}}')

    assert found(path) == [("PEP160", Severity.WARNING, line_of(path, ALT))]
    assert picture_in(view_of(path, Edition(Mode.CY))).source == ""


@pytest.mark.parametrize("name", ["Llun Siân (2).PNG", "ŵy pasg.jpeg", "a.b.jpg", "CON-artist.png"])
def test_a_name_as_people_give_them_is_read(tmp_path: Path, name: str) -> None:
    assert found(with_picture(tmp_path, corpus.png(), name=name)) == []


def test_a_name_whose_accents_the_system_keeps_apart_is_found(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "Siân.png")).write_bytes(corpus.png())

    assert found(a_plan(tmp_path, "picture: {file: Siân.png, alt: Ci}")) == []


def test_a_plan_has_twelve_pictures_at_most(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(corpus.png())

    path = a_plan(tmp_path, *[f"picture: {{file: {NAME}, alt: Ci}}"] * 14)

    numbers = {place: found(path, f"voice.views[{place}].picture") for place in range(14)}
    assert [place for place, findings in numbers.items() if findings] == [12, 13]
    assert {number for findings in numbers.values() for number, _, _ in findings} == {"PEP168"}


def test_a_plan_that_has_no_folder_is_made_without_its_pictures(tmp_path: Path) -> None:
    path = with_picture(tmp_path, corpus.png())

    result = checked(path.read_bytes(), today=TODAY)

    assert "PEP161" in {one.code.number for one in result.findings.items}


def test_an_empty_group_is_no_picture(tmp_path: Path) -> None:
    path = a_plan(tmp_path, "picture: {}", "picture: {file: , alt: }")

    voices = [block for block in view_of(path, Edition(Mode.CY)).section("my_page").blocks if isinstance(block, Voice)]

    assert [voice.picture for voice in voices[:2]] == [None, None]


# Nothing leaks


@pytest.mark.parametrize("content", [corpus.png, lambda: b"", corpus.page_behind], ids=["used", "no picture", "more"])
def test_the_name_of_the_file_is_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: Callable[[], bytes]
) -> None:
    path = with_picture(tmp_path, content())
    formats = (Format.PDF, Format.DOCX, Format.HTML)

    with caplog.at_level(logging.DEBUG):
        written = build(path, Request(tmp_path / "out", TODAY, (Mode.BILINGUAL,), formats))

    for artefact in written.artefacts:
        assert not any(CHILD.encode() in part.lower() for part in unpacked(artefact.path.read_bytes()))
    assert not any(CHILD in repr(one) for one in written.findings.items)
    assert CHILD not in caplog.text
    assert CHILD not in repr(check(path, today=TODAY)).lower()


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield a file, and each part of one that is packed."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (name.encode() for name in package.namelist())
            yield from (package.read(name) for name in package.namelist())
    elif content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield from (each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream) and is_text(each))


def is_text(stream: pikepdf.Stream) -> bool:
    return stream.get("/Filter") != pikepdf.Name.DCTDecode


def test_a_picture_shows_nothing_of_itself_in_a_report_of_a_fault(tmp_path: Path) -> None:
    pep = check(with_picture(tmp_path, corpus.png()), today=TODAY).pep

    assert pep.voice
    assert isinstance(pep.voice.views, list)
    picture = pep.voice.views[0].picture
    assert picture
    assert NAME not in repr(picture.file)
    assert "data:" not in repr(picture.file)


def test_a_checked_plan_can_be_sent_to_another_process(tmp_path: Path) -> None:
    result: Checked = check(with_picture(tmp_path, corpus.png()), today=TODAY)

    assert pickle.loads(pickle.dumps(result.pep)) == result.pep


def test_a_fault_of_a_picture_is_no_more_than_its_kind() -> None:
    with pytest.raises(PictureError) as refused:
        clean(corpus.photograph()[:300])

    assert corpus.PLACE.decode() not in str(refused.value)
    assert refused.value.__cause__ is None
