"""A theme examined as a whole: first its files as they are written, then its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pepdocs import generate
from pepdocs.authoring.check import files, words
from pepdocs.authoring.check.documents import examine
from pepdocs.authoring.check.documents.comparison import Seen
from pepdocs.authoring.check.documents.examine import EVERY, Choice
from pepdocs.authoring.check.documents.locate import Origin, origin
from pepdocs.authoring.check.faults import Fault
from pepdocs.authoring.check.style import looks
from pepdocs.authoring.check.templates import html, trees, word
from pepdocs.authoring.check.templates.vocabulary import packaged
from pepdocs.batch.workers.inline import limited
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding, Findings, Position
from pepdocs.render import Format
from pepdocs.schema.pep import Phase
from pepdocs.theme import Layer, Theme
from pepdocs.theme.layer import with_nearest

NOTHING = Findings()
OF_THEMES = "THM"
"""How the numbers of findings about themes begin."""


def check(
    theme: Theme,
    choices: Iterable[Choice] = EVERY,
    pool: Executor | None = None,
    refused: Mapping[Path, Findings] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """Return everything that is wrong with the highest layer of a theme, and with what the whole makes.

    `refused` is what is wrong, by folders, with what the theme lacks: what follows from that alone is not told.
    Documents are made by workers with limits of time and memory, or by those of a `pool`, of what can be used.
    """
    told = [Fault(with_nearest(each, place), place) for place, found in refused.items() for each in found.items]
    written = limited(_written, theme)
    usable = limited(_usable, theme, refused)
    asked = tuple(examine.possible(usable, choices)) if theme.layers else ()
    if asked:
        with examine.seats() if pool is None else nullcontext(pool) as workers:
            made = tuple(examine.examined(usable, asked, workers))
        told += limited(_of_documents, theme, made, written)
    return tuple(sorted(dict.fromkeys((*told, *written)), key=lambda each: each.order))


def _usable(theme: Theme, refused: Mapping[Path, Findings]) -> Theme:
    """Return a theme without the catalogues and the sheets with which no document can be made."""
    known = (refused.get(layer.place, NOTHING) for layer in theme.layers)
    return Theme(tuple(_without_broken(theme, *each) for each in enumerate(known)))


def _without_broken(theme: Theme, number: int, known: Findings) -> Layer:
    broken = {each.field for each in known.items if each.code == codes.UNKNOWN_PROPERTY}
    broken |= {
        each.field
        for examiner in (looks, words)
        for each in examiner.faults(theme, number)
        if each.code in examiner.BREAKING
    }
    layer = theme.layers[number]
    return replace(layer, files={name: layer.files[name] for name in layer.files.keys() - broken})


def _written(theme: Theme) -> tuple[Fault, ...]:
    """Return what is wrong with the files of the highest layer as they are written."""
    if not theme.layers:
        return ()
    folder = theme.layers[0].place
    of_word = (Fault(finding, folder, where) for finding, where in _of_word(theme))
    return (*of_word, *(Fault(finding, folder) for finding in _of_texts(theme)))


def _of_texts(theme: Theme) -> Iterator[Finding]:
    for name in trees.names(theme, 0):
        yield from html.faults(theme, 0, name)
    for examiner in (looks, words, files):
        yield from examiner.faults(theme, 0)
    yield from generate.declared_fields(theme)[1].items


def _of_word(theme: Theme) -> Iterator[word.Fact]:
    for name in sorted(theme.layers[0].files):
        if name.endswith(word.ENDING) and name in packaged():
            yield from word.faults(theme, 0, name)


# What the documents show

Made = tuple[Choice, tuple[Seen, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was seen in a document, and which place of the theme it comes from."""

    seen: Seen
    place: Origin
    choice: Choice

    @property
    def alike(self) -> tuple[object, ...]:
        """What is the same of all that is told as one: of a reader's barrier, the file; else the place."""
        is_barrier = not self.seen.code.number.startswith(OF_THEMES)
        place = (self.place.layer, self.place.file) if is_barrier else self.place
        return self.seen.code, self.seen.facts, place


def _of_documents(theme: Theme, made: Iterable[Made], written: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return what was seen in documents, what is alike as one, and nothing that is known already."""
    known = {(each.finding.field, each.finding.at.line) for each in written if each.is_error}
    broken = {each.finding.field for each in written if each.is_error and _stops(each)}
    groups: dict[tuple[object, ...], list[_Found]] = defaultdict(list)
    for choice, seen in made:
        for each in seen:
            found = _Found(each, origin(theme, each, choice), choice)
            groups[found.alike].append(found)
    return tuple(
        _fault(theme, together)
        for together in groups.values()
        if together[0].seen.code != codes.FAILS or not _is_told(together[0].place, known, broken)
    )


def _is_told(place: Origin, known: Container[object], broken: Container[str]) -> bool:
    """Whether it is told already why a template fails at a place."""
    return (place.file, place.line) in known or place.file in broken


def _fault(theme: Theme, together: list[_Found]) -> Fault:
    """Return what is alike as one fault, at the first of its places, with its documents and headings."""
    seen, place = together[0].seen, together[0].place
    finding = Finding(seen.code, place.file, Position(place.line, 1), seen.facts)
    headings = tuple(dict.fromkeys(each.seen.heading for each in together if each.seen.heading))
    where = replace(
        place.where,
        headings=headings or place.where.headings,
        documents=named([each.choice for each in together]),
    )
    return Fault(finding, theme.layers[place.layer].place, where)


def _stops(fault: Fault) -> bool:
    """Whether nothing can be told of where else a file fails: it is not understood, or is a Word file."""
    return fault.finding.code == codes.SYNTAX or fault.finding.field.endswith(word.ENDING)


def named(choices: Collection[Choice]) -> str:
    """Return documents by their names, a star for all phases or all modes of languages."""
    return ", ".join(_named(choices))


def _named(choices: Collection[Choice]) -> Iterator[str]:
    made = set(choices)
    for form in Format:
        of_form = {each for each in made if each.form is form}
        if of_form and len(of_form) == len(EVERY) // len(Format):
            yield f"*.{form.value}"
            continue
        for phase in Phase:
            of_phase = {each for each in of_form if each.phase is phase}
            if len(of_phase) == len(EVERY) // len(Format) // len(Phase):
                yield f"{phase.code}-*.{form.value}"
            else:
                yield from sorted(each.name for each in of_phase)
