"use strict";

// The buttons of the list of plans: what pepdocs says about a plan, and the making of its documents.

const language = document.documentElement.lang;

const say = (article, ...parts) => article.querySelector(".said").replaceChildren(...parts);

const made = (tag, ...inside) => {
  const element = document.createElement(tag);
  element.append(...inside);
  return element;
};

const ask = (article, action, body) => fetch(`${article.dataset.plan}${action}?lang=${language}`, {
  method: "POST", body, headers: { "Content-Type": "application/json" },
});

// The choices of a plan's own boxes, by the name of the option.
const choices = (article) => {
  const ticked = [...article.querySelectorAll("input:checked")];
  const named = (name) => ticked.filter((box) => box.name === name).map((box) => box.value);
  return { lang: named("lang"), format: named("format"), copy: named("copy"), draft: named("draft").length > 0 };
};

const actions = {
  async check(article) {
    const response = await ask(article, "check", "");
    if (!response.ok) return [made("p", await response.text())];
    const found = await response.json();
    if (!found.length) return [made("p", article.querySelector("p:not(.file)").textContent)];
    return [made("ul", ...found.map((each) => made("li", `${each.message} ${each.hint}`)))];
  },
  async build(article) {
    const response = await ask(article, "build", JSON.stringify(choices(article)));
    return [made("pre", (await response.text()).trim())];
  },
};

// A form that came back: first what would be taken, then a button that takes it.
const take = async (article, file, write) => {
  const body = JSON.stringify({ name: file.name, form: await file.text(), write });
  const response = await ask(article, "take", body);
  if (!response.ok) {
    say(article, made("p", await response.text()));
    return;
  }
  const { lines, is_anything: isAnything } = await response.json();
  const told = [made("ul", ...lines.map((line) => made("li", line.trim())))];
  if (isAnything && write) told.push(made("p", document.body.dataset.taken));
  if (isAnything && !write) {
    const button = made("button", document.body.dataset.take);
    button.type = "button";
    button.addEventListener("click", () => take(article, file, true));
    told.push(button);
  }
  say(article, ...told);
};

document.addEventListener("change", async (event) => {
  const picker = event.target.closest("input[data-action=take]");
  if (!picker || !picker.files[0]) return;
  const [file] = picker.files;
  picker.value = "";
  try {
    await take(picker.closest("article"), file, false);
  } catch {
    say(picker.closest("article"), made("p", document.body.dataset.ended));
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-action]");
  if (!button) return;
  const article = button.closest("article");
  button.disabled = true;
  say(article, made("p", document.body.dataset.working));
  try {
    say(article, ...await actions[button.dataset.action](article));
  } catch {
    say(article, made("p", document.body.dataset.ended));
  }
  button.disabled = false;
  button.focus();
});
