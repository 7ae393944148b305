#!/usr/bin/env node
// Stands for the VS Code executable: takes the arguments that @vscode/test-electron gives to desktop VS Code, and runs the
// suite in the same workbench and extension host, drawn by a headless browser.
import path from "node:path";
import { runSuite } from "./automation.mjs";
import { launchBrowser, payload, startHost } from "./host.mjs";

const given = process.argv.slice(2);
const option = (name) => given.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);
const development = path.resolve(option("extensionDevelopmentPath"));
const tests = path.resolve(option("extensionTestsPath"));
const folder = given.find((text) => !text.startsWith("-"));

const host = await startHost({ driver: true });
const browser = await launchBrowser();
const where = folder ? `folder=${encodeURIComponent(path.resolve(folder))}` : "ew=true";
const address = host.url(`${where}&${payload(host.port, { development, tests })}`);
const code = await runSuite(browser, address, "api");
await browser.close();
await host.stop();
process.exit(code);
