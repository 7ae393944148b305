import type { Charges, Host } from "../../ledger/host.ts";
import { gasPerBlob } from "../../rules/blob-fee.ts";
import { literalSize } from "../../rules/fastlz.ts";
import { type L1Fees, l1FeeEcotone, l1FeeFjord } from "../../rules/op-fee.ts";
import type { BlockId } from "../../trace.ts";
import type { Costs } from "./costs.ts";
import type { Rollup } from "./parameters.ts";

/** Blocks that the layer's view of its host's fees is behind the head (A60). */
const originDepth = 4;

/** Gas of a byte of a payment, none being zero (A61). Source: EIP-2028. */
const gasPerByte = 16;

const wei = 1e18;

/** What a user is charged for the host: by a formula over what the host asked for some blocks ago, or a share of what batches and claims cost. */
export class L1Fee {
  #p: Rollup;
  #data: Host;
  #costs: Costs;
  /** What the host charged, by its head when that was asked last. */
  #asked: Charges | null = null;
  #askedAt: BlockId = -1;

  constructor(p: Rollup, data: Host, costs: Costs) {
    this.#p = p;
    this.#data = data;
    this.#costs = costs;
  }

  /** One payment's part now, $. Where the host has no base fee, a formula over it would say nothing. */
  get perTransfer(): number {
    if (this.#p.feeFormula === "cost") return this.#costs.perTransfer;
    const charges = this.#charges();
    return charges === null ? this.#costs.perTransfer : formulaFee(this.#p, charges);
  }

  #charges(): Charges | null {
    const { block } = this.#data.head();
    if (block !== this.#askedAt) this.#asked = this.#data.charges(originDepth);
    this.#askedAt = block;
    return this.#asked;
  }
}

/** What the formula says of a payment, $; a payment is too short to repeat itself, so that FastLZ writes all of it as literals (A61). */
export function formulaFee(p: Rollup, charges: Charges): number {
  const fees = feesIn(p, charges);
  const fee =
    p.feeFormula === "ecotone"
      ? l1FeeEcotone(BigInt(Math.round(p.transferBytes * gasPerByte)), fees)
      : l1FeeFjord(BigInt(literalSize(Math.ceil(p.transferBytes))), fees);
  return (Number(fee) / wei) * p.priceUsd;
}

function feesIn({ priceUsd, baseFeeScalar, blobBaseFeeScalar }: Rollup, { gas, blob }: Charges): L1Fees {
  const inWei = (dollars: number) => BigInt(Math.round((dollars / priceUsd) * wei));
  return {
    baseFee: inWei(gas),
    blobBaseFee: inWei(blob / gasPerBlob),
    baseFeeScalar: BigInt(baseFeeScalar),
    blobBaseFeeScalar: BigInt(blobBaseFeeScalar),
  };
}
