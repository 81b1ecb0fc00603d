// The situation of a child on a day: which laws apply, and how strongly each field is asked for.

const [NONE, MAY, SHOULD, MUST, LAW] = [0, 1, 2, 3, 4];

// Dates as numbers of days, so that they can be compared and counted.
const numberOf = (iso) => dayNumber(...iso.split("-").map(Number));
const partsOf = (number) => {
  const day = new Date(number * DAY);
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
};
const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
function yearsAfter(number, years) {
  const [year, month, day] = partsOf(number);
  const isLeapDay = month === 2 && day === 29 && !isLeap(year + years);
  return isLeapDay ? dayNumber(year + years, 3, 1) : dayNumber(year + years, month, day);
}
function monthsAfter(number, months) {
  if (!Number.isFinite(number)) return number;
  const [year, month, day] = partsOf(number);
  const last = new Date(dayNumber(year, month + months + 1, 1) * DAY - DAY).getUTCDate();
  return dayNumber(year, month + months, Math.min(day, last));
}
function ageOn(born, day) {
  const [birthYear, birthMonth, birthDay] = partsOf(born);
  const [year, month, date] = partsOf(day);
  return year - birthYear - (month < birthMonth || (month === birthMonth && date < birthDay) ? 1 : 0);
}
function schoolAgeStarts(born) {
  const fifth = yearsAfter(born, 5);
  const [year] = partsOf(fifth);
  return [[3, 31], [8, 31], [12, 31]].map(([month, day]) => dayNumber(year, month, day)).find((end) => end >= fifth);
}
function schoolAgeEnds(born) {
  const [year, month] = partsOf(yearsAfter(born, 16));
  const endOfJune = dayNumber((month > 8 ? year : year - 1) + 1, 6, 30);
  const weekday = (new Date(endOfJune * DAY).getUTCDay() + 6) % 7;
  return endOfJune - ((weekday - 4 + 7) % 7);
}

const missing = (path) => ({ missing: path });
const isMissing = (state) => isMap(state) && "missing" in state;
const isAt = (value) => value !== undefined && value !== null;

// Every value at a path, through lists.
function valuesAt(start, path) {
  let found = [start];
  for (const key of path.split(".")) {
    found = found.map((value) => held(value, key)).flatMap((value) => (Array.isArray(value) ? value : [value]));
  }
  return found.filter(isAt);
}
const valueAt = (plan, path) => path.split(".").reduce((value, key) => held(value, key), plan);
const listAt = (plan, path) => (Array.isArray(valueAt(plan, path)) ? valueAt(plan, path).filter(isAt) : []);

