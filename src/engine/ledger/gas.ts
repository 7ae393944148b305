import type { Transfer } from "../family.ts";
import type { BaseFee } from "../fees/base-fee.ts";
import type { BlobMarket } from "../fees/blob-market.ts";
import type { Parameter } from "../parameters.ts";
import type { ScenarioProblem } from "../problem.ts";
import { ethereumBaseFee, nextBaseFee } from "../rules/base-fee.ts";
import { type BlobRule, blobBaseFee, gasPerBlob, nextExcessBlobGas } from "../rules/blob-fee.ts";
import type { Terms } from "./terms.ts";

/** What chains and layers say of a payment that count room by gas. */
export interface GasTransfer {
  readonly transferGas: number;
  readonly transferBytes: number;
  readonly minGasPrice: number;
  readonly priceUsd: number;
}

/** What chains say of their blocks that count room by gas. */
export interface GasBlocks extends GasTransfer {
  readonly gasLimit: number;
  readonly calldataGas: number;
  /** Least gas of a byte of data, whose call may compute little; left out: none. */
  readonly calldataFloor?: number;
  readonly feeMarket: "first-price" | "eip-1559";
  /** A full block moves the base fee by one part in so many; left out: in eight, as on Ethereum. */
  readonly baseFeeDenominator?: number;
}

export const feeMarket = {
  kind: "choice",
  options: ["first-price", "eip-1559"],
  meaning:
    "How users pay: what they bid; or a base fee that is burnt, rises after blocks fuller than half and falls after others, and a tip above it.",
} as const satisfies Parameter;

/** Room of blocks whose validators take turns, and what of it a transfer takes, and a byte of a call. */
export const gasRoom = {
  gasLimit: {
    kind: "quantity",
    dimension: "gas",
    minimum: 21_000,
    maximum: 1e12,
    meaning: "Room in a block.",
  },
  transferGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 1,
    maximum: 1e9,
    meaning: "Gas that one transfer takes.",
  },
  calldataGas: {
    kind: "quantity",
    dimension: "gas",
    minimum: 0,
    maximum: 1_000,
    meaning: "Gas for each byte of data that a contract call carries.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** What a gas limit is where those who make blocks have a say in it. */
export const votedGasLimit =
  "Room in a block; a change in mid-run is what producers want, who move it there by less than a 1,024th a block.";

export const transferBytes = {
  kind: "quantity",
  dimension: "size",
  minimum: 50,
  maximum: 4_000_000,
  meaning: "Bytes of one transfer on the wire and on disk.",
} as const satisfies Parameter;

/** Gwei in a coin, and wei in a gwei. */
export const coin = 1e9;
const gwei = 1e9;

/** Base fee by which a chain begins with EIP-1559, gwei. Source: EIP-1559, INITIAL_BASE_FEE. */
const initialBaseFee = 1;

/** Part of a block's room that EIP-1559 is to have used on average. */
const target = 1 / ethereumBaseFee.elasticityMultiplier;

/** EIP-1559 in gwei; whole wei, so that nothing is lost in between below nine million gwei. */
function eip1559({ baseFeeDenominator = ethereumBaseFee.changeDenominator }: GasBlocks): BaseFee {
  const rule = { ...ethereumBaseFee, changeDenominator: baseFeeDenominator };
  return {
    first: initialBaseFee,
    target,
    next: (price, room, used) =>
      Number(nextBaseFee(BigInt(Math.round(price * gwei)), Math.round(room), Math.floor(used), rule)) / gwei,
  };
}

/** Bytes of an Ethereum block header by its fields: nine words of 32, an address, a bloom filter of 256, and some 50 of small numbers. */
export const executionHeaderBytes = 614;

export function gasTransfer({ transferGas, transferBytes, priceUsd }: GasTransfer): Transfer {
  return { bytes: transferBytes, feeSize: transferGas, feeRate: "gasprice", dollars: priceUsd / coin };
}

/** Gas is room and is what fees are quoted by; who bids more comes first, and pays what he bid. */
export function gasTerms(p: GasTransfer) {
  return {
    size: p.transferGas,
    feeSize: p.transferGas,
    spacePerGas: 1,
    bytes: p.transferBytes,
    minFeeRate: p.minGasPrice,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    dollars: p.priceUsd / coin,
  } as const satisfies Partial<Terms>;
}

/** The same of a chain's blocks, and what room in them costs. */
export function gasBlockTerms(p: GasBlocks) {
  return {
    ...gasTerms(p),
    room: p.gasLimit,
    spacePerByte: p.calldataGas,
    floorPerByte: p.calldataFloor ?? 0,
    baseFee: p.feeMarket === "eip-1559" ? eip1559(p) : null,
  } as const satisfies Partial<Terms>;
}

/** Transfers a second that blocks carry in the long run, when one comes every so many seconds. */
export function transfersPerSecond(p: GasBlocks, blockSeconds: number): number {
  return Math.floor(gasInTheLongRun(p) / p.transferGas) / blockSeconds;
}

/** Bytes a second that calls of layers above can carry in the long run. */
export const calldataPerSecond = (p: GasBlocks, blockSeconds: number): number =>
  calldataFor(p, gasInTheLongRun(p)) / blockSeconds;

/** Bytes of calls that so much gas pays for. */
export function calldataFor(
  { calldataGas, calldataFloor = 0 }: Pick<GasBlocks, "calldataGas" | "calldataFloor">,
  gas: number,
): number {
  const gasPerByte = Math.max(calldataGas, calldataFloor);
  return gasPerByte > 0 ? gas / gasPerByte : Number.POSITIVE_INFINITY;
}

function gasInTheLongRun({ gasLimit, feeMarket }: GasBlocks): number {
  return feeMarket === "eip-1559" ? gasLimit * target : gasLimit;
}

/** A block must have room for a transfer. */
export function checkGasLimit({ gasLimit, transferGas }: GasBlocks): readonly ScenarioProblem[] {
  if (transferGas <= gasLimit) return [];
  return [
    {
      code: "out-of-range",
      path: ["gasLimit"],
      message: "No transfer fits into a block: the gas limit is less than the gas of one transfer.",
      hint: `at least ${transferGas} gas`,
    },
  ];
}

/**
 * Bytes of data in a blob of 131,072 bytes, as the OP Stack fills it: 4,096 words, of each of which 254 bits are free, and some bytes of its
 * own. Source: ethereum-optimism/specs, protocol/derivation, blob encoding, as of 2026-04-28.
 */
const blobPayload = 130_044;

/** Blobs by Ethereum's rules, of whose bytes a node downloads a share; null where a block takes none. */
export function blobMarket(rule: BlobRule, sampledShare: number): BlobMarket | null {
  if (rule.max === 0) return null;
  return {
    bytes: blobPayload,
    sampledBytes: gasPerBlob * sampledShare,
    max: rule.max,
    target: rule.target,
    price: (excess) => (Number(blobBaseFee(excess, rule.updateFraction)) * gasPerBlob) / gwei,
    next: (excessBlobGas, blobs, baseFee) => {
      const parent = {
        excessBlobGas,
        blobGasUsed: blobs * gasPerBlob,
        baseFee: BigInt(Math.round(baseFee * gwei)),
      };
      return nextExcessBlobGas(parent, rule);
    },
  };
}
