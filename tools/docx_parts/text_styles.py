"""The paragraph styles of a template: headings, cover, panels and notes."""

from __future__ import annotations

from typing import Any

from docx_parts.phases import Phase
from docx_parts.style_xml import Paragraph, borders, side
from docx_parts.table_texts import GREY, INK, table_texts

NOTE_INK = "5A3D00"


def paragraph_styles(phase: Phase) -> tuple[Paragraph, ...]:
    """Return every paragraph style of a phase."""
    return (
        Paragraph("Normal", "Normal", size=12, colour=INK, after=60, line=276, default=True),
        *_headings(phase),
        *_cover(phase),
        *_panels(phase),
        *_margins(phase),
        *_notes(),
        *table_texts(),
    )


def _headings(phase: Phase) -> tuple[Paragraph, ...]:
    title = borders(top=side(phase.accent, 24, 8), left=side(phase.tint, 8, 9), right=side(phase.tint, 8, 9))
    return (
        _heading(1, 22, phase.accent, (0, 0), fill=phase.tint, indent=200, right=200, border=title),
        _heading(2, 18, phase.accent, (240, 60)),
        _heading(3, 14, phase.accent, (160, 40)),
        _heading(4, 12, INK, (120, 40)),
        _bold("Caption", "caption", 12, INK, (120, 40)),
    )


def _heading(level: int, size: int, colour: str, around: tuple[int, int], **more: Any) -> Paragraph:
    """Return the style of a level of headings."""
    name = f"heading {level}"
    return _bold(f"Heading{level}", name, size, colour, around, outline=level - 1, follow="Normal", **more)


def _bold(key: str, name: str, size: int, colour: str, around: tuple[int, int], **more: Any) -> Paragraph:
    """Return the style of a bold line that stays with what follows it; `around` is the space before and after it."""
    before, after = around
    return Paragraph(
        key,
        name,
        tight=True,
        size=size,
        bold=True,
        colour=colour,
        before=before,
        after=after,
        line=264,
        keep_next=True,
        **more,
    )


def _cover(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            "PEPName",
            "PEP Name",
            size=16,
            colour=INK,
            before=0,
            after=120,
            line=276,
            fill=phase.tint,
            indent=200,
            right=200,
            border=borders(left=side(phase.tint, 8, 9), bottom=side(phase.tint, 8, 8), right=side(phase.tint, 8, 9)),
        ),
        Paragraph("PEPIntro", "PEP Intro", size=12, colour=GREY, after=60),
        Paragraph("TOC1", "toc 1", size=11, after=0, line=240),
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
        Paragraph("PEPTarget", "PEP Target", size=14, colour=INK, after=60, line=276, keep_next=True),
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
            line=300,
            keep_next=True,
            fill=phase.tint,
            indent=220,
            right=120,
            border=borders(top=side(phase.tint, 8, 6), left=side(phase.accent, 36, 8), bottom=side(phase.tint, 8, 6)),
        ),
        Paragraph("PEPPicture", "PEP Picture", size=12, colour=INK, before=120, after=80, indent=60, keep_next=True),
        Paragraph("PEPFeeling", "PEP Feeling", size=14, colour=INK, before=60, after=20, indent=60, keep_next=True),
        Paragraph("PEPState", "PEP State", size=12, colour=INK, before=40, after=20, line=264, keep_next=True),
        *_plain_panels(phase),
    )


def _plain_panels(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            "PEPNotice",
            "PEP Notice",
            size=12,
            colour=INK,
            before=120,
            tight=True,
            after=120,
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
        Paragraph("PEPProse", "PEP Prose", size=12, colour=INK, after=40),
        Paragraph("ListBullet", "List Bullet", size=11, colour=INK, after=20, list_number=1, indent=340, hanging=340),
    )


def _margins(phase: Phase) -> tuple[Paragraph, ...]:
    return (
        Paragraph("Header", "header", size=10, colour=GREY, after=60, line=264, tight=True),
        Paragraph("Footer", "footer", size=10, colour=GREY, before=60, after=0, line=264, tight=True),
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
        Paragraph("PEPNote", "PEP Note", size=11, colour=GREY, before=20, after=40, line=264),
        Paragraph("PEPTag", "PEP Tag", size=11, colour=NOTE_INK, after=0, line=252),
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
