// The parts that pages are drawn from. Text is only ever set as text: nothing that a plan holds becomes markup.

const PROPERTIES = ["value", "checked", "hidden", "open", "selected", "textContent"];
function el(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (PROPERTIES.includes(name)) made[name] = value;
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat(9).filter((each) => each !== undefined && each !== null && each !== false && each !== ""));
  return made;
}
const SVG = "http://www.w3.org/2000/svg";
function drawn(tag, attributes, ...inside) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}
const unseen = (text) => el("span", { class: "unseen" }, text);
const button = (text, about, onclick, more = {}) => el("button", { type: "button", class: "second", ...more, onclick }, text, about && unseen(` ${about}`));
const tick = (type, id, label, more) => el("div", { class: "tick" }, el("input", { type, id, ...more }), el("label", { for: id }, label));
const idOf = (loc, more = "") => `f-${loc.join("-")}${more}`;

// Says something to who cannot see that it happened; `isShown` says it on the page too, with what can be done about it.
function announce(text, isShown = false, action = "", act = undefined) {
  byId("notice").replaceChildren(...(isShown ? [el("p", {}, text, " ", action && button(action, "", () => { byId("notice").replaceChildren(); act(); }))] : []));
  byId("status").textContent = "";
  setTimeout(() => { byId("status").textContent = isShown ? "" : text; }, 50);
}

// Text as typed or pasted: plain, without the signs that a word processor adds and nobody sees.
const plain = (text) => text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").replace(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b\ufeff]/g, "").trim();

// What describes a control: its hint, how strongly it is asked for, and what is wrong with what was typed.
const described = (loc) => ({ "aria-describedby": `${idOf(loc, "-hint")} ${idOf(loc, "-wrong")}` });
const wrongAt = (loc) => el("p", { class: "wrong", id: idOf(loc, "-wrong"), hidden: true });
function complain(loc, control, key) {
  const box = byId(idOf(loc, "-wrong"));
  if (box) {
    box.hidden = !key;
    box.replaceChildren(...(key ? [unseen(`${say("error")}: `), say(key)] : []));
  }
  if (key) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
function hintOf(field, loc) {
  return el("div", { class: "hint", id: idOf(loc, "-hint") },
    field.help && !field.section && el("span", { class: "help" }, word(field.help)),
    el("span", { class: "need", id: idOf(loc, "-need") }));
}
