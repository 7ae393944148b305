import { nextBaseFee } from "../rules/base-fee.ts";
import { type BlobRule, gasPerBlob } from "../rules/blob-fee.ts";
import { nextGasLimit } from "../rules/gas-limit.ts";

/** The base fee, wei a gas, after so many blocks that all use the same. Source: EIP-1559, block by block. */
export function baseFeeAfter(blocks: number, start: bigint, gasLimit: number, gasUsed: number): bigint {
  let fee = start;
  for (let block = 0; block < blocks; block++) fee = nextBaseFee(fee, gasLimit, gasUsed);
  return fee;
}

/**
 * Fewest blocks in which a gas limit gets from one value to another when every producer wants it, each step below one part in `divisor` of the
 * parent's limit; null where no step gets there. Source: EIP-1559, block by block.
 */
export function gasLimitRamp(start: number, end: number, divisor: number): number | null {
  let blocks = 0;
  for (let limit = start; limit !== end; blocks++) {
    const next = nextGasLimit(limit, end, divisor);
    if (Math.abs(end - next) >= Math.abs(end - limit)) return null;
    limit = next;
  }
  return blocks;
}

/** Bytes of blobs a second, at the target and at most. */
export function blobBytesPerSecond({ target, max }: BlobRule, slotSeconds: number) {
  const rate = (blobs: number) => (blobs * gasPerBlob) / slotSeconds;
  return { target: rate(target), max: rate(max) };
}
