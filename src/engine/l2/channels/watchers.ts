import { exponential } from "../../kernel/distributions.ts";
import type { Deployed } from "../../ledger/contract.ts";
import type { Host } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import type { Commitment, Funding, Side } from "../bolt/contract.ts";
import { watchSeconds } from "../bolt/paid.ts";
import { reaction } from "../bolt/reaction.ts";
import { Claims } from "./claims.ts";
import type { ChannelCall, ChannelContracts, Fundings } from "./contract.ts";
import { endsOf, type Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Nodes } from "./nodes.ts";
import { Orders } from "./orders.ts";
import type { Channels } from "./parameters.ts";
import type { Payments } from "./payments.ts";
import { Watchtowers } from "./watchtowers.ts";

const sides = [0, 1] as const;

/** How a channel is to be closed: by one of its sides alone, with which commitment, or by both. */
type Closing =
  | { readonly by: "both" }
  /** `old` is a commitment that both have revoked; null: the latest one. */
  | { readonly by: Side; readonly old: Commitment | null };

/** What it watches over: who has channels with whom, what they have signed, what is on its way, and what the host knows. */
export interface Watched {
  readonly payments: Payments;
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
  #orders: Orders;
  /** By node that is away: height of the host since which it is. */
  #silentSince = new Map<number, number>();
  #towers: Watchtowers;
  #payments: Payments;
  #claims: Claims;

  constructor(p: Channels, site: Site, watched: Watched) {
    const { graph, liquidity, nodes, contracts, deployed, payments } = watched;
    this.#p = p;
    this.#site = site;
    this.#host = site.host("settlement");
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#nodes = nodes;
    this.#contracts = contracts;
    this.#deployed = deployed;
    this.#orders = new Orders(p, watched);
    this.#towers = new Watchtowers(p, site, nodes);
    this.#payments = payments;
    this.#claims = new Claims(p, watched);
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
    return sides.some((side) => this.#orders.isWaiting(2 * channel + side, "commitment"));
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
    if (funding.stage === "open") {
      // Because only who closes with the latest state cannot wait until what is on its way is fulfilled or taken back (A90).
      const isAtOnce = closing.by !== "both" && closing.old === null;
      if (isAtOnce || this.#liquidity.isIdle(channel)) this.#begin(channel, closing);
      return;
    }
    for (const side of sides) this.#react(channel, side, funding);
    if (funding.close !== null) this.#claims.act(channel, funding.close, this.#host.head().height + 1);
  }

  /** What was lost in a channel because somebody came too late with a secret. */
  lostIn({ close }: Funding): number {
    return this.#claims.lost(close);
  }

  #begin(channel: number, closing: Closing): void {
    const isThere = (side: Side) => !this.#nodes.isAway(this.#owner(channel, side));
    if (closing.by === "both") {
      const { balances } = this.#liquidity.latest(channel);
      if (sides.every(isThere)) this.#orders.ask(channel, 0, { kind: "cooperative", balances });
      return;
    }
    const { by, old } = closing;
    // Because what is on its way is lifted once; a commitment that was undone waits again by itself.
    if (!isThere(by) || this.isClosing(channel)) return;
    const commitment = old ?? this.#latest(channel);
    this.#orders.ask(channel, by, { kind: "commitment", by, commitment }, old !== null);
  }

  /** The latest state as it stands, with what is on its way: from now on that goes to the host. */
  #latest(channel: number): Commitment {
    return { htlcs: this.#payments.lift(channel), ...this.#liquidity.latest(channel) };
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
    this.#orders.ask(channel, side, answer, isCheating);
  }

  #owner(channel: number, side: Side): number {
    return this.#graph.owner[2 * channel + side] as number;
  }
}
