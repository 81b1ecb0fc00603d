"""What an office gets when a run has ended: its summary, as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from pepdocs import summary, write
from pepdocs.batch import Made, Outcome
from pepdocs.cli.report import named
from pepdocs.summary import Ran, page, sheet
from pepdocs.wording import Speaker

NAMES = ("summary.html", "summary.csv", "summary.xlsx")


def summarise(
    speaker: Speaker, out: Path, outcomes: Iterable[Outcome], run: Ran, *, names: bool
) -> None:
    """Write the summary of a run beside its documents, and say where it is."""
    seen = tuple(outcomes)
    children = {each.source: each.child for each in seen if isinstance(each, Made)}
    told = summary.rows(seen, names=children if names else None)
    contents = (page.page(told, run), sheet.csv(told), sheet.xlsx(told, run))
    write.artefacts((out / name, content) for name, content in zip(NAMES, contents, strict=True))
    click.echo(speaker.text("cli:summary_written", path=named(out / NAMES[0])))
