import { exponential } from "../../kernel/distributions.ts";
import type { Deployed, Order } from "../../ledger/contract.ts";
import type { Host } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import { type Commitment, type Funding, reaction, type Side, type Transaction } from "../bolt/contract.ts";
import { perDollar, watchSeconds } from "../bolt/paid.ts";
import type { ChannelCall, ChannelContracts, Fundings } from "./contract.ts";
import { endsOf, type Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Nodes } from "./nodes.ts";
import type { Channels } from "./parameters.ts";
import { Watchtowers } from "./watchtowers.ts";

const sides = [0, 1] as const;

/** How a channel is to be closed: by one of its sides alone, with which commitment, or by both. */
type Closing =
  | { readonly by: "both" }
  /** `old` is a commitment that both have revoked; null: the latest one. */
  | { readonly by: Side; readonly old: Commitment | null };

/** Transactions of an end that wait on the host, a bit each. */
const bits = { fund: 0, commitment: 1, cooperative: 2, penalty: 4, correction: 4, claim: 8 } as const;

/** What it watches over: who has channels with whom, what they have signed, and what the host knows. */
export interface Watched {
  readonly graph: Graph;
  readonly liquidity: Liquidity;
  readonly nodes: Nodes;
  readonly contracts: ChannelContracts;
  readonly deployed: Deployed<Fundings, ChannelCall>;
}

/**
 * What nodes do on the host: they close channels together when these are old, and alone with whoever falls silent, or wants to; who closes with an
 * old commitment is caught if somebody watches in time. For users a watchtower does, which is away for whole times and not for moments (A93).
 */
export class Watchers {
  #p: Channels;
  #site: Site;
  #host: Host;
  #graph: Graph;
  #liquidity: Liquidity;
  #nodes: Nodes;
  #contracts: ChannelContracts;
  #deployed: Watched["deployed"];
  /** Channels that somebody wants to close or has closed; and those of them that the host has not paid out for good, as far as it has settled. */
  #closings = new Map<number, Closing>();
  #open = new Set<number>();
  #settled = 0;
  #waiting: Uint8Array;
  /** By node that is away: height of the host since which it is. */
  #silentSince = new Map<number, number>();
  #towers: Watchtowers;

