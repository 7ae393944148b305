import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  const beside = besides(path);
  try {
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Misuse(`${path} cannot be written: ${reason(error)}.`);
  }
}

/**
 * Ends the command where one of the files could not be written, before it has done any work. `-` is standard output,
 * and a file that is not asked for is undefined.
 */
export function ensureWritable(...paths: readonly (string | undefined)[]): void {
  for (const path of paths) if (path !== undefined && path !== "-") ensureOne(path);
}

function ensureOne(path: string): void {
  const trial = besides(path);
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw folder;
    writeFileSync(trial, "");
  } catch (error) {
    throw new Misuse(`${path} cannot be written: ${reason(error)}.`);
  } finally {
    rmSync(trial, { force: true });
  }
}

const folder = Object.assign(new Error("it is a folder"), { code: "EISDIR" });

const besides = (path: string) => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

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
