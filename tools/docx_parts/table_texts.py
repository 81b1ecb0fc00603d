"""The paragraph styles of text in tables: labels, values, cells and headers."""

from __future__ import annotations

from docx_parts.style_xml import Paragraph, borders, side

INK = "1F1F1F"
GREY = "4A4A4A"
RULE = "767676"


def table_texts() -> tuple[Paragraph, ...]:
    """Return the styles of facts, and of text in tables."""
    return (
        Paragraph("PEPFact", "PEP Fact", size=11, colour=INK, after=20, line=259),
        Paragraph("PEPValue", "PEP Value", based="PEPFact"),
        Paragraph("PEPGap", "PEP Gap", size=11, colour=GREY, after=20, line=259),
        Paragraph("PEPCell", "PEP Cell", size=11, colour=INK, after=0, line=252),
        Paragraph("PEPRowHead", "PEP Row Head", size=11, bold=True, colour=INK, after=0, line=252),
        Paragraph(
            "PEPColumnHead", "PEP Column Head", size=11, bold=True, colour=GREY, after=0, line=252, keep_next=True
        ),
        Paragraph(
            "PEPGroup", "PEP Group", size=11, bold=True, colour=INK, before=80, after=20, line=252, keep_next=True
        ),
        Paragraph("PEPTableEnd", "PEP Table End", size=10, after=0, line=20),
        Paragraph(
            "PEPAfterTable", "PEP After Table", size=11, after=0, line=120, border=borders(bottom=side("C9CFD1", 4))
        ),
        Paragraph(
            "PEPRecordHead",
            "PEP Record Head",
            size=11,
            colour=INK,
            before=100,
            after=30,
            line=264,
            keep_next=True,
            border=borders(top=side(RULE, 4, 3)),
        ),
        Paragraph(
            "PEPWrite",
            "PEP Write",
            size=12,
            colour=INK,
            before=280,
            after=120,
            border=borders(bottom=side(RULE, 6, 2), between=side(RULE, 6, 2)),
        ),
        Paragraph(
            "PEPPrompt", "PEP Prompt", size=12, colour=INK, before=120, after=60, tight=True, line=264, keep_next=True
        ),
    )
