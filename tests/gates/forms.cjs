// Uses forms in one Chromium as a person does, by steps that come as JSON, and prints what each step found, as JSON.
//
//     echo '[["open", "/tmp/a-form.html"], ["click", "#save"]]' | node forms.cjs /usr/bin/chromium

const fs = require("fs");
const { pathToFileURL } = require("url");
const { judge, launched, refusals } = require("./chromium.cjs");

const CIRCUMSTANCES = {
  wide: { width: 1280, colorScheme: "light" },
  narrow: { width: 320, colorScheme: "light" },
  dark: { width: 1280, colorScheme: "dark" },
};

// Opens every entry on the page and writes something wrong wherever a value of a kind is asked for.
const spoil = (page) => page.evaluate(async () => {
  const soon = () => new Promise((resolve) => { setTimeout(resolve, 200); });
  document.querySelectorAll("button[id$='-add']").forEach((button) => button.click());
  for (let depth = 0; depth < 3; depth += 1) {
    document.querySelectorAll("details:not([open])").forEach((entry) => { entry.open = true; });
    await soon();
  }
  const lines = [...document.querySelectorAll("main input.short")];
  for (const line of lines) {
    line.value = "99/99/9999 x";
    line.dispatchEvent(new Event("input"));
    line.dispatchEvent(new Event("change"));
  }
  await soon();
  return { wrong: document.querySelectorAll("[aria-invalid=true]").length, lines: lines.length };
});

// Controls that nothing names: a screen reader says only what kind they are.
const nameless = (page) => page.evaluate(() => {
  const controls = [...document.querySelectorAll("input, select, textarea, button, summary, a")].filter((each) => !each.hidden);
  const said = (each) => (each.getAttribute("aria-label") ?? "") || [...(each.labels ?? [])].map((label) => label.textContent).join("") || (/^(?:INPUT|SELECT|TEXTAREA)$/.test(each.tagName) ? "" : each.textContent);
  return { controls: controls.length, without: controls.filter((each) => !said(each).trim()).map((each) => each.outerHTML.slice(0, 120)) };
});

