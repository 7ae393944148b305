import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calldata, floorGas, standardGas, transactionGas } from "../../../src/engine/rules/calldata.ts";

const count = fc.integer({ min: 0, max: 200_000 });
const anything = fc
  .tuple(count, count, fc.integer({ min: 0, max: 3_000_000 }), fc.boolean())
  .map(([zeroBytes, nonZeroBytes, executionGas, contractCreation]) => ({
    ...{ zeroBytes, nonZeroBytes, executionGas, contractCreation },
  }));
const transfer: Calldata = { zeroBytes: 0, nonZeroBytes: 0, executionGas: 0, contractCreation: false };

describe("the gas of a transaction", () => {
  it("is 21,000 for a transfer, and for data alone 10 and 40 a byte where it was 4 and 16", () => {
    expect([standardGas(transfer), transactionGas(transfer)]).toEqual([21_000, 21_000]);
    const blobful = { ...transfer, nonZeroBytes: 131_072 };
    expect([standardGas(blobful), transactionGas(blobful)]).toEqual([2_118_152, 5_263_880]);
    expect(transactionGas({ ...transfer, zeroBytes: 1_000 })).toBe(31_000);
  });

  it("is as before Prague for those who compute more than six gas a token, and the floor for the rest", () => {
    fc.assert(
      fc.property(anything, (all) => {
        const transaction = { ...all, contractCreation: false };
        const tokens = transaction.zeroBytes + 4 * transaction.nonZeroBytes;
        const computes = transaction.executionGas > 6 * tokens;
        return transactionGas(transaction) === (computes ? standardGas : floorGas)(transaction);
      }),
    );
  });

  it("never falls when anything is added", () => {
    fc.assert(
      fc.property(anything, count, (all, more) =>
        [
          { ...all, zeroBytes: all.zeroBytes + more },
          { ...all, nonZeroBytes: all.nonZeroBytes + more },
          { ...all, executionGas: all.executionGas + more },
          { ...all, contractCreation: true },
        ].every(
          (larger) => transactionGas(larger) >= transactionGas(all) && floorGas(larger) >= floorGas(all),
        ),
      ),
    );
  });

  it("holds 32,000 for a new contract and two for each word of its code", () => {
    const code = { ...transfer, nonZeroBytes: 33, executionGas: 100_000 };
    expect(transactionGas({ ...code, contractCreation: true }) - transactionGas(code)).toBe(32_004);
    expect(floorGas({ ...code, contractCreation: true })).toBe(floorGas(code));
  });
});
