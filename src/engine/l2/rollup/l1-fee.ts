import type { Charges, Host } from "../../ledger/host.ts";
import { gasPerBlob } from "../../rules/blob-fee.ts";
import { gasPerNonZeroByte } from "../../rules/calldata.ts";
import { fairPubdataPrice, l1GasPerPubdataByte } from "../../rules/era-fee.ts";
import { literalSize } from "../../rules/fastlz.ts";
import { type L1Fees, l1FeeBedrock, l1FeeEcotone, l1FeeFjord } from "../../rules/op-fee.ts";
import type { BlockId } from "../../trace.ts";
import type { Costs } from "./costs.ts";
import { L1Pricer, type Paid } from "./l1-pricer.ts";
import type { Rollup } from "./parameters.ts";
import { inDollars, inWei } from "./wei.ts";

/** Blocks that the layer's view of its host's fees is behind the head (A60). */
const originDepth = 4;

/** A way to charge users that goes by the base fees of the host, and not by what was spent there. */
type Formula = Exclude<Rollup["feeFormula"], "cost" | "arbos">;

/** What a user is charged for the host: by a formula over what the host asked for some blocks ago, by a price that follows spending, or a share of what batches and claims cost. */
export class L1Fee {
  readonly costs: Costs;
  #p: Rollup;
  #data: Host;
  #pricer: L1Pricer;
  /** What the host charged, by its head when that was asked last. */
  #asked: Charges | null = null;
  #askedAt: BlockId = -1;

  constructor(p: Rollup, data: Host, costs: Costs) {
    this.#p = p;
    this.#data = data;
    this.costs = costs;
    this.#pricer = new L1Pricer(p, data);
  }

  /** One payment's part now, $. Where the host has no base fee, a formula over it would say nothing. */
  get perTransfer(): number {
    const { feeFormula } = this.#p;
    if (feeFormula === "cost") return this.costs.perTransfer;
    if (feeFormula === "arbos") return this.#pricer.perTransfer;
    const charges = this.#charges();
    return charges === null ? this.costs.perTransfer : formulaFee(this.#p, feeFormula, charges);
  }

  /** A batch is settled on the host. */
  posted(batch: Paid): void {
    if (this.#p.feeFormula === "arbos") this.#pricer.posted(batch);
  }

  #charges(): Charges | null {
    const { block } = this.#data.head();
    if (block !== this.#askedAt) this.#asked = this.#data.charges(originDepth);
    this.#askedAt = block;
    return this.#asked;
  }
}

/** What the formula says of a payment, $. */
export function formulaFee(p: Rollup, formula: Formula, charges: Charges): number {
  return inDollars(feeInWei(p, formula, charges), p.priceUsd);
}

/** A payment has no zero bytes, and is too short to repeat itself, so that FastLZ writes all of it as literals (A61). */
function feeInWei(p: Rollup, formula: Formula, charges: Charges): bigint {
  const fees = feesIn(p, charges);
  const calldataGas = BigInt(Math.round(p.transferBytes * gasPerNonZeroByte));
  switch (formula) {
    case "bedrock":
      return l1FeeBedrock(calldataGas, BigInt(p.feeOverhead), fees);
    case "ecotone":
      return l1FeeEcotone(calldataGas, fees);
    case "fjord":
      return l1FeeFjord(BigInt(literalSize(Math.ceil(p.transferBytes))), fees);
    case "pubdata":
      return pubdataFee(p, fees);
  }
}

function pubdataFee(p: Rollup, fees: L1Fees): bigint {
  const price = fairPubdataPrice({ l1GasPrice: fees.baseFee, l1PubdataPrice: pubdataPrice(p.posting, fees) });
  return BigInt(Math.ceil(p.postedBytes)) * price;
}

/** What the host asks for a byte of data by the way it goes; a byte of a blob is a blob gas. */
function pubdataPrice(posting: Rollup["posting"], { baseFee, blobBaseFee }: L1Fees): bigint {
  if (posting === "committee") return 0n;
  const inCall = baseFee * l1GasPerPubdataByte;
  if (posting === "calldata" || blobBaseFee === 0n) return inCall;
  return posting === "blobs" || blobBaseFee < inCall ? blobBaseFee : inCall;
}

function feesIn({ priceUsd, baseFeeScalar, blobBaseFeeScalar }: Rollup, { gas, blob }: Charges): L1Fees {
  return {
    baseFee: inWei(gas, priceUsd),
    blobBaseFee: inWei(blob / gasPerBlob, priceUsd),
    baseFeeScalar: BigInt(baseFeeScalar),
    blobBaseFeeScalar: BigInt(blobBaseFeeScalar),
  };
}
