import type { Funds } from "../../family.ts";
import { isStranded } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import type { BlockId, Leaving } from "../../trace.ts";
import { wordBytes } from "../calls.ts";
import type { Deposits } from "../deposits.ts";
import { Rounds } from "../rounds.ts";
import type { ChildChain } from "./child-chain.ts";
import type { Departures } from "./departures.ts";
import { ownBefore } from "./exit-game.ts";
import type { MassExit } from "./mass-exit.ts";
import type { Plasma } from "./parameters.ts";
import { perCall, shared } from "./sharing.ts";
import type { Watchers } from "./watchers.ts";

/** Seconds in a day. */
const day = 86_400;

/** Those whose value the layer holds: in every round some deposit and some leave, as long as nothing is wrong. */
export class Holders {
  #p: Plasma;
  #site: Site;
  #chain: ChildChain;
  #watchers: Watchers;
  #departures: Departures;
  #massExit: MassExit;
  #deposits: Deposits;
  /** Block of the youngest output with which somebody left in a round. */
  #youngest: BlockId = 0;
  /** What had been paid out when the layer went wrong first; null: it never did. */
  #before: number | null = null;

  constructor(
    p: Plasma,
    site: Site,
    chain: ChildChain,
    watchers: Watchers,
    departures: Departures,
    massExit: MassExit,
    deposits: Deposits,
  ) {
    this.#p = p;
    this.#site = site;
    this.#chain = chain;
    this.#watchers = watchers;
    this.#departures = departures;
    this.#massExit = massExit;
    this.#deposits = deposits;
    const rounds = new Rounds(
      site,
      null,
      () => p.exitInterval,
      () => {
        if (this.#round()) rounds.ask();
      },
    );
    rounds.ask();
    chain.parent.watch(() => {
      if (watchers.trouble !== null) this.#before ??= chain.game.released;
    });
  }

  /**
   * Where the value stands: stolen by what the host paid to others, safe once it was paid out or is in the queue before all who steal; and
   * as long as everybody should leave, or somebody steals, the rest is frozen, as all is while the host stands still.
   */
  funds(): Funds {
    const { locked, stolen, released, frauds } = this.#chain.game;
    const saved = this.#before === null ? 0 : Math.max(0, released - this.#before);
    const all = locked + stolen + saved;
    if (all === 0) return { safe: 1, frozen: 0, stolen: 0 };
    const isQuiet = this.#watchers.trouble === null && frauds.length === 0;
    const open = isQuiet ? locked : Math.min(locked, this.#secured);
    const free = isStranded(this.#chain.parent.host) ? 0 : open;
    return { safe: (saved + free) / all, frozen: (locked - free) / all, stolen: stolen / all };
  }

  leaving(): Leaving {
    const { game } = this.#chain;
    const deadline = this.#deadline;
    const isOver = deadline !== null && this.#site.agenda.now > deadline;
    const { outside } = this.#massExit;
    return {
      ...{ outside, waiting: game.waiting, paid: game.paid - game.unpaid },
      ...{ late: game.behind + game.unpaid + (isOver ? outside : 0), deadline },
    };
  }

  /** Who asks later comes after an output that was made out of nothing, or that may be in a block that nobody has. */
  get #deadline(): number | null {
    const exitPeriod = this.#p.exitPeriod * 1e6;
    const { forged } = this.#chain.game;
    if (forged !== null) return forged.exitable - exitPeriod;
    const since = this.#watchers.trouble === null ? null : this.#chain.withheldSince;
    return since === null ? null : since + exitPeriod;
  }

  /** Value of owners in the queue before whoever steals. */
  get #secured(): number {
    const { frauds, waiting, behind, queue } = this.#chain.game;
    const spent = frauds.find(({ isSpent }) => isSpent);
    return spent === undefined ? (waiting - behind) * this.#chain.output : ownBefore(queue, spent).value;
  }

  /** Whether there will be another: until those who paid in the measured window can have left. */
  #round(): boolean {
    const { users: all, turnover, exitInterval, callGas } = this.#p;
    const isOver = this.#site.agenda.now >= this.#site.window.end;
    if (turnover === 0 || (isOver && this.#youngest >= this.#chain.known)) return false;
    if (this.#watchers.trouble !== null) return !isOver;
    const count = Math.max(1, Math.round((all * turnover * exitInterval) / day));
    const together = perCall(this.#chain.parent.host.roomFor(wordBytes, callGas));
    for (const users of isOver ? [] : shared(count, together))
      this.#deposits.make(users * this.#chain.output, { count: users, gas: callGas });
    this.#youngest = this.#chain.settled;
    for (const users of shared(Math.min(count, this.#departures.staying), together))
      this.#departures.leave(users, this.#youngest, callGas);
    return true;
  }
}
