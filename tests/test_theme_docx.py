"""Word templates edited by an officer and saved by Word or LibreOffice."""

from __future__ import annotations

import io
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest

import officer
from builders import EXAMPLES, POST16, PRIMARY, SECONDARY, TODAY
from pepdocs import check, theme
from pepdocs.accessibility.word.examine import examine
from pepdocs.base.errors import RenderError
from pepdocs.base.language import EDITIONS, Edition, Mode, Size
from pepdocs.generate import view_of
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.word import outline
from pepdocs.render.word.adapting.borrowed_parts import sections_only
from pepdocs.render.word.document import fill
from pepdocs.render.word.template import compile_template
from pepdocs.view.blocks import DocumentView

PHASES = {"primary": PRIMARY, "secondary": SECONDARY, "post16": POST16}
WAYS = (*(Edition(mode) for mode in EDITIONS), Edition(Mode.BILINGUAL, Size.LARGE))
SAYS = {"cy": "Gair gan y swyddog.", "en": "A word from the officer."}
PICTURE = officer.png([[(0x5B, 0x2A, 0x6E)] * 8] * 8)
EVERY_PHASE = pytest.mark.parametrize("phase", PHASES)
EVERY_WAY = pytest.mark.parametrize("edition", WAYS, ids=lambda edition: edition.suffix)


def ours(phase: str) -> bytes:
    return theme.resource(f"{phase}/pep.docx").read_bytes()


@cache
def edited(phase: str, *, blocks: bool = True) -> bytes:
    """Return our template as an officer has edited it and Word has saved it."""
    return officer.changed(
        ours(phase) if blocks else sections_only(ours(phase)),
        officer.chapter_moved("people", "my_page"),
        officer.said_before("targets", SAYS),
        officer.picture_first(PICTURE, {"cy": "Arfbais", "en": "Crest"}, (40, 40)),
        officer.header_says("Cyngor Sir Dyffryn Aeron", "cy"),
        officer.style_coloured("Heading2", "5B2A6E"),
        officer.as_word_saves(),
    )


@cache
def view(phase: str, edition: Edition) -> DocumentView:
    return view_of(check(EXAMPLES / f"{PHASES[phase]}.yaml", today=TODAY).pep, edition)


def document(phase: str, template: bytes, edition: Edition) -> bytes:
    """Return a document from a template, after reading it back and comparing it with the view."""
    content = fill(compile_template(f"{phase}/pep.docx", template), view(phase, edition))
    verify(view(phase, edition), outline(content))
    return content


def barriers(content: bytes) -> list[str]:
    return [barrier.kind.number for barrier in examine(content)]


def texts(content: bytes) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in outline(content)]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def test_the_simulation_splits_tags_as_word_does():
    body = part(edited("secondary"), "word/document.xml")

    assert "{{p view.chapters|contents }}" in part(ours("secondary"), "word/document.xml")
    assert "proofErr" in body
    assert "“people”" not in part(ours("secondary"), "word/document.xml")


@EVERY_PHASE
@EVERY_WAY
def test_a_template_edited_in_word_makes_complete_documents(phase: str, edition: Edition):
    shown = texts(document(phase, edited(phase), edition))
    own = [SAYS[lang] for lang in edition.mode.languages]
    assert [text for text in shown if text in SAYS.values()] == own


@EVERY_PHASE
def test_a_template_edited_in_word_makes_documents_without_barriers(phase: str):
    assert barriers(document(phase, edited(phase), Edition(Mode.BILINGUAL))) == []


def test_a_template_without_building_blocks_borrows_ours():
    short = sections_only(ours("secondary"))
    edition = Edition(Mode.BILINGUAL)

    assert "macro" not in part(short, "word/document.xml")
    borrowed, own = (document("secondary", template, edition) for template in (short, ours("secondary")))
    assert part(borrowed, "word/document.xml") == part(own, "word/document.xml")


def test_tracked_changes_are_accepted_and_comments_are_dropped():
    content = document("secondary", officer.changed(edited("secondary"), reviewed), Edition(Mode.EN))

    shown = "\n".join(texts(content))
    assert "put in" in shown
    assert "taken out" not in shown
    assert "an officer's remark" not in zipped_text(content)


def reviewed(parts: officer.Parts) -> None:
    """Add a tracked change and a comment to a template."""
    changed = (
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>put in</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>taken out</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{changed}", 1).encode()
    parts["word/comments.xml"] = b"<w:comments>an officer's remark</w:comments>"


def zipped_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("latin-1") for name in package.namelist())


def without_relations(parts: officer.Parts) -> None:
    del parts["word/_rels/document.xml.rels"]


def without_end(parts: officer.Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:-20]


@pytest.mark.parametrize(
    "template",
    [
        b"PK",
        officer.changed(sections_only(ours("secondary")), without_relations),
        officer.changed(ours("secondary"), without_end),
    ],
    ids=["no zip", "no relations", "no end"],
)
def test_a_template_that_is_not_a_word_file_is_an_error_with_its_name(template: bytes):
    with pytest.raises(RenderError) as caught:
        compile_template("secondary/pep.docx", template)

    assert caught.value.facts == {"template": "secondary/pep.docx", "line": 0}


def test_styles_that_a_welsh_word_renamed_are_recognised():
    def renamed(parts: officer.Parts) -> None:
        for name in ("word/document.xml", "word/styles.xml"):
            parts[name] = parts[name].replace(b'"Heading2"', b'"Pennawd2"')

    template = officer.changed(ours("secondary"), renamed)
    body = part(document("secondary", template, Edition(Mode.CY)), "word/document.xml")

    assert 'w:val="Pennawd2"' not in body
    assert 'w:val="Heading2"' in body


@pytest.fixture(scope="session")
def resaved(program, tmp_path_factory) -> bytes:
    """An officer's template that LibreOffice has opened and saved."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "pep.docx"
    source.write_bytes(edited("secondary", blocks=False))
    return libre_office(program("soffice"), source, folder / "out")


def libre_office(soffice: str, source: Path, out: Path) -> bytes:
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(out)]
    subprocess.run([*command, str(source)], capture_output=True, check=True)
    return (out / source.name).read_bytes()


@pytest.mark.gate
@pytest.mark.slow
@EVERY_WAY
def test_a_template_saved_by_libreoffice_makes_documents_without_barriers(resaved, edition: Edition):
    content = document("secondary", resaved, edition)

    assert barriers(content) == []
    assert {SAYS[lang] for lang in edition.mode.languages} <= set(texts(content))


@pytest.mark.gate
@pytest.mark.slow
def test_a_template_with_building_blocks_saved_by_libreoffice_makes_complete_documents(program, tmp_path):
    source = tmp_path / "pep.docx"
    source.write_bytes(edited("secondary"))
    saved = libre_office(program("soffice"), source, tmp_path / "out")

    for edition in WAYS:
        assert document("secondary", saved, edition)


@pytest.mark.gate
@pytest.mark.slow
def test_documents_from_edited_templates_are_valid(program, resaved, tmp_path):
    for name, template in (("word", edited("secondary")), ("office", resaved)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(document("secondary", template, Edition(Mode.BILINGUAL)))
        validator = subprocess.run([program("ooxml-validator"), str(file)], capture_output=True, text=True, check=False)
        assert '"ok": true' in validator.stdout, validator.stdout
