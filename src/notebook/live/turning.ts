import { dependents, type Placed } from "./placed.ts";
import { type Desk, ownerOf } from "./reading.ts";
import { TokenSource } from "./stop.ts";

/** How long a look at a cell may take while a reader turns something, ms: what is left of a tenth of a second goes into drawing. */
const look = 25;
/** How long the worker may take to leave a run that the next move ends, ms: a new one would have forgotten all that was simulated. */
const patience = 3000;
/** How long a reader must rest before all runs are made, ms. */
const rest = 600;

/**
 * One reader turning params of one notebook. What runs is finished and then only the newest value is run, since a run that every move
 * ends would never show anything; only the full runs that follow a first look are ended by the next move.
 */
export class Turning<C> {
  readonly #desk: Desk<C>;
  /** The cell in whose card the reader turns: it comes first. */
  #first = "";
  /** Counts moves. */
  #moves = 0;
  #lastMove = 0;
  #isSettled = true;
  #working: Promise<void> | undefined;
  #full: TokenSource | undefined;

  constructor(desk: Desk<C>) {
    this.#desk = desk;
  }

  async turn(first: string, isLast: boolean): Promise<void> {
    this.#first = first;
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
      await this.#look(move);
      if (move !== this.#moves) continue;
      await this.#rested(move);
      if (move !== this.#moves) continue;
      await this.#settle(move);
    }
  }

  /** A first look at every cell that hangs on what was turned and can be seen. */
  async #look(move: number): Promise<void> {
    const { simulator } = this.#desk;
    for (const { cell, name } of await this.#affected()) {
      if (move !== this.#moves) return;
      if (name !== this.#first && !this.#desk.isSeen(cell)) continue;
      const asked = { ...this.#desk.request(cell), within: look };
      this.#desk.tell(await simulator.run(asked, () => {}, new TokenSource().token));
    }
  }

  async #rested(move: number): Promise<void> {
    while (move === this.#moves && !this.#isSettled && Date.now() - this.#lastMove < rest)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** All runs, scores too, and then the outputs of the cells. */
  async #settle(move: number): Promise<void> {
    const source = new TokenSource();
    this.#full = source;
    for (const { cell } of await this.#affected()) {
      const asked = this.#desk.request(cell);
      const outcome = await this.#desk.simulator.run(asked, () => {}, source.token, patience);
      if (move !== this.#moves || source.token.isCancellationRequested) return;
      this.#desk.tell(outcome);
      await this.#desk.keep(cell, outcome);
    }
  }

  async #affected(): Promise<readonly Placed<C>[]> {
    const all = await this.#desk.placed();
    const owners = Object.keys(this.#desk.turned()).map(ownerOf);
    const own = all.filter(({ isShown, name }) => isShown && owners.includes(name));
    const each = [...own, ...dependents(all, owners).filter(({ name }) => !owners.includes(name))];
    return each.sort((a, b) => Number(b.name === this.#first) - Number(a.name === this.#first));
  }
}
