import { priceUsd } from "../../ledger/coin.ts";
import type { Shares, Table } from "../../parameters.ts";
import type { clocks } from "./clock.ts";
import { settlementParameters } from "./settlement-parameters.ts";

/** Parameters of a rollup, in base units. */
export interface Rollup {
  readonly settlement: "window" | "proof";
  readonly blockTime: number;
  readonly gasPerSecond: number;
  readonly transferGas: number;
  readonly gasPerByte: number;
  readonly transferBytes: number;
  readonly postedBytes: number;
  readonly batchInterval: number;
  readonly batchBytes: number;
  readonly batchGas: number;
  readonly posting: "calldata" | "blobs" | "auto" | "committee";
  readonly feeFormula: "cost" | "bedrock" | "ecotone" | "fjord" | "arbos" | "pubdata";
  readonly feeOverhead: number;
  readonly baseFeeScalar: number;
  readonly blobBaseFeeScalar: number;
  readonly committee: Shares;
  readonly committeeThreshold: number;
  readonly fallback: "yes" | "no";
  readonly claimInterval: number;
  readonly claimGas: number;
  readonly exitGas: number;
  readonly window: number;
  readonly clock: (typeof clocks)[number];
  readonly disputes: "serial" | "parallel";
  readonly gameDepth: number;
  readonly splitDepth: number;
  readonly clockExtension: number;
  readonly gracePeriod: number;
  readonly provers: number;
  readonly provingTime: number;
  readonly provingTimePerTransfer: number;
  readonly proofsPerClaim: number;
  readonly releaseDelay: number;
  readonly bond: number;
  readonly moveBond: number;
  readonly bondGrowth: number;
  readonly challengers: number;
  readonly forcedInclusion: "yes" | "no";
  readonly forceDelay: number;
  readonly openClaims: "yes" | "no";
  readonly deposits: number;
  readonly turnover: number;
  readonly upgradeKeys: Shares;
  readonly upgradeThreshold: number;
  readonly exitWindow: number;
  readonly minGasPrice: number;
  readonly priceUsd: number;
}

export const parameters: Table<Rollup> = {
  blockTime: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 3_600,
    meaning: "Least time between blocks; there are no empty ones.",
  },
  gasPerSecond: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1_000,
    maximum: 1_000_000_000_000,
    meaning: "Gas that the layer can carry in the long run, per second.",
  },
  transferGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1,
    maximum: 100_000_000,
    meaning: "Gas of a transfer.",
  },
  gasPerByte: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 100_000,
    meaning: "Gas that a byte of data costs whoever puts it on the layer.",
  },
  transferBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 1,
    maximum: 1_000_000,
    meaning: "Bytes of a transfer on the wire.",
  },
  postedBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 0.1,
    maximum: 1_000_000,
    meaning: "Bytes of a transfer in a batch, compressed.",
  },
  batchInterval: {
    kind: "quantity",
    dimension: "time",
    minimum: 1,
    maximum: 604_800,
    meaning: "Longest time between batches, where anything waits.",
  },
  batchBytes: {
    kind: "quantity",
    dimension: "size",
    minimum: 100,
    maximum: 100_000_000,
    meaning: "Bytes at which a batch is full.",
  },
  batchGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "Gas of posting a batch, beside its bytes.",
  },
  posting: {
    kind: "choice",
    options: ["calldata", "blobs", "auto", "committee"],
    meaning:
      "Where the data of batches go: to the host as data of a call; in blobs, where it has any; as whichever is cheaper at the time; or to a committee, while the host is told no more than that it has them.",
  },
  feeFormula: {
    kind: "choice",
    options: ["cost", "bedrock", "ecotone", "fjord", "arbos", "pubdata"],
    meaning:
      "What users pay for the host: a share of what batches and claims cost; by the OP Stack's formula over the host's base fees, of 2023-06-06 (Bedrock), 2024-03-14 (Ecotone) or 2024-07-10 (Fjord); by a price that follows what batches cost, as ArbOS keeps it; or by what the host asks for a published byte and for closing a full batch, as ZKsync does (pubdata). On a host without a base fee, formulas over it give way to a share of the cost.",
  },
  feeOverhead: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000_000,
    whole: true,
    meaning: "Gas that Bedrock's formula adds to that of a transaction's data.",
  },
  baseFeeScalar: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 4_294_967_295,
    whole: true,
    meaning: "Millionths of the host's base fee, times 16, that a formula charges for a byte.",
  },
  blobBaseFeeScalar: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 4_294_967_295,
    whole: true,
    meaning: "Millionths of the host's blob base fee that a formula charges for a byte.",
  },
  committee: {
    kind: "shares",
    minimum: 0,
    maximum: 1_000,
    meaning: "Members of the committee that keeps the data; nobody, where the host does.",
  },
  committeeThreshold: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "Members who must sign that they have the data of a batch.",
  },
  fallback: {
    kind: "choice",
    options: ["yes", "no"],
    meaning: "Whether the host is given the data when too few members sign; where it is not, batches wait.",
  },
  ...settlementParameters,
  deposits: {
    kind: "quantity",
    dimension: "money",
    minimum: 1,
    maximum: 1_000_000_000_000_000,
    meaning: "Value that users hold on the layer when the run starts.",
  },
  turnover: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 1,
    meaning: "Share of that value which is deposited, and withdrawn, each day.",
  },
  upgradeKeys: {
    kind: "shares",
    minimum: 0,
    maximum: 1_000,
    meaning: "Holders of the keys that can change the layer's contracts; nobody, where there are none.",
  },
  upgradeThreshold: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "Keys that it takes.",
  },
  exitWindow: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Time from their decision to the change, in which users can leave; 0 where the change holds at once.",
  },
  minGasPrice: {
    kind: "quantity",
    dimension: "gasprice",
    minimum: 0.000001,
    maximum: 1_000_000,
    meaning: "Least gas price that the sequencer accepts.",
  },
  priceUsd,
};
