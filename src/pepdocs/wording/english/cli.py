"""The English of the command line: help, summaries and errors by their contexts."""

from __future__ import annotations

from pepdocs.base import error_keys

HELP = {
    "cli:pepdocs": "Turn Personal Education Plans into accessible documents in Welsh and English.",
    "cli:new": "Write a blank PEP file to fill in, with a comment for every field.",
    "cli:check": "Say what is missing or wrong in PEP files, without making any document.",
    "cli:build": "Make the documents of PEP files.",
    "cli:copies": (
        "Say which copies of plans were made and packed in a folder of documents; with files of plans, also whether "
        "the plans say the same (meeting.copies)."
    ),
    "cli:forget": (
        "List everything that folders of documents hold of a plan, by its reference; with --write, delete it."
    ),
    "cli:upgrade": "Rewrite PEP files of an earlier format, or saved in an old encoding; each file is kept as it was.",
    "cli:form": (
        "Make a form of each plan that anyone can fill in in a browser, without a network: one HTML file, which saves "
        "itself and is sent back. Without a plan, a blank one."
    ),
    "cli:schema": "Write the JSON Schema, so that an editor can complete and explain the fields.",
    "cli:doctor": "Say what is missing on this computer, and how to mend it.",
    "cli:option.help": "Show this help.",
    "cli:option.version": "Show the version.",
    "cli:option.ui_lang": "Language of the messages.",
    "cli:option.phase": "Phase of education.",
    "cli:option.jurisdiction": "The country whose law applies.",
    "cli:option.kind": "Kind of plan; what is not asked of that kind is left out.",
    "cli:option.short": "Write only what law or guidance asks for.",
    "cli:option.lang": "Languages of the documents, separated by commas: cy, en, bilingual.",
    "cli:option.written_in": "Language of the comments in the file.",
    "cli:option.format": "Kinds of document, separated by commas: pdf, docx, html.",
    "cli:option.size": (
        "Sizes of type, separated by commas: standard, large (18 point), very-large (24 point). Without it: standard, "
        "and what the plan asks for."
    ),
    "cli:option.copy": (
        "Whose copies are made, separated by commas: full, school, carer, parent, child, officer, social_worker, "
        "personal_adviser, provider. Each shows what its reader may see; full shows everything. Without it: full, or "
        "with --zip-by the recipient's own."
    ),
    "cli:option.layout": (
        "How both languages are shown: side by side (columns), one above the other (blocks), section by section "
        "(sections), or in documents of their own (separate)."
    ),
    "cli:option.first": "Language that comes first where both are shown.",
    "cli:option.archive": "Make the PDFs such that an archive keeps them (PDF/A-2a).",
    "cli:option.report": "How findings are shown: text, json or sarif.",
    "cli:option.out": "Folder for the documents.",
    "cli:option.draft": "Make documents marked as drafts, even if something required is missing.",
    "cli:option.force": "Replace a file that is already there.",
    "cli:option.on": "Day on which the plans are judged, in place of each plan's own.",
    "cli:option.all": "Show remarks too: parts that may be filled in, and dates typed in another way.",
    "cli:option.copies_report": "How the copies are shown: text or json.",
    "cli:option.in_folder": "Folder of documents to look in; may be given several times.",
    "cli:option.forget_write": "Delete what was found. Without it, nothing is changed.",
    "cli:option.forget_encrypt": (
        "Make encrypted ZIP files anew too, with their password, which is asked for, or read from the file given to "
        "--password-file."
    ),
    "cli:option.dry_run": "Say what would be done, and write nothing.",
    "cli:option.form_out": "Folder for the forms.",
    "cli:option.form_lang": "Language in which the form opens; it has both.",
    "cli:option.form_phase": "Phase of a blank form.",
    "cli:option.form_part": (
        "Only what this person fills in, and nothing else of the plan; may be given several times."
    ),
    "cli:option.schema_out": "File to write; without it the schema is printed.",
    "cli:argument.files": "FILE-OR-FOLDER...",
    "cli:argument.some_files": "[FILE-OR-FOLDER...]",
    "cli:argument.reference": "REFERENCE",
    "cli:argument.file": "FILE",
    "cli:argument.day": "YYYY-MM-DD",
    "cli:argument.folder": "FOLDER",
    "cli:argument.text": "TEXT",
    "cli:argument.options": "[OPTIONS]",
    "cli:argument.command": "COMMAND [OPTIONS]...",
}

