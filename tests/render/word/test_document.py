"""The Word file of a view has all of it, in order, in its languages, and always the same bytes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from docx_reading import body, lost, parts, squeezed
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Run
from pepdocs.render.read_back.word import margins, outline
from pepdocs.render.word.document import render
from pepdocs.view.blocks import DocumentView, Facts, Prose, Section, Value, runs
from sample_views import PHASES, a_hostile_view, a_target, a_view, a_view_without
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
    """Return a document of one section with the texts, each as prose and as a fact."""
    label = phrase("Label", "en")
    values = [Value((phrase(text, lang),)) for text in texts]
    facts = Words(mode).facts(*(Words(mode).fact("a", "b", value) for value in values))
    blocks = (*(Prose(label, value) for value in values), facts)
    return replace(a_view(mode=mode), sections=(Section("my_page", "1", label, blocks),))


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_run_is_there_in_order_and_in_its_language_however_hostile(phase: str, mode: Mode) -> None:
    for view in (a_view(phase, mode), a_hostile_view(phase, mode)):
        assert lost(runs(view.sections), outline(render(view)), view) is None


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_the_cover_is_there_in_order_and_in_its_language(phase: str, mode: Mode) -> None:
    view = a_view(phase, mode)
    cover = view.cover
    parts = (cover.title, cover.name, cover.facts, cover.key_dates, cover.also, cover.contents)

    assert lost(runs(parts), outline(render(view)), view) is None


def test_a_missing_run_is_noticed() -> None:
    view = a_view("primary", Mode.CY)
    lines = [line for line in outline(render(view)) if line.text != "Yr ysgol fawr."]

    assert lost(runs(view.sections), lines, view) == Run("Yr ysgol fawr.", "cy")


def test_a_run_in_the_wrong_language_is_noticed() -> None:
    view = a_view("primary", Mode.EN)
    lines = outline(render(view))
    wrong = [replace(line, runs=tuple(replace(run, lang="en-GB") for run in line.runs)) for line in lines]

    assert lost(runs(view.sections), wrong, view) == next(run for run in runs(view.sections) if run.lang == "cy")


def test_runs_out_of_order_are_noticed() -> None:
    view = a_view("primary", Mode.CY)

    assert lost(runs(view.sections[::-1]), outline(render(view)), view) is not None


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


def test_a_long_translation_follows_its_original() -> None:
    view = a_translation(long_text(400), long_text(401))

    kinds = [line.kind for line in outline(render(view)) if "gair7 " in line.text]

    assert kinds == ["P", "P"]


def a_translation(cy: str, en: str) -> DocumentView:
    """Return a document of one text in both languages."""
    label = phrase("Label", "en")
    blocks = (Prose(label, Value(((Run(cy, "cy"), Run(en, "en")),))),)
    return replace(a_view(), sections=(Section("my_page", "1", label, blocks),))


def test_paragraphs_of_a_translation_are_in_rows_beside_their_originals() -> None:
    view = a_translation("un\n\ndau", "one\n\ntwo")

    cells = [line.text for line in outline(render(view)) if line.kind == "TD"]

    assert cells[-4:] == ["un", "one", "dau", "two"]


def test_sixty_targets_are_all_there() -> None:
    view = a_view("secondary", targets=60)

    headings = [line.text for line in outline(render(view)) if line.kind == "H3"]

    assert [heading for heading in headings if heading.endswith("Literacy")] == [
        f"{number} Llythrennedd / Literacy" for number in range(1, 61)
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


def test_a_missing_section_leaves_no_heading_and_no_line_of_contents() -> None:
    view = a_view_without("targets", "leisure", phase="secondary")

    lines = [line.text for line in outline(render(view))]

    assert not [text for text in lines if re.search(r"\bTargedau / Targets|\bHamdden", text)]
    assert sum(text.endswith("Progress") for text in lines) == 2


@pytest.mark.parametrize(
    ("mode", "words"), [(Mode.CY, "Tudalen o"), (Mode.EN, "Page of"), (Mode.BILINGUAL, "Tudalen o / Page of")]
)
def test_every_page_has_title_record_and_number(mode: Mode, words: str) -> None:
    view = a_view("post16", mode)

    lines = [line.text for line in margins(render(view))]

    assert lines[-1] == words
    assert [squeezed(line) for line in lines[:2]] == [
        squeezed(" / ".join(run.text for run in text)) for text in (view.cover.running, view.cover.footer)
    ]


@pytest.mark.parametrize("phase", PHASES)
def test_a_draft_is_marked_on_every_page_and_at_the_top_of_the_first(phase: str) -> None:
    words = "DRAFFT – heb ei gymeradwyo / DRAFT – not approved"
    draft, final = render(a_view(phase, draft=True)), render(a_view(phase))

    assert margins(draft)[0].text == words
    assert outline(draft)[0].text == words
    assert words not in [line.text for line in (*outline(final), *margins(final))]


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

    with pytest.raises(RenderError) as stopped:
        render(replace(view, sections=(odd,)))

    assert stopped.value.facts == {"template": "primary/pep.docx", "line": 0}


def test_every_action_has_a_separate_box_beside_its_word() -> None:
    target = a_target(Words(Mode.CY), 1)
    view = a_view("primary", Mode.CY)
    section = Section("targets", "1", phrase("Targedau", "cy"), (target, replace(target)))

    document = body(render(replace(view, sections=(section,))))

    tags = [node.get(f"{{{node.nsmap['w']}}}val") for node in document.iter("{*}tag")]
    assert len(tags) == len(set(tags)) == 2 * len(target.actions)
