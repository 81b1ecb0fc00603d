"""Sound Word files with one fault each, and the kind of barrier that a reader then meets.

The faults that the gates know are used as they are; these are the others. A fault is put into
what pepdocs made, so that everything else about the file is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accessibility.word_xml import (
    ALT,
    BOX,
    CELL_BOX,
    DARK,
    DRAWING,
    ENGLISH,
    ENGLISH_RUN,
    FOOTER,
    GREY,
    LONG,
    NEW_TEXT_BOX,
    PLAIN,
    SETTINGS,
    STRONG,
    STYLES,
    TEXT_BOX,
    WELSH,
    added,
    both,
    cell,
    complex_field,
    drawing,
    in_style,
    link,
    new_style,
    p,
    r,
    row,
    style,
    table,
    vml,
)
from gates import faults_docx as known
from gates.faults_docx import BODY, CORE, Fault, replaced
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault, the kind of barrier that it is, and other kinds that it brings with it."""

    name: str
    fault: Fault
    kind: Kind
    brings: tuple[Kind, ...] = ()

    def content(self, sound: Path) -> bytes:
        """Return the bytes of the document with the fault in it."""
        return known.broken(sound, self.fault)

    def __str__(self) -> str:
        return f"{self.kind.number}-{self.name}"


no_levels = both(
    replaced(STYLES, r'<w:outlineLvl w:val="\d"/>', "", count=0),
    replaced(STYLES, 'w:name w:val="heading', 'w:name w:val="line', count=0),
)
only_a_picture = replaced(
    BODY, "<w:body>.*(?=<w:sectPr>)", "<w:body>" + p(f"<w:r>{DRAWING.format(way='inline', alt=ALT)}</w:r>")
)
no_default_language = replaced(STYLES, "(<w:rPrDefault>.*?)<w:lang [^>]*/>", r"\1")
odd_default_language = replaced(STYLES, '(<w:rPrDefault>.*?<w:lang w:val=")cy-GB', r"\1welsh")
no_header_at_all = both(
    known.table_has_no_header, replaced(BODY, 'w:val="04A0" w:firstRow="1"', 'w:val="0480" w:firstRow="0"', count=0)
)
look_without_header = replaced(BODY, 'w:firstRow="1"', 'w:firstRow="0"', count=0)
SIDES = (
    "Beth sydd wedi mynd yn dda / What has been going well",
    "Beth dylai pawb ei wybod / What everyone should know",
    "Sut mae pethau ers hynny / How things are since then",
    "Pwy sydd wedi bod yma / Who has been with them",
)
english_sides_are_lost = added("".join(p(r(line)) for line in SIDES))
small_english = in_style("English", "<w:rPr>", '<w:rPr><w:sz w:val="19"/>')
light_english = in_style("English", "<w:rPr>", "<w:rPr><w:b/>")

WHOLE = [
    Broken("title-gone", known.title_is_gone, kinds.NO_TITLE),
    Broken("only-a-picture", only_a_picture, kinds.EMPTY),
    Broken("words-inserted", added(p(f'<w:ins w:id="9" w:author="x">{r("Mwy.")}</w:ins>')), kinds.TRACKED),
    Broken(
        "words-deleted",
        added(p(r("Mwy."), '<w:del w:id="9" w:author="x"><w:r><w:delText>Llai.</w:delText></w:r></w:del>')),
        kinds.TRACKED,
    ),
    Broken("comment-left", added(p(r("Mwy."), '<w:r><w:commentReference w:id="0"/></w:r>')), kinds.TRACKED),
    Broken("text-box", added(p(f"<w:r>{TEXT_BOX.format(p(r('Mewn blwch.')))}</w:r>")), kinds.NOT_KEPT),
    Broken("new-text-box", added(p(f"<w:r>{NEW_TEXT_BOX}</w:r>")), kinds.NOT_KEPT),
    Broken("object", added(p("<w:r><w:object/></w:r>")), kinds.NOT_KEPT, (kinds.NO_ALT,)),
    Broken("old-word", replaced(SETTINGS, '(?<=w:val=")15', "12"), kinds.COMPATIBILITY),
    Broken(
        "old-word-silent",
        replaced(SETTINGS, '<w:compatSetting w:name="compatibilityMode"[^>]*/>', ""),
        kinds.COMPATIBILITY,
    ),
    Broken(
        "protected",
        replaced(SETTINGS, "(?=<w:zoom)", '<w:documentProtection w:edit="forms" w:enforcement="1"/>'),
        kinds.PROTECTED,
    ),
    Broken("box-number-twice", replaced(BODY, r'(<w:id w:val=")\d+', r"\g<1>1", count=0), kinds.ID_TWICE),
    Broken("picture-number-twice", replaced(BODY, r'(<wp:docPr id=")\d+', r"\g<1>1", count=0), kinds.ID_TWICE),
    Broken("bookmark-twice", added(p('<w:bookmarkStart w:id="1" w:name="x"/>' * 2, r("Yma."))), kinds.ID_TWICE),
    Broken("picture-floats", added(drawing('descr="Coeden"', "anchor")), kinds.FLOATING),
    Broken("table-floats", added(table(PLAIN, about='<w:tblpPr w:tblpX="1"/>')), kinds.FLOATING),
    Broken("frame", added(p(r("Wrth ymyl."), about="<w:framePr/>")), kinds.FLOATING),
]

