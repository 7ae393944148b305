import type { Funds } from "../family.ts";
import { binomial } from "../kernel/distributions.ts";
import { stream } from "../kernel/random.ts";
import type { Shares } from "../parameters.ts";
import type { Schedule } from "../schedule.ts";
import type { Site } from "../site.ts";
import { comers } from "../workload/comers.ts";
import { End } from "./end.ts";
import type { Gate } from "./gate.ts";
import { keysOf } from "./keys.ts";
import { Lane, perDollar } from "./lane.ts";
import type { Bridge } from "./parameters.ts";

/** Looks at what users want, per block of the source. */
const looksPerBlock = 5;

/** Both ends, both directions, those who sign and those who send. */
export class Crossing {
  #p: Bridge;
  #site: Site;
  #signers: Shares;
  #locked: number;
  #source: End;
  #target: End;
  #forth: Lane;
  #back: Lane;
  #last = 0;
  #looks = 0;
  #blocks = 0;
  /** Thieves' call waits to be in a block. */
  #isStealing = false;

  constructor(schedule: Schedule<Bridge>, site: Site) {
    const p = schedule.now(site.agenda);
    this.#p = p;
    this.#site = site;
    this.#signers = keysOf(p);
    this.#locked = Math.round(p.locked * perDollar);
    const threshold = (time: number) => schedule.at(time).threshold;
    this.#source = new End(site.host("source"), threshold, (gate) => this.#held(gate));
    this.#target = new End(site.host("target"), threshold, () => Number.POSITIVE_INFINITY);
    const nextBlock = () => ++this.#blocks;
    this.#forth = new Lane(p, site, this.#source, this.#target, nextBlock);
    this.#back = new Lane(p, site, this.#target, this.#source, nextBlock);
    const every = Math.max(1, this.#source.host.blockSeconds / looksPerBlock) * 1e6;
    if (site.demand.rate > 0 || site.incidents.crowds.length > 0)
      this.#repeat(
        () => every,
        () => this.#come(),
      );
    this.#repeat(
      () => p.signInterval * 1e6,
      () => this.#round(),
    );
  }

  /**
   * What the source holds is frozen while too few honest signers are up to release it, or one of the two chains stands still;
   * stolen is what left it though nothing asked for it.
   */
  funds(): Funds {
    const gate = this.#source.state("head");
    const held = this.#held(gate);
    const all = held + gate.taken;
    if (all === 0) return { safe: 1, frozen: 0, stolen: 0 };
    const { now } = this.#site.agenda;
    const isStuck =
      this.#honest < this.#p.threshold || this.#source.isStill(now) || this.#target.isStill(now);
    const frozen = isStuck ? held : 0;
    return { safe: (held - frozen) / all, frozen: frozen / all, stolen: gate.taken / all };
  }

  audit(): readonly string[] {
    const [vault, token] = [this.#source.state("head"), this.#target.state("head")];
    const faults = [...this.#forth.audit(), ...this.#back.audit()];
    if (this.#held(vault) < 0) faults.push(`the source holds ${this.#held(vault)}`);
    if (this.#minted(token) < 0) faults.push(`${this.#minted(token)} is minted`);
    const inFlight = this.#forth.inFlight + this.#back.inFlight;
    if (this.#held(vault) + vault.taken !== this.#minted(token) + inFlight)
      faults.push(
        `${this.#held(vault)} is locked and ${vault.taken} stolen, but ${this.#minted(token)} minted and ${inFlight} in flight`,
      );
    return faults;
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
    const { left } = this.#target.state("final");
    const spendable = this.#minted({ ...this.#target.state("head"), left }) - this.#back.waiting;
    const affordable = Math.floor(spendable / Math.round(this.#p.amount * perDollar));
    const back = Math.max(0, Math.min(wish, affordable));
    this.#forth.send(from, to, count - back);
    this.#back.send(from, to, back);
  }

  #count(from: number, to: number): number {
    return comers(this.#site, from, to, this.#site.incidents.crowd(from, to), this.#looks);
  }

  /** Signers sign what has happened; thieves among them sign what has not. */
  #round(): void {
    const { threshold } = this.#p;
    this.#steal();
    if (this.#honest >= threshold) for (const lane of [this.#forth, this.#back]) lane.sign(threshold);
    for (const lane of [this.#forth, this.#back]) lane.settle();
  }

  #steal(): void {
    const signatures = this.#keys((name) => this.#site.decide(name).sign?.() === true);
    if (signatures < this.#p.threshold || this.#isStealing || this.#source.holds === 0) return;
    this.#isStealing = true;
    const { messageGas, threshold, signatureBytes, locked } = this.#p;
    const order = { by: "thieves", bytes: threshold * signatureBytes, gas: messageGas, highestFee: locked };
    this.#source.call({ kind: "take", signatures }, order, this.#site.agenda.now, {
      included: () => {
        this.#isStealing = false;
      },
      reverted: () => {
        this.#isStealing = true;
      },
    });
  }

  /** Keys of signers who are up and sign what the protocol says. */
  get #honest(): number {
    return this.#keys((name) => this.#site.decide(name).sign === undefined);
  }

  /** Keys of those who are up. */
  #keys(those: (name: string) => boolean): number {
    const { agenda, incidents } = this.#site;
    const isThere = (name: string) => !incidents.isDown(name, agenda.now) && those(name);
    return Object.entries(this.#signers).reduce((sum, [name, keys]) => (isThere(name) ? sum + keys : sum), 0);
  }

  #held({ entered, left, taken }: Gate): number {
    return this.#locked + entered - left - taken;
  }

  #minted({ entered, left }: Gate): number {
    return this.#locked + left - entered;
  }
}
