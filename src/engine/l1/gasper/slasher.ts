import { type CheckpointVote, isSlashable } from "../../rules/slashing.ts";

/** Who hears of a vote: those on the observer's side, those on the far side of a partition, or nobody yet. */
export type Audience = "near" | "far" | "hidden";

const audiences: readonly Audience[] = ["near", "far", "hidden"];

/**
 * Compares the votes of those who may break the rules, each row of the registry with itself. Two votes that offend against each
 * other are evidence once somebody honest knows both. It is enough to know a row's last vote: as long as none has offended, that
 * has the highest source of all, and a later one that goes around any goes around it.
 */
export class Slasher {
  #last = byAudience(() => new Map<number, CheckpointVote>());
  /** By who knows one vote and who knows the other: rows whose two votes offend. */
  #offenses = byAudience(() => byAudience(() => new Set<number>()));

  /** A row votes; votes are told in the order of their targets. */
  vote(row: number, to: Audience, vote: CheckpointVote): void {
    for (const audience of audiences) {
      const last = this.#last[audience].get(row);
      if (last !== undefined && isSlashable(last, vote)) this.#offend(row, to, audience);
    }
    this.#learn(row, to, vote);
  }

  /** An audience hears from now on what another hears, and knows what it knows. */
  follow(follower: Audience, other: Audience): void {
    for (const [row, last] of this.#last[other]) this.#last[follower].set(row, last);
  }

  /** What one audience knows of rows is told to another, which it is then a part of. */
  tell(from: Audience, to: Audience, isMeant: (row: number) => boolean = () => true): void {
    for (const audience of audiences) {
      for (const row of this.#offenses[from][audience]) if (isMeant(row)) this.#move(row, from, to, audience);
    }
    for (const [row, last] of this.#last[from]) {
      if (!isMeant(row)) continue;
      this.#last[from].delete(row);
      this.#learn(row, to, last);
    }
  }

  /** Rows whose offenses an audience has evidence of, each once. */
  evidence(audience: Audience): readonly number[] {
    const rows = this.#offenses[audience][audience];
    const found = [...rows];
    rows.clear();
    return found;
  }

  #learn(row: number, to: Audience, vote: CheckpointVote): void {
    const last = this.#last[to].get(row);
    if (last === undefined || vote.target >= last.target) this.#last[to].set(row, vote);
  }

  #offend(row: number, a: Audience, b: Audience): void {
    this.#offenses[a][b].add(row);
    this.#offenses[b][a].add(row);
  }

  #move(row: number, from: Audience, to: Audience, other: Audience): void {
    this.#offenses[from][other].delete(row);
    this.#offenses[other][from].delete(row);
    this.#offend(row, to, other === from ? to : other);
  }
}

function byAudience<T>(make: () => T): Readonly<Record<Audience, T>> {
  return { near: make(), far: make(), hidden: make() };
}
