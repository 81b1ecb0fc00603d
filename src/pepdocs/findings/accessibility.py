"""Every kind of barrier: its number, weight, clauses and wording. Numbers are never used twice.

ACC1xx the file as a whole, ACC2xx languages, ACC3xx headings and order, ACC4xx tables and lists,
ACC5xx pictures, links and controls, ACC6xx what is seen, ACC7xx characters and fonts, ACC8xx the
structure of a PDF or Word file, ACC9xx differences from the plan.

WCAG is version 2.2; UA is PDF/UA-1 (ISO 14289-1); PDF is ISO 32000-1; MS is a rule of Microsoft's
accessibility checker. A clause after "cf." is not broken: the advice serves what it is for.
"""

from __future__ import annotations

from dataclasses import dataclass

from pepdocs.findings.model import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of barrier: its stable number, its severity, the clauses it breaks, and its English wording.

    `message` is the fault, `why` its effect on a reader, `hint` the remedy. The catalogues hold their
    translations by number and name (`ACC101.message`). Placeholders such as `{count}` are filled from
    the `facts` of a barrier.
    """

    number: str
    severity: Severity
    clauses: str
    message: str
    why: str
    hint: str


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# The file as a whole
UNREADABLE = Kind("ACC101", ERROR, "WCAG 1.3.1",
    "the file cannot be read",
    "Nobody can open it, with a screen reader or without one.",
    "make the document again from its plan")  # fmt: skip
ENCRYPTED = Kind("ACC102", ERROR, "UA 7.16",
    "the file keeps screen readers out",
    "The file’s rights forbid programs that read aloud to take the text.",
    "save it again with the right to extract text for accessibility")  # fmt: skip
NO_TITLE = Kind("ACC103", ERROR, "WCAG 2.4.2; UA 7.1; MS",
    "the file has no title",
    "A screen reader names the document by its file name, which says little.",
    "give the document a title in its properties")  # fmt: skip
TITLE_NOT_SHOWN = Kind("ACC104", ERROR, "WCAG 2.4.2; UA 7.1",
    "the file does not ask for its title to be shown",
    "The window, and with it a screen reader, shows the file name instead of the title.",
    "set the file to show its title")  # fmt: skip
NOT_TAGGED = Kind("ACC105", ERROR, "WCAG 1.3.1; UA 7.1",
    "the file has no structure",
    "A screen reader has to guess what is a heading, a table or a list, and in which order to read.",
    "make it again with tags")  # fmt: skip
NOT_PDF_UA = Kind("ACC106", WARNING, "UA 5",
    "the file does not say that it is accessible (PDF/UA)",
    "Programs and offices that ask for PDF/UA will turn it away.",
    "make it again with pepdocs")  # fmt: skip
VALIDATOR = Kind("ACC107", ERROR, "UA {clause}",
    "the independent validator found a fault. Rule: {rule}",
    "The file breaks a clause of the standard that assistive technology relies on.",
    "make it again with pepdocs; if it is new, please report it")  # fmt: skip
EMPTY = Kind("ACC108", ERROR, "WCAG 1.1.1",
    "there is no text in the file",
    "What is only a picture of text cannot be read aloud, enlarged or searched.",
    "use the document that has text, not a scan of it")  # fmt: skip

# Languages
NO_LANGUAGE = Kind("ACC201", ERROR, "WCAG 3.1.1; UA 7.2",
    "the file does not say which language it is in",
    "A screen reader reads it in the voice of the computer’s own language.",
    "set the language of the document")  # fmt: skip
ODD_LANGUAGE = Kind("ACC202", ERROR, "WCAG 3.1.1; UA 7.2",
    "a language is given by a tag that does not exist",
    "A screen reader cannot choose a voice for it.",
    "use a tag such as cy-GB or en-GB")  # fmt: skip
WRONG_LANGUAGE = Kind("ACC203", ERROR, "WCAG 3.1.2; UA 7.2",
    "text is marked as one language and reads as another. Marked: {marked}; reads as: {looks}",
    "A screen reader reads Welsh in an English voice, or English in a Welsh one.",
    "mark the text with the language that it is in")  # fmt: skip
LANGUAGES_DIFFER = Kind("ACC204", ERROR, "WCAG 3.1.1",
    "the file names two different main languages. In one place: {one}; in another: {other}",
    "Programs disagree about the voice to read it in.",
    "set one main language in every place")  # fmt: skip
LANGUAGE_UNUSED = Kind("ACC205", ERROR, "WCAG 3.1.2",
    "the title or file name promises a language that no text is marked as. Language: {language}",
    "One of the two languages is read in the other’s voice from beginning to end.",
    "mark the texts in that language")  # fmt: skip
NOT_PROOFED = Kind("ACC206", WARNING, "WCAG 3.1.2",
    "text is marked as one that has no language or is not to be proofed",
    "A screen reader keeps the voice that it happens to have.",
    "set the proofing language of the text")  # fmt: skip
TERM_LANGUAGE = Kind("ACC207", WARNING, "WCAG 3.1.2",
    "a name or a few words are marked as one language and read as another. Marked: {marked}; reads as: {looks}",
    "A screen reader says them in the wrong voice, so that they can hardly be understood.",
    "mark them with the language that they are in")  # fmt: skip

# Headings and order
NO_HEADING = Kind("ACC301", ERROR, "WCAG 2.4.6; MS",
    "there are no headings",
    "Who cannot see the page cannot find a part of it, and has to hear everything.",
    "mark the headings as headings")  # fmt: skip
FIRST_HEADING = Kind("ACC302", ERROR, "WCAG 1.3.1; UA 7.4",
    "the first heading is not of the first level",
    "The outline begins in the middle, as if something were missing.",
    "make the title a heading of level 1")  # fmt: skip
HEADING_SKIPPED = Kind("ACC303", ERROR, "WCAG 1.3.1; UA 7.4; MS",
    "a level of heading is left out. From: {before}; to: {after}",
    "Who moves from heading to heading looks for a part that is not there.",
    "use the levels one after the other")  # fmt: skip
HEADING_EMPTY = Kind("ACC304", ERROR, "WCAG 2.4.6",
    "a heading is empty",
    "A screen reader says that there is a heading, and then nothing.",
    "delete the heading or write it")  # fmt: skip
SEVERAL_TITLES = Kind("ACC305", WARNING, "WCAG 1.3.1",
    "there is more than one heading of the first level",
    "The outline looks as if it were of several documents.",
    "keep level 1 for the title")  # fmt: skip
FAKE_HEADING = Kind("ACC306", WARNING, "WCAG 1.3.1; MS",
    "a text looks like a heading and is none",
    "Who moves from heading to heading passes it by.",
    "give it a heading style")  # fmt: skip
NO_BOOKMARKS = Kind("ACC307", WARNING, "WCAG 2.4.5",
    "there are no bookmarks",
    "On a long document there is no list of its parts to jump to.",
    "make it again with bookmarks")  # fmt: skip
BOOKMARKS_DIFFER = Kind("ACC308", WARNING, "WCAG 2.4.5",
    "the bookmarks do not follow the headings",
    "The list of parts leads to other places than it says.",
    "make it again, so that each section has its bookmark")  # fmt: skip
READING_ORDER = Kind("ACC309", ERROR, "WCAG 1.3.2; UA 7.1",
    "what is read one after the other does not stand so on the page",
    "A screen reader reads sentences in an order that makes no sense.",
    "put the structure in the order of the page")  # fmt: skip
TAB_ORDER = Kind("ACC310", ERROR, "WCAG 2.4.3; UA 7.18.3",
    "the tab key does not follow the structure",
    "Who uses a keyboard jumps about on the page.",
    "set the tab order of every page to structure")  # fmt: skip
FLOATING = Kind("ACC311", WARNING, "WCAG 1.3.2; MS",
    "something floats beside the text",
    "Screen readers read it at another place than it is seen, or not at all.",
    "put it in line with the text")  # fmt: skip
CONTENT_ORDER = Kind("ACC312", WARNING, "cf. WCAG 1.3.2",
    "a page is drawn in another order than it is read in",
    "Copied text, and what programs without the structure read, is out of order: numbers of a list stand after it.",
    "make it again, so that the content of the page is in the order of the structure")  # fmt: skip
HEADING_ALONE = Kind("ACC313", WARNING, "cf. WCAG 2.4.6",
    "there is nothing under a heading",
    "Who moves to the heading looks for a text that is not there.",
    "make it ordinary text, or write something under it")  # fmt: skip
HEADING_DERIVED = Kind("ACC314", WARNING, "cf. WCAG 1.3.1",
    "a heading is not of the styles that Word has for headings",
    "Programs that know only these styles turn it into ordinary text when they convert the file.",
    "use Heading 1 to 6, and format the paragraph itself")  # fmt: skip
BOOKMARK_JOINED = Kind("ACC315", WARNING, "cf. WCAG 2.4.5",
    "a bookmark lacks a space that its heading has",
    "A screen reader says two words as one, or two languages as one word.",
    "make it again, with a space or a stroke between the parts")  # fmt: skip

# Tables and lists
TABLE_NO_HEADER = Kind("ACC401", ERROR, "WCAG 1.3.1; UA 7.5; MS",
    "a table has no header cells",
    "A screen reader gives figures without saying what they are.",
    "mark the first row of the table as its header")  # fmt: skip
HEADER_NOT_REPEATED = Kind("ACC402", WARNING, "WCAG 1.3.1; MS",
    "the header row of a table is not marked in both ways that Word has",
    "On the next page, or for some screen readers, the columns have no names.",
    "set Header Row and Repeat Header Rows for the table")  # fmt: skip
CELL_NO_HEADER = Kind("ACC403", ERROR, "WCAG 1.3.1; UA 7.5",
    "a cell is not bound to a header",
    "A screen reader reads the cell without the name of its column or row.",
    "bind each cell to its header")  # fmt: skip
TABLE_SPLIT = Kind("ACC404", ERROR, "WCAG 1.3.1; UA 7.5",
    "one table is two in the structure, because a page ends in it",
    "Half way down, the rows belong to a new table without headers.",
    "make the table one structure over all its pages")  # fmt: skip
ROWS_UNEVEN = Kind("ACC405", ERROR, "WCAG 1.3.1; UA 7.5; MS",
    "the rows of a table have different numbers of cells",
    "A screen reader gives a cell the header of another column.",
    "give every row the same number of cells")  # fmt: skip
CELLS_MERGED = Kind("ACC406", WARNING, "WCAG 1.3.1; MS",
    "cells of a table are merged or split",
    "Who moves through the table by keyboard loses the way.",
    "use a simple table")  # fmt: skip
TABLE_NESTED = Kind("ACC407", WARNING, "WCAG 1.3.1; MS",
    "a table stands in a table",
    "A screen reader loses count of rows and columns.",
    "take the inner table out")  # fmt: skip
TABLE_EMPTY = Kind("ACC408", WARNING, "WCAG 1.3.1; MS",
    "a row or column of a table is empty",
    "A screen reader announces cells in which there is nothing, as if to space things out.",
    "delete it, and use spacing instead")  # fmt: skip
ROW_BREAKS = Kind("ACC409", WARNING, "WCAG 1.3.2",
    "a row of a table may be torn by the end of a page",
    "The second half of a cell stands on another page than its row.",
    "switch off: allow row to break across pages")  # fmt: skip
FAKE_LIST = Kind("ACC410", WARNING, "WCAG 1.3.1; MS",
    "a list is typed with signs or numbers instead of being a list",
    "A screen reader does not say how many items there are, nor where the list ends.",
    "use a list style")  # fmt: skip
LIST_BROKEN = Kind("ACC411", ERROR, "WCAG 1.3.1; UA 7.6",
    "a list holds something that is not an item",
    "A screen reader counts the items wrongly.",
    "put every part of the list in an item")  # fmt: skip
TABLE_NO_NAME = Kind("ACC412", WARNING, "WCAG 1.1.1; MS",
    "a table has no caption or description",
    "Who jumps from table to table cannot tell them apart.",
    "give the table a caption, or alt text in its properties")  # fmt: skip
ITEM_BY_STYLE = Kind("ACC413", WARNING, "cf. WCAG 1.3.1",
    "a list is one by its style alone, and the numbering does not name the style",
    "Programs that do not follow the style turn the items into ordinary paragraphs when they convert the file.",
    "link the style to the level of the list, or number the paragraphs themselves")  # fmt: skip
TABLE_REPEATED = Kind("ACC414", WARNING, "cf. WCAG 1.3.1",
    "the title or description of a table repeats its caption or its header",
    "A screen reader says the same words two or three times before the first cell.",
    "delete the title and description, or say something else in them")  # fmt: skip
LIST_SPLIT = Kind("ACC415", WARNING, "WCAG 1.3.1",
    "one list is several in the structure",
    "A screen reader says that the list ends where it goes on, and counts the items wrongly.",
    "make the list one structure")  # fmt: skip

# Pictures, links and controls
NO_ALT = Kind("ACC501", ERROR, "WCAG 1.1.1; UA 7.3; MS",
    "a picture has no words to stand for it",
    "Who cannot see the picture is not told what it shows.",
    "write alt text, or mark the picture as decorative")  # fmt: skip
ALT_IS_NAME = Kind("ACC502", ERROR, "WCAG 1.1.1; MS",
    "the words for a picture are the name of a file, or say only that it is a picture",
    "The name of a file tells nobody what the picture shows.",
    "say in a few words what the picture shows")  # fmt: skip
LINK_SAYS_NOTHING = Kind("ACC503", ERROR, "WCAG 2.4.4; UA 7.18.5; MS",
    "the text of a link is an address or does not say where it leads",
    "Who moves from link to link hears “click here”, or an address letter by letter.",
    "say in words where the link goes")  # fmt: skip
LINK_LOST = Kind("ACC504", ERROR, "WCAG 2.1.1; UA 7.18.5",
    "a link is not part of the structure, or leads nowhere",
    "It cannot be reached with a keyboard, or does nothing.",
    "make the link again")  # fmt: skip
CONTROL_NO_NAME = Kind("ACC505", ERROR, "WCAG 4.1.2; UA 7.18.4",
    "a box to fill in or tick has no name",
    "A screen reader says “edit” or “tick box” and not what for.",
    "give the control a title")  # fmt: skip
CONTROL_SAME_NAME = Kind("ACC506", WARNING, "WCAG 2.4.6",
    "several boxes have the same name",
    "Who hears only the names cannot tell the boxes apart.",
    "give each control a title of its own")  # fmt: skip
ADDRESS_BROKEN = Kind("ACC507", WARNING, "cf. WCAG 1.3.2",
    "an e-mail address, a web address or a telephone number is broken over two lines, or its link has half of it",
    "Half of it is read aloud and copied, and the link leads nowhere.",
    "put it on a line of its own, and make all of it the link")  # fmt: skip
ADDRESS_NO_LINK = Kind("ACC508", INFO, "cf. WCAG 2.1.1",
    "an e-mail address is not a link",
    "Who uses a keyboard or a screen reader has to copy it letter by letter.",
    "make it a link (mailto:)")  # fmt: skip
LINK_REPEATED = Kind("ACC509", WARNING, "cf. WCAG 2.4.4",
    "one link is several on its page, and each of them says its whole name",
    "A screen reader says the name two or three times, and the tab key stops at each line.",
    "make it one link, of which each line is an area")  # fmt: skip
LINK_NAMES_PLACE = Kind("ACC510", WARNING, "cf. WCAG 2.4.4",
    "the description of a link names a page or number, and not what is there",
    "A screen reader says “page 2” in place of the title.",
    "describe the link by the title that it leads to")  # fmt: skip
ALT_REPEATED = Kind("ACC511", WARNING, "cf. WCAG 1.1.1",
    "the words for a picture are the words beside it",
    "A screen reader says the same twice.",
    "mark the picture as decorative")  # fmt: skip
BOX_SET_ASIDE = Kind("ACC512", WARNING, "WCAG 1.1.1; UA 7.1",
    "a tick box is set aside as if it were decoration",
    "A screen reader says the label alone, as if it had been ticked.",
    "put the box into the structure, with words for it")  # fmt: skip

# What is seen
LOW_CONTRAST = Kind("ACC601", ERROR, "WCAG 1.4.3; MS",
    "text stands out too little from what is behind it. Contrast: {ratio} to 1; needed: {needed} to 1",
    "Who sees weakly, or reads a grey print-out, cannot read it.",
    "use darker text or a lighter ground")  # fmt: skip
SMALL_TYPE = Kind("ACC602", WARNING, "WCAG 1.4.4",
    "text is smaller than can be read with ease. Points: {size}",
    "Who sees weakly cannot read it on paper.",
    "use at least 9 points, and 12 for what is to be read")  # fmt: skip
LESS_PROMINENT = Kind("ACC603", ERROR, "WLC; WCAG 1.4.4",
    "one language is set smaller or lighter than the other. Language: {language}",
    "Welsh may not be treated less favourably than English: size and weight have to be the same.",
    "set both languages in the same size and weight")  # fmt: skip
CUT_OFF = Kind("ACC604", ERROR, "WCAG 1.4.4",
    "text runs over the edge of the page or of its box",
    "The end of the words cannot be read, on paper or on a screen.",
    "give the text more room")  # fmt: skip
BLANK_PARAGRAPHS = Kind("ACC605", WARNING, "WCAG 1.3.1; MS",
    "empty paragraphs, or rows of spaces, make room",
    "A screen reader says “blank” again and again, and the reader thinks the document has ended.",
    "use the spacing of the paragraph instead")  # fmt: skip
JUSTIFIED = Kind("ACC606", WARNING, "WCAG 1.4.8",
    "text is stretched to both margins, or set in capitals or italics throughout",
    "Uneven gaps and unfamiliar shapes make reading hard for many, dyslexic readers above all.",
    "align the text to the left, in ordinary letters")  # fmt: skip
HIDDEN_TEXT = Kind("ACC607", WARNING, "WCAG 1.3.2",
    "there is hidden text",
    "Some programs read it aloud, and others leave it out.",
    "delete it")  # fmt: skip

UNSEEN = Kind("ACC608", ERROR, "WCAG 1.4.3",
    "there is text that nobody can see",
    "Who listens hears something that who looks does not find, and a print-out lacks it.",
    "show the text, or take it out")  # fmt: skip
UNKNOWN_CONTRAST = Kind("ACC609", WARNING, "WCAG 1.4.3",
    "the contrast of a text cannot be measured: it or what is behind it is no plain colour",
    "Where a picture or a change of colours is as dark or as light as the text, nobody can read it.",
    "write in one plain colour, and on one")  # fmt: skip

# Characters and fonts
NO_UNICODE = Kind("ACC701", ERROR, "UA 7.21.7",
    "a sign on the page does not say which character it is. Font: {font}",
    "A screen reader leaves it out or says something else; copied text is wrong.",
    "make it again with another font")  # fmt: skip
NO_GLYPH = Kind("ACC702", ERROR, "UA 7.21.8",
    "a character is missing from the font, and an empty box is printed. Font: {font}",
    "The reader sees a box where a letter, such as ŵ or ŷ, should be.",
    "use a font that has all the letters of Welsh")  # fmt: skip
NOT_EMBEDDED = Kind("ACC703", ERROR, "UA 7.21.4",
    "a font is not in the file. Font: {font}",
    "On another computer the letters look different or are missing.",
    "make it again with the fonts in it")  # fmt: skip
WELSH_LOST = Kind("ACC704", ERROR, "WCAG 3.1.2",
    "a Welsh letter seems to have been lost, as t? for tŷ",
    "The word is read aloud wrongly, and looks careless.",
    "write the letter again, with its circumflex")  # fmt: skip
PRIVATE_CHARACTER = Kind("ACC705", ERROR, "UA 7.21.7",
    "a character has no meaning of its own (private use, or unknown)",
    "A screen reader says nothing, or “unknown character”.",
    "use a real character, with a word beside a symbol")  # fmt: skip
SYMBOL_ALONE = Kind("ACC706", WARNING, "WCAG 1.1.1",
    "a tick box or symbol stands alone, without a word",
    "A screen reader says “ballot box”, or nothing.",
    "write the word beside it")  # fmt: skip
WORDS_JOINED = Kind("ACC707", WARNING, "PDF 14.8.2.5",
    "two words stand apart on the page, and there is no space between them in the text",
    "A screen reader says them as one word, and a search does not find them.",
    "put a space between them")  # fmt: skip
HYPHEN_LOST = Kind("ACC708", INFO, "cf. WCAG 1.3.1",
    "a line ends at the hyphen that a word is written with",
    "Programs take the hyphen for a division of the word, and say and copy it without one.",
    "use the hyphen that does not break (U+2011)")  # fmt: skip

# The structure of the file
UNMARKED = Kind("ACC801", ERROR, "WCAG 1.3.1; UA 7.1",
    "something on a page is neither in the structure nor set aside",
    "A screen reader leaves it out, or reads it at the wrong place.",
    "make it again with pepdocs")  # fmt: skip
SAID_TWICE = Kind("ACC802", ERROR, "WCAG 1.3.2; UA 7.1",
    "what is at the edge of every page is read as if it were text",
    "The same line interrupts the reading on every page.",
    "set headers and footers aside as artifacts")  # fmt: skip
ROLE_UNKNOWN = Kind("ACC803", ERROR, "UA 7.1",
    "a part of the structure is of a kind that no program knows. Kind: {role}",
    "A screen reader does not say what it is.",
    "use the standard kinds")  # fmt: skip
TRACKED = Kind("ACC804", WARNING, "WCAG 1.3.2",
    "changes are tracked, or comments are left, in the file",
    "A screen reader reads what was deleted together with what replaced it.",
    "accept or reject the changes, and delete the comments")  # fmt: skip
NOT_KEPT = Kind("ACC805", WARNING, "WCAG 4.1.1",
    "something is in the file that only one program shows: a text box, drawn text or an object",
    "LibreOffice and Word do not show the same document.",
    "write it as ordinary text")  # fmt: skip
COMPATIBILITY = Kind("ACC806", WARNING, "WCAG 4.1.1",
    "the file opens in the compatibility mode of an old Word",
    "New means of accessibility are switched off.",
    "convert it: File, Info, Convert")  # fmt: skip
PROTECTED = Kind("ACC807", WARNING, "WCAG 2.1.1",
    "the file is protected, so that text outside its boxes can hardly be reached",
    "Who reads with the cursor and a screen reader cannot move through the text.",
    "take the protection off; lock single boxes instead")  # fmt: skip
ID_TWICE = Kind("ACC808", ERROR, "WCAG 4.1.1",
    "one number or name is used twice in the file",
    "Word may mend the file when it is opened, and leave something out.",
    "make it again with pepdocs")  # fmt: skip

# Differences from the plan
MISSING = Kind("ACC901", ERROR, "WCAG 1.3.1",
    "a part of the plan is not in the document, or not in its order. Section: {section}",
    "The reader is not told something that was written down.",
    "make the document again from the plan")  # fmt: skip
OTHER_LANGUAGE = Kind("ACC902", ERROR, "WCAG 3.1.2",
    "a text has another language in the document than in the plan. In the plan: {wanted}; "
    "in the document: {found}",
    "It is read aloud in the wrong voice.",
    "make the document again from the plan")  # fmt: skip
DISCLOSED = Kind("ACC903", ERROR, "docs/copies.md",
    "the file says what the reader of this copy may not see. Field: {field}",
    "Whoever is given the file learns what was to be withheld from them.",
    "do not send it; make the copy again from the plan, or look in its comments, changes and properties")  # fmt: skip
UNSEARCHED = Kind("ACC904", ERROR, "docs/copies.md",
    "a part of the file cannot be read, so nobody can tell whether it says what the reader of this copy may not see",
    "A file inside the file may say anything.",
    "do not send it; make the copy again from the plan, without other files in it")  # fmt: skip
