"""The page around the documents, in the language of whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pepdocs import theme
from pepdocs.authoring.preview.frames import FORMS, MODES, Choice, State
from pepdocs.authoring.preview.plans import Plan
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Mode
from pepdocs.findings.model import Finding
from pepdocs.render import Format
from pepdocs.wording import Speaker

WITHOUT_LINES = (".docx", ".png", ".jpg", ".jpeg")
"""How files end in which no line can be named."""

CONTEXTS = ("field:", "section:", "choice:", "view:")
"""How the facts of findings begin that are contexts of a text."""

SAID_OTHERWISE = {"error.bug": "summary:ours"}
"""Errors that a terminal says with something below them that a page does not have."""

WORDS = ("title", "skip", "kinds", "plans", "findings", "none", "ended", "documents")
"""What the page says around its frames, by context."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding or an error: where it is, what is wrong, and what to do, "" where nothing is said."""

    weight: str
    place: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A frame with its heading, how things stand with it, and its address or why it has none."""

    key: str
    title: str
    full_title: str
    progress: str
    lang: str
    is_wide: bool
    address: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The frames of one plan."""

    key: str
    title: str
    cards: tuple[Card, ...] = field(default=())


def page(state: State, plans: Sequence[Plan], form: Format, speaker: Speaker, folder: Path) -> bytes:
    """Return the page as it is now, with documents of one form."""
    made = theme.rendered(
        "shared/preview.html.jinja",
        lang=speaker.lang,
        say={word: speaker.text(f"preview:{word}") for word in WORDS},
        called=_name(state, speaker, folder),
        revision=state.revision,
        forms=[(each.value, each.value.upper(), each is form) for each in FORMS],
        remarks=tuple(_remarks(state, form, speaker)),
        progress=_progress(state, form, speaker),
        is_settled=state.is_examined and all(map(state.is_current, _choices(state, form))),
        parts=tuple(_part(state, plan, form, speaker) for plan in plans),
    )
    return made.lstrip().encode("utf-8", "replace")


def said(error: PepdocsError, speaker: Speaker) -> str:
    """Return the sentence of an error."""
    return speaker.text(SAID_OTHERWISE.get(error.key, error.key), **error.facts)


def _name(state: State, speaker: Speaker, folder: Path) -> str:
    """Return what the theme calls itself, or its folder's name where it does not say."""
    layers = state.theme.layers if state.theme else ()
    return (layers[0].settings.name.get(speaker.lang, "") if layers else "") or folder.name


def _progress(state: State, form: Format, speaker: Speaker) -> str:
    """Return how far things have come, for a line that is read aloud when it changes."""
    if state.trouble is not None and state.is_read:
        return speaker.text("preview:unusable")
    choices = _choices(state, form)
    made = sum(state.is_current(choice) and not state.frames[choice].trouble for choice in choices)
    told = [speaker.text("preview:progress", made=made, whole=len(choices))]
    if not all(map(state.is_current, choices)):
        told.append(speaker.text("preview:working"))
    elif not state.is_examined:
        told.append(speaker.text("preview:examining"))
    return " ".join(told)


def _choices(state: State, form: Format) -> list[Choice]:
    """Return the documents of one form."""
    return [choice for choice in state.frames if choice.form is form]


def _remarks(state: State, form: Format, speaker: Speaker) -> Iterator[Remark]:
    """Yield what is wrong with the theme: first what keeps documents from being made, each once."""
    wrong = speaker.text("cli:severity.error")
    failed = [
        said(frame.trouble, speaker)
        for choice, frame in state.frames.items()
        if choice.form is form and frame.trouble and state.is_current(choice)
    ]
    yield from (Remark(wrong, "", text) for text in dict.fromkeys(failed))
    found = sorted(state.findings.items, key=lambda finding: (finding.field, finding.at))
    yield from (_remark(finding, speaker) for finding in found)
    if state.check_trouble is not None:
        yield Remark(wrong, "", said(state.check_trouble, speaker))
    if state.trouble is not None and not state.findings.items:
        yield Remark(wrong, "", said(state.trouble, speaker))


def _remark(finding: Finding, speaker: Speaker) -> Remark:
    facts = {name: speaker.text(fact) if fact.startswith(CONTEXTS) else fact for name, fact in finding.facts}
    code = finding.code
    place = finding.field
    if not place.endswith(WITHOUT_LINES):
        place = speaker.text("preview:place", file=place, line=finding.at.line)
    hint = speaker.text(f"{code.number}.hint", **facts) if code.hint else ""
    weight = f"{speaker.text(f'cli:severity.{finding.severity.value}')} {code.number}"
    return Remark(weight, place, speaker.text(f"{code.number}.message", **facts), hint)


def _part(state: State, plan: Plan, form: Format, speaker: Speaker) -> Part:
    title = speaker.text(plan.title)
    cards = (_card(state, Choice(plan.key, mode, form), title, speaker) for mode in MODES)
    return Part(plan.key, title, tuple(cards))


def _card(state: State, choice: Choice, plan: str, speaker: Speaker) -> Card:
    frame = state.frames[choice]
    title = _languages(choice.mode, speaker)
    has_document = frame.number > 0 and frame.trouble is None
    return Card(
        key=f"{choice.plan}-{choice.mode.suffix}",
        title=title,
        full_title=f"{plan}, {title}",
        progress=speaker.text(f"preview:{_stage(state, choice)}"),
        lang=choice.mode.languages[0],
        is_wide=choice.mode.is_bilingual,
        address=f"document/{frame.number}/{choice.name}" if has_document else "",
        trouble=said(frame.trouble, speaker) if frame.trouble else "",
    )


def _stage(state: State, choice: Choice) -> str:
    """Return which word tells how things stand with a document."""
    frame = state.frames[choice]
    if state.is_current(choice):
        return "failed" if frame.trouble else "made"
    if state.trouble is not None and state.is_read:
        return "older" if frame.number else "waiting"
    return "making"


def _languages(mode: Mode, speaker: Speaker) -> str:
    """Return the languages of a mode, by their names."""
    if mode.is_bilingual:
        return speaker.text("preview:both")
    return speaker.language(mode.languages[0]).capitalize()
