"""The page of evidence, made from its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

PHASES = {"primary": "Primary", "secondary": "Secondary", "post16": "Post-16"}
SIZES = ("standard", "large", "very-large")
FORMATS = ("pdf", "docx", "html")

HEAD = """\
# Evidence

<!-- Made by tools/evidence.py from docs/evidence.json; do not edit. -->

Every edition of the example plans, built and judged: each phase, language, size and format. `make evidence` makes
this page anew. CI builds everything again, and fails if a figure differs, a judge finds anything, or a step
has become slower. What no program can judge is in [accessibility.md](accessibility.md); how many pages a
plan had before the present design, and has now, is in [performance.md](performance.md).
"""


def page(figures: Mapping[str, Any]) -> str:
    """Return the page as Markdown."""
    facts, machine = figures["facts"], figures["machine"]
    parts = (
        HEAD,
        "## What judged what\n",
        *_judges(facts),
        "\n## Editions\n",
        *_editions(facts["editions"]),
        "\n## Copies\n",
        *_copies(facts["editions"]),
        "\n## Welsh and English\n",
        *_parity(facts["editions"]),
        "\n## What it costs\n",
        *_costs(machine),
    )
    return "\n".join(parts) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'|'.join([' --- '] * len(titles))}|"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"


def _judges(facts: Mapping[str, Any]) -> Iterator[str]:
    editions, versions, screens = facts["editions"], facts["versions"], facts["screens"]
    rows = [
        (judge, _with_version(judge, versions), len(judged), _failed(judge, judged))
        for judge in dict.fromkeys(name for edition in editions for name in edition["failures"])
        if (judged := [edition for edition in editions if judge in edition["failures"]])
    ]
    screen = f"axe-core {versions['axe-core']}, WCAG 2.2 AA, in Chromium"
    rows.append(("html in a browser", screen, screens["looks"], len(screens["violations"])))
    yield from _table(("what", "by", "judged", "failures"), rows)
    yield ""
    yield f"HTML: {screens['files']} files, each at 1280 and at 320 pixels, and in dark colours."
    makers = ", ".join(f"{name} {versions[name]}" for name in ("typst", "weasyprint", "docxtpl"))
    yield f"Made with {makers}."


def _with_version(judge: str, versions: Mapping[str, str]) -> str:
    if judge.startswith("PDF/"):
        return f"page-validation {versions['page-validation']}"
    if "withheld" in judge:
        return "every text of the plan that the copy does not have, in all that the file says"
    if "says something else" in judge:
        return "the PDF by Typst: each text, its kind and its language"
    if "beside" in judge:
        return "every text of the plan: there, in order, in its language"
    return f"pepdocs verify (pikepdf {versions['pikepdf']}, lxml {versions['lxml']})"


def _failed(judge: str, editions: list[Mapping[str, Any]]) -> int:
    return sum(bool(edition["failures"][judge]) for edition in editions)


def _editions(editions: list[Mapping[str, Any]]) -> Iterator[str]:
    head = (
        "phase", "size", "editions", "files", "texts", "PDF pages", "by WeasyPrint", "headings", "cells",
        "changes of voice",
    )  # fmt: skip
    rows = []
    for phase, title in PHASES.items():
        for size in SIZES:
            own = [e for e in editions if (e["phase"], e["size"], e["copy"]) == (phase, size, "full")]
            counts = [
                sum(e[form].get(kind, 0) for e in own for form in FORMATS) for kind in ("H", "TH", "TD", "voices")
            ]
            rows.append(
                (
                    title,
                    size,
                    len(own),
                    len(own) * len(FORMATS),
                    _sum(own, "texts"),
                    _sum(own, "pages"),
                    _sum(own, "pages by WeasyPrint"),
                    counts[0],
                    counts[1] + counts[2],
                    counts[3],
                )
            )
    yield from _table(head, rows)
    yield ""
    yield "Headings, cells and changes of voice are those of all three formats together."


def _copies(editions: list[Mapping[str, Any]]) -> Iterator[str]:
    yield "The editions above are of the full record. Each other copy of each example, side by side in standard size:\n"
    head = ("copy", "editions", "files", "texts", "PDF pages", "files that say what is withheld")
    rows = [
        (copy, len(own), len(own) * len(FORMATS), _sum(own, "texts"), _sum(own, "pages"), _disclosing(own))
        for copy in dict.fromkeys(edition["copy"] for edition in editions)
        if copy != "full" and (own := [edition for edition in editions if edition["copy"] == copy])
    ]
    yield from _table(head, rows)


def _disclosing(editions: list[Mapping[str, Any]]) -> int:
    return sum(bool(faults) for e in editions for judge, faults in e["failures"].items() if "withheld" in judge)


def _sum(editions: Iterable[Mapping[str, Any]], key: str) -> int:
    return sum(int(edition[key]) for edition in editions)


def _parity(editions: list[Mapping[str, Any]]) -> Iterator[str]:
    both = [edition for edition in editions if edition["pairs"]]
    rows = [
        (way, len(own), _sum(own, "pairs"), sum("ACC603" in e["failures"]["pdf verify"] for e in own))
        for way in ("columns", "blocks", "sections")
        if (own := [edition for edition in both if edition["layout"] == way])
    ]
    yield from _table(("layout", "editions", "texts in both languages", "editions with unequal type"), rows)
    yield ""
    yield "`tests/test_parity.py` compares size, weight, colour, style and order pair by pair."


def _costs(machine: Mapping[str, Any]) -> Iterator[str]:
    yield "One run, as multiples of the time for a fixed piece of work of Python's own (the yardstick); PDF by"
    yield "the page, Word and HTML by the document. Every document is read back and compared with its plan"
    yield "within that time.\n"
    yield from _table(("step", "times"), machine["ratios"].items())
    yield ""
    yield f"Most memory that a process took: {machine['memory']} MiB."
