import type { Site } from "../../site.ts";
import { Rounds } from "../rounds.ts";
import type { Claims } from "./claims.ts";
import { type Entry, entryAt } from "./derivation.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { ProofRecord } from "./proof-record.ts";

/**
 * Proves what is posted. A pool of provers takes batches in their order, each for as long as its payments take; every so often the proofs of
 * consecutive batches are put together, so many into one, and handed in.
 */
export class Prover {
  #p: Rollup;
  #site: Site;
  #node: Node;
  #claims: Claims;
  #record: ProofRecord;
  #rounds: Rounds;
  /** What waits for a prover, oldest first; what is in work, by number; and all that was ever taken on or is proven, by digest. */
  #waiting: Entry[] = [];
  #inWork = new Map<number, Entry>();
  #taken = new Set<number>();
  #proven = new Set<number>();
  #jobs = 0;
  #done: number;

  constructor(p: Rollup, site: Site, node: Node, claims: Claims) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#claims = claims;
    this.#record = new ProofRecord(site, node);
    this.#rounds = new Rounds(
      site,
      claims.party,
      () => p.claimInterval,
      () => this.#work(),
    );
    this.#done = site.agenda.action((job) => this.#finish(job));
    node.watch(() => this.#look());
  }

  #look(): void {
    this.#record.look();
    this.#take();
    this.#start();
    if (this.#provable().length > 0) this.#rounds.ask();
  }

  /** Whatever is posted and not settled gets into the queue, once. */
  #take(): void {
    const { inbox, confirmed } = this.#node.portal();
    const fresh: Entry[] = [];
    for (let at = inbox.last; at !== null && at.position > confirmed.position; at = at.before) {
      // Because one that a reorganization took out was let go of, there may be some below those that are known.
      if (this.#taken.has(at.digest)) continue;
      this.#taken.add(at.digest);
      fresh.push(at);
    }
    this.#waiting.push(...fresh.reverse());
  }

  #start(): void {
    const { incidents, agenda } = this.#site;
    if (incidents.isDown(this.#claims.party, agenda.now)) return;
    while (this.#inWork.size < this.#p.provers) {
      const entry = this.#waiting.shift();
      if (entry === undefined) return;
      if (!this.#isAsked(entry)) {
        this.#taken.delete(entry.digest);
        continue;
      }
      const job = this.#jobs++;
      this.#inWork.set(job, entry);
      agenda.after(Math.round(this.#seconds(entry) * 1e6), this.#done, job);
    }
  }

  /** Whether a batch is still in the host's chain, without a proof of anybody. */
  #isAsked({ position, digest }: Entry): boolean {
    const { inbox, confirmed } = this.#node.portal();
    return position > confirmed.position && entryAt(inbox.last, position)?.digest === digest;
  }

  #seconds({ transfers }: Entry): number {
    return this.#p.provingTime + transfers * this.#p.provingTimePerTransfer;
  }

  #finish(job: number): void {
    const { incidents, agenda } = this.#site;
    const entry = this.#inWork.get(job) as Entry;
    this.#inWork.delete(job);
    // Because what a pool was at when it failed must be done again.
    if (incidents.isDown(this.#claims.party, agenda.now)) this.#waiting.unshift(entry);
    else this.#proven.add(entry.digest);
    this.#look();
  }

  /** Proven batches that follow what is settled without a gap, and are not handed in. */
  #provable(): readonly Entry[] {
    const { inbox, confirmed } = this.#node.portal();
    const entries = this.#node.execution(confirmed, inbox.last?.position ?? -1);
    const gap = entries.findIndex(({ digest }) => !this.#proven.has(digest));
    const proven = gap < 0 ? entries : entries.slice(0, gap);
    const handed = proven.map(({ digest }) => this.#claims.underWay.has(digest)).lastIndexOf(true);
    return proven.slice(handed + 1);
  }

  #work(): void {
    const proven = this.#provable();
    const together = this.#p.proofsPerClaim;
    for (let from = 0; from < proven.length; from += together)
      this.#claims.hand(proven[Math.min(from + together, proven.length) - 1] as Entry);
  }
}
