"""The English of what is said about passwords, encryption and ZIP files for recipients.

A ZIP file is never called an archive: that is where PDF/A files are kept.
"""

from __future__ import annotations

HELP = {
    "cli:option.zip_by": ("Make a ZIP file for each recipient as well: school, social_worker or authority."),
    "cli:option.encrypt": (
        "Make PDF, Word and ZIP files that open with a password only (AES-256). The password is asked "
        "for, or read from the file given to --password-file."
    ),
    "cli:option.password_file": ("File with the password on its first line. Only you should be able to read it."),
    "cli:password": "Password",
    "cli:password_again": "The same password again",
}

SUMMARIES = {
    "cli:archives": "ZIP files made: {count}",
    "cli:no_recipient": "Plans that do not say who their ZIP file goes to: {count}",
    "cli:nowhere": (
        "Documents in the folder that are in no ZIP file, because their plans were not read in this run: {count}"
    ),
    "cli:recipients": "This list says who each ZIP file is for. Keep it in the office: {path}",
}

LISTING = {
    "handover:archive": "ZIP file",
    "handover:recipient": "Recipient",
    "handover:documents": "Documents",
}

ERRORS = {
    "error.password_short": (
        "The password is too short. Three words that do not belong together are good. Least number "
        "of characters: {least}"
    ),
    "error.password_long": "The password is too long. Greatest number of bytes: {most}",
    "error.password_characters": (
        "The password begins or ends with a space, or holds a character that programs do not all "
        "read in the same way. Use letters, digits, punctuation, and spaces between words."
    ),
    "error.password_ascii": (
        "The password of a ZIP file may hold only letters without accents, digits, punctuation and "
        "spaces, because programs do not agree on how to read other characters."
    ),
    "error.password_differs": "The two passwords are not the same.",
    "error.password_file": "No password can be read from this file: {file}",
    "error.password_open": (
        "People other than you may read or change the file that holds the password. Give the right "
        "to yourself only (chmod 600), then try again: {file}"
    ),
    "error.password_wrong": "The document does not open with this password.",
    "error.password_unused": "A password file was given, but not --encrypt.",
    "error.seal_html": "Web pages cannot be encrypted. Choose from pdf and docx.",
    "error.seal_archive": (
        "PDFs that an archive keeps (PDF/A) must not be encrypted. Leave out --archive or --encrypt."
    ),
    "error.sealed_differs": (
        "What was read back is not what was written, so it was not kept. Please report this to the "
        "people who look after pepdocs for you."
    ),
}

WORDS: dict[str, str | tuple[str, str]] = {**HELP, **SUMMARIES, **LISTING, **ERRORS}
