import type { Agenda } from "../../kernel/agenda.ts";
import type { Attempt } from "./attempt.ts";

/** Who wants to pay whom how much, whole millionths of a dollar; for how many others it stands, and what it is for. */
export interface Wish {
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
  readonly weight: number;
  /** To pay somebody; to fill up a channel of his own; or to have it held back by the payee. */
  readonly kind: "payment" | "circle" | "jam";
}

/** Told what becomes of payments, with all routes that were tried: those that came to the payee are what it was paid by. */
export interface PaymentListener {
  readonly paid: (wish: Wish, begun: number, attempts: readonly Attempt[]) => void;
  /** No route was left, or no attempt. */
  readonly failed: (wish: Wish, begun: number, attempts: readonly Attempt[]) => void;
}

/** What payments happen in: the clock, and the chain of the host by which time locks go. */
export interface Surroundings {
  readonly agenda: Agenda;
  readonly blockSeconds: number;
  /** Height of the host's head. */
  readonly height: () => number;
  /** Whether a node tells secrets to others of its kind past those between. */
  readonly colludes: (node: number) => boolean;
}
