// The frame around the pages, and what happens first.

let goal = "";
function pageNow() {
  const place = decodeURIComponent(location.hash.slice(1));
  const section = sections().find((field) => field.key === place);
  if (section) return sectionPage(section);
  if (place === "missing") return missingPage();
  if (place === "header" && headerFields().length) return headerPage();
  if (place === "print") return printedPage();
  if (hasMyPage() && (place === "my-page" || (place === "" && isOnlyChilds()))) return myPage();
  return home();
}
function draw(hasMoved = false) {
  watchers = [showSaved];
  const main = byId("main");
  main.replaceChildren(...pageNow().flat(9).filter(Boolean));
  document.body.classList.toggle("my-page", main.querySelector(".question") !== null);
  document.title = [main.querySelector("h1").textContent, say("title"), isText(answers.plan.record) ? answers.plan.record : ""].filter((text, index, all) => text && all.indexOf(text) === index).join(" – ");
  look();
  if (hasMoved) arrive(main);
}
// Puts the reader where a link led: at a field, else at the heading.
function arrive(main) {
  const found = goal ? reached(goal) : undefined;
  goal = "";
  const target = found ?? main.querySelector("h1");
  if (!found) target.tabIndex = -1;
  target.scrollIntoView({ block: "start" });
  (found?.querySelector("input:not([hidden]), select, textarea, summary, button") ?? target).focus({ preventScroll: Boolean(found) });
}
// The field with an id, or the nearest around it; entries on the way are opened.
function reached(id) {
  const steps = id.split("-");
  let found;
  for (let length = 2; length <= steps.length; length += 1) {
    const each = byId(steps.slice(0, length).join("-"));
    if (each?.tagName === "DETAILS") {
      each.open = true;
      each.fill();
    }
    found = each ?? found;
  }
  return found;
}
function showSaved() {
  byId("unsaved").textContent = isSaved ? "" : say("unsaved");
}
function speak(next) {
  lang = next;
  document.documentElement.lang = next;
  frame();
  draw();
}
function languageButton(code, name) {
  return el("button", { type: "button", class: "second", lang: code, "aria-pressed": String(lang === code), id: `speak-${code}`, onclick: () => {
    speak(code);
    byId(`speak-${code}`).focus();
  } }, name);
}
function frame() {
  const { name, logo } = model.authority;
  const picker = el("input", { type: "file", id: "file", accept: ".html,.htm,.json", hidden: true, onchange: (event) => {
    if (event.target.files[0]) open(event.target.files[0]);
    event.target.value = "";
  } });
  byId("app").replaceChildren(
    el("a", { href: "#main", class: "skip", onclick: (event) => { event.preventDefault(); byId("main").focus(); } }, say("skip")),
    el("header", {}, el("div", { class: "wide" },
      logo && el("img", { class: "logo", src: logo.source, alt: logo.alt[lang] }),
      el("p", { class: "name" }, name && el("span", {}, name[lang]), el("strong", {}, say("title"))),
      el("div", { class: "languages", role: "group", "aria-label": say("language") }, languageButton("cy", "Cymraeg"), languageButton("en", "English")),
      el("div", { class: "tools" }, el("button", { type: "button", id: "save", onclick: () => saveWhole() }, say("save")), button(say("open"), "", () => picker.click(), { id: "open" }), button(say("print"), "", printPlan, { id: "print" }), picker, el("span", { id: "unsaved" })))),
    el("div", { id: "notice", class: "wide", role: "region", "aria-live": "polite", "aria-label": say("title") }),
    el("p", { id: "status", class: "unseen", role: "status" }),
    el("main", { id: "main", class: "wide", tabindex: "-1" }));
}
function printPlan() {
  const before = location.hash;
  const show = () => {
    window.print();
    location.hash = before;
  };
  if (before === "#print") window.print();
  else {
    window.addEventListener("hashchange", () => setTimeout(show, 50), { once: true });
    location.hash = "#print";
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-goal]");
  if (!link) return;
  goal = link.dataset.goal;
  if (link.hash === location.hash) {
    event.preventDefault();
    arrive(byId("main"));
  }
});
window.addEventListener("hashchange", () => draw(true));
window.addEventListener("beforeunload", (event) => { if (!isSaved) event.preventDefault(); });
frame();
draw();
