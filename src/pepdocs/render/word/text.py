r"""Write texts of the view as WordprocessingML: the filters of Word templates.

They return `Markup`: whole runs, or whole paragraphs in a style that the template names. Text is written as it was
typed; only `\n` and `\t` become Word's own elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape as escaped

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pepdocs.base.language import Phrase, Run
from pepdocs.render.word.pictures import pictured  # noqa: F401 - a filter, as those below are
from pepdocs.theme import tag
from pepdocs.view.blocks import Block, DocumentView, Facts, Grid, Points, Prose, Section, Space, Target, Value
from pepdocs.view.columns import widths

STYLES: Final = {"cy": "Cymraeg", "en": "English"}
"""The character styles that set nothing but a language."""

GAP_STYLE: Final = "PEPGap"
NOTE_STYLE: Final = "PEPNote"
ITEM_STYLES: Final = {"PEPCell": "PEPCellItem", "PEPSmallCell": "PEPSmallItem"}
"""The style of list items in a cell, by that of a text there; `PEPItem` for other styles."""

_ITEM: Final = "PEPItem"
BULLET_STYLE: Final = "ListBullet"
_ONE_LINE: Final = frozenset({GAP_STYLE, BULLET_STYLE, _ITEM, *ITEM_STYLES.values()})

LONGEST_BESIDE: Final = 1500
"""The longest text that is placed beside its translation; longer ones are placed one after the other."""

_LINE_HEIGHT: Final = 340
_MOST_LINES: Final = 34
_LINK_STYLE: Final = "Hyperlink"
_LONGEST_TITLE: Final = 64
_PAIR: Final = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
_BREAK: Final = "<w:r><w:br/></w:r>"
_MARKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_QUOTED: Final = {'"': "&#34;"}
_MARK: Final = re.compile(r"([\n\t])")
# The first two line ends between two paragraphs; any further ones begin the second paragraph.
_BETWEEN: Final = re.compile(r"(?<=[^\n])\n\n(?=\n*[^\n])")
_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_SPECIAL: Final = re.compile(rf"[&<>\n\t{_RTL}]")
_RTL_STRETCH: Final = re.compile(rf"([{_RTL}](?:[\W\d_]*[{_RTL}])*)")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")
_NOT_IN_NAMES: Final = re.compile(r"\W", re.ASCII)


def bookmark(key: str) -> str:
    """Return the name of the bookmark of a section's heading."""
    return f"section_{_NOT_IN_NAMES.sub('_', key)}"[:40]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, split at empty lines; joined by them, they are the text again."""
    return _BETWEEN.split(text) if "\n\n" in text else [text]


@pass_context
def runs(context: Context, phrase: Phrase | Run) -> Markup:
    """Return a phrase as runs on one line, its languages separated by a slash."""
    return Markup(_PAIR.join(_runs(phrase, context)))  # noqa: S704 - escaped run by run


@pass_context
def lines(context: Context, phrase: Phrase) -> Markup:
    """Return a phrase as runs, each language on a separate line."""
    return Markup(_BREAK.join(_runs(phrase, context)))  # noqa: S704 - escaped run by run


@pass_context
def paras(context: Context, content: Value | Phrase, style: str, cell: object, kept: object) -> Markup:
    """Return a value or phrase as paragraphs in `style`.

    In a `cell` there is always at least one. If `kept`, the last one is kept on one page with what follows it.
    """
    value = content if isinstance(content, Value) else Value((content,) if content else ())
    texts = [*_value(value, style, context["view"].lang, cell=bool(cell))]
    place = len(texts) - (1 if kept else 2)
    if (kept or value.note) and place >= 0:
        texts[place] = texts[place].replace("/>", "/><w:keepNext/>", 1)
    if cell and not texts:
        texts = [_paragraph(style, "")]
    return Markup("".join(texts))  # noqa: S704 - escaped run by run


def beside(value: Value) -> tuple[tuple[Phrase, Phrase], ...]:
    """Return the rows of a text and its translation side by side; none if too long or untranslated."""
    pairs = [phrase for phrase in value.phrases if len(phrase) == 2]
    length = max((len(run.text) for phrase in pairs for run in phrase), default=0)
    if value.tone != "said" or len(pairs) < len(value.phrases) or length > LONGEST_BESIDE:
        return ()
    return tuple(row for left, right in pairs for row in _rows(left, right))


def plain(content: Phrase | Value) -> str:
    """Return a phrase or value as one line without languages, for a property of a table or box."""
    phrases = content.phrases if isinstance(content, Value) else (content,)
    words = ", ".join(" / ".join(run.text for run in phrase) for phrase in phrases)
    return " ".join(words.split())


def short(text: str) -> str:
    """Return a text shortened to the length that Word allows for the title of a content control."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "…"


@pass_context
def heading(context: Context, key: str) -> Markup:
    """Return the number and title of the first section of that key with its bookmark; nothing if there is none."""
    view: DocumentView = context["view"]
    section = next((section for section in view.sections if section.key == key), None)
    return titled(context, section) if section else Markup()


@pass_context
def titled(context: Context, section: Section) -> Markup:
    """Return a section's number and title with its bookmark."""
    view: DocumentView = context["view"]
    number = 9000 + [other.anchor for other in view.sections].index(section.anchor)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(section.anchor)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return Markup(start + _heading(section, view.lang) + end)  # noqa: S704 - escaped run by run


@pass_context
def link(context: Context, section: Section) -> Markup:
    """Return a section's number and title as a link to it."""
    title = _heading(section, context["view"].lang, _LINK_STYLE)
    opening = f'<w:hyperlink w:anchor="{bookmark(section.anchor)}" w:history="1">'
    return Markup(f"{opening}{title}</w:hyperlink>")  # noqa: S704 - escaped run by run


