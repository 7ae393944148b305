// Runs everything that must hold before a change lands: types, lint, bundles, unit tests, every sample headless, and the
// editor tests in a real VS Code. Goes on after a failure, so that one run shows them all. Last line: "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

/** Each step is a command, and how many tests it stands for once it has ended. */
const steps = [
  { title: "types", command: ["npx", "tsc", "-b"], count: asOne },
  { title: "lint", command: ["npx", "biome", "check", "."], count: asOne },
  { title: "bundles within their budgets", command: ["node", "esbuild.mjs"], count: asOne },
  { title: "unit tests", command: vitest("unit"), count: fromVitest("unit") },
  { title: "laws", command: vitest("laws"), count: fromVitest("laws") },
  { title: "samples", command: ["node", "dist/cli.js", "check", "samples"], count: asOne },
  { title: "reference cases", command: ["node", "dist/cli.js", "validate", "--sim"], count: asOne },
  { title: "editor tests in VS Code", command: ["node", "test/host/run.mjs"], count: fromLastLine },
];

mkdirSync("out", { recursive: true });
const sum = { passed: 0, failed: 0 };
for (const { title, command, count } of steps) {
  const began = Date.now();
  console.log(`\n=== ${title}: ${command.join(" ")}`);
  const { code, printed } = await run(command);
  const [passed, failed] = count(code, printed);
  sum.passed += passed;
  sum.failed += failed;
  console.log(
    `=== ${title}: ${passed} passed, ${failed} failed after ${Math.round((Date.now() - began) / 1000)} s`,
  );
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function asOne(code) {
  return code === 0 ? [1, 0] : [0, 1];
}

function vitest(set) {
  rmSync(resultsOf(set), { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsOf(set)}`];
  return ["npx", "vitest", "run", "--project", set, ...reporters];
}

function resultsOf(set) {
  return `out/${set}.json`;
}

function fromVitest(set) {
  return (code) => {
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(resultsOf(set), "utf8"));
      return [numPassedTests, atLeastOneIf(code !== 0, numFailedTests)];
    } catch {
      return [0, 1];
    }
  };
}

function fromLastLine(code, printed) {
  const [, passed = 0, failed = 0] = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return [Number(passed), atLeastOneIf(code !== 0 || passed === 0, Number(failed))];
}

/** A step that ended badly without naming a failed test is a failure itself. */
function atLeastOneIf(bad, failed) {
  return bad ? Math.max(1, failed) : failed;
}

function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (data) => {
      process.stdout.write(data);
      printed += data;
    });
    child.on("error", (error) => resolve({ code: 1, printed: String(error) }));
    child.on("close", (code) => resolve({ code, printed }));
  });
}
