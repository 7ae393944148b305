import { binomial, weighted } from "../kernel/distributions.ts";
import { type Draws, draws, type Stream } from "../kernel/random.ts";

/** On which shards users have their accounts, or in which lanes they are: chance by the look at which they came, and all in one where there is one. */
export class Homes {
  readonly weights: readonly number[];
  #home: (u: number) => number;
  #draw: Draws;
  #look = 0;
  #drawn = 0;
  #chance: Pick<Stream, "uniform"> = { uniform: () => this.#draw(this.#look, this.#drawn++) };
  #counts: Float64Array;

  constructor(weights: readonly number[], seed: number) {
    this.weights = weights;
    this.#home = weighted(weights);
    this.#draw = draws(seed, "accounts");
    this.#counts = new Float64Array(this.weights.length);
  }

  /** Others come from now on. */
  look(): void {
    this.#look++;
    this.#drawn = 0;
  }

  /** How many of `count` users are on each shard; the array is used again. */
  of(count: number): Float64Array {
    const counts = this.#counts;
    counts.fill(0);
    if (counts.length === 1) counts[0] = count;
    else if (count <= counts.length) this.#oneByOne(count);
    else this.#together(count);
    return counts;
  }

  #oneByOne(count: number): void {
    for (let user = 0; user < count; user++) {
      const shard = this.#home(this.#chance.uniform());
      this.#counts[shard] = (this.#counts[shard] as number) + 1;
    }
  }

  #together(count: number): void {
    let [left, rest] = [count, 1];
    const last = this.weights.length - 1;
    for (const [shard, weight] of this.weights.entries()) {
      const own = shard === last ? left : binomial(left, Math.min(1, weight / rest), this.#chance);
      this.#counts[shard] = own;
      left -= own;
      rest -= weight;
    }
  }
}