// `today` is an ISO date. What is asked for is judged on the plan's own day, which a draft does not have.
function situationOf(model, read, today) {
  const { plan } = read;
  const day = numberOf(ownDay(plan) ?? today);
  const dateAt = (path) => (isText(valueAt(plan, path)) ? numberOf(valueAt(plan, path)) : undefined);
  const told = (path) => () => valueAt(plan, path) ?? missing(path);
  const toldInEntry = (key) => (record) => held(record, key) ?? missing(`.${key}`);
  const ofBirth = (tell) => () => (dateAt("child.date_of_birth") === undefined ? missing("child.date_of_birth") : tell(dateAt("child.date_of_birth")));

  function careSince14() {
    const [born, began] = [dateAt("child.date_of_birth"), dateAt("care.became_looked_after")];
    if (born === undefined || began === undefined) return missing(born === undefined ? "child.date_of_birth" : "care.became_looked_after");
    const earlier = listAt(plan, "care.earlier_periods");
    const first = dateAt("care.first_placement_started");
    if (!earlier.length && first !== undefined && first < began) return missing("care.earlier_periods");
    const since = yearsAfter(born, 14);
    const ended = earlier.filter((period) => period.from && period.to && numberOf(period.to) >= since)
      .map((period) => [Math.max(numberOf(period.from), since), numberOf(period.to) + 1])
      .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    return [...ended, [Math.max(began, since), Infinity]];
  }
  function daysInCare() {
    const periods = careSince14();
    if (isMissing(periods)) return periods;
    if (day < yearsAfter(dateAt("child.date_of_birth"), 16)) return 0;
    return periods.reduce((sum, [began, ended]) => sum + Math.max(0, Math.min(ended, day) - began), 0);
  }
  function dayReached(periods, wanted) {
    let left = wanted;
    for (const [began, ended] of periods) {
      if (ended - began >= left) return began + left;
      left -= ended - began;
    }
    return Infinity;
  }
  function daysPastAssessment() {
    const periods = careSince14();
    if (isMissing(periods)) return periods;
    const eligible = Math.max(yearsAfter(dateAt("child.date_of_birth"), 16), periods.at(-1)[0], dayReached(periods, 13 * 7));
    return day - monthsAfter(eligible, 3);
  }
  function area() {
    const [lives, isOutside] = [valueAt(plan, "care.area"), valueAt(plan, "care.placed_outside_authority")];
    if (lives !== undefined) return lives;
    if (isOutside !== false && valueAt(plan, "aln.ehc_plan") !== undefined) return "england";
    return isOutside ? missing("care.area") : model.law;
  }
  function usesWelsh() {
    const { language } = plan;
    if (language === undefined) return missing("language.home");
    const chosen = [language.plan_choice, language.meeting_choice, language.provision];
    return listAt(plan, "language.home").includes("cy") || chosen.some((choice) => ["cy", "both", "bilingual"].includes(choice));
  }
  const isInEffect = (record) => (isText(held(record, "when")) ? numberOf(record.when) <= day : missing(".when"));
  function isEmergency(record) {
    const said = held(record, "emergency");
    if (said !== undefined) return said;
    return isInEffect(record) === false ? false : missing(".emergency");
  }
  const FACTS = {
    age: ofBirth((born) => ageOn(born, day)),
    is_adult: () => {
      const born = dateAt("child.date_of_birth");
      if (born !== undefined) return ageOn(born, day) >= 18;
      return model.phase === "post16" ? missing("child.date_of_birth") : false;
    },
    school_age: ofBirth((born) => (day > schoolAgeEnds(born) ? "over" : day < schoolAgeStarts(born) ? "before" : "compulsory")),
    days_in_care_since_14: daysInCare,
    days_past_assessment: daysPastAssessment,
    year: told("child.year_group"),
    area,
    placement: told("care.placement_type"),
    welsh: usesWelsh,
    setting: told("setting.kind"),
    institutions: () => listAt(plan, "history.institutions").length,
    plan_kind: () => valueAt(plan, "plan.kind") ?? "",
    change: toldInEntry("kind"),
    disrupts: toldInEntry("disrupts_education"),
    emergency: isEmergency,
    in_effect: isInEffect,
    idp_kept_by: told("aln.idp.maintained_by"),
    idp_incorporated: () => allOf(model.judge.incorporated),
    pathway_plan: () => valueAt(plan, "pathway.plan_date") !== undefined || allOf(model.judge.category1),
  };

  function isMetBy(condition, value) {
    if (typeof value === "number") return value >= (condition.at_least ?? -Infinity) && value < (condition.below ?? Infinity);
    return condition.values ? condition.values.includes(value) : !(condition.other_than ?? []).includes(value);
  }
  function tell(key, record) {
    // Of a part, what depends on the rest of the plan was decided when the form was made.
    if (Object.hasOwn(model.told ?? {}, key)) return model.told[key];
    const condition = model.judge.conditions[key];
    const value = FACTS[condition.fact](record);
    return isMissing(value) ? value : isMetBy(condition, value);
  }
  function allOf(keys, record) {
    const states = keys.map((key) => tell(key, record));
    return states.includes(false) ? false : states.find(isMissing) ?? true;
  }
  const lawState = (id, record) => allOf(model.judge.laws[id].applies, record);

  const stages = stagesOf(model, plan);
  const isShortBreak = valueAt(plan, "plan.kind") === "short_break" || model.told?.not_short_breaks === false;
  const stagesIn = (item) => item.stages ?? model.stages;
  const belongs = (item) => stages.some((stage) => (stagesIn(item) + (item.also ?? "")).includes(stage));
  function levelAt(item, stage, record) {
    if (!(stagesIn(item) + (item.also ?? "")).includes(stage)) return NONE;
    let level = item.level ?? MAY;
    if (level === LAW) {
      if (!item.law?.length || item.law.some((id) => lawState(id, record) === true)) return level;
      level = item.otherwise ?? MAY;
    }
    const isLowered = (item.also ?? "").includes(stage) || (isShortBreak && !item.short_breaks);
    return isLowered ? Math.min(level, MAY) : level;
  }
  function holds([path, values], record) {
    const [start, way] = path.startsWith(".") ? [record, path.slice(1)] : [plan, path];
    return valuesAt(start, way).some((value) => !values.length || values.includes(value));
  }
  function answers(when, record) {
    const item = when[0].startsWith(".") ? undefined : fieldAt(model, when[0]);
    const isOfPhase = when[0].startsWith(".") || (item !== undefined && belongs(item));
    return isOfPhase && holds(when, record);
  }
  function mayHold(asked, record) {
    if (Array.isArray(asked)) return holds(asked, record);
    const state = tell(asked, record);
    if (!isMissing(state)) return state;
    return !model.judge.conditions[asked].if_told && !read.isUnusable(state.missing.split("."));
  }
  return {
    belongs,
    level: (item, record) => Math.min(...stages.map((stage) => levelAt(item, stage, record))),
    isAsked: (item, record) => !(item.unless ?? []).some((when) => answers(when, record)) && (item.when ?? []).every((asked) => mayHold(asked, record)),
    law: (item, record) => [...new Set((item.law ?? []).filter((id) => lawState(id, record) === true).map((id) => model.judge.laws[id].cite))].join("; "),
    undecided(item, record) {
      const found = new Map();
      for (const id of item.law ?? []) {
        const state = lawState(id, record);
        if (isMissing(state)) found.set(state.missing, [...(found.get(state.missing) ?? []), model.judge.laws[id].scope ?? model.judge.laws[id].cite]);
      }
      return [...found].map(([path, scopes]) => [path, [...new Set(scopes)].join("; ")]);
    },
  };
}

function ownDay(plan) {
  const about = held(plan, "plan");
  return about === undefined || about.status === "draft" ? undefined : about.completed ?? about.meeting;
}

// The stages of schooling that are possible: one, unless the plan does not say the year group.
function stagesOf(model, plan) {
  const year = valueAt(plan, "child.year_group");
  if (model.phase === "post16") return ["X"];
  if (year === undefined) return [...model.stages];
  if (model.phase === "secondary") return [["10", "11"].includes(year) ? "4" : "3"];
  return [["N1", "N2", "R"].includes(year) ? "E" : "P"];
}

// The declaration of the field at a path of the plan, undefined if the phase has none.
function fieldAt(model, path) {
  let fields = model.root;
  let found;
  for (const key of path.split(".")) {
    found = fields?.find((field) => field.key === key);
    fields = found?.fields;
  }
  return found;
}
