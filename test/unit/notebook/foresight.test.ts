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

/** A foresight on a clock of its own, which goes on only while `idle` lets it, up to so many of its pauses. */
function looking(run: Evaluate = evaluate) {
  const memory = new Memory();
  const pauses: (() => void)[] = [];
  let time = 0;
  const foresight = new Foresight(run, memory, {
    now: () => time++,
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const ask = (asked: EvaluateRequest) =>
    foresight.behind(async () => {
      const result = finish(run(asked, memory));
      foresight.expect(asked, result);
      return result;
    });
  const idle = async (most = Number.POSITIVE_INFINITY) => {
    for (let count = 0; count < most && pauses.length > 0; count++) {
      pauses.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { ask, foresight, memory, idle };
}

test("what a reader may turn to next is simulated before he asks, and nothing twice", async () => {
  const { ask, memory, idle } = looking();
  await ask(turnedTo("3 MB"));
  await idle();
  expect(memory.simulated).toBe(5);
  for (const size of ["1 MB", "2 MB", "4 MB", "5 MB"]) await ask(turnedTo(size));
  await idle();
  expect(memory.simulated).toBe(5);
});

test("what was looked at ahead says what it would have said without", async () => {
  const { ask, idle } = looking();
  await ask(turnedTo("3 MB"));
  await idle();
  expect(await ask(turnedTo("4 MB"))).toEqual(finish(evaluate(turnedTo("4 MB"))));
});

test("where nothing was turned nothing is looked at", async () => {
  const { ask, memory, idle } = looking();
  await ask(request);
  await idle();
  expect(memory.simulated).toBe(1);
});

test("it stands still while somebody waits, and goes on then", async () => {
  const { ask, foresight, memory, idle } = looking();
  await ask(turnedTo("3 MB"));
  await idle(2);
  const before = memory.simulated;
  await foresight.behind(() => idle(10_000));
  expect(before).toBeLessThan(5);
  expect(memory.simulated).toBe(before);
  await idle();
  expect(memory.simulated).toBe(5);
});

test("what breaks ahead of the reader is told when he gets there", async () => {
  const breaking: Evaluate = function* (asked, memory) {
    if (asked.set?.["base.params.size"] === "4 MB") throw new Error("broken");
    return yield* evaluate(asked, memory);
  };
  const { ask, memory, idle } = looking(breaking);
  await ask(turnedTo("3 MB"));
  await idle();
  expect(memory.simulated).toBe(4);
  await expect(ask(turnedTo("4 MB"))).rejects.toThrow("broken");
});
