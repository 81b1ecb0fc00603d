"""`pepdocs build`: the documents of one plan or of thousands."""

from __future__ import annotations

import gc
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from getpass import GetPassWarning
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN, Layout, Mode, Size
from pepdocs.cli.options import Named, Several, Within, command, files, option, theme_option
from pepdocs.cli.report import named
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch import How, Outcome
    from pepdocs.cli.office import Ended
    from pepdocs.generate import Request

MODES = {"cy": Mode.CY, "en": Mode.EN, "bilingual": Mode.BILINGUAL}
FORMATS = ("pdf", "docx", "html")
LAYOUTS = ("columns", "blocks", "sections", "separate")
SIZES = ("standard", "large", "very-large")
EXECUTORS = ("local", "dask")
RECIPIENTS = ("school", "social_worker", "authority")


def build_command(speaker: Speaker, today: Callable[[], date]) -> click.Command:
    """Return the command that makes documents; `today` tells the day."""

    def run(speaker: Speaker, paths: tuple[Path, ...], **options: Any) -> int:
        from pepdocs.cli.stopping import ending_at_once

        with ending_at_once():
            return build(speaker, paths, today(), options)

    params = [files(speaker), *_documents(speaker), *_editions(speaker), *_running(speaker)]
    return command(speaker, "build", run, [*params, *_handing_over(speaker)])


def _documents(speaker: Speaker) -> list[click.Parameter]:
    """Return the options that say where documents go, in which languages and formats."""
    say = speaker.text
    return [
        option(
            speaker, "--out", explain="out", required=True,
            type=Named(say("error.no_name"), file_okay=False), metavar=say("cli:argument.folder"),
        ),
        option(
            speaker, "--lang", "modes", explain="lang", default="cy,en,bilingual",
            type=Several(MODES, say("error.language")),
        ),
        option(
            speaker, "--format", "formats", explain="format", default="pdf,docx",
            type=Several(FORMATS, say("error.format")),
        ),
    ]  # fmt: skip


def _editions(speaker: Speaker) -> list[click.Parameter]:
    """Return the options that say which editions of a document are made."""
    return [
        option(
            speaker, "--size", "sizes", explain="size", default=None,
            type=Several(SIZES, speaker.text("error.size")),
        ),
        option(
            speaker, "--layout", explain="layout", default="columns", type=click.Choice(LAYOUTS)
        ),
        option(speaker, "--first", explain="first", default=CY, type=click.Choice([CY, EN])),
        theme_option(speaker),
        option(speaker, "--draft", explain="draft", is_flag=True),
        option(speaker, "--archive", explain="archive", is_flag=True),
    ]  # fmt: skip


def _running(speaker: Speaker) -> list[click.Parameter]:
    """Return the options that say how a run goes on, and what it tells."""
    return [
        option(speaker, "--jobs", explain="jobs", type=Within(speaker, 1, MOST_JOBS)),
        option(
            speaker, "--executor", explain="executor", default="local",
            type=click.Choice(EXECUTORS),
        ),
        option(speaker, "--scheduler", explain="scheduler", default=None),
        option(speaker, "--timeout", explain="timeout", type=Within(speaker, *TIMES)),
        option(speaker, "--memory", explain="memory", type=Within(speaker, *MEMORIES)),
        option(speaker, "--force", explain="force_edited", is_flag=True),
        option(speaker, "--keep-edited", explain="keep_edited", is_flag=True),
        option(speaker, "--explain", explain="explain", is_flag=True),
        option(speaker, "--quiet", explain="quiet", is_flag=True),
        option(speaker, "--names", explain="names", is_flag=True),
    ]  # fmt: skip


def _handing_over(speaker: Speaker) -> list[click.Parameter]:
    """Return the options that say who documents go to, and how they are locked."""
    return [
        option(speaker, "--zip-by", explain="zip_by", type=click.Choice(RECIPIENTS)),
        option(speaker, "--encrypt", explain="encrypt", is_flag=True),
        option(
            speaker, "--password-file", explain="password_file",
            type=Named(speaker.text("error.no_name"), dir_okay=False),
            metavar=speaker.text("cli:argument.file"),
        ),
    ]  # fmt: skip


MOST_JOBS = 100
"""So many worker processes are no more than most systems let one process look after."""

TIMES = (0.1, 86_400.0)
"""The seconds that a document may be given: a day at most."""

MEMORIES = (256, 2**20)
"""The MiB that a worker may be given. With less it could not even begin, and more is no limit."""


Options = Mapping[str, Any]
"""What was typed on the command line, by the names of its options."""


def build(speaker: Speaker, paths: tuple[Path, ...], on: date, options: Options) -> int:
    """Make the documents of PEP files; 1 where any was refused or failed, or was not begun."""
    gc.enable()
    from importlib.metadata import version

    from pepdocs import batch
    from pepdocs.base.files import is_there, sources
    from pepdocs.cli.office import Ended
    from pepdocs.cli.outcomes import Telling, status, summary
    from pepdocs.cli.stopping import finishing
    from pepdocs.summary import Ran

    found = sources(paths)
    if not any(map(is_there, found)):
        raise click.UsageError(speaker.text("cli:nothing_found", path=", ".join(map(named, paths))))
    telling = Telling(speaker, len(found), explain=options["explain"], quiet=options["quiet"])
    how = _how(speaker, len(found), options)
    begun = time.monotonic()
    opened = batch.opened(found, paths, _request(on, options), how)
    with opened as running, finishing(speaker, running):
        outcomes, cut_off = _until_cut_off(telling.told(running))
        for line in summary(speaker, outcomes):
            click.echo(line)
        interrupted = running.left > 0 or cut_off is not None
        ran = Ran(on, time.monotonic() - begun, len(found), version("pepdocs"), interrupted)
        ended = Ended(running, paths, found, outcomes, ran)
        whole = _hand_out(speaker, options["out"], how, ended)
    if cut_off is not None:
        raise cut_off
    return status(outcomes) or int(ran.interrupted or not whole)


