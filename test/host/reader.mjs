// The VSIX installed into VS Code with an article in the Explorer, as a reader has it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { installHost } from "../../scripts/install-host.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { launchBrowser, startHost, temporaryFolder } from "./host.mjs";
import { steps } from "./steps.mjs";
import { openFromExplorer, until, workbenchReady } from "./workbench.mjs";

/** A window of its own on a folder that holds a sample; `test` runs and counts a step, `done` says how many passed and closes everything. */
export async function reading(article, viewport) {
  const extensionsDir = temporaryFolder("extensions");
  const folder = temporaryFolder("article");
  const file = path.join(folder, article);
  fs.copyFileSync(path.join("samples", article), file);
  await install(extensionsDir);
  const host = await startHost({ extensionsDir });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport });
  const { count, test } = steps(() => page);

  async function begin() {
    await page.goto(host.url(`folder=${encodeURIComponent(folder)}`));
    await workbenchReady(page);
  }

  async function open() {
    await begin();
    await openFromExplorer(page, article);
    await page.waitForSelector(".notebook-toolbar-container:visible", { timeout: 60_000 });
  }

  async function runAll() {
    const button = page.locator(".notebook-toolbar-container").getByText("Run All", { exact: true });
    await button.click();
    // Because the button is there until the run has begun.
    await page.waitForTimeout(1000);
    await until("the end of the run", () => button.isVisible());
  }

  async function done() {
    console.log(`${count.passed} passed, ${count.failed} failed`);
    process.exitCode = count.failed === 0 ? 0 : 1;
    await browser.close();
    await host.stop();
    for (const used of [extensionsDir, folder]) fs.rmSync(used, { recursive: true, force: true });
  }

  return { page, file, folder, test, begin, open, runAll, done };
}

/** Packages the extension as it would be published, unless LAYERBOOK_VSIX names where that was done, and installs it. */
async function install(extensionsDir) {
  const vsix = process.env.LAYERBOOK_VSIX ?? packageExtension();
  const data = temporaryFolder("install");
  const server = path.join(await installHost(), "out/server-main.js");
  const folders = ["--extensions-dir", extensionsDir, "--server-data-dir", data];
  const args = ["--install-extension", vsix, "--accept-server-license-terms"];
  execFileSync(process.execPath, [server, ...args, ...folders], { stdio: "ignore" });
  fs.rmSync(data, { recursive: true, force: true });
}
