import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Misuse } from "./misuse.ts";

/** The bytes of a file; a file that cannot be read ends the command. */
export function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${reason(error)}.`);
  }
}

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function write(path: string, content: string | Uint8Array): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Misuse(`${path} cannot be written: ${reason(error)}.`);
  }
}

/** Writes data as JSON, to standard output where the path is `-`. */
export function writeJson(path: string, data: unknown): void {
  const text = `${JSON.stringify(data, null, 2)}\n`;
  if (path === "-") process.stdout.write(text);
  else write(path, text);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "it is not permitted",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
};

export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? message;
}
