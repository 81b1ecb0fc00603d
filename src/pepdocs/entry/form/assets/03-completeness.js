// What law, guidance or good practice asks for and a plan does not hold: the same as `pepdocs check` says.

const WORKED_OUT = {
  "history.attendance.percent": (year) => isShare(year, "sessions_attended"),
  "history.attendance.authorised_percent": (year) => isShare(year, "sessions_authorised"),
  "history.attendance.unauthorised_percent": (year) => isShare(year, "sessions_unauthorised"),
  "wellbeing.sdq.total": (scores) => ["emotional", "conduct", "hyperactivity", "peer"].every((key) => isAt(scores[key])),
  "funding.items.cost": (item) => costOf(item) !== undefined,
  "funding.planned": (sum) => isPlanned(sum),
  "funding.balance": (sum) => (isAt(sum.planned) || isPlanned(sum)) && isAt(sum.spent),
  "progress.attainment.expected": (result, model) => model.judge.expected.includes(result.scale),
  "progress.key_stages.expected": (result, model) => model.judge.expected.includes(result.scale ?? (result.stage === "phonics" ? "phonics" : undefined)),
};
const isShare = (year, part) => Boolean(year.sessions_possible) && isAt(year[part]) && year[part] <= year.sessions_possible;
const costOf = (item) => item.cost ?? (isAt(item.sessions) && isAt(item.rate) ? item.sessions * item.rate * (item.weeks ?? 1) : undefined);
const isPlanned = (sum) => Array.isArray(sum.items) && sum.items.some(isAt) && sum.items.filter(isAt).every((item) => costOf(item) !== undefined);

const CODES = { [LAW]: "PEP201", [MUST]: "PEP202", [SHOULD]: "PEP202", [MAY]: "PEP203" };
const ERRORS = ["PEP201", "PEP209"];
const pathOf = (loc) => loc.filter(isText).join(".");

// Yields each field and role that is asked for: where, how strongly (`level`), whether it is `answered`, and of what is
// not the `code` and `law` that `pepdocs check` gives. `isSaid` is false for what that passes over because the whole
// section around it is missing, `isSection` for such a section.
function* judged(model, read, today) {
  const situation = situationOf(model, read, today);
  const indispensable = new Set(model.judge.indispensable);

  function* fieldsOf(slot) {
    for (const item of slot.fields) {
      const loc = [...slot.loc, item.key];
      const work = WORKED_OUT[item.path];
      const typed = held(slot.record, item.key);
      const value = typed === undefined && work && slot.record && work(slot.record, model) ? true : typed;
      const ours = situation.level(item, slot.record);
      const raised = model.raised[pathOf(loc)] ?? NONE;
      const level = ours === NONE ? NONE : Math.max(ours, raised);
      const isEmptied = value !== undefined && !item.section && isBlank(value) && read.isWrongBelow(loc);
      if (item.kind !== "free" && !read.isUnusable(loc) && !isEmptied) yield { slot, item, loc, value, level, isRaised: level > ours };
    }
  }
  function codeOf(field) {
    if (indispensable.has(pathOf(field.loc))) return "PEP209";
    if (field.isRaised) return "PEP210";
    return field.level === MAY && !field.slot.isSection ? undefined : CODES[field.level];
  }
  const told = (field, more) => ({ loc: field.loc, item: field.item, level: field.level, answered: false, isSaid: true, law: "", ...more });
  const withLaw = (field, code) => told(field, { code, law: field.level === LAW ? situation.law(field.item, field.slot.record) : "" });

  function* judgedField(field) {
    const { item, value, slot } = field;
    if (field.level === NONE || (isBlank(value) && !situation.isAsked(item, slot.record))) return;
    if (isReason(value) && !isBlank(value)) yield* reason(field);
    else if (isNone(value)) yield item.none_is_no_answer && field.level === LAW ? withLaw(field, "PEP207") : told(field, { answered: true });
    else if (isBlank(value) && !(item.section && value !== undefined)) yield* absent(field);
    else {
      if (!item.section) yield told(field, { answered: true });
      for (const [record, loc] of recordsIn(item, value, field.loc)) yield* judgedRecord({ fields: item.fields, record, loc, isSection: Boolean(item.section) });
    }
  }
  function* reason(field) {
    const isEngland = model.law === "england";
    if (field.level === LAW) yield isEngland ? { ...withLaw(field, "PEP205"), answered: true } : withLaw(field, "PEP206");
    else if (isEngland) yield told(field, field.level === MUST ? { code: "PEP208", answered: true } : { answered: true });
    else yield* absent(field);
  }
  function* absent(field) {
    const code = codeOf(field);
    if (code !== undefined) yield { ...withLaw(field, code), isSection: Boolean(field.item.section) };
    yield* undecided(field.item, field.slot);
    if (field.item.section) yield* within({ fields: field.item.fields, record: undefined, loc: field.loc, isSection: true });
  }
  function* within(slot) {
    for (const field of fieldsOf(slot)) {
      if (field.level !== NONE && situation.isAsked(field.item, undefined)) {
        const code = codeOf(field);
        if (field.isRaised || ERRORS.includes(code)) yield* absent(field);
        else {
          if (code !== undefined) yield { ...withLaw(field, code), isSaid: false };
          yield* undecided(field.item, slot);
        }
      }
    }
  }
  function* undecided(item, slot) {
    for (const [path, law] of situation.undecided(item, slot.record)) {
      const isHere = path.startsWith(".");
      const loc = isHere ? [...slot.loc, path.slice(1)] : path.split(".");
      const fact = isHere ? slot.fields.find((field) => field.key === path.slice(1)) : fieldAt(model, path);
      const isAskedAnyway = fact !== undefined && situation.level(fact, slot.record) >= SHOULD;
      if (!read.isUnusable(loc) && !isAskedAnyway) yield { loc, item: fact ?? item, level: NONE, answered: false, isSaid: true, code: "PEP212", law };
    }
  }
  function* judgedRecord(slot) {
    for (const field of fieldsOf(slot)) yield* judgedField(field);
  }
  function* roles() {
    if (read.isUnusable(["people"]) || read.isWrongBelow(["people"])) return;
    for (const item of model.judge.roles) {
      const level = situation.level(item);
      if (level !== NONE && situation.isAsked(item)) {
        const role = { loc: ["people"], item, level, role: item.label, answered: isNamed(read.plan, item), isSaid: true, law: "" };
        if (role.answered) yield role;
        else {
          yield { ...role, code: CODES[level], law: level === LAW ? situation.law(item) : "" };
          yield* undecided(item, { fields: model.root, record: read.plan, loc: [] });
        }
      }
    }
  }
  function* local() {
    for (const item of model.local) {
      const [loc, value] = [["local", item.key], held(read.plan.local, item.key)];
      if (situation.belongs(item) && !read.isUnusable(loc) && item.level >= SHOULD) {
        yield { loc, item, level: item.level, answered: value !== undefined, isSaid: true, law: "", ...(value === undefined ? { code: "PEP210" } : {}) };
      }
    }
  }
  yield* judgedRecord({ fields: model.root, record: read.plan, loc: [], isSection: false });
  if (fieldAt(model, "people")) yield* roles();
  yield* local();
}

