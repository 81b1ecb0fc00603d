"""The building blocks: a macro for every kind of block, as it looks in Word."""

from __future__ import annotations

from docx_parts.phases import Phase
from docx_parts.pictures import FEELINGS
from docx_parts.style_xml import borders, side
from docx_parts.xml import (
    TEXT_WIDTH,
    Table,
    box,
    cell,
    cell_tag,
    choice,
    each,
    loop,
    paragraph,
    paragraph_of,
    picture,
    row,
    row_tag,
    run,
    shaded_cell,
    shown,
    tag,
    tick_box,
)

_KINDS = "facts grid records voice space target notice".split()
_HALVES = (TEXT_WIDTH // 2, TEXT_WIDTH // 2)
_PAIR = "PEPPair"
"""The style of a table that has words of the form in two columns."""

_FACE_SIZE = (468_000, 468_000)
_TAB = '<w:pBdr>{0}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{1}"/><w:ind w:left="120" w:right="120"/>'
"""The direct formatting of a target's heading, which is a Heading 4 for whoever reads the file with a program."""


def building_blocks(phase: Phase) -> str:
    """Return every building block of a phase, each after a line with its name."""
    return "".join(
        (
            _macro("A chapter", "chapter(key)", _chapter()),
            _macro("The sections of a chapter", "sections(chapter)", _sections()),
            _macro("Words of the form, side by side in two languages", "words(phrase)", _paired("PEPIntro")),
            _macro("A remark, side by side in two languages", "remark(phrase)", _paired("PEPNote")),
            _macro("Label and value", "facts(b)", _facts()),
            _macro("Facts after one another, in a paragraph", "run_on(lines)", _run_on()),
            _macro("Lines of labels and values", "lines(lines)", _lines()),
            _macro("What is below labels, over the whole width", "across(v, label, name)", _across()),
            _macro("The sentence of a target", "aim(line)", _aim()),
            _macro("A table", "grid(b, name='')", _grid(phase)),
            _macro("A table with boxes to sign in", "sign_table(b)", _sign_table()),
            _macro("A table of actions, with a row to add one", "action_table(b, name)", _action_table()),
            _macro("A table as records", "records(b, name='')", _records()),
            _macro("A record", "record(lines)", _lines("PEPRecords", "PEPRecordHead")),
            _macro("Room to add an action", "blank_record(lines, name)", _blank_record()),
            _macro("What the child said", "voice(b)", _voice(phase)),
            _macro("What became of it", "answer(a)", _answer()),
            _macro("Room to draw or write", "space(b)", _space()),
            _macro("A target", "target(b)", _target(phase)),
            _macro("A notice", "notice(b)", shown("words(b.text)")),
        )
    )


def _macro(note: str, signature: str, *content: str) -> str:
    return "".join((paragraph("PEPTemplateNote", note), tag(f"macro {signature}"), *content, tag("endmacro")))


def _chapter() -> str:
    return loop(
        "c in view.chapters if c.key == key",
        choice("not loop.first", loop("t in c|chapter_titles", paragraph("Heading2", "{{r t }}"))),
        shown("sections(c)"),
    )


def _sections() -> str:
    kinds = ", ".join(f"{kind}={kind}" for kind in _KINDS)
    return loop(
        "s in chapter.sections",
        each("s.title", "Heading3"),
        choice("s.intro", shown("words(s.intro)")),
        loop(
            "b, is_joined in s.blocks|joined(view.beside)",
            choice("is_joined", after_table()),
            shown(f"dict({kinds})[b.kind](b)"),
        ),
    )


def _paired(style: str) -> str:
    """Return words of the form: in two columns, or a paragraph for each language."""
    texts = (paragraph(style, f"{{{{r phrase[{place}]|runs }}}}") for place in (0, 1))
    return choice("view.beside and phrase|length > 1", columns(*texts), each("phrase", style))


def columns(*contents: str) -> str:
    """Return paragraphs of the form in the columns of two languages."""
    return _columns(_row_of(*contents), style=_PAIR)


def after_table() -> str:
    """Return the rule without which Word joins a table to the next."""
    return paragraph("PEPAfterTable", "")


def table_end() -> str:
    """Return the paragraph that Word needs at the end of a header or footer, after a table."""
    return paragraph("PEPTableEnd", "")


def _row_of(*contents: str) -> str:
    return row(*(cell(content, width) for content, width in zip(contents, _HALVES, strict=True)))


def _columns(*rows: str, style: str = "PEPColumns") -> str:
    """Return a table for the columns of two languages, which is only for looks."""
    return str(Table(style, _HALVES, rows=rows, is_layout=True))


def _facts() -> str:
    levels = {4: "Heading4", 3: "Heading3", 0: "Caption"}
    titles = "".join(choice(f"b.level == {level}", each("b.title", style)) for level, style in levels.items())
    lines = choice('b.style == "run_on"', shown("run_on(b.lines)"), shown("lines(b.lines)"))
    return choice("b.title", titles) + lines


def _run_on() -> str:
    cells = (paragraph("PEPFact", f"{{{{r lines[{place}]|run_on }}}}") for place in (0, 1))
    beside = columns(*cells)
    return choice("view.beside", beside, loop("l in lines", paragraph("PEPFact", "{{r l|run_on }}")))


def _lines(table_style: str = "PEPColumns", first_style: str = "PEPFact") -> str:
    """Return lines as the rows of a table, or as paragraphs; the first is in a style of its own."""
    is_own = first_style != "PEPFact"
    cells = [f"{{{{p l.cells[{place}]|paras }}}}" for place in (0, 1)]
    in_style = [[paragraph(style, cell) for cell in cells] for style in (first_style, "PEPFact")]
    is_first = "part.is_first and l is sameas part.lines[0]"
    table = _columns(
        row_tag("for l in part.lines", 2),
        _row_of(*(choice(is_first, *both) if is_own else both[1] for both in zip(*in_style, strict=True))),
        row_tag("endfor", 2),
        style=table_style,
    )
    fact = paragraph("PEPFact", "{{p f|paras }}")
    single = fact
    if is_own:
        single = choice(
            "part.is_first and f is sameas part.lines[0].cells[0]", paragraph(first_style, "{{p f|paras }}"), fact
        )
    return loop(
        "part in lines|stretches(view.beside)",
        choice("part.in_columns", table, loop("l in part.lines", loop("f in l.cells", single))),
        choice("part.across", shown("across(part.across, part.label, part.name)")),
    )


def _across() -> str:
    """Return what is below labels: text, a box to tick, or room to write in."""
    alias, named = (f"{{{{ ({text}|plain ~ ': ' ~ name)|short }}}}" for text in ("label", "v"))
    kinds = {
        "write": paragraph_of("PEPWrite", box(16, alias, "sign")),
        "tick": paragraph_of("PEPFact", tick_box(14, named, "done")),
        "ticked": paragraph_of("PEPFact", tick_box(15, named, "done", is_ticked=True)),
    }
    content = paragraph("PEPProse", "{{p v|paras }}")
    for tone, shape in kinds.items():
        content = choice(f'v.tone == "{tone}"', shape, content)
    return content


def _records() -> str:
    blank = choice('b.style == "actions" and b.records', shown("blank_record(b.records[-1].lines, name)"))
    return each("b.title", "Caption") + loop("e in b.records", shown("record(e.lines)")) + blank


def _blank_record() -> str:
    """Return the labels of a record, each with a line to write on or a box to tick."""
    alias = "{{ (part.label|plain ~ ' ' ~ name)|short }}"
    tick = paragraph_of("PEPFact", tick_box(18, alias, "done"))
    line = paragraph_of("PEPWrite", box(19, alias, "add"))
    return loop(
        "part in lines|blanks",
        loop("r in part.label", paragraph("PEPFact", "{{r r|labelled }}")),
        choice("part.is_tick", tick, line),
    )


def _grid(phase: Phase) -> str:
    kinds = choice(
        'b.style == "sign"',
        shown("sign_table(b)"),
        choice('b.style == "actions"', shown("action_table(b, name)"), _plain_table(phase)),
    )
    return each("b.caption", "Caption") + kinds


def _grid_rows(  # noqa: PLR0913 - a table has as many parts
    style: str, rest: str, *, first: str = "PEPRowHead", before: str = "", after: str = "", minimum: bool = False
) -> str:
    """Return a table of any number of columns, in which the first cell of a row is its header.

    `first` is the style of that header, `before` what may be above each row, `after` what follows the last.
    """
    header = row(
        cell_tag("for c in b.columns"),
        cell(paragraph("PEPColumnHead", "{{p c.label|paras }}")),
        cell_tag("endfor"),
        header=True,
    )
    body = row(
        cell(paragraph(first, "{{p row.cells[0]|paras }}")),
        cell_tag("for cell in row.cells[1:]"),
        cell(rest),
        cell_tag("endfor"),
        minimum=minimum,
    )
    rows = (header, row_tag("for row in b.rows", 4), before, body, row_tag("endfor", 4), after)
    return str(Table(style, (TEXT_WIDTH // 4,) * 4, rows=rows))


def _plain_table(phase: Phase) -> str:
    """Return a table whose rows may be in groups, each headed by a row without merged cells."""
    group = row(
        shaded_cell(paragraph("PEPGroup", "{{p row.group|paras }}"), phase.tint),
        cell_tag("for cell in row.cells[1:]"),
        shaded_cell(paragraph("PEPGroup", ""), phase.tint),
        cell_tag("endfor"),
    )
    groups = row_tag("if row.group", 4) + group + row_tag("endif", 4)
    return _grid_rows("PEPGrid", paragraph("PEPCell", "{{p cell|paras }}"), before=groups)


def _action_table() -> str:
    alias = "{{ cell|box_title(row.cells[1]) }}"
    content = paragraph("PEPCell", "{{p cell|paras }}")
    for tone, number in {"tick": 13, "ticked": 17}.items():
        ticked = tick_box(number, alias, "done", is_ticked=tone == "ticked")
        content = choice(f'cell.tone == "{tone}"', paragraph_of("PEPCell", ticked), content)
    return _grid_rows("PEPGrid", content, first="PEPCell", after=_row_to_add())


def _row_to_add() -> str:
    """Return an empty row of a table of actions, to write a further one in."""
    alias = "{{ (c.label|plain ~ ' ' ~ name)|short }}"
    is_tick = 'b.rows and b.rows[0].cells[loop.index].tone in ("tick", "ticked")'
    tick, empty = tick_box(20, alias, "done"), box(21, alias, "add")
    return row(
        cell(paragraph_of("PEPCell", box(22, alias.replace("c.label", "b.columns[0].label"), "add"))),
        cell_tag("for c in b.columns[1:]"),
        cell(choice(is_tick, paragraph_of("PEPCell", tick), paragraph_of("PEPCell", empty))),
        cell_tag("endfor"),
        minimum=True,
    )


def _sign_table() -> str:
    alias = "{{ (b.columns[loop.index].label|plain ~ ': ' ~ row.cells[0]|plain)|short }}"
    empty = paragraph_of("PEPCell", box(11, alias, "sign"))
    return _grid_rows("PEPSign", choice("cell.phrases", paragraph("PEPCell", "{{p cell|paras }}"), empty), minimum=True)


def _voice(phase: Phase) -> str:
    return (
        each("b.prompt", "Heading3")
        + choice("b.feeling", paragraph_of("PEPFeeling", _faces())) * phase.faces
        + paragraph("PEPVoice", "{{p b.words|paras(true) }}")
        + choice("b.picture", _picture())
        + choice("b.details", shown("remark(b.details|on_one_line)"))
        + choice("b.answer", shown("answer(b.answer)"))
    )


def _answer() -> str:
    """Return what became of what the child said and who told the child, then what was decided."""
    cells = (paragraph("PEPState", f"{{{{r said[{place}] }}}}") for place in (0, 1))
    beside = columns(*cells)
    lines = choice("view.beside and said|length > 1", beside, loop("r in said", paragraph("PEPState", "{{r r }}")))
    return tag("set said = a|state") + lines + loop("f in a.facts", shown("lines(f.lines)"))


def _picture() -> str:
    """Return a child's picture with its words in further languages, or all its words where it is not there."""
    return (
        choice(
            "b.picture.source",
            paragraph("PEPPicture", "{{p b.picture|pictured }}"),
            paragraph("PEPPicture", "{{p b.picture.alt|paras }}"),
        )
        + loop("words in b.picture.others", paragraph("PEPPicture", "{{p words|paras }}"))
        + each("b.picture.note", "PEPNote")
    )


def _faces() -> str:
    """Return the six drawn faces, each shown only if it fits."""
    return "".join(
        run(f'{{%r if b.feeling == "{name}" %}}')
        + picture(number, f"rIdFace{name.title()}", "", _FACE_SIZE)
        + run("{%r endif %}")
        for number, name in enumerate(FEELINGS, 2)
    )


def _space() -> str:
    empty_box = paragraph("PEPCell", "{{ b.lines|height }}") + paragraph_of(
        "PEPCell", box(12, "{{ b.prompt|plain|short }}", "space")
    )
    table = str(Table("PEPSpace", (TEXT_WIDTH,), rows=(row(cell(empty_box), minimum=True),), is_layout=True))
    return each("b.prompt", "PEPPrompt") + table


def _target(phase: Phase) -> str:
    line = side(phase.tint, 8, 3)
    tab = _TAB.format(borders(top=line, left=line, bottom=line, right=line), phase.tint)
    return (
        loop("t in b|target_titles", paragraph_of("Heading4", run("{{r t }}"), tab))
        + shown("aim(b.text)")
        + loop("f in b.facts", shown("lines(f.lines)"))
        + choice("b.actions", shown("dict(grid=grid, records=records)[b.actions.kind](b.actions, b.number)"))
        + each("b.answers_label", "Caption")
        + loop("said in b.answers", paragraph("PEPQuote", "{{p said|paras }}"))
    )


def _aim() -> str:
    """Return the sentence of a target: a cell for each language, or the language that it is in."""
    cells = (paragraph("PEPTarget", f"{{{{p line.cells[{place}]|paras }}}}") for place in (0, 1))
    single = loop("f in line.cells", paragraph("PEPTarget", "{{p f|paras }}"))
    return choice(
        "line.across.phrases",
        paragraph("PEPTarget", "{{p line.across|paras }}"),
        choice("view.beside and line.cells|length > 1", columns(*cells), single),
    )
