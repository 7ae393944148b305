import type { Act } from "../act.ts";
import type { Outcome } from "../outcome.ts";
import type { RunRequest } from "../remote.ts";
import { dependents, type Placed } from "./placed.ts";
import type { Simulator } from "./simulator.ts";
import type { Set as Values } from "./turned.ts";
import { Turning } from "./turning.ts";

/** A notebook in front of a reader, as its host has it: the editor, or a page of its own. `C` is a cell there. */
export interface Desk<C> {
  readonly simulator: Simulator;
  /** Its `l2` cells as they are now. */
  placed(): Promise<readonly Placed<C>[]>;
  /** What was turned in it. */
  turned(): Values;
  turn(path: string, value: string): void;
  /** Forgets all that was turned. */
  unturn(): void;
  /** What to ask of the worker for a cell as it is now. */
  request(cell: C): RunRequest;
  /** Whether a reader sees a cell or its result. */
  isSeen(cell: C): boolean;
  /** Shows an outcome in every view. */
  tell(outcome: Outcome): void;
  /** Makes an outcome that readers see already the output of its cell. */
  keep(cell: C, outcome: Outcome): Promise<void>;
  /** Runs cells and shows what comes of it. */
  run(cells: readonly C[]): Promise<void>;
  /** Takes an answer to the question of a cell; "" takes back the one there is. */
  reply(cell: C, reply: string): PromiseLike<void>;
  /** Types what was turned into the cells, where there is something to type into. */
  write(): Promise<void>;
}

/** What a reader does to a notebook by the cards of its results. */
export type ReadersAct = Exclude<Act, { readonly type: "copy" | "save" }>;

/** One reader of one notebook: turns a param, writes it into its cell, sets it back, replies to a question. */
export class Reading<C> {
  readonly #desk: Desk<C>;
  readonly #turning: Turning<C>;

  constructor(desk: Desk<C>) {
    this.#desk = desk;
    this.#turning = new Turning(desk);
  }

  /** Settles when all that follows is shown. */
  async answer(act: ReadersAct): Promise<void> {
    switch (act.type) {
      case "turn":
        this.#desk.turn(act.path, act.value);
        return this.#turning.turn(act.name, act.isLast);
      case "reply":
        return this.#reply(act.name, act.reply);
      default:
        return this.#setBack(act.type === "write");
    }
  }

  async #reply(name: string, reply: string): Promise<void> {
    const asked = (await this.#desk.placed()).find((each) => each.name === name);
    if (asked === undefined) return;
    await this.#desk.reply(asked.cell, reply);
    await this.#desk.run([asked.cell]);
  }

  /** Nothing is turned any more: either the cells say it now, or they say what they said before. */
  async #setBack(isWritten: boolean): Promise<void> {
    await this.#turning.end();
    const owners = [...new Set(Object.keys(this.#desk.turned()).map(ownerOf))];
    if (isWritten) await this.#desk.write();
    const all = await this.#desk.placed();
    this.#desk.unturn();
    const own = all.filter(({ isShown, name }) => isShown && owners.includes(name));
    const changed = [...own, ...dependents(all, owners)];
    await this.#desk.run([...new Set(changed.map(({ cell }) => cell))]);
  }
}

/** "base" of "base.params.size" */
export const ownerOf = (path: string): string => path.slice(0, path.indexOf(".params."));
