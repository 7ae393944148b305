import { expect, test } from "vitest";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { evaluate } from "../../../src/notebook/evaluate.ts";
import { emptyOutcome, outcome } from "../../../src/notebook/outcome.ts";
import { readResult } from "../../../src/notebook/read-result.ts";
import { remote } from "../../../src/notebook/remote.ts";
import { markdown } from "../../../src/notebook/report/markdown.ts";
import { broken, stopped } from "../../../src/notebook/stopped.ts";

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const worker = () => remote(evaluate, { now: () => 0, pause: async () => {} });
const request = (text: string, cells = [text]) => ({ text, line: 3, position: cells.length, cells });
const quick = "name: quick\nl1: bitcoin\nduration: 2 h\nruns: 2\nshow: [throughput]\n";
const hour = 3_600_000;

function pumped(text: string) {
  return finish(evaluate({ text, line: 3, position: 1 }));
}

test("a run comes back as the bytes of its result and of its words", async () => {
  const result = pumped(quick);
  const { title, verdict, failure, json, words } = await worker().run(request(quick), hour, () => {});
  expect(JSON.parse(decode(json))).toEqual(JSON.parse(JSON.stringify(result)));
  expect(decode(words)).toBe(markdown(result));
  expect([title, verdict, failure]).toEqual([result.title, true, undefined]);
});

test("a result can stand in a script element", () => {
  const { json } = outcome({ ...pumped(quick), title: "</script><!--" }, "");
  expect(decode(json)).not.toContain("<");
  expect((JSON.parse(decode(json)) as { title: string }).title).toBe("</script><!--");
});

test("a cell that is wrong says what to type", async () => {
  const { verdict, failure } = await worker().run(request("l1: bitcoin\ndurration: 6 h"), hour, () => {});
  expect(verdict).toBe(false);
  expect(failure?.name).toBe("unknown-key");
  expect(failure?.message).toContain("Try: duration");
});

test("a name that another cell has keeps the second from running", async () => {
  const { failure } = await worker().run(request(quick, [quick, quick]), hour, () => {});
  expect(failure?.name).toBe("duplicate-name");
});

test("problems are counted in lines, for each cell, also where two cells are the same", () => {
  const { problems } = worker();
  const wrong = "l1: bitcoin\ndurration: 6 h\n";
  expect(problems([wrong, "l1: bitcoin"])).toMatchObject([
    [
      {
        code: "unknown-key",
        fix: "duration",
        start: { line: 1, character: 0 },
        end: { line: 1, character: 9 },
      },
    ],
    [],
  ]);
  expect(problems([quick, quick]).map((each) => each.map(({ code }) => code))).toEqual([
    [],
    ["duplicate-name"],
  ]);
});

test("every choice runs by itself", () => {
  const { choices, problems } = worker();
  expect(choices().length).toBeGreaterThan(0);
  expect(problems(choices().map(({ text }) => text)).flat()).toEqual([]);
});

test.each([
  ["stopped", stopped(request(quick), "cancelled"), undefined],
  ["out of time", stopped(request(quick), "wall-time"), true],
  ["broken", broken(request(quick), "Error: *it* broke <here>"), false],
])("what the host says of a run that was %s is what its worker would say", (_, result, verdict) => {
  const said = emptyOutcome(result);
  expect(said).toEqual(outcome(result, markdown(result)));
  expect(said.verdict).toBe(verdict);
  expect(readResult(JSON.parse(decode(said.json)))).toEqual(result);
});
