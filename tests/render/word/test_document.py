"""The Word file of a view has all of it, in order, in its languages, and always the same bytes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from docx_reading import W, body, lost, parts, squeezed
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Run
from pepdocs.render.read_back.word import margins, outline
from pepdocs.render.word.document import render
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import Block, Chapter, DocumentView, Facts, Grid, Section, Value, runs
from sample_views import PHASES, a_composed_view, a_hostile_view, a_view, a_view_without
from sample_words import HOSTILE, LONG_WORD, Words, long_text, phrase

EVERY = [(phase, mode) for phase in PHASES for mode in Mode]

TRICKS = (
    *HOSTILE,
    "{{ 7*7 }}",
    "{% raw %}",
    "{%p if %}",
    "{{p view }} {{r view.title }} {%tr for %}",
    "{_{ x }_} {_% y %_}",
    "&amp;",
    "]]>",
    "</w:t>",
    "<w:p/>",
    "tab\tand\ttab",
    "two\n\n\n\nthree",
    "\nfirst and last\n",
    LONG_WORD,
)

PRINT_DIGEST = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from sample_views import a_view
from pepdocs.render.word.document import render
print(hashlib.sha256(render(a_view("secondary"))).hexdigest())
"""


def a_view_saying(*texts: str, lang: str = "en", mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document of one section with each of the texts twice: after a label, and below other facts."""
    values = [Value((phrase(text, lang),)) for text in texts]
    facts = [Words(mode).fact("a", "b", value) for value in values]
    return a_view_of(*(Facts((fact,)) for fact in facts), Facts(tuple(facts)), mode=mode)


def a_view_of(*blocks: Block, mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document of one chapter with these blocks."""
    chapter = Chapter("my_page", "1", Words(mode).both("Teitl", "Title"), (Section("my_page", (), blocks),))
    return arrange(replace(a_composed_view(mode=mode), chapters=(chapter,)))


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_run_is_there_in_order_and_in_its_language_however_hostile(phase: str, mode: Mode) -> None:
    for view in (a_view(phase, mode), a_hostile_view(phase, mode)):
        assert lost(runs(view.chapters), outline(render(view)), view) is None


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_the_cover_is_there_in_order_and_in_its_language(phase: str, mode: Mode) -> None:
    view = a_view(phase, mode)
    cover = view.cover
    parts = (cover.title, cover.name, cover.facts, cover.key_dates, cover.ring, cover.contents, cover.also)

    assert lost(runs(parts), outline(render(view)), view) is None


def test_a_missing_run_is_noticed() -> None:
    view = a_view("primary", Mode.CY)
    lines = [line for line in outline(render(view)) if "Yr ysgol fawr." not in line.text]

    assert lost(runs(view.chapters), lines, view) == Run("Yr ysgol fawr.", "cy")


def test_a_run_in_the_wrong_language_is_noticed() -> None:
    view = a_view("primary", Mode.EN)
    lines = outline(render(view))
    wrong = [replace(line, runs=tuple(replace(run, lang="en-GB") for run in line.runs)) for line in lines]

    assert lost(runs(view.chapters), wrong, view) == next(run for run in runs(view.chapters) if run.lang == "cy")


def test_runs_out_of_order_are_noticed() -> None:
    view = a_view("primary", Mode.CY)

    assert lost(runs(view.chapters[::-1]), outline(render(view)), view) is not None


@pytest.mark.parametrize("text", TRICKS, ids=range(len(TRICKS)))
def test_a_text_keeps_every_character(text: str) -> None:
    document = body(render(a_view_saying(text)))

    marks = {"t": None, "br": "\n", "tab": "\t"}
    whole = ""
    for paragraph in document.iter("{*}p"):
        pieces = (node for run in paragraph.iter("{*}r") for node in run)
        names = ((node, node.tag.rpartition("}")[2]) for node in pieces)
        whole += "".join(marks[name] or node.text or "" for node, name in names if name in marks)
        whole += "\n\n"

    assert whole.count(text) == 2


def test_a_text_makes_no_elements() -> None:
    plain = [node.tag for node in body(render(a_view_saying("text"))).iter()]

    for text in ("</w:t><w:p/>", "{%p if %}", "&lt;w:p&gt;", '"><w:p x="'):
        assert [node.tag for node in body(render(a_view_saying(text))).iter()] == plain


def test_eight_thousand_words_are_all_there() -> None:
    text = squeezed("".join(line.text for line in outline(render(a_view_saying(long_text())))))

    assert squeezed(long_text()) in text


def test_a_text_is_beside_its_translation_each_after_its_label() -> None:
    words = Words(Mode.BILINGUAL)
    view = a_view_of(Facts((words.fact("Nod", "Aim", words.value("un\n\ndau", "one\n\ntwo")),)))

    cells = [line.text for line in outline(render(view)) if line.kind == "TD"]

    assert cells[-2:] == ["Nod un dau", "Aim one two"]


def test_in_one_language_each_fact_is_a_paragraph() -> None:
    words = Words(Mode.EN)
    view = a_view_of(Facts((words.fact("", "Aim", "A"), words.fact("", "By", "B"))), mode=Mode.EN)

    lines = outline(render(view))

    assert [(line.kind, line.text) for line in lines[-2:]] == [("P", "Aim A"), ("P", "By B")]


def test_sixty_targets_are_all_there() -> None:
    view = a_view("secondary", targets=60)

    headings = [line.text for line in outline(render(view)) if line.kind == "H4"]

    assert [heading for heading in headings if heading.endswith(("Llythrennedd", "Literacy"))] == [
        f"{number} {area}" for number in range(1, 61) for area in ("Llythrennedd", "Literacy")
    ]


def test_the_same_view_gives_the_same_bytes_in_another_process() -> None:
    tests = Path(__file__).parents[2]
    command = [sys.executable, "-c", PRINT_DIGEST, str(tests), str(tests.parent)]

    other = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert other == hashlib.sha256(render(a_view("secondary"))).hexdigest()


def test_two_views_give_different_bytes() -> None:
    assert render(a_view("secondary", Mode.CY)) != render(a_view("secondary", Mode.EN))


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_word_cannot_hold_is_refused_not_dropped(bad: str) -> None:
    with pytest.raises(RenderError) as refused:
        render(a_view_saying(f"before{bad}after"))

    assert refused.value.key == "error.character"
    assert "before" not in repr(refused.value.facts)
    assert refused.value.__context__ is None


def test_a_missing_chapter_leaves_no_heading_and_no_line_of_contents() -> None:
    view = a_view_without("targets", phase="secondary")

    lines = [line.text for line in outline(render(view))]

    assert not [text for text in lines if re.fullmatch(r"\d Targets", text)]
    assert [text for text in lines if text.endswith("At school")] == ["3 At school"] * 2


@pytest.mark.parametrize(
    ("mode", "words"), [(Mode.CY, ["Tudalen o"]), (Mode.EN, ["Page of"]), (Mode.BILINGUAL, ["Tudalen o", "Page of"])]
)
def test_every_page_has_title_record_and_number_in_each_language(mode: Mode, words: list[str]) -> None:
    view = a_view("post16", mode)

    text = squeezed(" ".join(line.text for line in margins(render(view))))

    feet = [squeezed(run.text + words) for run, words in zip(view.cover.footer, words, strict=False)]
    assert text == squeezed("".join(run.text for run in view.cover.running)) + "".join(feet)


@pytest.mark.parametrize("phase", PHASES)
def test_a_draft_is_marked_on_every_page_and_at_the_top_of_the_first(phase: str) -> None:
    view = a_view(phase, draft=True)
    draft, final = render(view), render(a_view(phase))

    assert [line.text for line in margins(draft)[:2]] == [run.text for run in view.cover.draft]
    assert [line.text for line in outline(draft)[:2]] == [run.text for run in view.cover.draft_notice]
    assert not [line.text for line in (*outline(final), *margins(final)) if "DRAFT" in line.text]


def test_properties_have_title_author_and_language_and_nothing_else() -> None:
    view = replace(a_view(mode=Mode.EN), title="Tom & Jerry <1>", author='"A" & B')

    core = parts(render(view))["docProps/core.xml"].decode()

    assert re.findall(r"<(\w+:\w+)>([^<]*)<", core) == [
        ("dc:title", "Tom &amp; Jerry &lt;1&gt;"),
        ("dc:creator", "&#34;A&#34; &amp; B"),
        ("dc:language", "en-GB"),
    ]


@pytest.mark.parametrize(("mode", "lang"), [(Mode.CY, "cy-GB"), (Mode.EN, "en-GB")])
def test_the_document_is_in_its_main_language_throughout(mode: Mode, lang: str) -> None:
    package = parts(render(a_view(mode=mode)))

    assert re.search(rf'<w:rPrDefault>.*<w:lang w:val="{lang}"', package["word/styles.xml"].decode())
    assert f'<w:themeFontLang w:val="{lang}"' in package["word/settings.xml"].decode()


def test_an_unknown_kind_of_block_stops_the_document() -> None:
    view = a_view()
    odd = replace(view.sections[0], blocks=(replace(Facts(()), kind="riddle"),))  # type: ignore[arg-type]
    chapter = replace(view.chapters[0], sections=(odd,))

    with pytest.raises(RenderError) as stopped:
        render(replace(view, chapters=(chapter,)))

    assert stopped.value.facts == {"template": "primary/pep.docx", "line": 0}


def test_every_action_of_the_cover_has_a_separate_box_and_a_row_is_left_to_add_one() -> None:
    actions = a_view("primary", Mode.CY).cover.actions
    assert isinstance(actions, Grid)

    document = body(render(a_view("primary", Mode.CY)))

    table = next(table for table in document.iter(f"{W}tbl") if next(table.iter(f"{W}tblHeader"), None) is not None)
    rows = table.findall(f"{W}tr")
    assert len(rows) == len(actions.rows) + 2
    assert [len(list(row.iter("{*}checkbox"))) for row in rows] == [0, *(1 for _ in actions.rows), 1]
    tags = [node.get(f"{W}val") for node in document.iter(f"{W}tag")]
    assert len(tags) == len(set(tags))


def test_a_ticked_box_is_ticked() -> None:
    view = a_view("primary", Mode.CY)
    assert isinstance(view.cover.actions, Grid)
    rows = [
        replace(row, cells=(*row.cells[:-1], replace(row.cells[-1], tone="ticked"))) for row in view.cover.actions.rows
    ]
    done = replace(view, cover=replace(view.cover, actions=replace(view.cover.actions, rows=tuple(rows))))

    states = [node.get(node.keys()[0]) for node in body(render(done)).iter("{*}checked")]

    assert states == ["1"] * len(rows) + ["0"]


def test_addresses_and_telephone_numbers_are_links_and_reference_numbers_are_none() -> None:
    words = Words(Mode.EN)
    number = words.fact("", "Number", Value((phrase("01970 555 011"),), "code"))
    view = a_view_of(
        Facts((words.fact("", "Ring", "Ring 01970 555 010, or write to a.b@c.example."), number)), mode=Mode.EN
    )

    package = parts(render(view))

    document, relations = package["word/document.xml"].decode(), package["word/_rels/document.xml.rels"].decode()
    linked = dict(re.findall(r'<w:hyperlink r:id="(\w+)".*?<w:t [^>]*>([^<]*)<', document))
    targets = dict(re.findall(r'Id="(\w+)" [^>]*Target="([^"]*)" TargetMode="External"', relations))
    assert {targets[key]: text for key, text in linked.items() if "555\u00a001" in text or "@" in text} == {
        "tel:01970555010": "01970\u00a0555\u00a0010",
        "mailto:a.b@c.example": "a.b@c.example",
    }


def test_the_contents_are_a_field_to_update_that_names_no_page() -> None:
    document = parts(render(a_view("secondary", Mode.EN)))["word/document.xml"].decode()

    begin, end = document.index('w:fldCharType="begin"'), document.index('w:fldCharType="end"')
    assert 'w:fldCharType="begin" w:dirty="true"' in document
    assert 'TOC \\o "2-2" \\h \\z \\u' in document[begin:end]
    entries = re.findall(r"<w:hyperlink .*?</w:hyperlink>", document[begin:end])
    assert ["".join(re.findall(r"<w:t [^>]*>([^<]*)<", entry)) for entry in entries] == [
        f"{chapter.number} {chapter.title[0].text}" for chapter in a_view("secondary", Mode.EN).chapters
    ]
    assert "updateFields" not in parts(render(a_view("secondary", Mode.EN)))["word/settings.xml"].decode()
