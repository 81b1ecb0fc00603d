"""`pepdocs doctor`: what this computer lacks for pepdocs, and how to put it right."""

from __future__ import annotations

import click

from pepdocs import doctor
from pepdocs.cli.options import command
from pepdocs.wording import Speaker


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    return command(speaker, "doctor", diagnose, [])


def diagnose(speaker: Speaker) -> int:
    """Show the checks of this computer; return 1 if something that is needed is missing."""
    checks = doctor.checks()
    for check in checks:
        mark = "\N{CHECK MARK}" if check.ok else "\N{BALLOT X}" if check.needed else "\N{EN DASH}"
        click.echo(f"{mark} {speaker.text(check.key, **check.facts)}")
        if check.mend:
            click.echo(f"    {speaker.text(check.mend, **check.facts)}")
    is_healthy = doctor.healthy(checks)
    click.echo(speaker.text("cli:all_well" if is_healthy else "cli:not_well"))
    return 0 if is_healthy else 1
