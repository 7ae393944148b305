import * as Comlink from "comlink";
import type { Progress } from "../../engine/index.ts";
import type { Stop } from "../evaluate.ts";
import { emptyOutcome, type Outcome } from "../outcome.ts";
import type { Remote, RunRequest } from "../remote.ts";
import { broken, stopped } from "../stopped.ts";
import type { Token } from "./stop.ts";
import { type MakeWorker, workerSeat } from "./worker-seat.ts";

export interface Simulator {
  /** Runs one cell in the worker, after those asked for earlier. Never rejects: what goes wrong is in the result. */
  run(request: RunRequest, progress: OnProgress, token: Token, patience?: number): Promise<Outcome>;
  /** Asks the worker something short, between the slices of a run; undefined when it ended before it answered. */
  ask<T>(question: (remote: Comlink.Remote<Remote>) => Promise<T>): Promise<T | undefined>;
  dispose(): void;
}

export type OnProgress = (step: Progress) => void;

/** How long a worker may take to answer a cancel before it is ended, ms, where the asker does not say. */
const usualPatience = 100;
/** How long beyond the longest run a silent worker is waited for, ms. */
const grace = 1000;

/** Keeps one worker warm, and replaces it when it dies or does not listen. No run takes longer than `longestRun`, ms. */
export function simulator(makeWorker: MakeWorker, longestRun: () => number): Simulator {
  const seat = workerSeat<Remote>(makeWorker);
  let queue: Promise<unknown> = Promise.resolve();

  async function runNow(
    request: RunRequest,
    progress: OnProgress,
    token: Token,
    patience: number,
  ): Promise<Outcome> {
    if (token.isCancellationRequested) return ended(request, "cancelled");
    const longest = longestRun();
    const limit = deadline();
    limit.set("wall-time", longest + grace);
    const listening = token.onCancellationRequested(() => {
      limit.set("cancelled", patience);
      seat.worker().then(({ remote }) => remote.cancel(), ignore);
    });
    try {
      const { remote, died } = await seat.worker();
      if (token.isCancellationRequested) return ended(request, "cancelled");
      return await Promise.race([
        remote.run(request, longest, Comlink.proxy(unlessCancelled(progress, token))),
        died.then((reason) => Promise.reject(new Error(reason))),
        limit.reached.then((stop) => {
          seat.replace();
          return ended(request, stop);
        }),
      ]);
    } catch (error) {
      seat.replace();
      return emptyOutcome(broken(request, String(error)));
    } finally {
      limit.clear();
      listening.dispose();
    }
  }

  return {
    run(request, progress, token, patience = usualPatience) {
      const turn = queue.then(() => runNow(request, progress, token, patience));
      // Because the next run needs a worker that is free, but who cancelled this one should not wait for that.
      queue = turn;
      return Promise.race([turn, cancellation(token).then(() => ended(request, "cancelled"))]);
    },
    ask: seat.ask,
    dispose: seat.leave,
  };
}

function unlessCancelled(progress: OnProgress, token: Token): OnProgress {
  return (step) => {
    if (!token.isCancellationRequested) progress(step);
  };
}

function ended(request: RunRequest, stop: Stop): Outcome {
  return emptyOutcome(stopped(request, stop));
}

/** The time by which a worker must have answered; the reason set last counts. */
function deadline() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reach: (stop: Stop) => void = ignore;
  const reached = new Promise<Stop>((resolve) => {
    reach = resolve;
  });
  return {
    reached,
    set(stop: Stop, milliseconds: number) {
      clearTimeout(timer);
      timer = setTimeout(() => reach(stop), milliseconds);
    },
    clear: () => clearTimeout(timer),
  };
}

function cancellation(token: Token): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

function ignore(): void {}
