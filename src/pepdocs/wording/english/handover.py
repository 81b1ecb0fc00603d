"""The English of passwords, encryption and ZIP files for recipients.

A ZIP file is never called an archive, because PDF/A files are kept in one.
"""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "cli:option.zip_by": "Make a ZIP file for each recipient as well: school, social_worker or authority.",
    "cli:option.encrypt": (
        "Make PDF, Word and ZIP files that open with a password only (AES-256). The password is asked for, or read "
        "from the file given to --password-file."
    ),
    "cli:option.password_file": "File with the password on its first line. Only you should be able to read it.",
    "cli:password": "Password",
    "cli:password_again": "The same password again",
    "cli:archives": "ZIP files made: {count}",
    "cli:no_recipient": "Plans that do not say who their ZIP file goes to: {count}",
    "cli:nowhere": (
        "Documents in the folder that are in no ZIP file, because their plans were not read in this run: {count}"
    ),
    "cli:recipients": "This list says who each ZIP file is for. Keep it in the office: {path}",
    "handover:archive": "ZIP file",
    "handover:recipient": "Recipient",
    "handover:documents": "Documents",
    error_keys.PASSWORD_SHORT: (
        "The password is too short. Three words that do not belong together are good. Least number of characters: "
        "{least}"
    ),
    error_keys.PASSWORD_LONG: "The password is too long. Greatest number of bytes: {most}",
    error_keys.PASSWORD_CHARACTERS: (
        "The password begins or ends with a space, or holds a character that programs do not all read in the same way. "
        "Use letters, digits, punctuation, and spaces between words."
    ),
    error_keys.PASSWORD_ASCII: (
        "The password of a ZIP file may hold only letters without accents, digits, punctuation and spaces, because "
        "programs do not agree on how to read other characters."
    ),
    error_keys.PASSWORD_DIFFERS: "The two passwords are not the same.",
    error_keys.PASSWORD_FILE: "No password can be read from this file: {file}",
    error_keys.PASSWORD_OPEN: (
        "People other than you may read or change the file that holds the password. Give the right to yourself only "
        "(chmod 600), then try again: {file}"
    ),
    error_keys.PASSWORD_WRONG: "The document does not open with this password.",
    error_keys.PASSWORD_UNUSED: "A password file was given, but not --encrypt.",
    error_keys.ENCRYPT_HTML: "Web pages cannot be encrypted. Choose from pdf and docx.",
    error_keys.ENCRYPT_ARCHIVE: (
        "PDFs that an archive keeps (PDF/A) must not be encrypted. Leave out --archive or --encrypt."
    ),
    error_keys.ENCRYPTED_DIFFERS: (
        "What was read back is not what was written, so it was not kept. Please report this to the "
        "people who look after pepdocs for you."
    ),
}
