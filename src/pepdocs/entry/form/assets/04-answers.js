// What the page holds: the answers, which are the plan's own tree, and how they are looked up and changed.

const byId = (id) => document.getElementById(id);
const dataIn = (id) => JSON.parse(byId(id).textContent);
// The page as it came, before anything is drawn into it: what is saved is this with other answers.
const SOURCE = `<!DOCTYPE html>\n${document.documentElement.outerHTML}`;
const model = wholeModel(dataIn("pepdocs-model"));
const readers = makeReaders(model.judge.read);

let answers = dataIn("pepdocs-answers");
let lang = document.documentElement.lang;
let isBilingual = false;
let isSaved = true;
let watchers = [];

// Words

const filled = (text, facts = {}) => text.replace(/\{(\w+)\}/g, (_, slot) => facts[slot] ?? "");
const word = (context, facts) => filled(Object.hasOwn(model.words, context) ? model.words[context][lang === "cy" ? 0 : 1] : context, facts);
const say = (key, facts) => word(`form:${key}`, facts);
const labelOf = (field) => word(field.label);
const languageName = (tag) => {
  const context = `choice:WrittenIn.${tag}`;
  if (Object.hasOwn(model.words, context)) return word(context);
  try { return new Intl.DisplayNames([lang, "en"], { type: "language" }).of(tag); } catch { return tag; }
};
const optionsOf = (name) => model.choices[name].map(([code, context]) => [code, word(context)]);

// The language of texts that do not say theirs, and the other one.
const written = () => ((answers.plan.written_in ?? model.written_in) === "cy" ? "cy" : "en");
const other = () => (written() === "cy" ? "en" : "cy");

// The plan

const at = (loc) => loc.reduce((value, key) => (isMap(value) || Array.isArray(value) ? (Object.hasOwn(value, key) ? value[key] : undefined) : undefined), answers.plan);
function put(loc, value) {
  let node = answers.plan;
  loc.slice(0, -1).forEach((key, index) => {
    if (node[key] === null || typeof node[key] !== "object") node[key] = typeof loc[index + 1] === "number" ? [] : {};
    node = node[key];
  });
  const last = loc.at(-1);
  if (value !== undefined && value !== "") node[last] = value;
  else if (Array.isArray(node)) node[last] = "";
  else delete node[last];
  changed();
}
// The list at a place; anything else there counts as none.
const listIn = (loc) => (Array.isArray(at(loc)) ? at(loc) : []);

let known;
// What the plan as it is now lacks; worked out once for each state of it.
function judgement() {
  if (!known) {
    const read = readPlan(model, readers, answers.plan);
    const today = new Date();
    const day = isoOf(today.getFullYear(), today.getMonth() + 1, today.getDate());
    known = { read, situation: situationOf(model, read, day), judgements: [...judged(model, read, day)] };
  }
  return known;
}
let waiting = 0;
function changed() {
  isSaved = false;
  known = undefined;
  showSaved();
  clearTimeout(waiting);
  waiting = setTimeout(look, 120);
}
// What else happens when the page has been looked over.
let afterLook = () => {};
function look() {
  for (const watcher of watchers) watcher();
  afterLook();
}
const watch = (watcher) => watchers.push(watcher);

// The first words of a text, in the reader's language if it has them.
function gistOf(value) {
  if (isText(value)) return value;
  if (!isMap(value)) return "";
  return [value[lang], value[written()], ...Object.values(value)].find(isText) ?? "";
}

// Entries that others point at

const POINTED = { people: ["people"], views: ["voice", "views"], targets: ["targets"], funding: ["funding"] };
function nameOf(what, id) {
  const entry = listIn(POINTED[what]).find((each) => held(each, "id") === id);
  if (!entry) return what === "people" && Object.hasOwn(model.roles ?? {}, id) ? word(model.roles[id]) : "";
  if (what === "people") return [gistOf(entry.name), entry.role && word(`choice:Role.${entry.role}`)].filter(Boolean).join(", ");
  return gistOf(entry.text ?? entry.buys) || (entry.prompt ? word(`choice:Prompt.${entry.prompt}`) : "");
}
function pointable(what) {
  const named = listIn(POINTED[what]).filter((entry) => held(entry, "id"));
  const found = named.map((entry, index) => [entry.id, nameOf(what, entry.id) || String(index + 1)]);
  if (what !== "people") return found;
  const others = Object.entries(model.roles ?? {}).map(([id, role]) => [id, word(role)]);
  return [...found, ...others, ["child", say("child")], ...optionsOf("Role").map(([code, role]) => [code, say("by_role", { role })])];
}
// How many fields of the plan point at an id.
function pointersTo(id) {
  let count = 0;
  const search = (fields, record) => {
    for (const field of fields) {
      const value = held(record, field.key);
      if (isNone(value) && value[SAYS_WHO] === id) count += 1;
      for (const each of Array.isArray(value) ? value : [value]) {
        if (field.to && each === id) count += 1;
        if (field.fields && isMap(each)) search(field.fields, each);
      }
    }
  };
  search(model.root, answers.plan);
  return count;
}
// A new entry for a list, with an id of its own if its entries have one.
function newEntry(field, loc) {
  if (!field.fields.some((inner) => inner.key === "id" && inner.kind === "identifier")) return {};
  const taken = new Set(Object.values(POINTED).flatMap((place) => listIn(place).map((entry) => held(entry, "id"))));
  const letter = loc.at(-1)[0];
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return { id: `${letter}${number}` };
}
