"""The building blocks: a macro for every kind of block, as it looks in Word."""

from __future__ import annotations

from docx_parts.phases import Phase
from docx_parts.pictures import FEELINGS
from docx_parts.xml import (
    TEXT_WIDTH,
    Table,
    box,
    cell,
    cell_tag,
    choice,
    header_row,
    loop,
    paragraph,
    paragraph_of,
    picture,
    row,
    row_tag,
    run,
    shown,
    tag,
    tick_box,
)

_KINDS = "facts prose points grid records voice space target notice".split()
MANY = 5
"""The number of columns above which a table has smaller type."""

_HALVES = (TEXT_WIDTH // 2, TEXT_WIDTH // 2)
_FACE_SIZE = (468_000, 468_000)
_BAR_SIZE = (1_260_000, 82_800)


def building_blocks(phase: Phase) -> str:
    """Return every building block of a phase, each after a line with its name."""
    return "".join(
        (
            _macro("The blocks of a section", "blocks(key)", _section()),
            _macro("Label and value", "facts(b, s, joined=false)", _facts()),
            _macro("The table of labels and values", "fact_table(facts, title)", _fact_table()),
            _macro("Labels above values, in large type", "fact_lines(facts, name)", _fact_lines()),
            _macro("Text, side by side in two languages", "prose(b, s, joined=false)", _prose()),
            _macro("A list of short texts", "points(b, s, joined=false)", _points()),
            _macro("A table", "grid(b, s, joined=false)", _grid()),
            _macro("A table with boxes to sign in", "sign_table(b)", _sign_table()),
            _macro("A table in large type", "records(b, s, joined=false)", _records()),
            _macro("What the child said", "voice(b, s, joined=false)", _voice(phase)),
            _macro("Room to draw or write", "space(b, s, joined=false)", _space()),
            _macro("A target", "target(b, s, joined=false)", _target()),
            _macro("A notice", "notice(b, s, joined=false)", _notice()),
        )
    )


def _macro(note: str, signature: str, *content: str) -> str:
    return "".join((paragraph("PEPTemplateNote", note), tag(f"macro {signature}"), *content, tag("endmacro")))


def _section() -> str:
    kinds = ", ".join(f"{kind}={kind}" for kind in _KINDS)
    return loop(
        "s in view.sections if s.key == key",
        choice("not loop.first", paragraph("PEPTwinHeading", "{{r s|titled }}")),
        paragraph("PEPIntro", "{{r s.intro|lines }}"),
        loop("b, joined in s|joined(*view.untabled)", shown(f"dict({kinds})[b.kind](b, s, joined)")),
    )


def _title() -> str:
    """Return the title of facts: a heading, except on the cover, which has no section above it."""
    text = "{{r b.title|runs }}"
    on_cover = "s is sameas view.cover"
    return choice(on_cover, paragraph("Caption", text), paragraph("Heading3", text))


def _facts() -> str:
    return (
        _title()
        + choice("joined and not b.title", paragraph("Caption", "{{r view.item_words[1]|runs }}"))
        + shown("fact_table(b.facts, b.title or s.title)")
    )


def _fact_table() -> str:
    widths = (3500, TEXT_WIDTH - 3500)
    table = str(
        Table(
            "PEPFacts",
            widths,
            "{{ title|plain }}",
            "{{ view.item_words[0]|plain }}, {{ view.item_words[1]|plain }}",
            (
                header_row("{{r view.item_words[0]|runs }}", "{{r view.item_words[1]|runs }}"),
                row_tag("for f in facts", 2),
                row(
                    cell(paragraph("PEPLabel", "{{r f.label|runs }}"), widths[0]),
                    cell(paragraph("PEPValue", "{{p f.value|paras }}"), widths[1]),
                ),
                row_tag("endfor", 2),
            ),
        )
    )
    lines = shown("fact_lines(facts, '')")
    return choice("facts", choice('view.size == "standard"', table, lines))


def _fact_lines() -> str:
    """Return facts one below the other; `name` distinguishes the boxes of records."""
    tick = tick_box(14, "{{ (f.value|plain ~ ' ' ~ name)|short }}", "done")
    empty_box = box(15, "{{ (f.label|plain ~ ': ' ~ name)|short }}", "sign")
    label = "{{r f.label|runs }}"
    value = choice(
        'f.value.tone == "tick"',
        paragraph_of("PEPValueBelow", tick + run(" ") + run("{{r f.value.phrases[0]|runs }}")),
        paragraph("PEPValueBelow", "{{p f.value|paras }}"),
    )
    above = choice("loop.first and name", paragraph("PEPRecordLabel", label), paragraph("PEPLabelAbove", label))
    # The box is behind its label, because alone it would be an empty paragraph.
    beside = paragraph_of("PEPWrite", run(label) + run(" ") + empty_box)
    return loop("f in facts", choice('f.value.tone == "write"', beside, above + value))


def _records() -> str:
    rows = loop("row in b.rows", shown("fact_lines(row, row[0].value|plain)"))
    return _title() + rows


def _prose() -> str:
    return paragraph("Heading3", "{{r b.label|runs }}") + choice(
        "view.beside and b.value|beside",
        _beside("PEPProse") + paragraph("PEPNote", "{{r b.value.note|runs }}"),
        paragraph("PEPProse", "{{p b.value|paras }}"),
    )


def _points() -> str:
    return paragraph("Heading3", "{{r b.label|runs }}") + choice(
        "view.beside and b.value|beside",
        _beside("ListBullet") + paragraph("PEPNote", "{{r b.value.note|runs }}"),
        paragraph("ListBullet", "{{p b.value|paras }}"),
    )


def _beside(style: str) -> str:
    """Return the table with two languages side by side."""
    return str(
        Table(
            "PEPSideBySide",
            _HALVES,
            "{{ b.label|plain }}",
            "{{ view.column_names|plain }}",
            (
                header_row("{{r view.column_names[0]|runs }}", "{{r view.column_names[1]|runs }}"),
                row_tag("for left, right in b.value|beside", 2),
                row(
                    cell(paragraph(style, "{{p left|paras }}"), _HALVES[0]),
                    cell(paragraph(style, "{{p right|paras }}"), _HALVES[1]),
                ),
                row_tag("endfor", 2),
            ),
            row_headers=False,
        )
    )


def _grid() -> str:
    caption = paragraph("Caption", "{{r b.caption|runs }}")
    tables = choice(f"b.columns|length > {MANY}", _grid_table("Small"), _grid_table())
    return caption + choice('b.style == "sign"', shown("sign_table(b)"), tables)


def _grid_rows(style: str, rest: str, *, size: str = "", minimum: bool = False) -> str:
    """Return a table of any number of columns, in which the first cell of a row is its header."""
    header = row(
        cell_tag("for c in b.columns"),
        cell(paragraph(f"PEP{size}ColumnHead", "{{r c.label|runs }}")),
        cell_tag("endfor"),
        header=True,
    )
    body = row(
        cell(paragraph(f"PEP{size}RowHead", "{{p row.cells[0]|paras }}")),
        cell_tag("for cell in row.cells[1:]"),
        cell(rest),
        cell_tag("endfor"),
        minimum=minimum,
    )
    return str(
        Table(
            style,
            (TEXT_WIDTH // 4,) * 4,
            "{{ b.caption|plain }}",
            "{{ b.columns|map(attribute='label')|map('plain')|join(', ') }}",
            (header, row_tag("for row in b.rows", 4), body, row_tag("endfor", 4)),
        )
    )


def _grid_table(size: str = "") -> str:
    bar = picture(20 if size else 1, "rIdBar", "{{ row.bar|bar }}", _BAR_SIZE)
    return _grid_rows(
        "PEPGrid",
        paragraph(f"PEP{size}Cell", "{{p cell|paras }}") + choice("loop.first", paragraph_of("PEPBar", bar)),
        size=size,
    )


def _sign_table() -> str:
    alias = "{{ (b.columns[loop.index].label|plain ~ ': ' ~ row.cells[0]|plain)|short }}"
    empty = paragraph_of("PEPCell", box(11, alias, "sign"))
    return _grid_rows("PEPSign", choice("cell.phrases", paragraph("PEPCell", "{{p cell|paras }}"), empty), minimum=True)


def _voice(phase: Phase) -> str:
    word = run("{{r b.feeling_word|runs }}")
    feeling = paragraph_of("PEPFeeling", (_faces() if phase.faces else "") + word)
    return (
        paragraph("Heading3", "{{r b.prompt|runs }}")
        + paragraph("PEPVoice", "{{p b.words|paras(b.feeling_word or b.picture or b.form or b.share) }}")
        + choice("b.picture", _picture())
        + choice("b.feeling_word", feeling)
        + paragraph("PEPNote", "{{r b.form|runs }}")
        + choice("b.share", _share())
    )


def _share() -> str:
    asked, answer = (run(f"{{{{r b.share[{place}]|runs }}}}") for place in (0, 1))
    return paragraph_of("PEPNote", f"{asked}{run(': ')}{answer}")


def _picture() -> str:
    """Return a child's picture with its words in further languages, or all its words where it is not there."""
    return (
        choice(
            "b.picture.source",
            paragraph("PEPPicture", "{{p b.picture|pictured }}"),
            paragraph("PEPPicture", "{{p b.picture.alt|paras }}"),
        )
        + loop("words in b.picture.others", paragraph("PEPPicture", "{{p words|paras }}"))
        + paragraph("PEPNote", "{{r b.picture.note|runs }}")
    )


def _faces() -> str:
    """Return the six drawn faces, each shown only if it fits."""
    return "".join(
        run(f'{{%r if b.feeling == "{name}" %}}')
        + picture(number, f"rIdFace{name.title()}", "{{ b.feeling_word|plain }}", _FACE_SIZE)
        + run(" ")
        + run("{%r endif %}")
        for number, name in enumerate(FEELINGS, 2)
    )


def _space() -> str:
    empty_box = paragraph("PEPCell", "{{ b.lines|height }}") + paragraph_of(
        "PEPCell", box(12, "{{ b.prompt|plain|short }}", "space")
    )
    table = str(
        Table(
            "PEPSpace",
            (TEXT_WIDTH,),
            "{{ b.prompt|plain }}",
            "{{ b.prompt|plain }}",
            (
                row(cell(paragraph("PEPPrompt", "{{r b.prompt|runs }}")), header=True),
                row(cell(empty_box), minimum=True),
            ),
            row_headers=False,
        )
    )
    return choice("joined", paragraph("Caption", "{{r b.prompt|runs }}")) + table


def _target() -> str:
    return (
        paragraph("PEPTargetHeading", "{{ b.number }} {{r b.area|runs }}")
        + paragraph("PEPTarget", "{{p b.text|paras }}")
        + shown("fact_table(b.facts, b.area)")
        + choice("b.actions", paragraph("Caption", "{{r b.actions_caption|runs }}") + _actions())
        + choice(
            "b.steps",
            paragraph("PEPAnswers", "{{r b.actions_caption|runs }}")
            + loop("step in b.steps", shown("fact_lines(step, b.number ~ '.' ~ loop.index)")),
        )
        + paragraph("PEPAnswers", "{{r b.answers_label|runs }}")
        + loop("said in b.answers", paragraph("PEPQuote", "{{p said|paras }}"))
    )


def _actions() -> str:
    widths = (3838, 2200, 1900, 1700)
    done = tick_box(13, "{{ (a.box|plain ~ ' ' ~ b.number ~ '.' ~ loop.index)|short }}", "done")
    cells = (
        paragraph("PEPRowHead", "{{p a.what|paras }}"),
        paragraph("PEPCell", "{{p a.who|paras }}"),
        paragraph("PEPCell", "{{p a.by|paras }}"),
        paragraph_of("PEPCell", done + run(" ") + run("{{r a.box|runs }}")),
    )
    return str(
        Table(
            "PEPGrid",
            widths,
            "{{ b.actions_caption|plain }}",
            "{{ b.headings|map('plain')|join(', ') }}",
            (
                header_row(*(f"{{{{r b.headings[{place}]|runs }}}}" for place in range(4))),
                row_tag("for a in b.actions", 4),
                row(*(cell(content, width) for content, width in zip(cells, widths, strict=True))),
                row_tag("endfor", 4),
            ),
        )
    )


def _notice() -> str:
    return choice(
        'b.style == "draft"',
        paragraph("PEPDraft", "{{p b.text|paras }}"),
        paragraph("PEPNotice", "{{p b.text|paras }}"),
    )
