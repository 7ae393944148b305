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

  /** As GitHub and VS Code call the place of a heading: "Say it first" is `say-it-first`, the next of that name `say-it-first-1`. */
  of(words: string): string {
    const plain = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s+/g, "-");
    const name = plain === "" ? "section" : plain;
    let id = name;
    for (let count = 1; this.#taken.has(id); count++) id = `${name}-${count}`;
    this.#taken.add(id);
    return id;
  }
}
