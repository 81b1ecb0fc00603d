"""Pieces of Word's XML, and ways to put them into a sound file or to change what is in it."""

from __future__ import annotations

from gates.faults_docx import BODY, Fault, Parts, replaced

STYLES, SETTINGS, FOOTER = "word/styles.xml", "word/settings.xml", "word/footer1.xml"

WELSH = "Mae hi wedi bod yn darllen llyfrau hir bob nos ac mae hi’n hapus iawn gyda nhw."
ENGLISH = "She has been reading long books every night and she is very happy with all of them."
ENGLISH_RUN = '<w:rStyle w:val="English"/>'
GREY = '<w:color w:val="AAAAAA"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F1F1F"/>'
STRONG = '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
LONG = "Yn y tymor nesaf bydd Nain, Taid, Mam a Dad yno bob dydd i helpu."


def added(xml: str) -> Fault:
    """Return the fault that adds XML at the end of the text."""
    return replaced(BODY, "(?=<w:sectPr>)", xml.replace("\\", r"\\"))


def p(*runs: str, about: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, about: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(key: str) -> str:
    """Return the reference to a paragraph style."""
    return f'<w:pStyle w:val="{key}"/>'


def cell(content: str, about: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{content}</w:tc>"


def row(*cells: str, about: str = "<w:cantSplit/>") -> str:
    """Return a row."""
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, about: str = "", name: str = "Tabl", look: str = "0420") -> str:
    """Return a table with a header above its rows."""
    named = f'<w:tblCaption w:val="{name}"/>' if name else ""
    heads = row(*(cell(p(r(text))) for text in ("Pwy", "Beth")), about="<w:cantSplit/><w:tblHeader/>")
    properties = f'<w:tblPr>{about}<w:tblLook w:val="{look}"/>{named}</w:tblPr>'
    return f"{p(r('Dyma dabl.'))}<w:tbl>{properties}{heads}{''.join(rows)}</w:tbl>"


PLAIN = row(cell(p(r("Rhiant"))), cell(p(r("Darllen"))))

DRAWING = (
    '<w:drawing><wp:{way}><wp:extent cx="9525" cy="9525"/><wp:docPr id="901" name="x" {alt}/>'
    "<a:graphic/></wp:{way}></w:drawing>"
)
ALT = 'descr="Cynllun"'
BOX = (
    "<w:sdt><w:sdtPr>{alias}<w:tag w:val='t901'/><w:id w:val='901'/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>"
)
TEXT_BOX = (
    '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" alt="Blwch"><v:textbox>'
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></v:rect></w:pict>"
)


NEW_TEXT_BOX = (
    "<mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wp:docPr id='902' name='x'/>"
    f"<w:txbxContent>{p(r('Mewn blwch.'))}</w:txbxContent></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
)
CELL_BOX = f"<w:sdt><w:sdtPr><w:id w:val='903'/></w:sdtPr><w:sdtContent>{cell(p())}</w:sdtContent></w:sdt>"


def drawing(alt: str, way: str = "inline") -> str:
    """Return a paragraph with a picture."""
    return p(f"<w:r>{DRAWING.format(way=way, alt=alt)}</w:r>", r(" Llun"))


def vml(shape: str) -> str:
    """Return a paragraph with a picture as Word drew them until 2007."""
    return p(f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r>', r(" Llun"))


def link(text: str, about: str = 'w:anchor="_top"') -> str:
    """Return a paragraph with a link."""
    return p(f"<w:hyperlink {about}>{r(text)}</w:hyperlink>", r(" – gwybodaeth"))


def complex_field(instruction: str, text: str) -> str:
    """Return a paragraph with a complex field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")]
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return p(marks[0], code, marks[1], r(text), marks[2])


def new_style(key: str, halves: int) -> str:
    """Return a paragraph style with a size in half points."""
    size = f'<w:rPr><w:sz w:val="{halves}"/></w:rPr>'
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{key}"/>{size}</w:style>'


def in_style(key: str, old: str, new: str) -> Fault:
    """Return the fault that replaces something in a style."""
    start = rf'(w:styleId="{key}">(?:(?!</w:style>).)*?)'
    return replaced(STYLES, start + old, rf"\g<1>{new}")


def both(*faults: Fault) -> Fault:
    """Return several faults as one."""

    def fault(parts: Parts) -> None:
        for one in faults:
            one(parts)

    return fault
