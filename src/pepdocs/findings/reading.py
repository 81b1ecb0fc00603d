"""The kinds of finding about reading a PEP, with number, severity and wording. Numbers are never used twice.

PEP0xx a file that cannot be read or that clashes with another, PEP1xx a value of the wrong kind,
PEP2xx something missing, PEP3xx parts that do not agree with each other, PEP4xx quality of what was written.
"""

from __future__ import annotations

from pepdocs.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# A file that cannot be read (source.py)
UNREADABLE = Code("PEP001", ERROR, "the file cannot be opened", "check its name and that you may read it")
TOO_LARGE = Code("PEP002", ERROR, "the file is larger than {limit} MB", "a PEP is text; take out what is not")
NOT_UTF8 = Code("PEP003", ERROR, "the file is not UTF-8 text", "save it again as UTF-8 (in Notepad: Save As, Encoding)")
BINARY = Code("PEP004", ERROR, "the file is not text", "give a YAML or JSON file")
CONTROL_CHARACTER = Code(
    "PEP005", ERROR, "there is an invisible control character here", "delete it and type the text again"
)
SYNTAX = Code(
    "PEP006", ERROR, "this is not YAML from here on", "look for a missing quote, colon or bracket just before"
)
TAB_INDENT = Code("PEP007", ERROR, "a line begins with a tab", "use spaces to indent")
UNCLOSED = Code("PEP008", ERROR, "a quotation mark or bracket that opens here is never closed", "close it")
SEVERAL_DOCUMENTS = Code("PEP009", ERROR, "a second document begins here", "keep one PEP in one file")
EMPTY = Code("PEP010", ERROR, "the file is empty", "pepdocs new makes a blank one to fill in")
NOT_A_MAPPING = Code("PEP011", ERROR, "the file is not a list of fields and their values", "begin with pepdocs: 2")
TOO_DEEP = Code("PEP012", ERROR, "the file is nested more than {limit} levels deep", "a PEP needs six")
ALIAS = Code(
    "PEP013",
    ERROR,
    "anchors and aliases (& and *) are not used in a PEP",
    "write the text out, or put it in quotation marks",
)
TAG = Code("PEP014", ERROR, "tags (!) are not used in a PEP", "delete the tag, or put the text in quotation marks")
DUPLICATE_KEY = Code("PEP015", ERROR, "this field is already given above", "keep one of the two")
COMPLEX_KEY = Code("PEP016", ERROR, "the name of a field must be plain text", "write name: value")
SURROGATE = Code("PEP017", ERROR, "there is half a character here", "delete it and type the character again")
TOO_MANY = Code("PEP018", ERROR, "the file holds more than {limit} values", "split it; one file is one PEP")
TAB = Code(
    "PEP019",
    ERROR,
    "a tab stands where only spaces may",
    "put a space in its place, or put the text in quotation marks",
)
COLON = Code(
    "PEP020",
    ERROR,
    "a colon is not expected here",
    "put a sentence with a colon in quotation marks, or mend how far the line is indented",
)
FIRST_CHARACTER = Code("PEP021", ERROR, "text cannot begin with this character", "put the text in quotation marks")
AFTER_QUOTE = Code(
    "PEP022",
    ERROR,
    "something follows the closing quotation mark",
    "put quotation marks around the whole text, or add the comma that is missing",
)
PILED = Code(
    "PEP023", ERROR, "more than {limit} accents are piled on one letter", "delete them and type the letter again"
)
TOO_LONG = Code("PEP024", ERROR, "the file holds more than {limit} words", "split it; one file is one PEP")
BACKSLASH = Code(
    "PEP025",
    ERROR,
    "a backslash in double quotation marks does not begin a known code here",
    "write the backslash twice",
)
CODE_PAGE = Code(
    "PEP026",
    ERROR,
    "the file was saved in the old code page of Windows (ANSI), not as UTF-8",
    "pepdocs upgrade FILE saves it as UTF-8; then look for ŵ and ŷ, which the old code page does not have",
)
UTF_16 = Code(
    "PEP027", ERROR, "the file was saved as UTF-16 (Unicode), not as UTF-8", "pepdocs upgrade FILE saves it as UTF-8"
)

