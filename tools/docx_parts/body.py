"""The main part of a template: cover, contents, sections in order, header and footer."""

from __future__ import annotations

from docx_parts.blocks import building_blocks
from docx_parts.phases import Phase
from docx_parts.xml import NAMESPACES, field, paragraph, paragraph_of, run, shown, tag

_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1531" w:right="1134" w:bottom="1247" w:left="1134" w:header="510" '
    'w:footer="567" w:gutter="0"/></w:sectPr>'
)

_DATES = "grid=grid, records=records, facts=facts"

_NOTES = """\
Each section above is a heading and a line for what stands below it. Move, remove or add them, \
or put words of your own between them. A section that a plan does not have is left out.
The building blocks below show how each kind of content looks. Change their styles (PEP Label, PEP \
Voice, PEP Target ...), their tables and their order, and keep the tags in braces. What is written \
in this style, PEP Template Note, never comes into a document.
"""


def document(phase: Phase) -> str:
    """Return a phase's document: the layout of a plan, then the building blocks."""
    content = (_cover(), _contents(), _sections(phase), _notes(), building_blocks(phase), _PAGE)
    return f"<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"


def header() -> str:
    """Return the header of every page: the draft mark and the title of the form."""
    draft = paragraph("PEPDraftBand", "{{r view.cover.draft|runs }}")
    running = paragraph("Header", "{{r view.cover.running|runs }}")
    return f"<w:hdr {NAMESPACES}>{draft}{running}</w:hdr>"


def footer() -> str:
    """Return the footer of every page: the reference and the page number."""
    record = paragraph("Footer", "{{r view.cover.footer|runs }}")
    return f"<w:ftr {NAMESPACES}>{record}{paragraph_of('Footer', _page_number())}</w:ftr>"


def _page_number() -> str:
    return "".join(
        (
            run("{%r for page, of in view.cover.page_words %}"),
            run("{{r page|runs }}") + run(" ") + field("PAGE") + run(" "),
            run("{{r of|runs }}") + run(" ") + field("NUMPAGES"),
            run("{%r if not loop.last %}") + run(" / ") + run("{%r endif %}"),
            run("{%r endfor %}"),
        )
    )


def _cover() -> str:
    return "".join(
        (
            paragraph("PEPDraft", "{{r view.cover.draft|runs }}"),
            paragraph("Heading1", "{{r view.cover.title|lines }}"),
            paragraph("PEPName", "{{r view.cover.name|runs }}"),
            shown("fact_table(view.cover.facts, view.cover.title)"),
            shown(f"dict({_DATES})[view.cover.key_dates.kind](view.cover.key_dates, view.cover)"),
            paragraph("PEPNote", "{{r view.cover.also|lines }}"),
        )
    )


def _contents() -> str:
    # Two languages fill the first page, and may go over it: the contents follow what is left.
    return "".join(
        (
            tag("if view.is_bilingual"),
            paragraph("PEPContentsBelow", "{{r view.cover.contents|runs }}"),
            tag("else"),
            paragraph("PEPContentsHeading", "{{r view.cover.contents|runs }}"),
            tag("endif"),
            tag("for s in view.sections"),
            paragraph("TOC1", "{{r s|link }}"),
            tag("endfor"),
        )
    )


def _sections(phase: Phase) -> str:
    return "".join(_section(key, own_page=key in phase.own_page) for key in phase.sections)


def _section(key: str, *, own_page: bool) -> str:
    style = "PEPPageHeading" if own_page else "Heading2"
    heading = paragraph(style, f'{{{{r heading("{key}") }}}}')
    return heading + paragraph("PEPTag", f'{{{{p blocks("{key}") }}}}')


def _notes() -> str:
    notes = "".join(paragraph("PEPTemplateNote", note) for note in _NOTES.splitlines())
    return paragraph("PEPTemplateHeading", "Building blocks") + notes
