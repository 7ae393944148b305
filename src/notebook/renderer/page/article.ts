import type { Grade } from "../../handin.ts";
import { type AnswerStore, Answers } from "../../live/answers.ts";
import type { Placed } from "../../live/placed.ts";
import { type Desk, Reading } from "../../live/reading.ts";
import type { Simulator } from "../../live/simulator.ts";
import { TokenSource } from "../../live/stop.ts";
import { Turned } from "../../live/turned.ts";
import type { Outcome } from "../../outcome.ts";
import type { RunRequest } from "../../remote.ts";
import { isInView } from "../in-view.ts";
import { putValues } from "../live-prose.ts";
import { type Cards, cards } from "../render.ts";
import type { PageCell } from "./cell.ts";
import type { Engine } from "./engine.ts";
import { keptAnswers } from "./kept.ts";

/** How long a run must last before its progress shows, ms. */
const quick = 150;

/** An article of a page, in front of its reader. */
export class PageArticle implements Desk<PageCell> {
  readonly element: HTMLElement;
  readonly #engine: Engine;
  readonly #cells: readonly PageCell[];
  readonly #cards: Cards;
  readonly #store: AnswerStore;
  readonly #answers: Answers;
  readonly #turned = new Turned<PageArticle>();
  readonly #grades = new Map<string, Grade>();
  readonly #graded: () => void;
  #placed: Promise<readonly Placed<PageCell>[]> | undefined;
  #isOpen = false;

  /** `graded` is called whenever a question was graded. */
  constructor(element: HTMLElement, cells: readonly PageCell[], engine: Engine, graded: () => void) {
    this.element = element;
    this.#engine = engine;
    this.#graded = graded;
    this.#cells = cells;
    this.#store = keptAnswers(element.dataset.file ?? "");
    this.#answers = new Answers(this.#store);
    for (const { name, asks } of this.#cells) if (asks) this.#grades.set(name, "open");
    const reading = new Reading(this);
    this.#cards = cards(
      engine && {
        isEditor: false,
        tell: (act) => {
          if (act.type !== "copy" && act.type !== "save") void reading.answer(act);
        },
      },
    );
  }

  /** Draws the results that the page was made with, once; then what was answered on an earlier day is graded again. */
  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    await Promise.all(this.#cells.map((cell) => this.#cards.show(idOf(cell), cell.slot, cell.recorded)));
    const answered = this.#answered();
    if (this.#engine !== null && answered.length > 0) await this.run(answered);
  }

  /** What came of its questions. */
  get grades(): readonly Grade[] {
    return [...this.#grades.values()];
  }

  async forgetAnswers(): Promise<void> {
    const answered = this.#answered();
    await this.#store.write([]);
    await this.run(answered);
  }

  get simulator(): Simulator {
    if (this.#engine === null) throw new Error("A page without an engine answers nobody.");
    return this.#engine();
  }

  placed(): Promise<readonly Placed<PageCell>[]> {
    this.#placed ??= this.#outlined();
    return this.#placed;
  }

  turned() {
    return this.#turned.of(this);
  }

  turn(path: string, value: string): void {
    this.#turned.turn(this, path, value);
  }

  unturn(): void {
    this.#turned.forget(this);
  }

  request({ text, line, position }: PageCell): RunRequest {
    const reply = this.#answers.of(text);
    return {
      text,
      line,
      position,
      cells: this.#texts(),
      set: this.turned(),
      ...(reply !== undefined && { reply }),
    };
  }

  isSeen({ slot }: PageCell): boolean {
    return isInView(slot);
  }

  tell({ name, json, values, marked }: Outcome): void {
    void this.#cards.receive(name, new TextDecoder().decode(json));
    putValues(this.element, values);
    if (marked === undefined) return;
    this.#grades.set(name, marked.grade);
    this.#graded();
  }

  /** A page keeps nothing but answers. */
  async keep(): Promise<void> {}

  async run(cells: readonly PageCell[]): Promise<void> {
    const { token } = new TokenSource();
    for (const cell of cells) {
      const began = Date.now();
      const outcome = await this.simulator.run(
        this.request(cell),
        (step) => {
          if (Date.now() - began > quick) this.#cards.progress(idOf(cell), cell.slot, step);
        },
        token,
      );
      this.tell(outcome);
    }
  }

  reply({ text }: PageCell, reply: string): PromiseLike<void> {
    return this.#answers.set(text, reply);
  }

  /** There is no file to type into. */
  async write(): Promise<void> {}

  #answered(): readonly PageCell[] {
    return this.#cells.filter(({ text }) => this.#answers.of(text) !== undefined);
  }

  #texts(): readonly string[] {
    return this.#cells.map(({ text }) => text);
  }

  async #outlined(): Promise<readonly Placed<PageCell>[]> {
    const all = (await this.simulator.ask((remote) => remote.outline(this.#texts()))) ?? [];
    return all.flatMap((outlined, at) => {
      const cell = this.#cells[at];
      return cell === undefined ? [] : [{ ...outlined, cell, isShown: true }];
    });
  }
}

const idOf = ({ position }: PageCell): string => `cell-${position}`;
