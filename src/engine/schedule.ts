import type { Agenda } from "./kernel/agenda.ts";

/** Parameters and the moment from which on they hold, microseconds. */
export interface Step<P> {
  readonly from: number;
  readonly parameters: P;
}

/** What a layer goes by, and from when on it goes by something else. */
export class Schedule<P extends object> {
  /** What it begins with. */
  readonly first: P;
  #later: readonly Step<P>[];

  constructor(first: P, later: readonly Step<P>[]) {
    this.first = first;
    this.#later = [...later].sort((a, b) => a.from - b.from);
  }

  /** What holds at a moment, microseconds: for contracts, which must say the same of a block whenever they are folded. */
  at(time: number): P {
    let { first: parameters } = this;
    for (const step of this.#later) if (step.from <= time) ({ parameters } = step);
    return parameters;
  }

  /** What holds now, whenever it is read: for parties, who act in the present. */
  now(agenda: Agenda): P {
    if (this.#later.length === 0) return this.first;
    const names = Object.keys(this.first) as (keyof P)[];
    const getters = names.map((name) => [name, { enumerable: true, get: () => this.at(agenda.now)[name] }]);
    return Object.defineProperties({}, Object.fromEntries(getters)) as P;
  }

  /** Moments at which something changes, microseconds. */
  get edges(): readonly number[] {
    return this.#later.map(({ from }) => from);
  }
}
