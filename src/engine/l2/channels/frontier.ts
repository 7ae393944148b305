import { enlarged } from "../../kernel/columns.ts";

/** Nodes that a search has reached, the cheapest first: a binary heap in columns. Who is reached again is in it twice. */
export class Frontier {
  #costs = new Float64Array(64);
  #nodes = new Int32Array(64);
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  put(node: number, cost: number): void {
    if (this.#size === this.#nodes.length) {
      this.#costs = enlarged(this.#costs, new Float64Array(2 * this.#size));
      this.#nodes = enlarged(this.#nodes, new Int32Array(2 * this.#size));
    }
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.#costs[parent] as number) <= cost) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#costs[at] = cost;
    this.#nodes[at] = node;
  }

  /** The cheapest node, or -1 where there is none. */
  take(): number {
    if (this.#size === 0) return -1;
    const first = this.#nodes[0] as number;
    const last = --this.#size;
    const cost = this.#costs[last] as number;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && (this.#costs[child + 1] as number) < (this.#costs[child] as number)) child++;
      if ((this.#costs[child] as number) >= cost) break;
      this.#move(child, at);
      at = child;
    }
    this.#costs[at] = cost;
    this.#nodes[at] = this.#nodes[last] as number;
    return first;
  }

  #move(from: number, to: number): void {
    this.#costs[to] = this.#costs[from] as number;
    this.#nodes[to] = this.#nodes[from] as number;
  }
}
