// Leg 5: exported pages for everyone: what axe-core finds wrong with them in Chromium, in light and dark, wide and narrow.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { launchBrowser, temporaryFolder } from "./host.mjs";

const articles = ["why-bitcoin-does-seven", "turn-the-block-size"];
const looks = [
  { colorScheme: "light", width: 1200 },
  { colorScheme: "dark", width: 1200 },
  { colorScheme: "light", width: 400 },
];
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const folder = temporaryFolder("pages");
const count = { passed: 0, failed: 0 };
const browser = await launchBrowser();

for (const article of articles) {
  const page = path.join(folder, `${article}.html`);
  const argv = ["dist/cli.js", "export", `samples/${article}.l2nb`, "--to", "html", "-o", page];
  execFileSync(process.execPath, argv, { stdio: "ignore" });
  for (const look of looks) await test(article, page, look);
}

console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
await browser.close();
fs.rmSync(folder, { recursive: true, force: true });

async function test(article, file, { colorScheme, width }) {
  const page = await browser.newPage({
    viewport: { width, height: 1000 },
    colorScheme,
    reducedMotion: "reduce",
  });
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => {
    const plots = [...document.querySelectorAll(".layerbook-card")].flatMap(({ shadowRoot }) => [
      ...shadowRoot.querySelectorAll(".plot"),
    ]);
    return plots.length > 0 && plots.every(({ dataset }) => dataset.ready);
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const name = `${article}, ${colorScheme}, ${width} px`;
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}, such as ${nodes[0].target} ${nodes[0].html.slice(0, 160)})`,
  );
  if (wide) found.push("the page is wider than its window");
  count[found.length === 0 ? "passed" : "failed"] += 1;
  console.log(
    `${found.length === 0 ? "ok" : "not ok"} - ${name}${found.map((each) => `\n    ${each}`).join("")}`,
  );
  await page.close();
}
