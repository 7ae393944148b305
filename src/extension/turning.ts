import { vscode } from "./vscode.ts";

/** How long a look at a cell may take while a reader turns something, ms: what is left of a tenth of a second goes into drawing. */
export const look = 25;
/** How long the worker may take to leave a run that the next move ends, ms: a new one would have forgotten all that was simulated. */
export const patience = 3000;
/** How long a reader must rest before all runs are made, ms. */
const rest = 600;

/** What follows a reader who turns params. */
export interface Follower {
  /** A first look at what hangs on what was turned; `isNewest` says whether nothing was turned since. */
  look(isNewest: () => boolean): Promise<void>;
  /** All runs, scores too. */
  settle(token: vscode.CancellationToken, isNewest: () => boolean): Promise<void>;
}

/**
 * One reader turning params. What runs is finished and then only the newest value is run, since a run that every move ends would
 * never show anything; only the full runs that follow a first look are ended by the next move.
 */
export class Turning {
  readonly #follower: Follower;
  /** Counts moves. */
  #moves = 0;
  #lastMove = 0;
  #isSettled = true;
  #working: Promise<void> | undefined;
  #full: vscode.CancellationTokenSource | undefined;

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  async turn(isLast: boolean): Promise<void> {
    this.#moves++;
    this.#lastMove = Date.now();
    this.#isSettled = isLast;
    this.#full?.cancel();
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
  }

  /** Ends what is under way. */
  async end(): Promise<void> {
    this.#isSettled = true;
    this.#full?.cancel();
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let move = -1; move !== this.#moves; ) {
      move = this.#moves;
      const isNewest = () => move === this.#moves;
      await this.#follower.look(isNewest);
      if (!isNewest()) continue;
      await this.#rested(isNewest);
      if (!isNewest()) continue;
      this.#full = new vscode.CancellationTokenSource();
      await this.#follower.settle(this.#full.token, isNewest);
    }
  }

  async #rested(isNewest: () => boolean): Promise<void> {
    while (isNewest() && !this.#isSettled && Date.now() - this.#lastMove < rest)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
