/** Epochs during which slashings count together. Source: consensus-specs, EPOCHS_PER_SLASHINGS_VECTOR. */
const epochsPerSlashingsVector = 8_192;

/** Which rows of a registry were slashed when, and how much stake that was. */
export class Slashings {
  /** Stake slashed so far, as a share of all at the start. */
  stake = 0;
  /** By row, -1: it was not slashed; and its stake then. */
  #epochs: Int32Array;
  #stakes: Float64Array;
  /** What was slashed in the epochs that count together with one, as last added up. */
  #sum = { epoch: -1, stake: 0 };

  constructor(rows: number) {
    this.#epochs = new Int32Array(rows).fill(-1);
    this.#stakes = new Float64Array(rows);
  }

  copy(other: Slashings): void {
    this.stake = other.stake;
    this.#epochs.set(other.#epochs);
    this.#stakes.set(other.#stakes);
    this.#sum = other.#sum;
  }

  isSlashed(row: number): boolean {
    return (this.#epochs[row] as number) >= 0;
  }

  add(row: number, epoch: number, stake: number): void {
    this.#epochs[row] = epoch;
    this.#stakes[row] = stake;
    this.stake += stake;
    this.#sum = { epoch: -1, stake: 0 };
  }

  /** The epoch in which the later part of a row's penalty is due: half of those that count together lie behind it and half before. */
  due(row: number): number {
    return (this.#epochs[row] as number) + epochsPerSlashingsVector / 2;
  }

  /** Slashed rows whose penalty is due in an epoch or later. */
  pending(epoch: number): readonly number[] {
    const rows: number[] = [];
    if (this.stake === 0) return rows;
    for (let row = 0; row < this.#epochs.length; row++)
      if (this.isSlashed(row) && this.due(row) >= epoch) rows.push(row);
    return rows;
  }

  /** Stake that counts together with a row's, as far as it was slashed until now. */
  together(row: number): number {
    const epoch = this.due(row);
    if (epoch === this.#sum.epoch) return this.#sum.stake;
    let stake = 0;
    for (let other = 0; other < this.#epochs.length; other++) {
      const isRecent = (this.#epochs[other] as number) > epoch - epochsPerSlashingsVector;
      if (this.isSlashed(other) && isRecent) stake += this.#stakes[other] as number;
    }
    this.#sum = { epoch, stake };
    return stake;
  }
}
