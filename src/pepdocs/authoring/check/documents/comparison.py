"""What a finished document shows of a plan with every field filled: what is missing, what is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pepdocs.authoring.check.documents.sentinel import WORD, Field, Sentinels
from pepdocs.authoring.check.templates.vocabulary import SECTIONS
from pepdocs.base.language import Run
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code
from pepdocs.render.read_back.compare import missing
from pepdocs.render.read_back.outline import Line, squeezed
from pepdocs.schema.declare import Level
from pepdocs.view.blocks import DocumentView, Fact, Facts, Grid, Section, runs
from pepdocs.wording import Speaker
from pepdocs.wording.catalogue import MissingWording, Own

COVER = "cover"
FIRST_PAGE = "view:first_page"
BETWEEN = 40
"""So many letters may stand between a label and its value."""


Place = tuple[str, str]
"""A section by its key, and a kind of block in it."""

Places = dict[str, Place]
"""Where each of some words stands in the view."""

Unlabelled = tuple[Field, str, str]
"""A field, with its place."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one document: a kind of finding, in which section, in which kind of block.

    `file` and `line` are those of a template that failed; `heading` is what a checker told of a place.
    """

    code: Code
    section: str = ""
    block: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    file: str = ""
    line: int = 0
    heading: str = ""


def compared(view: DocumentView, lines: Iterable[Line], plan: Sentinels, own: Own) -> Iterator[Seen]:
    """Yield how a document differs from the view of the plan that it was made from."""
    read = tuple(lines)
    text = squeezed(read)
    have = Counter(WORD.findall(text))
    lost = dict(_lost(view, have))
    unlabelled = _unlabelled(view, text, plan, own)
    yield from _not_shown(lost, _records_lost(view, lost, plan), plan, unlabelled)
    yield from _twice(view, have, plan)
    for key in dict.fromkeys(missing(view, read)):
        yield from _gaps(key, view, text, lost)


def _gaps(key: str, view: DocumentView, text: str, lost: Places) -> Iterator[Seen]:
    """Yield that a section is not there, or that something in it is not: once for each kind of block."""
    facts = (("section", called(key)),)
    whole = _words(tuple(block for section, _, block in _blocks(view) if section == key))
    kinds = tuple(dict.fromkeys(_kinds(key, view, text, lost)))
    if key != COVER and whole and lost.keys() >= {*whole}:
        yield Seen(codes.SECTION_NOT_SHOWN, key, kinds[0], facts)
    else:
        yield from (Seen(codes.NOT_WHOLE, key, kind, facts) for kind in kinds or ("",))


def _kinds(key: str, view: DocumentView, text: str, lost: Places) -> Iterator[str]:
    """Yield the kinds of the blocks of a section of which something is not in a document's text."""
    yield from (kind for section, kind in lost.values() if section == key)
    for section, kind, block in _blocks(view):
        if section == key and not all(_squeezed((run,)) in text for run in runs(block)):
            yield kind


def called(key: str) -> str:
    """Return the context of a section's title, or of the name of the first page."""
    return SECTIONS.get(key, FIRST_PAGE)


def _words(part: object) -> list[str]:
    """Return the sentinels below a part of the view, in order."""
    return [word for run in runs(part) for word in WORD.findall(run.text)]


def _blocks(view: DocumentView) -> Iterator[tuple[str, str, object]]:
    """Yield every part of the view with the key of its section and its kind."""
    cover = view.cover
    yield COVER, "facts", (cover.title, cover.name, cover.facts)
    yield COVER, cover.key_dates.kind, cover.key_dates
    for section in view.sections:
        yield from ((section.key, block.kind, block) for block in section.blocks)


def _lost(view: DocumentView, have: Counter[str]) -> Iterator[tuple[str, Place]]:
    """Yield the sentinels that a document does not show, with their section and kind of block."""
    for key, kind, block in _blocks(view):
        yield from ((word, (key, kind)) for word in _words(block) if not have[word])


