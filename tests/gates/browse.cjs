// Shows HTML files in one Chromium, in each of several circumstances, and prints what axe-core finds, as JSON.
//
//     NODE_PATH=build/gates/node_modules node browse.cjs /usr/bin/chromium a.html b.html [--pictures folder]

const { pathToFileURL } = require("url");
const path = require("path");
const { judge, launched, refusals } = require("./chromium.cjs");

const CIRCUMSTANCES = [
  { name: "wide", width: 1280, colorScheme: "light" },
  { name: "narrow", width: 320, colorScheme: "light" },
  { name: "dark", width: 1280, colorScheme: "dark" },
];

// How many style rules the browser let in, and how many fonts it shows.
const styles = (page) => page.evaluate(() => ({
  rules: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
  fonts: [...document.fonts].filter(({ status }) => status === "loaded").length,
}));

// The texts of a few letters or more that are set in a strip as narrow as a letter.
const squeezed = (page) => page.evaluate(() => {
  const boxes = [...document.querySelectorAll("caption, p, dt, dd, h1, h2, h3, h4, li, td, th")];
  const isNarrow = (width) => width > 1 && width < 24;
  return boxes.filter((box) => (
    !box.closest("thead") && box.textContent.trim().length > 6 && getComputedStyle(box).display !== "inline"
    && isNarrow(box.getBoundingClientRect().width))).length;
});

// A telephone, and how far down its page the first chapter begins, which is the child's own.
const PHONE = { width: 360, height: 740 };
const startOfChapters = (page) => page.evaluate(() => (
  document.querySelector("main > section").getBoundingClientRect().top + window.scrollY));

async function look(context, file, folder) {
  const page = await context.newPage();
  const refused = refusals(page);
  await page.goto(pathToFileURL(file).href);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => (
    { at: document.activeElement.getAttribute("href"), width: document.activeElement.offsetWidth }));
  await page.setViewportSize(PHONE);
  const down = await page.evaluate(() => document.querySelector("main > section") !== null)
    ? await startOfChapters(page) / PHONE.height : null;
  // What is folded is judged too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  const seen = {};
  for (const { name, ...circumstance } of CIRCUMSTANCES) {
    seen[name] = { ...await judge(page, circumstance), ...await styles(page), squeezed: await squeezed(page) };
    if (folder) {
      const picture = path.join(folder, `${path.basename(file, ".html")}-${name.replace(" ", "-")}.png`);
      await page.screenshot({ path: picture, fullPage: true });
    }
  }
  if (folder) await page.pdf({ path: path.join(folder, `${path.basename(file, ".html")}.pdf`), preferCSSPageSize: true });
  await page.close();
  return { seen, refused, first, down };
}

async function main([executablePath, ...rest]) {
  const place = rest.indexOf("--pictures");
  const [files, folder] = place < 0 ? [rest] : [rest.slice(0, place), rest[place + 1]];
  const browser = await launched(executablePath);
  const context = await browser.newContext();
  const told = {};
  const waiting = [...files];
  const reader = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) told[file] = await look(context, file, folder);
  };
  await Promise.all([reader(), reader()]);
  await browser.close();
  process.stdout.write(JSON.stringify(told));
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
