import { weighted } from "../../kernel/distributions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Site } from "../../site.ts";
import type { Producer } from "../producers.ts";

/** Who leads a committee in a round: chance, in proportion to nodes. */
export class Leaders {
  #leader: Draws;
  #late: Draws;
  #choose: (u: number) => number;

  constructor(site: Site, parties: readonly Producer[]) {
    this.#leader = site.draw("leader");
    this.#late = site.draw("late");
    this.#choose = weighted(parties.map(({ share }) => share));
  }

  /** The party that leads a committee, by its number. */
  of(round: number, committee: number): number {
    return this.#choose(this.#leader(round, committee));
  }

  /** Whether what it proposes comes too late though nobody fails, as a share of rounds. */
  isLate(round: number, committee: number, share: number): boolean {
    return share > 0 && this.#late(round, committee) < share;
  }
}
