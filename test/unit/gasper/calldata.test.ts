import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newest } from "../../../src/engine/index.ts";
import { ethereum } from "../../../src/engine/l1/gasper/presets/ethereum.ts";
import { terms } from "../../../src/engine/l1/gasper/terms.ts";
import { spaceOf } from "../../../src/engine/ledger/terms.ts";
import { standardGas, transactionGas } from "../../../src/engine/rules/calldata.ts";

const whole = (max: number) => fc.integer({ min: 0, max });

describe("room that a contract call takes on Ethereum", () => {
  it("is the gas of EIP-7623: that of what it does and says, or the floor for what it says", () => {
    const today = terms(newest(ethereum));
    fc.assert(
      fc.property(whole(200_000), whole(2_000_000), (bytes, gas) => {
        const call = { zeroBytes: 0, nonZeroBytes: bytes, executionGas: gas, contractCreation: false };
        expect(spaceOf(today, { bytes, gas })).toBe(transactionGas(call));
      }),
    );
  });

  it("was that of EIP-2028 before Prague", () => {
    const then = terms({ ...newest(ethereum), calldataFloor: 0 });
    fc.assert(
      fc.property(whole(200_000), whole(2_000_000), (bytes, gas) => {
        const call = { zeroBytes: 0, nonZeroBytes: bytes, executionGas: gas, contractCreation: false };
        expect(spaceOf(then, { bytes, gas })).toBe(standardGas(call));
      }),
    );
  });
});
