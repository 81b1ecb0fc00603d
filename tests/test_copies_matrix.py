"""Finished copies say what their readers may see, all of it and nothing else: looked for in the bytes of each file.

Every field of a plan is a sentinel, with those that an authority declares, what nobody declared, and every label. The
whole product of copies, phases, languages and sizes is made as HTML and as Word. PDF takes longer: there each pair of
copy and phase, copy and languages, copy and size is made, and all of phase, languages and size together. Layouts and
archives are sampled.

What a file says is found out twice: by the reader that the program searches with, and by simple means of this page
alone. The program's own search is not used here, so that a copy that says too much is found and not refused; the last
tests show that either finds it.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from builders import TODAY, put, typed
from copy_plan import LOCAL, RULES, TELLING, has, leaks, losses, path_of, promised, readers, sentinel_plan, write_theme
from full_plan import PHASES, Filled
from pepdocs import generate
from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Edition, Layout, Mode, Size
from pepdocs.generate import Request, view_of
from pepdocs.render import FinishedDocument, Format, render_and_read
from pepdocs.render.read_back import parts
from pepdocs.schema.audiences import EVERYONE, FULL_ONLY, Audience
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.local.withholding import NOTHING_WITHHELD
from pepdocs.schema.pep import Pep
from pepdocs.theme import Theme, load
from pepdocs.view import compose, copies
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.view.copies import reduced
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Speaker

COPIES = tuple(copy for copy in Copy if copy is not Copy.FULL)
BY_PHASE = pytest.mark.parametrize("phase", PHASES)
BY_MODE = pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
BY_COPY = pytest.mark.parametrize("copy", Copy, ids=lambda copy: copy.value)
BUT_FULL = pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.value)

Program = Callable[[str], str]


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """An authority's theme with fields for every audience, and a sentinel as the label of every field."""
    return load(write_theme(tmp_path_factory.mktemp("theme") / "sir"))


@cache
def plan(phase: str) -> Pep:
    parsed = typed(sentinel_plan(phase)[0])
    assert parsed.findings.items == ()
    return parsed.pep


def said_in(view: DocumentView) -> str:
    """Return all text of a view."""
    return "\n".join(run.text for run in runs((view.cover, view.chapters)))


# What a file says, found out by simple means.


def plainly(made: FinishedDocument, poppler: str) -> Iterator[str]:
    """Yield what a file says: first what a reader is shown, then the rest."""
    if made.form is Format.DOCX:
        yield from _in_package(made.content)
    elif made.form is Format.HTML:
        yield from _in_markup(made.content.decode())
    else:
        yield _drawn(made.content, poppler)
        yield from _in_objects(made.content)


