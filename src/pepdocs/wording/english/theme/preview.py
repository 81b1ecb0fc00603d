"""The English of `pepdocs theme preview`: its help, and the page that it shows."""

from __future__ import annotations

HELP = {
    "cli:preview": "Show the documents of an authority's theme in the browser, with what is wrong with it.",
    "cli:option.watch": "Make the documents again when a file of the theme changes.",
    "cli:option.port": "Port of the page. 0: any that is free.",
    "cli:option.preview_plan": ("A plan to show instead of the fictional ones. Nothing of it is written to the disk."),
    "cli:option.open": "Open the page in the browser.",
    "cli:preview_at": "The page is here, for this computer alone: {address}",
    "cli:preview_end": "Ctrl-C ends it.",
    "cli:preview_ended": "The preview has ended.",
    "error.port": "The port cannot be used. Choose another. Port: {port}",
    "error.preview_worker": ("The process that was making the document died. The other documents are not affected."),
    "error.preview_fails": (
        "The document cannot be made with this theme. If nothing is found wrong with the theme, please "
        "report it to the people who look after pepdocs for you."
    ),
}

PAGE = {
    "preview:title": "Preview of a theme",
    "preview:skip": "To the documents",
    "preview:kinds": "Kind of document",
    "preview:plans": "Phases",
    "preview:findings": "Findings",
    "preview:documents": "Documents",
    "preview:none": "Nothing has been found.",
    "preview:place": "{file}, line {line}",
    "preview:both": "Welsh and English",
    "preview:yours": "The plan that was named",
    "preview:ended": "The preview has ended. Start it again in the terminal.",
    "preview:refused": "There is nothing here.",
}

PROGRESS = {
    "preview:progress": "Documents made: {made}. In all: {whole}.",
    "preview:working": "The rest are being made.",
    "preview:examining": "The theme is being checked.",
    "preview:unusable": "The theme cannot be used until its errors are put right.",
    "preview:making": "Being made",
    "preview:made": "Made",
    "preview:failed": "Cannot be made",
    "preview:older": "As it was before the error",
    "preview:waiting": "Waiting for the theme to be put right",
}

WORDS: dict[str, str | tuple[str, str]] = {**HELP, **PAGE, **PROGRESS}
