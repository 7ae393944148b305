// Leg 3: the VSIX installed into VS Code, the article opened and run as a reader would, with pictures in out/screenshots.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installHost } from "../../scripts/install-host.mjs";
import { screenshot } from "./automation.mjs";
import { launchBrowser, startHost, temporaryFolder } from "./host.mjs";
import { framesWith, openFromExplorer, palette, until, workbenchReady } from "./workbench.mjs";

const article = "why-bitcoin-does-seven.l2nb";
const chart = "svg";
const themes = ["Dark Modern", "Dark High Contrast", "Light High Contrast", "Light Modern"];

const extensionsDir = temporaryFolder("extensions");
const folder = temporaryFolder("article");
const file = path.join(folder, article);
const count = { passed: 0, failed: 0 };

fs.copyFileSync(path.join("samples", article), file);
const before = fs.readFileSync(file);
await install();
const host = await startHost({ extensionsDir });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });

await test("the article opens as a notebook", async () => {
  await page.goto(host.url(`folder=${encodeURIComponent(folder)}`));
  await workbenchReady(page);
  await openFromExplorer(page, article);
  await page.waitForSelector(".notebook-toolbar-container:visible", { timeout: 60_000 });
});

await test("Run All draws scores and charts", async () => {
  await page.locator(".notebook-toolbar-container").getByText("Run All", { exact: true }).click();
  await until("a chart", async () => (await framesWith(page, chart)).length > 0);
  await until("a score", async () => (await framesWith(page, "text=Decentralization")).length > 0);
});

for (const theme of themes)
  await test(`the result follows ${theme}`, async () => {
    await palette(page, "Preferences: Color Theme", theme);
    await page.waitForTimeout(1500);
    await screenshot(page, `notebook-${slug(theme)}`);
  });

await test("running leaves the file as it was", () => {
  if (!fs.readFileSync(file).equals(before)) throw new Error("the file has changed");
});

await test("Run Scenario… shows a result in a panel", async () => {
  const drawn = (await framesWith(page, chart)).length;
  await palette(page, "Layerbook: Run Scenario", "Bitcoin");
  await until("the panel", async () => (await framesWith(page, chart)).length > drawn);
  await screenshot(page, "panel");
});

console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
await browser.close();
await host.stop();
for (const used of [extensionsDir, folder]) fs.rmSync(used, { recursive: true, force: true });

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
  fs.mkdirSync("out", { recursive: true });
  const vsix = path.resolve("out/layerbook.vsix");
  const vsce = path.resolve("node_modules/@vscode/vsce/vsce");
  execFileSync(process.execPath, [vsce, "package", "--no-dependencies", "--out", vsix], { stdio: "ignore" });
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
