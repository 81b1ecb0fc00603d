"""Hostile themes are refused with file and line, and touch nothing outside."""

from __future__ import annotations

import importlib
import io
import os
import socket
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
from pepdocs.theme.safety.css_svg import picture_faults
from pepdocs.theme.safety.finding import LONGEST_NAME, sanitise
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Own, Speaker, catalogue
from running import Ran, ran
from sample_views import a_view
from theme.hostile_themes import (
    ASSEMBLED,
    LOGO,
    MACROS,
    NAMED,
    PAGE,
    REFUSED,
    RUNNING,
    STYLE,
    WORD,
    Body,
    Hostile,
    drawing,
    field,
    only,
    page,
    paragraph,
    png,
    relation,
    run,
)
from theme.tripwire import WIRE

SECONDS = 20
"""The longest that a template may run before it is stopped; on a quiet machine it takes a few seconds at most."""

EVERY_HOSTILE = pytest.mark.parametrize("hostile", REFUSED, ids=lambda hostile: hostile.name)


def put(folder: Path, files: Mapping[str, Body]) -> Path:
    """Write a theme of some files and return its folder."""
    for name, body in {"theme.toml": NAMED, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return folder


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Check that nothing outside a folder is touched."""
    with WIRE.up(folder) as touched:
        yield
    assert touched == []


def loaded(folder: Path, files: Mapping[str, Body]) -> Theme:
    put(folder, files)
    with untouched(folder):
        return theme.load(folder)


def refused(folder: Path, files: Mapping[str, Body]) -> tuple[Finding, ...]:
    """Return the findings that refuse a theme of some files."""
    put(folder, files)
    with untouched(folder), pytest.raises(ThemeError) as caught:
        theme.load(folder)
    return caught.value.findings.items


def places(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code.number, finding.field) for finding in findings}


def a_page() -> DocumentView:
    return a_view("primary", Mode.CY)


def shown_page(style: Theme, folder: Path) -> str:
    with untouched(folder):
        return html.render(a_page(), theme=style)


@pytest.fixture(scope="module", autouse=True)
def _all_is_imported() -> None:
    """Import everything that documents need, so that only the imports of a theme are recorded."""
    html.render(a_page())
    screen.render(a_page())
    document.render(a_page())
    list(picture_faults("a.png", png(2, 2)))
    importlib.import_module("jinja2.debug")  # which Jinja loads at its first error
    for lang in (CY, EN):
        catalogue.load(lang)


@EVERY_HOSTILE
def test_a_hostile_file_is_refused_with_its_line(hostile: Hostile, tmp_path: Path) -> None:
    findings = refused(tmp_path, hostile.files())

    lines = {(finding.code.number, finding.field, finding.at.line) for finding in findings}
    assert (hostile.code.number, sanitise(hostile.file, LONGEST_NAME), hostile.line) in lines


@EVERY_HOSTILE
def test_a_hostile_file_is_not_in_an_examined_theme(hostile: Hostile, tmp_path: Path) -> None:
    put(tmp_path, hostile.files())
    with untouched(tmp_path):
        examined, _ = theme.examine(tmp_path)

    body = examined.layers[0].files.get(hostile.file, b"")
    assert body == b"" or hostile.code is NO_PLAIN_NAME


@pytest.mark.parametrize("lang", [CY, EN])
def test_every_refusal_is_a_sentence_in_both_languages(lang: str) -> None:
    codes = {hostile.code for hostile in REFUSED}
    texts = [Speaker(lang).unfilled(f"{code.number}.message") for code in codes]

    assert len(codes) > 25
    assert all(len(text) > 20 for text in texts)
    assert len(set(texts)) == len(codes)


def test_findings_hold_no_control_characters(tmp_path: Path) -> None:
    sheet = "@\x1b[2J\u202eimport url(x);".replace("@\x1b", "@\\1b ")
    findings = refused(tmp_path, {"a\x1b[2J.css": sheet, STYLE: sheet})

    lines = [f"{finding.field} {message(Speaker(EN), finding)}" for finding in findings]
    assert lines
    assert all(line.replace("\ufffd", "").isprintable() for line in lines)


@pytest.mark.parametrize("name", RUNNING)
def test_a_template_that_misbehaves_when_it_runs_is_stopped(name: str, tmp_path: Path) -> None:
    style = loaded(tmp_path, {PAGE: only(RUNNING[name])})
    start = time.process_time()

    with pytest.raises(RenderError) as caught:
        shown_page(style, tmp_path)

    assert caught.value.facts == {"template": PAGE, "line": 2}
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", ASSEMBLED)
def test_markup_that_a_template_assembles_is_refused(name: str, tmp_path: Path) -> None:
    style = loaded(tmp_path, {PAGE: page(ASSEMBLED[name])})

    with pytest.raises(RenderError) as caught:
        shown_page(style, tmp_path)

    assert caught.value.facts["template"] == PAGE


def test_markup_that_a_macro_assembles_is_refused(tmp_path: Path) -> None:
    style = loaded(tmp_path, {MACROS: f"{{% macro notice(block) %}}{ASSEMBLED['a script']}{{% endmacro %}}"})

    with pytest.raises(RenderError):
        html.render(a_view("primary", Mode.BILINGUAL), theme=style)


@pytest.mark.parametrize(
    "tag",
    [
        '{{ ""["" ~ "__cl" ~ "ass__"] }}',
        "{{ view }}",
        "{{ heading }}",
        "{% for n in range(9999) %}{% for m in range(9999) %}{% endfor %}{% endfor %}",
    ],
)
def test_a_tag_in_word_has_the_limits_of_one_in_html(tag: str, tmp_path: Path) -> None:
    style = loaded(tmp_path, {WORD: run(tag)})

    with untouched(tmp_path), pytest.raises(RenderError):
        document.render(a_page(), style)


def test_a_finished_word_file_is_examined() -> None:
    with zipfile.ZipFile(io.BytesIO(document.render(a_page()))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"]

    assert not any(word.is_unsafe(name, body) for name, body in parts.items())
    for unsafe in (b"<w:altChunk/>", b'<w:p><w:fldSimple w:instr="DDE x"/></w:p>'):
        assert word.is_unsafe("word/document.xml", text.replace(b"<w:body>", b"<w:body>" + unsafe))


def test_a_finished_word_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    style = loaded(tmp_path, {WORD: run("{% for n in range(9999) %}" + "x" * 1200 + "{% endfor %}")})

    with pytest.raises(RenderError) as caught:
        document.render(a_page(), style)

    assert caught.value.facts == {"template": WORD, "line": 0}


def test_a_page_of_ours_passes_and_a_page_with_a_script_does_not() -> None:
    finished = screen.render(a_page()).decode()

    assert safety_page.faults(finished) == ()
    assert safety_page.faults(html.render(a_page())) == ()
    assert safety_page.faults(finished.replace("</main>", "<script></main>")) == ("script",)
    assert safety_page.faults(finished.replace("<style>", "<style>@import 'x';")) == ("style",)


GOOD: dict[str, dict[str, Body]] = {
    "a style": {STYLE: ':root { --deep: #102030 } p > a:not(.x)::after { content: attr(id) ">" }'},
    "a picture in a style": {STYLE: ".front { background: url(marks/a.png) }", "marks/a.png": png(2, 2)},
    "a picture in a page": {PAGE: page('<img src="a.png" alt="A"/>'), "a.png": png(2, 2)},
    "a drawing": {LOGO: drawing('<g style="fill: #102030"><path d="M0 0"/><use href="#a"/></g>')},
    "a loop": {PAGE: page("{% for n in range(3) %}<p>{{ n + 1 }}</p>{% endfor %}")},
    "a link to a place in the document": {PAGE: page('<a href="#x" title="&lt;">x</a>')},
    "PAGE": {WORD: field(" PA", "GE ")},
    "TOC": {WORD: field(' TOC \\o "1-3" \\h \\z \\t "PEP Label,1" ')},
    "STYLEREF": {WORD: field(' STYLEREF "Heading 1" \\* MERGEFORMAT ')},
    "PAGEREF": {WORD: field(" PAGEREF _Toc123 \\h ")},
    "an address in an alternative text": {WORD: paragraph('<wp:docPr id="9" name="a" descr="https://x.invalid/"/>')},
    "HYPERLINK": {WORD: field(' HYPERLINK "https://x.invalid/a" \\o "A" ')},
    "a web link in Word": {WORD: relation("hyperlink", "https://x.invalid/?a=b")},
}


@pytest.mark.parametrize("name", GOOD)
def test_what_an_authority_needs_is_not_refused(name: str, tmp_path: Path) -> None:
    style = loaded(tmp_path, GOOD[name])

    assert "<h1" in shown_page(style, tmp_path)
    with untouched(tmp_path):
        document.render(a_page(), style)


def test_a_named_picture_is_embedded_in_the_page(tmp_path: Path) -> None:
    text = shown_page(loaded(tmp_path, GOOD["a picture in a page"]), tmp_path)

    assert '<img src="data:image/png;base64,' in text


def test_printed_markup_is_escaped(tmp_path: Path) -> None:
    style = loaded(tmp_path, {PAGE: page('{{ "<script>alert(1)</script>" }}')})

    assert "&lt;script&gt;alert(1)" in shown_page(style, tmp_path)


def test_a_catalogue_is_text_and_never_the_name_of_a_file(tmp_path: Path) -> None:
    words = 'msgctxt "error.fetch"\nmsgid "x"\nmsgstr "<script>{x.__class__}</script>"\n'
    (text,) = loaded(tmp_path, {"words/en.po": words}).catalogues(EN)
    own = Own({EN: catalogue.read(text)})

    assert Speaker(EN, own).text("error.fetch") == "<script>{x.__class__}</script>"
    with untouched(tmp_path), pytest.raises(OSError, match="Syntax error"):
        catalogue.read(str(EXAMPLES / f"{PRIMARY}.yaml"))


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("p { color: red }")
    folder = put(tmp_path / "theme", {})
    (folder / "linked.css").symlink_to(outside)
    (folder / "shared").symlink_to(tmp_path, target_is_directory=True)
    os.link(outside, folder / "named.css")
    os.mkfifo(folder / "pipe.css")

    assert places(refused(folder, {})) == {
        ("THM102", "linked.css"), ("THM102", "shared"), ("THM101", "named.css"), ("THM101", "pipe.css"),
    }  # fmt: skip


def test_two_names_that_differ_in_capitals_are_refused(tmp_path: Path) -> None:
    assert places(refused(tmp_path, {"Style.css": "", STYLE: ""})) == {("THM402", "Style.css"), ("THM402", STYLE)}


def test_a_parent_that_is_a_link_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "real", {})
    (tmp_path / "above").symlink_to(tmp_path / "elsewhere" / "real", target_is_directory=True)

    findings = refused(tmp_path / "theme", {"theme.toml": f'{NAMED}extends = "above"\n'})

    assert [finding.code.number for finding in findings] == ["THM118"]


def test_a_folder_of_very_many_files_is_refused(tmp_path: Path) -> None:
    findings = refused(tmp_path, {f"{n}.css": "" for n in range(MOST_FILES + 5)})

    assert "THM104" in [finding.code.number for finding in findings]


@pytest.mark.pango
def test_the_engine_refuses_to_fetch_what_the_guards_might_miss(tmp_path: Path) -> None:
    layer = loaded(tmp_path, {STYLE: ".front { background: url(a.png) }", "a.png": png(2, 2)}).layers[0]
    files = {**layer.files, STYLE: b".front { background: url(http://127.0.0.1:9/a.png) }"}
    forged = Theme((type(layer)(layer.settings, files, layer.place),))

    with pytest.raises(RenderError) as caught:
        render(a_page(), Format.PDF, theme=forged)

    assert caught.value.key == "error.fetch"


def build(folder: Path, files: Mapping[str, Body], *options: str) -> Ran:
    """Return the outcome of a build with a theme of some files, which fails without a traceback."""
    put(folder / "theme", files)
    done = ran(
        "build", EXAMPLES / f"{PRIMARY}.yaml", "--theme", folder / "theme", "--out", folder / "out",
        "--ui-lang", "en", *options, timeout=100,
    )  # fmt: skip
    assert done.status != 0
    assert "Traceback" not in done.said
    return done


def test_a_build_with_an_endless_template_ends_with_a_message(tmp_path: Path) -> None:
    body = only("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}")

    done = build(tmp_path, {PAGE: body}, "--format", "html")

    assert "A template failed" in done.said
    assert f"{PAGE}; line: 2" in done.said
    assert not list((tmp_path / "out").glob("*-cy.*"))


@pytest.mark.pango
def test_a_build_with_an_endless_layout_is_stopped_by_the_time_limit(tmp_path: Path) -> None:
    sheet = ".section { display: grid; grid-template-columns: repeat(9999, 1pt) }"

    done = build(tmp_path, {STYLE: sheet}, "--format", "pdf", "--lang", "cy", "--timeout", "2")

    assert "took too long" in done.said or "more memory" in done.said


# The wire itself: what it misses, no test above can find.


def test_the_wire_records_every_way_out(tmp_path: Path) -> None:
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
        os.listdir(tmp_path)  # noqa: PTH208 - what `iterdir` calls differs between versions of Python

    assert {event.partition(":")[0] for event in touched} >= {
        "open", "socket.__new__", "os.system", "import", "os.listdir"
    }  # fmt: skip
    assert sum("new.css" in event for event in touched) == 1


def test_the_wire_records_a_template_that_escapes_an_ordinary_environment(tmp_path: Path) -> None:
    template = Environment().from_string("{{ cycler.__init__.__globals__.os.system('true') }}")

    with WIRE.up(tmp_path) as touched:
        template.render()

    assert any(event.startswith("os.system") for event in touched)
