"""The child's page, and what happened because of what the child said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import by_key, declared
from pepdocs.schema.kinds import LocalText, said
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.voice import Gathered, Prompt, Response, View, Voice
from pepdocs.view import blocks as b
from pepdocs.view.derive import columns_of, label, prose, section_blocks
from pepdocs.view.phrasing import Teller

OWN_PLACE = frozenset({"gathered", "views", "how_told", "agrees", "who_may_see"})
DRAWING_LINES = 9
WRITING_LINES = 5
LOOP_SHARES = [30, 32, 20, 18]


def my_page(tell: Teller) -> tuple[b.Block, ...]:
    """Return the child's page: what was said, then how it was asked and how the child took part."""
    voice = tell.pep.voice
    return (
        *_owner(tell, voice),
        *_words(tell, voice),
        *_space(tell),
        *section_blocks(tell, Voice, voice, skip=OWN_PLACE),
        *_gathered(tell, voice),
    )


def _owner(tell: Teller, voice: Voice | None) -> Iterator[b.Block]:
    """Yield what an owner of the plan says first: agreement, and who may see it."""
    for field in declared(Voice):
        if field.key in {"agrees", "who_may_see"} and tell.shown(voice, field, f"voice.{field.key}"):
            value = getattr(voice, field.name) if voice else None
            if isinstance(value, LocalText):
                yield b.Prose(label(tell, Voice, field), b.Value(tell.as_said(value)))
            else:
                fact = b.Fact(label(tell, Voice, field), tell.value(value, field))
                yield b.Facts((fact,))


def _words(tell: Teller, voice: Voice | None) -> Iterator[b.Block]:
    views = said(voice.views) if voice else ()
    for view in views:
        yield _voice(tell, view)
    if not views:
        yield b.Notice(tell.say("view:nothing_said"))


def _voice(tell: Teller, view: View) -> b.Voice:
    feeling = view.feeling
    return b.Voice(
        prompt=_prompt(tell, view),
        words=quoted(tell, view),
        feeling=cast("b.Feeling", feeling.code) if feeling else "",
        feeling_word=tell.say(feeling.context) if feeling else (),
        form=tell.say(view.form.context) if view.form else (),
    )


def _prompt(tell: Teller, view: View) -> Phrase:
    return tell.say((view.prompt or Prompt.anything_else).context)


def quoted(tell: Teller, view: View) -> b.Value:
    """Return the child's words in the language they were said in, never with a remark."""
    return b.Value(tell.as_said(view.text)) if view.text else tell.gap()


def _space(tell: Teller) -> Iterator[b.Block]:
    if tell.pep.form is Phase.primary:
        yield b.Space(tell.say("view:draw_here"), DRAWING_LINES)
    elif tell.pep.form is Phase.secondary:
        yield b.Space(tell.say("view:write_here"), WRITING_LINES)


def _gathered(tell: Teller, voice: Voice | None) -> tuple[b.Block, ...]:
    title = tell.say("view:gathered")
    found = section_blocks(tell, Gathered, voice.gathered if voice else None)
    facts = tuple(b.Facts(part.facts, title) for part in found if isinstance(part, b.Facts))
    return (*facts, *(part for part in found if not isinstance(part, b.Facts)))


def what_happened(tell: Teller) -> tuple[b.Block, ...]:
    """Return one row a view: what I said, what was decided, why, who told me and when."""
    voice = tell.pep.voice
    views = said(voice.views) if voice else ()
    if not views:
        return (b.Notice(tell.say("view:nothing_said")), *_how_told(tell, voice))
    titles = [tell.say(f"view:{key}") for key in _loop_titles(tell)]
    rows = tuple(b.Row(_answer(tell, view)) for view in views)
    grid = b.Grid(tell.say("view:what_happened.caption"), columns_of(titles, LOOP_SHARES), rows, "loop")
    return (grid, *_how_told(tell, voice))


def _loop_titles(tell: Teller) -> tuple[str, ...]:
    if tell.pep.form is Phase.primary:
        return "you_said", "what_happened", "why", "who_told_me_when"
    return "what_i_said", "what_was_decided", "why", "who_told_me_when"


def _answer(tell: Teller, view: View) -> tuple[b.Value, ...]:
    response = view.response
    if response is None:
        empty = b.Value(())
        return (
            quoted(tell, view),
            b.Value((tell.say("view:answered_not_yet"),), "gap"),
            empty,
            empty,
        )
    return (
        quoted(tell, view),
        _decided(tell, response),
        tell.given(response.reason),
        _told(tell, response),
    )


def _decided(tell: Teller, response: Response) -> b.Value:
    decision = tell.value(response.decision)
    by = (tell.person(response.decided_by),) if response.decided_by else ()
    done = (tell.say(f"view:done.{response.done.code}"),) if response.done else ()
    tone = decision.tone if not (by or done) else "said"
    return b.Value((*decision.phrases, *done, *by), tone)


def _told(tell: Teller, response: Response) -> b.Value:
    who = (tell.person(response.told_by),) if response.told_by else ()
    when = (tell.wording.date(response.told_on),) if response.told_on else ()
    return b.Value((*who, *when)) if who or when else tell.gap()


def _how_told(tell: Teller, voice: Voice | None) -> Iterator[b.Block]:
    field = by_key(Voice)["how_told"]
    if voice is not None and voice.how_told is not None:
        yield prose(tell, label(tell, Voice, field), voice.how_told, field)
