// The controls for one value: choices, dates, numbers, names and texts in one language or several.

const FEW = 7;
const isShort = (field) => field.kind === "choice" && !field.listed && model.choices[field.choice].length <= FEW;
const EXAMPLES = ["date", "percent", "money", "hours", "days", "count", "time", "record_name", "school_year", "year_group", "language_tag", "identifier"];
const NUMBERS = ["percent", "money", "hours", "days", "count"];

// A list to choose one from; a value that is not in it is kept and shown.
function dropDown(options, value, attributes, change) {
  const isKnown = !value || options.some(([code]) => code === value);
  const all = [["", say("choose")], ...options, ...(isKnown ? [] : [[value, say("unknown", { value })]])];
  return el("select", { ...attributes, onchange: (event) => change(event.target.value || undefined) },
    all.map(([code, text]) => el("option", { value: code, selected: code === (value ?? "") }, text)));
}
function radios(loc, options, value, change) {
  const isKnown = !value || options.some(([code]) => code === value);
  const all = [...options, ...(isKnown ? [] : [[value, say("unknown", { value })]]), ["", say("not_recorded")]];
  return el("div", { class: "choices" }, all.map(([code, text], index) => tick("radio", idOf(loc, index ? `-c${index}` : "-c"), text, {
    name: idOf(loc), value: code, checked: code === (value ?? ""), onchange: () => change(code || undefined) })));
}
function boxes(loc, options, value, change) {
  const chosen = Array.isArray(value) ? value.filter(isText) : [];
  const more = chosen.filter((code) => !options.some(([each]) => each === code));
  const all = [...options, ...more.map((code) => [code, say("unknown", { value: code })])];
  return el("div", { class: "choices" }, all.map(([code, text], index) => tick("checkbox", idOf(loc, index ? `-c${index}` : "-c"), text, {
    value: code, checked: chosen.includes(code), onchange: (event) => {
      const now = (Array.isArray(at(loc)) ? at(loc) : []).filter((each) => each !== code);
      const next = event.target.checked ? [...now, code] : now;
      change(next.length ? next : undefined);
    } })));
}

// A date as people here write it; anything else as it was typed.
const shownDate = (text) => (isText(text) && readers.date(text) ? readers.date(text).split("-").reverse().join("/") : text);

// One line of text. What is of the wrong kind is kept as typed, and said.
function line(field, loc, attributes) {
  const value = at(loc);
  const isName = ["name", "proper_name"].includes(field.kind);
  const shown = field.kind === "date" ? shownDate(value) : value;
  const input = el("input", { type: "text", class: isName ? "long" : "short", autocomplete: "off", spellcheck: isName ? undefined : "false",
    inputmode: NUMBERS.includes(field.kind) ? "decimal" : undefined, ...attributes, value: isText(shown) ? shown : "" });
  const isWrong = (text) => text !== "" && EXAMPLES.includes(field.kind) && (readers[field.kind] ? readers[field.kind](text) === undefined : !field.to && !IDENTIFIER.test(text));
  const judge = () => complain(loc, input, isWrong(input.value.trim()) ? `wrong.${field.kind}` : "");
  input.addEventListener("input", () => {
    put(loc, plain(input.value));
    if (input.hasAttribute("aria-invalid")) judge();
  });
  input.addEventListener("change", () => {
    const text = plain(input.value);
    const date = field.kind === "date" ? readers.date(text) : undefined;
    put(loc, date ?? text);
    input.value = date ? shownDate(date) : text;
    judge();
  });
  queueMicrotask(() => input.isConnected && judge());
  return input;
}
function area(value, attributes, change) {
  const rows = Math.min(12, Math.max(2, Math.ceil((value ?? "").length / 60)));
  return el("textarea", { rows, dir: "auto", ...attributes, value: isText(value) ? value : "",
    oninput: (event) => change(plain(event.target.value)),
    onchange: (event) => { event.target.value = plain(event.target.value); } });
}
const box = (field, value, attributes, change) => (field.kind === "proper_name"
  ? el("input", { type: "text", class: "long", autocomplete: "off", dir: "auto", ...attributes, value: isText(value) ? value : "", oninput: (event) => change(plain(event.target.value)) })
  : area(value, attributes, change));

