import { describe, expect, it } from "vitest";
import {
  type Action,
  type ExitGame,
  exitGame,
  type Request,
} from "../../../src/engine/l2/plasma/exit-game.ts";

const period = 100;
const { initial, apply } = exitGame(1_000, { exitPeriod: period, exitBond: 5 });

/** The contract after actions, each at a time. */
const played = (actions: readonly (readonly [number, Action])[], from: ExitGame = initial): ExitGame =>
  actions.reduce((game, [time, action]) => apply(game, action, { block: 1, height: 1, time }), from);

const asks = (request: Partial<Request>): Action => ({
  kind: "exit",
  request: { ...{ by: "users", count: 1, value: 100, position: 0, isSpent: false }, ...request },
});

const commit = (to: number): Action => ({ kind: "commit", to });
const process = (count: number): Action => ({ kind: "process", count });

describe("the contract of a nested chain", () => {
  it("takes an exit only of an output in a block whose root it has", () => {
    const refused = played([[0, asks({ position: 3 })]]);
    expect(refused).toBe(initial);
    expect(
      played([
        [0, commit(3)],
        [10, asks({ position: 3 })],
      ]).queue?.first.exitable,
    ).toBe(2 * period);
  });

  it("pays nobody before his time, and then as many as were asked for, in order", () => {
    const game = played([
      [0, commit(1)],
      [0, asks({ position: 1, count: 2 })],
      [10, asks({ count: 3 })],
    ]);
    expect(played([[109, process(9)]], game).paid).toBe(0);
    expect(played([[110, process(9)]], game).paid).toBe(3);
    expect(played([[200, process(4)]], game).paid).toBe(3);
    expect(played([[200, process(9)]], game)).toMatchObject({
      paid: 5,
      released: 200,
      locked: 800,
      bonds: 0,
    });
  });

  it("gives the bond of a spent output to whoever challenges it, and pays it nothing", () => {
    const game = played([
      [0, asks({ by: "spenders", isSpent: true, value: 1_000 })],
      [1, asks({})],
    ]);
    const challenged = played([[50, { kind: "challenge", number: 0 }]], game);
    expect(challenged).toMatchObject({ slashed: 5, bonds: 5, frauds: [] });
    expect(played([[500, process(9)]], challenged)).toMatchObject({ stolen: 0, released: 100, unpaid: 0 });
    expect(played([[500, process(9)]], game)).toMatchObject({ stolen: 1_000, released: 0, unpaid: 1 });
  });

  it("hears no challenge against what was never spent: an owner's output, or one made out of nothing", () => {
    const game = played([
      [0, commit(1)],
      [0, asks({})],
      [0, asks({ by: "operator", position: 1 })],
    ]);
    for (const number of [0, 1, 2]) expect(played([[1, { kind: "challenge", number }]], game)).toBe(game);
  });
});
