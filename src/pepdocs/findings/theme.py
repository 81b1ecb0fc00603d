"""The kinds of finding about a theme, with number, severity and wording."""

from __future__ import annotations

from pepdocs.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

UNREADABLE_FILE = Code("THM101", ERROR, "the file cannot be read")
LINK = Code(
    "THM102", ERROR, "this is a link, and a theme may not lead out of its folder", "put the file itself into the folder"
)
LARGE_FILE = Code("THM103", ERROR, "the file is larger than a theme's files may be: {limit} MB")
TOO_MANY_FILES = Code("THM104", ERROR, "a theme may have so many files: {limit}")
NO_TEXT = Code("THM105", ERROR, "the file is not text in UTF-8")
NO_SETTINGS = Code("THM106", ERROR, "the folder has no theme.toml", "pepdocs theme new makes a folder to begin with")
NO_TOML = Code("THM110", ERROR, "the file is not TOML from this line on")
NO_SUCH_SETTING = Code("THM111", ERROR, "there is no such setting; nearest: {nearest}")
WRONG_KIND = Code("THM112", ERROR, "the setting is of the wrong kind: {setting}")
WRONG_FORMAT = Code("THM113", ERROR, "the theme is of another format than this one: {wanted}")
NO_PLAIN_NAME = Code(
    "THM114", ERROR, "the name of a theme beside this one is wanted: small letters, digits and hyphens"
)
BOTH_LANGUAGES = Code("THM115", ERROR, "the text is needed in Welsh and in English: {setting}")
NO_SUCH_FILE = Code(
    "THM116",
    ERROR,
    "the setting names no file of the theme: {setting}",
    "a logo is a picture in the theme's folder: SVG, PNG or JPEG",
)
NO_COLOUR = Code("THM117", ERROR, "a colour such as #1b3a6b is wanted: {setting}")
NO_PARENT = Code("THM118", ERROR, "there is no theme of that name beside this one: {name}; nearest: {nearest}")
CIRCLE = Code("THM119", ERROR, "the themes build on one another in a circle: {name}")
PASSED_OVER = Code(
    "THM120",
    INFO,
    "no theme has a file of this kind, so this one is not used; nearest: {nearest}",
    "kinds of files: templates (.jinja, .docx), words (.po), styles (.css), pictures (.svg, .png, .jpg)",
)

NO_SUCH_ENGINE = Code(
    "THM121", ERROR, "no PDF engine is called this; nearest: {nearest}", "the engines: auto, typst, weasyprint"
)

