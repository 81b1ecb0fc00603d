"""The form in Firefox: every page as in Chromium, filled in and saved."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import EXAMPLES, SECONDARY
from conftest import missing
from gates.browser import MODULES
from gates.forms import answers_in
from pepdocs.entry.form import form, read_plan

pytestmark = [pytest.mark.gate, pytest.mark.long]

USE = Path(__file__).with_name("firefox.cjs")


def test_a_form_is_filled_in_and_saved_in_firefox(program: Callable[[str], str], tmp_path: Path):
    if not (MODULES / "puppeteer-core").is_dir():
        missing("puppeteer-core is not installed")
    plan = read_plan(EXAMPLES / f"{SECONDARY}.yaml")
    file, folder = tmp_path / "a-form.html", tmp_path / "saved"
    file.write_bytes(form(plan, "en"))
    folder.mkdir()
    command = [program("node"), str(USE), program("firefox-esr"), str(file), str(folder)]

    ended = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, timeout=300,
        env={**os.environ, "NODE_PATH": str(MODULES), "HOME": str(tmp_path)},
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr[-2000:]
    told = json.loads(ended.stdout)
    assert told["titles"][1:3] == ["Well-being and health", "Targets and actions"]
    assert told["welsh"] == "Llesiant ac iechyd"
    assert (told["rules"], told["errors"]) == ([], [])
    saved = answers_in(told["saved"]["text"])["plan"]
    assert "Geiriau o Firefox." in saved["wellbeing"]["what_works"]["cy"]
    assert {**saved, "wellbeing": None} == {**plan.tree, "wellbeing": None}
