"""The main part of a template: cover, contents, chapters in order, header and footer."""

from __future__ import annotations

from docx_parts.blocks import building_blocks, columns, table_end
from docx_parts.phases import Phase
from docx_parts.xml import MARGIN, NAMESPACES, choice, each, field, loop, paragraph, paragraph_of, run, shown

_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="964" w:right="{MARGIN}" w:bottom="964" w:left="{MARGIN}" w:header="397" '
    'w:footer="340" w:gutter="0"/></w:sectPr>'
)

_NOTES = """\
Each chapter above is a heading and a line for what is below it. Move, remove or add them, \
or put words of your own between them. A chapter that a plan does not have is not shown.
The tag heading(key) is a chapter's number and title, in each language of the document; chapter(key) is all that is \
below. The style of the paragraph with the heading, and whether it begins a page, are those of the chapter.
The building blocks below show how each kind of content looks. Change their styles (PEP Label, PEP \
Voice, PEP Target ...), their tables and their order, and keep the tags in braces. What is written \
in this style, PEP Template Note, never comes into a document.
"""


def document(phase: Phase) -> str:
    """Return a phase's document: the layout of a plan, then the building blocks."""
    content = (_cover(), _contents(), _chapters(phase), _notes(), building_blocks(phase), _PAGE)
    return f"<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"


def header() -> str:
    """Return the header of every page: the draft mark and the title of the form, in each language."""
    above = each("view.cover.draft", "PEPDraftBand") + each("view.cover.running", "Header")
    draft = choice("view.cover.draft", _beside("view.cover.draft", "PEPDraftBand"))
    beside = draft + _beside("view.cover.running", "Header") + table_end()
    return f"<w:hdr {NAMESPACES}>{choice('view.beside', beside, above)}</w:hdr>"


def _beside(phrase: str, style: str) -> str:
    return columns(*(paragraph(style, f"{{{{r {phrase}[{place}]|runs }}}}") for place in (0, 1)))


def footer() -> str:
    """Return the footer of every page: the reference and the page number, in each language."""
    beside = columns(*map(_foot, (0, 1))) + table_end()
    above = each("view.cover.footer", "Footer") + loop(
        "page, of in view.cover.page_words", paragraph_of("Footer", _page_number())
    )
    return f"<w:ftr {NAMESPACES}>{choice('view.beside', beside, above)}</w:ftr>"


def _foot(place: int) -> str:
    """Return the foot of a page in one of two columns; a marking in one language only is in that column."""
    first, last = f"view.languages[{place}]", f"view.cover.page_words[{place}:{place + 1}]"
    texts = loop(f"r in view.cover.footer if r.lang == {first}", paragraph("Footer", "{{r r|runs }}"))
    return texts + loop(f"page, of in {last}", paragraph_of("Footer", _page_number()))


def _page_number() -> str:
    """Return the number of a page and of all pages, in the words `page` and `of`."""
    pieces = (run("{{r page|runs }}"), field("PAGE"), run("{{r of|runs }}"), field("NUMPAGES"))
    return run(" ").join(pieces)


def _cover() -> str:
    blocks = (loop(f"f in view.cover.{name}", shown("facts(f)")) for name in ("facts", "key_dates", "ring"))
    actions = shown("dict(grid=grid, records=records)[view.cover.actions.kind](view.cover.actions)")
    return "".join(
        (
            choice("view.cover.draft_notice", shown("words(view.cover.draft_notice)")),
            each("view.cover.title", "Heading1"),
            each("view.cover.name", "PEPName"),
            *blocks,
            choice("view.cover.actions", actions),
        )
    )


def _contents() -> str:
    return "".join(
        (
            each("view.cover.contents", "Caption"),
            paragraph("TOC1", "{{p view.chapters|contents }}"),
            choice("view.cover.written", shown("remark(view.cover.written)")),
            choice("view.cover.also", shown("remark(view.cover.also)")),
        )
    )


def _chapters(phase: Phase) -> str:
    return "".join(_chapter(key, own_page=key in phase.own_page) for key in phase.chapters)


def _chapter(key: str, *, own_page: bool) -> str:
    title = run(f'{{{{p heading("{key}") }}}}')
    heading = paragraph_of("Heading2", title, "<w:pageBreakBefore/>" if own_page else "")
    return heading + paragraph("PEPTag", f'{{{{p chapter("{key}") }}}}')


def _notes() -> str:
    notes = "".join(paragraph("PEPTemplateNote", note) for note in _NOTES.splitlines())
    return paragraph("PEPTemplateHeading", "Building blocks") + notes
