import { describe, expect, it } from "vitest";
import { newest } from "../../../src/engine/index.ts";
import { hotAccounts } from "../../../src/engine/l1/tower/hot-account.ts";
import { solana } from "../../../src/engine/l1/tower/presets/solana.ts";
import { terms } from "../../../src/engine/l1/tower/terms.ts";
import { adder, caller, chainOf } from "../gasper/ground.ts";

const order = (gas: number) => ({ by: "somebody", bytes: 0, gas, highestFee: 1 });
const solanaTerms = terms(newest(solana));

describe("accounts that everybody writes to", () => {
  it("take so much of a block for each contract, and more than that only where one call alone needs it", () => {
    const permits = hotAccounts(1_000_000, solanaTerms);
    expect(permits(order(600_000), "exchange")).toBe(true);
    expect(permits(order(600_000), "exchange")).toBe(false);
    expect(permits(order(300_000), "exchange")).toBe(true);
    expect(permits(order(600_000), "market")).toBe(true);
    expect(permits(order(5_000_000), "lender")).toBe(true);
    expect(permits(order(1), "lender")).toBe(false);
  });

  it("count what is let in alone", () => {
    const permits = hotAccounts(1_000_000, solanaTerms, ({ by }) => by !== "somebody");
    expect(permits(order(900_000), "exchange")).toBe(false);
    expect(permits({ ...order(900_000), by: "another" }, "exchange")).toBe(true);
  });

  it("let everybody else by while calls to one contract wait", () => {
    const { ledger, until } = chainOf("solana", { validators: { one: 1 }, maxAccountUnits: 50_000 });
    const [busy, quiet] = [ledger.deploy(adder, "busy"), ledger.deploy(adder, "quiet")];
    for (let call = 0; call < 5; call++) busy.call(1, caller);
    quiet.call(1, caller);
    for (let slot = 1; slot <= 5; slot++) {
      until(0.4 * slot + 0.3);
      expect([busy.state("head"), quiet.state("head")]).toEqual([slot, 1]);
    }
  });
});
