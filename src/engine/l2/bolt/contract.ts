import type { BlockRef, Contract } from "../../ledger/contract.ts";

/** The one who funds the channel, and the other. */
export type Side = 0 | 1;

/** What belongs to each side, in millionths of a dollar. */
export type Balances = readonly [number, number];

/** A payment in flight that one side has offered: the other has it with its secret, and he himself has it back once its time is up. */
export interface Htlc {
  /** Its own among all of the network. */
  readonly number: number;
  readonly by: Side;
  /** Payments that it stands for, with an output each; the amount is that of the one that is followed (A89). */
  readonly count: number;
  readonly amount: number;
  /** Height of the host at which its time is up. */
  readonly cltvExpiry: number;
}

/** A transaction that both have signed: it closes the channel with the balances after update `number`. */
export interface Commitment {
  readonly number: number;
  readonly balances: Balances;
  /** Payments in flight with an output of their own; left out: none. What is in no output is the miner's. */
  readonly htlcs?: readonly Htlc[];
}

/** An HTLC that somebody took on the host. */
export interface Taken {
  readonly htlc: Htlc;
  readonly to: Side;
}

/** That somebody closed alone, at which height of the host, and what has come of it since. */
export interface Close {
  readonly by: Side;
  readonly height: number;
  /** The latest commitment that was shown. */
  readonly shown: Commitment;
  /** Whether balances are paid out; HTLCs that wait, and those that were taken. */
  readonly isSwept: boolean;
  readonly pending: readonly Htlc[];
  readonly taken: readonly Taken[];
}

/** What the host knows of a channel. */
export interface Funding {
  readonly stage: "unfunded" | "open" | "closing" | "closed";
  /** What the funding transaction locked, what of it is still held, what each side got, and what fell to a miner. */
  readonly locked: number;
  readonly held: number;
  readonly paid: Balances;
  readonly burnt: number;
  /** null: nobody closed alone. */
  readonly close: Close | null;
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
  | { readonly kind: "claim" }
  /** Whoever was promised an HTLC shows its secret. */
  | { readonly kind: "htlc-success"; readonly htlc: number }
  /** Its time is up: whoever offered it takes it back. */
  | { readonly kind: "htlc-timeout"; readonly htlc: number };

/** The two ways in which an HTLC may be taken. */
export type HtlcTx = "htlc-success" | "htlc-timeout";

const unfunded: Funding = { stage: "unfunded", locked: 0, held: 0, paid: [0, 0], burnt: 0, close: null };

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
          return claim(state, delay, justice, at);
        case "htlc-success":
        case "htlc-timeout":
          return take(state, justice, transaction, at);
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
  const burnt = feeOf(state, commitment);
  const pending = commitment.htlcs ?? [];
  return {
    ...state,
    stage: "closing",
    held: state.held - due - burnt,
    paid: to(other, due),
    burnt,
    close: { by, height, shown: commitment, isSwept: false, pending, taken: [] },
  };
}

/** What of a channel is in none of a commitment's outputs. */
function feeOf({ locked }: Funding, { balances, htlcs = [] }: Commitment): number {
  return htlcs.reduce((rest, { amount }) => rest - amount, locked - balances[0] - balances[1]);
}

function punish(state: Funding, revoked: number): Funding {
  const { stage, close, locked, burnt } = state;
  if (stage !== "closing" || close === null || close.shown.number !== revoked) return state;
  return settled(state, to(opposite(close.by), locked - burnt));
}

function correct(state: Funding, commitment: Commitment): Funding {
  const { stage, close, locked } = state;
  if (stage !== "closing" || close === null || commitment.number <= close.shown.number) return state;
  const burnt = feeOf(state, commitment);
  const pending = commitment.htlcs ?? [];
  return { ...state, held: locked - burnt, burnt, close: { ...close, shown: commitment, pending } };
}

function claim(state: Funding, delay: number, justice: Justice, at: BlockRef): Funding {
  const { stage, close } = state;
  if (stage !== "closing" || close === null || close.isSwept || at.height < close.height + delay)
    return state;
  const { by, shown } = close;
  // Because where old commitments are punished the other was paid at once.
  const due = justice === "penalty" ? to(by, shown.balances[by]) : shown.balances;
  return paidOut(state, { ...close, isSwept: true }, due);
}

/** An HTLC is taken once, by whichever of its two ways is included first. */
function take(
  state: Funding,
  justice: Justice,
  { kind, htlc: number }: Transaction & { readonly kind: HtlcTx },
  { height }: BlockRef,
): Funding {
  const { close } = state;
  const htlc = close?.pending.find((each) => each.number === number);
  if (!close || htlc === undefined || state.stage !== "closing") return state;
  if (!isInTime(kind, htlc, height, justice)) return state;
  const side = kind === "htlc-success" ? opposite(htlc.by) : htlc.by;
  const pending = close.pending.filter((each) => each !== htlc);
  return paidOut(
    state,
    { ...close, pending, taken: [...close.taken, { htlc, to: side }] },
    to(side, htlc.amount),
  );
}

/**
 * Whether a block of that height may hold it. On Bitcoin the secret is good at any time, and a lock time is over in the block behind its own (BOLT 3:
 * `locktime` is `cltv_expiry`; Bitcoin Core, IsFinalTx); Raiden's contract knows secrets only from before the expiration block, and from that on who
 * promised has it back (getLockedAmountFromLock).
 */
export function isInTime(kind: HtlcTx, { cltvExpiry }: Htlc, height: number, justice: Justice): boolean {
  if (justice === "penalty") return kind === "htlc-success" || height > cltvExpiry;
  return kind === "htlc-success" ? height < cltvExpiry : height >= cltvExpiry;
}

/** More of what is held goes to both sides; all is over once balances and HTLCs are. */
function paidOut(state: Funding, close: Close, due: Balances): Funding {
  const { held, paid } = state;
  const isOver = close.isSwept && close.pending.length === 0;
  return {
    ...state,
    stage: isOver ? "closed" : "closing",
    held: held - due[0] - due[1],
    paid: [paid[0] + due[0], paid[1] + due[1]],
    close,
  };
}

const to = (side: Side, amount: number): Balances => (side === 0 ? [amount, 0] : [0, amount]);

function settled(state: Funding, paid: Balances): Funding {
  return { ...state, stage: "closed", held: 0, paid };
}

export function opposite(side: Side): Side {
  return side === 0 ? 1 : 0;
}
