import type { CallListener, Deployed, Order, Withdraw } from "../ledger/contract.ts";
import type { Host } from "../ledger/host.ts";
import { type Admits, type Gate, gateContract, type Passage } from "./gate.ts";

/** Blocks that must fail to come while a call waits, before a chain counts as standing still. */
const stillness = 12;

/** One side of a bridge: its chain, the gate on it, and what waits to be in a block there. */
export class End {
  readonly host: Host;
  #gate: Deployed<Gate, Passage>;
  #holds: (gate: Gate) => number;
  /** When the calls were handed in that wait, microseconds, the oldest first. */
  #waiting = new Map<number, number>();
  #calls = 0;

  /** `admits` says what for a word the gate takes, `holds` what it may give away in a state. */
  constructor(host: Host, bridge: string, admits: Admits, holds: (gate: Gate) => number) {
    this.host = host;
    this.#gate = host.deploy(gateContract(admits, holds), bridge);
    this.#holds = holds;
  }

  /** As its chain knows it: at its head, or as far as it is settled. */
  state(at: "head" | "final"): Gate {
    return this.#gate.state(at);
  }

  /** What the gate may give away now. */
  get holds(): number {
    return this.#holds(this.state("head"));
  }

  call(passage: Passage, order: Order, now: number, listener: CallListener): Withdraw {
    const call = this.#calls++;
    this.#waiting.set(call, now);
    const withdraw = this.#gate.call(passage, order, {
      ...listener,
      included: (at, paid) => {
        this.#waiting.delete(call);
        listener.included?.(at, paid);
      },
      reverted: (at, paid) => {
        this.#waiting.set(call, now);
        listener.reverted?.(at, paid);
      },
    });
    return () => {
      this.#waiting.delete(call);
      withdraw();
    };
  }

  /** Whether no block comes though a call waits: a chain that nobody sends anything to may have no blocks to make. */
  isStill(now: number): boolean {
    const long = now - stillness * this.host.blockSeconds * 1e6;
    if (this.host.head().time >= long) return false;
    for (const since of this.#waiting.values()) if (since < long) return true;
    return false;
  }
}
