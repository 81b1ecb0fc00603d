"""The styles of a template, named after their purpose, in the phase's colour."""

from __future__ import annotations

from docx_parts.phases import Phase
from docx_parts.style_xml import Character, TableStyle, borders, defaults, side, styles_part
from docx_parts.text_styles import paragraph_styles

HAIRLINE = "C9CFD1"
BOX = "767676"


def styles(phase: Phase) -> str:
    """Return `styles.xml` of a phase."""
    every_style = (*paragraph_styles(phase), *_characters(phase), *_tables(phase))
    return styles_part(defaults("Arial"), every_style)


def _characters(phase: Phase) -> tuple[Character, ...]:
    return (
        Character("Cymraeg", "Cymraeg", language="cy-GB"),
        Character("English", "English", language="en-GB"),
        Character("Hyperlink", "Hyperlink", colour=phase.accent),
        Character("PEPLabel", "PEP Label", bold=True),
        Character("PEPTick", "PEP Tick", font="MS Gothic", size=14),
    )


def _tables(phase: Phase) -> tuple[TableStyle, ...]:
    rows = borders(inside=side(HAIRLINE, 4), bottom=side(HAIRLINE, 4))
    return (
        TableStyle(
            "PEPRecords",
            "PEP Records",
            border=borders(top=side(BOX, 6), inside=side(HAIRLINE, 4)),
            left=0,
            right=227,
            top=20,
        ),
        TableStyle("PEPPair", "PEP Pair", border="", left=0, right=227, top=0),
        TableStyle("PEPColumns", "PEP Columns", border=rows, left=0, right=227, top=20),
        TableStyle(
            "PEPGrid",
            "PEP Grid",
            border=rows,
            left=80,
            right=80,
            top=30,
            header=borders(bottom=side(phase.accent, 8)),
            header_fill=phase.tint,
        ),
        *_boxes(phase),
    )


def _boxes(phase: Phase) -> tuple[TableStyle, ...]:
    """Return the styles of tables to sign or draw in."""
    return (
        TableStyle(
            "PEPSign",
            "PEP Sign",
            border=borders(inside=side(BOX, 4), bottom=side(BOX, 4), inside_v=side(BOX, 4)),
            left=100,
            right=100,
            top=100,
            header=borders(bottom=side(phase.accent, 8)),
            header_fill=phase.tint,
        ),
        TableStyle(
            "PEPSpace",
            "PEP Space",
            border=borders(
                top=side(phase.accent, 12),
                left=side(phase.accent, 12),
                bottom=side(phase.accent, 12),
                right=side(phase.accent, 12),
            ),
            left=160,
            right=160,
            top=40,
            header="",
        ),
    )
