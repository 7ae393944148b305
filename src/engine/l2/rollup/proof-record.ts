import type { Site } from "../../site.ts";
import type { Node } from "./node.ts";

/** A batch as the host's chain has it: its digest, when it was posted, and when its proof was taken, microseconds. */
interface Noted {
  readonly digest: number;
  readonly posted: number;
  proven: number;
}

/** Tells how batches wait for their proofs. */
export class ProofRecord {
  #site: Site;
  #node: Node;
  /** By position, those whose proof is not final. */
  #noted = new Map<number, Noted>();
  /** Most that were ever posted; how many were told to be proven for good; the last with a proof, and how many wait, as last seen. */
  #posted = 0;
  #told = 0;
  #proven = -1;
  #waiting = -1;

  constructor(site: Site, node: Node) {
    this.#site = site;
    this.#node = node;
  }

  look(): void {
    this.#note();
    this.#prove();
    this.#tell();
  }

  /** What was posted since, or is another than before. */
  #note(): void {
    const { now } = this.#site.agenda;
    for (let at = this.#node.portal().inbox.last; at !== null && at.position >= this.#told; at = at.before) {
      if (this.#noted.get(at.position)?.digest === at.digest) return;
      this.#noted.set(at.position, { digest: at.digest, posted: now, proven: now });
    }
  }

  #prove(): void {
    const { position } = this.#node.portal().confirmed;
    for (let at = this.#proven + 1; at <= position; at++) {
      const noted = this.#noted.get(at);
      if (noted !== undefined) noted.proven = this.#site.agenda.now;
    }
    this.#proven = position;
  }

  #tell(): void {
    const { emit, agenda } = this.#site;
    const { inbox, confirmed } = this.#node.portal();
    const last = inbox.last?.position ?? -1;
    const [posted, waiting] = [Math.max(this.#posted, last + 1), last - confirmed.position];
    if (posted !== this.#posted || waiting !== this.#waiting)
      emit({ kind: "proofs", time: agenda.now, posted, waiting });
    [this.#posted, this.#waiting] = [posted, waiting];
    const { position } = this.#node.portal("final").confirmed;
    for (; this.#told <= position; this.#told++) {
      const { posted, proven } = this.#noted.get(this.#told) as Noted;
      this.#noted.delete(this.#told);
      emit({ kind: "proven", posted, time: proven });
    }
  }
}
