import * as Comlink from "comlink";
import * as vscode from "vscode";
import type { Progress } from "../engine/index.ts";
import type { EvaluateRequest, Stop } from "../notebook/evaluate.ts";
import type { CellResult } from "../notebook/result.ts";
import { broken, stopped } from "../notebook/stopped.ts";
import type { Simulation } from "../notebook/worker.ts";

/** A worker and the way to talk to it. */
export interface Link {
  readonly endpoint: Comlink.Endpoint;
  /** Resolves with the reason when the worker ends by itself. */
  readonly died: Promise<string>;
  terminate(): void;
}

/** The one thing in which the Node and the web extension host differ. */
export type MakeWorker = () => Promise<Link>;

export interface Simulator extends vscode.Disposable {
  /** Runs one cell in the worker, after those asked for earlier. Never rejects: what goes wrong is in the result. */
  run(request: EvaluateRequest, progress: OnProgress, token: vscode.CancellationToken): Promise<CellResult>;
}

export type OnProgress = (step: Progress) => void;

/** How long a worker may take to answer a cancel before it is ended, ms. */
const patience = 100;
/** How long beyond the longest run a silent worker is waited for, ms. */
const grace = 1000;

/** Keeps one worker warm, and replaces it when it dies or does not listen. */
export function simulator(makeWorker: MakeWorker): Simulator {
  const seat = workerSeat(makeWorker);
  let queue: Promise<unknown> = Promise.resolve();

  async function runNow(
    request: EvaluateRequest,
    progress: OnProgress,
    token: vscode.CancellationToken,
  ): Promise<CellResult> {
    if (token.isCancellationRequested) return stopped(request, "cancelled");
    const longest = longestRun();
    const limit = deadline();
    limit.set("wall-time", longest + grace);
    const listening = token.onCancellationRequested(() => {
      limit.set("cancelled", patience);
      seat.worker().then(({ simulation }) => simulation.cancel(), ignore);
    });
    try {
      const { simulation, died } = await seat.worker();
      if (token.isCancellationRequested) return stopped(request, "cancelled");
      return await Promise.race([
        simulation.run(request, longest, Comlink.proxy(unlessCancelled(progress, token))),
        died.then((reason) => Promise.reject(new Error(reason))),
        limit.reached.then((stop) => {
          seat.replace();
          return stopped(request, stop);
        }),
      ]);
    } catch (error) {
      seat.replace();
      return broken(request, String(error));
    } finally {
      limit.clear();
      listening.dispose();
    }
  }

  return {
    run(request, progress, token) {
      const turn = queue.then(() => runNow(request, progress, token));
      // Because the next run needs a worker that is free, but who cancelled this one should not wait for that.
      queue = turn;
      return Promise.race([turn, cancellation(token).then(() => stopped(request, "cancelled"))]);
    },
    dispose: seat.leave,
  };
}

function unlessCancelled(progress: OnProgress, token: vscode.CancellationToken): OnProgress {
  return (step) => {
    if (!token.isCancellationRequested) progress(step);
  };
}

/** The worker that is at work now. */
function workerSeat(makeWorker: MakeWorker) {
  let seated = start();

  async function start() {
    const link = await makeWorker();
    return { ...link, simulation: Comlink.wrap<Simulation>(link.endpoint) };
  }
  function leave() {
    seated.then(({ terminate }) => terminate(), ignore);
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
  };
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

function cancellation(token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

/** The author's limit on the wall time of one run, ms. */
function longestRun(): number {
  return 1000 * vscode.workspace.getConfiguration("layerbook").get("longestRun", 60);
}

function ignore(): void {}
