import type { Incident } from "../../scenario.ts";
import type { TraceEvent } from "../../trace.ts";
import { type Inputs, number } from "../inputs.ts";
import { type Circumstances, demandOf, measuredOn, referenceCase, type Values, watch } from "./scenarios.ts";

/** Of all of stake and slots, equal parts, so that any tenth can be offline. */
const validatorCount = 30;

const validators = Object.fromEntries(
  Array.from({ length: validatorCount }, (_, each) => [`validator ${each + 1}`, 1]),
);

/** Links so quick that slots and votes are all that takes time. */
const quick = { preset: "internet-2019", latency: 0.001, bandwidth: 1e12 };

type Kind = TraceEvent["kind"];

/** From a block until it is final where nobody is missing, s. */
export function rootTime(inputs: Inputs): number {
  return meanWait(inputs, "finalized");
}

/** From a block until two thirds of the stake have been heard to vote for it, s. */
export function confirmationTime(inputs: Inputs): number {
  return meanWait(inputs, "confirmed");
}

/** Votes among all transactions, of a cluster whose users send so many a second. */
export function voteShare(inputs: Inputs): number {
  const demand = demandOf(number(inputs, "userTps"));
  const { warmup, drain } = { warmup: 30, drain: 60 };
  const measure = measuredOn(solana({ duration: number(inputs, "seconds"), demand, warmup, drain }));
  return 1 - measure("userTps") / measure("totalTps");
}

/** Slots without a block, where a share of the stake is offline. */
export function skippedShare(inputs: Inputs): number {
  const seconds = number(inputs, "seconds");
  const circumstances = {
    duration: seconds,
    incidents: offline(number(inputs, "offlineShare"), 0),
    drain: 0,
  };
  const found = told(circumstances, { validators }, "found").length;
  return 1 - (found * number(inputs, "slotMs")) / 1_000 / seconds;
}

/** Blocks made final, of those made while a share of the stake is offline for a while. */
export function finalShare(inputs: Inputs): number {
  const [from, seconds] = [60, number(inputs, "seconds")];
  const incidents = offline(number(inputs, "offlineShare"), from);
  const events = { duration: from + seconds, incidents, drain: 0 };
  const isSince = ({ found }: { readonly found: number }) => found > from * 1e6;
  const finals = told(events, { validators }, "final").filter(isSince).length;
  const made = told(events, { validators }, "found").filter(({ time }) => time > from * 1e6).length;
  return finals / made;
}

function meanWait(inputs: Inputs, commitment: string): number {
  const circumstances = { duration: number(inputs, "seconds"), network: quick };
  const finals = told(circumstances, { validators, commitment }, "final").slice(1);
  return finals.reduce((sum, { time, found }) => sum + (time - found) / 1e6, 0) / finals.length;
}

function offline(share: number, at: number): readonly Incident[] {
  return Object.keys(validators)
    .slice(0, Math.round(share * validatorCount))
    .map((party): Incident => ({ layer: "solana", kind: "failure", party, at, lasts: null }));
}

function told<K extends Kind>(circumstances: Partial<Circumstances>, values: Values, kind: K) {
  const events: Extract<TraceEvent, { readonly kind: K }>[] = [];
  watch(solana(circumstances, values), (_, event) => {
    if (event.kind === kind) events.push(event as Extract<TraceEvent, { readonly kind: K }>);
  });
  return events;
}

function solana(circumstances: Partial<Circumstances>, values: Values = {}) {
  const usual = { demand: demandOf(0), duration: 600, drain: 60, runs: 1 };
  return referenceCase("solana", (before) => ({ ...before, ...values }), { ...usual, ...circumstances });
}
