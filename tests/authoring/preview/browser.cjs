// Opens a page in Chromium and answers questions about it, one line of JSON each, with one line of JSON.
//
//     NODE_PATH=build/gates/node_modules node browser.cjs /usr/bin/chromium http://127.0.0.1:1234/token/
//
// {"until": code} waits until the code returns a true value and answers it, {"judge": {width, colorScheme}} answers the
// violations that axe-core reports and the page's width, {"press": key} presses a key, {"picture": file} takes a
// screenshot, {"refused": true} answers what the browser has refused so far.

const readline = require("readline");
const { judge, launched, refusals } = require("../../gates/chromium.cjs");

// The page's policy forbids what Playwright's own waiting needs.
async function comesTrue(page, code) {
  for (const end = Date.now() + 90000; Date.now() < end;) {
    const result = await page.evaluate(`(${code})()`).catch(() => null);
    if (result) return result;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`never true: ${code}; the page says: ${await page.evaluate("document.body.innerText")}`);
}

async function answered(page, refused, { until, judge: how, press, picture }) {
  if (until) return comesTrue(page, until);
  if (how) return judge(page, how, { iframes: false });
  if (press) return page.keyboard.press(press);
  if (picture) return page.screenshot({ path: picture, fullPage: true }).then(() => true);
  return refused;
}

async function main([executablePath, address]) {
  const browser = await launched(executablePath);
  const page = await browser.newPage();
  const refused = refusals(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const result = await answered(page, refused, JSON.parse(line)).then(
      (answer) => ({ answer: answer ?? null }), (error) => ({ error: error.message }));
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  await browser.close();
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
