"""Faults that readers of finished PDFs met, each beside what is much like it and sound.

Each is in a small file of its own, since our own documents may have some of these faults.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Dictionary, Name

from accessibility.small_pdf import BOX, Node, Note, late, node, written
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind

HEAD = node("H1", "Cynllun Addysg Personol")
TEXT = node("P", "Mae hi yma.")
CONTENTS = ("Darllen", "Symud ymlaen", "Pobl", "Iaith")


@dataclass(frozen=True, slots=True)
class Pair:
    """A fault, the kind of barrier that it is, and what is sound."""

    name: str
    kind: Kind
    faulty: bytes = field(repr=False)
    sound: bytes = field(repr=False)

    def __str__(self) -> str:
        return f"{self.kind.number}-{self.name}"


def under(*nodes: Node, bookmarks: tuple[str, ...] = ()) -> bytes:
    """Return a file with elements below its title."""
    return written(HEAD, *nodes, bookmarks=bookmarks)


def paragraph(*kids: Node | Note | str, lang: str = "") -> bytes:
    """Return a file with a paragraph."""
    return under(node("P", *kids, lang=lang))


def link(text: str, address: str = "", contents: str = "Yr ysgol") -> Node:
    """Return a link of one annotation."""
    return node("Link", Note(contents, address), text)


def item(number: str, text: str, *, is_label_late: bool = False) -> Node:
    """Return an item with a number."""
    label = late("Lbl", number) if is_label_late else node("Lbl", number)
    return node("LI", label, node("LBody", f" {text}"))


def entries(*titles: str) -> Node:
    """Return a list of contents."""
    return node("L", *(node("LI", node("LBody", link(title, contents=title))) for title in titles))


def table(summary: str) -> bytes:
    """Return a file with a table and what is said of the table."""
    heads = [node("TH", text, A=Dictionary(O=Name.Table, Scope=Name.Column)) for text in ("Pwy", "Beth")]
    rows = node("TR", *heads), node("TR", node("TD", "Nain"), node("TD", "Canu"))
    return under(node("Table", node("Caption", "Pwy sy’n helpu"), *rows, A=Dictionary(O=Name.Table, Summary=summary)))


def picture(alt: str, *beside: Node) -> bytes:
    """Return a file with a picture, and what is beside it."""
    return under(node("Div", node("Figure", "\t", Alt=alt), *beside))


ENGLISH = "en-GB"
HAPPY = node("P", "Hapus / ", node("Span", "Happy", lang=ENGLISH))
NEXT = node("H2", "Targedau"), TEXT

LANGUAGES = (
    Pair(
        "name-of-a-service",
        kinds.TERM_LANGUAGE,
        paragraph("Children’s Services"),
        paragraph("Children’s Services", lang=ENGLISH),
    ),
    Pair("pronouns", kinds.TERM_LANGUAGE, paragraph("she/her"), paragraph("hi/ei")),
    Pair(
        "welsh-in-english",
        kinds.TERM_LANGUAGE,
        paragraph("Gwasanaethau Plant", lang=ENGLISH),
        paragraph("Ysgol Bro Aeron", lang=ENGLISH),
    ),
)
ORDER = (
    Pair(
        "numbers-at-the-end",
        kinds.CONTENT_ORDER,
        under(node("L", item("1.", "un", is_label_late=True), item("2.", "dau", is_label_late=True))),
        under(node("L", item("1.", "un"), item("2.", "dau"))),
    ),
    Pair(
        "a-paragraph-at-the-end",
        kinds.CONTENT_ORDER,
        under(late("P", "un"), TEXT),
        under(node("P", "un", late("Note", "\nnodyn")), TEXT),
    ),
)
HEADINGS = (
    Pair(
        "before-another",
        kinds.HEADING_ALONE,
        under(node("H2", "Ysgrifenna yma"), *NEXT),
        under(node("H2", "Ysgrifenna yma"), node("P", "Un."), *NEXT),
    ),
    Pair("at-the-end", kinds.HEADING_ALONE, under(TEXT, node("H2", "Diwedd")), under(TEXT, node("H2", "Diwedd"), TEXT)),
    Pair(
        "before-a-higher-one",
        kinds.HEADING_ALONE,
        under(node("H2", "Un"), node("H3", "Dau"), *NEXT),
        under(node("H2", "Un"), node("H3", "Dau"), TEXT, *NEXT),
    ),
    Pair(
        "before-its-own-language",
        kinds.HEADING_ALONE,
        under(node("H2", "Fy marn"), *NEXT),
        under(node("H2", "Fy marn"), node("H2", "My views", lang=ENGLISH), TEXT),
    ),
    Pair(
        "bookmark-in-two-languages",
        kinds.BOOKMARK_JOINED,
        under(node("H2", "Fy marn", node("Span", "\nMy views", lang=ENGLISH)), TEXT, bookmarks=("Fy marnMy views",)),
        under(node("H2", "Fy marn", node("Span", "\nMy views", lang=ENGLISH)), TEXT, bookmarks=("Fy marn / My views",)),
    ),
    Pair(
        "bookmark-with-a-number",
        kinds.BOOKMARK_JOINED,
        under(node("H2", "1 Well-being"), TEXT, bookmarks=("1Well-being",)),
        under(node("H2", "1 Well-being"), TEXT, bookmarks=("1 Wellbeing",)),
    ),
)
LISTS = (
    Pair(
        "numbers-that-go-on",
        kinds.LIST_SPLIT,
        under(node("L", item("1.", "un"), item("2.", "dau")), node("Div", node("L", item("3.", "tri")))),
        under(node("L", item("1.", "un"), item("2.", "dau")), node("Div", node("L", item("1.", "tri")))),
    ),
    Pair(
        "contents-in-two-columns",
        kinds.LIST_SPLIT,
        under(node("Div", entries(*CONTENTS[:2])), node("Div", entries(*CONTENTS[2:]))),
        under(node("Div", entries(*CONTENTS))),
    ),
    Pair(
        "something-between",
        kinds.LIST_SPLIT,
        under(entries(*CONTENTS[:2]), entries(*CONTENTS[2:])),
        under(entries(*CONTENTS[:2]), TEXT, entries(*CONTENTS[2:])),
    ),
)
TWICE = (
    Pair("caption", kinds.TABLE_REPEATED, table("Pwy sy’n helpu"), table("Mae pob rhes yn berson.")),
    Pair("header", kinds.TABLE_REPEATED, table("Pwy, Beth"), table("")),
    Pair("word-beside", kinds.ALT_REPEATED, picture("Hapus", HAPPY), picture("Wyneb yn gwenu", HAPPY)),
    Pair(
        "word-after-another",
        kinds.ALT_REPEATED,
        picture("Hapus / Happy", TEXT, HAPPY),
        picture("Hapus / Happy", TEXT, TEXT, TEXT, HAPPY),
    ),
    Pair(
        "word-in-the-line",
        kinds.ALT_REPEATED,
        paragraph(node("Figure", "\t", Alt="Coeden"), "Coeden"),
        paragraph(node("Figure", "\t", Alt="Coeden"), "Mae coeden yn yr ardd."),
    ),
    Pair(
        "annotations",
        kinds.LINK_REPEATED,
        paragraph(node("Link", Note("Fy nhudalen i"), "Fy", Note("Fy nhudalen i"), "\nnhudalen i")),
        paragraph(node("Link", Note("Fy nhudalen i"), "Fy", "\fnhudalen i", Note("Fy nhudalen i"))),
    ),
)
LINKS = (
    Pair(
        "page",
        kinds.LINK_NAMES_PLACE,
        paragraph(link("Darllen", contents="Adran, tudalen 2")),
        paragraph(link("Darllen", contents="Adran 2: Darllen")),
    ),
    Pair(
        "go-to-page",
        kinds.LINK_NAMES_PLACE,
        paragraph(link("Darllen", contents="Go to page 2")),
        paragraph(link("tudalen 2", contents="Darllen")),
    ),
    Pair(
        "in-the-host",
        kinds.ADDRESS_BROKEN,
        paragraph("owain@dyf\nfryn-aeron.example"),
        paragraph("Ysgrifennwch at\nowain@dyffryn-aeron.example\nneu ffoniwch."),
    ),
    Pair(
        "at-a-hyphen",
        kinds.ADDRESS_BROKEN,
        paragraph("s.llwyd@bro-\naeron.example"),
        paragraph("s.llwyd@bro-aeron.example\nwww.bro-aeron.example"),
    ),
    Pair(
        "before-the-last-part",
        kinds.ADDRESS_BROKEN,
        paragraph("s.llwyd@ysgol.sir.\nsch.uk"),
        paragraph("s.llwyd@ysgol.example.\nNid oes arall."),
    ),
    Pair(
        "web", kinds.ADDRESS_BROKEN, paragraph("https://www.gov.\nwales"), paragraph("https://www.gov.wales\na’r ysgol")
    ),
    Pair(
        "telephone",
        kinds.ADDRESS_BROKEN,
        paragraph("Ffôn: 01970 123\n456"),
        paragraph("Ffôn:\n01970 123456\n01970 654321\n2026\n0123"),
    ),
    Pair(
        "link-by-half",
        kinds.ADDRESS_BROKEN,
        paragraph(link("owain@dyffryn", "mailto:owain@dyffryn.example"), "-aeron.example"),
        paragraph(link("owain@dyffryn-aeron.example", "mailto:owain@dyffryn-aeron.example")),
    ),
    Pair(
        "target-by-half",
        kinds.ADDRESS_BROKEN,
        paragraph(link("Owain", "mailto:owain@dyffryn")),
        paragraph(link("Owain", "mailto:owain@dyffryn.example?subject=Cadi"), link("mewnrwyd", "http://mewnrwyd/")),
    ),
    Pair(
        "no-link",
        kinds.ADDRESS_NO_LINK,
        paragraph("owain@dyffryn.example"),
        paragraph(link("owain@dyffryn.example", "mailto:owain@dyffryn.example")),
    ),
)
WORDS = (
    Pair(
        "box",
        kinds.BOX_SET_ASIDE,
        paragraph(node("Artifact", BOX), "Wedi’i wneud"),
        paragraph(node("Artifact", "•"), f"{BOX} Wedi’i wneud"),
    ),
    Pair(
        "languages-over-lines",
        kinds.WORDS_JOINED,
        paragraph("Beth", node("Span", "\nWhat", lang=ENGLISH)),
        paragraph("Beth ", node("Span", "\nWhat", lang=ENGLISH)),
    ),
    Pair(
        "a-gap",
        kinds.WORDS_JOINED,
        paragraph("Enw", node("Span", "\tNain")),
        paragraph("Enw", node("Span", "au"), node("Span", "\n’r plant")),
    ),
    Pair(
        "number-of-a-heading",
        kinds.WORDS_JOINED,
        under(node("H2", "1", "\tMathemateg"), TEXT),
        under(node("H2", "1 ", "Mathemateg"), node("H3", "3D"), node("H3", "2nd"), TEXT),
    ),
    Pair(
        "hyphen-known",
        kinds.HYPHEN_LOST,
        paragraph("Mae well-being yma, a Well-\nbeing hefyd."),
        paragraph("Mae well-being yma, a cyfar-\nfod hefyd."),
    ),
    Pair("hyphen-of-a-name", kinds.HYPHEN_LOST, paragraph("Tomos-\nEvans"), paragraph("Tomos-Evans")),
)

PAIRS = (*LANGUAGES, *ORDER, *HEADINGS, *LISTS, *TWICE, *LINKS, *WORDS)