def _until_cut_off(
    outcomes: Iterable[Outcome],
) -> tuple[tuple[Outcome, ...], PepdocsError | None]:
    """Return the outcomes of a run, and the error that kept it from going on, if any did."""
    seen = []
    try:
        for outcome in outcomes:
            seen.append(outcome)  # noqa: PERF402 - those before the error count
    except PepdocsError as error:
        return tuple(seen), error
    return tuple(seen), None


def _request(on: date, options: Options) -> Request:
    """Return which documents are asked for."""
    from pepdocs.cli.theme.below import chosen
    from pepdocs.generate import Request
    from pepdocs.render import Format

    both = Mode.BILINGUAL if options["first"] == CY else Mode.ENGLISH_FIRST
    modes = {**MODES, "bilingual": both}
    return Request(
        options["out"],
        on,
        modes=tuple(modes[mode] for mode in options["modes"]),
        formats=tuple(map(Format, options["formats"])),
        draft=options["draft"],
        sizes=tuple(map(Size, options["sizes"] or ())),
        layout=Layout(options["layout"]),
        archive=options["archive"],
        theme=chosen(options["theme"]),
    )


def _how(speaker: Speaker, files: int, options: Options) -> How:
    """Return how the run is to go; `PepdocsError` where the options do not fit together."""
    from pepdocs.batch import MEMORY, How, Overwrite, cores
    from pepdocs.handover.recipients import By

    if (options["executor"] == "dask") != bool(options["scheduler"]):
        raise PepdocsError("error.scheduler")
    if options["encrypt"] and options["scheduler"] and not _is_private(options["scheduler"]):
        raise PepdocsError("error.scheduler_open")
    kept = Overwrite.BESIDE if options["keep_edited"] else Overwrite.NEVER
    given = {name: options[name] for name in ("timeout", "memory", "scheduler") if options[name]}
    if options["theme"] or (files > 1 and not options["jobs"]):
        # A theme may come from a stranger, and one plan of many may cost its own documents only: both
        # are made by workers, whose memory is limited, be it by a single one on a machine with one core.
        given.setdefault("memory", MEMORY)
    return How(
        jobs=options["jobs"] or min(cores(), files, MOST_JOBS),
        overwrite=Overwrite.FORCE if options["force"] else kept,
        password=_password(speaker, options),
        names=options["names"],
        by=By(options["zip_by"]) if options["zip_by"] else None,
        **given,
    )


def _is_private(address: str) -> bool:
    return address.startswith("tls://")


def _password(speaker: Speaker, options: Options) -> str:
    """Return the password that documents are to be locked with, "" where they are not."""
    if not options["encrypt"]:
        if options["password_file"]:
            raise PepdocsError("error.password_unused")
        return ""
    if "html" in options["formats"]:
        raise PepdocsError("error.seal_html")
    if options["archive"]:
        raise PepdocsError("error.seal_archive")
    from pepdocs.handover import passwords

    given = options["password_file"]
    typed = passwords.from_file(given) if given else _typed(speaker)
    return passwords.proper_for_archive(typed) if options["zip_by"] else passwords.proper(typed)


def _typed(speaker: Speaker) -> str:
    """Return a password that was typed twice, and shown at neither time."""
    with warnings.catch_warnings():
        # Without a terminal, what is typed would be shown, and Python would say so in English.
        warnings.simplefilter("error", GetPassWarning)
        try:
            first, again = (_asked(speaker, which) for which in ("password", "password_again"))
        except GetPassWarning:
            raise PepdocsError("error.no_terminal") from None
        except click.Abort:
            raise PepdocsError("error.not_begun") from None
    if first != again:
        raise PepdocsError("error.password_differs")
    return first


def _asked(speaker: Speaker, which: str) -> str:
    return str(click.prompt(speaker.text(f"cli:{which}"), hide_input=True, type=str, err=True))


def _hand_out(speaker: Speaker, out: Path, how: How, ended: Ended) -> bool:
    """Write what an office gets besides the documents, and say what is left to do; whether all was made."""
    from pepdocs.cli import handing_over, office

    running, ran = ended.running, ended.ran
    is_whole = True
    if how.by and ran.interrupted:
        click.echo(speaker.text("cli:no_archives"))
    elif how.by:
        is_whole = handing_over.hand_over(speaker, out, running, how, how.by)
    # Told first, for a disk that is full has no room for a summary either.
    if running.left:
        click.echo(speaker.text("cli:left", count=running.left))
    if ran.interrupted:
        click.echo(speaker.text("cli:resume"))
    besides = office.besides(out, ended, encrypted=bool(how.password))
    is_kept = ran.sources > 1 or how.names
    for line in office.told(speaker, besides, by_name=not is_kept):
        click.echo(line)
    if is_kept:
        office.summarise(speaker, out, office.rows(ended, besides, names=how.names), ran)
    return is_whole
