import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter";
import { evaluate } from "../../notebook/evaluate.ts";
import { simulation } from "../../notebook/worker.ts";

if (parentPort !== null) {
  const surroundings = { now: () => performance.now(), pause: () => setImmediate() };
  expose(simulation(evaluate, surroundings), nodeEndpoint(parentPort));
}