# `pepdocs theme check`: the templates, style sheets and catalogues of a theme (201 to 229), and its documents of a
# plan with every field filled (230 to 239).
SYNTAX = Code(
    "THM201", ERROR, "this is not understood: {text}", "look for a tag that is not closed, or a word too many"
)
UNKNOWN_NAME = Code("THM202", ERROR, "there is no such name: {name}; nearest: {nearest}")
UNKNOWN_FILTER = Code("THM203", ERROR, "there is no such filter: {name}; nearest: {nearest}")
UNKNOWN_ATTRIBUTE = Code("THM204", ERROR, "nothing in the view is called this: {name}; nearest: {nearest}")
UNKNOWN_BLOCK = Code("THM205", ERROR, "what this template builds on has no such block: {name}; nearest: {nearest}")
UNKNOWN_SECTION = Code("THM206", ERROR, "no document has such a section: {name}; nearest: {nearest}")
UNKNOWN_CHAPTER = Code("THM228", ERROR, "no document has such a chapter: {name}; nearest: {nearest}")
OTHER_ARGUMENTS = Code(
    "THM229", ERROR, "the macro is called with other arguments than it takes: {name}; ours begins: {ours}"
)
UNKNOWN_MACRO = Code("THM207", ERROR, "this takes the place of no macro of ours: {name}; nearest: {nearest}")
NO_TEMPLATE = Code("THM208", ERROR, "there is no such template: {name}; nearest: {nearest}")
FAILS = Code("THM209", ERROR, "this fails when a document is made: {reason}")
OTHER_VIEW = Code(
    "THM210",
    ERROR,
    "the theme is written for another version of the view: {typed}; this one is: {wanted}. {change}",
    "docs/templates.md says what changed; then set view in theme.toml",
)
OVERRIDES_NOTHING = Code(
    "THM211", WARNING, "the file takes the place of none of ours, and nothing uses it; nearest: {nearest}"
)
UNKNOWN_VARIABLE = Code("THM212", ERROR, "no style sheet has such a variable: {name}; nearest: {nearest}")
NO_CSS = Code("THM213", ERROR, "this is no rule of a style sheet")
LOW_CONTRAST = Code(
    "THM214",
    ERROR,
    "the contrast of these colours is too low (WCAG 1.4.3): {colours}; it is {ratio}, and at least {wanted} is needed",
)
SMALL_TYPE = Code("THM215", ERROR, "this type is below 12 point: {size}")
WELSH_LESS = Code(
    "THM216", ERROR, "this makes Welsh less prominent than English: {property}", "set both languages alike"
)
HIDES = Code(
    "THM217",
    ERROR,
    "this hides, or can hide, something that the documents say: {property}",
    "a text that nobody needs can be taken out of a template; one that somebody needs must be seen",
)
UNKNOWN_PROPERTY = Code("THM218", ERROR, "no rule can set such a property: {name}; nearest: {nearest}")
ASKS_ITSELF = Code(
    "THM219",
    ERROR,
    "this template asks for itself, directly or by way of others: {name}",
    "below/ before the name asks for the file that this one takes the place of",
)
BROKEN_CATALOGUE = Code("THM220", ERROR, "the file is no catalogue of words from this line on")
UNKNOWN_TEXT = Code("THM221", ERROR, "we have no text with this context: {name}; nearest: {nearest}")
ONE_LANGUAGE = Code(
    "THM222",
    WARNING,
    "the text is said in one language only: {name}",
    "write it into the catalogue of the other language, too",
)
WRONG_SLOTS = Code("THM223", ERROR, "the slots in braces are not those of our text: {slots}")
MUTATING = Code(
    "THM224", ERROR, "a Welsh word that mutates what follows stands before a slot: {name}", "put the slot after a colon"
)
WRONG_FORMS = Code("THM225", ERROR, "the text needs so many forms of number: {count}")
SAME_TEXT = Code("THM226", WARNING, "the catalogue says this text more often than once; the last counts: {name}")
NO_VALUE = Code("THM227", ERROR, "the property takes no such value: {property}")
LAW_LOWERED = Code(
    "THM230", ERROR, "the legal minimum is lowered: a field that law asks for is not shown: {label} ({law})"
)
NOT_SHOWN = Code("THM231", ERROR, "a field that every plan needs is not shown: {label}")
CHAPTER_NOT_SHOWN = Code("THM232", ERROR, "a whole chapter is not shown: {chapter}")
NOT_WHOLE = Code("THM233", ERROR, "something in this chapter is not shown, or not in its order: {chapter}")
TWICE = Code("THM234", ERROR, "this is shown more often than once: {label}")
NO_END = Code("THM235", ERROR, "making a document took too long, or too much memory")
NO_ENGINE = Code(
    "THM236",
    WARNING,
    "this computer cannot make these documents, so nobody knows whether they are right",
    "pepdocs doctor says what is missing",
)

# What themes of an earlier version of the view ask for: see theme/earlier.py
OLDER_VIEW = Code(
    "THM240",
    WARNING,
    "the theme is written for an earlier version of the view: {typed}; this one is: {wanted}. {change}",
    "docs/templates.md says what changed; when nothing else is reported, set view in theme.toml",
)
GONE = Code(
    "THM241",
    ERROR,
    "the view has this no longer, so no PDF or web document can be made with it: {name}; since version: {version}; "
    "write instead: {instead}",
    "docs/templates.md says what changed",
)
GONE_MACRO = Code(
    "THM242", WARNING, "nothing uses this macro any more: {name}; since version: {version}; write instead: {instead}"
)
GONE_CLASS = Code(
    "THM243", WARNING, "no element has this class any more: {name}; since version: {version}; write instead: {instead}"
)
GONE_VARIABLE = Code(
    "THM244", WARNING, "no sheet of ours has this variable: {name}; since version: {version}; write instead: {instead}"
)
GONE_TEXT = Code("THM245", WARNING, "no document says this text any more: {name}; since version: {version}")
OLDER_WORD = Code(
    "THM246",
    WARNING,
    "this Word template is of an earlier version and is brought up to date each time: chapters take the places of "
    "sections, and building blocks of its own are not used; version: {typed}",
    "pepdocs theme eject docx writes one of this version; move your changes into it, or go on with this one",
)

