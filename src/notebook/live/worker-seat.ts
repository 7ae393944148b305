import * as Comlink from "comlink";

/** A worker and the way to talk to it. */
export interface Link {
  readonly endpoint: Comlink.Endpoint;
  /** Resolves with the reason when the worker ends by itself. */
  readonly died: Promise<string>;
  terminate(): void;
}

/** The one thing in which the Node and the web extension host differ. */
export type MakeWorker = () => Promise<Link>;

/** The worker that is at work now; `R` is what it answers. */
export function workerSeat<R>(makeWorker: MakeWorker) {
  let seated = start();

  async function start() {
    const link = await makeWorker();
    let leave: () => void = ignore;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    return { ...link, remote: Comlink.wrap<R>(link.endpoint), left, leave };
  }

  async function answered<T>(question: (remote: Comlink.Remote<R>) => Promise<T>) {
    const { remote, died, left } = await seated;
    return Promise.race([
      question(remote).then((answer) => ({ answer })),
      Promise.race([died, left]).then(() => undefined),
    ]);
  }

  function leave(): void {
    seated.then((worker) => {
      worker.terminate();
      // Because a worker that was ended answers nobody, and does not say so.
      worker.leave();
    }, ignore);
  }

  // Because a rejection that nobody has asked about yet would count as an unhandled one.
  seated.catch(ignore);
  return {
    worker: () => seated,
    leave,
    replace() {
      leave();
      seated = start();
      seated.catch(ignore);
    },
    /** Asks the worker, and once more the one in its place; undefined when neither answers or both fail. */
    async ask<T>(question: (remote: Comlink.Remote<R>) => Promise<T>): Promise<T | undefined> {
      for (let tries = 0; tries < 2; tries++) {
        const got = await answered(question).catch(ignore);
        if (got !== undefined) return got.answer;
      }
      return undefined;
    },
  };
}

function ignore(): void {}
