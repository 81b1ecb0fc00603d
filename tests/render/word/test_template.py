"""What the author of a Word template may rely on; and the committed templates are up to date."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template
from jinja2.sandbox import SandboxedEnvironment

import build_docx_templates
from docx_parts.phases import PHASES, Phase
from docx_reading import W, body, packed, parts, with_part
from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render.read_back.word import outline
from pepdocs.render.word import template
from pepdocs.render.word.document import fill, render
from pepdocs.render.word.template import compile_template
from pepdocs.schema.pep import Phase as PepPhase
from pepdocs.view.chapters import CHAPTERS
from sample_views import a_hostile_view, a_view, a_view_without

DOCUMENT = "word/document.xml"
SPLIT_TAG = (
    '{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{p chap</w:t></w:r><w:proofErr w:type="x"/>'
    '<w:r><w:t>ter("targets") }</w:t></w:r><w:r><w:t xml:space="preserve">}'
)
PACKAGED = theme.resource("secondary/pep.docx").read_bytes()


def document_of(template: bytes) -> list[str]:
    """Return the lines of a document made from a template."""
    return [line.text for line in outline(fill(compile_template("x/pep.docx", template), a_view("secondary")))]


def changed(old: str, new: str) -> bytes:
    return with_part(PACKAGED, DOCUMENT, old, new)


def a_paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_the_committed_template_is_what_its_source_makes(phase: Phase) -> None:
    path = build_docx_templates.TEMPLATES / phase.key / "pep.docx"

    assert build_docx_templates.is_fresh(path, phase)


def test_a_stale_template_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_docx_templates.main(["--templates", str(tmp_path)])
    path = tmp_path / "primary" / "pep.docx"
    path.write_bytes(with_part(path.read_bytes(), "word/styles.xml", "Arial", "Times"))

    status = build_docx_templates.main(["--templates", str(tmp_path), "--check"])

    assert status == 1
    assert capsys.readouterr().out.startswith("templates/primary/pep.docx is stale")


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"no zip")])
def test_a_template_that_is_gone_or_broken_is_stale(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    build_docx_templates.main(["--templates", str(tmp_path)])
    spoil(tmp_path / "post16" / "pep.docx")

    assert build_docx_templates.main(["--templates", str(tmp_path), "--check"]) == 1


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        build_docx_templates.main(["--templates", str(tmp_path / folder)])

    first, second = (sorted((tmp_path / folder).rglob("*.docx")) for folder in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_the_chapters_are_in_the_order_of_the_view(phase: Phase) -> None:
    template = parts(theme.resource(f"{phase.key}/pep.docx").read_bytes())[DOCUMENT].decode()

    listed = re.findall(r'heading\("(\w+)"\)', template)

    assert listed == [plan.key for plan in CHAPTERS[PepPhase[phase.key]]]
    assert re.findall(r'chapter\("(\w+)"\)', template) == listed


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_whoever_opens_a_template_sees_headings_tables_and_notes(phase: Phase) -> None:
    root = body(theme.resource(f"{phase.key}/pep.docx").read_bytes())

    styles = [node.get(f"{W}val") for node in root.iter(f"{W}pStyle")]

    assert styles.count("Heading2") > len(phase.chapters)
    assert styles.count("PEPTemplateNote") >= 20
    assert len(list(root.iter(f"{W}tbl"))) == 11


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_no_tag_of_a_template_but_the_one_that_lists_the_kinds_is_long(phase: Phase) -> None:
    root = body(theme.resource(f"{phase.key}/pep.docx").read_bytes())

    tags = re.findall(r"\{[{%].*?[%}]\}", "".join(root.itertext()))

    assert len(tags) > 100
    assert [tag for tag in tags if len(tag) > 75 and not tag.startswith("{{p dict(")] == []


@pytest.mark.parametrize(
    ("tag", "edited"),
    [
        ('{{p chapter("targets") }}', SPLIT_TAG),
        ("{{p b.words|paras(true) }}", "{{p b.wo</w:t></w:r><w:r><w:t>rds|par</w:t></w:r><w:r><w:t>as(true) }}"),
        ('{{p heading("targets") }}', '{{p head</w:t></w:r><w:r><w:t>ing("targets") }}'),
        ('chapter("targets")', "chapter(“targets”)"),
    ],
    ids=["split", "split text in a style", "split heading", "curled quotation marks"],
)
def test_a_tag_that_word_has_split_or_changed_still_works(tag: str, edited: str) -> None:
    assert document_of(changed(tag, edited)) == document_of(PACKAGED)


def test_an_authoritys_text_between_the_chapters_is_in_the_document() -> None:
    end = a_paragraph('{{p chapter("targets") }}', "PEPTag").replace("<w:t>", '<w:t xml:space="preserve">')
    document = document_of(changed(end, end + a_paragraph("Ring the virtual school.")))

    place = document.index("Ring the virtual school.")
    assert document[place + 1 : place + 3] == ["3 Yn yr ysgol", "3 At school"]


@pytest.mark.parametrize(("style", "lines"), [("PEPTemplateNote", []), ("Normal", ["A remark"])])
def test_a_note_to_the_author_is_dropped_and_a_paragraph_of_another_style_is_kept(style: str, lines: list[str]) -> None:
    noted = changed("<w:body>", f"<w:body>{a_paragraph('A remark', style)}")

    assert document_of(noted) == [*lines, *document_of(PACKAGED)]


def test_the_style_of_a_tags_paragraph_is_the_style_of_its_text() -> None:
    restyled = changed(
        '<w:pStyle w:val="PEPQuote"/></w:pPr><w:r><w:t xml:space="preserve">{{p said|paras',
        '<w:pStyle w:val="PEPVoice"/></w:pPr><w:r><w:t xml:space="preserve">{{p said|paras',
    )

    document = body(fill(compile_template("x/pep.docx", restyled), a_view("secondary")))

    styles = [node.get(f"{W}val") for node in document.iter(f"{W}pStyle")]
    assert "PEPQuote" not in styles


def test_a_chapter_that_moves_in_the_template_moves_in_the_document() -> None:
    template = parts(PACKAGED)[DOCUMENT].decode()
    paragraph = r"<w:p><w:pPr><w:pStyle w:val=\"\w+\"/></w:pPr><w:r><w:t [^>]*>"
    chapter = re.search(rf"{paragraph}\{{\{{p heading\(\"at_home\"\).*?chapter\(.*?</w:p>", template)
    assert chapter
    moved = template.replace(chapter[0], "").replace("<w:sectPr>", f"{chapter[0]}<w:sectPr>")

    document = document_of(packed(parts(PACKAGED) | {DOCUMENT: moved.encode()}))

    headings = [text for text in document if text.startswith(("6 ", "7 ", "9 "))]
    assert headings[-6:] == [
        "7 Hanes addysg", "7 Education so far", "9 Y cofnod", "9 The record", "6 Gartref", "6 At home",
    ]  # fmt: skip


def test_a_missing_chapters_heading_leaves_no_paragraph() -> None:
    view = a_view_without("targets", phase="secondary", mode=Mode.EN)

    document = body(fill(compile_template("x/pep.docx", PACKAGED), view))

    headings = ["".join(node.itertext()) for node in document.iter(f"{W}p") if style(node) == "Heading2"]
    assert headings == [f"{chapter.number} {chapter.title[0].text}" for chapter in view.chapters]


def style(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


@pytest.mark.parametrize("tag", ["{{ view.nothing }}", "{{ ''.__class__ }}", "{{ view|frobnicate }}", "{% endfor %}"])
def test_an_invalid_template_is_refused_by_name(tag: str) -> None:
    broken = changed("<w:body>", f"<w:body>{a_paragraph(tag)}")

    with pytest.raises(RenderError) as refused:
        document_of(broken)

    assert refused.value.facts["template"] == "x/pep.docx"


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("phase", [phase.key for phase in PHASES])
def test_our_templates_make_the_same_document_outside_of_the_sandbox(phase: str, mode: Mode) -> None:
    in_sandbox = compile_template("x/pep.docx", theme.BUILTIN.content(f"{phase}/pep.docx"))

    for view in (a_view(phase, mode), a_hostile_view(phase, mode)):
        assert render(view) == fill(in_sandbox, view)


@pytest.mark.parametrize(
    ("name", "content", "is_sandboxed"),
    [
        ("secondary/pep.docx", PACKAGED, False),
        ("secondary/pep.docx", with_part(PACKAGED, "word/styles.xml", "Arial", "Times"), True),
        ("primary/pep.docx", PACKAGED, True),
        ("x/pep.docx", PACKAGED, True),
    ],
    ids=["ours", "ours with other bytes", "ours of another phase", "ours by another name"],
)
def test_only_our_own_template_runs_outside_of_the_sandbox(name: str, content: bytes, is_sandboxed: bool) -> None:
    compiled = [part.content for part in compile_template(name, content) if isinstance(part.content, Template)]

    assert [isinstance(part.environment, SandboxedEnvironment) for part in compiled] == [is_sandboxed] * 3


@pytest.mark.parametrize(
    "tag", ["{{ view.nothing }}", "{{ view }}", "{{ view.record + 1 }}", "{{ view.title|short(1) }}"]
)
def test_a_fault_in_our_own_template_is_told_without_the_document(monkeypatch, tag: str) -> None:
    broken = changed("<w:body>", f"<w:body>{a_paragraph(tag)}")
    monkeypatch.setattr(template, "_our_own", lambda _: broken)
    compiled = compile_template("secondary/pep.docx", broken)

    with pytest.raises(RenderError) as failed:
        fill(compiled, a_view("secondary"))

    assert failed.value.facts == {"template": "secondary/pep.docx", "line": 0}
    assert failed.value.__cause__ is failed.value.__context__ is None


def test_the_properties_of_an_authoritys_template_are_not_in_the_document() -> None:
    signed = parts(PACKAGED) | {"docProps/app.xml": b"<Properties><Manager>S. Body</Manager></Properties>"}

    document = parts(fill(compile_template("x/pep.docx", packed(signed)), a_view("secondary")))

    assert b"Body" not in document["docProps/app.xml"]
