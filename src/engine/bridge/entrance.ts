import type { Site } from "../site.ts";
import type { End } from "./end.ts";
import type { Cohort } from "./message.ts";
import type { Common } from "./parameters.ts";

/** Party whose lock may be undone. */
export const users = "users";

/** Party that takes what a gate gives away for nothing. */
export const thieves = "thieves";

/** Told of a cohort that something has happened to, and that its lock or burn is settled. */
export interface Watch {
  readonly changed: (cohort: Cohort) => void;
  readonly settled: () => void;
}

/** What users have handed in on one side, and how it stands there. Counts are of messages. */
export class Entrance {
  /** Of which something is untold, in the order in which they were handed in. */
  readonly cohorts: Cohort[] = [];
  #p: Common;
  #site: Site;
  #end: End;
  #worth: (count: number) => number;
  #watch: Watch;
  /** In no block of the chain as it is now. */
  #out = new Set<Cohort>();
  /** Told, though a reorganization has since taken out what was told of. */
  readonly undone = new Set<Cohort>();

  constructor(p: Common, site: Site, end: End, worth: (count: number) => number, watch: Watch) {
    this.#p = p;
    this.#site = site;
    this.#end = end;
    this.#worth = worth;
    this.#watch = watch;
  }

  /** In no block, as things stand. */
  get out(): ReadonlySet<Cohort> {
    return this.#out;
  }

  /** In no block, but on the way into one. */
  get waiting(): number {
    let count = 0;
    for (const { untold, isSpent } of this.#out) if (!isSpent) count += untold;
    return count;
  }

  /** In a block and untold. */
  get untold(): number {
    return this.cohorts.reduce((sum, { at, untold }) => sum + (at === null ? 0 : untold), 0);
  }

  /** Told, though what was told of is undone; of those alone whose users have spent elsewhere what backed it. */
  unbacked(isSpentOnly: boolean): number {
    let count = 0;
    for (const { told, isSpent } of this.undone) if (isSpent || !isSpentOnly) count += told;
    return count;
  }

  /** `count` users who came in [from, to) hand in one call. */
  enter(from: number, to: number, count: number): Cohort {
    const { messageGas, timeout } = this.#p;
    const { agenda, demand } = this.#site;
    const cohort: Cohort = {
      ...{ from, to, fee: this.#end.host.quote(0, messageGas), untold: count, told: 0, messages: [] },
      deadline: timeout > 0 ? agenda.now + timeout * 1e6 : Number.POSITIVE_INFINITY,
      ...{ at: null, isSettled: false, wasIn: false, wasUndone: false, isSpent: false },
      ...{ withdraw: () => {}, fronted: "no", seen: -1, legs: null },
    };
    this.cohorts.push(cohort);
    this.#out.add(cohort);
    const highestFee = demand.highestFee * count;
    const order = { by: users, bytes: 0, gas: messageGas * count, highestFee };
    cohort.withdraw = this.#end.call({ kind: "enter", amount: this.#worth(count) }, order, agenda.now, {
      included: (at) => {
        cohort.at = at;
        cohort.wasIn = true;
        this.#cheat(cohort);
        this.#out.delete(cohort);
        this.undone.delete(cohort);
        this.#watch.changed(cohort);
      },
      reverted: () => {
        cohort.at = null;
        this.#out.add(cohort);
        if (cohort.told > 0) this.undone.add(cohort);
        this.#watch.changed(cohort);
      },
      final: () => {
        cohort.isSettled = true;
        this.#watch.settled();
      },
      reversed: () => {
        cohort.isSettled = false;
      },
    });
    return cohort;
  }

  /** Whoever cheats spends the coins of a lock elsewhere once it is in a block: no other branch takes it any more (A56). */
  #cheat(cohort: Cohort): void {
    if (cohort.isSpent || this.#site.decide(users).respend?.() !== true) return;
    cohort.isSpent = true;
    cohort.withdraw();
  }
}
