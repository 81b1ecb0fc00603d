"""What the author of a Word template may rely on; and the committed templates are up to date."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import build_docx_templates
from docx_parts.phases import PHASES, Phase
from docx_reading import W, body, packed, parts, with_part
from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render.read_back.word import outline
from pepdocs.render.word.document import fill
from pepdocs.render.word.template import compile_template
from sample_views import ORDER, a_view, a_view_without

DOCUMENT = "word/document.xml"
SPLIT_TAG = (
    '{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{p blo</w:t></w:r><w:proofErr w:type="x"/>'
    '<w:r><w:t>cks("targets") }</w:t></w:r><w:r><w:t xml:space="preserve">}'
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
def test_the_sections_are_in_the_order_of_the_view(phase: Phase) -> None:
    template = parts(theme.resource(f"{phase.key}/pep.docx").read_bytes())[DOCUMENT].decode()

    listed = re.findall(r'heading\("(\w+)"\)', template)

    assert [key for key in listed if key in ORDER[phase.key]] == list(ORDER[phase.key])
    assert re.findall(r'blocks\("(\w+)"\)', template) == listed


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_whoever_opens_a_template_sees_headings_tables_and_notes(phase: Phase) -> None:
    root = body(theme.resource(f"{phase.key}/pep.docx").read_bytes())

    styles = [node.get(f"{W}val") for node in root.iter(f"{W}pStyle")]

    assert styles.count("Heading2") + styles.count("PEPPageHeading") == len(phase.sections)
    assert styles.count("PEPTemplateNote") >= 12
    assert len(list(root.iter(f"{W}tbl"))) == 8


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.key)
def test_no_tag_of_a_template_but_the_one_that_lists_the_kinds_is_long(phase: Phase) -> None:
    root = body(theme.resource(f"{phase.key}/pep.docx").read_bytes())

    tags = re.findall(r"\{[{%].*?[%}]\}", "".join(root.itertext()))

    assert len(tags) > 100
    assert [tag for tag in tags if len(tag) > 75 and not tag.startswith("{{p dict(")] == []


@pytest.mark.parametrize(
    ("tag", "edited"),
    [
        ('{{p blocks("targets") }}', SPLIT_TAG),
        ("{{p f.value|paras }}", "{{p f.val</w:t></w:r><w:r><w:t>ue|par</w:t></w:r><w:r><w:t>as }}"),
        ('{{r heading("targets") }}', '{{r head</w:t></w:r><w:r><w:t>ing("targets") }}'),
        ('blocks("targets")', "blocks(“targets”)"),
    ],
    ids=["split", "split text in a style", "split heading", "curled quotation marks"],
)
def test_a_tag_that_word_has_split_or_changed_still_works(tag: str, edited: str) -> None:
    assert document_of(changed(tag, edited)) == document_of(PACKAGED)


def test_an_authoritys_text_between_the_sections_is_in_the_document() -> None:
    end = a_paragraph('{{p blocks("targets") }}', "PEPTag").replace("<w:t>", '<w:t xml:space="preserve">')
    document = document_of(changed(end, end + a_paragraph("Ring the virtual school.")))

    place = document.index("Ring the virtual school.")
    assert document[place + 1] == "4 Cynnydd / Progress"


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


def test_a_section_that_moves_in_the_template_moves_in_the_document() -> None:
    template = parts(PACKAGED)[DOCUMENT].decode()
    paragraph = r"<w:p><w:pPr><w:pStyle w:val=\"\w+\"/></w:pPr><w:r><w:t [^>]*>"
    section = re.search(rf"{paragraph}\{{\{{r heading\(\"language\"\).*?blocks.*?</w:p>", template)
    assert section
    moved = template.replace(section[0], "").replace("<w:sectPr>", f"{section[0]}<w:sectPr>")

    document = document_of(packed(parts(PACKAGED) | {DOCUMENT: moved.encode()}))

    headings = [text for text in document if text.startswith(("16 ", "17 ", "18 ", "24 "))]
    assert headings[-4:] == [
        "16 Barn pobl eraill / Views of others",
        "18 Pobl / People",
        "24 Gwybodaeth arall / Further information",
        "17 Iaith / Language",
    ]


def test_the_paragraph_of_a_missing_sections_heading_is_dropped() -> None:
    named = changed('{{r heading("targets") }}', 'Part {{r heading("targets") }}')
    view = a_view_without("targets", phase="secondary", mode=Mode.EN)

    lines = [line.text for line in outline(fill(compile_template("x/pep.docx", named), view))]

    assert not [text for text in lines if text.startswith("Part")]


@pytest.mark.parametrize("tag", ["{{ view.nothing }}", "{{ ''.__class__ }}", "{{ view|frobnicate }}", "{% endfor %}"])
def test_an_invalid_template_is_refused_by_name(tag: str) -> None:
    broken = changed("<w:body>", f"<w:body>{a_paragraph(tag)}")

    with pytest.raises(RenderError) as refused:
        document_of(broken)

    assert refused.value.facts["template"] == "x/pep.docx"


def test_the_properties_of_an_authoritys_template_are_not_in_the_document() -> None:
    signed = parts(PACKAGED) | {"docProps/app.xml": b"<Properties><Manager>S. Body</Manager></Properties>"}

    document = parts(fill(compile_template("x/pep.docx", packed(signed)), a_view("secondary")))

    assert b"Body" not in document["docProps/app.xml"]
