"""The English of what the command line says: help, summaries and errors, each under its context."""

from __future__ import annotations

HELP = {
    "cli:pepdocs": "Turn Personal Education Plans into accessible documents in Welsh and English.",
    "cli:new": "Write a blank PEP file to fill in, with a comment for every field.",
    "cli:check": "Say what is missing or wrong in PEP files, without making any document.",
    "cli:build": "Make the documents of PEP files.",
    "cli:schema": "Write the JSON Schema, so that an editor can complete and explain the fields.",
    "cli:doctor": "Say what is missing on this computer, and how to mend it.",
    "cli:option.help": "Show this help.",
    "cli:option.version": "Show the version.",
    "cli:option.ui_lang": "Language of the messages.",
    "cli:option.phase": "Phase of education.",
    "cli:option.jurisdiction": "The country whose law applies.",
    "cli:option.lang": "Languages of the documents, separated by commas: cy, en, bilingual.",
    "cli:option.written_in": "Language of the comments in the file.",
    "cli:option.format": "Kinds of document, separated by commas: pdf, docx.",
    "cli:option.report": "How findings are shown: text, json or sarif.",
    "cli:option.out": "Folder for the documents.",
    "cli:option.draft": "Make documents marked as drafts, even if something required is missing.",
    "cli:option.force": "Replace a file that is already there.",
}

SUMMARIES: dict[str, str | tuple[str, str]] = {
    "cli:errors": ("{n} error", "{n} errors"),
    "cli:warnings": ("{n} warning", "{n} warnings"),
    "cli:remarks": ("{n} remark", "{n} remarks"),
    "cli:severity.error": "error",
    "cli:severity.warning": "warning",
    "cli:severity.info": "info",
}

WORDS: dict[str, str | tuple[str, str]] = {**HELP, **SUMMARIES}
