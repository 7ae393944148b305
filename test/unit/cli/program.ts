import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** A folder with a freshly built command line in it, and what running it there gives. */
export interface Program {
  readonly folder: string;
  readonly bundle: string;
  run(...argv: string[]): { readonly code: number | null; readonly out: string; readonly err: string };
  /** Puts a file into the folder. */
  put(name: string, content: string | Uint8Array): void;
  remove(): void;
}

export function program(): Program {
  const folder = mkdtempSync(join(tmpdir(), "layerbook-"));
  const bundle = join(folder, "cli.js");
  buildSync({
    entryPoints: ["src/cli/main.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  return {
    folder,
    bundle,
    run(...argv) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...argv], {
        cwd: folder,
        encoding: "utf8",
      });
      return { code: status, out: stdout, err: stderr };
    },
    put(name, content) {
      writeFileSync(join(folder, name), content);
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
