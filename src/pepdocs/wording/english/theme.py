"""The English of the `pepdocs theme` commands: new, eject, diff, check and preview."""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "cli:theme_new": "Make a small theme to begin with: an authority's own name, logo, colours and words.",
    "cli:eject": "Put something of pepdocs' own into a theme, to be changed there.",
    "cli:eject_docx": "Put the Word template of a phase into a theme, to be edited in Word.",
    "cli:eject_html": "Put the list of a phase's sections into a theme, for PDF and web pages.",
    "cli:eject_words": "Put texts into a theme by their contexts, in both languages, to be said otherwise.",
    "cli:diff": "Show what a theme overrides, and what has changed below it since it was made.",
    "cli:option.name_cy": "The name of the theme in Welsh.",
    "cli:option.name_en": "The name of the theme in English.",
    "cli:option.extends": "The theme beside the new one that it builds on.",
    "cli:option.theme_folder": "The folder of the theme.",
    "cli:option.blocks": (
        "Put the building blocks in too: how tables, targets and boxes are made. Without them, those of pepdocs are "
        "used."
    ),
    "cli:option.accept": "Record what is below now, once the changes have been looked at.",
    "cli:argument.contexts": "CONTEXT...",
    "cli:my_authority": "My authority",
    "cli:theme_begun": "To see what is wrong with it: pepdocs theme check {path}",
    "cli:diff.variable": "colour or size",
    "cli:diff.style": "style sheet",
    "cli:diff.message": "words",
    "cli:diff.macro": "building block",
    "cli:diff.template": "template",
    "cli:diff.word": "Word template",
    "cli:diff.field": "field of its own",
    "cli:diff.logo": "logo",
    "cli:diff.changed": "What is below has changed since.",
    "cli:diff.gone": "What it overrides is no longer there.",
    "cli:diff.unknown": "It is not recorded what was below when this was made.",
    "cli:diff.was": "It was: {text}",
    "cli:diff.now": "It is: {text}",
    "cli:diff.nothing": "The theme overrides nothing.",
    "cli:diff.counts": "Overridden: {count}. Changed below: {changed}. No longer there: {gone}.",
    "cli:diff.view": (
        "The theme was made for another version of the view. For: {then}; now: {now}. What has changed is in "
        "docs/templates.md."
    ),
    "cli:diff.recorded": "What is below now has been recorded: {path}",
    error_keys.NO_CONTEXT: "There is no text in this context: {context}. Nearest: {nearest}",
    error_keys.THEME_NAME: (
        "The name of a theme beside this one is wanted: small letters, digits and hyphens. Name: {name}"
    ),
    "cli:theme_check": "Say everything that is wrong with a theme: in its files, and in the documents that it makes.",
    "cli:argument.theme": "FOLDER",
    "cli:option.theme_check_form": "How it is said: text or json.",
    "cli:option.theme_check_annotate": "Folder for copies of the theme’s Word templates, with a comment at each place.",
    "cli:theme_clean": "Nothing is wrong with the theme.",
    "cli:theme_engine.typst": "PDF by Typst, for these phases: {phases}",
    "cli:theme_engine.weasyprint": "PDF by WeasyPrint, which needs Pango, for these phases: {phases}",
    "cli:theme_engine.ignored": "Typst does not use this",
    "cli:theme_engine.cause.asked": "the engine is named here",
    "cli:theme_engine.cause.rule": "a style rule of the theme's own",
    "cli:theme_engine.cause.value": "a colour that is not in digits, or a size that is no length",
    "cli:theme_engine.cause.template": "a page template of the theme's own",
    "cli:theme_annotated": "Copy with comments: {path}",
    "cli:theme_not_over": "The copies would take the place of the theme’s own files: name another folder.",
    "cli:theme_paragraph": "paragraph: {number}",
    "cli:theme_cell": "row and column: {cell}",
    "cli:theme_part": "part of the file: {part}",
    "cli:theme_heading": "under: {heading}",
    "cli:theme_documents": "documents: {documents}",
    # Parts of a document, and the changes of each version of the view
    "view:first_page": "First page",
    "view:change.1": "Version 1 is the first.",
    "view:change.2": (
        "Version 2 has chapters, each with its sections; facts in lines, with a cell for each language; and what "
        "became of the child’s views beside them."
    ),
    # The reasons why no document could be made, each the end of a sentence
    "view:why.circle": "templates ask for one another in a circle",
    "view:why.missing": "a name or a value is not there",
    "view:why.large": "the document becomes too large, or takes too many steps",
    "view:why.forbidden": "no template may do this",
    "view:why.value": "this cannot be done with the value",
    "view:why.engine": "the PDF engine does not understand something in the style sheets",
    "view:why.outside": "something outside the theme is asked for",
    "view:why.gone": "the view has something no longer that is asked for here; pepdocs theme check says what to write",
    "view:why.character": "a text holds a character that no Word file can hold",
    "cli:preview": "Show the documents of an authority's theme in the browser, with what is wrong with it.",
    "cli:option.watch": "Make the documents again when a file of the theme changes.",
    "cli:option.port": "Port of the page. 0: any that is free.",
    "cli:option.preview_plan": "A plan to show instead of the fictional ones. Nothing of it is written to the disk.",
    "cli:option.open": "Open the page in the browser.",
    "cli:preview_at": "The page is here, for this computer alone: {address}",
    "cli:preview_end": "Ctrl-C ends it.",
    "cli:preview_ended": "The preview has ended.",
    error_keys.PORT: "The port cannot be used. Choose another. Port: {port}",
    error_keys.PREVIEW_WORKER: "The process that was making the document died. The other documents are not affected.",
    error_keys.PREVIEW_FAILS: (
        "The document cannot be made with this theme. If nothing is found wrong with the theme, please report it to "
        "the people who look after pepdocs for you."
    ),
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
    "preview:progress": "Documents made: {made}. In all: {whole}.",
    "preview:working": "The rest are being made.",
    "preview:examining": "The theme is being checked.",
    "preview:unusable": "The theme cannot be used until its errors are put right.",
    "preview:making": "Being made",
    "preview:made": "Made",
    "preview:failed": "Cannot be made",
    "preview:older": "As it was before the error",
    "preview:waiting": "Waiting for the theme to be put right",
    # The levels that an authority sets for fields
    "level:authority_must": "required by the authority",
    "level:authority_should": "asked for by the authority",
}
