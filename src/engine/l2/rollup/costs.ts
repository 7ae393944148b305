/** How much of what it has known the layer still counts after another batch. */
const memory = 0.9;

/** What a layer pays to its hosts, shared among its users: a moving average over batches. */
export class Costs {
  #dollars: number;
  #transfers: number;

  /** Begins with an estimate: so many dollars for so many transfers. */
  constructor(dollars: number, transfers: number) {
    this.#dollars = dollars;
    this.#transfers = transfers;
  }

  /** A batch of so many transfers costs so much. */
  batch(dollars: number, transfers: number): void {
    this.#dollars = this.#dollars * memory + dollars;
    this.#transfers = this.#transfers * memory + transfers;
  }

  /** A claim or proof costs so much. */
  claim(dollars: number): void {
    this.#dollars += dollars;
  }

  /** One user's share, $. */
  get perTransfer(): number {
    return this.#dollars / this.#transfers;
  }
}
