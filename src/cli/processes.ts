import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

/** Runs this program once for each list of arguments, as many at a time as there are processors: what each printed, in their order. */
export async function inProcesses(all: readonly (readonly string[])[]): Promise<readonly string[]> {
  const printed: string[] = [];
  const waiting = [...all.entries()];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      printed[next[0]] = await inProcess(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), all.length) }, hand));
  return printed;
}

function inProcess(argv: readonly string[]): Promise<string> {
  const [program = ""] = process.argv.slice(1);
  const child = spawn(process.execPath, [program, ...argv], { stdio: ["ignore", "pipe", "inherit"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
}
