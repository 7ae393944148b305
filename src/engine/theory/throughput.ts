/**
 * Transactions per second when every block is full: `block` and `transaction` in the same unit (bytes, weight units
 * or gas), `interval` the mean seconds between blocks. A ceiling: stale blocks and empty space are not in it.
 */
export function throughput(block: number, transaction: number, interval: number): number {
  return block / (transaction * interval);
}
