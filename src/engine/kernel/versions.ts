/** Entries of a block, and as a power of two. */
const digit = 5;
const wide = 1 << digit;

/** A block holds entries, or blocks of the next lower level. */
type Block<T> = readonly (T | Block<T> | undefined)[];

/**
 * Values by number of which a change makes a new version and leaves the old: both share all but the blocks on the way to what changed, so that a
 * change costs the same whatever there is. Holds nothing at first; numbers are 0 to before `size`.
 */
export class Versions<T extends object> {
  #root: Block<T>;
  /** Digits above the lowest. */
  #levels: number;

  private constructor(root: Block<T>, levels: number) {
    this.#root = root;
    this.#levels = levels;
  }

  static empty<T extends object>(size: number): Versions<T> {
    let levels = 0;
    while (size > wide << (digit * levels)) levels++;
    return new Versions<T>([], levels);
  }

  at(number: number): T | undefined {
    let block: Block<T> | undefined = this.#root;
    for (let level = this.#levels; level > 0 && block !== undefined; level--)
      block = block[place(number, level)] as Block<T> | undefined;
    return block?.[place(number, 0)] as T | undefined;
  }

  with(number: number, value: T): Versions<T> {
    return new Versions(changed(this.#root, this.#levels, number, value), this.#levels);
  }
}

const place = (number: number, level: number) => (number >> (digit * level)) & (wide - 1);

function changed<T>(block: Block<T>, level: number, number: number, value: T): Block<T> {
  const copy = block.slice();
  const at = place(number, level);
  copy[at] = level === 0 ? value : changed((block[at] ?? []) as Block<T>, level - 1, number, value);
  return copy;
}
