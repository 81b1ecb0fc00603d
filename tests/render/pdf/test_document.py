"""Rendering with WeasyPrint: what a page may load, what is refused, and that the result never varies."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import weasyprint

from pepdocs.base.errors import RenderError
from pepdocs.render.pdf import document
from pepdocs.render.pdf.fonts import faces, split_by_coverage, uncovered_characters
from pepdocs.render.read_back.pdf.document import fonts, outline
from sample_pdf import FONTS, MARGINS, RICH, STYLE, elements, made, opened, page

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAF"
    "AAH/iZk9HQAAAABJRU5ErkJggg=="
)

SCRIPT = """
import hashlib, sys
sys.path.insert(0, {tests!r})
from sample_pdf import RICH, MARGINS, made
print(hashlib.sha256(made(RICH, MARGINS)).hexdigest())
"""


def in_another_process(script: str, **environment: str) -> str:
    """Return what a script prints in a Python of its own."""
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert process.returncode == 0, process.stderr
    assert not process.stderr
    return process.stdout.strip()


def test_the_same_page_gives_the_same_bytes():
    assert made(RICH, MARGINS) == made(RICH, MARGINS)


def test_another_process_gives_the_same_bytes():
    tests = str(Path(__file__).parents[2])
    digest = in_another_process(SCRIPT.format(tests=tests), PYTHONHASHSEED="7")

    assert digest == hashlib.sha256(made(RICH, MARGINS)).hexdigest()


def test_an_earlier_document_changes_nothing():
    first = made("<p>un</p>")
    made("<p>m\u0302 مرحبا dau</p>".replace("m\u0302", "ŵ"))

    assert made("<p>un</p>") == first


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="https://example.org/x.png">',
        '<img alt="x" src="file:///etc/hostname">',
        '<link rel="stylesheet" href="http://example.org/x.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>p { background: url(https://example.org/x.png) }</style>",
        '<style>@font-face { font-family: x; src: url("file:///etc/hostname") }</style>',
        '<style>@import url("data:text/css,p{color:red}");</style>',
    ],
)
def test_a_page_cannot_load_anything(markup):
    with pytest.raises(RenderError) as refused:
        made(f"{markup}<p>x</p>")

    assert refused.value.key == "error.fetch"


def test_a_style_sheet_cannot_load_anything():
    with pytest.raises(RenderError) as refused:
        made("<p>x</p>", '@import url("https://example.org/x.css");')

    assert refused.value.key == "error.fetch"


def test_a_picture_in_the_page_itself_is_allowed():
    with opened(made(f'<p><img alt="dot" src="{DOT}"></p>')) as file:
        assert str(elements(file, "Figure")[0].Alt) == "dot"


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="#nowhere">x</a></p>',
        f'<p><img src="{DOT}"></p>',
        "<p>\U0001e900</p>",
        '<p style="colour: red">x</p>',
        '<p><img alt="x" src="data:image/png;base64,AAAA"></p>',
    ],
    ids=["broken link", "no description", "no glyph", "bad style", "bad image"],
)
def test_any_complaint_of_the_engine_aborts_the_document(body):
    with pytest.raises(RenderError) as refused:
        made(body)

    assert refused.value.key == "error.engine_log"


def test_a_bad_style_sheet_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(RenderError, match=r"error\.engine_log"):
            made("<p>x</p>", "p { colour: red }")


def test_a_page_without_a_language_is_refused():
    with pytest.raises(RenderError, match=r"error\.engine_log"):
        document.render("<title>x</title><p>x</p>", (STYLE,), fonts=FONTS)


def test_a_complaint_does_not_quote_the_page(caplog):
    caplog.set_level(logging.DEBUG)

    with pytest.raises(RenderError) as refused:
        made('<p><a href="#Siencyn">Siencyn</a></p>')

    assert "Siencyn" not in caplog.text
    assert "Siencyn" not in repr((refused.value, refused.value.facts, refused.value.__cause__))


def test_a_refused_url_is_not_quoted():
    with pytest.raises(RenderError) as refused:
        made('<img alt="x" src="https://example.org/Siencyn.png">')

    assert refused.value.facts == {}
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_refusal_leaves_the_engine_as_it_was():
    before = made("<p>x</p>")
    with pytest.raises(RenderError):
        made('<img alt="x" src="https://example.org/x.png">')

    assert made("<p>x</p>") == before
    assert not logging.getLogger("weasyprint").filters
    assert gc.isenabled()


def test_another_engine_is_refused(monkeypatch):
    document.engine.cache_clear()
    monkeypatch.setattr(weasyprint, "__version__", "71.0")

    with pytest.raises(RenderError) as refused:
        made("<p>x</p>")

    assert refused.value.key == "error.engine_version"
    assert refused.value.facts == {"found": "71.0", "wanted": "70.0"}


def test_a_machine_without_pango_is_reported_in_our_words_alone(tmp_path):
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError('cannot load library')")
    script = """
