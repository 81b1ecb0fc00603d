"""What is good in a Word file, or not for us to judge, is not a barrier."""

from __future__ import annotations

from pathlib import Path

import pytest

from accessibility.word_xml import (
    ALT,
    BOX,
    DARK,
    ENGLISH,
    ENGLISH_RUN,
    LONG,
    PLAIN,
    WELSH,
    added,
    both,
    cell,
    complex_field,
    drawing,
    in_style,
    link,
    p,
    r,
    row,
    style,
    table,
)
from gates import faults_docx as known
from gates.documents import SHORT
from gates.faults_docx import Fault
from pepdocs.accessibility.word.examine import examine

DECORATIVE = drawing('descr=""').replace(
    "/><a:graphic/>",
    '><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></wp:docPr><a:graphic/>',
)
UNPROOFED_LINK = (
    '<w:hyperlink w:anchor="_top"><w:r><w:rPr><w:noProof/></w:rPr><w:t>Fy nhudalen i</w:t></w:r>'
    "<w:r><w:rPr><w:noProof/><w:webHidden/></w:rPr><w:tab/><w:t>3</w:t></w:r></w:hyperlink>"
)
ROOM = '<w:cantSplit/><w:trHeight w:val="900"/>'
WHITE = '<w:color w:val="FFFFFF"/>'

SOUND: dict[str, Fault] = {
    "a table": added(table(PLAIN)),
    "an empty cell": added(table(PLAIN, row(cell(p(r("Nain"))), cell(p())))),
    "room to write in a table": added(table(PLAIN, row(cell(p()), cell(p()), about=ROOM))),
    "a picture with words": added(drawing(ALT)),
    "a decorative picture": added(DECORATIVE),
    "a link that says where": added(link("Gwefan Llywodraeth Cymru")),
    "a link that Word works out": added(complex_field('HYPERLINK "https://llyw.cymru"', "Y gwasanaeth")),
    "the number of a page": added(complex_field(" PAGE ", "3")),
    "a box with a name": added(p(r("Enw: "), BOX.format(alias='<w:alias w:val="Enw llawn"/>'))),
    "contents made by Word": added(p(UNPROOFED_LINK, about=style("TOC1"))),
    "a page's end": added(p('<w:r><w:br w:type="page"/></w:r>')),
    "English that is marked": added(p(r(ENGLISH, ENGLISH_RUN))),
    "Welsh that is marked": added(p(r(WELSH, '<w:rStyle w:val="Cymraeg"/>'))),
    "both in one paragraph": added(p(r(f"{WELSH} / "), r(ENGLISH, ENGLISH_RUN))),
    "a title in English": added(p(r("Bydd yn darllen “The Boy at the Back of the Class” nesaf."))),
    "another language": added(p(r("Bonjour à tous.", '<w:lang w:val="fr-FR"/>'))),
    "right to left": added(p(r("سلام", '<w:rtl/><w:lang w:bidi="ar-SA"/>'))),
    "a stroke between two of one language": added(p(r("Mam / Nain"))),
    "a bold word": added(p(r("Mae "), r("pawb", "<w:b/>"), r(" yma.")) + p(r("Testun."))),
    "a bold sentence": added(p(r("Mae pawb yma.", "<w:b/>")) + p(r("Testun."))),
    "one line with a dash": added(p(r("- un")) + p(r("Testun."))),
    "a question after a Welsh letter": added(p(r("Ble mae’r tŷ? Pwy sydd yn y dŵr?"))),
    "an address with a question": added(p(r("https://llyw.cymru/chwilio?q=t"))),
    "white on a dark ground": added(p(r("Clir.", WHITE), about=DARK)),
    "a colour that Word chooses": added(p(r("Clir.", '<w:color w:val="auto"/>'), about=DARK)),
    "a shading taken off again": added(p(r("Clir.", '<w:shd w:val="clear" w:fill="FFFFFF"/>'), about=DARK)),
    "nine points": added(p(r("Bach.", '<w:sz w:val="18"/>'))),
    "a few capitals": added(p(r("CAMHS ac ADY."))),
    "one word in italics": added(p(r(f"{LONG} "), r("Weithiau.", "<w:i/>"))),
    "a title above its first heading": added(p(r("Diwedd"), about=style("PEPName"))),
    "a style in its own language": both(
        in_style("PEPDraft", "<w:rPr>", '<w:rPr><w:lang w:val="en-GB"/>'), added(p(r(ENGLISH), about=style("PEPDraft")))
    ),
    "a tick with a word": added(p(r("☐ Wedi’i wneud"))),
}


@pytest.fixture(scope="module")
def word(documents) -> Path:
    """The document into which these are put."""
    return documents.docx(SHORT)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_part_is_not_a_barrier(word: Path, name: str):
    assert examine(known.broken(word, SOUND[name])) == ()
