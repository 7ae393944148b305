import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { manifestName } from "../notebook/course/course.ts";
import { isNotebook, isSkipped } from "../notebook/file-name.ts";
import { reason } from "./files.ts";
import { Misuse } from "./misuse.ts";

/** A file as it is named; of a folder all notebooks and courses in it and below, in the order of their names. */
export function documentsIn(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return isSkipped(entry.name) ? [] : documentsIn(inside);
      return entry.isFile() && (isNotebook(inside) || isManifest(inside)) ? [inside] : [];
    });
  } catch (error) {
    if (error instanceof Misuse) throw error;
    throw new Misuse(`${path} cannot be read: ${reason(error)}.`);
  }
}

export const isManifest = (path: string): boolean => basename(path) === manifestName;
