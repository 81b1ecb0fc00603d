"""The form in a browser: filled in, saved and opened again, judged by axe-core, and given hostile plans."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from builders import DRAFT, EXAMPLES, POST16, PRIMARY, SECONDARY, TODAY, written
from gates import forms
from gates.browser import NARROW
from gates.forms import Entering, Use, answers_in, new_ids, whole
from pepdocs.base.copies import Part
from pepdocs.entry.form import FormPart, FormPlan, blank_plan, form, read_plan
from pepdocs.entry.form.model import model
from pepdocs.entry.taking import take
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.pep import Phase
from pepdocs.schema.situation import Situation

pytestmark = [pytest.mark.gate, pytest.mark.slow]

HEADER = ("record", "written_in")
PAGES = ("", "missing", "header", "my-page", "print")
OURS = ("pepdocs", "jurisdiction", "phase")


@pytest.fixture(scope="module")
def use(browsing) -> Use:
    """`use(steps)` takes steps in one browser."""
    return lambda steps: forms.use(browsing, steps)


def made(folder: Path, plan: FormPlan, lang: str = "en", part: Part | None = None) -> str:
    file = folder / "a-form.html"
    file.write_bytes(form(plan, lang, part=FormPart((part,), Situation.of(plan.pep, TODAY)) if part else None))
    return str(file)


def of(example: str) -> FormPlan:
    return read_plan(EXAMPLES / f"{example}.yaml")


def fields_of(plan: FormPlan) -> list[dict[str, Any]]:
    return list(whole(model(plan.phase, plan.jurisdiction)["root"]))


# What a person may write through the controls, and what is saved


def filling(plan: FormPlan) -> tuple[list[Any], dict[str, Any]]:
    """Return the steps that fill a blank form with a plan, and the plan as they enter it."""
    fields = fields_of(plan)
    entered = Entering(new_ids(plan.tree), plan.tree["written_in"]).record(fields, plan.tree)
    for view in entered.get("voice", {}).get("views", []):
        view.pop("picture", None)
    header = [[field, [field["key"]], entered[field["key"]]] for field in fields if field["key"] in HEADER]
    steps: list[Any] = [
        ["hash", "header"],
        ["fill", {"values": header, "written": plan.tree["written_in"], "passes": [0]}],
    ]
    sections = [field for field in fields if field.get("fields") and field["key"] in entered]
    people_first = sorted(sections, key=lambda field: field["key"] != "people")
    for passes in ([0], [1]):
        for field in people_first:
            steps += [
                ["hash", field["key"]],
                ["read", BILINGUAL],
                ["wait", 60],
                ["fill", _values(field, entered, plan, passes)],
            ]
    return steps, entered


BILINGUAL = "document.getElementById('bilingual').checked || document.getElementById('bilingual').click()"


def _values(field: dict[str, Any], entered: dict[str, Any], plan: FormPlan, passes: list[int]) -> dict[str, Any]:
    key, value = field["key"], entered[field["key"]]
    if field.get("section") and not field.get("listed"):
        inner = [each for each in field["fields"] if each["key"] in value]
        values = [[each, [key, each["key"]], value[each["key"]]] for each in inner]
    else:
        values = [[field, [key], value]]
    return {"values": values, "written": plan.tree["written_in"], "passes": passes}


def fill_and_save(use: Use, folder: Path, example: str) -> tuple[dict[str, Any], dict[str, Any]]:
    plan = of(example)
    steps, entered = filling(plan)
    blank = blank_plan(plan.phase, plan.jurisdiction, "en")
    steps = [["open", made(folder, blank)], *steps, ["save", "#save"]]
    used = use(steps)
    told = used.all_of(steps, "fill")
    assert [each["lost"] for each in told if each["lost"]] == []
    assert [each["wrong"] for each in told if each["wrong"]] == []
    assert [each["hidden"] for each in told[-1:] if each["hidden"]] == []
    assert (used.refused, used.asked) == ([], [])
    return answers_in(used.told[-1]["text"])["plan"], entered


def differing(saved: Any, entered: Any, at: str = "") -> list[str]:
    """Return the places at which two trees differ."""
    if isinstance(saved, dict) and isinstance(entered, dict):
        keys = [key for key in {**saved, **entered} if at or key not in OURS]
        return [place for key in keys for place in differing(saved.get(key), entered.get(key), f"{at}.{key}")]
    if isinstance(saved, list) and isinstance(entered, list) and len(saved) == len(entered):
        return [
            place
            for number, pair in enumerate(zip(saved, entered, strict=True))
            for place in differing(*pair, f"{at}[{number}]")
        ]
    return [] if saved == entered else [f"{at}: {saved!r:.80} is not {entered!r:.80}"]


def test_a_plan_that_is_entered_into_a_blank_form_is_saved_as_it_is(use, tmp_path):
    saved, entered = fill_and_save(use, tmp_path, SECONDARY)

    assert differing(saved, entered) == []
    assert len(json.dumps(saved)) > 20_000


@pytest.mark.long
@pytest.mark.parametrize("example", [PRIMARY, POST16, DRAFT])
def test_the_other_examples_are_saved_as_they_are_too(example, use, tmp_path):
    saved, entered = fill_and_save(use, tmp_path, example)

    assert differing(saved, entered) == []


def test_a_saved_form_is_a_form_with_the_answers_in_it(use, tmp_path):
    file = made(tmp_path, of(SECONDARY))
    first = use(
        [
            ["open", file],
            ["hash", "plan"],
            ["type", "#f-plan-version-c", "4"],
            ["read", "document.getElementById('unsaved').textContent"],
            ["click", "#speak-cy"],
            ["save", "#save"],
            ["read", "document.getElementById('unsaved').textContent"],
        ]
    )
    saved = first.told[5]
    again = tmp_path / "again.html"
    again.write_text(saved["text"], encoding="utf-8")
    steps = [["open", str(again)], ["hash", "plan"], ["read", "document.getElementById('f-plan-version-c').value"]]
    second = use([*steps, ["read", "document.documentElement.lang"]])

    assert saved["name"] == "FX-SEC-0147-03-form.html"
    assert (first.told[3], first.told[6]) == ("Not saved yet", "")
    assert second.told[2:] == ["4", "cy"]
    assert (first.refused, second.refused) == ([], [])
    answers, before = answers_in(saved["text"]), written(SECONDARY)
    assert answers["base"] == before
    assert answers["plan"]["plan"] == {**before["plan"], "version": "4"}
    assert answers["record"] == "FX-SEC-0147-03"


PICKER = """
window.picked = 0;
window.written = [];
window.showSaveFilePicker = async ({ suggestedName }) => {
  window.picked += 1;
  const write = async (text) => { window.written.push(text); };
  return { name: suggestedName, createWritable: async () => ({ write, close: async () => {} }) };
};
"""


def test_a_browser_that_can_saves_into_the_file_that_was_picked_once(use, tmp_path):
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY))],
            ["read", PICKER],
            ["hash", "plan"],
            ["type", "#f-plan-version-c", "4"],
            ["click", "#save"],
            ["wait", 100],
            ["type", "#f-plan-version-c", "5"],
            ["click", "#save"],
            ["wait", 100],
            ["read", "[window.picked, window.written]"],
            ["read", "document.getElementById('notice').textContent"],
        ]
    )
    picked, written_ = used.told[9]

    assert picked == 1
    assert [answers_in(text)["plan"]["plan"]["version"] for text in written_] == ["4", "5"]
    assert "FX-SEC-0147-03-form.html. Send this file back" in used.told[10]
    assert used.refused == []


def test_a_form_is_filled_in_and_saved_on_a_telephone(use, tmp_path):
    used = use(
        [
            ["phone", made(tmp_path, of(PRIMARY), part=Part.CHILD)],
            ["tap", "#my-good_at-excited"],
            ["type", "#my-good_at", "Canu"],
            ["read", "document.scrollingElement.scrollWidth"],
            ["save", "#save"],
        ]
    )

    assert used.told[3] == 360
    assert answers_in(used.told[4]["text"])["plan"]["voice"]["views"][-1]["feeling"] == "excited"
    assert used.refused == []


KEYS = ["hands"]
HOME = ["read", "follow('.back a')"]


def by_keys(steps: list[list[Any]]) -> Iterator[list[Any]]:
    """Yield the steps that fill a form, each taken by keys: links are followed, boxes ticked and controls reached."""
    for name, *given in steps:
        if name == "hash":
            yield ["read", f"follow('main a[href=\"#{given[0]}\"]')"]
            yield ["wait", 60]
        elif name == "read":
            tick = "reach(document.getElementById('bilingual')).then(() => press('Space'))"
            yield [name, f"document.getElementById('bilingual').checked || {tick}"]
        elif name == "fill":
            yield [name, {**given[0], "isByKeys": True}]
            yield HOME
            yield ["wait", 60]
        else:
            yield [name, *given]


@pytest.mark.long
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_whole_plan_is_entered_by_keyboard_alone(use, tmp_path, lang):
    plan = of(DRAFT)
    filled, entered = filling(plan)
    steps = [
        ["open", made(tmp_path, blank_plan(plan.phase, plan.jurisdiction, "en"), lang)], KEYS, *by_keys(filled),
        ["read", "reach(document.getElementById('save'))"], ["keys_to_save", "Enter"],
    ]  # fmt: skip

    used = use(steps)

    told = used.all_of(steps, "fill")
    assert [each["lost"] for each in told if each["lost"]] == []
    assert told[-1]["waiting"] == []
    assert differing(answers_in(used.told[-1]["text"])["plan"], entered) == []


def test_a_target_is_entered_by_keyboard_alone(use, tmp_path):
    used = use(
        [
            ["open", made(tmp_path, blank_plan(Phase.secondary, Jurisdiction.wales, "en"))],
            ["hash", "targets"],
            ["read", "document.getElementById('f-targets-add').focus()"],
            ["press", "Enter"],
            ["wait", 100],
            ["read", "document.activeElement.id"],
            ["press", "m"],
            ["press", "Tab"],
            ["press", "ArrowDown"],
            ["press", "Tab"],
            *[["press", key] for key in "Sums"],
            ["wait", 200],
            ["save", "#save"],
        ]
    )
    (target,) = answers_in(used.told[-1]["text"])["plan"]["targets"]

    assert used.told[5] == "f-targets-0-area-c"
    assert target == {"id": "t1", "area": target["area"], "horizon": "short", "need": "Sums"}


def test_a_form_that_is_opened_and_saved_says_what_it_said(use, tmp_path):
    for example in (PRIMARY, POST16, DRAFT):
        saved = use([["open", made(tmp_path, of(example))], ["save", "#save"]]).told[-1]

        assert answers_in(saved["text"])["plan"] == without_empty(written(example))


def without_empty(node: Any) -> Any:
    """Return a tree without keys that hold nothing."""
    if isinstance(node, dict):
        kept = {key: without_empty(value) for key, value in node.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", {}, [])}
    return [without_empty(item) for item in node] if isinstance(node, list) else node


def test_entries_are_added_moved_removed_and_brought_back(use, tmp_path):
    summaries = "document.querySelectorAll('#f-targets > .body > ol > li > details > summary')"
    count = f"[...{summaries}].map((each) => each.textContent)"
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY))],
            ["hash", "targets"],
            ["read", count],
            ["click", "#f-targets-2-name"],
            ["wait", 100],
            ["click", "#f-targets-2 > .entry > .buttons > button:nth-child(1)"],
            ["wait", 200],
            ["read", count],
            ["click", "#f-targets-add"],
            ["wait", 200],
            ["read", count],
            ["read", "document.activeElement.id"],
            ["click", "#f-targets-3 > .entry > .buttons > button:last-child"],
            ["wait", 200],
            ["read", count],
            ["click", "#notice button"],
            ["wait", 200],
            ["read", count],
            ["click", "#f-targets-0-name"],
            ["wait", 100],
            ["click", "#f-targets-0 > .entry > .buttons > button:last-child"],
            ["wait", 200],
            ["read", "document.getElementById('notice').textContent"],
        ]
    )
    first, moved, added, removed, back = (used.told[index] for index in (2, 7, 10, 14, 17))

    assert [len(each) for each in (first, moved, added, removed, back)] == [3, 3, 4, 3, 4]
    assert [text.split(" ", 4)[4:] for text in moved] == [
        text.split(" ", 4)[4:] for text in (first[0], first[2], first[1])
    ]
    assert used.told[11].startswith("f-targets-3-")
    assert "refer to this" in used.told[-1]
    assert used.refused == []


def test_a_form_says_as_it_is_filled_in_what_is_missing(use, tmp_path):
    meter = "document.querySelector('.meter p').textContent.trim()"
    need = "document.getElementById('f-arrangements-education-need').textContent"
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY))],
            ["hash", "arrangements"],
            ["read", meter],
            ["read", need],
            ["type", "#f-arrangements-education-c", ""],
            ["type", "#f-arrangements-education-c-en", ""],
            ["wait", 300],
            ["read", meter],
            ["read", need],
            ["hash", "missing"],
            ["read", "document.querySelector('.gaps .law').textContent"],
            ["click", ".gaps .law a"],
            ["wait", 200],
            ["read", "document.activeElement.closest('.field').id"],
        ]
    )
    cited = "WSI 2015/1818 Sch 2 para 2(2)"

    assert used.told[2] != used.told[7]
    assert used.told[3] == f"The law asks for this ({cited})"
    assert used.told[8] == f"The law asks for this ({cited}) · Not recorded yet"
    assert used.told[10] == f"the law asks for this and it is not recorded: Education and training now ({cited})"
    assert used.told[13] == "f-arrangements-education"


def test_a_child_chooses_faces_and_writes_in_a_language(use, tmp_path):
    used = use(
        [
            ["open", made(tmp_path, of(PRIMARY), "cy")],
            ["hash", "my-page"],
            ["type", "#my-good_at", "Canu"],
            ["click", "#my-good_at-happy"],
            ["click", "#my-hard_for_me-worried"],
            ["save", "main button.large"],
        ]
    )
    views = answers_in(used.told[-1]["text"])["plan"]["voice"]["views"]
    before = written(PRIMARY)["voice"]["views"]
    own = "Canu" if written(PRIMARY)["written_in"] == "cy" else {"cy": "Canu"}

    assert views[: len(before)] == before
    assert [{key: value for key, value in view.items() if key != "id"} for view in views[len(before) :]] == [
        {"prompt": "good_at", "form": "words", "text": own, "feeling": "happy"},
        {"prompt": "hard_for_me", "form": "words", "feeling": "worried"},
    ]
    assert len({view["id"] for view in views}) == len(views)


def test_a_picture_becomes_small_and_loses_where_it_was_taken(use, tmp_path):
    picture = Image.effect_noise((2400, 1800), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    picture.save(tmp_path / "mine.jpg", exif=exif, quality=95)
    used = use(
        [
            ["open", made(tmp_path, of(PRIMARY))],
            ["hash", "voice"],
            ["click", "#f-voice-views-1-name"],
            ["wait", 100],
            ["files", "#f-voice-views-1-picture-file-c", str(tmp_path / "mine.jpg")],
            ["wait", 4000],
            ["save", "#save"],
        ]
    )
    answers = answers_in(used.told[-1]["text"])
    name = answers["plan"]["voice"]["views"][1]["picture"]["file"]
    content = answers["pictures"][name]

    assert name == "FX-PRI-0093-01-1.jpg"
    assert content.startswith("data:image/jpeg;base64,")
    assert 10_000 < len(content) * 3 / 4 < 410_000
    assert b"where it was taken".hex() not in content.encode().hex()
    assert used.refused == []


# A form for one person


def test_a_carer_fills_in_a_part_and_sends_back_no_more(use, tmp_path):
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY), part=Part.CARER)],
            ["hash", "carers"],
            ["read", "document.getElementById('f-carers-achievement-need').textContent"],
            ["type", "#f-carers-goals-c-en", "A year at drama school."],
            ["save", "#save"],
        ]
    )
    saved = used.told[-1]
    answers = answers_in(saved["text"])
    goals = written(SECONDARY)["carers"]["goals"] | {"en": "A year at drama school."}

    assert saved["name"] == "FX-SEC-0147-03-form-carer.html"
    assert used.told[2] == "The law asks for this (WSI 2015/1818 Sch 2 para 2(5))"
    assert (answers["part"], answers["record"]) == (["carer"], "FX-SEC-0147-03")
    assert answers["plan"] == {**answers["base"], "carers": {**answers["base"]["carers"], "goals": goals}}
    assert used.refused == []


def test_what_a_carer_sends_back_is_taken_into_the_plan_and_nothing_else(use, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((EXAMPLES / f"{SECONDARY}.yaml").read_bytes())
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY), part=Part.CARER)],
            ["hash", "carers"],
            ["type", "#f-carers-goals-c-en", "A year at drama school."],
            ["save", "#save"],
        ]
    )
    back = tmp_path / "back.html"
    back.write_text(used.told[-1]["text"], encoding="utf-8")

    (taken,) = take(plan.read_bytes(), [back])
    before, after = plan.read_text(encoding="utf-8").splitlines(), taken.content.decode().splitlines()

    assert taken.error is None
    assert [line.strip() for line in after if line not in before] == ["en: A year at drama school."]
    assert len(before) == len(after)


def test_a_childs_part_begins_with_my_page(use, tmp_path):
    used = use(
        [
            ["open", made(tmp_path, of(PRIMARY), part=Part.CHILD)],
            ["read", "document.querySelectorAll('.face').length"],
            ["type", "#my-good_at", "Canu"],
            ["click", "a[href='#sections']"],
            ["wait", 100],
            ["read", "[...document.querySelectorAll('.tasks a')].length"],
            ["save", "#save"],
        ]
    )

    assert used.told[1] >= 7 * 7
    assert used.told[5] >= 1
    assert answers_in(used.told[-1]["text"])["plan"]["voice"]["views"][-1]["prompt"] == "good_at"


@pytest.mark.parametrize("part", [Part.CHILD, Part.CARER])
def test_nothing_is_wrong_with_a_part_in_a_browser(part, use, tmp_path):
    steps = judging(
        made(tmp_path, of(PRIMARY), part=part), ("", "sections", "leisure", "voice"), "cy", ("wide", "dark")
    )

    assert faults(use, steps, errors=part is Part.CHILD) == []


# Hostile plans and files


HOSTILE = "</script><script>document.title = 'taken'</script><img src=x onerror=alert(1)>"


def test_a_hostile_plan_is_shown_as_text(use, tmp_path):
    tree = written(SECONDARY)
    tree["plan"]["version"] = HOSTILE
    tree["targets"][0]["text"] = HOSTILE
    tree["people"][0]["name"] = HOSTILE
    tree["__proto__"] = {"polluted": "yes"}
    tree["plan"]["__proto__"] = {"polluted": "yes"}
    file = made(tmp_path, FormPlan(Phase.secondary, Jurisdiction.wales, "FX-1", tree))
    used = use(
        [
            ["open", file],
            ["hash", "plan"],
            ["read", "document.getElementById('f-plan-version-c').value"],
            ["type", "#f-plan-supersedes-c", "FX-0"],
            ["hash", "targets"],
            ["read", "document.querySelectorAll('#f-targets-0 img, main script').length"],
            ["hash", "print"],
            ["read", "({}).polluted ?? 'clean'"],
            ["save", "#save"],
        ]
    )

    assert used.told[2] == HOSTILE
    assert used.told[5] == 0
    assert used.told[7] == "clean"
    assert used.refused == []
    assert answers_in(used.told[-1]["text"])["plan"]["__proto__"] == {"polluted": "yes"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("", "no form", id="nothing"),
        pytest.param('{"a": 1}', "no form", id="other"),
        pytest.param("<script>alert(1)</script>", "no form", id="script"),
        pytest.param('{"pepdocs_form": 1, "plan": ' + '{"a":' * 200 + "1" + "}" * 201, "no form", id="deep"),
        pytest.param(
            '{"pepdocs_form": 1, "part": null, "record": "X", "base": {}, "plan": {}}',
            "another plan",
            id="another plan",
        ),
    ],
)
def test_a_file_that_is_not_this_form_is_refused(content, says, use, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text(content)
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY))],
            ["files", "#file", str(wrong)],
            ["wait", 300],
            ["read", "document.getElementById('notice').textContent"],
            ["save", "#save"],
        ]
    )

    assert says in used.told[3]
    assert answers_in(used.told[-1]["text"])["plan"] == written(SECONDARY)
    assert used.refused == []


def test_saved_answers_are_opened_in_the_form_and_can_be_undone(use, tmp_path):
    answers = {"pepdocs_form": 1, "part": None, "record": "FX-SEC-0147-03", "base": {}, "plan": written(SECONDARY)}
    answers["plan"]["plan"]["version"] = "9"
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers))
    value = "document.getElementById('f-plan-version-c').value"
    used = use(
        [
            ["open", made(tmp_path, of(SECONDARY))],
            ["hash", "plan"],
            ["files", "#file", str(file)],
            ["wait", 300],
            ["read", value],
            ["click", "#notice button"],
            ["wait", 200],
            ["read", value],
        ]
    )

    assert (used.told[4], used.told[7]) == ("9", "3")


# What a reader of a screen meets


def judging(file: str, pages: tuple[str, ...], lang: str, circumstances: tuple[str, ...]) -> list[list[Any]]:
    steps: list[list[Any]] = [["open", file], ["click", f"#speak-{lang}"]]
    for page in pages:
        steps += [["hash", page], ["spoil"], ["nameless"], *(["judge", each] for each in circumstances)]
    return steps


def faults(use: Use, steps: list[list[Any]], *, errors: bool = True) -> list[Any]:
    """Return what is wrong with pages; on some of them must be errors that are shown, if `errors`."""
    used = use(steps)
    judged, named = used.all_of(steps, "judge"), used.all_of(steps, "nameless")
    narrow = [step[1] == "narrow" for step in steps if step[0] == "judge"]
    wide = [
        told["width"] for told, is_narrow in zip(judged, narrow, strict=True) if is_narrow and told["width"] > NARROW
    ]
    assert sum(each["controls"] for each in named) > 10 * len(named)
    assert (sum(each["wrong"] for each in used.all_of(steps, "spoil")) > 0) is errors
    rules = [rule for told in judged for rule in told["rules"]]
    return [*rules, *(each["without"] for each in named if each["without"]), *wide, *used.refused]


SPACED = """document.styleSheets[0].insertRule(
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }", 0
)"""
"""The spacing of text that a page has to bear (WCAG 1.4.12)."""

SOME = ("", "missing", "child", "targets", "my-page")


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_nothing_is_wrong_with_a_form_in_a_browser(lang, use, tmp_path):
    steps = judging(made(tmp_path, of(PRIMARY)), SOME, lang, ("wide", "narrow"))
    spaced = judging(made(tmp_path, of(PRIMARY)), SOME[:3], lang, ("narrow",))

    assert faults(use, steps) == []
    assert faults(use, [*spaced[:2], ["read", SPACED], *spaced[2:]]) == []


@pytest.mark.long
@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("example", [SECONDARY, DRAFT])
def test_nothing_is_wrong_with_any_page_of_a_form(example, lang, use, tmp_path):
    plan = of(example)
    pages = (*PAGES, *(field["key"] for field in fields_of(plan) if field.get("fields")))
    steps = judging(made(tmp_path, plan), pages, lang, ("wide", "narrow", "dark"))

    assert faults(use, steps) == []


def test_what_is_wrong_with_a_form_is_noticed(use, tmp_path):
    spoilt = (
        "document.querySelectorAll('label').forEach((label) => label.remove());"
        "document.getElementById('main').style.minWidth = '600px';"
    )
    steps = judging(made(tmp_path, of(PRIMARY)), ("child",), "en", ("narrow",))
    steps.insert(4, ["read", spoilt])

    found = faults(use, steps)

    assert any(fault[0] == "label" for fault in found if isinstance(fault, list))
    assert any(isinstance(fault, int) for fault in found)