// Fills one page of a form, by what the page itself is made of. `values` are pairs of a field's place and its value. With
// `isByKeys` every control is reached and used by keys that are pressed, and nothing is focused or set by a script.
const fill = (page, given) => page.evaluate(async ({ values, written, passes, isByKeys }) => {
  const soon = (wait = 0) => new Promise((resolve) => { setTimeout(resolve, wait); });
  const id = (loc, more = "") => `f-${loc.join("-")}${more}`;
  const at = (loc, more) => document.getElementById(id(loc, more));
  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const lost = [];
  const { press, reach, typeText } = window;
  async function choosesByKeys(control, value) {
    const wanted = [...control.options].findIndex((option) => option.value === value);
    const { id: name } = control;
    for (let steps = Math.abs(wanted - control.selectedIndex); steps > 0; steps -= 1) {
      const current = document.getElementById(name);
      await press(wanted > current.selectedIndex ? "ArrowDown" : "ArrowUp");
    }
  }
  async function set(control, text) {
    if (isByKeys) {
      await reach(control);
      if (control.tagName === "SELECT") await choosesByKeys(control, text);
      else {
        await press("Control+a");
        await typeText(text);
      }
      return;
    }
    control.focus();
    control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  async function click(control) {
    if (!isByKeys) control.click();
    else if (control.type === "radio") {
      await reach(control);
      if (!document.querySelector(`input[name="${control.name}"]:checked`)) await press("Space");
      for (let steps = 0; steps < 20 && !document.getElementById(control.id).checked; steps += 1) await press("ArrowDown");
    } else {
      await reach(control);
      await press(control.tagName === "BUTTON" ? "Enter" : "Space");
    }
  }
  async function open(details) {
    if (isByKeys && !details.open) {
      await reach(details.querySelector("summary"));
      await press("Enter");
    }
    details.open = true;
    details.fill();
  }
  const shown = (kind, text) => (kind === "date" ? text.split("-").reverse().join("/") : text);
  const inPlace = (value) => isMap(value) && ["none_stated_by", "not_practicable"].find((key) => key in value);
  async function says(loc, value) {
    const key = inPlace(value);
    if (!at(loc, `-${key}`).checked) await click(at(loc, `-${key}`));
    await set(at(loc, `-${key}-c`), value[key]);
  }
  async function text(field, loc, value) {
    if (!isMap(value)) await set(at(loc, "-c"), value);
    else if (field.as_said && Object.keys(value).length === 1) {
      const [tag] = Object.keys(value);
      if (tag !== written) await set(at(loc, "-language"), tag);
      await set(at(loc, "-c"), value[tag]);
    } else {
      if (field.as_said) await set(at(loc, "-language"), "both");
      for (const [tag, words] of Object.entries(value)) await set(tag === written ? at(loc, "-c") : at(loc, `-c-${tag}`), words);
    }
  }
  async function choose(loc, value) {
    const control = at(loc, "-c");
    if (control.tagName === "SELECT") await set(control, value);
    else await click(document.querySelector(`input[name="${id(loc)}"][value="${value}"]`));
  }
  // Fields that are not asked for until others are answered; a person comes back to them.
  const later = [];
  async function one(field, loc, value, pass, isLater = false) {
    const isPointer = Boolean(field.to);
    const box = at(loc);
    if (isByKeys && box?.hidden && !isLater) {
      later.push([field, loc, value, pass]);
      return;
    }
    if (inPlace(value)) {
      if (pass === 0) await says(loc, value);
    } else if (field.kind === "record" && field.listed) {
      for (const [index, entry] of value.entries()) {
        if (!at([...loc, index])) await click(at(loc, "-add"));
        await open(at([...loc, index]));
        await soon();
        await record(field.fields, [...loc, index], entry, pass);
      }
    } else if (field.kind === "record") await record(field.fields, loc, value, pass);
    else if (isPointer !== (pass === 1)) return;
    else if (field.listed && (field.to || field.kind === "choice")) {
      for (const code of value) await click(document.querySelector(`#${id(loc)} input[type=checkbox][value="${code}"]`));
    } else if (field.listed) {
      for (const [index, item] of value.entries()) {
        await click(at(loc, "-add"));
        if (["text", "proper_name"].includes(field.kind)) await text({ ...field, listed: false }, [...loc, index], item);
        else await set(at([...loc, index], "-c"), item);
      }
    } else if (field.to || field.kind === "choice" || field.kind === "yes_no") await choose(loc, value);
    else if (field.kind === "text" && field.choice && [...at(loc, "-code").options].some((option) => option.value === value)) await set(at(loc, "-code"), value);
    else if (field.kind === "text" && field.choice) {
      await set(at(loc, "-code"), "\u0000");
      await text(field, loc, value);
    } else if (["text", "proper_name"].includes(field.kind)) await text(field, loc, value);
    else await set(at(loc, "-c"), shown(field.kind, value));
    if (!box) lost.push(id(loc));
  }
  async function record(fields, loc, value, pass) {
    for (const field of fields) {
      const isOwnId = field.key === "id" && field.kind === "identifier";
      if (value[field.key] !== undefined && !isOwnId) {
        try { await one(field, [...loc, field.key], value[field.key], pass); } catch (error) { lost.push(`${id([...loc, field.key])}: ${error.message}`); }
      }
    }
  }
  for (const pass of passes) for (const [field, loc, value] of values) {
    try { await one(field, loc, value, pass); } catch (error) { lost.push(`${id(loc)}: ${error.message}`); }
  }
  await soon(250);
  const waiting = [...(window.waiting?.[location.hash] ?? []), ...later];
  for (const [field, loc, value, pass] of waiting.filter(([, loc]) => !at(loc).hidden)) {
    try { await one(field, loc, value, pass, true); } catch (error) { lost.push(`${id(loc)}: ${error.message}`); }
  }
  const still = waiting.filter(([, loc]) => at(loc).hidden);
  window.waiting = { ...window.waiting, [location.hash]: still };
  const hidden = [...document.querySelectorAll(".field[hidden]")].filter((box) => [...box.querySelectorAll("input[type=text], textarea, select")].some((each) => each.value && each.value !== "not_recorded"));
  return { lost, waiting: Object.values(window.waiting).flat().map(([, loc]) => id(loc)), hidden: hidden.map((box) => box.id), wrong: [...document.querySelectorAll("[aria-invalid=true]")].map((each) => each.id) };
}, given);

// Gives a page what a test presses keys by: a key, a text letter by letter, and Tab until a control is reached.
async function hands(page) {
  await page.exposeFunction("press", (key) => page.keyboard.press(key));
  await page.exposeFunction("typeText", (text) => page.keyboard.type(text));
  await page.evaluate(() => {
    const isReached = (control) => {
      const now = document.activeElement;
      return now === control || (control.type === "radio" && now.name === control.name);
    };
    window.reach = async (control) => {
      const isBehind = document.activeElement.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING;
      for (let steps = 0; steps < 900 && !isReached(control); steps += 1) await window.press(isBehind ? "Shift+Tab" : "Tab");
      if (!isReached(control)) throw new Error(`not reached by Tab: ${control.id || control.textContent}`);
    };
    window.follow = async (selector) => {
      await window.reach(document.querySelector(selector));
      await window.press("Enter");
    };
  });
}

async function saved(page, selector, act = () => page.click(selector)) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), "utf8") };
}

