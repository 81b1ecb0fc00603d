"""What version 2 of the view no longer has of version 1, each name with what a theme writes instead."""

from __future__ import annotations

from pepdocs.base.suggest import NONE_NEAR

VERSION = 2

NOTHING = NONE_NEAR
"""What is written instead of something that has no successor."""

MACROS = {
    "actions": "grid(block.actions)",
    "fact": "line(item)",
    "fact_columns": "lines(block.lines)",
    "halves": "pair(runs, class)",
    "phrase": "each(runs, class)",
    "points": "facts(block)",
    "prose": "facts(block)",
    "side_by_side": "pair(runs, class)",
    "stack": "each(runs, class)",
    "steps": "records(block.actions)",
}
"""The macros that are gone."""

CALLS = {"face": (1, 1, "face(feeling)"), "line": (1, 1, "each(runs, class)"), "run": (2, 2, "run(run, view.lang)")}
"""The fewest and the most arguments of the macros that take others than before, and how they are called now."""

ATTRIBUTES = {
    "actions_caption": "block.actions.caption",
    "bar": NOTHING,
    "box": "value.tone",
    "column_names": NOTHING,
    "feeling_word": "block.details",
    "headings": "block.actions.columns",
    "is_columned": "view.beside",
    "item_words": NOTHING,
    "steps": "block.actions",
    "untabled": "view.beside",
    "what_happened": "block.answer",
}
"""The attributes that nothing in the view has."""

OF_BLOCKS = {
    ("facts", "facts"): "block.lines",
    ("records", "rows"): "block.records",
    ("target", "text"): "sentence(block.text)",
    ("voice", "form"): "block.details",
    ("voice", "share"): "block.details",
}
"""The attributes that a block no longer has, or that hold something else, by the macro that shows the block."""

OF_COVER = {"facts": "blocks.facts(block)", "key_dates": "blocks.facts(block)"}
"""The attributes of the cover that are several blocks now."""

OF_SECTIONS = {"anchor": "chapter.anchor", "number": "chapter.number"}
"""The attributes of sections that chapters have now."""

CHAPTERS = {
    "my_page": "my_page", "what_happened": "my_page", "review": "targets", "targets": "targets",
    "progress": "at_school", "arrangements": "at_school", "aln": "at_school", "funding": "at_school",
    "wellbeing": "wellbeing", "leisure": "wellbeing", "change": "next", "future": "next", "pathway": "next",
    "carers": "at_home", "views_of_others": "at_home", "language": "at_home", "history": "so_far", "people": "people",
    "child": "record", "care": "record", "setting": "record", "meeting": "record", "agreement": "record",
    "further": "record", "designated_person": "designated_person",
}  # fmt: skip
"""The chapter that shows each section of version 1."""

CLASSES = {
    "bar": NOTHING, "bars": NOTHING, "fact-box": "facts", "feeling": "drawn", "labels": NOTHING, "loop": "answer",
    "points": "line", "prose": "line", "sides": "pair", "steps": "records", "texts": "pair", "tick": "tick-box",
    "value": "line", "what_happened": NOTHING, "wide": NOTHING,
}  # fmt: skip
"""The classes that no element of a document has."""

VARIABLES = {"--bar": NOTHING, "--dense": "--table", "--smallest": "--small", "--track": NOTHING}
"""The variables that no style sheet of ours has."""

CONTEXTS = frozenset(
    f"view:{name}"
    for name in (
        "cymraeg details english funding.caption item key_dates.date key_dates.what name one_language_cy "
        "one_language_en only_in_cy only_in_en people.appropriate people.contact present record review.caption role "
        "section.what_happened section.what_happened.intro what_happened what_happened.caption what_i_said you_said"
    ).split()
)
"""The contexts of texts that no document says."""
