import { Worker } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/umd/node-adapter";
import type * as vscode from "vscode";
import type { Link } from "../../notebook/live/worker-seat.ts";
import { begin, type Exports } from "../activate.ts";

export function activate(context: vscode.ExtensionContext): Exports {
  const from = (bundle: string) => async () =>
    link(new Worker(context.asAbsolutePath(`dist/${bundle}.node.js`)));
  return begin(context, { simulating: from("worker"), exporting: from("exporter") });
}

function link(worker: Worker): Link {
  const died = new Promise<string>((resolve) => {
    worker.on("error", (error) => resolve(String(error)));
    worker.on("exit", (code) => resolve(`the worker ended with code ${code}`));
  });
  return { endpoint: nodeEndpoint(worker), died, terminate: () => void worker.terminate() };
}
