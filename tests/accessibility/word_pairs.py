"""Faults that programs which read Word files met, each beside what is much like it and sound.

The files are made from the template of another program, since our own documents may have some of these faults.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from functools import cache

import docx

from accessibility.word_xml import ALT, PLAIN, STYLES, complex_field, drawing, p, r, style, table
from gates.faults_docx import BODY
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind

RELATIONS = "word/_rels/document.xml.rels"
DRAWINGS = b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '


@dataclass(frozen=True, slots=True)
class Content:
    """What is put into the template: a text below its title, styles, and the addresses of links (`rIdTo0` ...)."""

    body: str = field(repr=False)
    styles: str = field(default="", repr=False)
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A fault, the kind of barrier that it is, and what is sound."""

    name: str
    kind: Kind
    faulty: Content
    sound: Content

    def __str__(self) -> str:
        return f"{self.kind.number}-{self.name}"


@cache
def _template() -> dict[str, bytes]:
    content = io.BytesIO()
    docx.Document().save(content)
    with zipfile.ZipFile(content) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[BODY] = parts[BODY].replace(b"<w:document ", b"<w:document " + DRAWINGS, 1)
    return {name: part.replace(b'w:val="en-US"', b'w:val="cy-GB"') for name, part in parts.items()}


def document(content: Content) -> bytes:
    """Return a Word file with some content."""
    relations = "".join(
        f'<Relationship Id="rIdTo{number}" TargetMode="External" Target="{address}" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
        for number, address in enumerate(content.addresses)
    )
    body = heading("Cynllun Addysg Personol", 1) + content.body
    added = {
        BODY: ("<w:sectPr", body),
        STYLES: ("</w:styles>", content.styles),
        RELATIONS: ("</Relationships>", relations),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in _template().items():
            before, text = added.get(name, ("", ""))
            package.writestr(name, part.replace(before.encode(), (text + before).encode(), 1) if text else part)
    return made.getvalue()


def heading(text: str, level: int, runs: str = "") -> str:
    """Return a heading."""
    return p(r(text), runs, about=style(f"Heading{level}"))


def new_style(key: str, base: str, about: str = "") -> str:
    """Return a paragraph style that is based on another one."""
    properties = f'<w:name w:val="{key}"/><w:basedOn w:val="{base}"/><w:pPr>{about}</w:pPr>'
    return f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}">{properties}</w:style>'


def to(text: str, number: int = 0) -> str:
    """Return a link to one of the addresses."""
    return f'<w:hyperlink r:id="rIdTo{number}">{r(text)}</w:hyperlink>'


def named(*, title: str = "", description: str = "") -> str:
    """Return a table below its caption, with a title and a description."""
    about = f'<w:tblDescription w:val="{description}"/>' if description else ""
    made = table(PLAIN, about=about, name=title, look="0420").replace(p(r("Dyma dabl.")), "")
    return p(r("Pwy sy’n helpu"), about=style("Caption")) + made


ENGLISH = '<w:lang w:val="en-GB"/>'
WELSH = '<w:lang w:val="cy-GB"/>'
BREAK = "<w:r><w:br/></w:r>"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TEXT = p(r("Mae hi yma."))
SCHOOL = ("mailto:owain@dyffryn-aeron.example",)

