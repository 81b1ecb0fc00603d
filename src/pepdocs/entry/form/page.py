"""The form as one HTML file that holds everything it needs, and that a browser lets load or run nothing else.

The page's scripts and its style are files beside this module. They are concatenated in the order of their names, and
the content security policy has their digests. Data stand in elements that are never run.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from pepdocs import theme
from pepdocs.authority import own_fields, own_words
from pepdocs.base.language import CY, EN
from pepdocs.entry.form.model import model
from pepdocs.entry.form.part import FormPart
from pepdocs.entry.form.plan import FormPlan
from pepdocs.entry.form.requirements import Json
from pepdocs.theme import BUILTIN, Theme
from pepdocs.wording import Speaker

VERSION = 1
"""The version of what a form saves."""

POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:;{server} base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The content security policy: this script and this style sheet, pictures that are in the page, and no network."""

LARGEST_LOGO = 60_000
"""The most bytes of a logo that a form shows."""

ACCENT = re.compile(r"(--(?:deep|pale)(?:-dark)?):\s*(#[0-9a-fA-F]{6})")

PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<script type="application/json" id="pepdocs-answers">{answers}</script>
<noscript><p lang="cy">{no_script_cy}</p><p lang="en">{no_script_en}</p></noscript>
<div id="app"></div>
<script type="application/json" id="pepdocs-model">{model}</script>
<script>{script}</script>
</body>
</html>
"""


def form(plan: FormPlan, lang: str = CY, *, theme: Theme = BUILTIN, part: FormPart | None = None) -> bytes:
    """Return the form for a plan as the bytes of an HTML file, which opens in a language.

    The authority's fields, words, name, logo and colours come from its `theme`; raise `ThemeError` if they cannot be
    used. With a `part`, the file holds nothing else of the plan. A plan that is `served` has a form that may send
    requests to its own server.
    """
    own, words = own_fields(theme), own_words(theme)
    written_in = plan.tree.get("written_in")
    plan = part.of(plan) if part else plan
    made = model(plan.phase, plan.jurisdiction, own, words, part) | ({"roles": part.roles(plan)} if part else {})
    say = {each: Speaker(each, words).text for each in (CY, EN)}
    script, sheet = scripts(is_served=plan.served is not None), style(plan, theme)
    page = PAGE.format(
        lang=lang,
        policy=escape(
            POLICY.format(
                script=digest(script), style=digest(sheet), server=" connect-src 'self';" if plan.served else ""
            )
        ),
        title=escape(say[lang]("form:title")),
        style=sheet,
        answers=as_data(envelope(plan, part.names if part else None)),
        no_script_cy=escape(say[CY]("form:no_script")),
        no_script_en=escape(say[EN]("form:no_script")),
        model=as_data({**made, "written_in": written_in, "authority": _authority(theme), **_served(plan)}),
        script=script,
    )
    return page.encode()


def _served(plan: FormPlan) -> Json:
    return {"served": asdict(plan.served)} if plan.served else {}


def envelope(plan: FormPlan, part: list[str] | None = None) -> Json:
    """Return what a form holds of a plan and gives back: the plan as it went out, and the answers, so far the same."""
    return {"pepdocs_form": VERSION, "part": part, "record": plan.record, "base": plan.tree, "plan": plan.tree}


def as_data(value: Any) -> str:
    """Return a value as JSON that cannot end the element that it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def digest(text: str) -> str:
    """Return the digest of a script or style sheet as a content security policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def scripts(*, is_served: bool = False) -> str:
    """Return the page's scripts as one, shut off from the page's global names.

    Only a form that is served has the script that asks its server.
    """
    return "\n(() => {\n" + "".join((*asset_texts(".js"), *(asset_texts(".served") if is_served else ()))) + "})();\n"


@cache
def asset_texts(ending: str) -> tuple[str, ...]:
    """Return the texts of the files beside this module with an ending, in the order of their names."""
    found = [file for file in files("pepdocs.entry.form").joinpath("assets").iterdir() if file.name.endswith(ending)]
    return tuple(file.read_text(encoding="utf-8") for file in sorted(found, key=lambda file: file.name))


def style(plan: FormPlan, theme_: Theme) -> str:
    """Return the style sheet with the accent of the plan's phase, or the colours of the authority."""
    accent = dict(ACCENT.findall(theme.text(f"{plan.phase.code}/pep.css")))
    for layer in reversed(theme_.layers):
        accent |= layer.settings.colours
    names = "".join(f"  {name}: {value};\n" for name, value in accent.items())
    return f"\n:root {{\n{names}}}\n{''.join(asset_texts('.css'))}"


def _authority(theme_: Theme) -> Json:
    """Return the name and the logo of the authority, in both languages."""
    if not theme_.layers:
        return {}
    made: Json = {"name": dict(theme_.layers[0].settings.name)}
    logos = {lang: theme_.logo(lang) for lang in (CY, EN)}
    if (first := logos[CY]) and len(first.content) <= LARGEST_LOGO:
        made["logo"] = {"source": first.source, "alt": {lang: logo.alt for lang, logo in logos.items() if logo}}
    return made