  constructor(p: Channels, site: Site, { graph, liquidity, nodes, contracts, deployed }: Watched) {
    this.#p = p;
    this.#site = site;
    this.#host = site.host("settlement");
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#nodes = nodes;
    this.#contracts = contracts;
    this.#deployed = deployed;
    this.#waiting = new Uint8Array(2 * graph.channels);
    this.#towers = new Watchtowers(p, site, nodes);
    this.#age();
    const { agenda } = site;
    const every = watchSeconds(this.#host.blockSeconds) * 1e6;
    const look = agenda.action(() => {
      this.#look();
      agenda.after(every, look);
    });
    agenda.at(0, look);
  }

  /** Channels that somebody wants to close or has closed. */
  get closing(): Iterable<number> {
    return this.#closings.keys();
  }

  /** Whether a commitment of a channel waits on the host. */
  isClosing(channel: number): boolean {
    return sides.some((side) => this.#isWaiting(2 * channel + side, "commitment"));
  }

  /** Both ends close a channel together at an age of chance. */
  #age(): void {
    const { agenda, draw, window } = this.#site;
    const ages = draw("lifetimes");
    const close = agenda.action((channel) => this.#close(channel, { by: "both" }));
    for (let channel = 0; channel < this.#graph.channels; channel++) {
      const age = this.#p.lifetime * exponential(ages(channel)) * 1e6;
      if (age < window.end) agenda.at(age, close, channel);
    }
  }

  #look(): void {
    this.#closeWithSilent();
    if (this.#site.adversary !== null)
      for (let channel = 0; channel < this.#graph.channels; channel++)
        if (this.#liquidity.isShut[channel] === 0) this.#decide(channel);
    if (this.#host.settled().height < this.#settled) this.#open = new Set(this.#closings.keys());
    this.#settled = this.#host.settled().height;
    const [head, final] = [this.#deployed.state("head"), this.#deployed.state("final")];
    for (const channel of this.#open) {
      const funding = this.#contracts.funding(head, channel);
      if (funding.stage !== "closed") this.#act(channel, this.#closings.get(channel) as Closing, funding);
      else if (this.#contracts.funding(final, channel).stage === "closed") this.#open.delete(channel);
    }
  }

  /** Whoever has a channel with a node that was away for so long that what is promised to it would expire closes alone. */
  #closeWithSilent(): void {
    for (const node of this.#silentSince.keys())
      if (!this.#nodes.isAway(node)) this.#silentSince.delete(node);
    const { height } = this.#host.head();
    for (const node of this.#nodes.away) {
      const since = this.#silentSince.get(node) ?? height;
      this.#silentSince.set(node, since);
      if (height - since < this.#p.cltvExpiryDelta) continue;
      for (const end of endsOf(this.#graph, node)) {
        if (
          this.#liquidity.isShut[end >> 1] === 1 ||
          this.#nodes.isAway(this.#graph.owner[end ^ 1] as number)
        )
          continue;
        this.#close(end >> 1, { by: ((end ^ 1) & 1) as Side, old: null });
      }
    }
  }

  /** Whether one of the ends that an adversary controls closes alone. */
  #decide(channel: number): void {
    for (const side of sides) {
      const node = this.#owner(channel, side);
      if (this.#nodes.isAway(node)) continue;
      const { close, leave } = this.#site.decide(this.#nodes.partyOf(node));
      const old = this.#liquidity.bestFor(channel, side);
      const number = this.#liquidity.number[channel] as number;
      if (old.number < number && close?.(number, old.number) === old.number)
        this.#close(channel, { by: side, old });
      else if (leave?.() === true) this.#close(channel, { by: side, old: null });
    }
  }

  #close(channel: number, closing: Closing): void {
    if (this.#closings.has(channel)) return;
    this.#closings.set(channel, closing);
    this.#open.add(channel);
    this.#liquidity.isShut[channel] = 1;
  }

  #act(channel: number, closing: Closing, funding: Funding): void {
    // Because what is on its way is fulfilled or taken back first (A90).
    if (funding.stage === "open") {
      if (this.#liquidity.isIdle(channel)) this.#begin(channel, closing);
      return;
    }
    for (const side of sides) this.#react(channel, side, funding);
  }

  #begin(channel: number, closing: Closing): void {
    const isThere = (side: Side) => !this.#nodes.isAway(this.#owner(channel, side));
    const latest = this.#liquidity.latest(channel);
    if (closing.by === "both") {
      if (sides.every(isThere)) this.#ask(channel, 0, { kind: "cooperative", balances: latest.balances });
      return;
    }
    const { by, old } = closing;
    if (isThere(by))
      this.#ask(channel, by, { kind: "commitment", by, commitment: old ?? latest }, old !== null);
  }

  #react(channel: number, side: Side, funding: Funding): void {
    const latest = this.#liquidity.latest(channel);
    const answer = reaction(funding, side, latest, this.#host.head().height + 1, this.#contracts.rules);
    if (answer === null) return;
    const isClaim = answer.kind === "claim";
    if (
      isClaim
        ? this.#nodes.isAway(this.#owner(channel, side))
        : !this.#towers.sees(2 * channel + side, this.#owner(channel, side))
    )
      return;
    const isCheating = isClaim && (funding.close?.shown.number ?? 0) < latest.number;
    this.#ask(channel, side, answer, isCheating);
  }

  /** Whoever cheats pays up to all that is in the channel to be in time (A28). */
  #ask(channel: number, side: Side, transaction: Transaction, isCheating = false): void {
    const end = 2 * channel + side;
    const { kind } = transaction;
    if (this.#isWaiting(end, kind)) return;
    const wait = () => {
      this.#waiting[end] = (this.#waiting[end] as number) | bits[kind];
    };
    wait();
    const included = () => {
      this.#waiting[end] = (this.#waiting[end] as number) & ~bits[kind];
    };
    const order = this.#order(end, kind, isCheating);
    this.#deployed.call({ channel, transaction }, order, { included, reverted: wait });
  }

  #order(end: number, kind: Transaction["kind"], isCheating: boolean): Order {
    const party = this.#nodes.partyOf(this.#graph.owner[end] as number);
    const isAnswer = kind === "penalty" || kind === "correction";
    const { closeGas, answerGas, claimGas, sweepFee } = this.#p;
    return {
      by: isAnswer && party === "users" ? "watchtowers" : party,
      bytes: 0,
      gas: isAnswer ? answerGas : kind === "claim" ? claimGas : closeGas,
      highestFee: isCheating ? this.#liquidity.capacityOf(end) / perDollar : sweepFee,
    };
  }

  #isWaiting(end: number, kind: Transaction["kind"]): boolean {
    return ((this.#waiting[end] as number) & bits[kind]) !== 0;
  }

  #owner(channel: number, side: Side): number {
    return this.#graph.owner[2 * channel + side] as number;
  }
}
