"""The English of `pepdocs verify`: its help, and the text around the barriers that it reports."""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "cli:verify": (
        "Say what a reader with a screen reader, large print or a keyboard would meet in finished PDF and Word files."
    ),
    "cli:option.barriers": "How it is said: text, json or html.",
    "cli:option.source": "The plan that the files were made from, to compare them with it.",
    "cli:option.as_heard": "Show each document in the order and languages in which it is read aloud.",
    "cli:option.report_out": "File to write; without it the report is shown.",
    "cli:nothing_to_verify": "No PDF or Word file was found there: {path}",
    "cli:option.copy_of": (
        "Whose copy the files are, whatever they are called; --source is needed too. What that copy withholds is "
        "searched for in every part of them."
    ),
    "cli:theme_without_source": "--theme is of use only with --source.",
    "cli:copy_without_source": "--copy is of use only with --source: name the plan that the files were made from.",
    "cli:verified": "Files examined: {count}",
    "cli:no_barrier": "Nothing was found that stands in a reader's way.",
    "cli:not_proof": "No program can tell whether a text is understandable or a description right: read it, too.",
    "cli:page": "page",
    "cli:under": "under",
    "cli:whole_file": "the whole file",
    "cli:more_places": "and more places: {count}",
    "cli:why": "Why it matters",
    "cli:to_do": "What to do",
    "cli:what": "What was found",
    "cli:where": "Where",
    "cli:verify_title": "What a reader meets",
    "cli:barriers_of": "What was found in this file",
    error_keys.EDITION: "The plan and the file do not belong together, or the file is no document of ours: {file}",
    error_keys.SOURCE_BROKEN: "The plan has errors, so nothing can be compared with it: {file}",
    "heard:H1": "heading level 1",
    "heard:H2": "heading level 2",
    "heard:H3": "heading level 3",
    "heard:H4": "heading level 4",
    "heard:H5": "heading level 5",
    "heard:H6": "heading level 6",
    "heard:TH": "header cell",
    "heard:TD": "cell",
    "heard:LI": "list item",
    "heard:Lbl": "label",
    "heard:Caption": "caption",
    "heard:Figure": "picture",
    "heard:P": "paragraph",
}
