"""Every kind of finding: its number, weight and wording. Numbers are never used twice.

PEP0xx a file that cannot be read, PEP1xx a value of the wrong kind, PEP2xx something missing,
PEP3xx parts that do not agree with each other, PEP4xx quality of what was written.
"""

from __future__ import annotations

from pepdocs.findings import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# A file that cannot be read (source.py)
UNREADABLE = Code(
    "PEP001", ERROR, "the file cannot be opened", "check its name and that you may read it"
)
TOO_LARGE = Code(
    "PEP002", ERROR, "the file is larger than {limit} MB", "a PEP is text; take out what is not"
)
NOT_UTF8 = Code(
    "PEP003",
    ERROR,
    "the file is not UTF-8 text",
    "save it again as UTF-8 (in Notepad: Save As, Encoding)",
)
BINARY = Code("PEP004", ERROR, "the file is not text", "give a YAML or JSON file")
CONTROL_CHARACTER = Code(
    "PEP005",
    ERROR,
    "there is an invisible control character here",
    "delete it and type the text again",
)
SYNTAX = Code(
    "PEP006",
    ERROR,
    "this is not YAML from here on",
    "look for a missing quote, colon or bracket just before",
)
TAB_INDENT = Code("PEP007", ERROR, "a line begins with a tab", "use spaces to indent")
UNCLOSED = Code(
    "PEP008", ERROR, "a quotation mark or bracket that opens here is never closed", "close it"
)
SEVERAL_DOCUMENTS = Code(
    "PEP009", ERROR, "a second document begins here", "keep one PEP in one file"
)
EMPTY = Code("PEP010", ERROR, "the file is empty", "pepdocs new makes a blank one to fill in")
NOT_A_MAPPING = Code(
    "PEP011", ERROR, "the file is not a list of fields and their values", "begin with pepdocs: 1"
)
TOO_DEEP = Code(
    "PEP012", ERROR, "the file is nested more than {limit} levels deep", "a PEP needs six"
)
ALIAS = Code(
    "PEP013",
    ERROR,
    "anchors and aliases (& and *) are not used in a PEP",
    "write the text out, or put it in quotation marks",
)
TAG = Code(
    "PEP014",
    ERROR,
    "tags (!) are not used in a PEP",
    "delete the tag, or put the text in quotation marks",
)
DUPLICATE_KEY = Code("PEP015", ERROR, "this field is already given above", "keep one of the two")
COMPLEX_KEY = Code("PEP016", ERROR, "the name of a field must be plain text", "write name: value")
SURROGATE = Code(
    "PEP017", ERROR, "there is half a character here", "delete it and type the character again"
)
TOO_MANY = Code(
    "PEP018", ERROR, "the file holds more than {limit} values", "split it; one file is one PEP"
)