def _in_package(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        whole = [package.read(name).decode("utf-8", "replace") for name in sorted(package.namelist())]
        names = " ".join(package.namelist())
    texts = [html.unescape(re.sub("<[^>]+>", "", re.sub("</w:p>|<w:(br|tab)/>", "\n", part))) for part in whole]
    yield "\n".join(texts)
    yield "\n".join((names, *map(html.unescape, whole)))


def _in_markup(content: str) -> Iterator[str]:
    yield html.unescape(re.sub("<[^>]+>", " ", content))
    yield html.unescape(content)


def _drawn(content: bytes, poppler: str) -> str:
    words = [poppler, "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(words, input=content, capture_output=True, check=True).stdout.decode()


def _in_objects(content: bytes) -> Iterator[str]:
    """Yield every text and name in the objects of a PDF, and its streams as they are without compression."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield from _texts_of(thing, 0)
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                yield thing.read_bytes().decode("utf-8", "replace")


def _texts_of(thing: object, depth: int) -> Iterator[str]:
    """Yield the texts of an object and of those within it, but not of others that it refers to."""
    if depth and isinstance(thing, pikepdf.Object) and thing.is_indirect:
        return
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            yield from _texts_of(each, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, each in thing.items():
            yield key
            yield from _texts_of(each, depth + 1)


# The matrix.


def made(phase: str, edition: Edition, form: Format, theme: Theme, *, archive: bool = False) -> FinishedDocument:
    """Return a copy of the sentinel plan, without the search for what it withholds."""
    return render_and_read(view_of(plan(phase), edition, theme=theme), form, archive=archive, theme=theme)


def faults(document: FinishedDocument, phase: str, edition: Edition, poppler: str) -> list[str]:
    """Return what a copy says too much and what it lacks, as either way of reading tells."""
    of = phase, edition.copy, edition.mode
    shown, *rest = plainly(document, poppler)
    lines = "\n".join(line.text for line in document.lines)
    read = parts.read(document.content)
    missing = {*losses(lines, *of), *losses(shown, *of)}
    too_much = {*leaks("\n".join((lines, *read.texts, *read.data)), *of), *leaks("\n".join((shown, *rest)), *of)}
    where = f"{phase} {edition.suffix} {document.form.value}"
    return [*(f"{where} says {each}" for each in too_much), *(f"{where} lacks {each}" for each in missing)]


def all_faults(
    phase: str,
    editions: list[Edition],
    forms: tuple[Format, ...],
    theme: Theme,
    poppler: str = "",
    *,
    archive: bool = False,
) -> list[str]:
    """Return the faults of each document of the sentinel plan of a phase."""
    return [
        fault
        for edition, form in product(editions, forms)
        for fault in faults(made(phase, edition, form, theme, archive=archive), phase, edition, poppler)
    ]


@pytest.mark.long
@BY_PHASE
@BUT_FULL
def test_a_copy_in_html_and_in_word_leaks_nothing_and_loses_nothing(phase: str, copy: Copy, theme: Theme) -> None:
    editions = [Edition(mode, size, copy=copy) for mode, size in product(Mode, Size)]

    assert all_faults(phase, editions, (Format.HTML, Format.DOCX), theme) == []


def designed(phase: str, mode: Mode) -> list[Edition]:
    """Return the editions of a phase and mode that are made as PDF: one copy in each size, in each place another."""
    start = PHASES.index(phase) + 2 * list(Mode).index(mode)
    return [Edition(mode, size, copy=COPIES[(start + 3 * step) % len(COPIES)]) for step, size in enumerate(Size)]


@pytest.mark.long
@BY_PHASE
@BY_MODE
def test_a_copy_in_pdf_leaks_nothing_and_loses_nothing(phase: str, mode: Mode, theme: Theme, program: Program) -> None:
    assert all_faults(phase, designed(phase, mode), (Format.PDF,), theme, program("pdftotext")) == []


def test_each_copy_is_made_as_pdf_in_every_phase_language_and_size() -> None:
    every = [(phase, each) for phase, mode in product(PHASES, Mode) for each in designed(phase, mode)]

    assert {(each.copy, phase) for phase, each in every} == set(product(COPIES, PHASES))
    assert {(each.copy, each.mode) for _, each in every} == set(product(COPIES, Mode))
    assert {(each.copy, each.size) for _, each in every} == set(product(COPIES, Size))
    assert {(phase, each.mode, each.size) for phase, each in every} == set(product(PHASES, Mode, Size))


@pytest.mark.long
@BUT_FULL
def test_a_copy_leaks_and_loses_nothing_in_any_layout(copy: Copy, theme: Theme) -> None:
    editions = [Edition(Mode.BILINGUAL, layout=layout, copy=copy) for layout in (Layout.BLOCKS, Layout.SECTIONS)]

    assert all_faults("secondary", editions, (Format.HTML, Format.DOCX), theme) == []


@pytest.mark.long
@BUT_FULL
def test_a_copy_leaks_and_loses_nothing_in_an_archive(copy: Copy, theme: Theme, program: Program) -> None:
    number = COPIES.index(copy)
    edition = Edition(Mode.BILINGUAL, layout=(Layout.BLOCKS, Layout.COLUMNS)[number % 2], copy=copy)

    found = all_faults(PHASES[number % 3], [edition], (Format.PDF,), theme, program("pdftotext"), archive=True)

    assert found == []


# What is no text: answers, choices from lists. And that nothing of what is withheld shapes a copy.


NOT_CHANGED = {"identifier", "free"}
"""The kinds of value that the rest of a plan refers to, or that are changed in a way of their own."""


@BY_PHASE
@BY_COPY
def test_what_a_copy_withholds_makes_no_difference_to_it(phase: str, copy: Copy, theme: Theme) -> None:
    """All of it is typed otherwise, also each answer and choice: no gap, heading, number or order may tell."""
    hidden = [one for one in sentinel_plan(phase)[1] if copy not in readers(one) and one.kind not in NOT_CHANGED]
    before = in_both_languages(plan(phase), copy, theme)

    for first in (501, 502):  # with one number or the other, each choice from a list is another
        content = deepcopy(sentinel_plan(phase)[0])
        for one in hidden:
            put(content, path_of(one), value_at(sentinel_plan(phase, first)[0], one))
        if copy is not Copy.FULL:
            content["local"] = {"undeclared": "x"} | {own.key: own.typed for own in LOCAL if copy in own.readers}
        if copy is Copy.CHILD:
            for person in content["people"]:
                person["name"] = person["name"].split()[0] + " Somebody"
        after = typed(content)
        assert after.findings.items == ()
        assert in_both_languages(after.pep, copy, theme) == before
    assert hidden


@pytest.mark.long
def test_each_answer_and_choice_that_a_copy_shows_makes_a_difference_to_it() -> None:
    content, taken = sentinel_plan("secondary")
    few = [one for one in taken if one.kind not in TELLING]
    before = {copy: in_english(plan("secondary"), copy) for copy in COPIES}
    unseen = {(one.name, copy) for one in few for copy in COPIES if copy in readers(one)}
    asked = len(unseen)

    for one, first in product(few, (501, 502)):
        waiting = [copy for copy in COPIES if (one.name, copy) in unseen]
        if waiting:
            change = deepcopy(content)
            put(change, path_of(one), value_at(sentinel_plan("secondary", first)[0], one))
            pep = typed(change).pep
            unseen -= {(one.name, copy) for copy in waiting if in_english(pep, copy) != before[copy]}

    assert asked > 400
    assert unseen == set()


def in_english(pep: Pep, copy: Copy) -> DocumentView:
    return view_of(pep, Edition(Mode.EN, copy=copy))


def in_both_languages(pep: Pep, copy: Copy, theme: Theme) -> DocumentView:
    return view_of(pep, Edition(Mode.BILINGUAL, copy=copy), theme=theme)


def value_at(content: Any, filled: Filled) -> Any:
    for step in filled.loc:
        content = content[step]
    return content


# What is expected.


def test_it_is_promised_of_every_field_who_is_to_see_it() -> None:
    assert {path for path in all_fields() if not path.startswith("action.")} <= set(promised())


@BY_PHASE
def test_each_sentinel_stands_for_one_value(phase: str) -> None:
    _, taken = sentinel_plan(phase)
    texts = [text for one in taken if one.kind in TELLING for text, _ in one.says]
    texts += [text for own in LOCAL for text, _ in (*own.says, *own.label)]

    assert len(texts) > 800
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_about_something_in_the_plan(rule: str) -> None:
    assert any(f"{path_of(one)}.".startswith(rule) for one in sentinel_plan("primary")[1])


@pytest.mark.parametrize(
    ("text", "is_there"),
    [("a 2 March 2001.", True), ("12 March 2001", False), ("2 March 20012", False), ("2 March 2001, a", True)],
)
def test_a_sentinel_is_found_as_whole_words(text: str, *, is_there: bool) -> None:
    assert has(text, "2 March 2001") == is_there


# Faults that have to be found.

WIDER, NARROWER = "care.no_contact.name", "wellbeing.triggers"
"""A field that the carer's copy must not have, and one that it has."""


@pytest.fixture
def declare() -> Iterator[Callable[[str, Audience], None]]:
    """`declare(path, audience)` changes who may see a field, as its declaration says, until the end of the test."""
    before = []

    def change(path: str, audience: Audience) -> None:
        field = all_fields()[path]
        before.append((field, field.audience))
        object.__setattr__(field, "audience", audience)

    yield change
    for field, audience in reversed(before):
        object.__setattr__(field, "audience", audience)


Declare = Callable[[str, Audience], None]
CARERS = Edition(Mode.BILINGUAL, copy=Copy.CARER)


@pytest.mark.slow
@BY_FORM
def test_an_audience_that_is_too_wide_is_found(form: Format, declare: Declare, theme: Theme, program: Program) -> None:
    declare("care.no_contact", EVERYONE)
    declare(WIDER, EVERYONE)

    found = faults(made("primary", CARERS, form, theme), "primary", CARERS, program("pdftotext"))

    where = f"primary {CARERS.suffix} {form.value} says"
    labels = {f"{where} field:{path}" for path in ("care.no_contact", WIDER)}
    assert f"{where} {WIDER}" in found
    assert set(found) <= {f"{where} {WIDER}", *labels}


@pytest.mark.slow
@BY_FORM
def test_an_audience_that_is_too_narrow_is_found(
    form: Format, declare: Declare, theme: Theme, program: Program
) -> None:
    declare(NARROWER, FULL_ONLY)

    found = faults(made("primary", CARERS, form, theme), "primary", CARERS, program("pdftotext"))

    assert found == [f"primary {CARERS.suffix} {form.value} lacks {NARROWER}"]


@pytest.mark.parametrize("change", [("f0", "f6"), ("f6", "f0")], ids=["too wide", "too narrow"])
def test_an_audience_of_a_local_field_that_is_wrong_is_found(change: tuple[str, str], tmp_path: Path) -> None:
    folder = write_theme(tmp_path / "sir")
    settings = (folder / "theme.toml").read_text(encoding="utf-8")
    was, becomes = ('id = "f0"\n', 'id = "f0"\naudience = "carer"\n'), ('audience = "carer parent"\n', "")
    old, new = was if change[0] == "f0" else becomes
    (folder / "theme.toml").write_text(settings.replace(old, new, 1), encoding="utf-8")

    text = said_in(view_of(plan("primary"), CARERS, theme=load(folder)))

    of = "primary", Copy.CARER, CARERS.mode
    is_wide = change[0] == "f0"
    assert leaks(text, *of) == (["field:local.f0", "local.f0"] if is_wide else [])
    assert losses(text, *of) == ([] if is_wide else ["local.f6"])


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_not_kept_is_found(rule: str, monkeypatch: pytest.MonkeyPatch, theme: Theme) -> None:
    monkeypatch.setattr(copies, "RULES", ())
    monkeypatch.setattr(copies, "CONFIDENTIAL", NOTHING_WITHHELD)
    broken = {copy: leaks(said_in(in_both_languages(plan("primary"), copy, theme)), "primary", copy, Mode.BILINGUAL)
              for copy in COPIES}  # fmt: skip

    steps = [step for step in rule.split(".") if step and not step.isdigit()]
    assert any(name.startswith(".".join(steps)) for found in broken.values() for name in found)


@pytest.fixture
def composing_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that composes copies with one field more than it takes them to have."""

    def with_the_list(pep: Pep, copy: Copy, own: LocalFields) -> Pep:
        rest = reduced(pep, copy, own)
        assert pep.care
        assert rest.care
        return rest.model_copy(update={"care": rest.care.model_copy(update={"no_contact": pep.care.no_contact})})

    monkeypatch.setattr(compose, "reduced", with_the_list)
    monkeypatch.setattr(Phrasing, "may_show", lambda *_: True)


@pytest.mark.slow
@BY_FORM
@pytest.mark.usefixtures("composing_too_much")
def test_what_the_matrix_finds_the_program_finds_as_well(
    form: Format, tmp_path: Path, theme: Theme, program: Program
) -> None:
    asked = Request(tmp_path, TODAY, theme=theme)
    found = faults(made("primary", CARERS, form, theme), "primary", CARERS, program("pdftotext"))

    with pytest.raises(RenderError) as caught:
        generate.document(plan("primary"), CARERS, form, asked)

    assert f"primary {CARERS.suffix} {form.value} says {WIDER}" in found
    assert (caught.value.key, caught.value.facts) == (error_keys.DISCLOSED, {"field": "care.no_contact[0].name"})
    sentinels = [text for one in sentinel_plan("primary")[1] if one.name == WIDER for text, _ in one.says]
    for lang in ("cy", "en"):
        told = Speaker(lang).text(caught.value.key, **caught.value.facts)
        assert not any(part in told + repr(caught.value) for text in sentinels for part in text.split())
