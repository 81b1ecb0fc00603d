// Values as people type them: what pepdocs itself can read of a plan, and what is of the wrong kind.

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const held = (map, key) => (isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined);
const SAYS_WHO = "none_stated_by";
const SAYS_WHY = "not_practicable";
const isNone = (value) => held(value, SAYS_WHO) !== undefined;
const isReason = (value) => held(value, SAYS_WHY) !== undefined;
const placeOf = (loc) => loc.join("\u0000");

// Whether a value of the plan as typed holds nothing. An explicit none that was begun is something.
function isEmpty(value) {
  if (value === null || value === undefined) return true;
  if (isText(value)) return !value.trim();
  if (Array.isArray(value)) return value.every(isEmpty);
  if (isMap(value)) return Object.entries(value).every(([key, inner]) => key !== SAYS_WHO && key !== SAYS_WHY && isEmpty(inner));
  return false;
}

const squeezed = (text) => text.trim().split(/\s+/u).join(" ");
const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const plainTag = (tag) => (/^(?:cy|en)(?:-|$)/i.test(tag) ? tag.slice(0, 2).toLowerCase() : tag);
const RECORD = /^(?!.*\.\.)(?!.*\.$)(?!.*-(?:cy|en)$)[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/i;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const DAY = 86400000;
const dayNumber = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
const isoOf = (year, month, day) => `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

// The functions that read the text of each kind of value; undefined where it is of another kind.
function makeReaders(patterns) {
  const whole = (source, flags = "i") => new RegExp(`^(?:${source})$`, flags);
  const dates = Object.entries(patterns.dates).map(([order, source]) => [order.toLowerCase(), whole(source)]);
  const years = Object.entries(patterns.years).map(([code, source]) => [code, whole(source)]);
  const indexIn = (names, name) => names.findIndex((words) => words.split(" ").includes(name));

  function valid(year, month, day, weekday) {
    const found = new Date(dayNumber(year, month, day) * DAY);
    const isReal = year >= 1 && month >= 1 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
    // A day of the week that does not fit the date is an error, because one of the two is wrong.
    return isReal && (weekday === undefined || (found.getUTCDay() + 6) % 7 === weekday) ? isoOf(year, month, day) : undefined;
  }
  function date(text) {
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
    if (iso) return valid(+iso[1], +iso[2], +iso[3]);
    for (const [order, pattern] of dates) {
      const match = pattern.exec(text.trim());
      if (match) {
        const part = (letter) => match[2 + order.indexOf(letter)].toLowerCase();
        const month = /^\d+$/.test(part("m")) ? +part("m") : indexIn(patterns.months, part("m")) + 1;
        const weekday = match[1] ? indexIn(patterns.weekdays, match[1].toLowerCase()) : undefined;
        return valid(+part("y"), month, +part("d"), weekday);
      }
    }
    return undefined;
  }
  function yesNo(text) {
    const word = squeezed(text.toLowerCase());
    return patterns.yes.includes(word) ? true : patterns.no.includes(word) ? false : undefined;
  }
  function number(source, most, units = []) {
    const unit = units.length ? `(?:\\s?(?:${units.join("|")}))?` : "";
    const pattern = whole(`(?:${source})${unit}`, "");
    return (text) => {
      const typed = text.trim().toLowerCase();
      const value = pattern.test(typed) ? Number(typed.replace(/[^0-9.]/g, "")) : undefined;
      return value !== undefined && value <= most ? value : undefined;
    };
  }
  function time(text) {
    const match = /^(\d{1,2})(?:[:.](\d{2}))?([ .a-z]*)$/.exec(text.trim().toLowerCase());
    if (!match) return undefined;
    const [, typed, minutes] = match;
    const half = match[3].replace(/[ .]/g, "");
    let hour = +typed;
    if (!half && minutes !== undefined && !/^[1-7]$/.test(typed)) hour = +typed;
    else if (patterns.morning.includes(half) && hour >= 1 && hour <= 12) hour %= 12;
    else if (patterns.afternoon.includes(half) && hour >= 1) hour = hour > 12 ? hour : (hour % 12) + 12;
    else return undefined;
    return hour < 24 && +(minutes ?? 0) < 60 ? `${String(hour).padStart(2, "0")}:${minutes ?? "00"}` : undefined;
  }
  function schoolYear(text) {
    const match = /^(20\d{2}) ?[/–-] ?(?:20)?(\d{2})$/.exec(text.trim());
    return match && (+match[1] + 1) % 100 === +match[2] ? `${match[1]}/${match[2]}` : undefined;
  }
  function yearGroup(text) {
    const typed = text.trim();
    if (Object.hasOwn(patterns.years, typed.toUpperCase())) return typed.toUpperCase();
    return years.find(([, pattern]) => pattern.test(typed))?.[0];
  }
  return {
    date, time, yes_no: yesNo, school_year: schoolYear, year_group: yearGroup,
    percent: number("\\d{1,3}(?:\\.\\d)?", 100, patterns.units.percent),
    money: number("(?:£ ?)?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?:\\.\\d{1,2})?", Infinity),
    hours: number("\\d{1,3}(?:\\.\\d{1,2})?", 168, patterns.units.hours),
    days: number("\\d{1,3}(?:\\.5|\\.0)?", Infinity, patterns.units.days),
    count: number("\\d{1,4}|\\d,\\d{3}", Infinity),
    language_tag: (text) => (LANGUAGE_TAG.test(text.trim()) ? plainTag(text.trim()) : undefined),
    record_name: (text) => (RECORD.test(text) && !DEVICE.test(text) ? text : undefined),
  };
}

// The identifier of an entry: what points at one may be any text.
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

// Returns the plan with each value as it is meant, without what is empty or of the wrong kind, and where that is.
function readPlan(model, readers, tree) {
  const wrong = new Map();
  const refuse = (field, loc) => { wrong.set(placeOf(loc), { field, loc }); };
  function text(value) {
    if (isText(value)) return value;
    if (!isMap(value)) return undefined;
    const given = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
    const isRight = given.length && given.every(([tag, inner]) => LANGUAGE_TAG.test(tag) && isText(inner));
    return isRight ? Object.fromEntries(given) : undefined;
  }
  function single(field, value) {
    if (field.kind === "text" || field.kind === "proper_name") return text(value);
    if (!isText(value)) return undefined;
    if (field.kind === "choice") return model.choices[field.choice].find(([code]) => code === value.trim())?.[0];
    if (field.kind === "identifier") return field.to || IDENTIFIER.test(value.trim()) ? value.trim() : undefined;
    const read = readers[field.kind];
    return read ? read(value) : value;
  }
  function one(field, value, loc) {
    if (isEmpty(value)) return undefined;
    if (field.kind === "free") return value;
    if (field.kind === "record") {
      if (isMap(value)) return record(field.fields, value, loc);
      refuse(field, loc);
      return undefined;
    }
    const meant = single(field, value);
    if (meant === undefined) refuse(field, loc);
    return meant;
  }
  function meant(field, value, loc) {
    if (isEmpty(value)) return undefined;
    if (field.stated && isNone(value)) {
      if (isText(value[SAYS_WHO])) return { [SAYS_WHO]: value[SAYS_WHO].trim() };
      refuse(field, loc);
      return undefined;
    }
    if (field.stated && isReason(value)) {
      const why = text(value[SAYS_WHY]);
      if (why === undefined) refuse(field, loc);
      return why === undefined ? undefined : { [SAYS_WHY]: why };
    }
    if (!field.listed) return one(field, value, loc);
    if (!Array.isArray(value)) {
      refuse(field, loc);
      return undefined;
    }
    return value.map((item, index) => one(field, item, [...loc, index]));
  }
  function record(fields, value, loc) {
    const found = fields.map((field) => [field.key, meant(field, held(value, field.key), [...loc, field.key])]);
    return Object.fromEntries(found.filter(([, inner]) => inner !== undefined));
  }
  const plan = record(model.root, tree, []);
  const local = model.local.map((field) => [field.key, meant(field, held(held(tree, "local"), field.key), ["local", field.key])]);
  plan.local = Object.fromEntries(local.filter(([, value]) => value !== undefined));
  // Whether a value at a place, or one around it, is of the wrong kind; and whether one below it is.
  const isUnusable = (loc) => loc.some((_, index) => wrong.has(placeOf(loc.slice(0, index + 1))));
  const isWrongBelow = (loc) => [...wrong.keys()].some((place) => place.startsWith(`${placeOf(loc)}\u0000`));
  return { plan, wrong, isUnusable, isWrongBelow };
}
