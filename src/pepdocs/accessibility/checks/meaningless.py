"""Words and characters that tell a reader nothing: names of files, "click here", lone symbols."""

from __future__ import annotations

import re

FILE_NAME = re.compile(r"[\w.-]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf|pdf)", re.IGNORECASE)
ONLY_A_PICTURE = frozenset(
    "image picture photo photograph graphic figure icon logo img llun delwedd ffotograff ffigur "
    "eicon logo graffig".split()
)
NUMBERED = re.compile(r"[\s\d._-]+$")

ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S*|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
SAYS_NOTHING = frozenset(
    (
        "click here", "click", "here", "link", "this link", "follow this link", "read more", "more",
        "more information", "see here", "go", "this page", "website", "page",
        "yma", "cliciwch yma", "clicia yma", "cliciwch", "clicia", "dolen", "y ddolen", "y ddolen hon",
        "dilynwch y ddolen hon", "darllen mwy", "darllenwch fwy", "mwy", "rhagor", "rhagor o wybodaeth",
        "mwy o wybodaeth", "gweler yma", "y dudalen hon", "gwefan", "y wefan hon", "tudalen",
    )
)  # fmt: skip

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\x00\ufeff\ufffe\uffff]")
UNKNOWN = "\ufffd"
SYMBOLS = re.compile(r"[\u2190-\u21ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\s]+")


def is_name_of_file(said: str) -> bool:
    """Return whether the words for a picture name a file, or say no more than that it is one."""
    bare = NUMBERED.sub("", said.casefold())
    return FILE_NAME.fullmatch(said) is not None or bare in ONLY_A_PICTURE


def says_nothing(text: str) -> bool:
    """Return whether the text of a link is an address, or does not say where it leads."""
    bare = " ".join(text.casefold().split()).strip(" .:…→>»")
    return bare in SAYS_NOTHING or ADDRESS.fullmatch(text.strip()) is not None
