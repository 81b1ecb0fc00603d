"""Fields for the child's views, and what came of them (table L)."""

from pepdocs.base.copies import Part
from pepdocs.schema.audiences import IN_CONFIDENCE
from pepdocs.schema.declare import MAY, MUST, SHOULD, PlanSection, Record, Stage, When, item
from pepdocs.schema.kinds import Choice, Date, Identifier, LanguageTag, Person, PictureFile, Text, YesNo


class Prompt(Choice):
    """What the child was asked. Early, primary, secondary, post-16 (domain/phases.md 4.8)."""

    enjoy = "What I enjoy"
    how_i_show_feelings = "How I show that I am happy or worried"
    people_who_matter = "People who matter to me"
    helps_me_settle = "What helps me settle"
    words_i_use = "Words I use"
    my_picture = "My picture"
    who_wrote = "Who wrote this for me"
    like_at_school = "What I like at school"
    good_at = "What I am good at"
    hard_for_me = "What is hard for me"
    who_helps_me = "Who helps me"
    helps_me_learn = "What helps me learn"
    would_like_to_change = "What I would like to change"
    when_i_am_older = "When I am older"
    how_i_am_getting_on = "How I am getting on"
    going_well = "What is going well"
    gets_in_my_way = "What gets in my way"
    support_that_works = "Support that works for me"
    support_that_does_not = "Support that does not work for me"
    want_to_change = "What I want to change"
    want_adults_to_know = "What I want adults to know"
    not_in_front_of_everyone = "Things I do not want to talk about in front of everyone"
    how_i_take_part = "How I want to take part in the meeting"
    lessons_not_to_miss = "Lessons I do not want to miss"
    ideas_for_the_future = "My ideas for the future"
    about_the_move = "How I feel about the move"
    where_i_am_now = "Where I am now"
    where_i_want_to_be = "Where I want to be in a year"
    what_i_will_do = "What I will do"
    what_i_need = "What I need from others"
    what_affects_my_study = "Money, travel and home: what affects my study"
    anything_else = "Anything else I want to say"


_LAST = (Prompt.anything_else,)
_SECONDARY = (
    Prompt.going_well, Prompt.gets_in_my_way, Prompt.support_that_works, Prompt.support_that_does_not,
    Prompt.want_to_change, Prompt.want_adults_to_know, Prompt.not_in_front_of_everyone, Prompt.how_i_take_part,
    Prompt.lessons_not_to_miss, Prompt.ideas_for_the_future,
)  # fmt: skip

ASKED: dict[Stage, tuple[Prompt, ...]] = {
    Stage.EARLY: (
        Prompt.enjoy, Prompt.how_i_show_feelings, Prompt.people_who_matter, Prompt.helps_me_settle, Prompt.words_i_use,
        *_LAST,
    ),
    Stage.PRIMARY: (
        Prompt.like_at_school, Prompt.good_at, Prompt.hard_for_me, Prompt.who_helps_me, Prompt.helps_me_learn,
        Prompt.would_like_to_change, Prompt.when_i_am_older, *_LAST,
    ),
    Stage.KS3: _SECONDARY + _LAST,
    Stage.KS4: _SECONDARY + _LAST,
    Stage.POST16: (
        Prompt.where_i_am_now, Prompt.where_i_want_to_be, Prompt.what_i_will_do, Prompt.what_i_need,
        Prompt.what_affects_my_study, *_LAST,
    ),
}  # fmt: skip
"""What a child is asked at each stage, in order (domain/phases.md 4.8)."""


class Feeling(Choice):
    """A feeling, shown as a word with a drawn face."""

    happy = "Happy"
    unsure = "Not sure"
    worried = "Worried"
    sad = "Sad"
    excited = "Excited"
    angry = "Angry"


class Form(Choice):
    """The form in which the child gave the view."""

    words = "In writing"
    conversation = "In conversation"
    drawing = "With a drawing"
    photo = "With a photograph"
    video = "In a video"
    audio = "In a recording"
    object = "With an object"
    activity = "During an activity"
    signs = "In sign language"
    symbols = "With symbols"
    observed = "Observed by an adult who knows the child"


class TookPart(Choice):
    """The part of the meeting that the child took part in."""

    whole = "In the whole meeting"
    part = "In part of the meeting"
    not_ = "Not in the meeting"
    chose_not_to = "Chose not to"


class Done(Choice):
    """Whether what the child wanted is being done."""

    yes = "Done"
    planned = "Planned"
    partly = "Partly done"
    no = "Not done"


class Gathered(Record):
    """How, when, by whom and in which language the child was asked."""

    path = "voice.gathered"
    part = Part.SOCIAL_WORKER

    how: Text | None = item("L01", "How I was asked", "How the views were gathered.", SHOULD, SHOULD, source="000 004")
    when: Date | None = item("L01", "When I was asked", "The day.", SHOULD, SHOULD, source="004")
    by: Person | None = item(
        "L01", "Who asked me", "An id from people, or child if nobody had to ask.", SHOULD, SHOULD, source="000 004"
    )
    language: LanguageTag | None = item(
        "L01", "The language I spoke", "The language of the conversation: a tag such as cy.", SHOULD, SHOULD,
        source="000",
    )  # fmt: skip


