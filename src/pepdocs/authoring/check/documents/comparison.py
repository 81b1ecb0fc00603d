"""Compare a document with the view of a plan with every field filled: missing and repeated content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from pepdocs.authoring.check.documents.sentinel import WORD, SentinelField, SentinelPlan
from pepdocs.base.language import Run
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code
from pepdocs.render.read_back.compare import FIGURE, missing_parts
from pepdocs.render.read_back.outline import Line, compact_text
from pepdocs.schema.declare import Level
from pepdocs.view.blocks import DocumentView, Fact, Facts, Grid, Section, runs
from pepdocs.wording import Speaker
from pepdocs.wording.catalogue import MissingWording, Own

COVER = "cover"
FIRST_PAGE = "view:first_page"
BETWEEN = 40
"""Most letters between a label and its value."""

Place = tuple[str, str]
"""A chapter's key, and a kind of block in it."""

Places = dict[str, Place]
"""The places of words in the view."""

Unlabelled = tuple[SentinelField, str, str]
"""A field and its place."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A fault seen in one document: a kind of finding, the chapter's key and the kind of block.

    `file` and `line` are those of a template that failed; `heading` is one that an accessibility check reports.
    """

    code: Code
    chapter: str = ""
    block: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    file: str = ""
    line: int = 0
    heading: str = ""


def compare(
    view: DocumentView, lines: Iterable[Line], plan: SentinelPlan, own: Own, titles: Mapping[str, str]
) -> Iterator[Observation]:
    """Yield the differences between a document and the view that it was made from; `titles` are those of chapters."""
    lines = tuple(lines)
    text = compact_text(lines)
    counts = Counter(WORD.findall(text))
    places = _places(view)
    lost = {word: place for word, place in places.items() if not counts[word]}
    unlabelled = _unlabelled(view, text, plan, own)
    yield from _not_shown(lost, _lost_records(_only_in_chapters(view), lost, plan), plan, unlabelled)
    # What a picture or a box is called may name what it belongs to once more.
    shown = Counter(WORD.findall(compact_text(line for line in lines if line.kind != FIGURE)))
    yield from _repeated(view, shown, plan, titles)
    for key in dict.fromkeys(missing_parts(view, lines)):
        yield from _gaps(key, view, text, lost, titles)


def _gaps(key: str, view: DocumentView, text: str, lost: Places, titles: Mapping[str, str]) -> Iterator[Observation]:
    """Yield that a chapter is missing, or that it is incomplete, once for each kind of block."""
    facts = (("chapter", titles.get(key, FIRST_PAGE)),)
    words = {word for word, (chapter, _) in _only_in_chapters(view).items() if chapter == key}
    kinds = tuple(dict.fromkeys(_kinds(key, view, text, lost)))
    if key != COVER and words and lost.keys() >= words:
        yield Observation(codes.CHAPTER_NOT_SHOWN, key, kinds[0], facts)
    else:
        yield from (Observation(codes.NOT_WHOLE, key, kind, facts) for kind in kinds or ("",))


def _kinds(key: str, view: DocumentView, text: str, lost: Places) -> Iterator[str]:
    """Yield the kinds of a chapter's blocks that are not wholly in a document's text."""
    yield from (kind for chapter, kind in lost.values() if chapter == key)
    for chapter, kind, block in _blocks(view):
        if chapter == key and not all(_squeezed((run,)) in text for run in runs(block)):
            yield kind


def _words(part: object) -> list[str]:
    """Return the sentinels in a part of the view, in order."""
    return [word for run in runs(part) for word in WORD.findall(run.text)]


def _blocks(view: DocumentView) -> Iterator[tuple[str, str, object]]:
    """Yield every block of the view with its chapter's key and its kind; those of the first page too."""
    cover = view.cover
    yield COVER, "facts", (cover.title, cover.name, cover.facts, cover.key_dates, cover.ring)
    if cover.actions:
        yield COVER, cover.actions.kind, cover.actions
    for chapter in view.chapters:
        yield from ((chapter.key, block.kind, block) for section in chapter.sections for block in section.blocks)


def _places(view: DocumentView) -> Places:
    """Return the places of the sentinels in the view."""
    return {word: (key, kind) for key, kind, block in _blocks(view) for word in _words(block)}


def _only_in_chapters(view: DocumentView) -> Places:
    """Return the places of the sentinels that the first page does not have besides."""
    on_cover = {word for key, _, block in _blocks(view) if key == COVER for word in _words(block)}
    return {word: place for word, place in _places(view).items() if word not in on_cover}