def grid(table: Grid, width: int) -> Markup:
    """Return the columns of a table `width` wide, each as wide as its texts need."""
    columns = "".join(f'<w:gridCol w:w="{int(width * share / 100)}"/>' for share in widths(table))
    return Markup(columns)  # noqa: S704 - only our numbers


def joined(section: Section, *never: str) -> tuple[tuple[Block, bool], ...]:
    """Return each block, and whether it directly follows a table, with which Word would join its own table.

    `never` names what is never in a table in this document: texts (`beside`) or facts (`facts`).
    """
    above = (False, *(_ends_in_table(block, never) for block in section.blocks))
    return tuple(zip(section.blocks, above, strict=False))


def height(count: int) -> int:
    """Return the height of so many lines in twentieths of a point, at most a page."""
    return _LINE_HEIGHT * min(count, _MOST_LINES)


def bar(percent: float, width: int) -> int:
    """Return the length of a bar that is `width` long for 100 per cent."""
    return max(1, int(width * min(percent, 100) / 100))


def run_xml(run: Run, default: str, style: str = "") -> str:
    """Return a run of text as Word's runs, with its language if it is not the document's own."""
    properties = _run_properties(run.lang, default, style, rtl=run.right_to_left)
    if run.text and not _SPECIAL.search(run.text):
        return f'<w:r>{properties}<w:t xml:space="preserve">{run.text}</w:t></w:r>'
    if run.right_to_left or not _RTL_STRETCH.search(run.text):
        return _run(run.text, properties)
    rtl_properties = _run_properties(run.lang, default, style, rtl=True)
    pieces = enumerate(_RTL_STRETCH.split(run.text))
    return "".join(_run(piece, (properties, rtl_properties)[place % 2]) for place, piece in pieces if piece)


def _run(text: str, properties: str) -> str:
    content = "".join(_mark(piece) for piece in _MARK.split(text) if piece)
    return f"<w:r>{properties}{content}</w:r>"


def _mark(piece: str) -> str:
    return _MARKS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


@lru_cache(maxsize=256)
def _run_properties(lang: str, default: str, style: str, *, rtl: bool) -> str:
    """Return a run's properties: its style, or its language's, and its language.

    The language is set directly as well, because in a table LibreOffice applies the document's own language over that
    of a character style.
    """
    own = lang if lang != default else ""
    style = style or STYLES.get(own, "")
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:rtl/>" if rtl else "")
        + (f'<w:lang w:{"bidi" if rtl else "val"}="{escaped(tag(own), _QUOTED)}"/>' if own else "")
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _ends_in_table(block: Block, never: tuple[str, ...]) -> bool:
    if isinstance(block, Prose | Points):
        return "beside" not in never and bool(beside(block.value)) and not block.value.note
    if isinstance(block, Target):
        return "facts" not in never and not block.answers
    return isinstance(block, Grid | Space) or ("facts" not in never and isinstance(block, Facts))


def _runs(phrase: Phrase | Run, context: Context) -> list[str]:
    return [run_xml(run, context["view"].lang) for run in ((phrase,) if isinstance(phrase, Run) else phrase)]


def _value(value: Value, style: str, lang: str, *, cell: bool) -> Iterator[str]:
    if value.tone == "gap":
        style = GAP_STYLE
    elif cell and len(value.phrases) > 1:
        style = ITEM_STYLES.get(style, _ITEM)
    for phrase in value.phrases:
        yield from (_one_line if style in _ONE_LINE else _stacked)(phrase, style, lang)
    yield from _one_line(value.note, NOTE_STYLE, lang)


def _one_line(phrase: Phrase, style: str, lang: str) -> Iterator[str]:
    if phrase:
        content = _PAIR.join(run_xml(run, lang) for run in phrase)
        yield _paragraph(style, content, rtl=_reads_from_right(phrase[0]))


def _stacked(phrase: Phrase, style: str, lang: str) -> Iterator[str]:
    for run in phrase:
        for text in paragraphs(run.text):
            part = run if text == run.text else Run(text, run.lang)
            yield _paragraph(style, run_xml(part, lang), rtl=_reads_from_right(part))


def _paragraph(style: str, content: str, *, rtl: bool = False) -> str:
    return f"<w:p>{_paragraph_properties(style, rtl=rtl)}{content}</w:p>"


@lru_cache(maxsize=256)
def _paragraph_properties(style: str, *, rtl: bool) -> str:
    bidi = "<w:bidi/>" if rtl else ""
    return f'<w:pPr><w:pStyle w:val="{escaped(style, _QUOTED)}"/>{bidi}</w:pPr>'


def _reads_from_right(run: Run) -> bool:
    if run.right_to_left or run.text.isascii():
        return run.right_to_left
    first = _FIRST_LETTER.search(run.text)
    return bool(first and _RTL_STRETCH.match(first[0]))


def _rows(left: Run, right: Run) -> Iterator[tuple[Phrase, Phrase]]:
    lefts, rights = paragraphs(left.text), paragraphs(right.text)
    if len(lefts) != len(rights):
        lefts, rights = [left.text], [right.text]
    for text, translation in zip(lefts, rights, strict=True):
        yield (Run(text, left.lang),), (Run(translation, right.lang),)


def _heading(section: Section, lang: str, style: str = "") -> str:
    number = run_xml(Run(section.number + " ", section.lang), lang, style)
    return number + _PAIR.join(run_xml(run, lang, style) for run in section.title)
