// Runs every test that needs a real VS Code, one leg after the other. Last line: the sum of all legs.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installBrowser, installHost } from "../../scripts/install-host.mjs";

const legs = [
  { file: "api.mjs", title: "API in the extension host" },
  { file: "web.mjs", title: "API in the web workbench" },
  { file: "ui.mjs", title: "the installed extension, as a reader sees it" },
  { file: "live.mjs", title: "an article that answers back" },
  { file: "access.mjs", title: "exported pages for everyone" },
  { file: "exercises.mjs", title: "a lesson that asks, answered by keyboard" },
  { file: "export.mjs", title: "exported pages that answer back, without a network" },
  { file: "course.mjs", title: "from the walkthrough through a course" },
];

await installHost();
await installBrowser();
const sum = { passed: 0, failed: 0 };
const receipts = new Set();
for (const leg of legs) {
  console.log(`\n# ${leg.title}`);
  const { passed, failed, receipt } = await run(leg.file);
  sum.passed += passed;
  sum.failed += failed;
  if (receipt !== undefined) receipts.add(receipt);
}
same();
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** Counts by the last "N passed, N failed" that the leg prints; a leg that ends badly without one is a failure. */
function run(file) {
  const script = path.join(path.dirname(fileURLToPath(import.meta.url)), file);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (data) => {
      process.stdout.write(data);
      printed += data;
    });
    child.on("close", (code) => resolve(counts(printed, code)));
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

function counts(printed, code) {
  const [, passed, failed] = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [0, 0, 0];
  const unexplained = code !== 0 && Number(failed) === 0 ? 1 : 0;
  const receipt = /^# receipts (.*)$/m.exec(printed)?.[1];
  return { passed: Number(passed), failed: Number(failed) + unexplained, receipt };
}
