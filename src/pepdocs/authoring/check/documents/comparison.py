"""Compare a document with the view of a plan with every field filled: missing and repeated content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from pepdocs.authoring.check.documents.sentinel import WORD, SentinelField, SentinelPlan
from pepdocs.authoring.check.templates.vocabulary import SECTIONS
from pepdocs.base.language import Run
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code
from pepdocs.render.read_back.compare import missing_parts
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
"""A section's key, and a kind of block in it."""

Places = dict[str, Place]
"""The places of words in the view."""

Unlabelled = tuple[SentinelField, str, str]
"""A field and its place."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A fault seen in one document: a kind of finding, the section's key and the kind of block.

    `file` and `line` are those of a template that failed; `heading` is one that an accessibility check reports.
    """

    code: Code
    section: str = ""
    block: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    file: str = ""
    line: int = 0
    heading: str = ""


def compare(view: DocumentView, lines: Iterable[Line], plan: SentinelPlan, own: Own) -> Iterator[Observation]:
    """Yield the differences between a document and the view that it was made from."""
    lines = tuple(lines)
    text = compact_text(lines)
    counts = Counter(WORD.findall(text))
    places = _places(view)
    lost = {word: place for word, place in places.items() if not counts[word]}
    unlabelled = _unlabelled(view, text, plan, own)
    yield from _not_shown(lost, _lost_records(places, lost, plan), plan, unlabelled)
    yield from _repeated(view, counts, plan)
    for key in dict.fromkeys(missing_parts(view, lines)):
        yield from _gaps(key, view, text, lost)


def _gaps(key: str, view: DocumentView, text: str, lost: Places) -> Iterator[Observation]:
    """Yield that a section is missing, or that it is incomplete, once for each kind of block."""
    facts = (("section", title_context(key)),)
    words = _words(tuple(block for section, _, block in _blocks(view) if section == key))
    kinds = tuple(dict.fromkeys(_kinds(key, view, text, lost)))
    if key != COVER and words and lost.keys() >= {*words}:
        yield Observation(codes.SECTION_NOT_SHOWN, key, kinds[0], facts)
    else:
        yield from (Observation(codes.NOT_WHOLE, key, kind, facts) for kind in kinds or ("",))


def _kinds(key: str, view: DocumentView, text: str, lost: Places) -> Iterator[str]:
    """Yield the kinds of a section's blocks that are not wholly in a document's text."""
    yield from (kind for section, kind in lost.values() if section == key)
    for section, kind, block in _blocks(view):
        if section == key and not all(_squeezed((run,)) in text for run in runs(block)):
            yield kind


def title_context(key: str) -> str:
    """Return the context of a section's title, or of the first page's name."""
    return SECTIONS.get(key, FIRST_PAGE)


def _words(part: object) -> list[str]:
    """Return the sentinels in a part of the view, in order."""
    return [word for run in runs(part) for word in WORD.findall(run.text)]


def _blocks(view: DocumentView) -> Iterator[tuple[str, str, object]]:
    """Yield every block of the view with its section's key and its kind; those of the first page too."""
    cover = view.cover
    yield COVER, "facts", (cover.title, cover.name, cover.facts)
    yield COVER, cover.key_dates.kind, cover.key_dates
    for section in view.sections:
        yield from ((section.key, block.kind, block) for block in section.blocks)


def _places(view: DocumentView) -> Places:
    """Return the places of the sentinels in the view."""
    return {word: (key, kind) for key, kind, block in _blocks(view) for word in _words(block)}


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


def _repeated(view: DocumentView, counts: Counter[str], plan: SentinelPlan) -> Iterator[Observation]:
    """Yield the fields or whole sections that occur more often in a document than in its view, each once.

    On a screen the foot of the page is part of the text.
    """
    expected = Counter(word for _, _, block in _blocks(view) for word in _words(block))
    expected.update(_words(view.cover.footer))
    places = _places(view)
    repeated = {word: place for word, place in places.items() if counts[word] > expected[word]}
    for key in dict.fromkeys(key for key, _ in repeated.values()):
        words = {word for word, (section, _) in places.items() if section == key}
        if words <= repeated.keys():
            yield Observation(codes.TWICE, key, facts=(("label", title_context(key)),))
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
    for section in view.sections:
        for block, fact in _facts(section):
            known = labels.get((section.key, fact.label[0].text))
            if known and fact.value.tone == "said" and not _follows(text, fact):
                yield known, section.key, block.kind
        for table in section.blocks:
            if isinstance(table, Grid) and not _words(table):
                known = labels.get((section.key, table.caption[0].text))
                if known and not _is_in_order(text, table):
                    yield known, section.key, table.kind


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
    for block in section.blocks:
        if isinstance(block, Facts):
            yield from ((block, fact) for fact in block.facts if not _words(fact.value))


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
