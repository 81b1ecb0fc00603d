"""What an officer does to a Word template, and what Word and LibreOffice do to it unasked."""

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
from pepdocs.render.word.borrowed_parts import sections_only
from pepdocs.render.word.document import filled
from pepdocs.render.word.template import compiled
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
        officer.section_moved("people", "my_page"),
        officer.said_before("targets", SAYS),
        officer.picture_first(PICTURE, {"cy": "Arfbais", "en": "Crest"}, (40, 40)),
        officer.header_says("Cyngor Sir Dyffryn Aeron", "cy"),
        officer.style_coloured("Heading2", "5B2A6E"),
        officer.as_word_saves(),
    )


@cache
def view(phase: str, edition: Edition) -> DocumentView:
    return view_of(check(EXAMPLES / f"{PHASES[phase]}.yaml", on=TODAY).pep, edition)


def made(phase: str, template: bytes, edition: Edition) -> bytes:
    """Return a document from a template, which has been read back and found whole."""
    document = filled(compiled(f"{phase}/pep.docx", template), view(phase, edition))
    verify(view(phase, edition), outline(document))
    return document


def barriers(document: bytes) -> list[str]:
    return [found.kind.number for found in examine(document)]


def texts(document: bytes) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in outline(document)]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def test_the_simulation_tears_tags_as_word_does():
    body = part(edited("secondary"), "word/document.xml")

    assert "{{r view.cover.title|lines }}" in part(ours("secondary"), "word/document.xml")
    assert "proofErr" in body
    assert "“people”" not in part(ours("secondary"), "word/document.xml")


@EVERY_PHASE
@EVERY_WAY
def test_a_template_edited_in_word_makes_documents_that_are_whole(phase: str, edition: Edition):
    document = made(phase, edited(phase), edition)

    shown = texts(document)
    own = [SAYS[lang] for lang in edition.mode.languages]
    assert [text for text in shown if text in SAYS.values()] == own


@EVERY_PHASE
def test_nothing_stands_in_a_readers_way_after_word(phase: str):
    assert barriers(made(phase, edited(phase), Edition(Mode.BILINGUAL))) == []


def test_a_template_without_building_blocks_borrows_ours():
    short = sections_only(ours("secondary"))
    edition = Edition(Mode.BILINGUAL)

    assert "macro" not in part(short, "word/document.xml")
    borrowed, own = (made("secondary", each, edition) for each in (short, ours("secondary")))
    assert part(borrowed, "word/document.xml") == part(own, "word/document.xml")


def test_tracked_changes_are_taken_as_accepted_and_comments_stay_behind():
    document = made("secondary", officer.changed(edited("secondary"), reviewed), Edition(Mode.EN))

    shown = "\n".join(texts(document))
    assert "put in" in shown
    assert "taken out" not in shown
    assert "an officer's remark" not in zipped_text(document)


def reviewed(parts: officer.Parts) -> None:
    """Leave a tracked change and a comment in a template."""
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
def test_a_template_that_is_no_word_file_is_an_error_with_its_name(template: bytes):
    with pytest.raises(RenderError) as caught:
        compiled("secondary/pep.docx", template)

    assert caught.value.facts == {"template": "secondary/pep.docx", "line": 0}


def test_styles_that_another_language_of_word_has_renamed_are_known_by_their_names():
    def renamed(parts: officer.Parts) -> None:
        for name in ("word/document.xml", "word/styles.xml"):
            parts[name] = parts[name].replace(b'"Heading2"', b'"Pennawd2"')

    template = officer.changed(ours("secondary"), renamed)
    document = made("secondary", template, Edition(Mode.CY))

    assert 'w:val="Pennawd2"' not in part(document, "word/document.xml")
    assert 'w:val="Heading2"' in part(document, "word/document.xml")


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
def test_a_template_saved_by_libreoffice_makes_documents_without_a_barrier(resaved, edition: Edition):
    document = made("secondary", resaved, edition)

    assert barriers(document) == []
    assert {SAYS[lang] for lang in edition.mode.languages} <= set(texts(document))


@pytest.mark.gate
@pytest.mark.slow
def test_a_template_with_building_blocks_saved_by_libreoffice_still_says_everything(program, tmp_path):
    source = tmp_path / "pep.docx"
    source.write_bytes(edited("secondary"))
    saved = libre_office(program("soffice"), source, tmp_path / "out")

    for edition in WAYS:
        assert made("secondary", saved, edition)


@pytest.mark.gate
@pytest.mark.slow
def test_documents_from_edited_templates_keep_to_the_schema(program, resaved, tmp_path):
    for name, template in (("word", edited("secondary")), ("office", resaved)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(made("secondary", template, Edition(Mode.BILINGUAL)))
        ended = subprocess.run([program("ooxml-validator"), str(file)], capture_output=True, text=True, check=False)
        assert '"ok": true' in ended.stdout, ended.stdout