# Local fields, and fields of ours that an authority requires more strongly: see schema/local/declarations.py
NO_FIELD_ID = Code(
    "THM301", ERROR, "a field needs an id: small letters, digits and underscores, beginning with a letter"
)
SAME_FIELD = Code("THM302", ERROR, "the theme declares this field twice: {name}")
NO_SUCH_WORD = Code("THM303", ERROR, "the setting takes other words: {setting}; one of: {choices}")
OPTIONS_OF_A_CHOICE = Code("THM304", ERROR, "a field of the kind choice has options, and no other field has: {name}")
NO_OPTION_ID = Code(
    "THM305",
    ERROR,
    "each option needs an id of its own, made like that of a field: {name}",
    "give it its id and its label in both languages: id, cy, en",
)
NO_SHOWN_TEXT = Code(
    "THM306",
    ERROR,
    "the text holds braces or a character that cannot be seen, or is longer than it may be: {setting}; "
    "characters allowed: {limit}",
)
LEVEL_LOWERED = Code(
    "THM307",
    ERROR,
    "the theme below asks for this field more strongly: {name}",
    "a theme may ask for more than what it builds on, never for less",
)
MINIMUM_LOWERED = Code(
    "THM308",
    ERROR,
    "the legal minimum would be lowered; law or guidance asks for this field more strongly: {name}",
    "take this out; a theme may ask for more than the law, never for less",
)
NO_SUCH_FIELD = Code("THM309", ERROR, "no plan has such a field; nearest: {nearest}")
TOO_MANY_FIELDS = Code("THM310", ERROR, "a theme may declare so many fields: {limit}")
IN_EVERY_COPY = Code(
    "THM311",
    ERROR,
    "this cannot be left out as a whole: {name}",
    "every copy needs it; name a field inside it, or leave this entry out",
)
NOT_ON_REQUEST = Code(
    "THM312",
    ERROR,
    "this field may not be shown in this copy: {name}",
    "take it out; a theme may show it in: {choices}",
)

# The chapters of a phase: see view/own_chapters.py
NO_CHAPTER_KEY = Code(
    "THM320", ERROR, "a chapter needs a key: small letters, digits and underscores, beginning with a letter"
)
SAME_CHAPTER = Code("THM321", ERROR, "the theme names this chapter twice: {name}")
SAME_SECTION = Code("THM322", ERROR, "another chapter of this phase has this section already: {name}")
NO_SECTIONS = Code(
    "THM323",
    ERROR,
    "a chapter of your own needs at least one section: {name}",
    "name them in sections; only a chapter of ours has some by itself",
)
STAYS_APART = Code(
    "THM324",
    ERROR,
    "this chapter is read without the others, so it keeps its own section and takes no other: {name}",
    "the chapter may move; leave its section to it",
)

