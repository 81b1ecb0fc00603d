"""What is done with plans that were dropped on a file beside pepdocs.

On `Dogfennau - Documents.cmd`, their documents are made beside them; on `Agor - Open.cmd`, they are filled in.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

OPEN = "Agor - Open.cmd"
"""The file that opens plans in a browser, to be filled in."""

OUT = "Dogfennau - Documents"
"""The name of the folder with the documents, beside the plans."""

WORDS = re.compile(r'"([^"]*)"|([^\s"]+)')
NOTHING = (
    "Gollyngwch gynlluniau, neu ffolder ohonynt, ar y ffeil hon.",
    "Drop plans, or a folder of them, on this file.",
)
PLACE = ("Mae'r dogfennau yma:", "The documents are here:")
CLOSE = ("Pwyswch Enter i gau'r ffenestr.", "Press Enter to close this window.")


def main() -> int:
    """Open the plans or make their documents, wait until what was said is read, and return the worst exit status."""
    own_name, *arguments = sys.argv[1:]
    paths = dropped(os.environ.get("PEPDOCS_COMMAND", ""), own_name) or arguments
    if own_name == OPEN:
        status = started("fill", *paths) if paths else 2
    else:
        status = max([build(plans, out) for out, plans in folders(map(Path, paths)).items()], default=2)
    if not paths:
        print(*NOTHING, sep="\n")
    if sys.stdin and sys.stdin.isatty():
        print("", *CLOSE, sep="\n", flush=True)
        sys.stdin.readline()
    return status


def dropped(command: str, own_name: str) -> list[str]:
    """Return the paths after a script's own name in the command line with which the Explorer started it.

    It quotes names with spaces only; the last quotation mark is that of the whole line.
    """
    _, found, names = command.strip().removesuffix('"').rpartition(f'{own_name}"')
    return [quoted or plain for quoted, plain in WORDS.findall(names)] if found else []


def folders(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """Return the plans to make documents of by the folder for these: beside a plan, in a folder of plans."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        place = path if path.is_dir() else path.parent
        found.setdefault(place / OUT, []).append(path)
    return found


def build(plans: Sequence[Path], out: Path) -> int:
    """Run `pepdocs build`, say where the documents are, and return its exit status."""
    status = started("build", *map(str, plans), "--out", str(out))
    if out.is_dir():
        print(*PLACE, out, sep="\n", flush=True)
    return status


def started(*arguments: str) -> int:
    """Run pepdocs with some arguments, and return its exit status."""
    from pepdocs.cli import run
    from pepdocs.cli.streams import use_utf8

    use_utf8()
    return run(list(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