from pathlib import Path
from pepdocs.base.errors import EngineMissing
from pepdocs.render.pdf import document as pdf
try:
    pdf.render("", (), fonts=Path())
except EngineMissing as error:
    print(error.key)
"""

    assert in_another_process(script, PYTHONPATH=str(tmp_path)) == "error.no_pango"


def test_the_engine_is_not_loaded_before_it_is_needed():
    script = """
import sys
import pepdocs.render.pdf
print([name for name in ("weasyprint", "fontTools", "pydyf") if name in sys.modules])
"""

    assert in_another_process(script) == "[]"


def test_the_machines_fonts_are_restored(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/elsewhere")
    made("<p>x</p>")
    assert os.environ["FONTCONFIG_FILE"] == "/elsewhere"

    monkeypatch.delenv("FONTCONFIG_FILE")
    made("<p>x</p>")
    assert "FONTCONFIG_FILE" not in os.environ


def test_only_our_fonts_are_used():
    families = {face.family for face in faces(FONTS)}

    used = fonts(made("<p>ŵ مرحبا ☒ 👍</p>", "p { font-family: 'DejaVu Sans', sans-serif }"))

    assert used <= families
    assert len(used) > 2


def test_two_threads_do_not_disturb_each_other():
    wanted = made(RICH, MARGINS)
    results: list[bytes] = []
    threads = [threading.Thread(target=lambda: results.append(made(RICH, MARGINS))) for _ in range(2)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [wanted, wanted]


def test_the_file_has_its_title_and_no_time():
    content = document.render(page("<p>x</p>", "Cynllun Addysg"), (STYLE,), fonts=FONTS)

    with opened(content) as file:
        properties = {str(key): str(value) for key, value in file.docinfo.items()}
        assert properties == {"/Producer": "WeasyPrint 70.0", "/Title": "Cynllun Addysg"}
        assert str(file.Root.Lang) == "cy"
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_headings_become_the_files_outline():
    with opened(made("<h1>Cynllun</h1><h2>Targedau</h2>")) as file, file.open_outline() as bookmarks:
        assert [item.title for item in bookmarks.root] == ["Cynllun"]
        assert [item.title for item in bookmarks.root[0].children] == ["Targedau"]


def test_nothing_is_uncovered_in_welsh():
    assert not uncovered_characters("ŴŵŶŷÂâÊêÎîÔôÛûÏïẀẁẂẃẄẅ ’“”–… ☐☒✓\n\t\u200d\u00ad", fonts=FONTS)


def test_characters_without_a_glyph_are_found():
    assert uncovered_characters("a\U0001e900b\ue000", fonts=FONTS) == {"\U0001e900", "\ue000"}


def test_text_is_split_at_what_cannot_be_printed():
    text = "ŵ\U0001e900\U0001e901 a\ue000"

    pieces = split_by_coverage(text, fonts=FONTS)

    assert pieces == [("ŵ", True), ("\U0001e900\U0001e901", False), (" a", True), ("\ue000", False)]
    assert split_by_coverage("", fonts=FONTS) == []
    assert split_by_coverage("un dau", fonts=FONTS) == [("un dau", True)]


def test_a_replacement_for_what_cannot_be_printed_is_read_as_the_original():
    page = '<p>a <span data-actualtext="\U0001e900">[U+1E900]</span> b</p>'

    assert [line.text for line in outline(made(page))] == ["a \U0001e900 b"]
