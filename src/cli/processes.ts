import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/** How a process of this program ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** Runs this program once for each list of arguments, as many at a time as there are processors: what came of each, in their order. */
export async function inProcesses(all: readonly (readonly string[])[]): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  const waiting = [...all.entries()];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      ended[next[0]] = await inProcess(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), all.length) }, hand));
  return ended;
}

function inProcess(argv: readonly string[]): Promise<Ended> {
  const [program = ""] = process.argv.slice(1);
  const child = spawn(process.execPath, [program, ...argv], { stdio: ["ignore", "pipe", "inherit"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out: Buffer.concat(parts).toString("utf8") }));
  });
}
