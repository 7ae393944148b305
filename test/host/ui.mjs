// Leg 3: the VSIX installed into VS Code, the article opened and run as a reader would, with pictures in out/screenshots.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installHost } from "../../scripts/install-host.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { screenshot } from "./automation.mjs";
import { leastContrast } from "./contrast.mjs";
import { launchBrowser, startHost, temporaryFolder } from "./host.mjs";
import { framesWith, openFromExplorer, palette, until, workbenchReady } from "./workbench.mjs";

const article = "why-bitcoin-does-seven.l2nb";
const chart = '.plot[data-ready="1"] svg';
const themes = {
  "Dark Modern": "dark",
  "Dark High Contrast": "hc-dark",
  "Light High Contrast": "hc-light",
  "Light Modern": "light",
};
/** Tall, so that a picture shows a cell with the whole of its result. */
const viewport = { width: 1300, height: 2200 };

const extensionsDir = temporaryFolder("extensions");
const folder = temporaryFolder("article");
const file = path.join(folder, article);
const count = { passed: 0, failed: 0 };

fs.copyFileSync(path.join("samples", article), file);
const before = fs.readFileSync(file);
await install();
const host = await startHost({ extensionsDir });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport });

await test("the article opens as a notebook", async () => {
  await page.goto(host.url(`folder=${encodeURIComponent(folder)}`));
  await workbenchReady(page);
  await openFromExplorer(page, article);
  await page.waitForSelector(".notebook-toolbar-container:visible", { timeout: 60_000 });
});

await test("Run All draws scores and charts", async () => {
  const toolbar = page.locator(".notebook-toolbar-container");
  await toolbar.getByText("Run All", { exact: true }).click();
  await until("a chart", async () => (await framesWith(page, chart)).length > 0);
  await until("the scores", async () => (await framesWith(page, "text=Decentralization")).length > 0);
  await until("the end of the run", () => toolbar.getByText("Run All", { exact: true }).isVisible());
  const broken = await framesWith(page, ".plot[data-error]");
  if (broken.length > 0) throw new Error("a chart could not be drawn");
});

for (const [theme, kind] of Object.entries(themes))
  await test(`the result follows ${theme}`, async () => {
    await palette(page, "Preferences: Color Theme", theme);
    await until(
      `a card in ${kind}`,
      async () => (await framesWith(page, `[data-theme="${kind}"]`)).length > 0,
    );
    await legible();
    await screenshot(page, `notebook-${slug(theme)}`);
  });

await test("running leaves the file as it was", () => {
  if (!fs.readFileSync(file).equals(before)) throw new Error("the file has changed");
});

await test("Run Scenario… shows a result in a panel", async () => {
  const drawn = (await framesWith(page, chart)).length;
  const refused = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await palette(page, "Layerbook: Run Scenario", "Bitcoin");
  await until("the panel", async () => (await framesWith(page, chart)).length > drawn);
  await screenshot(page, "panel");
  if (refused.length > 0) throw new Error(`the panel does what its policy forbids: ${refused[0]}`);
});

console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
await browser.close();
await host.stop();
for (const used of [extensionsDir, folder]) fs.rmSync(used, { recursive: true, force: true });

/** Words in cards and charts must stand out from the editor's background: 4.5 to 1, as WCAG asks. */
async function legible() {
  await until("words that can be read", async () => {
    const [frame] = await framesWith(page, chart);
    const least = await frame?.evaluate(leastContrast);
    return least !== undefined && least >= 4.5;
  });
}

async function test(name, body) {
  try {
    await body();
    count.passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    count.failed += 1;
    console.log(`not ok - ${name}: ${error.message}`);
    await screenshot(page, `failed-${slug(name)}`);
  }
}

/** Packages the extension as it would be published, and installs that. */
async function install() {
  const vsix = packageExtension();
  const data = temporaryFolder("install");
  const server = path.join(await installHost(), "out/server-main.js");
  const folders = ["--extensions-dir", extensionsDir, "--server-data-dir", data];
  const install = ["--install-extension", vsix, "--accept-server-license-terms"];
  execFileSync(process.execPath, [server, ...install, ...folders], { stdio: "ignore" });
  fs.rmSync(data, { recursive: true, force: true });
}

function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
