// The one Chromium that tests look through, and what axe-core is asked of a page in it.

const axe = require("axe-core");
const { chromium } = require("playwright-core");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const launched = (executablePath) => chromium.launch({ executablePath, args: FLAGS });

// What a page logs as errors from now on: what the browser has refused to do for it.
function refusals(page) {
  const refused = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  return refused;
}

// The rules that a page of some width and scheme breaks, each with where it does, and how wide the page becomes.
async function judge(page, { width, colorScheme }, options = {}) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (asked) => axe.run(document, asked), { runOnly: TAGS, resultTypes: ["violations"], ...options });
  const violations = found.violations.map(({ id, nodes }) => (
    { rule: id, at: nodes.map(({ target }) => target.join(" ")) }));
  return { violations, width: await page.evaluate(() => document.scrollingElement.scrollWidth) };
}

module.exports = { judge, launched, refusals };