CLICK = {
    "click:Usage:": "Usage:",
    "click:Options": "Options",
    "click:Commands": "Commands",
    "click:Positional arguments": "Arguments",
    "click:Aborted!": "Stopped.",
    "click:Missing command.": "Missing command.",
    "click:Missing argument": "Missing argument",
    "click:Missing option": "Missing option",
    "click:Missing parameter": "Missing parameter",
    "click:Error: {message}": "Error: {message}",
    "click:Try '{command} {option}' for help.": "For help: {command} {option}",
    "click:No such option {name!r}.": "There is no such option: {name}.",
    "click:No such command {name!r}.": "There is no such command: {name}.",
    "click:Did you mean {possibility}?": "Did you mean this? {possibility}",
    "click:(Did you mean one of: {possibilities}?)": "Did you mean one of these? {possibilities}",
    "click:Invalid value for {param_hint}: {message}": "Wrong value. {param_hint}: {message}",
    "click:Invalid value: {message}": "Wrong value: {message}",
    "click:Option {name!r} does not take a value.": "This option takes no value: {name}",
    "click:Option {name!r} requires an argument.": "This option needs a value: {name}",
    "click:Got unexpected extra argument ({args})": "There is one argument too many: {args}",
    "click:Got unexpected extra arguments ({args})": "There are too many arguments: {args}",
    "click:Choose from:\n\t{choices}": "Choose from: {choices}",
    "click:{value!r} is not {choice}.": "Only this is possible: {choice}",
    "click:{value!r} is not one of {choices}.": "Choose from: {choices}",
    "click:required": "required",
    "click:default: {default}": "default: {default}",
    "click:{name} {filename!r} does not exist.": "There is no such file or folder: {filename}",
    "click:{name} {filename!r} is a directory.": "This is a folder, not a file: {filename}",
    "click:{name} {filename!r} is a file.": "This is a file, not a folder: {filename}",
    "click:{name} {filename!r} is not readable.": "You may not read this: {filename}",
    "click:{name} {filename!r} is not writable.": "You may not write here: {filename}",
    "click:Show this message and exit.": "Show this help.",
    "click:%(prog)s, version %(version)s": "%(prog)s %(version)s",
}
"""The texts of the command line's library by its own English, reworded so that they can be said in Welsh."""