// Whether a value that was read is empty: no text, item or field.
function isBlank(value) {
  if (value === undefined || value === null) return true;
  if (isText(value)) return !value.trim();
  if (Array.isArray(value)) return value.every(isBlank);
  return isMap(value) && Object.values(value).every(isBlank);
}
function recordsIn(item, value, loc) {
  if (item.kind !== "record" || isNone(value) || isReason(value)) return [];
  if (!Array.isArray(value)) return isMap(value) ? [[value, loc]] : [];
  return value.map((entry, index) => [entry, [...loc, index]]).filter(([entry]) => isMap(entry));
}
function isNamed(plan, item) {
  const isIn = (person) => item.roles.includes(person.role) || (item.roles.includes("carer") && person.appropriate_person === true);
  const found = (Array.isArray(plan.people) ? plan.people : []).filter((person) => isMap(person) && isIn(person));
  return found.some((person) => !item.law || !isBlank(person.name)) || item.elsewhere.some((path) => !isBlank(valueAt(plan, path)));
}

// What a plan lacks as `pepdocs check` says it, each once.
function gapsOf(judgements) {
  const found = judgements.filter((each) => each.code && each.isSaid && each.code !== "PEP203");
  return [...new Map(found.map((each) => [[each.code, placeOf(each.loc), each.role ?? "", each.law].join("\u0001"), each])).values()];
}
// How much of what is asked for is answered, by law and by guidance, in the whole plan or below a place.
function tallyOf(judgements, below = []) {
  const counts = (each) => each.level >= SHOULD && !each.isSection && each.code !== "PEP212" && below.every((key, index) => each.loc[index] === key);
  const asked = judgements.filter(counts);
  const of = (some) => ({ asked: some.length, answered: some.filter((each) => each.answered).length });
  return { ...of(asked), law: of(asked.filter((each) => each.level === LAW)), guidance: of(asked.filter((each) => each.level !== LAW)), missing: asked.filter((each) => !each.answered) };
}
