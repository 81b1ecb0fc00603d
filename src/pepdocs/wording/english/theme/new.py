"""The English of `pepdocs theme new`, `eject` and `diff`."""

from __future__ import annotations

HELP = {
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
        "Put the building blocks in too: how tables, targets and boxes are made. Without them, those "
        "of pepdocs are used."
    ),
    "cli:option.accept": "Record what is below now, once the changes have been looked at.",
    "cli:argument.contexts": "CONTEXT...",
}

SAID: dict[str, str | tuple[str, str]] = {
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
        "The theme was made for another version of the view. For: {then}; now: {now}. What has changed "
        "is in docs/templates.md."
    ),
    "cli:diff.recorded": "What is below now has been recorded: {path}",
    "error.no_context": "There is no text in this context: {context}. Nearest: {nearest}",
    "error.theme_name": (
        "The name of a theme beside this one is wanted: small letters, digits and hyphens. Name: {name}"
    ),
}

WORDS: dict[str, str | tuple[str, str]] = {**HELP, **SAID}
