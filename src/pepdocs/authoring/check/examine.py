"""Check a theme as a whole: first its files, then the documents that it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pepdocs import authority
from pepdocs.authoring.check import files, words
from pepdocs.authoring.check.documents import examine
from pepdocs.authoring.check.documents.comparison import Observation
from pepdocs.authoring.check.documents.examine import ALL_DOCUMENTS, SCHOOL_COPIES, ThemeDocument
from pepdocs.authoring.check.documents.locate import ThemePlace, locate
from pepdocs.authoring.check.faults import Fault
from pepdocs.authoring.check.style import checks
from pepdocs.authoring.check.templates import html, trees, word
from pepdocs.authoring.check.templates.vocabulary import packaged_files
from pepdocs.base.copies import Copy
from pepdocs.batch.workers.inline import limited
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding, Findings, Position
from pepdocs.render import Format
from pepdocs.schema.pep import Phase
from pepdocs.theme import Layer, Theme, earlier
from pepdocs.theme.layer import with_nearest

NOTHING = Findings()
UNKNOWN = frozenset({
    codes.UNKNOWN_NAME, codes.UNKNOWN_ATTRIBUTE, codes.UNKNOWN_SECTION, codes.UNKNOWN_MACRO, codes.UNKNOWN_VARIABLE,
    codes.UNKNOWN_TEXT, codes.OTHER_ARGUMENTS,
})  # fmt: skip
"""The kinds of finding about a name that does not exist."""

OF_THEMES = "THM"
"""The prefix of the numbers of findings about themes."""


def check(
    theme: Theme,
    documents: Iterable[ThemeDocument] = (*ALL_DOCUMENTS, *SCHOOL_COPIES),
    pool: Executor | None = None,
    refused: Mapping[Path, Findings] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """Return the faults of the highest layer of a theme, and of the documents that the whole theme makes.

    `refused` has the findings about unusable parts of the theme, by folder; faults that only follow from these
    are left out. Documents are made by the workers of `pool`, or by new ones with limits of time and memory.
    """
    faults = [
        Fault(with_nearest(finding, place), place) for place, findings in refused.items() for finding in findings.items
    ]
    written = limited(_in_files, theme)
    usable = limited(_usable, theme, refused)
    possible = [document for document in documents if theme.layers and examine.is_possible(usable, document)]
    if possible:
        with examine.worker_pool() if pool is None else nullcontext(pool) as workers:
            examined = tuple(examine.examine_documents(usable, possible, workers))
        faults += limited(_in_documents, theme, examined, written)
    return tuple(sorted(dict.fromkeys((*faults, *written)), key=lambda fault: fault.order))


def _usable(theme: Theme, refused: Mapping[Path, Findings]) -> Theme:
    """Return a theme without the catalogues and sheets that would keep every document from being made."""
    findings = (refused.get(layer.place, NOTHING) for layer in theme.layers)
    return Theme(tuple(_without_broken(theme, number, known) for number, known in enumerate(findings)))


def _without_broken(theme: Theme, number: int, known: Findings) -> Layer:
    broken = {finding.field for finding in known.items if finding.code == codes.UNKNOWN_PROPERTY}
    for examiner in (checks, words):
        broken |= {f.field for f in examiner.faults(theme, number) if f.code in examiner.BREAKING}
    layer = theme.layers[number]
    return replace(layer, files={name: layer.files[name] for name in layer.files.keys() - broken})


def _in_files(theme: Theme) -> tuple[Fault, ...]:
    """Return the faults in the files of the highest layer."""
    if not theme.layers:
        return ()
    folder = theme.layers[0].place
    in_word = (Fault(finding, folder, where) for finding, where in _in_word(theme))
    return (*in_word, *(Fault(finding, folder) for finding in _in_texts(theme)))


def _in_texts(theme: Theme) -> Iterator[Finding]:
    """Yield the faults of text files; a name that an earlier version of the view had is not unknown besides."""
    gone = {(finding.field, finding.at.line) for finding in earlier.faults(theme.layers[0])}
    for finding in _of_texts(theme):
        if finding.code not in UNKNOWN or (finding.field, finding.at.line) not in gone:
            yield finding
    yield from authority.declared_fields(theme)[1].items
    yield from authority.declared_chapters(theme)[1].items
    yield from authority.declared_parts(theme)[1].items


def _of_texts(theme: Theme) -> Iterator[Finding]:
    for name in trees.names(theme, 0):
        yield from html.faults(theme, 0, name)
    for examiner in (checks, words, files):
        yield from examiner.faults(theme, 0)


def _in_word(theme: Theme) -> Iterator[word.LocatedFinding]:
    for name in sorted(theme.layers[0].files):
        if name.endswith(word.ENDING) and name in packaged_files():
            yield from word.faults(theme, 0, name)


# Faults of documents


@dataclass(frozen=True, slots=True)
class _Located:
    """An observation in a document, with the place in the theme that caused it."""

    observation: Observation
    place: ThemePlace
    document: ThemeDocument

    @property
    def group(self) -> tuple[object, ...]:
        """The key of observations that make one fault: a barrier's file, or anything else's exact place."""
        is_barrier = not self.observation.code.number.startswith(OF_THEMES)
        place = (self.place.layer, self.place.file) if is_barrier else self.place
        return self.observation.code, self.observation.facts, place


def _in_documents(
    theme: Theme, examined: Iterable[tuple[ThemeDocument, tuple[Observation, ...]]], written: Iterable[Fault]
) -> tuple[Fault, ...]:
    """Return the faults observed in documents, without failures that the faults of the files explain."""
    errors = [fault for fault in written if fault.is_error]
    known = {(fault.finding.field, fault.finding.at.line) for fault in errors}
    broken = {fault.finding.field for fault in errors if _hides_others(fault)}
    groups: dict[tuple[object, ...], list[_Located]] = defaultdict(list)
    for document, observations in examined:
        for observation in observations:
            located = _Located(observation, locate(theme, observation, document), document)
            groups[located.group].append(located)
    return tuple(
        _fault(theme, group)
        for group in groups.values()
        if group[0].observation.code != codes.FAILS or not _is_known(group[0].place, known, broken)
    )


def _is_known(place: ThemePlace, known: Container[object], broken: Container[str]) -> bool:
    return (place.file, place.line) in known or place.file in broken


def _fault(theme: Theme, group: list[_Located]) -> Fault:
    """Return a group of observations as one fault, at the place of the first, with all documents and headings."""
    first, place = group[0].observation, group[0].place
    finding = Finding(first.code, place.file, Position(place.line, 1), first.facts)
    headings = tuple(dict.fromkeys(located.observation.heading for located in group if located.observation.heading))
    where = replace(
        place.where,
        headings=headings or place.where.headings,
        documents=document_names([located.document for located in group]),
    )
    return Fault(finding, theme.layers[place.layer].place, where)


def _hides_others(fault: Fault) -> bool:
    """Return whether a fault keeps the file's other failures from being found: bad syntax, or a Word file."""
    return fault.finding.code == codes.SYNTAX or fault.finding.field.endswith(word.ENDING)


def document_names(documents: Collection[ThemeDocument]) -> str:
    """Return the names of documents, with a star for all phases or all modes.

    A copy is named only if the full record of its template is not.
    """
    records = {document for document in documents if document.copy is Copy.FULL}
    templates = {(document.phase, document.form) for document in records}
    copies = (document for document in documents if (document.phase, document.form) not in templates)
    return ", ".join((*_names(records), *sorted({document.name for document in copies})))


def _names(documents: Collection[ThemeDocument]) -> Iterator[str]:
    for form in Format:
        of_form = {document for document in documents if document.form is form}
        if len(of_form) == len(ALL_DOCUMENTS) // len(Format):
            yield f"*.{form.value}"
            continue
        for phase in Phase:
            of_phase = {document for document in of_form if document.phase is phase}
            if len(of_phase) == len(ALL_DOCUMENTS) // len(Format) // len(Phase):
                yield f"{phase.code}-*.{form.value}"
            else:
                yield from sorted(document.name for document in of_phase)