const STEPS = {
  hash: (page, hash) => page.evaluate((next) => { location.hash = next; }, hash).then(() => page.waitForTimeout(60)),
  click: (page, selector) => page.click(selector),
  tap: (page, selector) => page.tap(selector),
  press: (page, keys) => page.keyboard.press(keys),
  type: (page, selector, text) => page.fill(selector, text).then(() => page.locator(selector).blur()),
  select: (page, selector, value) => page.selectOption(selector, value),
  files: (page, selector, files) => page.setInputFiles(selector, files),
  until: async (page, code) => {
    const end = Date.now() + 30000;
    while (!(await page.evaluate(code)) && Date.now() < end) await page.waitForTimeout(50);
    return page.evaluate(`Boolean(${code})`);
  },
  wait: (page, time) => page.waitForTimeout(time),
  read: (page, code) => page.evaluate(code),
  save: (page, selector) => saved(page, selector),
  keys_to_save: (page, keys) => saved(page, "", () => page.keyboard.press(keys)),
  spoil,
  nameless,
  fill,
  hands,
  judge: async (page, circumstance) => {
    const found = await judge(page, CIRCUMSTANCES[circumstance]);
    return { rules: found.violations.map(({ rule, at }) => [rule, at.slice(0, 3)]), width: found.width };
  },
};

// A telephone: touched, and narrow.
async function phone(browser) {
  const made = await browser.newContext({ acceptDownloads: true, viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  await made.addInitScript(() => { delete window.showSaveFilePicker; });
  return made;
}

async function main([executablePath]) {
  const steps = JSON.parse(fs.readFileSync(0, "utf8"));
  const browser = await launched(executablePath);
  const context = await browser.newContext({ acceptDownloads: true });
  // A person without the picker for files to save saves by a download, which a test can read.
  await context.addInitScript(() => { delete window.showSaveFilePicker; });
  const told = [];
  const asked = [];
  let page;
  let refused = [];
  for (const [name, ...given] of steps) {
    if (name === "open" || name === "phone") {
      page = await (name === "phone" ? await phone(browser) : context).newPage();
      refused = [...refused, refusals(page)];
      page.on("pageerror", (error) => refused.push([`${error}`]));
      page.on("request", (request) => !/^(?:file|data|blob):/.test(request.url()) && asked.push(request.url()));
      page.on("dialog", (dialog) => { refused.push([`dialog: ${dialog.type()}`]); dialog.accept(); });
      await page.goto(given[0].startsWith("http:") ? given[0] : pathToFileURL(given[0]).href);
      told.push(await page.title());
    } else told.push((await STEPS[name](page, ...given)) ?? null);
  }
  await browser.close();
  process.stdout.write(JSON.stringify({ told, refused: refused.flat(), asked }));
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
