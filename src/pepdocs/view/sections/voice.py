"""The child's page: what the child said, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import by_key, declared
from pepdocs.schema.kinds import LocalText
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.voice import ChildPicture, ChildVoice, Gathered, Prompt, Response, View
from pepdocs.view import blocks as b
from pepdocs.view.copies import sees_all
from pepdocs.view.derive import joined, label, section_blocks
from pepdocs.view.phrasing import Phrasing

FIRST = ("agrees", "who_may_see")
"""What a young person says of the whole plan, which comes before all else."""

OWN_PLACE = frozenset({"gathered", "views", *FIRST})
DRAWING_LINES = 9
WRITING_LINES = 5

STATES: dict[str, b.State] = {"yes": "done", "planned": "planned", "partly": "partly", "no": "not_done"}
"""What became of a view, by the code of the answer."""

ANSWERED = {
    "decision": "view:what_was_decided",
    "decided_by": "view:who_decided",
    "done": "view:is_it_done",
    "reason": "view:why",
}
"""The fields of an answer, and the words that the child has for them."""


def my_page(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the child's page: the views with their answers, then how the child took part and was asked."""
    voice = phrasing.pep.voice
    return (
        *joined(phrasing, _owner(phrasing, voice)),
        *(_voice(phrasing, view) for view in phrasing.views),
        *_nothing_said(phrasing),
        *_space(phrasing),
        *section_blocks(phrasing, ChildVoice, voice, skip=OWN_PLACE),
        *section_blocks(phrasing, Gathered, voice.gathered if voice else None, title=phrasing.say("view:gathered")),
    )


def _owner(phrasing: Phrasing, voice: ChildVoice | None) -> Iterator[b.Fact]:
    """Yield whether the child agrees with the plan, and who may see it."""
    for field in declared(ChildVoice):
        if field.key in FIRST and phrasing.is_shown(voice, field, f"voice.{field.key}"):
            value = getattr(voice, field.name) if voice else None
            if isinstance(value, LocalText):
                yield b.Fact(label(phrasing, ChildVoice, field), b.Value(phrasing.verbatim(value), "own"))
            else:
                yield b.Fact(label(phrasing, ChildVoice, field), phrasing.value(value, field))


def _nothing_said(phrasing: Phrasing) -> tuple[b.Notice, ...]:
    if phrasing.views or not sees_all("voice.views", phrasing.copy):
        return ()
    return (b.Notice(phrasing.say("view:nothing_said")),)


def _voice(phrasing: Phrasing, view: View) -> b.Voice:
    feeling = view.feeling
    return b.Voice(
        prompt=phrasing.say((view.prompt or Prompt.anything_else).context),
        words=own_words(phrasing, view),
        feeling=cast("b.Feeling", feeling.code) if feeling else "",
        details=tuple(_details(phrasing, view)),
        picture=_picture(phrasing, view.picture) if view.picture else None,
        answer=_answer(phrasing, view.response),
    )


def _details(phrasing: Phrasing, view: View) -> Iterator[Phrase]:
    """Yield the word for the feeling, how the view was given, and what the child wants of sharing it."""
    yield from (phrasing.say(choice.context) for choice in (view.feeling, view.form) if choice)
    if view.share is not None:
        yield phrasing.say(f"view:share.{'yes' if view.share else 'no'}")


def _picture(phrasing: Phrasing, picture: ChildPicture) -> b.ViewPicture | None:
    """Return a picture with its words, the first of them as its alternative text: a picture can have only one."""
    if picture.file is None and picture.alt is None:
        return None
    given = phrasing.text(picture.alt) if picture.alt else (phrasing.say("view:picture"),)
    first, *others = (run for phrase in given for run in phrase)
    words = (first,), tuple((run,) for run in others) if picture.alt else ()
    file = picture.file
    if file is None or not file.source:
        return b.ViewPicture(*words, phrasing.say("view:picture_missing"))
    return b.ViewPicture(*words, (), file.source, file.width, file.height)


def own_words(phrasing: Phrasing, view: View) -> b.Value:
    """Return the child's words in the languages in which they were recorded, without a remark."""
    return b.Value(phrasing.verbatim(view.text), "own") if view.text else phrasing.gap()


def _answer(phrasing: Phrasing, response: Response | None) -> b.Answer:
    """Return what became of a view, or that there is no answer yet."""
    if response is None:
        return b.Answer("waiting", phrasing.say("view:answered_not_yet"))
    done = response.done.code if response.done else ""
    return b.Answer(
        STATES.get(done, "unknown"),
        phrasing.say(f"view:done.{done}") if done else (),
        _told(phrasing, response),
        cast("tuple[b.Facts, ...]", joined(phrasing, _decision(phrasing, response))),
    )


def _decision(phrasing: Phrasing, response: Response) -> Iterator[b.Fact]:
    """Yield what was decided, by whom, and why, and what of the answer is not recorded."""
    fields = by_key(Response)
    for key, title in ANSWERED.items():
        value = getattr(response, key)
        is_asked = value is None and phrasing.is_asked(response, fields[key], fields[key].path)
        if is_asked or (value is not None and key != "done"):
            yield b.Fact(phrasing.say(title), phrasing.value(value, fields[key]))
    if response.told_by is None and response.told_on is None:
        yield b.Fact(phrasing.say("view:who_told_me_when"), phrasing.gap())


def _told(phrasing: Phrasing, response: Response) -> Phrase:
    """Return who told the child and when, as the child would say it; nothing if neither is recorded."""
    who = phrasing.person(response.told_by) if response.told_by else ()
    when = phrasing.wording.date(response.told_on) if response.told_on else ()
    if who and when:
        return phrasing.say("view:told.by_on", who=who, day=when)
    if who:
        return phrasing.say("view:told.by", who=who)
    return phrasing.say("view:told.on", day=when) if when else ()


def _space(phrasing: Phrasing) -> Iterator[b.Block]:
    if not sees_all("voice.views", phrasing.copy):
        return
    if phrasing.pep.form is Phase.primary:
        yield b.Space(phrasing.say("view:draw_here"), DRAWING_LINES)
    elif phrasing.pep.form is Phase.secondary:
        yield b.Space(phrasing.say("view:write_here"), WRITING_LINES)
