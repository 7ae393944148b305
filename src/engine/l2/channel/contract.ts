import type { BlockRef, Contract } from "../../ledger/contract.ts";

/** The one who funds the channel, and the other. */
export type Side = 0 | 1;

/** What belongs to each side, in millionths of a dollar. */
export type Balances = readonly [number, number];

/** A transaction that both have signed: it closes the channel with the balances after update `number`. */
export interface Commitment {
  readonly number: number;
  readonly balances: Balances;
}

/** What the host knows of a channel. */
export interface Funding {
  readonly stage: "unfunded" | "open" | "closing" | "closed";
  /** What the funding transaction locked, what of it is still held, and what each side got. */
  readonly locked: number;
  readonly held: number;
  readonly paid: Balances;
  /** Who closed alone, with which commitment, at which height of the host. */
  readonly close: { readonly by: Side; readonly number: number; readonly height: number } | null;
}

export type Transaction =
  | { readonly kind: "fund"; readonly amount: number }
  /** Both sign the balances: nobody waits. */
  | { readonly kind: "cooperative"; readonly balances: Balances }
  /** One side closes alone: the other is paid at once, its own money waits for `to_self_delay`. */
  | { readonly kind: "commitment"; readonly by: Side; readonly commitment: Commitment }
  /** The other shows the secret that revoked the commitment, and takes what is held. */
  | { readonly kind: "penalty"; readonly revoked: number }
  /** The delay is over: whoever closed takes what is held. */
  | { readonly kind: "claim" };

/** Both ends of a channel on its host, as in BOLT 3; `delay` is `to_self_delay` in blocks. */
export function channelContract(delay: number): Contract<Funding, Transaction> {
  const initial: Funding = { stage: "unfunded", locked: 0, held: 0, paid: [0, 0], close: null };
  return {
    initial,
    apply: (state, transaction, at) => {
      switch (transaction.kind) {
        case "fund":
          return fund(state, transaction.amount);
        case "cooperative":
          return state.stage === "open" ? settled(state, transaction.balances) : state;
        case "commitment":
          return state.stage === "open" ? commit(state, transaction.by, transaction.commitment, at) : state;
        case "penalty":
          return punish(state, transaction.revoked);
        case "claim":
          return claim(state, delay, at);
      }
    },
  };
}

function fund(state: Funding, amount: number): Funding {
  return state.stage === "unfunded" ? { ...state, stage: "open", locked: amount, held: amount } : state;
}

function commit(state: Funding, by: Side, { number, balances }: Commitment, at: BlockRef): Funding {
  const other = opposite(by);
  return {
    ...state,
    stage: "closing",
    held: state.held - balances[other],
    paid: other === 0 ? [balances[0], 0] : [0, balances[1]],
    close: { by, number, height: at.height },
  };
}

function punish(state: Funding, revoked: number): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || close.number !== revoked) return state;
  return paidTo(state, opposite(close.by));
}

function claim(state: Funding, delay: number, at: BlockRef): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || at.height < close.height + delay) return state;
  return paidTo(state, close.by);
}

/** What is held goes to one side. */
function paidTo(state: Funding, side: Side): Funding {
  const [user, partner] = state.paid;
  return settled(state, side === 0 ? [user + state.held, partner] : [user, partner + state.held]);
}

function settled(state: Funding, paid: Balances): Funding {
  return { ...state, stage: "closed", held: 0, paid };
}

export function opposite(side: Side): Side {
  return side === 0 ? 1 : 0;
}
