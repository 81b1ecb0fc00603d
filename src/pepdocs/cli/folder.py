"""The findings of many files at once: their errors, a table of the files, and what several of them share.

Plain text of at most 80 columns, which says the same without colour and in a pipe.
"""

from __future__ import annotations

import os
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pepdocs.base import system
from pepdocs.base.printable import printable
from pepdocs.cli.report import Report, summary, text
from pepdocs.findings import rules as codes
from pepdocs.findings.model import Finding, Findings, Severity
from pepdocs.wording.catalogue import MissingWording
from pepdocs.wording.finding_texts import CONTEXTS, message

if TYPE_CHECKING:
    from pepdocs.wording import Speaker

WIDTH = 80
LEAST_NAME = 20
"""The columns that a name keeps, however wide the others are."""

MOST_ROWS = 100
"""The files that a table lists, unless more than so many have errors."""

MOST_GAPS, MOST_OTHERS = 12, 6
"""The kinds of gap, and of other findings, that are listed."""

FROM = 2
"""The number of files that a finding is shared by, at least."""

ELLIPSIS = "…"
PLACE_IN_A_LIST = re.compile(r"\[\d+\]")

GAPS = frozenset(
    {
        codes.MISSING_IN_LAW, codes.MISSING, codes.OPTIONAL, codes.INDISPENSABLE, codes.ASKED_BY_AUTHORITY,
        codes.UNDECIDED,
    }
)  # fmt: skip
"""The kinds of finding that say that something is not recorded."""

