import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism, constants } from "node:os";
import { Misuse } from "./misuse.ts";

/**
 * Runs this program once for each list of arguments, as many at a time as there are processors: what each printed, in their order. `done` hears
 * of each as it ends. Whoever ends this program ends them too.
 */
export async function inProcesses(
  all: readonly (readonly string[])[],
  done: (at: number) => void = () => {},
): Promise<readonly string[]> {
  const printed: string[] = [];
  const waiting = [...all.entries()];
  const running = new Set<ChildProcess>();
  const forget = endWith(running);
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, argv] = next;
      printed[at] = await inProcess(argv, running);
      done(at);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), all.length) }, hand));
  } finally {
    waiting.length = 0;
    forget();
    for (const child of running) child.kill();
  }
  return printed;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Because a signal may be meant for this process alone, and nobody would read what the others print. */
function endWith(running: ReadonlySet<ChildProcess>): () => void {
  const end = (signal: NodeJS.Signals) => {
    for (const child of running) child.kill();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

function inProcess(argv: readonly string[], running: Set<ChildProcess>): Promise<string> {
  const [program = ""] = process.argv.slice(1);
  const child = spawn(process.execPath, [program, ...argv], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_, signal) => {
      running.delete(child);
      if (signal === null) resolve(Buffer.concat(parts).toString("utf8"));
      else reject(new Misuse(`${argv.join(" ")} was ended by ${signal} before it was done.`));
    });
  });
}
