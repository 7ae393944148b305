import { expose } from "comlink";
import { evaluate } from "../../notebook/evaluate.ts";
import { remote } from "../../notebook/remote.ts";

expose(remote(evaluate, { now: () => performance.now(), pause: pauser() }));

/** A message to oneself: unlike a timer it is not held back to 4 ms, and it lets other messages in first. */
function pauser(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: () => void = () => {};
  port1.onmessage = () => resume();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(null);
    });
}