# Where no text is in two languages any more, a table that sets them beside each other looks like one without headers.
LANGUAGES = [
    Broken(
        "default-gone",
        no_default_language,
        kinds.NO_LANGUAGE,
        (kinds.WRONG_LANGUAGE, kinds.LANGUAGE_UNUSED, kinds.TABLE_NO_HEADER),
    ),
    Broken("default-odd", odd_default_language, kinds.ODD_LANGUAGE, (kinds.LANGUAGES_DIFFER, kinds.LANGUAGE_UNUSED)),
    Broken("run-odd", added(p(r("Helo.", '<w:lang w:val="en-UK"/>'))), kinds.ODD_LANGUAGE),
    Broken(
        "right-to-left-odd", added(p(r("سلام", '<w:rtl/><w:lang w:val="cy-GB" w:bidi="arabic"/>'))), kinds.ODD_LANGUAGE
    ),
    Broken("welsh-as-english", added(p(r(WELSH, ENGLISH_RUN))), kinds.WRONG_LANGUAGE),
    Broken("english-unmarked", added(p(r(ENGLISH))), kinds.WRONG_LANGUAGE),
    Broken("english-in-the-footer", replaced(FOOTER, "(?=</w:ftr>)", p(r(ENGLISH))), kinds.WRONG_LANGUAGE),
    Broken("labels-in-one-language", english_sides_are_lost, kinds.WRONG_LANGUAGE),
    Broken(
        "style-of-paragraph",
        both(
            in_style("PEPQuote", "<w:rPr>", '<w:rPr><w:lang w:val="en-GB"/>'),
            added(p(r(WELSH), about=style("PEPQuote"))),
        ),
        kinds.WRONG_LANGUAGE,
    ),
    Broken(
        "one-language",
        known.english_is_tagged_welsh,
        kinds.LANGUAGE_UNUSED,
        (kinds.WRONG_LANGUAGE, kinds.TABLE_NO_HEADER),
    ),
    Broken("properties-promise", replaced(CORE, "(?<=<dc:language>)[^<]*", "cy-GB, fr"), kinds.LANGUAGE_UNUSED),
    Broken("properties-differ", known.document_language_is_another, kinds.LANGUAGES_DIFFER, (kinds.LANGUAGE_UNUSED,)),
    Broken(
        "settings-differ", replaced(SETTINGS, '(?<=<w:themeFontLang w:val=")[^"]*', "de-DE"), kinds.LANGUAGES_DIFFER
    ),
    Broken("not-proofed", added(p(r("Helo.", "<w:noProof/>"))), kinds.NOT_PROOFED),
    Broken("no-language", added(p(r("Helo.", '<w:lang w:val="x-none"/>'))), kinds.NOT_PROOFED),
]

HEADINGS = [
    Broken("none", no_levels, kinds.NO_HEADING),
    Broken("first-is-second", known.first_heading_is_second, kinds.FIRST_HEADING),
    Broken(
        "skipped",
        replaced(BODY, '<w:pStyle w:val="Heading3"/>', r'\g<0><w:outlineLvl w:val="4"/>'),
        kinds.HEADING_SKIPPED,
    ),
    Broken("empty", added(p(about=style("Heading2"))), kinds.HEADING_EMPTY),
    Broken("two-titles", added(p(r("Teitl arall"), about=style("Heading1"))), kinds.SEVERAL_TITLES),
    Broken("bold-line", added(p(r("Pennawd", "<w:b/>")) + p(r("Testun."))), kinds.FAKE_HEADING),
    Broken("large-line", added(p(r("Pennawd", '<w:sz w:val="40"/>')) + p(r("Testun."))), kinds.FAKE_HEADING),
    Broken(
        "strong-line",
        both(
            replaced(STYLES, "(?=</w:styles>)", STRONG),
            added(p(r("Pennawd", '<w:rStyle w:val="Strong"/>')) + p(r("Testun."))),
        ),
        kinds.FAKE_HEADING,
    ),
    Broken("typed-list", added(p(r("• un")) + p(r("• dau"))), kinds.FAKE_LIST),
    Broken("numbered-by-hand", added(p(r("1. un")) + p(r("2. dau"))), kinds.FAKE_LIST),
    Broken("lines-with-dashes", added(p(r("- un"), "<w:r><w:br/></w:r>", r("- dau"))), kinds.FAKE_LIST),
]

