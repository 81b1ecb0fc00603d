// Opens a page in one Chromium and answers questions about it: each line in is a question as JSON, each line out its answer.
//
//     NODE_PATH=build/gates/node_modules node looking.cjs /usr/bin/chromium http://127.0.0.1:1234/token/
//
// {"until": code} waits until the code comes true and answers what it returns, {"judge": {width, colorScheme}} answers what
// axe-core finds and how wide the page is, {"press": key} presses a key, {"picture": file} takes one, {"refused": true}
// answers what the browser has refused so far.

const readline = require("readline");
const { judge, launched, refusals } = require("../gates/chromium.cjs");

// The policy of the page forbids what Playwright's own waiting needs, so that the waiting is done here.
async function comesTrue(page, code) {
  for (const end = Date.now() + 90000; Date.now() < end;) {
    const told = await page.evaluate(`(${code})()`).catch(() => null);
    if (told) return told;
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
    const told = await answered(page, refused, JSON.parse(line)).then(
      (answer) => ({ answer: answer ?? null }), (error) => ({ error: error.message }));
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
  await browser.close();
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
