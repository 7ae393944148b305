import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sharded } from "../../../src/engine/l1/sharded/parameters.ts";
import { faultsOf, quorumOf, Votes } from "../../../src/engine/l1/sharded/votes.ts";
import { mesh } from "../../../src/engine/network/network.ts";
import { pbftMessages, quorum } from "../../../src/engine/theory/byzantine.ts";

const parties = Array.from({ length: 12 }, (_, party) => ({ name: `${party}`, share: 1 / 12 }));
const internet = { preset: "internet-2019", latency: null, bandwidth: null };

function votes(changes: Partial<Sharded>, network: Parameters<typeof mesh>[0] = internet): Votes {
  const p = { consensus: "pbft", phases: 4, messageTime: 0, ...changes } as Sharded;
  return new Votes(p, mesh(network, parties.length + 1), parties);
}

const ballot = (size: number, up = size) => ({ size, up, from: 0, to: 0, bytes: 1_000 });
const size = fc.integer({ min: 1, max: 2_000 });

describe("A committee", () => {
  it("decides by the quorum of Castro and Liskov: any two of them share somebody honest", () => {
    fc.assert(
      fc.property(size, (n) => {
        expect({ f: faultsOf(n), quorum: quorumOf(n) }).toEqual(quorum(n));
        expect(2 * quorumOf(n) - n).toBeGreaterThan(faultsOf(n));
      }),
    );
  });

  it.each([
    [4, 24],
    [7, 84],
    [100, 19_800],
    [600, 718_800],
  ])("of %i sends %i messages by PBFT, each counted where it is sent", (n, messages) => {
    expect(votes({}).decide(ballot(n)).messages).toBe(messages);
    expect(pbftMessages(n)).toBe(messages);
  });

  it("of 600 sends 4,792 where a leader collects the votes of four phases, and a quarter where they are chained", () => {
    expect(votes({ consensus: "linear" }).decide(ballot(600)).messages).toBe(4_792);
    expect(votes({ consensus: "chained" }).decide(ballot(600)).messages).toBe(1_198);
  });

  it("takes three ways of a message by PBFT and two for each phase of a leader, where all ways are alike", () => {
    const alike = { preset: "internet-2019", latency: 0.1, bandwidth: 1e15 };
    expect(votes({}, alike).decide(ballot(10)).time).toBe(300_000);
    expect(votes({ consensus: "linear" }, alike).decide(ballot(10)).time).toBe(800_000);
    expect(votes({ consensus: "chained" }, alike).decide(ballot(10)).time).toBe(200_000);
  });

  it("takes longer the larger it is, as messages are checked one after the other", () => {
    const time = (n: number) => votes({ messageTime: 0.001 }).decide(ballot(n)).time;
    expect(time(600) - time(100)).toBeGreaterThan(0.9 * 2 * (400 - 67) * 1_000);
  });

  it("never waits less when fewer vote", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const up = quorumOf(n) + Math.floor(part * faultsOf(n));
        const few = votes({}).decide(ballot(n, up)).time;
        expect(few).toBeGreaterThanOrEqual(votes({}).decide(ballot(n)).time);
      }),
    );
  });
});