STRUCTURE = (
    Pair(
        "derived",
        kinds.HEADING_DERIVED,
        Content(p(r("Targedau"), about=style("Targed")) + TEXT, new_style("Targed", "Heading2")),
        Content(p(r("Targedau"), about=style("Heading2") + '<w:jc w:val="left"/>') + TEXT),
    ),
    Pair(
        "by-level",
        kinds.HEADING_DERIVED,
        Content(p(r("Targedau"), about='<w:outlineLvl w:val="1"/>') + TEXT),
        Content(
            p(r("Targedau."), about=style("Targed")) + TEXT,
            new_style("Targed", "Heading2", '<w:outlineLvl w:val="9"/>'),
        ),
    ),
    Pair(
        "by-derived-style",
        kinds.ITEM_BY_STYLE,
        Content(p(r("un"), about=style("Eitem")), new_style("Eitem", "ListBullet")),
        Content(p(r("un"), about=style("ListBullet"))),
    ),
    Pair(
        "by-style",
        kinds.ITEM_BY_STYLE,
        Content(p(r("un"), about=style("Eitem")), new_style("Eitem", "Normal", NUMBERED)),
        Content(p(r("un"), about=style("Eitem") + NUMBERED), new_style("Eitem", "Normal", NUMBERED)),
    ),
    Pair(
        "before-another",
        kinds.HEADING_ALONE,
        Content(TEXT + heading("Un", 2) + heading("Dau", 2) + TEXT),
        Content(TEXT + heading("Un", 2) + heading("Dau", 3) + TEXT),
    ),
    Pair(
        "at-the-end",
        kinds.HEADING_ALONE,
        Content(TEXT + heading("Diwedd", 2) + p()),
        Content(TEXT + heading("Diwedd", 2) + p(about="<w:pBdr><w:bottom/></w:pBdr>")),
    ),
    Pair(
        "before-its-own-language",
        kinds.HEADING_ALONE,
        Content(TEXT + heading("Fy marn", 2) + heading("Fy marn i", 2) + TEXT),
        Content(
            TEXT
            + p(r("Fy marn", WELSH), about=style("Heading2"))
            + p(r("My views", ENGLISH), about=style("Heading2"))
            + TEXT
        ),
    ),
    Pair(
        "number-of-a-heading",
        kinds.WORDS_JOINED,
        Content(heading("1Mathemateg", 2) + TEXT),
        Content(heading("1 Mathemateg", 2) + TEXT + heading("3D", 2) + TEXT),
    ),
)
TWICE = (
    Pair("title", kinds.TABLE_REPEATED, Content(named(title="Pwy sy’n helpu")), Content(named(title="Y bobl"))),
    Pair("description", kinds.TABLE_REPEATED, Content(named(description="Pwy, Beth")), Content(named())),
    Pair(
        "title-twice",
        kinds.TABLE_REPEATED,
        Content(named(title="Y bobl", description="Y bobl")),
        Content(named(title="Y bobl", description="Mae pob rhes yn berson.")),
    ),
    Pair(
        "word-beside",
        kinds.ALT_REPEATED,
        Content(drawing(ALT).replace(" Llun<", " Cynllun / Plan<")),
        Content(drawing(ALT)),
    ),
    Pair("word-below", kinds.ALT_REPEATED, Content(drawing(ALT) + p(r("Cynllun"))), Content(drawing(ALT) + TEXT)),
)
ADDRESSES = (
    Pair(
        "over-two-lines",
        kinds.ADDRESS_BROKEN,
        Content(p(r("owain@dyf"), BREAK, r("fryn-aeron.example"))),
        Content(p(to("owain@dyffryn-aeron.example"), BREAK, r("01970 123456")), addresses=SCHOOL),
    ),
    Pair(
        "over-two-paragraphs",
        kinds.ADDRESS_BROKEN,
        Content(p(r("Ffôn: 01970 123")) + p(r("456"))),
        Content(p(r("Ffôn: 01970 123456")) + p(r("01970 654321"))),
    ),
    Pair(
        "with-a-text-between",
        kinds.ADDRESS_BROKEN,
        Content(p(r("owain@dyf")) + p(r("fryn-aeron.example"))),
        Content(p(r("owain@dyf")) + TEXT + p(r("fryn-aeron.example"))),
    ),
    Pair(
        "link-by-half",
        kinds.ADDRESS_BROKEN,
        Content(p(to("owain@dyffryn"), r("-aeron.example")), addresses=SCHOOL),
        Content(p(r("At "), to("owain@dyffryn-aeron.example"), r(".")), addresses=SCHOOL),
    ),
    Pair(
        "target-by-half",
        kinds.ADDRESS_BROKEN,
        Content(p(to("Owain")), addresses=("mailto:owain@dyffryn",)),
        Content(p(to("Owain")), addresses=SCHOOL),
    ),
    Pair(
        "field-by-half",
        kinds.ADDRESS_BROKEN,
        Content(complex_field('HYPERLINK "https://www.dyffryn-"', "Yr ysgol")),
        Content(complex_field('HYPERLINK "https://www.dyffryn.example"', "Yr ysgol")),
    ),
    Pair(
        "no-link",
        kinds.ADDRESS_NO_LINK,
        Content(p(r("owain@dyffryn-aeron.example"))),
        Content(complex_field(f'HYPERLINK "{SCHOOL[0]}"', "owain@dyffryn-aeron.example")),
    ),
)
LANGUAGES = (
    Pair(
        "name-of-a-service",
        kinds.TERM_LANGUAGE,
        Content(p(r("Gwasanaethau Plant", ENGLISH))),
        Content(p(r("Gwasanaethau Plant", WELSH))),
    ),
    Pair(
        "value-of-a-label",
        kinds.TERM_LANGUAGE,
        Content(p(r("Sefydliad: ", f"<w:b/>{WELSH}"), r("Children’s Services", WELSH))),
        Content(p(r("Sefydliad: ", f"<w:b/>{WELSH}"), r("Children’s Services", ENGLISH))),
    ),
)

PAIRS = (*STRUCTURE, *TWICE, *ADDRESSES, *LANGUAGES)
