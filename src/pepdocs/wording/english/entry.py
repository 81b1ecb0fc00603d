"""The English of parts of a plan that people fill in, and of taking what they filled in into the plan's file."""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "cli:take": (
        "Take what people filled in and returned into a plan’s file. Without --write, only say what would be done."
    ),
    "cli:argument.returned": "RETURNED-FILE...",
    "cli:option.take_write": (
        "Write what was taken into the plan’s file, and keep the file beside it as it was. Without it, nothing is "
        "changed."
    ),
    "cli:take.parts": "{file}: {parts}",
    "cli:take.whole": "the whole plan",
    "cli:take.added": "Added: {field}",
    "cli:take.changed": "Changed: {field}",
    "cli:take.removed": "Removed: {field}",
    "cli:take.moved": "In another order: {field}",
    "cli:take.conflict": "Changed by both, so it is as the plan has it; decide, and change it by hand: {field}",
    "cli:take.ignored": "Not in this part, so not taken: {field}",
    "cli:take.refused": "Not taken, because it cannot be read there: {field}",
    "cli:take.picture": ("The picture was not taken: it cannot be read, or another file has its name. Field: {field}"),
    "cli:take.nothing": "There is nothing to take.",
    "cli:take.written": "Written: {path}",
    "cli:take.kept": "The file as it was: {path}",
    "cli:take.would": "Nothing was written. With --write, the file would be changed like this.",
    error_keys.RETURNED_UNREADABLE: (
        "This is not a form of pepdocs that somebody filled in, or it is damaged, so nothing was taken from it: {file}"
    ),
    error_keys.RETURNED_TOO_LARGE: (
        "The form is larger than it may be, so nothing was taken from it. File: {file}; most: {limit} MB"
    ),
    error_keys.RETURNED_UNSAFE: (
        "The form holds something that no form of pepdocs can hold, so nothing was taken from it: {file}"
    ),
    error_keys.OTHER_RECORD: "The form belongs to another plan, so nothing was taken from it: {file}",
    error_keys.UPGRADE_FIRST: "The plan is in an earlier format. Run pepdocs upgrade first: {file}",
    "cli:undo": "Bring back a plan’s file as it was before the last change that pepdocs made in it.",
    "cli:undo.done": "as it was before the last change.",
    "cli:undo.kept": "The file as it was until now: {path}",
    "cli:argument.plan": "PLAN",
    error_keys.NOT_REWRITTEN: (
        "The file could not be changed without the risk of losing something in it, so it is as it was."
    ),
    error_keys.NO_SUCH_PLACE: "The file does not have what was to be changed, so it is as it was.",
    error_keys.NOTHING_KEPT: "No earlier state of this file is kept beside it: {file}",
    "part:carer": "The carer’s part",
    "part:child": "The child’s part",
    "part:parent": "The parent’s part",
    "part:social_worker": "The social worker’s part",
    "part:personal_adviser": "The personal adviser’s part",
    "part:school": "The school’s part",
    "part:provider": "The learning provider’s part",
    "part:health": "The part of health services",
    "part:authority": "The authority’s part",
    "fill:title": "Plans to fill in",
    "fill:skip": "Skip to the plans",
    "fill:intro": (
        "These pages are on this computer only. What you save goes into the plan’s own file, and the file as it was"
        " stays beside it."
    ),
    "fill:language": "Language of this page",
    "fill:none": "There are no plans in this folder yet.",
    "fill:complete": "Nothing is missing.",
    "fill:counts": "To be put right: {errors}. To be looked at: {warnings}.",
    "fill:fill_in": "Fill in",
    "fill:check": "Check",
    "fill:documents": "Documents",
    "fill:look": "Look at a document as it is now; nothing is saved:",
    "fill:which": "Or make the documents as files:",
    "fill:lang": "Languages",
    "fill:format": "Kinds of document",
    "fill:copy": "Whose copies",
    "fill:draft": "As drafts, even if something required is missing",
    "fill:where": "They go into the folder {folder}, beside the plans.",
    "fill:make": "Make documents",
    "fill:returned": "Take in a form that came back:",
    "fill:take": "Take this into the plan",
    "fill:taken": "It is in the plan’s file now.",
    "fill:said": "What pepdocs says",
    "fill:working": "One moment…",
    "fill:ended": "pepdocs has ended. Start it again, and open the page that it shows.",
    "fill:changed": (
        "Somebody else has changed this plan’s file since you opened it, so nothing was written. Save your form as a"
        " file with Save the answers, open the plan again, and then open that file in it."
    ),
    "cli:fill": "Fill in the plans of a folder in the browser.",
    "cli:fill_ended": "The pages have ended.",
}
