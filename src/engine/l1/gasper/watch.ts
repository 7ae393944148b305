import type { BlockId } from "../../trace.ts";
import { type Audience, Slasher } from "./slasher.ts";

/** A side of a partition. */
export type Side = Exclude<Audience, "hidden">;

/** What a validator votes for and nobody has been shown: the last such block, and the epoch that was justified when it began. */
interface Secret {
  readonly block: BlockId;
  readonly source: number;
}

/** Hands the votes of those who may break the rules to a slasher, once they are told to somebody. */
export class Watch {
  #slasher = new Slasher();
  #committees: number;
  #validators: number;
  #isKnown: (block: BlockId, but: number) => boolean;
  #secrets = new Map<number, Secret>();

  /** `isKnown` says whether anybody but one node has a block. */
  constructor(committees: number, validators: number, isKnown: (block: BlockId, but: number) => boolean) {
    this.#committees = committees;
    this.#validators = validators;
    this.#isKnown = isKnown;
  }

  /** A validator's vote in a slot, where `justified` is the last justified epoch of the side it is meant for; -1: it is silent. */
  vote(validator: number, slot: number, block: BlockId, side: Side, justified: number): void {
    if (block < 0) return;
    const isSecret = !this.#isKnown(block, validator);
    // Because a secret chain does not hear what becomes justified beside it.
    const source = isSecret ? (this.#secrets.get(validator)?.source ?? justified) : justified;
    if (isSecret) this.#secrets.set(validator, { block, source });
    const row = (slot % this.#committees) * this.#validators + validator;
    const target = Math.floor(slot / this.#committees);
    this.#slasher.vote(row, isSecret ? "hidden" : side, { source, target, root: `${block}` });
  }

  /** What was secret and is shown by now, with the votes for it, is known on the side of who kept it. */
  reveal(sideOf: (validator: number) => Side): void {
    for (const [validator, { block }] of this.#secrets) {
      if (!this.#isKnown(block, validator)) continue;
      this.#secrets.delete(validator);
      this.#slasher.tell("hidden", sideOf(validator), (row) => row % this.#validators === validator);
    }
  }

  /** The network is cut in two: both sides know what was known. */
  cut(): void {
    this.#slasher.follow("far", "near");
  }

  /** The two sides hear each other. */
  heal(): void {
    this.#slasher.tell("far", "near");
  }

  /** Rows whose offenses a side has evidence of by now, each once. */
  evidence(side: Side): readonly number[] {
    return this.#slasher.evidence(side);
  }
}
