/** A question with its answers: one that was asked in other words was not answered. */
export interface Answered {
  readonly text: string;
  readonly reply: string;
  readonly attempts: readonly string[];
}

/** Where the answers to one notebook's questions are kept. */
export interface AnswerStore {
  read(): readonly Answered[];
  write(all: readonly Answered[]): PromiseLike<void>;
}

/** Answers to one question that are kept. */
const most = 200;

/** The answers to one notebook's questions, by the texts of their cells. */
export class Answers {
  readonly #store: AnswerStore;

  constructor(store: AnswerStore) {
    this.#store = store;
  }

  /** The answer to a question; undefined where there is none. */
  of(text: string): string | undefined {
    return this.#own(text)?.reply || undefined;
  }

  /** All answers to it, the oldest first; those that were taken back too. */
  attempts(text: string): readonly string[] {
    return this.#own(text)?.attempts ?? [];
  }

  /** Takes an answer; "" takes back the one there is. */
  set(text: string, reply: string): PromiseLike<void> {
    const before = this.attempts(text);
    const attempts = reply === "" ? before : [...before, reply].slice(-most);
    const others = this.#store.read().filter((each) => each.text !== text);
    return this.#store.write([...others, { text, reply, attempts }]);
  }

  #own(text: string): Answered | undefined {
    return this.#store.read().find((each) => each.text === text);
  }
}
