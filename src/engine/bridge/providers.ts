import type { Contract, Deployed } from "../ledger/contract.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import type { End } from "./end.ts";
import type { Fronting, Way } from "./kind.ts";
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
  readonly fee: number;
  #fronting: Fronting;
  #way: Way;
  #site: Site;
  #contract: Deployed<number, number>;
  #worth: (count: number) => number;
  /** What they have here to pay out, millionths of a dollar. */
  #free: number;
  #paid = 0;

  constructor(fronting: Fronting, way: Way, site: Site, exit: End, worth: (count: number) => number) {
    this.fee = fronting.fee;
    this.#fronting = fronting;
    this.#way = way;
    this.#site = site;
    this.#contract = exit.host.deploy(payouts);
    this.#worth = worth;
    this.#free = Math.round(fronting.liquidity(way) * 1e6);
  }

  /** Pays out whoever has waited for long enough, in the order in which they came, as far as the money goes. */
  front(cohorts: readonly Cohort[], gas: number, highestFee: (count: number) => number, news: Payouts): void {
    if (!this.#fronting.isUp()) return;
    const { now } = this.#site.agenda;
    for (const cohort of cohorts) {
      const { at, isSettled, fronted, told, untold, deadline } = cohort;
      if (fronted !== "no" || at === null || told > 0 || now > deadline) continue;
      if (!this.#fronting.isDue(this.#way, { at, isSettled }) || this.#worth(untold) > this.#free) continue;
      this.#pay(cohort, gas * untold, highestFee(untold), news);
    }
  }

  /** So many messages whose users were paid out are through, or are not after all. */
  repay(count: number): void {
    this.#free += this.#worth(count);
  }

  /** What they have here, and what they paid out for locks that a reorganization has undone before they got it back. */
  stand(cohorts: readonly Cohort[]): {
    readonly free: number;
    readonly lost: number;
    readonly atRisk: number;
  } {
    const stand = { free: this.#free, lost: 0, atRisk: 0 };
    for (const { fronted, at, isSpent, untold } of cohorts) {
      if (fronted === "no" || at !== null) continue;
      stand[isSpent ? "lost" : "atRisk"] += this.#worth(untold);
    }
    return stand;
  }

  audit(): readonly string[] {
    const paid = this.#contract.state("head");
    return paid === this.#paid ? [] : [`${paid} was paid out before, not ${this.#paid}`];
  }

  #pay(cohort: Cohort, gas: number, highestFee: number, news: Payouts): void {
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
          news.paid(cohort);
        },
        reverted: () => {
          this.#paid -= amount;
          cohort.fronted = "asked";
        },
        final: () => {
          block = news.final(cohort);
        },
        reversed: () => news.reversed(block, cohort.seen),
      },
    );
  }
}
