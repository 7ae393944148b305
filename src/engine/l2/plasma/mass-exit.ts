import type { Site } from "../../site.ts";
import type { ChildChain } from "./child-chain.ts";
import type { Departures } from "./departures.ts";
import type { Plasma } from "./parameters.ts";
import { perCall } from "./sharing.ts";
import type { Watchers } from "./watchers.ts";

/** Calls into which a mass exit is cut, or as many as it takes for a block of the host to have room for several. */
const calls = 1_024;

/** Blocks of the host for which calls wait at once: those of others who want to leave would change nothing. */
const blocksAhead = 2;

/** Who is to leave: outputs that stayed when the layer went wrong, how many had asked to leave before, and how many are in no block that everybody has. */
interface Exodus {
  readonly all: number;
  readonly before: number;
  readonly inFlight: number;
}

/** Everybody leaves: those who are watched as soon as they are told, the others when they hear of it, an exit period later (A96). */
export class MassExit {
  #p: Plasma;
  #site: Site;
  #chain: ChildChain;
  #watchers: Watchers;
  #departures: Departures;
  /** Null: there is no need. */
  #exodus: Exodus | null = null;

  constructor(p: Plasma, site: Site, chain: ChildChain, watchers: Watchers, departures: Departures) {
    this.#p = p;
    this.#site = site;
    this.#chain = chain;
    this.#watchers = watchers;
    this.#departures = departures;
    chain.parent.watch(() => this.#look());
  }

  /** Outputs whose owners should leave, and whose exit is not in the host's chain. */
  get outside(): number {
    const { asked, waiting } = this.#departures;
    return this.#exodus === null ? waiting : this.#exodus.before + this.#exodus.all - asked + waiting;
  }

  #look(): void {
    const { trouble } = this.#watchers;
    if (trouble === null) {
      this.#exodus = null;
      return;
    }
    this.#exodus ??= this.#begin();
    if (this.#isTooLate) return;
    // Because who hears of it at the last moment would still be in time, the others hear of it at the next.
    const known = trouble + this.#p.exitPeriod * 1e6 + 1;
    this.#chain.lookAt(known);
    const isKnown = this.#site.agenda.now >= known;
    const share = isKnown ? 1 : this.#watchers.isTold ? this.#p.watched : 0;
    this.#leave(this.#exodus, Math.round(share * this.#exodus.all));
  }

  /** Everybody sees that somebody is before whoever asks now, and nobody pays for nothing. */
  get #isTooLate(): boolean {
    const { forged } = this.#chain.game;
    return forged !== null && this.#site.agenda.now > forged.exitable - this.#p.exitPeriod * 1e6;
  }

  /** So many of those who are to leave ask to, as far as the host takes them. */
  #leave({ all, before, inFlight }: Exodus, told: number): void {
    if (this.#departures.asked - before >= told) return;
    const { callGas, inFlightGas } = this.#p;
    const room = this.#chain.parent.host.roomFor(0, Math.max(callGas, inFlightGas));
    const together = evenly(room, Math.min(perCall(room), Math.ceil(all / calls)));
    const ahead = Math.max(1, blocksAhead * this.#chain.parent.host.roomFor(0, callGas));
    for (let left = this.#departures.asked - before; left < told; left = this.#departures.asked - before) {
      if (this.#departures.waiting >= ahead) return;
      const isInFlight = left < inFlight;
      const count = Math.min(together, (isInFlight ? Math.min(inFlight, told) : told) - left);
      // Because of the others nobody knows the age, they count as older than a period (A96).
      if (isInFlight) this.#departures.leave(count, this.#chain.settled, inFlightGas);
      else this.#departures.leave(count, 0, callGas);
    }
  }

  #begin(): Exodus {
    const { asked: before, staying: all } = this.#departures;
    return { all, before, inFlight: Math.min(all, this.#inNoBlock) };
  }

  /** Payments that wait, or are in blocks that nobody has. */
  get #inNoBlock(): number {
    const { tree, mempool } = this.#chain.ledger;
    let count = mempool.waiting;
    for (let block = this.#chain.known + 1; block < tree.size; block++)
      for (const each of tree.block(block).takes.counts) count += each;
    return count;
  }
}

/** Exits of a call, nearly `most`, that leave the least room of a block unused together with others like it. */
function evenly(room: number, most: number): number {
  let best = Math.max(1, most);
  for (let size = best; size > most / 2; size--) if (room % size < room % best) best = size;
  return best;
}
