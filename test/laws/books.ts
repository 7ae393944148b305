import type { Stack } from "../../src/engine/stack.ts";

/** Half of the last digit that sums of shares are looked at by. */
const slack = 5e-10;

/** Throws unless the books of every layer balance, and all value is safe, frozen or stolen. */
export function mustKeepBooks(stack: Stack): void {
  const faults = stack.audit();
  if (faults.length > 0) throw new Error(faults.join("; "));
  for (const { safe, frozen, stolen } of stack.funds()) {
    // Because this is asked after millions of events, each of which would take longer to expect than to happen.
    const isWhole = Math.abs(safe + frozen + stolen - 1) < slack;
    if (!isWhole || Math.min(safe, frozen, stolen) < 0)
      throw new Error(`${safe} safe, ${frozen} frozen, ${stolen} stolen`);
  }
}