TABLES = [
    Broken("no-header", no_header_at_all, kinds.TABLE_NO_HEADER),
    Broken("not-repeated", known.table_has_no_header, kinds.HEADER_NOT_REPEATED),
    Broken("look-without", look_without_header, kinds.HEADER_NOT_REPEATED),
    Broken("cell-gone", added(table(PLAIN, row(cell(p(r("Nain")))))), kinds.ROWS_UNEVEN),
    Broken(
        "column-before",
        added(
            table(PLAIN, row(cell(p(r("Nain"))), cell(p(r("Canu"))), about='<w:cantSplit/><w:gridBefore w:val="1"/>'))
        ),
        kinds.ROWS_UNEVEN,
    ),
    Broken(
        "merged-across", added(table(PLAIN, row(cell(p(r("Nain")), '<w:gridSpan w:val="2"/>')))), kinds.CELLS_MERGED
    ),
    Broken(
        "merged-down",
        added(table(PLAIN, row(cell(p(r("Nain"))), cell(p(r("Canu")), "<w:vMerge/>")))),
        kinds.CELLS_MERGED,
    ),
    Broken("nested", added(table(row(cell(p(r("Nain"))), cell(table(PLAIN) + p())))), kinds.TABLE_NESTED),
    Broken("empty-row", added(table(PLAIN, row(cell(p()), cell(p())))), kinds.TABLE_EMPTY),
    Broken("empty-column", added(table(PLAIN).replace("Beth", "").replace("Darllen", "")), kinds.TABLE_EMPTY),
    Broken("torn", known.rows_may_be_torn, kinds.ROW_BREAKS),
    Broken("no-name", added(table(PLAIN, name="")), kinds.TABLE_NO_NAME),
]

LINKS = [
    Broken("no-words", known.picture_says_nothing, kinds.NO_ALT),
    Broken("old-picture", added(vml("<v:shape><v:imagedata/></v:shape>")), kinds.NO_ALT),
    Broken("name-of-file", added(drawing('descr="IMG_0231.jpg"')), kinds.ALT_IS_NAME),
    Broken("only-a-picture-of", added(drawing('descr="Llun 3"')), kinds.ALT_IS_NAME),
    Broken("click-here", added(link("Cliciwch yma")), kinds.LINK_SAYS_NOTHING),
    Broken("address", added(link("https://www.llyw.cymru/addysg")), kinds.LINK_SAYS_NOTHING),
    Broken("nothing", added(link(" ")), kinds.LINK_SAYS_NOTHING),
    Broken("worked-out", added(complex_field('HYPERLINK "https://llyw.cymru"', "mwy")), kinds.LINK_SAYS_NOTHING),
    Broken("lost-bookmark", added(link("Ein polisi", 'w:anchor="unman"')), kinds.LINK_LOST),
    Broken("lost-number", added(link("Ein polisi", 'r:id="rId999"')), kinds.LINK_LOST),
    Broken("no-title", added(p(r("Enw: "), BOX.format(alias=""))), kinds.CONTROL_NO_NAME),
    Broken("cell-without-title", added(table(row(cell(p(r("Nain"))), CELL_BOX))), kinds.CONTROL_NO_NAME),
    Broken(
        "old-form",
        added(p(r("Enw: "), '<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r>')),
        kinds.CONTROL_NO_NAME,
    ),
    Broken(
        "same-title",
        added(
            p(
                r("Enw: "),
                *[BOX.format(alias='<w:alias w:val="Enw"/>').replace("901", str(number)) for number in (901, 902)],
            )
        ),
        kinds.CONTROL_SAME_NAME,
    ),
]

