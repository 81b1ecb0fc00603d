// Uses a form in Firefox as a person does, and prints what came of it as JSON: what the page said, what axe-core found on
// each of its pages, and the file that was saved.
//
//     node firefox.cjs /usr/bin/firefox-esr /tmp/a-form.html /tmp/folder-for-downloads

const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const axe = require("axe-core");
const puppeteer = require("puppeteer-core");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const soon = (time = 300) => new Promise((resolve) => { setTimeout(resolve, time); });

async function until(what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  while (!what() && Date.now() < end) await soon(100);
  return what();
}

async function main([executablePath, form, folder]) {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath, headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2, "browser.download.dir": folder, "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "text/html,application/json", "datareporting.policy.dataSubmissionEnabled": false,
    },
  });
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(pathToFileURL(form).href);
  const told = { titles: [], rules: [] };
  for (const hash of ["", "wellbeing", "targets", "my-page", "missing"]) {
    await page.evaluate((next) => { location.hash = next; }, hash);
    await soon();
    await page.evaluate(() => { document.querySelectorAll("details").forEach((entry) => { entry.open = true; }); });
    await soon();
    told.titles.push(await page.evaluate(() => document.querySelector("h1").textContent));
    await page.evaluate(axe.source);
    const found = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"] }), TAGS);
    told.rules.push(...found.violations.map(({ id, nodes }) => [hash, id, nodes[0].target.join(" ")]));
  }
  await page.evaluate(() => { location.hash = "wellbeing"; });
  await soon();
  const box = await page.$("#f-wellbeing-what_works textarea");
  await box.focus();
  await page.keyboard.type("Geiriau o Firefox. ");
  await soon();
  await (await page.$("#speak-cy")).click();
  await soon();
  told.welsh = await page.evaluate(() => document.querySelector("h1").textContent);
  await (await page.$("#save")).click();
  await until(() => fs.readdirSync(folder).some((name) => name.endsWith(".html")));
  await soon(500);
  const [name] = fs.readdirSync(folder).filter((each) => each.endsWith(".html"));
  told.saved = { name, text: fs.readFileSync(path.join(folder, name), "utf8") };
  await browser.close();
  process.stdout.write(JSON.stringify({ ...told, errors }));
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
