import type { BlockId } from "../../trace.ts";
import type { ChildChain } from "./child-chain.ts";
import { users } from "./parties.ts";

/** Users who leave with their outputs, counted. */
export class Departures {
  #chain: ChildChain;
  #calls = 0;
  #asked = 0;
  #waiting = 0;

  constructor(chain: ChildChain) {
    this.#chain = chain;
  }

  /** Outputs with which somebody has ever asked to leave, and those of them that wait for the host. */
  get asked(): number {
    return this.#asked;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Outputs with which nobody has. */
  get staying(): number {
    const { start, output, game } = this.#chain;
    return (start + game.deposited) / output - this.#asked;
  }

  /** So many ask to leave, by a call of so much gas each, for which nobody pays more than his output is worth (A97). */
  leave(count: number, position: BlockId, gas: number): void {
    const value = count * this.#chain.output;
    const request = { by: users, count, value, position, isSpent: false };
    const order = { by: users, count, bytes: 0, gas, highestFee: value };
    this.#asked += count;
    this.#waiting += count;
    this.#chain.parent.ask(`exit ${this.#calls++}`, { kind: "exit", request }, order, {
      included: () => {
        this.#waiting -= count;
      },
      reverted: () => {
        this.#waiting += count;
      },
    });
  }
}
