"""The English of documents beside the labels of fields, by context.

The Welsh is in translations/cy.po, as for every other text. A pair is singular and plural, with
the slot `{n}` for the number. Anything else that varies follows its label and is never inside a
sentence, because the first letter of a Welsh word can change with the word before it.
"""

from __future__ import annotations

from pepdocs.base import error_keys

WORDS: dict[str, str | tuple[str, str]] = {
    "view:title": "Personal Education Plan",
    "view:title.post16": "My Personal Education Plan and pathway",
    "view:draft_band": "DRAFT – not a final plan",
    "view:draft_notice": "This is a draft. Parts that the law requires may be missing, and it has not been agreed.",
    "view:also_cy": "This document is also available in Welsh.",
    "view:also_en": "This document is also available in English.",
    "view:confidential": "Confidential",
    "view:privacy": (
        "This plan is about one child and is private. Share it only with the people who are named in it, and keep it "
        "safe."
    ),
    "view:privacy.child": "This plan is about you. If something in it is wrong, tell an adult you trust.",
    "view:privacy.young_person": (
        "This plan is yours. You can say who may see it, and you can ask for a copy at any time."
    ),
    "view:page": "Page",
    "view:of": "of",
    "view:version": "Version",
    "view:plan": "Plan",
    "view:copy": "Copy",
    "view:copy.not_full": "This is not the full record.",
    "view:contents": "Contents",
    "view:skip": "Skip to the plan",
    "view:key_dates": "Key dates",
    "view:my_next_review": "My next review",
    "view:who_to_ring": "Who to ring",
    "view:who_what_when": "Who, what, by when",
    "view:back_to_contents": "Back to the contents",
    "view:text_languages": "Texts in both languages: {both}. In Welsh only: {cy}. In English only: {en}.",
    "view:in_cy": "In Welsh",
    "view:in_en": "In English",
    "view:in_cy_part": "In the Welsh part",
    "view:in_en_part": "In the English part",
    "view:child": "The child",
    "view:not_recorded": "Not recorded",
    "view:not_recorded_yet": "Not recorded yet",
    "view:none_stated": "None",
    "view:none_stated_by": "Said by: {who}",
    "view:not_practicable": "Could not reasonably be found out",
    "view:what_was_decided": "What was decided",
    "view:why": "Why",
    "view:who_told_me_when": "Who told me, and when",
    "view:answered_not_yet": "No answer has been recorded yet",
    "view:who_decided": "Who decided",
    "view:is_it_done": "Whether it was done",
    "view:told.by_on": "{who} told me on {day}",
    "view:told.by": "{who} told me",
    "view:told.on": "I was told on {day}",
    "view:share.yes": "My carer may see this",
    "view:share.no": "My carer may not see this",
    "view:done.yes": "It was done",
    "view:done.planned": "It is planned",
    "view:done.partly": "Part of it was done",
    "view:done.no": "It was not done",
    "view:answers": "What I said that this answers",
    "view:gathered": "Who asked me, and when",
    "view:picture": "A picture by the child",
    "view:picture_missing": "The picture itself is not in this document.",
    "view:draw_here": "Draw or write here",
    "view:write_here": "Write here",
    "view:by_when": "By when",
    "view:actions": "Actions",
    "view:what": "What",
    "view:who": "Who",
    "view:done": "Done",
    "view:done_on": "Done on {day}",
    "view:target": "Target",
    "view:change": "Change",
    "view:box_to_tick": "Box to tick",
    "view:box_ticked": "Ticked box",
    "view:money_used": "Money used for this target",
    "view:sign_name": "Name",
    "view:sign_mark": "Signature",
    "view:sign_date": "Date",
    # A Welsh answer repeats the verb of the question, so there is a pair for each kind of question
    "answer:is.yes": "Yes",
    "answer:is.no": "No",
    "answer:there_is.yes": "Yes",
    "answer:there_is.no": "No",
    "answer:did.yes": "Yes",
    "answer:did.no": "No",
    "answer:do.yes": "Yes",
    "answer:do.no": "No",
    "answer:agree.yes": "Yes",
    "answer:agree.no": "No",
    error_keys.WORDING: "A text is missing from the message catalogue ({lang}): {context}",
}