# A file that does not go with another (duplicates.py)
SAME_REFERENCE = Code(
    "PEP050",
    ERROR,
    "the same reference is in another file too: {files}",
    "{evidence} No documents are made of these files. If they are one plan, keep the right file and move the other out "
    "of the folder; if they are different plans, give one of them another reference",
)

# A value of the wrong kind (parse.py)
NO_FORMAT = Code("PEP100", ERROR, "the file does not say which format it is in", "begin with pepdocs: {limit}")
BAD_FORMAT = Code("PEP101", ERROR, "this is not a format version", "write pepdocs: {limit}")
NEWER_FORMAT = Code(
    "PEP102",
    ERROR,
    "the file is of a newer format than this program reads",
    "install a newer pepdocs; this one reads format {limit}",
)
WRONG_SHAPE = Code("PEP103", ERROR, "fields are expected here, each as name: value", "indent them below this line")
NOT_TEXT = Code("PEP104", ERROR, "plain text is expected here", "if it holds a colon, put it in quotation marks")
NOT_A_LIST = Code("PEP105", ERROR, "a list is expected here", "begin each item with a hyphen, or use [square brackets]")
UNKNOWN_KEY = Code(
    "PEP109",
    ERROR,
    "there is no such field here",
    "the field reference lists them; an authority's own fields go under local",
)
MISSPELT_KEY = Code("PEP110", ERROR, "there is no such field here", "did you mean {nearest}?")
NOT_A_CHOICE = Code("PEP111", ERROR, "this is not one of the codes for this field", "use one of: {choices}")
NO_LANGUAGE = Code("PEP112", ERROR, "there is no text here in any language", "write cy: or en: and the text")
NOT_A_LANGUAGE = Code("PEP113", ERROR, "this is not a language tag", "write cy, en or another tag such as ar")
NOT_A_DATE = Code(
    "PEP114",
    ERROR,
    "this is not a date that can be read with certainty",
    "write year, month, day, with all four figures of the year, as 2026-03-11",
)
IMPOSSIBLE_DATE = Code("PEP115", ERROR, "there is no such day", "write year, month, day, as 2026-03-11")
DATE_READ = Code(
    "PEP116",
    INFO,
    "this date was understood; in figures, the day was read first",
    "to be sure, write year, month, day, as 2026-03-11",
)
NOT_YES_NO = Code("PEP117", ERROR, "yes or no is expected here", "write yes or no, or ie or na")
NOT_A_PERCENTAGE = Code(
    "PEP118", ERROR, "this is not a percentage", "write a number from 0 to 100, with one decimal at most"
)
NOT_MONEY = Code("PEP119", ERROR, "this is not a sum of money", "write pounds, as 120.00")
NOT_A_COUNT = Code("PEP120", ERROR, "a whole number is expected here", "write figures only")
NOT_HOURS = Code("PEP121", ERROR, "this is not a number of hours a week", "write a number from 0 to 168")
NOT_DAYS = Code("PEP122", ERROR, "this is not a number of days", "write a number, with halves as .5")
NOT_AN_ID = Code("PEP123", ERROR, "this is not an id", "use letters, digits, - and _, beginning with a letter")
UNSAFE_RECORD = Code(
    "PEP124",
    ERROR,
    "this reference cannot be the name of a file",
    "use letters, digits, -, _ and . only, and do not end it with -cy or -en",
)
NOT_A_SCHOOL_YEAR = Code("PEP125", ERROR, "this is not a school year", "write it as 2025/26")
OLDER_FORMAT = Code("PEP140", INFO, "the file is of an earlier format", "pepdocs upgrade FILE rewrites it")
BOTH_SHAPES = Code(
    "PEP141",
    WARNING,
    "this is written as in the earlier format, and also as in the present one, which counts",
    "move what is still right to {nearest}, and delete this",
)
INCOMPLETE = Code("PEP127", ERROR, "something is missing here", "say by whom, or why")
NOT_A_TIME = Code(
    "PEP139", ERROR, "this is not a time of day", "write it as 13:30, or with am or pm after it, as 1.30pm"
)
NOT_A_YEAR_GROUP = Code(
    "PEP126", ERROR, "this is not a year group", "write one year: N1, N2, R or a number from 1 to 14"
)
YEAR_READ = Code("PEP145", INFO, "this was read as the year group {usual}", "to be sure, write {usual}")
CODE_READ = Code("PEP146", INFO, "this was read as the code {usual}", "to be sure, write {usual}")
NAME_READ = Code(
    "PEP147", INFO, "this was understood; it stands for this: {usual}", "to be sure, write the id or the code itself"
)

