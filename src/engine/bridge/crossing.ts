import type { Funds, Layer } from "../family.ts";
import { binomial } from "../kernel/distributions.ts";
import { stream } from "../kernel/random.ts";
import type { Site } from "../site.ts";
import type { Way } from "../trace.ts";
import { type Comers, comers } from "../workload/comers.ts";
import { End } from "./end.ts";
import { thieves } from "./entrance.ts";
import type { Gate } from "./gate.ts";
import type { Kind } from "./kind.ts";
import { Lane, perDollar } from "./lane.ts";
import type { Common } from "./parameters.ts";

/** Looks at what users want, per block of the source. */
const looksPerBlock = 5;

/** A bridge of some kind at work. `p` holds what is so now. */
export function bridgeLayer(p: Common, site: Site, kind: Kind): Layer {
  const crossing = new Crossing(p, site, kind);
  return { ledger: null, audit: () => crossing.audit(), funds: () => crossing.funds() };
}

/** Both ends and both directions of a bridge, those who send, and those who carry it across. */
class Crossing {
  #p: Common;
  #site: Site;
  #comers: Comers;
  #kind: Kind;
  #locked: number;
  #source: End;
  #target: End;
  #forth: Lane;
  #back: Lane;
  #last = 0;
  #looks = 0;
  #blocks = 0;
  /** Thieves' call waits to be in a block; so do calls that only keep a gate up to date. */
  #isStealing = false;
  #updating = new Set<Way>();

  constructor(p: Common, site: Site, kind: Kind) {
    this.#p = p;
    this.#site = site;
    this.#comers = comers(site);
    this.#kind = kind;
    this.#locked = Math.round(p.locked * perDollar);
    this.#source = new End(site.host("source"), site.name, kind.admits, (gate) => this.#held(gate));
    this.#target = new End(site.host("target"), site.name, kind.admits, () => Number.POSITIVE_INFINITY);
    const nextBlock = () => ++this.#blocks;
    this.#forth = new Lane("forth", p, kind, site, this.#source, this.#target, nextBlock);
    this.#back = new Lane("back", p, kind, site, this.#target, this.#source, nextBlock);
    const every = Math.max(1, this.#source.host.blockSeconds / looksPerBlock) * 1e6;
    if (site.demand.rate > 0 || site.incidents.crowds.length > 0)
      this.#repeat(
        () => every,
        () => this.#come(),
      );
    this.#repeat(
      () => kind.interval() * 1e6,
      () => this.#round(),
    );
  }

  /**
   * Stolen is what left the source though nothing asked for it, what was minted or released for a lock or a burn whose coins were spent
   * elsewhere, and what came out twice. Frozen is what stands for one that waits to be in a block again, and all that is held where
   * nothing comes out or one of the two chains stands still.
   */
  funds(): Funds {
    const gate = this.#source.state("head");
    const lanes = [this.#forth, this.#back];
    const sum = (of: (lane: Lane) => number) => lanes.reduce((sum, lane) => sum + of(lane), 0);
    const held = this.#held(gate);
    const stolen = gate.taken + sum(({ spent, paidTwice, provided }) => spent + paidTwice + provided.lost);
    const hanging = sum(({ unbacked, spent, provided }) => unbacked - spent + provided.atRisk);
    const free = sum(({ provided }) => Math.max(0, provided.free));
    const all = held + free + stolen + hanging;
    if (all === 0) return { safe: 1, frozen: 0, stolen: 0 };
    const frozen = hanging + (this.#isStuck ? held : 0);
    return { safe: (all - stolen - frozen) / all, frozen: frozen / all, stolen: stolen / all };
  }

  audit(): readonly string[] {
    const [vault, token] = [this.#source.state("head"), this.#target.state("head")];
    const faults = [...this.#forth.audit(), ...this.#back.audit()];
    if (this.#held(vault) < 0) faults.push(`the source holds ${this.#held(vault)}`);
    const minted = this.#minted(token);
    if (minted < 0) faults.push(`${minted} is minted`);
    const inFlight = this.#forth.inFlight + this.#back.inFlight;
    if (this.#held(vault) + vault.taken !== minted + inFlight)
      faults.push(
        `${this.#held(vault)} is locked and ${vault.taken} stolen, but ${minted} minted and ${inFlight} in flight`,
      );
    return faults;
  }

  get #isStuck(): boolean {
    const { now } = this.#site.agenda;
    const [source, target] = [this.#source, this.#target];
    if (source.isStill(now) || target.isStill(now)) return true;
    return this.#kind.isStuck(source.state("head"), target.state("head"));
  }

  /** `every` so many microseconds, as things stand. */
  #repeat(every: () => number, act: () => void): void {
    const { agenda } = this.#site;
    const again = agenda.action(() => {
      act();
      agenda.after(every(), again);
    });
    agenda.after(every(), again);
  }

  /** Users who came since the last look send, some of them back. */
  #come(): void {
    const { agenda, emit, seed, window } = this.#site;
    const from = this.#last;
    const to = Math.min(agenda.now, window.end);
    if (to <= from) return;
    this.#last = to;
    this.#looks++;
    const count = this.#count(from, to);
    if (count === 0) return;
    emit({ kind: "arrived", from, to, count, pricedOut: 0 });
    const wish = binomial(count, this.#p.backShare, stream(seed, "directions", this.#looks));
    // Because a mint may yet be undone, only what is settled is sent back.
    const { left, refunded } = this.#target.state("final");
    const spendable = this.#minted({ ...this.#target.state("head"), left, refunded }) - this.#back.waiting;
    const affordable = Math.floor(spendable / Math.round(this.#p.amount * perDollar));
    const back = Math.max(0, Math.min(wish, affordable));
    this.#forth.send(from, to, count - back);
    this.#back.send(from, to, back);
  }

  #count(from: number, to: number): number {
    return this.#comers(from, to, this.#site.incidents.crowd(from, to), this.#looks);
  }

  #round(): void {
    this.#steal();
    this.#update("forth", this.#target);
    this.#update("back", this.#source);
    for (const lane of [this.#forth, this.#back]) lane.round();
  }

  /** Thieves take all that the source holds. */
  #steal(): void {
    const word = this.#kind.theft();
    if (word === null || this.#isStealing || this.#source.holds === 0) return;
    this.#isStealing = true;
    const { bytes } = this.#kind.carries;
    const order = { by: thieves, bytes: bytes(), gas: this.#p.messageGas, highestFee: this.#p.locked };
    this.#source.call({ kind: "take", word }, order, this.#site.agenda.now, {
      included: () => {
        this.#isStealing = false;
      },
      reverted: () => {
        this.#isStealing = true;
      },
    });
  }

  #update(way: Way, end: End): void {
    const word = this.#kind.update(way, end.state("head"));
    if (word === null || this.#updating.has(way)) return;
    this.#updating.add(way);
    const { by, bytes, gas } = this.#kind.carries;
    const order = { by, bytes: bytes(), gas, highestFee: this.#site.demand.highestFee };
    end.call({ kind: "update", word }, order, this.#site.agenda.now, {
      included: () => this.#updating.delete(way),
      reverted: () => this.#updating.add(way),
    });
  }

  #held({ entered, left, taken, refunded }: Gate): number {
    return this.#locked + entered - left - taken - refunded;
  }

  #minted({ entered, left, refunded }: Gate): number {
    return this.#locked + left + refunded - entered;
  }
}
