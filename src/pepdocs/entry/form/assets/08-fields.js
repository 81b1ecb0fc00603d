// A field: its label, its hint, its control, and what may be said in place of a value.

const isGroup = (field, loc) => field.kind === "record" || field.listed || field.kind === "yes_no" || field.kind === "picture_file" || isShort(field) || isInSeveral(field, loc) || (field.kind === "text" && field.choice);

function fieldBox(field, loc) {
  const name = labelOf(field);
  const body = el("div", { class: "body", id: idOf(loc, "-body") });
  const about = [hintOf(field, loc), wrongAt(loc)];
  const made = isGroup(field, loc)
    ? el("fieldset", { class: field.kind === "record" && !field.isWhole ? "field record" : "field", id: idOf(loc), ...described(loc) }, el("legend", { class: field.isWhole && "unseen" }, name), about)
    : el("div", { class: "field", id: idOf(loc) }, el("label", { for: idOf(loc, "-c") }, name), about);
  made.tabIndex = -1;
  const redraw = () => {
    body.replaceChildren(...controlOf(field, loc, redraw).flat(9).filter(Boolean));
    look();
  };
  made.append(body);
  if (field.stated) made.append(instead(field, loc, body, redraw));
  body.replaceChildren(...controlOf(field, loc, redraw).flat(9).filter(Boolean));
  watch(() => {
    if (made.isConnected) showState(field, loc, made);
  });
  return made;
}

// Shows a field if it is asked for or filled, and how strongly it is asked for.
function showState(field, loc, made) {
  const { situation, read } = judgement();
  const record = loc.length > 1 && loc[0] !== "local" ? valueIn(read.plan, loc.slice(0, -1)) : undefined;
  const ours = situation.level(field, record);
  const level = ours === NONE ? NONE : Math.max(ours, model.raised[pathOf(loc)] ?? NONE);
  const isFilled = !isEmpty(at(loc)) || isNone(at(loc)) || isReason(at(loc));
  const isOfStage = situation.belongs(field);
  const isOutside = field.to && !fieldAt(model, POINTED[field.to].join(".")) && field.to !== "people";
  made.hidden = isOutside || !isFilled && !made.contains(document.activeElement) && (level === NONE || field.earlier || !situation.isAsked(field, record));
  const law = level === LAW ? situation.law(field, record) : "";
  const need = level === LAW ? say("need.law", { law }) : level === MUST ? say("need.must") : level === SHOULD ? say("need.should") : "";
  const isLacking = !field.section && level >= SHOULD && !isFilled;
  byId(idOf(loc, "-need")).textContent = isFilled && !isOfStage ? say("other_stage") : [need, isLacking && say("not_recorded")].filter(Boolean).join(" · ");
}
const valueIn = (plan, loc) => loc.reduce((value, key) => (Array.isArray(value) ? value[key] : held(value, key)), plan);

// There is nothing to record, and who said so; in England also why it could not be found out.
function instead(field, loc, body, redraw) {
  const made = el("div", { class: "instead" });
  const ways = [[SAYS_WHO, "none", "none.who"], ...(model.law === "england" ? [[SAYS_WHY, "reason", "reason.why"]] : [])];
  let before;
  const show = () => {
    const chosen = ways.find(([key]) => held(at(loc), key) !== undefined);
    body.hidden = chosen !== undefined;
    made.replaceChildren(...ways.flatMap(([key, says, asks]) => {
      const id = idOf(loc, `-${key}`);
      const isChosen = chosen?.[0] === key;
      const onchange = (event) => {
        if (event.target.checked && !chosen) before = at(loc);
        put(loc, event.target.checked ? { [key]: "" } : before);
        show();
        if (!event.target.checked) redraw();
        else byId(`${id}-c`).focus();
        if (!event.target.checked) byId(id).focus();
      };
      const label = [say(says), unseen(`: ${labelOf(field)}`)];
      return [tick("checkbox", id, label, { checked: isChosen, onchange }), isChosen && el("div", { class: "inner" }, el("label", { for: `${id}-c` }, say(asks)), whoOrWhy(key, loc, `${id}-c`))].filter(Boolean);
    }));
  };
  show();
  return made;
}
function whoOrWhy(key, loc, id) {
  const inner = [...loc, key];
  if (key === SAYS_WHO) return dropDown(pointable("people"), at(inner), { id }, (who) => put(loc, { [key]: who ?? "" }));
  return area(gistOf(at(inner)), { id, lang: written() }, (text) => put(loc, { [key]: text }));
}

function controlOf(field, loc, redraw) {
  const value = at(loc);
  const id = idOf(loc, "-c");
  const change = (next) => put(loc, next);
  if (field.stated && (isNone(value) || isReason(value))) return [];
  if (field.kind === "record") return field.listed ? entriesOf(field, loc, redraw) : field.fields.map((inner) => fieldBox(inner, [...loc, inner.key]));
  if (field.to) {
    const options = pointable(field.to);
    if (!field.listed) return [dropDown(options, value, { id, ...described(loc) }, change)];
    const inRoles = model.choices.Role.map(([code]) => code);
    return [boxes(loc, options.filter(([code]) => field.to !== "people" || !inRoles.includes(code) || listIn(loc).includes(code)), value, change)];
  }
  if (field.kind === "choice") {
    const options = optionsOf(field.choice);
    if (field.listed) return [boxes(loc, options, value, change)];
    return [isShort(field) ? radios(loc, options, value, change) : dropDown(options, value, { id, ...described(loc) }, change)];
  }
  if (field.kind === "yes_no") {
    const read = isText(value) ? readers.yes_no(value) : undefined;
    const options = ["yes", "no"].map((answer) => [answer === "yes" ? "true" : "false", word(`answer:${field.answers}.${answer}`)]);
    return [radios(loc, options, read === undefined ? value : String(read), change)];
  }
  if (field.listed) return rowsOf(field, loc, redraw);
  if (field.kind === "picture_file") return pictureControl(field, loc, redraw);
  if (field.kind === "text" && field.choice) return codeOrText(field, loc, redraw);
  if (field.kind === "text" || field.kind === "proper_name") return texts(field, loc, redraw);
  return [line(field, loc, { id, ...described(loc) })];
}
