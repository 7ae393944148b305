import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairPubdataPrice } from "../../../src/engine/rules/era-fee.ts";

const price = fc.bigInt({ min: 0n, max: 10n ** 12n });
const some = fc.bigInt({ min: 1n, max: 10n ** 7n });

describe("the fair price of a published byte", () => {
  it("pays for a full batch and for closing it, but for a wei a byte", () => {
    fc.assert(
      fc.property(price, price, some, some, (l1GasPrice, l1PubdataPrice, overhead, bytes) => {
        const fee =
          bytes *
          fairPubdataPrice({
            l1GasPrice,
            l1PubdataPrice,
            batchOverheadL1Gas: overhead,
            maxPubdataPerBatch: bytes,
          });
        const cost = bytes * l1PubdataPrice + overhead * l1GasPrice;
        expect(fee).toBeLessThanOrEqual(cost);
        expect(fee).toBeGreaterThan(cost - bytes);
      }),
    );
  });
});