NAME = Code("THM401", ERROR, "the file's name holds a character that cannot be seen or that misleads")
SAME_NAME = Code("THM402", ERROR, "another file has this name but for capitals, and many systems tell no difference")
LONG_TEXT = Code("THM403", ERROR, "the file is longer than a file of its kind may be: {limit} KB")
TOO_DEEP = Code("THM404", ERROR, "this is nested too deeply, or repeats itself too often")
FONT = Code(
    "THM405",
    ERROR,
    "a theme has no fonts of its own",
    "take the file out; documents have fonts for every script that a plan is written in",
)
FRAME = Code(
    "THM406",
    ERROR,
    "this file says what a browser may do with a document, and no theme may replace it",
    "take the file out; everything within the page can be replaced by other files",
)
LARGE_TOGETHER = Code("THM407", ERROR, "the theme's files together are larger than they may be: {limit} MB")
LEADS_OUT = Code(
    "THM410",
    ERROR,
    "a template can only ask for files of its theme and of ours; asked for: {name}",
    "write the name of a template, with builtin/ or below/ before it if need be",
)
COMPUTED = Code(
    "THM411",
    ERROR,
    "the name of another file is put together by the template, so that nobody can tell what it asks for",
    "write the whole name in quotation marks",
)
HIDDEN_NAME = Code("THM412", ERROR, "a name with _ at its beginning is the inside of the program: {name}")
GROWS = Code("THM413", ERROR, "this can make a text or a loop without end: {name}")
ELEMENT = Code("THM420", ERROR, "no document may have this element: {name}")
ATTRIBUTE = Code("THM421", ERROR, "no element may have this attribute: {name}")
ADDRESS = Code(
    "THM422",
    ERROR,
    "this may only name a picture of the theme or a place in the document: {name}",
    "put the picture into the theme's folder as PNG, JPEG or SVG and write its name",
)
MARKUP = Code(
    "THM423",
    ERROR,
    "this is a comment, an instruction or markup that browsers read in different ways",
    "write comments as Jinja comments, and put attributes in quotation marks",
)
CSS_RULE = Code("THM430", ERROR, "no style sheet of a theme may have this rule: @{name}")
CSS_FUNCTION = Code("THM431", ERROR, "no style sheet of a theme may use this function: {name}")
CSS_PROPERTY = Code("THM432", ERROR, "no style sheet of a theme may have this property: {name}")
CSS_BROKEN = Code("THM433", ERROR, "this is not CSS, or is read as something else than it seems to be")
CSS_NUMBER = Code("THM434", ERROR, "a number is larger than any in a style sheet may be: {limit}")
PICTURE_KIND = Code("THM440", ERROR, "this is not a picture of the kind that its name says")
PICTURE_SIZE = Code("THM441", ERROR, "the picture has more points than it may have: {limit}")
DRAWING = Code("THM442", ERROR, "no drawing may have this: {name}")
DOCTYPE = Code("THM443", ERROR, "a document type, entities of its own or another encoding than UTF-8")
PICTURE_TORN = Code(
    "THM444", ERROR, "the picture cannot be read to its end", "save it anew, or take it from where it came from"
)
NO_WORD_FILE = Code("THM450", ERROR, "this is not a Word file (.docx) that can be read")
PACKED = Code("THM451", ERROR, "the Word file unpacks to more than it may: {limit} MB; parts allowed: {parts}")
PART_NAME = Code("THM452", ERROR, "a part of the Word file has a name that leads out of it: {part}")
PART = Code(
    "THM453",
    ERROR,
    "no template may hold a program, an embedded file or the like; part: {part}",
    "save it as a Word document (.docx) without macros, objects and embedded fonts, its pictures as PNG or JPEG",
)
RELATION = Code(
    "THM454",
    ERROR,
    "something would be fetched from outside the Word file: {name}; part: {part}",
    "put pictures into the document; only links that a reader follows may lead out",
)
FIELD = Code("THM455", ERROR, "this field can open or run something: {name}; part: {part}")
FIELD_TAG = Code("THM456", ERROR, "a field's instruction may hold no tag; part: {part}")
OPENING = Code("THM457", ERROR, "this opens or runs something: {name}; part: {part}")
WORD_TAG = Code(
    "THM458",
    ERROR,
    "no tag of Word may hold markup, a comment or raw; part: {part}",
    "write a comment in a paragraph of the style PEP Template Note",
)
NO_CATALOGUE = Code("THM460", ERROR, "the line is none of a catalogue: msgctxt, msgid, msgstr")
LONG_NUMBER = Code("THM461", ERROR, "a number has more digits than it may have: {limit}")
MANY_LINES = Code("THM462", ERROR, "the file has more lines than it may have: {limit}")
UNSEEN_SIGN = Code(
    "THM463",
    ERROR,
    "the text holds a character that cannot be seen: {sign}",
    "type the text anew; it may have come with something that was copied",
)

NO_RECORD = Code(
    "THM501",
    WARNING,
    "the record of what the theme was made on cannot be read",
    "pepdocs theme diff --accept writes it anew",
)
