// The pages: the list of sections, one section, everything that is missing, and what is printed.

const HEADER = ["record", "written_in"];
const backLink = () => el("p", { class: "back" }, el("a", { href: isOnlyChilds() ? "#sections" : "#" }, say("back")));
const isOnlyChilds = () => Array.isArray(answers.part) && answers.part.length > 0 && answers.part.every((part) => part === "child");
const localOf = (key) => model.local.filter((field) => field.within === key);
function sections() {
  const { situation } = judgement();
  const found = model.root.filter((field) => field.fields && (situation.belongs(field) || !isEmpty(at([field.key]))));
  return localOf("further").length ? [...found, { key: "further", fields: [], label: "form:further", isFurther: true }] : found;
}
const headerFields = () => model.root.filter((field) => HEADER.includes(field.key));
const titleOf = (field) => (field.section && Object.hasOwn(model.words, `section:${field.place}`) ? word(`section:${field.place}`) : labelOf(field));

// How far a section has come: what of it is asked for and answered, its own local fields among it.
function tallyIn(key) {
  const locals = localOf(key).map((field) => field.key);
  const { judgements } = judgement();
  return tallyOf(judgements.filter((each) => each.loc[0] === key || (each.loc[0] === "local" && locals.includes(each.loc[1]))));
}
function statusOf(field) {
  const { asked, answered } = tallyIn(field.key);
  const isBegun = !isEmpty(at([field.key])) || localOf(field.key).some((own) => !isEmpty(at(["local", own.key])));
  if (asked) return answered === asked ? "complete" : isBegun ? "begun" : "not_started";
  return isBegun ? "complete" : "optional";
}
function meterOf(tally, isWhole) {
  const { asked, answered, law, guidance } = tally;
  const label = say("meter", { answered, asked });
  return el("div", { class: "meter" }, el("p", {}, el("progress", { max: Math.max(asked, 1), value: answered, "aria-label": label }), " ", label),
    isWhole && el("ul", {}, el("li", {}, say("meter.law", law)), el("li", {}, say("meter.guidance", guidance))));
}

// What stands at the end of the list of sections where a server shows the form.
let atHome = () => [];
function home() {
  const { judgements } = judgement();
  const gaps = gapsOf(judgements);
  const entries = [...(headerFields().length ? [{ key: "header", label: "form:header", status: isEmpty(answers.plan.record) ? "not_started" : "complete" }] : []), ...sections()];
  const parts = (answers.part ?? []).map((part) => word(`part:${part}`)).join(", ");
  return [el("h1", {}, parts || say("title")), parts && el("p", { class: "lead" }, say("title")), el("p", {}, say("intro")), el("p", {}, say("how_back")), meterOf(tallyOf(judgements), true),
    el("p", {}, el("a", { href: "#missing" }, say("missing.more", { what: say("missing.all"), n: gaps.length }))),
    hasMyPage() && el("p", {}, el("a", { href: "#my-page", class: "childs" }, say("my_page.link"))),
    el("h2", {}, say("sections")),
    el("ul", { class: "tasks" }, entries.map((field) => {
      const status = field.status ?? statusOf(field);
      return el("li", {}, el("a", { href: `#${field.key}`, "aria-describedby": `status-${field.key}` }, titleOf(field)), el("span", { class: `status ${status}`, id: `status-${field.key}` }, say(`status.${status}`)));
    })),
    el("h2", {}, say("options")), el("p", {}, button(say("save.answers"), "", () => saveAnswers())), ...atHome()];
}

// What is missing, each as `pepdocs check` says it, with a link to where it is filled in.
function gapText(gap) {
  const label = gap.role ? word(gap.role) : labelOf(gap.item);
  const text = word(`${gap.code}.message`, { label, law: gap.law });
  return gap.loc.length > 2 ? `${wordsOf(gap.loc)}: ${text}` : text;
}
function wordsOf(loc) {
  let fields = model.root;
  const said = [];
  for (const key of loc.slice(0, -1)) {
    if (typeof key === "number") said[said.length - 1] += ` ${key + 1}`;
    else {
      const field = fields.find((each) => each.key === key);
      said.push(labelOf(field));
      fields = field.fields ?? [];
    }
  }
  return said.join(" – ");
}
const pageFor = (loc) => (loc[0] === "local" ? model.local.find((field) => field.key === loc[1])?.within ?? "further" : HEADER.includes(loc[0]) ? "header" : loc[0]);
function gapList(gaps) {
  return el("ul", { class: "gaps" }, gaps.map((gap) => el("li", { class: gap.level === LAW ? "law" : undefined },
    el("a", { href: `#${pageFor(gap.loc)}`, "data-goal": idOf(gap.loc) }, gapText(gap)))));
}
const wrongList = () => [...judgement().read.wrong.values()].map(({ field, loc }) => el("li", { class: "law" },
  el("a", { href: `#${pageFor(loc)}`, "data-goal": idOf(loc) }, say("missing.wrong", { what: [wordsOf(loc), labelOf(field)].filter(Boolean).join(" – ") }))));
