/** Priorities that differ by less are the same: the sums of shares are not exact. */
const alike = 1e-9;

/**
 * Whose turn it is to propose: everybody's priority grows by his weight in each turn, the highest proposes and pays the weight of all, so
 * that each has turns in proportion. Source: CometBFT specification, proposer selection procedure.
 */
export class Rotation {
  #weights: Float64Array;
  #total: number;
  #priorities: Float64Array;
  /** The same, as far as the rounds of this height have moved them. */
  #ahead: Float64Array;

  constructor(weights: Float64Array) {
    this.#weights = weights;
    this.#total = weights.reduce((sum, weight) => sum + weight, 0);
    this.#priorities = new Float64Array(weights.length);
    this.#ahead = new Float64Array(weights.length);
  }

  /** The next height's proposer. */
  next(): number {
    const turn = this.#turn(this.#priorities);
    this.#ahead.set(this.#priorities);
    return turn;
  }

  /** Who stands in when a round has failed; the next height goes on as if none had. */
  standIn(): number {
    return this.#turn(this.#ahead);
  }

  /** Somebody's weight counts no more. */
  remove(validator: number): void {
    this.#total -= this.#weights[validator] as number;
    this.#weights[validator] = 0;
    this.#priorities[validator] = Number.NEGATIVE_INFINITY;
    this.#ahead[validator] = Number.NEGATIVE_INFINITY;
  }

  #turn(priorities: Float64Array): number {
    let highest = 0;
    for (let validator = 0; validator < priorities.length; validator++) {
      priorities[validator] = (priorities[validator] as number) + (this.#weights[validator] as number);
      if ((priorities[validator] as number) > (priorities[highest] as number) + alike) highest = validator;
    }
    priorities[highest] = (priorities[highest] as number) - this.#total;
    return highest;
  }
}
