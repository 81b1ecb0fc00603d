// Opening and saving. What is saved is this page with the answers in it, so that one file goes out and comes back.

const MARK = 'id="pepdocs-answers">';
// What ends the element with the answers; as it is written here, it does not end this script.
const END = "\u003c/script>";
const LARGEST_FILE = 30000000;
const DEEPEST = 20;
const PICTURE = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$/;
let handle;

const asData = (value) => JSON.stringify(value).replace(/</g, "\\u003c");
// Answers without what was begun and left empty.
function tidied(value) {
  if (Array.isArray(value)) return value.map(tidied).filter((each) => !isEmpty(each));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).map(([key, inner]) => [key, tidied(inner)]);
  return Object.fromEntries(kept.filter(([key, inner]) => key === SAYS_WHO || !isEmpty(inner)));
}
function envelope() {
  const { pictures, ...rest } = answers;
  const record = rest.record || (isText(rest.plan.record) ? rest.plan.record : "");
  const named = JSON.stringify(rest.plan);
  const used = Object.entries(pictures ?? {}).filter(([name]) => named.includes(JSON.stringify(name)));
  return { ...rest, record, plan: tidied(rest.plan) ?? {}, ...(used.length ? { pictures: Object.fromEntries(used) } : {}) };
}
function wholePage() {
  const start = SOURCE.indexOf(MARK) + MARK.length;
  const whole = SOURCE.slice(0, start) + asData(envelope()) + SOURCE.slice(SOURCE.indexOf(END, start));
  return whole.replace(/^(<!DOCTYPE html>\s*<html lang=")(?:cy|en)/, `$1${lang}`);
}
function fileName(ending) {
  const record = readers.record_name(answers.record || (isText(answers.plan.record) ? answers.plan.record : "")) ?? "pepdocs";
  return [record, "form", ...(answers.part ?? [])].join("-") + ending;
}
function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
// Saves this page as a file; a form that is served saves elsewhere.
let saveWhole = saveAsFile;
async function saveAsFile() {
  const name = fileName(".html");
  try {
    if ("showSaveFilePicker" in window) {
      handle ??= await window.showSaveFilePicker({ suggestedName: name, types: [{ description: say("title"), accept: { "text/html": [".html"] } }] });
      const file = await handle.createWritable();
      await file.write(wholePage());
      await file.close();
    } else download(name, wholePage(), "text/html");
  } catch (error) {
    const isStopped = error.name === "AbortError";
    handle = undefined;
    if (!isStopped) {
      download(name, wholePage(), "text/html");
    } else return;
  }
  isSaved = true;
  look();
  announce(say("saved.send", { name: handle?.name ?? name }), true);
}
function saveAnswers() {
  const name = fileName(".json");
  download(name, `${JSON.stringify(envelope(), null, 1)}\n`, "application/json");
  isSaved = true;
  look();
  announce(say("saved", { name }), true);
}

// A tree as a plan has it: mappings, lists and text; undefined if it is anything else or too deep.
function asTree(value, depth = 0) {
  if (depth > DEEPEST) throw new Error("too deep");
  if (value === null || isText(value)) return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map((each) => asTree(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTree(inner, depth + 1)]));
}
// The answers in the text of a file; throws if it is none of ours.
function answersIn(text) {
  const start = text.indexOf(MARK);
  const found = JSON.parse(start < 0 ? text : text.slice(start + MARK.length, text.indexOf(END, start)));
  if (!isMap(found) || found.pepdocs_form !== answers.pepdocs_form || !isMap(found.plan)) throw new Error("no form");
  const pictures = Object.entries(isMap(found.pictures) ? found.pictures : {}).filter(([, source]) => isText(source) && PICTURE.test(source));
  const part = Array.isArray(found.part) ? found.part.map(String) : null;
  return { pepdocs_form: found.pepdocs_form, part, record: isText(found.record) ? found.record : "", base: asTree(isMap(found.base) ? found.base : {}), plan: asTree(found.plan), ...(pictures.length ? { pictures: Object.fromEntries(pictures) } : {}) };
}
function isOfThisForm(found) {
  const isSameRecord = !answers.record || !found.record || answers.record === found.record;
  const isSameForm = found.plan.phase === answers.plan.phase && found.plan.jurisdiction === answers.plan.jurisdiction;
  return isSameRecord && isSameForm && JSON.stringify(found.part) === JSON.stringify(answers.part ?? null);
}
async function open(file) {
  let found;
  try {
    if (file.size > LARGEST_FILE) throw new Error("too large");
    found = answersIn(await file.text());
  } catch {
    announce(say("unreadable"), true);
    return;
  }
  if (!isOfThisForm(found)) {
    announce(say("other_plan"), true);
    return;
  }
  const [before, wasSaved] = [answers, isSaved];
  replaceAnswers(found, true);
  announce(say("opened", { name: file.name }), true, say("undo"), () => replaceAnswers(before, wasSaved));
}
function replaceAnswers(next, isSaved_) {
  answers = next;
  known = undefined;
  handle = undefined;
  isSaved = isSaved_;
  draw();
}
