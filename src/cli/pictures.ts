import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Notebook } from "../notebook/document.ts";
import { picturesOf } from "../notebook/export/article.ts";
import { largestPicture, mediaTypeOf, type Pictures } from "../notebook/prose/picture.ts";
import { reason } from "./files.ts";

/** The pictures that a notebook shows and that lie in its folder; of one that cannot be carried it is said why. */
export function picturesBeside(file: string, notebook: Notebook): Pictures {
  const folder = dirname(file);
  return Object.fromEntries(
    picturesOf(notebook).flatMap((path) => {
      try {
        return [[path, addressOf(folder, path)]];
      } catch (error) {
        process.stderr.write(`${file}: the picture ${path} is left out: ${reason(error)}\n`);
        return [];
      }
    }),
  );
}

/** @throws where it is no picture, too large, not there, or a link out of the folder. */
function addressOf(folder: string, path: string): string {
  const type = mediaTypeOf(path);
  if (type === undefined) throw new Error("a page carries PNG, JPEG, GIF and WebP");
  const real = realpathSync(join(folder, path));
  if (!real.startsWith(`${realpathSync(folder)}${sep}`)) throw new Error("it lies outside the folder");
  if (statSync(real).size > largestPicture) throw new Error("it is larger than 2 MiB");
  return `data:${type};base64,${readFileSync(real).toString("base64")}`;
}
