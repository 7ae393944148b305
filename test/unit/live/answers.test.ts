import { expect, it } from "vitest";
import { type Answered, Answers } from "../../../src/notebook/live/answers.ts";
import { TokenSource } from "../../../src/notebook/live/stop.ts";

function answers() {
  let all: readonly Answered[] = [];
  return new Answers({
    read: () => all,
    write: async (next) => {
      all = next;
    },
  });
}

it("the latest answer to a question counts, and all are remembered", async () => {
  const known = answers();
  await known.set("How many?", "7");
  await known.set("Which?", "this");
  await known.set("How many?", "8");
  expect([known.of("How many?"), known.attempts("How many?")]).toEqual(["8", ["7", "8"]]);
  expect([known.of("Which?"), known.of("How few?")]).toEqual(["this", undefined]);
});

it("an answer that is taken back is none, and was an attempt", async () => {
  const known = answers();
  await known.set("How many?", "7");
  await known.set("How many?", "");
  expect([known.of("How many?"), known.attempts("How many?")]).toEqual([undefined, ["7"]]);
});

it("of very many attempts the latest are remembered", async () => {
  const known = answers();
  for (let count = 1; count <= 250; count++) await known.set("How many?", String(count));
  expect(known.attempts("How many?")).toHaveLength(200);
  expect(known.attempts("How many?").at(-1)).toBe("250");
});

it("a token tells once, those who still listen", () => {
  const source = new TokenSource();
  const told: string[] = [];
  source.token.onCancellationRequested(() => told.push("stays"));
  source.token.onCancellationRequested(() => told.push("left")).dispose();
  expect(source.token.isCancellationRequested).toBe(false);
  source.cancel();
  source.cancel();
  expect([source.token.isCancellationRequested, told]).toEqual([true, ["stays"]]);
});
