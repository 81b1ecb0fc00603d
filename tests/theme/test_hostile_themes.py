"""Themes of strangers: whatever one tries is refused by its file and line, and nothing is touched outside."""

from __future__ import annotations

import importlib
import io
import os
import socket
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from builders import EXAMPLES, PRIMARY
from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import CY, EN, Mode
from pepdocs.cli.report import message
from pepdocs.findings.model import Finding
from pepdocs.findings.theme import NO_PLAIN_NAME
from pepdocs.render import Format, render
from pepdocs.render.html import page as html
from pepdocs.render.html import screen
from pepdocs.render.word import document
from pepdocs.theme import Theme, ThemeError
from pepdocs.theme.layer import MOST_FILES
from pepdocs.theme.safety import page as safety_page
from pepdocs.theme.safety import word
from pepdocs.theme.safety.finding import LONGEST_NAME, shown
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Own, Speaker, catalogue
from running import ran
from sample_views import a_view
from theme.hostile_themes import (
    ASSEMBLED,
    LOGO,
    NAMED,
    PAGE,
    REFUSED,
    RUNNING,
    STYLE,
    WORD,
    Body,
    Hostile,
    Running,
    drawing,
    field,
    macro,
    page,
    paragraph,
    png,
    relation,
    said,
)
from theme.tripwire import WIRE

SECONDS = 20
"""No template runs longer before it is stopped; on a quiet machine all take less than a few."""


def put(folder: Path, files: Mapping[str, Body]) -> Path:
    """Return a theme's folder with some files in it."""
    for name, body in {"theme.toml": NAMED, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return folder


def loaded(folder: Path, files: Mapping[str, Body]) -> Theme:
    """Return the theme of some files, read while the wire is up."""
    put(folder, files)
    with WIRE.up(folder) as touched:
        found = theme.loaded(folder)
    assert touched == []
    return found


def refused(folder: Path, files: Mapping[str, Body]) -> tuple[Finding, ...]:
    """Return what is found in a theme of some files, which is refused, with nothing touched."""
    put(folder, files)
    with WIRE.up(folder) as touched, pytest.raises(ThemeError) as caught:
        theme.loaded(folder)
    assert touched == []
    return caught.value.findings.items


def a_page() -> DocumentView:
    return a_view("primary", Mode.CY)


def shown_page(dress: Theme, folder: Path) -> str:
    """Return the page that a theme makes, with nothing touched."""
    with WIRE.up(folder) as touched:
        made = html.render(a_page(), theme=dress)
    assert touched == []
    return made


@pytest.fixture(scope="module", autouse=True)
def _all_is_imported() -> None:
    """Have everything imported that documents need, so that what a theme brings in is seen."""
    html.render(a_page())
    screen.render(a_page())
    document.render(a_page())
    importlib.import_module("jinja2.debug")  # which Jinja loads at its first error
    for lang in (CY, EN):
        catalogue.load(lang)


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda each: each.name)
def test_what_a_stranger_tries_is_refused_by_file_and_line(hostile: Hostile, tmp_path: Path) -> None:
    found = refused(tmp_path, hostile.files())

    told = {(each.code.number, each.field, each.at.line) for each in found}
    assert (hostile.code.number, shown(hostile.file, LONGEST_NAME), hostile.line) in told


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda each: each.name)
def test_what_a_stranger_tries_is_not_there_for_whoever_looks_for_more_faults(hostile: Hostile, tmp_path: Path) -> None:
    put(tmp_path, hostile.files())
    with WIRE.up(tmp_path) as touched:
        dress, _ = theme.examined(tmp_path)

    held = dress.layers[0].files.get(hostile.file, b"")
    assert held == b"" or hostile.code is NO_PLAIN_NAME
    assert touched == []


