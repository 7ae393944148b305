import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextBaseFee } from "../../../src/engine/rules/base-fee.ts";
import { chainOf } from "../gasper/ground.ts";

/** Room for two thousand transfers, to the gas. */
const fullBlocks = { gasLimit: 42_000_000 };
const slot = 12;

interface User {
  readonly count: number;
  /** The most that one pays, gwei, and the band in which he bids. */
  readonly highest: number;
  readonly band?: number;
}

/** Ethereum, with whoever wants to pay. */
function ethereum(users: readonly User[]) {
  const chain = chainOf("ethereum", fullBlocks);
  const { mempool } = chain.ledger;
  for (const [number, { count, highest, band = 0 }] of users.entries())
    mempool.submit(band, number, number + 1, count, highest);
  return chain;
}

const wei = (gwei: number) => BigInt(Math.round(gwei * 1e9));

describe("a base fee", () => {
  it("comes to 3.247321023 gwei after ten full blocks from 1 gwei (EIP-1559)", () => {
    const { ledger, until } = ethereum([{ count: 100_000, highest: Number.POSITIVE_INFINITY }]);
    until(11.5 * slot);
    expect(ledger.tree.block(1).baseFee).toBe(1);
    expect(ledger.tree.block(11).baseFee).toBe(3.247321023);
  });

  it("is that of the block before, by the rule, whoever pays how much", () => {
    const user = fc.record({
      count: fc.integer({ min: 1, max: 5_000 }),
      highest: fc.integer({ min: 100, max: 200_000 }),
    });
    fc.assert(
      fc.property(fc.array(user, { maxLength: 20 }), (users) => {
        const { ledger, until } = ethereum(users);
        until(30.5 * slot);
        const { tree } = ledger;
        for (let block = 2; block < tree.size; block++) {
          const parent = tree.block(tree.parent(block));
          const next = nextBaseFee(wei(parent.baseFee), parent.room, parent.space);
          expect(wei(tree.block(block).baseFee)).toBe(next);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is paid by nobody who would not: who waits is served once it has fallen to him", () => {
    const users = [
      { count: 12_000, highest: 10_000_000, band: 50 },
      { count: 500, highest: 30_000 },
      // A tip of 14,000 gwei, of which a base fee of 21,000 leaves 9,000.
      { count: 10, highest: 30_000, band: 300 },
    ];
    const { ledger, until, events } = ethereum(users);
    until(400 * slot);
    const paid = events.flatMap((event) =>
      event.kind === "final"
        ? Array.from(event.parts.from, (user, row) => ({
            user,
            fee: event.parts.fee[row] as number,
            height: event.height,
          }))
        : [],
    );
    for (const { user, fee } of paid) expect(fee).toBeLessThanOrEqual(users[user]?.highest as number);
    const firstOf = (user: number) => Math.min(...paid.filter((p) => p.user === user).map((p) => p.height));
    expect([firstOf(0), firstOf(2)]).toEqual([1, 1]);
    expect(paid.find(({ user }) => user === 2)?.fee).toBe(30_000);
    // Six full blocks double the base fee, so those who pay no more than 1.43 gwei a gas are left out until it has come down again.
    expect(firstOf(1)).toBeGreaterThan(6);
    expect(ledger.mempool.waiting).toBe(0);
  });
});
