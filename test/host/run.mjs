// Runs every test that needs a real VS Code, two legs at a time: one mostly waits while the other works. Each leg's words stay
// together. Last line: the sum of all legs.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installBrowser, installHost } from "../../scripts/install-host.mjs";
import { packageExtension } from "../../scripts/package.mjs";

/** The longest first, so that none is left to itself at the end. */
const legs = [
  { file: "ui.mjs", title: "the installed extension, as a reader sees it" },
  { file: "api.mjs", title: "API in the extension host" },
  { file: "live.mjs", title: "an article that answers back" },
  { file: "access.mjs", title: "exported pages for everyone" },
  { file: "exercises.mjs", title: "a lesson that asks, answered by keyboard" },
  { file: "course.mjs", title: "from the walkthrough through a course" },
  { file: "web.mjs", title: "API in the web workbench" },
  { file: "export.mjs", title: "exported pages that answer back, without a network" },
];
const atOnce = 2;

await installHost();
await installBrowser();
// Because legs that run side by side would write the same file.
const vsix = packageExtension();
const sum = { passed: 0, failed: 0 };
const receipts = new Set();
const waiting = [...legs];
await Promise.all(Array.from({ length: atOnce }, worker));
same();
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** Runs one leg after the other while there are any. */
async function worker() {
  for (let leg = waiting.shift(); leg !== undefined; leg = waiting.shift()) {
    const began = Date.now();
    const { code, printed } = await run(leg.file);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`\n# ${leg.title}, ${seconds} s\n${printed.trimEnd()}`);
    const { passed, failed, receipt } = counts(printed, code);
    sum.passed += passed;
    sum.failed += failed;
    if (receipt !== undefined) receipts.add(receipt);
  }
}

function run(file) {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), file);
  return new Promise((resolve) => {
    const env = { ...process.env, LAYERBOOK_VSIX: vsix };
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"], env });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        printed += text;
      });
    child.on("close", (code) => resolve({ code, printed }));
  });
}

/** Both kinds of extension host must get the same numbers. */
function same() {
  const agree = receipts.size === 1;
  sum[agree ? "passed" : "failed"] += 1;
  console.log(
    `\n${agree ? "ok" : "not ok"} - both extension hosts get the same results: ${[...receipts].join(" and ")}`,
  );
}

/** Counts by the last "N passed, N failed" that the leg prints; a leg that ends badly without one is a failure. */
function counts(printed, code) {
  const [, passed, failed] = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [0, 0, 0];
  const unexplained = code !== 0 && Number(failed) === 0 ? 1 : 0;
  const receipt = /^# receipts (.*)$/m.exec(printed)?.[1];
  return { passed: Number(passed), failed: Number(failed) + unexplained, receipt };
}
