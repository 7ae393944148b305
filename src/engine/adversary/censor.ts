import type { Decisions } from "./decisions.ts";

/** What a plan decides that leaves the calls of victims out, each a layer or a party of one, as LAYER or LAYER.PARTY; with none, all calls. */
export function leaveOut(_: unknown, __: unknown, victims: readonly string[]): Decisions {
  const shunned = new Set(victims);
  return {
    include: ({ by }, layer) => shunned.size > 0 && !shunned.has(layer) && !shunned.has(`${layer}.${by}`),
  };
}