@pytest.mark.parametrize("lang", [CY, EN])
def test_every_refusal_is_a_sentence_of_either_language(lang: str) -> None:
    codes = {each.code: each for each in REFUSED}
    texts = [Speaker(lang).unfilled(f"{code.number}.message") for code in codes]

    assert len(codes) > 25
    assert all(len(text) > 20 for text in texts)
    assert len(set(texts)) == len(codes)


def test_what_a_stranger_wrote_cannot_move_the_terminal(tmp_path: Path) -> None:
    sheet = "@\x1b[2J\u202eimport url(x);".replace("@\x1b", "@\\1b ")
    found = refused(tmp_path, {"a\x1b[2J.css": sheet, STYLE: sheet})

    said = [f"{each.field} {message(Speaker(EN), each)}" for each in found]
    assert said
    assert all(text.replace("\ufffd", "").isprintable() for text in said)


@pytest.mark.parametrize("running", RUNNING, ids=lambda each: each.name)
def test_what_shows_only_as_a_template_runs_ends_in_a_sentence_soon(running: Running, tmp_path: Path) -> None:
    dress = loaded(tmp_path, {PAGE: running.body})
    begun = time.process_time()

    with pytest.raises(RenderError) as caught:
        shown_page(dress, tmp_path)

    assert caught.value.facts == {"template": PAGE, "line": running.line}
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("name", ASSEMBLED)
def test_what_a_template_puts_together_is_refused_in_the_finished_page(name: str, tmp_path: Path) -> None:
    dress = loaded(tmp_path, {PAGE: page(ASSEMBLED[name])})

    with pytest.raises(RenderError) as caught:
        shown_page(dress, tmp_path)

    assert caught.value.facts["template"] == PAGE


def test_a_macro_put_in_the_place_of_ours_is_looked_at_too(tmp_path: Path) -> None:
    body = '{% macro notice(block) %}<{{ "scr" ~ "ipt" }}>x</p>{% endmacro %}'
    dress = loaded(tmp_path, {"macros.html.jinja": body})

    with pytest.raises(RenderError):
        html.render(a_view("primary", Mode.BILINGUAL), theme=dress)


IN_WORD = (
    '{{ ""["" ~ "__cl" ~ "ass__"] }}',
    "{{ view }}",
    "{{ heading }}",
    "{% for n in range(9999) %}{% for m in range(9999) %}{% endfor %}{% endfor %}",
)


@pytest.mark.parametrize("tag", IN_WORD)
def test_a_tag_in_word_can_do_no_more_than_one_in_a_page(tag: str, tmp_path: Path) -> None:
    dress = loaded(tmp_path, {WORD: said(tag)})

    with WIRE.up(tmp_path) as touched, pytest.raises(RenderError):
        document.render(a_page(), dress)

    assert touched == []


