import type { Memory } from "./answer/memory.ts";
import type { Evaluate, EvaluateRequest } from "./evaluate.ts";
import type { CellResult, ParamResult } from "./result.ts";
import type { Surroundings } from "./worker.ts";

/** How long it computes before it looks whether somebody waits, ms. */
const slice = 4;
/** Values of a param that are looked at ahead of the reader, the nearest first. */
const most = 32;

type Steps = ReturnType<Evaluate>;

/**
 * Simulates what a reader who turns something may turn it to next, while nobody waits for anything, so that the memory knows it when
 * he gets there. It changes no result: who asks is answered as without it, only sooner.
 */
export class Foresight {
  readonly #evaluate: Evaluate;
  readonly #memory: Memory;
  readonly #surroundings: Surroundings;
  /** What is still to look at, by the cell it is about. */
  readonly #ahead = new Map<number, EvaluateRequest[]>();
  #underWay: Steps | undefined;
  #isHeld = false;
  #isLooking = false;

  constructor(evaluate: Evaluate, memory: Memory, surroundings: Surroundings) {
    this.#evaluate = evaluate;
    this.#memory = memory;
    this.#surroundings = surroundings;
  }

  /** Does what somebody waits for; the rest of what is under way here comes after it. */
  async behind<T>(work: () => Promise<T>): Promise<T> {
    this.#isHeld = true;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
      void this.#look();
    }
  }

  /** What was shown of a request, and so what may be asked for next. */
  expect(request: EvaluateRequest, { params }: CellResult): void {
    const { set = {} } = request;
    const turned = params.filter((param) => pathOf(param) in set);
    const requests = turned.flatMap((param) =>
      stopsAround(param).map((value) => ({ ...request, set: { ...set, [pathOf(param)]: value } })),
    );
    this.#ahead.set(request.position, requests);
  }

  /** Forgets what a reader who is somewhere else now will not ask for. */
  forget(): void {
    this.#ahead.clear();
    this.#underWay = undefined;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (!this.#isHeld && this.#hasWork()) {
      this.#advance();
      await this.#surroundings.pause();
    }
    this.#isLooking = false;
  }

  #hasWork(): boolean {
    if (this.#underWay !== undefined) return true;
    for (const requests of this.#ahead.values()) {
      const next = requests.shift();
      if (next !== undefined) {
        this.#underWay = this.#evaluate(next, this.#memory);
        return true;
      }
    }
    return false;
  }

  #advance(): void {
    const end = this.#surroundings.now() + slice;
    try {
      while (this.#underWay !== undefined && this.#surroundings.now() < end)
        if (this.#underWay.next().done) this.#underWay = undefined;
    } catch {
      // Because it would come again, and is told then, if the reader really gets there.
      this.#underWay = undefined;
    }
  }
}

const pathOf = ({ cell, name }: ParamResult): string => `${cell}.params.${name}`;

/** The other values of a param, those next to where it stands first. */
function stopsAround({ options, at }: ParamResult): readonly string[] {
  const others = options.map((value, place) => ({ value, away: Math.abs(place - at), place }));
  return others
    .filter(({ place }) => place !== at)
    .sort((a, b) => a.away - b.away || b.place - a.place)
    .slice(0, most)
    .map(({ value }) => value);
}