// Whether a text is shown once for each language, each with its name.
const isInSeveral = (field, loc) => ["text", "proper_name"].includes(field.kind) && (isMap(at(loc)) || isBilingual || field.as_said);

// A text in the plan's language, or in each of several; a plain text is in the language of the plan.
function texts(field, loc, redraw, labelled) {
  const value = at(loc);
  const control = idOf(loc, "-c");
  if (!isInSeveral(field, loc)) return [box(field, value, { id: control, lang: written(), ...described(loc), ...labelled }, (text) => put(loc, text))];
  const byTag = isMap(value) ? value : { [written()]: isText(value) ? value : "" };
  const tags = Object.keys(byTag).filter((tag) => LANGUAGE_TAG.test(tag));
  if (isBilingual && !field.as_said) tags.push(...[written(), other()].filter((tag) => !tags.includes(tag)));
  const change = (tag) => (text) => {
    const now = isMap(at(loc)) ? { ...at(loc) } : isText(at(loc)) ? { [written()]: at(loc) } : {};
    if (text) now[tag] = text;
    else delete now[tag];
    const left = Object.keys(now);
    put(loc, !left.length ? undefined : left.length === 1 && left[0] === written() && !isMap(value) ? now[written()] : now);
  };
  const rows = tags.flatMap((tag, index) => {
    const id = index ? `${control}-${tag}` : control;
    return [el("label", { for: id, class: "language", id: `${id}-l` }, unseen(`${labelled?.["aria-label"] ?? labelOf(field)}: `), languageName(tag)), box(field, byTag[tag], { id, lang: tag, ...described(loc) }, change(tag))];
  });
  return field.as_said && tags.length === 1 ? [...rows, spokenIn(field, loc, tags[0], redraw)] : rows;
}
// In which language somebody said something.
function spokenIn(field, loc, now, redraw) {
  const id = idOf(loc, "-language");
  const move = (tag) => {
    const text = gistOf(at(loc));
    put(loc, tag === "both" ? { [now]: text, [now === written() ? other() : written()]: "" } : tag === written() ? text : { [tag]: text });
    redraw();
    byId(tag === "both" ? idOf(loc, "-c") : id)?.focus();
  };
  const tag = el("input", { type: "text", class: "short", id: `${id}-tag`, autocomplete: "off", onchange: (event) => {
    const read = readers.language_tag(event.target.value);
    if (read) move(read);
    else event.target.setAttribute("aria-invalid", "true");
  } });
  const more = el("div", { hidden: true }, el("label", { for: tag.id, class: "language" }, say("tag")), tag);
  const options = [written(), other(), ...([written(), other()].includes(now) ? [] : [now])].map((each) => [each, languageName(each)]);
  return [el("label", { for: id, class: "language" }, unseen(`${labelOf(field)}: `), say("in_language")),
    el("select", { id, onchange: (event) => {
      if (event.target.value) move(event.target.value);
      else { more.hidden = false; tag.focus(); }
    } }, [...options, ["both", say("in_both")], ["", say("in_other")]].map(([code, text]) => el("option", { value: code, selected: code === now }, text))), more];
}

// One of a list's codes, or a text of one's own.
function codeOrText(field, loc, redraw) {
  const [value, codes, id] = [at(loc), optionsOf(field.choice), idOf(loc, "-code")];
  const isOwn = !isEmpty(value) && !codes.some(([code]) => code === value);
  const pick = el("select", { id, ...described(loc), "aria-label": labelOf(field), onchange: (event) => {
    put(loc, event.target.value === "\u0000" ? "-" : event.target.value);
    redraw();
    if (event.target.value === "\u0000") { byId(idOf(loc, "-c")).select?.(); byId(idOf(loc, "-c")).focus(); } else byId(id).focus();
  } }, [["", say("choose")], ...codes, ["\u0000", say("something_else")]].map(([code, text]) => el("option", { value: code, selected: isOwn ? code === "\u0000" : code === (value ?? "") }, text)));
  return [pick, ...(isOwn ? texts(field, loc, redraw, { "aria-label": labelOf(field) }) : [])];
}
