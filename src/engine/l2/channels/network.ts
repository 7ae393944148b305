import type { Funds } from "../../family.ts";
import type { Deployed } from "../../ledger/contract.ts";
import { type Host, isStranded } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import { closingFaults, loss } from "../bolt/books.ts";
import { paidAtOnce, perDollar, watchSeconds } from "../bolt/paid.ts";
import type { Attempt } from "./attempt.ts";
import { type ChannelCall, ChannelContracts, type Fundings } from "./contract.ts";
import { type Graph, graphOf } from "./graph.ts";
import { Journeys } from "./journeys.ts";
import { Liquidity } from "./liquidity.ts";
import { Nodes } from "./nodes.ts";
import type { Channels } from "./parameters.ts";
import { Payers } from "./payers.ts";
import { Payments } from "./payments.ts";
import { reachOf } from "./reach.ts";
import { Watchers } from "./watchers.ts";
import type { PaymentListener, Wish } from "./wish.ts";

/** A network of channels at work: what was signed off the chain is in `liquidity`, what the host knows in the contracts. */
export class ChannelNetwork {
  #site: Site;
  #host: Host;
  #graph: Graph;
  #liquidity: Liquidity;
  #nodes: Nodes;
  #contracts: ChannelContracts;
  #deployed: Deployed<Fundings, ChannelCall>;
  #watchers: Watchers;
  /** All that was locked, and payments that got through. */
  #total: number;
  #paid = 0;
  #room: number;

  constructor(p: Channels, site: Site) {
    this.#site = site;
    this.#host = site.host("settlement");
    this.#graph = graphOf(p, site.draw);
    this.#liquidity = new Liquidity(this.#graph, p.reserve, p.maxHtlcs, site.draw("balances"));
    this.#nodes = new Nodes(this.#graph, p.hubs, site);
    this.#contracts = new ChannelContracts(this.#graph.capacity, {
      delay: p.toSelfDelay,
      justice: p.justice,
    });
    this.#total = this.#contracts.initial.held;
    this.#deployed = this.#host.deploy(this.#contracts, site.name);
    this.#room = 2 * p.channels * p.maxHtlcs;
    const journeys = new Journeys(p, this.#graph, site.window);
    const payments = this.#payments(p, journeys);
    this.#watchers = new Watchers(p, site, {
      ...{ graph: this.#graph, liquidity: this.#liquidity, nodes: this.#nodes },
      ...{ contracts: this.#contracts, deployed: this.#deployed, payments },
    });
    new Payers(p, site, payments);
    this.#tellLocked();
    this.#tellAtEnd(Math.round(p.payment * perDollar), journeys);
  }

  /**
   * What the host holds is frozen while that stands still, while an end is away or somebody has closed alone and the channel is not paid out, and as
   * far as payments are held back; stolen is what others took for good, by an old commitment or once a time lock was over, and what was too little for an output.
   */
  funds(): Funds {
    const state = this.#deployed.state("head");
    if (isStranded(this.#host)) return this.#shares(state.held, this.#stolen(state));
    let frozen = 0;
    for (let channel = 0; channel < this.#graph.channels; channel++) {
      const { stage, held } = this.#contracts.funding(state, channel);
      if (stage === "closed") continue;
      const isStuck = stage === "closing" || this.#watchers.isClosing(channel) || this.#isLame(channel);
      frozen += isStuck ? held : this.#liquidity.heldBack(channel);
    }
    return this.#shares(frozen, this.#stolen(state));
  }

  audit(): readonly string[] {
    const faults = [...this.#liquidity.audit()];
    for (const state of [this.#deployed.state("head"), this.#deployed.state("final")])
      for (const channel of this.#watchers.closing) {
        const funding = this.#contracts.funding(state, channel);
        if (funding.stage !== "open") faults.push(...closingFaults(funding, this.#liquidity.latest(channel)));
      }
    return faults;
  }

  #shares(frozen: number, stolen: number): Funds {
    const total = this.#total;
    return { safe: (total - frozen - stolen) / total, frozen: frozen / total, stolen: stolen / total };
  }

  #stolen(state: Fundings): number {
    let lost = 0;
    for (const channel of this.#watchers.closing) {
      const funding = this.#contracts.funding(state, channel);
      lost += loss(funding, this.#liquidity.latest(channel)) + this.#watchers.lostIn(funding) + funding.burnt;
    }
    return lost;
  }

  /** Whether one of a channel's ends is away. */
  #isLame(channel: number): boolean {
    return [0, 1].some((side) => this.#nodes.isAway(this.#graph.owner[2 * channel + side] as number));
  }

  #payments(p: Channels, journeys: Journeys): Payments {
    const { agenda, decide } = this.#site;
    const surroundings = {
      agenda,
      blockSeconds: this.#host.blockSeconds,
      height: () => this.#host.head().height,
      colludes: (node: number) => decide(this.#nodes.partyOf(node)).wormhole?.() === true,
    };
    const isAway = (node: number) => this.#nodes.isAway(node);
    return new Payments(p, this.#graph, this.#liquidity, surroundings, isAway, this.#listener(journeys));
  }

  #listener(journeys: Journeys): PaymentListener {
    return {
      paid: (wish, begun, attempts) => {
        this.#tellPaid(wish, begun, attempts);
        journeys.see({ wish, begun, attempts, isPaid: true });
      },
      failed: (wish, begun, attempts) => {
        const { weight: count, kind } = wish;
        if (kind === "payment") this.#site.emit({ kind: "failed", from: begun, to: begun, count });
        journeys.see({ wish, begun, attempts, isPaid: false });
      },
    };
  }

  #tellPaid({ amount, weight: count }: Wish, begun: number, attempts: readonly Attempt[]): void {
    const { agenda, emit } = this.#site;
    const { now: time } = agenda;
    const arrived = attempts.filter(({ isThere }) => isThere);
    for (const attempt of arrived) {
      const { route, past } = attempt;
      const part = route.amounts.at(-1) as number;
      const forwarders = route.ends.flatMap((end, hop) =>
        hop === 0 || attempt.isPassed(hop) ? [] : [this.#graph.owner[end] as number],
      );
      emit({
        kind: "routed",
        time,
        count,
        share: part / amount,
        dollars: part / perDollar,
        hops: route.ends.length,
        forwarders,
        skippedFees: past.fees / perDollar,
      });
    }
    const fee = arrived.reduce((sum, { route }) => sum + (route.amounts[0] as number), -amount);
    this.#paid++;
    emit(paidAtOnce({ number: this.#paid, begun, time, count, fee, room: this.#room }));
  }

  /** Once the measured window is over: what nodes can do with their channels then, and how payments of it went. */
  #tellAtEnd(amount: number, journeys: Journeys): void {
    const { agenda, emit, window } = this.#site;
    const tell = agenda.action(() => {
      const { now: time } = agenda;
      emit({ kind: "reach", time, nodes: reachOf(this.#graph, this.#liquidity, amount) });
      emit({ kind: "journeys", time, journeys: journeys.journeys() });
    });
    agenda.at(window.end, tell);
  }

  #tellLocked(): void {
    const { agenda, emit, window } = this.#site;
    const every = watchSeconds(this.#host.blockSeconds) * 1e6;
    const tell = agenda.action(() => {
      const locked = this.#deployed.state("head").held / perDollar;
      emit({ kind: "channels", time: agenda.now, locked, pending: this.#liquidity.inFlight / perDollar });
      if (agenda.now < window.end) agenda.after(every, tell);
    });
    agenda.at(0, tell);
  }
}
