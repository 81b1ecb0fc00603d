"""The command line of the tools that write a page of docs/."""

from __future__ import annotations

import argparse
from pathlib import Path


def write_or_check(description: str, path: Path, content: str) -> int:
    """Write a page, or with `--check` say whether it is fresh; return the exit status."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    if not parser.parse_args().check:
        path.write_text(content, encoding="utf-8", newline="\n")
        return 0
    is_fresh = path.exists() and path.read_text(encoding="utf-8") == content
    print(f"docs/{path.name} is {'fresh' if is_fresh else f'stale: run tools/{parser.prog} and read the diff'}.")
    return 0 if is_fresh else 1