def _not_shown(
    lost: Places, records: Mapping[Field, Place], plan: Sentinels, unlabelled: Iterable[Unlabelled]
) -> Iterator[Seen]:
    """Yield the fields that are asked for and not shown, each once."""
    gone = {plan.fields[word]: place for word, place in lost.items() if word in plan.fields}
    gone |= {each: (key, kind) for each, key, kind in unlabelled if each not in gone}
    for each, (key, kind) in (dict(records) | gone).items():
        if each.level >= Level.MUST and not _is_within(each, records):
            by_law = each.level is Level.LAW
            facts = (("label", each.called), *((("law", each.law),) if by_law else ()))
            yield Seen(codes.LAW_LOWERED if by_law else codes.NOT_SHOWN, key, kind, facts)


def _records_lost(view: DocumentView, lost: Places, plan: Sentinels) -> dict[Field, Place]:
    """Return the fields that hold records, are asked for, and of which a document shows nothing."""
    said = {word for _, _, block in _blocks(view) for word in _words(block)}
    wanted = {each: words & said for each, words in plan.records.items()}
    return {
        each: lost[min(words)]
        for each, words in wanted.items()
        if words and words <= lost.keys() and each.level >= Level.MUST
    }


def _is_within(each: Field, records: Iterable[Field]) -> bool:
    """Whether a field is in one of some records that is asked for as strongly."""
    return any(each.path.startswith(f"{record.path}.") and each.level <= record.level for record in records)


def _twice(view: DocumentView, have: Counter[str], plan: Sentinels) -> Iterator[Seen]:
    """Yield the fields, or whole sections, that a document says more often than its view does, each once.

    On a screen the foot of the page is part of the text.
    """
    wanted = Counter(word for _, _, block in _blocks(view) for word in _words(block))
    wanted.update(_words(view.cover.footer))
    places = {word: (key, kind) for key, kind, block in _blocks(view) for word in _words(block)}
    more = {word: places[word] for word in places if have[word] > wanted[word]}
    for key in dict.fromkeys(key for key, _ in more.values()):
        whole = {word for word, (section, _) in places.items() if section == key}
        if whole <= more.keys():
            yield Seen(codes.TWICE, key, facts=(("label", called(key)),))
            continue
        fields = {plan.fields[w]: more[w] for w in whole & more.keys() & plan.fields.keys()}
        for each, (_, kind) in sorted(fields.items(), key=lambda one: one[0].path):
            yield Seen(codes.TWICE, key, kind, (("label", each.called),))


# Fields that take no word of their own


def _unlabelled(view: DocumentView, text: str, plan: Sentinels, own: Own) -> Iterator[Unlabelled]:
    """Yield the fields without a word that a document of one language does not show.

    They are short facts whose value does not follow their label, and tables whose texts do not follow one
    another.
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
    """Whether all texts below a part of the view follow one another in a text without white space."""
    place = 0
    for run in runs(part):
        said = _squeezed((run,))
        place = text.find(said, place)
        if place < 0:
            return False
        place += len(said)
    return True


def _labels(plan: Sentinels, speaker: Speaker) -> dict[tuple[str, str], Field]:
    """Return the fields of each section by what a document calls them."""
    found: dict[tuple[str, str], Field] = {}
    for each in plan.every:
        section = each.path.partition(".")[0]
        try:
            found.setdefault((section, speaker.text(f"field:{each.path}")), each)
        except MissingWording:
            continue
    return found


def _facts(section: Section) -> Iterator[tuple[Facts, Fact]]:
    for block in section.blocks:
        if isinstance(block, Facts):
            yield from ((block, fact) for fact in block.facts if not _words(fact.value))


def _follows(text: str, fact: Fact) -> bool:
    """Whether a value stands soon after its label somewhere in a text without white space."""
    label, value = (_squeezed(runs(part)) for part in (fact.label, fact.value.phrases[:1]))
    place = text.find(label)
    while place >= 0:
        end = place + len(label)
        if value in text[end : end + len(value) + BETWEEN]:
            return True
        place = text.find(label, place + 1)
    return False


def _squeezed(said: Iterable[Run]) -> str:
    return "".join("".join(run.text.split()) for run in said)
