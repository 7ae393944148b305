import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  channelContract,
  type Funding,
  type Side,
  type Transaction,
} from "../../../src/engine/l2/bolt/contract.ts";
import { SignedBalances } from "../../../src/engine/l2/channel/balances.ts";
import { lightningChannel } from "../../../src/engine/l2/channel/presets/lightning-channel.ts";
import { newest } from "../../../src/engine/parameters.ts";

const delay = 6;
const contract = channelContract({ delay, justice: "penalty" });

/** The state after transactions that were each included at a height. */
function stateAfter(
  ...transactions: readonly (readonly [height: number, transaction: Transaction])[]
): Funding {
  return transactions.reduce(
    (state, [height, transaction]) =>
      contract.apply(state, transaction, { block: height, height, time: height }),
    contract.initial,
  );
}

const fund: Transaction = { kind: "fund", amount: 100 };
const close = (by: Side, number: number, user: number): Transaction => ({
  kind: "commitment",
  by,
  commitment: { number, balances: [user, 100 - user] },
});

describe("the contract of a channel where old commitments are corrected", () => {
  const corrects = channelContract({ delay, justice: "correction" });
  const corrected = (...transactions: readonly (readonly [height: number, transaction: Transaction])[]) =>
    transactions.reduce(
      (state, [height, each]) => corrects.apply(state, each, { block: height, height, time: height }),
      corrects.initial,
    );
  const later = (number: number, user: number): Transaction => ({
    kind: "correction",
    commitment: { number, balances: [user, 100 - user] },
  });
  const cheat = [
    [1, fund],
    [10, close(1, 3, 10)],
  ] as const;

  it("pays nobody before the delay, then both by the latest commitment that was shown", () => {
    expect(corrected(...cheat)).toMatchObject({ held: 100, paid: [0, 0] });
    expect(corrected(...cheat, [16, { kind: "claim" }]).paid).toEqual([10, 90]);
    expect(corrected(...cheat, [12, later(5, 70)], [16, { kind: "claim" }]).paid).toEqual([70, 30]);
    expect(corrected(...cheat, [12, later(5, 70)], [13, later(4, 90)], [16, { kind: "claim" }]).paid).toEqual(
      [70, 30],
    );
    expect(corrected(...cheat, [12, later(2, 70)]).close?.shown.number).toBe(3);
  });

  it("takes nothing from whoever closed with an old one", () => {
    expect(corrected(...cheat, [12, { kind: "penalty", revoked: 3 }]).stage).toBe("closing");
    expect(stateAfter(...cheat, [12, later(5, 70)]).close?.shown.number).toBe(3);
  });
});

describe("the contract of a channel", () => {
  it("pays both at once when both sign", () => {
    const { stage, paid, held } = stateAfter([1, fund], [2, { kind: "cooperative", balances: [70, 30] }]);
    expect({ stage, paid, held }).toEqual({ stage: "closed", paid: [70, 30], held: 0 });
  });

  it("pays the other at once, and whoever closed alone after the delay and not a block before", () => {
    const closing = [
      [1, fund],
      [10, close(1, 3, 70)],
    ] as const;
    expect(stateAfter(...closing).paid).toEqual([70, 0]);
    expect(stateAfter(...closing, [10 + delay - 1, { kind: "claim" }]).stage).toBe("closing");
    expect(stateAfter(...closing, [10 + delay, { kind: "claim" }]).paid).toEqual([70, 30]);
  });

  it("gives all to the other when he shows the secret of that very commitment, until it is claimed", () => {
    const cheat = [
      [1, fund],
      [10, close(1, 3, 10)],
    ] as const;
    expect(stateAfter(...cheat, [12, { kind: "penalty", revoked: 3 }]).paid).toEqual([100, 0]);
    expect(stateAfter(...cheat, [12, { kind: "penalty", revoked: 2 }]).stage).toBe("closing");
    const late = stateAfter(...cheat, [16, { kind: "claim" }], [17, { kind: "penalty", revoked: 3 }]);
    expect(late.paid).toEqual([10, 90]);
  });

  it("neither makes nor loses money, whatever is sent to it and in whatever order", () => {
    const transaction = fc.oneof<fc.Arbitrary<Transaction>[]>(
      fc.constant(fund),
      fc.nat(100).map((user) => ({ kind: "cooperative", balances: [user, 100 - user] })),
      fc
        .tuple(fc.constantFrom(0, 1), fc.nat(3), fc.nat(100))
        .map(([by, number, user]) => close(by as Side, number, user)),
      fc.nat(3).map((revoked) => ({ kind: "penalty", revoked })),
      fc.constant({ kind: "claim" }),
    );
    fc.assert(
      fc.property(fc.array(transaction, { maxLength: 20 }), (sent) => {
        let state = contract.initial;
        for (const [height, each] of sent.entries()) {
          state = contract.apply(state, each, { block: height, height, time: height });
          expect(state.held + state.paid[0] + state.paid[1]).toBe(state.locked);
          expect(Math.min(state.held, ...state.paid)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe("what two have signed", () => {
  it("stays within the capacity, with a reserve on either side", () => {
    const p = { ...newest(lightningChannel), capacity: 10, payment: 0.7, reserve: 0.05 };
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Side>(0, 1), { maxLength: 60 }), (payers) => {
        const balances = new SignedBalances(p);
        for (const from of payers) {
          const before = balances.latest;
          const isPaid = balances.pay(from);
          const { number, balances: held } = balances.latest;
          expect(held[0] + held[1]).toBe(10e6);
          expect(Math.min(...held)).toBeGreaterThanOrEqual(0.5e6);
          expect(number).toBe(before.number + (isPaid ? 1 : 0));
          for (const side of [0, 1] as const)
            expect(balances.best(side).balances[side]).toBeGreaterThanOrEqual(held[side]);
        }
      }),
    );
  });
});
