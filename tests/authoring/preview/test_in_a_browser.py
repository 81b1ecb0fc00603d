"""The whole preview: editing a theme, its page in a browser, and Ctrl-C at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from authoring.preview.browser import Browser, open_browser, processes_below, run_preview, still_running
from authoring.preview.themes import BROKEN, SETTINGS, TEMPLATE, small_theme

pytestmark = [pytest.mark.gate, pytest.mark.long]

Look = Callable[[str], AbstractContextManager[Browser]]

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
"""Longest time for a change on a busy machine; on an idle one it takes a few seconds."""


@pytest.fixture(scope="module")
def look(browsing) -> Look:
    """`look(address)` opens a browser there."""
    return lambda address: open_browser(*browsing, address)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    return small_theme(tmp_path / "theme")


def shown(number: int) -> str:
    return SHOWN.replace("WANTED", str(number))


def test_the_page_follows_the_changes_to_a_theme(look: Look, folder: Path):
    with run_preview(folder, "--watch", "--ui-lang", "en") as running, look(running.address) as browser:
        titles = browser.until(shown(9))
        assert titles == [
            f"{phase}, {languages}"
            for phase in ("Primary", "Secondary", "Post-16")
            for languages in ("Welsh", "English", "Welsh and English")
        ]

        browser.until(SCROLLED)
        changed = time.monotonic()
        (folder / "style.css").write_text(":root { --ink: #123456 }", encoding="utf-8")
        browser.until(COLOURED)
        browser.until(STILL_SCROLLED)
        assert time.monotonic() - changed < SECONDS

        (folder / "primary").mkdir()
        (folder / "primary" / "pep.html.jinja").write_text(BROKEN, encoding="utf-8")
        assert "error" in browser.until(BROKEN_HERE)

        (folder / "primary" / "pep.html.jinja").write_text(TEMPLATE, encoding="utf-8")
        assert len(browser.until(shown(9))) == 9

        (folder / "theme.toml").write_text("theme = 1\nname = {\n", encoding="utf-8")
        assert browser.until(NO_SETTINGS)
        (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
        assert len(browser.until(shown(9))) == 9
        assert browser.refused() == []

        workers = processes_below(running.process.pid)
        assert workers
        status, said = running.interrupt()
        assert (status, said.splitlines()[-1]) == (0, "The preview has ended.")
        assert browser.until(ENDED)
        assert still_running(workers) == set()


def test_the_page_is_accessible(look: Look, folder: Path):
    (folder / "theme.toml").write_text(f'{SETTINGS}[colours]\ndark = "blue"\n', encoding="utf-8")
    with run_preview(folder, "--watch", "--ui-lang", "cy") as running, look(running.address) as browser:
        browser.until("() => document.querySelector('.findings li')")
        assert problems(browser) == {}
        (folder / "theme.toml").write_text(SETTINGS, encoding="utf-8")
        browser.until("() => document.querySelectorAll('iframe').length === 9")
        assert problems(browser) == {}

        browser.press("Tab")
        assert browser.until("() => document.activeElement.getAttribute('href')") == "#documents"

        browser.until("() => { document.querySelector('iframe').removeAttribute('title'); return true }")
        assert "frame-title" in problems(browser)["wide"]


def problems(browser: Browser) -> dict[str, list[str]]:
    """Return the accessibility faults of the page by screen."""
    screens = {"wide": (1280, "light"), "narrow": (320, "light"), "dark": (1280, "dark")}
    faults = {}
    for name, (width, scheme) in screens.items():
        result = browser.judge(width, scheme)
        wide = ["scrolls sideways"] if result["width"] > width else []
        faults[name] = [*(violation["rule"] for violation in result["violations"]), *wide]
    return {name: rules for name, rules in faults.items() if rules}


def test_pdfs_are_shown_on_request(look: Look, folder: Path):
    with run_preview(folder, "--ui-lang", "en") as running, look(f"{running.address}?form=pdf") as browser:
        browser.until("() => document.querySelectorAll('iframe[src$=\".pdf\"]').length === 9")
        kind = browser.until(
            "async () => { const answer = await fetch(document.querySelector('iframe').src);"
            " return answer.headers.get('content-type') + (await answer.text()).slice(0, 5) }"
        )

        assert kind == "application/pdf%PDF-"
        assert browser.refused() == []
