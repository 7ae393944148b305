import type { BlockRef, Contract } from "../../ledger/contract.ts";
import type { BlockId } from "../../trace.ts";

/** What so much of the stake says of the chain up to a block: whole dollars that have been withdrawn there since the start. */
export interface Checkpoint {
  readonly to: BlockId;
  readonly withdrawn: number;
  /** Share of the stake that has signed. */
  readonly signed: number;
}

/** The contracts on the host: the last checkpoint, and the value that they hold. Values are whole dollars. */
export interface RootChain {
  readonly last: Checkpoint;
  /** When the host's chain took it, microseconds. */
  readonly since: number;
  /** The checkpoint up to which users have been paid out. */
  readonly paid: BlockId;
  readonly locked: number;
  readonly deposited: number;
  /** Paid out to those who withdrew, and to anybody else. */
  readonly released: number;
  readonly stolen: number;
}

export type Action =
  | { readonly kind: "deposit"; readonly value: number }
  | { readonly kind: "checkpoint"; readonly checkpoint: Checkpoint }
  | { readonly kind: "exit"; readonly to: "users" | "thieves"; readonly value: number };

/** Signatures must weigh more than this share of the stake; what is just as much, in thirds that are not exact, is not more. */
export const quorum = 2 / 3 + 1e-9;

/** It cannot look at the chain: enough signatures are all it asks for. Source: maticnetwork/contracts, RootChain.submitCheckpoint. */
export function rootChain(locked: number): Contract<RootChain, Action> {
  return {
    initial: {
      ...{ last: { to: 0, withdrawn: 0, signed: 1 }, since: 0, paid: 0 },
      ...{ locked, deposited: 0, released: 0, stolen: 0 },
    },
    apply,
  };
}

function apply(chain: RootChain, action: Action, at: BlockRef): RootChain {
  switch (action.kind) {
    case "deposit":
      return {
        ...chain,
        locked: chain.locked + action.value,
        deposited: chain.deposited + action.value,
      };
    case "checkpoint": {
      const { to, signed } = action.checkpoint;
      if (signed <= quorum || to <= chain.last.to) return chain;
      return { ...chain, last: action.checkpoint, since: at.time };
    }
    case "exit":
      return exit(chain, action.to, action.value);
  }
}

/** Pays out what the last checkpoint says has been withdrawn, to whoever proves by it that it is his. */
function exit(chain: RootChain, to: "users" | "thieves", value: number): RootChain {
  const { last, locked, released, stolen } = chain;
  const owed = last.withdrawn - released - (to === "thieves" ? stolen : 0);
  if (value > Math.min(locked, owed)) return chain;
  if (to === "thieves") return { ...chain, locked: locked - value, stolen: stolen + value };
  return { ...chain, locked: locked - value, released: released + value, paid: last.to };
}