def _not_shown(
    lost: Places, records: Mapping[SentinelField, Place], plan: SentinelPlan, unlabelled: Iterable[Unlabelled]
) -> Iterator[Observation]:
    """Yield the required fields that are not shown, each once."""
    hidden = {plan.fields[word]: place for word, place in lost.items() if word in plan.fields}
    hidden |= {field: (key, kind) for field, key, kind in unlabelled if field not in hidden}
    for field, (key, kind) in (dict(records) | hidden).items():
        if field.level >= Level.MUST and not _is_within(field, records):
            by_law = field.level is Level.LAW
            facts = (("label", field.called), *((("law", field.law),) if by_law else ()))
            yield Observation(codes.LAW_LOWERED if by_law else codes.NOT_SHOWN, key, kind, facts)


def _lost_records(places: Places, lost: Places, plan: SentinelPlan) -> dict[SentinelField, Place]:
    """Return the required fields that hold records and are wholly missing from a document."""
    return {
        field: lost[min(words)]
        for field, words in ((field, words & places.keys()) for field, words in plan.records.items())
        if words and words <= lost.keys() and field.level >= Level.MUST
    }


def _is_within(field: SentinelField, records: Iterable[SentinelField]) -> bool:
    """Return whether a field is in a record that is required at least as strongly."""
    return any(field.path.startswith(f"{record.path}.") and field.level <= record.level for record in records)


def _repeated(
    view: DocumentView, counts: Counter[str], plan: SentinelPlan, titles: Mapping[str, str]
) -> Iterator[Observation]:
    """Yield the fields or whole chapters that occur more often in a document than in its view, each once.

    On a screen the foot of the page is part of the text.
    """
    expected = Counter(word for _, _, block in _blocks(view) for word in _words(block))
    expected.update(_words(view.cover.footer))
    places = _places(view)
    repeated = {word: place for word, place in places.items() if counts[word] > expected[word]}
    for key in dict.fromkeys(key for key, _ in repeated.values()):
        words = {word for word, (chapter, _) in places.items() if chapter == key}
        if words <= repeated.keys():
            yield Observation(codes.TWICE, key, facts=(("label", titles.get(key, FIRST_PAGE)),))
            continue
        fields = {plan.fields[word]: repeated[word] for word in words & repeated.keys() & plan.fields.keys()}
        for field, (_, kind) in sorted(fields.items(), key=lambda item: item[0].path):
            yield Observation(codes.TWICE, key, kind, (("label", field.called),))


# Fields without a sentinel


def _unlabelled(view: DocumentView, text: str, plan: SentinelPlan, own: Own) -> Iterator[Unlabelled]:
    """Yield the fields without a sentinel that a document of one language does not show.

    They are facts whose value does not follow their label, and tables whose texts are not in order.
    """
    if view.is_bilingual:
        return
    labels = _labels(plan, Speaker(view.lang, own))
    for key, section in ((chapter.key, section) for chapter in view.chapters for section in chapter.sections):
        for block, fact in _facts(section):
            known = labels.get((section.key, fact.label[0].text))
            if known and fact.value.tone in ("said", "code") and not _follows(text, fact):
                yield known, key, block.kind
        for table in section.blocks:
            if isinstance(table, Grid) and table.caption and not _words(table):
                known = labels.get((section.key, table.caption[0].text))
                if known and not _is_in_order(text, table):
                    yield known, key, table.kind


def _is_in_order(text: str, part: object) -> bool:
    """Return whether all texts in a part of the view are in a text without white space, in order."""
    place = 0
    for words in (_squeezed((run,)) for run in runs(part)):
        place = text.find(words, place)
        if place < 0:
            return False
        place += len(words)
    return True


def _labels(plan: SentinelPlan, speaker: Speaker) -> dict[tuple[str, str], SentinelField]:
    """Return the fields by section and label; the first where two have the same."""
    fields: dict[tuple[str, str], SentinelField] = {}
    for field in plan.every:
        with suppress(MissingWording):
            fields.setdefault((field.path.partition(".")[0], speaker.text(f"field:{field.path}")), field)
    return fields


def _facts(section: Section) -> Iterator[tuple[Facts, Fact]]:
    """Yield each fact in the lines of a section that has no sentinel, with its block."""
    for block in section.blocks:
        if isinstance(block, Facts):
            for line in block.lines:
                shared = line.across.phrases
                facts = (replace(fact, value=line.across) if shared else fact for fact in line.cells)
                yield from ((block, fact) for fact in facts if fact.label and not _words(fact.value))


def _follows(text: str, fact: Fact) -> bool:
    """Return whether a value is close after its label somewhere in a text without white space."""
    label, value = (_squeezed(runs(part)) for part in (fact.label, fact.value.phrases[:1]))
    place = text.find(label)
    while place >= 0:
        end = place + len(label)
        if value in text[end : end + len(value) + BETWEEN]:
            return True
        place = text.find(label, place + 1)
    return False


def _squeezed(texts: Iterable[Run]) -> str:
    return "".join("".join(run.text.split()) for run in texts)