# A child's picture (parse.py, pictures.py); a plan is made without it, with the words for it
NO_PICTURE_NAME = Code(
    "PEP160",
    WARNING,
    "this is not the name of a picture in the folder of the plan",
    "put a PNG or JPEG beside the plan, and write its name only, as drawing.jpg; the document is made without it",
)
PICTURE_MISSING = Code(
    "PEP161",
    WARNING,
    "there is no such picture in the folder of the plan",
    "put the picture beside the plan, and write its name with all its letters; the document is made without it",
)
PICTURE_LINK = Code(
    "PEP162",
    WARNING,
    "this is a link and not a picture itself",
    "copy the picture itself into the folder of the plan; the document is made without it",
)
PICTURE_TOO_LARGE = Code(
    "PEP163",
    WARNING,
    "the picture is larger than {limit} MB",
    "save a smaller copy of it beside the plan; the document is made without it",
)
PICTURE_PIXELS = Code(
    "PEP164",
    WARNING,
    "the picture is larger than {limit} megapixels",
    "save it again in a smaller size; the document is made without it",
)
NO_PICTURE = Code(
    "PEP165",
    WARNING,
    "this file is not a PNG or JPEG picture, whatever its name says",
    "open it in a picture program and save it as PNG or JPEG; the document is made without it",
)
PICTURE_TORN = Code(
    "PEP166",
    WARNING,
    "the picture cannot be read to its end",
    "save it anew, or copy it again from where it came from; the document is made without it",
)
PICTURE_MOVES = Code(
    "PEP167", WARNING, "the picture moves", "save one picture of it as PNG or JPEG; the document is made without it"
)
PICTURES_TOO_MANY = Code(
    "PEP168",
    WARNING,
    "the plan has more than {limit} pictures",
    "choose the ones that matter most to the child; the document is made without this one",
)
PICTURE_AND_MORE = Code(
    "PEP169",
    INFO,
    "the file holds something else behind the picture, which is left out",
    "if that is a surprise, ask where the file came from",
)


# What copies leave out: see rules/copies.py and disclosure/. A slip here could show what was to be withheld.
NO_FIELD_TO_WITHHOLD = Code(
    "PEP170", ERROR, "the plan has no field at this path", "nearest: {nearest}; the field reference has all paths"
)
IN_EVERY_COPY = Code(
    "PEP171",
    ERROR,
    "this cannot be left out as a whole",
    "every copy needs it; name a field inside it, or leave this entry out",
)
NOT_FROM_THE_RECORD = Code(
    "PEP172",
    ERROR,
    "the full record leaves nothing out",
    "take the word full out; name the copies that are not to show it",
)
NOT_ON_REQUEST = Code(
    "PEP173", ERROR, "this field may not be shown in this copy", "take it out; a plan may show it in: {choices}"
)
FULL_NAME = Code(
    "PEP174",
    ERROR,
    "a text of this copy has the full name of somebody who must not have contact: {label} – {limit}",
    "reword it, or leave it out of the copy; if its reader may know, name its path under withhold, as accept, with why",
)
FULL_NAME_IN_COPY_SENT = Code(
    "PEP175",
    WARNING,
    "a text of a copy that is recorded as sent has the full name of somebody who must not have contact: "
    "{label} – {limit}",
    "the copy cannot be made like this; reword it, or name its path under withhold, as accept, with why",
)
PART_OF_NAME = Code(
    "PEP176",
    WARNING,
    "a text of this copy has a first name or surname of somebody who must not have contact: {label} – {limit}",
    "see whether it is that person, since others may have the same name; if so, reword it",
)
WHEREABOUTS = Code(
    "PEP177",
    ERROR,
    "a text of this copy says where the child lives, or how a carer may be reached, which the copy leaves out: "
    "{label} – {limit}",
    "reword it, or leave it out of the copy; if its reader may know, name its path under withhold, as accept, with why",
)
WHEREABOUTS_IN_COPY_SENT = Code(
    "PEP178",
    WARNING,
    "a text of a copy that is recorded as sent says where the child lives, or how a carer may be reached, which the "
    "copy leaves out: {label} – {limit}",
    "the copy cannot be made like this; reword it, or name its path under withhold, as accept, with why",
)
