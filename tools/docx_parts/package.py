"""A template as a file: its parts, their relationships, and a reproducible ZIP."""

from __future__ import annotations

import io
import zipfile

from docx_parts.body import document, footer, header
from docx_parts.phases import Phase
from docx_parts.pictures import FACES, FEELINGS
from docx_parts.styles import styles

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_MAIN_PARTS = ("styles", "settings", "numbering", "fontTable", "header", "footer")


def template(phase: Phase) -> bytes:
    """Return the bytes of a phase's template."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts(phase).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()


def parts(phase: Phase) -> dict[str, bytes]:
    """Return the parts of a phase's template by name, in the order of the file."""
    written = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(phase),
        "docProps/app.xml": _app(),
        "word/document.xml": document(phase),
        "word/_rels/document.xml.rels": _document_relations(phase),
        "word/styles.xml": styles(phase),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(phase),
        "word/fontTable.xml": _fonts(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
    }
    return {n: (_DECLARATION + body).encode() for n, body in written.items()} | _media(phase)


def _media(phase: Phase) -> dict[str, bytes]:
    names = FEELINGS if phase.faces else ()
    return {f"word/media/{name}.png": (FACES / f"{name}.png").read_bytes() for name in names}


def _content_types() -> str:
    kinds = {"header1": "header", "footer1": "footer", "document": "document.main"}
    names = ("document", "styles", "settings", "numbering", "fontTable", "header1", "footer1")
    overrides = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_WORD_TYPE}.{kinds.get(n, n)}+xml"/>' for n in names
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    elements = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{elements}</Relationships>'


def _package_relations() -> str:
    return _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )


def _document_relations(phase: Phase) -> str:
    files = {"header": "header1.xml", "footer": "footer1.xml"}
    main = ((f"rId{n[0].upper()}{n[1:]}", f"{_OFFICE}/{n}", files.get(n, f"{n}.xml")) for n in _MAIN_PARTS)
    faces = (
        (f"rIdFace{name.title()}", f"{_OFFICE}/image", f"media/{name}.png")
        for name in (FEELINGS if phase.faces else ())
    )
    return _relations(*main, *faces)


def _core(phase: Phase) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>PEP template: {phase.key}</dc:title><dc:creator>pepdocs</dc:creator>"
        "<dc:language>cy-GB</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{kind}"><Application>pepdocs</Application></Properties>'


def _settings() -> str:
    names = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    settings = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in names
    )
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{settings}</w:compat>'
        '<w:themeFontLang w:val="cy-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _numbering(phase: Phase) -> str:
    # The style is named here as well, because some programs look for the items of a list from here only.
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr><w:rPr>'
        f'<w:color w:val="{phase.accent}"/></w:rPr></w:lvl>'
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
        f'w:val="singleLevel"/>{level}</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {_W}><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font><w:font w:name="MS Gothic"><w:altName '
        'w:val="DejaVu Sans"/><w:charset w:val="80"/><w:family w:val="modern"/>'
        '<w:pitch w:val="fixed"/></w:font></w:fonts>'
    )