WORDS: dict[str, str | tuple[str, str]] = {
    **HELP,
    **CLICK,
    "cli:errors": ("{n} error", "{n} errors"),
    "cli:warnings": ("{n} warning", "{n} warnings"),
    "cli:remarks": ("{n} remark", "{n} remarks"),
    "cli:severity.error": "error",
    "cli:severity.warning": "warning",
    "cli:severity.info": "remark",
    "cli:no_document": (
        "A file with errors gets no documents. Once no errors are left, run the command again; with --draft, gaps are "
        "allowed and every page is marked as a draft."
    ),
    "cli:remarks_hidden": "Use --all to see the remarks.",
    "cli:made": "Documents made: {count}",
    "cli:nothing_found": "No PEP file was found there: {path}",
    "cli:written": "Written: {path}",
    "cli:upgrade.as_it_is": "already in the present format; nothing was written.",
    "cli:upgrade.rewritten": "rewritten in the present format.",
    "cli:upgrade.would_rewrite": "would be rewritten in the present format.",
    "cli:upgrade.recoded": "saved as UTF-8.",
    "cli:upgrade.would_recode": "would be saved as UTF-8.",
    "cli:upgrade.kept": "The file as it was: {path}",
    "cli:upgrade.letters": "Look for ŵ and ŷ: the old code page does not have them, so w, y or ? may stand there.",
    "cli:upgrade.none": "an empty list became an explicit none; see that it names whoever said so.",
    "cli:upgrade.by_hand": (
        "not rewritten, because it is written in a way that pepdocs cannot rewrite for certain; it is still read as it "
        "is. To rewrite it, follow the page on the data file."
    ),
    "cli:working": "Making documents",
    "cli:all_well": "Everything that pepdocs needs is here.",
    "cli:not_well": "Something that pepdocs needs is missing.",
    error_keys.SOURCE: "The file cannot be read.",
    error_keys.BLOCKED: "Errors in the file stand in the way.",
    error_keys.TEMPLATE: "A template failed. Template: {template}; line: {line}",
    error_keys.FETCH: "A template asked for something outside itself, which is not allowed.",
    error_keys.ENGINE_LOG: "The PDF engine complained, so the document may not be whole.",
    error_keys.ENGINE_VERSION: "The wrong version of WeasyPrint is installed. Here: {found}; needed: {wanted}",
    error_keys.NO_PANGO: (
        "Pango is missing, and WeasyPrint, which would make this PDF, needs it. pepdocs doctor says how to mend it."
    ),
    error_keys.DISCLOSED: "The copy would say what its reader may not see, so it was not made. Field: {field}. "
    "If a template of the theme says it, take it out there; otherwise please report this.",
    error_keys.UNSEARCHED: "A part of the finished copy cannot be read, so nobody can tell whether it says what its "
    "reader may not see. It was not made. Take closed or damaged files out of the theme.",
    error_keys.INCOMPLETE: "Something is missing from the finished document. Section: {section}. If a template of the "
    "theme leaves it out, put it back there; otherwise please report this.",
    error_keys.CHARACTER: "A text holds a character that no Word file can hold.",
    error_keys.CHANGED_MEANWHILE: (
        "Somebody saved the file at the same moment, so nothing was written. Try again. File: {file}"
    ),
    error_keys.WRITE: (
        "The file could not be written. Check the folder, your right to write in it, and the room left on the disk. "
        "File: {file}"
    ),
    error_keys.OPEN_ELSEWHERE: (
        "The file is open in another program, so nothing was written over it. Close it there, then run the same "
        "command again. File: {file}"
    ),
    error_keys.DEVICE_NAME: "Windows keeps this name for a device. Choose another: {name}",
    error_keys.EXISTS: "The file is already there, and --force was not given: {file}",
    error_keys.BUG: (
        "This is a fault in pepdocs itself, not in your file. Please report it to the people who look after pepdocs "
        "for you, with the lines below; they show nothing of the file."
    ),
    error_keys.LANGUAGE: "Choose from cy, en and bilingual, separated by commas.",
    error_keys.FORMAT: "Choose from pdf, docx and html, separated by commas.",
    error_keys.FORM_FORMAT: (
        "This plan is of an earlier format, and a form needs format {limit}: first run pepdocs upgrade."
    ),
    error_keys.FORM_HEADER: (
        "This plan does not say its phase and jurisdiction, on which depends what the form asks for: write both first."
    ),
    error_keys.FORM_NOTHING: "Name at least one plan, or the phase of a blank form with --phase.",
    error_keys.FORM_SAME_NAME: "Two plans would make the same file: {file}. Give each plan a reference of its own.",
    error_keys.COPY: (
        "Choose from full, school, carer, parent, child, officer, social_worker, personal_adviser and provider, "
        "separated by commas."
    ),
    error_keys.SIZE: "Choose from standard, large and very-large, separated by commas.",
    error_keys.NO_NAME: "A name is missing here.",
    error_keys.DAY: "This is not a day. Write year, month, day, as 2026-03-11",
    error_keys.NUMBER: "Give a number. Least: {least}; greatest: {most}",
    error_keys.WHOLE_NUMBER: "Give a whole number. Least: {least}; greatest: {most}",
    error_keys.OUTPUT: "What pepdocs says cannot be written where it was to go. Check the room left on the disk.",
    error_keys.INTERRUPTED: "Stopped. What had been finished is whole.",
    error_keys.NOT_BEGUN: "Stopped before anything had begun.",
    error_keys.NO_TERMINAL: "There is no terminal to type a password at: name a file with --password-file.",
}
