"""The English of what `pepdocs theme check` says around the findings."""

from __future__ import annotations

HELP = {
    "cli:theme_check": ("Say everything that is wrong with a theme: in its files, and in the documents that it makes."),
    "cli:argument.theme": "FOLDER",
    "cli:option.theme_check_form": "How it is said: text or json.",
    "cli:option.theme_check_annotate": (
        "Folder for copies of the theme’s Word templates, with a comment at each place."
    ),
}

REPORT = {
    "cli:theme_clean": "Nothing is wrong with the theme.",
    "cli:theme_annotated": "Copy with comments: {path}",
    "cli:theme_not_over": "The copies would take the place of the theme’s own files: name another folder.",
    "cli:theme_paragraph": "paragraph: {number}",
    "cli:theme_cell": "row and column: {cell}",
    "cli:theme_part": "part of the file: {part}",
    "cli:theme_heading": "under: {heading}",
    "cli:theme_documents": "documents: {documents}",
}

PARTS = {
    "view:first_page": "First page",
    "view:change.1": "Version 1 is the first.",
}

WHY = {
    "view:why.circle": "templates ask for one another in a circle",
    "view:why.missing": "a name or a value is not there",
    "view:why.large": "the document becomes too large, or takes too many steps",
    "view:why.forbidden": "no template may do this",
    "view:why.value": "this cannot be done with the value",
    "view:why.engine": "the PDF engine does not understand something in the style sheets",
    "view:why.outside": "something outside the theme is asked for",
    "view:why.character": "a text holds a character that no Word file can hold",
}
"""Why no document could be made, as the end of a sentence."""
"""Parts of a document, and what changed in each version of the view."""

WORDS: dict[str, str | tuple[str, str]] = {**HELP, **REPORT, **PARTS, **WHY}
