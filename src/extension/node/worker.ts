import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter";
import { evaluate } from "../../notebook/evaluate.ts";
import { remote } from "../../notebook/remote.ts";

if (parentPort !== null) {
  const surroundings = { now: () => performance.now(), pause: () => setImmediate() };
  expose(remote(evaluate, surroundings), nodeEndpoint(parentPort));
}
