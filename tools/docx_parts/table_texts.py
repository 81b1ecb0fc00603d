"""The paragraph styles of text in tables: labels, values, cells and headers."""

from __future__ import annotations

from docx_parts.phases import Phase
from docx_parts.style_xml import Paragraph, borders, side

INK = "1F1F1F"
GREY = "4A4A4A"
RULE = "767676"


def table_texts(phase: Phase) -> tuple[Paragraph, ...]:
    """Return the styles of text in a phase's tables."""
    return (
        Paragraph("PEPLabel", "PEP Label", size=11, colour=GREY, after=40, line=276),
        Paragraph("PEPValue", "PEP Value", size=12, colour=INK, after=40, line=276),
        Paragraph("PEPGap", "PEP Gap", based="PEPLabel"),
        Paragraph("PEPCell", "PEP Cell", size=10.5, colour=INK, after=40, line=264),
        Paragraph("PEPRowHead", "PEP Row Head", size=10.5, bold=True, colour=INK, after=40, line=264),
        Paragraph(
            "PEPColumnHead", "PEP Column Head", size=10, bold=True, colour=GREY, after=40, line=252, keep_next=True
        ),
        *_small(),
        *_lines(),
        Paragraph("PEPBar", "PEP Bar", size=11, after=60, line=240),
        *_prompts(phase),
    )


def _prompts(phase: Phase) -> tuple[Paragraph, ...]:
    """Return the styles of a prompt above space to write, and of list items."""
    return (
        Paragraph(
            "PEPPrompt",
            "PEP Prompt",
            size=14,
            bold=True,
            colour=phase.accent,
            before=120,
            after=120,
            line=276,
            keep_next=True,
        ),
        Paragraph(
            "PEPItem", "PEP Item", size=12, colour=INK, after=40, line=264, list_number=1, indent=260, hanging=260
        ),
        Paragraph("PEPCellItem", "PEP Cell Item", based="PEPItem", size=10.5),
    )


def _lines() -> tuple[Paragraph, ...]:
    """Return the styles of labels above their values, and of space to write in."""
    rule = borders(top=side(RULE, 4, 8))
    return (
        Paragraph("PEPLabelAbove", "PEP Label Above", based="PEPLabel", before=120, after=0, keep_next=True),
        Paragraph("PEPValueBelow", "PEP Value Below", based="PEPValue", indent=220),
        Paragraph("PEPRecordLabel", "PEP Record Label", based="PEPLabelAbove", before=280, border=rule),
        Paragraph(
            "PEPWrite",
            "PEP Write",
            size=12,
            colour=INK,
            before=280,
            after=120,
            border=borders(bottom=side(RULE, 6, 2), between=side(RULE, 6, 2)),
        ),
    )


def _small() -> tuple[Paragraph, ...]:
    """Return the styles of a table of many columns."""
    return (
        Paragraph("PEPSmallCell", "PEP Small Cell", based="PEPCell", size=9.5),
        Paragraph("PEPSmallRowHead", "PEP Small Row Head", based="PEPRowHead", size=9.5),
        Paragraph("PEPSmallColumnHead", "PEP Small Column Head", based="PEPColumnHead", size=9),
        Paragraph("PEPSmallItem", "PEP Small Item", based="PEPItem", size=9.5),
    )