class Response(Record):
    """The answer to one view: what was decided, by whom, and when the child was told."""

    path = "voice.views.response"
    part = Part.SCHOOL

    decision: Text | None = item(
        "L10", "What was decided", "In words that the child would use.", SHOULD, MUST, source="000 004"
    )
    decided_by: Person | None = item("L10", "Decided by", "An id from people.", SHOULD, MUST, source="000")
    done: Done | None = item("L10", "Is it done", "Done, planned, partly or not.", SHOULD, MUST, source="000")
    reason: Text | None = item("L10", "Why", "Where the wish was not met: why not.", MAY, MAY, source="000 004")
    told_on: Date | None = item("L10 L11", "Told on", "When the child was told.", MAY, MAY, source="000 004")
    told_by: Person | None = item("L10 L11", "Told by", "Who told the child.", MAY, MAY, source="000 004")


class ChildPicture(Record):
    """A picture by the child, in a file beside the plan."""

    path = "voice.views.picture"

    file: PictureFile | None = item(
        "L13", "File of the picture",
        "A PNG or JPEG in the same folder as this plan: only the name of the file. The document has the picture, and "
        "neither the name of its file nor where and with what it was taken.", SHOULD, SHOULD, source="000",
    )  # fmt: skip
    alt: Text | None = item(
        "L13", "The picture in words",
        "What the picture shows, in the language of the child, for someone who cannot see it; best asked of the child.",
        SHOULD, SHOULD, source="000",
    )  # fmt: skip


class View(Record):
    """One thing that the child said."""

    path = "voice.views"

    id: Identifier | None = item(
        "L09", "Id", "So that targets and answers can point here.", SHOULD, SHOULD, source="000"
    )
    prompt: Prompt | None = item(
        "L03 L04 L05 L06 L07 L08", "Prompt", "What the child was asked.", SHOULD, SHOULD, source="000 003 004"
    )
    text: Text | None = item(
        "L03 L04 L05 L06 L07 L08", "The child's words",
        "As the child said them; in another language give its tag, as {ar: ...}. Never translated.", SHOULD, SHOULD,
        source="000 003 004",
    )  # fmt: skip
    feeling: Feeling | None = item("L13", "Feeling", "How it feels, in a word.", MAY, MAY, "EP", source="000")
    form: Form | None = item(
        "L13", "How I said it", "In words, with a drawing, in a conversation.", MAY, MAY, source="000"
    )
    share: YesNo | None = item(
        "R06", "My carer may see this", "Ask the child; leave out what the child was not asked.", MAY, MAY,
        source="004 000",
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip
    picture: ChildPicture | None = item(
        "L13",
        "Picture",
        "A drawing, or a photograph of something that the child made.",
        MAY,
        MAY,
        source="000",
        part=Part.SOCIAL_WORKER,
    )
    response: Response | None = item("L10", "Answer", "What was decided about it.", MAY, MAY, source="000 004")


class ChildVoice(PlanSection):
    """What the child said, and what came of it."""

    path = "voice"
    title = "My page"
    part = Part.CHILD
    help = "What the child said, in the child's own words, and what came of it."

    gathered: Gathered | None = item(
        "L01", "How my views were gathered", "How, when, by whom and in which language.", SHOULD, SHOULD,
        source="000 004",
    )  # fmt: skip
    took_part: TookPart | None = item(
        "L02", "How I took part", "In the whole meeting, part of it, or not.", SHOULD, MUST, source="000 003 004"
    )
    took_part_note: Text | None = item(
        "L02", "More about taking part", "Why, and how the child's views were brought.", MAY, MAY, source="000 003"
    )
    helped_by: Person | None = item(
        "L14", "Who helped me", "An advocate or trusted adult: an id from people.", MAY, MAY, source="000 001"
    )
    views: list[View] | None = item(
        "L03 L04 L05 L06 L07 L08 L09", "What I said", "One entry for each thing the child said.", SHOULD, MUST,
        source="000 002 003 004", short_breaks=True,
        entry="view",
    )  # fmt: skip
    who_i_want: Text | None = item(
        "L12", "Who I want at the meeting", "And where it should be.", MAY, MAY, "P34X", source="001 004"
    )
    not_in_front_of_everyone: Text | None = item(
        "L12", "Not in front of everyone", "What the child does not want talked about in front of everyone.", MAY, MAY,
        "P34X", source="000 001", audience=IN_CONFIDENCE,
    )  # fmt: skip
    how_told: Text | None = item(
        "L11", "How I was told", "How a child who was not there learnt what was decided.", MAY, MAY,
        source="000 004", when=When("voice.took_part", ("not", "chose_not_to")),
        part=Part.SOCIAL_WORKER,
    )  # fmt: skip
    who_may_see: Text | None = item(
        "R06", "Who may see this plan", "In the young person's own words.", MAY, MAY, "34X", source="000"
    )
    fair_record: YesNo | None = item(
        "L15", "A fair record of what I said", "Whether the child says so.", MAY, MAY, source="004", answers="is"
    )
    agrees: YesNo | None = item(
        "B19 R05", "I agree with this plan", "Whether the young person agrees.", MAY, MAY, "X",
        source="000", answers="agree",
    )  # fmt: skip

    @classmethod
    def public_name(cls) -> str:
        """Return the name that the JSON Schema uses."""
        return "Voice"
