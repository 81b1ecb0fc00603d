"""The whole of it: a theme that somebody works on, the page in a browser, and Ctrl-C at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from preview.browser import Eyes, looking, previewing, processes_below, still_there
from preview.themes import BROKEN, SETTINGS, TEMPLATE, small_theme

pytestmark = [pytest.mark.gate, pytest.mark.long]

Look = Callable[[str], AbstractContextManager[Eyes]]

SHOWN = """() => {
  const frames = [...document.querySelectorAll("iframe")];
  const texts = frames.map((frame) => frame.contentDocument?.querySelector("h1")?.textContent);
  const settled = !document.querySelector("[role=status]").textContent.includes("rest");
  return settled && frames.length === WANTED && texts.every(Boolean) && frames.map((frame) => frame.title);
}"""
COLOURED = """() => [...document.querySelectorAll("iframe")].length === 9
  && [...document.querySelectorAll("iframe")].every(({ contentDocument, contentWindow }) =>
  contentDocument?.body && contentWindow.getComputedStyle(contentDocument.body).color === "rgb(18, 52, 86)")"""
BROKEN_HERE = r"""() => {
  const said = document.querySelector("[data-part=findings]").innerText;
  return /primary\/pep\.html\.jinja\D*2\b/.test(said) && said;
}"""
NO_SETTINGS = r"""() => /theme\.toml, line 2/.test(document.querySelector("[data-part=findings]").innerText)"""
ENDED = """() => document.querySelector("[role=status]").textContent.includes("has ended")"""

SCROLLED = "() => { document.querySelector('iframe').contentWindow.scrollTo(0, 300); return true }"
STILL_SCROLLED = "() => document.querySelector('iframe').contentWindow.scrollY === 300"
SECONDS = 60
"""So long a change may take on a machine that is busy; on one that is not it takes a few."""


@pytest.fixture(scope="module")
def look(browsing) -> Look:
    """`look(address)` opens a browser there."""
    return lambda address: looking(*browsing, address)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    return small_theme(tmp_path / "theme")


def shown(number: int) -> str:
    return SHOWN.replace("WANTED", str(number))


def test_a_theme_is_worked_on_and_the_page_follows(look: Look, folder: Path):
    with previewing(folder, "--watch", "--ui-lang", "en") as running, look(running.address) as eyes:
        titles = eyes.until(shown(9))
        assert titles == [
            f"{phase}, {languages}"
            for phase in ("Primary", "Secondary", "Post-16")
            for languages in ("Welsh", "English", "Welsh and English")
        ]

        eyes.until(SCROLLED)
        changed = time.monotonic()
        (folder / "style.css").write_text(":root { --ink: #123456 }", encoding="utf-8")
        eyes.until(COLOURED)
        eyes.until(STILL_SCROLLED)
        assert time.monotonic() - changed < SECONDS

        (folder / "primary").mkdir()
        (folder / "primary" / "pep.html.jinja").write_text(BROKEN, encoding="utf-8")
        assert "error" in eyes.until(BROKEN_HERE)

        (folder / "primary" / "pep.html.jinja").write_text(TEMPLATE, encoding="utf-8")
        assert len(eyes.until(shown(9))) == 9

        (folder / "theme.toml").write_text("theme = 1\nname = {\n", encoding="utf-8")
        assert eyes.until(NO_SETTINGS)
        (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
        assert len(eyes.until(shown(9))) == 9
        assert eyes.refused() == []

        workers = processes_below(running.process.pid)
        assert workers
        status, said = running.interrupted()
        assert (status, said.splitlines()[-1]) == (0, "The preview has ended.")
        assert eyes.until(ENDED)
        assert still_there(workers) == set()


def test_nothing_is_wrong_with_the_page_for_whoever_reads_it_otherwise(look: Look, folder: Path):
    (folder / "theme.toml").write_text(f'{SETTINGS}[colours]\ndark = "blue"\n', encoding="utf-8")
    with previewing(folder, "--watch", "--ui-lang", "cy") as running, look(running.address) as eyes:
        eyes.until("() => document.querySelector('.findings li')")
        assert problems(eyes) == {}
        (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
        eyes.until("() => document.querySelectorAll('iframe').length === 9")
        assert problems(eyes) == {}

        eyes.press("Tab")
        assert eyes.until("() => document.activeElement.getAttribute('href')") == "#documents"

        eyes.until("() => { document.querySelector('iframe').removeAttribute('title'); return true }")
        assert "frame-title" in problems(eyes)["wide"]


def problems(eyes: Eyes) -> dict[str, list[str]]:
    """Return what is wrong with the page, by circumstance."""
    circumstances = {"wide": (1280, "light"), "narrow": (320, "light"), "dark": (1280, "dark")}
    found = {}
    for name, (width, scheme) in circumstances.items():
        judged = eyes.judged(width, scheme)
        wide = ["scrolls sideways"] if judged["width"] > width else []
        found[name] = [*(each["rule"] for each in judged["violations"]), *wide]
    return {name: told for name, told in found.items() if told}


def test_pdfs_are_shown_when_they_are_asked_for(look: Look, folder: Path):
    with (
        previewing(folder, "--ui-lang", "en") as running,
        look(f"{running.address}?form=pdf") as eyes,
    ):
        eyes.until("() => document.querySelectorAll('iframe[src$=\".pdf\"]').length === 9")
        kind = eyes.until(
            "async () => { const answer = await fetch(document.querySelector('iframe').src);"
            " return answer.headers.get('content-type') + (await answer.text()).slice(0, 5) }"
        )

        assert kind == "application/pdf%PDF-"
        assert eyes.refused() == []
