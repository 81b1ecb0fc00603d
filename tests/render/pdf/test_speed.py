"""With and without each shortcut, a PDF has the same bytes."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from pepdocs.base.language import Mode
from pepdocs.render.html import page as html
from pepdocs.render.pdf import document
from pepdocs.render.pdf import engine as pdf_engine
from pepdocs.render.pdf.speed import boxes, lines, serialising
from sample_pdf import FONTS, MARGINS, RICH, made
from sample_views import PHASES, a_hostile_view, a_view

TEXTS = """
<p>a\u0301e\u0323\u0301 w\u0302y ŵ Ŵ ti\u00adtl fi fl AV To</p>
<p dir="rtl" lang="ar">مُدَرِّسَة 12 (abc) في المدرسة</p><p dir="rtl" lang="he">שָׁלוֹם</p>
<p>😀👨‍👩‍👧 ☒ ✓ text</p>
<p style="white-space: pre-wrap">a\tb\n\n c  d \n</p>
<p style="white-space: pre">a\tb\n c</p>
<p style="letter-spacing: 2px; word-spacing: 4px">Geiriau ar wahân</p>
<p style="text-align: justify; white-space: normal">{words}</p>
<p style="hyphens: auto; width: 60px">llythyrenedigaethau cyfrifoldebau</p>
<p style="width: 40px">Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch</p>
<p style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 90px">{words}</p>
<p style="text-decoration: underline line-through">Wedi ei danlinellu</p>
<p style="font-feature-settings: 'smcp'; letter-spacing: 1px">Nodweddion</p>
<p style="vertical-align: super">uwch <sup style="vertical-align: super">2</sup> <sub>3</sub></p>
""".format(words="Mae hen wlad fy nhadau yn annwyl i mi. " * 8)

BOXES = """
<div style="width: 50%; padding: 3%; margin: 1em auto; height: 20%">canran</div>
<div style="float: left; width: 80px">arnofio</div><p>{words}</p><p style="clear: both">wedyn</p>
<div style="outline: 2px solid red; border: 1px dashed; border-radius: 5px 10%">ymyl
<p style="outline: 1px solid blue">un arall</p></div>
<div style="width: 80px; height: 20px"><p style="width: inherit; height: inherit">etifedd</p></div>
<div style="columns: 2; column-rule: 1px solid">{words}</div>
<div style="box-sizing: border-box; border: 3px solid; padding: 4px; width: 100px">bocs</div>
<div style="position: relative"><p style="position: absolute; left: 10%; top: 5px">lle</p></div>
<div style="background: #eee; visibility: hidden">cudd</div><p style="color: red">x</p>
<div style="background: currentcolor; box-shadow: 1px 1px">lliw</div>
<table style="border-collapse: collapse"><tr><td style="border: 2px solid">a</td><td>b</td></tr></table>
<div style="break-before: page; display: flex"><p style="width: 30%">a</p><p>b</p></div>
""".format(words="Mae hen wlad fy nhadau yn annwyl i mi. " * 8)


def documents() -> list[bytes]:
    """Return documents of all kinds, some of them twice."""
    bodies = [made(RICH, MARGINS), made(TEXTS), made(BOXES), made(RICH), made(BOXES, MARGINS)]
    views = (a_view("primary", Mode.BILINGUAL), a_hostile_view("secondary", Mode.CY))
    pages = [(html.render(view), html.stylesheets(view)) for view in views]
    return bodies + [document.render(page, sheets, fonts=FONTS) for page, sheets in pages]


@pytest.fixture
def full_compression(monkeypatch) -> None:
    """Compress streams as pydyf does."""
    monkeypatch.setattr(serialising, "LEVEL", 9)


@pytest.mark.long
@pytest.mark.usefixtures("full_compression")
def test_no_shortcut_changes_a_byte(monkeypatch):
    ours = documents()
    again = documents()
    monkeypatch.setattr(pdf_engine.Engine, "_fast", lambda _: nullcontext())

    theirs = documents()

    assert [content == other for content, other in zip(ours, theirs, strict=True)] == [True] * len(ours)
    assert again == ours


@pytest.mark.usefixtures("full_compression")
@pytest.mark.parametrize(
    ("module", "name"),
    [(boxes, "reuse_answers"), (lines, "set_once"), (serialising, "write_quickly")],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_each_shortcut_can_be_disabled(monkeypatch, module, name):
    ours = made(RICH, MARGINS), made(TEXTS), made(BOXES)

    monkeypatch.setattr(module, name, nullcontext)

    assert (made(RICH, MARGINS), made(TEXTS), made(BOXES)) == ours


def test_the_same_page_in_other_sheets_has_other_styles():
    plain, red = "p { color: black }", "p { color: red }"

    first, other, again = (made("<p>x</p>", style) for style in (plain, red, plain))

    assert first == again != other


def test_a_bad_style_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(document.RenderError):
            made('<p style="width: no">x</p>')


def test_an_element_may_explicitly_inherit_what_is_not_inherited():
    child = '<p style="width: inherit; background: red">x</p>'

    narrow, wide = (made(f'<div style="width: {width}px">{child}</div>') for width in (50, 90))

    assert narrow != wide


def test_the_styles_of_few_kinds_of_document_are_kept():
    engine = document.engine(FONTS)

    for number in range(30):
        made("<p>x</p>", f"p {{ margin: {number}px }}")

    assert len(engine._styles._trees) <= 9


@pytest.mark.parametrize("phase", PHASES)
def test_the_second_document_of_a_process_is_as_the_first(phase):
    view = a_view(phase, Mode.CY)
    page, sheets = html.render(view), html.stylesheets(view)

    assert len({document.render(page, sheets, fonts=FONTS) for _ in range(3)}) == 1


@pytest.mark.parametrize("value", [0, 7, -3, 0.5, 3.0, -0.25, 1e-9, True, b"x", "y", 12.3456789])
def test_a_value_is_written_as_pydyf_writes_it(value):
    assert serialising.value_bytes(value) == serialising.to_bytes(value)
