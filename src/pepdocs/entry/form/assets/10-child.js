// The child's own page: one question after another in large type, and faces to choose a feeling by.

const PEN = "#3d3226";
const stroke = (path) => drawn("path", { d: path, fill: "none", stroke: PEN, "stroke-width": "2.8", "stroke-linecap": "round", "stroke-linejoin": "round" });
const dot = (x, y, r, fill) => drawn("circle", { cx: x, cy: y, r, fill });
const eyes = (y = 27, r = 3.2) => [dot(22.5, y, r, PEN), dot(41.5, y, r, PEN)];
const cheeks = () => [dot(15.5, 37, 4, "#f7c59f"), dot(48.5, 37, 4, "#f7c59f")];
const FACES = {
  happy: () => [...cheeks(), ...eyes(), stroke("M19 39 Q32 53 45 39")],
  excited: () => [...cheeks(), stroke("M18 28 Q22.5 21 27 28"), stroke("M37 28 Q41.5 21 46 28"), stroke("M19 37 Q32 40 45 37 Q43 53 32 53 Q21 53 19 37 Z")],
  unsure: () => [...eyes(), stroke("M17 19.5 L27 21"), stroke("M37 17 Q42 14 47 18"), stroke("M22 44 Q28 40 33 43 T44 42")],
  worried: () => [...eyes(28, 3.6), stroke("M16 21 Q21 19 26 16"), stroke("M48 21 Q43 19 38 16"), stroke("M21 46 Q24.5 41 28 45 T35 45 T43 44")],
  sad: () => [...eyes(28), stroke("M17 21 Q22 20 26 17"), stroke("M47 21 Q42 20 38 17"), stroke("M21 47 Q32 37 43 47")],
  angry: () => [...eyes(29), stroke("M16 18 L27 23"), stroke("M48 18 L37 23"), stroke("M22 46 Q32 40 42 46")],
};
const face = (feeling) => drawn("svg", { viewBox: "0 0 64 64", width: "64", height: "64", "aria-hidden": "true", class: "drawn" },
  drawn("circle", { cx: 32, cy: 32, r: 29, fill: "#ffe9b8", stroke: PEN, "stroke-width": 2.5 }), ...(FACES[feeling]?.() ?? []));

const VIEWS = ["voice", "views"];
const views = () => listIn(VIEWS);
const hasMyPage = () => fieldAt(model, "voice.views") !== undefined;
// What the child had said before this form went out stays as it is; what is written here is an answer of its own.
const isEarlier = (view) => listAt(answers.base, "voice.views").some((each) => held(each, "id") !== undefined && held(each, "id") === held(view, "id"));
const placeOfAnswer = (prompt) => views().findIndex((view) => held(view, "prompt") === prompt && !isEarlier(view));

function answer(prompt, change) {
  const place = placeOfAnswer(prompt);
  const entry = place < 0 ? { ...newEntry(fieldAt(model, "voice.views"), VIEWS), prompt, form: "words" } : { ...views()[place] };
  change(entry);
  const isGone = isEmpty(entry.text) && isEmpty(entry.feeling);
  const others = views().filter((_, index) => index !== place);
  const next = isGone ? others : place < 0 ? [...views(), entry] : views().map((view, index) => (index === place ? entry : view));
  put(VIEWS, next.length ? next : undefined);
}
function question(prompt) {
  const id = `my-${prompt}`;
  const mine = views()[placeOfAnswer(prompt)];
  const before = views().filter((view) => held(view, "prompt") === prompt && isEarlier(view));
  const spoken = isMap(mine?.text) ? Object.keys(mine.text)[0] ?? lang : mine?.text ? written() : lang;
  const text = el("textarea", { id, rows: 3, dir: "auto", lang: spoken, value: gistOf(mine?.text), oninput: (event) => {
    const said = plain(event.target.value);
    answer(prompt, (entry) => { entry.text = spoken === written() ? said : said ? { [spoken]: said } : ""; });
  } });
  const feeling = fieldAt(model, "voice.views.feeling");
  const isAsked = feeling && judgement().situation.belongs(feeling);
  return el("section", { class: "question", "aria-labelledby": `${id}-q` },
    el("h2", { id: `${id}-q` }, word(`choice:Prompt.${prompt}`)),
    before.map((view) => el("figure", {}, el("figcaption", {}, say("my_page.before")), el("blockquote", { lang: isMap(view.text) ? Object.keys(view.text)[0] : written(), dir: "auto" }, gistOf(view.text)))),
    el("label", { for: id, class: "unseen" }, word(`choice:Prompt.${prompt}`)), text, isAsked && faces(prompt, mine));
}
function faces(prompt, mine) {
  const options = [...optionsOf("Feeling"), ["", say("my_page.no_feeling")]];
  return el("fieldset", { class: "faces" }, el("legend", {}, say("my_page.feeling")), options.map(([code, text]) => {
    const id = `my-${prompt}-${code || "none"}`;
    const input = el("input", { type: "radio", name: `my-${prompt}-feeling`, id, value: code, checked: code !== "" && mine?.feeling === code, onchange: () => answer(prompt, (entry) => {
      if (code) entry.feeling = code;
      else delete entry.feeling;
    }) });
    return el("div", { class: "face" }, input, el("label", { for: id }, code && face(code), el("span", {}, text)));
  }));
}
function myPage() {
  const [stage] = stagesOf(model, judgement().read.plan).filter((each) => Object.hasOwn(model.asked, each));
  const isOnlyChilds = Array.isArray(answers.part) && answers.part.every((part) => part === "child");
  return [!isOnlyChilds && backLink(), el("h1", {}, say("my_page")), el("p", { class: "lead" }, say("my_page.intro")),
    ...(model.asked[stage] ?? []).map(question), el("p", {}, el("button", { type: "button", class: "large", onclick: () => saveWhole() }, say("my_page.save"))),
    isOnlyChilds && el("p", {}, el("a", { href: "#sections" }, say("my_page.more")))];
}
