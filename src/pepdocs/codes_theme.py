"""Every kind of finding about a theme, with its wording: what stands in the way of using it."""

from __future__ import annotations

from pepdocs.findings import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNREADABLE_FILE = Code("THM101", ERROR, "the file cannot be read")
LINK = Code(
    "THM102",
    ERROR,
    "this is a link, and a theme may not lead out of its folder",
    "put the file itself into the folder",
)
LARGE_FILE = Code("THM103", ERROR, "the file is larger than a theme's files may be: {limit} MB")
TOO_MANY_FILES = Code("THM104", ERROR, "a theme may have so many files: {limit}")
NO_TEXT = Code("THM105", ERROR, "the file is not text in UTF-8")
NO_SETTINGS = Code(
    "THM106",
    ERROR,
    "the folder has no theme.toml",
    "pepdocs theme new makes a folder to begin with",
)
NO_TOML = Code("THM110", ERROR, "the file is not TOML from this line on")
NO_SUCH_SETTING = Code("THM111", ERROR, "there is no such setting; nearest: {nearest}")
WRONG_KIND = Code("THM112", ERROR, "the setting is of the wrong kind: {setting}")
WRONG_FORMAT = Code("THM113", ERROR, "the theme is of another format than this one: {wanted}")
NO_PLAIN_NAME = Code(
    "THM114",
    ERROR,
    "the name of a theme beside this one is wanted: small letters, digits and hyphens",
)
BOTH_LANGUAGES = Code("THM115", ERROR, "the text is needed in Welsh and in English: {setting}")
NO_SUCH_FILE = Code("THM116", ERROR, "the setting names no file of the theme: {setting}")
NO_COLOUR = Code("THM117", ERROR, "a colour such as #1b3a6b is wanted: {setting}")
NO_PARENT = Code("THM118", ERROR, "there is no theme of that name beside this one: {name}")
CIRCLE = Code("THM119", ERROR, "the themes build on one another in a circle: {name}")