Cell = str | int
Kind = tuple[str, tuple[tuple[str, str], ...], str]
"""What makes two findings one kind: their code ("" for any gap), their facts, and for a gap the field."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a table of files: the file, and the cells after its name; the first number counts its errors."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def errors(self) -> int:
        """How many errors the file has."""
        return next(cell for cell in self.cells if isinstance(cell, int))


def report(speaker: Speaker, reports: Sequence[Report], *, every: bool, source: bool) -> Iterator[str]:
    """Yield the lines about many checked files, with `every` those about remarks too.

    With `source`, errors are shown with the line of their file.
    """
    counted = [severity for severity in Severity if every or severity is not Severity.INFO]
    rows = [FileLine(each.path, tuple(len(each.findings.graded(severity)) for severity in counted)) for each in reports]
    headings = [speaker.text(f"summary:column.{severity.value}s") for severity in counted]
    others = [[one for one in each.findings.items if one.severity in counted[1:]] for each in reports]
    failing = sum(bool(each.findings.blocking) for each in reports)
    ending = (
        speaker.text("cli:files_with_errors", count=failing, total=len(reports)),
        summary(speaker, reports, every=every),
        speaker.text("cli:see_each"),
    )
    yield from blocks(
        errors(speaker, reports, source=source),
        files_table(speaker, headings, rows, more="cli:further_files"),
        *shared(speaker, others),
        ending,
    )


def blocks(*parts: Iterable[str]) -> Iterator[str]:
    """Yield the lines of each part, with an empty line between two parts that have any."""
    filled = [lines for part in parts if (lines := list(part))]
    for number, lines in enumerate(filled):
        yield from [""] * bool(number)
        yield from lines


def errors(speaker: Speaker, reports: Iterable[Report], *, source: bool) -> Iterator[str]:
    """Yield the lines about the errors of files, and about nothing else in them."""
    for each in reports:
        failing = replace(each, findings=Findings(each.findings.blocking))
        yield from text(speaker, failing, every=False, source=source)


def files_table(speaker: Speaker, headings: Sequence[str], rows: Sequence[FileLine], *, more: str) -> Iterator[str]:
    """Yield a table of files, by the names that they have below the folder of all of them; none without rows.

    Of very many, files with errors are listed first, and `more` is the context of the sentence that counts the others.
    """
    if not rows:
        return
    shown = _most_important(rows) if len(rows) > MOST_ROWS else rows
    names = _names([row.path for row in shown])
    yield from table((speaker.text("summary:column.file"), *headings), names, [row.cells for row in shown])
    if left := len(rows) - len(shown):
        yield speaker.text(more, count=left)


def _most_important(rows: Sequence[FileLine]) -> Sequence[FileLine]:
    failing = [row for row in rows if row.errors]
    return [*failing, *(row for row in rows if not row.errors)][: max(MOST_ROWS, len(failing))]


def _names(paths: Sequence[Path]) -> list[str]:
    """Return the names of files below the folder that all of them are in."""
    try:
        folder = os.path.commonpath([path.absolute().parent for path in paths])
        return [printable(os.path.relpath(path, folder)) for path in paths]
    except ValueError:  # they are on several drives
        return [printable(system.shown(path)) for path in paths]


def table(headings: Sequence[str], names: Sequence[str], cells: Sequence[tuple[Cell, ...]]) -> Iterator[str]:
    """Yield the lines of a table with a column of names and some of text or numbers; numbers are to the right."""
    columns = [
        [heading, *map(str, column)] for heading, column in zip(headings[1:], zip(*cells, strict=True), strict=True)
    ]
    widths = [max(map(width, column)) for column in columns]
    room = max(LEAST_NAME, WIDTH - sum(widths) - 2 * len(widths))
    first = min(room, max(map(width, (headings[0], *names))))
    is_number = [isinstance(cell, int) for cell in cells[0]]
    for name, *row in zip((headings[0], *names), *columns, strict=True):
        others = (_padded(cell, size, right=right) for cell, size, right in zip(row, widths, is_number, strict=True))
        yield "  ".join((_padded(shortened(name, first), first), *others)).rstrip()


def width(line: str) -> int:
    """Return the columns that a text takes on a terminal: none for an accent of its own, two for a wide character."""
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line)


def _padded(line: str, size: int, *, right: bool = False) -> str:
    space = " " * (size - width(line))
    return f"{space}{line}" if right else f"{line}{space}"


def shortened(name: str, size: int) -> str:
    """Return a name of at most so many columns: of a long one, its beginning and its end."""
    if width(name) <= size:
        return name
    end = size // 2
    return f"{_fitting(name, size - end - 1)}{ELLIPSIS}{_fitting(name[::-1], end)[::-1]}"


def _fitting(name: str, size: int) -> str:
    while width(name) > size:
        name = name[:-1]
    return name


def shared(speaker: Speaker, files: Sequence[Sequence[Finding]]) -> Iterator[list[str]]:
    """Yield a list of lines about the gaps that several files have, then one about other findings, the commonest first.

    `files` are the findings of each file.
    """
    counts: Counter[Kind] = Counter()
    examples: dict[Kind, Finding] = {}
    for findings in files:
        kinds = {_kind(finding): finding for finding in findings}
        counts.update(kinds.keys())
        examples |= kinds
    for is_gap, heading, most in ((True, "cli:shared_gaps", MOST_GAPS), (False, "cli:shared_others", MOST_OTHERS)):
        kinds_here = [kind for kind, _ in counts.most_common() if (examples[kind].code in GAPS) is is_gap]
        listed = [kind for kind in kinds_here if counts[kind] >= FROM][:most]
        lines = [line for kind in listed for line in _shared_lines(speaker, counts[kind], len(files), examples[kind])]
        if lines:
            left = len(kinds_here) - len(listed)
            yield [speaker.text(heading), *lines, *([f"  {speaker.count('cli:more_kinds', left)}"] if left else [])]


def _kind(finding: Finding) -> Kind:
    if finding.code not in GAPS:
        return finding.code.number, finding.facts, ""
    return "", (("label", _label(finding)),), PLACE_IN_A_LIST.sub("", finding.field)


def _label(finding: Finding) -> str:
    """Return the context of the label of a finding, "" if it has none."""
    return dict(finding.facts).get("label", "")


def _shared_lines(speaker: Speaker, count: int, total: int, finding: Finding) -> list[str]:
    """Return a line about a kind of finding, or several if it is long."""
    what = gap(speaker, finding) if finding.code in GAPS else message(speaker, finding)
    line = f"  {speaker.text('cli:shared', count=f'{count:>{len(str(total))}}', total=total, what=what)}"
    return textwrap.wrap(line, WIDTH, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False)


def gap(speaker: Speaker, finding: Finding) -> str:
    """Return what is not recorded, after the parts of the plan that it belongs to."""
    label = _label(finding)
    steps = PLACE_IN_A_LIST.sub("", finding.field).split(".")
    # The label of a field stands for the last step itself; that of a role says who is not in the list.
    above = steps[:-1] if label.startswith("field:") else steps
    parts = (_part(speaker, f"field:{'.'.join(above[:number])}") for number in range(1, len(above) + 1))
    return " – ".join(filter(None, (*parts, speaker.text(label) if label.startswith(CONTEXTS) else label)))


def _part(speaker: Speaker, context: str) -> str:
    """Return the label of a part of the plan, "" for a group of an authority's that has none."""
    try:
        return speaker.text(context)
    except MissingWording:
        return ""
