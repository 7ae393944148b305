import { expect, test } from "vitest";
import { finish } from "../../../src/engine/kernel/finish.ts";
import { Memory } from "../../../src/notebook/answer/memory.ts";
import { type Evaluate, type EvaluateRequest, evaluate } from "../../../src/notebook/evaluate.ts";
import { Foresight } from "../../../src/notebook/foresight.ts";

const text = `name: base
params: { size: { value: 2 MB, from: 1 MB, to: 5 MB, step: 1 MB } }
l1: { preset: bitcoin, blockSize: = size }
duration: 1 min
runs: 1
show: [throughput]
`;
const request: EvaluateRequest = { text, line: 0, position: 1, cells: [text], isCoarse: true };
const turnedTo = (value: string): EvaluateRequest => ({ ...request, set: { "base.params.size": value } });

function looking(run: Evaluate = evaluate) {
  const memory = new Memory();
  const foresight = new Foresight(run, memory, {
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const ask = (asked: EvaluateRequest) =>
    foresight.behind(async () => {
      const result = finish(run(asked, memory));
      foresight.expect(asked, result);
      return result;
    });
  return { ask, foresight, memory };
}

/** Long enough for what began last to end. */
const settled = async (memory: Memory, count: number) => {
  for (let waits = 0; memory.simulated < count && waits < 1000; waits++)
    await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, 200));
};

test("what a reader may turn to next is simulated before he asks, and nothing twice", async () => {
  const { ask, memory } = looking();
  await ask(turnedTo("3 MB"));
  await settled(memory, 5);
  expect(memory.simulated).toBe(5);
  for (const size of ["1 MB", "2 MB", "4 MB", "5 MB"]) await ask(turnedTo(size));
  await settled(memory, 5);
  expect(memory.simulated).toBe(5);
});

test("what was looked at ahead says what it would have said without", async () => {
  const { ask, memory } = looking();
  await ask(turnedTo("3 MB"));
  await settled(memory, 5);
  expect(await ask(turnedTo("4 MB"))).toEqual(finish(evaluate(turnedTo("4 MB"))));
});

test("where nothing was turned nothing is looked at", async () => {
  const { ask, memory } = looking();
  await ask(request);
  await settled(memory, 1);
  expect(memory.simulated).toBe(1);
});

test("it stands still while somebody waits", async () => {
  const { ask, foresight, memory } = looking();
  await ask(turnedTo("3 MB"));
  let before = 0;
  await foresight.behind(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    before = memory.simulated;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(memory.simulated).toBe(before);
  });
  await settled(memory, 5);
  expect(memory.simulated).toBe(5);
});

test("what breaks ahead of the reader is told when he gets there", async () => {
  const breaking: Evaluate = function* (asked, memory) {
    if (asked.set?.["base.params.size"] === "4 MB") throw new Error("broken");
    return yield* evaluate(asked, memory);
  };
  const { ask, memory } = looking(breaking);
  await ask(turnedTo("3 MB"));
  await settled(memory, 4);
  expect(memory.simulated).toBe(4);
  await expect(ask(turnedTo("4 MB"))).rejects.toThrow("broken");
});
