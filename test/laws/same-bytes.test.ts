import { spawnSync } from "node:child_process";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { assess, type Scenario } from "../../src/engine/index.ts";
import { finish } from "../../src/engine/kernel/finish.ts";
import { projectFolder } from "../unit/architecture/sources.ts";
import { run, scenario } from "../unit/engine/scenarios.ts";

const hour = 3_600;

/** Small, but with forks, a full market, a retarget and everything that a result can hold. */
const asked: Scenario = scenario("bitcoin", {
  layer: { retargetBlocks: 50, hashRateRatio: 1.5, confirmations: 2 },
  network: { latency: 20, bandwidth: null },
  demand: { patience: hour / 4 },
  warmup: hour,
  duration: 8 * hour,
  drain: 2 * hour,
  runs: 2,
});

/** The run, and the scores of the same scenario, as text. */
const here = () => JSON.stringify([run(asked), finish(assess(asked))]);
const hereWithoutScores = () => JSON.stringify([run(asked), null]);

/** The engine as one classic script; `answer` is then a function from the scenario as JSON to the result as JSON. */
async function script(): Promise<string> {
  const contents = `
    import { assess, simulate } from "./src/engine/index.ts";
    const finish = (steps) => { let step = steps.next(); while (!step.done) step = steps.next(); return step.value; };
    globalThis.answer = (json, scores) => {
      const scenario = JSON.parse(json);
      return JSON.stringify([finish(simulate(scenario)), scores ? finish(assess(scenario)) : null]);
    };`;
  const stdin = { contents, resolveDir: projectFolder, loader: "ts" as const };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "iife", write: false });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was built");
  return file.text;
}

/** Debian's chromium if it is there, else the one from npm: a machine without either fails here, it never skips. */
async function launch(): Promise<Browser> {
  const host = new URL("../host/host.mjs", import.meta.url).href;
  const { launchBrowser } = (await import(/* @vite-ignore */ host)) as {
    launchBrowser: () => Promise<Browser>;
  };
  return launchBrowser();
}

const json = JSON.stringify(asked);

/** An expression for a page: what a worker that runs `code` says. Text, because a function would be rewritten on its way. */
function fromWorker(code: string): string {
  return `new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])));
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  })`;
}

describe("the same scenario and seed give the same bytes", () => {
  let engine = "";
  let expected = "";
  beforeAll(async () => {
    engine = await script();
    expected = here();
    expect(expected.length).toBeGreaterThan(10_000);
  });

  it("in a worker of Node", async () => {
    const code = `${engine}; require("node:worker_threads").parentPort.postMessage(answer(${JSON.stringify(json)}, true));`;
    const worker = new Worker(code, { eval: true });
    const got = await new Promise<string>((resolve, reject) =>
      worker.once("message", resolve).once("error", reject),
    );
    await worker.terminate();
    expect(got).toBe(expected);
  });

  it("without a compiler, where every operation is interpreted", () => {
    const code = `${engine}; process.stdout.write(answer(${JSON.stringify(json)}, false));`;
    const { stdout, status, stderr } = spawnSync(process.execPath, ["--jitless", "-"], {
      input: code,
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toBe(hereWithoutScores());
  });

  it("in Chromium, in a page and in a worker of it", async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: engine });
      const inPage = await page.evaluate(`answer(${JSON.stringify(json)}, false)`);
      const inWorker = await page.evaluate(
        fromWorker(`${engine}; postMessage(answer(${JSON.stringify(json)}, true));`),
      );
      expect(inPage).toBe(hereWithoutScores());
      expect(inWorker).toBe(expected);
    } finally {
      await browser.close();
    }
  }, 400_000);
});
