// Leg 1: the API suite inside the extension host of VS Code, driven by @vscode/test-electron. VSCODE_EXECUTABLE names a desktop
// VS Code; without it the workbench of .vscode-test stands in.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import { temporaryFolder } from "./host.mjs";

const shim = path.join(path.dirname(fileURLToPath(import.meta.url)), "shim.mjs");
// Because the workbench saves by itself: never in a folder of the project.
const folder = temporaryFolder("workspace");
try {
  await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE ?? shim,
    extensionDevelopmentPath: path.resolve("."),
    extensionTestsPath: path.resolve("dist/test/suite.js"),
    launchArgs: [folder, "--disable-extensions"],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
