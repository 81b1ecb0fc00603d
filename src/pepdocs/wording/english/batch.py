"""The English of a run over many files: options, progress, summary and errors."""

from __future__ import annotations

from pepdocs.base import error_keys

HELP = {
    "cli:theme": "Make, check and look at an authority's theme.",
    "cli:option.jobs": "Number of worker processes. Without it: one for each core.",
    "cli:option.executor": "Where documents are made: on this computer (local) or on a Dask cluster (dask).",
    "cli:option.scheduler": "Address of the Dask scheduler, such as tcp://host:8786.",
    "cli:option.timeout": "Longest time for a document, in seconds. Without it: 300.",
    "cli:option.memory": "Most memory for a worker process, in MiB. Without it: 2048.",
    "cli:option.force_edited": (
        "Replace documents that were changed by hand or damaged; encrypted ones by ones that are not; final ones by "
        "drafts."
    ),
    "cli:option.keep_edited": "Make those documents too, and keep what was changed by hand beside them as .edited.",
    "cli:option.engine": (
        "What makes PDFs: typst, weasyprint, or auto, which is the one that the theme names, or else Typst unless "
        "something needs WeasyPrint."
    ),
    "cli:option.theme": "Folder of an authority's theme: its colours, words and templates.",
    "cli:option.explain": "Say why each document was made again.",
    "cli:option.quiet": "Say only the summary.",
    "cli:option.each": "Show every line about every file, also where several are checked.",
    "cli:option.names": "Show the children's names in the summary files.",
}

WORDS: dict[str, str | tuple[str, str]] = {
    **HELP,
    "cli:rate": "{count} a minute",
    "cli:edited_what": (
        "Changed by hand or damaged: {files}. Nothing was made of this plan. With --force they are replaced; with "
        "--keep-edited they are kept beside the new ones."
    ),
    "cli:guarded.opened": (
        "Encrypted, and would no longer be: {files}. Nothing was made of this plan. Run the same command with "
        "--encrypt; with --force they are replaced."
    ),
    "cli:guarded.draft": (
        "Made without --draft, and would become drafts: {files}. Nothing was made of this plan. Run the same command "
        "without --draft; with --force they are replaced."
    ),
    "cli:files_with_errors": "Files with errors: {count} of {total}.",
    "cli:further_files": "Further files: {count}",
    "cli:shared_gaps": "Not recorded in several files:",
    "cli:shared_others": "Also found in several files:",
    "cli:shared": "{count} of {total}: {what}",
    "cli:more_kinds": ("and {n} more kind", "and {n} more kinds"),
    "cli:see_each": "Use --each to see every line about every file.",
    "cli:kept": "Documents unchanged: {count}",
    "cli:not_here": "Documents that cannot be made on this computer: {count}",
    "cli:more_files": "Further files, in the summary: {count}",
    "cli:same.case": "The references differ in capital letters only, which Windows does not tell apart.",
    "cli:same.content": "Their content is the same, letter for letter.",
    "cli:same.copy": "The name of this file looks like that of a copy.",
    "cli:same.original": "This is the only one whose name does not look like that of a copy.",
    "cli:same.newest.completed": "By the date completed, this is the newest plan with this reference.",
    "cli:same.older.completed": "By the date completed, another plan with this reference is newer.",
    "cli:same.newest.meeting": "By the date of the meeting, this is the newest plan with this reference.",
    "cli:same.older.meeting": "By the date of the meeting, another plan with this reference is newer.",
    "cli:same.newest.version": "By the version, this is the newest plan with this reference.",
    "cli:same.older.version": "By the version, another plan with this reference is newer.",
    "cli:same.newest.saved": "This file was saved last.",
    "cli:same.older.saved": "Another file with this reference was saved later.",
    "cli:same.nothing": "Neither names nor dates tell which of them is the right one.",
    "cli:stale_archives": (
        "ZIP files of an earlier run into which no document goes now. Delete each with the text beside it: {files}"
    ),
    "cli:guarded_archives": (
        "ZIP files that are encrypted and would no longer be, so they were not replaced: {files}. Run the same command "
        "with --encrypt; with --force they are replaced."
    ),
    "cli:changed_since_packed": (
        "These plans are final, and were changed after a copy of them had been packed for somebody: {references}. "
        "Raise the version (plan.version) and hand the new copies over, so that nobody takes the old ones for these."
    ),
    "cli:not_handed": "Documents changed by hand or damaged, which are in no ZIP file of this run: {files}",
    "cli:outdated": (
        "Copies made before their plan was changed, which may show what it leaves out now and are in no ZIP file of "
        "this run: {files}. Make them again, or delete them."
    ),
    "cli:no_archives": "No ZIP file was made, because the run was stopped before its end.",
    "cli:left_over": (
        "Documents in the folder that belong to no plan of this run: {count}. Nothing is deleted: see whether they are "
        "still to be kept."
    ),
    "cli:open": (
        "Files in the folder that are not encrypted, or not known to be: {count}. Nothing is deleted: see whether they "
        "are still needed."
    ),
    "cli:stopping": "Stopping: what has begun is being finished. Press Ctrl-C again to stop at once.",
    "cli:left": "Files not begun: {count}",
    "cli:resume": "To go on, run the same command again: what is finished is kept.",
    "cli:summary_written": "Summary: {path}",
    error_keys.OWN_WORDS: "A theme's text has a slot that ours has not. Context: {context}",
    error_keys.OWN_CATALOGUE: "A theme's file of words cannot be read. File: {file}",
    error_keys.THEME_ENGINE: "The theme's style sheet asks for a layout that cannot be made.",
    error_keys.THEME_LIMITS: "The theme cannot be used: to read it takes too long, or too much memory.",
    error_keys.THEME: "The theme cannot be used. pepdocs theme check says everything that is wrong with it.",
    error_keys.SAME_RECORD: (
        "Several files have the same reference, so their documents would replace each other. Files: {files}"
    ),
    error_keys.INPUT_INSIDE: (
        "The plans are inside the folder for the documents. Choose another folder. Inside it: {folders}"
    ),
    error_keys.FOLDER: "The folder cannot be written to. Folder: {folder}",
    error_keys.IN_THE_WAY: (
        "Something that is no ordinary file stands where a file is to go. It is left as it is: move it away. In the "
        "way: {file}"
    ),
    error_keys.OWN_FILE: (
        "This file, which pepdocs keeps for itself, is a link, or no ordinary file, or cannot be read. Move it away "
        "and run the command again. File: {file}"
    ),
    error_keys.ROOM: "The disk has too little room. Folder: {folder}; needed: {needed} MB; free: {free} MB",
    error_keys.DISK_FULL: "The disk is full. What had been finished is whole. File: {file}",
    error_keys.LOCKED: "Another run is at work in this folder. Folder: {folder}",
    error_keys.TIMEOUT: "The document took too long. Longest time in seconds: {seconds}",
    error_keys.MEMORY: "The document needed more memory than a worker may use.",
    error_keys.WORKER: "The process that made the document died, twice.",
    error_keys.NO_DASK: 'Dask is not installed. Run: pip install "pepdocs[dask]"',
    error_keys.NO_SCHEDULER: "The Dask scheduler does not answer. Address: {address}",
    error_keys.SCHEDULER_OPEN: "A password may go to a Dask scheduler only over TLS (an address that begins with tls://).",
    error_keys.SCHEDULER: "Give --executor dask and --scheduler together.",
}
