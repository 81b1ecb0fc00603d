"""The English of the summary of a run: what became of each file, and what to do about it."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, str]] = {
    "summary:title": "Summary of a run",
    "summary:part": "Summary in English",
    "summary:run": "Run",
    "summary:languages": "Languages",
    "summary:about": "About this run",
    "summary:counts": "What became of the files",
    "summary:next": "What to do next",
    "summary:nothing_to_do": "Nothing is left to do.",
    "summary:nothing_found": "There was no file to make documents of.",
    "summary:further": "Further reasons: {count}",
    "summary:check": "pepdocs check shows every reason, with its place in the file.",
    "summary:day": "Day",
    "summary:time": "Time taken",
    "summary:seconds": ("{n} second", "{n} seconds"),
    "summary:minutes": ("{n} minute", "{n} minutes"),
    "summary:files": "Files",
    "summary:documents_made": "Documents made now",
    "summary:documents_there": "Documents there now",
    "summary:documents_of_copy": "Documents there now, by copy: {copy}",
    "summary:version": "Version of pepdocs",
    "summary:finished": "Finished",
    "summary:yes": "yes",
    "summary:no": "no",
    "summary:files.failed": "Files that failed",
    "summary:files.refused": "Files that were refused",
    "summary:files.edited": "Files with documents changed by hand",
    "summary:files.guarded": "Files with documents that may not be replaced unasked",
    "summary:files.not_here": "Files with documents that cannot be made on this computer",
    "summary:files.warned": "Files with warnings",
    "summary:files.made": "Files made without a warning",
    "summary:files.unchanged": "Unchanged files without a warning",
    "summary:files.left_over": "Documents that belong to no plan of this run",
    "summary:files.open": "Files that are not encrypted, or not known to be",
    "summary:state.failed": "failed",
    "summary:state.refused": "refused",
    "summary:state.edited": "documents changed by hand",
    "summary:state.guarded": "documents not replaced unasked",
    "summary:state.not_here": "some cannot be made on this computer",
    "summary:state.warned": "with warnings",
    "summary:state.made": "made",
    "summary:state.unchanged": "unchanged",
    "summary:state.left_over": "of no plan of this run",
    "summary:state.open": "not encrypted, or not known to be",
    "summary:next.interrupted": (
        "The run was stopped before its end. Every document that had been finished is whole. The files that it did not "
        "come to are not in this summary. Run the same command again, and it goes on where it was stopped."
    ),
    "summary:next.failed": (
        "A file that failed has no new documents. Do what its reason says, then run the same command again: files that "
        "were finished are not made a second time."
    ),
    "summary:next.refused": (
        "A file that was refused has no new documents. Mend the lines that its reasons name, then run the same command "
        "again."
    ),
    "summary:next.edited": (
        "Documents that somebody changed by hand were not replaced, nor were the others of the same file. Run the same "
        "command again with --force to replace the changed ones, or with --keep-edited to keep them beside the new "
        "ones."
    ),
    "summary:next.guarded": (
        "Documents that are encrypted were not replaced by documents that are not, nor final ones by drafts, nor were "
        "the others of the same file made. Run the same command again with --encrypt, or without --draft. With --force "
        "they are replaced as asked."
    ),
    "summary:next.not_here": (
        "Some documents cannot be made on this computer; the others of the same file are made. Install what the reason "
        "names, or ask for other formats, or run the same command on a computer that has it."
    ),
    "summary:next.warned": (
        "The documents of a file with warnings are whole. Read the warnings before the documents are used."
    ),
    "summary:next.left_over": (
        "Documents that belong to no plan of this run are still in the folder: a plan was taken away, or has another "
        "reference now. Nothing is deleted. Delete those that may no longer be kept, also from ZIP files that hold "
        "them."
    ),
    "summary:next.open": (
        "Files of an earlier run, and copies of what was changed by hand, are still in the folder and are not "
        "encrypted, or not known to be. Nothing is deleted. Delete those that are no longer needed."
    ),
    "summary:column.file": "File",
    "summary:column.record": "Reference",
    "summary:column.child": "Child",
    "summary:column.state": "State",
    "summary:column.documents": "Documents",
    "summary:column.made": "Made now",
    "summary:column.errors": "Errors",
    "summary:column.warnings": "Warnings",
    "summary:column.infos": "Remarks",
    "summary:column.in_both": "Texts in both languages, %",
    "summary:column.reasons": "Reasons",
    "summary:column.names": "Names of documents",
    "summary:column.what": "What",
    "summary:column.value": "Value",
    "summary:finding": "{code}, line {line}: {message}",
    "summary:edited": "This document was changed by hand, or damaged: {file}",
    "summary:guarded.opened": "This document is encrypted, and would no longer be: {file}",
    "summary:guarded.draft": "This document was made without --draft, and would become a draft: {file}",
    "summary:ours": (
        "This is a fault in pepdocs itself, not in the file. Please report it to the people who look after pepdocs for "
        "you."
    ),
    "summary:why.new": "The documents had not been made before",
    "summary:why.missing": "A document was no longer there",
    "summary:why.plan": "What the documents show of the plan has changed",
    "summary:why.request": "Other documents were asked for than last time",
    "summary:why.templates": "The templates have changed",
    "summary:why.words": "The words of the form have changed",
    "summary:why.program": "The program has changed",
    "summary:why.engines": "A library that makes the documents has changed",
    "summary:why.engine": "Another program within pepdocs makes the PDF than last time",
    "summary:engine.typst": "PDF by Typst",
    "summary:engine.typst.asked": "PDF by Typst, which was asked for",
    "summary:engine.weasyprint": "PDF by WeasyPrint",
    "summary:engine.weasyprint.asked": "PDF by WeasyPrint, which was asked for",
    "summary:engine.weasyprint.rule": "PDF by WeasyPrint: the theme has a style rule of its own",
    "summary:engine.weasyprint.value": (
        "PDF by WeasyPrint: the theme has a colour that is not in digits, or a size that is no length"
    ),
    "summary:engine.weasyprint.template": "PDF by WeasyPrint: the theme has a page template of its own",
    "summary:engine.weasyprint.script": "PDF by WeasyPrint: the plan has text in a script that Typst writes wrongly",
    "summary:why.password": "The password has changed",
    "summary:why.encrypted": "The documents were not encrypted, and are now",
    "summary:why.opened": "The documents were encrypted, and are no longer",
    "summary:why.draft": "The documents were made without --draft last time",
    "summary:why.final": "The documents were made with --draft last time",
    "summary:why.interrupted": "The last run was stopped before the documents were finished",
    "summary:why.forced": "A document had been changed by hand or damaged, and was replaced",
}
