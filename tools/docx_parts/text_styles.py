"""The paragraph styles of a template: headings, cover, panels and notes."""

from __future__ import annotations

from docx_parts.phases import Phase
from docx_parts.style_xml import Paragraph, borders, side
from docx_parts.table_texts import GREY, INK, table_texts

NOTE_INK = "5A3D00"


def paragraph_styles(phase: Phase) -> tuple[Paragraph, ...]:
    """Return every paragraph style of a phase."""
    return (
        Paragraph("Normal", "Normal", size=12, colour=INK, after=120, line=302, default=True),
        *_headings(phase),
        *_cover(phase),
        *_panels(phase),
        *_margins(phase),
        *_notes(),
        *table_texts(phase),
    )


def _headings(phase: Phase) -> tuple[Paragraph, ...]:
    return (_title(phase), _section_heading(phase), _block_heading(), *_other_headings(phase))


def _title(phase: Phase) -> Paragraph:
    return Paragraph(
        "Heading1",
        "heading 1",
        size=30,
        bold=True,
        colour=phase.accent,
        before=240,
        after=0,
        line=264,
        keep_next=True,
        outline=0,
        follow="Normal",
        fill=phase.tint,
        indent=200,
        right=200,
        border=borders(top=side(phase.accent, 24, 14), left=side(phase.tint, 8, 9), right=side(phase.tint, 8, 9)),
    )


def _section_heading(phase: Phase) -> Paragraph:
    return Paragraph(
        "Heading2",
        "heading 2",
        size=22,
        bold=True,
        colour=phase.accent,
        before=560,
        after=160,
        line=264,
        keep_next=True,
        outline=1,
        follow="Normal",
    )


def _block_heading() -> Paragraph:
    return Paragraph(
        "Heading3",
        "heading 3",
        size=14,
        bold=True,
        colour=INK,
        before=300,
        after=80,
        line=276,
        keep_next=True,
        outline=2,
        follow="Normal",
    )


def _other_headings(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph("PEPPageHeading", "PEP Page Heading", based="Heading2", page_before=True, before=0),
        Paragraph("PEPContentsHeading", "PEP Contents Heading", based="Heading2", page_before=True, before=0),
        Paragraph("PEPContentsBelow", "PEP Contents Heading Below", based="Heading2"),
        Paragraph("PEPTwinHeading", "PEP Twin Heading", based="Heading2"),
        Paragraph(
            "PEPTargetHeading",
            "PEP Target Heading",
            based="Heading3",
            colour=phase.accent,
            size=17,
            before=480,
            after=160,
            fill=phase.tint,
            indent=60,
            border=borders(top=side(phase.accent, 18, 5), left=side(phase.tint, 8, 3), bottom=side(phase.tint, 8, 5)),
        ),
        Paragraph(
            "Caption", "caption", size=14, bold=True, colour=INK, before=300, after=100, line=276, keep_next=True
        ),
    )


def _cover(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            "PEPName",
            "PEP Name",
            size=22,
            colour=INK,
            before=0,
            after=360,
            line=288,
            fill=phase.tint,
            indent=200,
            right=200,
            border=borders(left=side(phase.tint, 8, 9), bottom=side(phase.tint, 8, 14), right=side(phase.tint, 8, 9)),
        ),
        Paragraph("PEPIntro", "PEP Intro", size=12, colour=GREY, after=160, keep_next=True),
        Paragraph("TOC1", "toc 1", size=12, after=100, line=276),
        Paragraph(
            "PEPDraft",
            "PEP Draft",
            size=14,
            colour=INK,
            before=0,
            after=200,
            border=borders(
                top=side(INK, 12, 4), left=side(INK, 12, 6), bottom=side(INK, 12, 4), right=side(INK, 12, 6)
            ),
            indent=140,
            right=140,
        ),
        *_target(phase),
    )


def _target(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph("PEPTarget", "PEP Target", size=17, colour=INK, after=160, line=288, keep_next=True),
        Paragraph("PEPAnswers", "PEP Answers", size=11, colour=GREY, before=200, after=60, keep_next=True),
        Paragraph(
            "PEPQuote",
            "PEP Quote",
            size=12,
            colour=INK,
            after=100,
            indent=220,
            border=borders(left=side(phase.accent, 24, 8)),
        ),
    )


def _panels(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            "PEPVoice",
            "PEP Voice",
            size=phase.voice,
            colour=INK,
            before=0,
            after=0,
            line=336,
            fill=phase.tint,
            indent=220,
            right=120,
            border=borders(top=side(phase.tint, 8, 6), left=side(phase.accent, 36, 8), bottom=side(phase.tint, 8, 6)),
        ),
        Paragraph("PEPPicture", "PEP Picture", size=12, colour=INK, before=120, after=80, indent=60, keep_next=True),
        Paragraph("PEPFeeling", "PEP Feeling", size=14, colour=INK, before=140, after=40, indent=60, keep_next=True),
        *_plain_panels(phase),
    )


def _plain_panels(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            "PEPNotice",
            "PEP Notice",
            size=12,
            colour=INK,
            before=240,
            tight=True,
            after=240,
            fill=phase.tint,
            indent=120,
            right=120,
            border=borders(
                top=side(phase.tint, 8, 6),
                bottom=side(phase.tint, 8, 6),
                left=side(phase.tint, 8, 6),
                right=side(phase.tint, 8, 6),
            ),
        ),
        Paragraph("PEPProse", "PEP Prose", size=12, colour=INK, after=100),
        Paragraph("ListBullet", "List Bullet", size=12, colour=INK, after=60, list_number=1, indent=340, hanging=340),
    )


def _margins(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph("Header", "header", size=10, colour=GREY, after=0, line=264),
        Paragraph("Footer", "footer", size=10, colour=GREY, after=0, line=264),
        Paragraph(
            "PEPDraftBand",
            "PEP Draft Band",
            size=11,
            bold=True,
            colour=INK,
            after=80,
            line=264,
            fill=phase.tint,
            border=borders(bottom=side(INK, 12, 2), top=side(INK, 12, 2)),
        ),
    )


def _notes() -> tuple[Paragraph, ...]:
    return (
        Paragraph("PEPNote", "PEP Note", size=10.5, colour=GREY, before=80, after=120, line=276),
        Paragraph("PEPTag", "PEP Tag", size=10, colour=NOTE_INK, after=0, line=252),
        Paragraph(
            "PEPTemplateHeading",
            "PEP Template Heading",
            size=17,
            bold=True,
            colour=NOTE_INK,
            page_before=True,
            after=160,
        ),
        Paragraph(
            "PEPTemplateNote",
            "PEP Template Note",
            size=11,
            colour=NOTE_INK,
            before=240,
            after=80,
            keep_next=True,
            fill="FFF6E0",
        ),
    )
