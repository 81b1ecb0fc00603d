"""The child's page, and the responses to what the child said."""

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
from pepdocs.view.derive import columns_of, label, prose, section_blocks
from pepdocs.view.phrasing import Phrasing

OWN_PLACE = frozenset({"gathered", "views", "how_told", "agrees", "who_may_see"})
DRAWING_LINES = 9
WRITING_LINES = 5
LOOP_SHARES = [30, 32, 20, 18]


def my_page(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the child's page: the views, then how they were gathered and how the child took part."""
    voice = phrasing.pep.voice
    return (
        *_owner(phrasing, voice),
        *(_voice(phrasing, view) for view in phrasing.views),
        *_nothing_said(phrasing),
        *_space(phrasing),
        *section_blocks(phrasing, ChildVoice, voice, skip=OWN_PLACE),
        *_gathered(phrasing, voice),
    )


def _owner(phrasing: Phrasing, voice: ChildVoice | None) -> Iterator[b.Block]:
    """Yield whether the child agrees with the plan, and who may see it."""
    for field in declared(ChildVoice):
        if field.key in {"agrees", "who_may_see"} and phrasing.is_shown(voice, field, f"voice.{field.key}"):
            value = getattr(voice, field.name) if voice else None
            title = label(phrasing, ChildVoice, field)
            if isinstance(value, LocalText):
                yield b.Prose(title, b.Value(phrasing.verbatim(value)))
            else:
                yield b.Facts((b.Fact(title, phrasing.value(value, field)),))


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
        feeling_word=phrasing.say(feeling.context) if feeling else (),
        form=phrasing.say(view.form.context) if view.form else (),
        picture=_picture(phrasing, view.picture) if view.picture else None,
        share=_share(phrasing, view),
    )


def _share(phrasing: Phrasing, view: View) -> tuple[Phrase, ...]:
    """Return whether the carer may see what the child said, if the child was asked."""
    if view.share is None:
        return ()
    field = by_key(View)["share"]
    return (label(phrasing, View, field), *phrasing.value(view.share, field).phrases)


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
    return b.Value(phrasing.verbatim(view.text)) if view.text else phrasing.gap()


def _space(phrasing: Phrasing) -> Iterator[b.Block]:
    if not sees_all("voice.views", phrasing.copy):
        return
    if phrasing.pep.form is Phase.primary:
        yield b.Space(phrasing.say("view:draw_here"), DRAWING_LINES)
    elif phrasing.pep.form is Phase.secondary:
        yield b.Space(phrasing.say("view:write_here"), WRITING_LINES)


def _gathered(phrasing: Phrasing, voice: ChildVoice | None) -> tuple[b.Block, ...]:
    title = phrasing.say("view:gathered")
    blocks = section_blocks(phrasing, Gathered, voice.gathered if voice else None)
    facts = (b.Facts(block.facts, title) for block in blocks if isinstance(block, b.Facts))
    return (*facts, *(block for block in blocks if not isinstance(block, b.Facts)))


def what_happened(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return a row for each view: what I said, what was decided, why, who told me and when."""
    if not phrasing.views:
        return (*_nothing_said(phrasing), *_how_told(phrasing))
    is_primary = phrasing.pep.form is Phase.primary
    views, decisions = ("you_said", "what_happened") if is_primary else ("what_i_said", "what_was_decided")
    titles = [phrasing.say(f"view:{key}") for key in (views, decisions, "why", "who_told_me_when")]
    rows = tuple(b.Row(_answer(phrasing, view)) for view in phrasing.views)
    grid = b.Grid(phrasing.say("view:what_happened.caption"), columns_of(titles, LOOP_SHARES), rows, "loop")
    return (grid, *_how_told(phrasing))


def _answer(phrasing: Phrasing, view: View) -> tuple[b.Value, ...]:
    words, response = own_words(phrasing, view), view.response
    if response is None:
        return words, b.Value((phrasing.say("view:answered_not_yet"),), "gap"), b.Value(()), b.Value(())
    return words, _decision(phrasing, response), phrasing.optional(response.reason), _told_by(phrasing, response)


def _decision(phrasing: Phrasing, response: Response) -> b.Value:
    decision = phrasing.value(response.decision)
    by = (phrasing.person(response.decided_by),) if response.decided_by else ()
    done = (phrasing.say(f"view:done.{response.done.code}"),) if response.done else ()
    tone = decision.tone if not (by or done) else "said"
    return b.Value((*decision.phrases, *done, *by), tone)


def _told_by(phrasing: Phrasing, response: Response) -> b.Value:
    who = (phrasing.person(response.told_by),) if response.told_by else ()
    when = phrasing.optional(response.told_on).phrases
    return b.Value(who + when) if who or when else phrasing.gap()


def _how_told(phrasing: Phrasing) -> Iterator[b.Block]:
    field, voice = by_key(ChildVoice)["how_told"], phrasing.pep.voice
    if voice is not None and voice.how_told is not None:
        yield prose(phrasing, label(phrasing, ChildVoice, field), voice.how_told, field)