SEEN = [
    Broken("grey", added(p(r("Gwan.", GREY))), kinds.LOW_CONTRAST),
    Broken("grey-style", in_style("PEPNote", '<w:color w:val="4A4A4A"/>', GREY), kinds.LOW_CONTRAST),
    Broken("dark-run", added(p(r("Gwan.", DARK))), kinds.LOW_CONTRAST),
    Broken("highlight", added(p(r("Gwan.", '<w:highlight w:val="darkBlue"/>'))), kinds.LOW_CONTRAST),
    Broken(
        "pattern",
        added(p(r("Gwan."), about='<w:shd w:val="pct90" w:color="000000" w:fill="FFFFFF"/>')),
        kinds.LOW_CONTRAST,
    ),
    Broken("dark-paragraph", added(p(r("Gwan."), about=DARK)), kinds.LOW_CONTRAST),
    Broken("dark-cell", added(table(row(cell(p(r("Nain"))), cell(p(r("Canu")), DARK)))), kinds.LOW_CONTRAST),
    Broken("dark-table", added(table(PLAIN, about=DARK)), kinds.LOW_CONTRAST),
    Broken(
        "dark-header",
        replaced(STYLES, '(<w:tblStylePr w:type="firstRow"><w:tcPr>.*?)<w:shd[^>]*/>', rf"\1{DARK}"),
        kinds.LOW_CONTRAST,
    ),
    Broken("small", added(p(r("Bach.", '<w:sz w:val="16"/>'))), kinds.SMALL_TYPE),
    Broken("small-footer", in_style("Footer", '<w:sz w:val="20"/>', '<w:sz w:val="15"/>'), kinds.SMALL_TYPE),
    Broken("small-english", small_english, kinds.LESS_PROMINENT),
    Broken("bold-english", light_english, kinds.LESS_PROMINENT),
    Broken("one-line", added(p(r("Ysgol", "<w:b/>"), r(" / "), r("School", ENGLISH_RUN))), kinds.LESS_PROMINENT),
    Broken(
        "below",
        added(p(r("Ysgol newydd.")) + p(r("A new school.", ENGLISH_RUN + '<w:sz w:val="20"/>'))),
        kinds.LESS_PROMINENT,
    ),
    Broken(
        "beside",
        added(table(row(cell(p(r("Ysgol newydd.", '<w:sz w:val="20"/>'))), cell(p(r("A new school.", ENGLISH_RUN)))))),
        kinds.LESS_PROMINENT,
    ),
    Broken(
        "a-style-for-each",
        both(
            replaced(STYLES, "(?=</w:styles>)", new_style("Mawr", 24) + new_style("Small", 20)),
            added(p(r("Ysgol newydd."), about=style("Mawr"))),
            added(p(r("A new school.", ENGLISH_RUN), about=style("Small"))),
        ),
        kinds.LESS_PROMINENT,
    ),
    Broken("blank", added(p(r("Un.")) + p() + p(r("Dau."))), kinds.BLANK_PARAGRAPHS),
    Broken("spaces", added(p(r("Enw:        Nain"))), kinds.BLANK_PARAGRAPHS),
    Broken("stretched", added(p(r(LONG), about='<w:jc w:val="both"/>')), kinds.JUSTIFIED),
    Broken("italics", added(p(r(LONG, "<w:i/>"))), kinds.JUSTIFIED),
    Broken("capitals", added(p(r(LONG, "<w:caps/>"))), kinds.JUSTIFIED),
    Broken("typed-capitals", added(p(r(LONG.upper()))), kinds.JUSTIFIED),
    Broken("hidden", added(p(r("Cudd.", "<w:vanish/>"))), kinds.HIDDEN_TEXT),
]

CHARACTERS = [
    Broken("lost", added(p(r("Mae’r t? yn fawr."))), kinds.WELSH_LOST),
    Broken("unknown", added(p(r("Mae’r \ufffd yma."))), kinds.PRIVATE_CHARACTER),
    Broken("private", added(p(r("Mae’r \ue123 yma."))), kinds.PRIVATE_CHARACTER),
    Broken("symbol-font", added(p(r("Do: "), r("P", '<w:rFonts w:ascii="Wingdings 2"/>'))), kinds.PRIVATE_CHARACTER),
    Broken(
        "symbol", added(p(r("Do: "), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')), kinds.PRIVATE_CHARACTER
    ),
    Broken("alone", added(p(r("☐"))), kinds.SYMBOL_ALONE),
]

BROKEN = (*WHOLE, *LANGUAGES, *HEADINGS, *TABLES, *LINKS, *SEEN, *CHARACTERS)
