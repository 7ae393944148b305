import type { Transfer } from "../family.ts";
import type { ScenarioProblem } from "../problem.ts";
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
}

/** Gwei in a coin. */
export const coin = 1e9;

/** Bytes of an Ethereum block header by its fields: nine words of 32, an address, a bloom filter of 256, and some 50 of small numbers. */
export const executionHeaderBytes = 614;

export function gasTransfer({ transferGas, transferBytes, priceUsd }: GasTransfer): Transfer {
  return { bytes: transferBytes, feeSize: transferGas, feeRate: "gasprice", dollars: priceUsd / coin };
}

/** Gas is room and is what fees are quoted by; who pays more comes first, and pays what he bid. */
export function gasTerms(p: GasTransfer) {
  return {
    size: p.transferGas,
    feeSize: p.transferGas,
    spacePerGas: 1,
    bytes: p.transferBytes,
    minFeeRate: p.minGasPrice,
    dollars: p.priceUsd / coin,
  } as const satisfies Partial<Terms>;
}

/** Transfers a second that blocks have room for, when one comes every so many seconds. */
export function transfersPerSecond({ gasLimit, transferGas }: GasBlocks, blockSeconds: number): number {
  return Math.floor(gasLimit / transferGas) / blockSeconds;
}

/** Bytes a second that calls of layers above can carry. */
export function calldataPerSecond({ gasLimit, calldataGas }: GasBlocks, blockSeconds: number): number {
  return calldataGas > 0 ? gasLimit / calldataGas / blockSeconds : Number.POSITIVE_INFINITY;
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