def test_a_finished_word_file_is_read_again() -> None:
    with zipfile.ZipFile(io.BytesIO(document.render(a_page()))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"]
    opened = text.replace(b"<w:body>", b"<w:body><w:altChunk/>")
    asked = text.replace(b"<w:body>", b'<w:body><w:p><w:fldSimple w:instr="DDE x"/></w:p>')

    assert not any(word.is_unsafe(name, body) for name, body in parts.items())
    assert word.is_unsafe("word/document.xml", opened)
    assert word.is_unsafe("word/document.xml", asked)


def test_a_finished_word_file_that_cannot_be_read_again_is_refused(tmp_path: Path) -> None:
    text = "{% for n in range(9999) %}" + "x" * 1200 + "{% endfor %}"
    dress = loaded(tmp_path, {WORD: said(text)})

    with pytest.raises(RenderError) as caught:
        document.render(a_page(), dress)

    assert caught.value.facts == {"template": WORD, "line": 0}


def test_a_page_of_ours_passes_and_a_page_with_a_script_does_not() -> None:
    made = screen.render(a_page()).decode()

    assert safety_page.faults(made) == ()
    assert safety_page.faults(html.render(a_page())) == ()
    assert safety_page.faults(made.replace("</main>", "<script></main>")) == ("script",)
    assert safety_page.faults(made.replace("<style>", "<style>@import 'x';")) == ("style",)


GOOD: dict[str, dict[str, Body]] = {
    "a style of its own": {STYLE: ':root { --deep: #102030 } p > a:not(.x)::after { content: attr(id) ">" }'},
    "a picture in a style": {STYLE: ".front { background: url(marks/a.png) }", "marks/a.png": png(2, 2)},
    "a picture in a page": {PAGE: page('<img src="a.png" alt="A"/>'), "a.png": png(2, 2)},
    "a drawing": {LOGO: drawing('<g style="fill: #102030"><path d="M0 0"/><use href="#a"/></g>')},
    "a loop and a condition": {PAGE: page("{% for n in range(3) %}<p>{{ n + 1 }}</p>{% endfor %}")},
    "a place in the document": {PAGE: page('<a href="#x" title="&lt;">x</a>')},
    "a field that counts": {WORD: field(" PA", "GE ")},
    "a table of contents": {WORD: field(' TOC \\o "1-3" \\h \\z \\t "PEP Label,1" ')},
    "a field that names a heading": {WORD: field(' STYLEREF "Heading 1" \\* MERGEFORMAT ')},
    "a field that names a place": {WORD: field(" PAGEREF _Toc123 \\h ")},
    "words for a picture that name an address": {
        WORD: paragraph('<wp:docPr id="9" name="a" descr="https://x.invalid/"/>')
    },
    "a link that Word writes as a field": {WORD: field(' HYPERLINK "https://x.invalid/a" \\o "A" ')},
    "a link that an officer typed": {WORD: relation("hyperlink", "https://x.invalid/?a=b")},
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_what_an_authority_needs_is_not_refused(name: str, tmp_path: Path) -> None:
    dress = loaded(tmp_path, GOOD[name])

    assert "<h1" in shown_page(dress, tmp_path)
    with WIRE.up(tmp_path) as touched:
        document.render(a_page(), dress)
    assert touched == []


def test_a_picture_that_is_named_stands_in_the_page_itself(tmp_path: Path) -> None:
    made = shown_page(loaded(tmp_path, GOOD["a picture in a page"]), tmp_path)

    assert '<img src="data:image/png;base64,' in made


def test_text_that_looks_like_markup_is_text(tmp_path: Path) -> None:
    dress = loaded(tmp_path, {PAGE: page('{{ "<script>alert(1)</script>" }}')})

    assert "&lt;script&gt;alert(1)" in shown_page(dress, tmp_path)


def test_words_of_a_theme_are_text_and_never_the_name_of_a_file(tmp_path: Path) -> None:
    entry = 'msgctxt "%s"\nmsgid "x"\nmsgstr "%s"\n'
    words = entry % ("error.fetch", "<script>{x.__class__}</script>")
    (text,) = loaded(tmp_path, {"words/en.po": words}).catalogues(EN)
    own = Own({EN: catalogue.read(text)})

    assert Speaker(EN, own).text("error.fetch") == "<script>{x.__class__}</script>"
    with WIRE.up(tmp_path) as touched, pytest.raises(OSError, match="Syntax error"):
        catalogue.read(str(EXAMPLES / f"{PRIMARY}.yaml"))
    assert touched == []


def test_a_link_a_second_name_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("p { color: red }")
    folder = tmp_path / "theme"
    put(folder, {})
    (folder / "linked.css").symlink_to(outside)
    (folder / "shared").symlink_to(tmp_path, target_is_directory=True)
    os.link(outside, folder / "named.css")
    os.mkfifo(folder / "pipe.css")

    found = refused(folder, {})

    assert {(each.code.number, each.field) for each in found} == {
        ("THM102", "linked.css"), ("THM102", "shared"), ("THM101", "named.css"), ("THM101", "pipe.css"),
    }  # fmt: skip


def test_two_names_that_differ_in_capitals_are_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, {"Style.css": "", STYLE: ""})

    assert {(each.code.number, each.field) for each in found} == {
        ("THM402", "Style.css"), ("THM402", STYLE),
    }  # fmt: skip


def test_a_parent_that_is_a_link_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "real", {})
    (tmp_path / "above").symlink_to(tmp_path / "elsewhere" / "real", target_is_directory=True)

    found = refused(tmp_path / "theme", {"theme.toml": f'{NAMED}extends = "above"\n'})

    assert [each.code.number for each in found] == ["THM118"]


