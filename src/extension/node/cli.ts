import { spawn } from "node:child_process";
import type { RunCli } from "../tasks.ts";

/** The command line at `script`, by the editor's own Node. */
export const cli =
  (script: string): RunCli =>
  (argv, folder, write, token) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, ...argv], {
        cwd: folder.fsPath,
        // Because the desktop editor's Node is Electron, which else would open a window; elsewhere it means nothing.
        env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", write);
      token.onCancellationRequested(() => child.kill());
      child.on("error", reject);
      child.on("close", (code) => resolve(code ?? 2));
    });
