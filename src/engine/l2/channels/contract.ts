import { Versions } from "../../kernel/versions.ts";
import type { Contract } from "../../ledger/contract.ts";
import {
  type ClosingRules,
  channelContract,
  type Funding,
  funded,
  type Transaction,
} from "../bolt/contract.ts";

/** What the host knows of all channels. */
export interface Fundings {
  /** Those about which something was said since the run began; all others are as they were funded. */
  readonly changed: Versions<Funding>;
  /** What it holds of all, millionths of a dollar. */
  readonly held: number;
}

/** A transaction of one of the channels. */
export interface ChannelCall {
  readonly channel: number;
  readonly transaction: Transaction;
}

/** As many channels as there are capacities, millionths of a dollar, each under the contract of one; all are funded when the run begins (A88). */
export class ChannelContracts implements Contract<Fundings, ChannelCall> {
  readonly initial: Fundings;
  readonly rules: ClosingRules;
  readonly apply: Contract<Fundings, ChannelCall>["apply"];
  #funded: readonly Funding[];

  constructor(capacity: Float64Array, rules: ClosingRules) {
    const one = channelContract(rules);
    this.rules = rules;
    this.#funded = Array.from(capacity, funded);
    this.initial = {
      changed: Versions.empty(capacity.length),
      held: capacity.reduce((sum, each) => sum + each, 0),
    };
    this.apply = (state, { channel, transaction }, at) => {
      const before = this.funding(state, channel);
      const after = one.apply(before, transaction, at);
      if (after === before) return state;
      return { changed: state.changed.with(channel, after), held: state.held + after.held - before.held };
    };
  }

  funding({ changed }: Fundings, channel: number): Funding {
    return changed.at(channel) ?? (this.#funded[channel] as Funding);
  }
}