def test_a_folder_of_very_many_files_is_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, {f"{n}.css": "" for n in range(MOST_FILES + 5)})

    assert "THM104" in [each.code.number for each in found]


def test_a_style_that_the_engine_would_fetch_is_refused_by_the_engine_too(tmp_path: Path) -> None:
    """The second lock: what static reading might miss stops at the engine, which fetches nothing."""
    sheet = ".front { background: url(a.png) }"
    dress = loaded(tmp_path, {STYLE: sheet, "a.png": png(2, 2)})
    layer = dress.layers[0]
    files = {**layer.files, STYLE: b".front { background: url(http://127.0.0.1:9/a.png) }"}
    forged = Theme((type(layer)(layer.settings, files, layer.place),))

    with pytest.raises(RenderError) as caught:
        render(a_page(), Format.PDF, theme=forged)

    assert caught.value.key == "error.fetch"


def test_a_build_with_a_theme_without_end_ends_in_a_sentence(tmp_path: Path) -> None:
    body = macro("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}")
    put(tmp_path / "theme", {PAGE: body})

    done = ran(
        "build", EXAMPLES / f"{PRIMARY}.yaml", "--theme", tmp_path / "theme", "--out", tmp_path / "out",
        "--format", "html", "--ui-lang", "en", timeout=100,
    )  # fmt: skip

    assert done.status != 0
    assert "A template failed" in done.said
    assert f"{PAGE}; line: 2" in done.said
    assert "Traceback" not in done.said
    assert not list((tmp_path / "out").glob("*-cy.*"))


def test_a_build_whose_layout_never_ends_is_stopped_by_the_clock(tmp_path: Path) -> None:
    sheet = "p { display: grid; grid-template-columns: repeat(9999, 1pt) }"
    put(tmp_path / "theme", {STYLE: sheet})

    done = ran(
        "build", EXAMPLES / f"{PRIMARY}.yaml", "--theme", tmp_path / "theme", "--out", tmp_path / "out",
        "--format", "pdf", "--lang", "cy", "--timeout", "2", "--ui-lang", "en", timeout=100,
    )  # fmt: skip

    assert done.status != 0
    assert "Traceback" not in done.said
    assert "took too long" in done.said or "more memory" in done.said


# The wire itself: what it does not see, no test above could see.


def test_the_wire_sees_whoever_touches_it(tmp_path: Path) -> None:
    sys.modules.pop("colorsys", None)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "own.css").write_text("")
    (tmp_path / "other.css").write_text("")

    with WIRE.up(tmp_path / "in") as touched:
        (tmp_path / "in" / "own.css").read_text()
        assert touched == []
        (tmp_path / "other.css").read_text()
        socket.socket().close()
        os.system("true")
        importlib.import_module("colorsys")
        (tmp_path / "in" / "new.css").write_text("")
        list(tmp_path.iterdir())

    events = [each.partition(":")[0] for each in touched]
    for event in ("open", "socket.__new__", "os.system", "import", "os.listdir"):
        assert event in events
    assert sum("new.css" in each for each in touched) == 1


def test_the_wire_sees_a_template_that_gets_out_of_a_common_room(tmp_path: Path) -> None:
    template = Environment().from_string("{{ cycler.__init__.__globals__.os.system('true') }}")

    with WIRE.up(tmp_path) as touched:
        template.render()

    assert any(each.startswith("os.system") for each in touched)
