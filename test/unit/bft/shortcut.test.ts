import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { equalMiners, ofKind } from "../engine/scenarios.ts";
import { chainOf } from "../gasper/ground.ts";
import { decisions } from "./message-by-message.ts";

/** A minute of a chain whose nodes are each at a place of its own. */
const seconds = 60;

const waits = {
  ...{ timeoutCommit: 1, timeoutPropose: 1.5, timeoutProposeDelta: 0.5 },
  ...{ timeoutVote: 0.6, timeoutVoteDelta: 0.3 },
};

const never = Number.POSITIVE_INFINITY;

/** Times between nodes, milliseconds, and who is gone from when on, for how long: microseconds; for good where it is null. */
const worlds = fc.integer({ min: 4, max: 7 }).chain((validators) =>
  fc.record({
    validators: fc.constant(validators),
    delays: fc.array(fc.integer({ min: 150, max: 300 }), { minLength: 64, maxLength: 64 }),
    gone: fc.uniqueArray(
      fc.record({
        validator: fc.nat(validators - 1),
        at: fc.integer({ min: 0, max: 40_000_000 }),
        lasts: fc.option(fc.integer({ min: 1, max: 15_000_000 }), { nil: null }),
      }),
      {
        selector: ({ validator }) => validator,
        maxLength: 3,
      },
    ),
  }),
);

describe("what validators decide", () => {
  it("is decided at the very moments at which it is when every message is followed", () => {
    fc.assert(
      fc.property(worlds, ({ validators, delays, gone }) => {
        const delay = (from: number, to: number) => 1_000 * (delays[8 * from + to] as number);
        const world = {
          validators,
          delay,
          down: Array.from({ length: validators }, (_, each) => {
            const { at = never, lasts = null } = gone.find(({ validator }) => validator === each) ?? {};
            return [at, lasts === null ? never : at + lasts] as const;
          }),
          propose: [1.5e6, 0.5e6] as const,
          vote: [0.6e6, 0.3e6] as const,
          commit: 1e6,
        };
        const incidents = gone.map(
          ({ validator, at, lasts }): Incident => ({
            ...{ layer: "chain", kind: "failure", party: `miner ${validator}`, at: at / 1e6 },
            lasts: lasts === null ? null : lasts / 1e6,
          }),
        );
        const network = (nodes: number) => ({
          nodes,
          circles: () => [],
          place: (node: number) => node,
          between: delay,
        });
        const chain = chainOf(
          "tendermint",
          { ...waits, validators: equalMiners(validators) },
          { incidents, network },
        );
        chain.until(seconds);
        expect(ofKind(chain.events, "final").map(({ time }) => time)).toEqual(
          decisions(world, seconds * 1e6),
        );
      }),
      { numRuns: 15 },
    );
  });
});
