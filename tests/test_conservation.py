"""Whatever a plan holds is in its documents: in every phase, in every mode, each in its language."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import put, typed
from full_plan import (
    PHASES,
    TEXTS,
    TYPED,
    Filled,
    Said,
    Writing,
    everything,
    full,
    is_said,
    pair,
    plain,
    stated_fields,
    threefold,
    wanted,
)
from pepdocs.base.errors import RenderError
from pepdocs.base.language import NEUTRAL, Mode, Run
from pepdocs.render import Format, outline, render
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.outline import Line, compact_text
from pepdocs.schema.declare import declared
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import Choice
from pepdocs.theme import tag
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.view.sections import targets
from pepdocs.wording import Wording

FEW_CHOICES = ("choice", "yes_no", "year_group", "language_tag")
"""Kinds of value that other fields may say as well, so that finding one proves little."""

BY_MODE = pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
BY_PHASE = pytest.mark.parametrize("phase", PHASES)
SEEDS = st.integers(0, 2**32)
UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None)


def view_of(content: dict[str, Any], mode: Mode) -> DocumentView:
    parsed = typed(content)
    assert not parsed.findings.items, [(f.code.number, f.field) for f in parsed.findings.items]
    return compose.document(parsed.pep, Wording(mode))


def missing(taken: Iterable[Filled], said: Iterable[Run], mode: Mode) -> list[str]:
    """Return where values stand that are not said, each in its language."""
    there = {(run.text, run.lang) for run in said}
    if not mode.is_bilingual:
        # In one language, what is the same in both may pass for a word of that language.
        there |= {(text, NEUTRAL) for text, lang in there if lang in mode.languages}
    return sorted({f.name for f in taken if not all(is_said(one, f, there) for one in wanted(f, mode))})


# From the plan to the view.


@BY_MODE
@BY_PHASE
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.__name__)
def test_every_value_of_a_full_plan_is_said_in_its_language(phase: str, mode: Mode, text: Writing) -> None:
    content, taken = full(phase, text)

    view = view_of(content, mode)

    assert len(taken) > 450
    assert missing(taken, runs(view), mode) == []


def test_every_declared_field_is_filled() -> None:
    _, taken = everything("primary")

    there = {name for f in taken for name in _ancestors(f.name)}
    every = {
        f"{model.path}.{field.key}".removeprefix(".")
        for model in records()
        for field in declared(model)
        if model.path not in {"none", "not_practicable"}
    }

    assert len(every) > 300
    assert _by_last_step(every) == _by_last_step(there)


@BY_PHASE
def test_what_belongs_to_no_edition_is_in_no_document(phase: str) -> None:
    content, taken = everything(phase)
    hidden = [one for one in taken if not one.is_shown]
    with_parts, without = (runs(view_of(plan, Mode.BILINGUAL)) for plan in (content, content | {"parts": None}))

    assert {one.name for one in hidden} == {"parts.section", "parts.owner", "parts.state"}
    assert list(with_parts) == list(without)


def _ancestors(name: str) -> list[str]:
    steps = name.split(".")
    return [".".join(steps[:end]) for end in range(1, len(steps) + 1)]


def _by_last_step(names: Iterable[str]) -> set[str]:
    return {name.rsplit(".", 1)[-1] for name in names}


def test_a_field_that_the_view_forgets_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    content, taken = full("secondary")
    kept = tuple(key for key in targets.ON_THE_CARD if key != "monitoring")
    monkeypatch.setattr(targets, "ON_THE_CARD", kept)

    view = view_of(content, Mode.EN)

    assert missing(taken, runs(view), Mode.EN) == ["targets.monitoring"]


def test_a_value_that_a_sentence_leaves_out_is_noticed() -> None:
    content, taken = full("secondary")

    told = [run for run in runs(view_of(content, Mode.EN)) if " told me on " not in run.text]

    assert missing(taken, told, Mode.EN) == ["voice.views.response.told_by", "voice.views.response.told_on"]


def test_a_value_in_the_wrong_language_is_noticed() -> None:
    content, taken = full("secondary")
    view = view_of(content, Mode.EN)
    wrong = content["plan"]["trigger"]["en"]

    turned = [Run(run.text, "cy" if run.text == wrong else run.lang) for run in runs(view)]

    assert missing(taken, turned, Mode.EN) == ["plan.trigger"]


@pytest.mark.parametrize("phase", [PHASES[0], *(pytest.param(each, marks=pytest.mark.long) for each in PHASES[1:])])
def test_a_change_of_any_choice_changes_the_document(phase: str) -> None:
    content, taken = full(phase)
    before = Counter(runs(view_of(content, Mode.BILINGUAL)))
    unseen = []
    few = [f for f in taken if f.kind in FEW_CHOICES]
    for filled in few:
        path = ".".join(map(str, filled.loc))
        here = _value_at(content, filled.loc)
        put(content, path, _another(filled, here))
        if Counter(runs(view_of(content, Mode.BILINGUAL))) == before:
            unseen.append(filled.name)
        put(content, path, here)

    assert len(few) > 70
    assert unseen == []


def _value_at(content: Any, loc: Iterable[str | int]) -> Any:
    for step in loc:
        content = content[step]
    return content


def _another(filled: Filled, here: str) -> str:
    if filled.kind == "yes_no":
        return "no" if here == "yes" else "yes"
    if filled.kind == "choice":
        codes = _choice_at(filled).codes()
        return codes[(codes.index(here) + 1) % len(codes)]
    return next(typed for n in range(9) if (typed := TYPED[filled.kind](n)[0]) != here)


def _choice_at(filled: Filled) -> type[Choice]:
    return next(
        choice
        for model in records()
        for field in declared(model)
        if f"{model.path}.{field.key}" == filled.name and (choice := shape(field.annotation).choice)
    )


# What is stated in place of a value.


@pytest.mark.parametrize("loc", stated_fields(), ids=".".join)
def test_an_explicit_none_says_who_stated_it(loc: tuple[str, ...]) -> None:
    content, _ = full("secondary", each=1)
    put(content, ".".join(loc), {"none_stated_by": "whoeversaidso"})

    said = runs(view_of(content, Mode.BILINGUAL))

    assert {run.lang for run in said if "whoeversaidso" in run.text} == {"cy", "en"}


@pytest.mark.parametrize("loc", stated_fields(), ids=".".join)
def test_a_reason_why_something_is_not_known_is_said(loc: tuple[str, ...]) -> None:
    content, _ = full("secondary", each=1)
    reason = {"cy": "Rheswm da", "en": "A good reason"}
    put(content, ".".join(loc), {"not_practicable": reason})

    said = {(run.text, run.lang) for run in runs(view_of(content, Mode.BILINGUAL))}

    assert {(text, lang) for lang, text in reason.items()} <= said


def test_there_are_fields_that_take_an_explicit_none() -> None:
    assert len(stated_fields()) > 40


# Plans with some of their fields, and texts of every length.


def lengths(seed: int) -> Writing:
    """Return texts of very different lengths, some of several lines."""
    chance = random.Random(seed)

    def write(n: int) -> tuple[Any, Said]:
        typed, says = chance.choice((pair, plain))(n)
        more = chance.choice(("", "", " a" * 35, " a" * 250, "\nsecond\n\nthird"))
        longer = tuple((text + more, lang) for text, lang in says)
        return (longer[0][0] if isinstance(typed, str) else {lang: t for t, lang in longer}), longer

    return write


@settings(UNHURRIED, max_examples=60)
@given(phase=st.sampled_from(PHASES), mode=st.sampled_from(Mode), seed=SEEDS, share=st.floats(0, 1))
def test_a_plan_with_any_of_its_fields_loses_nothing(phase: str, mode: Mode, seed: int, share: float) -> None:
    chance = random.Random(seed)
    content, taken = full(phase, lengths(seed), keeps=lambda _: chance.random() < share, each=chance.randint(1, 3))

    view = view_of(content, mode)

    assert missing(taken, runs(view), mode) == []


# From the view to the finished files.


def arranged(content: dict[str, Any], mode: Mode) -> DocumentView:
    return arrange(view_of(content, mode))


SCRIPTS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\ufffc\ufffd")
ANYTHING = st.lists(st.text(SCRIPTS, min_size=1, max_size=12), min_size=5, max_size=5)


def written_by(pieces: list[str]) -> Writing:
    """Return texts of random characters, each with its number."""

    def write(n: int) -> tuple[Any, Said]:
        text = f"{n}q {pieces[n % len(pieces)]} {n}z"
        return text, ((unicodedata.normalize("NFC", text), "en"),)

    return write


def lost(taken: Iterable[Filled], lines: tuple[Line, ...], mode: Mode) -> list[str]:
    """Return where texts stand that are not in a finished file, or not in their language."""
    by_lang: dict[str, str] = {}
    for line in lines:
        for run in line.runs:
            by_lang[run.lang] = by_lang.get(run.lang, "") + "".join(run.text.split())
    whole = compact_text(lines)
    return [f.name for f in taken for said in wanted(f, mode) if not _is_in(said, whole, by_lang)]


def _is_in(said: tuple[str, str], whole: str, by_lang: dict[str, str]) -> bool:
    text, lang = "".join(said[0].split()), said[1]
    return text in (by_lang.get(tag(lang), "") if lang else whole)


@BY_FORM
@settings(UNHURRIED, max_examples=3)
@given(phase=st.sampled_from(PHASES), mode=st.sampled_from(Mode), pieces=ANYTHING)
def test_whatever_is_written_is_in_the_finished_file(form: Format, phase: str, mode: Mode, pieces: list[str]) -> None:
    content, taken = full(phase, written_by(pieces), each=1)
    view = arranged(content, mode)

    lines = outline(render(view, form), form)

    assert lost(taken, lines, mode) == []


@BY_FORM
def test_both_languages_and_a_third_are_in_the_finished_file(form: Format) -> None:
    content, taken = full("secondary", threefold, each=1)
    view = arranged(content, Mode.BILINGUAL)

    lines = outline(render(view, form), form)

    assert lost(taken, lines, Mode.BILINGUAL) == []


@BY_FORM
def test_a_text_that_is_not_in_the_finished_file_is_noticed(form: Format) -> None:
    content, taken = full("primary", each=1, keeps=lambda loc: loc[0] in {"child", "voice"})
    view = arranged(content, Mode.EN)
    lines = outline(render(view, form), form)

    shorter = tuple(line for line in lines if taken[0].says[0][0] not in line.text)

    assert lost(taken, shorter, Mode.EN) == [taken[0].name]


@BY_FORM
def test_a_document_that_lost_a_value_is_not_made(form: Format) -> None:
    content, _ = full("primary", each=1, keeps=lambda loc: loc[0] in {"child", "voice"})
    view = arranged(content, Mode.EN)
    lines = outline(render(view, form), form)
    more = replace(view, cover=replace(view.cover, name=(Run("Somebody else", "en"),)))

    with pytest.raises(RenderError) as caught:
        verify(more, lines)

    assert caught.value.facts == {"section": "cover"}
