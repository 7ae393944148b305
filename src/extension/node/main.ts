import { Worker } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/umd/node-adapter";
import type * as vscode from "vscode";
import { begin, type Exports } from "../activate.ts";
import type { Link } from "../worker-seat.ts";

export function activate(context: vscode.ExtensionContext): Exports {
  return begin(context, async () => link(new Worker(context.asAbsolutePath("dist/worker.node.js"))));
}

function link(worker: Worker): Link {
  const died = new Promise<string>((resolve) => {
    worker.on("error", (error) => resolve(String(error)));
    worker.on("exit", (code) => resolve(`the worker ended with code ${code}`));
  });
  return { endpoint: nodeEndpoint(worker), died, terminate: () => void worker.terminate() };
}
