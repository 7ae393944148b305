/** Tells whoever does something that nobody waits for it any more. The editor's own tokens are such tokens. */
export interface Token {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** Makes a token, and cancels it. */
export class TokenSource {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();
  readonly token: Token;

  constructor() {
    const isCancelled = () => this.#isCancelled;
    const listeners = this.#listeners;
    this.token = {
      get isCancellationRequested() {
        return isCancelled();
      },
      onCancellationRequested(listener) {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    };
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
