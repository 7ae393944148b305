import { type CheckpointVote, isSlashable } from "../../rules/slashing.ts";

/** Who hears of a vote: those on the observer's side, those on the far side of a partition, or nobody yet. */
export type Audience = "near" | "far" | "hidden";

const audiences: readonly Audience[] = ["near", "far", "hidden"];

/** Of a row's votes that an audience knows, the two that any later one can offend against. */
interface Known {
  readonly latest: CheckpointVote;
  /** The one with the highest source: a later vote from below it goes around it. */
  readonly highest: CheckpointVote;
}

/**
 * Compares the votes of those who may break the rules, each row of the registry with itself. Two votes that offend against each
 * other are evidence once somebody honest knows both.
 */
export class Slasher {
  #known = byAudience(() => new Map<number, Known>());
  /** By who knows one vote and who knows the other: rows whose two votes offend. */
  #offenses = byAudience(() => byAudience(() => new Set<number>()));

  /** A row votes; votes are told in the order of their targets. */
  vote(row: number, to: Audience, vote: CheckpointVote): void {
    for (const audience of audiences) {
      const known = this.#known[audience].get(row);
      if (known === undefined) continue;
      if (isSlashable(known.latest, vote) || isSlashable(known.highest, vote))
        this.#offend(row, to, audience);
    }
    this.#learn(row, to, vote);
  }

  /** An audience hears from now on what another hears, and knows what it knows. */
  follow(follower: Audience, other: Audience): void {
    for (const [row, known] of this.#known[other]) this.#known[follower].set(row, known);
  }

  /** What one audience knows of rows is told to another, which it is then a part of. */
  tell(from: Audience, to: Audience, isMeant: (row: number) => boolean = () => true): void {
    for (const audience of audiences) {
      for (const row of this.#offenses[from][audience]) if (isMeant(row)) this.#move(row, from, to, audience);
    }
    for (const [row, known] of this.#known[from]) {
      if (!isMeant(row)) continue;
      this.#known[from].delete(row);
      this.#learn(row, to, known.highest);
      this.#learn(row, to, known.latest);
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
    const known = this.#known[to].get(row);
    const latest = known === undefined || vote.target >= known.latest.target ? vote : known.latest;
    const highest = known === undefined || vote.source > known.highest.source ? vote : known.highest;
    this.#known[to].set(row, { latest, highest });
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
