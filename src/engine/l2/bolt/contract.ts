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
  /** Who closed alone, at which height of the host, and the latest commitment that was shown since. */
  readonly close: { readonly by: Side; readonly height: number; readonly shown: Commitment } | null;
}

/** What an old commitment costs whoever closed with it, once the other shows that: all that is in the channel, or only what was not his. */
export type Justice = "penalty" | "correction";

/** What a channel goes by: `delay` blocks pass before whoever closed alone is paid. */
export interface ClosingRules {
  readonly delay: number;
  readonly justice: Justice;
}

export type Transaction =
  | { readonly kind: "fund"; readonly amount: number }
  /** Both sign the balances: nobody waits. */
  | { readonly kind: "cooperative"; readonly balances: Balances }
  /** One side closes alone: its own money waits for the delay; where old commitments are punished, the other is paid at once. */
  | { readonly kind: "commitment"; readonly by: Side; readonly commitment: Commitment }
  /** The other shows the secret that revoked the commitment, and takes what is held. */
  | { readonly kind: "penalty"; readonly revoked: number }
  /** The other shows a later commitment, by which both are paid after the delay. */
  | { readonly kind: "correction"; readonly commitment: Commitment }
  /** The delay is over: whoever closed takes what is held. */
  | { readonly kind: "claim" };

const unfunded: Funding = { stage: "unfunded", locked: 0, held: 0, paid: [0, 0], close: null };

/** Both ends of a channel on its host: as in BOLT 3, where `delay` is `to_self_delay`, or as in Raiden's contract, where it is the settle timeout. */
export function channelContract({ delay, justice }: ClosingRules): Contract<Funding, Transaction> {
  return {
    initial: unfunded,
    apply: (state, transaction, at) => {
      switch (transaction.kind) {
        case "fund":
          return fund(state, transaction.amount);
        case "cooperative":
          return state.stage === "open" ? settled(state, transaction.balances) : state;
        case "commitment":
          return state.stage === "open" ? commit(state, justice, transaction, at) : state;
        case "penalty":
          return justice === "penalty" ? punish(state, transaction.revoked) : state;
        case "correction":
          return justice === "correction" ? correct(state, transaction.commitment) : state;
        case "claim":
          return claim(state, delay, at);
      }
    },
  };
}

function fund(state: Funding, amount: number): Funding {
  return state.stage === "unfunded" ? { ...state, stage: "open", locked: amount, held: amount } : state;
}

/** A channel that was funded with so much. */
export const funded = (amount: number): Funding => fund(unfunded, amount);

function commit(
  state: Funding,
  justice: Justice,
  { by, commitment }: Transaction & { readonly kind: "commitment" },
  { height }: BlockRef,
): Funding {
  const other = opposite(by);
  const due = justice === "penalty" ? commitment.balances[other] : 0;
  return {
    ...state,
    stage: "closing",
    held: state.held - due,
    paid: other === 0 ? [due, 0] : [0, due],
    close: { by, height, shown: commitment },
  };
}

function punish(state: Funding, revoked: number): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || close.shown.number !== revoked) return state;
  const other = opposite(close.by);
  return settled(state, other === 0 ? [state.locked, 0] : [0, state.locked]);
}

function correct(state: Funding, commitment: Commitment): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || commitment.number <= close.shown.number) return state;
  return { ...state, close: { ...close, shown: commitment } };
}

function claim(state: Funding, delay: number, at: BlockRef): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || at.height < close.height + delay) return state;
  return settled(state, close.shown.balances);
}

function settled(state: Funding, paid: Balances): Funding {
  return { ...state, stage: "closed", held: 0, paid };
}

export function opposite(side: Side): Side {
  return side === 0 ? 1 : 0;
}

/** Blocks after the delay for which whoever did not close leaves it to the other to have all paid out, where either may (A92). */
const courtesy = 10;

/**
 * What the node of a side does about a channel that somebody has closed alone, `next` being the height of the host's next block: it shows that the
 * state is older than `latest`, or has the delay's end pay out; null: it waits.
 */
export function reaction(
  { stage, close }: Funding,
  side: Side,
  latest: Commitment,
  next: number,
  { delay, justice }: ClosingRules,
): Transaction | null {
  if (stage !== "closing" || close === null) return null;
  if (close.by !== side && close.shown.number < latest.number)
    return justice === "penalty"
      ? { kind: "penalty", revoked: close.shown.number }
      : { kind: "correction", commitment: latest };
  const due = close.height + delay;
  if (close.by === side) return next >= due ? { kind: "claim" } : null;
  return justice === "correction" && next >= due + courtesy ? { kind: "claim" } : null;
}
