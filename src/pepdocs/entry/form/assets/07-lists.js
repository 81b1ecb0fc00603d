// Lists: entries are added, moved and removed by buttons, so that no mouse is needed, and what was removed comes back.

const fresh = new WeakSet();
// What one entry of a list is called.
const nounOf = (field) => (field.entry ? word(`entry:${field.path}`) : labelOf(field));
const nameOfEntry = (field, index, of) => {
  const noun = nounOf(field);
  return say("entry", { what: noun[0].toLocaleUpperCase() + noun.slice(1), n: index + 1, of });
};
function removed(name, loc, before, redraw) {
  announce(say("removed", { what: name }), true, say("undo"), () => {
    put(loc, before);
    redraw();
    announce(say("added", { what: name }));
  });
}

// A list of texts, names or numbers: a line or a box each.
function rowsOf(field, loc, redraw) {
  const list = listIn(loc);
  const what = nounOf(field);
  const adder = button(say("add", { what }), "", () => {
    put(loc, [...list, ""]);
    redraw();
    byId(idOf([...loc, list.length], "-c"))?.focus();
  }, { id: idOf(loc, "-add") });
  const rows = list.map((_, index) => {
    const here = [...loc, index];
    const name = nameOfEntry(field, index, list.length);
    const single = { ...field, listed: false };
    const labelled = { "aria-label": name };
    const inner = el("div", { class: "row" });
    const again = () => inner.replaceChildren(wrongAt(here), ...(["text", "proper_name"].includes(field.kind) ? texts(single, here, again, labelled) : [line(single, here, { id: idOf(here, "-c"), "aria-describedby": idOf(here, "-wrong"), ...labelled })]));
    again();
    return el("li", {}, inner, button(say("remove"), name, () => {
      const left = list.filter((__, each) => each !== index);
      put(loc, left.length ? left : undefined);
      redraw();
      removed(name, loc, list, redraw);
      byId(idOf(loc, "-add"))?.focus();
    }));
  });
  return [rows.length > 0 && el("ol", { class: "rows" }, rows), adder];
}

// A list of records.
function entriesOf(field, loc, redraw) {
  const list = listIn(loc);
  const what = nounOf(field);
  const adder = button(say("add", { what }), "", () => {
    const entry = newEntry(field, loc);
    fresh.add(entry);
    put(loc, [...list, entry]);
    redraw();
    announce(say("added", { what }));
    queueMicrotask(() => byId(idOf([...loc, list.length])).querySelector("input, select, textarea, button")?.focus());
  }, { id: idOf(loc, "-add") });
  return [list.length > 0 && el("ol", { class: "entries" }, list.map((entry, index) => card(field, loc, index, redraw))), adder];
}
function card(field, loc, index, redraw) {
  const list = listIn(loc);
  const [entry, here] = [list[index], [...loc, index]];
  const name = nameOfEntry(field, index, list.length);
  const gist = el("span", { class: "gist" });
  const details = el("details", { id: idOf(here) }, el("summary", { id: idOf(here, "-name") }, name, " ", gist));
  const fill = () => {
    if (details.querySelector(".entry")) return;
    const fields = field.fields.filter((inner) => inner.key !== "id" || inner.kind !== "identifier");
    details.append(el("div", { class: "entry", role: "group", "aria-labelledby": idOf(here, "-name") },
      fields.map((inner) => fieldBox(inner, [...here, inner.key])), el("div", { class: "buttons" }, toolsOf(loc, index, name, redraw))));
    look();
  };
  details.addEventListener("toggle", () => details.open && fill());
  if (isMap(entry) && fresh.has(entry)) {
    details.open = true;
    queueMicrotask(fill);
  }
  details.fill = fill;
  watch(() => { gist.textContent = gistOfEntry(field, at(here)); });
  return el("li", {}, details);
}
function toolsOf(loc, index, name, redraw) {
  const list = listIn(loc);
  const move = (to) => {
    const moved = [...list];
    [moved[index], moved[to]] = [moved[to], moved[index]];
    put(loc, moved);
    redraw();
    announce(say("moved", { what: name, n: to + 1, of: list.length }));
    byId(idOf([...loc, to], "-name"))?.focus();
  };
  const remove = () => {
    const id = held(list[index], "id");
    const uses = id ? pointersTo(id) : 0;
    if (uses) {
      announce(say("pointed", { n: uses }), true);
      return;
    }
    const left = list.filter((_, each) => each !== index);
    put(loc, left.length ? left : undefined);
    redraw();
    removed(name, loc, list, redraw);
    byId(idOf(loc, "-add"))?.focus();
  };
  return [index > 0 && button(say("up"), name, () => move(index - 1)), index < list.length - 1 && button(say("down"), name, () => move(index + 1)), button(say("remove"), name, remove)];
}
// What tells one entry from another while it is folded: its first text, its first choice, or whom it names.
function gistOfEntry(field, entry) {
  const first = (test) => field.fields.find((inner) => test(inner) && !inner.listed && !isEmpty(held(entry, inner.key)));
  const isText_ = (inner) => ["name", "proper_name", "text"].includes(inner.kind);
  const text = first((inner) => isText_(inner) && ["name", "text", "target", "what"].includes(inner.key)) ?? first(isText_);
  const [choice, who] = [first((inner) => inner.kind === "choice"), first((inner) => inner.to)];
  const said = [text && gistOf(entry[text.key]), choice && (optionsOf(choice.choice).find(([code]) => code === entry[choice.key])?.[1] ?? ""), !text && who && (nameOf(who.to, entry[who.key]) || pointable(who.to).find(([code]) => code === entry[who.key])?.[1])];
  return said.filter(Boolean).join(" – ").slice(0, 90);
}
