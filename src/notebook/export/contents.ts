import { anchorOf } from "../prose/headings.ts";

/** A heading, and the place on the page that leads to it. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly words: string;
  readonly id: string;
}

/** Names of places on a page, each given once. */
export class Places {
  readonly #taken = new Set<string>();

  /** As links to headings have it: "Say it first" is `say-it-first`, the next of that name `say-it-first-1`. */
  of(words: string): string {
    const name = anchorOf(words) || "section";
    let id = name;
    for (let count = 1; this.#taken.has(id); count++) id = `${name}-${count}`;
    this.#taken.add(id);
    return id;
  }
}