function missingPage() {
  const { judgements } = judgement();
  const gaps = gapsOf(judgements);
  const wrong = wrongList();
  const keys = [...new Set(gaps.map((gap) => pageFor(gap.loc)))];
  const title = (key) => titleOf(model.root.find((field) => field.key === key) ?? { label: `form:${key}` });
  return [backLink(), el("h1", {}, say("missing.all")), meterOf(tallyOf(judgements), true), wrong.length > 0 && el("ul", { class: "gaps" }, wrong),
    !gaps.length && el("p", {}, say("missing.none")),
    ...keys.flatMap((key) => [el("h2", {}, title(key)), gapList(gaps.filter((gap) => pageFor(gap.loc) === key))])];
}

function sectionPage(field) {
  const all = sections();
  const next = all[all.findIndex((each) => each.key === field.key) + 1];
  const body = field.isFurther ? [] : field.section && !field.listed ? field.fields.map((inner) => fieldBox(inner, [field.key, inner.key])) : [fieldBox({ ...field, help: undefined, isWhole: true }, [field.key])];
  const progress = el("div", { id: "progress" });
  const here = el("div", {});
  watch(() => {
    if (!progress.isConnected) return;
    progress.replaceChildren(meterOf(tallyIn(field.key), false));
    const gaps = gapsOf(judgement().judgements).filter((gap) => pageFor(gap.loc) === field.key);
    here.replaceChildren(gaps.length ? gapList(gaps) : el("p", {}, say("missing.none")));
  });
  return [backLink(), el("h1", {}, titleOf(field)), field.help && el("p", { class: "lead" }, word(field.help)), progress, bilingualTick(),
    ...body, ...localOf(field.key).map((own) => fieldBox(own, ["local", own.key])),
    el("section", { class: "summary", "aria-labelledby": "missing-here" }, el("h2", { id: "missing-here" }, say("missing")), here),
    next && el("p", {}, el("a", { href: `#${next.key}`, class: "next" }, say("next", { what: titleOf(next) })))];
}
const bilingualTick = () => tick("checkbox", "bilingual", say("both"), { checked: isBilingual, onchange: (event) => {
  isBilingual = event.target.checked;
  draw();
  byId("bilingual").focus();
} });
function headerPage() {
  const facts = ["jurisdiction", "phase"].map((key) => model.root.find((field) => field.key === key)).filter(Boolean);
  const shown = (field) => optionsOf(field.choice).find(([code]) => code === answers.plan[field.key])?.[1] ?? "";
  return [backLink(), el("h1", {}, say("header")), el("dl", {}, facts.flatMap((field) => [el("dt", {}, labelOf(field)), el("dd", {}, shown(field))])), ...headerFields().map((field) => fieldBox(field, [field.key]))];
}

// What is printed: everything that is filled in, as text.
function shownValue(field, value) {
  if (isNone(value)) return el("p", {}, say("none"), value[SAYS_WHO] ? ` (${pointable("people").find(([code]) => code === value[SAYS_WHO])?.[1] ?? value[SAYS_WHO]})` : "");
  if (isReason(value)) return el("p", {}, say("reason"), ": ", gistOf(value[SAYS_WHY]));
  if (Array.isArray(value)) {
    return el("ol", {}, value.filter((each) => !isEmpty(each)).map((each) => el("li", {}, shownValue({ ...field, listed: false }, each))));
  }
  if (field.kind === "record") return isMap(value) ? printedFields(field.fields, value) : "";
  if (field.to) return pointable(field.to).find(([code]) => code === value)?.[1] ?? String(value);
  if (field.choice && isText(value)) return optionsOf(field.choice).find(([code]) => code === value)?.[1] ?? value;
  if (field.kind === "yes_no") return word(`answer:${field.answers}.${readers.yes_no(value) ? "yes" : "no"}`);
  if (isMap(value)) return Object.entries(value).map(([tag, text]) => el("p", { lang: tag, dir: "auto" }, text));
  return field.kind === "date" ? shownDate(value) : String(value);
}
function printedFields(fields, record) {
  const kept = fields.filter((field) => !isEmpty(held(record, field.key)) && field.kind !== "free" && !(field.key === "id" && field.kind === "identifier"));
  return el("dl", { class: "printed" }, kept.map((field) => el("div", {}, el("dt", {}, labelOf(field)), el("dd", {}, shownValue(field, record[field.key])))));
}
function printedPage() {
  const filledIn = sections().filter((field) => !field.isFurther && !isEmpty(at([field.key])));
  const local = model.local.filter((field) => !isEmpty(at(["local", field.key])));
  return [backLink(), el("h1", {}, say("title"), isText(answers.plan.record) && ` ${answers.plan.record}`), el("p", {}, say("paper")),
    ...filledIn.flatMap((field) => [el("h2", {}, titleOf(field)), shownValue(field, at([field.key]))]),
    ...(local.length ? [el("h2", {}, say("further")), printedFields(local, at(["local"]))] : [])];
}
