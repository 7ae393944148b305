import type { Contract, Deployed } from "../ledger/contract.ts";
import type { Host } from "../ledger/host.ts";
import type { Site } from "../site.ts";
import type { BlockId, Way } from "../trace.ts";
import type { Fronting } from "./kind.ts";
import type { Cohort } from "./message.ts";

/** Told when a cohort is paid out, when that is settled, and when it is no longer. */
export interface Payouts {
  readonly paid: (cohort: Cohort) => void;
  /** Returns the number under which it is final. */
  readonly final: (cohort: Cohort) => BlockId;
  readonly reversed: (block: BlockId, seen: number) => void;
}

/** All that was ever paid out before, as its chain knows it. */
const payouts: Contract<number, number> = { initial: 0, apply: (sum, amount) => sum + amount };

/** Those who pay users out at one end before their message is through, with money of their own, and get what comes through in their place. */
export class Providers {
  #fronting: Fronting;
  #way: Way;
  #site: Site;
  #contract: Deployed<number, number>;
  #worth: (count: number) => number;
  /** What they have here to pay out, millionths of a dollar. */
  #free: number;
  #paid = 0;

  /** Not paid out yet, in the order in which they came. */
  #queue: Cohort[] = [];
  #news: Payouts;

  constructor(
    fronting: Fronting,
    way: Way,
    site: Site,
    exit: Host,
    worth: (count: number) => number,
    news: Payouts,
  ) {
    this.#fronting = fronting;
    this.#way = way;
    this.#site = site;
    this.#contract = exit.deploy(payouts, site.name);
    this.#worth = worth;
    this.#news = news;
    this.#free = Math.round(fronting.liquidity(way) * 1e6);
  }

  queue(cohort: Cohort): void {
    this.#queue.push(cohort);
  }

  /** Pays out whoever has waited for long enough, in the order in which they came, as far as the money goes; who went the slow way, or whose time is over, waits no longer. */
  front(gas: number, highestFee: (count: number) => number): void {
    const { now } = this.#site.agenda;
    const isUp = this.#fronting.isUp();
    let next = 0;
    for (; next < this.#queue.length; next++) {
      const cohort = this.#queue[next] as Cohort;
      const { at, isSettled, told, untold, deadline } = cohort;
      if (told > 0 || now > deadline) continue;
      if (!isUp || at === null || !this.#fronting.isDue(this.#way, { at, isSettled })) break;
      if (this.#worth(untold) > this.#free) break;
      this.#pay(cohort, gas * untold, highestFee(untold));
    }
    this.#queue.splice(0, next);
  }

  /** So many messages whose users were paid out are through, or are not after all. */
  repay(count: number): void {
    this.#free += this.#worth(count);
  }

  /** What they have here, and what they paid out for locks that a reorganization has undone before they got it back. */
  stand(out: ReadonlySet<Cohort>): {
    readonly free: number;
    readonly lost: number;
    readonly atRisk: number;
  } {
    const stand = { free: this.#free, lost: 0, atRisk: 0 };
    for (const { fronted, isSpent, untold } of out) {
      if (fronted === "no") continue;
      stand[isSpent ? "lost" : "atRisk"] += this.#worth(untold);
    }
    return stand;
  }

  audit(): readonly string[] {
    const paid = this.#contract.state("head");
    return paid === this.#paid ? [] : [`${paid} was paid out before, not ${this.#paid}`];
  }

  #pay(cohort: Cohort, gas: number, highestFee: number): void {
    const amount = this.#worth(cohort.untold);
    this.#free -= amount;
    cohort.fronted = "asked";
    let block: BlockId = -1;
    const { agenda } = this.#site;
    this.#contract.call(
      amount,
      { by: "providers", bytes: 0, gas, highestFee },
      {
        included: () => {
          this.#paid += amount;
          cohort.fronted = "paid";
          if (cohort.seen >= 0) return;
          cohort.seen = agenda.now;
          this.#news.paid(cohort);
        },
        reverted: () => {
          this.#paid -= amount;
          cohort.fronted = "asked";
        },
        final: () => {
          block = this.#news.final(cohort);
        },
        reversed: () => this.#news.reversed(block, cohort.seen),
      },
    );
  }
}
