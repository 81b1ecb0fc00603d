"""The English of passwords, encryption and ZIP files for recipients.

A ZIP file is never called an archive, because PDF/A files are kept in one.
"""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "cli:option.zip_by": (
        "Make a ZIP file for each recipient as well, with the documents of the recipient's own copy: school, "
        "social_worker, authority, carer or officer. Without --copy, that copy is the one that is made."
    ),
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
    "cli:archives_copy": "What is in them: {copy}",
    "cli:recipients": "This list says who each ZIP file is for. Keep it in the office: {path}",
    "cli:copies.record": "Reference",
    "cli:copies.copy": "Copy",
    "cli:copies.version": "Version",
    "cli:copies.made": "Made",
    "cli:copies.packed": "Packed for",
    "cli:copies.in_words": "in words",
    "cli:copies.none": "No copies were made in this folder, or its journal is gone. Folder: {folder}",
    "cli:copies.not_made": "{file}: given, as the plan says, but not made in this folder: {copies}",
    "cli:copies.not_given": "{file}: made in this folder, but not given to anybody, as the plan says: {copies}",
    "cli:copies.as_made": "{file}: the plan says what was made.",
    "cli:forget.folder": "Folder: {folder}",
    "cli:forget.in_archive": "ZIP file {file}, documents in it: {count}",
    "cli:forget.lines": "Lines of the journal: {count}",
    "cli:forget.nothing": (
        "Nothing of this plan was found. Write the reference as it stands in the names of the documents, letter for "
        "letter: {record}"
    ),
    "cli:forget.not_deleted": "Nothing was deleted. To delete it, run the same command again with --write.",
    "cli:forget.deleted": "Deleted.",
    "cli:forget.left": "Not deleted: {file}",
    "cli:forget.lines_left": "The journal keeps its lines until the ZIP files can be made anew.",
    "cli:forget.elsewhere": (
        "Not known here, so look for yourself: copies that were sent, printed or saved elsewhere; e-mails; backups; "
        "other folders; what other programs keep of files that they opened; the plan's own file, and what was kept "
        "beside it. While the plan's file is there, the next run makes its documents again."
    ),
    "handover:by.school": "school",
    "handover:by.social_worker": "social worker",
    "handover:by.authority": "authority",
    "handover:by.carer": "carer",
    "handover:by.officer": "reviewing officer",
    error_keys.ARCHIVE_ENCRYPTED: (
        "It is encrypted, and cannot be made anew without its password. Run the same command with --encrypt."
    ),
    "handover:archive": "ZIP file",
    "handover:recipient": "Recipient",
    "handover:documents": "Documents",
    "handover:note.subject": "Subject: Personal Education Plan (confidential)",
    "handover:note.attached": (
        "Attached is a ZIP file with {n} document.",
        "Attached is a ZIP file with {n} documents.",
    ),
    "handover:note.copy": "Which copy this is: {copy}.",
    "handover:note.full": "This is the full record.",
    "handover:note.confidential": (
        "What is attached is confidential. Show it only to people who may see it, and keep it where nobody else can "
        "open it."
    ),
    "handover:note.password": (
        "The ZIP file opens with a password, in 7-Zip or WinZip (the Explorer of Windows does not open it). The "
        "password is not in this e-mail: it comes to you in another way, such as by telephone."
    ),
    "handover:note.mistake": (
        "If this e-mail came to you by mistake, do not open what is attached. Tell whoever sent it at once, then "
        "delete the e-mail and the ZIP file."
    ),
    error_keys.NOT_THEIRS: (
        "No copy that is made may be put into these ZIP files: it would show their recipients what is not for them. "
        "Leave out --copy, or add the recipient's own copy to it. Their copy: {copy}"
    ),
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
