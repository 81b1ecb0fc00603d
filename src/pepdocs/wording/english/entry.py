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
    "cli:import": "Take tables of other systems into plans. Without --write, only say what would be done.",
    "cli:export": "Make a table of what plans say, to be edited and imported again.",
    "cli:option.into": "Folder with the plans.",
    "cli:option.map": "File that says which column is which field (TOML). Without it: the table of a translator.",
    "cli:option.import_write": "Write into the plans; each is kept beside as it was.",
    "cli:option.import_report": "How what became of each row is told: text, csv or html.",
    "cli:option.untranslated": "A table of the texts that are in one language only, for a translator.",
    "cli:option.export_out": "File for the table: .csv or .xlsx.",
    "cli:import.would": "Nothing was written. With --write, this goes into the plans.",
    "cli:import.written": "The plans are written; each is kept beside as it was.",
    "cli:import.nothing": "There is nothing to take into the plans.",
    error_keys.MAP_UNREADABLE: "This map cannot be read as TOML. File: {file}",
    error_keys.MAP_FIELD: "The map names a field that no plan has, or that one cell cannot hold: {field}. File: {file}",
    error_keys.MAP_SETTING: "The map has something that cannot be used here: {place}. File: {file}",
    error_keys.MAP_NEEDED: "This is no table of a translator. Say with --map which column is which field.",
    error_keys.TABLE_UNREADABLE: "This cannot be read as a CSV file or an Excel workbook. File: {file}",
    error_keys.TABLE_TOO_LARGE: "This table is too large: at most {limit} MB and {rows} rows. File: {file}",
    error_keys.TABLE_HEADINGS: "Two columns that the map names have the same heading. File: {file}",
    error_keys.EXPORT_WHAT: "Name the file with --out, and either a map with --map or --untranslated.",
    "table:row": "row {row}",
    "table:added": "added",
    "table:changed": "replaced",
    "table:conflict": "the plan says something else, so it was left as it is",
    "table:unreadable": "the cell cannot be read as what this field holds",
    "table:formula": "the cell holds a formula; put its value in its place",
    "table:number": "a spreadsheet program has taken this for a number and may have changed it; type it again as text",
    "table:fraction": "it is not certain whether this is a share or a percentage; give the column a unit in the map",
    "table:several_entries": "several entries of the plan could be meant",
    "table:refused": "the plan could not be read afterwards, so nothing was taken into it",
    "table:no_key": "the column that names the plan is empty",
    "table:no_plan": "no plan in the folder has this reference",
    "table:several_plans": "several plans have this reference, so nothing was taken",
    "table:no_row": "no row is for this plan",
    "table:no_column": "the table does not have this column",
    "table:no_place": "the plan says that there is nothing, or something else stands there",
    "table:plan_unreadable": "this plan cannot be read, or is of an earlier format",
    "table:not_written": "this plan could not be written",
    "table:report": "What was taken from the table",
    "table:report.file": "File",
    "table:report.row": "Row",
    "table:report.column": "Column",
    "table:report.field": "Field",
    "table:report.effect": "What became of it",
    "table:nothing": "Nothing was taken, and nothing is left to decide.",
}
