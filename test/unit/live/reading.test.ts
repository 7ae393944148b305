import { describe, expect, it } from "vitest";
import { Cells } from "../../../src/notebook/language/index.ts";
import type { Placed } from "../../../src/notebook/live/placed.ts";
import { type Desk, Reading } from "../../../src/notebook/live/reading.ts";
import type { Simulator } from "../../../src/notebook/live/simulator.ts";
import { Turned } from "../../../src/notebook/live/turned.ts";
import { emptyOutcome, type Outcome } from "../../../src/notebook/outcome.ts";
import { outline } from "../../../src/notebook/outline.ts";
import type { Remote, RunRequest } from "../../../src/notebook/remote.ts";
import { stopped } from "../../../src/notebook/stopped.ts";

const texts = [
  "name: base\nparams: { size: 1 MB }\nl1: { preset: bitcoin, blockSize: =size }",
  "name: other\nl1: ideal",
  "name: big\nextends: base\ndemand: 5 tx/s",
  'name: guess\npredict: "How many?"\nanswer: other.userTps',
];

/** A desk that remembers what is done at it, and a simulator that answers as soon as it is told to. */
function desk(unseen: readonly string[] = []) {
  const turned = new Turned<object>();
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  const ran: RunRequest[] = [];
  const placed: readonly Placed<number>[] = outline(texts).map((outlined, at) => ({
    ...outlined,
    cell: at + 1,
    isShown: true,
  }));
  const nameOf = (cell: number) => placed[cell - 1]?.name ?? "";
  const simulator: Simulator = {
    async run(request, _progress, token) {
      ran.push(request);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        token.onCancellationRequested(() => {
          done.push(`end ${nameOf(request.position)}`);
          resolve();
        });
      });
      return emptyOutcome({ ...stopped(request, "wall-time"), name: nameOf(request.position) });
    },
    ask: async <T>(question: (remote: never) => Promise<T>) => question({} as Remote as never),
    dispose: () => undefined,
  };
  const all: Desk<number> = {
    simulator,
    placed: async () => placed,
    turned: () => turned.of(all),
    turn: (path, value) => turned.turn(all, path, value),
    unturn: () => void turned.forget(all),
    request: (cell) => ({
      text: texts[cell - 1] ?? "",
      line: 0,
      position: cell,
      cells: texts,
      set: turned.of(all),
    }),
    isSeen: (cell) => !unseen.includes(nameOf(cell)),
    tell: ({ name }: Outcome) => void done.push(`tell ${name}`),
    keep: async (cell) => void done.push(`keep ${nameOf(cell)}`),
    run: async (cells) => void done.push(`run ${cells.map(nameOf).join(" ")}`),
    reply: async (cell, reply) => void done.push(`reply ${nameOf(cell)} ${reply}`),
    write: async () => void done.push(`write ${JSON.stringify(turned.of(all))}`),
  };
  /** Lets the simulator answer until nothing waits. */
  async function answers(): Promise<void> {
    for (let idle = 0; idle < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const next = waiting.shift();
      idle = next === undefined ? idle + 1 : 0;
      next?.();
    }
  }
  return { desk: all, done, ran, waiting, answers };
}

const turn = (value: string, isLast: boolean) =>
  ({ type: "turn", name: "base", path: "base.params.size", value, isLast }) as const;

describe("a reader who turns something", () => {
  it("sees a first look at all that hangs on it, the card under his hand first, and then all runs, which are kept", async () => {
    const { desk: all, done, ran, answers } = desk();
    const turning = new Reading(all).answer(turn("2 MB", true));
    await answers();
    await turning;
    expect(done).toEqual(["tell base", "tell big", "tell base", "keep base", "tell big", "keep big"]);
    expect(ran.map(({ within, set }) => [within !== undefined, set])).toEqual([
      [true, { "base.params.size": "2 MB" }],
      [true, { "base.params.size": "2 MB" }],
      [false, { "base.params.size": "2 MB" }],
      [false, { "base.params.size": "2 MB" }],
    ]);
  });

  it("sees first the card in which he turns what stands in another cell, also where it is not in view", async () => {
    const { desk: all, done, answers } = desk(["big"]);
    const turning = new Reading(all).answer({ ...turn("2 MB", true), name: "big" });
    await answers();
    await turning;
    expect(done).toEqual(["tell big", "tell base", "tell big", "keep big", "tell base", "keep base"]);
  });

  it("waits for no look at what he does not see", async () => {
    const { desk: all, ran, answers } = desk(["big"]);
    const turning = new Reading(all).answer(turn("2 MB", true));
    await answers();
    await turning;
    expect(ran.map(({ position, within }) => [position, within !== undefined])).toEqual([
      [1, true],
      [1, false],
      [3, false],
    ]);
  });

  it("gets what runs, and after it only the newest of many moves", async () => {
    const { desk: all, ran, answers } = desk(["big"]);
    const reading = new Reading(all);
    const moves = ["2 MB", "4 MB", "8 MB"].map((value) => reading.answer(turn(value, value === "8 MB")));
    await answers();
    await Promise.all(moves);
    const looks = ran.filter(({ within }) => within !== undefined);
    expect(looks.at(-1)?.set).toEqual({ "base.params.size": "8 MB" });
    expect(looks.length).toBeLessThan(3);
    expect(ran.filter(({ within }) => within === undefined)).toHaveLength(2);
  });

  it("ends the full runs by the next move, and what they gave is not kept", async () => {
    const { desk: all, done, ran, waiting, answers } = desk(["big"]);
    const reading = new Reading(all);
    const first = reading.answer(turn("2 MB", true));
    while (ran.length < 2) {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const next = reading.answer(turn("4 MB", true));
    expect(done).toEqual(["tell base", "end base"]);
    await answers();
    await Promise.all([first, next]);
    expect(done.filter((each) => each === "keep base")).toHaveLength(1);
    expect(ran.at(-1)?.set).toEqual({ "base.params.size": "4 MB" });
  });
});

describe("a reader who is done", () => {
  it("sets back what he turned, and sees all that hung on it as it is written", async () => {
    const { desk: all, done } = desk();
    all.turn("base.params.size", "2 MB");
    await new Reading(all).answer({ type: "reset", name: "base" });
    expect([done, all.turned()]).toEqual([["run base big"], {}]);
  });

  it("writes it into the cells before it is forgotten", async () => {
    const { desk: all, done } = desk();
    all.turn("base.params.size", "2 MB");
    await new Reading(all).answer({ type: "write", name: "base" });
    expect(done).toEqual(['write {"base.params.size":"2 MB"}', "run base big"]);
  });

  it("answers a question, whose cell alone runs", async () => {
    const { desk: all, done } = desk();
    const reading = new Reading(all);
    await reading.answer({ type: "reply", name: "guess", reply: "7" });
    await reading.answer({ type: "reply", name: "nobody", reply: "7" });
    expect(done).toEqual(["reply guess 7", "run guess"]);
  });
});

it("the cells that these tests speak of can be read", () => {
  expect(new Cells(texts).all().flatMap(({ problems }) => problems)).toEqual([]);
});
