"""The page: two halves with the same content, each in its language, and no word of a plan."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from pace import timed, timely
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.batch.outcomes import Failed, Why
from pepdocs.summary import FOLDER_STATES, FileState, rows
from pepdocs.summary.page import MOST_REASONS, page
from pepdocs.theme import tag
from pepdocs.wording import Speaker, catalogue
from pepdocs.wording.slots import SLOT
from summary.finished_runs import NAME, RUN, every_state, made, rare, source

HALVES = (CY, EN)
SHOWN = page(rows(every_state()), RUN)


def tree(content: bytes) -> html.HtmlElement:
    return html.document_fromstring(content.decode())


def half(content: bytes, lang: str) -> html.HtmlElement:
    return tree(content).get_element_by_id(lang)


def text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def by_language(content: bytes) -> dict[str, list[str]]:
    """Return every piece of text of a page by its language tag."""
    texts: dict[str, list[str]] = {}
    for element in tree(content).iter():
        if not isinstance(element.tag, str) or element.tag in {"style", "title"}:
            continue
        pieces = [element.text, *(child.tail for child in element)]
        lang = next(iter(element.xpath("ancestor-or-self::*[@lang][1]/@lang")))
        texts.setdefault(lang, []).extend(piece for piece in pieces if piece and piece.strip())
    return texts


def in_wrong_language(content: bytes) -> list[str]:
    """Return the texts of the summary that are tagged with the other language."""
    pieces, wrong = by_language(content), []
    for lang, other in (HALVES, HALVES[::-1]):
        wrong += [words for words in texts(lang) - texts(other) if any(words in piece for piece in pieces[tag(other)])]
    return wrong


def texts(lang: str) -> set[str]:
    """Return the texts of the summary in one language, without those with slots."""
    contexts = [context for context in catalogue.load(EN) if context.startswith("summary:")]
    plain = (catalogue.load(lang)[context].texts[0] for context in contexts)
    return {words for words in plain if not SLOT.search(words) and len(words) > 3}


def test_every_text_is_in_the_half_of_its_language():
    assert set(by_language(SHOWN)) == {"cy-GB", "en-GB"}
    assert in_wrong_language(SHOWN) == []


def test_a_text_in_the_wrong_half_is_found():
    swapped = SHOWN.replace(b'id="cy" lang="cy-GB"', b'id="cy" lang="en-GB"')

    assert "Beth i’w wneud nesaf" in in_wrong_language(swapped)


def test_both_halves_have_the_same_tables_rows_and_lists():
    def shape(lang: str) -> list[tuple[str, int]]:
        return [(element.tag, len(element)) for element in half(SHOWN, lang).iter() if element.tag != "span"]

    assert len(shape(CY)) > 100
    assert shape(CY) == shape(EN)


@pytest.mark.parametrize("lang", HALVES)
def test_each_state_of_a_file_has_a_count_and_a_table_the_urgent_first(lang: str):
    whole = half(SHOWN, lang)

    captions = [text(element) for element in whole.iter("caption")]
    states = ["failed", "refused", "edited", "warned", "made", "unchanged"]
    assert captions == [Speaker(lang).text(f"summary:files.{state}") for state in states]
    assert [text(element)[-3:] for element in whole.xpath(".//ul/li[a]")] == [
        ": 1", ": 1", ": 1", ": 2", ": 1", ": 1",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", HALVES)
def test_each_file_has_one_row_with_its_reason(lang: str):
    names = [text(element) for element in half(SHOWN, lang).xpath(".//th[@scope='row']")]
    reasons = half(SHOWN, lang).xpath(".//details | .//td[last()]")

    assert sorted(names) == sorted(str(outcome.source) for outcome in every_state())
    assert all(text(element) for element in reasons)


@pytest.mark.parametrize("lang", HALVES)
def test_a_rare_state_has_a_table_and_advice_if_a_file_has_it(lang: str):
    whole = half(page(rare(), RUN), lang)

    say = Speaker(lang).text
    states = [state.value for state in (FileState.GUARDED, *FOLDER_STATES)]
    captions = [text(element) for element in whole.iter("caption")]
    assert captions == [say(f"summary:files.{state}") for state in states]
    assert all(say(f"summary:next.{state}") in text(whole) for state in states)
    assert not any(say(f"summary:files.{state}") in text(half(SHOWN, lang)) for state in states)


def test_every_column_has_a_heading_and_every_cell_names_it():
    for table in tree(SHOWN).iter("table"):
        headings = [text(element) for element in table.xpath("thead//th[@scope='col']")]
        for row in table.xpath("tbody/tr"):
            assert [element.get("data-label") for element in row.xpath("td")] == headings[1:]


def test_an_empty_column_is_omitted():
    (refused,) = (table for table in half(SHOWN, EN).iter("table") if text(table[0]) == "Files that were refused")

    assert [text(element) for element in refused.xpath("thead//th")] == ["File", "Reasons"]


def test_unchanged_files_are_counted_and_folded():
    (folded,) = half(SHOWN, EN).iter("details")

    assert folded.get("open") is None
    assert text(folded[0]) == "Unchanged files without a warning: 1"
    assert len(folded.xpath(".//tbody/tr")) == 1


def test_every_link_has_a_target_in_the_page():
    whole = tree(SHOWN)
    links = whole.xpath("//a/@href")

    assert len(links) == 2 + 2 * 6
    assert all(len(whole.xpath(f"//*[@id='{link[1:]}']")) == 1 for link in links)


def test_many_reasons_are_cut_with_a_note_where_the_others_are():
    (refused,) = half(SHOWN, EN).xpath(".//tr[th='cynlluniau/r0.yaml']")

    reasons = [text(element) for element in refused.iter("li")]
    assert len(reasons) == MOST_REASONS + 1
    assert reasons[-1] == "Further reasons: 4"
    assert "pepdocs check shows every reason" in text(half(SHOWN, EN))


def test_an_interrupted_run_says_so_first_and_how_to_go_on():
    interrupted = text(half(page(rows(every_state()), replace(RUN, interrupted=True)), EN))

    assert "Finished no" in interrupted
    assert "What to do next The run was stopped before its end." in interrupted
    assert "Run the same command again, and it goes on where it was stopped." in interrupted
    assert "stopped" not in text(half(SHOWN, EN))


def test_the_details_of_the_run_are_in_each_language():
    assert "Amser a gymerwyd 75 eiliad" in text(half(SHOWN, CY))
    assert "Day 1 July 2026 Time taken 75 seconds" in text(half(SHOWN, EN))
    assert "Time taken 12 minutes" in text(half(page((), replace(RUN, seconds=740.0)), EN))


@pytest.mark.parametrize("lang", HALVES)
def test_the_page_of_a_run_without_files_says_so(lang: str):
    empty = half(page((), replace(RUN, sources=0)), lang)

    assert Speaker(lang).text("summary:nothing_found") in text(empty)
    assert list(empty.iter("table", "a")) == []


def test_a_run_without_problems_leaves_nothing_to_do():
    well = page(rows([made("A-1", Why.NEW)]), RUN)

    assert "Nothing is left to do." in text(half(well, EN))


def test_a_name_is_shown_only_if_names_are_asked_for():
    named = page(rows(every_state(), names={source("W-0"): NAME}), RUN).decode()

    assert NAME not in SHOWN.decode()
    assert named.count(NAME) == 2


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>.yaml", '" onload="x', "{{ 7 * 7 }}", "a\u202eb", "&amp;", "=cmd|' /C calc'!A0"],
)  # fmt: skip
def test_any_name_of_a_file_is_shown_as_text(name: str):
    content = page(rows([Failed(Path(name), PepdocsError("error.bug"))]), RUN)

    (cell,) = half(content, CY).xpath(".//th[@scope='row']")
    assert cell.text == name.replace("\u202e", "\N{REPLACEMENT CHARACTER}")
    assert cell.get("dir") == "auto"
    assert list(tree(content).iter("script")) == []
    assert tree(content).xpath("//@onload") == []


def test_the_page_loads_nothing_runs_nothing_and_uses_its_one_style_sheet():
    (policy,) = tree(SHOWN).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(rb"<style>(.*?)</style>", SHOWN, re.DOTALL)

    digest = b64encode(sha256(style).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert re.findall(rb"\bsrc=|https?:|url\(|@import|<link|style=\"", SHOWN) == []


def test_equal_runs_make_equal_pages():
    assert page(rows(every_state()), RUN) == SHOWN


@pytest.mark.slow
def test_the_page_of_7200_files_is_made_within_two_seconds_of_work():
    outcomes = [outcome for number in range(7200 // 7 + 1) for outcome in every_state(number)]
    content, taken = timed(lambda: page(rows(outcomes), RUN))

    assert len(outcomes) >= 7200
    assert content.count(b'scope="row"') == 2 * len(outcomes)
    assert timely(taken, 2)
